"""Who may do what: every level by prefix, mention, slash and button, in channels, threads and direct messages."""

from __future__ import annotations

import discord
import pytest

from cogs._buttons import Lasting
from cogs._permissions import Level, level_of, require
from playground import Permission
from playground.model import Channel, ChannelType
from playground.slash import ImpossibleError
from playground.world import Event

pytestmark = pytest.mark.asyncio(loop_scope="module")
MODERATORS = "Only moderators of this server"


class Guarded(Lasting, discord.ui.DynamicItem[discord.ui.Button], template="test:guarded"):
    """A button for moderators."""

    def __init__(self):
        super().__init__(discord.ui.Button(label="Guarded", custom_id="test:guarded"))

    @classmethod
    async def from_custom_id(cls, *_):
        return cls()

    async def pressed(self, interaction):
        await require(interaction.client, interaction.user, interaction.guild, Level.MODERATOR)
        await interaction.response.send_message("pressed", ephemeral=True)


async def level(chat, person, guild=None):
    """The level that the bot sees somebody at, in the first server unless another is given."""
    server = chat.bot.get_guild((guild or chat.playground.guild).id)
    member = server.get_member(person.id) or await server.fetch_member(person.id)
    return await level_of(chat.bot, member, server)


async def test_the_levels_of_the_people(chat):
    world, guild = chat.playground.world, chat.playground.guild
    assert await level(chat, chat.ada) is Level.MEMBER
    assert await level(chat, chat.playground.person("Mod")) is Level.MODERATOR
    assert await level(chat, chat.playground.person("Admin")) is Level.OPERATOR
    assert await level_of(chat.bot, chat.bot.get_user(chat.ada.id) or discord.Object(chat.ada.id), None) is Level.READER
    owned = world.add_guild("Ben's own", [world.user_named("Ada"), world.user_named("Ben")])
    chat.playground.gateway.set_available(owned, available=True)
    assert "promise" in (await chat.ben.at(chat.playground.channel("general", owned)).ask("!about")).text
    assert await level(chat, chat.ben, owned) is Level.ADMINISTRATOR, "the owner, without any role"
    assert await level(chat, chat.ben, guild) is Level.MEMBER


async def test_moderators_by_role_are_those_and_no_others(chat):
    world, guild = chat.playground.world, chat.playground.guild
    editors = world.add_role(guild, "Editors", Permission(0), position=6)
    guild.members[chat.ben.id].roles.add(editors.id)
    chat.playground.gateway.set_available(guild, available=True)
    assert MODERATORS in (await chat.ben.ask("!health")).text
    await chat.playground.person("Admin").ask("!settings moderators Editors")
    assert "Health" in (await chat.ben.ask("!health")).text
    assert MODERATORS in (await chat.playground.person("Mod").ask("!health")).text
    world.publish(Event("GUILD_ROLE_DELETE", {"guild_id": str(guild.id), "role_id": str(editors.id)}, guild))
    guild.members[chat.ben.id].roles.clear()
    assert MODERATORS in (await chat.ben.ask("!health")).text
    await chat.playground.person("Admin").ask("!settings reset moderators")
    assert "Health" in (await chat.playground.person("Mod").ask("!health")).text


async def test_prefix_mention_and_slash_are_one(chat):
    moderator = chat.playground.person("Mod")
    mention = chat.bot.user.mention
    for person, shown in ((chat.ada, MODERATORS), (moderator, "Health of this server")):
        assert shown in (await person.ask("!health")).text
        assert shown in (await person.ask(f"{mention} health")).text
    assert "Health of this server" in (await moderator.slash("health here")).text
    with pytest.raises(ImpossibleError, match="is offered no command"):
        await chat.ada.slash("health here")


async def test_a_thread_is_like_its_channel(chat):
    world, general = chat.playground.world, chat.playground.channel()
    thread = Channel(
        world.new_id(), ChannelType.PUBLIC_THREAD, "aside", general.guild, parent=general, owner_id=chat.ada.id
    )
    general.guild.channels[thread.id] = world.channels[thread.id] = thread
    chat.playground.gateway.set_available(general.guild, available=True)
    assert MODERATORS in (await chat.ada.at(thread).ask("!health")).text
    assert "all the permissions" in (await chat.playground.person("Mod").at(thread).ask("!health")).text
    await chat.playground.person("Admin").ask("!settings channels #general")
    assert "promise" in (await chat.ada.at(thread).ask("!about")).text
    await chat.playground.person("Admin").ask("!settings reset channels")
    world.remove_channel(thread)


async def test_direct_messages_are_no_server(chat):
    for person in (chat.ada, chat.playground.person("Mod"), chat.playground.person("Admin")):
        assert "in a server only" in (await person.direct_message("!settings")).text
    assert "Backups" in (await chat.playground.person("Admin").direct_message("!backup")).text
    assert "Only whoever runs" in (await chat.playground.person("Mod").direct_message("!backup")).text


async def test_buttons_ask_too(chat):
    chat.bot.add_dynamic_items(Guarded)
    channel = chat.bot.get_channel(chat.ada.place.id)
    sent = await channel.send("press", view=discord.ui.View(timeout=None).add_item(Guarded()))
    message = chat.ada.place.messages[sent.id]
    refused = await chat.ada.press(message, "Guarded")
    assert refused.ephemeral
    assert MODERATORS in refused.text
    assert (await chat.playground.person("Mod").press(message, "Guarded")).text == "pressed"


async def test_help_shows_each_only_what_they_may_run(chat):
    def listed(text):
        return {line.split("`")[1] for line in text.splitlines() if line.startswith("`!")}

    async def helped(person):
        answer = await person.ask("!help")
        text = answer.text
        while any(button.label == "Next" and not button.disabled for button in answer.buttons):
            await person.press(answer, "Next")
            text += "\n" + answer.text
        return text

    texts = {name: await helped(chat.playground.person(name)) for name in ("Ada", "Mod", "Admin")}
    assert "Moderators" not in texts["Ada"]
    assert "!health" in listed(texts["Mod"]) - listed(texts["Ada"])
    assert {"!settings", "!sync", "!backup"} <= listed(texts["Admin"]) - listed(texts["Mod"])
    assert listed(texts["Ada"]) < listed(texts["Mod"]) < listed(texts["Admin"])
    assert "`timezone`" in texts["Admin"]
    assert MODERATORS in (await chat.ada.ask("!help health")).text
    explained = (await chat.playground.person("Admin").ask("!help settings")).text
    assert "`!settings timezone`" in explained
    assert "!settings timezone Berlin" in (await chat.playground.person("Admin").ask("!help settings timezone")).text
