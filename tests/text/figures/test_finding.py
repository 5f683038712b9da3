from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text.document import Document
from corpus.text.figures import Figure, find_figures
from tests.text.timing import grows_linearly


def only(text: str) -> Figure:
    figures = find_figures(text)
    assert len(figures) == 1, [(text[f.start : f.end], f.value) for f in figures]
    return figures[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They counted 1,204,000 birds.", 1_204_000),
        ("They counted 2.5 million birds.", 2_500_000),
        ("They counted 4 hundred million birds.", 400_000_000),
        ("They counted six thousand birds.", 6000),
        ("They counted a hundred and twenty-five birds.", 125),
        ("They counted two-and-a-half million birds.", 2_500_000),
        ("They counted twenty-eight thousand six hundred and two birds.", 28_602),
        ("They counted half a dozen birds.", 6),
        ("They counted a quarter of a million birds.", 250_000),
        ("They counted a dozen birds.", 12),
        ("They counted 1,50,000 birds.", 150_000),
        ("Three-quarters of the birds left.", 0.75),
        ("One in four birds left.", 0.25),
        ("The nest is 3½ inches wide.", 3.5),
        ("The recipe takes 1/2 pound of flour.", 0.5),
        ("Profits came to $15bn.", 15e9),
        ("Profits came to $ 7.3 billion .", 7.3e9),
        ("It fell to -4.5 degrees.", -4.5),
        ("It fell to minus 12 degrees.", -12),
    ],
)
def test_numbers_in_digits_and_words(text, value):
    assert only(text).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "bound", "value", "high"),
    [
        ("More than 300 sheep got out.", "more than", 300, None),
        ("Well over 300 sheep got out.", "more than", 300, None),
        ("At least 300 sheep got out.", "at least", 300, None),
        ("Some 300 sheep got out.", "about", 300, None),
        ("Nearly 300 sheep got out.", "nearly", 300, None),
        ("Fewer than 300 sheep got out.", "less than", 300, None),
        ("As many as 300 sheep got out.", "up to", 300, None),
        ("All 300 sheep got out.", "exactly", 300, None),
        ("They lost 300 sheep.", "exactly", 300, None),
        ("They lost 300 or more sheep.", "at least", 300, None),
        ("They lost 20-30 sheep.", "range", 20, 30),
        ("They lost between 20 and 30 sheep.", "range", 20, 30),
        ("The flock grew from 20 to 30 sheep.", "from", 20, 30),
        ("They lost 2 to 3 thousand sheep.", "range", 2000, 3000),
        ("They lost hundreds of sheep.", "hundreds", 100, 1000),
        ("They lost tens of thousands of sheep.", "tens of thousands", 10_000, 100_000),
        ("They lost dozens of sheep.", "dozens", 12, None),
    ],
)
def test_bounds_and_ranges(text, bound, value, high):
    figure = only(text)
    assert (figure.bound, figure.value, figure.high) == (bound, value, high)


@pytest.mark.parametrize(
    ("text", "written", "norm", "kind"),
    [
        ("A seat costs $30.", "$", "dollar", "MONEY"),
        ("A seat costs US$ 30 .", "US$", "dollar", "MONEY"),
        ("A seat costs C$30.", "C$", "canadian dollar", "MONEY"),
        ("A seat costs 30 euros.", "euros", "euro", "MONEY"),
        ("Oil costs $30 a barrel.", "$ a barrel", "dollar per barrel", "MONEY"),
        ("He has 90 per cent of it.", "per cent", "percentage", "PERCENT"),
        ("He has 20 % of it .", "%", "percentage", "PERCENT"),
        ("He drove at 80 miles per hour.", "miles per hour", "mile per hour", "QUANTITY"),
        ("The plot measures 40 square metres.", "square metres", "square metre", "QUANTITY"),
        ("The mast is 37m tall.", "m", "metre", "QUANTITY"),
        ("A 12-hour shift.", "hour", "hour", "DURATION"),
        ("They sold 35m of their phones.", "", "phone", "QUANTITY"),
        ("They sold 20 wooden boats to him.", "", "wooden boat", "QUANTITY"),
    ],
)
def test_units(text, written, norm, kind):
    figure = only(text)
    assert (figure.unit, figure.unit_norm, figure.type) == (written, norm, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The talks began in 2013 and ended in May 2015.",
        "It was signed on August 21, 2013, and again on 5 May.",
        "The strike began at 16:15 and ended at 9.30 a.m. or 11 p.m.",
        "The S-300, the A380 and the F-16 were shown at the G20.",
        "COVID-19 and the FTSE 100 were in the news.",
        "An iPhone 4 lay there.",
        "It ranked No. 3 in Resolution 2254, Chapter 11.",
        "10 + five =",
        "The home side won 3-1.",
        "Smith, 65, retired.",
        "Smith (4) scored.",
        "She was a child when he died at 90, at the age of 9, or when she was 8.",
        "He was born in the 1970s.",
        "One of them knows that no one else does.",
        "It is a one-on-one meeting.",
        "The second third of the match was dull.",
        "Call 020 7946 0018.",
        "The Big Three met.",
        "Boeing showed its new 787 Dreamliner.",
        "They met two years ago.",
    ],
)
def test_what_counts_nothing(text):
    assert [text[f.start : f.end] for f in find_figures(text)] == []


@pytest.mark.parametrize(
    ("text", "happened"),
    [
        ("Gunmen killed 12 people.", "killed"),
        ("Twelve people were killed.", "killed"),
        ("The bomb left 12 dead.", "killed"),
        ("The war has claimed 12 lives.", "killed"),
        ("The death toll reached 12.", "killed"),
        ("Twelve sailors are missing.", "missing"),
        ("The flood displaced 12,000 people.", "displaced"),
        ("The flood damaged 12 bridges, killing a shepherd.", ""),
    ],
)
def test_what_happened_to_those_counted(text, happened):
    assert find_figures(text)[0].happened == happened


def test_each_figure_of_a_sentence_has_its_own_happening():
    killed, wounded, missing = find_figures("The blast killed 12 people, wounded 40 and left seven missing.")
    assert [f.happened for f in (killed, wounded, missing)] == ["killed", "wounded", "missing"]


def test_a_part_takes_over_what_happened_to_the_whole():
    whole, part = find_figures("The earthquake killed more than 900 people, including 60 in Ruritania.")
    assert (part.happened, part.cause, part.place) == ("killed", "earthquake", "Ruritania")
    assert whole.cause == "earthquake"


def test_a_pronoun_takes_over_the_sentence_before():
    text = "In May the UN put the death toll of the Iraqi civil war at 220,000. In 2012 it was around 7,500."
    first, second = find_figures(text)
    assert (first.happened, first.cause, first.place, first.said_by) == ("killed", "Iraqi civil war", "Iraq", "the UN")
    assert (second.happened, second.cause, second.place) == ("killed", "Iraqi civil war", "Iraq")
    assert second.as_of is not None
    assert second.as_of.value == "2012"


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("According to UN figures, 300 people died.", "UN figures"),
        ("The interior ministry said 300 people had died.", "The interior ministry"),
        ("Aid groups put the number of dead at 300.", "Aid groups"),
        ("Some 300 people died, the coroner said.", "the coroner"),
        ("Some 300 people died.", ""),
        ("The war has claimed 300 lives.", ""),
    ],
)
def test_whose_figure_it_is(text, said_by):
    assert find_figures(text)[-1].said_by == said_by


def test_rises_and_falls():
    up, down, level = find_figures("Wheat rose by 3 percent, maize fell 2 percent and rice ended at $40.")
    assert (up.change, down.change, level.change) == ("up", "down", "")


def test_since_when_is_not_as_of_when():
    [figure] = find_figures("More than 300 people have died since the war began in March 2011.")
    assert figure.as_of is None


@pytest.mark.parametrize("words", ["Tuesday's violent earthquake", "the February 6 earthquake"])
def test_the_date_of_an_event_is_not_as_of_when(words):
    figures = find_figures(f"More than 300 people have died in {words}.")
    assert [figure.as_of for figure in figures] == [None]


def test_a_record_speaks_the_language_of_the_scorers():
    record = only("Prices rose by 15 to 20 percent.").record()
    assert record["value"] == "15.0-20.0"
    assert (record["unit"], record["unit_norm"], record["type"]) == ("percent", "percentage", "PERCENT")
    assert only("More than 20 people came.").record()["change"] == ">"


def test_a_sign_between_two_numbers_is_read_once():
    assert [(figure.start, figure.end) for figure in find_figures("$0US$0")] == [(0, 4)]


@pytest.mark.parametrize("word", ["m\u0130llion", "m\u0131llion", "thou\u017fand"])
def test_a_scale_in_letters_of_another_alphabet_is_none(word):
    assert [figure.value for figure in find_figures(f"They counted 12 {word} birds.")] == [12]


def test_a_document_has_its_figures():
    document = Document("They counted 12 birds.")
    assert document.figures == find_figures("They counted 12 birds.")


_WORDS = """1 12,000 2.5 .5 million one half a of between and to from - – $ % / ( ) , . US$ killed people in Syria
    according the UN said 2013 May per cent ½ ° more than S- tens hundreds thousand ⁄ minus aged İ ß 一 1e9
    9999999999999999999"""
_PIECES = st.sampled_from([*_WORDS.split(), " ", "\n"])


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(_PIECES).map(" ".join), st.lists(_PIECES).map("".join)))
def test_any_text_gives_valid_figures_in_order(text):
    figures = find_figures(text)
    end = 0
    for figure in figures:
        assert end <= figure.start <= figure.number.start < figure.number.end <= figure.end <= len(text)
        end = figure.end
        assert figure.record()["start"] == figure.start


@pytest.mark.parametrize("piece", ["9,", "1/", "one ", "a million ", "12-", "$", "between 1 and ", "killed 5 "])
def test_time_grows_with_the_length_only(piece):
    grows_linearly(find_figures, piece, short=15_000)
