"""Spans: the words of a sentence that answer by themselves: a name, a date, an amount, quoted words.

None is better than a wrong one: where a sentence holds several candidates and nothing tells them apart, it has no
short answer and speaks for itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from corpus.answering.roles import deeds
from corpus.finding.matching import find_terms, fold, stems
from corpus.finding.question import Question
from corpus.finding.question_words import PERCENTAGE, PLACES
from corpus.text.document import Document
from corpus.text.figures import Figure, find_figures
from corpus.text.quotes.lexicon import FORMS, QUOTING, THOUGHT
from corpus.text.spans import Span
from corpus.text.words import words

BESIDE = 12  # characters: "the capital of old Syria", "Syria's capital", "the Syrian capital"
_MONEY = frozenset("cost price fine salary worth money pay paid spend spent raise raised".split())
_TIME = frozenset("long old age".split())
_UNITS_OF_TIME = frozenset("seconds minutes hours days weeks months years decades centuries".split())
_BE = frozenset("is are was were".split())
_AUXILIARIES = frozenset("did does do has have had will would should could can may might must".split())
_WHERE = frozenset("in at near outside inside to from off toward towards into".split())


def short_answer(question: Question, sentence: str, published: dt.date | None) -> Span | None:
    """Return where a sentence answers a question in a few words, if it does.

    Args:
        question: what was asked.
        sentence: one that was chosen to answer it.
        published: the day of its article.
    """
    document = Document(sentence, published)
    span = _candidate(question, document)
    return span if span and not _tells_of_others(question, document, span) else None


def _candidate(question: Question, document: Document) -> Span | None:
    sentence = document.text
    match question.kind:
        case "quantity":
            return _amount(question, document)
        case "date" | "place" if not _tells(question, sentence):
            return None
        case "date":
            return _only(_new(question, sentence, _dates(question, document)))
        case "speech":
            return _said(question, document)
        case "person" if asks_who_somebody_is(question):
            return _role(question, document)
        case "person" if _asks_who_said(question):
            return _speaker(question, document)
        case "person":
            return _doer(question, document)
        case "place" if _is_anothers(question, sentence):
            return None
        case "place":
            return _only([span for span in _named(question, document, ("place",)) if _is_where(sentence, span)])
        case "name":
            return _only(_named(question, document, ("organisation", "person")))
        case "reason" | "other":
            return None


def _tells(question: Question, sentence: str) -> bool:
    """Return whether a sentence tells anything of what the question asks about beside its names."""
    telling = [term.stems for term in question.terms if not (term.is_name or term.is_frame)]
    return not telling or bool(find_terms(fold(sentence), telling))


def _dates(question: Question, document: Document) -> list[Span]:
    """Return the dates of a sentence but those on which somebody only said so, and for "when will", those before it."""
    asked = {term.word for term in question.terms}
    published = document.published if question.asked[:1] == ("will",) else None
    found: list[Span] = []
    for timex in document.timexes:
        before = [word for word in words(document.text[: timex.start][-40:]) if word != "on"][-1:]
        is_of_saying = bool(FORMS.keys() & before) and not asked.intersection(before)
        is_past = published is not None and timex.last is not None and timex.last < published
        if timex.type in ("DATE", "TIME") and not is_of_saying and not is_past:
            found.append(Span(timex.start, timex.end))
    return found


def _tells_of_others(question: Question, document: Document, span: Span) -> bool:
    """Return whether a sentence lacks a name of the question and holds another: the dead of Syria for those of Iraq."""
    text = fold(document.text)
    hits = {hit.term for hit in find_terms(text, [term.stems | term.related for term in question.terms])}
    if all(hits.intersection(name) for name in question.names):
        return False
    mentions = [entity.mentions[0].span for entity in document.names]
    return any(not mention.overlaps(span) for mention in _new(question, document.text, mentions))


def _amount(question: Question, document: Document) -> Span | None:
    figures = [figure for figure in find_figures(document) if _may_be(figure, question.asked)]
    if len(figures) > 1:
        figures = _counting(question, document.text, figures) or figures
    return _only([figure.span for figure in figures])


def _may_be(figure: Figure, asked: Sequence[str]) -> bool:
    """Return whether a figure is of the type that "how many" and "how much" with these words behind them ask for."""
    if asked[:1] == ("much",):
        return figure.type != "DURATION"
    if asked[:1] == ("many",) and not _UNITS_OF_TIME.intersection(asked[1:3]):
        return figure.type not in ("DURATION", "MONEY")
    return asked[:1] != ("long",) or figure.type == "DURATION"


def _counting(question: Question, text: str, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures of the type or of the thing that "how many …" asks for."""
    asked = set(question.asked)
    if asked & PERCENTAGE:
        return [figure for figure in figures if figure.unit_norm == "percentage"]
    if asked & _TIME:
        return [figure for figure in figures if figure.type == "DURATION"]
    if asked & _MONEY:
        return [figure for figure in figures if figure.type == "MONEY"]
    wanted = set(stems([word for word in question.asked[1:4] if word]))
    counted = [figure for figure in figures if wanted & set(stems(words(figure.counted)))]
    if len(counted) == 1:
        return counted
    terms = [term.stems for term in question.terms]
    near = [len(find_terms(fold(text[figure.start : figure.end + 60]), terms)) for figure in figures]
    return [figure for figure, hits in zip(figures, near, strict=True) if hits == max(near)]


def _said(question: Question, document: Document) -> Span | None:
    """Return what the one named first in the question is quoted with; never somebody else's words."""
    if not question.terms:
        return None
    first = question.names[0] if question.names else (0,)
    speaker = [question.terms[number].stems for number in first]
    found = [
        Span(quote.start, quote.end)
        for quote in document.quotes
        if quote.kind != "indirect"
        and quote.level == "named"
        and quote.speaker is not None
        and find_terms(fold(Span(*quote.speaker).of(document.text)), speaker)
    ]
    return _only(found)


def asks_who_somebody_is(question: Question) -> bool:
    """Return whether a question is "who is …" and nothing but a name: "who is Vell", not "who is Vell's father"."""
    is_mixed = len({term.is_name for term in question.terms}) > 1
    return question.asked[:1] in (("is",), ("was",), ("are",)) and 0 < len(question.terms) <= 3 and not is_mixed


def _role(question: Question, document: Document) -> Span | None:
    """Return what the one the question asks about is called: "Kremlin spokesman" for "who is Dmitry Peskov"."""
    forms = [term.stems for term in question.terms]
    for entity in document.names:
        for mention in entity.mentions:
            if mention.role is not None and find_terms(fold(mention.span.of(document.text)), forms):
                return mention.role
    return None


def _asks_who_said(question: Question) -> bool:
    """Return whether "who …" asks for a speaker: "who said", "who has called"."""
    verbs = [word for word in question.asked[:2] if word in FORMS]
    return bool(verbs) and FORMS[verbs[0]] not in THOUGHT and FORMS[verbs[0]] not in QUOTING


def _speaker(question: Question, document: Document) -> Span | None:
    """Return who the sentence says said what the question asks about; a name that only stands there said nothing."""
    terms = [term.stems for term in question.terms]
    reports: list[tuple[int, Span]] = []
    for quote in document.quotes:
        words_said = " ".join(span.of(document.text) for span in quote.spans)
        hits = len({hit.term for hit in find_terms(fold(words_said), terms)})
        if hits and quote.level == "named" and quote.speaker is not None:
            reports.append((hits, Span(*quote.speaker)))
    most = max((hits for hits, _ in reports), default=0)
    return _only(list({speaker for hits, speaker in reports if hits == most}))


def _doer(question: Question, document: Document) -> Span | None:
    """Return the only person a sentence names; for "who" and a verb, who the sentence says does it or has it done."""
    deed = _asked_deed(question)
    if deed is None:
        return _only(_named(question, document, ("person",)))
    role, verbs = deed
    told = {getattr(one, role) for verb in verbs for one in deeds(document, verb)} - {None}
    asked = {word for term in question.terms for word in words(term.word)}
    return _only([span for span in told if not asked.intersection(words(span.of(document.text)))])


def _asked_deed(question: Question) -> tuple[str, list[frozenset[str]]] | None:
    """Return whether "who …" asks for who did it or for whom it was done to, and the verbs it may be about."""
    telling = {term.word: term.stems for term in question.terms if not term.is_name}
    first, second = (*question.asked, "", "")[:2]
    if question.word not in ("who", "whom"):
        return None
    if first in _BE:
        if second not in telling or not second.endswith(("ed", "ing")):
            return None
        return ("agent" if second.endswith("ing") else "patient"), [telling[second]]
    if first in _AUXILIARIES and second not in telling:
        return "patient", list(telling.values())
    verb = second if first in _AUXILIARIES else first
    return ("agent", [telling[verb]]) if verb in telling else None


def _named(question: Question, document: Document, kinds: Sequence[str]) -> list[Span]:
    mentions = [mention.span for entity in document.names if entity.kind in kinds for mention in entity.mentions[:1]]
    return _new(question, document.text, mentions)


def _is_anothers(question: Question, sentence: str) -> bool:
    """Return whether a sentence tells of a capital, but not of the "capital of Syria" that the question asks for."""
    terms = [term.stems | term.related for term in question.terms]
    folded = fold(sentence)
    names = [hit for hit in find_terms(folded, terms) if question.terms[hit.term].is_name]
    for word, following in pairwise(question.asked):
        if word in PLACES and following == "of":
            places = find_terms(folded, [frozenset(stems([word]))])
            return not any(
                one.start - BESIDE <= other.end and other.start <= one.end + BESIDE for one in places for other in names
            )
    return False


def _is_where(sentence: str, span: Span) -> bool:
    """Return whether a place is told as where something is, not as what it is about ("strikes on Syria")."""
    before = sentence[: span.start].split()[-4:]
    return any(word.lower() in _WHERE for word in before)


def _new(question: Question, text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the spans that say something the question does not say itself."""
    forms = [term.stems | term.related for term in question.terms]
    return [
        span
        for span in spans
        if len({hit.start for hit in find_terms(fold(span.of(text)), forms)}) < len(words(span.of(text)))
    ]


def _only(spans: Sequence[Span]) -> Span | None:
    return spans[0] if len(spans) == 1 else None
