"""What happened on some days: dated events of these days, and of no others."""

from __future__ import annotations

import pytest

from corpus.models import SHARED
from tests.conftest import draft, put

STRIKE = (
    "HALDEN — Dockers walked out on Tuesday. The union had warned of a strike on 5 February. "
    "The last strike began in 1996. Talks are due to resume in Orrin on 3 March."
)


@pytest.fixture
async def news(archive):
    await put(archive, draft(STRIKE, title="Dockers strike in Halden", day="2024-02-20", outlet="Halden Post"))
    await put(archive, draft("Ines Dorado won the election in Belmar on Sunday.", title="Vote", day="2022-10-03"))
    return archive


async def told(archive, question):
    answer = await archive.ask(archive.parse(question), SHARED)
    return [passage.text for passage in answer.evidence]


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        ("What happened on 20 February 2024?", ["HALDEN — Dockers walked out on Tuesday."]),
        ("what happened in 1996", ["The last strike began in 1996."]),
        ("What happened to the union in February 2024?", ["The union had warned of a strike on 5 February."]),
        ("what's new since 1 March 2024", ["Talks are due to resume in Orrin on 3 March."]),
        ("and in 2022?", ["Ines Dorado won the election in Belmar on Sunday."]),
        ("during:2022", ["Ines Dorado won the election in Belmar on Sunday."]),
        ("What happened in October 2022 from:Post", []),
        (
            "What happened between January 2024 and 10 February 2024?",
            ["The union had warned of a strike on 5 February."],
        ),
    ],
)
async def test_the_events_of_the_days_answer(news, question, sentences):
    assert await told(news, question) == sentences


async def test_relative_days_are_counted_from_today(news):
    assert news.clock().year == 2024
    await put(news, draft("A dam broke in Orrin on 14 May 2023.", day="2023-05-20"))
    assert await told(news, "What happened last year?") == ["A dam broke in Orrin on 14 May 2023."]
    assert "A dam broke in Orrin on 14 May 2023." not in await told(news, "What happened this year?")


async def test_days_without_an_event_are_said_to_have_none(news):
    answer = await news.ask(news.parse("What happened in 1950?"), SHARED)
    assert (answer.status, answer.why) == (
        "not in the archive",
        ("The archive has no dated event from 1950-01-01 to 1950-12-31.",),
    )


async def test_of_many_events_those_told_most_often_are_shown(archive):
    for deed in ("A storm killed a baker", "Rain flooded Dell", "Vell sold its mill", "Police closed a quay"):
        await put(archive, draft(f"{deed} on 4 May 2023.", day="2023-05-06"))
    await put(archive, draft("The king of Orrin died on 4 May 2023, his palace wrote.", day="2023-05-08"))
    await put(archive, draft("On 4 May 2023 the king of Orrin died after an illness.", day="2023-05-09"))
    answer = await archive.ask(archive.parse("What happened on 4 May 2023?"), SHARED)
    assert len(answer.evidence) == 4
    assert any("king of Orrin died" in passage.text for passage in answer.evidence)
    assert "those told most often" in answer.notes[0]


@pytest.mark.parametrize("question", ["Who walked out in 2024?", "What did the union warn of in 2024?"])
async def test_other_questions_are_answered_by_their_words(news, question):
    answer = await news.ask(news.parse(question), SHARED)
    assert not any("dated event" in reason for reason in answer.why)


async def test_a_day_without_its_year_may_be_that_of_any_year(archive):
    await put(archive, draft("The dam of Orrin broke on August 21. Rain fell.", day="2013-09-09"))
    answer = await archive.ask(archive.parse("What happened on August 21?"), SHARED)
    assert answer.evidence[0].text == "The dam of Orrin broke on August 21."
