"""Backups: whole or not there, a few kept, put back without losing what was there."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import random
import shutil
import sqlite3
import sys
import threading

import pytest

from corpus import backup
from corpus.__main__ import main
from corpus.archive import open_archive
from corpus.backup import Backups
from corpus.errors import BackupError, DatabaseLockedError, ForeignDatabaseError
from corpus.models import SHARED
from corpus.store import copying
from tests.conftest import NOW, ROOT, draft, put

# Backs up again and again, and says when it begins.
ENDLESS = """
import asyncio, datetime, pathlib, sys
from corpus.backup import Backups

async def main():
    database, folder = map(pathlib.Path, sys.argv[1:])
    backups = Backups(database, folder, 3, lambda: datetime.datetime.now(datetime.UTC))
    print("begun", flush=True)
    while True:
        await backups.make()

asyncio.run(main())
"""
KILLS = 200 if os.environ.get("CUTTINGS_THOROUGH") else 4


@pytest.fixture
def backups(archive, tmp_path):
    return Backups(archive.database.path, tmp_path / "backups", 3, lambda: NOW)


async def titles(path):
    async with open_archive(path) as opened:
        rows = await opened.database.rows("SELECT title FROM version ORDER BY id")
    return [row["title"] for row in rows]


async def test_a_backup_is_an_archive_of_one_file(archive, backups):
    await put(archive, draft("The bridge of Halden was closed on Monday.", title="A bridge"))
    made = await backups.make()
    assert made.path.name == "cuttings-20240301-120000.db"
    assert made.made_at == NOW
    assert made.size == made.path.stat().st_size
    assert [path.name for path in made.path.parent.iterdir()] == [made.path.name]
    assert await backups.problem_of(made) is None
    assert await titles(made.path) == ["A bridge"]


async def test_writing_goes_on_meanwhile_and_the_copy_is_of_one_moment(archive, backups):
    done = asyncio.Event()

    async def write():
        number = 0
        while not done.is_set():
            await archive.notes.put("one", str(number))
            await archive.notes.put("two", str(number))
            number += 1
        return number

    writing = asyncio.create_task(write())
    made = [await backups.make() for _ in range(3)]
    done.set()
    assert await writing > 3
    for each in made:
        async with open_archive(each.path) as opened:
            one, two = int(await opened.notes.get("one") or 0), int(await opened.notes.get("two") or 0)
            assert one - two in (0, 1)


async def test_the_newest_are_kept_and_other_files_left_alone(archive, backups):
    backups.folder.mkdir()
    (backups.folder / "cuttings-notes.db").write_text("mine")
    (backups.folder / "cuttings-99999999-999999.db").write_text("mine, too")
    names = []
    for day in range(1, 6):
        backups._clock = lambda day=day: NOW + dt.timedelta(days=day)
        names.append((await backups.make()).path.name)
    assert len(set(names)) == 5
    assert [each.path.name for each in await backups.listed()] == names[:1:-1]
    assert (backups.folder / "cuttings-notes.db").exists()
    assert (backups.folder / "cuttings-99999999-999999.db").exists()


async def test_a_clock_that_was_set_back_does_not_delete_what_was_just_made(archive, backups):
    for day in (3, 2, 1, 0):
        backups._clock = lambda day=day: NOW + dt.timedelta(days=day)
        made = await backups.make()
        assert made.path.exists()
    assert len(await backups.listed()) == 3


async def test_none_is_deleted_where_all_are_kept(archive, backups):
    backups.kept = 0
    for _ in range(5):
        await backups.make()
    assert len(await backups.listed()) == 5


async def test_without_room_nothing_is_begun(archive, backups, monkeypatch):
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(BackupError, match="CUTTINGS_BACKUPS"):
        await backups.make()
    assert list(backups.folder.iterdir()) == []


async def test_a_folder_that_cannot_be_is_said(archive, backups, tmp_path):
    (tmp_path / "file").write_text("")
    backups.folder = tmp_path / "file" / "backups"
    with pytest.raises(BackupError, match="No backup could be made"):
        await backups.make()


async def test_one_that_is_stopped_leaves_nothing(archive, backups, monkeypatch):
    stopping = asyncio.Event()
    threads = []
    loop = asyncio.get_running_loop()

    def slow(source, target, is_stopped):
        target.write_bytes(b"half a copy")
        threads.append(threading.current_thread())
        loop.call_soon_threadsafe(stopping.set)
        while not is_stopped():
            pass
        raise copying.StoppedError

    monkeypatch.setattr(copying, "copy", slow)
    making = asyncio.create_task(backups.make())
    await stopping.wait()
    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making
    await asyncio.to_thread(threads[0].join)
    assert list(backups.folder.iterdir()) == []


async def test_a_killed_one_leaves_no_half_backup_under_a_final_name(archive, backups):
    for number in range(20):
        await archive.notes.put(f"large {number}", os.urandom(200_000).hex())
    folder = backups.folder
    generator = random.Random(1)
    for _ in range(KILLS):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", ENDLESS, str(archive.database.path), str(folder),
            cwd=ROOT, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert process.stdout is not None
        await process.stdout.readline()
        await asyncio.sleep(generator.uniform(0, 0.3))  # several backups, and any moment of one
        process.kill()
        await process.communicate()
        for each in await backups.listed():
            assert copying.problem_of(each.path) is None
        for left in folder.iterdir():
            left.unlink()


async def test_half_a_copy_that_is_a_day_old_is_swept_away(archive, backups):
    backups.folder.mkdir()
    old, new = (backups.folder / f"cuttings-2024010{day}-000000.db.part" for day in (1, 2))
    for part in (old, new):
        part.write_bytes(b"half")
    os.utime(old, (0, 0))
    await backups.make()
    assert not old.exists()
    assert new.exists()


@pytest.fixture
async def closed(tmp_path):
    """An archive that nobody has open, and a backup of it from before its second article."""
    path = tmp_path / "cuttings.db"
    async with open_archive(path, clock=lambda: NOW) as opened:
        await put(opened, draft("The bridge of Halden was closed on Monday.", title="First"))
        made = await Backups(path, tmp_path / "backups", 0, lambda: NOW).make()
        await put(opened, draft("The bridge of Halden was opened on Friday.", title="Second"))
    return path, made.path


async def test_what_is_replaced_is_kept_beside(closed):
    path, made = closed
    kept = backup.restore(made, path, NOW)
    assert kept is not None
    assert kept.parent == path.parent
    assert await titles(path) == ["First"]
    assert await titles(kept) == ["First", "Second"]
    assert made.exists()


async def test_what_stands_in_the_log_only_is_kept_too_and_spoils_nothing(closed, tmp_path):
    path, made = closed
    after = tmp_path / "killed.db"
    async with open_archive(path, clock=lambda: NOW) as opened:
        await put(opened, draft("The bridge of Halden fell on Sunday.", title="Third"))
        for end in ("", "-wal"):  # as a bot leaves it that is killed
            shutil.copy(f"{path}{end}", f"{after}{end}")
    kept = backup.restore(made, after, NOW)
    assert kept is not None
    assert await titles(after) == ["First"]
    assert await titles(kept) == ["First", "Second", "Third"]
    assert not (tmp_path / "killed.db-wal").exists()


async def test_an_archive_in_use_is_left_alone(closed):
    path, made = closed
    async with open_archive(path) as opened:
        with pytest.raises(DatabaseLockedError, match="Stop the bot"):
            backup.restore(made, path, NOW)
        await opened.notes.put("still", "there")
    assert await titles(path) == ["First", "Second"]
    assert sorted(each.name for each in path.parent.iterdir() if each.is_file()) == ["cuttings.db"]


@pytest.mark.parametrize("kind", ["missing", "text", "foreign", "newer", "cut", "scribbled", "altered change"])
async def test_a_backup_that_is_not_whole_is_refused_and_nothing_touched(closed, kind):
    path, made = closed
    if kind == "missing":
        made.unlink()
    elif kind == "text":
        made.write_text("Dear reader, this is a letter. " * 100)
    elif kind == "cut":
        made.write_bytes(made.read_bytes()[: made.stat().st_size // 2])
    elif kind == "scribbled":
        content = bytearray(made.read_bytes())
        content[16384:40000] = os.urandom(40000 - 16384)
        made.write_bytes(content)
    else:
        with sqlite3.connect(made) as connection:
            if kind == "altered change":
                connection.execute(
                    "INSERT INTO change VALUES (1, 0, '', 0, 'x', '', '{}', ?, ?)", (bytes(32), bytes(32))
                )
            else:
                connection.execute("PRAGMA user_version = 9999" if kind == "newer" else "PRAGMA application_id = 7")
        connection.close()
    before = path.read_bytes()
    with pytest.raises(BackupError):
        backup.restore(made, path, NOW)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir() if each.is_file()] == ["cuttings.db"]


async def test_a_damaged_archive_can_be_replaced_and_a_foreign_one_not(closed):
    path, made = closed
    path.write_bytes(b"Dear reader, this is a letter. " * 1000)
    kept = backup.restore(made, path, NOW)
    assert kept is not None
    assert kept.read_bytes().startswith(b"Dear reader")
    assert await titles(path) == ["First"]
    other = path.with_name("recipes.db")
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()
    with pytest.raises(ForeignDatabaseError):
        backup.restore(made, other, NOW)


async def test_where_there_is_no_archive_the_backup_becomes_it(closed, tmp_path):
    _, made = closed
    fresh = tmp_path / "elsewhere" / "new.db"
    assert backup.restore(made, fresh, NOW) is None
    assert await titles(fresh) == ["First"]


async def test_from_the_shell(closed, capsys, monkeypatch):
    path, made = closed

    async def run(*arguments):
        return await asyncio.to_thread(main, arguments)

    folder = str(made.parent)
    assert await run("backup", "--db", str(path), "--folder", folder, "--keep", "1") == 0
    assert "whole" in capsys.readouterr().out
    (newest,) = made.parent.glob("*.db")
    assert await run("restore", str(newest), "--db", str(path)) == 1
    assert "--yes" in capsys.readouterr().err
    assert await run("restore", str(newest), "--db", str(path), "--yes") == 0
    assert "What it replaced is" in capsys.readouterr().out
    assert await titles(path) == ["First", "Second"]
    assert await run("backup", "--db", str(path.with_name("none.db")), "--folder", folder) == 1
    assert "no archive" in capsys.readouterr().err


async def test_a_restored_archive_answers(closed):
    path, made = closed
    backup.restore(made, path, NOW + dt.timedelta(days=1))
    async with open_archive(path) as opened:
        found = await opened.search(opened.parse("bridge"), SHARED)
        assert "closed on Monday" in repr(found)
        await put(opened, draft("The bridge of Halden was painted.", title="Painted"))
    assert copying.problem_of(path) is None
