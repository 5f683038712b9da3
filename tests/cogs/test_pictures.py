"""The pictures under answers, and the timeline as a page."""

from __future__ import annotations

import datetime as dt
import io
import json
import random
import re

import pytest
from PIL import Image, ImageColor

from cogs._charts import OTHERS, CoverageChart, FiguresChart, Mark, Point, TimelineChart, draw
from cogs._charts.style import CARD
from cogs._pictures import Pictures
from cogs._timeline_page import timeline_page
from corpus.models import SHARED
from tests.conftest import draft, put

chatting = pytest.mark.asyncio(loop_scope="module")


def size_of(png: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(png)) as picture:
        assert picture.format == "PNG"
        return picture.size


@chatting
@pytest.mark.parametrize(
    ("command", "name", "told"),
    [
        ("!timeline Putin in 2015", "timeline.png", "2015-09-15"),
        ("!timeline", "timeline.png", "dated events"),
        ("!figures killed Syria", "figures.png", "more than 220,000"),
        ("!coverage", "coverage.png", "DW"),
    ],
)
async def test_answers_show_a_picture_that_says_what_it_shows(chat, command, name, told):
    answer = await chat.ada.ask(command)
    (attached,) = answer.attachments
    assert attached.filename == name
    assert told in attached.description
    assert answer.embeds[0]["image"]["url"].endswith(name)
    width, height = size_of(attached.content)
    assert width == 800
    assert height <= 1_200


@chatting
async def test_every_page_shows_the_picture_once(chat):
    answer = await chat.ada.ask("!timeline")
    turned = await chat.ada.press(answer, "Next")
    assert turned.message.embeds[0]["image"]["url"].endswith("timeline.png")
    assert len(turned.message.attachments) == 1


@chatting
async def test_one_event_or_none_has_no_picture(chat):
    assert not (await chat.ada.ask("!timeline Putin during:1999")).attachments
    assert not (await chat.ada.ask("!figures unicorns")).attachments


@chatting
async def test_a_timeline_as_a_page(chat):
    answer = await chat.ada.ask("!timeline Putin in 2015 html")
    page = next(file for file in answer.attachments if file.filename == "timeline.html").content.decode()
    events = json.loads(re.search(r'type="application/json">(.*?)</script>', page, re.DOTALL).group(1))
    assert len(events) == len(set(re.findall(r"E\d+", answer.attachments[0].description)))
    assert all(event["text"] and event["article"].startswith("A") for event in events)
    assert "default-src 'none'" in page
    assert not re.findall(r'(?:src|href)="', page)


async def test_article_text_cannot_break_out_of_the_page(archive):
    hostile = "Mara Quist shouted “</script><script>alert(1)</script>” on 3 March 2021 <!-- in Halden."
    await put(archive, draft(hostile, title="<b>&{{events}}", outlet="</title>"))
    await put(archive, draft("Mara Quist came back on 5 March 2021.", title="Back"))
    result = await archive.timeline(archive.parse("Mara Quist"), SHARED)
    page = timeline_page(result, "<b>Timeline & more</b>").decode()
    assert page.count("</script>") == 2
    assert "<title>&lt;b&gt;Timeline &amp; more&lt;/b&gt;</title>" in page
    events = json.loads(re.search(r'type="application/json">(.*?)</script>', page, re.DOTALL).group(1))
    assert any("</script><script>alert(1)</script>" in event["text"] for event in events)


PRECISIONS = ("day", "month", "year", "interval", "approximate", "before", "after", "vague", "century")
NAMES = ("DW", "新华社", "الجزيرة", "$\\alpha_{", "", "a" * 300, "\u202eLeft", OTHERS)


@pytest.mark.parametrize("number", [2, 3, 26, 27, 400])
def test_any_timeline_can_be_drawn(number):
    chance = random.Random(number)
    marks = []
    for index in range(number):
        first = dt.date.fromordinal(chance.choice((1, 3_652_059, 735_000 + index, chance.randint(1, 3_652_059))))
        last = min(dt.date.max.toordinal(), first.toordinal() + chance.choice((0, 0, 30, 365, 36_500)))
        precision = chance.choice(PRECISIONS)
        marks.append(
            Mark(f"E{index}", first, dt.date.fromordinal(last), precision, chance.random() < 0.2, chance.choice(NAMES))
        )
    assert size_of(draw(TimelineChart("Timeline: $x_{ \u202e 路透社", "", tuple(marks))))[0] == 800


def test_a_long_title_is_not_cut_by_the_edge():
    day, words = (
        dt.date(2015, 1, 1),
        "Timeline: Walid al-Muallem and Sergei Lavrov about Geneva · 2015-01-01 to 2015-12-31",
    )
    marks = (Mark("E1 2015-01-01", day, day, "day", False, "DW"), Mark("E2 2015-01-01", day, day, "day", False, "DW"))
    with Image.open(io.BytesIO(draw(TimelineChart(words, "", marks)))) as picture:
        edge = picture.convert("RGB").crop((picture.width - 8, 0, picture.width, picture.height))
        assert [colour for _, colour in edge.getcolors()] == [ImageColor.getrgb(CARD)]


@pytest.mark.parametrize("values", [(0, 0), (-5, 5), (1, 1e15), (0.001, 0.002), (7, 7)])
def test_any_figures_can_be_drawn(values):
    day = dt.date(2015, 1, 1)
    points = tuple(
        Point(f"F{index}", day, dt.date.max if index else day, low, high, bound, NAMES[index], index == 1)
        for index, (low, high, bound) in enumerate(
            [(values[0], values[0], "about"), (values[0], values[1], "exactly"), (values[1], values[1], "more than")]
        )
    )
    assert size_of(draw(FiguresChart("people", "", "people_{$", points)))[0] == 800


def test_any_coverage_can_be_drawn():
    chart = CoverageChart("Articles", "", NAMES[:3], ("2015-01", "2015-02"), ((0, 0), (1, 10_000), (3, 0)))
    assert size_of(draw(chart))[0] == 800


async def test_a_picture_is_drawn_once_and_a_failure_leaves_the_answer(caplog):
    pictures = Pictures()
    day = dt.date(2015, 1, 1)
    marks = (Mark("E1", day, day, "day", False, "DW"), Mark("E2", day, day, "day", False, "DW"))
    first = await pictures.draw(TimelineChart("Timeline", "alt", marks))
    again = await pictures.draw(TimelineChart("Timeline", "alt", marks))
    assert first.png is again.png
    assert await pictures.draw(None) is None
    assert await pictures.draw(CoverageChart("Broken", "", ("a",), ("2015", "2016"), ())) is None
    assert "Broken" in caplog.text
    pictures.close()
