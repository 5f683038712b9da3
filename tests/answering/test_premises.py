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
