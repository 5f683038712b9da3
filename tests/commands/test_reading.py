"""The reading commands from a shell: lines for people, one JSON object with --json."""

from __future__ import annotations

import json

import pytest

from corpus.__main__ import main
from tests.conftest import ROOT

SEEDS = [str(file) for file in sorted((ROOT / "seeds").glob("2*.md"))]


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("shell") / "shell.db"
    assert main(["load", *SEEDS, "--db", str(path), "--quiet"]) == 0
    return str(path)


COMMANDS = [
    (["search", "sanctions"], "Caesar", "passages"),
    (["quote", "Ahtisaari"], "opportunity lost", "quotes"),
    (["timeline", "earthquake"], "2023-02-06", "events"),
    (["source", "A2"], "@online{dw2015-a2,", "bibtex"),
    (["check", "It was an opportunity lost in 2013"], "number changed", "verdict"),
    (["figures", "killed", "Syria"], "220,000", "series"),
    (["coverage"], "DW: 1", "outlets"),
    (["new", "A1"], "A2", "passages"),
    (["why", "How many people were killed in Syria?"], "words looked for", "reasons"),
]


@pytest.mark.parametrize(("command", "shown", "key"), COMMANDS, ids=[command[0][0] for command in COMMANDS])
def test_lines_and_json(database, capsys, command, shown, key):
    capsys.readouterr()
    assert main([*command, "--db", database]) == 0
    assert shown in capsys.readouterr().out
    assert main([*command, "--json", "--db", database]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)[key]


def test_a_wrong_reference_says_so(database, capsys):
    assert main(["source", "A999", "--db", database]) == 1
    assert "not in the archive" in capsys.readouterr().err


def test_nothing_is_newer_than_the_newest(database, capsys):
    assert main(["new", "A999", "--db", database]) == 0
    assert "Nothing has been added" in capsys.readouterr().out
    assert main(["new", "yesterday", "--db", database]) == 1
    assert "such as A12" in capsys.readouterr().err
