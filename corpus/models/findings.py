"""Findings: what is told in articles, each with the verbatim slice that tells it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from corpus.models.articles import ArchiveRecord, Article

if TYPE_CHECKING:
    from corpus.answering.accounts import Account
    from corpus.stated_figures import StatedFigure


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
