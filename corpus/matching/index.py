"""NameIndex: the few hundred names, of up to a million, that a typed name might mean.

Character trigrams in a compressed sparse row layout: for each trigram, the names it occurs in. A query adds one
to a byte counter for each name of each of its trigrams and takes the best; ``match`` then compares these few
word by word. (The design and its measurements: a full scan of a million names takes 200 times as long.)

What is indexed is not the name but its skeleton (``sound``), so that another romanisation shares nearly all
trigrams, and beside it one key for each word's consonants, by which a name in Arabic, Hebrew, Korean or kana
is found.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.matching import exonyms, sound
from corpus.text.names.aliases import canonical, plain
from corpus.text.names.folding import bare

_MAGIC = b"CuttingsNames1\0\0"
_HEADER = struct.Struct("<16sQQB7x")
_LETTERS = " abcdefghijklmnopqrstuvwxyz0123456789"
_BASE = len(_LETTERS)
_GRAMS = _BASE**3
# Trigrams fill a 16-bit space up to here; what is left holds the consonant keys.
_KEYS = 65536 - _GRAMS
_LONGEST = 60
_MOST_NEW = 2000
_CODE = np.zeros(256, np.uint16)
for _index, _letter in enumerate(_LETTERS):
    _CODE[ord(_letter)] = _index


class NameIndex:
    """An immutable index with a short list of names added since.

    Build it with ``build`` or read it with ``from_bytes``. Looking up does not change it, so threads may share it;
    ``add`` does.
    """

    def __init__(
        self, ids: NDArray[Any], lengths: NDArray[np.uint8], starts: NDArray[np.uint32], rows: NDArray[np.uint32]
    ) -> None:
        self._ids = ids
        self._lengths = lengths
        self._starts = starts
        self._rows = rows
        self._new: list[tuple[int, frozenset[int]]] = []

    @classmethod
    def build(cls, names: Iterable[tuple[int, str]]) -> NameIndex:
        """Index names: pairs of the caller's id and a name or spelling; an id may come several times."""
        ids: list[int] = []
        texts: list[str] = []
        key_codes: list[int] = []
        key_rows: list[int] = []
        for number, name in names:
            for words in _forms(name):
                key_codes.extend(_keys(words))
                key_rows.extend([len(ids)] * (len(key_codes) - len(key_rows)))
                texts.append(_padded(_skeleton(words)))
                ids.append(number)
        lengths = np.fromiter((len(text) for text in texts), np.uint8, len(texts))
        codes = _CODE[np.frombuffer("".join(texts).encode("ascii"), np.uint8)]
        grams = (
            codes[:-2] * np.uint16(_BASE * _BASE) + codes[1:-1] * np.uint16(_BASE) + codes[2:]
            if len(codes) > 2
            else codes[:0]
        )
        row_of = np.repeat(np.arange(len(texts), dtype=np.uint32), lengths)
        inside = row_of[:-2] == row_of[2:] if len(row_of) > 2 else np.zeros(0, bool)
        grams = np.concatenate([grams[inside], np.array(key_codes, np.uint16)])
        row_of = np.concatenate([row_of[:-2][inside] if len(row_of) > 2 else row_of[:0], np.array(key_rows, np.uint32)])
        # Sixteen-bit keys sort by radix, in linear time; the rows of a trigram stay ascending.
        rows = row_of[np.argsort(grams, kind="stable")]
        starts = np.zeros(65537, np.uint32)
        np.cumsum(np.bincount(grams, minlength=65536), out=starts[1:])
        wide = np.int64 if ids and (max(ids) >= 2**31 or min(ids) < -(2**31)) else np.int32
        return cls(np.array(ids, wide), lengths, starts, rows)

    def __len__(self) -> int:
        return len(self._ids) + len(self._new)

    @property
    def nbytes(self) -> int:
        """Memory taken by the arrays, in bytes."""
        return self._ids.nbytes + self._lengths.nbytes + self._starts.nbytes + self._rows.nbytes

    @property
    def is_due(self) -> bool:
        """Whether so many names have been added that the index should be built anew."""
        return len(self._new) > _MOST_NEW

    def add(self, number: int, name: str) -> None:
        """Add a name. Added names are scanned one by one and are not part of ``to_bytes``."""
        for words in _forms(name):
            self._new.append((number, frozenset(_grams(words)) | frozenset(_keys(words))))

    def to_bytes(self) -> bytes:
        """Return the index as bytes, without the names added since it was built."""
        head = _HEADER.pack(_MAGIC, len(self._ids), len(self._rows), self._ids.dtype.itemsize)
        return head + b"".join(array.tobytes() for array in (self._ids, self._starts, self._rows, self._lengths))

    @classmethod
    def from_bytes(cls, data: bytes) -> NameIndex:
        """Read what ``to_bytes`` gave; the arrays share its memory.

        Raises:
            ValueError: the bytes are no name index, or one of another version.
        """
        if len(data) < _HEADER.size or data[:16] != _MAGIC:
            raise ValueError("These bytes are not a name index of this version; build it anew.")
        _, names, postings, width = _HEADER.unpack_from(data)
        at = _HEADER.size
        if width not in (4, 8) or len(data) != at + names * width + 65537 * 4 + postings * 4 + names:
            raise ValueError("The name index is cut short or damaged; build it anew.")
        ids = np.frombuffer(data, np.int32 if width == 4 else np.int64, names, at)
        at += ids.nbytes
        starts = np.frombuffer(data, np.uint32, 65537, at)
        at += starts.nbytes
        rows = np.frombuffer(data, np.uint32, postings, at)
        at += rows.nbytes
        return cls(ids, np.frombuffer(data, np.uint8, names, at), starts, rows)

    def candidates(self, typed: str, limit: int = 300) -> list[int]:
        """Return the ids of the names most like ``typed``, best first and without repeats.

        Args:
            typed: a name as somebody types it, in any script.
            limit: how many at most.
        """
        wanted, fewest = _query(typed)
        if not wanted:
            return []
        found = self._best_new(wanted, fewest) + self._best_rows(wanted, fewest, limit)
        return list(dict.fromkeys(found))[:limit]

    def _best_rows(self, wanted: frozenset[int], fewest: int, limit: int) -> list[int]:
        if not len(self._ids):
            return []
        counts = np.zeros(len(self._ids), np.uint8)
        for gram in wanted:
            counts[self._rows[self._starts[gram] : self._starts[gram + 1]]] += 1
        least = int(counts.max())
        while least > fewest and np.count_nonzero(counts >= least) < limit:
            least -= 1
        if not least:
            return []
        rows = np.flatnonzero(counts >= least)
        score = counts[rows] / (self._lengths[rows] + np.float32(len(wanted)))
        if len(rows) > limit:
            kept = np.argpartition(-score, limit)[:limit]
            rows, score = rows[kept], score[kept]
        order = np.lexsort((rows, -score))
        return [int(number) for number in self._ids[rows[order]]]

    def _best_new(self, wanted: frozenset[int], fewest: int) -> list[int]:
        ranked = sorted(
            (
                (len(wanted & grams) / (len(wanted) + len(grams)), number)
                for number, grams in self._new
                if len(wanted & grams) >= fewest
            ),
            key=lambda pair: -pair[0],
        )
        return [number for _, number in ranked]


def _query(typed: str) -> tuple[frozenset[int], int]:
    """Return the trigrams and keys to look for, and how many a name must have."""
    typed = " ".join(typed[: 2 * _LONGEST].split())
    wanted: set[int] = set()
    tokens = [token for token in typed.replace("・", " ").replace("·", " ").split() if any(map(str.isalnum, token))]
    if tokens and sound.script_of(typed) in ("arabic", "hebrew", "syllabic"):
        for token in tokens:
            script = sound.script_of(token)
            wanted.update(_key(form) for form in sound.consonants(token, script))
    else:
        words = tuple(bare(sound.romanised(token)) for token in tokens)
        for variant in range(3):
            wanted.update(_grams(words, variant))
    foreign = exonyms.english(typed)
    for other in {foreign, canonical(foreign or typed)} - {None, plain(typed)}:
        wanted.update(_grams(tuple((other or "").split())))
    keys_only = all(code >= _GRAMS for code in wanted)
    return frozenset(wanted), 1 if keys_only else 2


def _forms(name: str) -> list[tuple[str, ...]]:
    words = tuple(word for token in name[: 2 * _LONGEST].split() if (word := bare(token)))
    forms = [words] if words else []
    main = canonical(name)
    if main and main != plain(name):
        forms.append(tuple(main.split()))
    return forms


def _skeleton(words: tuple[str, ...], variant: int = 0) -> list[str]:
    made: list[str] = []
    for word in words:
        skeletons = sorted(sound.skeletons(word))
        made.append(skeletons[min(variant, len(skeletons) - 1)])
    return made


def _padded(words: list[str]) -> str:
    # Doubled blanks inside: a word's first and last letters count, the order of the words does not.
    joined = "  ".join(words)[:_LONGEST]
    return " " + "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in joined) + " "


def _grams(words: tuple[str, ...], variant: int = 0) -> set[int]:
    codes = [int(_CODE[ord(letter)]) for letter in _padded(_skeleton(words, variant))]
    return {
        (first * _BASE + second) * _BASE + third
        for first, second, third in zip(codes, codes[1:], codes[2:], strict=False)
    }


def _keys(words: tuple[str, ...]) -> list[int]:
    """Return the keys of the words' consonants."""
    return list({_key(form) for word in words for form in sound.consonants(word)})


def _key(form: str) -> int:
    # The coarsest form, in which all these scripts agree: kana and Hangul know no l, Arabic no v.
    form = sound.for_script(form, "syllabic")
    return _GRAMS + zlib.crc32(form.encode()) % _KEYS
