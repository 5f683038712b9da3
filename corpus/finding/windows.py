"""Windows: runs of whole sentences of at most so many words, of which passages are chosen."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.text.sentences import GAP
from corpus.text.spans import Span

PASSAGE_WORDS = 120


def windows(text: str, sentences: Sequence[Span], longest: int = PASSAGE_WORDS) -> list[tuple[int, int]]:
    """Return the longest run of sentences of at most ``longest`` words from each sentence on.

    A run that ends where the one before it ends holds nothing new and is left out; a sentence that is too long alone
    is a run of its own. No run goes over a gap, where something of the original page was taken out.

    Returns:
        first and last sentence of each run, both included.
    """
    lengths = [len(text[start:end].split()) for start, end in sentences]
    whole = GAP not in text
    runs: list[tuple[int, int]] = []
    last, total = -1, 0
    for first in range(len(sentences)):
        if last < first:
            last, total = first, lengths[first]
        while (
            last + 1 < len(sentences)
            and total + lengths[last + 1] <= longest
            and (whole or GAP not in text[sentences[last].end : sentences[last + 1].start])
        ):
            last += 1
            total += lengths[last]
        if not runs or last > runs[-1][1]:
            runs.append((first, last))
        total -= lengths[first]
    return runs


def stretched(
    text: str, sentences: Sequence[Span], run: tuple[int, int], within: tuple[int, int], longest: int = PASSAGE_WORDS
) -> tuple[int, int]:
    """Return a run together with the sentences behind it and then those before it that there is room for.

    Args:
        text: the text.
        sentences: its sentences.
        run: first and last sentence of the run, both included.
        within: first and last sentence that may be taken.
        longest: words that the run may have.
    """
    first, last = run
    while last < within[1] and _is_run(text[sentences[first].start : sentences[last + 1].end], longest):
        last += 1
    while first > within[0] and _is_run(text[sentences[first - 1].start : sentences[last].end], longest):
        first -= 1
    return first, last


def _is_run(sentences: str, longest: int) -> bool:
    return GAP not in sentences and len(sentences.split()) <= longest
