"""What a person does at their client: write, press, choose, fill in; and the wait for what the bot makes of it."""

from __future__ import annotations

import contextlib
import mimetypes
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from playground import components, interactions, posting, slash
from playground.model import (
    Channel,
    Interaction,
    InteractionType,
    Json,
    Message,
    User,
)
from playground.rules.messages import Draft, File, check
from playground.slash import ImpossibleError, Upload
from playground.world import World

LONGEST_CONTENT = 4000  # what a person with Nitro may write


class NoAnswerError(Exception):
    """The bot did not answer in time; the text says what it was asked."""


@dataclass(frozen=True)
class Choice:
    """One suggestion of an autocomplete."""

    name: str
    value: str | int | float


@dataclass(frozen=True)
class Reply:
    """What came of a command, a press or a form."""

    interaction: Interaction

    @property
    def message(self) -> Message:
        """The bot's answer.

        Raises:
            NoAnswerError: it answered without a message, with a form for instance.
        """
        if self.interaction.response is None:
            raise NoAnswerError("The bot answered this interaction without a message.")
        return self.interaction.response

    @property
    def followups(self) -> list[Message]:
        """The messages after the first."""
        return self.interaction.followups

    @property
    def text(self) -> str:
        """All words of all its messages."""
        return "\n".join(message.text for message in (self.message, *self.followups))

    @property
    def ephemeral(self) -> bool:
        """Whether only the person sees the answer."""
        return self.message.ephemeral

    @property
    def deferred(self) -> bool:
        """Whether the bot first said that it is thinking."""
        return self.interaction.answer_type in (interactions.DEFERRED, interactions.DEFERRED_UPDATE)

    @property
    def modal(self) -> Json | None:
        """The form it showed, for ``Person.submit``."""
        return self.interaction.modal


@dataclass(frozen=True)
class Person:
    """A person at their client, in one channel.

    Args:
        world: where they are.
        user: who they are.
        place: the channel they have open.
        timeout: how many seconds they wait for an answer.
        settle: an answer counts as finished once nothing changed for so many seconds.
    """

    world: World
    user: User
    place: Channel
    timeout: float = 10.0
    settle: float = 0.05

    @property
    def id(self) -> int:
        """Their user id."""
        return self.user.id

    def at(self, place: Channel | str) -> Person:
        """The same person with another channel open; by name, one of the same server."""
        return replace(self, place=place if isinstance(place, Channel) else slash.channel_named(self.place, place))

    def in_direct_messages(self) -> Person:
        """The same person with the bot's direct messages open."""
        return replace(self, place=self.world.direct_channel(self.user, self.world.bot))

    # Writing

    async def say(
        self,
        text: str = "",
        *,
        attachments: Iterable[Upload] = (),
        reply_to: Message | None = None,
        channel: Channel | None = None,
    ) -> Message:
        """Send a message, without waiting for anything.

        Raises:
            Refusal: Discord would not take it.
        """
        body: Json = {"content": text}
        if reply_to is not None:
            body["message_reference"] = {"message_id": str(reply_to.id)}
        files = {number: _file(each) for number, each in enumerate(attachments)}
        draft = check(body, files, longest=LONGEST_CONTENT)
        return posting.send(self.world, channel or self.place, self.user, draft)

    async def ask(
        self,
        text: str = "",
        *,
        attachments: Iterable[Upload] = (),
        reply_to: Message | None = None,
        channel: Channel | None = None,
        within: float | None = None,
    ) -> Message:
        """Send a message and wait for the bot's answer: its first message that replies to this one or to none.

        Raises:
            NoAnswerError: there was none within the time.
        """
        question = await self.say(text, attachments=attachments, reply_to=reply_to, channel=channel)
        seconds = self.timeout if within is None else within
        try:
            answer = await self.world.until(lambda: self._answer_to(question), seconds)
        except TimeoutError:
            raise NoAnswerError(f"The bot did not answer {text!r} within {seconds:g} seconds.") from None
        await self._settled()
        return answer

    def _answer_to(self, question: Message) -> Message | None:
        answer = None
        for message in reversed(question.channel.messages.values()):
            if message.id <= question.id:
                break
            from_bot = message.author is self.world.bot and message.interaction is None
            if from_bot and message.reply_to in (question.id, None):
                answer = message
        return answer

    async def direct_message(self, text: str, *, attachments: Iterable[Upload] = ()) -> Message:
        """Write to the bot in direct messages and wait for its answer."""
        return await self.in_direct_messages().ask(text, attachments=attachments)

    async def edit(self, message: Message, text: str) -> None:
        """Change what one wrote."""
        if message.author is not self.user:
            raise ImpossibleError(f"{self.user.name} did not write that message.")
        posting.edit(self.world, message, Draft(content=text))

    async def delete(self, message: Message) -> None:
        """Delete what one wrote."""
        if message.author is not self.user:
            raise ImpossibleError(f"{self.user.name} did not write that message.")
        posting.delete(self.world, message)

    async def react(self, message: Message, emoji: str) -> None:
        """React to a message."""
        posting.react(self.world, message, self.user, emoji, add=True)

    # Commands

    async def slash(self, name: str, /, options: Mapping[str, Any] | None = None, **more: Any) -> Reply:
        """Run a slash command, such as ``slash("article add", url="https://...")``.

        Options are checked and turned into their types as Discord's client does; ``options`` is for names that
        are no Python names.

        Raises:
            ImpossibleError: the client would not send it.
            NoAnswerError: the bot did not answer within 3 seconds, or did not follow up on its deferral.
        """
        data = slash.fill(self.world, self.user, self.place, name, {**(options or {}), **more})
        return await self._interact(InteractionType.COMMAND, data, f"/{name}")

    async def autocomplete(
        self, name: str, option: str, typed: str, others: Mapping[str, Any] | None = None
    ) -> list[Choice]:
        """What the bot suggests for an option of a command while somebody types it."""
        given = {**(others or {}), option: typed}
        data = slash.fill(self.world, self.user, self.place, name, given, focused=option)
        reply = await self._interact(InteractionType.AUTOCOMPLETE, data, f"autocomplete of /{name} {option}")
        return [Choice(choice["name"], choice["value"]) for choice in reply.interaction.choices or ()]

    async def context_menu(self, name: str, target: Message | User | Person) -> Reply:
        """Choose an entry of the Apps menu of a message or a user."""
        what = target.user if isinstance(target, Person) else target
        data = slash.fill_menu(self.world, self.user, self.place, name, what)
        return await self._interact(InteractionType.COMMAND, data, f"the menu entry {name!r}")

    # Components and forms

    async def press(self, message: Message, button: str | int) -> Reply:
        """Press a button, by its label, its custom_id or its number from 1. Anybody may press any button they see.

        Raises:
            ImpossibleError: there is none such, it is disabled, or it is a link.
            NoAnswerError: the bot did not answer within 3 seconds.
        """
        data = components.press(self._seen(message), button)
        return await self._interact(InteractionType.COMPONENT, data, f"the button {button!r}", message)

    async def choose(self, message: Message, *chosen: Any, select: str | None = None) -> Reply:
        """Choose entries of a select by label or value; ``select`` is its custom_id where there are several."""
        data = components.choose(self.world, self._seen(message), chosen, select)
        return await self._interact(InteractionType.COMPONENT, data, f"choosing {chosen}", message)

    async def submit(self, form: Reply, values: Mapping[str, Any] | None = None, **more: Any) -> Reply:
        """Fill in the form a reply showed and send it; values by label or custom_id.

        Raises:
            ImpossibleError: there is no form, or it cannot be sent like that.
        """
        if form.modal is None:
            raise ImpossibleError("The bot showed no form.")
        data = components.submit(self.world, self.place, form.modal, {**(values or {}), **more})
        return await self._interact(InteractionType.MODAL, data, "the form", form.interaction.message)

    def _seen(self, message: Message) -> Message:
        if message.deleted:
            raise ImpossibleError("That message has been deleted.")
        if message.ephemeral_for not in (None, self.user):
            raise ImpossibleError(f"{self.user.name} does not see that message.")
        return message

    # Waiting

    async def _interact(self, kind: InteractionType, data: Json, what: str, message: Message | None = None) -> Reply:
        world = self.world
        place = message.channel if message else self.place
        before = message.edited_at if message else None
        interaction = interactions.start(world, kind, self.user, place, data, message)
        deadline = interactions.DEADLINE.total_seconds()
        with contextlib.suppress(TimeoutError):
            await world.until(lambda: interaction.answered or interactions.late(world, interaction), deadline)
        if not interaction.answered:
            raise NoAnswerError(f"The bot did not answer {what} within {deadline:g} seconds.")
        try:
            await world.until(lambda: not (interaction.response and interaction.response.loading), self.timeout)
        except TimeoutError:
            problem = f"The bot said it was thinking about {what}, and nothing came in {self.timeout:g} seconds."
            raise NoAnswerError(problem) from None
        if message is not None and interaction.answer_type == interactions.DEFERRED_UPDATE:
            # The bot may leave it at that: such an answer shows nothing, so nothing tells when it is finished.
            with contextlib.suppress(TimeoutError):
                await world.until(
                    lambda: message.edited_at != before or message.deleted or bool(interaction.followups), self.timeout
                )
        if kind is not InteractionType.AUTOCOMPLETE:
            await self._settled()
        return Reply(interaction)

    async def _settled(self) -> None:
        await self.world.quiet(self.settle, at_most=self.timeout)


def _file(given: Upload) -> File:
    if isinstance(given, tuple):
        name, content = given
    else:
        path = Path(given).expanduser()
        name, content = path.name, path.read_bytes()
    return File(name, content, mimetypes.guess_type(name)[0] or "")
