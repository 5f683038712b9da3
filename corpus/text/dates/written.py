"""Years as written in an expression, in digits or as "last year"."""

from __future__ import annotations

from corpus.text.dates.context import Context
from corpus.text.dates.grammar import Found


def full_year(digits: str) -> int:
    """Return the year two or four digits stand for; two digits are of the century up to 2030."""
    number = int(digits)
    if len(digits) != 2:
        return number
    return number + (2000 if number < 30 else 1900)


def year_written(found: Found, context: Context) -> int | None:
    """Return the year that stands in ``found`` in digits, or ``None``."""
    classes = found.classes
    at = classes.rfind("Y")
    if at >= 0:
        return int(found.words[at])
    at = classes.rfind("'")
    if at >= 0 and classes[at + 1 : at + 2] in ("D", "N") and len(found.words[at + 1]) == 2:
        year = full_year(found.words[at + 1])
        near = context.now.year if context.narrative and context.now else year
        return year + 100 * round((near - year) / 100)
    return None


YEARS_AWAY = {
    **dict.fromkeys(("last", "past", "previous", "preceding", "prior", "latest"), -1),
    **dict.fromkeys(("next", "coming", "following", "upcoming"), 1),
}


def relative_year(found: Found, context: Context) -> int | None:
    """Return the year of "of that year", "last year" and the like at the end of ``found``."""
    words = found.words
    if words[-1] != "year" or len(words) < 2:
        return None
    base = context.then if words[-2] in ("that", "same", "the") else context.now
    if base is None:
        return None
    return base.year + YEARS_AWAY.get(words[-2], 0)
