"""Figures: the amounts that a text states, what they count, and how they change over time.

>>> from corpus.text import figures
>>> [figure] = figures.find_figures("The flood has killed more than 1,200 people in Ruritania, officials said.")
>>> figure.value, figure.bound, figure.counted, figure.happened, figure.place
(1200, 'more than', 'people', 'killed', 'Ruritania')
"""

from __future__ import annotations

from bisect import bisect_right

from corpus.text.document import Document
from corpus.text.figures.context import Reader, Setting
from corpus.text.figures.finder import Quantity, find_quantities
from corpus.text.figures.model import Figure
from corpus.text.figures.nouns import singular_phrase
from corpus.text.figures.series import Entry, Series, SeriesKey, join_series, series_key
from corpus.text.figures.units import FigureType
from corpus.text.spans import Span

__all__ = ["Entry", "Figure", "FigureType", "Series", "SeriesKey", "find_figures", "join_series", "series_key"]


def find_figures(document: Document | str) -> list[Figure]:
    """Return the figures of a text in order, without overlaps.

    Years, dates, times of day, ranks, ages in brackets, scores, serial numbers and the numbers in names ("S-300",
    "G20") are no figures.

    Args:
        document: the text, one paragraph a line, or a document made of it. Offsets count characters of it.
    """
    document = document if isinstance(document, Document) else Document(document)
    quantities = find_quantities(document.text)
    if not quantities:
        return []
    reader = Reader(document.text, document.timexes)
    found: list[Figure] = []
    for sentence, members in _by_sentence(document.sentences, quantities):
        settings = reader.read(sentence, members)
        found += [_figure(reader, sentence, *pair) for pair in zip(members, settings, strict=True)]
    return found


def _by_sentence(sentences: list[Span], quantities: list[Quantity]) -> list[tuple[Span, list[Quantity]]]:
    starts = [sentence.start for sentence in sentences]
    groups: list[tuple[Span, list[Quantity]]] = []
    for quantity in quantities:
        sentence = sentences[max(0, bisect_right(starts, quantity.number.start) - 1)]
        if groups and groups[-1][0] == sentence:
            groups[-1][1].append(quantity)
        else:
            groups.append((sentence, [quantity]))
    return groups


def _figure(reader: Reader, sentence: Span, quantity: Quantity, setting: Setting) -> Figure:
    text, unit = reader.text, quantity.unit
    counted = quantity.counted.of(text) if quantity.counted is not None else ""
    return Figure(
        start=quantity.start,
        end=quantity.end,
        number=Span(quantity.number.start, quantity.number.end),
        value=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        type=unit.type if unit is not None else "QUANTITY",
        unit=unit.written if unit is not None else "",
        unit_norm=unit.norm if unit is not None else singular_phrase(counted),
        counted=counted,
        happened=setting.happened,
        cause=setting.cause,
        place=setting.place,
        said_by=setting.said_by,
        change=reader.change(quantity),
        as_of=reader.as_of(sentence, quantity),
    )
