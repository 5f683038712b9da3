"""An article from its addition to its restoration, through restarts of the bot, and by slash commands."""

from __future__ import annotations

import pytest
import pytest_asyncio

from tests.cogs.desk import Desk, open_desk

pytestmark = pytest.mark.asyncio(loop_scope="module")
STORY = (
    "The new ferry of Tarnmouth was named on Monday. “She will outlive us all,” said Orla Venn, who built her. "
    "About 900 people watched from the quay, and the band of the fire brigade played until it rained."
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def desk(tmp_path_factory):
    async with open_desk(tmp_path_factory.mktemp("life") / "desk.db") as opened:
        yield opened


async def restart(desk: Desk):
    await desk.stop()
    await desk.start()


async def test_a_life(desk: Desk):
    preview = await desk.preview(desk.mod, f"!article add {STORY}")
    await desk.mod.press(preview, "Add")
    assert "Added 1 article" in await desk.decided(preview)
    number = max(row["number"] for row in await desk.archive.database.rows("SELECT number FROM article"))
    article = f"A{number}"

    async def answers() -> str:
        asked = ("!quote Orla Venn", "!timeline Tarnmouth", f"!source {article}")
        return "\n".join([(await desk.ada.ask(question)).text for question in asked])

    assert (await answers()).count("outlet unknown") >= 3
    edited = await desk.mod.ask(f"!article edit {article} outlet: Quay News published: 2024-02-27")
    assert (await answers()).count("Quay News") >= 3
    corrected = await desk.mod.ask(f"!article correct {article} She was named on Sunday.")
    assert (await answers()).count("She was named on Sunday") >= 3
    removed = await desk.mod.ask(f"!article remove {article}")
    assert "Quay News" not in await answers()

    await restart(desk)
    assert "Quay News" not in await answers()
    offered = await desk.mod.press(removed, "Undo")
    assert "brought back" in offered.text
    assert (await answers()).count("She was named on Sunday") >= 3
    await restart(desk)
    await desk.mod.press(corrected, "Undo")
    assert "She was named on Sunday" not in await answers()
    assert "changed again" not in (await desk.mod.press(edited, "Undo")).text
    assert (await answers()).count("outlet unknown") >= 3
    history = (await desk.mod.ask(f"!article history {article}")).text
    for action in ("add", "edit", "correct", "remove", "restore", "uncorrect"):
        assert f"**article {action}**" in history


async def test_a_form_from_before_a_restart(desk: Desk):
    preview = await desk.preview(desk.mod, f"!article add {STORY} It was the third ferry of the town.")
    await desk.mod.press(preview, "Add")
    await desk.decided(preview)
    number = max(row["number"] for row in await desk.archive.database.rows("SELECT number FROM article"))
    offered = await desk.mod.ask(f"!article edit A{number}")
    await restart(desk)
    form = await desk.mod.press(offered, "Edit details")
    assert "**Ferry News**" in (await desk.mod.submit(form, Outlet="Ferry News")).text


async def test_a_form_that_was_open_while_the_bot_was_restarted(desk: Desk):
    preview = await desk.preview(desk.mod, f"!article add {STORY} It was the fifth ferry of the town.")
    await desk.mod.press(preview, "Add")
    await desk.decided(preview)
    number = max(row["number"] for row in await desk.archive.database.rows("SELECT number FROM article"))
    form = await desk.mod.press(await desk.mod.ask(f"!article edit A{number}"), "Edit details")
    await restart(desk)
    late = await desk.mod.submit(form, Outlet="Too late")
    assert late.ephemeral
    assert "Open it again" in late.text
    assert "Too late" not in (await desk.mod.ask(f"!article show A{number}")).text


async def test_by_slash_commands(desk: Desk):
    preview = await desk.preview(desk.mod, f"!article add {STORY} It was the fourth ferry of the town.")
    await desk.mod.press(preview, "Add")
    await desk.decided(preview)
    number = max(row["number"] for row in await desk.archive.database.rows("SELECT number FROM article"))
    article = f"A{number}"
    edited = await desk.mod.slash("article edit", article=article, changes="outlet: Slash News")
    assert "**Slash News**" in edited.text
    new = ("new.txt", b"Nothing of it was true, the council said.")
    assert "words in" in (await desk.mod.slash("article edit", article=article, text=new)).text
    assert "**Nothing" in (await desk.mod.slash("article diff", article=article, versions="2 3")).text
    assert "removed" in (await desk.mod.slash("article remove", article=article)).text
    assert "brought back as in version 1" in (await desk.mod.slash("article restore", article=article, version=1)).text
    assert "Slash News" not in (await desk.ada.slash("article show", article=article)).text
    assert "article restore" in (await desk.mod.slash("audit", who="Mod")).text
