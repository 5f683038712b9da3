"""Runs: stretches of capitalised words, which is where names are looked for.

A run may hold more than a name ("Then Russian President Vladimir Putin") or several ("UN-Arab League envoy
Lakhdar Brahimi" gives two runs); what it holds is told in ``mentions``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.text.names import gazetteer
from corpus.text.names import vocabulary as words

# Capitals of the scripts that have them (Latin, Greek, Cyrillic, Armenian; small letters among them are told later).
# The look-behind stands behind the first letter, so that it is tried at capitals only.
_WORD = re.compile(r"[A-ZÀ-ÞĀ-\u024fΆ-ϿЀ-Я\u0460-\u0556Ḁ-ỿ](?<![\w@#].)\w*(?:[-‑'’](?!s\b)\w+)*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,6}(?:[^\W\d_](?!\w)\.?)?")
_PREFIX = re.compile(r"(?<![\w])([a-z]{1,4})[-‑'’]$")
_PREFIX_MARKS = frozenset("-‑'’")
_HYPHENS = re.compile(r"[-‑]")
_DOTTED = frozenset(
    """mr mrs ms dr sen rep gov gen lt col maj capt sgt cpl pvt adm cmdr brig rev prof jr sr st hon supt insp sec atty
    treas pres asst inc corp co ltd""".split()
)
_NAME_PREFIXES = words.PARTICLES | {"d", "l"}
_PARTICLE = "|".join(sorted(words.PARTICLES))
_GAP = re.compile(
    rf"(?P<blank>[ \u00a0])(?:(?P<particle>(?:(?:{_PARTICLE})[ \u00a0]){{1,3}})|(?P<of>of (?:the )?)|"
    r"(?P<and>and (?:the )?)|(?P<ampersand>& )|(?P<for>(?:for|on) (?:the )?))?|(?P<apostrophe>['’]s )"
)
# One of these stands in each gap of three and more characters.
_JOINTS = frozenset(("of", "and", "&", "for", "on", "'s", "’s", *words.PARTICLES))
_NICKNAME_OPENS = frozenset((' "', " “", " '", " ‘"))
_NICKNAME_ENDS = frozenset(('" ', "” ", "' ", "’ "))
_NATION = frozenset(
    "People Women Children Men Peoples Workers Students Teachers Lord God Nurses Veterans Mothers".split()
)
_FOR_HEADS = frozenset(
    """Center Centre Institute Foundation Council Movement Party Alliance Campaign Coalition Committee
    Commission Conference""".split()
)
_LONGEST_WORD = 60
_LONGEST_RUN = 40
_CUT = frozenset(
    """led backed based held born style wide area era bound owned run controlled occupied allied aligned made trained
    sponsored friendly majority dominated funded linked""".split()
)


class Word(NamedTuple):
    """A capitalised word; ``join`` says what stands between it and the word before it in the run."""

    text: str
    start: int
    end: int
    join: str


def find(text: str) -> list[list[Word]]:
    """Return the runs of ``text`` in order. Linear in its length."""
    runs: list[list[Word]] = []
    run: list[Word] = []
    behind = 0
    for match in _WORD.finditer(text):
        start = match.start()
        if start < behind or match.end() - start > _LONGEST_WORD:
            continue  # inside the initials just read, or no word that anybody is called by
        for word in _words(text, match.group(), start):
            behind = word.end
            join = _join(text, run, word) if run and len(run) < _LONGEST_RUN else ""
            if not join:
                run = []
                runs.append(run)
            run.append(Word(word.text, word.start, word.end, join) if join else word)
    return runs


def _words(text: str, value: str, start: int) -> tuple[Word, ...]:
    end = start + len(value)
    if not value[0].isupper():
        return ()
    if text[end : end + 1] == ".":
        if len(value) == 1:
            initials = _INITIALS.match(text, start)
            assert initials is not None  # noqa: S101 - a letter and a stop stand here
            return (Word(initials.group(), start, initials.end(), ""),)
        if value.lower() in _DOTTED or value + "." in gazetteer.STATE_SUFFIXES:
            return (Word(value + ".", start, end + 1, ""),)
    if start and text[start - 1] in _PREFIX_MARKS:
        prefix = _PREFIX.search(text[max(0, start - 6) : start])
        # "al-Assad" and "d'Estaing" are one word; "pro-Assad" is not, and "non-" and "ex-" name nobody.
        if prefix is not None and prefix.group(1) in _NAME_PREFIXES:
            start -= len(prefix.group())
            return (Word(text[start:end], start, end, ""),)
    if value.isalpha():
        return (Word(value, start, end, ""),)
    if "-" in value or "‑" in value:
        return _cut_hyphens(value, start)
    return (Word(value, start, end, ""),)


def _cut_hyphens(value: str, start: int) -> tuple[Word, ...]:
    """Cut "US-led" behind US and "UN-Arab" into two; leave Saint-Denis, al-Assad and Jong-un whole."""
    hyphen = _HYPHENS.search(value)
    assert hyphen is not None  # noqa: S101 - the caller has seen one
    head, rest = value[: hyphen.start()], value[hyphen.end() :]
    known = head in gazetteer.KNOWN or head in gazetteer.PEOPLES or (head.isupper() and len(head) > 1)
    if rest[:1].islower():
        if known or rest in _CUT or rest.endswith(("ed", "ing")):
            return (Word(head, start, start + len(head), ""),)
    elif known and rest[:1].isupper():
        return (
            Word(head, start, start + len(head), ""),
            Word(rest, start + hyphen.end(), start + len(value), ""),
        )
    return (Word(value, start, start + len(value), ""),)


def _join(text: str, run: list[Word], word: Word) -> str:
    """Return what joins ``word`` to the run, or ``""`` when it starts a new one."""
    last = run[-1]
    width = word.start - last.end
    if width == 1:
        return "blank" if text[last.end] in " \u00a0" else ""
    if width == 2:
        return _join_nickname(text, run, word)
    if width > 16 or width < 1:
        return ""
    if _JOINTS.isdisjoint(text[last.end : word.start].split()):
        return ""  # most gaps; the pattern is dear
    gap = _GAP.fullmatch(text, last.end, word.start)
    if gap is None:
        return ""
    kind = gap.lastgroup or ""
    if kind == "particle":
        return kind if last.text.lower() not in words.COMMON else ""
    if kind == "ampersand":
        return kind
    if kind == "of":
        return kind if last.text in words.OF_HEADS else ""
    if kind == "for":
        return kind if last.text in _FOR_HEADS else ""
    if kind == "and":
        joined = f"{last.text} and {word.text}" in gazetteer.PLACES
        return kind if joined or (any(w.join == "of" for w in run) and run[0].text in words.OF_HEADS) else ""
    if kind == "apostrophe":
        return kind if last.text in _NATION else ""
    return ""


def _join_nickname(text: str, run: list[Word], word: Word) -> str:
    """Join George "Jay" Keyworth, Workers' Party and King, Jr., whose gaps are two characters long."""
    last = run[-1]
    gap = text[last.end : word.start]
    if gap in _NICKNAME_OPENS:
        given = last.text in words.GIVEN or last.text.endswith(".")
        return "nickname" if given and text[word.end : word.end + 2] in _NICKNAME_ENDS else ""
    if gap in _NICKNAME_ENDS:
        if last.join == "nickname":
            return "blank"
        plural = last.text.endswith("s") and gap[0] in "'’" and word.text in words.ORGANISATION_HEADS
        return "apostrophe" if plural else ""
    if gap == ", ":
        return "comma" if word.text in ("Jr", "Jr.", "Sr", "Sr.") else ""
    return ""
