"""NameIndex: the few names, of up to a million, that a typed name might mean.

Names are made of words, and a million names of some hundred thousand of them. So it is the words that are looked up:
by their character trigrams, in a compressed sparse row layout, then by their distance from what was typed. A name is
worth what its words are. (Trigrams of whole names have ten times as many entries to count, and what they find must be
compared with what was typed one by one.)

What is indexed of a word is its skeleton (``sound``), so that another romanisation shares nearly all trigrams, and
beside it a key of its consonants, by which a name in Arabic, Hebrew, Korean or kana is found.
"""

from __future__ import annotations

import math
import struct
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.matching import exonyms, sound
from corpus.text.names.aliases import canonical, plain
from corpus.text.names.folding import bare

LAYOUT = 2  # of the bytes that an index is stored as: what has another must be built anew
_MAGIC = f"CuttingsNames{LAYOUT}".encode().ljust(16, b"\0")
_LETTERS = " abcdefghijklmnopqrstuvwxyz0123456789"
_CODES = {letter: code for code, letter in enumerate(_LETTERS)}
_BASE = len(_LETTERS)
_GRAMS = _BASE**3
# Trigrams fill a 16-bit space up to here; what is left holds the consonant keys.
_KEYS = 65536 - _GRAMS
_LONGEST = 60  # letters of a word
_LONGEST_NAME = 120
_MOST_WORDS = 8  # of what is typed
_COMPARED, _SIMILAR = 200, 64  # words that share most trigrams, and those of them that are followed to their names
_LEAST = 0.4  # similarity from which on a word may be meant
_BY_CONSONANTS = 0.9
_BEGUN = 0.95  # similarity of a word to its beginning
_INITIAL = 0.6
_ONE_MORE = 0.02  # what a word costs that was not typed
_MARGIN = 0.15  # names this much worse than the best may be meant as well
# Below this hardly anybody is meant: of 12,000 names, mostly misspelt, thirty, all among the first ten. Words that are
# no name are mostly below it, too, and as little like hundreds of names.
_HARDLY = 0.5
_FEWEST = 40  # names handed over however much worse: what is close, for those who meant none
_FEWEST_FITTING = 20  # where all words of the best one are as typed: what is close is hardly wanted then
_FITTING = 0.95  # similarity from which on they are

_Words = NDArray[np.uint32]
_Rows = NDArray[np.uint32]
_Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Arrays:
    """What an index is made of, in the order in which it is stored, the widest numbers first.

    Args:
        ids: the caller's id of each row; a row is a name in one of its forms.
        row_starts: for each word, where its rows begin in ``rows``; one more for the end.
        rows: the rows of each word, ascending.
        word_starts: for each trigram and key, where its words begin in ``words``; one more for the end.
        words: the words of each trigram and key, ascending.
        letter_starts: for each word where it begins in ``letters``, one more for the end; words are sorted.
        sizes: how many words each row has.
        lengths: how many trigrams each word has.
        letters: the words, one after the other.
    """

    ids: NDArray[np.int64]
    row_starts: NDArray[np.uint32]
    rows: _Rows
    word_starts: NDArray[np.uint32]
    words: _Words
    letter_starts: NDArray[np.uint32]
    sizes: NDArray[np.uint8]
    lengths: NDArray[np.uint8]
    letters: NDArray[np.uint8]


_TYPES: tuple[type[Any], ...] = (np.int64, *[np.uint32] * 5, *[np.uint8] * 3)
_HEADER = struct.Struct(f"<16s{len(_TYPES)}Q")


class _Wanted(NamedTuple):
    """A typed word: romanised and folded, or, of a script without vowels, the keys of its consonants."""

    word: str
    keys: tuple[int, ...] = ()


class NameIndex:
    """An immutable index: threads may share it. Build it with ``build`` or read it with ``from_bytes``."""

    def __init__(self, arrays: _Arrays) -> None:
        self._arrays = arrays
        self._letters = arrays.letters.tobytes()

    @classmethod
    def build(cls, names: Iterable[tuple[int, str]]) -> NameIndex:
        """Index names: pairs of the caller's id and a name or spelling; an id may come several times.

        Of names that are equally like what is typed, those that come first here are found first.
        """
        ids: list[int] = []
        sizes: list[int] = []
        numbers: dict[str, int] = {}
        row_words: list[int] = []
        for number, name in names:
            for words in _forms(name):
                ids.append(number)
                sizes.append(len(words))
                row_words.extend([numbers.setdefault(word, len(numbers)) for word in words])
        known = sorted(numbers)
        place = np.zeros(len(known), np.uint32)
        place[[numbers[word] for word in known]] = np.arange(len(known), dtype=np.uint32)
        codes: list[int] = []
        code_words: list[int] = []
        lengths: list[int] = []
        for number, word in enumerate(known):
            grams = _grams(min(sound.skeletons(word)))
            lengths.append(len(grams))
            codes += grams
            codes += {_key(form) for form in sound.consonants(word)}
            code_words += [number] * (len(codes) - len(code_words))
        row_of = np.repeat(np.arange(len(ids), dtype=np.uint32), sizes)
        row_starts, rows = _lists(place[np.array(row_words, np.int64)], row_of, len(known))
        word_starts, with_code = _lists(np.array(codes, np.uint16), np.array(code_words, np.uint32), 65536)
        return cls(
            _Arrays(
                np.array(ids, np.int64),
                row_starts,
                rows,
                word_starts,
                with_code,
                np.cumsum([0, *map(len, known)], dtype=np.uint32),
                np.array(sizes, np.uint8),
                np.array(lengths, np.uint8),
                np.frombuffer("".join(known).encode("ascii"), np.uint8),
            )
        )

    def __len__(self) -> int:
        return len(self._arrays.ids)

    @property
    def nbytes(self) -> int:
        """Memory taken by the arrays, in bytes."""
        return sum(array.nbytes for array in self._stored()) + len(self._letters)

    def to_bytes(self) -> bytes:
        """Return the index as bytes."""
        arrays = self._stored()
        return _HEADER.pack(_MAGIC, *map(len, arrays)) + b"".join(array.tobytes() for array in arrays)

    @classmethod
    def from_bytes(cls, data: bytes) -> NameIndex:
        """Read what ``to_bytes`` gave; the arrays share its memory.

        Raises:
            ValueError: the bytes are no name index, or one of another version.
        """
        if len(data) < _HEADER.size or data[:16] != _MAGIC:
            raise ValueError("These bytes are not a name index of this version; build it anew.")
        _, *sizes = _HEADER.unpack_from(data)
        ends = np.cumsum(
            [_HEADER.size, *(size * np.dtype(kind).itemsize for size, kind in zip(sizes, _TYPES, strict=True))]
        )
        if len(data) != ends[-1]:
            raise ValueError("The name index is cut short or damaged; build it anew.")
        return cls(
            _Arrays(
                *(
                    np.frombuffer(data, kind, size, int(at))
                    for kind, size, at in zip(_TYPES, sizes, ends[:-1], strict=True)
                )
            )
        )

    def _stored(self) -> list[NDArray[Any]]:
        return [getattr(self._arrays, field.name) for field in fields(_Arrays)]

    def candidates(self, typed: str, limit: int = 300, *, begun: bool = False) -> list[int]:
        """Return the ids that :func:`candidates` finds in this index alone."""
        return candidates([self], typed, limit, begun=begun)

    def like(self, typed: Sequence[_Wanted], most: int, *, begun: bool) -> tuple[NDArray[np.int64], _Scores]:
        """Return the ids of the ``most`` names, repeats among them, most like ``typed``, and how like they are."""
        rows, scores = (
            self._named(typed, begun=begun) if len(self) else (np.zeros(0, np.uint32), np.zeros(0, np.float32))
        )
        rows, scores = _best(rows, scores, most)
        return self._arrays.ids[rows], scores

    def _named(self, typed: Sequence[_Wanted], *, begun: bool) -> tuple[_Rows, _Scores]:
        """Return the rows with words like some of those typed, and how like, from 0 to 1."""
        arrays = self._arrays
        total = np.zeros(len(self), np.float32)
        best = np.empty(len(self), np.float32)
        touched: list[_Rows] = []
        weights = 0.0
        # Initials last: only those found by then are looked at, so many names have a word that begins with a letter.
        for one in sorted(typed, key=lambda one: len(one.word) == 1):
            is_begun = begun and one is typed[-1]
            rows, scores, weight = self._with_word(one, is_begun=is_begun)
            if touched and (is_begun or len(one.word) == 1):
                kept = total[rows] > 0
                rows, scores = (rows[kept], scores[kept]) if kept.any() else (rows, scores)
            weights += weight
            best[rows] = scores  # of several words of a row, the last is kept: the most similar one
            total[rows] += np.float32(weight) * best[rows]
            touched.append(rows)
        rows = np.concatenate(touched)
        more = np.maximum(arrays.sizes[rows].astype(np.float32) - len(typed), 0)
        return rows, total[rows] / np.float32(weights) - np.float32(_ONE_MORE) * more

    def _with_word(self, wanted: _Wanted, *, is_begun: bool) -> tuple[_Rows, _Scores, float]:
        """Return the rows that hold a word like ``wanted``, the most similar words last, and what the word tells."""
        arrays = self._arrays
        words, scores = self._similar(wanted)
        starts = arrays.row_starts
        parts = [arrays.rows[starts[word] : starts[word + 1]] for word in words]
        bearers = len(parts[-1]) if len(scores) and scores[-1] == 1.0 else 0
        if is_begun or len(wanted.word) == 1:
            low, high = self._place(wanted.word), self._place(wanted.word + "\x7f")
            similarity = np.float32(_BEGUN if is_begun else _INITIAL)
            at = int(np.searchsorted(scores, similarity))
            parts.insert(at, arrays.rows[starts[low] : starts[high]])
            scores = np.insert(scores, at, similarity)
        values = np.repeat(scores, [len(part) for part in parts])
        # A given name or a title that ten thousand have tells less than a surname.
        weight = max(0.2, 1 - 0.1 * math.log10(1 + bearers))
        return np.concatenate([arrays.rows[:0], *parts]), values, weight

    def _similar(self, wanted: _Wanted) -> tuple[_Words, _Scores]:
        """Return the words most like ``wanted``, the most similar last."""
        arrays = self._arrays
        starts = arrays.word_starts
        if wanted.keys:
            parts = [arrays.words[starts[key] : starts[key + 1]] for key in wanted.keys]
            words = np.unique(np.concatenate(parts))
            return words, np.full(len(words), _BY_CONSONANTS, np.float32)
        skeletons = sound.skeletons(wanted.word)
        grams = {gram for skeleton in skeletons for gram in _grams(skeleton)}
        holding = np.concatenate([arrays.words[starts[gram] : starts[gram + 1]] for gram in grams])
        counts = np.bincount(holding, minlength=len(arrays.lengths)).astype(np.uint8)
        least = int(counts.max(initial=0))
        while least > 1 and np.count_nonzero(counts >= least) < _COMPARED:
            least -= 1
        words = np.flatnonzero(counts >= max(least, 1)).astype(np.uint32)
        dice = 2 * counts[words] / (arrays.lengths[words] + np.float32(len(grams) / len(skeletons)))
        if len(words) > _COMPARED:
            kept = np.argpartition(-dice, _COMPARED)[:_COMPARED]
            words, dice = words[kept], dice[kept]
        bounds = zip(arrays.letter_starts[words].tolist(), arrays.letter_starts[words + 1].tolist(), strict=True)
        written = [self._letters[start:end] for start, end in bounds]
        scores = np.minimum(dice, 0.99)
        if written:
            near = process.cdist([wanted.word.encode()], written, scorer=OSA.normalized_similarity)[0]
            scores = np.maximum(scores, near)
        order = np.argsort(scores, kind="stable")[-_SIMILAR:]
        order = order[scores[order] >= _LEAST]
        return words[order], scores[order].astype(np.float32)

    def _word(self, number: int) -> str:
        starts = self._arrays.letter_starts
        return self._letters[starts[number] : starts[number + 1]].decode("ascii")

    def _place(self, word: str) -> int:
        """Return where ``word`` is, or would be, among the words."""
        return bisect_left(range(len(self._arrays.lengths)), word, key=self._word)


def candidates(indexes: Sequence[NameIndex], typed: str, limit: int = 300, *, begun: bool = False) -> list[int]:
    """Return the ids of the names that ``typed`` may mean, and of some like it, best first and without repeats.

    Args:
        indexes: where to look for them.
        typed: a name as somebody types it, in any script.
        limit: how many at most.
        begun: whether its last word may be the beginning of one.
    """
    readings = [words for words in _readings(typed) if words]
    found = [index.like(words, 4 * limit, begun=begun) for index in indexes for words in readings]
    if not found:
        return []
    ids, scores = (np.concatenate(arrays) for arrays in zip(*found, strict=True))
    order = np.argsort(-scores, kind="stable")
    best = scores.max(initial=0.0)
    worth = int(np.count_nonzero(scores >= best - _MARGIN)) if best >= _HARDLY else 0
    fewest = _FEWEST if begun or best < _FITTING else _FEWEST_FITTING
    return list(dict.fromkeys(ids[order].tolist()))[: min(limit, max(worth, fewest))]


def _best(rows: _Rows, scores: _Scores, number: int) -> tuple[_Rows, _Scores]:
    """Return the best ``number`` rows, repeats among them, the best first and, of equal ones, the first."""
    if len(rows) > number:
        least = np.partition(scores, len(scores) - number)[len(scores) - number]
        better = scores > least
        tied = np.partition(rows[scores == least], min(number, np.count_nonzero(scores == least) - 1))
        rows = np.concatenate([rows[better], tied[: number - np.count_nonzero(better)]])
        scores = np.concatenate([scores[better], np.full(len(rows) - np.count_nonzero(better), least)])
    order = np.lexsort((rows, -scores))
    return rows[order], scores[order]


def _lists(keys: NDArray[Any], values: NDArray[Any], number: int) -> tuple[NDArray[np.uint32], NDArray[Any]]:
    """Return, for each of ``number`` keys, where its values begin, and the values in the order of the keys."""
    starts = np.zeros(number + 1, np.uint32)
    np.cumsum(np.bincount(keys, minlength=number), out=starts[1:])
    return starts, values[np.argsort(keys, kind="stable")]


def _readings(typed: str) -> list[tuple[_Wanted, ...]]:
    """Return the ways to read what is typed: as it is, and under another name of the same country or body."""
    typed = " ".join(typed[:_LONGEST_NAME].split())
    tokens = [token for token in typed.replace("・", " ").replace("·", " ").split() if any(map(str.isalnum, token))]
    written = (_wanted(token) for token in tokens[:_MOST_WORDS])
    found = [tuple(one for one in written if one.word or one.keys)]
    foreign = exonyms.english(typed)
    others = {foreign, canonical(foreign or typed)} - {None, plain(typed)}
    return [*found, *(tuple(_Wanted(word) for word in (other or "").split()[:_MOST_WORDS]) for other in others)]


def _wanted(token: str) -> _Wanted:
    script = sound.script_of(token)
    if script in ("arabic", "hebrew", "syllabic"):
        return _Wanted("", tuple({_key(form) for form in sound.consonants(token, script)}))
    return _Wanted(bare(sound.romanised(token))[:_LONGEST])


def _forms(name: str) -> list[tuple[str, ...]]:
    """Return the words of a name, and those of another name that everybody uses for the same."""
    words = dict.fromkeys(word[:_LONGEST] for token in name[:_LONGEST_NAME].split() if (word := bare(token)))
    forms = [tuple(words)] if words else []
    main = canonical(name)
    if main and main != plain(name):
        forms.append(tuple(dict.fromkeys(main.split())))
    return forms


def _grams(skeleton: str) -> set[int]:
    codes = [_CODES.get(letter, 0) for letter in f" {skeleton} "]
    return {
        (first * _BASE + second) * _BASE + third
        for first, second, third in zip(codes, codes[1:], codes[2:], strict=False)
    }


def _key(form: str) -> int:
    # The coarsest form, in which all these scripts agree: kana and Hangul know no l, Arabic no v.
    form = sound.for_script(form, "syllabic")
    return _GRAMS + zlib.crc32(form.encode()) % _KEYS
