"""The commands: what moderators type, see and press."""

from __future__ import annotations

import re

import pytest

from playground import Permission
from tests.digests.conftest import connected


@pytest.fixture
def mod(desk):
    return desk.playground.person("Mod")


async def test_a_wish_is_repeated_back_with_the_next_three_times_before_it_is_saved(desk, mod):
    answer = await mod.ask("!digest set #digests every Monday at 8 Berlin time about Syria")
    assert "every Monday at 08:00 Europe/Berlin, about Syria" in answer.text
    assert len(re.findall(r"<t:\d+:F>", answer.text)) == 3
    assert desk.playground.channel("digests").mention in answer.text
    assert "no digest" in (await mod.ask("!digest")).text
    await mod.press(answer, "Save")
    assert "Next" in answer.text
    assert not answer.buttons
    assert "every Monday" in (await mod.ask("!digest status")).text


async def test_cancel_leaves_nothing(desk, mod):
    answer = await mod.ask("!digest set daily 8:00")
    await mod.press(answer, "Cancel")
    assert "no digest" in (await mod.ask("!digest")).text


async def test_the_buttons_outlive_a_restart_and_are_for_moderators(desk, mod):
    answer = await mod.ask("!digest set daily 8:00")
    ada = desk.playground.person("Ada")
    assert "moderators" in (await ada.press(answer, "Save")).text
    await desk.bot.close()
    async with connected(desk.archive, desk.playground):
        await mod.press(answer, "Save")
        assert "D1" in (await mod.ask("!digest")).text


async def test_members_may_not(desk):
    ada = desk.playground.person("Ada")
    for command in ("", " set daily 8:00", " preview", " now", " stop"):
        assert "Only moderators" in (await ada.ask(f"!digest{command}")).text


async def test_pause_resume_now_and_stop_by_reference(desk, mod):
    await desk.add()
    await desk.digest("daily 8:00")
    await desk.digest("daily 9:00")
    assert "D1, D2" in (await mod.ask("!digest pause")).text
    await mod.ask("!digest pause D1")
    await desk.until("2024-03-02T09:00:00+00:00")
    assert len(desk.posted()) == 1
    await mod.ask("!digest resume d1")
    await mod.ask("!digest now 1")
    assert len(desk.posted()) == 2
    await mod.ask("!digest stop D1")
    assert "no digest D1" in (await mod.ask("!digest preview D1")).text
    assert "D2" in (await mod.ask("!digest preview")).embeds[0]["footer"]["text"]  # the only one left
    changes = await desk.archive.database.rows("SELECT action, subject FROM change ORDER BY number")
    assert [tuple(change) for change in changes if change["subject"] == "D1"] == [
        ("digest set", "D1"), ("digest pause", "D1"), ("digest resume", "D1"), ("digest stop", "D1"),
    ]  # fmt: skip


async def test_a_role_that_one_may_not_ping_is_refused(desk, mod):
    world, guild = desk.playground.world, desk.playground.guild
    world.add_role(guild, "Editors", 0, position=4)
    guild.everyone.permissions &= ~Permission.MENTION_EVERYONE
    # The bot hears of roles when it connects.
    await desk.bot.close()
    async with connected(desk.archive, desk.playground):
        assert "may not ping" in (await mod.ask("!digest set daily 8:00 @Editors")).text
        admin = desk.playground.person("Admin")
        assert "pinging" in (await admin.ask("!digest set daily 8:00 @Editors")).text


async def test_a_channel_without_permissions_is_warned_of(desk, mod):
    place = desk.playground.channel("digests")
    desk.playground.world.restrict(place, desk.playground.world.bot, 1 << 11, 1 << 14)  # send messages, embed links
    answer = await mod.ask("!digest set #digests daily 8:00")
    assert "I may not send messages, embed links there" in answer.text


BAD = (
    "!digest set", "!digest set #nowhere daily 8", "!digest set daily 8 @Nobody", "!digest set daily 8 \u202ezone",
    "!digest set " + "8 " * 900, "!digest stop D99999999999999999999", "!digest now '; DROP TABLE digest",
    "!digest set daily 8:00 about @everyone **x** <#1>", "!digest preview D1",
)  # fmt: skip


async def test_bad_input_gets_a_sentence(desk, mod):
    for typed in BAD:
        answer = await mod.ask(typed)
        assert "broke" not in answer.text, typed
        assert not answer.pings.everyone


async def test_a_server_may_have_so_many(desk, mod):
    for _ in range(25):
        await desk.digest()
    assert "25 digests" in (await mod.ask("!digest set daily 8:00")).text


async def test_another_servers_digest_cannot_be_touched(desk, mod):
    await desk.digest()
    other = mod.at(desk.playground.channel("general", desk.playground.server("Second desk")))
    assert "no digest" in (await other.ask("!digest stop D1")).text
    assert "in a server only" in (await mod.direct_message("!digest stop D1")).text
    assert len(await desk.archive.digests.all(desk.playground.guild.id)) == 1
