"""Headlines: lines in title case or capitals, where a capital letter says nothing.

Only what the running text names, what the gazetteer knows and what begins with a common given name is taken
from such a line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.text.names import gazetteer, shapes
from corpus.text.names import vocabulary as words
from corpus.text.names.folding import bare
from corpus.text.names.joining import Group
from corpus.text.names.mentions import Found
from corpus.text.names.runs import Word
from corpus.text.sentences import lines
from corpus.text.spans import Span

_LONGEST = 200
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
# What title case may leave small.
_SMALL = frozenset("and the for but nor per via with from into over than after amid upon onto".split())


def find(text: str) -> list[Span]:
    """Return the lines of ``text`` whose words are nearly all capitalised."""
    spans = (Span(*line.span()) for line in lines(text))
    return [span for span in spans if span.end - span.start <= _LONGEST and _is_title(text, *span)]


def _is_title(text: str, start: int, end: int) -> bool:
    total = small = 0
    # Most lines are running text, which its first words tell: of words of three letters and a blank, no more fit in.
    most_small = 0.1 * ((end - start + 1) // 4)
    for word in _LONG_WORD.finditer(text, start, end):
        if (form := word.group()) in _SMALL:
            continue
        total += 1
        small += form[0].islower()
        if small > most_small:
            return False
    return total >= 4 and small <= 0.1 * total


def read(run: list[Word], known: Mapping[str, Group]) -> list[Found]:
    """Return what a headline's run names.

    Args:
        run: one of its runs.
        known: what the running text names: folded name or surname → group.
    """
    found: list[Found] = []
    at = 0
    while at < len(run):
        for length in range(min(5, len(run) - at), 0, -1):
            part = run[at : at + length]
            item = _named(part, known)
            if item is not None:
                found.append(item)
                at += length
                break
        else:
            at += 1
    return found


def _named(part: list[Word], known: Mapping[str, Group]) -> Found | None:
    forms = [word.text for word in part]
    name = " ".join(forms)
    key = " ".join(bare(form) for form in forms)
    capitals = name.isupper() and len(name) > 6
    if name in gazetteer.KNOWN or (capitals and name.title() in gazetteer.KNOWN):
        found_name = name if name in gazetteer.KNOWN else name.title()
        kind = "organisation" if found_name in gazetteer.ORGANISATIONS else "place"
        return Found((name,), part[0].start, part[-1].end, kind)
    if key in known and (len(part) > 1 or forms[0].lower() not in words.COMMON):
        kind = known[key].kind
        return Found(tuple(forms), part[0].start, part[-1].end, kind if kind != "person" or len(part) > 1 else None)
    if len(part) != 2 or capitals or part[1].join != "blank" or not shapes.is_given(part[0]):
        return None
    if forms[1].lower() in words.COMMON or forms[1].isupper():
        return None
    return Found(tuple(forms), part[0].start, part[-1].end, "person")
