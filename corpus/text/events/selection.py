"""Selection: the sentences and events of a document that are about a person or a topic."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from corpus.text.spans import Span

if TYPE_CHECKING:
    from corpus.text.document import Document
    from corpus.text.events.model import Event

# Words that many names share; alone they name nothing.
_GENERIC = frozenset(
    """airlines airways average bank company composite corporation corp council department exchange federation first
    force forces foundation general group inc index industries institute international limited ltd ministry motors
    national new north organisation organization party republic royal south state states the union united university
    workers world""".split()
)
_WORD = re.compile(r"\w+(?:&\w+)?")
_PRONOUN = re.compile(
    r"(?:``\s*|[\"“]\s*)?(?:It|He|She|They|Its|His|Her|Their|The (?:company|firm|airline|group|bank|index|agency|"
    r"carmaker|automaker|manufacturer|union|plane|aircraft|airliner|market|markets|party|president|minister))\b"
)


def sentences_about(document: Document, name: str, spellings: Collection[str] = ()) -> list[Span]:
    """Return the sentences that mention ``name``.

    A mention is the full name, one of ``spellings``, its initials, a short form that the document uses beside the
    full name, or a pronoun or description that opens the sentence right behind a mention.

    Args:
        document: the text to look through.
        name: a person, an organisation or a topic, as people write it.
        spellings: further forms, such as those of the archive's entity.
    """
    pattern = _pattern([name, *spellings], document.text)
    found: list[Span] = []
    mentioned = False
    for sentence in document.sentences:
        words = sentence.of(document.text)
        named = pattern.search(words) is not None
        if named or (mentioned and _PRONOUN.match(words)):
            found.append(sentence)
            mentioned = True
        else:
            mentioned = False
    return found


def events_about(
    document: Document, events: Iterable[Event], name: str, spellings: Collection[str] = ()
) -> list[Event]:
    """Return those ``events`` of ``document`` whose sentences mention ``name``; see :func:`sentences_about`."""
    wanted = set(sentences_about(document, name, spellings))
    return [event for event in events if event.sentence in wanted]


def _pattern(names: Sequence[str], text: str) -> re.Pattern[str]:
    forms: set[str] = set()
    for name in names:
        forms |= _forms(_WORD.findall(name), text)
    alternatives = sorted((form for form in forms if form), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives) or '(?!)'})(?!\w)")


def _forms(words: list[str], text: str) -> set[str]:
    """Return patterns for the name made of ``words`` and for its short forms."""
    if not words:
        return set()
    forms = {r"(?i:" + r"\W{1,3}".join(map(re.escape, words)) + r")"}
    capitals = [word for word in words if word[0].isupper()]
    if len(capitals) > 1:
        initials = "".join(word[0] for word in capitals)
        if re.search(rf"\b{re.escape(initials)}\b", text):
            forms.add(re.escape(initials))
    if len(words) > 1:
        forms |= {re.escape(word) for word in _telling(words)}
    return forms


def _telling(words: list[str]) -> list[str]:
    """Return the words of a name that stand for it alone: a surname, a model number, an acronym."""
    kept = [word for word in words if word[0].isupper() and word.lower() not in _GENERIC]
    numbers = [word for word in words if word.isdigit() and len(word) > 2]
    if not kept:
        return []
    if words[-1].isdigit() or words[-1].lower() in _GENERIC or not words[-1][0].isupper():
        return [kept[0]]
    return [kept[-1], *numbers]
