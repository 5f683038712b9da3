"""Timelines of a person or a topic, out of articles that tell of much else."""

from __future__ import annotations

import pytest

from corpus.models import SHARED
from tests.conftest import draft, put

OTHERS = " ".join(f"On {day} March {year} a mill burned down." for year in range(1930, 1972) for day in range(1, 13))


async def shown(archive, words: str) -> list[str]:
    timeline = await archive.timeline(archive.parse(words), SHARED)
    assert not timeline.is_cut
    return [event.passage.text for event in timeline.events]


@pytest.mark.parametrize("words", ["Ada Berg", "bridge of Port Lister"])
async def test_five_hundred_earlier_events_of_others_do_not_hide_an_event(archive, words):
    told = "On 4 May 2010 Ada Berg opened the bridge of Port Lister."
    await put(archive, draft(f"{OTHERS} {told}", outlet="Lister Post"))
    assert await shown(archive, words) == [told]
    assert await shown(archive, f"{words} before:2010") == []
    assert await shown(archive, f'{words} from:"Lister Post"') == [told]
    assert await shown(archive, f'{words} from:"Quell Gazette"') == []


async def test_a_sentence_that_goes_on_with_a_pronoun_is_told_of_the_same_person(archive):
    told = ["Ada Berg opened the bridge on 4 May 2010.", "She closed it on 9 June 2011."]
    await put(archive, draft(" ".join([*told, "A mill burned down on 1 July 2012."])))
    assert await shown(archive, "Ada Berg") == told
