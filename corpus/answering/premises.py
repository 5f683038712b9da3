"""Premises: what a question takes for granted, where the closest sentence of the archive tells it otherwise."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from corpus.answering.roles import deeds
from corpus.finding.matching import fold
from corpus.finding.question_words import SAME_WORD
from corpus.finding.ranking import Window
from corpus.finding.search import Search
from corpus.models import Passage
from corpus.text.document import Document
from corpus.text.figures import Figure, find_figures
from corpus.text.names import find_names
from corpus.text.spans import Span
from corpus.text.words import stems, words

CLOSE = 0.8  # of the rest of the question's weight stands in the sentence: it tells of the same thing
# What one does to another, the other does, too.
_MUTUAL = frozenset(
    """meet meets met marry marries married divorce divorced wed talk talked speak spoke discuss discussed negotiate
    negotiated agree agreed clash clashed fight fought play played face faced share shared join joined date dated
    sign signed""".split()
)
_WHO = r"[A-Z][\w'’-]*(?: (?:bin |al |de |von )?[A-Z][\w'’-]*){0,3}"
_VERB = r"(?P<verb>[a-z]{2,20})"
_DEEDS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Dd]id|[Dd]oes|[Ww]ill|[Hh]as|[Hh]ave|[Hh]ad) (?P<agent>{_WHO}) {_VERB} (?:the )?(?P<patient>{_WHO})",
        rf"\b[Ww]hom? (?:did|does|do|will|has|have|had) (?P<agent>{_WHO}) {_VERB}\b",
        rf"\b[Ww]ho (?:was|were|is|are|has been|have been|had been) {_VERB} by (?:the )?(?P<agent>{_WHO})",
        rf"\b[Ww]ho (?:has |have |had )?{_VERB} (?:the )?(?P<patient>{_WHO})",
    )
)
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")


def other_name(asked: str, search: Search, window: Window, missing: Sequence[str]) -> str | None:
    """Return a sentence on what the closest sentence names in the place of a name or year that its article lacks.

    Args:
        asked: the question as typed.
        search: what was found for it.
        window: the closest window.
        missing: the question's names and years, folded, that the window's article does not mention.
    """
    page = search.pages[window.version]
    weights = dict(zip((term.word for term in search.question.terms), search.weights, strict=True))
    rest = sum(weights.values()) - sum(weights[word] for word in missing)
    if rest <= 0 or window.features.sentence * sum(weights.values()) < CLOSE * rest:
        return None
    sentence = page.sentences[window.best]
    if len(missing) == 1 and _YEAR.fullmatch(missing[0]):
        written, instead = (
            missing[0],
            _years(page.text, sentence, page.article.published and page.article.published.day),
        )
    else:
        written, instead = _names(asked, page.text, sentence, missing)
    if written is None or len(instead) != 1:
        return None
    return f"The closest sentence, in {page.article.reference}, names “{instead[0]}”, not “{written}”."


def other_year(search: Search, window: Window) -> str | None:
    """Return a sentence on the year that the closest sentence is dated, if the question asks for another one.

    Nothing when the year asked for stands in the sentence or beside it, or is that of publication.
    """
    page = search.pages[window.version]
    asked = {str(year) for year in search.question.years}
    beside = page.sentences[max(0, window.best - 1) : window.best + 2]
    published = page.article.published and page.article.published.day
    if not asked or asked & {str(published and published.year), *_YEAR.findall(_text(page.text, beside))}:
        return None
    told = _years(page.text, page.sentences[window.best], published)
    if len(told) != 1 or told[0] in asked:
        return None
    return f"The closest sentence, in {page.article.reference}, tells of {told[0]}, not of {', '.join(sorted(asked))}."


def other_amount(asked: str, answer: Passage) -> str | None:
    """Return a sentence on the amount that the answer gives for what the question gives another amount of."""
    told = find_figures(Document(answer.text))
    for figure in find_figures(Document(asked)):
        same = [other for other in told if _counted(figure) and _counted(figure) & _counted(other)]
        if same and all(other.value != figure.value for other in same):
            return (
                f"{answer.article.reference} says “{same[0].span.of(answer.text)}”, "
                f"not “{figure.span.of(asked)}”, as the question has it."
            )
    return None


def other_way_round(asked: str, evidence: Sequence[Passage]) -> str | None:
    """Return a sentence on the evidence that tells what was ``asked`` with the roles swapped, if it only does so.

    "Did Ukraine invade Russia?" and "who invaded Russia?" where the archive tells that Russia invaded Ukraine.
    """
    question = next((found for pattern in _DEEDS if (found := pattern.search(asked))), None)
    if question is None or fold(question["verb"]) in _MUTUAL:
        return None
    parts = {"agent": None, "patient": None, **question.groupdict()}
    agent, patient = parts["agent"], parts["patient"]
    (stem,) = stems([fold(question["verb"])])
    # Without the words of another stem that reports use for it: who is killed dies, but kills nobody.
    verb = frozenset(
        {stem} | {one for one in stems(list(SAME_WORD.get(fold(question["verb"]), ()))) if one[0] == stem[0]}
    )
    swapped: Passage | None = None
    for passage in evidence:
        for told in deeds(Document(passage.text), verb):
            does, undergoes = (span.of(passage.text) if span else None for span in told)
            if _same(agent, does) or _same(patient, undergoes):
                return None
            if (agent is None or _same(agent, undergoes)) and (patient is None or _same(patient, does)):
                swapped = swapped or (passage if does and undergoes else None)
    return swapped and f"{swapped.article.reference} tells it the other way round: “{swapped.text}”"


def _same(one: str | None, other: str | None) -> bool:
    """Return whether two names may be of the same: "Lavrov" and "Sergei Lavrov", not North and South Korea."""
    if one is None or other is None:
        return False
    own, others = set(words(fold(one))), set(words(fold(other)))
    return own <= others or others <= own


def _text(text: str, sentences: Sequence[Span]) -> str:
    return text[sentences[0].start : sentences[-1].end] if sentences else ""


def _counted(figure: Figure) -> frozenset[str]:
    return frozenset(stems(words(figure.counted))[-1:])


def _names(asked: str, text: str, sentence: Span, missing: Sequence[str]) -> tuple[str | None, list[str]]:
    """Return the name of the question that is missing, and the names of its kind in the sentence."""
    names = find_names(asked)
    absent = [name for name in names if set(missing) & set(words(fold(name.name)))]
    if len(absent) != 1 or not set(missing) <= set(words(fold(absent[0].name))):
        return None, []
    known = {word for name in names for word in words(fold(name.name))}
    instead = [
        name.name
        for name in find_names(text)
        if name.kind == absent[0].kind
        and any(mention.span.overlaps(sentence) for mention in name.mentions)
        and not known & set(words(fold(name.name)))
    ]
    return absent[0].name, instead


def _years(text: str, sentence: Span, published: dt.date | None) -> list[str]:
    years = {
        str(timex.first.year)
        for timex in Document(text, published).timexes
        if timex.first and timex.last and timex.first.year == timex.last.year
        and sentence.overlaps(Span(timex.start, timex.end))
    }  # fmt: skip
    return sorted(years)
