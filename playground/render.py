"""A message as a person at a terminal reads it: text, embeds with their colour, files, numbered buttons."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from playground.markdown import render as markdown
from playground.model import LINK_BUTTON, SELECTS, Attachment, ComponentType, Json, Message
from playground.world import World

DEFAULT_COLOR = 0x4F545C  # the bar of an embed that names none


class Renderer:
    """Turns messages into what rich prints.

    Args:
        world: to name whom messages mention.
        files: where attachments are saved; a new temporary folder if None.
    """

    def __init__(self, world: World, files: Path | None = None) -> None:
        self._world = world
        self._files = files
        self._saved: dict[int, Path] = {}

    def message(self, message: Message) -> RenderableType:
        """The whole message under a line that says whose it is."""
        parts: list[RenderableType] = [self._header(message)]
        if message.loading:
            parts.append(Text("is thinking…", "dim italic"))
        if message.content:
            parts.append(markdown(message.content, self._world))
        parts += [self._embed(embed, message) for embed in message.embeds]
        parts += [self._file(attachment) for attachment in message.attachments]
        if message.buttons:
            parts.append(self._buttons(message))
        parts += [self._select(part) for part in message.parts if part["type"] in SELECTS]
        if message.reactions:
            parts.append(Text("  ".join(f"{key} {len(users)}" for key, users in message.reactions.items())))
        return Group(*parts)

    def _header(self, message: Message) -> Text:
        header = Text().append(message.author.name, "bold green" if message.author.bot else "bold")
        notes: list[str] = []
        if message.channel.guild is None:
            notes.append("direct message")
        else:
            notes.append(f"#{message.channel.name}")
        if message.ephemeral:
            notes.append("only you see this")
        if message.edited_at is not None:
            notes.append("edited")
        if message.pings:
            notes.append("pings " + self._pinged(message))
        return header.append(f"  {' · '.join(notes)}", "dim")

    def _pinged(self, message: Message) -> str:
        names = [f"@{self._world.users[each].name}" for each in message.pings.users]
        if message.channel.guild is not None:
            names += [f"@{message.channel.guild.roles[each].name}" for each in message.pings.roles]
        return ", ".join([*names, *(["@everyone"] if message.pings.everyone else [])])

    def _embed(self, embed: Json, message: Message) -> RenderableType:
        parts: list[RenderableType] = []
        if author := embed.get("author"):
            parts.append(Text(author["name"], "bold dim"))
        if embed.get("title"):
            title = markdown(embed["title"], self._world, inline=True)
            title.stylize("bold")
            parts.append(title)
        if embed.get("url"):
            parts.append(Text(embed["url"], "blue"))
        if embed.get("description"):
            parts.append(markdown(embed["description"], self._world))
        for field in embed.get("fields", ()):
            name = markdown(field["name"], self._world, inline=True)
            name.stylize("bold")
            parts += [name, Indented("  ", None, markdown(field["value"], self._world))]
        for key in ("thumbnail", "image"):
            if key in embed:
                parts.append(self._picture(embed[key]["url"], message))
        footer = [embed["footer"]["text"]] if "footer" in embed else []
        if embed.get("timestamp"):
            footer.append(embed["timestamp"][:16].replace("T", " "))
        if footer:
            parts.append(Text(" · ".join(footer), "dim"))
        return Indented("▌ ", f"#{embed.get('color', DEFAULT_COLOR):06x}", Group(*parts))

    def _picture(self, url: str, message: Message) -> Text:
        for attachment in message.attachments:
            if attachment.url == url:
                return Text(f"(picture: {attachment.filename})", "dim")
        return Text(f"(picture: {url})", "dim")

    def _file(self, attachment: Attachment) -> Text:
        text = Text(f"📎 {attachment.filename} ({_size(attachment.size)}), saved as {self._save(attachment)}")
        return text.append(f"\n   {attachment.description}", "dim") if attachment.description else text

    def _save(self, attachment: Attachment) -> Path:
        if attachment.id not in self._saved:
            if self._files is None:
                self._files = Path(tempfile.mkdtemp(prefix="playground-"))
            # Only the last part of the name: a file must not leave the folder.
            name = Path(attachment.filename).name or "file"
            path = self._files / f"{attachment.id}-{name}"
            self._files.mkdir(parents=True, exist_ok=True)
            path.write_bytes(attachment.content)
            self._saved[attachment.id] = path
        return self._saved[attachment.id]

    def _buttons(self, message: Message) -> Text:
        shown: list[Text] = []
        parts = [part for part in message.parts if part["type"] == ComponentType.BUTTON]
        for number, (button, part) in enumerate(zip(message.buttons, parts, strict=True), 1):
            emoji = (part.get("emoji") or {}).get("name") or ""
            label = " ".join(dict.fromkeys(word for word in (emoji, button.label) if word))
            if button.style == LINK_BUTTON:
                shown.append(Text(f"[{number}] {label}: {button.url}", "blue"))
            elif button.disabled:
                shown.append(Text(f"[-] {label}", "dim"))
            else:
                shown.append(Text(f"[{number}] {label}", "bold"))
        return Text("  ").join(shown)

    def _select(self, part: Json) -> Text:
        text = Text("▾ " + (part.get("placeholder") or "choose"), "bold")
        for option in part.get("options", ()):
            text.append(f"\n    {option['label']}")
            if option.get("description"):
                text.append(f" ({option['description']})", "dim")
        return text


class Indented:
    """Lines with the same start each, such as an embed's coloured bar, however they are wrapped."""

    def __init__(self, start: str, color: str | None, inner: RenderableType) -> None:
        self._start = start
        self._style = Style(color=color)
        self._inner = inner

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Draw it, as rich asks for."""
        width = max(1, options.max_width - len(self._start))
        for line in console.render_lines(self._inner, options.update_width(width), pad=False):
            yield Segment(self._start, self._style)
            yield from line
            yield Segment.line()


def _size(count: int) -> str:
    if count < 1000:
        return f"{count} bytes"
    return f"{count / 1000:.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"
