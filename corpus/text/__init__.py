"""Reading a news text: pure functions from a string to character spans.

Nothing here knows the database, the clock or Discord; the publication date is an argument. A worked example::

    >>> from corpus.text import sentences
    >>> text = "The minister left. He said nothing."
    >>> [span.of(text) for span in sentences.split(text)]
    ['The minister left.', 'He said nothing.']
"""
