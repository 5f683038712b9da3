"""Settings: where they come from, and that .env.example lists them all."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from cogs._settings import ROOT, Settings, SettingsError


def test_options_go_before_the_environment():
    settings = Settings.load(["--db", "from-option.db"], {"CUTTINGS_DB": "from-environment.db"})
    assert settings.db == Path("from-option.db")


def test_the_environment_goes_before_the_default():
    assert Settings.load([], {"CUTTINGS_PREFIX": "?"}).prefix == "?"
    assert Settings.load([], {}).prefix == "!"


def test_backups_are_beside_the_archive_unless_said():
    assert Settings.load(["--db", "far/news.db"], {}).backup_folder == Path("far/backups")
    settings = Settings.load([], {"CUTTINGS_BACKUPS": "~/copies", "CUTTINGS_BACKUPS_KEPT": "0"})
    assert settings.backup_folder == Path.home() / "copies"
    assert settings.backups_kept == 0


def test_the_token_does_not_show_itself():
    settings = Settings.load([], {"DISCORD_TOKEN": "very.secret.token"})
    assert settings.token == "very.secret.token"
    assert "very" not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CUTTINGS_LOG_LEVEL", "loud"),
        ("CUTTINGS_PREFIX", "two words"),
        ("CUTTINGS_PREFIX", "/"),
        ("CUTTINGS_BACKUPS_KEPT", "-1"),
        ("CUTTINGS_BACKUPS_KEPT", "many"),
        ("CUTTINGS_FETCH_ALLOW", "10.0.0.0/99"),
        ("DISCORD_API_BASE", "discord.com"),
        ("DISCORD_GATEWAY_URL", "https://gateway.discord.gg"),
    ],
)
def test_a_wrong_value_is_named_with_its_setting(name, value):
    with pytest.raises(SettingsError, match=name):
        Settings.load([], {name: value})


def test_env_example_lists_every_setting_and_its_default():
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^#?([A-Z_]+)=(.*)$", example, re.MULTILINE))
    expected = {}
    for setting in fields(Settings):
        default = setting.default
        shown = str(default.relative_to(ROOT)) if isinstance(default, Path) else str(default)
        expected[setting.metadata["name"]] = shown
        assert setting.metadata["help"] in " ".join(
            line.removeprefix("#").strip() for line in example.splitlines() if line.startswith("# ")
        )
    assert listed == expected
