"""Question: what a question asks for, and by which words.

Rules of English grammar only; nothing here knows an archive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from corpus.finding.matching import fold, stems
from corpus.text.words import STOP_WORDS, words

Kind = Literal["person", "date", "place", "quantity", "reason", "speech", "name", "other"]
"""What kind of thing would answer: a person for who, words in quotation marks for what somebody said."""

# Words that ask rather than tell. They say nothing about the sentence that answers.
FRAME_WORDS = frozenset(
    """kind type sort name named names called number many much amount total per according following happen happened
    happens tell told ever exactly currently recently recent week month year time today yesterday still yet
    get got go going come make made take one two also""".split()
)
# News English tells in the past tense what a question asks with "did": verbs whose past Porter's stem does not join.
_IRREGULAR = """beat/beaten become/became begin/began/begun bite/bit/bitten break/broke/broken bring/brought
    build/built buy/bought catch/caught choose/chose/chosen cost/costs die/died/dead/death/deaths/dying draw/drew/drawn
    drive/drove/driven eat/ate/eaten fall/fell/fallen feel/felt fight/fought find/found flee/fled fly/flew/flown
    forget/forgot/forgotten freeze/froze/frozen give/gave/given grow/grew/grown hear/heard hide/hid/hidden hold/held
    keep/kept know/knew/known lead/led leave/left lend/lent lose/lost/loss mean/meant meet/met pay/paid
    ride/rode/ridden rise/rose/risen run/ran see/saw/seen seek/sought sell/sold/sale send/sent shake/shook/shaken
    shoot/shot shrink/shrank/shrunk sing/sang/sung sink/sank/sunk speak/spoke/spoken/speech spend/spent stand/stood
    steal/stole/stolen strike/struck/stricken swear/swore/sworn swim/swam sweep/swept teach/taught tear/tore/torn
    think/thought throw/threw/thrown understand/understood wear/wore/worn win/won/winner write/wrote/written
    child/children man/men woman/women wife/wives life/lives"""
_NUMBER_WORDS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty"""


@dataclass(frozen=True, slots=True)
class Term:
    """A word to look for.

    Args:
        word: as typed, folded.
        forms: the words that mean it, itself first: "meet", "met".
        stems: the stems of the forms.
        is_name: whether it is written like a name.
        is_frame: whether it asks rather than tells ("how many", "what is the name of").
    """

    word: str
    forms: tuple[str, ...]
    stems: frozenset[str]
    is_name: bool
    is_frame: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What a question asks for.

    Args:
        kind: what kind of thing would answer it.
        terms: the words to look for, in order, without repeats.
        names: runs of neighbouring words written as a name, as indices into ``terms``.
        asked: for "which city", "how many people": the words right behind the question word, folded.
        years: the years it mentions.
        is_recent: whether it asks about the present ("this week", "recently").
    """

    kind: Kind
    terms: tuple[Term, ...]
    names: tuple[tuple[int, ...], ...]
    asked: tuple[str, ...]
    years: tuple[int, ...]
    is_recent: bool


_TOKEN = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_YEAR = re.compile(r"(?<![\d.,$£€])(1[5-9]\d\d|20\d\d|21\d\d)(?![\d,.]*\d)")
_RECENT = re.compile(
    r"\b(?:this (?:week|month|year|season|summer|fall|winter|spring)|recently|now|latest|currently|today|yesterday)\b",
    re.IGNORECASE,
)
_WH = re.compile(r"\b(who|whom|whose|when|where|why|which|what|how)\b", re.IGNORECASE)
_SPEECH = re.compile(
    r"\bwhat\b.{0,60}?\b(?:did|does|do|has|have|had|was|is)\b.{0,80}\b(?:say|said|saying|tell|told|call|called|describe"
    r"|described|state|stated|think|warn|claim|announce|comment|respond|reply|quoted|urge|promise|accuse)\b",
    re.IGNORECASE | re.DOTALL,
)
_PLACES = frozenset(
    """country countries nation nations city cities town state states province region county continent island
    place location village district airport stadium capital river street area territory venue""".split()
)
_PERSONS = frozenset(
    """actor actress singer player president minister leader politician star artist author writer director
    king queen prince princess driver golfer boxer rapper senator congressman governor mayor judge lawyer candidate
    celebrity comedian musician coach manager footballer cyclist athlete swimmer person man woman billionaire
    ceo chief spokesman spokeswoman host pope journalist scientist model designer politicians players legend former
    comic quarterback celebrities""".split()
)
_QUANTITIES = frozenset(
    "percentage percent proportion age price cost size height weight length distance speed amount number salary share "
    "temperature score magnitude sum fine figure value population".split()
)
_DATES = frozenset("date day month year time century decade weekday season".split())
_STOPPED = STOP_WORDS - {"us", "will", "may"}


def understand(text: str) -> Question:
    """Read a question."""
    tokens = [(match.group(), match.start()) for match in _TOKEN.finditer(text)]
    terms: dict[str, Term] = {}
    order: list[str] = []
    names: list[tuple[int, ...]] = []
    run: list[int] = []
    previous_end = 0
    for position, (token, start) in enumerate(tokens):
        parts = _words_of(token)
        capital = _is_capitalised(token, at_start=position == 0 or _begins_sentence(text, start))
        joined = run and text[previous_end:start].strip() in ("", "-")
        if not joined or not capital:
            if run:
                names.append(tuple(dict.fromkeys(run)))
            run = []
        for part in parts:
            if part in STOP_WORDS:
                continue
            if part not in terms:
                terms[part] = _term(part, is_name=capital)
                order.append(part)
            if capital:
                run.append(order.index(part))
        previous_end = start + len(token)
    if run:
        names.append(tuple(dict.fromkeys(run)))
    kind, asked = _kind(text)
    years = tuple(int(year) for year in _YEAR.findall(text))
    return Question(kind, tuple(terms[word] for word in order), tuple(names), asked, years, bool(_RECENT.search(text)))


def _is_capitalised(token: str, *, at_start: bool) -> bool:
    if not token[0].isupper():
        return False
    if not at_start:
        return True
    return (len(token) > 1 and token.isupper()) or fold(token) not in _OPENERS


_OPENERS = frozenset(
    """who whom whose when where why which what how is are was were do does did in on at by for from to of with
    according after before during since an a the this these that those name tell can could has have had will would
    number if and or many much give list some all one about as it there its his her their""".split()
)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 8) : start].rstrip(" \"'“”‘’(")
    return not before or before[-1] in ".?!:…"


def _words_of(token: str) -> list[str]:
    if _INITIALS.fullmatch(token):
        return [fold(token.replace(".", ""))]
    return [fold(word) for word in words(token)]


def _term(word: str, *, is_name: bool) -> Term:
    forms = [word, *_IRREGULAR_FORMS.get(word, ())]
    found = set(stems(forms)) - {""}
    if is_name and len(word) in (2, 3) and word.isalpha():
        dotted = ".".join(word)
        forms.append(dotted)
        found.add(dotted)
    return Term(word, tuple(dict.fromkeys(forms)), frozenset(found), is_name, not is_name and word in FRAME_WORDS)


def _families() -> dict[str, tuple[str, ...]]:
    families: dict[str, tuple[str, ...]] = {}
    for family in _IRREGULAR.split():
        members = tuple(family.split("/"))
        for member in members:
            families[member] = members
    for value, word in enumerate(_NUMBER_WORDS.split()):
        families[word] = families[str(value)] = (word, str(value))
    return families


_IRREGULAR_FORMS = _families()


def _kind(text: str) -> tuple[Kind, tuple[str, ...]]:
    folded = fold(text)
    if _SPEECH.search(folded):
        return "speech", ()
    matches = list(_WH.finditer(folded))
    if not matches:
        first = words(folded)[:6]
        return ("quantity" if "number" in first else "other"), ()
    # The last question word of a quiz question asks ("... after doing what?"); a relative pronoun does not begin it.
    best = next(
        (
            match
            for match in matches
            if match.group() not in ("who", "whom", "whose", "which", "where", "when")
            or match.start() == 0
            or _asks(folded, match)
        ),
        matches[0],
    )
    word = best.group()
    behind = tuple(words(folded[best.end() : best.end() + 80])[:6])
    if word in ("who", "whom", "whose"):
        return "person", behind
    if word == "when":
        return "date", behind
    if word == "where":
        return "place", behind
    if word == "why":
        return "reason", behind
    if word == "how":
        if behind[:1] and behind[0] in (
            "many",
            "much",
            "old",
            "long",
            "far",
            "tall",
            "big",
            "large",
            "high",
            "fast",
            "often",
            "deep",
            "heavy",
        ):
            return "quantity", behind
        return "other", behind
    return _noun_kind(behind), behind


def _asks(folded: str, match: re.Match[str]) -> bool:
    before = folded[: match.start()].rstrip()
    return before[-1:] in (".", "?", "!", ":", ",", "”", '"') or before.split()[-1:] in (
        ["in"],
        ["by"],
        ["to"],
        ["from"],
        ["with"],
        ["of"],
        ["for"],
        ["at"],
        ["on"],
    )


def _noun_kind(behind: tuple[str, ...]) -> Kind:
    """Return what "which …" and "what is the … of" ask for, by the first noun that tells."""
    for word in behind[:5]:
        if word in _PLACES:
            return "place"
        if word in _PERSONS:
            return "person"
        if word in _QUANTITIES:
            return "quantity"
        if word in _DATES:
            return "date"
        if word in (
            "company",
            "team",
            "club",
            "group",
            "organization",
            "organisation",
            "brand",
            "show",
            "film",
            "movie",
            "band",
            "agency",
            "newspaper",
            "name",
        ):
            return "name"
    return "other"
