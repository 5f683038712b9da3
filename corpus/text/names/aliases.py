"""Aliases: one body or country under several English names and abbreviations.

Only names that everybody uses for the same thing; what an article introduces itself ("Syrian Democratic Forces,
SDF") is read from the article instead.
"""

from __future__ import annotations

from functools import lru_cache

from corpus.text.names.folding import NOT_WORD, fold

# The first name of each line is the one the others are folded into.
_GROUPS = """
United States; US; U.S.; USA; U.S.A.; United States of America; America; the States
Britain; United Kingdom; UK; U.K.; Great Britain; United Kingdom of Great Britain and Northern Ireland
Soviet Union; USSR; U.S.S.R.; Union of Soviet Socialist Republics
Russia; Russian Federation
Syria; Syrian Arab Republic
Iran; Islamic Republic of Iran
Egypt; Arab Republic of Egypt
Saudi Arabia; Kingdom of Saudi Arabia; KSA
Jordan; Hashemite Kingdom of Jordan
Turkey; Türkiye; Turkiye; Republic of Turkey
France; French Republic
Iraq; Republic of Iraq
Germany; Federal Republic of Germany; FRG
China; People's Republic of China; PRC
United Arab Emirates; UAE; U.A.E.; Emirates
Czech Republic; Czechia
Myanmar; Burma
North Korea; DPRK; Democratic People's Republic of Korea
South Korea; Republic of Korea; ROK
Netherlands; Holland
Kiev; Kyiv
Saint Petersburg; St. Petersburg; St Petersburg
Washington; Washington, D.C.; Washington D.C.; Washington DC
Sanaa; Sana'a
Daraa; Deraa; Dar'a; Dera'a
Latakia; Lattakia; Ladhiqiyah; al-Ladhiqiyah; Laodicea
Idlib; Idleb
Gaza; Gaza Strip
United Nations; UN; U.N.; United Nations Organisation; United Nations Organization; UNO
European Union; EU; E.U.
Islamic State; IS; ISIS; ISIL; Daesh; Da'esh; Daech; Daish; Islamic State group; Islamic State of Iraq and Syria;
  Islamic State of Iraq and the Levant; Islamic State in Iraq and Syria; Islamic State of Iraq and
  al-Sham; IS group
Arab League; League of Arab States
Kurdistan Workers' Party; PKK; Kurdistan Workers Party; Kurdish Workers' Party
Syrian Democratic Forces; SDF
NATO; North Atlantic Treaty Organization; North Atlantic Treaty Organisation
Associated Press; AP
Agence France-Presse; AFP; Agence France Presse
Deutsche Welle; DW
Middle East Eye; MEE
Middle East Monitor; MEMO
Anadolu Agency; Anadolu; AA; Anadolu Ajansi
RIA Novosti; RIA
International Monetary Fund; IMF
World Health Organization; WHO; World Health Organisation
African Union; AU
G20; G-20; Group of 20; Group of Twenty
G7; G-7; Group of Seven
G8; G-8; Group of Eight
Guardian; The Guardian; Guardian newspaper
Twitter; X (formerly Twitter)
Al Qaeda; al-Qaeda; al-Qaida; Al Qaida
White House; the White House
"""


def plain(name: str) -> str:
    """Return ``name`` folded to letters, digits and single blanks: ``"The U.S."`` → ``"us"``."""
    folded = fold(name.replace("’", "'")).replace(".", "").replace("'", "")
    if not folded.replace(" ", "").isalnum():
        folded = NOT_WORD.sub(" ", folded)
    cleaned = folded.split()
    if len(cleaned) > 1 and cleaned[0] == "the":
        del cleaned[0]
    initials = "".join(cleaned)
    return initials if len(initials) == len(cleaned) else " ".join(cleaned)


def _groups() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _GROUPS.strip().replace("\n  ", " ").splitlines():
        names = [name.strip() for name in line.split(";")]
        table.update({plain(name): plain(names[0]) for name in names})
    return table


_CANONICAL = _groups()


@lru_cache(maxsize=1 << 14)
def canonical(name: str) -> str:
    """Return the folded name under which all names of one body or country meet.

    >>> canonical("the U.S.") == canonical("United States of America")
    True
    """
    return main_name(plain(name))


def main_name(folded: str) -> str:
    """Return the folded name under which all names of one body or country meet, of one that :func:`plain` folded."""
    return _CANONICAL.get(folded, folded)
