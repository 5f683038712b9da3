"""The words that report speech, and the small words that say where a clause begins and ends.

The verbs are those of reporting and of propositional attitude that grammars of English list (Quirk et al.,
"A Comprehensive Grammar of the English Language", 1985, §§ 14.28-35 and 16.31), sorted by what they take.
"""

from __future__ import annotations

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "read": "reads reading",
    "think": "thinks thought thinking",
    "know": "knows knew known knowing",
    "feel": "feels felt feeling",
    "find": "finds found finding",
    "show": "shows showed shown showing",
    "hold": "holds held",
    "see": "sees saw seen seeing",
    "swear": "swears swore sworn swearing",
    "begin": "begins began",
    "forecast": "forecasts forecasting",
    "retort": "retorts retorted retorting",
    "quip": "quips quipped quipping",
    "admit": "admits admitted admitting",
    "blog": "blogs blogged blogging",
    "chat": "chats chatted chatting",
    "slam": "slams slammed slamming",
    "dub": "dubs dubbed dubbing",
    "label": "labels labeled labelled labeling labelling",
    "repeat": "repeats repeated repeating",
    "understand": "understands understood",
    "teach": "teaches taught",
    "foresee": "foresees foresaw foreseeing",
    "text": "texts texted texting",
    "shout": "shouts shouted shouting",
    "go": "goes went going",
    "mean": "means meant",
    "learn": "learns learned learnt",
    "offer": "offers offered offering",
    "answer": "answers answered answering",
    "utter": "utters uttered uttering",
    "reiterate": "reiterates reiterated reiterating",
    "speak": "speaks spoke spoken speaking",
    "cry": "cries cried crying",
    "refer": "refers referred referring",
    "put": "puts putting",
    "hit": "hits hitting",
    "fire": "fires fired firing",
}


def _forms(lemmas: str) -> dict[str, str]:
    """Return every form of the verbs, with its lemma."""
    forms: dict[str, str] = {}
    for lemma in lemmas.split():
        forms[lemma] = lemma
        irregular = _IRREGULAR.get(lemma)
        if irregular is not None:
            forms.update(dict.fromkeys(irregular.split(), lemma))
            continue
        stem = lemma.removesuffix("e")
        if lemma.endswith("y") and lemma[-2] not in "aeiou":
            forms.update({lemma[:-1] + "ies": lemma, lemma[:-1] + "ied": lemma, lemma + "ing": lemma})
        else:
            sibilant = lemma.endswith(("s", "sh", "ch", "x", "z"))
            forms.update({lemma + ("es" if sibilant else "s"): lemma, stem + "ed": lemma, stem + "ing": lemma})
    return forms


SPEECH = _forms(
    """say tell add write note claim argue insist explain reply respond answer ask declare announce state
    warn assert maintain contend allege acknowledge admit concede confirm deny reveal disclose report recall
    remark comment observe joke quip tweet blog post text shout yell scream chant cry exclaim whisper mutter
    boast brag complain concur conclude confess confide caution counter continue emphasize emphasise stress
    underline underscore estimate explain hint imply indicate inform interject lament mention muse opine
    plead pledge vow promise swear predict forecast proclaim pronounce propose protest question reason
    reassure assure rebut recount reiterate repeat retort scoff signal sigh snap specify speculate
    stipulate suggest summarize testify threaten theorize urge volunteer wonder charge demand advise agree
    recommend request remind object marvel gush deadpan fume grumble posit elaborate clarify
    email enthuse bemoan decree attest affirm reaffirm notify remember snipe vent grouse gripe chide scold
    intone counsel admonish venture thunder echo read""",
)
"""Verbs whose complement is the words said."""

TELLS = frozenset("tell inform remind assure reassure warn advise ask urge notify text email caution".split())
"""Verbs that take the hearer as their object."""

THOUGHT = _forms(
    """believe think know feel hope expect fear worry doubt suspect assume realize realise understand
    consider find show learn decide anticipate foresee want hear wish guess imagine see""",
)
"""Verbs of belief and finding: reported only with a clause."""

NAMING = _forms(
    """call describe dub label brand term characterize characterise denounce condemn criticize criticise
    praise blame reject dismiss slam blast accuse hail decry deride tout cite reference rebuke ridicule
    applaud mock discuss defend welcome support oppose endorse attack compare address outline back echo quote
    laud lament bemoan""",
)
"""Verbs that say how somebody spoke of a thing: their object is the content."""

_PHRASES = {
    "say": """pointed out, points out, pointing out, went on, goes on, going on, put it, puts it, made clear,
        makes clear, weighed in, fired back, shot back, chimed in, summed up""",
    "call": """called for, calls for, calling for, call for, called on, calls on, calling on, call on""",
    "cite": """pointed to, points to, pointing to, referred to, refers to, referring to""",
    "discuss": """spoke about, spoke of, talked about, talking about, speaking about""",
    "reject": "ruled out",
    "outline": "laid out",
}
PHRASAL = {
    (words.split()[0], words.split()[1]): lemma for lemma, phrases in _PHRASES.items() for words in phrases.split(",")
}
"""Verbs that report only together with their particle."""

FORMS = {**THOUGHT, **NAMING, **SPEECH}
"""Every form of a reporting verb, with its lemma."""

QUOTING = frozenset(
    "read quote discuss defend welcome support oppose endorse attack compare address outline back continue".split()
)
"""Verbs of deeds as much as of words: they report only what stands in quotation marks ("the sign read")."""

CLAUSAL = frozenset("maintain hold signal observe read".split())
"""Verbs that report only with a "that": to maintain a base is not to say anything."""

TEXTS = frozenset(
    """statement letter email e-mail tweet memo report interview speech message post note release column article
    editorial video ad op-ed filing document remarks comments press""".split()
)
"""What somebody's words stand in: "issued a statement saying" is said by who issued it."""

BODIES = frozenset(
    """office ministry government administration campaign embassy department agency committee party team camp
    council court company commission army military police parliament foundation delegation cabinet union bank
    group organisation organization association authority bureau media regime""".split()
)
"""Nouns for what speaks without being a person."""

COMMENTS = frozenset("comment comments remark remarks statement statements announcement claim assertion".split())

PROMISES = frozenset("pledge vow promise agree offer threaten propose swear volunteer".split())
"""Verbs of speech that take an infinitive."""

PAST = frozenset(
    """became began brought built came chose drew drove fell fought found gave got grew had held kept knew laid
    led left lost made meant met paid put ran rose sat saw sent set sold spent spoke stood stuck struck swept
    took told threw understood went withdrew won wore wrote broke caught cut
    hit let says tells makes takes gives goes comes holds keeps gets plays runs leads faces""".split()
)
"""Irregular pasts and common third persons: where one stands behind a noun phrase, the phrase is over."""

MAKES = frozenset("made makes making expressed expresses expressing voiced issued raised gave repeated".split())
CLAIMS = frozenset(
    """point argument case claim statement suggestion allegation assertion warning promise pledge hint fear fears
    hope hopes concern concerns belief doubt doubts view opinion confidence""".split()
)
"""Verbs and nouns that report together: "made the point that", "expressed fears that"."""

TO_BE = frozenset("was were is are be been being".split())
AUXILIARIES = frozenset(
    """has have had having will would could may might did does do was were is are been be 's 've 'd 'll
    must should shall can""".split()
)
NEGATIONS = frozenset(
    """not n't never didn't doesn't don't won't wouldn't hasn't haven't isn't wasn't weren't haven't
    hadn't can't couldn't wouldn't shouldn't aren't""".split()
)
ADVERBS = frozenset(
    """also then later again once often just still even now first instead simply already soon too has
    both perhaps always sometimes twice long famously further ever yet only recently earlier afterward
    afterwards""".split()
)
OPENERS = frozenset(
    """recently previously reportedly initially originally finally eventually apparently clearly similarly
    separately additionally specifically privately publicly ultimately immediately unfortunately surprisingly
    notably currently lately suddenly shortly secondly thirdly accordingly consequently interestingly""".split()
)
"""Adverbs in -ly that begin a sentence; any other capitalised word in -ly is a name."""

PRONOUNS = frozenset("he she they it i we you".split())
NOMINATIVES = frozenset("he she they it i we you there".split())
RELATIVES = frozenset("who which that whom whose".split())
DETERMINERS = frozenset(
    """the a an this that these those his her its their our my your some many most several all both each
    one two three no any another other few every""".split()
)
PREPOSITIONS = frozenset(
    """in on at for from with by about after before during of to into over under against between through
    throughout since until without within among amid despite like near upon via per toward towards across
    behind following besides beyond including""".split()
)
CONJUNCTIONS = frozenset("and but or nor yet so".split())
SUBORDINATORS = frozenset(
    """while as because if although though since when whereas unless after before once until where whether
    than how why what asked whom""".split()
)
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow
    january february march april may june july august september october november december""".split()
)
