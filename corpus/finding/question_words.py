"""The words that questions are made of: which ask, which frame, and which forms English has for one verb."""

from __future__ import annotations

from corpus.finding.matching import fold
from corpus.text.names.gazetteer import ADJECTIVE_COUNTRY

# Words that ask rather than tell. They say little about the sentence that answers.
FRAME_WORDS = frozenset(
    """kind type sort name named names called number many much amount total per according following happen happened
    happens tell told ever exactly currently recently recent week month year time today yesterday still yet
    get got go going come make made take one two also next long old percentage describe described speak spoke
    spoken approximately due despite""".split()
)
# What STOP_WORDS are in English: the words that ask and join in Russian, Hebrew and Arabic, and "said".
_STOP_WORDS_ELSEWHERE = """что кто кого кому кем ком чего чему чем где куда откуда когда как сколько почему зачем какой
    какая какое какие о об обо в во на с со к ко по за из от до для и или не ли был была было были
    сказал сказала сказали
    מה מי איפה היכן מתי איך כמה למה מדוע על עם את של אל מן אמר אמרה אמרו
    ما ماذا من متى أين كيف كم لماذا هل في على عن إلى مع مم عم قال قالت قالوا"""
STOP_WORDS_ELSEWHERE = frozenset(map(fold, _STOP_WORDS_ELSEWHERE.split()))
# Words that begin a question with a capital without being a name.
OPENERS = frozenset(
    """who whom whose when where why which what how is are was were do does did in on at by for from to of with
    according after before during since an a the this these that those name tell can could has have had will would
    number if and or many much give list some all one about as it there its his her their approximately former despite
    roughly apart following how's what's who's mr mrs ms dr""".split()
)
PLACES = frozenset(
    """country countries nation nations city cities town state states province region county continent island
    place location village district airport stadium capital river street area territory venue""".split()
)
PERSONS = frozenset(
    """actor actress singer player president minister leader politician star artist author writer director
    king queen prince princess driver golfer boxer rapper senator congressman governor mayor judge lawyer candidate
    celebrity comedian musician coach manager footballer cyclist athlete swimmer person man woman billionaire
    ceo chief spokesman spokeswoman host pope journalist scientist model designer politicians players legend former
    comic quarterback celebrities envoy diplomat counterpart official reporter""".split()
)
QUANTITIES = frozenset(
    """percentage percent proportion age price cost size height weight length distance speed amount number salary
    share temperature score magnitude sum fine figure value population toll""".split()
)
PERCENTAGE = frozenset("percentage percent proportion share".split())
DATES = frozenset("date day month year time century decade weekday season".split())
NAMES = frozenset(
    """company team club group organization organisation brand show film movie band agency newspaper name outlet
    party""".split()
)
MEASURES = frozenset("many much old long far tall big large high fast often deep heavy".split())  # behind "how"
ASKING_PREPOSITIONS = frozenset("in by to from with of for at on under".split())

# Words that news English uses for one another: the past of a verb that a question asks for with "did", where
# Porter's stem does not join the two, and the few that nearly every report of the kind mixes ("killed", "died").
_FAMILIES = """beat/beaten become/became bite/bit/bitten break/broke/broken bring/brought
    build/built buy/bought/purchase/purchased catch/caught choose/chose/chosen draw/drew/drawn
    drive/drove/driven eat/ate/eaten fall/fell/fallen feel/felt fight/fought find/found flee/fled fly/flew/flown
    forget/forgot/forgotten freeze/froze/frozen give/gave/given grow/grew/grown hear/heard hide/hid/hidden hold/held
    keep/kept know/knew/known lead/led leave/left lend/lent lose/lost/loss mean/meant meet/met pay/paid
    ride/rode/ridden rise/rose/risen run/ran see/saw/seen seek/sought sell/sold/sale send/sent shake/shook/shaken
    shoot/shot shrink/shrank/shrunk sing/sang/sung sink/sank/sunk speak/spoke/spoken/speech spend/spent stand/stood
    steal/stole/stolen strike/struck/stricken swear/swore/sworn swim/swam sweep/swept teach/taught tear/tore/torn
    think/thought throw/threw/thrown understand/understood wear/wore/worn win/won/winner write/wrote/written
    child/children/kid/kids man/men woman/women wife/wives
    die/died/dead/death/deaths/dying/kill/killed/killing begin/began/begun/start/started percent/percentage/cent
    weapon/weapons/arms/weaponry life/lives
    attorney/attorneys/lawyer/lawyers film/films/movie/movies doctor/doctors/physician/physicians
    jail/jailed/prison/prisons/imprison/imprisoned free/freed/release/released arrest/arrested/detain/detained
    injury/injuries/injure/injured/hurt/wound/wounds/wounded resign/resigned/resignation/quit tv/television
    utd/united"""
MONTHS_AND_DAYS = frozenset(
    """january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday""".split()
)
_NUMBERS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty"""


def _families() -> dict[str, tuple[str, ...]]:
    families: dict[str, tuple[str, ...]] = {}
    for family in _FAMILIES.split():
        members = tuple(family.split("/"))
        families.update(dict.fromkeys(members, members))
    for value, word in enumerate(_NUMBERS.split()):
        families[word] = families[str(value)] = (word, str(value))
    return families


SAME_WORD = _families()
"""Words by each of their forms: "met" → ("meet", "met"), "7" → ("seven", "7")."""


def _peoples() -> dict[str, tuple[str, ...]]:
    peoples: dict[str, tuple[str, ...]] = {}
    for adjective, country in ADJECTIVE_COUNTRY.items():
        members = (*peoples.get(country.lower(), (country.lower(),)), adjective.lower())
        peoples.update(dict.fromkeys(members, members))
    return peoples


COUNTRY_WORDS = _peoples()
"""Countries and their adjectives by each other: "syrian" → ("syria", "syrian", "syrians")."""
