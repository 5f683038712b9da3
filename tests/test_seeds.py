"""The shipped seed files are valid, and the check that says so would notice if they were not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.errors import IngestError
from corpus.ingest import drafts_of, read, seed_files
from corpus.models import Draft

SEEDS = Path(__file__).parents[1] / "seeds"
SHORTEST = 1_000
GOOD = (
    """---
title: Harbour reopens
outlet: Daily Herald
published: {date: 2019-05-14, weekday: Tuesday, how: printed, why: 14 May 2019}
language: en
---
"""
    + "Port Ellen opened its harbour again on Monday, the council said.\n" * 20
)


def problems(folder: Path) -> list[str]:
    """Return everything that is wrong with the seed files of a folder, a line each."""
    found = []
    titles: dict[str, str] = {}
    for path in seed_files(folder):
        for result in read(path):
            if isinstance(result, IngestError):
                found.append(str(result))
                continue
            found += [f"{path}: {warning}" for warning in result.warnings]
            found += [f"{path}: {problem}" for problem in doubts(result)]
            if result.title in titles:
                found.append(f"{path}: It has the same title as {titles[result.title]}.")
            titles[result.title] = path.name
    return found


def doubts(draft: Draft) -> list[str]:
    """Return what only our own seeds must have."""
    found = []
    if draft.outlet is None:
        found.append("It names no outlet.")
    if draft.language is None:
        found.append("It names no language.")
    if len(draft.text) < SHORTEST:
        found.append(f"The text has {len(draft.text)} characters, fewer than {SHORTEST}.")
    if draft.published and not draft.published.why:
        found.append("It does not say where its date is from.")
    found += [f"A blank too many in “{line[:40]}…”." for line in draft.text.split("\n") if "  " in line]
    found += [
        f"A paragraph has no end: “{line[-40:]}”." for line in draft.text.split("\n") if not line.endswith(tuple('.”"'))
    ]
    return found


def test_the_seed_files_are_valid():
    assert seed_files(SEEDS)
    assert problems(SEEDS) == []


def test_the_seed_files_say_their_weekday():
    for path in seed_files(SEEDS):
        assert re.search(r"^  weekday: [A-Z][a-z]+day$", path.read_text(encoding="utf-8"), re.MULTILINE), path


def test_the_example_in_the_readme_is_valid():
    (example,) = re.findall(r"```markdown\n(.*?)```", (SEEDS / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    (draft,) = drafts_of(example.encode(), "example.md")
    assert isinstance(draft, Draft)
    assert draft.published is not None


def test_a_good_file_passes(tmp_path):
    (tmp_path / "a.md").write_text(GOOD, encoding="utf-8")
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("title: Harbour reopens", "headline: Harbour reopens", "not known"),
        ("title: Harbour reopens", "title:", "title is empty"),
        ("outlet: Daily Herald", "outlet: 7", "outlet must be text"),
        ("outlet: Daily Herald\n", "", "no outlet"),
        ("language: en\n", "", "no language"),
        ("language: en", "language: english", "two small letters"),
        ("2019-05-14", "2019-05-15", "2019-05-15 is a Wednesday"),
        ("2019-05-14", "2019-05-32", "not a day of the calendar"),
        ("printed", "known", "must be one of"),
        (", why: 14 May 2019", "", "where its date is from"),
        ("how: printed, why: 14 May 2019", "how: inferred", "needs a reason"),
        ("published: {", "published: [", "no YAML"),
        ("on Monday, the", "“on Monday, the", "quotation mark"),
        ("said.\n", "said\n", "no end"),
        ("on Monday", "on  Monday", "blank too many"),
        ("the council said.\n" * 20, "", "no text"),
        ("---\ntitle", "title", "front matter"),
    ],
)
def test_a_bad_file_is_noticed(tmp_path, old, new, what):
    text = GOOD.replace(old, new) if old in GOOD else GOOD.partition("Port Ellen")[0]
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    found = problems(tmp_path)
    assert any(what in problem for problem in found), found


def test_the_problems_of_all_files_are_told_at_once(tmp_path):
    (tmp_path / "a.md").write_text("no front matter", encoding="utf-8")
    (tmp_path / "b.md").write_text(GOOD.replace("title:", "titel:"), encoding="utf-8")
    (tmp_path / "c.md").write_bytes(b"")
    found = problems(tmp_path)
    assert {re.search(r"([abc])\.md", problem).group(1) for problem in found} == {"a", "b", "c"}


def test_a_title_that_comes_twice_is_noticed(tmp_path):
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    assert problems(tmp_path) == [f"{tmp_path / 'b.md'}: It has the same title as a.md."]
