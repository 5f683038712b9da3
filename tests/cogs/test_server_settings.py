"""!settings as administrators see it, and what it changes for everybody."""

from __future__ import annotations

from dataclasses import fields

import pytest
import pytest_asyncio

from cogs.settings import NAMES
from corpus.guild_settings import GuildSettings
from playground import Permission
from playground.person import NoAnswerError

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def admin(chat):
    """An administrator who is not the operator; everything is set back afterwards."""
    guild = chat.playground.guild
    managers = chat.playground.world.add_role(guild, "Managers", Permission.MANAGE_GUILD, position=4)
    guild.members[chat.ben.id].roles.add(managers.id)
    chat.playground.gateway.set_available(guild, available=True)  # tells the bot of the new role
    await chat.ben.ask("!about")
    yield chat.ben
    await chat.ben.ask(f"{chat.bot.user.mention} settings reset all")
    guild.members[chat.ben.id].roles.clear()


async def settings_of(chat):
    return await chat.archive.guild_settings.get(chat.playground.guild.id)


async def test_every_setting_can_be_set():
    assert set(NAMES.values()) == {field.name for field in fields(GuildSettings)}


async def test_all_are_shown_with_how_to_change_them(chat, admin):
    for text in ((await admin.ask("!settings")).text, (await admin.slash("settings show")).text):
        for name in NAMES:
            assert f"!settings {name} " in text
        assert "where it is 12:00 now" in text
        assert "who may manage messages" in text


async def test_a_prefix_of_ones_own_is_heard_and_shown_everywhere(chat, admin):
    assert "`?`" in (await admin.ask("!settings prefix ?")).text
    assert "?quote" in (await chat.ada.ask("?help")).text
    assert "?help quote" in (await chat.ada.ask("?help")).text
    assert "?quote Putin" in (await chat.ada.ask("?help quote")).text
    assert "?timeline" in (await chat.ada.ask("?timelin")).text
    assert "?ask how many" in (await chat.ada.ask("?ask")).text
    assert "`?source A1`" in (await chat.ada.ask("?source")).text
    assert "?help" in (await chat.ada.ask("?about")).text
    assert "`?timeline`" in (await chat.ada.ask("?source A999")).text
    assert "?quote" in (await chat.ada.slash("help")).text
    assert "`?`" in (await chat.ada.ask(chat.bot.user.mention)).text
    with pytest.raises(NoAnswerError):
        await chat.ada.ask("!about", within=0.3)
    assert "!quote" in (await chat.ada.direct_message("!help")).text
    elsewhere = chat.ada.at(chat.playground.channel("general", chat.playground.server("Second desk")))
    assert "!quote" in (await elsewhere.ask("!help")).text


@pytest.mark.parametrize("prefix", ["/", "hello", "two words", "`", "<@1>", "01234567890", "a\u202eb!", "@"])
async def test_a_prefix_that_cannot_be_used_says_why(chat, admin, prefix):
    assert "one to 10 characters" in (await admin.ask(f"!settings prefix {prefix}")).text
    assert (await settings_of(chat)).prefix is None


async def test_a_time_zone_and_a_language_are_understood_and_told_back(chat, admin):
    assert "Europe/Berlin, where it is 13:00 now" in (await admin.ask("!settings timezone berlin")).text
    assert "America/Belem" in (await admin.ask("!settings timezone Berln")).text
    assert "German" in (await admin.slash("settings locale", language="de")).text
    found = await settings_of(chat)
    assert (found.time_zone, found.locale) == ("Europe/Berlin", "de")


async def test_roles_are_named_in_any_way_and_moderate(chat, admin):
    guild = chat.playground.guild
    editors = chat.playground.world.add_role(guild, "Night editors", Permission(0), position=5)
    chat.playground.gateway.set_available(guild, available=True)
    for typed in (f"<@&{editors.id}>", str(editors.id), "night editors", "@Night editors"):
        text = (await admin.ask(f"!settings moderators {typed}")).text
        assert f"<@&{editors.id}>" in text, typed
        assert "Integrations" in text
        assert (await settings_of(chat)).moderator_roles == (editors.id,)
    moderators = next(role.id for role in guild.roles.values() if role.name == "Moderators")
    await admin.ask(f"!settings moderators Night editors, <@&{moderators}>")
    assert set((await settings_of(chat)).moderator_roles) == {editors.id, moderators}
    assert "Did you mean Night editors" in (await admin.ask("!settings moderators Nigt editors")).text
    assert "everybody" in (await admin.ask("!settings moderators @everyone")).text
    assert "no role" in (await admin.ask("!settings moderators <@&123456789012345678>")).text


async def test_a_role_or_channel_that_is_gone_is_shown_as_gone_and_kept(chat, admin):
    world, guild = chat.playground.world, chat.playground.guild
    channel = world.add_channel(guild, "short-lived")
    chat.playground.gateway.set_available(guild, available=True)
    await admin.ask("!settings suggestions short-lived")
    world.remove_channel(channel)
    assert f"gone (id {channel.id})" in (await admin.ask("!settings")).text
    assert (await settings_of(chat)).suggestion_channel == channel.id


async def test_other_channels_are_closed_but_never_to_the_settings(chat, admin):
    digests = admin.at("digests")
    shown = chat.playground.channel("digests").mention
    assert shown in (await admin.ask("!settings channels #digests")).text
    assert f"I answer in {shown} only" in (await chat.ada.ask("!about")).text
    private = await chat.ada.slash("about")
    assert private.ephemeral
    assert shown in private.text
    assert "promise" in (await digests.ask("!about")).text
    assert "promise" in (await chat.ada.direct_message("!about")).text
    with pytest.raises(NoAnswerError):  # for another bot, most likely
        await chat.ada.ask("!play music", within=0.3)
    assert shown in (await admin.ask("!settings")).text
    assert "all channels" in (await admin.ask("!settings reset channels")).text
    assert "promise" in (await chat.ada.ask("!about")).text


async def test_a_channel_that_the_bot_may_not_write_in_is_warned_of(chat, admin):
    world, channel = chat.playground.world, chat.playground.channel("digests")
    world.restrict(channel, world.bot, Permission.SEND_MESSAGES)
    assert "I may not write" in (await admin.ask("!settings suggestions digests")).text
    world.restrict(channel, world.bot)


async def test_slash_commands_are_answered_privately_where_that_is_set(chat, admin):
    assert not (await chat.ada.slash("about")).ephemeral
    assert "privately" in (await admin.ask("!settings private ON")).text
    assert (await chat.ada.slash("about")).ephemeral
    assert "for all to see" in (await admin.slash("settings private", switch="off")).text
    assert "Write on or off" in (await admin.ask("!settings private perhaps")).text


async def test_each_change_is_recorded_once_with_who_made_it(chat, admin):
    rows = "SELECT action, detail, user FROM change JOIN actor ON actor.number = actor ORDER BY change.number DESC"
    await admin.ask("!settings corrections off")
    before = await chat.archive.database.rows(rows)
    assert tuple(before[0]) == (
        "settings corrections", '{"correction_notices": {"from": null, "to": false}}', admin.id,
    )  # fmt: skip
    assert "how it was already" in (await admin.ask("!settings corrections off")).text
    assert len(await chat.archive.database.rows(rows)) == len(before)


async def test_settings_outlive_an_outage_and_a_new_invitation(chat, admin):
    guild, gateway = chat.playground.guild, chat.playground.gateway
    await admin.ask("!settings timezone Tokyo")
    gateway.set_available(guild, available=False)
    gateway.set_available(guild, available=True)
    assert "Asia/Tokyo" in (await admin.ask("!settings")).text
    gateway.dispatch("GUILD_DELETE", {"id": str(guild.id)})
    gateway.set_available(guild, available=True)
    assert "Asia/Tokyo" in (await admin.ask("!settings")).text


async def test_only_administrators_may(chat):
    moderator = chat.playground.person("Mod")
    for person in (chat.ada, moderator):
        assert "manage this server" in (await person.ask("!settings prefix ?")).text
        assert "manage this server" in (await person.ask(f"{chat.bot.user.mention} settings")).text
    assert "in a server only" in (await chat.ada.direct_message("!settings")).text
    assert (await settings_of(chat)) == GuildSettings()
