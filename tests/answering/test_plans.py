"""What was only planned, beside what happened."""

from __future__ import annotations

import pytest

from corpus.models import SHARED
from tests.conftest import draft, put

PLANNED = "Tomas Varga will meet Irena Dolan in Belmar on Friday. Her office said so on Wednesday."
HAPPENED = "Tomas Varga did meet Irena Dolan in Belmar on Friday. Her office said so on Wednesday."


@pytest.mark.parametrize(
    ("question", "first"),
    [("Who met Irena Dolan in Belmar?", HAPPENED), ("Who will meet Irena Dolan in Belmar on Friday?", PLANNED)],
)
async def test_what_happened_comes_before_a_plan_unless_that_is_asked_for(archive, question, first):
    await put(archive, draft(PLANNED, title="A visit", key="planned", day="2024-05-01"))
    await put(archive, draft(HAPPENED, title="A visit", key="happened", day="2023-05-03"))
    answer = await archive.ask(archive.parse(question), SHARED)
    assert answer.evidence[0].text in first
    assert answer.short == "Tomas Varga"
    assert bool(answer.notes) == (first is PLANNED)
