"""What a question takes for granted is not answered past: another year than the one the archive tells of."""

from __future__ import annotations

import pytest

from corpus.models import SHARED
from tests.conftest import draft, put

TEXT = (
    "An earthquake hit the harbour of Orsa on 6 February 2019. Nobody was hurt in the town. The harbour was rebuilt "
    "with money from Lund. Its cranes were the first of their kind. The mayor of Orsa had been elected in 2015."
)


@pytest.fixture
async def ask(archive):
    await put(archive, draft(TEXT, day="2023-05-02", outlet="Orsa Post"))

    async def asking(question):
        return await archive.ask(archive.parse(question), SHARED)

    return asking


async def test_what_happened_in_another_year_does_not_answer(ask):
    answer = await ask("When did the earthquake hit the harbour of Orsa in 2015?")
    assert answer.status == "not in the archive"
    assert answer.why[-1] == "The closest sentence, in A1, tells of 2019, not of 2015."


@pytest.mark.parametrize("year", ["in 2019", "", "as told in 2023"])
async def test_the_year_of_the_sentence_or_of_publication_answers(ask, year):
    answer = await ask(f"When did the earthquake hit the harbour of Orsa {year}?")
    assert answer.status == "answered"
    assert "6 February 2019" in answer.evidence[0].text


@pytest.mark.parametrize(
    "question",
    [
        "Did Norway invade Russia?",
        "When did Norway invade Russia?",
        "Who invaded Russia?",
        "Who did Norway invade?",
        "Who was invaded by Norway?",
    ],
)
async def test_what_is_told_the_other_way_round_does_not_answer(archive, question):
    text = "Russia invaded Norway on Monday. The harbour was shut."
    await put(archive, draft(text))
    answer = await archive.ask(archive.parse(question), SHARED)
    assert answer.status == "not in the archive"
    assert answer.why[-1] == "A1 tells it the other way round: “Russia invaded Norway on Monday.”"


@pytest.mark.parametrize(
    "question",
    [
        "Did Russia invade Norway?",
        "Who invaded Norway?",
        "Who did Russia invade?",
        "Who was invaded by Russia?",
        "Did Mara Quist meet Tomas Vell?",
        "Who met Mara Quist?",
    ],
)
async def test_what_is_told_as_asked_answers(archive, question):
    await put(archive, draft("Russia invaded Norway on Monday. Tomas Vell met Mara Quist in Orrin."))
    assert (await archive.ask(archive.parse(question), SHARED)).status == "answered"


async def test_another_sentence_may_tell_it_as_asked(archive):
    await put(archive, draft("Russia invaded Norway on Monday. In 1961, Norway invaded Russia."))
    assert (await archive.ask(archive.parse("Did Norway invade Russia?"), SHARED)).status == "answered"
