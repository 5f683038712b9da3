"""Grammar: which sequences of word classes are temporal expressions.

The letters are the classes of :mod:`corpus.text.dates.words`. The rules stand in the order in which they are
tried: the longer reading first. What is annotated follows the TimeML 1.2.1 guidelines: articles and modifiers
belong to an expression ("the end of 2009", "more than two years"), prepositions do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.text.dates.words import Tokens

# Every repetition is bounded, so that a search never costs more than a constant for each token.
_NUMBER = r"(?:(?:[DNY](?:,[DN]){0,3}(?:\.[DN]|D/D)?|a~?C?|C(?:-?&?C){0,5}f?)(?:&a?G)?|a?qf?|~)"
_ABOUT = r"~{0,3}"
_SOME = rf"{_ABOUT}e?{_NUMBER}(?:[-t&]{_NUMBER})?~{{0,2}}"
_PART = r"(?:e?[EOx]?Gfe?|e?[Ex](?:-|i)?e?)?"
_YEAR = r"(?:Y(?![-.,/]?[DNY]{2})|'[DN])"
_THAT_YEAR = r"(?:[LT]u|eT?Lu|eTu|eu)"
_AM_PM = r"(?:k|[aJ]\.?j\.?)"
_CLOCK = rf"(?:[DN](?::[DN]){{1,2}}{_AM_PM}?Z?|[DN]{_AM_PM}Z?|[NY](?:k|Z)|[DC]o'o)"
_WEEKDAY = r"(?:W\.?,?i?e?)?"
_DAY = (
    rf"(?:[Ex]i?)?(?:{_WEEKDAY}e?Dh?f?M\.?(?:,?f?{_YEAR}|f?{_THAT_YEAR})?"
    rf"|{_WEEKDAY}M\.?Dh?(?!:|,N|\.[DN])(?:,?f?{_YEAR}|f?{_THAT_YEAR})?)"
)
_SHORT_DAY = rf"(?:[ELTx]?-?W\.?|R|{_DAY})"

_RULES: tuple[tuple[str, str, str], ...] = (
    ("iso_date", "/.-", r"[YDN]-[DN]-[DNY](?![-/]?[DN])|[DNY]/D/[DNY]|D/D(?![/.-])|D\.D\.[YN]"),
    ("day_list", "M", r"M\.?Dh?(?:,Dh?){0,4}(?:-|&|t)e?Dh?(?!:|,N|[-/.][DN]|-?[uU])(?:,?f?Y)?"),
    ("day_list_before", "M", r"e?Dh?(?:,Dh?){0,4}(?:-|&|t)e?Dh?f?M\.?(?:,?f?Y)?"),
    ("clock", ":kaJZo", rf"{_CLOCK}(?:i?{_SHORT_DAY}|,i?{_DAY})?|{_SHORT_DAY}i?{_CLOCK}"),
    ("part_of_date", "P", rf"(?:W\.?|e)?E?P(?:Uf|f|i){_DAY}|e?E?P(?:f|i)?(?:R|W)|{_DAY}P"),
    ("day_of_month", "M", _DAY),
    ("before_christ", "Bb", rf"(?:[DNY](?:[-t][DNY])?|{_PART}e?(?:O|[DN]h)-?u)(?:B|b\.b\.?)|[ab]\.b\.?[DNY]"),
    ("month_list", "M", r"M\.?[-&t/]M\.?,?f?Y"),
    ("month", "M", rf"{_PART}(?:e?[LT])?M\.?(?:,?f?{_YEAR}|,?f?{_THAT_YEAR})?"),
    (
        "quarter",
        "uz",
        rf"(?:e?[LT]u's|e?Y)?e?g?(?:O|[DN]h)-?u(?:[fi]?e?gu?Y|[fi]?{_YEAR}|[fi]?{_THAT_YEAR}|g?u)?|zD(?:f?Y)?",
    ),
    ("half", "G", rf"e?[OE]G-?(?:f(?:{_YEAR}|gY|{_THAT_YEAR}|M\.?,?Y?))?"),
    ("fiscal", "g", r"e?gu?Y|[LTe]{1,2}gu"),
    ("season", "S", rf"{_PART}(?:eT?L?|T|L)?S(?:,?f?{_YEAR}|f?{_THAT_YEAR})?"),
    ("decade", "sc", rf"{_PART}e?(?:Y|'?[DN])'?s|{_PART}e?E?-?c"),
    ("anniversary", "r", r"e?(?:O|[DN]h|(?:D|N|C)-?u)-?u?-?r"),
    ("year_range", "Y", r"(?:eU|eu)?Y-[DNY](?![-/.,:][DN])"),
    ("year", "Y'", rf"{_PART}(?:eu)?(?:Y|'[DN])(?!-?[uU]|,N)"),
    ("holiday", "Hn", rf"H[ud]?(?:,?f?{_YEAR})?|nu's[ud]|enu"),
    ("weekdays", "l", r"l"),
    ("day_number", "h", r"eDh(?!-)"),
    ("weekday", "W", r"(?:e?[ELTx]{1,2}-?|e)?W\.?(?:,?E?P)?"),
    ("day_word", "R", r"[Ex]?R(?:E?P)?|euAR"),
    ("repetition", "VK", rf"V(?:{_NUMBER}|O|T)?-?(?:[uUWMSP])|K"),
    ("ago", "Ax", rf"{_SOME}-?[uU](?:-?[Ax])|[uU]-?[Ax]|eu[Ax]|e?Tu-?{_NUMBER}[uU][Ax]"),
    (
        "stretch",
        "U",
        rf"eO{_ABOUT}{_NUMBER}[uU](?:f{_YEAR})?|(?:e?[LT]|e?T?L){_ABOUT}{_NUMBER}[uU]|e?{_NUMBER}LU|e?[LXE]U",
    ),
    ("next_unit", "u", rf"{_PART}(?:e?T?[LT]|eX|X)u|{_PART}eTLu|(?:e|T|L)?u(?:'s|-)G|eE-?u"),
    ("unit_end", "u", r"(?:e?[EOx]?Gfe|e?[Ex]ie)u|e~?u"),
    ("part_of_day", "P", r"(?:e?[TL]|e|i|aC?|C)E?P|P"),
    ("length", "uU", rf"{_SOME}-?[uU](?:-?[vy]|&aG)?|[uU]-v|Gau|aG-u|U"),
    ("reference", "XweTL", r"X|(?:eT?|T)w|e?wu|tw|iw|eL|TU"),
)

# A stretch without words of no class is worth the grammar only if it holds one of these.
_CORE = "MWYSRuUPXKHcrlwLB"
_ISLAND = re.compile(rf"[^_|{_CORE}]{{0,9}}(?:[{_CORE}]|[DN](?=[:/.'skhbaJZ-])|'[DN])[^_|]*")


def _gated(pattern: str, letters: str) -> str:
    return rf"(?=[^_|]{{0,12}}[{letters}])(?:{pattern})" if letters else pattern


_GRAMMAR = re.compile("|".join(f"(?P<{name}>{_gated(pattern, letters)})" for name, letters, pattern in _RULES))


class Found:
    """A stretch of tokens that a rule of the grammar has matched.

    Attributes:
        rule: the rule's name.
        tokens: the tokens of the whole text.
        first: index of the first token.
        last: index of the last token, inclusive.
        classes: the classes of its tokens.
        words: its tokens in lower case.
    """

    __slots__ = ("classes", "first", "last", "rule", "tokens", "words")

    def __init__(self, rule: str, tokens: Tokens, first: int, last: int) -> None:
        self.rule = rule
        self.tokens = tokens
        self.first = first
        self.last = last
        self.classes = tokens.classes[first : last + 1]
        self.words = [word.strip().lower() for word in tokens.words[first : last + 1]]

    def before(self, count: int = 1) -> str:
        """Return the token ``count`` places before it in lower case, empty at the beginning of the text."""
        index = self.first - count
        return self.tokens.words[index].strip().lower() if index >= 0 else ""

    def after(self, count: int = 1) -> str:
        """Return the token ``count`` places behind it as written, empty at the end of the text."""
        index = self.last + count
        return self.tokens.words[index].strip() if index < len(self.tokens.words) else ""


def scan(tokens: Tokens, read: Callable[[Found], bool]) -> None:
    """Hand the candidates to ``read`` in order; what it takes is passed over, what it refuses is looked at again.

    Args:
        tokens: the text.
        read: says whether a candidate is a temporal expression.
    """
    classes = tokens.classes
    for island in _ISLAND.finditer(classes):
        at, end = island.span()
        while match := _GRAMMAR.search(classes, at, end):
            taken = read(Found(match.lastgroup or "", tokens, match.start(), match.end() - 1))
            at = match.end() if taken else match.start() + 1
