"""Summaries: what stands in an article that nobody has decided upon yet. For the process apart: no database here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.errors import IngestError
from corpus.fetching import Fetched
from corpus.ingest import Given, drafts_of, page_draft
from corpus.ingest.documents import zipped
from corpus.models import Draft
from corpus.reading import read_draft

LEAD = 2  # sentences
LONGEST_TEXT = 1_000_000
"""Characters of an article: a thick book's, which are read in eight seconds."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What stands in an article.

    Args:
        lead: its first two sentences, as they stand.
        characters: the length of its text.
        sentences, quotes, events, figures: how many of each; indirect speech is not counted.
        shingles: the grams of its text, by which copies are found.
    """

    lead: str
    characters: int
    sentences: int
    quotes: int
    events: int
    figures: int
    shingles: tuple[str, ...]


Read = tuple[Draft, Summary]


def summarise(draft: Draft) -> Summary:
    """Return what stands in a draft."""
    reading = read_draft(draft)
    first = reading.sentences[:LEAD]
    return Summary(
        lead=draft.text[first[0].start : first[-1].end] if first else "",
        characters=len(draft.text),
        sentences=len(reading.sentences),
        quotes=sum(quote.kind != "indirect" for quote in reading.quotes),
        events=len(reading.events),
        figures=len(reading.figures),
        shingles=tuple(reading.grams),
    )


def unpack(data: bytes) -> list[tuple[str, bytes]]:
    """Return name and content of the files in a ZIP file.

    Raises:
        IngestError: as `corpus.ingest.documents.zipped.files` does, or there are none.
    """
    found = list(zipped.files(data))
    if not found:
        raise IngestError("There are no files in it; pack the articles' files again.")
    return found


def read_file(data: bytes, file_name: str, given: Given | None) -> list[Read | IngestError]:
    """Read a file and summarise its articles."""
    return [_read(result) for result in drafts_of(data, file_name, given)]


def read_page(fetched: Fetched) -> list[Read | IngestError]:
    """Read a page and summarise its article.

    Raises:
        IngestError: there is none.
    """
    return [_read(page_draft(fetched))]


def _read(result: Draft | IngestError) -> Read | IngestError:
    if isinstance(result, IngestError):
        return result
    if len(result.text) > LONGEST_TEXT:
        return IngestError(
            f"“{result.title[:60]}” has {len(result.text):,} characters, more than an article may have"
            f" ({LONGEST_TEXT:,}); give one article at a time."
        )
    # A name of the file's own would make a second article of that name replace the first.
    draft = replace(result, key=None)
    return draft, summarise(draft)
