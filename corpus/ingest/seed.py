"""The seed format: Markdown with a front matter, as ``seeds/README.md`` describes it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, get_args

import yaml

from corpus.errors import IngestError
from corpus.ingest import paragraphs
from corpus.ingest.dates import WEEKDAYS
from corpus.ingest.given import NO_DATE
from corpus.models import DateFound, Draft, Published

_FENCE = "---"
_LONGEST_FRONT = 20_000
_HOW: tuple[DateFound, ...] = get_args(DateFound)
_TEXTS = ("title", "outlet", "byline", "dateline", "url", "language")
_KEYS = (*_TEXTS, "agency", "published")
_PUBLISHED_KEYS = ("date", "time", "weekday", "how", "why")
_URL = re.compile(r"https?://[^\s/]+\.[^\s/]+(?:/\S*)?", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2}")
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def read(text: str, original: bytes, key: str) -> Iterator[Draft | IngestError]:
    """Yield the article of a seed file, or every error in it.

    Args:
        text: the decoded file.
        original: the bytes it came from.
        key: the file's name, under which a changed file replaces the article.
    """
    front = _Front()
    body = front.read(text)
    lines = paragraphs.lines(body)
    if not lines:
        front.wrong("There is no text under the front matter; write the article below the second ---.")
    if front.errors:
        yield from sorted(front.errors, key=lambda error: error.line or len(text))
        return
    stored = paragraphs.join(line.text for line in lines)
    warnings = [] if front.published else [NO_DATE]
    warnings += _unbalanced([line.text for line in lines])
    texts = front.texts
    yield Draft(
        title=texts["title"],
        text=stored,
        original=original,
        outlet=texts.get("outlet"),
        agencies=tuple(front.agencies),
        byline=texts.get("byline"),
        dateline=texts.get("dateline"),
        published=front.published,
        url=texts.get("url"),
        language=texts.get("language"),
        key=key,
        warnings=(*warnings, *paragraphs.warnings(stored)),
    )


class _Front:
    """A front matter that is being read; nothing is raised, so that all problems are found at once."""

    def __init__(self) -> None:
        self.errors: list[IngestError] = []
        self.texts: dict[str, str] = {}
        self.agencies: list[str] = []
        self.published: Published | None = None

    def wrong(self, problem: str, node: yaml.Node | None = None) -> None:
        # YAML counts lines from 0, and the front matter begins on the file's second line.
        self.errors.append(IngestError(problem, line=None if node is None else node.start_mark.line + 2))

    def read(self, text: str) -> str:
        """Read the front matter of ``text`` and return the body."""
        lines = text.splitlines()
        if not lines or lines[0].rstrip() != _FENCE:
            self.errors.append(
                IngestError(
                    "It does not begin with a front matter; begin with a line --- as seeds/README.md shows.", line=1
                )
            )
            return text
        end = next((at for at in range(1, len(lines)) if lines[at].rstrip() == _FENCE), None)
        if end is None:
            self.wrong("The front matter does not end; put a line --- below it.")
            return text
        front = "\n".join(lines[1:end])
        if len(front) > _LONGEST_FRONT:
            self.wrong(f"The front matter has more than {_LONGEST_FRONT:,} characters; shorten it.")
        else:
            self._read_yaml(front)
        return "\n".join(lines[end + 1 :])

    def _read_yaml(self, front: str) -> None:
        try:
            # Nodes instead of values: they know their line, and nothing is converted ("14:31" is no number here).
            node = yaml.SafeLoader(front).get_single_node()
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 2 if error.problem_mark else None
            self.errors.append(
                IngestError(
                    f"The front matter is no YAML ({error.problem}); write key: value, and put values with"
                    " a colon in quotation marks.",
                    line=line,
                )
            )
            return
        except (yaml.YAMLError, RecursionError):
            self.wrong("The front matter is no YAML; write key: value on each line.")
            return
        values = self._mapping(node, _KEYS, "the front matter")
        if not isinstance(node, yaml.MappingNode):
            return
        for name in _TEXTS:
            if name in values:
                value = self._text(values[name], name)
                if value is not None:
                    self.texts[name] = value
        if "title" not in values:
            self.wrong("There is no title; add a line title: with the headline.")
        elif "title" not in self.texts and not self.errors:
            self.wrong("The title is empty; write the headline behind title:.", values["title"])
        self._check("url", _URL, "a web address that begins with http:// or https://", values)
        self._check("language", _LANGUAGE, "a code of two small letters, such as en", values)
        if "agency" in values:
            self._read_agencies(values["agency"])
        if "published" in values and not _is_null(values["published"]):
            self._read_published(values["published"])

    def _check(self, name: str, pattern: re.Pattern[str], what: str, values: dict[str, yaml.Node]) -> None:
        if name in self.texts and not pattern.fullmatch(self.texts[name]):
            self.wrong(f"The {name} “{self.texts[name][:60]}” must be {what}.", values[name])

    def _mapping(self, node: yaml.Node | None, keys: tuple[str, ...], where: str) -> dict[str, Any]:
        if not isinstance(node, yaml.MappingNode):
            self.wrong(f"What stands in {where} must be lines of key: value ({', '.join(keys)}).", node)
            return {}
        values: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
            if name not in keys:
                self.wrong(f"The key “{name[:40]}” in {where} is not known; use {', '.join(keys)}.", key)
            elif name in values:
                self.wrong(f"The key “{name}” stands in {where} twice; keep one.", key)
            else:
                values[name] = value
        return values

    def _text(self, node: yaml.Node, name: str) -> str | None:
        if _is_null(node):
            return None
        if not isinstance(node, yaml.ScalarNode) or node.tag != "tag:yaml.org,2002:str":
            self.wrong(f"The {name} must be text; put it in quotation marks.", node)
            return None
        return " ".join(node.value.split()) or None

    def _read_agencies(self, node: yaml.Node) -> None:
        for item in node.value if isinstance(node, yaml.SequenceNode) else [node]:
            agency = self._text(item, "agency")
            if agency is not None:
                self.agencies.append(agency)

    def _read_published(self, node: yaml.Node) -> None:
        values = self._mapping(node, _PUBLISHED_KEYS, "published")
        if not isinstance(node, yaml.MappingNode):
            return
        day = self._day(values.get("date"), node)
        how = self._one_of(values.get("how"), _HOW, "how", node)
        why = self._text(values["why"], "why") if "why" in values else None
        if how == "inferred" and not why:
            self.wrong("An inferred date needs a reason; add a line why: that says how it was inferred.", node)
        time = self._time(values.get("time"))
        weekday = self._one_of(values["weekday"], WEEKDAYS, "weekday", node) if "weekday" in values else None
        if day is not None and weekday is not None and WEEKDAYS[day.weekday()] != weekday:
            self.wrong(
                f"{day} is a {WEEKDAYS[day.weekday()]}, not a {weekday}; correct the date or the weekday.",
                values["weekday"],
            )
        if day is not None and how is not None:
            self.published = Published(day, how, why or "", time)

    def _day(self, node: yaml.Node | None, parent: yaml.Node) -> dt.date | None:
        value = node.value if isinstance(node, yaml.ScalarNode) else ""
        try:
            return dt.datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007  # a day in the outlet's own calendar
        except ValueError:
            self.wrong(f"The date “{value[:40]}” is not a day of the calendar; write YYYY-MM-DD.", node or parent)
            return None

    def _time(self, node: yaml.Node | None) -> dt.time | None:
        if node is None or _is_null(node):
            return None
        found = _TIME.fullmatch(node.value) if isinstance(node, yaml.ScalarNode) else None
        if found is None:
            self.wrong("The time must be hours and minutes, such as 14:31.", node)
            return None
        return dt.time(int(found[1]), int(found[2]))

    def _one_of(self, node: yaml.Node | None, allowed: tuple[Any, ...], name: str, parent: yaml.Node) -> Any:
        value = node.value if isinstance(node, yaml.ScalarNode) else ""
        if value in allowed:
            return value
        self.wrong(f"“{name}” in published must be one of {', '.join(allowed)}.", node or parent)
        return None


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _unbalanced(lines: list[str]) -> list[str]:
    """Return a warning for each paragraph with a quotation that is not closed, unless the next one goes on with it."""
    found: list[str] = []
    for at, line in enumerate(lines):
        goes_on = at + 1 < len(lines) and lines[at + 1].startswith(("“", '"'))
        typographic = line.count("“") - line.count("”")
        open_marks = typographic != 0 or line.count('"') % 2 == 1
        if open_marks and not (goes_on and typographic in (0, 1)):
            found.append(f"A quotation mark has no partner in the paragraph “{line[:60]}…”; check the quotation.")
    return found
