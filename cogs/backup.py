"""`!backup`: whole copies of the archive, by night or at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from discord import app_commands
from discord.ext import commands
from discord.utils import format_dt

from cogs import _render
from cogs._bot import PRIVATE, Context, Cuttings
from cogs._permissions import Level, needs
from corpus.backup import Backup as Copy
from corpus.backup import Backups

NIGHT = dt.time(3, 0)  # UTC: when few people ask in most places
DUE = "backup due"  # the note that says when the next one is made
LOOK = 600.0  # seconds between two looks whether it is due
SHOWN = 20
_NONE = "There is no backup yet; `/backup now` makes one."


class Backup(commands.Cog):
    """Copies the archive for whoever runs the bot."""

    def __init__(self, bot: Cuttings) -> None:
        self.bot = bot
        settings = bot.settings
        self.backups = Backups(
            bot.archive.database.path, settings.backup_folder, settings.backups_kept, bot.archive.clock
        )

    async def cog_load(self) -> None:
        """Begin to look whether a backup is due, and tell of backups in ``!health``."""
        self.bot.background.start("backup", LOOK, self.make_if_due)
        self.bot.health_lines["Backups"] = self.health_lines

    @commands.hybrid_group(name="backup", aliases=["backups"], fallback="list", extras={PRIVATE: True})
    @needs(Level.OPERATOR)
    async def backup(self, ctx: Context) -> None:
        """List the backups of the archive, newest first.

        !backup
        !backup list

        One is made every night, while I go on answering. They are in the folder that `CUTTINGS_BACKUPS` names;
        `python -m corpus restore FILE` puts one back.
        """
        backups = await self.backups.listed()
        lines = [_line(each) for each in backups[:SHOWN]] or [_NONE]
        if len(backups) > SHOWN:
            lines.append(f"-# and {len(backups) - SHOWN} more")
        await ctx.reply(embed=_render.message(f"Backups in {self.backups.folder}", "\n".join(lines)))

    @backup.command(name="now", extras={PRIVATE: True})
    @needs(Level.OPERATOR)
    async def now(self, ctx: Context) -> None:
        """Make a backup now, and see that it is whole.

        !backup now
        """
        async with ctx.typing():
            made = await self.backups.make()
        text = f"{_line(made)}\nIt was opened and is whole."
        await ctx.reply(embed=_render.message("Backed up", text, colour=_render.ANSWERED))

    @backup.command(name="verify", extras={PRIVATE: True})
    @app_commands.describe(name="the file's name; the newest without it")
    @needs(Level.OPERATOR)
    async def verify(self, ctx: Context, *, name: str = "") -> None:
        """Open a backup and see whether it is whole; without a name, the newest.

        !backup verify

        Looked at are the file's own integrity, references between its tables, and the record of changes.
        """
        chosen = await self.backups.find(name.strip()) if name.strip() else await self._newest()
        if chosen is None:
            await ctx.reply(embed=_render.message("Nothing to verify", _NONE))
            return
        async with ctx.typing():
            problem = await self.backups.problem_of(chosen)
        if problem is None:
            await ctx.reply(embed=_render.message("The backup is whole", _line(chosen), colour=_render.ANSWERED))
        else:
            text = f"{_line(chosen)}\nIt {problem}. Make a new one: `/backup now`."
            await ctx.reply(embed=_render.message("The backup cannot be used", text))

    async def make_if_due(self) -> None:
        """Make the nightly backup if its time has come; when that is stands in the database.

        A backup made since it was due counts, so that a bot killed between making and noting does not make two.
        """
        if not self.backups.kept:
            return
        notes, now = self.bot.archive.notes, self.bot.archive.clock().astimezone(dt.UTC)
        written = await notes.get(DUE)
        due = dt.datetime.fromisoformat(written) if written else None
        # One that lies further ahead than a night was noted by a clock that went wrong.
        if due is not None and due <= now + dt.timedelta(days=1):
            if now < due:
                return
            newest = await self._newest()
            if newest is None or newest.made_at < due:
                await self.backups.make()
        await notes.put(DUE, next_night(now).isoformat(timespec="seconds"))

    async def health_lines(self, guild: int | None) -> Sequence[str]:
        """Return what ``!health`` tells of backups; only to the operator."""
        if guild is not None:
            return ()
        newest = await self._newest()
        written = await self.bot.archive.notes.get(DUE)
        following = (
            "off"
            if not self.backups.kept
            else "tonight"
            if written is None
            else format_dt(dt.datetime.fromisoformat(written), "R")
        )
        last = f"last: {_line(newest)}; it was whole when it was made" if newest else "none yet"
        return [last, f"next one by itself: {following}"]

    async def _newest(self) -> Copy | None:
        return next(iter(await self.backups.listed()), None)


def next_night(now: dt.datetime) -> dt.datetime:
    """Return the next moment of the nightly backup after ``now`` (UTC)."""
    tonight = dt.datetime.combine(now.date(), NIGHT, dt.UTC)
    return tonight if tonight > now else tonight + dt.timedelta(days=1)


def _line(backup: Copy) -> str:
    return f"`{backup.path.name}`, {format_dt(backup.made_at, 'R')}, {backup.size / 2**20:,.1f} MB"


async def setup(bot: Cuttings) -> None:
    """Add the command."""
    await bot.add_cog(Backup(bot))
