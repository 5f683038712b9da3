"""Documents: PDF, Word, e-mail and ZIP files, to articles or to the files inside.

Each is read from bytes, by a well-kept library, within bounds of size; what goes wrong is one sentence.
"""
