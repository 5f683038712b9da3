"""What the archive answers, and when it refuses."""

from __future__ import annotations

import pytest

from corpus.models import SHARED
from tests.conftest import draft, put

STRIKE = (
    "HALDEN — About 4,200 dockers walked out on Tuesday, the union said. "
    "Union leader Mara Quist called the wages “a disgrace for a rich town”. "
    "The harbour lost 12 million dollars a day because ships could not unload. "
    "Talks are due to resume in Orrin on 3 March. "
    "Transport minister Tomas Vell refused to comment."
)
ELECTION = (
    "Ines Dorado won the election in Belmar with 53 per cent of the votes. "
    "Her rival, Pavel Horn, conceded on Sunday night. "
    "Turnout was 61 per cent, the lowest since 1996."
)


@pytest.fixture
async def news(archive):
    await put(archive, draft(STRIKE, title="Dockers strike in Halden", day="2024-02-20", outlet="Halden Post"))
    await put(archive, draft(ELECTION, title="Dorado wins in Belmar", day="2022-10-03", outlet="Belmar Times"))
    await put(archive, draft("Rain fell in Orrin. The fair was put off.", title="Rain", day="2023-06-01"))
    return archive


async def ask(archive, question):
    return await archive.ask(archive.parse(question), SHARED)


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("How many dockers walked out?", "About 4,200"),
        ("What percentage of the votes did Ines Dorado win?", "53 per cent"),
        ("When will the talks resume?", "3 March"),
        ("Who is Mara Quist?", "Union leader"),
        ("Who won the election in Belmar?", "Ines Dorado"),
    ],
)
async def test_short_answers(news, question, short):
    answer = await ask(news, question)
    assert answer.status == "answered"
    assert answer.short is not None
    assert short in answer.short
    assert answer.short in answer.evidence[0].text


async def test_who_somebody_is_is_told_by_what_they_are_called(archive):
    for town in ("Orrin", "Belmar", "Halden", "Dell", "Lenz"):
        await put(archive, draft(f"Tomas Vell spoke in {town}. Then Vell left, and Vell slept.", title="Vell"))
    await put(archive, draft("The quay was shut. Union leader Tomas Vell had no key.", title="The quay"))
    answer = await ask(archive, "Who is Tomas Vell?")
    assert answer.short == "Union leader"


@pytest.mark.parametrize(
    ("text", "question", "short"),
    [
        ("Mara Quist thanked Tomas Vell in Orrin.", "Who thanked Vell?", "Mara Quist"),
        ("Mara Quist thanked Tomas Vell in Orrin.", "Whom did Quist thank?", "Tomas Vell"),
        ("Tomas Vell was thanked by Mara Quist in Orrin.", "Who was thanked by Quist?", "Tomas Vell"),
        ("Dockers of Mara Quist thanked Vell in Orrin.", "Who thanked Vell?", None),
        ("The dockers saw Mara Quist in Orrin.", "Who visited Orrin, as the dockers saw?", None),
        ("The dockers marched in Orrin for six weeks.", "How many dockers marched in Orrin?", None),
        ("The dockers were paid for six weeks in Orrin.", "How much were the dockers paid in Orrin?", None),
        ("Mara Quist went to Orrin on Tuesday. It rained.", "When did Mara Quist marry in Orrin?", None),
        ("Mara Quist will return to Orrin, police said Friday.", "When will Mara Quist return to Orrin?", None),
        ("Mara Quist said on Friday that she will return.", "When will Mara Quist return?", None),
        ("Mara Quist will return on 3 March.", "When will Mara Quist return?", "3 March"),
        ("Mara Quist was told in 2019 that she may return.", "When will Mara Quist return?", None),
        ("Union leader Mara Quist has a father.", "Who is Mara Quist's father?", None),
    ],
)
async def test_no_short_answer_is_better_than_a_wrong_one(archive, text, question, short):
    await put(archive, draft(text))
    assert (await ask(archive, question)).short == short


async def test_the_figure_of_another_place_is_no_short_answer(news):
    await put(news, draft("About 900 dockers walked out in Orrin. Ships went to Belmar instead.", title="Orrin"))
    assert (await ask(news, "How many dockers walked out in Belmar?")).short is None
    assert (await ask(news, "How many dockers walked out in Orrin?")).short == "About 900"


async def test_the_capital_of_another_country_is_no_short_answer(archive):
    await put(archive, draft("Ines Dorado of Syria spoke in Moscow, the Russian capital.", title="Dorado"))
    assert (await ask(archive, "What is the capital of Syria?")).short is None
    await put(archive, draft("Vell flew to Damascus, the capital of Syria.", title="Vell"))
    assert (await ask(archive, "What is the capital of Syria?")).short == "Damascus"


async def test_a_sentence_with_the_amount_comes_before_one_with_more_of_the_words(archive):
    await put(archive, draft("Vell met Quist in Halden. He paid her 300 dollars. It rained.", title="Vell"))
    answer = await ask(archive, "How much did Vell pay to Quist in Halden?")
    assert answer.evidence[0].text == "He paid her 300 dollars."
    assert answer.short == "300 dollars"


async def test_a_heading_is_no_evidence(archive):
    await put(archive, draft("About 900 dockers walked out in Orrin.\nDockers in Orrin angry\nThey want money."))
    answer = await ask(archive, "How many dockers walked out in Orrin?")
    assert "Dockers in Orrin angry" not in [passage.text for passage in answer.evidence]


@pytest.mark.parametrize(
    ("question", "is_stated"),
    [
        ("Why did the harbour lose 12 million dollars a day?", True),
        ("Why did the dockers walk out?", False),
    ],
)
async def test_where_no_reason_is_stated_the_answer_says_so(news, question, is_stated):
    answer = await ask(news, question)
    assert answer.status == "answered"
    assert ("None of these sentences states a reason in so many words." not in answer.notes) == is_stated


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Who called the wages a disgrace?", "Union leader Mara Quist"),
        ("Who said that ships could not unload?", None),  # nobody is named, though others are in the article
        ("Who warned that Vell should step down?", None),
    ],
)
async def test_who_said_something_is_its_speaker_or_nobody(news, question, short):
    vell = "Tomas Vell opened the fair, while others in Orrin think that Vell should step down over the storm."
    await put(news, draft(vell, title="The fair in Orrin", day="2024-02-22"))
    assert (await ask(news, question)).short == short


async def test_what_somebody_said_is_answered_with_their_words_alone(news):
    answer = await ask(news, "What did Mara Quist say about the wages?")
    assert "a disgrace for a rich town" in answer.evidence[0].text
    other = await ask(news, "What did Tomas Vell say about the wages?")
    assert "disgrace" not in (other.short or "")


async def test_why_is_answered_with_the_stated_reason(news):
    answer = await ask(news, "Why did the harbour lose money?")
    assert "because ships could not unload" in answer.evidence[0].text


@pytest.mark.parametrize(
    "question",
    [
        "What did Angela Brand say about the strike?",  # a name the archive has not
        "How many dockers walked out in Lisbon?",  # a place the article does not mention
        "Who won the election in Halden in 1996?",
        "Which film won the festival?",
        "What did Mara Dorado say about the votes?",  # two people's names mixed
    ],
)
async def test_refusals_say_why_and_show_what_came_closest(news, question):
    answer = await ask(news, question)
    assert answer.status == "not in the archive"
    assert answer.short is None
    assert not answer.evidence
    assert answer.why
    assert all(line[0].isupper() and line.endswith(".") for line in answer.why)


async def test_a_name_may_be_spelt_otherwise(news):
    answer = await ask(news, "What did Mara Quisst call the wages?")
    assert answer.status == "answered"


async def test_evidence_is_verbatim_and_short(news):
    for question in ("How many dockers walked out?", "Who conceded on Sunday?", "What was the turnout in Belmar?"):
        answer = await ask(news, question)
        assert answer.evidence
        for passage in answer.evidence:
            whole = STRIKE if passage.text in STRIKE else ELECTION
            assert whole[passage.start : passage.end] == passage.text
        assert sum(len(passage.text.split()) for passage in answer.evidence) <= 60


async def test_the_publication_day_counts_as_told(news):
    assert (await ask(news, "How many dockers walked out in February 2024?")).status == "answered"
    assert (await ask(news, "How many dockers walked out in 2019?")).status == "not in the archive"


async def test_an_empty_archive_refuses(archive):
    answer = await ask(archive, "Who won?")
    assert answer.status == "not in the archive"
    assert not answer.closest


async def test_the_same_question_has_the_same_answer(news):
    assert await ask(news, "Who won the election in Belmar?") == await ask(news, "Who won the election in Belmar?")


async def test_what_was_only_planned_is_told_as_scheduled(news):
    planned = await ask(news, "When will the talks resume?")
    assert planned.notes == (
        "Scheduled: A1 tells what was due on 2024-03-03 when it was published on 2024-02-20, not that it happened.",
    )
    assert (await ask(news, "Who won the election in Belmar?")).notes == ()


async def test_a_copy_is_no_further_evidence(news):
    copy = STRIKE.replace("the union said", "its union said").replace("HALDEN — ", "")
    await put(news, draft(copy, title="Halden dockers on strike", day="2024-02-21", outlet="Coast Wire"))
    own = "Some 4,200 dockers in Halden stayed at home, and cranes stood still along the quay, a reporter saw."
    await put(news, draft(own, title="Cranes stand still", day="2024-02-21", outlet="Quay Radio"))
    answer = await ask(news, "How many dockers walked out in Halden?")
    outlets = [passage.article.outlet for passage in answer.evidence]
    assert len({"Halden Post", "Coast Wire"} & set(outlets)) == 1


async def test_a_misspelling_is_told_with_the_answer(news):
    answer = await ask(news, "Who is Mara Quisst?")
    assert any("Quist”" in note for note in answer.notes)


PORT = (
    "The cranes of Orrin stand still. “The cranes will not move before spring,” said Mara Quist. "
    "“Every one of the cranes is safe,” said port director Olaf Brenn. "
    "It rained on the quay all day. Brenn said nothing of wages, which the union calls too low."
)


@pytest.fixture
async def port(news):
    await put(
        news, draft(PORT, title="Cranes of Orrin", day="2024-02-22", outlet="Quay Radio", agencies=("Coast Wire",))
    )
    return news


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("by:Quist cranes", "before spring", "safe"),
        ("What about the cranes? by:Brenn", "safe", "before spring"),
        ("What did Olaf Brenn say about the cranes?", "safe", "before spring"),
        ("by:Quisst cranes", "before spring", "safe"),
    ],
)
async def test_the_words_of_whoever_is_asked_about(port, question, told, untold):
    answer = await ask(port, question)
    assert answer.status == "answered"
    assert told in answer.evidence[0].text
    if "by:" in question:
        assert not any(untold in passage.text for passage in answer.evidence)


async def test_by_refuses_what_that_person_was_not_quoted_with(port):
    for question, why in (
        ("by:Brenn wages", "hold no quotation of Olaf Brenn on this"),
        ("by:Zoltan cranes", "“Zoltan” is not in the archive"),
    ):
        answer = await ask(port, question)
        assert answer.status == "not in the archive"
        assert why in answer.why[-1]


@pytest.mark.parametrize(
    ("question", "outlet"),
    [
        ("According to Quay Radio, are the cranes safe?", "Quay Radio"),
        ("Are the cranes safe according to the Coast Wire?", "Quay Radio"),
        ("How many dockers walked out, as reported by the halden post?", "Halden Post"),
    ],
)
async def test_according_to_an_outlet_asks_that_outlet_only(port, question, outlet):
    answer = await ask(port, question)
    assert {passage.article.outlet for passage in answer.evidence} == {outlet}
    assert "as with `from:`" in answer.notes[0]


async def test_according_to_somebody_else_is_no_outlet(port):
    answer = await ask(port, "Are the cranes safe according to Olaf Brenn?")
    assert answer.status == "answered"
    assert not answer.notes


TOLLS = (
    ("2023-02-08", "Morning Post", "The earthquake in Orrin killed 120 people, officials said."),
    ("2023-02-10", "Quay Radio", "The earthquake in Orrin killed more than 300 people, according to the Red Cross."),
    ("2023-02-10", "Coast Wire", "The earthquake in Orrin killed 250 people, the mayor said."),
    ("2023-02-11", "Echo", "A fire in Orrin killed four people. The earthquake in Orrin left the old mill standing."),
)


@pytest.fixture
async def tolls(archive):
    for day, outlet, text in TOLLS:
        await put(archive, draft(text, title="Orrin", day=day, outlet=outlet))
    return archive


@pytest.mark.parametrize(
    "question",
    [
        "How many people did the earthquake in Orrin kill?",
        "How did the number of people killed in the earthquake in Orrin change?",
    ],
)
async def test_figures_that_differ_stand_side_by_side(tolls, question):
    answer = await ask(tolls, question)
    assert answer.status == "answered"
    assert [(figure.value, str(figure.first), figure.passage.article.outlet) for figure in answer.figures[:1]] == [
        (120, "2023-02-08", "Morning Post")
    ]
    assert {figure.value for figure in answer.figures} == {120, 250, 300}
    assert all(figure.written in figure.passage.text for figure in answer.figures)
    assert any(figure.conflicts for figure in answer.figures)


async def test_other_figures_and_other_questions_have_none_beside_them(tolls):
    assert (await ask(tolls, "How many people did the fire in Orrin kill?")).figures == ()
    assert (await ask(tolls, "What did the earthquake in Orrin leave standing?")).figures == ()


async def test_one_figure_told_twice_is_no_disagreement(news):
    again = "Some 4,200 dockers walked out in Halden."
    await put(news, draft(again, title="Dockers", day="2024-02-21"))
    assert (await ask(news, "How many dockers walked out in Halden?")).figures == ()


async def test_articles_that_tell_different_days_stand_side_by_side(archive):
    await put(archive, draft("The Halden bridge collapsed on 3 March 2021 during a storm.", title="Bridge", outlet="A"))
    await put(archive, draft("Engineers said the Halden bridge collapsed on 9 March 2021.", title="Report", outlet="B"))
    answer = await ask(archive, "When did the Halden bridge collapse?")
    assert {str(account.days.first) for account in answer.accounts} == {"2021-03-03", "2021-03-09"}
    assert answer.accounts[0].short == answer.short


async def test_the_same_day_in_other_words_is_no_disagreement(archive):
    await put(archive, draft("The Halden bridge collapsed on 3 March 2021 during a storm.", title="Bridge", outlet="A"))
    later = draft("The Halden bridge collapsed on Wednesday, engineers said.", day="2021-03-05", outlet="B")
    await put(archive, later)
    answer = await ask(archive, "When did the Halden bridge collapse?")
    assert answer.status == "answered"
    assert not answer.accounts


async def test_a_place_or_year_that_the_article_has_not_is_refused(news):
    refused = await ask(news, "How many dockers walked out in Belmar, the union of Halden said?")
    assert refused.status == "not in the archive"
    year = await ask(news, "Who won the election in Belmar in 2019?")
    assert year.status == "not in the archive"


async def test_what_the_closest_sentence_names_instead_is_told(archive):
    await put(archive, draft("Envoy Mara Quist met rebels in Orrin on Monday to end the siege.", title="Talks"))
    await put(archive, draft("Tomas Vell opened a school in Halden.", title="School"))
    refused = await ask(archive, "Why did envoy Mara Quist meet rebels in Halden to end the siege?")
    assert refused.status == "not in the archive"
    assert any("names “Orrin”, not “Halden”" in line for line in refused.why)


async def test_another_amount_than_the_question_has_is_told(news):
    answer = await ask(news, "Why did 9,000 dockers walk out?")
    assert any("says “About 4,200" in line and "not “9,000" in line for line in (*answer.why, *answer.notes))


@pytest.mark.parametrize(
    "question", ["The dockers walked out for all these reasons except:", "Which of the following dockers struck?"]
)
async def test_a_choice_among_unnamed_things_is_refused(news, question):
    refused = await ask(news, question)
    assert refused.status == "not in the archive"
    assert "Ask about one of them" in refused.why[-1]
