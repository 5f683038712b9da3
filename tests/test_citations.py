"""Citations ready to paste, whatever stands in a title."""

from __future__ import annotations

import re

from corpus.models import SHARED
from tests.conftest import draft, put


async def source_of(archive, **fields):
    stored = await put(archive, draft("A text.", **fields))
    return await archive.source(f"A{stored.number}", SHARED)


async def test_the_three_forms(archive):
    found = await source_of(
        archive,
        title="A bridge opens",
        outlet="Lister Post",
        agencies=("AFP",),
        byline="Ada Moreno",
        url="https://post.example/bridge",
    )
    assert found.citation == (
        "Ada Moreno, “A bridge opens”, Lister Post (AFP), 20 February 2024, https://post.example/bridge [A1]"
    )
    assert found.markdown == (
        "Ada Moreno, [A bridge opens](<https://post.example/bridge>), *Lister Post (AFP)*, 20 February 2024 (A1)"
    )
    assert found.bibtex.splitlines() == [
        "@online{listerpost2024-a1,",
        "  author = {Ada Moreno},",
        "  title = {{A bridge opens}},",
        "  organization = {{Lister Post}},",
        "  date = {2024-02-20},",
        "  url = {https://post.example/bridge},",
        "  langid = {en},",
        "  note = {credited to AFP},",
        "}",
    ]


async def test_signs_that_mean_something_are_escaped(archive):
    found = await source_of(archive, title="50% of [all] {bridges} & *ferries* \\ $5_#~^", day=None, outlet="Öl & Gas")
    assert r"50\% of [all] \{bridges\} \& *ferries* \textbackslash{} \$5\_\#" in found.bibtex
    assert re.match(r"@online\{olgas-a\d+,", found.bibtex)
    assert "date" not in found.bibtex
    assert r"\[all\]" in found.markdown
    assert r"\*ferries\*" in found.markdown
    assert "undated" in found.citation
