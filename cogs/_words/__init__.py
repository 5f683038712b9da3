"""Words: what the bot says of its own, in the language of whoever reads it.

One catalogue, a module a language. English is complete; what another language lacks is said in English. Text of
articles, references and the names of commands are values that are put in, and never translated. What reads from right
to left holds such values apart by Unicode's isolates (UAX #9, section 2.4), so that their order stays theirs.

The language is set once, where a command or a press begins (``speak``), and holds for what follows in the same task.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from cogs._words import ar, de, en, es, fr, ru

Words = Mapping[str, str | Mapping[str, str]]
CATALOGUE: Mapping[str, Words] = {
    "ar": ar.WORDS,
    "de": de.WORDS,
    "en": en.WORDS,
    "es": es.WORDS,
    "fr": fr.WORDS,
    "ru": ru.WORDS,
}
"""Words by language and key. What is counted has a form for each of CLDR's plural categories."""

ENGLISH = "en"
# Without a country, English days stand as in the citations; Babel would write America's.
_ENGLISH_DAYS = {"long": "d MMMM y", "full": "EEEE d MMMM y"}
_ISOLATE, _END = "\u2068", "\u2069"  # first strong isolate, pop directional isolate
_ISOLATED = re.compile(f"{_ISOLATE}[^{_ISOLATE}{_END}]*{_END}")

_spoken: ContextVar[str] = ContextVar("locale", default=ENGLISH)


def speak(reader: str | None, server: str = ENGLISH) -> None:
    """Set the language of what follows in this task.

    Args:
        reader: the locale of whoever reads, such as ``de`` or ``en-US``; ``None`` where Discord does not tell.
        server: the locale that the server has set. Its country decides where both have one language, so that what
            one person turns a page of is written as it was for all.
    """
    offered = [locale for locale in (reader, server) if locale and _language(locale) in CATALOGUE]
    if len(offered) == 2 and _language(offered[0]) == _language(offered[1]):
        offered.reverse()
    _spoken.set(offered[0].replace("-", "_") if offered else ENGLISH)


@contextmanager
def english() -> Iterator[None]:
    """Speak English within, say on a picture, whose letters do not join from right to left."""
    token = _spoken.set(ENGLISH)
    try:
        yield
    finally:
        _spoken.reset(token)


def word(key: str, *, count: int = 0, **values: str | int) -> str:
    """Return what the catalogue has for a key.

    Args:
        key: the key, such as ``answer.refused``.
        count: what chooses the plural form of a key that has several.
        values: what is put in, by its name in braces; numbers are written as in the language.

    Raises:
        KeyError: there is no such key, or a value is missing.
    """
    locale = _spoken.get()
    language = _language(locale)
    found = CATALOGUE[language].get(key)
    if found is None:
        locale = language = ENGLISH
        found = CATALOGUE[ENGLISH][key]
    if not isinstance(found, str):
        found = found.get(_parsed(locale).plural_form(count)) or found["other"]
        values["count"] = count
    put_in = {
        name: isolated(value) if isinstance(value, str) else format_decimal(value, locale=_parsed(locale))
        for name, value in values.items()
    }
    return found.format(**put_in)


def isolated(text: str) -> str:
    """Return text as it can stand in a line of the language: held apart where that reads from right to left.

    Words that read from right to left themselves go on as they are: within an isolate that holds nothing but further
    isolates there is no letter to tell its direction.
    """
    if not text or not is_right_to_left():
        return text
    outside = _ISOLATED.sub("", text)
    directions = {unicodedata.bidirectional(character) for character in outside}
    if not outside or ("AL" in directions and "L" not in directions):
        return text
    return f"{_ISOLATE}{text}{_END}"


def is_right_to_left() -> bool:
    """Return whether the language reads from right to left."""
    return _parsed(_spoken.get()).text_direction == "rtl"


def number(value: int) -> str:
    """Return a number as it is written: "1,204", "1.204"."""
    return format_decimal(value, locale=_parsed(_spoken.get()))


def day(value: dt.date, *, weekday: bool = False) -> str:
    """Return a day as it is written: "29 June 2015", "Montag, 29. Juni 2015"."""
    length = "full" if weekday else "long"
    locale = _spoken.get()
    return format_date(value, _ENGLISH_DAYS[length] if locale == ENGLISH else length, locale=_parsed(locale))


def month(value: dt.date) -> str:
    """Return the month of a day with its year: "June 2015"."""
    return format_skeleton("yMMMM", value, locale=_parsed(_spoken.get()))


def listed(items: Sequence[str], style: str = "and") -> str:
    """Return "a", "a and b", "a, b and c", or the same with "or"."""
    locale = _spoken.get()
    if _language(locale) == ENGLISH:
        return f"{', '.join(items[:-1])} {style} {items[-1]}" if len(items) > 1 else "".join(items)
    held = [isolated(item) for item in items]
    return format_list(held, style="or" if style == "or" else "standard", locale=_parsed(locale))


def _language(locale: str) -> str:
    return locale.replace("-", "_").partition("_")[0]


@lru_cache(maxsize=64)
def _parsed(locale: str) -> Locale:
    """Return a locale; of one that CLDR does not know, its language's."""
    try:
        return Locale.parse(locale)
    except (UnknownLocaleError, ValueError):
        return Locale(_language(locale))
