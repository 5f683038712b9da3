"""The life of an interaction: a person starts it, the bot answers once within 3 s and may go on for 15 minutes."""

from __future__ import annotations

import asyncio
import secrets
from datetime import timedelta

from playground import payloads, posting
from playground.model import (
    EPHEMERAL,
    LOADING,
    Channel,
    Interaction,
    InteractionType,
    Json,
    Message,
    User,
)
from playground.refusal import Refusal, already_acknowledged, unknown
from playground.rules import commands, components
from playground.rules.form import Form
from playground.rules.messages import LARGEST_FILE, Draft, File, check
from playground.world import Event, World

DEADLINE = timedelta(seconds=3)
TOKEN_LIFE = timedelta(minutes=15)
MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = range(4, 10)
_ALLOWED = {
    InteractionType.COMMAND: (MESSAGE, DEFERRED, MODAL),
    InteractionType.COMPONENT: (MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, MODAL),
    InteractionType.AUTOCOMPLETE: (CHOICES,),
    InteractionType.MODAL: (MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE),
}


def start(
    world: World,
    kind: InteractionType,
    user: User,
    channel: Channel,
    data: Json,
    message: Message | None = None,
) -> Interaction:
    """Tell the bot what somebody did; ``message`` is the one a component, or a modal's button, sits on."""
    interaction = Interaction(
        world.new_id(), secrets.token_urlsafe(48), kind, user, channel, world.clock(), data, message
    )
    # A component's are those of the command that its message answers.
    behind = message.interaction if message else None
    interaction.owners = behind.owners if behind else _owners(world, user, channel)
    world.interactions[interaction.token] = interaction
    payload = payloads.interaction(interaction, world.bot, LARGEST_FILE)
    only = frozenset({world.bot.id})
    world.publish(Event("INTERACTION_CREATE", payload, channel.guild, channel, only=only))
    asyncio.get_running_loop().call_later(DEADLINE.total_seconds(), _fail, world, interaction)
    return interaction


def _owners(world: World, user: User, channel: Channel) -> dict[str, str]:
    has_bot = channel.guild is None or world.bot.id in channel.guild.members
    servers = {"0": str(channel.guild.id if channel.guild else 0)} if has_bot else {}
    return servers | ({"1": str(user.id)} if user.id in world.installed_by else {})


def _fail(world: World, interaction: Interaction) -> None:
    """Tell the person's client when the bot did not answer in time."""
    if not interaction.answered:
        _tell(world, interaction, "INTERACTION_FAILURE", {})


def late(world: World, interaction: Interaction) -> bool:
    """Whether the bot has let the 3 s pass."""
    return not interaction.answered and world.clock() - interaction.created_at > DEADLINE


def answer(world: World, interaction: Interaction, body: Json, files: dict[int, File]) -> None:
    """The bot's one answer.

    Raises:
        Refusal: it came too late, it is the second, or its body breaks a rule.
    """
    if interaction.answered:
        raise already_acknowledged()
    if late(world, interaction):
        raise unknown("interaction")
    form = Form()
    kind = body.get("type")
    form.choices(("type",), kind, _ALLOWED[interaction.kind])
    if kind in (DEFERRED_UPDATE, UPDATE) and interaction.message is None:
        form.choices(("type",), kind, (MESSAGE, DEFERRED))
    form.finish()
    data = body.get("data") or {}
    if kind == CHOICES:
        interaction.choices = _choices(interaction, data)
    elif kind == MODAL:
        components.check_modal(form, data)
        form.finish()
        interaction.modal = data
    elif kind == UPDATE and interaction.message is not None:
        posting.edit(world, interaction.message, check(data, files))
        interaction.response = interaction.message
    elif kind == DEFERRED_UPDATE:
        interaction.response = interaction.message
    else:
        draft = check(data, files)
        interaction.response = posting.respond(world, interaction, draft, loading=kind == DEFERRED)
    interaction.answer_type = kind
    if interaction.choices is not None:
        _tell(world, interaction, "APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE", {"choices": interaction.choices})
    elif interaction.modal is not None:
        _tell(world, interaction, "INTERACTION_MODAL_CREATE", interaction.modal)
    else:
        _tell(world, interaction, "INTERACTION_SUCCESS", {})


def _choices(interaction: Interaction, data: Json) -> list[Json]:
    form = Form()
    choices = form.items(("choices",), data.get("choices"), commands.MOST_CHOICES)
    focused = focused_option(interaction.data)
    commands.check_choices(form, ("choices",), choices, focused["type"])
    form.finish()
    return choices


def focused_option(data: Json) -> Json:
    """The option a person is typing, anywhere below the command."""
    for option in data.get("options", ()):
        if option.get("focused"):
            return option
        if found := focused_option(option):
            return found
    return {}


def _tell(world: World, interaction: Interaction, name: str, data: Json) -> None:
    """Tell the person's own client what came of it; the bot has its answer in the response."""
    channel = interaction.channel
    data = data | {"id": str(interaction.id), "channel_id": str(channel.id)}
    world.publish(Event(name, data, channel.guild, channel, only=frozenset({interaction.user.id})))


def by_token(world: World, token: str) -> Interaction:
    """The interaction whose follow-ups go to this address."""
    interaction = world.interactions.get(token)
    if interaction is None or not interaction.answered:
        raise unknown("Webhook")
    if world.clock() - interaction.created_at > TOKEN_LIFE:
        raise Refusal(401, 50027, "Invalid Webhook Token")
    return interaction


def by_id(world: World, identifier: int, user: User) -> Interaction:
    """An interaction this user started."""
    for interaction in world.interactions.values():
        if interaction.id == identifier and interaction.user is user:
            return interaction
    raise unknown("interaction")


def follow_up(world: World, interaction: Interaction, draft: Draft) -> Message:
    """One more message; after a deferral the first one takes the place of "is thinking"."""
    response = interaction.response
    if response is not None and response.flags & LOADING:
        posting.edit(world, response, draft)
        return response
    message = posting.respond(world, interaction, draft)
    interaction.followups.append(message)
    return message


def message_of(interaction: Interaction, name: str) -> Message:
    """One of the interaction's messages: ``@original`` or an id."""
    candidates = [*interaction.followups]
    if interaction.response is not None:
        candidates.append(interaction.response)
        if name == "@original" and not interaction.response.deleted:
            return interaction.response
    for message in candidates:
        if str(message.id) == name and not message.deleted:
            return message
    raise unknown("Message")


def summary(interaction: Interaction) -> Json:
    """What the answer to a callback says about it."""
    response = interaction.response
    data: Json = {"id": str(interaction.id), "type": int(interaction.kind)}
    if response is not None:
        data |= {
            "response_message_id": str(response.id),
            "response_message_loading": response.loading,
            "response_message_ephemeral": bool(response.flags & EPHEMERAL),
        }
    resource: Json = {"type": interaction.answer_type}
    if response is not None and interaction.answer_type != DEFERRED_UPDATE:
        resource["message"] = payloads.message(response)
    return {"interaction": data, "resource": resource}
