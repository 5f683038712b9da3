"""What the person who adds an article says about it; it goes before what is found in the file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.errors import IngestError
from corpus.ingest import dates
from corpus.models import Draft, Published

NO_DATE = "No date found; give the day of publication."
NO_TITLE = "No headline found; the beginning of the text stands in for it."


@dataclass(frozen=True, slots=True)
class Given:
    """What is given by hand.

    Args:
        title: the headline.
        outlet: who published it.
        published: when; make it with `parse_published`.
        url: where it was published, for a page that was fetched.
    """

    title: str | None = None
    outlet: str | None = None
    published: Published | None = None
    url: str | None = None

    def over(self, draft: Draft, more_warnings: tuple[str, ...] = ()) -> Draft:
        """Return ``draft`` with what is given in the place of what was found, and with more warnings."""
        warnings = (*draft.warnings, *more_warnings)
        mended = {NO_DATE} if self.published else set[str]()
        mended |= {NO_TITLE} if self.title else set()
        return replace(
            draft,
            title=self.title or draft.title,
            outlet=self.outlet or draft.outlet,
            published=self.published or draft.published,
            url=self.url or draft.url,
            warnings=tuple(warning for warning in warnings if warning not in mended),
        )


def parse_published(text: str) -> Published:
    """Return the date a person typed, such as "2013-09-09" or "9 September 2013".

    Raises:
        IngestError: when ``text`` is no date, or can be read in two ways.
    """
    found = dates.read_stamp(text)
    if found is None:
        raise IngestError(f"“{text[:40]}” is not a date; write it as YYYY-MM-DD, such as 2013-09-09.")
    return Published(found[0], "given", time=found[1])
