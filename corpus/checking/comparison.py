"""Comparison: a quotation against a text, word by word. Pure, and knows no archive.

First the wording is looked for as it is; then its parts between ellipses, in order; then the stretch that shares
most words is aligned with it (longest common run first, as Ratcliff and Obershelp, 1988, so that what is left out
is one piece and not scattered over chance matches of small words).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, islice, pairwise
from typing import NamedTuple

from corpus.checking import typography
from corpus.checking.meaning import changes
from corpus.checking.model import Comparison, Piece, Verdict
from corpus.text.negation import is_negation
from corpus.text.sentences import GAP
from corpus.text.spans import Span
from corpus.text.wording import Wording
from corpus.text.words import STOP_WORDS

LEAST_MATCHED = 0.6  # of the quotation's words: below, it is another sentence on the same subject
LEAST_TELLING = 0.5  # of its telling words
LONG_RUN = 8  # words in a row that no two writers hit upon by chance
MARGIN = 60  # words looked at on either side of the stretch that shares most words
_PLACES = 50  # of a short first part between ellipses that are tried
_SEPARATOR = "\x1f"
_CLAUSE_ENDS = frozenset(',;:—–()[]“”"…')
_STOPS = frozenset(".!…;:,—–。！；：，\n")
# Between the parts of an interrupted quotation: a closing mark, the reporter's words, an opening mark.
_REPORTER = re.compile(r"""[\s,.!?;:…—–-]{0,4}["”»“’'][^"“”«»„]*["“«„»‘']\s*\W{0,3}""")
# What an editor put in: "(to take part)", "[the military supplies]".
_BRACKETED = re.compile(r"[^\w\[(]{0,3}(?:\[[^\[\]]*\]|\([^()]*\))\W{0,4}")
_FARTHEST = 3  # times its own length: a run of words further off than that is there by chance


class _Block(NamedTuple):
    """The typed words from ``typed`` on stand in the text from ``at`` on, ``size`` of them in a row."""

    typed: int
    at: int
    size: int


class _Gap(NamedTuple):
    """Typed words ``typed[0]:typed[1]`` stand where the text has words ``at[0]:at[1]``; one of the two may be empty."""

    typed: tuple[int, int]
    at: tuple[int, int]


def compare(quotation: Wording, text: Wording, sentences: Sequence[Span]) -> Comparison | None:
    """Return how a quotation compares with the closest stretch of a text, or ``None`` if no stretch is close.

    Args:
        quotation: what was typed.
        text: the text of an article.
        sentences: its sentences, in order.
    """
    frame = _Frame(text, sentences)
    found = _verbatim(quotation, frame)
    if found is not None:
        return found
    blocks = _between_ellipses(quotation, frame) or _aligned(quotation, frame)
    return None if blocks is None else _differing(quotation, frame, blocks)


class _Frame:
    """A text with its sentences as ranges of words."""

    def __init__(self, text: Wording, sentences: Sequence[Span]) -> None:
        self.text = text
        self.forms = text.forms
        self.joined = _joined(self.forms)
        # Where each word's separator stands in the joined forms.
        self.offsets = list(accumulate((len(form) + 1 for form in self.forms), initial=0))
        starts = [token.start for token in text.tokens]
        self.bounds = sorted({bisect_right(starts, sentence.start - 1) for sentence in sentences} | {0, len(starts)})

    def places(self, forms: Sequence[str], first: int = 0) -> Iterator[int]:
        """Yield where ``forms`` stand in a row, from word ``first`` on."""
        wanted = _joined(forms)
        found = self.joined.find(wanted, self.offsets[first])
        while found >= 0:
            yield bisect_right(self.offsets, found) - 1
            found = self.joined.find(wanted, found + 1)

    def sentence_of(self, word: int) -> tuple[int, int]:
        """Return the first word of the sentence that holds ``word``, and the one behind its last."""
        place = max(1, min(bisect_right(self.bounds, word), len(self.bounds) - 1))
        return self.bounds[place - 1], self.bounds[place]

    def bounds_within(self, first: int, behind: int) -> list[int]:
        """Return the words in a range, other than its first, with which sentences begin."""
        return self.bounds[bisect_right(self.bounds, first) : bisect_left(self.bounds, behind)]

    def is_bound(self, word: int) -> bool:
        """Return whether a sentence begins or ends in front of ``word``."""
        return self.bounds[bisect_right(self.bounds, word) - 1] == word


def _joined(forms: Sequence[str]) -> str:
    return _SEPARATOR + "".join(form + _SEPARATOR for form in forms)


def _verbatim(quotation: Wording, frame: _Frame) -> Comparison | None:
    """Return the comparison with the first place that has the very wording, one not cut off from a "not" first."""
    size = len(quotation.tokens)
    best: Comparison | None = None
    for at in islice(frame.places(quotation.forms), _PLACES if size else 0):
        span = frame.text.span(at, at + size)
        archive, typed = span.of(frame.text.text), quotation.slice(0, size)
        different = () if archive == typed else typography.differences(archive, typed)
        cut_off = _cut_off(frame, at, at + size)
        # Over a gap, where the archive itself left something out, nobody can say what stood there.
        verdict: Verdict = "shortened" if cut_off or GAP in archive else "typography only" if different else "exact"
        if any(not _is_stop(quotation, word - at) for word in frame.bounds_within(at, at + size)):
            verdict = "altered"  # two sentences run together: "He will go. Not one will stay." and "He will go not"
        found = Comparison(verdict, span, (Piece("same", archive, typed),), different, cut_off)
        if verdict == "exact":
            return found
        if best is None or (best.verdict != "typography only" and verdict == "typography only"):
            best = found
    return best


def _between_ellipses(quotation: Wording, frame: _Frame) -> list[_Block] | None:
    """Return where the parts between ellipses stand, in order and as close together as possible."""
    bounds = [0, *sorted(quotation.cuts), len(quotation.tokens)]
    parts = [(first, last) for first, last in pairwise(bounds) if first < last]
    if len(parts) < 2:
        return None
    forms = quotation.forms
    best: list[_Block] | None = None
    for start in islice(frame.places(forms[slice(*parts[0])]), _PLACES):
        blocks = [_Block(0, start, parts[0][1])]
        for first, last in parts[1:]:
            at = next(frame.places(forms[first:last], blocks[-1].at + blocks[-1].size), None)
            if at is None:
                return best
            blocks.append(_Block(first, at, last - first))
        if best is None or blocks[-1].at - start < best[-1].at - best[0].at:
            best = blocks
    return best


def _aligned(quotation: Wording, frame: _Frame) -> list[_Block] | None:
    """Return the runs of words that the quotation shares with the closest stretch, if they are enough."""
    forms = quotation.forms
    first, last = _closest(forms, frame.forms)
    if first == last:
        return None
    window = frame.forms[first:last]
    matcher = SequenceMatcher(None, forms, window, autojunk=False)
    blocks = _near(
        [_Block(a, b + first, size) for a, b, size in matcher.get_matching_blocks() if size], quotation, frame
    )
    matched = sum(block.size for block in blocks)
    telling = [form for form in forms if form not in STOP_WORDS and not is_negation(form)]
    shared = [
        form
        for block in blocks
        for form in forms[block.typed : block.typed + block.size]
        if form not in STOP_WORDS and not is_negation(form)
    ]
    enough = matched >= LEAST_MATCHED * len(forms) and len(shared) >= LEAST_TELLING * len(telling) and shared
    if enough or max((block.size for block in blocks), default=0) >= LONG_RUN:
        return blocks
    return None


def _near(blocks: list[_Block], quotation: Wording, frame: _Frame) -> list[_Block]:
    """Take off short runs at the edges that stand too far from the rest: "the" and "of" are found everywhere."""
    longest = max(blocks, key=lambda block: block.size, default=None)
    while blocks and blocks[0] != longest and _is_far(quotation, frame, blocks[0], blocks[1], blocks[0].size):
        del blocks[0]
    while blocks and blocks[-1] != longest and _is_far(quotation, frame, blocks[-2], blocks[-1], blocks[-1].size):
        del blocks[-1]
    return blocks


def _is_far(quotation: Wording, frame: _Frame, one: _Block, other: _Block, size: int) -> bool:
    between = (other.at - one.at - one.size) - (other.typed - one.typed - one.size)
    return between > _FARTHEST * size and not _is_cut(quotation, frame, one, other)


def _closest(forms: Sequence[str], text: Sequence[str]) -> tuple[int, int]:
    """Return the stretch of words of a text, with a margin, that holds most different words of ``forms``."""
    wanted = {form for form in forms if form not in STOP_WORDS} or set(forms)
    places = [index for index, form in enumerate(text) if form in wanted]
    if not places:
        return 0, 0
    inside: dict[str, int] = {}
    best = (0, 0, 0)
    left = 0
    for place in places:
        inside[text[place]] = inside.get(text[place], 0) + 1
        while place - places[left] > len(forms) + MARGIN:
            gone = text[places[left]]
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            left += 1
        # Of stretches with as many, the shortest: the words stand closest together there.
        best = max(best, (len(inside), places[left] - place, -places[left]))
    start = -best[2]
    return max(0, start - MARGIN), min(len(text), start - best[1] + MARGIN + 1)


def _differing(quotation: Wording, frame: _Frame, blocks: Sequence[_Block]) -> Comparison:
    """Return the comparison for words that are the same in ``blocks`` and differ between them."""
    pieces: list[Piece] = []
    steps = list(_steps(quotation, frame, blocks))
    for step in steps:
        if isinstance(step, _Block):
            pieces.append(
                Piece(
                    "same",
                    frame.text.slice(step.at, step.at + step.size),
                    quotation.slice(step.typed, step.typed + step.size),
                )
            )
        else:
            pieces.append(_piece(quotation, frame, step))
    first, behind = blocks[0].at, blocks[-1].at + blocks[-1].size
    for step in steps:
        if isinstance(step, _Gap) and step.at[0] < step.at[1]:
            first, behind = min(first, step.at[0]), max(behind, step.at[1])
    found = {change for piece in pieces for change in piece.changes}
    cut_off = None
    verdict: Verdict = "altered"
    if "negation" in found:
        verdict = "negation changed"
    elif "number" in found:
        verdict = "number changed"
    elif all(piece.kind in ("same", "cut") for piece in pieces):
        verdict = "shortened"
        cut_off = _cut_off(frame, first, behind)
    matched = sum(block.size for block in blocks) / len(quotation.tokens)
    return Comparison(verdict, frame.text.span(first, behind), tuple(pieces), (), cut_off, matched)


def _steps(quotation: Wording, frame: _Frame, blocks: Sequence[_Block]) -> Iterator[_Block | _Gap]:
    """Yield the runs of the same words and the gaps between, before and behind them, in order."""
    blocks = _slid(quotation, frame, blocks)
    begin, end = blocks[0], blocks[-1]
    if begin.typed:
        start, _ = frame.sentence_of(begin.at)
        yield _Gap((0, begin.typed), (max(start, begin.at - begin.typed), begin.at))
    for before, after in zip(blocks, [*blocks[1:], None], strict=False):
        yield before
        if after is not None:
            yield _Gap((before.typed + before.size, after.typed), (before.at + before.size, after.at))
    typed, at = end.typed + end.size, end.at + end.size
    if typed < len(quotation.tokens):
        _, stop = frame.sentence_of(at - 1)
        yield _Gap((typed, len(quotation.tokens)), (at, min(stop, at + len(quotation.tokens) - typed)))


def _slid(quotation: Wording, frame: _Frame, blocks: Sequence[_Block]) -> list[_Block]:
    """Move what was left out to where a sentence or an ellipsis is, as far as the words allow.

    Of "A rose. A thorn. A leaf." and "A rose. A leaf." the words left out may as well be "rose. A".
    """
    result = list(blocks)
    for index in range(len(result) - 1):
        one, other = result[index], result[index + 1]
        if one.typed + one.size != other.typed or _is_cut(quotation, frame, one, other):
            continue
        moved = _shifts(frame, one, other)
        fitting = next((pair for pair in moved if _is_cut(quotation, frame, *pair)), None)
        if fitting:
            result[index], result[index + 1] = fitting
    return result


def _shifts(frame: _Frame, one: _Block, other: _Block) -> Iterator[tuple[_Block, _Block]]:
    """Yield the two blocks with words moved from one to the other, where the text has the same words for both."""
    left, right = one, other
    while left.size > 1 and frame.forms[left.at + left.size - 1] == frame.forms[right.at - 1]:
        left = left._replace(size=left.size - 1)
        right = _Block(right.typed - 1, right.at - 1, right.size + 1)
        yield left, right
    left, right = one, other
    while right.size > 1 and frame.forms[left.at + left.size] == frame.forms[right.at]:
        left = left._replace(size=left.size + 1)
        right = _Block(right.typed + 1, right.at + 1, right.size - 1)
        yield left, right


def _is_cut(quotation: Wording, frame: _Frame, one: _Block, other: _Block) -> bool:
    """Return whether what stands between two blocks was left out as one may leave out."""
    return _may_be_left_out(quotation, frame, _Gap((other.typed, other.typed), (one.at + one.size, other.at)))


def _may_be_left_out(quotation: Wording, frame: _Frame, gap: _Gap) -> bool:
    """Return whether words were left out at an ellipsis, as whole sentences, or are not the speaker's."""
    first, behind = gap.at
    if gap.typed[0] in quotation.cuts:
        return True
    tokens = frame.text.tokens
    between = frame.text.text[tokens[first - 1].end : tokens[behind].start]
    bracketed = bool(_BRACKETED.fullmatch(between))
    if not _is_stop(quotation, gap.typed[0]):
        return bracketed and not frame.bounds_within(first - 1, behind + 1)
    return bracketed or (frame.is_bound(first) and frame.is_bound(behind)) or bool(_REPORTER.fullmatch(between))


def _is_stop(quotation: Wording, word: int) -> bool:
    """Return whether a sentence, or a part of one, ends in front of a typed word."""
    before, after = quotation.tokens[word - 1 : word + 1]
    return before.form == "?" or not _STOPS.isdisjoint(quotation.text[before.end : after.start])


def _piece(quotation: Wording, frame: _Frame, gap: _Gap) -> Piece:
    archive, typed = frame.text.slice(*gap.at), quotation.slice(*gap.typed)
    archive_forms, typed_forms = frame.forms[slice(*gap.at)], quotation.forms[slice(*gap.typed)]
    if archive and not typed:
        if _may_be_left_out(quotation, frame, gap):
            return Piece("cut", archive, "", ("negation",) if _hides_negation(frame, gap) else ())
        return Piece("left out", archive, "", changes(archive_forms, ()))
    kind = "replaced" if archive else "added"
    return Piece(kind, archive, typed, changes(archive_forms, typed_forms))


def _hides_negation(frame: _Frame, gap: _Gap) -> bool:
    """Return whether the words left out negate a sentence of which other words were kept."""
    first, behind = gap.at
    if frame.is_bound(first) and frame.is_bound(behind):
        return False
    rest_of_first = range(first, min(behind, frame.sentence_of(first - 1)[1]))
    start_of_last = range(max(first, frame.sentence_of(behind)[0]), behind)
    return any(is_negation(frame.forms[word]) for words in (rest_of_first, start_of_last) for word in words)


def _cut_off(frame: _Frame, first: int, behind: int) -> str | None:
    """Return the negation of the same clause that a stretch begins behind or ends in front of, if there is one."""
    start, _ = frame.sentence_of(first)
    for word in range(first - 1, start - 1, -1):
        between = frame.text.text[frame.text.tokens[word].end : frame.text.tokens[word + 1].start]
        if not _CLAUSE_ENDS.isdisjoint(between):
            break
        if is_negation(frame.forms[word]):
            return frame.text.slice(word, word + 1)
    _, end = frame.sentence_of(behind - 1)
    if behind < end and is_negation(frame.forms[behind]):
        between = frame.text.text[frame.text.tokens[behind - 1].end : frame.text.tokens[behind].start]
        if _CLAUSE_ENDS.isdisjoint(between):
            return frame.text.slice(behind, behind + 1)
    return None
