"""Segments: the terms of all current versions, written so that articles can be ranked by reading little.

A log-structured merge tree (O'Neil et al. 1996), as FTS5 and Lucene keep theirs: a transaction writes what it adds as a
segment of its own, and of many segments of about one size a larger one is made. A version that is taken out is marked
in its segment and left out when that is merged. :mod:`corpus.store.postings` reads them.
"""

from __future__ import annotations

import heapq
import json
import logging
import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.text.words import index_counts

if TYPE_CHECKING:
    from corpus.store.database import Transaction

LARGEST = 65_536  # versions of a segment: a place in it is a number of 16 bits
CROWD = 8  # segments of one size that are merged
AT_ONCE = 1_000  # versions collected in memory before they are written
MERGED_AT_ONCE = 500_000  # postings
# Rows are what writing costs, so that one holds several terms; but each term that is looked up reads all of one.
TERMS_OF_ROW, POSTINGS_OF_ROW = 64, 500
MOST_COUNTED = 255
WORTH_TELLING = 10_000  # articles: ten seconds

log = logging.getLogger(__name__)

# As they are stored, whatever machine reads them.
VERSIONS = np.dtype(np.int64).newbyteorder("<")
LENGTHS = np.dtype(np.uint32).newbyteorder("<")
ENDS = np.dtype(np.uint32).newbyteorder("<")
PLACES = np.dtype(np.uint16).newbyteorder("<")
COUNTS = np.dtype(np.uint8)


class _Run(NamedTuple):
    """Postings of some terms, those of one term after those of the other.

    Args:
        terms: in any order.
        ends: where the postings of each end.
        places, counts: of each posting.
    """

    terms: Sequence[str]
    ends: NDArray[Any]
    places: NDArray[Any]
    counts: NDArray[Any]


class Changes:
    """What one transaction adds to the segments and takes out of them."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._added: dict[int, Mapping[str, int]] = {}
        self._removed: set[int] = set()

    def add(self, version: int, counts: Mapping[str, int]) -> None:
        """Index a version by its terms and how often it holds each."""
        self._added[version] = counts
        if len(self._added) >= AT_ONCE:
            self.finish()

    def remove(self, version: int) -> None:
        """Take a version out, if it is in."""
        if self._added.pop(version, None) is None:
            self._removed.add(version)

    def finish(self) -> None:
        """Write it."""
        if self._removed:
            _mark_removed(self._transaction, np.array(sorted(self._removed), VERSIONS))
            self._removed.clear()
        if self._added:
            _write_added(self._transaction, self._added)
            self._added.clear()
        _merge_crowds(self._transaction)


def index_all(transaction: Transaction) -> None:
    """Index every current version, in an archive that has no segments yet."""
    (row,) = transaction.rows("SELECT count(current) AS articles FROM article")
    if row["articles"] >= WORTH_TELLING:
        log.info("Indexing %d articles for ranking. This happens once and takes minutes.", row["articles"])
    changes = Changes(transaction)
    for row in transaction.each(
        "SELECT version.id, title, text FROM version JOIN article ON article.current = version.id ORDER BY version.id"
    ):
        changes.add(row["id"], index_counts(f"{row['title']} {row['text']}"))
    changes.finish()


def _write_added(transaction: Transaction, added: Mapping[int, Mapping[str, int]]) -> None:
    versions = sorted(added)
    runs = [
        _Run(
            list(added[version]),
            np.arange(1, len(added[version]) + 1),
            np.full(len(added[version]), place),
            np.minimum(list(added[version].values()), MOST_COUNTED),
        )
        for place, version in enumerate(versions)
    ]
    # One without words has the length of one word, as 0 means another thing.
    lengths = [max(1, sum(added[version].values())) for version in versions]
    run = _joined(runs)
    _write(transaction, np.array(versions, VERSIONS), np.array(lengths, LENGTHS), [run])
    transaction.run("INSERT OR IGNORE INTO word (stem) SELECT value FROM json_each(?)", (json.dumps(run.terms),))


def _joined(runs: Sequence[_Run]) -> _Run:
    """Return the postings of several runs as one, in order of terms and places, those with negative places left out."""
    terms = sorted({term for run in runs for term in run.terms})
    numbers = dict(zip(terms, range(len(terms)), strict=True))
    sizes = np.concatenate([_sizes(run.ends) for run in runs])
    of_term = np.repeat(np.array([numbers[term] for run in runs for term in run.terms], np.int64), sizes)
    places = np.concatenate([run.places for run in runs])
    kept = np.flatnonzero(places >= 0)
    keys = of_term[kept] * LARGEST + places[kept]
    order = np.argsort(keys)
    kept = kept[order]
    ends = np.searchsorted(keys[order], np.arange(1, len(terms) + 1) * LARGEST)
    held = np.flatnonzero(_sizes(ends))
    counts = np.concatenate([run.counts for run in runs])
    return _Run([terms[number] for number in held], ends[held], places[kept], counts[kept])


def _sizes(ends: NDArray[Any]) -> NDArray[Any]:
    """Return how much lies between neighbouring ends, the first from the beginning."""
    sizes = ends.copy()
    sizes[1:] -= ends[:-1]
    return sizes


def _write(
    transaction: Transaction, versions: NDArray[np.int64], lengths: NDArray[np.uint32], runs: Iterable[_Run]
) -> None:
    """Store a segment of current versions with its postings, given in order."""
    segment = transaction.run(
        "INSERT INTO segment (articles, versions, lengths) VALUES (?, ?, ?)",
        (len(versions), versions.tobytes(), lengths.tobytes()),
    )
    transaction.run_many(
        "INSERT INTO posting (segment, first, terms, ends, places, counts) VALUES (?, ?, ?, ?, ?, ?)",
        ((segment, *row) for run in runs for row in _rows(run)),
    )


def _rows(run: _Run) -> Iterator[tuple[str, str, bytes, bytes, bytes]]:
    """Cut a run into rows, as they are stored."""
    begin = 0  # a term
    places, counts = run.places.astype(PLACES), run.counts.astype(COUNTS)
    while begin < len(run.terms):
        start = int(run.ends[begin - 1]) if begin else 0
        few = int(np.searchsorted(run.ends, start + POSTINGS_OF_ROW, side="right"))
        until = max(begin + 1, min(few, begin + TERMS_OF_ROW))
        end = int(run.ends[until - 1])
        yield (
            run.terms[begin],
            " ".join(run.terms[begin:until]),
            (run.ends[begin:until] - start).astype(ENDS).tobytes(),
            places[start:end].tobytes(),
            counts[start:end].tobytes(),
        )
        begin = until


def _mark_removed(transaction: Transaction, removed: NDArray[np.int64]) -> None:
    for row in transaction.rows("SELECT id, articles, versions, lengths FROM segment"):
        versions, lengths = arrays(row)
        places = np.flatnonzero(np.isin(versions, removed, assume_unique=True) & (lengths > 0))
        if len(places):
            left = lengths.copy()
            left[places] = 0
            transaction.run(
                "UPDATE segment SET articles = articles - ?, lengths = ? WHERE id = ?",
                (len(places), left.tobytes(), row["id"]),
            )


def arrays(row: sqlite3.Row) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
    """Return the versions of a row of ``segment``, and their lengths."""
    return np.frombuffer(row["versions"], VERSIONS), np.frombuffer(row["lengths"], LENGTHS)


def _merge_crowds(transaction: Transaction) -> None:
    """Merge segments while there are many of about one size."""
    transaction.run("DELETE FROM posting WHERE segment IN (SELECT id FROM segment WHERE articles = 0)")
    transaction.run("DELETE FROM segment WHERE articles = 0")
    while True:
        crowd = _crowd(transaction)
        if not crowd:
            return
        _merge(transaction, crowd)


def _crowd(transaction: Transaction) -> list[int]:
    """Return segments of about one size that are to be merged, as many as fit into one."""
    alike: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, articles in transaction.rows("SELECT id, articles FROM segment ORDER BY articles, id"):
        if articles <= LARGEST // 2:  # larger ones stay as they are
            alike[(articles.bit_length() - 1) // (CROWD.bit_length() - 1)].append((number, articles))
    for _, segments in sorted(alike.items()):
        if len(segments) >= CROWD:
            together = 0
            fitting: list[int] = []
            for number, articles in segments:
                together += articles
                if together > LARGEST:
                    break
                fitting.append(number)
            return fitting
    return []


def _merge(transaction: Transaction, segments: Sequence[int]) -> None:
    read = [
        arrays(transaction.rows("SELECT versions, lengths FROM segment WHERE id = ?", (segment,))[0])
        for segment in segments
    ]
    versions = np.concatenate([versions for versions, _ in read])
    lengths = np.concatenate([lengths for _, lengths in read])
    current = np.flatnonzero(lengths)
    current = current[np.argsort(versions[current])]
    targets = np.full(len(versions), -1)  # the new place of each; what is not current any more has none
    targets[current] = np.arange(len(current))
    ends = np.cumsum([len(versions) for versions, _ in read])[:-1]
    _write(transaction, versions[current], lengths[current], _merged(transaction, segments, np.split(targets, ends)))
    for segment in segments:
        transaction.run("DELETE FROM posting WHERE segment = ?", (segment,))
        transaction.run("DELETE FROM segment WHERE id = ?", (segment,))


def _merged(transaction: Transaction, segments: Sequence[int], targets: Sequence[NDArray[np.int64]]) -> Iterator[_Run]:
    """Yield the postings of some segments together, in order of terms, with other places."""
    waiting: list[_Run] = []
    postings = 0
    runs = (_stored(transaction, *each) for each in zip(segments, targets, strict=True))
    for run in heapq.merge(*runs, key=lambda run: run.terms[0]):
        if postings >= MERGED_AT_ONCE:
            # No run that is still to come has a term before this one's first.
            cut = [_cut(each, bisect_left(each.terms, run.terms[0])) for each in waiting]
            yield _joined([before for before, _ in cut])
            waiting = [behind for _, behind in cut if behind.terms]
            postings = 0
        waiting.append(run)
        postings += len(run.counts)
    if waiting:
        yield _joined(waiting)


def _stored(transaction: Transaction, segment: int, targets: NDArray[np.int64]) -> Iterator[_Run]:
    """Yield the postings of a segment in order of terms, with other places."""
    for terms, *blobs in transaction.each(
        "SELECT terms, ends, places, counts FROM posting WHERE segment = ? ORDER BY first", (segment,)
    ):
        ends, places, counts = map(np.frombuffer, blobs, (ENDS, PLACES, COUNTS))
        yield _Run(terms.split(" "), ends.astype(np.int64), targets[places], counts)


def _cut(run: _Run, at: int) -> tuple[_Run, _Run]:
    """Cut a run before a term."""
    end = int(run.ends[at - 1]) if at else 0
    return (
        _Run(run.terms[:at], run.ends[:at], run.places[:end], run.counts[:end]),
        _Run(run.terms[at:], run.ends[at:] - end, run.places[end:], run.counts[end:]),
    )
