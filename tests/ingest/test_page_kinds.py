"""What previews warn of, on pages of our own in `pages/`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from corpus.errors import IngestError
from corpus.fetching import Fetched
from corpus.ingest import page_draft
from corpus.ingest.page_kinds import PageKind, look
from tests.ingest.documents.making import PARAGRAPHS, pdf

PAGES = Path(__file__).with_name("pages")
NOW = dt.datetime(2019, 5, 20, 12, 0, tzinfo=dt.UTC)
# Each page, and the beginning of each warning it must have; no others.
CONSENT = "This looks like a page that asks for consent"
PAYWALL = "This looks like the beginning of an article behind a paywall"
LIVE = "This looks like a live blog"
GALLERY = "This looks like a gallery"
NO_DATE = "No date found"
EXPECTED = {
    "good-plain": [],
    "good-with-consent-banner": [],
    "good-about-cookies": [],
    "good-metered-whole": [],
    "good-with-pictures": [],
    "good-live-music": [],
    "consent-wall": [CONSENT, NO_DATE],
    "consent-before-you-continue": [CONSENT, NO_DATE],
    "consent-german": [CONSENT, NO_DATE, "The text does not look like English"],
    "paywall-declared": [PAYWALL],
    "paywall-phrase": [PAYWALL],
    "paywall-limit": [PAYWALL],
    "live-declared": [LIVE],
    "live-title": [LIVE],
    "live-entries": [LIVE],
    "gallery-declared": [GALLERY],
    "gallery-captions": [GALLERY],
    "gallery-title": [GALLERY],
    "amp": ["This is the AMP version"],
    "amp-foreign": ["This is the AMP version of a page; give"],
    "german": ["The text does not look like English"],
    "no-date": [NO_DATE],
    "future-date": ["The date found, 2031-05-14, is in the future"],
    "too-short": ["The text is very short"],
    "consent-buttons-only": [CONSENT, NO_DATE, "The text is very short", "The text does not look like English"],
    "robot-check": ["This looks like a check for robots", NO_DATE, "The text is very short"],
}


def fetched(data: bytes, url: str = "https://www.herald.example/2019/harbour", **fields) -> Fetched:
    values = {"status": 200, "content_type": "text/html", "charset": None, "etag": None, "last_modified": None}
    return Fetched(data, url, fetched_at=NOW, **{**values, **fields})


def test_every_page_has_its_expectation():
    assert {path.stem for path in PAGES.glob("*.html")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_page_is_warned_of_rightly(name):
    draft = page_draft(fetched((PAGES / f"{name}.html").read_bytes()))
    unexpected = [line for line in draft.warnings if not line.startswith(tuple(EXPECTED[name]))]
    missing = [start for start in EXPECTED[name] if not any(line.startswith(start) for line in draft.warnings)]
    assert (unexpected, missing) == ([], [])


@pytest.mark.parametrize(
    ("title", "warned"),
    [
        ("Election night: live updates", LIVE),
        ("Storm over Port Ellen – live", LIVE),
        ("Live: the storm over Port Ellen", LIVE),
        ("The trial as it happened", LIVE),
        ("Analysis: live music is back", None),
        ("Live-streamed concerts find new fans", None),
        ("Where the islanders live", None),
        ("The storm in pictures", GALLERY),
        ("Gallery reopens after the storm", None),
    ],
)
def test_titles_tell_live_blogs_and_galleries(title, warned):
    found = PageKind().warnings(title, "The harbour was opened again on Monday. " * 100)
    assert [warning.startswith(warned or "") for warning in found] == [True] * (warned is not None)


def test_what_json_ld_talks_about_is_not_what_the_page_is():
    note = '{"@type": ["NewsArticle"], "headline": "National Gallery reopens", "about": {"@type": "Museum"}}'
    page = f'<html><head><script type="application/ld+json">{note}</script></head><body><p>x</p></body></html>'
    assert look(page).warnings("Museum reopens", "The gallery was opened again on Monday. " * 100) == ()


def test_a_page_without_article_says_what_stands_there():
    buttons = b"<html><body><button>Accept all</button><button>Reject all</button></body></html>"
    with pytest.raises(IngestError, match="no article on the page but a page that asks for consent"):
        page_draft(fetched(buttons))


@pytest.mark.parametrize(
    ("name", "url", "address"),
    [
        ("amp", "https://herald.example/2019/harbour-reopens/amp", "https://www.herald.example/2019/harbour-reopens"),
        ("amp", "https://amp.herald.example/h", "https://www.herald.example/2019/harbour-reopens"),
        ("amp-foreign", "https://herald.example/amp/h", "https://herald.example/amp/h"),
        ("amp", "https://other.example/h?amp=1", "https://other.example/h?amp=1"),
    ],
)
def test_a_page_is_believed_about_its_address_within_its_own_site_only(name, url, address):
    assert page_draft(fetched((PAGES / f"{name}.html").read_bytes(), url)).url == address


def test_the_page_s_own_spelling_of_its_address_is_kept():
    page = (PAGES / "good-plain.html").read_bytes()
    link = b'<link rel="canonical" href="/2019/harbour"></head>'
    draft = page_draft(fetched(page.replace(b"</head>", link), "https://herald.example/2019/harbour?utm_source=x"))
    assert draft.url == "https://herald.example/2019/harbour"
    assert draft.warnings == ()


def test_the_server_s_charset_is_used():
    text = "<p>Żółta łódź stała w porcie w poniedziałek, a kapitan Ola nie chciał wypłynąć z portu przed burzą.</p>"
    data = f"<html><body><article>{text * 3}</article></body></html>".encode("iso-8859-2")
    assert "Żółta łódź" in page_draft(fetched(data, charset="iso-8859-2")).text
    guessed = page_draft(fetched(data, charset="no-such-charset"))
    assert any("check its quotation marks and accents" in warning for warning in guessed.warnings)


@pytest.mark.parametrize(
    ("data", "content_type", "what"),
    [
        (b"", "text/html", "empty"),
        (b"{}", "application/json", "application/json, which is no page"),
        (b"\x89PNG\r\n", "text/html", "a picture"),
        (b"<p></p>", "text/html", "No article"),
        (b"<div>" * 10_000, "text/html", "No article"),
        (b"a" * 6_000_000, "text/html", "larger"),
        (b"%PDF-1.4", "application/pdf", "PDF is broken"),
    ],
)
def test_what_is_no_article_is_one_sentence(data, content_type, what):
    with pytest.raises(IngestError, match=what):
        page_draft(fetched(data, content_type=content_type))


def test_a_document_is_read_as_what_the_server_says():
    draft = page_draft(
        fetched(pdf("\n".join(PARAGRAPHS)), "https://herald.example/a.pdf", content_type="application/pdf")
    )
    assert draft.url == "https://herald.example/a.pdf"
    assert "Joan Reid said" in draft.text
    unnamed = page_draft(fetched(pdf("\n".join(PARAGRAPHS)), content_type="application/octet-stream"))
    assert unnamed.text == draft.text
    plain = page_draft(fetched("\n\n".join(PARAGRAPHS).encode(), content_type="text/plain"))
    assert "Joan Reid said" in plain.text
