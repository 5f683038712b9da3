"""Time zones as people write them: "Berlin", "new york", "CET", "UTC+2", "Germany", "W. Europe Standard Time".

Names of zones are those of the IANA database; of cities, countries and Windows' zones those of Unicode's CLDR.
"""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from anyascii import anyascii
from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz, process

from corpus.errors import QueryError

LONGEST = 80  # characters of what is looked up
SIMILARITY = 70  # of 100: two slips in a city of eight letters
SHOWN = 5
_LANGUAGES = ("en", "de", "fr", "es", "ru", "ar")
# Fixed offsets in the IANA database ("EST" is New York's winter, all year) or not in it at all; what people mean by
# them is the place. Those that several continents use, such as IST, are left to be asked about.
_ABBREVIATIONS = {
    "cest": "CET", "mez": "CET", "mesz": "CET", "eest": "EET", "west": "WET", "bst": "Europe/London",
    "msk": "Europe/Moscow", "est": "America/New_York", "edt": "America/New_York", "et": "America/New_York",
    "cdt": "America/Chicago", "ct": "America/Chicago", "mst": "America/Denver", "mdt": "America/Denver",
    "mt": "America/Denver", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "pt": "America/Los_Angeles",
    "akst": "America/Anchorage", "hst": "Pacific/Honolulu", "jst": "Asia/Tokyo", "kst": "Asia/Seoul",
    "aest": "Australia/Sydney", "aedt": "Australia/Sydney", "awst": "Australia/Perth", "nzst": "Pacific/Auckland",
    "nzdt": "Pacific/Auckland", "sast": "Africa/Johannesburg", "z": "UTC", "utc": "UTC", "gmt": "UTC",
}  # fmt: skip
_SEVERAL = {
    "ist": ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"),
    "cst": ("America/Chicago", "Asia/Shanghai", "America/Havana"),
}
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+\-−–])\s*(\d{1,2})(?::?([0-5]\d))?")


def find_time_zone(typed: str, now: dt.datetime) -> str:
    """Return the IANA name of the zone that somebody means.

    Args:
        typed: a zone, city, country, abbreviation, Windows' name of a zone, or an offset from UTC.
        now: the present moment, for offsets that only some zones have now.

    Raises:
        QueryError: it is no zone, or it may mean several; the text names the close ones.
    """
    wanted = _key(typed[:LONGEST])
    if not wanted:
        raise QueryError("Name a time zone by its largest city, such as Berlin or New York.")
    offset = _OFFSET.fullmatch(typed[:LONGEST].strip().casefold())
    if offset is not None:
        return _fixed(offset, typed, now)
    found = _distinct(_SEVERAL.get(wanted) or _zones().get(wanted, ()))
    if len(found) == 1:
        return found[0]
    near = found[:SHOWN] or near_time_zones(typed, SHOWN)
    shown = f" Close to it: {', '.join(near)}." if near else ""
    if found:
        raise QueryError(f"“{typed[:LONGEST]}” may mean {', '.join(near)}. Write one of them.")
    raise QueryError(f"There is no time zone “{typed[:LONGEST]}”. Name it by its largest city, such as Berlin.{shown}")


def near_time_zones(typed: str, limit: int) -> list[str]:
    """Return the IANA names that a typed text may mean, best first."""
    zones, wanted = _zones(), _key(typed[:LONGEST])
    names = sorted(name for name in zones if name.startswith(wanted)) if wanted else []
    hits = process.extract(wanted, list(zones), scorer=fuzz.ratio, score_cutoff=SIMILARITY, limit=limit)
    names += [name for name, _, _ in hits]
    return list(dict.fromkeys(zone for name in names for zone in _distinct(zones[name])))[:limit]


def _fixed(offset: re.Match[str], typed: str, now: dt.datetime) -> str:
    """Return the zone of an offset; the IANA's signs are the other way round: Etc/GMT-2 is UTC+2."""
    ahead = offset[1] == "+"
    hours, minutes = int(offset[2]), int(offset[3] or 0)
    if hours == minutes == 0:
        return "UTC"
    name = f"Etc/GMT{'-' if ahead else '+'}{hours}"
    if minutes == 0 and name in zoneinfo.available_timezones():
        return name
    span = dt.timedelta(hours=hours, minutes=minutes) * (1 if ahead else -1)
    cities = sorted(get_global("zone_territories"))
    there = [
        name for name in cities if name in _names() and now.astimezone(zoneinfo.ZoneInfo(name)).utcoffset() == span
    ]
    if not there:
        raise QueryError(
            f"Nowhere is the time {typed.strip()[:LONGEST]}. Name a zone by its largest city, such as Berlin."
        )
    raise QueryError(f"{typed.strip()[:LONGEST]} is the time in {', '.join(there[:SHOWN])} now. Write one of them.")


def _key(name: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9/+]+", " ", anyascii(name).casefold()).split())


@lru_cache
def _names() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones() - {"localtime", "Factory"})


@lru_cache
def _zones() -> dict[str, tuple[str, ...]]:
    """Return the zones by the names that people use."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for zone in sorted(_names()):
        found[_key(zone)].append(zone)
    official = set(found)
    for zone in sorted(_names()):
        if "/" in zone and not zone.startswith("Etc/"):
            found[_key(zone.rpartition("/")[2])].append(zone)
    for language in _LANGUAGES:
        locale: Any = Locale(language)  # CLDR's tables have no types
        for zone, labels in locale.time_zones.items():
            if zone in _names() and "city" in labels:
                found[_key(labels["city"])].append(zone)
        for country, zone in _by_country():
            if zone in _names() and country in locale.territories:
                found[_key(locale.territories[country])].append(zone)
    for name, zone in get_global("windows_zone_mapping").items():
        if zone in _names():
            found[_key(name)].append(zone)
    # What is a zone's own name means that zone, whatever else it may be called after.
    zones = {name: tuple(each[:1]) if name in official else tuple(each) for name, each in found.items() if name}
    return zones | {name: (zone,) for name, zone in _ABBREVIATIONS.items()}


def _by_country() -> Iterator[tuple[str, str]]:
    """Yield countries and their zones, the one that most people live in first, as the IANA's table has them."""
    for line in files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            yield country, zone


def _distinct(zones: Iterable[str]) -> list[str]:
    """Return the zones, of those that keep the same time all year the first."""
    seen: dict[tuple[dt.timedelta | None, ...], str] = {}
    for zone in zones:
        own = zoneinfo.ZoneInfo(zone)
        seen.setdefault(tuple(dt.datetime(2024, month, 1, tzinfo=own).utcoffset() for month in range(1, 13)), zone)
    return list(seen.values())
