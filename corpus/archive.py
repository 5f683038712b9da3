"""Archive: the questions one may ask and the changes one may make. The only thing front ends talk to.

Every question takes a :class:`~corpus.models.Scope`: what a server sees is the shared articles and its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from corpus import (
    additions,
    answering,
    checking,
    citing,
    coverage,
    explaining,
    exporting,
    finding,
    passages,
    quoting,
    stated_figures,
    timeline,
    who,
)
from corpus.adding import Adding
from corpus.additions import Additions
from corpus.checking import Check
from corpus.coverage import Coverage
from corpus.digests.desk import Desk
from corpus.explaining import Explanation, Given
from corpus.exporting import Export, What
from corpus.feeds import Feeds
from corpus.fixing import Fixes
from corpus.guild_settings import GuildSettingsStore
from corpus.keeping import Keeping
from corpus.models import Answer, Article, Finding, Holdings, NameMatch, Passage, PersonCard, Scope, Source
from corpus.naming import Naming
from corpus.personal_data import PersonalData
from corpus.query import Query
from corpus.quoting import Quotations
from corpus.stated_figures import StatedFigures
from corpus.store import articles, holdings, scopes
from corpus.store.database import Database, open_database
from corpus.store.notes import Notes
from corpus.suggesting import Suggestions
from corpus.timeline import Timeline
from corpus.watches import Watches

Clock = Callable[[], dt.datetime]


def utc_now() -> dt.datetime:
    """Return the present moment in UTC."""
    return dt.datetime.now(dt.UTC)


class Archive:
    """An open archive. Use :func:`open_archive`.

    Args:
        database: the open database.
        clock: returns the present moment, with a time zone.
    """

    def __init__(self, database: Database, clock: Clock = utc_now) -> None:
        self.database = database
        self.clock = clock
        self.notes = Notes(database)
        self.suggestions = Suggestions(database)
        self.guild_settings = GuildSettingsStore(database, clock)
        self.adding = Adding(database, clock)
        self.feeds = Feeds(database, clock, self.adding)
        self.personal_data = PersonalData(database)
        self.keeping = Keeping(database, clock)
        self.digests = Desk(database, clock)
        self.fixes = Fixes(database, clock)
        self.naming = Naming(database, clock)
        self.watches = Watches(database, clock)

    def parse(self, text: str) -> Query:
        """Read what a person typed; relative dates are resolved against today.

        Raises:
            QueryError: it cannot be understood.
        """
        return Query.parse(text, self.clock().date())

    async def ask(self, query: Query, scope: Scope) -> Answer:
        """Answer a question with evidence, or say that the archive does not tell."""
        return await answering.answer(self.database, scope, query)

    async def search(self, query: Query, scope: Scope, *, limit: int = 20) -> Finding:
        """Return the passages that match a query best."""
        return await finding.find(self.database, scope, query, limit=limit)

    async def quotes(self, query: Query, scope: Scope, chosen: NameMatch | None = None) -> Quotations:
        """Return the quotations of the person and on the topic that a query names.

        A name that means several comes back ambiguous; asked again with the ``chosen`` one, it is answered.
        """
        return await quoting.find_quotes(self.database, scope, query, chosen)

    async def timeline(self, query: Query, scope: Scope, chosen: NameMatch | None = None) -> Timeline:
        """Return the dated events of a person or topic, or all; ``chosen`` as for :meth:`quotes`."""
        return await timeline.make_timeline(self.database, scope, query, chosen)

    async def check(self, text: str, scope: Scope) -> Check:
        """Say whether a quotation stands in the archive, who said it, and what was changed."""
        return await checking.check(self.database, scope, text)

    async def figures(self, query: Query, scope: Scope) -> StatedFigures:
        """Return the figures on a subject, joined to series over time."""
        return await stated_figures.find_figures(self.database, scope, query)

    async def coverage(self, query: Query, scope: Scope) -> Coverage:
        """Count what the archive holds, or holds on a topic, by outlet, month and language."""
        return await coverage.cover(self.database, scope, query)

    async def additions(self, scope: Scope, user: int) -> Additions:
        """Return what has been added since ``user`` last asked; :meth:`note_seen` notes that they did."""
        return await additions.find_additions(self.database, scope, user)

    async def added(self, scope: Scope, seen: int | None) -> Additions:
        """Return what has been added after the article with number ``seen``; the newest for ``None``."""
        return await additions.added(self.database, scope, seen)

    async def note_seen(self, scope: Scope, user: int, found: Additions) -> None:
        """Note that ``user`` has been shown what :meth:`additions` returned."""
        await additions.note_seen(self.database, scope, user, found, self.clock())

    async def note_answer(self, channel: int, explanation: Explanation) -> int:
        """Keep how an answer given in ``channel`` came about, and return its number."""
        return await explaining.note(self.database, channel, explanation, self.clock())

    async def explain(self, channel: int, typed: str = "") -> Given:
        """Return how an answer of ``channel`` came about; without an id (``W12``), the last one."""
        return await explaining.explain(self.database, channel, typed, self.clock())

    async def source(self, reference: str, scope: Scope) -> Source:
        """Return the source of a reference such as ``A12``, ``Q34``, ``E5`` or ``F7``."""
        return await citing.find_source(self.database, scope, reference)

    async def context(self, found: Sequence[Passage]) -> list[tuple[Passage, Passage]]:
        """Return passages that this archive handed out, each with the paragraphs around it."""
        return await passages.around(self.database, found)

    async def export(
        self,
        what: What,
        query: Query,
        format_: str,
        scope: Scope,
        *,
        most: int = exporting.MOST,
        most_bytes: int | None = None,
    ) -> Export:
        """Return what a query asks for as a file; see :func:`corpus.exporting.export`."""
        return await exporting.export(
            self.database, scope, what, query, format_, self.clock(), most=most, most_bytes=most_bytes
        )

    async def match_name(self, typed: str, scope: Scope, *, exact: bool = False) -> NameMatch:
        """Find whom a typed name means."""
        return await who.match_name(self.database, scope, typed, exact=exact)

    async def card(self, match: NameMatch, scope: Scope) -> PersonCard:
        """Return what the archive knows about the one entity that ``match`` found."""
        return await who.card(self.database, scope, match)

    async def article(self, number: int, scope: Scope) -> Article | None:
        """Return the newest version of article ``A<number>``."""
        return await articles.by_number(self.database, scope, number)

    async def holdings(self, scope: Scope) -> Holdings:
        """Return how much the archive holds."""
        return await holdings.holdings(self.database, await scopes.ids(self.database, scope))


@asynccontextmanager
async def open_archive(path: Path, clock: Clock = utc_now) -> AsyncGenerator[Archive]:
    """Open the archive at ``path``, made if it is not there, and close it at the end.

    Raises:
        StoreError: the file cannot be used; its text says why and what to do.
    """
    async with open_database(path) as database:
        yield Archive(database, clock)
