"""Digests as they are posted: once, on time, with what is new, whatever Discord does."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from corpus.models import Scope
from playground import Fault
from tests.conftest import draft, put
from tests.digests.conftest import MODERATOR, reached

SENDING = {"method": "POST", "path": "/channels/*/messages"}


async def test_it_is_posted_once_at_its_time(desk):
    await desk.add()
    await desk.digest("daily 8:00 Berlin")
    await desk.until("2024-03-02T06:59:59+00:00")
    assert desk.posted() == []
    await desk.until("2024-03-02T07:00:00+00:00")
    await desk.post()
    [post] = desk.posted()
    assert "Pier 1 will not hold" in post.text
    assert f"<t:{int(dt.datetime(2024, 3, 3, 7, tzinfo=dt.UTC).timestamp())}:F>" in post.text
    assert not desk.playground.refusals


async def test_the_next_one_tells_what_is_new_since(desk):
    await desk.add()
    await desk.digest("daily 8:00")
    await desk.until("2024-03-02T08:00:00+00:00")
    await desk.add()
    await desk.until("2024-03-03T08:00:00+00:00")
    first, second = desk.posted()
    assert "Pier 1" in first.text
    assert "Pier 1" not in second.text
    assert "Pier 2" in second.text


@pytest.mark.parametrize(("wish", "expected"), [("daily 8:00", 1), ("daily 8:00 silent when empty", 0)])
async def test_nothing_new_is_a_short_line_or_silence(desk, wish, expected):
    await desk.digest(wish)
    await desk.until("2024-03-02T08:00:00+00:00")
    assert len(desk.posted()) == expected
    assert all("Nothing new" in post.text for post in desk.posted())


async def test_another_servers_articles_are_not_in_it(desk):
    await put(desk.archive, draft("Councillor Bo Riis said on Monday: “The lock gates stay shut.”"), Scope(10**17))
    await desk.digest("daily 8:00")
    await desk.until("2024-03-02T08:00:00+00:00")
    [post] = desk.posted()
    assert "lock gates" not in post.text


async def test_every_line_has_a_reference_and_stands_in_the_archive(desk):
    for what in ("ferries", "bridges", "orchards", "schools", "lanterns", "kilns", "stables", "weirs"):
        said = f"Warden Ilse Korn{what} said: “We keep the {what} open by night.”"
        killed = f"The storm killed {len(what)} people near the {what}."
        await desk.add(f"Korn{what} counts *{what}*, #1 first. {said} {killed}", day="2023-03-02")
    await desk.digest("daily 8:00")
    await desk.until("2024-03-02T08:00:00+00:00")
    rows = await desk.archive.database.rows("SELECT text FROM version")
    stored = "\n".join(row["text"] for row in rows)
    text = "\n".join(post.text for post in desk.posted())
    quoted = re.findall(r"((?:^> .*\n)+)(?:^-# .*\n)*((?:.*\n){2})", text, re.MULTILINE)
    assert len(quoted) == 9
    for lines, behind in quoted:
        for line in lines.splitlines():
            assert re.sub(r"\\([^\w\s])", r"\1", line.removeprefix("> ")) in stored
        assert re.search(r"\bA\d+", behind), (lines, behind)
    assert not desk.playground.refusals


async def test_nothing_an_article_says_pings_and_the_role_that_was_set_does(desk):
    role = desk.playground.world.add_role(desk.playground.guild, "Editors", 0, position=5, mentionable=True)
    await desk.add(
        f"Orla Venn said on Monday: “@everyone and <@{desk.playground.person('Ada').id}>, <@&{role.id}> run.”"
    )
    await desk.digest("daily 8:00", role=role.id)
    await desk.until("2024-03-02T08:00:00+00:00")
    [post] = desk.posted()
    assert post.pings.roles == {role.id}
    assert not post.pings.everyone
    assert not post.pings.users


async def test_preview_is_what_is_posted(desk):
    mod = desk.playground.person("Mod")
    for _ in range(3):
        await desk.add()
    digest = await desk.digest("daily 8:00")
    preview = await mod.ask("!digest preview")
    await mod.ask(f"!digest now {digest.reference}")
    [post] = desk.posted()
    assert post.embeds == preview.embeds


async def test_a_changed_figure_brings_a_chart(desk):
    for killed, day in ((12, "2024-02-01"), (17, "2024-02-28")):
        await desk.add(f"The storm in Tarnmouth killed {killed} people, officials said.", day=day)
        await desk.archive.database.write(
            lambda transaction: transaction.run("UPDATE version SET added_at = '2024-02-01T00:00:00+00:00'")
        )
    await desk.digest("daily 8:00")
    await desk.archive.database.write(
        lambda transaction: transaction.run("UPDATE digest SET seen = json_set(seen, '$.article', 1)")
    )
    preview = await desk.playground.person("Mod").ask("!digest preview")
    await desk.until("2024-03-02T08:00:00+00:00")
    [post] = desk.posted("digests")
    assert "before: 12" in post.text
    for message in (post, preview):
        assert message.attachments[0].content.startswith(b"\x89PNG")
        assert "image" in message.embeds[-1]
    shown = await desk.archive.database.rows("SELECT article, message FROM shown")
    assert [tuple(row) for row in shown if row["message"] == post.id] != []  # a correction will be told there


async def test_a_long_one_comes_in_several_messages_in_order(desk):
    for number in range(12):
        words = " ".join(f"pier{number}word{index}" for index in range(90))
        await desk.add(f"Warden Ilse Korn{number} said on Monday: “{words}.”")
    await desk.digest("daily 8:00")
    await desk.until("2024-03-02T08:00:00+00:00")
    posts = desk.posted()
    assert len(posts) > 1
    pages = [embed["footer"]["text"] for post in posts for embed in post.embeds]
    assert [page.rpartition("page ")[2] for page in pages] == [f"{n} of {len(pages)}" for n in range(1, len(pages) + 1)]
    assert not desk.playground.refusals


# Late, skipped, and a clock that is wrong


async def test_late_within_the_grace_period_is_posted_once_and_marked(desk):
    await desk.add()
    await desk.digest("daily 8:00")
    await desk.until("2024-03-02T13:59:00+00:00")
    await desk.post()
    [post] = desk.posted()
    assert "Late" in post.text


async def test_beyond_the_grace_period_it_is_skipped_and_status_says_so(desk):
    await desk.add()
    digest = await desk.digest("daily 8:00")
    await desk.until("2024-03-04T20:00:00+00:00")
    assert desk.posted() == []
    assert (await desk.last_run(digest)).state == "skipped"
    status = await desk.playground.person("Mod").ask("!digest status")
    assert status.text.count("skipped") == 3
    await desk.until("2024-03-05T08:00:00+00:00")
    [post] = desk.posted()
    assert "Pier 1" in post.text  # nothing is lost


async def test_a_clock_that_jumps_ahead_and_back_costs_nothing(desk):
    await desk.digest("daily 8:00")
    await desk.until("2025-03-01T20:00:00+00:00")
    assert desk.posted() == []
    for day in (2, 3):
        await desk.until(f"2024-03-0{day}T07:59:00+00:00")
        await desk.until(f"2024-03-0{day}T08:00:00+00:00")
    assert len(desk.posted()) == 2


async def test_a_clock_that_is_set_back_repeats_nothing(desk):
    await desk.digest("daily 8:00")
    await desk.until("2024-03-02T08:00:00+00:00")
    await desk.until("2024-03-02T07:30:00+00:00")
    await desk.until("2024-03-02T08:00:00+00:00")
    assert len(desk.posted()) == 1


# Discord in trouble


@pytest.mark.parametrize("refusal", ["forbidden", "hidden", "gone"])
async def test_a_refusing_channel_pauses_its_digest_tells_a_moderator_and_delays_no_other(desk, refusal):
    place = desk.playground.channel("digests")
    mod = desk.playground.person("Mod")
    await desk.add()
    await desk.digest("daily 8:00")
    other = await desk.digest("daily 8:00", desk.playground.channel("general"))
    await desk.archive.database.write(
        lambda transaction: transaction.run("UPDATE digest SET user = ? WHERE number = 1", (mod.id,))
    )
    fault = Fault.gone(place) if refusal == "gone" else Fault.forbidden(place, visible=refusal == "forbidden")
    desk.playground.faults.add(fault)
    await desk.until("2024-03-02T08:00:00+00:00")
    await desk.post()
    assert fault.hits == 1
    assert len(desk.posted("general")) == 1
    assert (await desk.last_run(other)).state == "posted"
    direct = desk.playground.world.direct_channel(mod.user, desk.playground.world.bot)
    [notice] = desk.posted(direct)
    assert "paused" in notice.text
    assert ("gone" if refusal == "gone" else "may not post") in notice.text
    assert "Paused" in (await mod.ask("!digest")).text

    desk.playground.faults.clear()
    await mod.ask("!digest resume D1")
    await desk.until("2024-03-03T08:00:00+00:00")
    [post] = desk.posted()
    assert "Pier 1" in post.text  # what came meanwhile


@pytest.mark.parametrize(
    "fault",
    [
        Fault(status=503, times=3, **SENDING),
        Fault(status=500, times=1, **SENDING),
        Fault(cut="before", times=2, **SENDING),
        Fault(cut="after", times=1, **SENDING),
        Fault.too_many_requests(0.05, scope="global", **SENDING),
        Fault.too_many_requests(0.05, via=False, times=2, **SENDING),
    ],
    ids=["503", "500", "cut before", "cut after", "429", "429 of Cloudflare"],
)
async def test_trouble_that_passes_ends_in_one_post(desk, fault):
    await desk.add()
    await desk.digest("daily 8:00")
    fault.hits = 0
    desk.playground.faults.add(fault)
    await desk.until("2024-03-02T08:00:00+00:00")
    for _ in range(4):
        desk.clock.forward(minutes=4)
        await desk.post()
    [post] = desk.posted()
    assert "Pier 1" in post.text
    assert fault.hits == fault.times


async def test_trouble_that_outlasts_the_grace_period_is_skipped_with_its_reason(desk):
    await desk.add()
    digest = await desk.digest("daily 8:00")
    fault = desk.playground.faults.add(Fault(status=503, times=None, path="/channels/*"))
    await desk.until("2024-03-02T08:00:00+00:00")
    for _ in range(30):
        desk.clock.forward(minutes=15)
        await desk.post()
    run = await desk.last_run(digest)
    assert (run.state, desk.posted()) == ("skipped", [])
    assert "Discord" in run.problem
    assert 8 < fault.hits < 40  # the pauses grow
    desk.playground.faults.clear()
    await desk.until("2024-03-03T08:00:00+00:00")
    assert len(desk.posted()) == 1


async def test_a_server_in_an_outage_loses_nothing(desk):
    await desk.add()
    await desk.digest("daily 8:00")
    guild = desk.bot.get_guild(desk.playground.guild.id)
    desk.playground.gateway.set_available(desk.playground.guild, available=False)
    await reached(lambda: guild.unavailable)
    await desk.until("2024-03-02T08:00:00+00:00")
    assert desk.posted() == []
    desk.playground.gateway.set_available(desk.playground.guild, available=True)
    await reached(lambda: not desk.bot.get_guild(guild.id).unavailable)
    desk.clock.forward(hours=1)
    await desk.post()
    assert len(desk.posted()) == 1


async def test_a_post_that_was_sent_and_not_recorded_is_found_again(desk):
    await desk.add()
    digest = await desk.digest("daily 8:00")
    await desk.until("2024-03-02T08:00:00+00:00")
    for place in ("digests", "general"):  # people talk meanwhile
        for number in range(150):
            await desk.playground.person("Ada").at(place).say(f"talk {number}")
    # As a process leaves it that is killed before it hears from Discord, hours ago.
    await desk.archive.database.write(
        lambda transaction: transaction.run(
            "UPDATE digest_run SET state = 'claimed', owner = 'another', lease_until = due_at, messages = '[]'"
        )
    )
    desk.clock.forward(hours=3)
    await desk.post()
    [post] = desk.posted()
    run = await desk.last_run(digest)
    assert (run.state, run.messages) == ("posted", (post.id,))


async def test_in_a_language_from_right_to_left_a_long_post_is_found_again_too(desk):
    guild = desk.playground.guild.id
    await desk.archive.guild_settings.change(guild, {"locale": "ar"}, MODERATOR, "settings locale")
    for number in range(12):
        words = " ".join(f"pier{number}word{index}" for index in range(90))
        await desk.add(f"Warden Ilse Korn{number} said on Monday: “{words}.”")
    digest = await desk.digest("daily 8:00")
    await desk.until("2024-03-02T08:00:00+00:00")
    posts = desk.posted()
    assert len(posts) > 1
    assert "النشرة" in posts[0].text
    await desk.archive.database.write(
        lambda transaction: transaction.run(
            "UPDATE digest_run SET state = 'claimed', owner = 'another', lease_until = due_at, messages = '[]'"
        )
    )
    desk.clock.forward(hours=3)
    await desk.post()
    assert desk.posted() == posts
    assert (await desk.last_run(digest)).state == "posted"


async def test_what_another_process_is_at_is_left_alone_until_its_lease_ends(desk):
    await desk.add()
    digest = await desk.digest("daily 8:00")
    desk.clock.now = dt.datetime(2024, 3, 2, 8, tzinfo=dt.UTC)
    [run] = await desk.archive.digests.runs.claim("another", 10)
    await desk.post()
    assert desk.posted() == []
    desk.clock.forward(seconds=30)
    await desk.post()
    assert len(desk.posted()) == 1
    assert not await desk.archive.digests.runs.acknowledge(run, "another", [1])
    assert (await desk.last_run(digest)).messages != (1,)
