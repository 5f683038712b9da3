"""python -m corpus verify: silent about what is whole, and a sentence for each thing that is not."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest

from corpus.__main__ import main
from corpus.archive import open_archive
from corpus.keeping import Edits
from corpus.seeding import load_seeds
from tests.conftest import ROOT
from tests.keeping.conftest import OPERATOR


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """An archive in which everything has happened that can happen to an article."""
    import asyncio

    path = tmp_path_factory.mktemp("verify") / "kept.db"

    async def make():
        async with open_archive(path) as archive:
            await load_seeds(archive, ROOT / "seeds")
            await archive.keeping.edit(OPERATOR, "A1", Edits({"title": "Edited", "published": None}))
            await archive.keeping.remove(OPERATOR, "A2")
            await archive.keeping.remove(OPERATOR, "A3")
            await archive.keeping.restore(OPERATOR, "A3")
            await archive.keeping.correct(OPERATOR, "A4", "Wrong.")

    asyncio.run(make())
    return path


@pytest.fixture
def damaged(kept, tmp_path):
    """A copy, and what does something to it with all safeguards off."""
    path = tmp_path / "damaged.db"
    path.write_bytes(kept.read_bytes())

    def damage(*statements):
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)
        return path

    return damage


def test_a_whole_archive_is_whole(kept, capsys):
    assert main(["verify", "--db", str(kept)]) == 0
    told = capsys.readouterr().out
    assert told.count(": ok") == 9
    assert told.endswith("Everything matches.\n")


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        (["UPDATE version SET text = text || ' more' WHERE article = 4"], "A4, version 1: the text is not what was"),
        (["UPDATE version SET outlet = 'Another' WHERE article = 4"], "A4, version 1: title, text or metadata"),
        (["UPDATE version SET published_time = '03:33' WHERE article = 5"], "A5, version 1: title, text or metadata"),
        (["UPDATE original SET data = x'00'"], "it cannot be decompressed"),
        (["UPDATE original SET size = size + 1"], "its bytes are not what was stored"),
        (["DROP TRIGGER change_is_not_updated", "UPDATE change SET at = '2020-01-01' WHERE number = 2"], "change 2"),
        (["DROP TRIGGER change_is_not_deleted", "DELETE FROM change WHERE number = 3"], "change 3"),
        (["UPDATE revision SET change = 2"], "the change that made it is about another article"),
        (["PRAGMA foreign_keys = OFF", "DELETE FROM article WHERE number = 5"], "version: row"),
        (["UPDATE quote SET stop = 999999 WHERE number = 1"], "Q1: it ends behind its text"),
        (["UPDATE quote SET current = 1"], "it is in answers, but its article is not"),
        (["UPDATE tally SET value = value + 1 WHERE name = 'events'"], "events of scope 0"),
        (["UPDATE coverage SET articles = articles + 1 WHERE articles > 0"], "articles are counted"),
        (["DELETE FROM article_words_docsize WHERE id = (SELECT current FROM article WHERE number = 4)"], "is not in"),
        (["UPDATE article SET current = NULL WHERE number = 4"], "is not current, but is in article_words"),
        (["UPDATE segment SET articles = articles + 1"], "its versions are not what was stored"),
        (
            ["UPDATE segment SET lengths = CAST(substr(lengths, 5) || substr(lengths, 1, 4) AS BLOB)"],
            "has other words than its segment",
        ),
        (["UPDATE posting SET counts = substr(counts, 2)"], "the postings behind “"),
        (["DELETE FROM posting", "DELETE FROM segment"], "is not in the postings"),
        (["UPDATE article SET current = NULL WHERE number = 4"], "is not current, but is in the postings"),
        (
            ["INSERT INTO segment SELECT id + 1000, articles, versions, lengths FROM segment"],
            "is in the postings twice",
        ),
        (["UPDATE article_words_data SET block = x'0011' WHERE id > 10"], "article_words: "),
    ],
)
def test_what_was_tampered_with_is_told(damaged, capsys, statements, told):
    assert main(["verify", "--db", str(damaged(*statements))]) == 1
    printed = capsys.readouterr().out
    assert told in printed
    assert "Not everything matches" in printed


def test_an_archive_that_is_not_there_is_not_made(tmp_path, capsys):
    assert main(["verify", "--db", str(tmp_path / "none.db")]) == 1
    assert "does not exist" in capsys.readouterr().err
    assert not (tmp_path / "none.db").exists()
