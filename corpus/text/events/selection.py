"""Selection: the sentences and events of a document that are about a person or a topic."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.text.events.cues import QUOTATION, SAYING
from corpus.text.spans import Span
from corpus.text.words import content_words, fold, stems

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
_BEHIND_THE_CUE = 30  # characters; a title may stand between: "said Foreign Minister Sergei Lavrov"
_CLAUSE = re.compile(r"\b(?:that|it|he|she|they)\b")
_WORD = re.compile(r"\w+(?:&\w+)?")
_PRONOUN = re.compile(
    r"(?:``\s*|[\"“]\s*)?(?:It|He|She|They|Its|His|Her|Their|The (?:company|firm|airline|group|bank|index|agency|"
    r"carmaker|automaker|manufacturer|union|plane|aircraft|airliner|market|markets|party|president|minister))\b"
)


class Mentions:
    """Where sentences mention a name: made once, asked of many documents.

    A mention is the full name, one of ``spellings``, its initials, a short form that the document uses beside the
    full name, or a pronoun or description that opens the sentence right behind a mention.

    Args:
        name: a person, an organisation or a topic, as people write it.
        spellings: further forms, such as those of the archive's entity.
    """

    def __init__(self, name: str, spellings: Collection[str] = ()) -> None:
        names = (name, *spellings)
        self._topics = [_stems(name) for name in names if name == name.lower()]
        # A stem ends in another letter than its word at most; looking for the rest is much cheaper than stemming.
        self._beginnings = [[stem[:-1] or stem for stem in topic] for topic in self._topics]
        written = [_WORD.findall(name) for name in names if name != name.lower()]
        self._shortened = [words for words in written if _is_shortened_by_text(words)]
        self._forms = frozenset(form for words in written if words not in self._shortened for form in _forms(words, ""))
        # Looking for a word that each form must hold is much cheaper than looking for the forms.
        self._parts = {part.lower() for words in written for part in _parts(words)}
        self._initials = {_initials(words) for words in written} - {""}
        self._is_plain = all(_is_plain(part) for words in written for part in words)

    def of(self, document: Document) -> Iterator[tuple[Span, int]]:
        """Yield each sentence that mentions the name, with where in the sentence it does."""
        pattern = self._pattern(document.text)
        mentioned = False
        for sentence in document.sentences:
            words = sentence.of(document.text)
            at = self._place(words, pattern)
            if at is None and mentioned and _PRONOUN.match(words):
                at = 0
            mentioned = at is not None
            if at is not None:
                yield sentence, at

    def starts(self, text: str, bounds: tuple[Sequence[int], Sequence[int]]) -> list[int]:
        """Return where the sentences of a text start that mention the name; most others are not looked at.

        Args:
            text: the text.
            bounds: where its sentences start, in order, and where they end.
        """
        starts, ends = bounds
        pattern = self._pattern(text)
        found = {
            number
            for number in self._candidates(text, starts)
            if self._place(text[starts[number] : ends[number]], pattern) is not None
        }
        for number in sorted(found):
            behind = number + 1
            while behind < len(starts) and behind not in found and _PRONOUN.match(text[starts[behind] : ends[behind]]):
                found.add(behind)
                behind += 1
        return [starts[number] for number in sorted(found)]

    def _candidates(self, text: str, starts: Sequence[int]) -> Collection[int]:
        """Return which sentences, of those that start at some places, hold a word of the name; more of odd letters."""
        if not (self._is_plain and _is_plain(text)):
            return range(len(starts))
        lower = text.lower()
        found = {number for part in self._parts for number in _holding(part, lower, starts)}
        found.update(number for part in self._initials for number in _holding(part, text, starts))
        for beginnings in self._beginnings:
            held = Counter(number for start in beginnings for number in _holding(start, lower, starts))
            found.update(number for number, count in held.items() if 3 * count >= 2 * len(beginnings))
        return found

    def _place(self, words: str, pattern: re.Pattern[str] | None) -> int | None:
        found = pattern.search(words) if pattern is not None else None
        if found is not None:
            return found.start()
        folded = fold(words) if self._topics else ""
        if not any(3 * sum(start in folded for start in starts) >= 2 * len(starts) for starts in self._beginnings):
            return None
        held = _stems(words)
        return 0 if any(topic and 3 * len(topic & held) >= 2 * len(topic) for topic in self._topics) else None

    def _pattern(self, text: str) -> re.Pattern[str] | None:
        return _pattern(self._forms.union(*(_forms(words, text) for words in self._shortened)))


def sentences_about(document: Document, name: str, spellings: Collection[str] = ()) -> list[Span]:
    """Return the sentences that mention a name, as :class:`Mentions` tells."""
    return [sentence for sentence, _ in Mentions(name, spellings).of(document)]


def events_about(
    document: Document, events: Iterable[Event], name: str, spellings: Collection[str] = ()
) -> list[Event]:
    """Return those ``events`` of ``document`` that ``name`` takes part in.

    The sentence mentions it (see :class:`Mentions`); of what was said, it is the speaker, not only the subject.
    """
    places = dict(Mentions(name, spellings).of(document))
    return [
        event
        for event in events
        if event.sentence in places
        and (event.kind != "said" or _speaks(event.sentence.of(document.text), places[event.sentence]))
    ]


def _stems(words: str) -> frozenset[str]:
    return frozenset(stems(content_words(words)))


def _speaks(words: str, at: int) -> bool:
    """Return whether the name at ``at`` stands before the verb of saying, or right behind it ("said Putin")."""
    outside = QUOTATION.sub(lambda quotation: " " * len(quotation.group()), words)
    cue = SAYING.search(outside)
    if cue is None or at < cue.start():
        return True
    return at - cue.end() < _BEHIND_THE_CUE and not _CLAUSE.search(words, cue.end(), at)


@lru_cache(maxsize=256)  # most documents shorten a name in the same way
def _pattern(forms: frozenset[str]) -> re.Pattern[str] | None:
    alternatives = sorted((form for form in forms if form), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)") if alternatives else None


def _forms(words: list[str], text: str) -> set[str]:
    """Return patterns for the name made of ``words`` and for its short forms."""
    if not words:
        return set()
    forms = {_in_a_row(words), re.escape(_initials(words))}
    return forms | {f"(?i:{re.escape(word)})" if word.isupper() else re.escape(word) for word in _telling(words, text)}


def _initials(words: list[str]) -> str:
    capitals = [word[0] for word in words if word[0].isupper()]
    return "".join(capitals) if len(capitals) > 1 else ""


def _parts(words: list[str]) -> list[str]:
    """Return words of a name of which each of its forms, but for the initials, holds one."""
    if not words or _is_shortened_by_text(words):
        return words
    return [max(words, key=len), *_telling(words, "")]


def _holding(part: str, text: str, starts: Sequence[int]) -> Iterator[int]:
    """Yield which sentences, of those that start at some places, hold a part."""
    at = text.find(part)
    while at >= 0:
        number = bisect_right(starts, at)
        if number:
            yield number - 1
        at = text.find(part, starts[number]) if number < len(starts) else -1


def _is_plain(text: str) -> bool:
    """Return whether letters that differ in case only, to a pattern, are the same small letter here."""
    return text.isascii() or ("\u0131" not in text and len(lower := text.lower()) == len(text) and lower == fold(text))


def _in_a_row(words: Sequence[str]) -> str:
    return r"(?i:" + r"\W{1,3}".join(map(re.escape, words)) + ")"


def _is_shortened_by_text(words: list[str]) -> bool:
    """Return whether it hangs on the text which words of a name stand for it alone."""
    kept = _kept(words)
    return len(words) > 1 and kept != [] and kept[-1] != words[-1]


def _kept(words: list[str]) -> list[str]:
    return [word for word in words if word[0].isupper() and word.lower() not in _GENERIC]


def _telling(words: list[str], text: str) -> list[str]:
    """Return the words of a name that stand for it alone: a surname, a model number, an acronym."""
    acronyms = [word for word in words if len(word) > 2 and word.isupper()]
    kept = _kept(words)
    if len(words) < 2 or not kept:
        return acronyms
    if kept[-1] == words[-1]:
        return [*acronyms, kept[-1]]
    if not re.search(_in_a_row(words[:2]), text):
        return acronyms
    if words[1].isdigit():
        # the maker's name is no name of a model: "Boeing 777" beside "Boeing 787" or "the 777"
        others = re.search(rf"\b{re.escape(words[0])} (?!{words[1]})\d{{3}}|\b(?:the|its|new|a) {words[1]}\b", text)
        return [*acronyms, *(words[1:] if others else words[:1])]
    return [*acronyms, kept[0]]
