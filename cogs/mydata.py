"""`!mydata`: what is stored about a person, for that person."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import discord
from discord.ext import commands

from cogs import _render
from cogs._bot import PRIVATE, Context, Cuttings, prefix_of
from cogs._buttons import Lasting
from cogs._format import count
from corpus.errors import CorpusError
from corpus.personal_data import AREAS, Person


class Forget(Lasting, discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"mydata:forget:(?P<user>\d{1,20})"):
    """The button that forgets the person whose id it carries."""

    def __init__(self, user: int) -> None:
        self.user = user
        super().__init__(
            discord.ui.Button(label="Forget me", style=discord.ButtonStyle.danger, custom_id=f"mydata:forget:{user}")
        )

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Forget:
        """Return the button as it was sent."""
        return cls(int(match["user"]))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Forget whoever asked for it; nobody else can press."""
        if interaction.user.id != self.user:
            raise CorpusError("This button belongs to somebody else. Type the command yourself to be forgotten.")
        bot: Any = interaction.client
        number = await bot.archive.personal_data.forget(await _person(interaction.user))
        text = f"{count(number, 'record')} deleted, or made to name nobody. Copies in backups go as those are replaced."
        embed = _render.message("Forgotten", text, colour=_render.ANSWERED)
        await interaction.response.edit_message(embed=embed, view=None)


class MyData(commands.Cog):
    """Tells people what is stored about them, and deletes it."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot

    @commands.hybrid_group(name="mydata", aliases=["privacy"], fallback="what", extras={PRIVATE: True})
    async def mydata(self, ctx: Context) -> None:
        """Show what I store about people, how long, and how much of it is about you.

        !mydata
        !mydata what
        """
        amounts = await self.bot.archive.personal_data.amounts(await _person(ctx.author))
        lines = [
            f"· {area.what}; kept {area.kept} — {count(amounts[area.table], 'record')} about you" for area in AREAS
        ]
        prefix = prefix_of(ctx)
        ways = (
            f"\n\n`{prefix}mydata get` sends you all of it, `{prefix}mydata forget` deletes it. I store no messages, "
            "and no questions asked in a server with who asked them."
        )
        await ctx.reply(embed=_render.message("What I store", "\n".join(lines) + ways, colour=_render.ANSWERED))

    @mydata.command(name="get", extras={PRIVATE: True})
    async def get(self, ctx: Context) -> None:
        """Get a file with everything that I store about you; only you see it.

        !mydata get

        A JSON file, in direct messages or, by slash command, where only you see it.
        """
        stored = await self.bot.archive.personal_data.export(await _person(ctx.author))
        written = json.dumps(stored, ensure_ascii=False, indent=2).encode()
        file = discord.File(io.BytesIO(written), "my-data.json")
        embed = _render.message("Your data", "Everything that I store about you.", colour=_render.ANSWERED)
        if ctx.interaction is not None or ctx.guild is None:
            await ctx.reply(embed=embed, file=file)
            return
        try:
            await ctx.author.send(embed=embed, file=file)
        except discord.Forbidden as error:
            raise CorpusError(
                "I cannot write to you: direct messages from this server are closed. Use the slash command "
                "`/mydata get`, whose answer only you see, or open them."
            ) from error
        await ctx.reply(embed=_render.message("Your data", "I have sent it to you in a direct message."))

    @mydata.command(name="forget", extras={PRIVATE: True})
    async def forget(self, ctx: Context) -> None:
        """Have everything deleted that I store about you; asks before it does.

        !mydata forget

        What you changed as a moderator stays changed, without your name. What you have suggested and nobody has
        decided on yet is withdrawn, and what I was to tell you of, I will not.
        """
        amounts = await self.bot.archive.personal_data.amounts(await _person(ctx.author))
        total = sum(amounts.values())
        if not total:
            await ctx.reply(embed=_render.message("Nothing to forget", "I store nothing about you."))
            return
        text = f"{count(total, 'record')} about you would be deleted, or made to name nobody. This cannot be undone."
        view = discord.ui.View(timeout=None).add_item(Forget(ctx.author.id))
        await ctx.reply(embed=_render.message("Forget you?", text), view=view)


async def _person(user: discord.abc.User) -> Person:
    """Return somebody with their direct messages, as far as Discord lets the bot open them."""
    if not isinstance(user, (discord.User, discord.Member)):
        return Person(user.id)
    try:
        return Person(user.id, (user.dm_channel or await user.create_dm()).id)
    except discord.HTTPException:
        return Person(user.id)


async def setup(bot: Cuttings) -> None:
    """Add the command and its button."""
    bot.add_dynamic_items(Forget)
    await bot.add_cog(MyData(bot))
