"""`python -m corpus export` and `schema`: files and standard output."""

from __future__ import annotations

import json

from corpus.__main__ import main
from tests.conftest import ROOT

ARTICLE = "The crane of Tarnmouth was built on 3 March 1931.\n“It creaks,” Jon Pell said on 4 March 1931.\n"


def test_a_file_is_written_and_counted(tmp_path, capsysbinary):
    article, database = tmp_path / "crane.txt", str(tmp_path / "a.db")
    article.write_text(ARTICLE, encoding="utf-8")
    assert main(["load", str(article), "--db", database, "--title", "A crane", "--published", "1931-03-05"]) == 0
    out = tmp_path / "crane.json"
    assert main(["export", "timeline", "crane", "--format", "json", "--out", str(out), "--db", database]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["count"] >= 1
    capsysbinary.readouterr()
    assert main(["export", "quotes", "--db", database]) == 0
    output, errors = capsysbinary.readouterr()
    assert b"It creaks" in output
    assert b"1 exported as CSV" in errors
    assert main(["export", "quotes", "--format", "ics", "--db", database]) == 1
    assert main(["export", "quotes", "--out", str(tmp_path / "no" / "folder.csv"), "--db", database]) == 1
    assert b"cannot be written" in capsysbinary.readouterr().err


def test_the_schema_is_printed(capsys):
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
