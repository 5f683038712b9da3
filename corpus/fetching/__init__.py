"""Fetching: an address on the web to bytes, within limits of time, size and place.

    rules = FetchRules.of("10.1.0.0/16, intranet.example", homepage="https://example.org/cuttings")
    fetched = await fetch("https://herald.example/2024/harbour", rules)
    fetched.data, fetched.url, fetched.content_type      # the bytes, where they came from in the end, what they are

Only public addresses are connected to, checked when the connection is made (`addresses`); what is sent is unpacked
within bounds (`unpacking`). Everything that goes wrong is a `FetchError` with a sentence for people.
"""

from __future__ import annotations

from corpus.errors import FetchError
from corpus.fetching.fetch import Fetched, fetch
from corpus.fetching.rules import FetchRules

__all__ = ["FetchError", "FetchRules", "Fetched", "fetch"]
