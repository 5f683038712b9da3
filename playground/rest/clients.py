"""What people's clients call and bots cannot: the commands one is offered, starting an interaction, one's language.

A page in a browser is a plain client of these routes: it logs in with a person's token, both here and at the
gateway, sends what Discord's own client sends, and hears of the bot's answers through the gateway.
"""

from __future__ import annotations

from typing import Any

from playground import components, interactions, slash
from playground.model import LOCALES, CommandType, ComponentType, InteractionType, Json, Message, User
from playground.refusal import Refusal, unknown
from playground.rest.call import Call, Route
from playground.rules.commands import ATTACHMENT
from playground.rules.components import modal_inputs
from playground.rules.form import Form
from playground.slash import ImpossibleError


async def offered(call: Call) -> Any:
    """The commands this person is offered in the channel."""
    _people_only(call)
    return {"application_commands": slash.visible(call.world, call.user, call.channel)}


async def interact(call: Call) -> Any:
    """Run a command, ask for suggestions, use a component or send a form."""
    _people_only(call)
    body = call.table()
    try:
        kind = InteractionType(body["type"])
        channel = call.world.channel(int(body["channel_id"]), call.user)
        message = _message(call, body)
        data = _data(call, kind, body, message)
    except ImpossibleError as error:
        raise Refusal(400, 50035, str(error)) from error
    except (KeyError, TypeError, ValueError) as error:
        raise Refusal(400, 50035, "Invalid Form Body") from error
    interaction = interactions.start(call.world, kind, call.user, channel, data, message)
    return {"id": str(interaction.id)}


async def change_settings(call: Call) -> Any:
    """Change the language of one's client, which the bot hears with every interaction."""
    _people_only(call)
    form = Form()
    locale = str(call.table().get("locale"))
    form.choices(("locale",), locale, sorted(LOCALES))
    form.finish()
    call.user.locale = locale
    return {"locale": locale}


def _people_only(call: Call) -> None:
    if call.user.bot:
        raise Refusal(403, 20001, "Bots cannot use this endpoint")


def _message(call: Call, body: Json) -> Message | None:
    if body.get("message_id") is None:
        return None
    channel = call.world.channel(int(body["channel_id"]), call.user)
    message = _seen(channel.messages.get(int(body["message_id"])), call.user)
    if message is None:
        raise unknown("Message")
    return message


def _seen(message: Message | None, user: User) -> Message | None:
    return message if message is not None and message.ephemeral_for in (None, user) else None


def _with_files(call: Call, values: Json, takers: list[Json], key: str) -> Json:
    """The values with the files of this request in the place of their numbers, ``{"file": 0}``.

    Nothing else is taken for a file: a path would be one on the playground's own machine.
    """
    taken = dict(values)
    for name in (each[key] for each in takers if each[key] in values):
        listed = values[name] if isinstance(values[name], list) else [values[name]]
        files = [call.files[int(each["file"])] for each in listed]
        given = [(file.filename, file.content) for file in files]
        taken[name] = given if isinstance(values[name], list) else given[0]
    return taken


def _data(call: Call, kind: InteractionType, body: Json, message: Message | None) -> Json:
    world, user = call.world, call.user
    channel = world.channel(int(body["channel_id"]), user)
    data: Json = body["data"]
    if kind is InteractionType.COMPONENT:
        if message is None:
            raise unknown("Message")
        if "values" in data:
            return components.choose(world, message, data["values"], data["custom_id"])
        return components.press(message, data["custom_id"])
    if kind is InteractionType.MODAL:
        shown = interactions.by_id(world, int(body["interaction_id"]), user)
        if shown.modal is None:
            raise unknown("interaction")
        inputs = modal_inputs(shown.modal)
        uploads = [each for each in inputs if each["type"] == ComponentType.FILE_UPLOAD]
        values = _with_files(call, data["values"], uploads, "custom_id")
        return components.submit(world, channel, shown.modal, values)
    started_from = CommandType(data.get("type", 1))
    if started_from is not CommandType.SLASH:
        of_user, wanted = started_from is CommandType.USER, int(data["target_id"])
        target = world.users.get(wanted) if of_user else _seen(channel.messages.get(wanted), user)
        if target is None:
            raise unknown("User" if of_user else "Message")
        return slash.fill_menu(world, user, channel, data["name"], target)
    name, options = data["name"], data.get("options", [])
    while options and "options" in options[0]:
        name, options = f"{name} {options[0]['name']}", options[0]["options"]
    known = slash.open_command(world, user, channel, name).leaf.get("options") or ()
    values = {option["name"]: option["value"] for option in options}
    given = _with_files(call, values, [each for each in known if each["type"] == ATTACHMENT], "name")
    focused = next((option["name"] for option in options if option.get("focused")), None)
    return slash.fill(world, user, channel, name, given, focused)


ROUTES = [
    Route("GET", "/channels/{channel:[0-9]+}/application-command-index", offered),
    Route("POST", "/interactions", interact),
    Route("PATCH", "/users/@me/settings", change_settings),
]
