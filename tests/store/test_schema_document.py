"""docs/schema.md: up to date, complete, and true of the file as another program opens it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

from corpus.store.database import open_database
from corpus.store.schema_document import schema_document
from tests.conftest import ROOT


def test_the_committed_document_is_up_to_date():
    committed = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    assert committed == schema_document(), "Run: python -m corpus schema > docs/schema.md"


async def test_another_program_reads_every_table_and_finds_it_documented(tmp_path):
    path = tmp_path / "archive.db"
    async with open_database(path):
        pass
    document = schema_document()
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        tables = connection.execute("SELECT name, type FROM pragma_table_list WHERE schema = 'main'").fetchall()
        for name, kind in tables:
            connection.execute(f'SELECT * FROM "{name}" LIMIT 1').fetchall()
            if kind == "shadow" or name.startswith("sqlite_"):
                continue
            section = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", document, re.MULTILINE | re.DOTALL)
            assert section is not None, name
            assert ("A virtual table." in section[1]) == (kind == "virtual"), name
            for (column,) in connection.execute("SELECT name FROM pragma_table_info(?)", (name,)):
                assert f"| `{column}` |" in section[1], (name, column)
        for name, table in connection.execute(
            "SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index' AND sql <> ''"
        ):
            assert f"- `{name}`" in document, table


def test_comments_stand_beside_their_columns():
    document = schema_document()
    assert "| `start` | INTEGER |  | the sentence |" in document
    assert "Q34. Rows are never deleted" in document
    assert "- `event_by_day`: !timeline without a topic, in order of date" in document
    assert "→ entity.id | the speaker |" in document
