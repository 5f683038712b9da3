"""Reading a file of any format, and turning what goes wrong into errors that name the file."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import IngestError
from corpus.ingest import capture, decoding, page, records, seed
from corpus.ingest.documents import mail, pdf, word, zipped
from corpus.ingest.given import Given
from corpus.models import Draft

_NOTHING = Given()
_HEADING = re.compile(r"\s{0,100}#{1,6} (?P<title>[^\n]{1,300})")


def read(path: Path, given: Given = _NOTHING) -> Iterator[Draft | IngestError]:
    """Yield the articles of a file, and an error for each thing that is wrong with it.

    Args:
        path: the file; its suffix says the format (`SUFFIXES`).
        given: what the person says about the article, before what is found in it.

    A bad record of a ``.jsonl`` file or a bad file in a ``.zip`` does not stop the others. Any other file is one
    article or at least one error. The file is read as it is asked for, so a large ``.jsonl`` file takes no memory.
    """
    yield from _named(path, _read_file(path, given))


def drafts_of(data: bytes, file_name: str, given: Given | None = None) -> list[Draft | IngestError]:
    """Return the articles of a file that is in memory, such as an attachment; otherwise like `read`.

    What people attach as ``.md`` need not be in the seed format: without a front matter it is a text with a heading.

    Args:
        data: its content.
        file_name: the file's name; its suffix says the format.
        given: what the person says about the article.
    """
    path = Path(file_name.replace("\x00", ""))
    return list(_named(path, _read_attached(path, data, given or _NOTHING)))


def seed_files(folder: Path) -> list[Path]:
    """Return the seed files in ``folder``, sorted by name: its ``.md`` files but the README."""
    return sorted(path for path in folder.glob("*.md") if path.stem.casefold() != "readme")


def lines_of(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield number and content of each line of a ``.jsonl`` file, for `records.read_line`.

    Raises:
        IngestError: when the file cannot be read.
    """
    with _readable(path), path.open("rb") as file:
        yield from records.split(file)


def _read_file(path: Path, given: Given) -> Iterator[Draft | IngestError]:
    if _suffix(path) == ".jsonl":
        yield from records.read(lines_of(path), given)
        return
    with _readable(path):
        decoding.check_size(path.stat().st_size)
        data = path.read_bytes()
    yield from _read_bytes(path, data, given)


@contextmanager
def _readable(path: Path) -> Generator[None]:
    """Turn what goes wrong with a file into an error that says so."""
    try:
        if not path.is_file():
            what = "is a folder" if path.is_dir() else "does not exist" if not path.exists() else "is no plain file"
            raise IngestError(f"It {what}; give the path of a file.")
        yield
    except OSError as error:
        raise IngestError(f"It cannot be read ({error.strerror}); check the file and its permissions.") from error


def _read_bytes(path: Path, data: bytes, given: Given) -> Iterator[Draft | IngestError]:
    # Not returned: the reader must run inside the loop that names the file in its errors.
    yield from _READERS[_suffix(path)](path, data, given)


def _read_attached(path: Path, data: bytes, given: Given) -> Iterator[Draft | IngestError]:
    if _suffix(path) == ".md" and not data.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"---"):
        yield from _read_markdown(data, given)
    else:
        yield from _read_bytes(path, data, given)


def _read_markdown(data: bytes, given: Given) -> Iterator[Draft | IngestError]:
    text, warnings = decoding.decode(data)
    heading = _HEADING.match(text)
    title = heading.group("title").strip() if heading else None
    return _over(given, [capture.read(text[heading.end() if heading else 0 :], data, title)], warnings)


def _read_records(path: Path, data: bytes, given: Given) -> Iterator[Draft | IngestError]:
    decoding.check_size(len(data))
    return records.read(enumerate(data.splitlines(), start=1), given)


def _read_seed(path: Path, data: bytes, given: Given) -> Iterator[Draft | IngestError]:
    text, warnings = decoding.decode(data)
    return _over(given, seed.read(text, data, key=path.name), warnings)


def _read_capture(path: Path, data: bytes, given: Given) -> Iterator[Draft | IngestError]:
    text, warnings = decoding.decode(data)
    return _over(given, [capture.read(text, data)], warnings)


def _read_page(path: Path, data: bytes, given: Given) -> Iterator[Draft | IngestError]:
    text, warnings = decoding.decode(data)
    return _over(given, [page.read(text, data, url=given.url)], warnings)


def _document(read_: Callable[[bytes], Draft]) -> Callable[[Path, bytes, Given], Iterator[Draft | IngestError]]:
    return lambda path, data, given: _over(given, [read_(data)], ())


def _read_zip(path: Path, data: bytes, given: Given) -> Iterator[Draft | IngestError]:
    """Yield what the files in a ZIP file hold; each may be wrong without harm to the others."""
    decoding.check_size(len(data))
    count = 0
    for name, content in zipped.files(data):
        count += 1
        inner = path / name
        if inner.suffix.lower() == ".zip":
            yield IngestError("It is a ZIP file in a ZIP file; unpack it and send its files.", file=inner)
        else:
            yield from _named(inner, _read_attached(inner, content, given))
    if not count:
        raise IngestError("There are no files in it; pack the articles' files again.")


def _over(
    given: Given, results: Iterable[Draft | IngestError], warnings: tuple[str, ...]
) -> Iterator[Draft | IngestError]:
    for result in results:
        yield given.over(result, warnings) if isinstance(result, Draft) else result


_READERS: dict[str, Callable[[Path, bytes, Given], Iterator[Draft | IngestError]]] = {
    ".md": _read_seed,
    ".txt": _read_capture,
    ".html": _read_page,
    ".htm": _read_page,
    ".jsonl": _read_records,
    ".pdf": _document(pdf.read),
    ".docx": _document(word.read),
    ".eml": _document(mail.read),
    ".zip": _read_zip,
}
SUFFIXES = tuple(_READERS)
"""What the name of a file that can be read ends in."""


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        raise IngestError(f"Its name must end in one of {', '.join(SUFFIXES)}, which say how it is to be read.")
    return suffix


def _named(path: Path, results: Iterator[Draft | IngestError]) -> Iterator[Draft | IngestError]:
    """Yield ``results`` with the file's name in the errors, raised or yielded."""
    try:
        for result in results:
            yield with_file(result, path) if isinstance(result, IngestError) else result
    except IngestError as error:
        yield with_file(error, path)


def with_file(error: IngestError, path: Path) -> IngestError:
    """Return the error with the name of the file it is in, unless it names one already."""
    return IngestError(error.problem, file=error.file or path, line=error.line)
