"""Document: one text and what has been read out of it so far.

The text functions build on one another (speakers need names, events need dates), so each part is computed at
most once and only when somebody asks for it.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.text import grams, sentences
from corpus.text.spans import Span

if TYPE_CHECKING:
    from corpus.text.dates import Timex
    from corpus.text.events import Event
    from corpus.text.figures.model import Figure
    from corpus.text.names import Entity
    from corpus.text.quotes import Quotation


class Document:
    """A text to be read.

    Args:
        text: the stored text, one paragraph a line. All spans are character offsets into it.
        published: the day the article was published, in the outlet's own calendar; ``None`` when unknown.
    """

    def __init__(self, text: str, published: dt.date | None = None) -> None:
        self.text = text
        self.published = published

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences, in order."""
        return sentences.split(self.text)

    @cached_property
    def paragraphs(self) -> list[Span]:
        """The lines that are not blank, in order."""
        return sentences.paragraphs(self.text)

    @cached_property
    def written(self) -> dt.date | None:
        """The day the text was written: the one it prints near its top, otherwise that of publication."""
        from corpus.text import dates  # the readers build on this module

        return dates.day_of_writing(self.text, self.published)

    @cached_property
    def timexes(self) -> list[Timex]:
        """The temporal expressions, in order, resolved against the day of publication."""
        # imported here: the readers need this module
        from corpus.text import dates

        return dates.find_timexes(self)

    @cached_property
    def names(self) -> list[Entity]:
        """The people, organisations and places named, in the order of their first mention."""
        # imported here: the readers need this module
        from corpus.text.names import find_names

        return find_names(self)

    @cached_property
    def quotes(self) -> list[Quotation]:
        """What somebody is reported to have said, ordered by where it starts."""
        from corpus.text.quotes import find_quotes  # the readers build on this module

        return find_quotes(self)

    @cached_property
    def figures(self) -> list[Figure]:
        """The amounts stated, in order."""
        from corpus.text.figures import find_figures  # the readers build on this module

        return find_figures(self)

    @cached_property
    def events(self) -> list[Event]:
        """The dated events, in the order of the sentences that tell them."""
        from corpus.text.events import find_events  # the readers build on this module

        return find_events(self)

    @cached_property
    def grams(self) -> list[str]:
        """The pairs of neighbouring telling words, hashed, by which passages are found."""
        return grams.grams(self.text)
