"""Adding below the commands: previews, what waits, and what is stored in the end."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus.adding import SUGGESTIONS_A_DAY, Metadata
from corpus.archive import open_archive
from corpus.auditing import Actor
from corpus.errors import CorpusError, IngestError, LimitError
from corpus.models import SHARED, Fetch, Scope
from corpus.pending import Candidate, Origin
from corpus.store import changes
from tests.conftest import NOW, draft, put

GUILD = 77
MODERATOR = Actor(5, "Mod")
ORIGIN = Origin("add", "Mod", 5, 900)
TEXT = (
    "The harbour of Tarnmouth will be closed for nine days, the town council said on Monday.\n"
    "“We have waited for the new wall since the storm,” said Orla Venn, the harbour master.\n"
    "About 340 boats must leave before Friday, and the ferry to Sandwick stops until the end of the month.\n"
    "Fishermen from Upper Quay asked for money, because herring cannot be landed anywhere else on that coast."
)


async def propose(archive, *drafts, origin=ORIGIN, guild=GUILD):
    return await archive.adding.propose(guild, origin, [Candidate(each) for each in drafts])


def stop(number):
    raise KeyboardInterrupt


async def accept(archive, pending):
    return (await archive.adding.accept(pending, MODERATOR)).pending


async def test_a_preview_tells_what_is_in_a_file_and_stores_nothing(archive):
    (preview,) = await archive.adding.preview_file(Scope(GUILD), "harbour.txt", f"Harbour closed\n\n{TEXT}".encode())
    assert preview.summary.lead.startswith("The harbour of Tarnmouth will be closed")
    assert (preview.summary.quotes, preview.summary.figures > 0) == (1, True)
    assert any("No date" in warning for warning in preview.warnings)
    assert (await archive.holdings(Scope(GUILD))).articles == 0


async def test_what_is_accepted_is_stored_with_its_bytes_its_fetch_and_a_record(archive):
    fetch = Fetch("https://herald.example/harbour", NOW)
    article = draft(TEXT, url="https://herald.example/harbour")
    pending = await archive.adding.propose(GUILD, ORIGIN, [Candidate(article, "page.html", fetch)])
    done = await accept(archive, pending)
    assert (done.outcome, done.added[0].article) == ("added", 1)
    source = await archive.source("A1", Scope(GUILD))
    assert (source.record.fetch, source.record.file_name) == (fetch, "page.html")
    assert source.record.original_size == len(article.original)
    (change,) = await changes.newest(archive.database, [0, 1])
    assert (change.actor, change.action, change.subject) == ("Mod", "article add", "A1")
    assert await archive.article(1, SHARED) is None
    assert await archive.article(1, Scope(GUILD + 1)) is None


async def test_accepting_twice_stores_once_and_goes_on_where_it_stopped(archive):
    pending = await propose(archive, *(draft(f"{TEXT}\nReport {number}.") for number in range(3)))
    with pytest.raises(KeyboardInterrupt):
        await archive.adding.accept(pending, MODERATOR, done=stop)
    assert len((await archive.adding.get(GUILD, pending.number)).added) == 1
    first = await accept(archive, pending)
    again = await accept(archive, pending)
    assert [article.article for article in first.added] == [1, 2, 3]
    assert again == first
    assert (await archive.holdings(Scope(GUILD))).articles == 3


async def test_another_server_cannot_see_or_decide_what_waits(archive):
    pending = await propose(archive, draft(TEXT))
    with pytest.raises(IngestError):
        await archive.adding.get(GUILD + 1, pending.number)


async def test_what_waits_survives_a_restart_and_is_let_go_of_in_the_end(tmp_path):
    moments = [NOW]
    path = tmp_path / "waiting.db"
    async with open_archive(path, clock=lambda: moments[-1]) as archive:
        pending = await propose(archive, draft(TEXT))
        suggested = await propose(archive, draft(TEXT + " More."), origin=Origin("suggestion", "Ada", 6, 900))
    async with open_archive(path, clock=lambda: moments[-1]) as archive:
        moments.append(NOW + dt.timedelta(days=7, minutes=1))
        assert [old.number for old in await archive.adding.expire()] == [pending.number]
        with pytest.raises(IngestError, match="Add it again"):
            await archive.adding.get(GUILD, pending.number)
        assert (await archive.adding.get(GUILD, suggested.number)).outcome is None
        moments.append(NOW + dt.timedelta(days=31))
        assert [old.number for old in await archive.adding.expire()] == [suggested.number]
        assert not await archive.database.rows("SELECT 1 FROM pending_article")


async def test_editing_changes_what_is_stored_and_mends_warnings(archive):
    pending = await propose(archive, draft(TEXT, day=None))
    preview = await archive.adding.edit(pending, Metadata("Harbour", "Tarn Post", "", "20 February 2024", ""))
    assert (preview.candidate.draft.outlet, preview.warnings) == ("Tarn Post", ())
    await accept(archive, pending)
    article = await archive.article(1, Scope(GUILD))
    assert (article.title, article.outlet, article.published.how) == ("Harbour", "Tarn Post", "given")


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", " "), ("published", "someday"), ("published", "0800-01-01"), ("url", "javascript:alert(1)")],
)
async def test_what_cannot_be_edited_so_is_refused_with_a_sentence(archive, field, value):
    pending = await propose(archive, draft(TEXT))
    typed = {"title": "T", "outlet": "", "byline": "", "published": "", "url": ""} | {field: value}
    with pytest.raises(CorpusError, match=r"\.$"):
        await archive.adding.edit(pending, Metadata(**typed))
    assert (await archive.adding.metadata(pending)).title == "A title"


async def test_duplicates_by_address_text_and_nearly_so(archive):
    await put(archive, draft(TEXT, outlet="Herald", url="http://www.herald.example/harbour?utm_source=x"))
    near = TEXT.replace("nine days", "ten days").replace("Fishermen", "Some fishermen")
    for article, expected in (
        (draft("Something else.", url="https://herald.example/harbour/"), [("address", False)]),
        (draft(TEXT, outlet="herald"), [("text", True)]),
        (draft(TEXT, outlet="Quay News"), [("text", False)]),
        (draft(near, outlet="Quay News"), [("near", False)]),
        (draft(TEXT.split("\n", 2)[2] + "\n" + "It rains in Sandwick today. " * 3), [("near", False)]),
        (draft("A bridge was opened in Lister by the mayor, who thanked all the builders for their patience."), []),
    ):
        preview = await archive.adding.preview(await propose(archive, article))
        assert [(found.how, found.is_refused) for found in preview.duplicates] == expected, article.text
    elsewhere = await archive.adding.preview(await propose(archive, draft("x", url="https://herald.example/harbour")))
    assert elsewhere.duplicates


async def test_another_servers_article_is_no_duplicate(archive):
    await put(archive, draft(TEXT, url="https://herald.example/harbour"), Scope(GUILD + 1))
    pending = await propose(archive, draft(TEXT, url="https://herald.example/harbour"))
    assert (await archive.adding.preview(pending)).duplicates == ()
    assert await archive.adding.at_address(Scope(GUILD), "https://herald.example/harbour") is None


async def test_a_wire_text_printed_by_two_outlets_is_kept_twice_and_told_as_one(archive):
    for outlet in ("Herald", "Quay News"):
        await accept(archive, await propose(archive, draft(TEXT, outlet=outlet)))
    done = await accept(archive, await propose(archive, draft(TEXT, outlet="Herald")))
    assert "A1" in done.articles[0].problem
    source = await archive.source("A1", Scope(GUILD))
    assert [copy.outlet for copy in source.copies] == ["Quay News"]


async def test_a_member_may_suggest_so_many_a_day(archive):
    origin = Origin("suggestion", "Ada", 6, 900)
    for number in range(SUGGESTIONS_A_DAY):
        await propose(archive, draft(f"Text {number}."), origin=origin)
    with pytest.raises(LimitError):
        await propose(archive, draft("One more."), origin=origin)
    await propose(archive, draft("Somebody else's."), origin=Origin("suggestion", "Ben", 7, 900))
    await propose(archive, draft("In another server."), origin=origin, guild=GUILD + 1)


async def test_an_address_in_the_queue_is_known_until_it_is_decided(archive):
    origin = Origin("suggestion", "Ada", 6, 900)
    pending = await propose(archive, draft(TEXT, url="https://herald.example/a?utm_medium=x"), origin=origin)
    assert await archive.adding.is_suggested(GUILD, "http://herald.example/a#top")
    assert not await archive.adding.is_suggested(GUILD + 1, "http://herald.example/a")
    await archive.adding.reject(pending, MODERATOR)
    assert not await archive.adding.is_suggested(GUILD, "http://herald.example/a")
    assert (await changes.newest(archive.database, [0, 1]))[0].action == "suggestion reject"


async def test_a_future_date_is_a_warning(archive):
    preview = await archive.adding.preview(await propose(archive, draft(TEXT, day="2030-01-01")))
    assert any("future" in warning for warning in preview.warnings)


async def test_cancelled_halfway_it_counts_as_added_as_far_as_it_got(archive):
    pending = await propose(archive, *(draft(f"{TEXT}\nReport {number}.") for number in range(3)))
    with pytest.raises(KeyboardInterrupt):
        await archive.adding.accept(pending, MODERATOR, done=stop)
    decided = await archive.adding.reject(pending, MODERATOR)
    assert (decided.pending.outcome, decided.is_first, len(decided.pending.added)) == ("added", True, 1)
    assert not (await archive.adding.accept(pending, MODERATOR)).is_first
    assert (await archive.holdings(Scope(GUILD))).articles == 1
