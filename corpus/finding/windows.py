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
    lengths = [len(sentence.of(text).split()) for sentence in sentences]
    runs: list[tuple[int, int]] = []
    last, total = -1, 0
    for first in range(len(sentences)):
        if last < first:
            last, total = first, lengths[first]
        while (
            last + 1 < len(sentences)
            and total + lengths[last + 1] <= longest
            and GAP not in text[sentences[last].end : sentences[last + 1].start]
        ):
            last += 1
            total += lengths[last]
        if not runs or last > runs[-1][1]:
            runs.append((first, last))
        total -= lengths[first]
    return runs
