"""Quotations as stored: by speaker, by article, by number; with the fixes and name rules of the scopes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from corpus.store import fixes, name_rules, names
from corpus.store.database import Database
from corpus.store.fixes import Fields
from corpus.store.identifiers import IdRange, within
from corpus.store.name_rules import NameRules
from corpus.text.spans import Span

_COLUMNS = """quote.number, quote.version, quote.current, quote.start, quote.stop, quote.kind, quote.level,
    quote.speaker, quote.detail"""


class QuoteRow(NamedTuple):
    """A stored quotation: offsets into the text of its version.

    ``corrected`` is the change by which a moderator gave the speaker, or said that there is none to be named.
    """

    number: int
    version: int
    is_current: bool
    span: Span
    kind: Any
    level: Any
    speaker: int | None
    detail: dict[str, Any]
    corrected: int | None = None


async def by_speaker(
    database: Database, scope_ids: Sequence[int], ranges: Sequence[IdRange], speakers: Sequence[int], *, limit: int
) -> list[QuoteRow]:
    """Return the direct and mixed quotations of some entities, newest article first, in the order of the text."""
    fixed = await fixes.in_force(database, scope_ids, "quote")
    rules = await name_rules.of(database, scope_ids)
    stored = rules.stored(speakers)
    wanted = {rules.entity(speaker) for speaker in speakers}
    parted = [number for number in stored if rules.parts(number)]
    condition, bounds = within("quote.version", ranges)
    rows = await database.rows(
        # The newest are chosen in the index; only then are rows read: a president has ten thousand.
        f"""SELECT {_COLUMNS} FROM quote WHERE number IN (
            SELECT number FROM quote
            WHERE quote.speaker IN (SELECT value FROM json_each(?)) AND quote.current AND quote.kind <> 'indirect'
                AND {condition}
            ORDER BY quote.version DESC, quote.start LIMIT ?
        ) ORDER BY quote.version DESC, quote.start""",  # noqa: S608  # constants
        # Of an entity that lost a spelling, any number of quotations may be of that spelling.
        (json.dumps(stored), *bounds, -1 if parted else limit + len(fixed)),
    )
    spoken = [_row(row) for row in rows if "speaker" not in fixed.get(row["number"], ())]
    if parted:
        spoken = await _as_written(database, rules, spoken, wanted)
    given = [
        number
        for number, fields in fixed.items()
        if "speaker" in fields and fields["speaker"].entity is not None
        and rules.entity(fields["speaker"].entity) in wanted
    ]  # fmt: skip
    if given:
        rows = await database.rows(
            f"""SELECT {_COLUMNS} FROM quote WHERE quote.number IN (SELECT value FROM json_each(?))
                AND quote.current AND quote.kind <> 'indirect' AND {condition}""",  # noqa: S608  # constants
            (json.dumps(given), *bounds),
        )
        spoken = sorted((*spoken, *map(_row, rows)), key=lambda row: (-row.version, row.span.start))
    return _corrected(spoken, fixed)[:limit]


async def count_by_speaker(
    database: Database, scope_ids: Sequence[int], ranges: Sequence[IdRange], speaker: int
) -> int:
    """Return how many direct and mixed quotations an entity has."""
    rules = await name_rules.of(database, scope_ids)
    fixed = await fixes.in_force(database, scope_ids, "quote")
    stored = rules.stored([speaker])
    if fixed or any(rules.parts(number) for number in stored):
        return len(await by_speaker(database, scope_ids, ranges, [speaker], limit=names.EVERY))
    condition, bounds = within("quote.version", ranges)
    row = await database.row(
        f"""SELECT count(*) AS quotes FROM quote
        WHERE speaker IN (SELECT value FROM json_each(?)) AND current AND kind <> 'indirect' AND {condition}""",  # noqa: S608  # constants
        (json.dumps(stored), *bounds),
    )
    return 0 if row is None else row["quotes"]


async def newest(
    database: Database, scope_ids: Sequence[int], ranges: Sequence[IdRange], *, limit: int
) -> list[QuoteRow]:
    """Return the direct and mixed quotations of the newest articles."""
    fixed = await fixes.in_force(database, scope_ids, "quote")
    condition, bounds = within("quote.version", ranges)
    rows = await database.rows(
        f"""SELECT {_COLUMNS} FROM quote
        WHERE quote.current AND quote.kind <> 'indirect' AND {condition}
        ORDER BY quote.version DESC, quote.start LIMIT ?""",  # noqa: S608  # constants
        (*bounds, limit + len(fixed)),
    )
    return _corrected([_row(row) for row in rows], fixed)[:limit]


async def of_versions(database: Database, scope_ids: Sequence[int], versions: Sequence[int]) -> list[QuoteRow]:
    """Return the current direct and mixed quotations of versions that a scoped read has found."""
    fixed = await fixes.in_force(database, scope_ids, "quote")
    rows = await database.rows(
        f"""SELECT {_COLUMNS} FROM quote
        WHERE quote.version IN (SELECT value FROM json_each(?)) AND quote.current AND quote.kind <> 'indirect'
        ORDER BY quote.version DESC, quote.start""",  # noqa: S608  # constants
        (json.dumps(list(versions)),),
    )
    return _corrected([_row(row) for row in rows], fixed)


async def by_number(
    database: Database, scope_ids: Sequence[int], ranges: Sequence[IdRange], number: int
) -> QuoteRow | None:
    """Return quotation ``number`` if it lies within the ranges, even where moderators hid it."""
    condition, bounds = within("quote.version", ranges)
    row = await database.row(
        f"SELECT {_COLUMNS} FROM quote WHERE quote.number = ? AND {condition}",  # noqa: S608  # constants
        (number, *bounds),
    )
    if row is None:
        return None
    fixed = await fixes.in_force(database, scope_ids, "quote")
    return _with(_row(row), fixed.get(number, {}))


def _row(row: sqlite3.Row) -> QuoteRow:
    return QuoteRow(
        row["number"],
        row["version"],
        bool(row["current"]),
        Span(row["start"], row["stop"]),
        row["kind"],
        row["level"],
        row["speaker"],
        json.loads(row["detail"]),
    )


def _corrected(rows: Sequence[QuoteRow], fixed: Mapping[int, Fields]) -> list[QuoteRow]:
    """Lay fixes over rows, without those that are no quotations."""
    return [
        _with(row, fields)
        for row in rows
        if "hidden" not in (fields := fixed.get(row.number, {}))
    ]  # fmt: skip


def _with(row: QuoteRow, fields: Fields) -> QuoteRow:
    if said := fields.get("said"):
        row = row._replace(detail={**row.detail, "said_given": said.value})
    if speaker := fields.get("speaker"):
        row = row._replace(
            level="not determined" if speaker.value is None else "given by a moderator",
            speaker=speaker.entity,
            detail={**row.detail, "speaker_name": speaker.value},
            corrected=speaker.change,
        )
    return row


async def _as_written(
    database: Database, rules: NameRules, rows: Sequence[QuoteRow], wanted: set[int]
) -> list[QuoteRow]:
    """Keep the rows whose speaker, as their article writes the name, is one of ``wanted``."""
    speakers = {row.speaker for row in rows if row.speaker is not None}
    places = await names.written_as(database, sorted(speakers), [row.version for row in rows])
    kept: list[QuoteRow] = []
    for row in rows:
        named = [Span(*span) for name in ("antecedent", "speaker") if (span := row.detail.get(name))]
        written = [
            text
            for place, text in places.get((row.speaker or 0, row.version), ())
            if any(place.overlaps(span) for span in named)
        ]
        spelling = written[0] if written else row.detail.get("speaker_name", "")
        if row.speaker is not None and rules.entity_of(row.speaker, spelling) in wanted:
            kept.append(row)
    return kept
