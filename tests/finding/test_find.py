"""What a search finds in an archive."""

from __future__ import annotations

from contextlib import suppress

import pytest

from corpus.errors import QueryError
from corpus.models import SHARED, Scope
from tests.conftest import draft, put

BRIDGE = "The Halden bridge was closed on Monday. Engineers had found cracks in two of its pillars."
FLOOD = "A flood covered the old town of Marrow. The mayor said that 300 people had left their homes."
VOTE = "Parliament rejected the harbour treaty by one vote. The treaty had been signed in Halden in May."


@pytest.fixture
async def news(archive):
    await put(archive, draft(BRIDGE, title="Cracks close a bridge", day="2023-05-02", outlet="Halden Post"))
    await put(archive, draft(FLOOD, title="Old town under water", day="2023-08-11", outlet="The Marrow Herald"))
    await put(archive, draft(VOTE, title="Treaty fails", day="2024-01-20", outlet="Halden Post"))
    return archive


async def found(archive, text, scope=SHARED):
    return await archive.search(archive.parse(text), scope)


async def test_the_passage_that_holds_the_words_comes_first(news):
    finding = await found(news, "cracks in the pillars of the bridge")
    assert finding.passages[0].article.title == "Cracks close a bridge"
    assert "pillars" in finding.passages[0].text


async def test_every_passage_is_a_slice_of_its_article(news):
    for text in ("Halden", "treaty vote", "people flood bridge"):
        for passage in (await found(news, text)).passages:
            whole = next(body for body in (BRIDGE, FLOOD, VOTE) if passage.text in body)
            assert whole[passage.start : passage.end] == passage.text
            assert all(0 <= start < end <= len(passage.text) for start, end in passage.marked)


async def test_filters_of_day_outlet_phrase_and_exclusion(news):
    titles = {passage.article.title for passage in (await found(news, "Halden after:2023-12")).passages}
    assert titles == {"Treaty fails"}
    titles = {passage.article.title for passage in (await found(news, "Halden Marrow from:Herald")).passages}
    assert "Treaty fails" not in titles
    titles = {passage.article.title for passage in (await found(news, 'Halden "harbour treaty"')).passages}
    assert titles == {"Treaty fails"}
    titles = {passage.article.title for passage in (await found(news, "Halden -treaty")).passages}
    assert titles == {"Cracks close a bridge"}


async def test_filters_alone_find_the_newest_articles(news):
    passages = (await found(news, 'from:"Halden Post"')).passages
    assert [passage.article.title for passage in passages] == ["Treaty fails", "Cracks close a bridge"]


async def test_a_misspelt_word_finds_what_the_right_one_finds_and_says_so(news):
    right, wrong = await found(news, "parliament treaty"), await found(news, "parlament treaty")
    assert [passage.text for passage in wrong.passages] == [passage.text for passage in right.passages]
    assert wrong.notes == ("No article has “parlament”; looked for “Parliament”.",)
    assert not right.notes
    assert not (await found(news, "parlament treaty exact:")).notes


async def test_a_server_does_not_find_what_is_anothers(news):
    await put(news, draft("The lighthouse of Orrin was sold.", title="Lighthouse"), Scope(1))
    assert (await found(news, "lighthouse", Scope(1))).passages
    assert not (await found(news, "lighthouse", Scope(2))).passages
    assert not (await found(news, "lighthouse")).passages


async def test_a_query_that_only_leaves_out_says_so(news):
    with pytest.raises(QueryError, match="only what to leave out"):
        await found(news, "-lighthouse")


@pytest.mark.parametrize("text", ["🎉🎉", "what did he say?", "…", "the of and", ""])
async def test_a_query_without_a_word_to_look_for_says_what_to_do(news, text):
    with pytest.raises(QueryError, match=r"Add|Ask"):
        await found(news, text)


@pytest.mark.parametrize(
    ("body", "query"),
    [
        ("外交部长昨天在北京会见了记者。他谈到了贸易。", "北京"),
        ("首相は東京で記者会見を開いた。経済について話した。", "東京"),
        ("대통령은 어제 서울에서 회의를 열었다.", "서울"),
        ("Президент встретился с министром в Москве.", "министром"),
        ("زار الوزير دمشق يوم الاثنين.", "دمشق"),
        ("Ο υπουργός μίλησε στην Αθήνα.", "Αθήνα"),
        ("השר דיבר בירושלים אתמול.", "בירושלים"),
    ],
)
async def test_text_in_other_scripts_is_found(archive, body, query):
    await put(archive, draft(body, title="-", language=None))
    await put(archive, draft("Nothing of the kind.", title="-"))
    (passage, *_) = (await found(archive, query)).passages
    assert query in passage.text


@pytest.mark.parametrize(
    ("body", "query"),
    [
        ("Ο υπουργός Νίκος Παππάς μίλησε.", "ΝΙΚΟΣ ΠΑΠΠΑΣ"),
        ("У Ольги Фёдоровой новый пост.", "Федоровой"),
        ("Российский посол ушёл.", "российский"),
        ("وصل أحمد إلى القاهرة.", "احمد"),
        ("Lech Wałęsa trifft Händel.", "handel"),
    ],
)
async def test_words_are_found_however_case_and_accents_are_written(archive, body, query):
    await put(archive, draft(body, title="-", language=None))
    found = await archive.search(archive.parse(query), SHARED)
    assert [passage.text for passage in found.passages] == [body]
    assert not found.notes


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("Sergey Lawrow on the dam", "No article has “Lawrow”; looked for “Lavrov”."),
        ("what did Лавров see", "No article has “Лавров”; looked for “Lavrov”."),
        ("al-Asad dam", "No article has “Asad”; looked for “Assad”."),
    ],
)
async def test_a_name_in_another_spelling_is_found_and_the_spelling_told(archive, query, note):
    await put(archive, draft("Sergei Lavrov and Bashar al-Assad saw the dam of Orrin.", title="-"))
    found = await archive.search(archive.parse(query), SHARED)
    assert "saw the dam" in found.passages[0].text
    assert note in found.notes


async def test_a_name_that_another_only_resembles_is_not_taken_for_it(archive):
    await put(archive, draft("Vladimir Putin saw the dam of Orrin.", title="-"))
    assert (await archive.search(archive.parse("Rasputin dam"), SHARED)).notes == ()


async def test_a_letter_that_only_looks_accented_is_another_letter(archive):
    await put(archive, draft("双方が再び会うことで合意した。", title="-", language=None))
    assert (await archive.search(archive.parse("再び"), SHARED)).passages
    assert not (await archive.search(archive.parse("再ひ"), SHARED)).passages


@pytest.mark.parametrize(
    "text", ['"', '""""', "a AND OR NOT", "title:x*", "(((", "NEAR(a b)", "col : {a}", "x" * 900, "war " * 200, "\0war"]
)
async def test_full_text_syntax_is_only_words(news, text):
    with suppress(QueryError):
        for passage in (await found(news, text)).passages:
            assert passage.text in BRIDGE + FLOOD + VOTE


async def test_by_finds_only_passages_with_words_of_the_speaker(archive):
    await put(archive, draft("“The dam at Orrin is safe,” said Mara Quist, an engineer."))
    await put(archive, draft("“The dam at Orrin will break,” said Tomas Vell, a farmer. Mara Quist was there."))
    found = await archive.search(archive.parse("dam by:Quist"), SHARED)
    assert [passage.text for passage in found.passages if "Vell" in passage.text] == []
    assert any("is safe" in passage.text for passage in found.passages)
    assert "not in the archive" in (await archive.search(archive.parse("dam by:Nobodyson"), SHARED)).notes[0]
