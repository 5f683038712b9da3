"""Offices: who holds one ("who is the president of Iran?") is told only where somebody is called by it.

An article about Iran that mentions a president tells nothing of Iran's president. A sentence does that writes the
office and what it belongs to as one phrase ("Iranian President", "Iran's president", "president of Iran") beside a
name.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from corpus.finding import Search
from corpus.finding.matching import fold
from corpus.finding.question_words import COUNTRY_WORDS
from corpus.models import Passage
from corpus.passages import Page
from corpus.text.document import Document
from corpus.text.names.gazetteer import ADJECTIVE_COUNTRY
from corpus.text.spans import Span

SHOWN = 4  # holders, the newest article's first
_OFFICES = (
    "president|prime minister|premier|minister|chancellor|king|queen|emir|sultan|leader|head|chief|chair(?:man|woman)?"
    "|spokes(?:man|woman|person)|ambassador|governor|mayor|secretary(?:[ -]general)?|envoy|speaker|director|commander"
)
_OFFICE = rf"(?P<title>(?:[a-z]+[ -]){{0,2}}(?:{_OFFICES}))"
_PEOPLES = "|".join(map(re.escape, COUNTRY_WORDS))
_ASKED = tuple(
    re.compile(rf"\W*who(?:'s| is| was) (?:the )?(?:current |new )?{form}\W*")
    for form in (
        rf"{_OFFICE} of (?:the )?(?P<of>[^?,;:]{{2,40}}?)",
        rf"(?P<of>[^?,;:]{{2,40}}?)'s? {_OFFICE}",
        rf"(?P<of>{_PEOPLES}|us|u\.s\.?|uk|u\.k\.?) {_OFFICE}",
    )
)
_SAME_COUNTRY = (
    frozenset(("united states", "united states of america", "us", "u.s", "u.s.", "usa", "america", "american")),
    frozenset(("united kingdom", "uk", "u.k", "u.k.", "britain", "great britain", "british")),
)
_NAME = re.compile(r"[^\W\d_a-z]\S*(?: (?:of |the |and |for )*[^\W\d_a-z]\S*){0,5}")
# In front of the phrase, these make it another office.
_LESSER = frozenset("vice deputy former ex acting assistant late ousted".split())
_LAST_WORD = re.compile(r"([^\W_]+)[\W_]*$")
# Between the phrase and the name: "Iranian President Hassan Rouhani", "Hassan Rouhani, the president of Iran",
# "Hassan Rouhani became president of Iran".
_BESIDE = re.compile(
    r",? (?:(?:is|was|as|became|becomes|named|elected|the|who is|who was) ){0,3}|,? (?:is|was|as|became|the)|, ?"
)


class Office(NamedTuple):
    """An office as it was asked for.

    Args:
        title: "foreign minister", as typed.
        of: what it belongs to, as typed: "Russia".
    """

    title: str
    of: str

    def __str__(self) -> str:
        """As one phrase: "foreign minister of Russia", "Russian foreign minister"."""
        is_adjective = self.of.title() in ADJECTIVE_COUNTRY
        return f"{self.of} {self.title}" if is_adjective else f"{self.title} of {self.of}"


class Holder(NamedTuple):
    """A sentence that calls somebody by an office, and where in it the name stands."""

    passage: Passage
    name: Span


def office_asked_about(asked: str) -> Office | None:
    """Return the office whose holder a question asks for; ``None`` for any other question."""
    typed = " ".join(asked.split())
    folded = fold(typed)
    for pattern in _ASKED:
        found = pattern.fullmatch(folded)
        if found is None:
            continue
        office = Office(*(typed[slice(*found.span(part))] for part in ("title", "of")))
        if found["of"] in COUNTRY_WORDS or _NAME.fullmatch(office.of):
            return office
    return None


def holders(found: Search, office: Office) -> list[Holder]:
    """Return the sentences of the articles found that name a holder of the office, those of the newest first.

    A name is told once, by the newest article that has it.
    """
    pages = {window.version: found.pages[window.version] for window in found.windows}
    newest = sorted(pages.values(), key=_age, reverse=True)
    phrase = _phrase(office)
    told: dict[str, Holder] = {}
    for page in newest:
        for holder in _named(page, phrase):
            told.setdefault(fold(holder.name.of(holder.passage.text)).split()[-1], holder)
    return list(told.values())[:SHOWN]


def _age(page: Page) -> tuple[dt.date, int]:
    """Return what articles are ordered by: undated ones come before the oldest."""
    published = page.article.published
    return (published.day if published else dt.date.min, page.article.version)


def _phrase(office: Office) -> re.Pattern[str]:
    title, of = re.escape(fold(office.title)).replace("governor", r"gov(?:ernor|\.)"), fold(office.of)
    same = next((names for names in _SAME_COUNTRY if of in names), frozenset(COUNTRY_WORDS.get(of, ())))
    words = "|".join(map(re.escape, sorted({of} | same)))
    return re.compile(rf"\b(?:(?:{words})(?:'s?)? {title}|{title} of (?:the )?(?:{words}))(?!\w)")


def _named(page: Page, phrase: re.Pattern[str]) -> Iterator[Holder]:
    text = fold(page.text)
    for match in phrase.finditer(text):
        before = _LAST_WORD.search(text[max(0, match.start() - 20) : match.start()])
        if before is not None and before.group(1) in _LESSER:
            continue
        sentence = page.sentences_around(Span(match.start(), match.end()))
        passage = page.cut(sentence)
        place = Span(match.start() - sentence.start, match.end() - sentence.start)
        people = [entity for entity in Document(passage.text).names if entity.kind == "person"]
        spans = sorted(mention.span for entity in people for mention in entity.mentions)
        beside = [span for span in spans if _is_beside(fold(passage.text), span, place)]
        # "Gordon Brown, French President Nicolas Sarkozy": where a name follows, it is the holder's.
        for span in beside[-1:]:
            yield Holder(replace(passage, marked=(tuple(span),)), span)


def _is_beside(sentence: str, name: Span, place: Span) -> bool:
    between = sentence[name.end : place.start] if name.end <= place.start else sentence[place.end : name.start]
    return _BESIDE.fullmatch(between) is not None
