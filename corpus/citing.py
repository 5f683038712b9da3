"""Citing: where something comes from, with the archive's proof and a citation ready to paste."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from corpus import citations, quoting, stated_figures, timeline
from corpus.duplicates import find_copies
from corpus.errors import NotFoundError, QueryError
from corpus.models import Article, Passage, Scope, Source
from corpus.passages import Page, pages
from corpus.store import articles
from corpus.store.database import Database
from corpus.text.spans import Span

LEAD = 3  # sentences shown of an article as a whole
AROUND = 2  # sentences shown on either side of a quotation or an event
_REFERENCE = re.compile(r"[\s#\[(]*([AQEFaqef])\s*(\d{1,15})[\s\])]*")

_KINDS: dict[str, Literal["A", "Q", "E", "F"]] = {"A": "A", "Q": "Q", "E": "E", "F": "F"}


class Reference(NamedTuple):
    """What ``A12``, ``Q34``, ``E5`` or ``F7`` is made of."""

    kind: Literal["A", "Q", "E", "F"]
    number: int

    def __str__(self) -> str:
        return f"{self.kind}{self.number}"

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Read a reference, in capitals or not.

        Raises:
            QueryError: it is none.
        """
        found = _REFERENCE.fullmatch(text)
        if found is None:
            raise QueryError(
                f"“{text[:60]}” is not a reference. A reference is a letter and a number: `A1` is an article, `Q1` "
                "a quotation, `E1` an event, `F1` a figure; every answer shows some."
            )
        return cls(_KINDS[found[1].upper()], int(found[2]))


_FIND = {"Q": quoting.by_number, "E": timeline.by_number, "F": stated_figures.by_number}


async def find_source(database: Database, scope: Scope, text: str) -> Source:
    """Return the source of a reference.

    Raises:
        QueryError: the text is no reference.
        NotFoundError: nothing with this reference is in the archive that ``scope`` may see, or it was removed.
    """
    reference = Reference.parse(text)
    if reference.kind == "A":
        article = await articles.by_number(database, scope, reference.number)
        if article is not None:
            page = (await pages(database, [article.version]))[article.version]
            lead = page.sentences[:LEAD]
            span = Span(lead[0].start, lead[-1].end) if lead else Span(0, 0)
            _refuse_removed(reference, article)
            return await _source(database, scope, page, page.cut(span), is_current=article.is_current, around=0)
    else:
        found = await _FIND[reference.kind](database, scope, reference.number)
        if found is not None:
            version = found.passage.article.version
            page = (await pages(database, [version]))[version]
            _refuse_removed(reference, page.article)
            return await _source(database, scope, page, found.passage, is_current=found.is_current, around=AROUND)
    raise NotFoundError(
        f"{reference} is not in the archive. References are shown with every answer, for example by `!timeline`."
    )


def _refuse_removed(reference: Reference, article: Article) -> None:
    if article.removed_at is not None:
        what = f"{reference} was" if reference.kind == "A" else f"{reference} stands in {article.reference}, which was"
        raise NotFoundError(
            f"{what} removed from the archive on {article.removed_at.date()}, and is in no answer since. A moderator "
            f"can bring it back: `!article restore {article.reference}`."
        )


async def _source(
    database: Database, scope: Scope, page: Page, passage: Passage, *, is_current: bool, around: int
) -> Source:
    span = Span(passage.start, passage.end)
    inside = [index for index, sentence in enumerate(page.sentences) if sentence.overlaps(span)]
    before = after = ""
    if around and inside:
        earlier = page.sentences[max(0, inside[0] - around) : inside[0]]
        later = page.sentences[inside[-1] + 1 : inside[-1] + 1 + around]
        before = page.text[earlier[0].start : earlier[-1].end] if earlier else ""
        after = page.text[later[0].start : later[-1].end] if later else ""
    return Source(
        article=page.article,
        record=await articles.record(database, page.article.version),
        passage=passage,
        before=before,
        after=after,
        citation=citations.plain(page.article),
        markdown=citations.markdown(page.article),
        bibtex=citations.bibtex(page.article),
        is_current=is_current and page.article.is_current,
        copies=await find_copies(database, scope, page.article),
    )
