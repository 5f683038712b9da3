"""Dates: the temporal expressions of a news text, resolved to days.

A tagger in the sense of TIMEX3 (ISO-TimeML): :func:`find_timexes` returns every expression with its span, its
value and the days it denotes. A worked example::

    >>> import datetime as dt
    >>> from corpus.text import dates
    >>> [timex] = dates.find_timexes("The ministers met on Tuesday.", dt.date(2015, 9, 17))
    >>> timex.value, timex.how
    ('2015-09-15', '“Tuesday” before Thu 17 Sep 2015 is Tue 15 Sep 2015')
"""

from corpus.text.dates.reader import day_of_writing, find_timexes
from corpus.text.dates.timex import Kind, Precision, Timex

__all__ = ["Kind", "Precision", "Timex", "day_of_writing", "find_timexes"]
