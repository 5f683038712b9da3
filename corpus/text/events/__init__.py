r"""Events: the sentences of a news text that tell when something happened, for the timeline.

A worked example::

    >>> import datetime as dt
    >>> from corpus.text import events
    >>> from corpus.text.document import Document
    >>> text = "Talks in Vienna\nThe ministers met in Vienna on Tuesday."
    >>> [(str(e.first), e.kind) for e in events.find_events(Document(text, dt.date(2015, 9, 17)))][1:]
    [('2015-09-15', 'happened')]
"""

from corpus.text.events.finder import find_events
from corpus.text.events.merging import MergedEvent, Report, merge_events
from corpus.text.events.model import DatedBy, Event, EventKind
from corpus.text.events.selection import Mentions, events_about, sentences_about

__all__ = [
    "DatedBy",
    "Event",
    "EventKind",
    "Mentions",
    "MergedEvent",
    "Report",
    "events_about",
    "find_events",
    "merge_events",
    "sentences_about",
]
