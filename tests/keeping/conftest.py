"""An article of a server, of a text of our own, and who looks after it."""

from __future__ import annotations

import pytest

from corpus.auditing import Actor
from corpus.keeping import Keeper
from corpus.models import Scope
from tests.conftest import draft, put

GUILD = Scope(71)
MOD = Keeper(Actor(5, "Mod"), GUILD, moderates=True)
READER = Keeper(Actor(6, "Ada"), GUILD)
OPERATOR = Keeper(Actor(7, "Olga"), GUILD, moderates=True, is_operator=True)
ELSEWHERE = Keeper(Actor(8, "Eve"), Scope(72), moderates=True)
TEXT = (
    "The mayor of Port Lister, Ada Quill, opened the new bridge on Monday.\n"
    '"This bridge took nine years," Quill said on Monday. "It will last a hundred."\n'
    "About 4,000 people came to the opening."
)


@pytest.fixture
async def bridge(archive):
    """The reference of the article."""
    article = draft(TEXT, title="A bridge opens", outlet="Lister Post", agencies=("AFP",), url="https://lister.test/b")
    stored = await put(archive, article, GUILD)
    return f"A{stored.number}"


async def counted(archive, scope=GUILD):
    """Everything that answers are made from, as counts and as words."""
    holdings = await archive.holdings(scope)
    return {
        "tally": (holdings.articles, holdings.quotes, holdings.events, holdings.figures, holdings.names),
        "coverage": (await archive.coverage(archive.parse(""), scope)).articles,
        "topic": (await archive.coverage(archive.parse("bridge"), scope)).articles,
        "search": [each.text for each in (await archive.search(archive.parse("bridge mayor"), scope)).passages],
        "quotes": [each.reference for each in (await archive.quotes(archive.parse("Quill"), scope)).quotes],
        "about": [each.reference for each in (await archive.quotes(archive.parse("about bridge"), scope)).quotes],
        "timeline": [each.reference for each in (await archive.timeline(archive.parse(""), scope)).events],
        "figures": [
            each.reference
            for series in (await archive.figures(archive.parse("people opening"), scope)).series
            for each in series.entries
        ],
        "who": (await archive.match_name("Quill", scope)).status,
        "check": (await archive.check("This bridge took nine years", scope)).verdict,
        "ask": (await archive.ask(archive.parse("Who opened the new bridge?"), scope)).status,
        "new": [each.article.reference for each in (await archive.additions(scope, 1)).passages],
        "spelling": sorted(
            tuple(row) for row in await archive.database.rows("SELECT scope, entity, text, mentions FROM spelling")
        ),
    }
