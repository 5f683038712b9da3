"""Adding and suggesting by the Apps menu of a message."""

from __future__ import annotations

import pytest

from tests.cogs.desk import open_desk

pytestmark = pytest.mark.asyncio(loop_scope="module")

ADD, SUGGEST = "Add this article", "Suggest this article"
ARTICLE = 'Tarnmouth opened its new bridge on Monday. "It took nine years," said Mayor Orla Venn. About 2,000 came.'
FERRY = "The ferry of Tarnmouth stopped on Monday. The mayor, Orla Venn, said that it had run for forty years."
PAGE = f"""<html lang="en"><head><title>A bridge is open</title></head><body><article><h1>A bridge is open</h1>
<time datetime="2024-02-20">20 February 2024</time><p>{ARTICLE}</p><p>{ARTICLE.replace("Monday", "Tuesday")} The mayor
walked across it first, and many children followed her over the water.</p></article></body></html>""".encode()


async def test_adding_and_suggesting_by_menu(tmp_path):
    async with open_desk(tmp_path / "desk.db") as desk:
        mod, ada = desk.playground.person("Mod"), desk.playground.person("Ada")
        desk.pages["/bridge"] = PAGE
        linked = await ada.say(f"Look (at {desk.site}/bridge), it is open!")
        preview = await mod.context_menu(ADD, linked)
        assert preview.ephemeral
        await desk.shows(preview.message, "A bridge is open")
        await mod.press(preview.message, "Add")
        await desk.playground.world.until(lambda: not preview.message.buttons or None, 20)
        assert await desk.articles() == 1
        filed = await ada.say("this one", attachments=[("ferry.txt", FERRY.encode())])
        await desk.shows((await mod.context_menu(ADD, filed)).message, "Orla Venn")
        typed = await ada.say(ARTICLE)
        await desk.shows((await mod.context_menu(ADD, typed)).message, "Orla Venn")
        assert "too short" in (await mod.context_menu(ADD, await ada.say("three little words"))).text
        empty = await ada.say("> ", attachments=[])
        assert (await mod.context_menu(ADD, empty)).text

        assert "Nowhere to put it" in (await ada.context_menu(SUGGEST, typed)).text
        await desk.set_queue("moderators")
        suggested = await ada.context_menu(SUGGEST, typed)
        assert suggested.ephemeral
        await desk.shows(suggested.message, "moderators")
        queued = list(desk.playground.channel("moderators").messages.values())[-1]
        assert "Orla Venn" in queued.text
        assert "already" in (await ada.context_menu(SUGGEST, linked)).text
