"""!backup for whoever runs the bot, and the backup of every night."""

from __future__ import annotations

import datetime as dt

import pytest

from cogs._bot import Cuttings
from cogs._settings import Settings
from cogs.backup import DUE, Backup
from corpus.archive import open_archive

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_operator_makes_lists_and_verifies(chat):
    operator = chat.playground.person("Admin")
    assert "was opened and is whole" in (await operator.ask("!backup now")).text
    name = "cuttings-20240301-120000.db"
    for command in ("!backup", "!backup list"):
        assert name in (await operator.ask(command)).text
    assert "is whole" in (await operator.ask(f"!backup verify {name}")).text
    assert "is whole" in (await operator.direct_message("!backup verify")).text
    assert (await operator.slash("backup verify")).ephemeral
    assert "no backup “../x”" in (await operator.ask("!backup verify ../x")).text
    path = chat.bot.settings.backup_folder / name
    path.write_bytes(path.read_bytes()[:20_000])
    assert "cannot be used" in (await operator.ask(f"!backup verify {name}")).text
    path.unlink()


async def test_nobody_else_may(chat):
    for person in (chat.ada, chat.playground.person("Mod")):
        for command in ("backup", "backup now", "backup verify"):
            assert "Only whoever runs this bot" in (await person.ask(f"!{command}")).text


class Nights:
    """A bot that is started again and again while the clock goes on."""

    def __init__(self, folder, kept=7):
        self.now = dt.datetime(2024, 3, 1, 22, 0, tzinfo=dt.UTC)
        self.settings = Settings(db=folder / "night.db", backups_kept=kept)

    async def run(self, hours=0.0):
        """Let time go by, start the bot, and let it look twice."""
        self.now += dt.timedelta(hours=hours)
        async with open_archive(self.settings.db, clock=lambda: self.now) as archive:
            cog = Backup(Cuttings(archive, self.settings))
            await cog.make_if_due()
            await cog.make_if_due()
            return [backup.path.name for backup in await cog.backups.listed()]

    async def note(self):
        async with open_archive(self.settings.db) as archive:
            return await archive.notes.get(DUE)

    async def put_note(self, due):
        async with open_archive(self.settings.db) as archive:
            await archive.notes.put(DUE, due)


async def test_one_every_night_whatever_is_restarted(tmp_path):
    nights = Nights(tmp_path)
    assert await nights.run() == []
    assert await nights.run(4.9) == []
    assert await nights.run(0.2) == ["cuttings-20240302-030600.db"]
    assert len(await nights.run(1)) == 1
    assert len(await nights.run(30)) == 2
    assert len(await nights.run(24 * 10)) == 3, "late by ten days is late by one backup"
    assert await nights.note() == "2024-03-14T03:00:00+00:00"


async def test_one_that_was_made_but_not_noted_is_not_made_again(tmp_path):
    nights = Nights(tmp_path)
    await nights.run()
    before = await nights.note()
    assert len(await nights.run(6)) == 1
    await nights.put_note(before)
    assert len(await nights.run(1)) == 1
    assert await nights.note() > before


async def test_a_clock_that_was_years_ahead_stops_no_backups(tmp_path):
    nights = Nights(tmp_path)
    await nights.put_note("2031-01-01T03:00:00+00:00")
    await nights.run()
    assert len(await nights.run(6)) == 1


async def test_none_by_itself_where_none_are_kept(tmp_path):
    nights = Nights(tmp_path, kept=0)
    await nights.run()
    assert await nights.run(48) == []
