"""Words and signs: pure functions from values to Discord text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote, urlsplit

from cogs._words import day, isolated, word
from corpus.citations import outlet_of
from corpus.models import Article

# Characters that Discord gives a meaning anywhere in a line, and those it does at a line's beginning only.
_ANYWHERE = re.compile(r"([\\*_~`|<>\[\]])")
_AT_LINE_START = re.compile(r"^(\s*)([#\-+]|\d{1,9}(?=[.)]\s))", re.MULTILINE)
# Words that Discord makes links of show as they are; inside one a backslash would show, too.
_LINK = re.compile(r"https?://\S+")
_EVERYONE = re.compile(r"@(?=everyone|here|&|!|\d)")
_COMMAND = re.compile(r"`!(?=[a-z])")
_DIRECTION_OVERRIDE = re.compile("[\u202a-\u202e\u2066-\u2069]")


def escape(text: str) -> str:
    """Return text of an article or a person so that Discord shows exactly its characters and pings nobody.

    Copying the shown text gives the original characters: a backslash before a sign is not shown. Only marks that
    turn the direction of everything behind them are set apart, by an isolate around the text.
    """
    pieces: list[str] = []
    at = 0
    for link in _LINK.finditer(text):
        pieces.extend((_escape_plain(text[at : link.start()]), link.group()))
        at = link.end()
    pieces.append(_escape_plain(text[at:]))
    escaped = "".join(pieces)
    return f"\u2068{escaped}\u202c\u2069" if _DIRECTION_OVERRIDE.search(text) else escaped


def _escape_plain(text: str) -> str:
    text = _ANYWHERE.sub(r"\\\1", text)
    text = _EVERYONE.sub(r"\\@", text)
    return _AT_LINE_START.sub(_escape_line_start, text)


def _escape_line_start(found: re.Match[str]) -> str:
    blank, sign = found.groups()
    # A number is escaped behind its digits: "1\." is a number and a stop, not the first item of a list.
    return f"{blank}\\{sign}" if not sign.isdigit() else f"{blank}{sign}\\"


def block_quote(text: str) -> str:
    """Return verbatim text as a Discord quotation, each paragraph a line."""
    return "\n".join(f"> {escape(line)}" for line in text.splitlines() if line.strip())


def citation(article: Article, reference: str | None = None) -> str:
    """Return "[A2](url) DW (AFP, AP, Reuters) · 29 June 2015", with the reference of what is cited first.

    An article that was corrected or retracted is marked; what is wrong stands in its :func:`banner`.
    """
    name = article.reference
    shown = f"[{name}]({link})" if (link := safe_url(article.url)) else f"**{name}**"
    is_within = reference is not None and reference != name
    parts = [word("cited.within", reference=reference, article=shown) if reference and is_within else isolated(shown)]
    parts.append(outlet_name(article))
    parts.append(day_of(article))
    if article.correction:
        corrected = word(f"corrected.on.{article.correction.kind}", day=day(article.correction.day))
        parts.append(f"⚠ **{corrected}**")
    return " · ".join(parts)


def banner(*articles: Article) -> str:
    """Return a line for each article that was corrected or retracted: what is wrong; empty if none was."""
    return "".join(f"{_warning(article)}\n" for article in dict.fromkeys(articles) if article.correction)


def _warning(article: Article) -> str:
    correction = article.correction
    if correction is None:
        return ""
    link = safe_url(correction.url)
    where = f" · [{word('corrected.where')}]({link})" if link else ""
    head = word(f"corrected.banner.{correction.kind}", article=article.reference, day=day(correction.day))
    return f"⚠ **{head}** {isolated(escape(' '.join(correction.text.split())))}{where}"


def day_of(article: Article) -> str:
    """Return the publication day, marked where it is not printed in the article."""
    if article.published is None:
        return word("cited.undated")
    written = day(article.published.day)
    return word("cited.inferred", day=written) if article.published.how == "inferred" else written


def outlet_name(article: Article) -> str:
    """Return outlet and agencies, or that they are not known."""
    return isolated(escape(outlet_of(article))) if article.outlet or article.agencies else word("cited.no_outlet")


def safe_url(url: str | None) -> str | None:
    """Return a URL that can stand in a masked link, or ``None`` if it is none of the web."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc or len(url) > 500:
        return None
    return quote(url, safe="/:?&=#%~@!$*+,;.-_'")


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return "1 article", "2 articles", "1,204 articles"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def joined(items: Sequence[str], last: str = "and") -> str:
    """Return "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def code(items: Iterable[str]) -> list[str]:
    """Return items as Discord code, backticks in them replaced."""
    return [f"`{item.replace('`', 'ˋ')}`" for item in items]


def with_prefix(text: str, prefix: str) -> str:
    """Return text of ours in which commands stand as ``!name`` in code, with the prefix that is in force."""
    return _COMMAND.sub(lambda _: f"`{prefix}", text)


def shorten(text: str, length: int) -> str:
    """Return text of ours of at most ``length`` characters. Not for source text, which is cut at sentence ends."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
