"""Descriptions led back to a name: "the Kremlin spokesman", "Russia's top diplomat".

A description is taken for a person when exactly one of the article's people has a role with the same head noun
and nothing in the description contradicts it. Indefinite and relative ones ("a spokesman", "his Syrian
counterpart") are nobody's: whose counterpart is meant shifts from sentence to sentence.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from corpus.text.document import Document
from corpus.text.quotes.lexicon import PREPOSITIONS, PRONOUNS, RELATIVES
from corpus.text.quotes.phrases import Subject
from corpus.text.spans import Span

if TYPE_CHECKING:
    from corpus.text.names import Entity

_WORD = re.compile(r"[^\W_]+")
# "Quill, the mayor of Bath", "Quill, mayor of Bath", "Quill is a farmer", but not "Quill is explained"
_APPOSITION = re.compile(
    r"(?:,(?: who (?:is|was))? (?:the |an? )?|(?:,? who)? (?:is|was) (?:the|an?) )([a-z][^,.;:“”\"()\n]{2,70})"
)
_LESSER = frozenset("former vice deputy assistant acting late associate ex".split())
"""Words that make another office of one: the vice president is not the president."""
_INDEFINITE = frozenset("a an one some many most several another two three his her their its other both few".split())
_SHIFTING = frozenset("counterpart opponent rival predecessor successor colleague ally wife husband".split())
_SAME = (
    frozenset({"leader", "president", "ruler"}),
    frozenset({"leader", "premier", "chancellor"}),
    frozenset({"nominee", "candidate", "hopeful", "contender"}),
    frozenset({"lawmaker", "senator", "congressman", "congresswoman", "representative"}),
    frozenset({"diplomat", "ambassador", "envoy"}),
    frozenset({"attorney", "lawyer"}),
)
_PHRASES = {"top diplomat": ("foreign", "minister")}
_EMPTY = frozenset("the of for and in s at to".split())


class Descriptions:
    """The roles of an article's people.

    Args:
        document: the article.
    """

    def __init__(self, document: Document) -> None:
        self._document = document

    def resolve(self, subject: Subject) -> tuple[Entity, Span] | None:
        """Return the one person the description fits, and the mention that says so."""
        words = [token.low for token in subject.head if token.is_word]
        if not words or words[0] in _INDEFINITE | PRONOUNS or _SHIFTING.intersection(words):
            return None
        definite = words[0] == "the" or any(token.low in {"'s", "'"} for token in subject.head)
        if not definite or (words[-1].endswith("s") and not words[-1].endswith("ss")):
            return None
        content = [word for word in words if word not in _EMPTY]
        if not content:
            return None
        for phrase, said in _PHRASES.items():
            if " ".join(content).endswith(phrase):
                content = [*content[: -len(phrase.split())], *said]
        fitting: dict[int, tuple[Entity, Span]] = {}
        for entity, span, role in self._roles.get(content[-1], ()):
            if span.start < subject.span.start and _fits(content, role):
                fitting[id(entity)] = (entity, span)
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    @cached_property
    def _roles(self) -> dict[str, list[tuple[Entity, Span, list[str]]]]:
        """Every role of every person, with the mention that gives it and its words, by its head noun."""
        text = self._document.text
        found: list[tuple[Entity, Span, list[str]]] = []
        for entity in self._document.names:
            if entity.kind != "person":
                continue
            for mention in entity.mentions:
                if mention.role is not None:
                    found.append((entity, mention.span, _words(text, mention.role)))
                apposed = _APPOSITION.match(text, mention.end)
                if apposed is not None:
                    found.append((entity, mention.span, _words(text, Span(*apposed.span(1)))))
        by_noun: dict[str, list[tuple[Entity, Span, list[str]]]] = {}
        for entity, span, words in found:
            noun = _noun(words)
            role = [word for word in words if word not in _EMPTY]
            for same in {noun}.union(*(group for group in _SAME if noun in group)):
                by_noun.setdefault(same, []).append((entity, span, role))
        return by_noun


def _words(text: str, span: Span) -> list[str]:
    return _WORD.findall(text[span.start : span.end].lower())


def _noun(words: list[str]) -> str:
    """Return the head noun of a role: "head" of "head of the port authority"."""
    end = next((at for at, word in enumerate(words) if word in PREPOSITIONS or word in RELATIVES), len(words))
    return words[end - 1] if end else ""


def _fits(content: list[str], role: list[str]) -> bool:
    """Return whether nothing before the description's head noun is missing from the role."""
    if not _LESSER.intersection(role) <= set(content) or not _LESSER.intersection(content) <= set(role):
        return False
    return all(any(_same(word, other) for other in role) for word in content[:-1])


def _same(word: str, other: str) -> bool:
    """Return whether two words of a role say the same: equal, a place and its people, or near synonyms."""
    if word == other or (len(word) > 4 and (word + "n" == other or other + "n" == word)):
        return True
    return any(word in group and other in group for group in _SAME)
