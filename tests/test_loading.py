"""Loading files: the command line as people see it, and a process killed in the middle."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.archive import open_archive
from corpus.ingest import Given
from corpus.loading import load_files
from corpus.seeding import load_seeds
from tests.conftest import NOW, ROOT, SHARED_DATA

PLACES = ("Port Lister", "Tarnmouth", "Upper Quay", "Sandwick")
PEOPLE = ("Ada Quill", "Boris Tarn", "Cora Venn", "Dan Umber")


def seed(number: int) -> str:
    """Make a seed file of our own, different for each number."""
    pick = random.Random(number)
    person, place = pick.choice(PEOPLE), pick.choice(PLACES)
    day = f"20{pick.randint(10, 23)}-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}"
    return (
        f"---\ntitle: Report {number} from {place}\noutlet: Lister Post\npublished:\n  date: {day}\n  how: printed\n"
        f"language: en\n---\n\n{person} opened bridge number {number} in {place} on Monday.\n\n"
        f'"Bridge {number} took {pick.randint(2, 90)} months," {person.split()[1]} said.\n\n'
        f"About {pick.randint(100, 9000):,} people came to {place} for it.\n"
    )


def corpus(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run `python -m corpus`."""
    return subprocess.run(
        [sys.executable, "-m", "corpus", *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, timeout=120
    )


def test_one_line_an_article(tmp_path):
    file = tmp_path / "one.md"
    file.write_text(seed(1), encoding="utf-8")
    result = corpus("load", "--db", tmp_path / "a.db", file)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("A1  Report 1 from")
    assert "Lister Post" in result.stdout
    assert "(printed)" in result.stdout
    assert "3 sentences, 1 quotes" in result.stdout


def test_bad_files_are_named_with_the_remedy_and_the_others_load(tmp_path):
    good, empty, binary, broken = (tmp_path / name for name in ("good.md", "empty.txt", "picture.txt", "broken.md"))
    good.write_text(seed(2), encoding="utf-8")
    empty.write_bytes(b"")
    binary.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    broken.write_text("---\ntitle: [unclosed\n---\n\nText.\n", encoding="utf-8")
    result = corpus("load", "--db", tmp_path / "a.db", empty, binary, good, broken, tmp_path / "missing.txt")
    assert result.returncode == 1
    assert "Report 2" in result.stdout
    problems = result.stderr.splitlines()
    for name in ("empty.txt", "picture.txt", "broken.md", "missing.txt"):
        assert any(name in line for line in problems), name
    assert "Traceback" not in result.stderr


def test_the_same_text_again_is_refused_with_its_reference(tmp_path):
    for name in ("first.md", "second.md"):
        (tmp_path / name).write_text(seed(3), encoding="utf-8")
    result = corpus("load", "--db", tmp_path / "a.db", tmp_path / "first.md", tmp_path / "second.md")
    assert result.returncode == 1
    assert "A1" in result.stderr
    assert "second.md" in result.stderr


def test_a_foreign_database_is_one_sentence(tmp_path):
    path = tmp_path / "theirs.db"
    with sqlite3.connect(path) as theirs:
        theirs.execute("CREATE TABLE recipe (name TEXT)")
    theirs.close()
    result = corpus("load", "--db", path, tmp_path / "x.md")
    assert result.returncode == 1
    assert len(result.stderr.strip().splitlines()) == 1
    assert "another program" in result.stderr


async def test_lines_of_json_load_under_their_ids_and_again_cost_nothing(archive, tmp_path):
    file = tmp_path / "many.jsonl"
    records = [
        {
            "id": f"x{number}",
            "title": f"T{number}",
            "text": f"Ada Quill saw {number} ships. They left.",
            "colour": "red",
        }
        for number in range(50)
    ]
    file.write_text("\n".join(json.dumps(record) for record in records) + "\nno json here\n", encoding="utf-8")
    first = [loaded async for loaded in load_files(archive, [file])]
    assert sum(loaded.error is None for loaded in first) == 50
    (refused,) = [loaded.error for loaded in first if loaded.error is not None]
    assert refused.line == 51
    again = [loaded async for loaded in load_files(archive, [file])]
    assert not any(loaded.stored.is_changed for loaded in again if loaded.stored)
    found = await archive.database.rows("SELECT key FROM article ORDER BY number")
    assert [row["key"] for row in found] == [f"x{number}" for number in range(50)]


async def test_an_article_that_cannot_be_read_for_a_bug_of_ours_keeps_no_other_out(archive, tmp_path, monkeypatch):
    def find_names(document):
        if "7 ships" in document.text:
            raise ZeroDivisionError
        return []

    monkeypatch.setattr("corpus.text.names.find_names", find_names)
    file = tmp_path / "many.jsonl"
    records = [{"id": str(number), "title": "T", "text": f"Ada Quill saw {number} ships."} for number in range(30)]
    file.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    loaded = [loaded async for loaded in load_files(archive, [file])]
    assert [each.draft.key for each in loaded if each.error] == ["7", "17", "27"]
    assert "The log says where" in str(loaded[7].error)
    found = await archive.database.rows("SELECT key FROM article")
    assert len(found) == 27


async def test_metadata_given_by_hand_goes_before_the_file(archive, tmp_path):
    from corpus.ingest import parse_published

    file = tmp_path / "one.md"
    file.write_text(seed(4), encoding="utf-8")
    given = Given(title="By hand", outlet="Hand Times", published=parse_published("2001-02-03"))
    (loaded,) = [loaded async for loaded in load_files(archive, [file], given)]
    assert (loaded.draft.title, loaded.draft.outlet) == ("By hand", "Hand Times")
    assert str(loaded.draft.published.day) == "2001-02-03"


async def test_seeds_load_once_update_when_changed_and_stay_when_gone(archive, tmp_path):
    folder = tmp_path / "seeds"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.md").write_text(seed(number), encoding="utf-8")
    (folder / "README.md").write_text("# Not an article\n", encoding="utf-8")
    first = await load_seeds(archive, folder)
    assert (len(first.added), first.problems) == (3, [])
    assert (await load_seeds(archive, folder)).unchanged == 3

    (folder / "1.md").write_text(seed(1) + "\nIt is green.\n", encoding="utf-8")
    (folder / "2.md").unlink()
    (folder / "3.md").write_text("---\nnonsense", encoding="utf-8")
    second = await load_seeds(archive, folder)
    assert (second.updated, second.missing, second.unchanged) == (["A2"], ["2.md"], 1)
    (problem,) = second.problems
    assert "3.md" in problem
    assert (await archive.database.row("SELECT count(*) FROM article WHERE current IS NOT NULL"))[0] == 3


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_a_bot_killed_while_loading_leaves_whole_articles_and_goes_on(tmp_path):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for number in range(1000):
        (seeds / f"{number:04}.md").write_text(seed(number), encoding="utf-8")
    path = tmp_path / "killed.db"
    command = [sys.executable, "bot.py", "--db", str(path), "--seeds", str(seeds)]

    def articles() -> int:
        if not path.exists():
            return 0
        with sqlite3.connect(path, timeout=10) as reader:
            try:
                count = reader.execute("SELECT count(*) FROM article").fetchone()[0]
            except sqlite3.OperationalError:  # killed before the schema was there
                count = 0
        reader.close()
        return count

    killed_at = []
    for threshold in (0, 100, 400):
        process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 120
        while articles() <= threshold and time.monotonic() < deadline and process.poll() is None:
            time.sleep(0.01)  # waiting for another process, not for time to pass
        workers = children(process.pid)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        deadline = time.monotonic() + 60
        while any(is_running(worker) for worker in workers) and time.monotonic() < deadline:
            time.sleep(0.01)
        assert not any(is_running(worker) for worker in workers)
        killed_at.append(articles())
        check_whole(path)
    assert 0 < killed_at[0] <= killed_at[-1] < 1000

    finished = subprocess.run(
        command, cwd=ROOT, input="!about\n", capture_output=True, text=True, timeout=120, check=False
    )
    assert "1,000 articles" in finished.stdout, finished.stderr
    assert articles() == 1000
    check_whole(path)


def children(process: int) -> list[int]:
    """The processes that a process has started, where the system tells."""
    listing = Path(f"/proc/{process}/task/{process}/children")
    return [int(child) for child in listing.read_text().split()] if listing.exists() else []


def is_running(process: int) -> bool:
    """Whether a process is there and has not ended yet."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def check_whole(path: Path) -> None:
    """Every article has its version, its words, its derived rows; nothing points nowhere."""
    database = sqlite3.connect(path)
    try:
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert not database.execute("PRAGMA foreign_key_check").fetchall()
        count = database.execute("SELECT count(*) FROM article").fetchone()[0]
        for table in ("version", "original"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == count
        indexed = database.execute("SELECT count(*) FROM article_words WHERE article_words MATCH 'bridge'").fetchone()[
            0
        ]
        quoted = database.execute("SELECT count(DISTINCT version) FROM quote").fetchone()[0]
        tallied = database.execute("SELECT coalesce(sum(value), 0) FROM tally WHERE name = 'articles'").fetchone()[0]
        assert indexed == quoted == tallied == count
    finally:
        database.close()


@pytest.mark.skipif(not (SHARED_DATA / "seeds").is_dir(), reason="the original captures are not on this machine")
async def test_the_original_captures_load_without_their_furniture(tmp_path):
    files = sorted((SHARED_DATA / "seeds").glob("*.txt"))
    async with open_archive(tmp_path / "captures.db", clock=lambda: NOW) as archive:
        loaded = {result.file.name[:3]: result async for result in load_files(archive, files)}
        assert all(result.error is None for result in loaded.values())
        assert str(loaded["001"].draft.published.day) == "2015-06-29"
        assert str(loaded["002"].draft.published.day) == "2021-09-14"
        assert loaded["001"].draft.published.how == loaded["002"].draft.published.how == "printed"
        assert loaded["004"].draft.byline == "Bassem Mroue"
        assert loaded["004"].draft.agencies == ("AP",)
        for file in files:
            original = file.read_text(encoding="utf-8")
            result = loaded[file.name[:3]]
            for furniture in ("Skip to", "newsletter", "Newsletter", "READ:", "OPINION:", "Leave a", "Image:", "email"):
                assert furniture not in result.draft.text, (file.name, furniture)
            rows = await archive.database.rows(
                "SELECT substr(text, start + 1, stop - start) AS words FROM quote JOIN version ON version.id = version "
                "WHERE version = ? AND kind = 'direct'",
                (result.stored.version,),
            )
            assert rows
            for row in rows:
                for line in row["words"].splitlines():
                    assert line in original
