"""JSON, as docs/export.md describes it."""

from __future__ import annotations

import json

from corpus.exporting.contents import Contents

VERSION = 1  # raised when a field changes its meaning or goes


def write(contents: Contents) -> bytes:
    """Return the entries as one JSON object in UTF-8."""
    document = {
        "format": "cuttings-export",
        "version": VERSION,
        "what": contents.what,
        "query": contents.asked,
        "exported_at": contents.made_at.isoformat(timespec="seconds"),
        "count": len(contents.entries),
        contents.what: contents.rows(),
    }
    return encoded(document)


def encoded(document: object) -> bytes:
    """Return a document as JSON in UTF-8; half a surrogate pair, which UTF-8 cannot hold, as a question mark."""
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"
