"""Units: currencies, percentages, measures and durations, as they are written beside a number."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

FigureType = Literal["MONEY", "PERCENT", "DURATION", "QUANTITY"]
"""What kind of thing a figure is an amount of; QUANTITY is whatever is counted or measured otherwise."""


class Unit(NamedTuple):
    """A unit beside a number.

    Args:
        start, end: its characters.
        written: the unit alone ("$", "per cent"), without the number that may stand inside ("$ 7.3 billion a year").
        norm: its name in the singular ("dollar", "square metre", "percentage").
        type: what it makes of the number.
    """

    start: int
    end: int
    written: str
    norm: str
    type: FigureType


# norm: the forms it is written in. Letters that are also words or scales ("m", "g") are in _GLUED below.
_MEASURES = """
    percentage: % percent per-cent pct percentages
    percentage point: percentage-point percentage-points
    basis point: basis-point basis-points
    point: point points pts
    millimetre: mm millimetre millimetres millimeter millimeters
    centimetre: cm centimetre centimetres centimeter centimeters
    metre: metre metres meter meters
    kilometre: km kms kilometre kilometres kilometer kilometers
    micrometre: μm µm micron microns
    nanometre: nm nanometre nanometres nanometer nanometers
    inch: inch inches ″
    foot: foot feet ft ′
    yard: yard yards yd yds
    mile: mile miles
    nautical mile: nautical-mile nautical-miles
    light-year: light-year light-years
    knot: knot knots kt
    acre: acre acres
    hectare: hectare hectares ha
    square metre: sq-m sqm m2 m² square-metre square-metres square-meter square-meters
    square kilometre: sq-km sqkm km2 km² square-kilometre square-kilometres square-kilometer square-kilometers
    square foot: sq-ft sqft square-foot square-feet
    square mile: square-mile square-miles sq-miles
    square inch: square-inch square-inches
    cubic metre: m3 m³ cubic-metre cubic-metres cubic-meter cubic-meters
    cubic foot: cubic-foot cubic-feet
    milligram: mg milligram milligrams
    gram: gram grams gramme grammes
    kilogram: kg kgs kilo kilos kilogram kilograms
    tonne: tonne tonnes
    ton: ton tons
    megaton: megaton megatons megatonne megatonnes
    gigaton: gigaton gigatons gigatonne gigatonnes
    pound: pound pounds lb lbs
    ounce: ounce ounces oz
    millilitre: ml millilitre millilitres milliliter milliliters
    litre: litre litres liter liters
    gallon: gallon gallons
    pint: pint pints
    quart: quart quarts
    barrel: barrel barrels bbl
    bushel: bushel bushels
    kilometre per hour: km/h km/hr kph kmh
    mile per hour: mph
    degree: degree degrees ° deg
    celsius: °c ℃ degc degree-celsius degrees-celsius celsius degrees-c deg-c
    fahrenheit: °f ℉ degf degree-fahrenheit degrees-fahrenheit fahrenheit degrees-f deg-f
    hertz: hz hertz
    kilohertz: khz kilohertz
    megahertz: mhz megahertz
    gigahertz: ghz gigahertz
    kilobyte: kb kilobyte kilobytes
    megabyte: mb megabyte megabytes
    gigabyte: gb gigabyte gigabytes
    terabyte: tb terabyte terabytes
    megabit per second: mbps
    gigabit per second: gbps
    megapixel: mp megapixel megapixels
    pixel: pixel pixels px
    watt: watt watts
    kilowatt: kw kilowatt kilowatts
    kilowatt-hour: kwh kilowatt-hour kilowatt-hours
    megawatt: mw megawatt megawatts
    megawatt-hour: mwh megawatt-hour megawatt-hours
    gigawatt: gw gigawatt gigawatts
    gigawatt-hour: gwh gigawatt-hour gigawatt-hours
    terawatt-hour: twh terawatt-hour terawatt-hours
    milliampere-hour: mah
    volt: volt volts
    ampere: amp amps ampere amperes
    joule: joule joules
    calorie: calorie calories kcal
    horsepower: hp bhp horsepower
    pascal: pascal pascals
    megapascal: mpa megapascal megapascals
    gigapascal: gpa gigapascal gigapascals
    decibel: decibel decibels db
    times: times
"""
_DURATIONS = """
    millisecond: ms millisecond milliseconds
    second: second seconds secs
    minute: minute minutes min mins
    hour: hour hours hr hrs
    day: day days
    week: week weeks
    fortnight: fortnight fortnights
    month: month months
    year: year years yr yrs
    decade: decade decades
    century: century centuries
    year of age: year-old years-old year-olds years-of-age
"""
_CURRENCIES = """
    dollar: dollar dollars usd
    canadian dollar: cad canadian-dollars
    australian dollar: aud australian-dollars
    hong kong dollar: hkd
    singapore dollar: sgd
    euro: euro euros eur
    pound sterling: gbp pounds-sterling british-pounds
    penny: pence
    cent: cent cents
    japanese yen: yen jpy
    chinese yuan: yuan rmb renminbi cny
    indian rupee: inr
    rupee: rupee rupees
    russian rouble: rouble roubles ruble rubles rub
    swiss franc: chf swiss-francs
    franc: franc francs
    krona: krona kronor krone kroner kronas
    shekel: shekel shekels nis
    lira: lira liras
    syrian pound: syrian-pounds
    egyptian pound: egyptian-pounds
    lebanese pound: lebanese-pounds
    iraqi dinar: iraqi-dinars
    dinar: dinar dinars
    dirham: dirham dirhams aed
    riyal: riyal riyals sar
    rial: rial rials
    peso: peso pesos
    real: reais
    rand: rand
    won: won krw
    baht: baht
    ringgit: ringgit
    rupiah: rupiah
    hryvnia: hryvnia hryvnias
    zloty: zloty zlotys
    forint: forint forints
    naira: naira
    shilling: shilling shillings
    sen: sen
    bitcoin: bitcoin bitcoins btc
"""
_SIGNS = {
    "$": "dollar", "US$": "dollar", "$US": "dollar", "USD": "dollar", "USD$": "dollar", "U.S.$": "dollar",
    "C$": "canadian dollar", "CA$": "canadian dollar", "CAD": "canadian dollar", "CDN$": "canadian dollar",
    "A$": "australian dollar", "AU$": "australian dollar", "AUD": "australian dollar", "NZ$": "new zealand dollar",
    "HK$": "hong kong dollar", "S$": "singapore dollar", "NT$": "taiwan dollar", "R$": "brazilian real",
    "£": "pound sterling", "GBP": "pound sterling", "PS": "pound sterling", "€": "euro", "EUR": "euro",
    "¥": "yen", "JPY": "japanese yen", "Y=": "japanese yen", "CNY": "chinese yuan", "RMB": "chinese yuan",
    "₹": "indian rupee", "RS": "rupee", "RS.": "rupee", "INR": "indian rupee", "₽": "russian rouble",
    "₪": "shekel", "NIS": "shekel", "₺": "turkish lira", "₩": "won", "₴": "hryvnia", "CHF": "swiss franc",
    "RM": "malaysian ringgit", "RP": "indonesian rupiah",
}  # fmt: skip
# Letters that mean a unit only when they stand right at the digits ("250g", "164p", "12V").
_GLUED: dict[str, tuple[str, FigureType]] = {
    "g": ("gram", "QUANTITY"), "l": ("litre", "QUANTITY"), "L": ("litre", "QUANTITY"), "m": ("metre", "QUANTITY"),
    "V": ("volt", "QUANTITY"), "W": ("watt", "QUANTITY"), "C": ("celsius", "QUANTITY"),
    "F": ("fahrenheit", "QUANTITY"), "p": ("penny", "MONEY"), "c": ("cent", "MONEY"), "pc": ("percentage", "PERCENT"),
}  # fmt: skip


def _table() -> dict[str, tuple[str, FigureType]]:
    table: dict[str, tuple[str, FigureType]] = {}
    kinds: tuple[tuple[str, FigureType], ...] = (
        (_MEASURES, "QUANTITY"), (_DURATIONS, "DURATION"), (_CURRENCIES, "MONEY")
    )  # fmt: skip
    for lines, kind in kinds:
        for line in lines.strip().splitlines():
            norm, _, forms = line.strip().partition(": ")
            table.update(dict.fromkeys(forms.split(), (norm, "PERCENT" if norm == "percentage" else kind)))
    return table


_TABLE = _table()
_BEGINNINGS = frozenset(form.rpartition("-")[0] for form in _TABLE if "-" in form)
_SIGN_ENDS = frozenset(sign[-1] for sign in _SIGNS)
_SIGN = re.compile(
    r"(?:(?<![A-Za-z])(?:(?:USD?|U\.S\.|CA?|CDN|AU?|NZ|HK|S|NT|R) ?\$|\$US|USD|CAD|AUD|GBP|PS|EUR|JPY|Y=|CNY|RMB"
    r"|Rs\.?|INR|NIS|CHF|RM|Rp)|[$£€¥₹₽₪₺₩₴]) ?[-−]?$"
)
_SUFFIX = re.compile(r" ?(?:US|U\.S\.|USD|AUD|CAD|[Dd]ollars?)(?!\w)")
_UNIT_WORD = re.compile(r"[A-Za-zμµ][A-Za-zμµ]*[²³]?\d?(?:/[A-Za-z]+)?|[%°″′℃℉][A-Za-z]?")
_FOLLOWING = re.compile(r"[ -]([A-Za-z]+)")
_RATE = re.compile(
    r" (?:per|a|an|each|every) (square (?:foot|metre|meter|mile|kilometre)|sq m|[A-Za-z]+)(?![\w-])"
    r"|(?:-a-|-per-)([a-z]+)(?!\w)"
)
_RATE_BASES = frozenset(
    """second year month week day hour minute barrel tonne ton ounce share gallon litre liter person head game
    kilo kilogram pound bushel unit mile acre hectare capita mmbtu night household kilometre kilometer
    vote child family inhabitant visit plane aircraft""".split()
) | {"sq m", "square foot", "square metre", "square meter", "square mile", "square kilometre"}


def sign_before(text: str, start: int) -> Unit | None:
    """Return the currency sign or code that stands before a number beginning at ``start``."""
    before = text[max(0, start - 8) : start]
    if before.rstrip(" -−")[-1:].upper() not in _SIGN_ENDS:
        return None
    found = _SIGN.search(before)
    if found is None:
        return None
    sign = found.group().rstrip(" -−")
    return Unit(start - len(before) + found.start(), start, sign, _SIGNS[sign.replace(" ", "").upper()], "MONEY")


def unit_after(text: str, end: int) -> Unit | None:
    """Return the unit written behind a number ending at ``end``, with what it is a rate by ("a year")."""
    start = end + 1 if text[end : end + 1] in {" ", "-"} else end
    word = _UNIT_WORD.match(text, start, start + 40)
    if word is None:
        return None
    written, stop = word.group(), word.end()
    if start == end and written in _GLUED:
        return Unit(start, stop, written, *_GLUED[written])
    form, at = written.lower(), stop
    best = _TABLE.get(form)
    for _ in range(2):
        following = _FOLLOWING.match(text, at)
        if following is None:
            break
        form, at = f"{form}-{following.group(1).lower()}", following.end()
        if form in _TABLE:
            best, stop = _TABLE[form], at
        elif form not in _BEGINNINGS:
            break
    if best is None:
        return None
    return rate(text, Unit(start, stop, text[start:stop], *best))


def money_suffix(text: str, end: int) -> int:
    """Return where an amount with a sign ends that also names the currency behind it ("$249 USD")."""
    found = _SUFFIX.match(text, end)
    return found.end() if found is not None else end


def rate(text: str, unit: Unit) -> Unit:
    """Return ``unit`` with what it is counted by, if that stands behind it ("dollar" → "dollar per barrel")."""
    found = _RATE.match(text, unit.end)
    if found is None:
        return unit
    base = (found.group(1) or found.group(2)).lower()
    if base not in _RATE_BASES:
        return unit
    written = unit.written + text[unit.end : found.end()]
    return Unit(unit.start, found.end(), written, f"{unit.norm} per {base}", unit.type)
