"""What the corpus hands out: frozen dataclasses that know nothing of SQL and nothing of Discord."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from corpus.answering.accounts import Account
    from corpus.stated_figures import StatedFigure

DateFound = Literal["printed", "metadata", "url", "inferred", "given"]
"""How a publication date was found: printed in the article, in the page's metadata, in the URL, inferred by
somebody who gives reasons, or given by the person who added the article."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose articles a question is about: the shared ones and, for a guild, its own on top.

    Args:
        guild_id: Discord's id of the guild; ``None`` for the shared articles alone (direct messages, the shell).
    """

    guild_id: int | None = None


SHARED = Scope()


@dataclass(frozen=True, slots=True)
class Selection:
    """What somebody wants to be told of; empty parts do not narrow it.

    Args:
        topic: words, or a phrase in quotation marks.
        person: a name, as typed.
        outlet: an outlet or an agency, as typed.
    """

    topic: str = ""
    person: str = ""
    outlet: str = ""

    @property
    def words(self) -> str:
        """For people: "about Syria by Putin from DW"; empty for everything."""
        parts = (("about", self.topic), ("by", self.person), ("from", self.outlet))
        return " ".join(f"{word} {value}" for word, value in parts if value)


EVERYTHING = Selection()


class Days(NamedTuple):
    """A range of days, both ends included; ``None`` leaves an end open."""

    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, and how that is known.

    Args:
        day: the day in the outlet's own calendar.
        how: how it was found.
        why: a line of reasoning, or the words of the article the date was read from.
        time: the time of day where the article gives one, in the outlet's own time zone (naive).
    """

    day: dt.date
    how: DateFound
    why: str = ""
    time: dt.time | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as read from a file or a page, before it is stored.

    Args:
        title: the headline.
        text: the body without boilerplate, one paragraph a line. All offsets refer to exactly this string.
        original: the bytes it was read from.
        outlet: who published it ("Middle East Eye").
        agencies: the news agencies it is credited to ("AFP", "AP").
        byline: the reporter's name as printed.
        dateline: the place the report is filed from ("MOSCOW").
        published: when, and how that is known; ``None`` when no date was found.
        url: where it was published.
        language: an ISO 639-1 code; ``None`` when not known.
        key: the caller's own name for it (a seed's file name, the ``id`` of a JSON line); loading the
            same key again replaces the article by a new version.
        warnings: whole sentences about what looks wrong, such as that no date was found.
    """

    title: str
    text: str
    original: bytes
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    byline: str | None = None
    dateline: str | None = None
    published: Published | None = None
    url: str | None = None
    language: str | None = "en"
    key: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What was found wrong with an article after it was published.

    Args:
        kind: "retracted" where the article as a whole no longer stands.
        text: what is wrong, in the words of the moderators who noted it.
        url: where the outlet says so.
        day: when it was last noted in this archive (UTC).
    """

    kind: Literal["corrected", "retracted"]
    text: str
    url: str | None
    day: dt.date


@dataclass(frozen=True, slots=True)
class Article:
    """A stored article without its text.

    Args:
        number: what its reference is made of; see :attr:`reference`.
        version: the store's id of this version.
        ordinal: the version, counted from 1.
        is_current: whether this is what the article says now.
        title: the headline.
        outlet: who published it.
        agencies: the news agencies it is credited to.
        byline: the reporter's name as printed.
        dateline: the place the report is filed from.
        published: when, and how that is known.
        url: where it was published.
        language: an ISO 639-1 code.
        key: the loader's own name for it.
        correction: what was found wrong with it; shown wherever it is cited.
        removed_at: when it was taken out of the archive (UTC); such an article is in no answer.
    """

    number: int
    version: int
    ordinal: int
    is_current: bool
    title: str
    outlet: str | None
    agencies: tuple[str, ...]
    byline: str | None
    dateline: str | None
    published: Published | None
    url: str | None
    language: str | None
    key: str | None
    correction: Correction | None = None
    removed_at: dt.datetime | None = None

    @property
    def reference(self) -> str:
        """What people type to name the article: ``A12``."""
        return f"A{self.number}"


@dataclass(frozen=True, slots=True)
class Fetch:
    """Where something was fetched.

    Args:
        url: the address at which all redirects ended.
        at: when (UTC).
    """

    url: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class ArchiveRecord:
    """What the archive keeps as proof of an article.

    Args:
        original_sha256: of the bytes the article was read from, in hexadecimal.
        original_size: their number.
        text_sha256: of the stored text in UTF-8, in hexadecimal.
        file_name: what was loaded, where it was a file.
        added_at: when it was stored (UTC).
        sentences, quotes, dated_sentences: how many of each the text holds.
        fetch: where and when it was fetched, where it was.
    """

    original_sha256: str
    original_size: int
    text_sha256: str
    file_name: str | None
    added_at: dt.datetime
    sentences: int
    quotes: int
    dated_sentences: int
    fetch: Fetch | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A verbatim slice of a stored article: ``text`` is ``article's text[start:end]``, cut out when it was read.

    Args:
        article: where it stands.
        start: the first character's offset in the stored text.
        end: the offset behind the last character.
        text: the slice.
        marked: stretches within ``text`` (offsets into it) that matched, for display.
    """

    article: Article
    start: int
    end: int
    text: str
    marked: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a search found.

    Args:
        passages: best first, or newest first where nothing was ranked.
        notes: how the query was understood where that is not plain: a misspelt word, an outlet, a range of days.
        total: how many articles matched, where that was counted.
    """

    passages: tuple[Passage, ...]
    notes: tuple[str, ...] = ()
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the archive answers to a question.

    Args:
        status: "answered", or "not in the archive" when the evidence is too weak for an answer.
        short: the span of the evidence that answers (a name, a date, a quantity), a verbatim slice of it.
        evidence: the sentences that carry the answer, strongest first; empty without an answer.
        closest: what came closest, shown as *not an answer*; empty with an answer.
        why: how the question was understood and why it was answered or refused, a sentence a line.
        notes: what must be known to read the answer rightly, whole sentences: a word that was taken for another one,
            something that was only planned.
        figures: figures that count the same thing as the answer, by the days they are for, where they differ.
        accounts: what independent articles answer, the shown answer first, where they differ.
    """

    status: Literal["answered", "not in the archive"]
    short: str | None
    evidence: tuple[Passage, ...]
    closest: tuple[Passage, ...]
    why: tuple[str, ...]
    notes: tuple[str, ...] = ()
    figures: tuple[StatedFigure, ...] = ()
    accounts: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation of a stored article.

    Args:
        number: what its reference ``Q34`` is made of.
        passage: the quotation from its first to its last character, marks included, with whatever stands between
            its pieces.
        sentence: the sentences it stands in.
        kind: "direct", "mixed" (a quoted fragment inside reported speech) or "indirect".
        level: how the speaker is known; "not determined" means that no name may be shown, "given by a moderator" that
            a moderator of the server named the speaker, not the reader of the article.
        speaker: the speaker's fullest name in the article.
        speaker_written: the speaker as the sentence has it ("he", "Russia's top diplomat").
        antecedent: for a resolved speaker, the words the pronoun or description goes back to.
        said: when it was said, in the article's words ("on Tuesday").
        relay: through whom or what it reached the outlet, in the article's words.
        addressee: to whom it was said, in the article's words.
        insertions: the words in brackets that the outlet put into the quotation.
        is_current: whether the article's current version still holds it.
        corrected: the number in the audit record under which a moderator gave the speaker, or said that there is none.
    """

    number: int
    passage: Passage
    sentence: Passage
    kind: Literal["direct", "mixed", "indirect"]
    level: Literal["named", "resolved", "not determined", "given by a moderator"]
    speaker: str | None
    speaker_written: str | None
    antecedent: str | None
    said: str | None
    relay: str | None
    addressee: str | None
    insertions: tuple[str, ...]
    is_current: bool
    corrected: int | None = None

    @property
    def reference(self) -> str:
        """What people type to name the quotation: ``Q34``."""
        return f"Q{self.number}"


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """A dated event of a stored article.

    Args:
        number: what its reference ``E5`` is made of.
        passage: the sentence that tells it.
        first, last: the days it may have happened on, both included.
        precision: "day", "month", "year", "interval" and so on, as :mod:`corpus.text.events` has it.
        kind: "happened", "said", "state" or "scheduled".
        expression: the words that date it ("on Tuesday"); ``None`` when the publication day does.
        how: how the expression was resolved, for people.
        also: the same event in further articles.
        independent: how many different texts tell it; copies of one agency text count once.
        is_current: whether the article's current version still holds it.
    """

    number: int
    passage: Passage
    first: dt.date
    last: dt.date
    precision: str
    kind: Literal["happened", "said", "state", "scheduled"]
    expression: str | None
    how: str
    also: tuple[Passage, ...] = ()
    independent: int = 1
    is_current: bool = True

    @property
    def reference(self) -> str:
        """What people type to name the event: ``E5``."""
        return f"E{self.number}"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Whom a typed name means.

    Args:
        typed: as typed.
        status: "found" (one entity), "ambiguous" (several: ask back) or "not_found".
        entities: the store's ids and the names of whom it means or may mean.
        why: why it matched, as a phrase for people ("by transliteration"); "exact" when it simply is the name.
        did_you_mean: names that are close, when it was not found.
    """

    typed: str
    status: Literal["found", "ambiguous", "not_found"]
    entities: tuple[tuple[int, str], ...] = ()
    why: str = ""
    did_you_mean: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody was called, as written, with the publication day it was seen on."""

    text: str
    article: Article


@dataclass(frozen=True, slots=True)
class PersonCard:
    """What the archive knows about a person, organisation or place.

    Args:
        name: the fullest form seen.
        kind: which of the three.
        spellings: every form seen with how often, most frequent first.
        aliases: spellings that moderators gave to it.
        roles: titles and descriptions, newest first.
        quotes: how many quotations are theirs.
        articles: how many articles name them.
        first_seen, last_seen: the oldest and the newest dated article that does.
        why: why the typed name matched.
    """

    name: str
    kind: Literal["person", "organisation", "place"]
    spellings: tuple[tuple[str, int], ...]
    roles: tuple[Role, ...]
    quotes: int
    articles: int
    first_seen: Article | None
    last_seen: Article | None
    why: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where something comes from: the article, its archive record, and the text around what was asked about.

    Args:
        article: the article.
        record: its archive record.
        passage: the quotation, sentence or the article's first sentences.
        before, after: the sentences around the passage, verbatim; empty where there are none.
        citation: ready to paste, as plain text.
        markdown, bibtex: the same for Markdown and for BibLaTeX.
        is_current: whether the current version still holds the passage.
        copies: other articles that print nearly the same text, as of one agency: together one independent text.
    """

    article: Article
    record: ArchiveRecord
    passage: Passage
    before: str
    after: str
    citation: str
    markdown: str
    bibtex: str
    is_current: bool
    copies: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much the archive holds, for ``!about``."""

    articles: int
    quotes: int
    events: int
    figures: int
    names: int
    first_day: dt.date | None
    last_day: dt.date | None
