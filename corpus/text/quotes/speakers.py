"""Who a speaker is: names as the article gives them; pronouns led back to whom the text was talking about.

The article is read sentence by sentence, and who each sentence is about is remembered (its centre, in the sense
of Grosz, Joshi and Weinstein, "Centering", 1995: the subject before all others). A pronoun means the centre of the
nearest sentence that has one. Where that is a body ("Assad's office said …  He noted …") or somebody the text
does not name, the speaker stays undetermined: saying nothing is better than naming the wrong person.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.text.document import Document
from corpus.text.quotes import subjects
from corpus.text.quotes.clauses import Row, Token
from corpus.text.quotes.descriptions import Descriptions
from corpus.text.quotes.identity import UNKNOWN, Identity
from corpus.text.quotes.lexicon import BODIES, COMMENTS, DETERMINERS, PREPOSITIONS, RELATIVES, SUBORDINATORS
from corpus.text.quotes.phrases import Subject
from corpus.text.spans import Span

if TYPE_CHECKING:
    from corpus.text.names import Entity, Mention
    from corpus.text.quotes.report import Report

_MEMORY = 6
"""How many sentences back a pronoun may look."""
_GENDERS = {"he": "m", "she": "f"}


class Speakers:
    """The people and bodies of one article, as far as its sentences have been read.

    Args:
        document: the article.
    """

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._mentions: list[tuple[Mention, Entity]] = sorted(
            ((mention, entity) for entity in document.names for mention in entity.mentions),
            key=lambda found: found[0].start,
        )
        self._starts = [mention.start for mention, _ in self._mentions]
        self._surnames = _surnames(document.names)
        self._descriptions = Descriptions(document)
        self._rows: list[tuple[Row, Identity | None]] = []  # each sentence, and who speaks in it
        self._genders: dict[int, str] = {}

    def read(self, row: Row, reports: Sequence[Report]) -> None:
        """Tell who speaks in each of the sentence's reporting clauses, and remember whom it is about."""
        before: list[Identity] = []
        for report in reports:
            report.identity = self._identify(report.subject, row, before)
            before.append(report.identity)
        self._rows.append((row, _main_speaker(row, reports)))

    def _identify(self, subject: Subject, row: Row, before: Sequence[Identity]) -> Identity:
        if subject.pronoun is not None:
            return self._pronoun(subject, row, before)
        if subject.group:
            if not subject.name:
                return UNKNOWN
            return Identity(subject.span.of(self._text), "named", where=subject.span)
        titled = self._titled(subject, row)
        if titled is not None:
            return titled
        if subject.name:
            return self._named(subject, row)
        return self._body(subject) or self._described(subject)

    def _titled(self, subject: Subject, row: Row) -> Identity | None:
        """Return whom "Secretary of State John Kerry" names: a title with a preposition in it."""
        found = self._mention_at(row.tokens[subject.last - 1])
        if found is None:
            return None
        mention, entity = found
        if mention.start < subject.head[-1].end or entity.kind != "person":
            return None
        before = [token.low for token in row.tokens[subject.first : subject.last] if token.end <= mention.start]
        if before[-1] in PREPOSITIONS or before[-1] in DETERMINERS:
            return None  # "a spokesman for John Kerry"
        return Identity(entity.name, "named", entity=entity, where=mention.span)

    def _body(self, subject: Subject) -> Identity | None:
        """Return the office or ministry itself: what "Assad's office" says, Assad has not said."""
        named = any(token.capital and token.low not in DETERMINERS for token in subject.head[:-1])
        if subject.head[-1].low not in BODIES or not named:
            return None
        first = subject.head[0] if subject.head[0].low not in {"the", "a", "an"} else subject.head[1]
        span = Span(first.start, subject.head[-1].end)
        return Identity(span.of(self._text), "named", where=span)

    def commenter(self, row: Row) -> Identity | None:
        """Return the person of whom the sentence says that the words before were theirs: "X made the comments"."""
        if COMMENTS.isdisjoint(row.words):
            return None
        leading = subjects.leading(row.tokens, 0)
        if leading is None or leading.pronoun is not None or leading.last + 2 >= len(row.tokens):
            return None
        verb, determiner, noun = (token.low for token in row.tokens[leading.last : leading.last + 3])
        if verb not in {"made", "makes"} or determiner not in {"the", "his", "her", "these"} or noun not in COMMENTS:
            return None
        identity = self._identify(leading, row, ())
        if not identity.person:
            return None
        return identity._replace(level="resolved", antecedent=identity.where)

    def _named(self, subject: Subject, row: Row) -> Identity:
        last = subject.name[-1]
        found = self._mention_at(last)
        span = Span(subject.name[0].start, last.end)
        if found is None and self._mention_at(subject.name[0]) is not None:
            return UNKNOWN  # a headline in capitals: "Trump Addresses Attack: …"
        if found is not None:
            mention, entity = found
            return Identity(entity.name, "named", entity=entity, where=mention.span)
        entity = self._surnames.get(self._text[last.start : last.end].lower())
        if entity is not None:
            return Identity(entity.name, "named", entity=entity, where=span)
        if subject.name[0] is row.tokens[0] and len(subject.name) == 1:
            return UNKNOWN  # "Critics said": a capital that only begins the sentence
        return Identity(span.of(self._text), "named", where=span)

    def _described(self, subject: Subject) -> Identity:
        found = self._descriptions.resolve(subject)
        if found is None:
            return UNKNOWN
        entity, where = found
        return Identity(entity.name, "resolved", where, entity, where)

    def _pronoun(self, subject: Subject, row: Row, before: Sequence[Identity]) -> Identity:
        gender = _GENDERS.get(subject.pronoun or "")
        if gender is None:
            return UNKNOWN
        centre = next((known for known in before if known.person), None) or self._within(row, subject)
        if centre is None or not self._may_be(centre, gender):
            centre = self._back(gender)
            nearer = [p for p in self._people(row, subject.span.start) if self._may_be(p, gender)]
            if centre is not None and any(person.entity is not centre.entity for person in nearer):
                centre = None  # "Suu Kyi's fate is unclear, but she said": not the one spoken of before
        if centre is None or centre.entity is None:
            return UNKNOWN
        self._genders.setdefault(id(centre.entity), gender)
        return centre._replace(level="resolved", antecedent=centre.where)

    def _within(self, row: Row, subject: Subject) -> Identity | None:
        """Return whom the sentence itself is about before the pronoun: "When Flynn was asked, he said"."""
        start = 1 if row.tokens[0].low in SUBORDINATORS else 0
        leading = subjects.leading(row.tokens, start)
        if leading is None or leading.last > subject.first or not leading.name or leading.group:
            return None
        identity = self._named(leading, row)
        return identity if identity.person else None

    def _back(self, gender: str) -> Identity | None:
        """Return the nearest centre that can be meant, unless somebody named after it could be, too."""
        others: set[int] = set()
        for row, speaker in self._rows[: -_MEMORY - 1 : -1]:
            centre = speaker
            if centre is None:
                leading = subjects.leading(row.tokens, 0)
                pronoun = _GENDERS.get(leading.pronoun or "") if leading is not None else None
                if pronoun == gender:
                    continue  # still about the same person
                if pronoun is not None:
                    return None
                centre = self._identify(leading, row, ()) if leading is not None else UNKNOWN
                if not centre.person:
                    people = self._people(row, row.end)
                    others.update(id(other.entity) for other in people if self._may_be(other, gender))
                    continue
            if not self._may_be(centre, gender):
                return None
            return centre if others <= {id(centre.entity)} else None
        return None

    def _may_be(self, identity: Identity, gender: str) -> bool:
        if not identity.person or identity.entity is None:
            return False
        known = identity.entity.gender or self._genders.get(id(identity.entity))
        return known is None or known == gender

    def _people(self, row: Row, end: int) -> list[Identity]:
        """Return the people named in the sentence before ``end`` and outside quotation marks."""
        found: list[Identity] = []
        at = bisect_left(self._starts, row.start)
        while at < len(self._mentions) and self._starts[at] < end:
            mention, entity = self._mentions[at]
            quoted = any(stretch.outer.start < mention.start < stretch.outer.end for stretch in row.stretches)
            if entity.kind == "person" and not quoted:
                found.append(Identity(entity.name, "named", entity=entity, where=mention.span))
            at += 1
        return found

    def _mention_at(self, token: Token) -> tuple[Mention, Entity] | None:
        at = bisect_right(self._starts, token.start) - 1
        if at < 0:
            return None
        mention, entity = self._mentions[at]
        return (mention, entity) if mention.end > token.start else None


def _main_speaker(row: Row, reports: Sequence[Report]) -> Identity | None:
    """Return who speaks in the sentence's main clause."""
    for report in reports:
        first = report.subject.first
        before = row.tokens[first - 1].low if first > 0 else ""
        subordinate = before in SUBORDINATORS or before in RELATIVES
        if report.finite and not subordinate:
            return report.identity
    return None


def _surnames(names: Sequence[Entity]) -> dict[str, Entity]:
    """Return the people of several words by their last one, where only one bears it."""
    found: dict[str, Entity] = {}
    shared: set[str] = set()
    for entity in names:
        words = entity.name.lower().split()
        if entity.kind == "person" and len(words) > 1:
            if words[-1] in found:
                shared.add(words[-1])
            found[words[-1]] = entity
    return {last: entity for last, entity in found.items() if last not in shared}
