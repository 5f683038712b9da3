"""Which of the closest articles answers, and why none does."""

from __future__ import annotations

import pytest

from corpus.answering.refusal import without_doubt
from corpus.finding import search
from corpus.models import SHARED
from tests.conftest import draft, put

ASKED = "What did the dockers of the Seamen shut in Halden?"


@pytest.fixture
async def found(archive):
    """Two windows for the question: of the article that answers it, and of one that lacks a name of it."""
    await put(archive, draft("The dockers of the Seamen shut the harbour of Halden on Monday.", title="Dockers"))
    await put(archive, draft("The dockers shut the harbour of Halden on Monday.", title="Dockers"))
    return await search(archive.database, SHARED, archive.parse(ASKED))


@pytest.mark.parametrize(("score", "is_answered"), [(10, True), (9.9, True), (9.5, False)])
def test_of_articles_as_good_the_first_that_has_every_name_answers(found, score, is_answered):
    answering, lacking = found.windows
    windows = [lacking._replace(score=10), answering._replace(score=score)]
    considered, reasons = without_doubt(ASKED, found, windows)
    assert considered == (windows[1:] if is_answered else windows)
    assert ("does not mention “Seamen”" in "".join(reasons)) is not is_answered
