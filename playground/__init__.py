"""A loopback Discord: the bot connects to it unchanged, over real HTTP and WebSockets.

::

    async with Playground() as playground:
        ...  # start the bot with playground.api_base, .gateway_url, .cdn_base and .token
        await playground.bot_online()
        ada = playground.person("Ada")
        answer = await ada.ask("!quote Putin")
        await ada.press(answer, "Next")
        reply = await ada.slash("quote", person="Putin")
        assert not playground.refusals

``playground.page_address`` is where people chat in a browser.
"""

from __future__ import annotations

from playground.faults import Fault
from playground.intents import Intent
from playground.model import Message
from playground.permissions import Permission
from playground.person import Person, Reply
from playground.server import Playground

__all__ = ["Fault", "Intent", "Message", "Permission", "Person", "Playground", "Reply"]
