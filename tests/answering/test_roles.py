"""Who does what a verb tells and to whom."""

from __future__ import annotations

import pytest

from corpus.answering.roles import deeds
from corpus.finding.matching import stems
from corpus.text.document import Document


@pytest.mark.parametrize(
    ("sentence", "verb", "agent", "patient"),
    [
        ("Mara Quist beat Tomas Vell in Orrin.", "beat", "Mara Quist", "Tomas Vell"),
        ("Mara Quist has beaten the champion Tomas Vell.", "beaten", "Mara Quist", "Tomas Vell"),
        ("Tomas Vell was arrested by the judge Mara Quist.", "arrested", "Mara Quist", "Tomas Vell"),
        ("Tomas Vell was arrested by Mara Quist on Monday.", "arrested", "Mara Quist", "Tomas Vell"),
        ("Tomas Vell is to arrest Mara Quist.", "arrest", "Tomas Vell", "Mara Quist"),
        ("Mara Quist, the union leader, had warned Tomas Vell.", "warned", "Mara Quist", "Tomas Vell"),
        ("The regime of President Mara Quist warned Russia.", "warned", None, "Russia"),
        ("Mara Quist’s driver warned Russia.", "warned", None, "Russia"),
        ("Mara Quist slept while the army warned Russia.", "warned", None, "Russia"),
        ("Mara Quist voted in Russia.", "voted", "Mara Quist", None),
        ("The California senator warned Russia.", "warned", None, "Russia"),
        ("Russia would never have invaded Norway.", "invaded", "Russia", "Norway"),
        ("Mara Quist spoke. “They warned Russia’s army.”", "warned", None, None),
    ],
)
def test_what_is_plain(sentence, verb, agent, patient):
    (told,) = deeds(Document(sentence), frozenset(stems([verb])))
    assert [span and span.of(sentence) for span in told] == [agent, patient]
