"""What the closest sentences would have to hold to be an answer: an amount, the deed, whom somebody has."""

from __future__ import annotations

import pytest

from corpus.answering.lacking import lacking
from corpus.finding import search
from corpus.models import SHARED
from tests.conftest import draft, put

TEXT = (
    "Mayor Mara Quist opened the harbour of Orrin on Monday. Quist spoke of the ferries and thanked the dockers. "
    "Her speech on the ferries was short. The fair was put off, and the mayor went home."
)


async def ask(archive, question):
    return await archive.ask(archive.parse(question), SHARED)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("How many ferries did Mara Quist open in Orrin?", "None of the closest sentences tells an amount."),
        ("How much did Mara Quist pay for the ferries?", "None of the closest sentences tells an amount."),
        ("How many times did Mara Quist speak?", "None of the closest sentences tells how often."),
        ("How long was the harbour shut?", "None of the closest sentences tells how long."),
        ("What percentage of the dockers came?", "None of the closest sentences tells a percentage."),
        ("When did Mara Quist resign?", "None of the closest sentences tells of “resign”."),
        ("Who is Mara Quist's husband?", "The closest article, A1, does not mention a “husband”."),
        ("What is the name of Mara Quist’s family dog?", "The closest article, A1, does not mention a “dog”."),
        ("Where was the wife of Mara Quist?", "The closest article, A1, does not mention a “wife”."),
        ("When did Mara Quist open the harbour?", None),
        ("How old is Mara Quist?", None),
        ("Who thanked Mara Quist's dockers?", None),
        ("What did Mara Quist speak of?", None),
    ],
)
async def test_what_an_answer_would_have_to_hold(archive, question, reason):
    await put(archive, draft(TEXT, title="Quist opens the harbour of Orrin"))
    found = await search(archive.database, SHARED, archive.parse(question))
    (page,) = found.pages.values()
    assert lacking(question, found, [page.cut((0, len(TEXT)))]) == reason


async def test_a_refusal_for_what_is_lacking_shows_what_came_closest(archive):
    await put(archive, draft(TEXT, title="Quist opens the harbour of Orrin"))
    answer = await ask(archive, "How many ferries did Mara Quist open in the harbour of Orrin?")
    assert answer.status == "not in the archive"
    assert answer.why[-1] == "None of the closest sentences tells an amount."
    assert answer.closest


async def test_the_rest_of_the_article_is_looked_through_first(archive):
    middle = " ".join(f"The {word} quay was swept again." for word in ("east", "west", "north", "south") * 9)
    text = f"Mara Quist opened the harbour of Orrin. {middle} Her husband, Tomas Vell, sang."
    await put(archive, draft(text, title="Harbour"))
    answer = await ask(archive, "Who is Mara Quist's husband?")
    assert "Her husband, Tomas Vell, sang." in [passage.text for passage in answer.evidence]


@pytest.mark.parametrize(
    "text", ["Mara Quist married Tomas Vell in Orrin.", "Tomas Vell is the wife or husband of Mara Quist."]
)
async def test_a_wife_may_be_told_of_in_other_words(archive, text):
    await put(archive, draft(text))
    assert (await ask(archive, "Who is the husband of Mara Quist?")).status == "answered"


@pytest.mark.parametrize(
    ("text", "is_told"), [("Mara Quist, 52, sang in Orrin.", True), ("Mara Quist sang in Orrin.", False)]
)
async def test_where_no_age_is_told_the_answer_says_so(archive, text, is_told):
    await put(archive, draft(text))
    answer = await ask(archive, "How old is Mara Quist of Orrin, who sang?")
    assert answer.status == "answered"
    assert ("None of these sentences tells an age in so many words." in answer.notes) is not is_told


async def test_a_number_of_the_question_is_not_the_amount_asked_for(archive):
    await put(archive, draft("Flight 447 to Orrin crashed into the harbour of Halden.", title="Flight"))
    question = "How many people were on flight 447 to Orrin, which crashed into the harbour of Halden?"
    assert (await ask(archive, question)).why[-1] == "None of the closest sentences tells an amount."
