"""Which sentences hold the kind of thing that a question asks for."""

from __future__ import annotations

import pytest

from corpus.finding.answer_kinds import answers_in
from corpus.finding.question import understand


@pytest.mark.parametrize(
    ("question", "sentence", "holds"),
    [
        ("How old is Mara Quist?", "Mara Quist, 52, leads the union.", True),
        ("How old is Mara Quist?", "The 52-year-old leads the union.", True),
        ("What is the age of Mara Quist?", "Quist was born in Orrin.", True),
        ("How old is Mara Quist?", "Quist led 4,200 dockers.", False),
        ("How long did the strike last?", "It went on for eleven days.", True),
        ("How long did the strike last?", "It was the 11th week in a row.", True),
        ("How long did the strike last?", "It cost 12 million dollars.", False),
        ("What percentage voted?", "Turnout was 61 per cent.", True),
        ("What percentage voted?", "In all 4,200 voted.", False),
        ("How many dockers voted?", "In all 4,200 voted.", True),
        ("In what year did Quist win?", "She won in 2019.", True),
        ("In what year did Quist win?", "She won on Tuesday.", False),
        ("Which day did Quist resign?", "She resigned on 3 March.", True),
        ("Which day did Quist resign?", "She resigned in 2019.", False),
        ("When did Quist resign?", "She resigned in 2019.", True),
        ("Who resigned?", "Then Mara Quist resigned.", True),
        ("Who resigned?", "Nobody did.", False),
    ],
)
def test_the_kind_of_thing_asked_for(question, sentence, holds):
    assert answers_in(understand(question), sentence) == holds
