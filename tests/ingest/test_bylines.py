from __future__ import annotations

import pytest

from corpus.ingest import bylines


@pytest.mark.parametrize(
    ("line", "name", "agencies"),
    [
        ("By Jane Doe", "Jane Doe", ()),
        ("by Jane Doe", "Jane Doe", ()),
        ("By Jane Doe and John Q. Public", "Jane Doe and John Q. Public", ()),
        ("By Jane Doe in Cairo", "Jane Doe", ()),
        ("By Jane Doe, Middle East Correspondent", "Jane Doe", ()),
        ("By Jane Doe, Associated Press", "Jane Doe", ("AP",)),
        ("JANE DOE, REUTERS", "JANE DOE", ("Reuters",)),
        ("Jane Doe | AFP", "Jane Doe", ("AFP",)),
        ("By Omar al-Khatib", "Omar al-Khatib", ()),
        ("Written by María José O’Neill", "María José O’Neill", ()),
        ("By AFP", None, ("AFP",)),
        ("By our diplomatic correspondent", None, ()),
        ("By Staff Writer", None, ()),
    ],
)
def test_bylines_are_read(line, name, agencies):
    assert bylines.byline(line) == bylines.Byline(name, agencies)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the town was empty, and nobody came back.",
        "By sea or by land?",
        "Jane Doe, spokeswoman",
        "By the time the rescuers arrived",
        "By " + "Jane Doe, " * 500,
    ],
)
def test_sentences_are_no_bylines(line):
    assert bylines.byline(line) is None


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("Source: AFP", ("AFP",)),
        ("Source: Agence France-Presse", ("AFP",)),
        ("(Reuters)", ("Reuters",)),
        ("AFP, AP and Reuters", ("AFP", "AP", "Reuters")),
        ("ab/cd (AFP, dpa)", ("AFP", "dpa")),
        ("– Reuters", ("Reuters",)),
        ("AP and agencies", ("AP",)),
        ("Source: IMF", ()),
        ("Source close to the matter speaks", None),
        ("The Reuters report", None),
        ("Putin (AFP)", None),
    ],
)
def test_source_lines_are_read(line, agencies):
    assert bylines.source(line) == agencies


@pytest.mark.parametrize(
    ("paragraph", "place", "agencies"),
    [
        ("MOSCOW (AP) — The talks began.", "MOSCOW", ("AP",)),
        ("PARIS (Reuters) - The talks began.", "PARIS", ("Reuters",)),
        ("BEIRUT, Lebanon — The talks began.", "BEIRUT, Lebanon", ()),
        ("WASHINGTON, March 3 (Reuters) - The talks began.", "WASHINGTON", ("Reuters",)),
        ("UNITED NATIONS (AP) _ The talks began.", "UNITED NATIONS", ("AP",)),
        ("LOS ANGELES, California (CNN) -- The talks began.", "LOS ANGELES, California", ()),
        ("Damascus (AFP) – The talks began.", "Damascus", ("AFP",)),
        ("(Reuters) - The talks began.", None, ("Reuters",)),
    ],
)
def test_datelines_are_read(paragraph, place, agencies):
    assert bylines.dateline(paragraph) == bylines.Dateline(place, agencies)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The talks — the third this year — began.",
        "Putin – who met Assad – left.",
        "He (the minister) - said nothing.",
        "A" * 100_000,
    ],
)
def test_other_dashes_are_no_datelines(paragraph):
    assert bylines.dateline(paragraph) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Jane Doe reported from Beirut.", "Jane Doe"),
        ("Jane Doe and John Roe reported from Kyiv, Ukraine.", "Jane Doe and John Roe"),
        ("Reporting by Jane Doe in Paris; Editing by John Roe", "Jane Doe"),
        ("The army reported from Damascus that all was calm.", None),
    ],
)
def test_reporters_below_an_article_are_read(line, name):
    assert bylines.reported(line) == name


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("© 2015 Daily Herald. All rights reserved.", "Daily Herald"),
        ("Copyright 2015 by The Daily Herald", "The Daily Herald"),
        ("3. Skip to more DW sites", "DW"),
        ("The Daily Herald was there.", None),
    ],
)
def test_outlets_are_read_from_furniture(line, outlet):
    assert bylines.outlet(line) == outlet
