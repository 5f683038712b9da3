"""A small ordinary discord.py bot, with one of each kind of thing the playground must carry."""

from __future__ import annotations

import io
from typing import Literal

import discord
from discord import app_commands
from discord.ext import commands


class Pages(discord.ui.View):
    @discord.ui.button(label="Next")
    async def turn(self, interaction: discord.Interaction, _: discord.ui.Button) -> None:
        await interaction.response.edit_message(embed=discord.Embed(title="Page 2"))

    @discord.ui.button(label="Later")
    async def later(self, interaction: discord.Interaction, _: discord.ui.Button) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content="edited later")

    @discord.ui.button(label="Form")
    async def form(self, interaction: discord.Interaction, _: discord.ui.Button) -> None:
        await interaction.response.send_modal(NameForm())

    @discord.ui.button(label="Silent")
    async def silent(self, interaction: discord.Interaction, _: discord.ui.Button) -> None:
        pass

    @discord.ui.button(label="Off", disabled=True)
    async def off(self, interaction: discord.Interaction, _: discord.ui.Button) -> None:
        pass

    @discord.ui.select(options=[discord.SelectOption(label="Red", value="r"), discord.SelectOption(label="Blue")])
    async def color(self, interaction: discord.Interaction, select: discord.ui.Select) -> None:
        await interaction.response.send_message(f"chose {select.values[0]}", ephemeral=True)


class NameForm(discord.ui.Modal, title="Who?"):
    name = discord.ui.TextInput(label="Name", max_length=10)
    note = discord.ui.Label(text="Note", component=discord.ui.TextInput(required=False, default="none"))
    colors = discord.ui.Label(
        text="Colors",
        component=discord.ui.Select(
            options=[discord.SelectOption(label="Red"), discord.SelectOption(label="Blue")],
            min_values=0,
            max_values=2,
            required=False,
        ),
    )
    file = discord.ui.Label(text="File", component=discord.ui.FileUpload(required=False, min_values=0))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        assert isinstance(self.note.component, discord.ui.TextInput)
        assert isinstance(self.colors.component, discord.ui.Select)
        assert isinstance(self.file.component, discord.ui.FileUpload)
        said = [self.name.value, self.note.component.value, *self.colors.component.values]
        said += [(await file.read()).decode() for file in self.file.component.values]
        await interaction.response.send_message(", ".join(said), ephemeral=True)


class SampleBot(commands.Bot):
    """Says what it heard; ``heard`` keeps the content of every message that reached it."""

    def __init__(self, intents: discord.Intents | None = None) -> None:
        if intents is None:
            intents = discord.Intents.default()
            intents.message_content = True
        super().__init__(commands.when_mentioned_or("!"), intents=intents)
        self.heard: list[str] = []
        self.resumed = 0

    async def setup_hook(self) -> None:
        await self.add_cog(Sample())
        self.tree.add_command(app_commands.ContextMenu(name="Measure", callback=measure))
        self.tree.add_command(app_commands.ContextMenu(name="Greet", callback=greet))
        await self.tree.sync()

    async def on_message(self, message: discord.Message, /) -> None:
        self.heard.append(message.content)
        await super().on_message(message)

    async def on_resumed(self) -> None:
        self.resumed += 1

    async def on_command_error(self, context: commands.Context, exception: commands.CommandError, /) -> None:
        while isinstance(
            exception,
            (commands.CommandInvokeError, commands.HybridCommandError, app_commands.CommandInvokeError),
        ):
            exception = exception.original
        if not isinstance(exception, (commands.CommandNotFound, discord.HTTPException)):
            await context.send(f"error: {exception}")


async def measure(interaction: discord.Interaction, message: discord.Message) -> None:
    await interaction.response.defer(ephemeral=True)
    await interaction.followup.send(f"{len(message.content)} characters")
    await interaction.followup.send("and that was all")


async def greet(interaction: discord.Interaction, user: discord.Member) -> None:
    await interaction.response.send_message(f"Hello {user.display_name}")


class Sample(commands.Cog):
    @commands.hybrid_command()
    async def echo(self, ctx: commands.Context, *, text: str) -> None:
        """Say it again."""
        await ctx.reply(text)

    @echo.autocomplete("text")
    async def _suggest(self, _: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{current}!", value=current)]

    @commands.hybrid_command()
    async def pages(self, ctx: commands.Context) -> None:
        """Two pages with buttons."""
        async with ctx.typing():
            await ctx.send(embed=discord.Embed(title="Page 1"), view=Pages())

    @commands.hybrid_command()
    async def picture(self, ctx: commands.Context) -> None:
        """An embed with a picture."""
        file = discord.File(io.BytesIO(b"not really a picture"), "plot.png", description="a plot")
        await ctx.send(embed=discord.Embed(title="Plot").set_image(url="attachment://plot.png"), file=file)

    @commands.hybrid_command()
    async def read(self, ctx: commands.Context, file: discord.Attachment | None = None, *, text: str = "") -> None:
        """Show a file's text, or a text."""
        await ctx.send((await file.read()).decode() if file else text)

    @commands.hybrid_command()
    async def count(
        self, ctx: commands.Context, what: Literal["sheep", "cats"], number: commands.Range[int, 1, 9] = 3
    ) -> None:
        """Count something."""
        await ctx.send(f"{number} {what}")

    @commands.hybrid_group()
    async def article(self, ctx: commands.Context) -> None:
        """Articles."""

    @article.command()
    async def add(self, ctx: commands.Context, to: discord.TextChannel, by: discord.Member) -> None:
        """Add one."""
        await ctx.send(f"for {to.name} by {by.display_name}", ephemeral=True)

    @app_commands.command()
    @app_commands.default_permissions(manage_messages=True)
    async def purge(self, interaction: discord.Interaction) -> None:
        """For moderators."""
        await interaction.response.send_message("purged")

    @app_commands.command()
    async def silence(self, interaction: discord.Interaction) -> None:
        """Never answer."""
