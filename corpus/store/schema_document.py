"""The schema as a document for whoever opens the file with another program: made from the schema's own comments."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

from corpus.store.database import MIGRATING, scripts, statements

_MADE = re.compile(
    r"^CREATE (?:VIRTUAL )?(?P<type>TABLE|INDEX|UNIQUE INDEX|TRIGGER) (?P<name>\w+)(?: ON (?P<on>\w+))?",
    re.MULTILINE,
)
_ALTERED = re.compile(
    r"^ALTER TABLE (?P<table>\w+) ADD COLUMN (?P<column>\w+)[^;]*;?(?:\s*--\s*(?P<said>.*))?", re.MULTILINE
)
_COLUMN = re.compile(r"^\s+(?P<name>[a-z_]+)\s[^-]*(?:-(?!-)[^-]*)*(?:--\s*(?P<said>.*))?$")
_MORE = re.compile(r"^\s+--\s*(?P<said>.*)$")

HEAD = """# The archive's file

<!-- Made by `python -m corpus schema`; change the comments in corpus/store/schema/ instead. -->

The archive is one SQLite file. Any program that reads SQLite 3 opens it as it is, also while the bot runs: it is in
write-ahead mode, so nobody waits for anybody. Open it read-only: `sqlite3 'file:data/cuttings.db?mode=ro'`, or
`datasette data/cuttings.db`, which does so by itself. Writing into it is the bot's alone: rows refer to each other in
ways that SQL does not check, and `change` is a chain of hashes.

Some things that are the same everywhere:

- Offsets (`start`, `stop`, `spans`) count characters of `version.text`: `substr(text, start + 1, stop - start)`.
- Days that are numbers are proleptic Gregorian ordinals, 1 = 0001-01-01: `date('0001-01-01', (day - 1) || ' days')`.
- Instants are ISO 8601 text in UTC.
- The id of a version is `scope << 42 | day << 20 | count`: `id >> 42` is whose it is, 0 for everybody's.
- What a server's moderators fixed (`fix`, `name_rule`) is laid over `quote`, `event` and `entity` when that server
  reads them; the tables hold what was read out of the articles.
- Virtual tables are SQLite's full-text search; the tables that it keeps for them (`…_data`, `…_idx` …) are left out.
"""


@dataclass(slots=True)
class _Said:
    """What the comments say of a table."""

    description: str
    columns: dict[str, str] = field(default_factory=dict[str, str])
    indexes: dict[str, str] = field(default_factory=dict[str, str])


def schema_document() -> str:
    """Return the schema in Markdown: every table with its columns, and every index with what it is for."""
    said: dict[str, _Said] = {}
    with closing(sqlite3.connect(":memory:")) as connection:
        for name, function in MIGRATING.items():
            connection.create_function(name, 1, function, deterministic=True)
        for script in scripts():
            for statement in statements(script.read_text(encoding="utf-8")):
                connection.execute(statement)
                _read(statement, said)
        tables = connection.execute(
            "SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')"
        ).fetchall()
        kinds = {name: kind for name, kind in tables if not name.startswith("sqlite_")}
        sections = [_section(connection, name, kinds[name], said[name]) for name in said if name in kinds]
    return "\n".join([HEAD, *sections])


def _read(statement: str, said: dict[str, _Said]) -> None:
    """Note what the comments of one statement say."""
    altered = _ALTERED.search(statement)
    if altered is not None:
        said[altered["table"]].columns[altered["column"]] = altered["said"] or _comment(statement[: altered.start()])
    made = _MADE.search(statement)
    if made is None:
        return
    comment = _comment(statement[: made.start()])
    if made["type"] == "TABLE":
        said[made["name"]] = _Said(comment, dict(_columns(statement[made.end() :].splitlines())))
    elif made["type"] != "TRIGGER":
        said[made["on"]].indexes[made["name"]] = comment  # of one that was made anew, what is said last


def _comment(text: str) -> str:
    """Return the last block of comment lines of a text: what stands above a blank line is about the script."""
    block = text.rstrip("\n").split("\n\n")[-1]
    return " ".join(line.removeprefix("--").strip() for line in block.splitlines() if line.startswith("--"))


def _columns(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the columns of a table's statement with their comments, one that goes on in the next lines whole."""
    name, words = "", list[str]()
    for line in lines:
        more = _MORE.match(line)
        found = _COLUMN.match(line)
        if more is not None:
            words.append(more["said"])
            continue
        if name:
            yield name, " ".join(words)
        name, words = (found["name"], [found["said"] or ""]) if found else ("", [])
    if name:
        yield name, " ".join(words)


def _section(connection: sqlite3.Connection, name: str, kind: str, said: _Said) -> str:
    columns = connection.execute(f'PRAGMA table_xinfo("{name}")').fetchall()
    refers = {row[3]: f"{row[2]}.{row[4]}" for row in connection.execute(f'PRAGMA foreign_key_list("{name}")')}
    lines = [f"## {name}", "", said.description, ""]
    if kind == "virtual":
        lines += ["A virtual table.", ""]
    lines += ["| column | type | | meaning |", "| --- | --- | --- | --- |"]
    for _, column, type_, not_null, default, key, hidden in columns:
        if hidden and kind == "virtual":
            continue  # FTS5's own, such as rank
        facts = [
            "key" if key else "",
            "" if not_null or key else "may be NULL",
            f"default {default}" if default is not None else "",
            f"→ {refers[column]}" if column in refers else "",
        ]
        meaning = said.columns.get(column, "").replace("|", "\\|")
        lines.append(f"| `{column}` | {type_} | {', '.join(fact for fact in facts if fact)} | {meaning} |")
    lines += [""] + [f"- `{index}`: {comment}" for index, comment in said.indexes.items()]
    return "\n".join(lines).rstrip() + "\n"
