"""Identity: one key for all spellings of one name, so that the same person of two articles meets by a look-up.

The key folds how news outlets romanise differently (``al-Moallem`` and ``al-Muallem``, ``Sergei`` and
``Sergey``, ``Mohammed`` and ``Muhammad``) and nothing else: two given names that differ otherwise give two keys.
"""

from __future__ import annotations

import re

from corpus.text.names import vocabulary as words
from corpus.text.names.aliases import canonical
from corpus.text.names.folding import bare, fold
from corpus.text.names.model import Kind

# Given names that are one name in another romanisation, beyond what the rules below fold.
_VARIANTS = """
mohammed mohammad mohamed mohamad muhammad muhammed muhamad mohammet mahommed; ahmed ahmad achmed ahmet;
bashar bachar beshar beschar baschar baszar besar basar beshshar bassharu basharu; hafez hafiz hafes; walid
waleed oualid; hussein hussain hossein husayn husain hosein hussayn houssein; hassan hasan hassane; khaled
khalid; omar umar; osama usama oussama; yusuf yousef youssef yousuf yossef; ibrahim ebrahim; ayman aiman
eymen; mustafa mostafa moustafa mustapha; mahmoud mahmud mahmood; abdullah abdallah abdulla; abdulaziz
abdelaziz; ali aly; amr amro; faisal faysal feisal; nasser nasir naser; rashid rasheed rachid; said saeed
sayeed; samir sameer; tariq tarek tarik; yasser yasir yaser; ismail ismael esmail; jamal gamal djamel; karim
kareem; salim saleem selim; zayed zaid zayd; lakhdar lakdar; bassem basem; sergei sergey sergej serhiy
sergiy siergiej sergi serguei; dmitry dmytro dmitri dmitriy dimitri dimitry dmitrij; vladimir wladimir
vladimir uladzimir vladimer volodymyr wolodymyr vlad urajimiru; aleksandr alexander alexandr aleksander
oleksandr; aleksei alexei alexey aleksey alexej; andrei andrey andrej; anatoly anatoli anatolii; mikhail
michail; nikolai nikolay nikolaj; yevgeny evgeny yevgeni evgeni eugeni; yuri yury juri iouri; viktor victor;
valery valeri; vasily vasili wassili; gennady gennadi; maria mariya; yulia yuliya; natalia natalya nataliya;
barack barak; steven stephen; jeffrey geoffrey
"""
_GIVEN = {form: group.split()[0] for group in _VARIANTS.split(";") for form in group.split()}
_DIGRAPHS = (
    (re.compile(r"(?<=[aeiou])[yj](?=$|[^aeiou])"), "i"),
    (re.compile(r"iy$|ij$|yi$|ii$|ie$|y$"), "i"),
    (re.compile(r"oo|ou|o"), "u"),
    (re.compile(r"ee|ei|ai|ay|ey|ea|y|e"), "i"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"(?<!s)ch(?=t)|kh"), "kh"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def identity_key(name: str, kind: Kind) -> str:
    """Return the key under which an entity is the same across articles.

    Args:
        name: the fullest form known, without titles.
        kind: what it is; entities of different kinds never share a key.

    For a person the key is ``"person:given|surname"``, both folded; middle names and initials are left out and
    ``Jr.`` is kept. A surname alone gives ``"person:|surname"``: it is its own entity until somebody who can see
    the archive joins it (``surname_key`` of a full name equals it).
    """
    if kind != "person":
        return f"{kind}:{canonical(name)}"
    given, surname, suffix = _parts(name)
    return f"person:{_given(given)}|{_surname(surname)}{suffix}"


def surname_key(name: str) -> str:
    """Return the key that the surname of ``name`` has where it stands alone."""
    return f"person:|{_surname(_parts(name)[1])}"


def _parts(name: str) -> tuple[str, str, str]:
    tokens = name.replace("\u00a0", " ").replace(",", " ").split()
    suffix = ""
    if len(tokens) > 1 and tokens[-1] in words.SUFFIXES:
        suffix = fold(tokens.pop()).rstrip(".")
        suffix = "" if suffix == "sr" else f"|{suffix}"
    tokens = [token for token in tokens if token.lower() not in words.PARTICLES] or tokens
    if not tokens:
        return "", "", suffix
    if len(tokens) == 2 and tokens[0] in words.FAMILY_FIRST and tokens[1] not in words.GIVEN:
        tokens.reverse()
    return (tokens[0] if len(tokens) > 1 else ""), tokens[-1], suffix


def _given(word: str) -> str:
    folded = bare(word)
    return _GIVEN.get(folded) or _surname(folded)


def _surname(word: str) -> str:
    folded = bare(word)
    for pattern, into in _DIGRAPHS:
        folded = pattern.sub(into, folded)
    return folded


def same_given(one: str, other: str) -> bool:
    """Return whether two folded given names are one name in two romanisations (``sergey``, ``sergei``)."""
    return one == other or _given(one) == _given(other)
