"""Captures: the plain text of a news page, as it is copied or saved, to an article.

A page is furniture, a head (headline, standfirst, date, byline, pictures), the body, and a tail (sources,
contributors, links, comments). Lines that are furniture wherever they stand go first (`furniture`); what is left
is told apart by where it stands: the body begins at the first paragraph of running text and ends at the last.
Section headings inside the body stay. Where a line of furniture was taken out between two paragraphs, a line with
nothing but `GAP` stands, so that nobody takes them for neighbours: a passage over the gap would not be verbatim.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.errors import IngestError
from corpus.ingest import bylines, dates, furniture, language, paragraphs
from corpus.ingest.furniture import Kind
from corpus.ingest.given import NO_DATE, NO_TITLE
from corpus.ingest.paragraphs import Line
from corpus.models import Draft, Published
from corpus.text.sentences import GAP

_WORD = re.compile(r"[^\W\d_]{3,}|\d{4}")
_LONGEST_TITLE = 200
# A headline beyond this many words in common with the body is no better: standfirsts are longer than headlines.
_ENOUGH_COMMON = 5
# A part of the head with fewer blanks is a rubric ("Middle East"), with more a standfirst.
_STANDFIRST_BLANKS = 7
_WIDGET_LINES = 10
_DATELINE_ALONE = re.compile(r".{2,60}[–—]")
_EXPLICIT_END = re.compile(r"leave|post|write|add|submit|make", re.IGNORECASE)


@dataclass
class _Found:
    """What has been found in the page so far."""

    title: str | None = None
    outlet: str | None = None
    agencies: list[str] = field(default_factory=list[str])
    byline: str | None = None
    dateline: str | None = None
    published: Published | None = None
    url: str | None = None
    warnings: list[str] = field(default_factory=list[str])

    def credit(self, agencies: tuple[str, ...]) -> None:
        self.agencies += [agency for agency in agencies if agency not in self.agencies]


def read(text: str, original: bytes, title: str | None = None, *, edges_only: bool = False) -> Draft:
    """Return the article in the capture ``text``.

    Args:
        text: the decoded capture.
        original: the bytes it came from.
        title: the headline where it is known beforehand, as in a record.
        edges_only: whether furniture is taken off before and behind the body only. Somebody has taken the text of a
            record out of its page already; what looks like furniture inside it is more often the article's.

    Raises:
        IngestError: when nothing but furniture is in it.
    """
    found = _Found(title=title)
    lines = paragraphs.lines(text)
    for line in lines:
        found.outlet = found.outlet or bylines.outlet(line.text)
    every_line = [line.text for line in lines]
    body = _tail(_head(_without_furniture(lines, found), found), found)
    if not body:
        raise IngestError(
            "There is no article in it, only headlines, links and notices of a page;"
            " save the whole article, or set clean: false in a .jsonl record to keep the text as it is."
        )
    stored = paragraphs.join(_between_edges(body, every_line) if edges_only else _with_gaps(body, every_line))
    _first_paragraphs(body, found)
    if found.title is None:
        found.title = shortened(body[0])
        found.warnings.append(NO_TITLE)
    if found.published is None:
        found.warnings.append(NO_DATE)
    spoken = language.guess(stored)
    if spoken is None:
        found.warnings.append(language.NOT_ENGLISH)
    return Draft(
        title=found.title,
        text=stored,
        original=original,
        outlet=found.outlet,
        agencies=tuple(found.agencies),
        byline=found.byline,
        dateline=found.dateline,
        published=found.published,
        url=found.url,
        language=spoken,
        warnings=(*found.warnings, *paragraphs.warnings(stored)),
    )


def _between_edges(body: list[str], every_line: list[str]) -> list[str]:
    """Return all lines from the first paragraph of the body to the last."""
    if body[0] not in every_line or body[-1] not in every_line:
        return _with_gaps(body, every_line)
    last = len(every_line) - every_line[::-1].index(body[-1])
    return every_line[every_line.index(body[0]) : last] or body


def _with_gaps(body: list[str], every_line: list[str]) -> list[str]:
    """Return the paragraphs of the body, with a gap wherever the page has others between two of them."""
    stored: list[str] = []
    behind = None
    for paragraph in body:
        try:
            at = every_line.index(paragraph, behind or 0)
        except ValueError:  # what is left of a line that was cut
            behind = None
        else:
            if stored and behind is not None and at != behind:
                stored.append(GAP)
            behind = at + 1
        stored.append(paragraph)
    return stored


def shortened(text: str) -> str:
    """Return the beginning of ``text``, to stand where a headline is missing."""
    text = " ".join(text[: _LONGEST_TITLE * 2].split())
    if len(text) <= 100:
        return text
    return text[:100].rsplit(" ", 1)[0] + "…"


def _without_furniture(lines: list[Line], found: _Found) -> list[Line]:
    """Return the lines that are no furniture, up to the readers' comments; note the page's URL."""
    kept: list[Line] = []
    sentences = 0
    widget_left = 0
    by_gaps = _separated_by_gaps(lines)
    for line in lines:
        what = furniture.kind(line.text)
        if what is Kind.FRAGMENT and sentences and furniture.is_genre_link(line.text):
            what = Kind.FURNITURE
        if what is Kind.END and sentences and (sentences >= 3 or _EXPLICIT_END.match(line.text)):
            break
        if what is Kind.CREDIT and not line.gap and kept and _is_caption_above(kept[-1], by_gaps):
            kept.pop()
        if what is Kind.FURNITURE and sentences < 2 and found.url is None and line.text.startswith("http"):
            found.url = line.text
        if what is Kind.SENTENCE:
            sentences += 1
            widget_left = 0
        elif what is Kind.WIDGET:
            widget_left = _WIDGET_LINES
        elif what is Kind.FRAGMENT:
            widget_left -= 1
        if what is Kind.SENTENCE or (what is Kind.FRAGMENT and widget_left < 0):
            kept.append(line)
    return kept


def _separated_by_gaps(lines: list[Line]) -> bool:
    prose = [line for line in lines if furniture.is_prose(line.text)]
    return sum(line.gap for line in prose) * 2 > len(prose)


def _is_caption_above(line: Line, by_gaps: bool) -> bool:
    """Return whether the line right above a picture's credit is its caption and no paragraph of the article."""
    return not furniture.is_sentence(line.text) or (by_gaps and line.gap and line.text.count(" ") < 60)


def _head(lines: list[Line], found: _Found) -> list[str]:
    """Return the lines from the standfirst on; note headline, date and byline."""
    prose = [at for at, line in enumerate(lines) if furniture.is_prose(line.text)]
    first = prose[0] if prose else len(lines)
    second = prose[1] if len(prose) > 1 else first
    head: list[int] = []
    noted: set[int] = set()
    for at, line in enumerate(lines[:second]):
        if _note(line, found, strict=at > first):
            noted.add(at)
        elif at < first:
            head.append(at)
    if len(prose) > 3 and _ends_with_agency(lines[first].text):
        noted.add(first)  # The caption of the page's picture; a brief that ends like this is shorter.
    title = _find_title(lines, head, first, found, first + 1 in noted)
    begin = 0 if title is None else title + 1
    if title is not None and found.title is None:
        found.title = _without_outlet(lines[title].text, lines, found)
    kept = [
        line.text
        for at, line in enumerate(lines)
        if at >= begin
        and at not in noted
        and (at >= first or not prose or furniture.is_sentence(line.text) or line.text.count(" ") >= _STANDFIRST_BLANKS)
        and not _is_title(line.text, found.title)
    ]
    return _without_repeats(kept)


def _note(line: Line, found: _Found, *, strict: bool) -> bool:
    """Note what a line of the head tells and return whether it is nothing but that.

    Args:
        line: the line.
        found: what it is noted in.
        strict: whether the line stands behind the first paragraph, where a bare date may head a section.
    """
    parts = [part for part in re.split(r"\s[|·•–—]\s|\s{3,}", line.text) if part.strip()]
    date = dates.read_line(line.text)
    if date is not None:
        if strict and not date.labelled:
            return False
        _note_date(line.text, date, found)
        return True
    if len(parts) > 1 and len(parts) <= 5 and all(_note_one(part.strip(), line, found, False) for part in parts):
        return True
    return _note_one(line.text, line, found, strict)


def _note_one(text: str, line: Line, found: _Found, strict: bool) -> bool:
    date = dates.read_line(text)
    if date is not None and not strict:
        _note_date(text, date, found)
        return True
    byline = bylines.byline(text)
    if byline is not None:
        found.byline = found.byline or byline.name
        found.credit(byline.agencies)
        return True
    source = bylines.source(text)
    if source is not None:
        # Right below a line that is no metadata, an agency's name credits a picture.
        if line.gap or ":" in text:
            found.credit(source)
        return True
    return furniture.kind(text) is Kind.FURNITURE or _DATELINE_ALONE.fullmatch(text) is not None


def _note_date(text: str, date: dates.DateLine, found: _Found) -> None:
    if date.day is None:
        found.warnings.append(f"The date “{text[:60]}” can be read in two ways; give the day of publication.")
    elif found.published is None:
        found.published = Published(date.day, "printed", text, date.time)
        if date.wrong_weekday:
            found.warnings.append(
                f"The date “{text[:60]}” names a weekday ({date.wrong_weekday}) that this day is not; check it."
            )


def _find_title(lines: list[Line], head: list[int], first: int, found: _Found, metadata_below: bool) -> int | None:
    """Return which line is the headline; ``None`` when there is none.

    It is the first line of the head that shares enough words with the body: a slogan or a rubric does not. A
    question is a headline, and no first sentence, when there is date or byline below it (``metadata_below``).
    """
    if found.title is not None:
        return next((at for at in [*head, first] if at < len(lines) and _is_title(lines[at].text, found.title)), None)
    named = _without_runs(lines, [at for at in head if _may_be_title(lines[at].text)])
    body = {word for line in lines[first:] for word in _words(line.text)}
    common = {at: min(_ENOUGH_COMMON, len(_words(lines[at].text) & body)) for at in named}
    if common and max(common.values()) > 0:
        return next(at for at in named if common[at] * 5 >= max(common.values()) * 3)
    if named:
        return max(named, key=lambda at: len(lines[at].text))
    if metadata_below and first < len(lines) and _may_be_title(lines[first].text):
        return first
    return None


def _may_be_title(line: str) -> bool:
    if len(line) > _LONGEST_TITLE or (furniture.is_sentence(line) and not line.endswith(("?", "!"))):
        return False
    # Scripts without spaces between words need another measure.
    return line.count(" ") >= 2 or (not line.isascii() and len(line) >= 8)


def _without_runs(lines: list[Line], head: list[int]) -> list[int]:
    """Return the lines of the head without runs of three or more of at most three words: menus."""
    runs: list[list[int]] = []
    for at in head:
        short = lines[at].text.count(" ") < 3
        if short and runs and runs[-1][-1] == at - 1 and lines[runs[-1][-1]].text.count(" ") < 3:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [at for run in runs if len(run) < 3 for at in run]


def _words(text: str) -> set[str]:
    # A prefix of six letters joins "pledges" and "pledged".
    return {word.casefold()[:6] for word in _WORD.findall(text)} - _COMMON


_COMMON = frozenset("the and for are was were has had have not but with from that this its his her over after".split())


def _without_outlet(title: str, lines: list[Line], found: _Found) -> str:
    """Return a headline without the outlet that stands behind it, as in "Storm hits coast | Daily Herald"."""
    headline, mark, outlet = title.rpartition(" | ")
    if not mark:
        headline, mark, outlet = title.rpartition(" - ")
        if not mark or all(line.text != headline for line in lines):
            return title
    found.outlet = found.outlet or outlet.strip()
    return headline.strip()


def _is_title(line: str, title: str | None) -> bool:
    if title is None or not line.casefold().startswith(title.casefold()):
        return False
    return not line[len(title) :].strip() or line[len(title) :].startswith((" | ", " - "))


def _without_repeats(lines: list[str]) -> list[str]:
    """Return the lines without those that stood before: captions and quotations that a page shows twice."""
    seen: set[str] = set()
    kept: list[str] = []
    for line in lines:
        if line.count(" ") >= 5:
            if line in seen:
                continue
            seen.add(line)
        kept.append(line)
    return kept


def _tail(lines: list[str], found: _Found) -> list[str]:
    """Return the lines up to the last one of the article; note sources and contributors."""
    end = len(lines)
    any_sentence = any(furniture.is_sentence(line) for line in lines)
    while end:
        line = lines[end - 1]
        loose = any_sentence and not furniture.is_sentence(line) and not furniture.is_prose(line)
        if not _note_tail(line, found) and not loose:
            break
        end -= 1
    body = lines[:end]
    if body:
        found.credit(_ends_with_agency(body[-1]))
    return body


def _note_tail(line: str, found: _Found) -> bool:
    source = bylines.source(line)
    if source is not None:
        found.credit(source)
        return True
    name = bylines.reported(line)
    byline = bylines.byline(line)
    if name is not None or byline is not None:
        found.byline = found.byline or name or (byline.name if byline else None)
        found.credit(byline.agencies if byline else ())
        return True
    if furniture.is_notice(line):
        found.outlet = found.outlet or bylines.about(line)
        return True
    return False


def _ends_with_agency(line: str) -> tuple[str, ...]:
    """Return the agencies in brackets behind the last sentence of ``line``."""
    found = re.search(r"[.!?…][\"”’']?\s?\((?P<names>[^()]{2,60})\)$", line)
    return () if found is None else bylines.agencies(found["names"]) or ()


def _first_paragraphs(body: list[str], found: _Found) -> None:
    """Note the dateline; a standfirst may stand before it."""
    for paragraph in body[:3]:
        dateline = bylines.dateline(paragraph)
        if dateline is not None:
            found.dateline = dateline.place
            found.credit(dateline.agencies)
            return
