"""Discord's markdown as styled text for a terminal: what a reader would see, not what was typed."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import accumulate

from rich.text import Text

from playground.world import World

# Lengths are bounded so that no input makes a match slow; a message is at most 4096 characters anyway.
_TOKEN = re.compile(
    r"""
      ```(?:(?P<language>[A-Za-z0-9+-]{1,20})\n)?(?P<block>.*?)```
    | (?P<ticks>`{1,2})(?P<code>[^`\n]+)(?P=ticks)
    | \\(?P<escaped>[^\w\s]|_)
    | \[(?P<label>(?:\\.|[^\[\]\n\\]){1,1000})\]\(<?(?P<target>https?://[^\s)>]{1,2000})>?(?:\s"[^"\n]{0,200}")?\)
    | <(?P<address>https?://[^\s>]{1,2000})>
    | (?P<bare>https?://[^\s<>]{1,2000})
    | <t:(?P<time>-?\d{1,13})(?::(?P<style>[tTdDfFR]))?>
    | <@!?(?P<user>\d{1,20})>
    | <@&(?P<role>\d{1,20})>
    | <\#(?P<channel>\d{1,20})>
    | <a?(?P<emoji>:\w{2,32}:)\d{1,20}>
    | (?P<mark>\*\*\*|\*\*|\*|__|_|~~|\|\|)
    """,
    re.VERBOSE | re.DOTALL,
)
_STYLES = {
    "***": "bold italic",
    "**": "bold",
    "*": "italic",
    "__": "underline",
    "_": "italic",
    "~~": "strike",
    "||": "reverse",
}
_FORMATS = {
    "t": "%H:%M",
    "T": "%H:%M:%S",
    "d": "%d/%m/%Y",
    "D": "{day} %B %Y",
    "f": "{day} %B %Y %H:%M",
    "F": "%A, {day} %B %Y %H:%M",
}
_UNITS = (("year", 31_557_600), ("month", 2_629_800), ("day", 86_400), ("hour", 3600), ("minute", 60), ("second", 1))


def render(source: str, world: World, *, inline: bool = False) -> Text:
    """The text with its styles.

    Args:
        source: Discord markdown.
        world: to name the users, roles and channels it mentions, and for "3 days ago".
        inline: take ``>``, ``#`` and ``-`` at the start of a line as they are, as in titles and field names.
    """
    if inline:
        return _inline(source, world)
    result = Text()
    quoted_to_end = False
    for number, line in enumerate(_lines(source)):
        if number:
            result.append("\n")
        if not quoted_to_end and line.startswith(">>> "):
            quoted_to_end, line = True, line[4:]
        if quoted_to_end or line.startswith("> "):
            result.append("│ ", "dim")
            line = line if quoted_to_end else line[2:]
        result.append_text(_line(line, world))
    return result


def _lines(source: str) -> list[str]:
    """The lines, with a code block counted as part of one line."""
    lines: list[str] = [""]
    for number, part in enumerate(source.split("```")):
        if number:
            lines[-1] += "```"
        if number % 2:
            lines[-1] += part
        else:
            first, *rest = part.split("\n")
            lines[-1] += first
            lines += rest
    return lines


def _line(line: str, world: World) -> Text:
    for mark, style in (("# ", "bold underline"), ("## ", "bold"), ("### ", "bold"), ("-# ", "dim")):
        if line.startswith(mark):
            text = _inline(line.removeprefix(mark), world)
            text.stylize(style)
            return text
    indent = len(line) - len(line.lstrip(" "))
    if line[indent : indent + 2] in ("- ", "* "):
        return Text(" " * indent + "• ").append_text(_inline(line[indent + 2 :], world))
    return _inline(line, world)


def _inline(source: str, world: World) -> Text:
    pieces: list[Text] = []
    opened: dict[str, int] = {}
    styled: list[tuple[int, int, str]] = []
    position = 0
    for match in _TOKEN.finditer(source):
        pieces.append(Text(source[position : match.start()]))
        position = match.end()
        mark = match["mark"]
        if not mark:
            pieces.append(_piece(match, world))
            continue
        if mark in opened and _may_close(match):
            first = opened.pop(mark)
            pieces[first] = Text()
            styled.append((first, len(pieces), _STYLES[mark]))
            pieces.append(Text())
        else:
            if _may_open(match):
                opened[mark] = len(pieces)
            pieces.append(Text(mark))
    pieces.append(Text(source[position:]))
    starts = list(accumulate((len(piece) for piece in pieces), initial=0))
    result = Text().join(pieces)
    for first, last, style in styled:
        result.stylize(style, starts[first], starts[last])
    return result


def _may_open(mark: re.Match[str]) -> bool:
    """Whether text follows at once; an underscore within a word is none."""
    before, after = _neighbours(mark)
    return not after.isspace() and not (mark[0] == "_" and before.isalnum())


def _may_close(mark: re.Match[str]) -> bool:
    """Whether text stands right before; an underscore within a word is none."""
    before, after = _neighbours(mark)
    return not before.isspace() and not (mark[0] == "_" and after.isalnum())


def _neighbours(mark: re.Match[str]) -> tuple[str, str]:
    before = mark.string[mark.start() - 1] if mark.start() else " "
    after = mark.string[mark.end()] if mark.end() < len(mark.string) else " "
    return before, after


def _piece(match: re.Match[str], world: World) -> Text:
    if match["block"] is not None:
        return Text(match["block"].strip("\n"), "cyan")
    if match["code"]:
        return Text(match["code"], "cyan")
    if match["escaped"]:
        return Text(match["escaped"])
    if match["label"]:
        label = _inline(match["label"], world)
        label.stylize("underline")
        return label.append(f" ({match['target']})", "blue")
    if match["address"] or match["bare"]:
        return Text(match["address"] or match["bare"], "blue")
    if match["time"]:
        return Text(timestamp(int(match["time"]), match["style"] or "f", world.clock()), "cyan")
    if match["emoji"]:
        return Text(match["emoji"])
    return Text(_mentioned(match, world), "bold magenta")


def _mentioned(match: re.Match[str], world: World) -> str:
    if match["user"]:
        user = world.users.get(int(match["user"]))
        return f"@{user.name if user else 'unknown-user'}"
    if match["channel"]:
        channel = world.channels.get(int(match["channel"]))
        return f"#{channel.name if channel else 'unknown'}"
    roles = (guild.roles.get(int(match["role"])) for guild in world.guilds.values())
    return f"@{next((role.name for role in roles if role), 'unknown-role')}"


def timestamp(seconds: int, style: str, now: datetime) -> str:
    """A ``<t:…>`` as Discord writes it, in this machine's time zone; ``R`` is relative to now."""
    if style == "R":
        distance = seconds - int(now.timestamp())
        unit, length = next((each for each in _UNITS if abs(distance) >= each[1]), _UNITS[-1])
        count = abs(distance) // length
        named = f"{count} {unit}{'' if count == 1 else 's'}"
        return f"in {named}" if distance > 0 else f"{named} ago"
    try:
        moment = datetime.fromtimestamp(seconds).astimezone()
    except (ValueError, OverflowError, OSError):
        return f"<t:{seconds}>"
    return moment.strftime(_FORMATS[style]).format(day=moment.day)
