"""A bot whose application belongs to a team."""

from __future__ import annotations

import asyncio
import contextlib

import pytest_asyncio

from cogs._bot import Cuttings, connect_to
from cogs._settings import Settings
from corpus.archive import open_archive
from playground import Playground
from tests.conftest import NOW


@pytest_asyncio.fixture
async def team_bot(tmp_path):
    """A bot whose application belongs to Ada, Ben (a developer) and Mod (who may only read)."""
    async with open_archive(tmp_path / "team.db", clock=lambda: NOW) as archive, Playground() as playground:
        world = playground.world
        world.team = {world.user_named("Ada"): "owner", world.user_named("Ben"): "developer",
                      world.user_named("Mod"): "read_only"}  # fmt: skip
        settings = Settings(db=tmp_path / "team.db")
        settings = settings.for_server(playground.token, playground.api_base, playground.gateway_url)
        connect_to(settings)
        async with Cuttings(archive, settings) as bot:
            connection = asyncio.create_task(bot.start(settings.token))
            await playground.bot_online()
            yield playground
            connection.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await connection


async def test_of_a_team_its_owner_administrators_and_developers_run_the_bot(team_bot):
    for name in ("Ada", "Ben"):
        assert "Backups" in (await team_bot.person(name).ask("!backup")).text
    for name in ("Mod", "Admin"):
        assert "Only whoever runs" in (await team_bot.person(name).ask("!backup")).text
