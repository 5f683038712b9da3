"""Page furniture: what stands on a news page and is not the article.

Every pattern (`patterns`) is matched against one whole line, so that nothing is ever cut out of a paragraph, and
a sentence that merely mentions cookies or a newsletter stays. A line is furniture for what it says to the reader
of the page ("Sign up for our newsletter") or for its form ("Image: …", "READ: …"), never for the site it is from.
"""

from __future__ import annotations

import enum
import re

from corpus.ingest import bylines, patterns

# No furniture is longer; it also bounds the work a line can cause.
_LONGEST = 700
# Behind the stop may stand a footnote, or an agency in brackets. A comma ends a sentence only inside closing
# quotation marks, whose speaker stands in another line.
_STOP = re.compile(
    r"(?:[.!?…。！？｡؟۔।።](?:\s?[\"'”’»›)\]）」』]){0,6}|,[\"”])(?:\[\d{1,3}\]){0,3}(?:\s\([^()]{1,60}\))?$"
)
# Four words in quotation marks; less may be the name of a button.
_QUOTED = re.compile(r"[“\"„«](?:[^\s“”\"]{1,40}\s){3}")


class Kind(enum.Enum):
    """What a line is on its page."""

    SENTENCE = enum.auto()
    """Ends like a sentence."""
    FRAGMENT = enum.auto()
    """Does not: a headline, a section heading, a standfirst, an item of a list."""
    FURNITURE = enum.auto()
    """Belongs to the page, wherever it stands."""
    CREDIT = enum.auto()
    """Credits a picture; the line right above it is the caption."""
    CAPTION = enum.auto()
    """The caption of a picture."""
    WIDGET = enum.auto()
    """The heading over a list of links to other articles."""
    END = enum.auto()
    """After this comes what readers wrote."""


_BRACKET_END = re.compile(r"(?P<before>.{0,600}?)\s?(?P<bracket>[(\[])(?P<credit>[^()\[\]]{1,80})[)\]]")


def is_sentence(line: str) -> bool:
    """Return whether ``line`` ends like a sentence, in any script."""
    return _STOP.search(line, max(0, len(line) - 100)) is not None


def is_prose(line: str) -> bool:
    """Return whether ``line`` is a paragraph of running text."""
    if len(line) > 200:
        return True
    # Scripts without spaces between words need another measure.
    return is_sentence(line) and (line.count(" ") >= 5 or (not line.isascii() and len(line) >= 25))


def is_notice(line: str) -> bool:
    """Return whether ``line`` is a notice as they stand below an article: rights, contributors, contacts.

    Sentences like these may stand in an article that is about such things, so this holds at its end only.
    """
    return len(line) <= _LONGEST and (
        patterns.NOTICE.fullmatch(line) is not None
        or patterns.NOTICE_MENTION.fullmatch(line) is not None
        or (bylines.about(line) is not None and "republish" in line)
    )


def is_genre_link(line: str) -> bool:
    """Return whether ``line`` is a headline with its genre before it ("OPINION: …"), as links and articles have."""
    return len(line) <= _LONGEST and patterns.GENRE.fullmatch(line) is not None and not line.endswith(".")


def kind(line: str) -> Kind:
    """Return what ``line`` is, as far as it shows by itself."""
    sentence = is_sentence(line)
    prose = Kind.SENTENCE if sentence else Kind.FRAGMENT
    if len(line) > _LONGEST:
        return prose
    if patterns.LINK.fullmatch(line) or _is_share_bar(line):
        return Kind.FURNITURE
    if patterns.CAPTION.fullmatch(line):
        return Kind.CAPTION
    if bylines.source(line) is not None:
        return prose
    if not (sentence and line.count(" ") > 12) and patterns.CREDIT.fullmatch(line):
        return Kind.CREDIT
    if _is_caption(line):
        return Kind.CAPTION
    # What somebody says in quotation marks is the article's, whatever it sounds like.
    if _QUOTED.search(line):
        return prose
    if patterns.END.fullmatch(line):
        return Kind.END
    if patterns.FURNITURE.fullmatch(line) or patterns.FURNITURE_MENTION.fullmatch(line):
        return Kind.FURNITURE
    if not sentence and patterns.WIDGET.fullmatch(line):
        return Kind.WIDGET
    return prose


def _is_share_bar(line: str) -> bool:
    if len(line) > 150:
        return False
    words = re.split(r"[\s,|/•·:+&]+", line.casefold().strip(" .!:"))
    return bool(words[0]) and all(word in patterns.SHARE_WORDS for word in words) and not words[0].isdigit()


def _is_caption(line: str) -> bool:
    """Return whether a picture's credit ends the line: "Smoke over Kobani [Reuters]", "… Photo: Jane Doe/AP"."""
    if not line.endswith((".", "!", "?")) and patterns.PICTURE_TAIL.fullmatch(line):
        return True
    found = _BRACKET_END.fullmatch(line) if line.endswith((")", "]")) else None
    if found is None or not found["before"]:
        return False
    wire = bool(bylines.agencies(found["credit"]))
    if not is_sentence(found["before"]):
        return wire or patterns.PICTURE.search(found["credit"]) is not None
    # A news brief may end "… he said. (AFP)"; a caption that is a sentence names the picture, or has square brackets.
    return patterns.PICTURE_FIRST.match(found["credit"]) is not None or (wire and found["bracket"] == "[")
