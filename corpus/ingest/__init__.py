"""Reading articles: bytes in, drafts out. Nothing here knows the database or the network.

    for result in read(Path("article.txt"), Given(outlet="Daily Herald")):
        if isinstance(result, IngestError):
            print(result)          # a whole sentence with file and line
        else:
            print(result.title)    # a Draft

What a file's name ends in decides how it is read: ``.md`` is the seed format (`seed`), ``.txt`` a capture of a
page with all its furniture (`capture`), ``.html`` a page (`page`), ``.jsonl`` many articles (`records`).
"""

from __future__ import annotations

from corpus.ingest.decoding import MAX_BYTES
from corpus.ingest.given import Given, parse_published
from corpus.ingest.reading import SUFFIXES, read, read_bytes, seed_files

__all__ = ["MAX_BYTES", "SUFFIXES", "Given", "parse_published", "read", "read_bytes", "seed_files"]
