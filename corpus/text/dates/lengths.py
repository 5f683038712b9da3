"""Lengths and repetitions: "five years", "the past decade", "daily"; and vague references such as "now"."""

from __future__ import annotations

import datetime as dt

from corpus.text.dates import holidays, periods
from corpus.text.dates.context import Context, Meaning, dated, unit_of
from corpus.text.dates.grammar import Found
from corpus.text.dates.numbers import duration_value, value_of
from corpus.text.dates.words import MONTHS, REFERENCES, REPETITIONS, SEASONS, UNITS, WEEKDAYS


def length(found: Found, context: Context) -> Meaning | None:
    """``five years``, ``more than a decade``, ``a three-year-old``, ``months-long``, ``for weeks``."""
    del context
    classes, words = found.classes, found.words
    if classes[:2] in ("Ga", "aG") and words[0] != "another" and "half" in words[:2]:
        at = max(classes.rfind("u"), 0)
        code = UNITS[words[at]]
        value = {"TH": "PT30M", "Y": "P6M", "D": "PT12H", "TM": "PT30S", "C": "P50Y", "E": "P5Y"}.get(code)
        return (value and Meaning("DURATION", value, precision="duration")) or None
    at = max(classes.rfind("u"), classes.rfind("U"))
    code = UNITS[words[at]]
    if classes == "U" and not _bare_plural_is_length(found):
        return None
    number_words = words[:at]
    if classes[at] == "u" and code in ("Q", "N") and classes[0] == "a":
        return None  # "a quarter of the voters"
    if classes[at] == "u" and "-" not in classes and not _one(classes[:at], number_words):
        return None
    count = value_of(number_words, classes[:at])
    if classes.endswith("&aG") and count is not None:
        count += 0.5
    if code == "Q" and (count is None or found.after() == "of" or classes[at - 1] == "-"):
        return None  # "three quarters of the city", "in some quarters"
    if classes in ("U-v", "u-v"):
        count = 1 if classes[0] == "u" else None
    if classes[at] == "U" and count == 1 and not any(word in ("one", "1") for word in number_words):
        count = None  # "a months-long siege", "some days"
    return Meaning("DURATION", duration_value(count, code), precision="duration")


def _one(classes: str, words: list[str]) -> bool:
    """Return whether the words before a unit in the singular fit it: "a year", "one week", "another month"."""
    if not words:
        return False
    return classes[-1] in "aCDN" or words[-1] in ("another", "full", "single", "entire")


def _bare_plural_is_length(found: Found) -> bool:
    return found.before() in ("for", "in", "over", "within", "after", "took", "last", "lasted", "takes", "take")


def stretch(found: Found, context: Context) -> Meaning | None:
    """``the past five years``, ``the next few days``, ``recent weeks``, ``the first nine months of 1989``."""
    classes, words = found.classes, found.words
    at = classes.rindex("U") if "U" in classes else classes.rindex("u")
    code = UNITS[words[at]]
    modifier = next((word for word, letter in zip(words, classes, strict=True) if letter in "LTXO"), "")
    numbered = [(w, c) for w, c in zip(words[:at], classes[:at], strict=True) if c in "DNYCaq&,-t."]
    count = value_of([w for w, _ in numbered], "".join(c for _, c in numbered)) if numbered else None
    if modifier == "recent":
        return Meaning("DATE", "PAST_REF", None, context.now, "vague", context.now)
    if modifier in ("same", "this", "that"):
        return None
    first, last = _ends(count, code, modifier, context.now)
    precision = "interval" if first and last else "duration"
    return Meaning("DURATION", duration_value(count, code), first, last, precision, context.now)


def _ends(count: float | None, code: str, modifier: str, now: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    unit = unit_of(code)
    if now is None or unit is None or count is None or count > 5000:
        return None, None
    if modifier in ("last", "past"):
        return periods.add(now, unit, -int(count)), now
    if modifier in ("next", "coming"):
        return now, periods.add(now, unit, int(count))
    return None, None


def repetition(found: Found, context: Context) -> Meaning | None:
    """``daily``, ``every two weeks``, ``each October``, ``per day``."""
    del context
    classes, words = found.classes, found.words
    if classes == "K":
        return Meaning("SET", REPETITIONS[words[0]], precision="recurring")
    last, letter = words[-1], classes[-1]
    if letter == "W":
        value = f"XXXX-WXX-{WEEKDAYS[last] + 1}"
    elif letter == "M":
        value = f"XXXX-{MONTHS[last]:02d}"
    elif letter == "S":
        value = f"XXXX-{SEASONS[last]}"
    elif letter == "P":
        value = "XXXX-XX-XXT" + {"morning": "MO", "evening": "EV", "afternoon": "AF"}.get(last, "NI")
    else:
        count = value_of(words[1:-1], classes[1:-1])
        value = duration_value(count or (2 if "other" in words else 1), UNITS[last])
    return Meaning("SET", value, precision="recurring")


def reference(found: Found, context: Context) -> Meaning | None:
    """``now``, ``recently``, ``the future``, ``at the time``, ``these days``."""
    classes, words = found.classes, found.words
    if "X" in classes:
        value = REFERENCES[words[-1]]
        meaning = _vague(value, context)
        if value == "FUTURE_REF":
            if not _is_the_future(found):
                return None
            meaning.tokens = (found.first - (found.before() == "the"), found.last)
        return meaning
    if classes == "TU":
        return _vague("PRESENT_REF", context) if words == ["these", "days"] else None
    if classes == "eL":
        in_the_past = words[-1] == "past" and not found.after()[:1].isalnum() and found.before() in ("in", "of")
        return _vague("PAST_REF", context) if in_the_past else None
    return _the_time(found, context)


def _is_the_future(found: Found) -> bool:
    return found.after()[:1].isalpha() or found.before() in ("the", "near", "foreseeable")


def _vague(value: str, context: Context) -> Meaning:
    now = context.now
    match value:
        case "PRESENT_REF":
            return Meaning("DATE", value, now, now, "vague", now)
        case "PAST_REF":
            return Meaning("DATE", value, None, now, "vague", now)
        case _:
            return Meaning("DATE", value, now, None, "vague", now)


def _the_time(found: Found, context: Context) -> Meaning | None:
    words = found.words
    if "present" in words or "date" in words:
        return _the_present(found, context)
    if "time" not in words and "moment" not in words:
        return None
    if words[:2] == ["the", "time"] and found.after() == "being":
        meaning = _vague("PRESENT_REF", context)
        meaning.tokens = (found.first, found.last + 1)
        return meaning
    if found.before() != "at":
        return None
    place = (found.first, found.first + max(i for i, w in enumerate(words) if w in ("time", "moment")))
    if "moment" in words or "this" in words:
        meaning = _vague("PRESENT_REF", context)
    elif "same" in words:
        return None
    else:
        spoken = context.spoken
        then = (spoken.first, spoken.last) if spoken else (None, context.published)
        meaning = Meaning("DATE", "PAST_REF", *then, "approximate", context.then)
    meaning.tokens = place
    return meaning


def _the_present(found: Found, context: Context) -> Meaning | None:
    """``to date``, ``at present``, ``the present day``, ``the present``; "to date a vase" is rare enough."""
    words = found.words
    as_noun = words == ["the", "present"] and not found.after()[:1].isalpha()
    if words not in (["to", "date"], ["at", "present"]) and words[-2:] != ["present", "day"] and not as_noun:
        return None
    meaning = _vague("PRESENT_REF", context)
    meaning.tokens = (found.first + (words[0] in ("to", "at")), found.last)
    return meaning


def holiday(found: Found, context: Context) -> Meaning | None:
    """``Christmas 1914``, ``Thanksgiving``, ``New Year's Eve``."""
    words = found.words
    name = holidays.named(words)
    if name is None or not found.tokens.words[found.first].strip()[0].isupper():
        return None
    written = next((int(word) for word in words if len(word) == 4 and word.isdigit()), None)
    now = context.now
    year = written or (now and context.year_of_month(holidays.month_of(name)))
    if year is None:
        return None
    day = holidays.day_of(name, year)
    return day and dated(day, anchor=None if written else now)


RULES = {
    "length": length,
    "stretch": stretch,
    "repetition": repetition,
    "reference": reference,
    "holiday": holiday,
}
