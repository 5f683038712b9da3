"""Query: what a person asked for, the same object for every command and every front end.

Query words stand anywhere in the text::

    from:DW  from: Middle East Eye     articles of this outlet
    by: Sergei Lavrov                  said by this person
    before:2015  after:2015-06-29      published (on a timeline: happened) before, after
    during: September 2015             within that day, month, year
    exact:                             no fuzzy matching, no transliteration
    "phrase"  -word                    with exactly these words; without this word

A value is one word, or several in quotation marks; after ``name: `` with a blank, a run of capitalised words or a
date of several words is one value, too.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from corpus.errors import QueryError
from corpus.models import Days
from corpus.text.dates import find_timexes
from corpus.text.words import content_words

LONGEST = 1_000  # characters; a question longer than this is a pasted text
_FLAG = re.compile(r"(?<!\S)(from|by|before|after|during|exact):", re.IGNORECASE)
_QUOTED = re.compile(r"""["“”„«]([^"“”„«»]*)["“”»]""")
_EXCLUDED = re.compile(r"(?<!\S)-(?=[^\W_])(\S+)")
_RUN = re.compile(r"(?:[^\W\d_a-z]\S*|(?:al|el|bin|ibn|de|van|von|of|the)\b\S*)(?:\s+|$)")
_YES = re.compile(r"\s*(?:yes|on|true)\b", re.IGNORECASE)
# What may stand in a Discord message but is never part of a question: controls, direction marks and overrides.
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed question.

    Args:
        text: as typed, without invisible characters.
        words: what is left when query words, phrases and exclusions are taken out.
        phrases: what stood in quotation marks.
        excluded: words that must not be there.
        outlet: the value of ``from:``.
        speaker: the value of ``by:``.
        days: the range that ``before: after: during:`` make, ends included.
        exact: whether fuzzy matching is off.
        today: what relative dates are resolved against; without it they are not read as dates.
    """

    text: str
    words: str
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    outlet: str | None = None
    speaker: str | None = None
    days: Days | None = None
    exact: bool = False
    today: dt.date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was asked for."""
        return not (self.words or self.phrases or self.outlet or self.speaker or self.days)

    @property
    def content(self) -> list[str]:
        """The words to look for, folded and without stop words: those of the phrases, too."""
        return content_words(" ".join((self.words, *self.phrases)))

    @classmethod
    def parse(cls, text: str, today: dt.date | None = None) -> Query:
        """Read a question.

        Args:
            text: what the person typed behind the command.
            today: what relative dates ("after: last week") are resolved against.

        Raises:
            QueryError: the text is too long, a query word lacks its value, or a date cannot be read.
        """
        text = UNSEEN.sub("", text).strip()
        if len(text) > LONGEST:
            raise QueryError(
                f"That is {len(text):,} characters; a question may have {LONGEST:,}. "
                "To look a quotation up, give its first sentence."
            )
        values: dict[str, str] = {}
        rest = ""
        at = 0
        for flag in _FLAG.finditer(text):
            if flag.start() < at:
                continue
            name = flag.group(1).lower()
            value, end = _value(text, flag.end(), name, today)
            if name != "exact" and not value:
                raise QueryError(f"“{name}:” needs a value, for example `{_EXAMPLES[name]}`.")
            values[name] = value
            rest += text[at : flag.start()] + " "
            at = end
        rest += text[at:]

        phrases = tuple(phrase.strip() for phrase in _QUOTED.findall(rest) if phrase.strip())
        rest = _QUOTED.sub(" ", rest)
        excluded = tuple(word for word in _EXCLUDED.findall(rest))
        rest = _EXCLUDED.sub(" ", rest)
        return cls(
            text=text,
            words=" ".join(rest.split()),
            phrases=phrases,
            excluded=excluded,
            outlet=values.get("from"),
            speaker=values.get("by"),
            days=_days(values, today),
            exact="exact" in values,
            today=today,
        )


_EXAMPLES = {
    "from": "from:DW",
    "by": "by:Putin",
    "before": "before:2015",
    "after": "after:2015-06-29",
    "during": "during:2015-09",
}


def parse_days(text: str, today: dt.date | None = None) -> Days:
    """Read a day, month, year or other stretch of time: "2015", "2015-09", "15 September 2015", "last week".

    Raises:
        QueryError: it is none, or does not denote days.
    """
    wanted = text.strip().strip('"“”„«».,')
    iso = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", wanted)
    try:
        if iso:
            return _iso_days(*(int(part) if part else None for part in iso.groups()))
    except ValueError:
        raise QueryError(f"“{wanted}” is not in the calendar. Write a date as `2015-09-15`.") from None
    for timex in find_timexes(wanted, today):
        if timex.first and timex.last and not wanted[: timex.start].strip() and not wanted[timex.end :].strip():
            return Days(timex.first, timex.last)
    raise QueryError(f"“{wanted}” is not a date I can read. Write `2015`, `2015-09` or `2015-09-15`.")


def _iso_days(year: int | None, month: int | None, day: int | None) -> Days:
    if year is None:
        raise ValueError
    if month is None:
        return Days(dt.date(year, 1, 1), dt.date(year, 12, 31))
    if day is None:
        first = dt.date(year, month, 1)
        following = dt.date(year + month // 12, month % 12 + 1, 1)
        return Days(first, following - dt.timedelta(days=1))
    return Days(dt.date(year, month, day), dt.date(year, month, day))


def _days(values: dict[str, str], today: dt.date | None) -> Days | None:
    first: list[dt.date] = []
    last: list[dt.date] = []
    one = dt.timedelta(days=1)
    for name in ("before", "after", "during"):
        if name not in values:
            continue
        days = parse_days(values[name], today)
        if name == "before" and days.first:
            last.append(days.first - one)
        elif name == "after" and days.last:
            first.append(days.last + one)
        elif days.first and days.last:
            first.append(days.first)
            last.append(days.last)
    if not first and not last:
        return None
    found = Days(max(first, default=None), min(last, default=None))
    if found.first and found.last and found.first > found.last:
        raise QueryError(
            f"No day is both on or after {found.first} and on or before {found.last}. Change `before:` or `after:`."
        )
    return found


def _value(text: str, at: int, name: str, today: dt.date | None) -> tuple[str, int]:
    """Return the value of a query word that begins at ``at``, and where it ends."""
    if name == "exact":
        yes = _YES.match(text, at)
        return "", yes.end() if yes else at
    blank = at < len(text) and text[at].isspace()
    while at < len(text) and text[at].isspace():
        at += 1
    quoted = _QUOTED.match(text, at)
    if quoted:
        return quoted.group(1).strip(), quoted.end()
    word = re.compile(r"\S*").match(text, at)
    end = word.end() if word else at
    if _FLAG.match(text, at):
        return "", at
    if blank and name in ("before", "after", "during"):
        end = _date_end(text, at, end, today)
    elif blank:
        run = at
        while (part := _RUN.match(text, run)) and not _FLAG.match(text, run):
            run = part.end()
        end = max(end, run)
    return text[at:end].strip(), end


def _date_end(text: str, at: int, end: int, today: dt.date | None) -> int:
    """Return the end of the longest date of up to four words at ``at``, or ``end`` if there is none."""
    for words in (4, 3, 2):
        candidate = re.compile(rf"(?:\S+\s+){{{words - 1}}}\S+").match(text, at)
        if candidate is None or _FLAG.search(candidate.group()):
            continue
        try:
            parse_days(candidate.group(), today)
        except QueryError:
            continue
        return candidate.end()
    return end
