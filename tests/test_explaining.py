"""Why an answer was given: kept for its channel, for 30 days, without saying who asked."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus import explaining
from corpus.archive import Archive
from corpus.errors import NotFoundError, QueryError
from corpus.models import SHARED
from tests.conftest import NOW, draft, put

HERE, ELSEWHERE = 21, 22


async def answer(archive, question, channel=HERE):
    query = archive.parse(question)
    told = explaining.of_answer(query, await archive.ask(query, SHARED), await archive.holdings(SHARED))
    return await archive.note_answer(channel, told)


async def test_an_answer_can_be_asked_about_by_its_id_or_as_the_last_one(archive):
    await put(archive, draft("The bridge of Port Lister was opened on Monday."))
    first = await answer(archive, "when was the bridge opened? after:2020")
    second = await answer(archive, "who opened it in Zamboanga?")
    told = (await archive.explain(HERE, f"w{first}")).explanation
    assert told.question == "when was the bridge opened? after:2020"
    assert any("bridge" in line for line in told.understood)
    assert any("2021-01-01" in line for line in told.understood)
    assert any("1 articles" in line or "1 article" in line for line in told.archive)
    assert told.references == ("A1",)
    assert (await archive.explain(HERE)).number == second


async def test_another_channel_may_not_ask(archive):
    number = await answer(archive, "when was the bridge opened?")
    for typed in (f"W{number}", ""):
        with pytest.raises(NotFoundError):
            await archive.explain(ELSEWHERE, typed)


async def test_it_is_kept_for_30_days(archive):
    number = await answer(archive, "when was the bridge opened?")
    later = Archive(archive.database, clock=lambda: NOW + dt.timedelta(days=30))
    assert (await later.explain(HERE, f"W{number}")).number == number
    too_late = Archive(archive.database, clock=lambda: NOW + dt.timedelta(days=31))
    with pytest.raises(NotFoundError):
        await too_late.explain(HERE, f"W{number}")
    await answer(too_late, "who opened the bridge?")
    assert (await archive.database.row("SELECT count(*) FROM answer"))[0] == 1


@pytest.mark.parametrize("typed", ["bridge", "W", "W-1", "W1 W2", "A1"])
async def test_what_is_no_id_is_refused(archive, typed):
    with pytest.raises(QueryError):
        await archive.explain(HERE, typed)
