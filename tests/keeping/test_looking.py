"""Lists, cards, history and differences of articles, and the audit."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.errors import NotFoundError, QueryError
from corpus.keeping import Edits
from corpus.keeping.differences import compare
from corpus.keeping.edits import typed_text
from tests.conftest import draft, put
from tests.keeping.conftest import ELSEWHERE, GUILD, MOD, READER, TEXT

LINES = st.text(alphabet="ab .ä\u202e\n", max_size=40)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES, LINES)
def test_both_versions_can_be_read_from_a_difference(before, after):
    passages = compare(before, after)
    assert bool(passages) == (before != after)
    for text, gone in ((before, "added"), (after, "removed")):
        lines = [line for passage in passages for line in join(passage, gone).split("\n")]
        assert all(line in text.split("\n") or not line for line in lines)


def join(passage, gone):
    return "".join(part.text for part in passage if part.kind != gone)


def test_a_difference_shows_the_words_that_changed():
    (passage,) = compare("One line.\nThe wall will hold for years.", "One line.\nThe wall will not hold for years.")
    assert [(part.kind, part.text) for part in passage] == [
        ("same", "The wall will "), ("added", "not "), ("same", "hold for years."),
    ]  # fmt: skip


async def test_lists_choose_by_words_outlet_days_and_flags(archive, bridge):
    keeping = archive.keeping
    ferry = await put(archive, draft("The ferry stays.", title="Ferry", outlet="Sea Times", day="2020-01-02"), GUILD)
    shared = await put(archive, draft("The pier stays too.", title="Pier"))

    async def listed(typed, keeper=MOD):
        return [article.reference for article in (await keeping.listing(keeper, typed)).articles]

    everything = [f"A{shared.number}", f"A{ferry.number}", bridge]
    assert await listed("") == everything == await listed("", READER)
    assert await listed("", ELSEWHERE) == everything[:1]
    assert (
        await listed("ferry") == await listed('from:"Sea Times"') == await listed("before:2021") == [f"A{ferry.number}"]
    )
    assert await listed("zeppelin") == []
    await keeping.edit(MOD, bridge, Edits({"title": "Edited"}))
    await keeping.correct(MOD, f"A{ferry.number}", "Wrong.")
    assert await listed("is:edited") == await listed("bridge is:edited") == [bridge]
    assert await listed("is:corrected") == await listed("ferry is:corrected") == [f"A{ferry.number}"]
    assert await listed("is:retracted") == await listed("bridge is:corrected") == []
    await keeping.remove(MOD, bridge)
    assert await listed("is:removed") == [bridge]
    assert bridge not in await listed("")
    for typed, keeper in (("is:removed", READER), ("is:removed bridge", MOD), ("is:nothing", MOD), ("from:", MOD)):
        with pytest.raises(QueryError):
            await listed(typed, keeper)


async def test_a_long_list_says_that_there_is_more(archive):
    for number in range(205):
        await put(archive, draft(f"Line {number} of a list."), GUILD)
    found = await archive.keeping.listing(READER, "")
    assert (len(found.articles), found.is_cut) == (200, True)


async def test_a_card_counts_and_flags(archive, bridge):
    card = await archive.keeping.card(READER, bridge)
    assert (card.counts.characters, card.counts.sentences, card.is_edited, card.is_shared) == (
        len(TEXT),
        4,
        False,
        False,
    )
    assert card.counts.quotes == 1
    await archive.keeping.edit(MOD, bridge, typed_text("Nothing is left."))
    await archive.keeping.remove(MOD, bridge)
    card = await archive.keeping.card(MOD, bridge)
    assert card.is_edited
    assert card.article.removed_at
    with pytest.raises(NotFoundError, match="was removed"):
        await archive.keeping.card(READER, bridge)


async def test_the_history_tells_every_version_and_change(archive, bridge):
    keeping = archive.keeping
    await keeping.edit(MOD, bridge, Edits({"outlet": "DW"}))
    await keeping.remove(MOD, bridge)
    await keeping.restore(MOD, bridge, 1)
    await keeping.correct(MOD, bridge, "Wrong.")
    entries = (await keeping.history(MOD, bridge)).entries
    assert [(entry.action, entry.version, entry.who) for entry in entries] == [
        ("article correct", None, "Mod"),
        ("article restore", 3, "Mod"),
        ("article remove", None, "Mod"),
        ("article edit", 2, "Mod"),
        ("loaded", 1, ""),
    ]
    assert entries[3].detail["outlet"] == ["Lister Post", "DW"]


async def test_versions_are_compared_in_any_order(archive, bridge):
    keeping = archive.keeping
    await keeping.edit(MOD, bridge, Edits({"title": "Edited"}))
    await keeping.edit(MOD, bridge, typed_text(TEXT.replace("nine", "ten")))
    last = await keeping.compare(MOD, bridge)
    assert (last.before, last.after, last.fields) == (2, 3, ())
    assert [part.text for part in last.passages[0] if part.kind != "same"] == ["nine", "ten"]
    back = await keeping.compare(MOD, bridge, 3, 1)
    assert [(each.field, each.before, each.after) for each in back.fields] == [("title", "Edited", "A bridge opens")]
    assert [part.text for part in back.passages[0] if part.kind != "same"] == ["ten", "nine"]
    assert not (await keeping.compare(MOD, bridge, 2, 2)).fields
    assert (await keeping.compare(MOD, bridge, None, 2)).before == 1
    with pytest.raises(QueryError, match="has no version 9"):
        await keeping.compare(MOD, bridge, 1, 9)


async def test_the_audit_is_of_ones_own_server_and_the_shared_articles(archive, bridge):
    await archive.keeping.edit(MOD, bridge, Edits({"title": "Edited"}))
    for typed in ("", "Mod", "mod", "@MOD", "<@5>", "<@5> since 2 days", "Mod 1 week ago", "since 2024-03-01", "2024"):
        assert [change.subject for change in (await archive.keeping.audit(MOD, typed)).changes] == [bridge], typed
    for typed in ("since 2024-03-02", "Mod since tomorrow"):
        assert not (await archive.keeping.audit(MOD, typed)).changes, typed
    assert not (await archive.keeping.audit(ELSEWHERE, "")).changes
    for typed, keeper in (("Mod", ELSEWHERE), ("Eve", MOD), ("<@99>", MOD), ("x" * 900, MOD)):
        with pytest.raises(NotFoundError):
            await archive.keeping.audit(keeper, typed)
    for typed in ("since", "since soon", "since 9999 years", "since 99999 years", "Mod since"):
        with pytest.raises((QueryError, NotFoundError)):
            await archive.keeping.audit(MOD, typed)
