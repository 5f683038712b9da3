"""Runs: stretches of capitalised words, which is where names are looked for.

A run may hold more than a name ("Then Russian President Vladimir Putin") or several ("UN-Arab League envoy
Lakhdar Brahimi" gives two runs); what it holds is told in ``mentions``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.text.names import gazetteer
from corpus.text.names import vocabulary as words

# A prefix such as "al-" or "d'" belongs to the word; "pro-" and "ex-" are cut off below. Initials keep their stops.
_WORD = re.compile(
    r"(?<![\w@#])(?:[a-z]{1,4}[-‑'’])?"
    r"(?:(?:[^\W\d_a-z]\.){1,5}(?:[^\W\d_a-z](?!\w)\.?)?|[^\W\d_a-z]\w*(?:[-‑'’](?!s\b)\w+)*)"
)
_PREFIX = re.compile(r"([a-z]{1,4})[-‑'’]")
_HYPHENS = re.compile(r"[-‑]")
_DOTTED = frozenset(
    """mr mrs ms dr sen rep gov gen lt col maj capt sgt cpl pvt adm cmdr brig rev prof jr sr st hon supt insp sec atty
    treas pres asst inc corp co ltd""".split()
)
_PARTICLE = "|".join(words.PARTICLES)
_GAP = re.compile(
    rf"(?P<blank>[ \u00a0])(?:(?P<particle>(?:(?:{_PARTICLE})[ \u00a0]){{1,3}})|(?P<of>of (?:the )?)|(?P<and>and (?:the )?)|"
    r"(?P<ampersand>& )|(?P<for>for (?:the )?))?|(?P<apostrophe>['’](?:s)? )|(?P<comma>, )"
)
_NATION = frozenset("People Women Children Men Peoples Workers Students Teachers Lord God Nurses Veterans Mothers".split())
_FOR_HEADS = frozenset("Center Centre Institute Foundation Council Movement Party Alliance Campaign Coalition".split())
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
    for match in _WORD.finditer(text):
        for word in _words(text, match):
            join = _join(text, run, word) if run else ""
            if not join:
                run = []
                runs.append(run)
            run.append(Word(word.text, word.start, word.end, join))
    return runs


def _words(text: str, match: re.Match[str]) -> list[Word]:
    start, end = match.span()
    value = match.group()
    if value[0].islower():
        prefix = _PREFIX.match(value)
        if prefix is not None and prefix.group(1) not in words.PARTICLES and prefix.group(1) not in ("d", "l"):
            start += prefix.end()
            value = value[prefix.end() :]
        elif prefix is None:
            return []  # a lower-case letter that the pattern does not know as one
    if not value[0].isupper() and not (len(value) > 1 and any(letter.isupper() for letter in value)):
        return []  # scripts without capitals
    if "-" in value or "‑" in value:
        return _cut_hyphens(value, start)
    if value.lower() in _DOTTED and text[end : end + 1] == ".":
        return [Word(value + ".", start, end + 1, "")]
    if len(value) <= 6 and text[end : end + 1] == "." and value + "." in gazetteer.STATE_SUFFIXES:
        return [Word(value + ".", start, end + 1, "")]
    return [Word(value, start, end, "")]


def _cut_hyphens(value: str, start: int) -> list[Word]:
    """Cut "US-led" behind US and "UN-Arab" into two; leave Saint-Denis, al-Assad and Jong-un whole."""
    hyphen = _HYPHENS.search(value)
    assert hyphen is not None  # noqa: S101 - the caller has seen one
    head, rest = value[: hyphen.start()], value[hyphen.end() :]
    known = head in gazetteer.KNOWN or head in gazetteer.PEOPLES or (head.isupper() and len(head) > 1)
    if rest[:1].islower():
        if known or rest in _CUT or rest.endswith(("ed", "ing")):
            return [Word(head, start, start + len(head), "")]
    elif known and rest[:1].isupper():
        return [
            Word(head, start, start + len(head), ""),
            Word(rest, start + hyphen.end(), start + len(value), ""),
        ]
    return [Word(value, start, start + len(value), "")]


def _join(text: str, run: list[Word], word: Word) -> str:
    """Return what joins ``word`` to the run, or ``""`` when it starts a new one."""
    last = run[-1]
    width = word.start - last.end
    if width == 1:
        return "blank" if text[last.end] in " \u00a0" else ""
    if width > 16 or width < 1:
        return ""
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
        return kind if joined or any(w.join == "of" for w in run) and run[0].text in words.OF_HEADS else ""
    if kind == "apostrophe":
        plural = last.text.endswith("s") and text[last.end + 1] == " " and word.text in words.ORGANISATION_HEADS
        return kind if plural or last.text in _NATION else ""
    if kind == "comma":
        return kind if word.text in words.SUFFIXES and word.text not in ("II", "III", "IV") else ""
    return ""
