from __future__ import annotations

import datetime as dt
import time

import pytest

from corpus.errors import IngestError
from corpus.ingest import page
from corpus.models import Published
from corpus.text.sentences import GAP

META = """
<meta property="og:site_name" content="Daily Herald">
<meta property="article:published_time" content="2019-05-14T07:30:00+01:00">
<meta property="article:modified_time" content="2019-05-16T09:00:00+01:00">
<meta name="author" content="Jane Doe">
<link rel="canonical" href="https://herald.example/2019/harbour-reopens">
"""


def html(head=META, lang="en-GB"):
    return f"""<!DOCTYPE html><html lang="{lang}"><head><title>Harbour reopens after storm | Daily Herald</title>{head}
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav><div>We use cookies to improve our site.</div>
<article><h1>Harbour reopens after storm</h1>
<p>Port Ellen opened its harbour again on Monday after two weeks, and ferries sailed to all of the islands.</p>
<figure><img src="a.jpg"><figcaption>The harbour on Monday. Photo: Jane Doe</figcaption></figure>
<p>PORT ELLEN (Reuters) - The harbour was closed on April 29, when the storm sank three boats and broke the pier,
the harbour master said in a statement to the press.</p>
<h2>A long wait</h2>
<p>&ldquo;We carried 212 passengers before noon,&rdquo; harbour master Joan Reid said on Monday.&nbsp;She thanked the
crews for their work in the past two weeks.</p>
<p>Advertisement</p><p>Sign up for our daily newsletter</p>
<p>The council will pay &pound;1.2 million for the pier, it said. The works are due to end in December.</p>
</article><aside><h3>Most read</h3><a href="/x">Another story entirely</a></aside>
<div id="comments"><h3>Leave a comment</h3><p>What nonsense this is, nobody needs a ferry.</p></div>
<footer>© 2019 Daily Herald. All rights reserved.</footer></body></html>"""


def test_the_visible_paragraphs_are_the_text():
    draft = page.read(html(), b"raw")
    lines = [line for line in draft.text.split("\n") if line != GAP]
    assert lines[0].startswith("Port Ellen opened its harbour")
    assert lines[1].startswith("PORT ELLEN (Reuters) - The harbour was closed on April 29, when")
    assert lines[2] == "A long wait"
    assert lines[3].startswith("“We carried 212 passengers before noon,” harbour master Joan Reid said")
    assert lines[4].endswith("The works are due to end in December.")
    assert len(lines) == 5
    assert draft.original == b"raw"


def test_metadata_is_read():
    draft = page.read(html(), b"")
    assert draft.title == "Harbour reopens after storm"
    assert draft.outlet == "Daily Herald"
    assert draft.byline == "Jane Doe"
    assert draft.dateline == "PORT ELLEN"
    assert draft.agencies == ("Reuters",)
    assert draft.url == "https://herald.example/2019/harbour-reopens"
    assert draft.language == "en"
    assert draft.published == Published(dt.date(2019, 5, 14), "metadata", "2019-05-14T07:30:00+01:00", dt.time(7, 30))


def test_a_date_in_the_url_is_told_apart_from_metadata():
    draft = page.read(html(head=""), b"", url="https://herald.example/2019/05/14/harbour")
    assert draft.published is not None
    assert draft.published.day == dt.date(2019, 5, 14)
    assert draft.published.how == "url"


def test_a_page_without_date_says_so():
    draft = page.read(html(head=""), b"")
    assert draft.published is None
    assert any(warning.startswith("No date found") for warning in draft.warnings)


def test_an_agency_as_author_is_no_byline():
    draft = page.read(html(head='<meta name="author" content="Agence France-Presse">'), b"")
    assert "AFP" in draft.agencies
    assert draft.byline is None


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body></body></html>",
        "<" * 10_000,
        "<div>" * 10_000 + "<p>Hello there, this is deep.</p>" + "</div>" * 10_000,
        "<table><tr><td>" * 3_000,
        "<!--" * 10_000,
        "<html><head><title>\u202e</title></head>",
    ],
)
def test_pages_without_an_article_are_errors(markup):
    start = time.process_time()
    with pytest.raises(IngestError, match=r"\.txt file"):
        page.read(markup, b"")
    assert time.process_time() - start < 20


@pytest.mark.parametrize("markup", ["a" * (page.MAX_MARKUP + 1), "<p>" * (page.MAX_TAGS + 1)])
def test_pages_beyond_any_news_page_are_errors_at_once(markup):
    with pytest.raises(IngestError, match="larger"):
        page.read(markup, b"")
