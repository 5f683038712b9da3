"""What a line typed at the terminal means."""

from __future__ import annotations

import re
import shlex
from collections import deque
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from playground import slash
from playground.components import modal_inputs
from playground.model import LOCALES, SELECTS, CommandType, ComponentType, Json, Message
from playground.person import Person, Reply
from playground.rules.commands import ATTACHMENT
from playground.slash import ImpossibleError

if TYPE_CHECKING:
    from playground.server import Playground

HELP = """\
Whatever you type is sent to the channel, as on Discord: !help, @Cuttings help, or plain text. Besides:
  /                         lists the slash commands; /quote person: Putin runs one
  complete /quote person: P shows what the bot suggests for the option typed last
  1, press 1, press Next    presses a button of the last message
  choose ENTRY, ENTRY       chooses from its select
  reply TEXT                answers the last message
  say TEXT                  sends it without waiting for an answer; then it is the last message, for menu above all
  react EMOJI               reacts to it
  menu                      lists the entries of its Apps menu; menu Check this quote chooses one
  attach PATH TEXT          sends a file with a text (quote a path that has spaces)
  as Ben                    go on as somebody else: Ada, Ben, Mod (a moderator), Manager (an administrator),
                            Admin (the operator, who owns the servers)
  channel NAME, dm, server NAME   go somewhere else
  language de               sets the language of your client, which slash commands are answered in
  quit                      ends the playground"""
_MENTION = re.compile(r"(?<!\w)([@#])([\w-]{1,100})")
REMEMBERED = 100  # messages
BUTTONS = frozenset({int(ComponentType.BUTTON)})
SHORT_WAIT = 2.0  # seconds for text that does not look like a command, which bots leave alone


class Actor:
    """The person at the terminal: who they are, where they are, and what they saw last.

    Args:
        playground: where they act.
        within: how many seconds they wait for an answer.
    """

    def __init__(self, playground: Playground, within: float = 10.0) -> None:
        self._playground = playground
        self._within = within
        self._person = self._at("Ada", playground.channel())
        self._form: Form | None = None
        self._shown: deque[Message] = deque(maxlen=REMEMBERED)
        self._words: dict[str, Callable[[str], Awaitable[str]]] = {
            "help": self._help,
            "as": self._as,
            "channel": self._channel,
            "dm": self._direct,
            "server": self._server,
            "language": self._language,
            "attach": self._attach,
            "reply": self._reply,
            "say": self._say,
            "react": self._react,
            "press": self._press,
            "choose": self._choose,
            "menu": self._menu,
            "complete": self._complete,
        }

    def _at(self, name: str, place: Any) -> Person:
        person = self._playground.person(name)
        return Person(person.world, person.user, place, timeout=self._within)

    @property
    def where(self) -> str:
        """A sentence, without its full stop, for who and where one is."""
        place = self._person.place
        here = f"#{place.name} of {place.guild.name}" if place.guild else "direct messages with the bot"
        return f"You are {self._person.user.name} in {here}"

    @property
    def prompt(self) -> str:
        """What stands before what is typed."""
        if self._form is not None:
            return f"{self._form.label}: "
        place = self._person.place
        return f"{self._person.user.name} {'#' + place.name if place.guild else '@' + self._bot}> "

    @property
    def _bot(self) -> str:
        return self._playground.world.bot.name

    def quits(self, line: str) -> bool:
        """Whether the line ends the chat."""
        return line.strip() in ("quit", "exit")

    def sees(self, message: Message) -> bool:
        """Whether the message is in the open channel, or anywhere for this person alone."""
        return message.ephemeral_for in (None, self._person.user) and (
            message.channel is self._person.place
            or (message.channel.guild is None and self._person.user in message.channel.recipients)
        )

    async def do(self, line: str) -> str:
        """Do what the line says and wait for the bot's answer; returns what else there is to tell.

        Raises:
            ImpossibleError, LookupError, OSError, Refusal: it cannot be done.
            NoAnswerError: the bot did not answer.
        """
        if self._form is not None:
            return await self._fill(line)
        line = line.strip()
        if not line:
            return ""
        if line.isdecimal():
            return await self._press(line)
        if line.startswith("/"):
            return await self._slash(line[1:])
        word, _, rest = line.partition(" ")
        if word in self._words:
            return await self._words[word](rest.strip())
        return await self._ask(line)

    # Text

    async def _ask(self, text: str, **more: Any) -> str:
        text = self._with_mentions(text)
        addressed = not text[:1].isalnum() or self._person.place.guild is None or bool(more)
        await self._person.ask(text, within=self._within if addressed else min(SHORT_WAIT, self._within), **more)
        return ""

    def _with_mentions(self, text: str) -> str:
        """The text with the names of users, roles and channels as the mentions Discord's client makes of them."""
        world, guild = self._playground.world, self._person.place.guild

        def mention(match: re.Match[str]) -> str:
            name = match[2].casefold()
            if match[1] == "@":
                for user in world.users.values():
                    if user.name.casefold() == name:
                        return user.mention
                for role in guild.roles.values() if guild else ():
                    if role.name.casefold() == name:
                        return f"<@&{role.id}>"
            for channel in guild.channels.values() if guild and match[1] == "#" else ():
                if channel.name.casefold() == name:
                    return channel.mention
            return match[0]

        return _MENTION.sub(mention, text)

    async def _attach(self, rest: str) -> str:
        words = shlex.split(rest)
        if not words:
            raise ImpossibleError("Write attach, the file's path, and what to say with it: attach notes.txt !add")
        return await self._ask(" ".join(words[1:]), attachments=[words[0]])

    async def _reply(self, text: str) -> str:
        return await self._ask(text, reply_to=self._last())

    async def _say(self, text: str) -> str:
        self.shown(await self._person.say(self._with_mentions(text)))
        return ""

    async def _react(self, emoji: str) -> str:
        await self._person.react(self._last(), emoji)
        return "Reacted."

    def shown(self, message: Message) -> None:
        """Remember a message that was printed or said: "the last message" is about these."""
        self._shown.append(message)

    def _last(self, components: frozenset[int] | None = None) -> Message:
        """The last message, or the last one with one of these kinds of components."""
        for message in reversed(self._shown):
            kinds = {part["type"] for part in message.parts}
            if not message.deleted and (components is None or kinds & components):
                return message
        raise ImpossibleError("The bot has shown nothing of that kind yet.")

    # Commands, components and forms

    async def _slash(self, line: str) -> str:
        if not line.strip():
            return self._listed(CommandType.SLASH, "/")
        name, options = self._parsed(line)
        return self._outcome(await self._person.slash(name, options))

    async def _complete(self, line: str) -> str:
        name, options = self._parsed(line.removeprefix("/"))
        if not options:
            raise ImpossibleError("Write the option and its beginning: complete /quote person: P")
        option = list(options)[-1]
        choices = await self._person.autocomplete(name, option, options.pop(option), options)
        return "\n".join(choice.name for choice in choices) or "The bot suggests nothing."

    def _parsed(self, line: str) -> tuple[str, dict[str, str]]:
        """A command's name and its options; text before the first option belongs to the first one that is no file."""
        person = self._person
        words = line.split()
        offered = slash.visible(person.world, person.user, person.place)
        calls = {call for each in offered if each["type"] == CommandType.SLASH for call in slash.calls(each)}
        name = next((" ".join(words[:count]) for count in (3, 2, 1) if " ".join(words[:count]) in calls), line)
        filling = slash.open_command(person.world, person.user, person.place, name)
        listed: list[Json] = sorted(filling.leaf.get("options") or [], key=lambda option: option["type"] == ATTACHMENT)
        known = [option["name"] for option in listed]
        rest = line.split(None, len(name.split()))[len(name.split()) :]
        return name, _options(rest[0] if rest else "", known)

    def _listed(self, kind: CommandType, start: str) -> str:
        offered = slash.visible(self._playground.world, self._person.user, self._person.place)
        lines = [
            f"{start}{call}  {text}".rstrip()
            for each in offered
            if each["type"] == kind
            for call, text in slash.calls(each).items()
        ]
        return "\n".join(lines) or "The bot has registered nothing of that kind here."

    async def _menu(self, name: str) -> str:
        if not name:
            return self._listed(CommandType.MESSAGE, "menu ")
        return self._outcome(await self._person.context_menu(name, self._last()))

    async def _press(self, button: str) -> str:
        return self._outcome(
            await self._person.press(self._last(BUTTONS), int(button) if button.isdecimal() else button)
        )

    async def _choose(self, entries: str) -> str:
        chosen = [entry.strip() for entry in entries.split(",")]
        return self._outcome(await self._person.choose(self._last(SELECTS), *chosen))

    def _outcome(self, reply: Reply) -> str:
        if reply.modal is None:
            return ""
        self._form = Form(reply, reply.modal)
        inputs = ", ".join(_described(part) for part in modal_inputs(reply.modal))
        return (
            f"{reply.modal['title']}: the next lines fill in {inputs}. An empty line leaves one as it is; cancel stops."
        )

    async def _fill(self, line: str) -> str:
        form = self._form
        if form is None or line.strip() == "cancel":
            self._form = None
            return "Cancelled."
        if not form.take(line):
            return ""
        self._form = None
        return self._outcome(await self._person.submit(form.reply, form.values))

    # Who and where

    async def _help(self, _: str) -> str:
        return HELP

    async def _as(self, name: str) -> str:
        self._person = self._at(name, self._person.place)
        if self._person.place.guild is None:
            self._person = self._person.in_direct_messages()
        return self.where + "."

    async def _channel(self, name: str) -> str:
        self._person = self._person.at(slash.channel_named(self._person.place, name))
        return self.where + "."

    async def _direct(self, _: str) -> str:
        self._person = self._person.in_direct_messages()
        return self.where + "."

    async def _server(self, name: str) -> str:
        self._person = self._person.at(self._playground.channel(guild=self._playground.server(name)))
        return self.where + "."

    async def _language(self, locale: str) -> str:
        if locale not in LOCALES:
            raise ImpossibleError(f"Discord has no language {locale!r}. There are {', '.join(sorted(LOCALES))}.")
        self._person.user.locale = locale
        return f"The language is {locale}."


class Form:
    """A form being filled in, an input a line."""

    def __init__(self, reply: Reply, modal: Json) -> None:
        self.reply = reply
        self.values: dict[str, str | list[str]] = {}
        self._inputs = modal_inputs(modal)
        self._next = 0

    @property
    def label(self) -> str:
        """What is asked for now."""
        return self._inputs[self._next]["label"]

    def take(self, line: str) -> bool:
        """Fill in the next input; whether that was the last."""
        part = self._inputs[self._next]
        if line.strip():
            several = part["type"] in SELECTS and part.get("max_values", 1) > 1
            self.values[part["custom_id"]] = [each.strip() for each in line.split(",")] if several else line.strip()
        self._next += 1
        return self._next == len(self._inputs)


def _described(part: Json) -> str:
    """An input's label, with what may be chosen where that is known."""
    entries = [option["label"] for option in part.get("options", ())]
    return f"{part['label']} ({' / '.join(entries)})" if entries else part["label"]


def _options(text: str, known: list[str]) -> dict[str, str]:
    """Split ``person: Putin about: the war`` at the names of options."""
    options: dict[str, str] = {}
    named = re.compile(r"(?:^|(?<=\s))([\w'-]{1,32}):\s*")
    starts = [match for match in named.finditer(text) if match[1] in known]
    first = text[: starts[0].start() if starts else len(text)].strip()
    if first:
        if not known:
            raise ImpossibleError("That command takes no options.")
        if match := named.match(first):
            raise ImpossibleError(f"There is no option {match[1]!r}. Options: {', '.join(known)}.")
        options[known[0]] = first
    ends = [match.start() for match in starts[1:]] + [len(text)]
    for match, end in zip(starts, ends, strict=False):  # without any option there is an end too many
        options[match[1]] = text[match.end() : end].strip()
    return options
