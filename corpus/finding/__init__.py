"""Finding: the passages of the archive that a query is about, best first.

An article's full-text score and the scores of its sentence windows count together: the first finds what the archive
tells about a subject, the second where in the article it does.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from corpus.finding.ranking import Window
from corpus.finding.search import CANDIDATES_OF_OUTLET, Search, search
from corpus.finding.speakers import by_name, quoting, said_by, several, speaker_of
from corpus.finding.spreading import spread
from corpus.finding.windows import windows
from corpus.lookup import same_outlet
from corpus.models import Finding, Passage, Scope
from corpus.passages import Page, pages
from corpus.query import Query
from corpus.store import articles, scopes
from corpus.store.database import Database

__all__ = ["Search", "find", "search"]


async def find(database: Database, scope: Scope, query: Query, *, limit: int = 10) -> Finding:
    """Return the passages that match a query best.

    A query of filters alone (``from: during:``) finds the beginnings of the newest articles that pass them; with
    ``by:``, only passages with words of that speaker are found.

    Raises:
        QueryError: the query holds nothing that can be looked for.
    """
    if not query.content and (query.outlet or query.days) and not query.speaker:
        return Finding(await _newest(database, scope, query, limit))
    speaker = await speaker_of(database, scope, query)
    if speaker is None:
        found = await search(database, scope, query)
        return Finding(_passages(found, spread(found.windows, found.pages), limit), tuple(found.notes))
    if not speaker.entities:
        close = f" Did you mean {', '.join(speaker.did_you_mean)}?" if speaker.did_you_mean else ""
        return Finding((), (f"“{speaker.typed}” is not in the archive.{close}",))
    found = await search(database, scope, by_name(query, speaker))
    said = await said_by(database, scope, speaker, found.windows)
    quoted = quoting(found, spread(found.windows, found.pages), said)
    return Finding(_passages(found, quoted, limit), (*several(speaker), *found.notes))


def _passages(found: Search, windows: Iterable[Window], limit: int) -> tuple[Passage, ...]:
    return tuple(found.passage(window) for window in islice(windows, limit))


async def _newest(database: Database, scope: Scope, query: Query, limit: int) -> tuple[Passage, ...]:
    """Return the first paragraphs of the newest articles that pass the filters."""
    looked_at = limit if query.outlet is None else CANDIDATES_OF_OUTLET
    newest = await articles.newest(database, await scopes.ranges(database, scope, query.days), looked_at)
    known = await pages(database, newest)
    shown = [known[version] for version in newest if known[version].sentences]
    if query.outlet is not None:
        shown = [page for page in shown if same_outlet(query.outlet, page.article)]
    return tuple(page.cut((page.sentences[0].start, _lead_end(page))) for page in shown[:limit])


def _lead_end(page: Page) -> int:
    """Return where the first window of an article ends."""
    return page.sentences[windows(page.text, page.sentences)[0][1]].end
