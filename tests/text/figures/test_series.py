from __future__ import annotations

import datetime as dt

from corpus.text.document import Document
from corpus.text.figures import Entry, find_figures, join_series, series_key

ARTICLES = {
    "A1": (
        dt.date(2016, 4, 2),
        "At the start of 2014 the UN put the death toll of the Bosnian civil war at about 9,000.",
    ),
    "A2": (dt.date(2013, 7, 1), "The civil war in Bosnia has killed more than 4,000 people, monitors say."),
    "A3": (dt.date(2016, 4, 2), "The conflict in Bosnia has claimed 14,000 lives."),
    "A4": (dt.date(2016, 4, 2), "The February earthquake in Bosnia killed 600 people and injured 2,000."),
    "A5": (
        dt.date(2016, 4, 2),
        "The war in Bosnia has killed at least 20,000 people, according to a monitoring group.",
    ),
    "A6": (dt.date(2016, 4, 2), "The war in Bosnia has killed more than 12,000 people."),
}


def entries(*articles: str) -> list[Entry]:
    return [
        Entry(figure, article, ARTICLES[article][0])
        for article in articles
        for figure in find_figures(Document(ARTICLES[article][1], ARTICLES[article][0]))
    ]


def test_one_war_one_series_in_the_order_of_the_days_it_speaks_of():
    [war] = join_series(entries("A1", "A3", "A2"))
    assert [(entry.article, entry.figure.value) for entry in war.entries] == [("A2", 4000), ("A1", 9000), ("A3", 14000)]
    assert war.label == "people killed (civil war in Bosnia)"


def test_an_earthquake_is_another_series_and_so_are_the_injured():
    series = join_series(entries("A2", "A4"))
    assert {(s.key.happened, s.key.cause, len(s.entries)) for s in series} == {
        ("killed", "war", 1),
        ("killed", "earthquake", 1),
        ("wounded", "earthquake", 1),
    }


def test_figures_for_the_same_day_conflict_unless_their_bounds_allow_both():
    [war] = join_series(entries("A3", "A5", "A6"))
    conflicts = {frozenset(entry.article for entry in pair) for pair in war.conflicts}
    assert conflicts == {frozenset({"A3", "A5"})}


def test_figures_for_different_days_do_not_conflict():
    [war] = join_series(entries("A1", "A2", "A3"))
    assert war.conflicts == ()


def test_what_is_merely_counted_joins_by_what_it_is_and_where():
    texts = ["There are 1.2 million Syrian refugees in Lebanon.", "About 900,000 Syrian refugees live here."]
    figures = [find_figures(text)[0] for text in texts]
    keys = {series_key(figure) for figure in figures}
    assert len(keys) == 2
    assert {key.counted for key in keys if key is not None} == {"syrian refugee"}


def test_money_and_percentages_are_of_no_series():
    figures = find_figures("It cost $5 million, or 3 percent of the budget.")
    assert [series_key(figure) for figure in figures] == [None, None]
    assert join_series((figure, "A1", None) for figure in figures) == []


def test_undated_entries_come_last():
    dated, undated = entries("A3")[0], Entry(entries("A6")[0].figure, "A6", None)
    [war] = join_series([undated, dated])
    assert [entry.article for entry in war.entries] == ["A3", "A6"]
    assert war.conflicts == ()
