"""Guild settings: what each server has set for itself."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from corpus.auditing import Actor
from corpus.models import Scope
from corpus.store import changes, scopes
from corpus.store.database import Database, Transaction


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """What a server has set, with the defaults of what it has not.

    Args:
        prefix: what commands begin with; ``None`` for the operator's.
        time_zone: an IANA name.
        locale: a language of the interface, such as ``en``.
        moderator_roles: Discord's ids of the roles that moderate; without any, who may manage messages does.
        channels: Discord's ids of the channels the bot answers in; without any, all.
        suggestion_channel: Discord's id of the moderators' queue.
        correction_notices: whether answers already given are replied to when an article is corrected.
        private_answers: whether slash commands are answered so that only the asker sees it, by default.
    """

    prefix: str | None = None
    time_zone: str = "UTC"
    locale: str = "en"
    moderator_roles: tuple[int, ...] = ()
    channels: tuple[int, ...] = ()
    suggestion_channel: int | None = None
    correction_notices: bool = True
    private_answers: bool = False


class GuildSettingsStore:
    """The settings of all servers, read each time they are needed: a look-up by key costs less than a stale copy."""

    def __init__(self, database: Database, clock: Callable[[], dt.datetime]) -> None:
        self._database = database
        self._clock = clock

    async def get(self, guild: int | None) -> GuildSettings:
        """Return a server's settings; ``None`` stands for direct messages, which have the defaults."""
        if guild is None:
            return GuildSettings()
        rows = await self._database.rows("SELECT name, value FROM guild_setting WHERE guild = ?", (guild,))
        known = {field.name for field in fields(GuildSettings)}
        values = {row["name"]: _value(row["value"]) for row in rows if row["name"] in known}
        return GuildSettings(**values)

    async def change(self, guild: int, values: Mapping[str, Any], actor: Actor, action: str) -> bool:
        """Change settings and record who did it; return whether anything is different now.

        Args:
            guild: Discord's id of the server.
            values: by the names of :class:`GuildSettings`; ``None`` goes back to the default.
            actor: who changes them.
            action: the command as people type it, such as ``settings prefix``.
        """

        def write(transaction: Transaction) -> bool:
            stored = transaction.rows("SELECT name, value FROM guild_setting WHERE guild = ?", (guild,))
            before = {row["name"]: json.loads(row["value"]) for row in stored}
            changed = {name: value for name, value in values.items() if before.get(name) != _plain(value)}
            for name, value in changed.items():
                put(transaction, guild, name, value)
            if changed:
                number = scopes.claim(transaction, Scope(guild))
                detail = {name: {"from": before.get(name), "to": value} for name, value in changed.items()}
                changes.add(transaction, number, actor, action, detail=detail, now=self._clock())
            return bool(changed)

        return await self._database.write(write)


def put(transaction: Transaction, guild: int, name: str, value: Any) -> None:
    """Store a setting inside the transaction that also records the change; ``None`` goes back to the default."""
    if value is None:
        transaction.run("DELETE FROM guild_setting WHERE guild = ? AND name = ?", (guild, name))
    else:
        transaction.run(
            "INSERT INTO guild_setting (guild, name, value) VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET value = excluded.value",
            (guild, name, json.dumps(value)),
        )


def _plain(value: Any) -> Any:
    """Return a value as it comes back from JSON."""
    return json.loads(json.dumps(value))


def _value(written: str) -> Any:
    value = json.loads(written)
    return tuple(value) if isinstance(value, list) else value  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]  # JSON
