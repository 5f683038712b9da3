"""Watches: told of once, where it was wanted, and of nothing that is not theirs."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus.auditing import Actor
from corpus.models import Scope
from corpus.store.watches import QuietHours
from corpus.watches import Place, is_quiet
from playground import Fault
from tests.conftest import draft, put

SAID = "“The pier will be shut until the bolts are new,” Orla Venn, the harbour master of Tarnmouth, said on Monday."
SENDING = {"method": "POST", "path": "/channels/*/messages"}


@pytest.fixture
def ada(desk):
    return desk.playground.person("Ada")


async def look(desk) -> None:
    posts = desk.bot.get_cog("Watching").posts
    await posts.tell_new()
    await posts.settled()


def notices(desk, channel="general"):
    """What watches told, without the answers to commands."""
    return [message for message in desk.posted(channel) if message.reply_to is None]


def direct(desk, person):
    return notices(desk, desk.playground.world.direct_channel(person.user, desk.playground.world.bot))


@pytest.mark.parametrize(
    "what", ["person Orla Venn", "topic pier bolts", '"until the bolts"', "phrase the bolts are new"]
)
async def test_a_watch_tells_once_with_the_sentence_and_its_reference(desk, ada, what):
    await ada.ask(f"!watch add {what}")
    await look(desk)
    assert notices(desk) == []
    await desk.add("The mayor of Marlow reads the meters every year and nobody knows why.")
    await desk.add(SAID)
    await look(desk)
    await look(desk)
    [notice] = notices(desk)
    assert "until the bolts are new" in notice.text
    assert "A2" in notice.text
    assert "Marlow" not in notice.text
    assert not notice.pings
    assert not desk.playground.refusals


async def test_what_was_there_before_is_not_told(desk, ada):
    await desk.add(SAID)
    await ada.ask("!watch add person Orla Venn")
    await look(desk)
    assert notices(desk) == []


async def test_an_event_is_told_of_once_however_many_report_it(desk, ada):
    await ada.ask("!watch add topic pier")
    await desk.add(f"{SAID} The Echo has more.", outlet="Echo")
    await desk.add(f"{SAID} The Herald has more.", outlet="Herald")
    await look(desk)
    desk.clock.forward(hours=2)
    await desk.add(f"{SAID} The Post has more on it.", outlet="Post")
    await look(desk)
    [notice] = notices(desk)
    assert "also in A2" in notice.text
    await desk.add(
        "Divers looked under the wooden pier of Marlow for a lost anchor and found a crown.", day="2024-02-28"
    )
    await look(desk)
    assert len(notices(desk)) == 2


async def test_what_a_new_version_adds_that_somebody_said_is_told(desk, ada):
    first = "Orla Venn, the harbour master, was on the pier all night and looked at the bolts."
    await desk.add(first, key="pier")
    await ada.ask("!watch add person Orla Venn")
    await desk.add(f"{first} “The pier will be shut until the bolts are new,” Orla Venn said on Monday.", key="pier")
    await look(desk)
    assert len(notices(desk)) == 1


async def test_another_servers_articles_are_not_told(desk, ada):
    await ada.ask("!watch add topic pier dm")
    other = desk.playground.server("Second desk")
    await put(desk.archive, draft(SAID), Scope(other.id))
    await look(desk)
    assert direct(desk, ada) == []
    await put(desk.archive, draft(f"{SAID} This is for all."))
    await look(desk)
    assert len(direct(desk, ada)) == 1


async def test_who_has_left_the_server_is_told_nothing_of_it(desk, ada):
    await ada.ask("!watch add topic pier dm")
    desk.playground.guild.members.pop(ada.id)
    await desk.add(SAID)
    await look(desk)
    assert direct(desk, ada) == []
    [watch] = await desk.archive.watches.all(desk.playground.guild.id, ada.id)
    assert watch.is_paused


async def test_closed_direct_messages_are_said_once_where_the_watch_was_made(desk, ada):
    await ada.ask("!watch add topic pier dm")
    ada.user.takes_direct_messages = False
    await desk.add(SAID)
    for _ in range(3):
        await look(desk)
    [notice] = notices(desk)
    assert "cannot send you direct messages" in notice.text
    assert notice.pings.users == {ada.id}
    ada.user.takes_direct_messages = True
    await ada.ask("!watch resume 1")
    await look(desk)
    [told] = direct(desk, ada)
    assert "bolts" in told.text


async def test_a_channel_that_is_gone_pauses_it(desk, ada):
    place = desk.playground.channel("digests")
    await ada.ask("!watch add topic pier #digests")
    desk.playground.faults.add(Fault.gone(place))
    await desk.add(SAID)
    await look(desk)
    await look(desk)
    [notice] = notices(desk)
    assert "paused" in notice.text


async def test_quiet_hours_are_kept_and_made_up_for(desk, ada):
    await ada.ask("!watch add topic pier")
    await ada.ask("!watch quiet 22:00-7:00 Berlin")
    desk.clock.now = dt.datetime(2024, 3, 1, 23, tzinfo=dt.UTC)
    await desk.add(SAID)
    await look(desk)
    assert notices(desk) == []
    desk.clock.now = dt.datetime(2024, 3, 2, 6, 1, tzinfo=dt.UTC)
    await look(desk)
    assert len(notices(desk)) == 1


@pytest.mark.parametrize(
    ("start", "stop", "hour", "quiet"),
    [(22, 7, 23, True), (22, 7, 6, True), (22, 7, 7, False), (22, 7, 21, False), (9, 17, 9, True), (9, 17, 17, False),
     (8, 8, 8, False)],
)  # fmt: skip
def test_quiet_hours_may_go_over_midnight(start, stop, hour, quiet):
    hours = QuietHours(dt.time(start), dt.time(stop), "UTC")
    assert is_quiet(hours, dt.datetime(2024, 3, 1, hour, tzinfo=dt.UTC)) is quiet


@pytest.mark.parametrize(
    "fault",
    [Fault(status=503, times=2, **SENDING), Fault(cut="after", times=1, **SENDING), Fault(cut="before", **SENDING)],
    ids=["503", "cut after", "cut before"],
)
async def test_trouble_that_passes_ends_in_one_notice(desk, ada, fault):
    await ada.ask("!watch add topic pier")
    await desk.add(SAID)
    fault.hits = 0
    desk.playground.faults.add(fault)
    for _ in range(4):
        await look(desk)
        desk.clock.forward(minutes=6)
    assert len(notices(desk)) == 1


async def test_what_was_sent_and_not_recorded_is_found_again_and_what_is_held_left_alone(desk, ada):
    await ada.ask("!watch add topic pier")
    await desk.add(SAID)
    before = await desk.archive.database.row("SELECT seen FROM watch")
    [claimed] = await desk.archive.watches.claim("another", 5)
    await look(desk)
    assert notices(desk) == []
    desk.clock.forward(minutes=1)  # the lease of the other one ends
    await look(desk)
    assert len(notices(desk)) == 1
    # As a process leaves it that is killed before it hears from Discord.
    seen = await desk.archive.database.row("SELECT seen FROM watch")
    await desk.archive.database.write(
        lambda transaction: transaction.run(
            "UPDATE watch SET until = ?, seen = ?, claimed_at = ?, owner = 'another', lease_until = made_at",
            (seen[0], before[0], desk.clock().isoformat()),
        )
    )
    await desk.archive.database.write(lambda transaction: transaction.run("DELETE FROM watch_told"))
    desk.clock.forward(hours=2)
    await look(desk)
    await desk.archive.watches.acknowledge(claimed, "another", [])  # too late: changes nothing
    assert len(notices(desk)) == 1


# Commands


async def test_list_remove_pause_and_whose_they_are(desk, ada):
    ben, mod = desk.playground.person("Ben"), desk.playground.person("Mod")
    await ada.ask("!watch add person Orla Venn")
    await ada.ask("!watch add topic chemical *weapons* dm")
    listed = (await ada.ask("!watch list")).text
    assert "Orla Venn" in listed
    assert "direct messages" in listed
    assert "no watch" in (await ben.ask("!watch")).text
    assert "no watch" in (await ben.ask("!watch remove 1")).text
    assert "Orla Venn" in (await mod.ask("!watch")).text  # it tells in a channel
    assert "weapons" not in (await mod.ask("!watch")).text  # that one is Ada's own business
    await ada.ask("!watch pause 2")
    assert "paused" in (await ada.ask("!watch")).text
    await mod.ask("!watch remove 1")
    assert "Orla Venn" not in (await ada.ask("!watch")).text


async def test_a_name_of_the_archive_is_taken_for_a_person_and_one_that_several_have_is_asked_about(desk, ada):
    await desk.add("Orla Venn and Bo Venn met on the pier. Bo Venn said: “We go home.” Tarnmouth is far away.")
    assert "Orla Venn" in (await ada.ask("!watch add orla venn")).text
    assert "person “Orla Venn”" in (await ada.ask("!watch")).text
    assert "Write the full name" in (await ada.ask("!watch add person Venn")).text
    assert "topic “salt mines”" in ((await ada.ask("!watch add salt mines")) and (await ada.ask("!watch"))).text


BAD = (
    "!watch add", "!watch add person", "!watch add the of and", "!watch add topic pier #nowhere", "!watch remove x",
    "!watch quiet always", "!watch quiet 25:00-26:00", "!watch quiet 22-7 Atlantis", "!watch add " + "pier " * 100,
    "!watch add topic @everyone", '!watch add "\u202e"', "!watch add topic pier #moderators",
)  # fmt: skip


async def test_bad_input_gets_a_sentence(desk, ada):
    for typed in BAD:
        answer = await ada.ask(typed)
        assert "broke" not in answer.text, typed
        assert not answer.pings.everyone


async def test_somebody_may_have_so_many_and_each_once(desk, ada):
    assert "already" in ((await ada.ask("!watch add topic pier")) and (await ada.ask("!watch add topic Pier"))).text
    place = Place(desk.playground.guild.id, ada.place.id, None)
    for number in range(19):
        await desk.archive.watches.add(f"topic pier{number}", place, Actor(ada.id, "Ada"))
    assert "20 watches" in (await ada.ask("!watch add topic one more")).text
