"""Exported files: read back as the programs read them that they are for."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re

import pytest
from icalendar import Calendar

from corpus.auditing import BOT
from corpus.errors import NotFoundError, QueryError
from corpus.exporting import FORMATS, WHAT, formats_of, read_request
from corpus.models import SHARED, Scope
from corpus.store import changes, fixes, scopes
from tests.conftest import ROOT, draft, put

TEXT = """The engineer Jon Pell met the harbour master of Tarnmouth, Sam Oldham, on 12 February 2024.
“The crane & its <b>chain</b> will not see another winter,” Pell said on Monday.
=1+1 is what the chain cost in March 1931, or 4,000 pounds, the council of Tarnmouth said.
The harbour was built in 1880. In 2025 the crane is to be replaced at a cost of 7,000 pounds."""
OTHERS = "Orla Venn, a geologist, spoke in Tarnmouth on 3 May 2023. “The harbour wall will not hold,” Orla Venn said."


@pytest.fixture
async def filled(archive):
    url = "https://example.org/crane?a=1&b=<2>"
    fields = {"outlet": "The {Daily} Crane & Co", "byline": "Ann-Marie O’Tool", "url": url, "agencies": ("AFP",)}
    await put(archive, draft(TEXT, title="=HYPERLINK(A1) An old crane\r\nER  - ", **fields))
    await put(archive, draft("A quiet day in the harbour.", title="@Nothing", day=None))
    await put(archive, draft(OTHERS, title="A wall"), Scope(1))
    return archive


async def made(archive, what, words="", format_="", scope=SHARED, **limits):
    return await archive.export(what, archive.parse(words), format_, scope, **limits)


async def test_csv_reads_back_and_no_cell_is_a_formula(filled):
    for what in WHAT:
        file = await made(filled, what, "crane" if what == "figures" else "")
        assert file.data.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(file.data.decode("utf-8-sig"), newline="")))
        assert len(rows) == len(file.contents.entries) + 1
        assert len({len(row) for row in rows}) == 1
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]
        assert any(cell.startswith("'=") for cell in cells)


async def test_json_holds_what_is_documented(filled):
    documented = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
    for what in WHAT:
        document = json.loads((await made(filled, what, "crane" if what == "figures" else "", "json")).data)
        assert (document["format"], document["version"], document["what"]) == ("cuttings-export", 1, what)
        assert document["count"] == len(document[what]) > 0
        for entry in document[what]:
            assert entry.keys() == document[what][0].keys()
            for field in entry:
                assert f"`{field}`" in documented, field
            for text in ("sentence", "quotation", "written"):
                assert entry.get(text, "") in TEXT


async def test_timelinejs_shows_no_date_finer_than_it_is_told(filled):
    document = json.loads((await made(filled, "timeline", "", "timelinejs")).data)
    slides = {slide["unique_id"]: slide for slide in document["events"]}
    assert len(slides) == len(document["events"])
    dates = [slide["start_date"] for slide in document["events"]]
    assert {"year": 2024, "month": 2, "day": 12} in dates
    assert {"year": 1931, "month": 3} in dates
    assert {"year": 1880} in dates
    for slide in document["events"]:
        assert slide["start_date"].keys() <= {"year", "month", "day"}
        assert slide["text"]["headline"]
        words = slide["text"]["text"]
        assert set(re.findall(r"<(/?\w+)", words)) <= {"blockquote", "/blockquote", "p", "/p", "a", "/a"}
    assert any(slide.get("group") == "was due" for slide in document["events"])


async def test_a_calendar_holds_the_events_that_have_a_day(filled):
    file = await made(filled, "timeline", "", "ics")
    calendar = Calendar.from_ical(file.data)
    events = list(calendar.walk("VEVENT"))
    assert len(events) == len(file.contents.entries) > 0
    assert file.left_out > 0
    days = {event.decoded("dtstart") for event in events}
    assert dt.date(2024, 2, 12) in days
    assert dt.date(1931, 3, 1) not in days
    for event in events:
        assert event.decoded("dtend") - event.decoded("dtstart") == dt.timedelta(days=1)
        assert str(event["summary"]) in TEXT
    assert len({str(event["uid"]) for event in events}) == len(events)
    assert file.data == (await made(filled, "timeline", "", "ics")).data
    with pytest.raises(NotFoundError, match="has a day"):
        await made(filled, "timeline", "during:1880", "ics")


async def test_ris_keeps_a_value_on_its_line(filled):
    file = await made(filled, "articles", "", "ris")
    lines = file.data.decode().split("\r\n")
    assert lines.count("ER  - ") == lines.count("TY  - NEWS") == 2
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line)
    for line in (
        "TI  - =HYPERLINK(A1) An old crane ER -",
        "AU  - Ann-Marie O’Tool",
        "DA  - 2024/02/20",
        "N1  - credited to AFP",
    ):
        assert line in lines


async def test_csl_and_bibtex_and_markdown_hold_every_article(filled):
    items = {item["id"]: item for item in json.loads((await made(filled, "articles", "", "csl")).data)}
    assert items["A1"]["issued"] == {"date-parts": [[2024, 2, 20]]}
    assert items["A1"]["type"] == "article-newspaper"
    assert "issued" not in items["A2"]
    entries = (await made(filled, "articles", "", "bibtex")).data.decode()
    assert entries.count("@online{") == 2
    assert r"\{Daily\} Crane \& Co" in entries
    for what in ("timeline", "quotes", "articles"):
        text = (await made(filled, what, "", "markdown")).data.decode()
        assert "=HYPERLINK(A1) An old crane" in text
        assert "<b>" not in text.replace(r"\<b\>", "")


async def test_what_moderators_fixed_is_exported_as_such(filled):
    scope = Scope(1)
    quote = (await filled.quotes(filled.parse("Jon Pell"), scope)).quotes[0]

    def fix(transaction):
        scope_id = scopes.claim(transaction, scope)
        change = changes.add(transaction, scope_id, BOT, "quote fix", quote.reference, now=filled.clock())
        fixes.put(transaction, change, scope_id, "quote", quote.number, "speaker", "Sam Oldham")

    await filled.database.write(fix)
    here = json.loads((await made(filled, "quotes", "", "json", scope)).data)["quotes"]
    assert [row["speaker_known"] for row in here if row["reference"] == quote.reference] == ["given by a moderator"]
    shared = json.loads((await made(filled, "quotes", "", "json")).data)["quotes"]
    assert [row["speaker"] for row in shared if row["reference"] == quote.reference] == ["Jon Pell"]


async def test_no_file_holds_another_servers_articles(filled):
    for what in WHAT:
        for format_ in formats_of(what):
            words = "Tarnmouth" if what in ("figures", "articles") else ""
            try:
                assert b"will not hold" not in (await made(filled, what, words, format_)).data
                assert b"A wall" not in (await made(filled, what, words, format_, Scope(2))).data
            except NotFoundError:
                continue
    assert b"will not hold" in (await made(filled, "quotes", "", "csv", Scope(1))).data


async def test_a_file_that_is_too_large_is_cut_and_says_so(filled):
    whole = await made(filled, "timeline", "", "json")
    part = await made(filled, "timeline", "", "json", most_bytes=len(whole.data) - 1)
    assert len(part.data) < len(whole.data)
    assert json.loads(part.data)["count"] + part.left_out == len(whole.contents.entries)
    with pytest.raises(QueryError, match="Ask for less"):
        await made(filled, "timeline", "", "json", most_bytes=50)
    few = await made(filled, "articles", "", "csv", most=1)
    assert (len(few.contents.entries), few.contents.is_cut) == (1, True)
    for what in ("timeline", "quotes", "figures"):
        assert (await made(filled, what, "", "csv", Scope(1), most=1)).contents.is_cut
        assert not (await made(filled, what, "", "csv", Scope(1))).contents.is_cut


@pytest.mark.parametrize(
    ("typed", "read"),
    [("Putin in 2015 as ics", ("Putin in 2015", "ics")), ("as JSON", ("", "json")), ("", ("", "")),
     ("a man as king", ("a man as king", "")), ("as xlsx", ("", "xlsx")), ("crane as md", ("crane", "md"))],
)  # fmt: skip
def test_the_format_stands_at_the_end(typed, read):
    assert read_request(typed) == read


async def test_mistakes_say_what_there_is(filled):
    with pytest.raises(QueryError, match="csv, json or markdown"):
        await made(filled, "quotes", "", "ics")
    with pytest.raises(NotFoundError, match="not in the archive"):
        await made(filled, "quotes", "by:Zorblat")
    with pytest.raises(NotFoundError, match="nothing to export"):
        await made(filled, "articles", "zebra")
    assert {name for what in WHAT for name in formats_of(what)} == set(FORMATS)


async def test_hostile_text_survives_every_format(archive):
    text = "“\x00\x0b\u202e💥 {[%$#&_^~\\]} 'quoted' \"double\",” Ida Fix said on 3 May 2020. It cost 5 pounds."
    await put(archive, draft(text, title="a\nb\r\n,\"'", byline="x\r\nTY  - BOOK", day="1000-01-01"))
    for what in WHAT:
        for format_ in formats_of(what):
            assert (await made(archive, what, "pounds" if what == "figures" else "", format_)).data.decode()
