"""BibTeX: one entry an article."""

from __future__ import annotations

from corpus import citations
from corpus.exporting.contents import Contents
from corpus.models import Article


def write(contents: Contents) -> bytes:
    """Return the articles as BibLaTeX entries."""
    entries = [citations.bibtex(entry) for entry in contents.entries if isinstance(entry, Article)]
    return ("\n\n".join(entries) + "\n").encode("utf-8", "replace")
