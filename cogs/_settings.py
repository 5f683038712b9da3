"""Settings: from the command line, else the environment, else a ``.env`` file, else the default."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dotenv import dotenv_values

from corpus.errors import CorpusError, FetchError
from corpus.fetching import FetchRules

ROOT = Path(__file__).resolve().parent.parent


class SettingsError(CorpusError):
    """A setting that cannot be used; the text names it and says what to write instead."""


class Secret(str):
    """A string that does not show itself in logs and tracebacks."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "Secret('**********')"


def _setting(name: str, help_: str, default: Any, option: str | None = None) -> Any:
    return field(default=default, metadata={"name": name, "help": help_, "option": option})


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, in the order of ``.env.example``."""

    token: Secret = _setting(
        "DISCORD_TOKEN",
        "The bot's token from the Discord developer portal. Without one, the playground starts instead.",
        Secret(""),
    )
    db: Path = _setting(
        "CUTTINGS_DB",
        "The archive: one SQLite file, made when it is not there.",
        ROOT / "data" / "cuttings.db",
        "--db",
    )
    seeds: Path = _setting(
        "CUTTINGS_SEEDS",
        "The folder of articles to load at the start; see seeds/README.md for the format.",
        ROOT / "seeds",
        "--seeds",
    )
    backups: str = _setting(
        "CUTTINGS_BACKUPS",
        "The folder of backups; best on another disk than the archive. By default `backups` beside the archive.",
        "",
    )
    backups_kept: int = _setting(
        "CUTTINGS_BACKUPS_KEPT",
        "How many backups are kept, the newest ones; one is made every night. 0 makes none by itself and keeps all.",
        7,
    )
    log_level: str = _setting(
        "CUTTINGS_LOG_LEVEL",
        "How much is logged: DEBUG, INFO, WARNING or ERROR. By default INFO, and WARNING in the playground.",
        "",
        "--log-level",
    )
    prefix: str = _setting(
        "CUTTINGS_PREFIX",
        "What commands begin with in a channel. Mentioning the bot and slash commands always work.",
        "!",
    )
    homepage: str = _setting(
        "CUTTINGS_HOMEPAGE",
        "Where the source code of your bot can be read; `!about` and `!source` link it.",
        "",
    )
    fetch_allow: str = _setting(
        "CUTTINGS_FETCH_ALLOW",
        "Private networks and hosts that articles and feeds may be fetched from, with commas between them; by default "
        "none, only public servers.",
        "",
    )
    api_base: str = _setting(
        "DISCORD_API_BASE",
        "The REST address of a Discord-compatible server, for self-hosted servers.",
        "https://discord.com/api/v10",
    )
    gateway_url: str = _setting(
        "DISCORD_GATEWAY_URL",
        "The gateway address of a Discord-compatible server, for self-hosted servers.",
        "wss://gateway.discord.gg/",
    )

    @property
    def backup_folder(self) -> Path:
        """The folder of backups."""
        return Path(self.backups).expanduser() if self.backups else self.db.parent / "backups"

    def for_server(self, token: str, api_base: str, gateway_url: str) -> Settings:
        """Return these settings for another Discord-compatible server, such as the playground."""
        return replace(self, token=Secret(token), api_base=api_base, gateway_url=gateway_url)

    @property
    def fetch_rules(self) -> FetchRules:
        """How articles and feeds are fetched."""
        return FetchRules.of(self.fetch_allow, self.homepage)

    @classmethod
    def load(cls, arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Settings:
        """Read the settings.

        Args:
            arguments: the command line without the program's name.
            environment: the environment variables; the process's own, over those of ``.env``, when not given.

        Raises:
            SettingsError: a value cannot be used.
            SystemExit: the command line is wrong, or asked for help.
        """
        if environment is None:
            file = {name: value for name, value in dotenv_values(ROOT / ".env").items() if value is not None}
            environment = {**file, **os.environ}
        options = vars(_parser().parse_args(arguments))
        values: dict[str, Any] = {}
        for setting in fields(cls):
            given = options.get(setting.name) or environment.get(setting.metadata["name"], "").strip()
            if given:
                values[setting.name] = _read(setting.name, setting.metadata["name"], given)
        return cls(**values)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bot.py",
        description="Cuttings, a Discord bot that answers from a news archive, word for word. "
        "Without DISCORD_TOKEN it opens the playground: the same bot, in this terminal.",
    )
    for setting in fields(Settings):
        if setting.metadata["option"]:
            parser.add_argument(
                setting.metadata["option"],
                dest=setting.name,
                metavar=setting.name.upper(),
                help=f"{setting.metadata['help']} Also as {setting.metadata['name']}. Now: {setting.default}",
            )
    return parser


def _read(field_name: str, name: str, given: str) -> Any:
    """Turn what was given into the setting's type."""
    if field_name == "token":
        return Secret(given)
    if field_name in ("db", "seeds"):
        return Path(given).expanduser()
    if field_name == "backups":
        return given
    if field_name == "backups_kept":
        if not given.isdecimal() or len(given) > 4:
            raise SettingsError(f"{name} is “{given}”; write a whole number, such as 7.")
        return int(given)
    if field_name == "log_level":
        if given.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
            raise SettingsError(f"{name} is “{given}”; write DEBUG, INFO, WARNING or ERROR.")
        return given.upper()
    if field_name == "prefix":
        if len(given) > 10 or any(character.isspace() for character in given) or given == "/":
            raise SettingsError(f"{name} is “{given}”; write one to ten characters without blanks, such as “!”.")
        return given
    if field_name == "fetch_allow":
        try:
            FetchRules.of(given)
        except FetchError as error:
            raise SettingsError(f"{name}: {error}") from error
        return given
    schemes = ("ws", "wss") if field_name == "gateway_url" else ("http", "https")
    address = urlsplit(given)
    if address.scheme not in schemes or not address.netloc:
        raise SettingsError(f"{name} is “{given}”; write an address that begins with {schemes[1]}://.")
    return given.rstrip("/") if field_name == "api_base" else given
