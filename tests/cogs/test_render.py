"""Embeds: whatever the archive holds, within Discord's limits."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import discord
import pytest

from cogs import _render
from corpus.adding import Preview, Summary
from corpus.duplicates import Duplicate
from corpus.models import ArchiveRecord, Article, Draft, Finding, Passage, PersonCard, Published, Role, Source
from corpus.pending import Candidate, Origin, Pending, PendingArticle
from corpus.query import Query


def article(**changes) -> Article:
    fields = {
        "number": 12, "version": 1, "ordinal": 1, "is_current": True, "title": "A bridge opens",
        "outlet": "Lister Post", "agencies": ("AFP",), "byline": None, "dateline": None,
        "published": Published(dt.date(2015, 6, 29), "printed", "June 29, 2015"), "url": "https://post.example/a",
        "language": "en", "key": None,
    }  # fmt: skip
    return Article(**(fields | changes))


def check(embeds: list[discord.Embed]) -> None:
    assert embeds
    for embed in embeds:
        assert len(embed) <= 6000
        assert len(embed.title or "") <= 256
        assert 1 <= len(embed.description or "x") <= 4096
        assert len(embed.fields) <= 25
        for field in embed.fields:
            assert 1 <= len(field.name) <= 256
            assert 1 <= len(field.value) <= 1024
        assert len(embed.footer.text or "") <= 2048


LONG = "x" * 20_000
SENTENCES = "A sentence of some length stands here. " * 500


@pytest.mark.parametrize("text", [LONG, SENTENCES, "*" * 9_000, "a\n" * 3_000, "😀" * 4_000])
def test_a_huge_passage_fits_and_says_that_it_was_cut(text):
    passage = Passage(article(), 0, len(text), text)
    embeds = _render.finding(Finding((passage,) * 3), Query(text="x", words="x"))
    check(embeds)
    assert "cut here" in embeds[0].description


def test_text_is_cut_at_a_sentence_end():
    passage = Passage(article(), 0, len(SENTENCES), SENTENCES)
    (first, *_) = _render.finding(Finding((passage,)), Query(text="x", words="x"))
    shown = first.description.split("\n-# cut here")[0]
    assert shown.endswith("here.")


def test_huge_metadata_fits():
    giant = article(title=LONG, outlet=LONG, byline=LONG, agencies=(LONG, LONG), url="https://a.example/" + LONG)
    passage = Passage(giant, 0, 5, "Text.")
    record = ArchiveRecord("0" * 64, 10**9, "1" * 64, LONG, dt.datetime(2024, 1, 1, tzinfo=dt.UTC), 1, 1, 1)
    check(_render.source(Source(giant, record, passage, LONG, LONG, LONG, LONG, LONG, is_current=False)))
    check(_render.finding(Finding((passage,)), Query(text=LONG[:1000], words="x")))


def test_a_card_with_hundreds_of_spellings_fits_and_says_how_many_are_left_out():
    card = PersonCard(
        name=LONG, kind="person", spellings=tuple((f"Spelling number {number}", 1) for number in range(400)),
        roles=tuple(Role(f"Minister of {number}", article()) for number in range(100)), quotes=1, articles=2,
        first_seen=article(), last_seen=article(number=13), why="surname",
    )  # fmt: skip
    (embed,) = _render.card(card, "!")
    check([embed])
    assert "more" in embed.fields[0].value


def test_an_undated_article_says_so():
    passage = Passage(article(published=None), 0, 5, "Text.")
    (embed,) = _render.finding(Finding((passage,)), Query(text="x", words="x"))
    assert "undated" in embed.description


def test_an_inferred_date_says_so():
    inferred = Published(dt.date(2013, 9, 9), "inferred", "a Monday after the summit")
    passage = Passage(article(published=inferred), 0, 5, "Text.")
    (embed,) = _render.finding(Finding((passage,)), Query(text="x", words="x"))
    assert "9 September 2013 (inferred)" in embed.description


@pytest.mark.parametrize("count", [1, 300])
def test_previews_of_anything_fit(count):
    hostile = "*" * 5_000
    names = {"title": hostile, "outlet": hostile, "byline": hostile, "agencies": (hostile,) * 9}
    draft = Draft(text=hostile, original=b"", url=f"http://x/{hostile}", **names)
    summary = Summary(hostile, 1, 1, 1, 1, 1, ())
    preview = Preview(
        Candidate(draft), summary, (Duplicate(article(outlet=hostile), "near"),) * 5, (hostile[:300],) * 30
    )
    problems = [ValueError(hostile)] * 30
    rows = tuple(PendingArticle(at, hostile, False, at if at % 2 else None, hostile) for at in range(count))
    origin = Origin("suggestion", hostile, 3, 4)
    pending = Pending(1, 2, origin, dt.datetime(2024, 1, 1, tzinfo=dt.UTC), "added", rows)
    check(
        [
            _render.preview(preview, problems),
            _render.previews([preview] * count, problems),
            _render.queued(pending, preview),
            _render.decided(pending),
            _render.decided(replace(pending, outcome="rejected")),
            _render.suggested(preview),
            _render.told(pending, hostile),
        ]
    )
