"""!health and !sync as moderators and the operator see them, and what a bot without permissions says."""

from __future__ import annotations

import pytest

from playground import Permission

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture
def restricted(chat):
    """Take permissions from the bot in #general; they come back afterwards."""
    world, channel = chat.playground.world, chat.playground.channel()
    yield lambda *permissions: world.restrict(channel, world.bot, *permissions)
    world.restrict(channel, world.bot)


async def test_a_moderator_sees_the_servers_part(chat):
    text = (await chat.playground.person("Mod").ask("!health")).text
    for part in ("all the permissions", "Message Content Intent: on", "5 articles", "up since"):
        assert part in text
    for part in ("Database", "Jobs", "chat.db"):
        assert part not in text


async def test_missing_permissions_are_named(chat, restricted):
    restricted(Permission.ATTACH_FILES, Permission.READ_MESSAGE_HISTORY)
    by_slash = await chat.playground.person("Mod").slash("health here")
    assert "Attach Files, Read Message History" in by_slash.text
    assert by_slash.ephemeral


@pytest.mark.parametrize("permission", [Permission.EMBED_LINKS, Permission.READ_MESSAGE_HISTORY])
async def test_a_bot_that_may_not_answer_says_what_it_lacks(chat, restricted, permission):
    refused = len(chat.playground.refusals)
    restricted(permission)
    for command in ("!about", "!settings", "!nonsense"):
        answer = await chat.ada.ask(command)
        assert answer.content
        assert not answer.embeds
    assert permission.name.replace("_", " ").title() in (await chat.ada.ask("!about")).text
    assert "manage this server" in (await chat.ada.ask("!settings")).text
    del chat.playground.refusals[refused:]  # the answers that it tried first


async def test_the_operator_sees_everything_and_nobody_else_does(chat):
    operator = chat.playground.person("Admin")
    answer = await operator.ask("!health all")
    assert "direct message" in answer.text
    assert "chat.db" not in answer.text
    private = chat.playground.world.direct_channel(operator.user, chat.playground.world.bot)
    for text in (
        private.last_message.text,
        (await operator.direct_message("!health all")).text,
        (await operator.slash("health all")).text,
    ):
        for part in ("chat.db", "MB free", "backup: ", "next one by itself", "in 2 servers"):
            assert part in text
    assert "Only whoever runs this bot" in (await chat.playground.person("Mod").ask("!health all")).text


async def test_a_job_that_failed_says_so(chat):
    job = chat.bot.background.jobs["backup"]
    job.problem = "OSError (log id 1a2b)"
    text = (await chat.playground.person("Admin").direct_message("!health all")).text
    assert "**failed since**: OSError (log id 1a2b)" in text
    job.problem = ""


async def test_an_area_adds_its_lines_for_a_server_and_for_all(chat):
    async def lines(guild):
        return ["two feeds here"] if guild == chat.playground.guild.id else ["nine feeds"] if guild is None else []

    chat.bot.health_lines["Feeds"] = lines
    assert "two feeds here" in (await chat.playground.person("Mod").ask("!health")).text
    assert "nine feeds" in (await chat.playground.person("Admin").direct_message("!health all")).text
    del chat.bot.health_lines["Feeds"]


async def test_sync_registers_the_slash_commands_again(chat):
    world = chat.playground.world
    world.commands.clear()
    answer = await chat.playground.person("Admin").ask("!sync")
    assert f"{len(chat.bot.commands)} slash commands registered" in answer.text
    registered = world.commands[None]
    assert len([each for each in registered if each["type"] == 1]) == len(chat.bot.commands)
    assert "Only whoever runs this bot" in (await chat.ada.ask("!sync")).text


async def test_digests_tell_how_they_are(chat):
    moderator = chat.playground.person("Mod")
    proposed = await moderator.ask("!digest set every day at 8:00")
    await moderator.press(proposed, "Save")
    assert "1 digest, none paused by a problem" in (await moderator.ask("!health")).text
    await chat.archive.database.write(
        lambda transaction: transaction.run("UPDATE digest SET problem = 'the channel is *gone*'")
    )
    text = (await moderator.ask("!health")).text
    assert "1 paused by a problem" in text
    assert "the channel is \\*gone" in text
    everything = (await chat.playground.person("Admin").direct_message("!health all")).text
    assert "1 digest, 1 paused by a problem" in everything
    assert "gone" not in everything
