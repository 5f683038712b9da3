"""`!article`: what moderators do with the articles of their server, and what anybody may see of them."""

from __future__ import annotations

import re

import discord
from discord import app_commands
from discord.ext import commands

from cogs import _adding, _render
from cogs._article_forms import OpenForm, Undo, form_view, undo_view
from cogs._bot import Context, Cuttings
from cogs._corrections import JOB, SECONDS, send_due
from cogs._format import shorten
from cogs._keeper import keeper_of
from cogs._pages import send_pages
from cogs._permissions import Level, needs
from corpus.apart import apart
from corpus.errors import CorpusError, IngestError, QueryError
from corpus.ingest import MAX_BYTES
from corpus.keeping import Changed, Edits
from corpus.keeping.edits import parse_edits, read_text

CHOICES, CHOICE = 25, 100  # suggested at once, and characters of one (Discord API reference, "Autocomplete")
_VERSIONS = re.compile(r"(?:v(?:ersions?)?\s?)?(\d{1,6})(?:\s*(?:[-–→,]|to|and)?\s*(?:v\s?)?(\d{1,6}))?", re.IGNORECASE)


class Articles(commands.Cog):
    """Keeps articles."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot
        self.keeping = bot.archive.keeping

    async def cog_load(self) -> None:
        """Begin to tell earlier answers of corrections."""
        self.bot.background.start(JOB, SECONDS, self._send_corrections)

    async def _send_corrections(self) -> None:
        await send_due(self.bot)

    @commands.hybrid_group(name="article", aliases=["articles"])
    async def article(self, ctx: Context) -> None:
        """Add, show, edit, remove, restore, correct or retract articles of this server.

        !article list
        !article show A1

        Anybody may list and show; the rest is for moderators. Nothing is ever lost: each change is a new version,
        and what was removed comes back whole. The articles that all servers share are changed by whoever runs me.
        """
        await ctx.invoke(self.bot.get_command("help"), command="article")  # type: ignore[arg-type]  # it is loaded before

    @article.command(name="show")
    @app_commands.describe(article="its reference, such as A12, or words of its title to choose from")
    async def show(self, ctx: Context, *, article: str) -> None:
        """Show an article's details: outlet, date, length, what it holds, corrections, versions.

        !article show A1

        For the text around a quotation and citations to paste: `!source`.
        """
        await ctx.reply(embed=_render.article_card(await self.keeping.card(await keeper_of(ctx), article)))

    @article.command(name="list")
    @app_commands.describe(words="what they are about; from: before: after: is:edited is:corrected")
    async def list(self, ctx: Context, *, words: str = "") -> None:
        """List the articles, the last added first, or those about some words.

        !article list
        !article list Syria from:DW
        !article list is:corrected

        Also `before:` `after:` `during:`; `is:edited`, `is:corrected`, `is:retracted`, and for moderators `is:removed`.
        """
        found = await self.keeping.listing(await keeper_of(ctx), words)
        title = f"Articles: {shorten(words.strip(), 100)}" if words.strip() else "Articles"
        await send_pages(ctx, _render.listing(found, title))

    @article.command(name="add")
    @app_commands.describe(
        file="a page, a document, a text, or a ZIP of them", article="an address, or the text itself"
    )
    @needs(Level.MODERATOR)
    async def add(self, ctx: Context, file: discord.Attachment | None = None, *, article: str = "") -> None:
        """Add articles: by address, as attached files, or as pasted text; the same as `!add`.

        !article add Port Lister closed its ferry on Friday. "Nobody took it any more," said the council.

        You see a preview, and nothing is stored before you press *Add*. `!help add` tells all of it.
        """
        await _adding.add(ctx, article, ctx.message.attachments if ctx.interaction is None else [file] if file else [])

    @article.command(name="history")
    @app_commands.describe(article="its reference, such as A12")
    @needs(Level.MODERATOR)
    async def history(self, ctx: Context, *, article: str) -> None:
        """Show all that happened to an article: who changed what, and when.

        !article history A1

        `!article diff A1` shows what was changed in the text; `!article restore A1 1` brings a version back.
        """
        await send_pages(ctx, _render.history(await self.keeping.history(await keeper_of(ctx), article)))

    @article.command(name="edit")
    @app_commands.describe(
        article="its reference, such as A12",
        text="a file whose text replaces the article's",
        changes="such as outlet: DW published: 2015-06-29",
    )
    @needs(Level.MODERATOR)
    async def edit(
        self, ctx: Context, article: str, text: discord.Attachment | None = None, *, changes: str = ""
    ) -> None:
        """Change an article's details, or its text by a file; with nothing else, offer a form.

        !article edit A1
        !article edit A1 byline: A. Reporter dateline: MOSCOW
        !article edit A1 title: "Russia: a new line" agency: AFP, AP

        The fields are `title:` `outlet:` `agency:` `byline:` `dateline:` `published:` `url:` `language:`; a value goes
        on to the next field, and `-` empties one. Attach a file to replace the text. The next answer says it as it
        is now; quotations that are still there keep their numbers.
        """
        keeper = await keeper_of(ctx)
        edits = Edits(parse_edits(changes))
        if text is not None:
            _require_one(ctx)
            read = await apart(read_text, text.filename, await _bytes_of(text))
            edits = Edits(edits.values, read.text, read.original)
        if edits.values or edits.text is not None:
            await self._say(ctx, await self.keeping.edit(keeper, article, edits))
            return
        await self.keeping.draft(keeper, article)  # whoever may not change it is told now, not at the button
        card = await self.keeping.card(keeper, article)
        await ctx.reply(embed=_render.article_card(card), view=form_view(card.article.number))

    @article.command(name="diff", aliases=["compare"])
    @app_commands.describe(
        article="its reference, such as A12", versions="two numbers, such as 1 2; the last two without"
    )
    @needs(Level.MODERATOR)
    async def diff(self, ctx: Context, article: str, *, versions: str = "") -> None:
        """Show word by word how two versions of an article differ; by default the last two.

        !article diff A1
        !article diff A1 1 2
        """
        before, after = _versions(versions)
        found = await self.keeping.compare(await keeper_of(ctx), article, before, after)
        await send_pages(ctx, _render.version_difference(found))

    @article.command(name="remove", aliases=["del", "rm", "delete"])
    @app_commands.describe(article="its reference, such as A12")
    @needs(Level.MODERATOR)
    async def remove(self, ctx: Context, *, article: str) -> None:
        """Take an article out of all answers at once; it can be brought back.

        !article remove A1

        Nothing is deleted: `!article restore A1`, or the button, brings it back with all its references.
        """
        await self._say(ctx, await self.keeping.remove(await keeper_of(ctx), article))

    @article.command(name="restore")
    @app_commands.describe(article="its reference, such as A12", version="an earlier version to bring back")
    @needs(Level.MODERATOR)
    async def restore(self, ctx: Context, article: str, version: int | None = None) -> None:
        """Bring back a removed article, or an earlier version of one.

        !article restore A1
        !article restore A1 1

        An earlier version becomes the next one; those in between stay in the history.
        """
        result = await self.keeping.restore(await keeper_of(ctx), article, version)
        await ctx.reply(embed=_render.changed(result))

    @article.command(name="correct")
    @app_commands.describe(
        article="its reference, such as A12", note="what is wrong, and the address where that is said"
    )
    @needs(Level.MODERATOR)
    async def correct(self, ctx: Context, article: str, *, note: str) -> None:
        """Note a correction: every answer from this article shows it from now on.

        !article correct A2 The number of the dead was 120, not 210. https://www.example.org/correction

        An address at the end is linked. Answers of the last 30 days that show the article are told once, unless this
        server has switched that off: `!settings`.
        """
        await self._say(ctx, await self.keeping.correct(await keeper_of(ctx), article, note))
        self.bot.background.wake(JOB)

    @article.command(name="retract")
    @app_commands.describe(article="its reference, such as A12", reason="why, and the address where that is said")
    @needs(Level.MODERATOR)
    async def retract(self, ctx: Context, article: str, *, reason: str) -> None:
        """Note that an article was retracted: every answer from it warns of that from now on.

        !article retract A2 The outlet has withdrawn it. https://www.example.org/retraction

        It stays searchable, with the warning; `!article remove` takes it out.
        """
        await self._say(ctx, await self.keeping.correct(await keeper_of(ctx), article, reason, "retracted"))
        self.bot.background.wake(JOB)

    @article.command(name="uncorrect", aliases=["unretract"])
    @app_commands.describe(article="its reference, such as A12")
    @needs(Level.MODERATOR)
    async def uncorrect(self, ctx: Context, *, article: str) -> None:
        """Take the last correction or retraction of an article back.

        !article uncorrect A2
        """
        await ctx.reply(embed=_render.changed(await self.keeping.uncorrect(await keeper_of(ctx), article)))

    @show.autocomplete("article")
    @history.autocomplete("article")
    @edit.autocomplete("article")
    @diff.autocomplete("article")
    @remove.autocomplete("article")
    @restore.autocomplete("article")
    @correct.autocomplete("article")
    @retract.autocomplete("article")
    @uncorrect.autocomplete("article")
    async def _articles_like(self, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Return articles to choose from: by words, or the last added; removed ones where they are to be restored."""
        is_restoring = interaction.command is not None and interaction.command.name == "restore"
        try:
            found = await self.keeping.listing(await keeper_of(interaction), "is:removed" if is_restoring else typed)
        except CorpusError:
            return []
        choices = {each.reference: shorten(f"{each.reference} · {each.title}", CHOICE) for each in found.articles}
        return [app_commands.Choice(name=name, value=value) for value, name in choices.items()][:CHOICES]

    async def _say(self, ctx: Context, result: Changed) -> None:
        await ctx.reply(embed=_render.changed(result), view=undo_view(result))


def _versions(typed: str) -> tuple[int | None, int | None]:
    """Return the versions to compare; of a single one, with the version before it."""
    found = _VERSIONS.fullmatch(typed.strip())
    if typed.strip() and found is None:
        raise QueryError(f"“{typed.strip()[:40]}” names no versions. Write two numbers, as in `!article diff A1 1 2`.")
    if found is None:
        return None, None
    return (int(found[1]), int(found[2])) if found[2] else (None, int(found[1]))


def _require_one(ctx: Context) -> None:
    if len(ctx.message.attachments) > 1:
        raise QueryError("Attach one file: an article has one text.")


async def _bytes_of(file: discord.Attachment) -> bytes:
    if file.size > MAX_BYTES:
        raise IngestError(f"The file has {file.size / 1e6:.1f} MB; an article may have {MAX_BYTES / 1e6:.0f} MB.")
    try:
        return await file.read()
    except discord.HTTPException:
        raise IngestError("Discord did not hand the file over. Attach it once more.") from None


async def setup(bot: Cuttings) -> None:
    """Add the commands and the buttons."""
    bot.add_dynamic_items(Undo, OpenForm)
    await bot.add_cog(Articles(bot))
