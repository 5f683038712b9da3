"""The store: the only place that knows SQL.

``database`` opens the file and holds transactions, ``schema/`` is what is in it, and each other module is the
statements of one kind of row. Every read takes a :class:`corpus.models.Scope`.
"""
