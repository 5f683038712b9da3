from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import IngestError
from corpus.ingest import capture
from corpus.models import Published
from corpus.text.sentences import GAP

BODY = """Port Ellen opened its harbour again on Monday, two weeks after a storm had sunk three boats, the council said.

“We carried 212 passengers before noon,” harbour master Joan Reid said.

A long wait

The works cost £1.2 million (€1.4 million), according to the council. They are due to end in December.

"No," she said.

The ferry company declined to comment."""

PAGE = f"""Skip to content
Menu

We use cookies to give you the best experience.

Telling it straight since 1921

World
Business
Sport

Islands

Harbour of Port Ellen reopens after storm

By Jane Doe in Port Ellen

Published: Tue 14 May 2019 07.30 BST
Share on Facebook
3 min read

Ferries sail to all of the islands again while the works on the pier go on
The harbour of Port Ellen on Monday (AFP)

{
    BODY.replace(
        "A long wait",
        '''The pier after the storm
Photo: Jane Doe/Daily Herald

READ MORE: Storm sinks three boats

Advertisement

A long wait''',
    )
}

Additional reporting by John Roe

Source: AFP

Sign up for our daily newsletter

Related stories

Storm sinks three boats
Council votes on pier

© 2019 Daily Herald. All rights reserved.

Leave a Reply

Nobody needs a ferry, I have said so for years and nobody listens to me.

Your e-mail address will not be published. Required fields are marked *

7 + two ="""


def read(text, title=None):
    return capture.read(text, text.encode(), title)


def lines(text):
    return [line for line in text.split("\n") if line not in ("", GAP)]


def test_a_whole_page_becomes_its_article():
    draft = read(PAGE)
    assert draft.title == "Harbour of Port Ellen reopens after storm"
    assert lines(draft.text) == [
        "Ferries sail to all of the islands again while the works on the pier go on",
        *lines(BODY),
    ]


def test_the_pages_own_lines_tell_the_metadata():
    draft = read(PAGE)
    assert draft.byline == "Jane Doe"
    assert draft.agencies == ("AFP",)
    assert draft.outlet == "Daily Herald"
    assert draft.published == Published(
        dt.date(2019, 5, 14), "printed", "Published: Tue 14 May 2019 07.30 BST", dt.time(7, 30)
    )
    assert draft.language == "en"
    assert draft.warnings == ()


def test_a_text_without_furniture_stays_whole():
    draft = read("Harbour of Port Ellen reopens\n\n" + BODY)
    assert lines(draft.text) == lines(BODY)


def test_every_paragraph_is_a_line_of_the_capture():
    assert set(lines(read(PAGE).text)) <= {line.strip() for line in PAGE.splitlines()}


def test_no_date_is_told_and_none_is_taken_from_the_text():
    draft = read("Harbour reopens after storm\n\n" + BODY + "\n\nJune 29, 2015\n\nThe storm came on June 28, 2015.")
    assert draft.published is None
    assert any(warning.startswith("No date found") for warning in draft.warnings)


def test_a_date_over_a_section_is_no_date_of_publication():
    text = f"The storm day by day\n\n{BODY}\n"
    text = text.replace("“We carried", "April 29, 2019\n\n“We carried")
    draft = read(text)
    assert draft.published is None
    assert "April 29, 2019" in lines(draft.text)


def test_a_date_that_reads_in_two_ways_is_told():
    draft = read("Harbour of Port Ellen reopens\n\n09/10/2013\n\n" + BODY)
    assert draft.published is None
    assert any("two ways" in warning for warning in draft.warnings)


def test_a_weekday_that_does_not_fit_is_told():
    draft = read("Harbour of Port Ellen reopens\n\nMonday 14 May 2019\n\n" + BODY)
    assert draft.published is not None
    assert any("weekday" in warning for warning in draft.warnings)


@pytest.mark.parametrize(
    ("first", "place", "agencies"),
    [
        ("MOSCOW (AP) — ", "MOSCOW", ("AP",)),
        ("BEIRUT, Lebanon — ", "BEIRUT, Lebanon", ()),
        ("PARIS (Reuters) - ", "PARIS", ("Reuters",)),
    ],
)
def test_the_dateline_is_read_and_stays(first, place, agencies):
    draft = read("Harbour of Port Ellen reopens\n\n" + first + BODY)
    assert draft.dateline == place
    assert draft.agencies == agencies
    assert draft.text.startswith(first)


@pytest.mark.parametrize(
    ("tail", "byline", "agencies"),
    [
        ("Jane Doe reported from Beirut.", "Jane Doe", ()),
        ("Reporting by Jane Doe; Editing by John Roe", "Jane Doe", ()),
        ("ab/cd (AFP, dpa)", None, ("AFP", "dpa")),
        ("(Reuters)", None, ("Reuters",)),
        ("JANE DOE, REUTERS", "Jane Doe".upper(), ("Reuters",)),
    ],
)
def test_credits_below_the_article_move_to_the_metadata(tail, byline, agencies):
    draft = read(f"Harbour of Port Ellen reopens\n\n{BODY}\n\n{tail}")
    assert draft.byline == byline
    assert draft.agencies == agencies
    assert lines(draft.text) == lines(BODY)


def test_an_agency_behind_the_last_sentence_is_read_and_the_sentence_stays():
    draft = read(f"Harbour of Port Ellen reopens\n\n{BODY} (AFP)")
    assert draft.agencies == ("AFP",)
    assert draft.text.endswith("declined to comment. (AFP)")


def test_the_outlet_behind_the_headline_is_no_part_of_it():
    draft = read("Harbour of Port Ellen reopens | Daily Herald\n\n" + BODY)
    assert draft.title == "Harbour of Port Ellen reopens"
    assert draft.outlet == "Daily Herald"


def test_the_headline_is_not_repeated_in_the_text():
    draft = read("Harbour of Port Ellen reopens\n\n" + BODY + "\n\nHarbour of Port Ellen reopens\n\nIt rained.")
    assert "Harbour of Port Ellen reopens" not in lines(draft.text)


def test_a_headline_may_name_its_genre():
    draft = read("OPINION: The harbour of Port Ellen must stay open\n\n" + BODY)
    assert draft.title == "OPINION: The harbour of Port Ellen must stay open"


def test_a_question_over_a_byline_is_the_headline():
    draft = read("Will the harbour of Port Ellen ever open again?\nBy Jane Doe\n\n" + BODY)
    assert draft.title == "Will the harbour of Port Ellen ever open again?"
    assert lines(draft.text) == lines(BODY)


def test_a_text_without_headline_keeps_its_first_sentence():
    draft = read(BODY)
    assert lines(draft.text) == lines(BODY)
    assert draft.title.startswith("Port Ellen opened its harbour")
    assert any(warning.startswith("No headline found") for warning in draft.warnings)


def test_a_known_title_finds_itself_in_the_text():
    draft = read(PAGE, title="Harbour of Port Ellen reopens after storm")
    assert draft.text == read(PAGE).text


def test_short_first_sentences_stay():
    draft = read("Mission complete.\n\n" + BODY, title="Harbour of Port Ellen reopens")
    assert draft.text.startswith("Mission complete.")


def test_links_between_paragraphs_go_and_the_article_goes_on():
    text = BODY.replace("A long wait", "Most read\n\nStorm sinks boats\n\nCouncil votes")
    draft = read("Harbour of Port Ellen reopens\n\n" + text)
    assert lines(draft.text) == [line for line in lines(BODY) if line != "A long wait"]


def test_repeated_paragraphs_are_stored_once():
    quote = "“We carried 212 passengers before noon,” harbour master Joan Reid said."
    draft = read(f"Harbour of Port Ellen reopens\n\n{BODY}\n\n{quote}\n\nIt rained.")
    assert draft.text.count(quote) == 1


def test_other_scripts_are_read():
    draft = read(
        "ميناء يفتح من جديد بعد العاصفة\n\n"
        + "فتح الميناء أبوابه يوم الاثنين بعد أسبوعين من العاصفة، قال المجلس.\n\n" * 2
    )
    assert "فتح الميناء" in draft.text
    assert draft.language is None
    assert any("English" in warning for warning in draft.warnings)


@pytest.mark.parametrize(
    "text", ["", "\n \n", "Menu\nShare\nAdvertisement", "Home > World\nSign up for our newsletter", "AFP\n" * 1000]
)
def test_a_page_that_is_all_furniture_is_an_error(text):
    with pytest.raises(IngestError, match="no article"):
        read(text)


@pytest.mark.parametrize(
    "piece", ["a", "a ", "[(", "By Jane Doe, ", "word\n", "A line about nothing (AFP) at all\n", "“"]
)
def test_hostile_texts_take_no_time(piece):
    text = (piece * 1_000_000)[:1_000_000]
    start = time.process_time()
    try:
        read("\n".join(text.split("\n")[:19_000]))
    except IngestError as error:
        assert "article" in error.problem  # noqa: PT017  # either outcome is right, only the time is tested
    assert time.process_time() - start < 10


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PAGE.splitlines()) | st.text(max_size=60), max_size=25))
def test_any_lines_become_an_article_or_an_error(parts):
    text = "\n".join(parts)
    try:
        draft = read(text)
    except IngestError:
        return
    assert draft.title
    assert all(line == line.strip() != "" for line in lines(draft.text))


def test_a_gap_stands_where_furniture_was_taken_out():
    draft = read(
        "A harbour reopens\n\nPort Ellen opened its harbour again on Monday, two weeks after the storm.\n"
        "The ferry sailed at noon with two hundred passengers on board.\nREAD MORE: Ten storms that made history\n"
        "The works on the pier are due to end in December, the mayor said."
    )
    before, after = draft.text.split(f"\n{GAP}\n")
    assert before.endswith("on board.")
    assert after == "The works on the pier are due to end in December, the mayor said."


SHARED = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the original captures are not here")
class TestOriginalCaptures:
    def draft(self, number):
        (path,) = SHARED.glob(f"{number:03}_*.txt")
        data = path.read_bytes()
        return capture.read(data.decode(), data), data.decode()

    @pytest.mark.parametrize("number", range(5))
    def test_no_furniture_is_left_and_every_line_is_the_captures(self, number):
        draft, original = self.draft(number)
        kept = lines(draft.text)
        assert set(kept) <= {line.strip() for line in original.splitlines()}
        for furniture in (
            "Skip to",
            "ewsletter",
            "READ:",
            "OPINION:",
            "Image:",
            "Leave a",
            "(AFP)",
            "Anadolu",
            "reported from",
        ):
            assert furniture not in draft.text
        assert draft.title not in kept
        # All paragraphs of running text that are left out are furniture by the list above.
        assert len(kept) >= 8

    def test_titles(self):
        assert [self.draft(number)[0].title[:24] for number in range(5)] == [
            "Russia pledges to contin",
            "Russia pledges to suppor",
            "Putin and Assad condemn ",
            "Russia stands by ally Sy",
            "Putin and Assad discuss ",
        ]

    def test_dates_are_printed_or_not_found(self):
        found = [self.draft(number)[0].published for number in range(5)]
        assert found == [
            None,
            Published(dt.date(2015, 6, 29), "printed", "June 29, 2015"),
            Published(dt.date(2021, 9, 14), "printed", "September 14, 2021 at 2:31 pm", dt.time(14, 31)),
            None,
            None,
        ]

    def test_credits(self):
        drafts = [self.draft(number)[0] for number in range(5)]
        assert [draft.agencies for draft in drafts] == [(), ("AFP", "AP", "Reuters"), (), ("AFP",), ("AP",)]
        assert [draft.byline for draft in drafts] == [None, None, None, None, "Bassem Mroue"]
        assert [draft.dateline for draft in drafts] == [None, None, None, None, "MOSCOW"]

    def test_section_headings_and_standfirst_stay(self):
        assert "Fighting the Islamic State" in lines(self.draft(0)[0].text)
        assert self.draft(0)[0].text.startswith("Putin's assurance")
        assert "Need for 'a miracle'" in lines(self.draft(1)[0].text)
