"""Words: the vocabulary of time, each word with the class the grammar knows it by.

A text is cut into words, numerals and marks; every one becomes a letter (its class), and the grammar is a set of
regular expressions over those letters. That keeps the patterns short, and reading linear: a word that has
nothing to do with time costs one look-up.
"""

from __future__ import annotations

import re
from itertools import accumulate, chain, compress, repeat

MONTHS = {
    name: number
    for number, names in enumerate(
        """january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep
        |october oct|november nov|december dec""".split("|"),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        "monday mon|tuesday tue tues|wednesday wed|thursday thu thur thurs|friday fri|saturday|sunday".split("|")
    )
    for name in names.split()
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS_OF_DAY = {
    "morning": "MO",
    "dawn": "MO",
    "sunrise": "MO",
    "noon": "12:00",
    "midday": "MI",
    "lunchtime": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "night": "NI",
    "overnight": "NI",
    "midnight": "24:00",
    "daytime": "DT",
}
# Unit word -> TIMEX3 letter; a leading T marks units below the day.
_UNIT_NAMES = {
    "second": "TS",
    "minute": "TM",
    "min": "TM",
    "hour": "TH",
    "day": "D",
    "night": "N",
    "weekend": "WE",
    "week": "W",
    "fortnight": "F",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
}
UNITS = _UNIT_NAMES | {name + "s": code for name, code in _UNIT_NAMES.items()} | {"centuries": "C"}
# TIMEX2 and TIMEX3 write a tenfold of years for decades and centuries where the number is known.
YEARS_IN = {"E": 10, "C": 100}
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_TEENS = {word: number for number, word in enumerate(f"{_ONES} seventeen eighteen nineteen".split())}
TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
CARDINALS = _TEENS | TENS
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
ORDINALS = {
    word: number
    for number, word in enumerate(
        """zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split()
    )
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "hundredth": 100}
DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
# Whole-word references and the TIMEX3 value of each.
REFERENCES = {
    "now": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "presently": "PRESENT_REF",
    "current": "PRESENT_REF",
    "recently": "PAST_REF",
    "recent": "PAST_REF",
    "lately": "PAST_REF",
    "future": "FUTURE_REF",
}
REPETITIONS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "XXXX-XX-XXTNI",
    "everyday": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly": "P1Y",
    "annual": "P1Y",
    "annually": "P1Y",
    "biannual": "P6M",
    "biennial": "P2Y",
}
# Clock names and their offsets from UTC in hours, for expressions such as "0800 UTC" and "9 p.m. EST".
ZONES = {
    "utc": "Z",
    "gmt": "Z",
    "est": "-05",
    "edt": "-04",
    "cst": "-06",
    "cdt": "-05",
    "mst": "-07",
    "mdt": "-06",
    "pst": "-08",
    "pdt": "-07",
    "bst": "+01",
    "cet": "+01",
    "cest": "+02",
    "msk": "+03",
    "ist": "",
    "et": "",
    "ct": "",
    "pt": "",
}
SHORT_MONTHS_ONLY_WITH_NUMBERS = frozenset("may march mar dec jan jun".split())

OTHER = "_"
# Class letter -> words. A word has one class; the grammar names both where a word does two jobs.
_CLASSES: dict[str, str] = {
    "C": " ".join([*CARDINALS, *SCALES, "dozens hundreds thousands"]),
    "O": " ".join(ORDINALS) + " final",
    "h": "st nd rd th",  # behind a numeral: 3rd
    "a": "a an",
    "q": "several few many couple numerous various",
    "~": """about nearly almost over around roughly approximately more less under just only another some than
        least most exactly barely up further additional full entire whole consecutive straight single""",
    "u": " ".join(name for name in UNITS if not name.endswith("s") and name not in ("second", "night")),
    "U": " ".join(name for name in UNITS if name.endswith("s") and name != "nights") + " centuries",
    "P": " ".join(PARTS_OF_DAY),
    "p": "mornings afternoons evenings nights",
    "R": "today yesterday tomorrow tonight",
    "S": " ".join(SEASONS),
    "c": " ".join(DECADES),
    "H": "christmas thanksgiving easter halloween labor memorial independence veterans",
    "L": "last past previous next coming following upcoming preceding succeeding prior latest",
    "T": "this that same these those",
    "e": "the",
    "E": "early late mid latter",
    "x": "earlier later",
    "A": "ago before after previously hence since",
    "G": "end beginning start middle part half close turn rest remainder outset",
    "f": "of",
    "i": "in on at during",
    "&": "and or",
    "t": "to through until till",
    "s": "s",
    "g": "fiscal",
    "y": "old",
    "B": "bc bce ad ce",
    "b": "b c d",
    "j": "m",
    "J": "p",
    "k": "am pm hrs",
    "Z": " ".join(ZONES),
    "o": "o clock",
    "d": "eve",
    "V": "every each per",
    "X": " ".join(REFERENCES),
    "K": " ".join(REPETITIONS),
    "r": "anniversary",
    "v": "long",
    "w": "time moment present date",
    "n": "new",
    "z": "q",
}
_MARKS = {
    "-": "-",
    "–": "-",
    "—": "-",
    "‐": "-",
    "‑": "-",
    "−": "-",
    ",": ",",
    "'": "'",
    "’": "'",
    "‘": "'",
    "`": "'",
    ":": ":",
    "/": "/",
    ".": ".",
    "(": "(",
    ")": ")",
    "$": "$",
    "%": "%",
    "\n": "|",
}
# One blank may lead a token: cutting the text without gaps makes the offsets a running sum of lengths.
_TOKEN = re.compile(r" ?[^\W\d_]+| ?(?:\d+|[^\w\s]|[\n_])|\s")


def _numeral_class(number: str) -> str:
    if len(number) == 4 and "1000" <= number <= "2199":
        return "Y"
    return "D" if len(number) <= 2 and 1 <= int(number) <= 31 else "N"


def _table() -> dict[str, str]:
    table = dict(_MARKS)
    for letter, names in _CLASSES.items():
        for name in names.split():
            table[name] = table[name.capitalize()] = table[name.upper()] = letter
    for letter, names in (("M", MONTHS), ("W", WEEKDAYS)):
        for name in names:
            table[name.capitalize()] = table[name.upper()] = letter
    for name in WEEKDAYS:
        if name.endswith("day"):
            table[name.capitalize() + "s"] = "l"
    numerals = chain(
        (str(n) for n in range(10_000)), (f"{n:02d}" for n in range(10)), (f"{n:04d}" for n in range(1000))
    )
    for number in numerals:
        table[number] = _numeral_class(number)
    table |= {f" {word}": letter for word, letter in table.items()}
    return table | dict.fromkeys(_BLANKS, _BLANK)


_BLANK = " "
_BLANKS = [chr(code) for code in range(0x3001) if chr(code).isspace() and chr(code) != "\n"]
_TABLE = _table()


class Tokens:
    """The words, numerals and marks of a text, with their classes.

    Attributes:
        text: the text.
        words: the tokens as written; one blank may lead a token.
        ends: the offset behind each token.
        classes: a letter for each token, in one string.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = _TOKEN.findall(text)
        self.ends = list(accumulate(map(len, self.words)))
        self.classes = "".join(map(_TABLE.get, self.words, repeat(OTHER)))
        if _BLANK in self.classes:
            self._drop_blanks()

    def _drop_blanks(self) -> None:
        """Drop what is only a blank: the second of two, a tabulator, a no-break space."""
        kept = [letter != _BLANK for letter in self.classes]
        self.words = list(compress(self.words, kept))
        self.ends = list(compress(self.ends, kept))
        self.classes = self.classes.replace(_BLANK, "")

    def start(self, index: int) -> int:
        """Return the offset of the token ``index`` without a leading blank."""
        word = self.words[index]
        return self.ends[index] - len(word) + (word[0] == " ")

    def touching(self, index: int) -> bool:
        """Return whether no blank stands between the token ``index`` and the next one."""
        return index + 1 < len(self.ends) and self.ends[index] == self.start(index + 1)
