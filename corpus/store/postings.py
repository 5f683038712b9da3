"""Postings: which articles hold some words, and how well, added up from the segments (:mod:`corpus.store.segments`).

Articles are ranked by BM25 (Robertson and Zaragoza 2009) just as FTS5 computes it, title and text as one; of a phrase
FTS5 itself is asked. All that a question reads is of one state of the archive, read and added up in a reader's thread.
"""

from __future__ import annotations

import json
import math
import sqlite3
from collections import Counter
from collections.abc import Collection, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.store.identifiers import IdRange
from corpus.store.segments import COUNTS, ENDS, LENGTHS, PLACES, VERSIONS, arrays
from corpus.text.words import index_form, index_terms

# As FTS5 has them (https://sqlite.org/fts5.html#the_bm25_function), with the least that a word of most articles counts.
SATURATION, LENGTH_WEIGHT, LEAST_IDF = 1.2, 0.75, 1e-6
# Of the articles that hold a phrase the newest so many are looked at, a microsecond each. What a phrase counts for
# costs five times as much to know; one that stands in more than so many tells little.
MOST_WITH_PHRASE, TELLING_PHRASE = 8_000, 1_000
SAMPLED = 16  # every so manieth
OVERSIZE = 2  # so many times as many postings as are wanted
EVERYTHING = IdRange(0, (1 << 63) - 1)

_Positions = NDArray[np.int64]
_Amounts = NDArray[np.float64]
_SEGMENTS = "SELECT id, articles FROM segment ORDER BY id"
# In each segment the row in which a term stands if the segment has it.
_ROWS = """FROM json_each(?) AS term CROSS JOIN json_each(?) AS segment CROSS JOIN posting
    ON posting.segment = segment.value AND first = (
        SELECT max(first) FROM posting WHERE posting.segment = segment.value AND first <= term.value)"""
_POSTINGS = f"SELECT term.value AS term, segment.value AS segment, terms, ends, places, counts {_ROWS}"
# The places of those segments only of which some versions are not current, so that they must be looked at.
_COUNTS = f"""SELECT term.value AS term, segment.value AS segment, terms, ends,
    CASE WHEN segment.value IN (SELECT value FROM json_each(?)) THEN places END AS places {_ROWS}"""  # noqa: S608  # ours
_PHRASE = """SELECT rowid, {worth} AS worth FROM article_words
    WHERE article_words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?"""


class Match(NamedTuple):
    """What an article must hold. Words and phrases are as typed, whatever characters they hold.

    Args:
        groups: at least one word or phrase of each.
        without: none of these.
    """

    groups: tuple[tuple[str, ...], ...]
    without: tuple[str, ...] = ()


class Hit(NamedTuple):
    """An article that matches: its version id and how well (greater is better)."""

    version: int
    score: float


class Postings:
    """The postings of a database. In memory are what all questions need: 20 bytes a version, 36 after a phrase."""

    def __init__(self) -> None:
        self._state = _State({}, {}, np.empty(0, VERSIONS), np.empty(0, LENGTHS))

    def best(self, connection: sqlite3.Connection, match: Match, ranges: Sequence[IdRange], limit: int) -> list[Hit]:
        """Return the best ``limit`` versions within the ranges, of equally good ones the newest."""
        with self._reading(connection) as state:
            question = _Question(connection, state, match, ranges)
            return question.best(question.matching(), limit)

    def all_or_best(
        self, connection: sqlite3.Connection, match: Match, ranges: Sequence[IdRange], limit: int
    ) -> list[int]:
        """Return all versions within the ranges, newest first, or of more than ``limit`` the best, best first."""
        with self._reading(connection) as state:
            question = _Question(connection, state, match, ranges)
            positions = question.matching()
            if len(positions) > limit:
                return [hit.version for hit in question.best(positions, limit)]
            return np.sort(state.versions[positions])[::-1].tolist()

    def newest(self, connection: sqlite3.Connection, match: Match, ranges: Sequence[IdRange], limit: int) -> list[int]:
        """Return the newest ``limit`` versions of each range."""
        with self._reading(connection) as state:
            versions = np.sort(state.versions[_Question(connection, state, match, ranges).matching()])
            return [version for each in ranges for version in versions[_within(versions, [each])][-limit:].tolist()]

    def counts(self, connection: sqlite3.Connection, groups: Sequence[Sequence[str]]) -> list[int]:
        """Return how many articles hold at least one word or phrase of each group, of a phrase at most the newest."""
        terms = [index_terms(group[0]) if len(group) == 1 else [] for group in groups]
        with self._reading(connection) as state:
            single = _counted(connection, state, {words[0] for words in terms if len(words) == 1})
            return [
                single[words[0]]
                if len(words) == 1
                else len(_Question(connection, state, Match((tuple(group),)), [EVERYTHING]).matching())
                for words, group in zip(terms, groups, strict=True)
            ]

    @contextmanager
    def _reading(self, connection: sqlite3.Connection) -> Generator[_State]:
        """Hold one state of the archive, and yield its versions."""
        connection.execute("BEGIN")
        try:
            state = self._state
            segments = {row["id"]: row["articles"] for row in connection.execute(_SEGMENTS)}
            if segments != state.segments:
                state = self._state = _renewed(connection, state, segments)
            yield state
        finally:
            connection.execute("COMMIT")


@dataclass(frozen=True)
class _State:
    """The versions of all segments, one after the other; where a version stands there is its position.

    Args:
        segments: how many current versions each segment has, by its id; the same again are the same versions.
        places: the positions of each segment.
        versions, lengths: as stored.
    """

    segments: Mapping[int, int]
    places: Mapping[int, slice]
    versions: _Positions
    lengths: NDArray[np.uint32]

    @cached_property
    def articles(self) -> int:
        """How many versions are current."""
        return sum(self.segments.values())

    @cached_property
    def is_whole(self) -> bool:
        """Whether all versions are current."""
        return self.articles == len(self.versions)

    @cached_property
    def first(self) -> int:
        """The smallest version id."""
        return int(self.versions.min(initial=EVERYTHING.high))

    @cached_property
    def last(self) -> int:
        """The greatest version id."""
        return int(self.versions.max(initial=EVERYTHING.low))

    @cached_property
    def norms(self) -> _Amounts:
        """What BM25 adds to how often a word stands in a version before it divides by that: more in a longer one."""
        average = int(self.lengths.sum(dtype=np.int64)) / max(1, self.articles)
        return SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * self.lengths.astype(np.float64) / average)

    @cached_property
    def in_order(self) -> tuple[_Positions, _Positions]:
        """The current versions, ascending, and the position of each."""
        positions = np.flatnonzero(self.lengths)
        positions = positions[np.argsort(self.versions[positions], kind="stable")]  # quick where parts are in order
        return self.versions[positions], positions


def _renewed(connection: sqlite3.Connection, before: _State, segments: Mapping[int, int]) -> _State:
    """Return the state with these segments; those that are as they were are not read again."""
    versions: list[_Positions] = [before.versions[:0]]
    lengths = [before.lengths[:0]]
    places: dict[int, slice] = {}
    start = 0
    for segment, articles in segments.items():
        if before.segments.get(segment) == articles:
            part = before.versions[before.places[segment]], before.lengths[before.places[segment]]
        else:
            row = connection.execute("SELECT versions, lengths FROM segment WHERE id = ?", (segment,)).fetchone()
            part = arrays(row)
        versions.append(part[0])
        lengths.append(part[1])
        places[segment] = slice(start, start := start + len(part[0]))
    return _State(segments, places, np.concatenate(versions), np.concatenate(lengths))


class _Posted(NamedTuple):
    """The articles that hold a word or phrase.

    Args:
        positions: each once.
        worth: of a word, how often each holds it; of a phrase, what it counts for in each.
        idf: of a word, its inverse document frequency.
    """

    positions: _Positions
    worth: NDArray[np.uint8] | _Amounts
    idf: float | None

    def only(self, wanted: NDArray[np.bool_]) -> _Posted:
        """Return those at wanted positions."""
        kept = wanted[self.positions]
        return _Posted(self.positions[kept], self.worth[kept], self.idf)

    def amounts(self, state: _State) -> _Amounts:
        """Return what the word or phrase counts for at each position."""
        worth = self.worth.astype(np.float64)
        if self.idf is not None:  # in place: new memory for each step takes longer than the arithmetic
            divisor = state.norms[self.positions]
            divisor += worth
            worth *= SATURATION + 1
            worth /= divisor
            worth *= self.idf
        return worth


class _Question:
    """A match as looked up in one state of the archive."""

    def __init__(self, connection: sqlite3.Connection, state: _State, match: Match, ranges: Sequence[IdRange]) -> None:
        self._state, self._match, self._ranges = state, match, ranges
        terms = {one: index_terms(one) for group in (*match.groups, match.without) for one in group}
        words = _words(connection, state, {words[0] for words in terms.values() if len(words) == 1})
        self._posted = {
            one: words[found[0]] if len(found) == 1 else self._phrase(connection, one)
            for one, found in terms.items()
            if found
        }

    def _phrase(self, connection: sqlite3.Connection, phrase: str) -> _Posted:
        def ask(worth: str) -> list[tuple[int, float]]:
            sql = _PHRASE.format(worth=worth)
            asked = [(quoted(phrase), low, high, MOST_WITH_PHRASE) for low, high in self._ranges]
            return [(row["rowid"], row["worth"]) for each in asked for row in connection.execute(sql, each)]

        rows = ask("0")
        if len(rows) <= TELLING_PHRASE:
            rows = ask("-bm25(article_words)")
        known, positions = self._state.in_order
        found = np.searchsorted(known, np.array([version for version, _ in rows], VERSIONS))
        return _Posted(positions[found], np.array([worth for _, worth in rows], np.float64), None)

    def matching(self) -> _Positions:
        """Return the positions of what matches within the ranges, ascending."""
        groups = [[self._posted[one] for one in group if one in self._posted] for group in self._match.groups]
        groups = sorted(filter(None, groups), key=lambda group: sum(len(posted.positions) for posted in group))
        if not groups:
            return np.empty(0, np.int64)
        met = np.zeros(len(self._state.versions), np.uint16)  # how many groups are; each counts if those before do
        for number, group in enumerate(groups):
            for posted in group:
                places = posted.positions
                met[places[met[places] == number] if number else places] = number + 1
        for one in self._match.without:
            if one in self._posted:
                met[self._posted[one].positions] = 0
        found = np.flatnonzero(met == len(groups))
        if any(low <= self._state.first and self._state.last <= high for low, high in self._ranges):
            return found
        return found[_within(self._state.versions[found], self._ranges)]

    def best(self, positions: _Positions, limit: int) -> list[Hit]:
        """Return the best of what matches."""
        wanted = np.zeros(len(self._state.versions), np.bool_)
        wanted[positions] = True
        sums = np.zeros(len(wanted))
        for one, times in Counter(one for group in self._match.groups for one in group).items():
            if one in self._posted:
                posted = self._posted[one]
                # Where little of much is wanted, the rest is not worth computing.
                if len(posted.positions) > OVERSIZE * len(positions):
                    posted = posted.only(wanted)
                sums[posted.positions] += times * posted.amounts(self._state)
        scores = sums[positions]
        # The least of the best in a part is no more than the least of the best of all, and leaves few to choose from.
        for step in (SAMPLED, 1):
            if len(part := scores[::step]) > limit:
                good = scores >= np.partition(part, -limit)[-limit]
                positions, scores = positions[good], scores[good]
        versions = self._state.versions[positions]
        order = np.lexsort((-versions, -scores))[:limit]
        return [Hit(*pair) for pair in zip(versions[order].tolist(), scores[order].tolist(), strict=True)]


def _words(connection: sqlite3.Connection, state: _State, terms: Collection[str]) -> dict[str, _Posted]:
    """Read the postings of some terms."""
    read: dict[str, _Parts] = {term: _Parts([], [], []) for term in terms}
    for row in connection.execute(_POSTINGS, (json.dumps(list(terms)), json.dumps(list(state.segments)))):
        start, end = _bounds(row)
        if start < end:
            parts = read[row["term"]]
            parts.starts.append(state.places[row["segment"]].start)
            parts.places.append(row["places"][PLACES.itemsize * start : PLACES.itemsize * end])
            parts.counts.append(row["counts"][start:end])
    return {term: _posted(state, parts) for term, parts in read.items()}


class _Parts(NamedTuple):
    """What the segments have of a term: where each begins, and of each the places and counts as stored."""

    starts: list[int]
    places: list[bytes]
    counts: list[bytes]


def _posted(state: _State, parts: _Parts) -> _Posted:
    positions = np.frombuffer(b"".join(parts.places), PLACES).astype(np.int64)
    positions += np.repeat(np.array(parts.starts, np.int64), list(map(len, parts.counts)))
    counts = np.frombuffer(b"".join(parts.counts), COUNTS)
    if not state.is_whole:
        current = state.lengths[positions] > 0
        positions, counts = positions[current], counts[current]
    idf = math.log((state.articles - len(positions) + 0.5) / (len(positions) + 0.5))
    return _Posted(positions, counts, idf if idf > 0 else LEAST_IDF)


def _counted(connection: sqlite3.Connection, state: _State, terms: Collection[str]) -> dict[str, int]:
    """Return how many articles hold each term."""
    found = dict.fromkeys(terms, 0)
    partly = [segment for segment, part in state.places.items() if state.segments[segment] < part.stop - part.start]
    parameters = (json.dumps(partly), json.dumps(list(terms)), json.dumps(list(state.segments)))
    for row in connection.execute(_COUNTS, parameters):
        start, end = _bounds(row)
        if row["places"] is not None:
            places = np.frombuffer(row["places"], PLACES)[start:end]
            end = start + int(np.count_nonzero(state.lengths[state.places[row["segment"]]][places]))
        found[row["term"]] += end - start
    return found


def _bounds(row: sqlite3.Row) -> tuple[int, int]:
    """Return where the postings of a row's ``term`` begin and end; both are 0 if it has none."""
    terms = f" {row['terms']} "
    at = terms.find(f" {row['term']} ")
    if at < 0:
        return 0, 0
    number = terms.count(" ", 0, at)
    ends = np.frombuffer(row["ends"], ENDS)
    return int(ends[number - 1]) if number else 0, int(ends[number])


def _within(versions: _Positions, ranges: Sequence[IdRange]) -> NDArray[np.bool_]:
    """Return which of some versions lie in one of the ranges."""
    inside = np.zeros(len(versions), np.bool_)
    for low, high in ranges:
        inside |= (versions >= low) & (versions <= high)
    return inside


def quoted(words: str) -> str:
    """Return a word or phrase as an FTS5 string, whatever characters it holds."""
    return '"' + index_form(words).replace('"', '""').strip() + '"'
