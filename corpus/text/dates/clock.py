"""Times of day: "5:30 a.m. on Thursday", "the night of 10 August 1792"."""

from __future__ import annotations

from corpus.text.dates import days, periods, relative
from corpus.text.dates.context import Context, Meaning, dated, placed
from corpus.text.dates.grammar import Found
from corpus.text.dates.numbers import value_of
from corpus.text.dates.periods import Period
from corpus.text.dates.words import MONTHS, PARTS_OF_DAY, ZONES


def clock(found: Found, context: Context) -> Meaning | list[Meaning] | None:
    """A time of day with the day where the text tells it; "5 p.m. on May 2" is two expressions."""
    classes, words = found.classes, found.words
    start = _clock_start(classes)
    hour, minute, zone = _read_clock(words[start:], classes[start:])
    if hour is None:
        return None
    day = _day_beside(found, context)
    date = day.first if day else None
    prefix = date.isoformat() if date else "XXXX-XX-XX"
    value = f"{prefix}T{hour:02d}:{minute:02d}{zone}"
    time = Meaning("TIME", value, date, date, "day" if date else "vague", context.now, mentions=day)
    between = max(classes.find("i"), classes.find(",") if classes[-1] != "," else -1)
    if between < 0 or day is None:
        return time
    split = found.first + between
    beside = dated(day, anchor=context.now)
    if start > between:
        return placed((beside, found.first, split - 1), (time, split + 1, found.last))
    return placed((time, found.first, split - 1), (beside, split + 1, found.last))


def _clock_start(classes: str) -> int:
    colon = classes.find(":")
    if colon > 0:
        return colon - 1
    for index, letter in enumerate(classes):
        following = classes[index + 1 : index + 2]
        if letter in "DNYC" and following and following in "kaJZo":
            return index
    return 0


def _read_clock(words: list[str], classes: str) -> tuple[int | None, int, str]:
    hour = value_of(words[:1], classes[:1]) or 0
    minute = 0
    if classes[1:2] == ":":
        minute = int(words[2])
    elif len(words[0]) == 4 and words[0].isdigit():
        hour, minute = divmod(int(words[0]), 100)
    hour = int(hour)
    rest = words[1:6]
    if "pm" in rest or "p" in rest:
        hour += 12 if hour < 12 else 0
    elif ("am" in rest or "a" in rest) and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return None, 0, ""
    zone = next((ZONES[word] for word, letter in zip(words, classes, strict=True) if letter == "Z"), "")
    return hour, minute, zone


def _day_beside(found: Found, context: Context) -> Period | None:
    """Return the day written in the same expression, else the day the text speaks of."""
    classes = found.classes
    if "M" in classes:
        at = classes.index("M")
        places = [place for place in (at + 1, at - 1, at + 2, at - 2) if classes[max(place, 0) : place + 1] == "D"]
        if not places:
            return None
        month, number = MONTHS[found.words[at]], int(found.words[places[0]])
        year, _ = days.year_of_month(found, context, month, number)
        return periods.day(year, month, number) if year else None
    if "W" in classes:
        return relative.weekday_period(found, context)
    if "R" in classes:
        return relative.day_word_period(found, context)
    if context.spoken_day and (context.narrative or context.same_sentence):
        return context.spoken_day
    return periods.of_day(context.now) if context.now else None


def part_of_date(found: Found, context: Context) -> Meaning | None:
    """``the night of 10 August 1792``, ``Sunday dawn of 25 June``, ``the morning of Tuesday``."""
    classes = found.classes
    part = PARTS_OF_DAY[found.words[classes.index("P")]]
    day = _day_beside(found, context)
    if day is None:
        return None
    return Meaning("TIME", f"{day.value}T{part}", day.first, day.last, "day", context.now, mentions=day)


RULES = {"clock": clock, "part_of_date": part_of_date}
