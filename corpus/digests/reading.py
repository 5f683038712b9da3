"""Reading: what somebody types to set a digest, such as "every Monday at 8 Berlin time about Syria".

A wish is words about time in any order, then ``about``, ``by`` and ``from``, each up to the next of them. What stands
in quotation marks is taken as it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from corpus.digests.model import GRACE, Wish
from corpus.digests.schedule import WEEKDAYS, Every, Schedule
from corpus.errors import QueryError
from corpus.models import Selection
from corpus.time_zones import find_time_zone

LONGEST = 300  # characters
LONGEST_GRACE = 24  # hours
EXAMPLE = "`every Monday at 8:00 Berlin time about Syria`"
_TOKEN = re.compile(r"""["“”„«][^"“”„«»]*["“”»]|\S+""")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_KEYWORDS = {"about": "topic", "by": "person", "from": "outlet"}
_SILENT = re.compile(
    r"\b(?:silent|nothing)\b(?:\s+(?:when|if)\s+(?:it\s+is\s+)?(?:empty|nothing\s+is\s+new|nothing\s+new))?"
)
_GRACE = re.compile(r"\b(?:grace|late|up\s+to)\s*:?\s*(?:of\s+)?(?P<hours>\d{1,3})\s*(?:h|hours?)(?:\s+late)?\b")
_WEEKDAYS = re.compile(
    r"\b(?:(?:on|every|each)\s+)?(?:(?:week|work|working\s+)days?|mon(?:day)?\s*(?:-|–|to)\s*fri(?:day)?)\b"
)
_WEEK = re.compile(
    r"\b(?:weekly\s+|every\s+week\s+)?(?:(?:on|every|each)\s+)?"
    r"(?P<day>mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|s|rs|urday)?s?\b"
)
_DAY = re.compile(r"\b(?:daily|(?:every|each)\s+(?:day|morning|noon|afternoon|evening|night)|nightly)\b")
_TIME = re.compile(
    r"(?<![+\-−–\d])(?:\bat\s+)?\b(?:(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?\s*"
    r"(?P<half>[ap]\.?m\b\.?)?(?:\s*(?:o['’]?clock|uhr|hours)\b)?|(?P<word>noon|midnight))"
)
_FILLING = re.compile(r"\b(?:local|time|zone|in|the|at|on|and\s+then|please|post)\b|[,;()]")


def read_wish(text: str, zone: str, now: dt.datetime, given: Mapping[str, str] | None = None) -> Wish:
    """Read what a digest is to be.

    Args:
        text: as typed.
        zone: the IANA name of the zone that is meant when none is named.
        now: the present moment, for zones named by their offset.
        given: ``zone``, ``topic``, ``person`` and ``outlet`` that were given apart from the text; they go before it.

    Raises:
        QueryError: something cannot be understood; the text says what, and how it is written.
    """
    text = _UNSEEN.sub(" ", text)
    if len(text) > LONGEST:
        raise QueryError(f"That is {len(text):,} characters; {LONGEST} are enough, for example {EXAMPLE}.")
    parts = {name: value.strip() for name, value in (given or {}).items() if value.strip()}
    when, about = _parts(text)
    selection = {name: parts.get(name, about.get(name, "")) for name in _KEYWORDS.values()}
    rest, is_silent = _taken(_SILENT, when.casefold())
    rest, grace = _taken(_GRACE, rest)
    rest, every, weekday = _days(rest)
    rest, time = _time(rest)
    rest = " ".join(_FILLING.sub(" ", rest).split())
    named = parts.get("zone") or rest
    if rest and "zone" in parts:
        raise QueryError(f"I did not understand “{rest}”. Write for example {EXAMPLE}.")
    return Wish(
        Schedule(every, time, find_time_zone(named, now) if named else zone, weekday),
        Selection(**selection),
        is_silent=is_silent is not None,
        grace=_hours(grace) if grace else GRACE,
    )


def _parts(text: str) -> tuple[str, dict[str, str]]:
    """Cut a wish at its keywords: into the words about time, and what it is about."""
    part = "when"
    found: dict[str, list[str]] = {"when": []}
    for token in _TOKEN.findall(text):
        keyword = _KEYWORDS.get(token.casefold().rstrip(":"))
        if keyword:
            part = keyword
            found[part] = []
        else:
            found[part].append(token)
    when = " ".join(found.pop("when"))
    for name, tokens in found.items():
        if not tokens:
            word = next(word for word, part in _KEYWORDS.items() if part == name)
            raise QueryError(f"“{word}” needs to be followed by something, for example {EXAMPLE}.")
    quoted = {name: " ".join(tokens) for name, tokens in found.items()}
    # Quotation marks make a phrase of a topic; around a name they only hold it together.
    return when, {name: value if name == "topic" else value.strip('"“”„«» ') for name, value in quoted.items()}


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, re.Match[str] | None]:
    """Take the first match out of a text."""
    found = pattern.search(text)
    return (text, None) if found is None else (f"{text[: found.start()]} {text[found.end() :]}", found)


def _days(text: str) -> tuple[str, Every, int | None]:
    rest, found = _taken(_WEEKDAYS, text)
    if found:
        return rest, "weekday", None
    rest, found = _taken(_WEEK, text)
    if found:
        return rest, "week", [day[:3].lower() for day in WEEKDAYS].index(found["day"])
    rest, found = _taken(_DAY, text)
    if found is None and re.search(r"\b(?:weekly|every\s+week)\b", text):
        raise QueryError("Say on which day of the week, for example `weekly Monday 08:00`.")
    return rest, "day", None


def _time(text: str) -> tuple[str, dt.time]:
    rest, found = _taken(_TIME, text)
    if found is None:
        raise QueryError(f"Say at what time of the day, for example {EXAMPLE} or `daily 18:30`.")
    if found["word"]:
        return rest, dt.time(12 if found["word"] == "noon" else 0)
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            raise QueryError(f"“{found.group().strip()}” is no time of the day. Write `8:00`, `8 pm` or `20:00`.")
        hour = hour % 12 + (12 if found["half"].startswith("p") else 0)
    if hour > 23 or minute > 59:
        raise QueryError(f"“{found.group().strip()}” is no time of the day. Write `8:00`, `8 pm` or `20:00`.")
    return rest, dt.time(hour, minute)


def _hours(found: re.Match[str]) -> dt.timedelta:
    hours = int(found["hours"])
    if not 1 <= hours <= LONGEST_GRACE:
        raise QueryError(f"A post may be from 1 to {LONGEST_GRACE} hours late, for example `grace 6h`.")
    return dt.timedelta(hours=hours)
