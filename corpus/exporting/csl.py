"""CSL-JSON, as Zotero and Pandoc read it.

Item types and variables: https://docs.citationstyles.org/en/stable/specification.html, appendices III and IV.
"""

from __future__ import annotations

from typing import Any

from corpus.exporting.contents import Contents
from corpus.exporting.json_document import encoded
from corpus.models import Article


def write(contents: Contents) -> bytes:
    """Return the articles as a CSL-JSON array."""
    return encoded([_item(entry) for entry in contents.entries if isinstance(entry, Article)])


def _item(article: Article) -> dict[str, Any]:
    day = article.published.day if article.published else None
    item: dict[str, Any] = {
        "id": article.reference,
        "type": "article-newspaper",
        "title": article.title,
        "container-title": article.outlet,
        "author": [{"literal": article.byline}] if article.byline else None,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "URL": article.url,
        "language": article.language,
        "source": ", ".join(article.agencies) or None,
    }
    return {name: value for name, value in item.items() if value is not None}
