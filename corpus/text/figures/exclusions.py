"""Exclusions: numbers that count nothing: years, dates, times, ranks, ages, scores, names and serial numbers."""

from __future__ import annotations

import re

from corpus.text.figures.numbers import Number

_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)(?![a-z])\.?"
)
_MONTH_BEFORE = re.compile(_MONTHS + r" (?:[0-9]{1,2} ?(?:[,&–—-]|and|to|or) ?)?(?:[0-9]{1,2} ?, ?)?$")
_MONTH_AFTER = re.compile(rf"(?: (?:of )?|-)?{_MONTHS}|(?: ?[–-] ?| and | to | or )[0-9]{{1,2}} {_MONTHS}")
_DAY_AND_COMMA = re.compile(r"[0-9] ?, ?$")
_CLOCK_AFTER = re.compile(
    r" ?(?:[ap]\.? ?m\b|o['’]clock|(?:hrs? )?(?:GMT|UTC|E[SD]T|P[SD]T|CES?T|BST)\b)|h[0-9]{2}", re.IGNORECASE
)
_EARLY_YEAR_BEFORE = frozenset("in since between and until a.d ad circa from to by of".split())
# Four digits between 1500 and 2100 are a year unless one of these is beside them.
_AMOUNT_BEFORE = frozenset(
    "than about nearly almost some least over estimated approximately roughly another further additional".split()
)
_PERSONS_AFTER = re.compile(
    r" (?:people|persons|men|women|children|troops|soldiers|fighters|refugees|migrants|civilians|residents|families"
    r"|workers|employees|police|members|dead|deaths|lives|casualties|homes|houses|units)(?!\w)"
)
# Nouns whose number is a label ("Chapter 11", "Flight 447", "category 4"), and words before somebody's age.
_LABELS = frozenset(
    """no nos number numbers # № art article sec section vol volume fig figure p pp page pages ch chapter ext tel apt
    part phase level season episode week day flight room route highway interstate version type category grade stage
    line table unit channel resolution rule amendment question step verse class round gate terminal platform tier
    zone district block lot pier reactor model mark act scene lane sector exit box ward area building camp checkpoint
    paragraph clause schedule appendix protocol item issue seed ranked rank ranking junction cell courtroom studio
    hall bay formula windows calling call called dial dialed dialled group game caliber calibre aged age ages""".split()
)
_AGES = re.compile(r"(?<!\w)(?:aged?|ages) [0-9]{1,3} ?(?:to|and|or|-|–) ?$", re.IGNORECASE)
_MORE_DIGITS = re.compile(r" [0-9]+(?![\w,.])")
_LABEL_AFTER = re.compile(r"[ -](?:cali(?:ber|bre)|gauge)(?!\w)")
# Written as two tokens or with "No.": "Highway No. 4".
_NAMED_BY_YEAR = re.compile(r"(?:fiscal|in the|the year) $")
# Words that a sentence, a headline or a list may begin with, capitalised, before a number that counts.
_OPENERS = frozenset(
    """a about above according after all almost also among an and another any approximately around as at barely
    before behind below besides between both but by close combined currently despite did does down during each
    either especially estimated even every exactly except extra fewer first for from had has have he her here
    his how however i if in including initially inside instead into is it its just last later least leaves left
    less like made many meanwhile more most much my nearly next no nor not now of off officials on once only or
    other our out outside over overall part past per perhaps plus police possibly previously rather roughly say
    says she since so some still such than that the their them then there these they this those though through
    throughout to today together total totaling totalling under until up upon us versus was we well were what
    when where whereas which while who will with within without yes yet you your additional average further
    typical kill hit hurt injure leave adds arrests buys costs cuts detains displaces drops falls finds frees
    gains hires hits hurts injures jobs jumps kills loses nets orders pays raises rescues rises seizes sells
    sends spends strands traps wins wounds worth dead death deaths hurt injured killed wounded missing""".split()
)
_ARITHMETIC = frozenset("+×÷=")
_VOTE = re.compile(r"(?<!\w)(?:vot(?:e|ed|es|ing)|passed|approved|rejected|tally|margin|majority)(?!\w)", re.IGNORECASE)
_PREFIXES = frozenset("sub minus plus mid pre post under over non semi multi".split())


def counts_nothing(text: str, number: Number) -> bool:
    """Return whether a number in digits, without a currency sign or a unit, is no quantity."""
    start, end = number.start, number.end
    before, after = text[max(0, start - 28) : start], text[end : end + 24]
    digits = text[start:end]
    if digits[0] == "0" and digits.isdigit() and len(digits) > 1:
        return True
    word = last_word(before) if before.endswith((" ", "#", "№")) else ""
    return (
        _is_date(before, after, digits, word)
        or _AGES.search(before) is not None
        or _is_phone(word, after)
        or after.lstrip()[:1] in _ARITHMETIC
        or word in _ARITHMETIC
        or _is_label(word, number, after)
        or ("," not in digits and _is_name(word))
    )


def is_glued(text: str, start: int, end: int) -> bool:
    """Return whether characters beside a number make it part of a token: "S-300", "A380", "787s", "16:15"."""
    before, after = text[start - 1 : start], text[end : end + 2]
    if before and (before.isalnum() or before in "_.,:/@#&*^|\\%+="):
        return before != "#"
    if before in {"-", "–"} and text[start - 2 : start - 1].isalpha() and start >= 2:
        return last_word(text[max(0, start - 12) : start - 1]).lower() not in _PREFIXES
    return after[:1].isalpha() or after[:1] in {"_", "@"} or (after[:1] in {":", "/", ",", "."} and after[1:].isdigit())


def is_day_of_month(text: str, number: Number) -> bool:
    """Return whether a number is the day of a month ("21" in "August 21", "5" in "the 5 May talks")."""
    if number.value > 31:
        return False
    before = text[max(0, number.start - 28) : number.start]
    return bool(_MONTH_BEFORE.search(before) or _MONTH_AFTER.match(text, number.end))


def is_paired(text: str, number: Number) -> bool:
    """Return whether a number belongs to a pair such as "3-1": a result, a vote, a serial number, a size."""
    before, after = text[max(0, number.start - 2) : number.start], text[number.end : number.end + 2]
    dashes = {"-", "–"}
    return (before[1:] in dashes and before[:1].isdigit()) or (after[:1] in dashes and after[1:].isdigit())


def is_vote(text: str, number: Number) -> bool:
    """Return whether the words around a number tell of a vote."""
    return _VOTE.search(text, max(0, number.start - 60), number.end + 20) is not None


def is_name_in_words(text: str, start: int) -> bool:
    """Return whether a capitalised number word is part of a name: "the Big Three", "a Ford Five Hundred"."""
    if not text[start].isupper() or text[start - 1 : start] != " ":
        return False
    word = last_word(text[max(0, start - 24) : start])
    return word[:1].isupper() and word.lower() not in _OPENERS


def last_word(before: str) -> str:
    """Return the last word of ``before``, without brackets and quotation marks in front of it."""
    parts = before.rsplit(None, 1)
    return parts[-1].lstrip("([\"'“‘«") if parts else ""


def _is_date(before: str, after: str, digits: str, word: str) -> bool:
    if _CLOCK_AFTER.match(after):
        return True
    if len(digits) <= 2:
        return bool(_MONTH_AFTER.match(after) or _MONTH_BEFORE.search(before))
    if len(digits) != 4 or not digits.isdigit() or digits > "2100":
        return False
    if digits < "1500":
        return word.lower().rstrip(".") in _EARLY_YEAR_BEFORE
    return word.lower() not in _AMOUNT_BEFORE and _PERSONS_AFTER.match(after) is None


def _is_label(word: str, number: Number, after: str) -> bool:
    if number.value >= 1000 and not word.startswith(("#", "№")) and word.lower() not in {"no.", "nos.", "resolution"}:
        return False
    return word.lower().rstrip(".:") in _LABELS or _LABEL_AFTER.match(after) is not None


def _is_phone(word: str, after: str) -> bool:
    """Return whether a number is one of several groups of digits, as phone and card numbers are written."""
    return _MORE_DIGITS.match(after) is not None or (word.isdigit() and not after[1:2].isalpha())


def _is_name(word: str) -> bool:
    """Return whether the word right before makes the number a part of a name ("FTSE 100", "iPhone 4")."""
    if word.endswith((",", ";", ":", "?", "!", "”", '"', ")", "]")) or not any(map(str.isupper, word)):
        return False
    plain = word.rstrip(".").lower()
    return plain not in _OPENERS and not (word.endswith(".") and word[-2:-1].islower() and len(word) > 4)
