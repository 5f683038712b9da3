"""The database file: what is refused, and what a transaction promises."""

from __future__ import annotations

import asyncio
import itertools
import sqlite3

import pytest

from corpus.archive import open_archive
from corpus.errors import DatabaseLockedError, ForeignDatabaseError, NewerDatabaseError, StoreError
from corpus.models import SHARED
from corpus.store import database as database_module
from corpus.store.database import open_database
from corpus.text.words import index_form
from tests.conftest import draft, put


async def test_a_new_file_is_an_archive_and_opens_again(tmp_path):
    path = tmp_path / "new.db"
    async with open_database(path):
        pass
    async with open_database(path) as database:
        assert (await database.row("PRAGMA application_id"))[0] == database_module.APPLICATION_ID


async def test_another_programs_database_is_left_alone(tmp_path):
    path = tmp_path / "theirs.db"
    with sqlite3.connect(path) as theirs:
        theirs.execute("CREATE TABLE recipe (name TEXT)")
    theirs.close()
    before = path.read_bytes()
    with pytest.raises(ForeignDatabaseError, match="another program"):
        async with open_database(path):
            pass
    assert path.read_bytes() == before


async def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    path = tmp_path / "letter.db"
    path.write_bytes(b"Dear reader, this is a letter and not a database. " * 50)
    before = path.read_bytes()
    with pytest.raises(ForeignDatabaseError, match="not a SQLite database"):
        async with open_database(path):
            pass
    assert path.read_bytes() == before


async def test_a_newer_schema_is_refused(tmp_path):
    path = tmp_path / "newer.db"
    async with open_database(path):
        pass
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 9999")
    newer.close()
    with pytest.raises(NewerDatabaseError, match="9999"):
        async with open_database(path):
            pass


async def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(StoreError, match="does not exist"):
        async with open_database(tmp_path / "nowhere" / "archive.db"):
            pass


def add_note(name):
    return lambda transaction: transaction.run("INSERT INTO note VALUES (?, 'written')", (name,))


async def test_a_locked_database_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(database_module, "BUSY_MILLISECONDS", 10)
    path = tmp_path / "locked.db"
    async with open_database(path) as database:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseLockedError, match="in use"):
            await database.write(add_note("a"))
        other.execute("ROLLBACK")
        other.close()
        await database.write(add_note("a"))
        assert len(await database.rows("SELECT * FROM note")) == 1


async def test_a_failed_transaction_leaves_nothing_and_the_next_works(tmp_path):
    def fail_halfway(transaction):
        add_note("half")(transaction)
        raise ZeroDivisionError

    async with open_database(tmp_path / "a.db") as database:
        with pytest.raises(ZeroDivisionError):
            await database.write(fail_halfway)
        await database.write(add_note("whole"))
        assert [row["name"] for row in await database.rows("SELECT name FROM note")] == ["whole"]


async def test_cancelled_transactions_never_leave_half_a_pair(tmp_path):
    async with open_database(tmp_path / "a.db") as database:

        async def write_pair(number: int) -> None:
            await database.write(lambda transaction: [add_note(f"{number}{half}")(transaction) for half in "ab"])

        for number in range(60):
            task = asyncio.create_task(write_pair(number))
            for _ in range(number % 12):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        await database.write(add_note("last"))
        names = {row["name"] for row in await database.rows("SELECT name FROM note")}
        assert "last" in names
        assert all((f"{number}a" in names) == (f"{number}b" in names) for number in range(60))


async def test_readers_cannot_write(tmp_path):
    async with open_database(tmp_path / "a.db") as database:
        with pytest.raises(StoreError):
            await database.rows("INSERT INTO note VALUES ('x', 'y')")


async def test_every_index_says_what_it_is_for(tmp_path):
    scripts = (database_module.resources.files("corpus.store.schema")).iterdir()
    for script in scripts:
        if not script.name.endswith(".sql"):
            continue
        lines = script.read_text(encoding="utf-8").splitlines()
        for before, line in itertools.pairwise(lines):
            if line.startswith(("CREATE INDEX", "CREATE UNIQUE INDEX")):
                assert before.startswith("--"), line


async def test_an_older_archive_loses_its_accents(tmp_path, caplog):
    """Up to schema 14 full text kept the accents of letters that are not Latin."""
    path = tmp_path / "older.db"
    async with open_archive(path) as archive:
        stored = await put(archive, draft("Ο υπουργός Νίκος Παππάς μίλησε.", title="Αθήνα", language="el"))
        await put(archive, draft("Nothing of the kind.", title="-"))
    with sqlite3.connect(path) as older:
        row = (stored.version, "Αθήνα", "Ο υπουργός Νίκος Παππάς μίλησε.")
        form = (stored.version, *map(index_form, row[1:]))
        older.execute("INSERT INTO article_words (article_words, rowid, title, body) VALUES ('delete', ?, ?, ?)", form)
        older.execute("INSERT INTO article_words (rowid, title, body) VALUES (?, ?, ?)", row)
        older.execute("DELETE FROM word WHERE stem NOT IN ('noth', 'kind')")
        older.execute("DROP TABLE posting")
        older.execute("DROP TABLE segment")
        older.execute("PRAGMA user_version = 14")
    older.close()
    assert not caplog.messages, "a new archive is up to date"
    async with open_archive(path) as archive:
        assert "is brought up to date, once" in caplog.text
        for question in ("Νίκος Παππάς", "ΑΘΗΝΑ"):
            (passage, *_) = (await archive.search(archive.parse(question), SHARED)).passages
            assert passage.article.number == stored.number
        assert await archive.database.row("SELECT * FROM word WHERE stem = 'μιλησε'")
    with sqlite3.connect(path) as migrated:
        migrated.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab ('main', 'article_words', 'row')")
        terms = {term for (term,) in migrated.execute("SELECT term FROM vocabulary")}
    migrated.close()
    assert "νικοσ" in terms
    assert "νίκοσ" not in terms
