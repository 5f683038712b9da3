"""`!suggest`: into the moderators' queue, decided there, and the member is told."""

from __future__ import annotations

import pytest
import pytest_asyncio

from cogs import _adding
from corpus.adding import SUGGESTIONS_A_DAY
from corpus.models import Fetch
from corpus.pending import Candidate, Origin
from tests.cogs.desk import Desk, open_desk
from tests.cogs.test_adding import PAGE, story
from tests.conftest import NOW, draft

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(tmp_path_factory):
    async with open_desk(tmp_path_factory.mktemp("suggesting") / "desk.db") as opened:
        yield opened


@pytest_asyncio.fixture(autouse=True, loop_scope="module")
async def queue(desk: Desk):
    """Nothing has been suggested yet, and the queue is the moderators' channel."""
    await desk.archive.database.write(lambda transaction: transaction.run("DELETE FROM pending"))
    desk.bot.get_command("suggest")._buckets._cache.clear()
    for person in (desk.ada, desk.ben):
        person.user.takes_direct_messages = True
    await desk.set_queue("moderators")


def newest(channel):
    return list(channel.messages.values())[-1]


async def suggested(desk: Desk, person=None, text=""):
    """Suggest an article, and return what the moderators see."""
    answer = await desk.answer(person or desk.ada, text or f"!suggest {story()}")
    assert "Thank you" in answer.text, answer.text
    return newest(desk.playground.channel("moderators"))


async def told(desk: Desk, person, words: str) -> None:
    """Wait until a person is told something in direct messages."""
    messages = person.in_direct_messages().place.messages
    await desk.playground.world.until(lambda: any(words in each.text for each in messages.values()) or None, 10)


async def test_a_suggestion_is_approved_stored_and_told(desk: Desk):
    shown = await suggested(desk, text=f"!suggest {story('Ula Marsh')}")
    assert "Suggested by Ada" in shown.text
    assert [button.label for button in shown.buttons] == ["Approve", "Edit", "Reject"]
    assert "Not in the archive" in (await desk.ben.ask("!quote Ula Marsh")).text
    await desk.admin.at("moderators").press(shown, "Approve")
    assert "Added 1 article" in await desk.decided(shown)
    await told(desk, desk.ada, "in the archive now")
    assert "Ula Marsh" in (await desk.ben.ask("!quote Ula Marsh")).text


async def test_a_suggestion_is_edited_and_rejected_after_a_restart(desk: Desk):
    before = await desk.articles()
    shown = await suggested(desk)
    await desk.stop()
    await desk.start()
    form = await desk.mod.press(shown, "Edit")
    await desk.mod.submit(form, Title="A better title")
    await desk.shows(shown, "A better title")
    assert "Suggested by Ada" in shown.text
    await desk.mod.press(shown, "Reject")
    assert "Rejected" in await desk.decided(shown)
    await told(desk, desk.ada, "not taken into the archive")
    assert await desk.articles() == before


async def test_who_takes_no_direct_messages_is_told_where_they_asked(desk: Desk):
    shown = await suggested(desk, desk.ben)
    desk.ben.user.takes_direct_messages = False
    refused = len(desk.playground.refusals)
    await desk.mod.press(shown, "Reject")
    await desk.decided(shown)
    last = await desk.playground.world.until(
        lambda: next((m for m in desk.ben.place.messages.values() if "not taken" in m.text), None), 10
    )
    assert not last.pings
    assert "Ben" in last.text
    # That Discord refused the direct message was meant here.
    del desk.playground.refusals[refused:]


async def test_members_cannot_decide(desk: Desk):
    shown = await suggested(desk)
    before = await desk.articles()
    for button in ("Approve", "Edit", "Reject"):
        reply = await desk.ben.press(shown, button)
        assert reply.ephemeral
        assert reply.modal is None
    assert shown.buttons
    assert await desk.articles() == before


async def test_duplicates_are_told_at_once(desk: Desk):
    desk.pages["/2019/harbour"] = PAGE
    await suggested(desk, text=f"!suggest {desk.site}/2019/harbour")
    again = await desk.answer(desk.ben, f"!suggest {desk.site}/2019/harbour/?utm_source=y")
    assert "already" in again.text
    await desk.mod.press(newest(desk.playground.channel("moderators")), "Approve")
    await desk.decided(newest(desk.playground.channel("moderators")))
    stored = await desk.answer(desk.ben, f"!suggest {desk.site}/2019/harbour")
    assert "is in the archive already" in stored.text


async def test_so_many_a_day(desk: Desk):
    for _ in range(SUGGESTIONS_A_DAY):
        await suggested(desk)
    assert "tomorrow" in (await desk.answer(desk.ada, f"!suggest {story()}")).text
    await suggested(desk, desk.ben)


@pytest.mark.parametrize(
    "typed", ["https://a.example/ https://b.example/", "x", "https://127.0.0.2/", "@everyone " * 20]
)
async def test_what_cannot_be_suggested_gets_a_sentence(desk: Desk, typed):
    answer = await desk.answer(desk.ada, f"!suggest {typed}")
    assert "Something broke" not in answer.text
    assert not answer.pings


async def test_too_large_a_file_is_refused(desk: Desk):
    answer = await desk.answer(desk.ada, "!suggest", attachments=[("big.txt", b"word " * 250_000)])
    assert "1 MB" in answer.text


async def test_without_a_queue_the_member_learns_who_can_make_one(desk: Desk):
    await desk.set_queue(None)
    assert "settings suggestions" in (await desk.answer(desk.ada, f"!suggest {story()}")).text
    assert not await desk.archive.database.rows("SELECT 1 FROM pending")


async def test_not_in_direct_messages(desk: Desk):
    assert "server only" in (await desk.ada.direct_message(f"!suggest {story()}")).text


async def test_feeds_put_articles_into_the_same_queue(desk: Desk):
    candidate = Candidate(draft(story("Vic Hale"), outlet="Quay News"), fetch=Fetch("https://quay.example/1", NOW))
    pending = await desk.archive.adding.propose(desk.guild, Origin("feed", "Quay News"), [candidate])
    await _adding.post_to_queue(desk.bot, desk.bot.get_guild(desk.guild), pending)
    shown = newest(desk.playground.channel("moderators"))
    assert "From the feed Quay News" in shown.text
    await desk.mod.press(shown, "Approve")
    assert "Added 1 article" in await desk.decided(shown)
    assert "Vic Hale" in (await desk.ada.ask("!quote Vic Hale")).text


async def test_a_queue_that_is_gone_loses_nothing_silently(desk: Desk):
    pending = await desk.archive.adding.propose(desk.guild, Origin("feed", "Quay News"), [Candidate(draft(story()))])
    await desk.set_queue(None)
    with pytest.raises(_adding.NoQueueError):
        await _adding.post_to_queue(desk.bot, desk.bot.get_guild(desk.guild), pending)


async def test_what_nobody_decided_is_told_when_it_is_let_go_of(desk: Desk):
    await suggested(desk)
    await desk.archive.database.write(
        lambda transaction: transaction.run("UPDATE pending SET made_at = '2024-01-01T00:00:00+00:00'")
    )
    await desk.bot.get_cog("Add").expire()
    await told(desk, desk.ada, "without a decision")
