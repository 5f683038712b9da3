"""Follow-up: a question in a reply to an answer keeps what it lacks itself of the question answered there.

Person, topic, outlet and days are kept, never what the answer showed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.finding.question import understand
from corpus.models import Days
from corpus.query import LONGEST, Query
from corpus.text.dates import find_timexes

SHORT = 6  # words: "and in 2021?", "and in the north of Syria?"
_OPENING = re.compile(r"^\W*(?:(?:and|but|so|then|or)\b\W*)?(?:(?:what|how) about\b)?", re.IGNORECASE)
_QUESTION = re.compile(r"\b(?:who|whom|whose|when|where|why|which|what|how)\b", re.IGNORECASE)
_WHO_IS = re.compile(r"\bwho (?:is|was|are|were)\b", re.IGNORECASE)
_PREPOSITION = re.compile(r"(?:in|on|at|by|of|for|from|about|to|during|since|before|after|until)\s+", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_a-z][\w'’-]*(?:\s+(?:(?:al|bin|ibn|de|van|von|of)\s+)?[^\W\d_a-z][\w'’-]*)*")
_LEADING = re.compile(
    r"\W*(?:(?:who|whom|whose|when|where|why|which|what|how|did|does|do|is|was|are|were|has|have|had|will|and|in|the)\b\W*)+",
    re.IGNORECASE,
)
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question made whole.

    Args:
        query: the question with what was taken over.
        taken: what was taken over, a phrase each; empty when the question lacked nothing.
    """

    query: Query
    taken: tuple[str, ...]


def follow_up(query: Query, earlier: Query) -> FollowUp:
    """Return a question with the parts of an earlier one that it lacks.

    Args:
        query: the question typed in reply.
        earlier: the question that was answered there.
    """
    fragment = query.words[_end_of(_OPENING, query.words) :].strip(" ?!.,")
    if not _QUESTION.search(fragment) and len(fragment.split()) <= SHORT:
        words, taken = _changed(fragment, earlier.words, keeps_days=query.days is None)
    else:
        words, taken = _completed(query, earlier.words)
    kept = {
        "outlet": query.outlet or earlier.outlet,
        "speaker": query.speaker or (None if _names(query.words) else earlier.speaker),
        "days": query.days or (None if _dates(query.words) else earlier.days),
        "phrases": query.phrases or earlier.phrases if words != query.words else query.phrases,
    }
    whole = replace(query, words=words, **kept)
    for name, flag in (("outlet", "from:"), ("speaker", "by:")):
        if getattr(query, name) is None and getattr(whole, name):
            taken.append(f"{flag}{getattr(whole, name)}")
    if query.days is None and whole.days:
        taken.append(" ".join(_days(whole.days)))
    text = _typed(whole)
    if not taken or len(text) > LONGEST:
        return FollowUp(query, ())
    return FollowUp(replace(whole, text=text), tuple(taken))


def subject_of(earlier: Query) -> str:
    """Return whom or what a question is about, as one could type it for another command: its first name, or its topic.

    Its outlet and days stay; a speaker asked for stands for a name.
    """
    bare = _without(earlier.words, _dates(earlier.words))
    names = [bare[start:end] for start, end in _names(bare)] or ([earlier.speaker] if earlier.speaker else [])
    topic = " ".join(term.word for term in understand(bare).terms if not term.is_frame)
    return _typed(replace(earlier, words=names[0] if names else topic, speaker=None, phrases=(), excluded=()))


def _changed(fragment: str, earlier: str, *, keeps_days: bool) -> tuple[str, list[str]]:
    """Return the earlier words with the part that the fragment replaces, and what is left of them."""
    rest = earlier.rstrip(" ?!.")
    dates = _dates(fragment)
    if dates or not keeps_days:
        rest = _without(rest, _dates(rest))
    plain = _without(fragment, dates)
    when = " ".join(fragment[start:end] for start, end in _with_prepositions(fragment, dates))
    left = rest
    if plain:
        place = _place_of(plain, rest)
        if place is None:
            rest = f"{rest} {plain}"
        else:
            left = f"{rest[: place[0]]}…{rest[place[1] :]}"
            rest = f"{rest[: place[0]]}{plain}{rest[place[1] :]}"
    words = " ".join(f"{rest} {when}".split())
    return words, [f"“{' '.join(left.split())}”"] if left.strip(" …") else []


def _place_of(plain: str, earlier: str) -> tuple[int, int] | None:
    """Return what a fragment stands for: the words behind the same preposition, or else the first name."""
    names = _names(earlier)
    preposition = _PREPOSITION.match(plain)
    if preposition is None:
        return names[0] if names else None
    for found in re.finditer(rf"\b{preposition.group().strip()}\s+(?:the\s+)?(?=(\w+))", earlier, re.IGNORECASE):
        return next(
            ((found.start(), end) for start, end in names if start == found.end()), (found.start(), found.end(1))
        )
    return None


def _completed(query: Query, earlier: str) -> tuple[str, list[str]]:
    """Return a question of its own with the names, the topic and the dates of an earlier one that it has none of."""
    taken: list[str] = []
    dates = _dates(earlier)
    bare = _without(earlier, dates)
    terms = [term for term in understand(_without(query.words, _dates(query.words))).terms if not term.is_frame]
    names = _names(query.words)
    if not names and not query.speaker:
        taken += [bare[start:end] for start, end in _names(bare)]
    if not any(not term.is_name for term in terms) and not _WHO_IS.search(query.words):
        inside = {word for start, end in _names(bare) for word in bare[start:end].casefold().split()}
        known = [term for term in understand(bare).terms if not term.is_frame and term.word not in inside]
        taken += [term.word for term in known]
    if not _dates(query.words) and query.days is None and not _WHO_IS.search(query.words):
        taken += [earlier[start:end] for start, end in _with_prepositions(earlier, dates)]
    words = " ".join((query.words.rstrip(" ?"), *taken))
    return words, [f"“{each}”" for each in taken]


def _names(text: str) -> list[tuple[int, int]]:
    """Return where names stand: runs of capitalised words, without the words that begin a question, and no dates."""
    dates = _dates(text)
    start = _end_of(_LEADING, text)
    return [
        found.span()
        for found in _NAME.finditer(text, start)
        if not any(found.start() < end and first < found.end() for first, end in dates)
    ]


def _dates(text: str) -> list[tuple[int, int]]:
    return [(timex.start, timex.end) for timex in find_timexes(text, None) if timex.type in ("DATE", "TIME")]


def _with_prepositions(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    wide: list[tuple[int, int]] = []
    for start, end in spans:
        before = re.search(
            r"\b(?:in|on|at|by|of|from|during|since|before|after|until)\s+$", text[:start], re.IGNORECASE
        )
        wide.append((before.start() if before else start, end))
    return wide


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in reversed(_with_prepositions(text, spans)):
        text = f"{text[:start]} {text[end:]}"
    return " ".join(text.split()).strip(" ,")


def _end_of(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0


def _days(days: Days) -> list[str]:
    first = [f"after:{days.first - _DAY}"] if days.first and days.first > dt.date.min else []
    last = [f"before:{days.last + _DAY}"] if days.last and days.last < dt.date.max else []
    return first + last


def _typed(query: Query) -> str:
    """Return a query as one could type it."""
    parts = [query.words, *(f'"{phrase}"' for phrase in query.phrases), *(f"-{word}" for word in query.excluded)]
    if query.outlet:
        parts.append(f'from:"{query.outlet}"')
    if query.speaker:
        parts.append(f'by:"{query.speaker}"')
    parts += _days(query.days) if query.days else []
    return " ".join((*parts, *(["exact:"] if query.exact else [])))
