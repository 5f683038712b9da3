"""Expressions counted from another day: "on Tuesday", "yesterday", "last week", "two years ago"."""

from __future__ import annotations

import datetime as dt
import re

from corpus.text.dates import periods
from corpus.text.dates.context import Context, Meaning, approximately, dated, unit_of, unresolved
from corpus.text.dates.grammar import Found
from corpus.text.dates.numbers import duration_value, value_of
from corpus.text.dates.periods import Period
from corpus.text.dates.words import MONTHS, PARTS_OF_DAY, UNITS, WEEKDAYS

_BACK = frozenset("last past previous preceding prior latest".split())
_AHEAD = frozenset("next coming following upcoming succeeding".split())
_FROM_THEN = frozenset("previous preceding prior following succeeding that same those".split())


def weekday(found: Found, context: Context) -> Meaning | None:
    """``on Tuesday``, ``last Friday``, ``Friday night``."""
    name = found.words[found.classes.index("W")]
    if name in ("mon", "wed", "fri", "thu", "tue", "thur") and found.before() != "on":
        return None
    day = weekday_period(found, context)
    if day is None:
        return unresolved(f"XXXX-WXX-{WEEKDAYS[name] + 1}")
    return _with_part_of_day(found, day, context.now)


def weekday_period(found: Found, context: Context) -> Period | None:
    """Return the day a weekday's name means: the last one, or the coming one where the tense is future."""
    now = context.now
    if now is None:
        return None
    words = found.words
    number = WEEKDAYS[words[found.classes.index("W")]]
    back = (now.weekday() - number) % 7
    if words[0] in _AHEAD or "next" in words[:2]:
        offset = 7 - back
    elif words[0] in _BACK or "last" in words[:2]:
        offset = -(back or 7)
    elif back == 0:
        offset = 0
    elif context.tense == "future" or context.narrative or words[0] == "this":
        offset = 7 - back
    else:
        offset = -back
    date = periods.add_days(now, offset)
    return periods.of_day(date) if date else None


def _with_part_of_day(found: Found, day: Period, anchor: dt.date | None) -> Meaning | None:
    at = found.classes.rfind("P")
    if at < 0:
        return dated(day, anchor=anchor)
    part = PARTS_OF_DAY[found.words[at]]
    return Meaning("TIME", f"{day.value}T{part}", day.first, day.last, "day", anchor, mentions=day)


def weekdays(found: Found, context: Context) -> Meaning | None:
    """``on Sundays``: a repetition."""
    del context
    number = WEEKDAYS[found.words[0].removesuffix("s")]
    return Meaning("SET", f"XXXX-WXX-{number + 1}", precision="recurring")


def day_word(found: Found, context: Context) -> Meaning | None:
    """``today``, ``yesterday morning``, ``tonight``, ``the day before yesterday``."""
    day = day_word_period(found, context)
    words = found.words
    if day is None:
        return unresolved("XXXX-XX-XX") if context.published is None or context.narrative else None
    if "tonight" in words:
        return Meaning("TIME", f"{day.value}TNI", day.first, day.last, "day", context.now, mentions=day)
    return _with_part_of_day(found, day, context.now)


def day_word_period(found: Found, context: Context) -> Period | None:
    """Return the day that "today", "yesterday" or "tomorrow" is."""
    if context.now is None or context.narrative:
        return None
    words = found.words
    offset = {"yesterday": -1, "tomorrow": 1}.get(words[found.classes.index("R")], 0)
    if "A" in found.classes:
        offset *= 2
    date = periods.add_days(context.now, offset)
    return periods.of_day(date) if date else None


def part_of_day(found: Found, context: Context) -> Meaning | None:
    """``this morning``, ``last night``, ``that afternoon``; "in the morning" belongs to the day spoken of."""
    classes, words = found.classes, found.words
    part = PARTS_OF_DAY[words[-1]]
    if classes == "P":
        return _of_the_day(context, part) if words[0] in ("noon", "midnight", "midday") else None
    if classes[0] == "i":
        return _some_part_of_day(found, context, part)
    base = context.now
    if words[0] in ("that", "the", "same") and context.spoken_day:
        base = context.spoken_day.first
    offset = 0
    if "last" in words or "previous" in words:
        offset = -1 if part in ("NI", "EV", "24:00") else 0
    elif "next" in words or "following" in words:
        base, offset = context.then, 1
    elif "this" not in words and "that" not in words:
        return None
    date = base and periods.add_days(base, offset)
    if date is None:
        return None
    day = periods.of_day(date)
    return Meaning("TIME", f"{day.value}T{part}", date, date, "day", base, mentions=day)


def _of_the_day(context: Context, part: str) -> Meaning:
    base = _day_spoken_of(context) if context.narrative or context.same_sentence else context.now
    value = f"{base.isoformat() if base else 'XXXX-XX-XX'}T{part}"
    return Meaning("TIME", value, base, base, "day" if base else "vague", context.now)


def _some_part_of_day(found: Found, context: Context, part: str) -> Meaning | None:
    if part not in ("NI", "24:00", "12:00", "MO", "AF", "EV"):
        return None
    place = (found.first + 1, found.last)
    if context.spoken_day and context.same_sentence:
        day = context.spoken_day
        return Meaning("TIME", f"{day.value}T{part}", day.first, day.last, "day", context.now, tokens=place)
    return Meaning("TIME", f"XXXX-XX-XXT{part}", tokens=place)


def ago(found: Found, context: Context) -> Meaning | None:
    """``two years ago``, ``a week earlier``, ``three days later``, ``the day before``."""
    classes, words = found.classes, found.words
    at = max(classes.rfind("u"), classes.rfind("U"))
    code = UNITS[words[at]]
    step = words[-1]
    if step == "since":
        return None
    if step == "before" and classes[0] == "_":
        return None
    after = step in ("later", "after", "hence")
    sign = 1 if after else -1
    if step in ("after", "before") and found.after()[:1].isalnum():
        return _length_up_to_event(found, at, code)
    base = _base_of(step, context)
    bare = at == 0
    count = None if bare and classes[0] == "U" else value_of(words[:at], classes[:at])
    if classes[0] == "e" and at == 1:
        count = 1
    if bare and classes[0] == "u":
        if classes[1] != "-":
            return None
        count = 1
    unit = unit_of(code)
    if code == "WE":
        return None
    if unit is None:
        return _hours_away(base)
    if count is None:
        return _unknown_count_away(sign, base)
    if base is None:
        return unresolved({"day": "XXXX-XX-XX", "month": "XXXX-XX", "week": "XXXX-WXX"}.get(unit, "XXXX"))
    if code == "F":
        count *= 2
    return _away(count * sign, unit, base, context, same_size=step not in ("ago", "hence"))


def _length_up_to_event(found: Found, at: int, code: str) -> Meaning:
    """Return the length in "two days after the vote": the event it is counted from has no date here."""
    if found.classes[0] == "e":
        return unresolved("XXXX-XX-XX")
    meaning = Meaning("DURATION", duration_value(value_of(found.words[:at], found.classes[:at]), code))
    meaning.precision = "duration"
    meaning.tokens = (found.first, found.first + at)
    return meaning


def _base_of(step: str, context: Context) -> dt.date | None:
    if step in ("ago", "hence"):
        return context.now
    return context.then


def _hours_away(base: dt.date | None) -> Meaning | None:
    if base is None:
        return None
    return Meaning("TIME", f"{base.isoformat()}TXX", base, base, "approximate", base)


def _unknown_count_away(sign: int, base: dt.date | None) -> Meaning:
    """Years, days or weeks of unknown number: before or after the base, no nearer."""
    if sign < 0:
        return Meaning("DATE", "PAST_REF", None, base, "before", base)
    return Meaning("DATE", "FUTURE_REF", base, None, "after", base)


def _away(count: float, unit: periods.Unit, base: dt.date, context: Context, *, same_size: bool) -> Meaning | None:
    whole = int(count)
    if abs(whole) > 20_000:
        return None
    if unit in ("decade", "century"):
        return approximately(
            dated(periods.shifted(base, "year", whole * (10 if unit == "decade" else 100)), anchor=base)
        )
    if unit == "year" and count != whole:
        return dated(periods.shifted(base, "month", int(count * 12)), anchor=base)
    spoken = context.spoken
    if same_size and spoken is not None and spoken.first == base and spoken.unit != unit:
        finer = _same_unit_away(spoken, unit, whole)
        if finer is not None:
            return dated(finer, anchor=base)
    return dated(periods.shifted(base, unit, whole), anchor=base)


def _same_unit_away(spoken: Period, unit: periods.Unit, count: int) -> Period | None:
    """Return "a year earlier" of a quarter or a month: the same quarter or month of that year."""
    if unit != "year" or spoken.unit not in ("quarter", "month"):
        return None
    return periods.shifted(spoken.first, spoken.unit, count * (4 if spoken.unit == "quarter" else 12))


def next_unit(found: Found, context: Context) -> Meaning | None:
    """``last week``, ``this year``, ``the previous month``, ``the end of this year``, ``that same day``."""
    classes, words = found.classes, found.words
    if "G" in classes and classes[-1] == "G":
        return _end_of_unit(found, context)
    at = classes.rindex("u")
    code = UNITS[words[at]]
    modifiers = [word for word, letter in zip(words, classes, strict=True) if letter in "LTX"]
    partial = any(letter in "EGx" for letter in classes[:at])
    if not modifiers:
        base, step = context.then, 0
        modifiers = ["the"]
    elif modifiers[-1] in ("recent", "current", "ongoing", "now") and modifiers[-1] != "current":
        return None
    else:
        step = -1 if modifiers[-1] in _BACK else 1 if modifiers[-1] in _AHEAD else 0
        base = context.then if modifiers[-1] in _FROM_THEN or modifiers[0] == "that" else context.now
        if classes[0] == "e" and modifiers[-1] == "next" and code in ("D", "Y", "M"):
            base = context.then
        if code == "D" and modifiers[-1] in ("that", "same"):
            base = _day_spoken_of(context)
    if code.startswith("T") or code == "N":
        return None
    if base is None:
        return unresolved("XXXX")
    meaning = _unit_at(base, code, step, modifiers[-1], context)
    return approximately(meaning, words) if partial else meaning


def _day_spoken_of(context: Context) -> dt.date | None:
    return context.spoken_day.first if context.spoken_day else context.now


def _unit_at(base: dt.date, code: str, step: int, modifier: str, context: Context) -> Meaning | None:
    if code == "WE":
        return dated(_weekend_at(base, step, context), anchor=base)
    unit = unit_of(code)
    if unit is None:
        return None
    if unit == "day" and modifier in ("last", "past", "these"):
        return None
    if unit in ("decade", "century") and step:
        length = "P1DE" if unit == "decade" else "P1CE"
        first = periods.add(base, unit, step)
        ends = (first, base) if step < 0 else (base, first)
        return Meaning("DURATION", length, *ends, "interval", base)
    if modifier == "past" and unit in ("year", "month", "week", "quarter"):
        first = periods.add(base, unit, -1)
        return Meaning("DURATION", f"P1{code}", first, base, "interval", base)
    return dated(periods.shifted(base, unit, step), anchor=base)


def _weekend_at(base: dt.date, step: int, context: Context) -> Period | None:
    monday_or_tuesday = base.weekday() < 2
    if step == 0 and monday_or_tuesday and context.tense != "future":
        step = -1  # a Monday's paper looks back on "the weekend"
    moved = periods.add_days(base, 7 * step)
    return moved and periods.weekend(moved)


def _end_of_unit(found: Found, context: Context) -> Meaning | None:
    """``year-end``, ``month's end``."""
    words = found.words
    unit = unit_of(UNITS[words[found.classes.index("u")]])
    base = context.then if context.narrative else context.now
    if words[-1] != "end" or unit is None or base is None or unit == "day":
        return None
    return approximately(dated(periods.around(base, unit), anchor=base), words)


def unit_end(found: Found, context: Context) -> Meaning | None:
    """``the end of the year``, ``late in the day``; the bare "the day" only where the words before tell."""
    if found.classes == "eu":
        before = found.before()
        ends = ("for", "on", "end", "ended", "ending", "finish", "finished", "close", "closed", "closing")
        weekend = found.words[-1] == "weekend"
        if before not in ends and not weekend:
            return None
        if found.after().lower() in ("of", "that", "when") or found.words[-1] in ("century", "decade"):
            return None
    code = UNITS[found.words[-1]]
    base = _day_spoken_of(context) if code == "D" else context.then if context.narrative else context.now
    if base is None or code.startswith("T"):
        return None
    meaning = _unit_at(base, code, 0, "the", context)
    return meaning if found.classes == "eu" else approximately(meaning, found.words)


_DAY_NAMED = re.compile(r"[^|.MY]{0,8}(M)\.?(D)")


def anniversary(found: Found, context: Context) -> Meaning | None:
    """``the 12-year anniversary``: the day of the text itself, unless that is what the sentence goes on to name."""
    base = context.then if context.narrative else context.now
    if base is None:
        return None
    tokens = found.tokens
    named = _DAY_NAMED.match(tokens.classes, found.last + 1)
    if named is not None:
        month = MONTHS[tokens.words[named.start(1)].strip().lower()]
        day = periods.day(base.year, month, int(tokens.words[named.start(2)]))
        if day is not None:
            return dated(day, anchor=base)
    return approximately(dated(periods.of_day(base), anchor=base))


RULES = {
    "weekday": weekday,
    "weekdays": weekdays,
    "day_word": day_word,
    "part_of_day": part_of_day,
    "ago": ago,
    "next_unit": next_unit,
    "unit_end": unit_end,
    "anniversary": anniversary,
}
