"""Reasons: whether what answers a "why" states a reason, or only tells of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.models import Passage

# Connectives and verbs of cause and purpose (Quirk et al., "A Comprehensive Grammar of the English Language", 1985,
# §§ 15.45-49), without those that mostly tell of time ("since", "after", "as") or mostly of nothing ("to", "for").
_REASON = re.compile(
    r"\b(?:because|due to|owing to|thanks to|on account of|in view of|as a result|results? of|in order|so as to"
    r"|so that|reasons?|why|caus(?:ed?|es|ing)|led to|leads to|(?:prompt|trigger|spark)(?:s|ed|ing)|blam(?:es?|ed|ing)"
    r"|motivat\w+|in (?:response|reaction|retaliation|protest|revenge|exchange|return)"
    r"|in an? (?:effort|attempt|bid) to|aim(?:s|ed|ing) (?:at|to)|amid|given that|for fear|out of (?:fear|concern)"
    r"|for \w+ing|over (?!\d|more\b|half\b|(?:the |a |an )?(?:past|last|next|week|month|year|night|phone|course))"
    r"|accus(?:es|ed|ing) (?:\S+ ){1,8}of|to (?:protest|avoid|prevent|protect|avenge|punish|ensure|help|allow))\b",
    re.IGNORECASE,
)


def without_reason(evidence: Iterable[Passage]) -> str | None:
    """Return a sentence that says so when none of the sentences shown for a "why" states a reason."""
    if any(_REASON.search(passage.text) for passage in evidence):
        return None
    return "None of these sentences states a reason in so many words."
