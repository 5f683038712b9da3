"""Kinds of pages that look like an article and are none, or not the whole of one.

Consent walls and robot checks instead of the article, paywalls before its end, live blogs, galleries, AMP versions.
They are told by what publishers declare (https://schema.org, https://ogp.me, https://amp.dev) and by the phrases they
address their readers with; an article about cookies or subscriptions uses other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from corpus.ingest.paragraphs import SHORT

_INVISIBLE = frozenset(("script", "style", "template", "noscript", "title"))
_MOST_VISIBLE = 200_000  # Characters of a page that are looked through.

_CONSENT = re.compile(
    r"""\b(?:we\ (?:and\ our\ (?:\d+\ )?(?:\w+\ )?partners|use\ cookies|value\ your\ privacy|need\ your\ consent)
    | store\ and/or\ access\ information | before\ you\ continue | (?:accept|reject|allow)\ all
    | (?:manage|cookie)\ (?:settings|options|preferences|choices) | your\ (?:privacy\ )?choices | your\ consent
    # What the same pages say to a server in Germany, France, Spain or Italy.
    | (?:wir\ und\ )?unsere\ (?:\d+\ )?partner | wir\ verwenden\ cookies | (?:alle[ns]?|alles)\ (?:akzeptieren|ablehnen)
    | ihre\ einwilligung | bevor\ sie\ fortfahren | nos\ (?:\d+\ )?partenaires | nous\ utilisons\ des\ cookies
    | tout\ (?:accepter|refuser) | nuestros\ (?:\d+\ )?socios | (?:aceptar|rechazar)\ todo | utilizamos\ cookies
    | i\ nostri\ (?:\d+\ )?partner | (?:accetta|rifiuta)\ tutt[io] | utilizziamo\ i?\ ?cookie
    | withdraw\ (?:your\ )?consent | legitimate\ interests? | personali[sz]ed\ (?:ads|advertising|content)
    | our\ (?:privacy|cookie)\ policy)\b""",
    re.VERBOSE,
)
_ROBOT = re.compile(
    r"\b(?:just a moment\.\.\.|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|checking your browser"
    r"|unusual (?:traffic|activity) from your|complete the captcha|enable javascript and cookies to continue)"
)
_PAYWALL = re.compile(
    r"""\b(?:(?:subscribe|sign\ (?:in|up)|log\ in|register)\ (?:now\ )?to\ (?:continue|keep|read)
    | to\ (?:continue|keep)\ reading
    | (?:this|the\ full)\ (?:article|story|content)\ is\ (?:only\ )?(?:for|available\ to|reserved\ for)
      \ (?:\w+\ )?(?:subscribers|members)
    | (?:exclusive|only)\ (?:to|for)\ (?:our\ )?subscribers | unlock\ (?:this|the\ full) | already\ a\ subscriber
    | (?:reached|used)\ your\ (?:\w+\ )?(?:limit|free\ articles)
    | free\ articles?\ (?:left|remaining|this\ month))\b""",
    re.VERBOSE,
)
_TYPE = re.compile(r"\"@type\"\s{0,9}:\s{0,9}(?:\[[^\]]{0,300}\]|\"[^\"]{0,60}\")")
_NOT_FREE = re.compile(r"\"isaccessibleforfree\"\s{0,9}:\s{0,9}\"?false")
_STUB = 1500  # Characters; paywalls show the first paragraphs.
_LIVE_TITLE = re.compile(
    r"\blive (?:updates?|blog|coverage|reporting)\b|\bas it happened\b|[–—|:-] ?live$|^live(?: ?[:–—|]| - )"
)
_CLOCK = re.compile(r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d ?(?:[ap]\.?m\b\.?|gmt|bst|cest|cet|[ce]d?st|e[ds]t)")
_MANY_ENTRIES = 5
_GALLERY_TITLE = re.compile(r"\b(?:in (?:pictures|photos|images)|photo (?:gallery|essay)|slideshow)\b")
_MANY_PICTURES = 5
_CAPTIONED = 350  # Characters of text a picture; an article with pictures has more between them.

BY_HAND = "open it in a browser, and attach the saved page or paste its text."
CONSENT = "a page that asks for consent to cookies"
ROBOT = "a check for robots"
_LOOKS_LIKE, _INSTEAD = "This looks like", "instead of the article"
PAYWALL = (
    "This looks like the beginning of an article behind a paywall; check that the text is whole, or save the whole"
    " article and attach that."
)
LIVE_BLOG = (
    "This looks like a live blog of many entries, which may still grow; what its entries call today or now is told from"
    " the one date of the page."
)
GALLERY = "This looks like a gallery; most of the text may be captions of pictures."


@dataclass(frozen=True, slots=True)
class PageKind:
    """What a page shows and says about itself. Make it with :func:`look`.

    Args:
        visible: what readers see, in lower case and on one line.
        types: what its JSON-LD and og:type call it, in lower case.
        is_free: whether its JSON-LD does not say that it is for subscribers.
        is_amp: whether it is an AMP version.
        own_address: the address it names as its own, which anybody may make up.
        captions: how many pictures with captions it has.
    """

    visible: str = ""
    types: str = ""
    is_free: bool = True
    is_amp: bool = False
    own_address: str | None = None
    captions: int = 0

    def instead(self) -> str | None:
        """Return what stands on a page on which there is no article; ``None`` when that cannot be told."""
        if _ROBOT.search(self.visible):
            return ROBOT
        return CONSENT if len(set(_CONSENT.findall(self.visible))) > 1 else None

    def warnings(self, title: str, text: str) -> tuple[str, ...]:
        """Return what must be known about the article that was found on the page, as whole sentences."""
        return tuple(self._warnings(title.lower(), text))

    def _warnings(self, title: str, text: str) -> Iterator[str]:
        instead = self._in_the_place_of(title, text)
        if instead is not None:
            yield f"{_LOOKS_LIKE} {instead} {_INSTEAD}; {BY_HAND}"
        elif len(text) < _STUB and (not self.is_free or _PAYWALL.search(self.visible)):
            yield PAYWALL
        if (
            "liveblogposting" in self.types
            or _LIVE_TITLE.search(title)
            or len(_CLOCK.findall(text.lower())) > _MANY_ENTRIES
        ):
            yield LIVE_BLOG
        if (
            "gallery" in self.types
            or _GALLERY_TITLE.search(title)
            or (self.captions > _MANY_PICTURES and len(text) < self.captions * _CAPTIONED)
        ):
            yield GALLERY

    def _in_the_place_of(self, title: str, text: str) -> str | None:
        """Return what seems to have been taken for an article."""
        if len(text) < SHORT:
            return self.instead()
        asking = sum(len(paragraph) for paragraph in text.split("\n") if _CONSENT.search(paragraph.lower()))
        if asking > len(text) / 2:
            return CONSENT
        return ROBOT if _ROBOT.search(f"{title} {text[:_STUB].lower()}") else None


def look(html: str) -> PageKind:
    """Return what a page shows and says about itself; nothing at all when it is too broken."""
    from trafilatura import load_html  # imported here because it takes a quarter of a second

    tree: Any = load_html(html)
    if tree is None:
        return PageKind()
    kinds = tree.xpath("//meta[@property='og:type']/@content")
    notes = tree.xpath("//script[@type='application/ld+json']/text()")
    declared = " ".join(notes)[:_MOST_VISIBLE].lower()
    addresses = tree.xpath("//link[@rel='canonical']/@href")
    return PageKind(
        visible=_visible(tree),
        types=" ".join((*kinds, *_TYPE.findall(declared))).lower(),
        is_free=not _NOT_FREE.search(declared),
        is_amp="amp" in tree.attrib or "⚡" in tree.attrib,
        own_address=addresses[0].strip() if addresses else None,
        captions=len(tree.xpath("//figcaption")),
    )


def is_instead(warnings: Iterable[str]) -> bool:
    """Return whether one of the warnings of an article says that it is something else."""
    return any(warning.startswith(_LOOKS_LIKE) and _INSTEAD in warning for warning in warnings)


def _visible(tree: Any) -> str:
    words: list[str] = []
    left = _MOST_VISIBLE
    for element in tree.iter():
        if left < 0:
            break
        shown = element.tag not in _INVISIBLE and isinstance(element.tag, str)
        for part in (element.text if shown else None, element.tail):
            if part and not part.isspace():
                words += part.split()
                left -= len(part)
    return " ".join(words).lower()
