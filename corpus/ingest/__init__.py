"""Reading articles: bytes in, drafts out. Nothing here knows the database, or asks the network.

    for result in read(Path("article.txt"), Given(outlet="Daily Herald")):
        if isinstance(result, IngestError):
            print(result)          # a whole sentence with file and line
        else:
            print(result.title)    # a Draft

    drafts_of(data, "notes.docx")      # the same for what is in memory, such as an attachment: a list
    page_draft(fetched)                # the one article of what `corpus.fetching.fetch` brought
    canonical(draft.url)               # the spelling by which addresses are compared

These take the processor for milliseconds to seconds, and strangers' bytes may take it for longer, so the bot calls
them with `corpus.apart.apart`.

What a file's name ends in decides how it is read: ``.md`` is the seed format (`seed`), ``.txt`` a capture of a
page with all its furniture (`capture`), ``.html`` a page (`page`), ``.pdf``, ``.docx`` and ``.eml`` a document and
``.zip`` files of any of these (`documents`), ``.jsonl`` many articles (`records`).
"""

from __future__ import annotations

from corpus.ingest.decoding import MAX_BYTES
from corpus.ingest.given import Given, parse_published
from corpus.ingest.reading import SUFFIXES, drafts_of, read, seed_files
from corpus.ingest.urls import canonical
from corpus.ingest.web import page_draft

__all__ = [
    "MAX_BYTES",
    "SUFFIXES",
    "Given",
    "canonical",
    "drafts_of",
    "page_draft",
    "parse_published",
    "read",
    "seed_files",
]
