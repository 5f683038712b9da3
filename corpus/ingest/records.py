"""Records: a JSON Lines file, an article a line.

A record is ``{"id", "title", "outlet", "published", "url", "text", "clean"}``; only ``text`` must be there.
``clean: false`` keeps the text exactly as it is; otherwise furniture before and behind the article is taken off.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import starmap
from typing import Any, BinaryIO, NamedTuple, cast

from corpus.errors import IngestError
from corpus.ingest import capture, dates, language, paragraphs
from corpus.ingest.decoding import MAX_BYTES
from corpus.ingest.given import NO_DATE, NO_TITLE, Given
from corpus.models import Draft, Published

_KEYS = frozenset(("id", "title", "outlet", "published", "url", "text", "clean"))
# When so many lines are bad before the first good one, the file is something else.
_HOPELESS = 20


def split(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield number and content of each line of ``file``; a line is cut off behind `MAX_BYTES` + 1 bytes."""
    number = 0
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        yield number, line
        whole = line.endswith(b"\n")
        while not whole and (rest := file.readline(MAX_BYTES)):
            whole = rest.endswith(b"\n")


class Record(NamedTuple):
    """What one line holds.

    Args:
        number: the line's, counted from 1.
        found: the article, or why there is none.
        unknown: the keys that are not used.
    """

    number: int
    found: Draft | IngestError
    unknown: tuple[str, ...] = ()


def read_line(number: int, line: bytes) -> Record | None:
    """Read line ``number``, counted from 1; ``None`` when it is blank. The costly part: no line needs another one."""
    if not line.strip():
        return None
    try:
        record = _parse(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
        return Record(number, _draft(record, line), tuple(sorted(record.keys() - _KEYS)))
    except IngestError as error:
        return Record(number, IngestError(error.problem, line=number))


class Records:
    """The records of a file, in order: what one of them says of the whole file.

    Args:
        given: what goes before the records' own outlet and date; a title only suits a single article.

    Raises:
        IngestError: when a title is given.
    """

    def __init__(self, given: Given) -> None:
        if given.title is not None:
            raise IngestError("A title cannot be given for a file of many articles; put it into the records.")
        self._given = given
        self._good = self._bad = 0
        self._told_unknown = False

    def next(self, record: Record) -> Draft | IngestError:
        """Return the article or the error of the next record.

        Raises:
            IngestError: when so many records were bad that the file is no JSON Lines file.
        """
        if not self._good and self._bad == _HOPELESS:
            raise IngestError(
                f"None of the first {_HOPELESS} lines is a record, so the rest was not read; write one JSON object"
                ' a line, such as {"title": "…", "published": "2013-09-09", "text": "…"}.'
            )
        draft = record.found
        if isinstance(draft, IngestError):
            self._bad += 1
            return draft
        self._good += 1
        if record.unknown and not self._told_unknown:
            self._told_unknown = True
            names = ", ".join(key[:40] for key in record.unknown[:10])
            warning = f"Keys that are not used (line {record.number}): {names}."
            draft = replace(draft, warnings=(*draft.warnings, warning))
        return self._given.over(draft)


def read(lines: Iterable[tuple[int, bytes]], given: Given) -> Iterator[Draft | IngestError]:
    """Yield the article, or an error, for each line that is not blank.

    Args:
        lines: number, counted from 1, and content of each line.
        given: as for :class:`Records`.

    Raises:
        IngestError: when a title is given, or when the file is no JSON Lines file.
    """
    records = Records(given)
    for record in starmap(read_line, lines):
        if record is not None:
            yield records.next(record)


def _parse(line: bytes) -> dict[str, Any]:
    if len(line) > MAX_BYTES:
        raise IngestError(f"The line has more than {MAX_BYTES / 1e6:.0f} MB; write one article a line.")
    try:
        record: object = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise IngestError("The line is not in UTF-8; save the file again as UTF-8.") from error
    except json.JSONDecodeError as error:
        raise IngestError(f"This is no JSON ({error.msg} at column {error.colno}); write one object a line.") from error
    except (ValueError, RecursionError) as error:
        raise IngestError("This JSON is nested too deeply or holds too long a number; simplify it.") from error
    if not isinstance(record, dict):
        raise IngestError('This is no object; write one a line, such as {"title": "…", "text": "…"}.')
    return cast("dict[str, Any]", record)


def _draft(record: dict[str, Any], line: bytes) -> Draft:
    title, outlet, url, text = (_text(record, key) for key in ("title", "outlet", "url", "text"))
    published = _published(record)
    if text is None:
        raise IngestError('It has no text; give the article\'s text as "text".')
    clean = record.get("clean", True)
    if not isinstance(clean, bool):
        raise IngestError('"clean" must be true or false.')
    if title is not None:
        title = " ".join(title.split())
    draft = capture.read(text, line, title, edges_only=True) if clean else _untouched(text, line, title)
    if published is not None:
        draft = Given(published=published).over(draft)
    return replace(
        draft,
        outlet=outlet or draft.outlet,
        url=url or draft.url,
        key=_key(record),
    )


def _untouched(text: str, line: bytes, title: str | None) -> Draft:
    if "\x00" in text:
        raise IngestError("The text holds a NUL character; remove it, or leave out clean: false.")
    spoken = language.guess(text)
    warnings = [NO_DATE] if title else [NO_TITLE, NO_DATE]
    if spoken is None:
        warnings.append(language.NOT_ENGLISH)
    return Draft(
        title=title or capture.shortened(text.strip().splitlines()[0]),
        text=text,
        original=line,
        language=spoken,
        warnings=(*warnings, *paragraphs.warnings(text)),
    )


def _text(record: dict[str, Any], key: str) -> str | None:
    """Return the text under ``key``; ``None`` when it is missing, null or blank."""
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise IngestError(f'"{key}" must be text, not {type(value).__name__}.')
    try:
        value.encode()
    except UnicodeEncodeError as error:
        problem = f'"{key}" holds half a character (a lone surrogate); write the file again as UTF-8.'
        raise IngestError(problem) from error
    return value if value.strip() else None


def _key(record: dict[str, Any]) -> str | None:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _text(record, "id")


def _published(record: dict[str, Any]) -> Published | None:
    stamp = _text(record, "published")
    if stamp is None:
        return None
    found = dates.read_stamp(stamp)
    if found is None:
        raise IngestError(f"The date of publication “{stamp[:40]}” cannot be read; write it as 2013-09-09.")
    return Published(found[0], "metadata", stamp.strip()[:100], found[1])
