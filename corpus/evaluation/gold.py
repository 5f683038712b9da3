"""Gold: the annotated texts, where they lie, and the scorers that belong to them."""

from __future__ import annotations

import datetime as dt
import gzip
import importlib.util
import json
import sys
import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from corpus.errors import CorpusError, IngestError
from corpus.extraction import extract
from corpus.ingest import parse_published

ROOT = Path(__file__).resolve().parents[2]
DEFAULT_SHARED = ROOT.parent / "shared"

Row = dict[str, Any]


class Gold:
    """The gold that is there.

    Args:
        shared: the folder with the public development gold (``data/``), its scorers (``eval/``) and the original
            captures (``seeds/``); ``None`` where there is none.
        own: the folder with the project's own gold and the floors.

    Raises:
        CorpusError: a folder, or a file in it, is not there or not what it should be; raised when it is read.
    """

    def __init__(self, shared: Path | None = None, own: Path = ROOT / "tests" / "quality") -> None:
        self.shared = shared
        self.own = own

    def floors(self) -> dict[str, dict[str, float]]:
        """Return the pinned floors by area and key."""
        return tomllib.loads(_text(self.own / "floors.toml"))

    def own_rows(self, name: str) -> list[Row]:
        """Return the lines of a file of JSON lines of the project's own gold."""
        return _json_lines(self.own / name)

    def own_table(self, name: str) -> list[list[str]]:
        """Return the rows of a tab-separated file of the project's own gold, comments left out."""
        lines = _text(self.own / name).splitlines()
        return [line.split("\t") for line in lines if line and not line.startswith("#")]

    def shared_file(self, name: str) -> Path:
        """Return where a file of the shared gold lies."""
        if self.shared is None:
            raise CorpusError("This is measured on gold that is not in the project; give its folder with --shared.")
        return self.shared / name

    def rows(self, name: str) -> list[Row]:
        """Return the lines of ``data/<name>`` of the shared gold, a file of JSON lines, gzipped or not."""
        return _json_lines(self.shared_file(f"data/{name}"))

    def captures(self) -> list[Path]:
        """Return the captured pages of the seed articles."""
        folder = self.shared_file("seeds")
        pages = sorted(folder.glob("*.txt"))
        if not pages:
            raise CorpusError(f"{folder} holds no .txt files; the captured pages of the seed articles belong there.")
        return pages

    def scorer(self, name: str) -> ModuleType:
        """Return the scorer ``eval/<name>.py`` of the shared gold as a module."""
        return _load(self.shared_file(f"eval/{name}.py"))


def day_of(row: Row) -> dt.date | None:
    """Return the day a row's text was published, ``None`` when it is not told in a form that can be read."""
    try:
        return parse_published(row.get("dct") or row.get("published") or "").day
    except IngestError:
        return None


def extracted(rows: Iterable[Row]) -> list[Row]:
    """Return what the scorers compare with gold: everything found in the rows' texts, as ``extract`` prints it."""
    return [{"id": row["id"], **extract(row["text"], day_of(row))} for row in rows]


def score(gold: Gold, scorer: str, name: str) -> Row:
    """Return what a function of the scorer says of the texts in ``data/<name>``."""
    rows = gold.rows(name)
    function: Callable[[list[Row], list[Row]], Row] = getattr(gold.scorer("score"), scorer)
    return function(rows, extracted(rows))


def _json_lines(file: Path) -> list[Row]:
    try:
        return [json.loads(line) for line in _text(file).split("\n") if line.strip()]
    except ValueError as error:
        raise CorpusError(f"{file} does not hold a JSON object in each line: {error}.") from error


def _text(file: Path) -> str:
    try:
        packed = file.read_bytes()
        return (gzip.decompress(packed) if file.suffix == ".gz" else packed).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise CorpusError(
            f"{file} cannot be read: {error}. Gold is read from tests/quality of a checkout and from the folder given "
            "with --shared."
        ) from error


@cache
def _load(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"shared_{file.stem}", file)
    if spec is None or spec.loader is None or not file.is_file():
        raise CorpusError(
            f"{file} is not there; the scorers belong beside the data, in the folder given with --shared."
        )
    module = importlib.util.module_from_spec(spec)
    path = list(sys.path)
    sys.path.insert(0, str(file.parent))  # a scorer imports its neighbours as a script does
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:] = path
    return module
