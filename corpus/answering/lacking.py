"""Lacking: what the sentences chosen as the answer would have to hold and do not.

They may be the closest of the archive and hold the question's names, and still tell of something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.answering.premises import other_way_round
from corpus.finding import Search
from corpus.finding.answer_kinds import amount_asked_for, tells
from corpus.finding.matching import find_terms, fold, stems
from corpus.models import Passage

# Whom and what people have, with the words that tell of the same: an article that has none of them tells nothing of
# somebody's wife or dog, whatever else it tells of them.
_BELONGING = tuple(
    frozenset(stems(group.split("/")))
    for group in (
        "wife/husband/spouse/widow/widower/married/marry/marriage/wed/wedding/bride/groom/couple/partner/divorce",
        "mother/father/mom/mum/dad/parent",
        "son/daughter/child/children/kid/baby/born/father/mother",
        "brother/sister/sibling/twin",
        "grandmother/grandfather/grandparent/grandson/granddaughter/grandchild/grandchildren",
        "girlfriend/boyfriend/partner/dating/engaged/couple",
        "dog/puppy/terrier/labrador/poodle/retriever",
        "cat/kitten",
        "horse/pony",
    )
)
_POSSESSED = re.compile(r"\w(?:'s|s') ((?:[a-z]+\b ?){1,3})|\b([a-z]+) of (?=[a-z])")


def lacking(asked: str, found: Search, evidence: Sequence[Passage]) -> str | None:
    """Return a sentence on what the evidence lacks to be an answer to what was ``asked``; ``None`` if nothing."""
    return (
        _amount(found, evidence)
        or _deed(found, evidence)
        or _belonging(asked, found, evidence[0])
        or other_way_round(asked, evidence)
    )


def uncertain(found: Search, evidence: Sequence[Passage]) -> str | None:
    """Return a note where an age is asked for and no sentence has one that looks like it."""
    amount = amount_asked_for(found.question.asked)
    if found.question.kind != "quantity" or any(
        tells(found.question, amount.looks, passage.text) for passage in evidence
    ):
        return None
    return f"None of these sentences tells {amount.called} in so many words."


def _amount(found: Search, evidence: Sequence[Passage]) -> str | None:
    """Return what is said where an amount is asked for and no sentence has one."""
    if found.question.kind != "quantity":
        return None
    amount = amount_asked_for(found.question.asked)
    if not amount.is_certain or any(tells(found.question, amount.looks, passage.text) for passage in evidence):
        return None
    return f"None of the closest sentences tells {amount.called}."


def _deed(found: Search, evidence: Sequence[Passage]) -> str | None:
    """Return what is said where the sentences tell nothing of what "when" asks about but its names."""
    if found.question.kind != "date":
        return None
    telling = [term for term in found.question.terms if not (term.is_name or term.is_frame)]
    text = fold("\n".join(passage.text for passage in evidence))
    if not telling or find_terms(text, [term.stems for term in telling]):
        return None
    named = ", ".join(f"“{term.typed}”" for term in telling)
    return f"None of the closest sentences tells of {named}."


def _belonging(asked: str, found: Search, first: Passage) -> str | None:
    """Return what is said where somebody's wife or dog is asked about and the article has none."""
    article = fold(found.pages[first.article.version].text)
    for match in _POSSESSED.finditer(fold(asked)):
        for word in match.group(match.lastindex or 0).split():
            groups = [group for group in _BELONGING if group.intersection(stems([word]))]
            if groups and not find_terms(article, [frozenset[str]().union(*groups)]):
                return f"The closest article, {first.article.reference}, does not mention a “{word}”."
    return None
