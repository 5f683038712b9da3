"""Cues: the words of a sentence that tell what its figures are about."""

from __future__ import annotations

# What can happen to people, and the words that report it.
HAPPENINGS = {
    word: happened
    for happened, words in {
        "killed": """killed killing kills kill dead died dies dying death deaths toll lives fatality fatalities slain
            massacred murdered executed drowned perished bodies beheaded""",
        "wounded": "wounded wounding injured injuring injures injuries hurt maimed",
        "displaced": "displaced displacing displaces uprooted homeless fled fleeing",
        "missing": "missing unaccounted disappeared",
        "arrested": "arrested arresting arrests detained detaining detains imprisoned jailed",
        "infected": "infected infections infecting",
        "evacuated": "evacuated evacuating",
        "rescued": "rescued rescuing rescues freed",
    }.items()
    for word in words.split()
}
# Events that figures are put down to, by kind: an article says "war" here and "conflict" there.
CAUSES = {
    word: kind
    for kind, words in {
        "war": """war wars conflict uprising revolt revolution insurgency fighting hostilities clashes violence unrest
            crackdown siege invasion offensive genocide""",
        "earthquake": "earthquake earthquakes quake quakes tremor tremors aftershock aftershocks",
        "storm": "hurricane typhoon cyclone storm storms tornado tornadoes",
        "flood": "flood floods flooding tsunami",
        "landslide": "landslide landslides mudslide mudslides avalanche",
        "fire": "fire fires wildfire wildfires bushfire bushfires blaze",
        "attack": """bomb bombs bombing bombings blast blasts explosion explosions attack attacks airstrike airstrikes
            shelling shooting shootings massacre massacres stabbing ambush""",
        "crash": "crash crashes accident derailment shipwreck collision stampede",
        "disease": "outbreak epidemic pandemic cholera ebola",
        "famine": "famine drought heatwave",
    }.items()
    for word in words.split()
}
# Nouns that name people, or what happens to them; what is counted in a casualty figure.
PERSONS = frozenset(
    """people persons person men man women woman children child boys girls babies civilians civilian adults lives
    soldiers soldier troops fighters rebels militants insurgents gunmen terrorists refugees migrants police policemen
    officers officer guards firefighters rescuers workers worker employees miners protesters protestors demonstrators
    students student pupils teachers doctors patients passengers villagers residents inhabitants citizens families
    journalists journalist reporters prisoners detainees hostages victims casualties members crew sailors pilots
    personnel servicemen tourists worshippers pilgrims fans others another deaths death fatalities bodies injuries
    arrests infections cases dead wounded injured missing population""".split()
)
# Those of them that say no more than "people".
ANYBODY = frozenset(
    """people person lives life victim casualties deaths death fatalities bodies injuries arrests infections cases dead
    wounded injured missing others""".split()
)
SAY_VERBS = frozenset(
    """put puts estimate estimates estimated say says said report reports reported count counts counted recorded
    announced confirmed claim claims claimed believes reckons""".split()
)
RISES = frozenset(
    """up rose rise rises risen rising gained gain gains gaining climbed climb climbs climbing jumped jump jumps jumping
    surged surge surges soared soar soars grew grow grows grown growing increased increase increases increasing rallied
    advanced added higher""".split()
)
FALLS = frozenset(
    """down fell fall falls fallen falling dropped drop drops dropping lost lose loses losing declined decline declines
    declining decreased decrease decreases slid slide slides slipped slip slips plunged plunge plunges plummeted
    plummeting tumbled slumped shed sank dipped eased contracted shrank lower""".split()
)
CUE_WORDS = frozenset(HAPPENINGS) | frozenset(CAUSES) | SAY_VERBS
# Between such a verb and the amount it changed by.
CHANGE_LINKS = frozenset("by of a an further another additional".split())
PLACE_PREPOSITIONS = frozenset("in across inside throughout near on hit struck rocked".split())
# Between such a preposition and a place.
PLACE_MODIFIERS = frozenset(
    "the northern southern eastern western central north south east west neighbouring neighboring war-torn".split()
)
# Capitalised after "in", and no places.
NOT_PLACES = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday spring summer autumn winter i the a an his her its their our""".split()
)
