"""`!add` as moderators, readers and strangers see it: a preview first, one decision, and then in every answer."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
import pytest_asyncio

from tests.cogs.desk import Desk, open_desk
from tests.ingest.documents.making import mail, packed, pdf, word

pytestmark = pytest.mark.asyncio(loop_scope="module")
PAGE = (Path(__file__).parents[1] / "ingest" / "pages" / "good-plain.html").read_bytes()
_number = iter(range(1, 1000))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(tmp_path_factory):
    async with open_desk(tmp_path_factory.mktemp("adding") / "desk.db") as opened:
        yield opened


def story(person: str = "Orla Venn") -> str:
    """An article of our own, different each time."""
    number = next(_number)
    return (
        f"{person} opened bridge number {number} over the Lister on 3 March 2021, and {number + 40} people came.\n"
        f"“Bridge {number} took us {number + 2} years,” {person} said in Tarnmouth on Wednesday.\n"
        f"The council of Tarnmouth paid {number + 7} million pounds for it, twice what was planned at first."
    )


async def test_a_page_by_its_address_is_in_the_next_answer(desk: Desk):
    desk.pages["/2019/harbour"] = PAGE
    preview = await desk.preview(desk.mod, f"!add {desk.site}/2019/harbour?utm_source=x#top")
    for part in ("Harbour of Port Ellen reopens", "Daily Herald", "Jane Doe", "14 May 2019", "metadata", "quotation"):
        assert part in preview.text
    assert "> Port Ellen opened its harbour again on Monday" in preview.text
    before = await desk.articles()
    await desk.mod.press(preview, "Add")
    decided = await desk.decided(preview)
    assert "Added 1 article" in decided
    reference = re.search(r"A\d+", decided).group()
    assert await desk.articles() == before + 1
    assert "212 passengers" in (await desk.ada.ask("!quote Joan Reid")).text
    assert "2019-05-13" in (await desk.ada.ask("!timeline Port Ellen")).text
    source = await desk.ada.ask(f"!source {reference}")
    assert "fetched" in source.text
    assert "/2019/harbour" in source.text
    again = await desk.preview(desk.mod, f"!add {desk.site}/2019/harbour/")
    assert f"Already here as {reference}" in again.text


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("bridge.txt", lambda lines: "\n\n".join(("A bridge is open", *lines)).encode()),
        (
            "bridge.html",
            lambda lines: f"<h1>A bridge</h1><p>{'</p><p>'.join(lines * 2)}</p>".encode(),
        ),
        ("bridge.pdf", lambda lines: pdf("\n".join(lines).replace("“", '"').replace("”", '"'))),
        ("bridge.docx", lambda lines: word(*lines, title="A bridge is open")),
        ("bridge.eml", lambda lines: mail(*lines, subject="A bridge is open")),
        ("bridge.md", lambda lines: ("---\ntitle: A bridge\npublished: null\n---\n\n" + "\n\n".join(lines)).encode()),
    ],
)
async def test_each_type_of_attachment_is_added(desk: Desk, name, make):
    before = await desk.articles()
    preview = await desk.preview(desk.mod, "!add", attachments=[(name, make(story().split("\n")))])
    assert "Found in it" in preview.text
    await desk.mod.press(preview, "Add")
    assert "Added 1 article" in await desk.decided(preview)
    assert await desk.articles() == before + 1


async def test_by_slash_command_with_a_file(desk: Desk):
    reply = await desk.mod.slash("add", file=("slash.txt", story().encode()))
    await desk.playground.world.until(lambda: reply.message.buttons or None, 20)
    await desk.mod.press(reply.message, "Add")
    assert "Added 1 article" in await desk.decided(reply.message)


async def test_pasted_text_is_edited_by_the_form_and_added(desk: Desk):
    preview = await desk.preview(desk.mod, f"!add {story('Pell Marrow')}")
    assert "no date found" in preview.text
    form = await desk.mod.press(preview, "Edit")
    wrong = await desk.mod.submit(form, Published="the day before yesterday's")
    await desk.playground.world.until(lambda: wrong.followups or None, 10)
    assert wrong.followups[0].ephemeral
    assert "is not a date" in wrong.text
    form = await desk.mod.press(preview, "Edit")
    await desk.mod.submit(form, Title="A bridge at last", Outlet="Tarn Post", Published="5 March 2021")
    await desk.shows(preview, "A bridge at last")
    assert "5 March 2021 (given by hand)" in preview.text
    await desk.mod.press(preview, "Add")
    await desk.decided(preview)
    answer = (await desk.ada.ask("!quote Pell Marrow")).text
    assert "Tarn Post" in answer
    assert "5 March 2021" in answer


async def test_text_below_an_address_is_that_pages(desk: Desk):
    preview = await desk.preview(desk.mod, f"!add https://herald.example/paid\n{story()}")
    assert "herald.example/paid" in preview.text


async def test_cancelling_stores_nothing(desk: Desk):
    before = await desk.articles()
    preview = await desk.preview(desk.mod, f"!add {story('Quin Abbot')}")
    await desk.mod.press(preview, "Cancel")
    assert "Cancelled" in await desk.decided(preview)
    assert await desk.articles() == before
    assert not await desk.archive.database.rows(
        "SELECT 1 FROM pending_article WHERE title LIKE '%Abbot%' AND draft NOT NULL"
    )


async def test_buttons_work_after_a_restart(desk: Desk):
    preview = await desk.preview(desk.mod, f"!add {story('Ria Stone')}")
    await desk.stop()
    await desk.start()
    form = await desk.mod.press(preview, "Edit")
    await desk.mod.submit(form, Outlet="Quay News")
    await desk.shows(preview, "Quay News")
    await desk.mod.press(preview, "Add")
    assert "Added 1 article" in await desk.decided(preview)
    assert "Quay News" in (await desk.ada.ask("!quote Ria Stone")).text


async def test_pressing_twice_stores_once(desk: Desk):
    preview = await desk.preview(desk.mod, f"!add {story('Tam Oder')}")
    before = await desk.articles()
    await asyncio.gather(desk.mod.press(preview, "Add"), desk.mod.press(preview, "Add"))
    await desk.decided(preview)
    assert await desk.articles() == before + 1


async def test_only_the_one_who_asked_may_decide(desk: Desk):
    preview = await desk.preview(desk.mod, f"!add {story()}")
    before = await desk.articles()
    shown = preview.text
    for stranger in (desk.ada, desk.admin):
        for button in ("Add", "Edit", "Cancel"):
            reply = await stranger.press(preview, button)
            assert reply.ephemeral
            assert reply.modal is None
    # A moderator's form, opened, is of no use to somebody else either.
    form = await desk.mod.press(preview, "Edit")
    assert (await desk.ada.submit(form, Title="Forged")).ephemeral
    assert preview.text == shown
    assert await desk.articles() == before


async def test_a_forged_button_for_another_servers_preview_does_nothing(desk: Desk):
    from corpus.pending import Candidate, Origin
    from tests.conftest import draft

    theirs = await desk.archive.adding.propose(10**17, Origin("feed", "A feed"), [Candidate(draft(story()))])
    preview = await desk.preview(desk.mod, f"!add {story()}")
    for part in preview.parts:
        part["custom_id"] = part["custom_id"].rsplit(":", 1)[0] + f":{theirs.number}"
    for button in ("Add", "Edit", "Cancel"):
        assert (await desk.mod.press(preview, button)).ephemeral
    assert (await desk.archive.adding.get(10**17, theirs.number)).outcome is None


async def test_a_reader_is_refused_and_direct_messages_too(desk: Desk):
    before = await desk.archive.database.row("SELECT count(*) FROM pending")
    for refused in (
        await desk.ada.ask(f"!add {story()}"),
        await desk.ada.ask("!add", attachments=[("a.txt", story().encode())]),
        await desk.mod.direct_message(f"!add {story()}"),
    ):
        assert not refused.buttons
        assert "moderators" in refused.text or "server only" in refused.text
    assert (await desk.archive.database.row("SELECT count(*) FROM pending"))[0] == before[0]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Give me an article"),
        ("harbour", "neither an address"),
        ("too short for anything", "too short"),
        ("https://127.0.0.2/x", "private network"),
        ("file:///etc/passwd", "."),
        ("http://[::1", "."),
        (" ".join(f"https://herald.example/{number}" for number in range(11)), "at most 10"),
        ("\u202e\u202e\u202e \0 " + "* " * 20, "."),
    ],
)
async def test_what_is_no_article_gets_one_sentence(desk: Desk, typed, says):
    answer = await desk.answer(desk.mod, f"!add {typed}")
    assert says in answer.text
    assert "Something broke" not in answer.text
    assert not answer.buttons


async def test_hostile_text_pings_nobody_and_breaks_nothing(desk: Desk):
    hostile = f"@everyone <@{desk.ada.id}> **bold** \u202eevil\u202c `code` [x](http://x) \0 || {story()}"
    preview = await desk.preview(desk.mod, f"!add {hostile}")
    assert not preview.pings
    form = await desk.mod.press(preview, "Edit")
    await desk.mod.submit(form, Title="@everyone \u202e ``` ||", Outlet="<@&1> *")
    await desk.shows(preview, "&1")
    assert not preview.pings
    await desk.mod.press(preview, "Add")
    assert "Added" in await desk.decided(preview)


async def test_five_megabytes_of_text_get_a_sentence_and_block_nobody(desk: Desk):
    await desk.preview(desk.mod, f"!add {story()}")  # the process apart is there now
    text = story().replace("\n", " ") * 20_000
    assert len(text) > 5_000_000 - 300_000
    asking = asyncio.create_task(desk.answer(desk.mod, "!add", attachments=[("long.txt", text.encode())]))
    loop = asyncio.get_running_loop()
    while not asking.done():
        began = loop.time()
        await desk.ada.ask("!quote Joan Reid")
        assert loop.time() - began < 2
    assert "characters" in asking.result().text


async def test_many_at_once_have_one_preview_and_one_decision(desk: Desk):
    files = {f"{number}.txt": story("Una Velt").encode() for number in range(30)}
    files |= {"empty.txt": b"", "picture.png": b"\x89PNG", "twice.txt": files["0.txt"]}
    before = await desk.articles()
    preview = await desk.preview(
        desk.mod, "!add", attachments=[("all.zip", packed(files)), ("one.txt", story().encode())]
    )
    assert "32 articles to add" in preview.text
    assert "empty.txt" in preview.text
    assert [button.label for button in preview.buttons] == ["Add all", "Cancel"]
    await desk.mod.press(preview, "Add all")
    text = await desk.decided(preview)
    assert "Added 31 articles" in text
    assert "the same text" in text.lower()
    assert await desk.articles() == before + 31
    assert "Una Velt" in (await desk.ada.ask("!quote Una Velt")).text


async def test_what_takes_long_tells_how_far_it_has_got(desk: Desk, monkeypatch):
    monkeypatch.setattr("cogs._progress.PAUSE", 0.0)
    said: list[str] = []
    world = desk.playground.world

    def watch() -> None:
        said.extend(each.text for each in list(desk.mod.place.messages.values())[-2:])

    files = packed({f"{number}.txt": story().encode() for number in range(12)})
    asking = asyncio.create_task(desk.preview(desk.mod, "!add", attachments=[("all.zip", files)]))
    await world.until(lambda: watch() or asking.done() or None, 30)
    assert any(re.search(r"reading… \d+ of 12", text) for text in said)
    preview = asking.result()
    pressing = asyncio.create_task(desk.mod.press(preview, "Add all"))
    await world.until(lambda: watch() or not preview.buttons or None, 30)
    await pressing
    assert any(re.search(r"adding… \d+ of 12", text) for text in said)
    assert "Added 12 articles" in preview.text
    assert "adding…" not in preview.text


async def test_what_waited_too_long_says_so(desk: Desk):
    preview = await desk.preview(desk.mod, f"!add {story()}")
    await desk.archive.database.write(
        lambda transaction: transaction.run(
            "UPDATE pending SET made_at = '2024-02-01T00:00:00+00:00' WHERE outcome IS NULL"
        )
    )
    await desk.bot.get_cog("Add").expire()
    reply = await desk.mod.press(preview, "Add")
    assert "waited too long" in reply.text


async def test_every_change_is_recorded_with_who_made_it(desk: Desk):
    from corpus.store import changes, scopes

    preview = await desk.preview(desk.mod, f"!add {story()}")
    await desk.mod.press(preview, "Add")
    await desk.decided(preview)
    recorded = await changes.newest(desk.archive.database, await scopes.ids(desk.archive.database, desk.scope))
    assert (recorded[0].actor, recorded[0].user, recorded[0].action) == ("Mod", desk.mod.id, "article add")
