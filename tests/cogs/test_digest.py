"""`/digest` with what Discord suggests while somebody types."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_options_are_suggested_and_understood(chat):
    mod = chat.playground.person("Mod")
    assert "Europe/Berlin" in {choice.value for choice in await mod.autocomplete("digest set", "zone", "berl")}
    assert "Sergei Lavrov" in {choice.value for choice in await mod.autocomplete("digest set", "person", "lav")}
    assert "Syria" in {choice.value for choice in await mod.autocomplete("digest set", "about", "syr")}
    assert "Syria" not in {choice.value for choice in await mod.autocomplete("digest set", "person", "syr")}
    reply = await mod.slash(
        "digest set",
        when="weekdays 7:30",
        zone="Asia/Kathmandu",
        person="Sergei Lavrov",
        channel=chat.playground.channel("digests"),
    )
    assert "every weekday at 07:30 Asia/Kathmandu, by Sergei Lavrov" in reply.text
    await mod.press(reply.message, "Save")
    assert "by Sergei Lavrov" in (await mod.slash("digest status")).text
    assert "Lavrov" in (await mod.slash("digest preview")).text
    await mod.slash("digest stop")
