"""Finder: the quantities of a text, put together from number, bound, unit and the thing counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.text.figures import exclusions
from corpus.text.figures.cues import HAPPENINGS
from corpus.text.figures.nouns import is_plural, noun_phrase
from corpus.text.figures.numbers import Number, find_numbers, scaled_by_letter, whole
from corpus.text.figures.units import Unit, money_suffix, rate, sign_before, unit_after
from corpus.text.spans import Span

_BOUND = re.compile(
    r"(?<!\w)(?:(?P<more>(?:(?:just|well|slightly|far|much|significantly) )?(?:more than|over|above)"
    r"|(?:greater|higher|longer|larger) than|in excess of|upwards of|exceeding|surpass(?:ed|ing)|topp(?:ed|ing)"
    r"|north of|>)"
    r"|(?P<least>at least|(?:no|not) (?:fewer|less) than|a minimum of|minimum|≥)"
    r"|(?P<most>as (?:many|much|high|low|little|few) as|up to|at most|(?:no|not) more than|a maximum of|≤)"
    r"|(?P<less>(?:(?:just|well|slightly|far|much) )?(?:less than|fewer than|under|below|lower than)"
    r"|smaller than|sub|<)"
    r"|(?P<nearly>nearly|almost|(?:just )?shy of|close to|not quite|approaching)"
    r"|(?P<about>(?:only |just )?(?:(?:an )?estimated|about|around|roughly|approximately|approx\.?|some|circa"
    r"|in the region of|[~≈]))"
    r"|(?P<exactly>exactly|precisely|only|just|all))"
    r"(?: (?:about|roughly|an estimated|around|some|nearly|only))?(?: |-|(?<=[~≈<>≤≥]))$",
    re.IGNORECASE,
)
# What a bound ends in; looked up first because the pattern above is dear.
_BOUND_ENDS = frozenset(
    """than over above of exceeding surpassed surpassing topped topping > least minimum ≥ as to most ≤ under below sub <
    nearly almost approaching estimated about around roughly approximately approx. approx some circa ~ ≈ exactly
    precisely only just all quite""".split()
)
_BOUND_NAMES = {
    "more": "more than", "least": "at least", "most": "up to", "less": "less than", "nearly": "nearly",
    "about": "about", "exactly": "exactly",
}  # fmt: skip
_BOUND_AFTER = re.compile(r" or (more|higher|less|fewer|so)(?!\w)|\+(?!\d)|-plus(?!\w)")
_AFTER_NAMES = {"less": "up to", "fewer": "up to", "so": "about"}
_MINUS = re.compile(r"(?:(?<![\w)])[-−]|(?<!\w)minus[- ])$", re.IGNORECASE)
_OPENING = re.compile(r"(?<!\w)(between|from)(?: (?:about|around|roughly|up to|some|under))? ?$", re.IGNORECASE)
_AGO = re.compile(r" ago(?!\w)")
_MILLIONS_AFTER = re.compile(r" (?:of|people|(?!is |was |has |as |hurdles|metres)[a-z]+s)(?!\w)")
# "one" stands for a thing, not for a number, before and after these.
_ONE_BEFORE = frozenset(
    """the that this each every no any which same another some last next first other new good big only by for into
    as""".split()
)
_NOT_AFTER_ONE = frozenset(
    """another day that who which thing more else time is was has had can could will would may might the this they he
    she it we you i and or but to by for in on at with from as if when so than such then there way night morning evening
    afternoon""".split()
)
_AGE_BEFORE = re.compile(
    r"(?<!\w)(?:age of|ages of|(?:he|she|I|who) (?:was|is|were)|(?:dies|died) at|turned|turns)(?: only| just)? $"
)
_SINGULAR_DETERMINERS = frozenset("a an this that each every".split())
_DESCRIBING = frozenset("the its their his her our my new old own first latest larger largest two three four".split())
# A bare number behind these is an amount even when nothing counted follows: "rose to 85", "put it at 12".
_AMOUNT_BEFORE = frozenset(HAPPENINGS) | frozenset(
    """to at of by was were is are be been from than into reach reached reaching hit totalled total totaled numbered
    numbering for had has with as and or stand stands stood reaches worth another further additional including leaving
    left""".split()
)
# Behind a bare number these tell that it stands for people or things: "19 remain missing".
_VERBS_AFTER = frozenset(
    "were are have had remain remained survived came come live lived abstained".split()
) | frozenset(HAPPENINGS)
_WORD = re.compile(r" ([A-Za-z]+)")
# Between a fraction and what it is a part of: "half of the houses".
_DETERMINER = re.compile(r"(?: of)?(?: (?:the|its|their|his|her|our|all|these|those|an?))?(?= )")


@dataclass(slots=True)
class Quantity:
    """A quantity while it is being put together; see :class:`corpus.text.figures.model.Figure` for the fields."""

    start: int
    end: int
    number: Number
    low: float
    high: float | None
    bound: str
    unit: Unit | None
    counted: Span | None = None
    shares_unit: bool = False


def find_quantities(text: str) -> list[Quantity]:
    """Return the quantities of ``text``, in order and without overlaps."""
    found = [quantity for number in find_numbers(text) if (quantity := _read(text, number)) is not None]
    found = _join_ranges(text, found)
    _name_the_counted(text, found)
    return _without_overlaps([quantity for quantity in found if _counts(text, quantity)])


def _without_overlaps(found: list[Quantity]) -> list[Quantity]:
    """Leave out what begins inside the quantity before it: in "$5US$7" the middle sign reads both ways."""
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept


def _read(text: str, number: Number) -> Quantity | None:
    if number.words and text[number.start - 1 : number.start] in {"-", "–"}:
        return None
    sign = None if number.words else sign_before(text, number.start)
    if sign is not None:
        number = scaled_by_letter(text, number)
        end = money_suffix(text, number.end)
        unit = rate(text, sign._replace(end=end))
        start, end = sign.start, max(end, unit.end)
    else:
        unit = unit_after(text, number.end)
        if unit is not None and text[number.end : unit.end] == "m" and _MILLIONS_AFTER.match(text, unit.end):
            number, unit = scaled_by_letter(text, number), None
        start, end = number.start, unit.end if unit is not None else number.end
        if not number.words and _is_excluded(text, number, unit):
            return None
    if unit is not None and unit.type == "DURATION" and _AGO.match(text, unit.end):
        return None
    value = number.value
    minus = _MINUS.search(text, max(0, number.start - 6), number.start)
    if minus is not None and (unit is not None or len(minus.group()) > 1):
        start, value = min(start, minus.start()), -value
    bound, start, end = _bound(text, start, end)
    return Quantity(start, end, number, value, number.high, number.vague or bound, unit)


def _is_excluded(text: str, number: Number, unit: Unit | None) -> bool:
    glued_unit = unit is not None and unit.start == number.end
    if exclusions.is_glued(text, number.start, unit.end if unit is not None and glued_unit else number.end):
        return True
    if unit is None:
        return exclusions.counts_nothing(text, number)
    if unit.type != "DURATION" or glued_unit:
        return False
    return (
        exclusions.is_day_of_month(text, number)
        or re.fullmatch(r"(?:19|20)\d\d", text[number.start : number.end]) is not None
    )


def _bound(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Return the bound of an expression and where the expression starts and ends together with it."""
    before = text[max(0, start - 34) : start]
    if exclusions.last_word(before.rstrip("-")).lower() in _BOUND_ENDS:
        found = _BOUND.search(before)
        if found is not None and found.lastgroup is not None and _BOUND_NAMES[found.lastgroup] != "exactly":
            return _BOUND_NAMES[found.lastgroup], start - len(before) + found.start(), end
        if found is not None:
            start -= len(before) - found.start()
    after = _BOUND_AFTER.match(text, end)
    if after is not None:
        return _AFTER_NAMES.get(after.group(1), "at least"), start, after.end()
    return "exactly", start, end


def _join_ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    joined: list[Quantity] = []
    for quantity in found:
        merged = _range(text, joined[-1], quantity) if joined else None
        if merged is not None:
            joined[-1] = merged
        else:
            joined.append(quantity)
    return joined


def _range(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """Return two quantities as one where they are the ends of a range or of a change, otherwise ``None``."""
    gap = text[first.end : second.start]
    word = "to" if second.bound == "up to" and not gap.strip(" -") else gap.strip(" -") or gap.strip()
    if (
        len(gap) > 9
        or first.high is not None
        or second.high is not None
        or word not in {"-", "–", "—", "to", "and", "or"}
    ):
        return None
    if first.unit is not None and not _same_unit(first.unit, second.unit):
        return None
    opening = _OPENING.search(text, max(0, first.start - 16), first.start)
    lead = opening.group(1).lower() if opening is not None else ""
    if word == "and" and lead != "between":
        return None
    if word == "or" and (first.unit is not None or second.low != first.low + 1):
        return None
    if (
        word in {"-", "–", "—"}
        and second.unit is None
        and not (first.low < second.low and _is_counting(text, second.end))
    ):
        return None
    low, factor = first.low, second.number.scale
    if first.number.scale == 1 and factor > 1 and low <= second.low / factor:
        low = whole(low * factor)
    if word == "to" and not lead and low >= second.low:
        return None
    high = second.low
    if not first.number.words:
        low, high = float(low), float(high)
    return replace(
        second,
        start=opening.start() if opening is not None else first.start,
        low=low,
        high=high,
        bound="from" if lead == "from" else "range",
        unit=_fuller(first.unit, second.unit),
        number=replace(first.number, end=second.number.end),
    )


def _same_unit(first: Unit, second: Unit | None) -> bool:
    """Return whether two amounts are of the same kind; money may leave its sign away ("$89 to 93 billion")."""
    if second is None:
        return first.type == "MONEY"
    return first.norm.partition(" per ")[0] == second.norm.partition(" per ")[0]


def _fuller(first: Unit | None, second: Unit | None) -> Unit | None:
    """Return the unit of a range: the one that says more ("$75 per barrel to $46")."""
    if first is None or second is None:
        return first or second
    return second._replace(norm=first.norm) if " per " in first.norm and " per " not in second.norm else second


def _name_the_counted(text: str, found: list[Quantity]) -> None:
    """Fill in what is counted, also where it is said once for several numbers ("500 and 1,000 songs")."""
    following: Quantity | None = None
    for quantity in reversed(found):
        if quantity.unit is None:
            determiner = _DETERMINER.match(text, quantity.end) if 0 < quantity.low < 1 else None
            quantity.counted = noun_phrase(text, quantity.end if determiner is None else determiner.end())
        if quantity.unit is None and quantity.counted is None and following is not None:
            joint = text[quantity.end : following.start].strip()
            if joint in {"and", "or", "to"} or (joint == "," and following.shares_unit):
                quantity.unit, quantity.counted, quantity.shares_unit = following.unit, following.counted, True
        following = quantity


def _counts(text: str, quantity: Quantity) -> bool:
    """Return whether a quantity counts something, now that its unit and what it counts are known."""
    number = quantity.number
    before = exclusions.last_word(text[max(0, number.start - 16) : number.start]).lower()
    if number.words:
        return _words_count(text, quantity, before)
    if quantity.unit is not None or quantity.high is not None:
        return True
    if exclusions.is_paired(text, number):
        return exclusions.is_vote(text, number)
    if _is_age(text, quantity):
        return False
    if quantity.bound != "exactly" or number.scale > 1:
        return True
    written = text[number.start : number.end]
    plain = written.isdigit() and number.value < 1000
    if quantity.counted is not None:
        # "its new 787 Dreamliner": more than a hundred of something are a plural.
        if not plain:
            return True
        named = number.value >= 100 and not _has_plural(text, quantity.counted)
        described = (
            before in _DESCRIBING
            or before.endswith(("'s", "’s"))
            or before == "s"
            or text[quantity.counted.start].isupper()
        )
        return before not in _SINGULAR_DETERMINERS and not (named and described)
    if not plain or (before in _AMOUNT_BEFORE and text[number.start - 1] == " "):
        return True
    following = _WORD.match(text, number.end)
    return following is not None and following.group(1) in _VERBS_AFTER


def _words_count(text: str, quantity: Quantity, before: str) -> bool:
    number = quantity.number
    following = _WORD.match(text, number.end)
    if exclusions.is_name_in_words(text, number.start):
        return False
    if number.value == 1 and quantity.high is None:
        if before in _ONE_BEFORE or (quantity.unit is None and text[number.end : number.end + 1] == "-"):
            return False
        if quantity.unit is not None:
            return True
        return quantity.counted is not None and (following is None or following.group(1).lower() not in _NOT_AFTER_ONE)
    if (
        number.scale > 1
        or quantity.unit is not None
        or quantity.counted is not None
        or quantity.high is not None
        or quantity.bound != "exactly"
    ):
        return True
    return before in _AMOUNT_BEFORE or (following is not None and following.group(1) == "of")


def _is_age(text: str, quantity: Quantity) -> bool:
    """Return whether a bare number is an age ("Smith, 65," or "when she was 9") or a shirt number ("Smith (4)")."""
    number = quantity.number
    if number.value >= 120 or quantity.counted is not None:
        return False
    before, after = text[max(0, number.start - 24) : number.start], text[number.end : number.end + 2].lstrip(" ")
    apposed = before.rstrip(" ").endswith((",", "(")) and after[:1] in {",", ";", ".", ")", ""}
    return apposed or _AGE_BEFORE.search(before) is not None


def _is_counting(text: str, end: int) -> bool:
    """Return whether a plural stands behind, so that "15-20" before it is a range rather than a result."""
    phrase = noun_phrase(text, end)
    return phrase is not None and is_plural(phrase.of(text).split()[-1])


def _has_plural(text: str, phrase: Span) -> bool:
    return any(is_plural(word) for word in phrase.of(text).split())
