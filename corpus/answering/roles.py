"""Roles: who does what a verb tells and to whom, where a sentence says it plainly.

A name right before a verb is who does it ("Russia warned"), one right behind it is whom it is done to ("beat Hingis");
in the passive it is the other way round ("was beaten by Williams"). A name behind a preposition is neither: the visitor
of "the regime of Assad … was visiting Moscow" is not Assad. What is less plain than that is not told.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.finding.matching import find_terms, fold
from corpus.text.document import Document
from corpus.text.names.model import Mention
from corpus.text.spans import Span

FAR_BEFORE = 8  # words between a name and what it does: "Lavrov, the Russian foreign minister, had warned"
FAR_BEHIND = 3  # words between what is done and whom it is done to: "beat the champion Hingis"
_WORD = re.compile(r"[\w'-]+")
_ENDS = re.compile(r"[;:.!?\"“”„«»()]| -- | [–—] ")
_BE = frozenset("is are was were be been being got gets".split())
# Between a place and what it does; another word may be what it belongs to ("the California Democrat noted").
_BESIDE = _BE | frozenset(
    "has have had will would could may might must did also then later now never not again still to who which".split()
)
_PREPOSITIONS = frozenset(
    """about against among around as at behind between by for from in inside into like near of off on outside over than
    through to toward towards under until upon via with without""".split()
)
_DETERMINERS = frozenset("the a an its his her their former late then new".split())
_CLAUSE = re.compile(r"\b(?:that|and|but|while|when|after|before|because|as|if|whether)\b")


class Deed(NamedTuple):
    """Who does it and to whom it is done, as far as the sentence says so plainly."""

    agent: Span | None
    patient: Span | None


def deeds(document: Document, verb: frozenset[str]) -> list[Deed]:
    """Return what a sentence tells of each place where it has one of the forms of a verb.

    Args:
        document: the sentence.
        verb: the stems of the verb's forms.
    """
    text, folded = document.text, fold(document.text)
    places = {mention for entity in document.names if entity.kind == "place" for mention in entity.mentions}
    mentions = sorted(mention for entity in document.names for mention in entity.mentions)
    found: list[Deed] = []
    for hit in find_terms(folded, [verb]):
        before, behind = _before(folded, mentions, places, hit.start), _behind(folded, mentions, hit.end)
        auxiliaries = _WORD.findall(folded[max(0, hit.start - 30) : hit.start])[-3:]
        by = re.compile(r" by (?:the )?").match(folded, hit.end)
        is_active = text[hit.start : hit.end].endswith("ing") or auxiliaries[-1:] == ["to"]
        if not is_active and (by or _BE.intersection(auxiliaries)):
            found.append(Deed(_behind(folded, mentions, by.end()) if by else None, before))
        else:
            found.append(Deed(before, behind))
    return found


def _before(folded: str, mentions: list[Mention], places: set[Mention], verb: int) -> Span | None:
    """Return the name that ends before a verb and is its subject."""
    for mention in reversed([mention for mention in mentions if mention.end <= verb]):
        between = folded[mention.end : verb]
        if _ENDS.search(between) or len(_WORD.findall(between)) > FAR_BEFORE or _CLAUSE.search(between):
            return None
        ahead = [word for word in _WORD.findall(folded[: mention.full.start])[-3:] if word not in _DETERMINERS]
        if ahead and ahead[-1] in _PREPOSITIONS:
            return None
        if mention in places and not _BESIDE.issuperset(_WORD.findall(between)):
            return None
        if not between.startswith(("'s", "-")):
            return mention.span
    return None


def _behind(folded: str, mentions: list[Mention], verb: int) -> Span | None:
    """Return the name that begins behind a verb and is its object."""
    for mention in mentions:
        if mention.start >= verb:
            between = folded[verb : mention.full.start]
            if _ENDS.search(between) or "," in between or folded.startswith("'s", mention.end):
                return None
            found = _WORD.findall(between)
            is_object = len(found) <= FAR_BEHIND and not _PREPOSITIONS.intersection(found)
            return mention.span if is_object and not _CLAUSE.search(between) else None
    return None
