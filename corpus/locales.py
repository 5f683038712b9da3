"""Locales as people write them: "de", "en-GB", "German", "Deutsch"; Unicode's CLDR knows them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError

from corpus.errors import QueryError

_WRITTEN = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?")
# Languages that are also found by their own names.
_OWN_NAMES = "en de fr es ru ar uk pl it pt nl sv da fi cs tr fa he el ro hu zh ja ko hi".split()


def find_locale(typed: str) -> str:
    """Return the CLDR identifier of a locale, such as ``de`` or ``en_GB``.

    Args:
        typed: an identifier with ``-`` or ``_``, or the name of a language in English or in that language.

    Raises:
        QueryError: there is no such locale.
    """
    wanted = typed.strip()[:60]
    code = _languages().get(wanted.casefold(), wanted)
    if _WRITTEN.fullmatch(code):
        try:
            return str(Locale.parse(code.replace("-", "_")))
        except (UnknownLocaleError, ValueError):
            pass
    raise QueryError(f"There is no language “{wanted}”. Write a language or its code, such as German, de or en-GB.")


def name_of(locale: str) -> str:
    """Return the English name of a locale, such as "English (United Kingdom)"."""
    return Locale.parse(locale).get_display_name("en") or locale


@lru_cache
def _languages() -> dict[str, str]:
    english: Any = Locale("en")  # CLDR's tables have no types
    names: dict[str, str] = {name.casefold(): code for code, name in english.languages.items()}
    return names | {(Locale(code).get_language_name() or code).casefold(): code for code in _OWN_NAMES}
