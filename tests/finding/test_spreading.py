"""The passages of one article: no sentence is shown twice, and what stands beside the best one is shown, too."""

from __future__ import annotations

import pytest

from corpus.finding.windows import PASSAGE_WORDS
from corpus.models import SHARED
from corpus.text import sentences
from tests.conftest import draft, put

FILLER = "Nobody who lives along the old canal remembers how many boats used to stop at quay {} in summer."
DAM = "Engineers found a crack in the Orsa dam. The crack in the Orsa dam is two metres long."
TEXT = " ".join(
    [*(FILLER.format(number) for number in range(8)), DAM, *(FILLER.format(number) for number in range(8, 40))]
)


@pytest.fixture
async def passages(archive):
    await put(archive, draft(TEXT, day="2023-05-02", outlet="Orsa Post"))
    finding = await archive.search(archive.parse("crack in the Orsa dam, quay in summer"), SHARED, limit=100)
    return finding.passages


async def test_no_sentence_is_shown_twice(passages):
    shown = [sentence.of(passage.text) for passage in passages for sentence in sentences.split(passage.text)]
    assert len(passages) > 3
    assert len(shown) == len(set(shown))


async def test_passages_are_no_longer_than_a_window_and_hold_what_they_mark(passages):
    assert "crack in the Orsa dam" in passages[0].text
    for passage in passages:
        assert len(passage.text.split()) <= PASSAGE_WORDS
        assert all(0 <= start < end <= len(passage.text) for start, end in passage.marked)


async def test_a_window_that_overlaps_a_better_one_is_cut_there(archive):
    told = [FILLER.format(number) for number in range(30)]
    told[2], told[6], told[10] = "The diver lives in Orsa.", "A crack is growing.", DAM
    await put(archive, draft(" ".join(told), day="2023-05-02"))
    finding = await archive.search(archive.parse("diver crack Orsa dam two metres long"), SHARED)
    best, second = finding.passages[:2]
    assert "crack is growing" in best.text
    assert "diver" not in best.text
    assert second.text.startswith(told[0])
    assert "diver" in second.text
    assert second.end < best.start
