"""Matching: what somebody typed against the names that are known.

Whole-string similarity cannot do this (it takes Rasputin for Putin), so names are compared word by word: the
surname must fit, a given name that conflicts vetoes, particles and order do not matter, and two names that fit
equally well are asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from corpus.matching import exonyms, lookalikes, sound, words
from corpus.matching.model import Known, Match
from corpus.text.names import vocabulary
from corpus.text.names.aliases import canonical, main_name, plain
from corpus.text.names.folding import bare, fold

_LONGEST = 200
_WORD = re.compile(r"[^\s,;/()\"“”«»•・·]+")
_GLUED = re.compile(r"(?<=[^\W\d_]{2})\.(?=[^\W\d_]{2})")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?")
_ADDED = re.compile(r"\s*\([^()]*\)|\s+group$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")
_PREFIX = re.compile(
    r"^(?:(?:al|el|ad|as|ash|an|ar|at|az|ul|la|аль|эль|ас|аш)[-‑'’ʼ]+|(?:d|l)['’])(?=\w\w)", re.IGNORECASE
)
_PARTICLES = vocabulary.PARTICLES | frozenset("аль эль ас бен ибн фон де бин абу".split())
_TITLES = frozenset(vocabulary.TITLES) | frozenset(
    "fm pm pres president the sayyid comrade herr frau präsident président".split()
)
_ROLES = _TITLES | vocabulary.ROLE_HEADS | vocabulary.ROLE_MODIFIERS
# Words that the name of a body, a city or a country may have or lack.
_LOOSE = frozenset(
    "the of and a group city saint st sankt country agency newspaper organisation organization in".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_TIE = 0.02
_CLOSE = 70
_SHORTEST_WHOLE = 8


@dataclass(frozen=True, slots=True)
class _Prepared:
    """The words of a known name: given names and surname of a person, or the words of another name.

    With a person's words stands whether the surname alone may mean them: not where the full name was put together
    from two places ("Assad's late father Hafez").
    """

    forms: frozenset[str]
    canonicals: frozenset[str]
    people: tuple[tuple[tuple[str, ...], bool], ...]
    names: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    known: Known
    sure: float
    why: str


def match(typed: str, known: Sequence[Known], *, exact: bool = False) -> Match:
    """Return whom ``typed`` means among ``known``.

    Args:
        typed: a name as somebody types it: any script, any case, titles or not, possessive or not.
        known: the entities of the archive, or the candidates that ``NameIndex`` gives.
        exact: compare spellings only, case aside.

    A name that is not there never becomes another: the status is then ``"not_found"`` and what is close stands
    in ``did_you_mean``.
    """
    name = " ".join(typed[:_LONGEST].split())
    if exact:
        folded = name.casefold()
        same = [item for item in known if folded in {form.casefold() for form in (item.name, *item.spellings)}]
        return _decide(typed, [_Candidate(item, 1.0, "exact") for item in same], known, suggest=False)
    name = _POSSESSIVE.sub("", _GLUED.sub(". ", name).strip(" .,;:!?\"“”'‘’«»()[]"))
    if not any(letter.isalnum() for letter in name):
        return Match(typed, "not_found")
    country = lookalikes.country_of(plain(name))
    candidates = _whole(name, known)
    if not candidates and country is not None:
        return _not_found(typed, known, first=[item.name for item in known if item.name == country])
    if not candidates:
        candidates = _by_words(name, known) or _by_letters(name, known)
    return _decide(typed, candidates, known)


def _whole(name: str, known: Sequence[Known]) -> list[_Candidate]:
    """Return those whose spelling, or other known name, this is as a whole."""
    folded = plain(name)
    foreign = exonyms.english(name) if not folded or not _is_spelling(folded, known) else None
    target = canonical(foreign or _ADDED.sub("", name) or name)
    found: list[_Candidate] = []
    for item in known:
        prepared = _prepare(item.name, item.kind, item.spellings)
        if folded in prepared.forms and sound.script_of(name) == "latin":
            found.append(_Candidate(item, 1.0, "exact"))
        elif item.kind != "person" and target in prepared.canonicals:
            found.append(_Candidate(item, 0.98, _why_other_name(name, foreign)))
    if any(candidate.known.kind == "person" for candidate in found):
        # That the articles call one of them by the surname alone does not make it the only bearer's.
        chosen = {candidate.known.id for candidate in found}
        found += [
            _Candidate(item, 1.0, "surname") for item in known if item.id not in chosen and _has_surname(item, folded)
        ]
    return found


def _has_surname(item: Known, folded: str) -> bool:
    people = _prepare(item.name, item.kind, item.spellings).people
    return any(alone and len(form) > 1 and form[-1] == folded for form, alone in people)


def _is_spelling(folded: str, known: Sequence[Known]) -> bool:
    return any(folded in _prepare(item.name, item.kind, item.spellings).forms for item in known)


def _why_other_name(name: str, foreign: str | None) -> str:
    if foreign is not None:
        script = sound.script_name(name)
        return f"the {script} name" if script else "its name in another language"
    letters = name.replace(".", "")
    return "abbreviation" if letters.isupper() and len(letters) <= 6 else "another name for the same"


def _by_words(name: str, known: Sequence[Known]) -> list[_Candidate]:
    tokens = _tokens(name)
    person = [words.typed(token) for token in _person_words(tokens)]
    other = [words.typed(token) for token in tokens if fold(token) not in _LOOSE]
    candidates: list[_Candidate] = []
    for item in known:
        prepared = _prepare(item.name, item.kind, item.spellings)
        if item.kind == "person":
            best = max(
                (fit for form, alone in prepared.people if (fit := _fit_person(person, form, alone=alone))),
                default=None,
            )
        else:
            best = max((fit for form in prepared.names if (fit := _fit_words(other, form))), default=None)
        if best is not None:
            candidates.append(_Candidate(item, *best))
    return candidates


def _by_letters(name: str, known: Sequence[Known]) -> list[_Candidate]:
    """Return those one slip away as a whole, where the slip is in a blank, a particle or a short word."""
    folded = plain(name)
    squashed = folded.replace(" ", "")
    found: list[_Candidate] = []
    if len(squashed) < _SHORTEST_WHOLE:
        return found
    for item in known:
        for form in _prepare(item.name, item.kind, item.spellings).forms:
            if len(form) < _SHORTEST_WHOLE or OSA.distance(squashed, form.replace(" ", ""), score_cutoff=1) > 1:
                continue
            meant = form.split()
            if not any(word not in meant and lookalikes.is_name(word) for word in folded.split()):
                found.append(_Candidate(item, 0.8, f"typing error: “{name}” ~ “{item.name}”"))
                break
    return found


def _tokens(name: str) -> list[str]:
    tokens = [_PREFIX.sub("", token.strip(".'’‘-‑")) or token for token in _WORD.findall(name)]
    tokens = [token[0] if _INITIALS.fullmatch(token) else token for token in tokens]
    return [token for token in tokens if any(letter.isalnum() for letter in token)]


def _person_words(tokens: list[str]) -> list[str]:
    """Return the words that name a person: without titles, roles, particles and whose subject they are."""
    kept = list(tokens)
    for index in range(len(kept) - 2, -1, -1):
        if kept[index].lower().strip(".") in _TITLES or kept[index].lower() in vocabulary.ROLE_HEADS:
            kept = kept[index + 1 :]
            break
        if kept[index].endswith(("'s", "’s")):
            kept = kept[index + 1 :]
            break
    kept = [token for token in kept if token.lower() not in _PARTICLES] or kept
    return [_POSSESSIVE.sub("", token) for token in kept]


def _fit_person(typed: list[words.Typed], form: tuple[str, ...], *, alone: bool) -> tuple[float, str] | None:
    """Fit typed words to a person's: ``form`` is given names and surname; a lone word is whichever it is."""
    if not typed or len(typed) > 6:
        return None
    if len(typed) == 1:
        return _fit_single(typed[0], form, alone=alone)
    if len(form) < 2:
        return None
    surname_at, surname = _best(typed, form[-1], "among")
    if surname is None:
        return None
    others = [word for index, word in enumerate(typed) if index != surname_at]
    given_at, given = _best(others, form[0], "given")
    if given is None:
        return None
    middle = form[1:-1]
    left = [word for index, word in enumerate(others) if index != given_at]
    for word in left:
        if word.folded in _SUFFIXES:
            return None
        if middle and not any(words.fit(word, part, "given") for part in middle):
            return None
    # Further words (a patronymic) are let go, but cost more where they stand before the given name.
    cost = 0.01 * len(left) + (0.05 if left and given_at > 0 else 0.0)
    errors = sum(fit.manner == "typing" for fit in (surname, given))
    sure = min(surname.sure, given.sure) - cost - (0.1 if errors == 2 else 0.0)
    worst = surname if surname.sure <= given.sure else given
    word = typed[surname_at] if worst is surname else others[given_at]
    return sure, _why(worst, word, form[-1] if worst is surname else form[0])


def _fit_single(word: words.Typed, form: tuple[str, ...], *, alone: bool) -> tuple[float, str] | None:
    surname = words.fit(word, form[-1], "alone") if alone else None
    if surname is not None and (len(form) == 1 or surname.manner != "initial"):
        return surname.sure, _why(surname, word, form[-1], alone="surname" if len(form) > 1 else "exact")
    if len(form) > 1:
        given = words.fit(word, form[0], "given")
        if given is not None and given.manner != "initial":
            return given.sure - 0.2, _why(given, word, form[0], alone="given name")
    return None


def _best(typed: list[words.Typed], known: str, place: words.Place) -> tuple[int, words.Fit | None]:
    best_at, best = -1, None
    order = range(len(typed)) if place == "given" else range(len(typed) - 1, -1, -1)
    for index in order:
        fit = words.fit(typed[index], known, place)
        if fit is not None and (best is None or fit.sure > best.sure):
            best_at, best = index, fit
    return best_at, best


def _fit_words(typed: list[words.Typed], form: tuple[str, ...]) -> tuple[float, str] | None:
    """Fit typed words to those of a place or body: each to one, none left over."""
    if not typed or len(typed) != len(form):
        return None
    left = list(form)
    worst: tuple[words.Fit, words.Typed, str] | None = None
    errors = 0
    place: words.Place = "alone" if len(typed) == 1 else "among"
    for word in typed:
        fits = [(fit, known) for known in left if (fit := words.fit(word, known, place)) and fit.manner != "initial"]
        if not fits:
            return None
        fit, known = max(fits, key=lambda pair: pair[0].sure)
        left.remove(known)
        errors += fit.manner == "typing"
        if worst is None or fit.sure < worst[0].sure:
            worst = (fit, word, known)
    if worst is None or errors > 1:
        return None
    return worst[0].sure, _why(*worst, alone="words in another order" if len(form) > 1 else "exact")


def _why(fit: words.Fit, word: words.Typed, known: str, alone: str = "given name and surname") -> str:
    if fit.manner == "typing":
        return f"typing error: “{word.text}” ~ “{known.capitalize()}”"
    if fit.manner == "script":
        script = sound.script_name(word.text)
        return f"by transliteration from {script}" if script else "by transliteration"
    if fit.manner == "spelling":
        return "another spelling of the same name"
    return "initial and surname" if fit.manner == "initial" else alone


# What it keeps is looked through by the garbage collector, during which nobody is answered.
@lru_cache(maxsize=1 << 11)
def _prepare(name: str, kind: str, spellings: tuple[str, ...]) -> _Prepared:
    seen = spellings or (name,)
    forms = frozenset(plain(form) for form in (name, *spellings))
    people: dict[tuple[str, ...], bool] = {}
    names: list[tuple[str, ...]] = []
    if kind == "person":
        for form in dict.fromkeys((*seen, name)):
            parts = tuple(bare(token) for token in _person_words(_tokens(form)))
            parts = tuple(part for part in parts if part and part not in _SUFFIXES)
            if parts:
                people.setdefault(parts, form in seen)
    else:
        for form in dict.fromkeys((name, *spellings)):
            parts = tuple(part for token in _tokens(form) if fold(token) not in _LOOSE and (part := bare(token)))
            if parts and parts not in names:
                names.append(parts)
    return _Prepared(forms, frozenset(map(main_name, forms)), tuple(people.items()), tuple(names))


def _decide(typed: str, candidates: Iterable[_Candidate], known: Sequence[Known], *, suggest: bool = True) -> Match:
    ranked = sorted(candidates, key=lambda item: (-item.sure, -item.known.mentions, item.known.name))
    if not ranked:
        return _not_found(typed, known) if suggest else Match(typed, "not_found")
    best = [item for item in ranked if item.sure >= ranked[0].sure - _TIE]
    if len(best) == 1:
        return Match(typed, "found", (best[0].known,), best[0].why)
    return Match(
        typed,
        "ambiguous",
        tuple(item.known for item in best),
        best[0].why,
        tuple(dict.fromkeys(item.known.name for item in best)),
    )


def _not_found(typed: str, known: Sequence[Known], first: Sequence[str] = ()) -> Match:
    """Say that nothing fits, and offer the names that look most alike."""
    spelled: dict[str, Known] = {}
    for item in sorted(known, key=lambda item: -item.mentions):
        for form in (item.name, *item.spellings):
            spelled.setdefault(plain(form), item)
    close = process.extract(plain(typed[:_LONGEST]), list(spelled), scorer=fuzz.WRatio, limit=5, score_cutoff=_CLOSE)
    names = [*first, *(spelled[form].name for form, _, _ in close)]
    return Match(typed, "not_found", did_you_mean=tuple(dict.fromkeys(names))[:3])
