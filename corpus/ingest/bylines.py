"""Credits: bylines, datelines, agencies and outlets, as news pages print them on lines of their own."""

from __future__ import annotations

import re
from typing import NamedTuple

# News agencies and the ways they are credited, in their own short form.
_AGENCIES = {
    spelling.strip().casefold(): names.partition(":")[0].strip()
    for names in """AFP: AFP, Agence France-Presse, Agence France Presse
        AP: AP, The AP, Associated Press, The Associated Press
        Reuters: Reuters, Thomson Reuters
        Anadolu Agency: Anadolu Agency, Anadolu, AA
        dpa: dpa, dpa-AFX, Deutsche Presse-Agentur
        EFE: EFE, Agencia EFE
        ANSA: ANSA
        TASS: TASS, ITAR-TASS
        RIA Novosti: RIA Novosti, RIA
        Interfax: Interfax
        Xinhua: Xinhua, Xinhua News Agency
        IRNA: IRNA
        SANA: SANA
        UPI: UPI, United Press International
        PA: PA, PA Media, Press Association, PA news agency
        PTI: PTI, Press Trust of India
        ANI: ANI
        IANS: IANS
        Kyodo: Kyodo, Kyodo News
        Jiji: Jiji, Jiji Press
        Yonhap: Yonhap, Yonhap News Agency
        Bloomberg: Bloomberg, Bloomberg News
        KUNA: KUNA
        WAM: WAM
        AAP: AAP, Australian Associated Press
        CP: The Canadian Press, Canadian Press
        APA: APA
        EPA: EPA, EPA-EFE
        ATS: ATS, Keystone-ATS
        Belga: Belga
        Lusa: Lusa
        Ukrinform: Ukrinform
        Bernama: Bernama
        Antara: Antara""".splitlines()
    for spelling in names.partition(":")[2].split(",")
}
# Words that stand among agencies in a credit without being one.
_NEUTRAL = frozenset(("agencies", "news agencies", "wires", "wire services", "staff", "and agencies"))
_SPLIT = re.compile(r"\s*[,/;&|+]\s*(?:and\s)?|\s+and\s+|\s+-\s+")

_PARTICLE = r"(?:al|el|bin|ibn|bint|abu|de|da|del|della|der|den|dos|du|la|le|ter|van|von|y|ud|ul)"
_NAME_WORD = r"(?:(?:[Aa][ldns]h?|[Ee]l|[Uu]l)-)?(?:[^\W\d_a-zß-ÿ][\w'’.-]{0,30})"
_NAME = rf"{_NAME_WORD}(?:\s(?:{_PARTICLE}\s)?{_NAME_WORD}){{1,4}}"
_NAMES = rf"{_NAME}(?:(?:,\s|,?\sand\s|\s&\s){_NAME}){{0,5}}"
_BY = re.compile(
    rf"""(?:(?i:by|written\sby|report\sby|reported\sby|reporting\sby|story\sby|words\sby|author|authors)(?:\s?:)?\s+)
    (?P<names>{_NAMES})
    (?:\s(?:in|at|for|of|reports\sfrom)\s[^\W\d_a-z][^.!?|]{{0,60}} | ,\s[^.!?|]{{1,60}})?""",
    re.VERBOSE,
)
_NAME_AND_AGENCY = re.compile(rf"(?P<names>{_NAMES})(?:,\s?|\s[|/–—-]\s|\s\()(?P<agency>[^,|()]{{2,40}})\)?")
_BY_DESK = re.compile(
    r"by (?:our )?(?:a )?(?:\S{1,20} ){0,3}(?:staff|staff (?:writers?|reporters?)|news ?desk|correspondents?|reporters?"
    r"|editors?|editorial (?:board|team))(?: and agencies)?",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\b(?:correspondent|editor|reporter|writer|columnist|analyst|staff|bureau|chief|news)\b", re.IGNORECASE
)
_SOURCE = re.compile(r"[(\[]?\s?(?:sources?|via|with agencies)\s?:\s?(?P<names>[^.!?]{1,80})[)\].]?", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[a-z]{1,5}[/,]\s?){0,5}[a-z]{1,5}\s?[(/]\s?(?P<names>[^()]{2,80})\)?")
_REPORTED = re.compile(
    rf"(?P<names>{_NAMES})\s(?:reported|reports)\sfrom\s{_NAME_WORD}(?:,?\s(?:and\s)?(?:{_NAME_WORD}|in)){{0,8}}\."
)
_REPORTING = re.compile(rf"\(?(?i:reporting|written|writing)\s[Bb]y\s(?P<names>{_NAMES})[^.!?]{{0,200}}[.)]{{0,2}}")
_PLACE_WORD = r"[^\W\d_a-zß-ÿ]['’\w.-]{0,30}"
_DATELINE = re.compile(
    rf"""(?P<place>[^\W\d_a-zß-ÿ](?:[^\W\d_a-zß-ÿ'’.-]|(?<=[A-Z])c(?=[A-Z])){{1,30}}
        (?:\s[^\W\d_a-zß-ÿ](?:[^\W\d_a-zß-ÿ'’.-]){{0,30}}){{0,3}}
        (?:,\s{_PLACE_WORD}(?:\s{_PLACE_WORD}){{0,2}})?)
    (?:,\s\w{{3,9}}\.?\s\d{{1,2}}(?:,\s\d{{4}})?)?
    (?: \s?\((?P<agency>[^()]{{2,40}})\)\s?(?:[–—_:-]|--)\s
      | \s?(?:[–—]|--|\s-)\s
      )""",
    re.VERBOSE,
)
# Mixed-case places are datelines only with the agency in brackets.
_MIXED = re.compile(
    rf"(?P<place>{_PLACE_WORD}(?:\s{_PLACE_WORD}){{0,2}}(?:,\s{_PLACE_WORD}(?:\s{_PLACE_WORD}){{0,2}})?)?"
    r"\s?\((?P<agency>[^()]{2,40})\)\s?(?:[–—_:-]|--)\s"
)
_HOLDER = re.compile(
    r"(?:copyright|©|\(c\))[\s©]{0,3}(?:\(c\))?\s?(?:\d{4}(?:\s?[–-]\s?\d{4})?,?\s)?(?:by\s)?(?P<name>[^.,|©\d]{2,50}?)"
    r"(?:\s\d{4})?\s?(?:[.,|]|$|all\srights)",
    re.IGNORECASE,
)
_MORE_SITES = re.compile(r"(?:\d+\.\s)?(?:skip to )?more (?P<name>[^.!?]{2,40}) sites", re.IGNORECASE)
_ABOUT = re.compile(
    rf"(?P<name>{_NAME_WORD}(?:\s(?:(?:of|the|and|in)\s)?{_NAME_WORD}){{0,4}})"
    r"\s(?:delivers|provides|brings\syou|offers|publishes|is\san?\sindependent)\s"
)
# No credit is longer; it also bounds the work.
_LONGEST = 300


class Byline(NamedTuple):
    """Who a line credits: a reporter, agencies, or neither ("By our correspondent")."""

    name: str | None
    agencies: tuple[str, ...] = ()


class Dateline(NamedTuple):
    """Where a report is filed from, and for which agency."""

    place: str | None
    agencies: tuple[str, ...]


def agencies(names: str) -> tuple[str, ...] | None:
    """Return the agencies of a list such as "AFP, AP and Reuters"; ``None`` when something else is in it."""
    if len(names) > _LONGEST:
        return None
    found: list[str] = []
    for part in _SPLIT.split(names.strip(" .()[]")):
        short = _AGENCIES.get(part.strip().casefold())
        if short is not None:
            found.append(short)
        elif part.strip().casefold() not in _NEUTRAL:
            return None
    return tuple(dict.fromkeys(found))


def source(line: str) -> tuple[str, ...] | None:
    """Return the agencies of a line that only names sources: "Source: AFP", "(Reuters)", "ksb/msh (AFP, AP)".

    ``None`` when it is no such line, and an empty tuple when the source is no agency ("Source: IMF").
    """
    if len(line) > 120:
        return None
    labelled = _SOURCE.fullmatch(line)
    if labelled is not None:
        return agencies(labelled["names"]) or ()
    initialled = _INITIALS.fullmatch(line)
    if initialled is not None:
        return agencies(initialled["names"])
    return agencies(line.lstrip("–—- "))


def byline(line: str) -> Byline | None:
    """Return who a byline credits: "By Jane Doe in Cairo", "JANE DOE, REUTERS", "By AFP"; else ``None``."""
    if len(line) > 160 or line.endswith("?"):
        return None
    if line[:3].casefold() == "by ":
        wires = agencies(line[3:])
        if wires:
            return Byline(None, wires)
        if _BY_DESK.fullmatch(line):
            return Byline(None)
    found = _BY.fullmatch(line.rstrip("."))
    if found is not None:
        name, _, behind = found["names"].rpartition(", ")
        # What looks like one more name may be the agency or the reporter's post.
        if name and (agencies(behind) or _POST.search(behind)):
            return Byline(name, agencies(behind) or ())
        return Byline(found["names"], agencies(line[found.end("names") :].strip(" ,.")) or ())
    found = _NAME_AND_AGENCY.fullmatch(line)
    if found is not None:
        wires = agencies(found["agency"])
        if wires:
            return Byline(found["names"], wires)
    return None


def reported(line: str) -> str | None:
    """Return the reporter of a tail line such as "Jane Doe reported from Beirut."; else ``None``."""
    if len(line) > _LONGEST:
        return None
    found = _REPORTED.fullmatch(line) or _REPORTING.fullmatch(line)
    return None if found is None else found["names"]


def dateline(paragraph: str) -> Dateline | None:
    """Return the dateline a first paragraph begins with: "PARIS (Reuters) -", "BEIRUT, Lebanon —"; else ``None``."""
    head = paragraph[:160]
    found = _DATELINE.match(head)
    if found is None:
        found = _MIXED.match(head)
        if found is None or not agencies(found["agency"]):
            return None
    wires = agencies(found["agency"]) if found["agency"] else ()
    place = found["place"]
    if place is not None and agencies(place):
        return Dateline(None, agencies(place) or ())
    return Dateline(place, wires or ())


def outlet(line: str) -> str | None:
    """Return the outlet that a line of page furniture names ("© 2015 Daily Herald", "More DW sites")."""
    if len(line) > 600:
        return None
    found = _MORE_SITES.fullmatch(line) or _HOLDER.match(line)
    return None if found is None else found["name"].strip()


def about(line: str) -> str | None:
    """Return the outlet that a notice about republishing begins with ("Daily Herald delivers …")."""
    found = _ABOUT.match(line[:_LONGEST])
    return None if found is None else found["name"]
