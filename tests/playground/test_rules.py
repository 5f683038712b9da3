from __future__ import annotations

from typing import Any

import pytest

from playground.model import Pings
from playground.refusal import Refusal
from playground.rules import commands, components
from playground.rules.form import Form
from playground.rules.messages import LARGEST_FILE, File, check, mentions
from playground.world import World


def row(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(parts)}


def button(**more: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": "Go", "custom_id": "go"} | more


def select(count: int = 1, **more: Any) -> dict[str, Any]:
    options = [{"label": f"L{number}", "value": f"v{number}"} for number in range(count)]
    return {"type": 3, "custom_id": "pick", "options": options} | more


def where(errors: dict[str, Any], path: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in errors.items():
        if key == "_errors":
            found[path] = value[0]["code"]
        else:
            found |= where(value, f"{path}.{key}".lstrip("."))
    return found


def refused(body: Any, files: dict[int, File] | None = None) -> dict[str, str]:
    with pytest.raises(Refusal) as caught:
        check(body, files or {})
    assert (caught.value.status, caught.value.code) == (400, 50035)
    return where(caught.value.errors or {})


@pytest.mark.parametrize(
    "body",
    [
        {"content": "x" * 2000},
        {"content": None, "embeds": []},
        {"embeds": [{"title": "t" * 256, "description": "d" * 4096}]},
        {"embeds": [{"description": "d" * 3000}, {"description": "d" * 3000}]},
        {"embeds": [{"fields": [{"name": "n" * 256, "value": "v"}] * 20}]},
        {"embeds": [{"image": {"url": "attachment://a.png"}, "url": "https://example.org/?q=ü"}]},
        {"components": [row(*(button(custom_id=str(number)) for number in range(5))), row(select(25))]},
        {"components": [row({"type": 2, "style": 5, "label": "Read", "url": "https://example.org"})]},
        {"allowed_mentions": {"parse": ["users"], "roles": ["1"], "replied_user": True}},
    ],
)
def test_what_fits_is_taken(body: dict[str, Any]):
    check(body, {})


@pytest.mark.parametrize(
    ("body", "errors"),
    [
        ({"content": "x" * 2001}, {"content": "BASE_TYPE_MAX_LENGTH"}),
        ({"content": 5}, {"content": "BASE_TYPE_STRING"}),
        ({"embeds": [{}] * 11}, {"embeds": "BASE_TYPE_MAX_LENGTH"}),
        ({"embeds": "x"}, {"embeds": "BASE_TYPE_LIST"}),
        ({"embeds": [{"title": "t" * 257}]}, {"embeds.0.title": "BASE_TYPE_MAX_LENGTH"}),
        ({"embeds": [{"description": "t" * 4097}]}, {"embeds.0.description": "BASE_TYPE_MAX_LENGTH"}),
        ({"embeds": [{"fields": [{"name": "a", "value": "b"}] * 26}]}, {"embeds.0.fields": "BASE_TYPE_MAX_LENGTH"}),
        ({"embeds": [{"fields": [{"name": "a", "value": " "}]}]}, {"embeds.0.fields.0.value": "BASE_TYPE_REQUIRED"}),
        (
            {"embeds": [{}, {"fields": [{"name": "n" * 257, "value": "v" * 1025}]}]},
            {"embeds.1.fields.0.name": "BASE_TYPE_BAD_LENGTH", "embeds.1.fields.0.value": "BASE_TYPE_BAD_LENGTH"},
        ),
        ({"embeds": [{"footer": {"text": "f" * 2049}}]}, {"embeds.0.footer.text": "BASE_TYPE_BAD_LENGTH"}),
        ({"embeds": [{"author": {"name": "f" * 257}}]}, {"embeds.0.author.name": "BASE_TYPE_BAD_LENGTH"}),
        ({"embeds": [{"url": "ftp://example.org"}]}, {"embeds.0.url": "URL_TYPE_INVALID_SCHEME"}),
        ({"embeds": [{"url": "https://exam ple.org"}]}, {"embeds.0.url": "URL_TYPE_INVALID_URL"}),
        ({"embeds": [{"color": 2**24}]}, {"embeds.0.color": "NUMBER_TYPE_MAX"}),
        ({"embeds": [{"timestamp": "yesterday"}]}, {"embeds.0.timestamp": "DATE_TIME_TYPE_PARSE"}),
        ({"embeds": [{"description": "d" * 3001}, {"description": "d" * 3000}]}, {"embeds": "MAX_EMBED_SIZE_EXCEEDED"}),
        (
            {"components": [row(button(custom_id=str(number))) for number in range(6)]},
            {"components": "BASE_TYPE_MAX_LENGTH"},
        ),
        ({"components": [row()]}, {"components.0.components": "BASE_TYPE_BAD_LENGTH"}),
        ({"components": [button()]}, {"components.0.type": "BASE_TYPE_CHOICES"}),
        (
            {"components": [row(button(), button())]},
            {"components.0.components.1.custom_id": "COMPONENT_CUSTOM_ID_DUPLICATED"},
        ),
        (
            {"components": [row(button(custom_id="x" * 101))]},
            {"components.0.components.0.custom_id": "BASE_TYPE_BAD_LENGTH"},
        ),
        ({"components": [row(button(custom_id=""))]}, {"components.0.components.0.custom_id": "BASE_TYPE_REQUIRED"}),
        ({"components": [row(button(label="x" * 81))]}, {"components.0.components.0.label": "BASE_TYPE_MAX_LENGTH"}),
        (
            {"components": [row(button(label=None))]},
            {"components.0.components.0": "BUTTON_COMPONENT_INVALID_LABEL_OR_EMOJI"},
        ),
        ({"components": [row(button(style=9))]}, {"components.0.components.0.style": "BASE_TYPE_CHOICES"}),
        ({"components": [row(select(26))]}, {"components.0.components.0.options": "BASE_TYPE_BAD_LENGTH"}),
        ({"components": [row(select(), button())]}, {"components.0.components": "COMPONENT_LAYOUT_WIDTH_EXCEEDED"}),
        ({"components": [row(select(2, max_values=3))]}, {"components.0.components.0.max_values": "NUMBER_TYPE_MAX"}),
        ({"allowed_mentions": {"parse": ["all"]}}, {"allowed_mentions.parse.0": "BASE_TYPE_CHOICES"}),
        (
            {"allowed_mentions": {"parse": ["users"], "users": ["1"]}},
            {"allowed_mentions": "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"},
        ),
        ({"nonce": "n" * 26}, {"nonce": "BASE_TYPE_MAX_LENGTH"}),
        ({"message_reference": {}}, {"message_reference.message_id": "BASE_TYPE_REQUIRED"}),
        (
            {"attachments": [{"id": 0, "description": "d" * 1025}]},
            {"attachments.0.description": "BASE_TYPE_MAX_LENGTH"},
        ),
    ],
)
def test_what_breaks_a_rule_is_refused_where_it_breaks_it(body: dict[str, Any], errors: dict[str, str]):
    assert refused(body) == errors


@pytest.mark.parametrize("junk", [None, 1, True, "x", [], {}, [None], [[]], {"type": []}, [{"type": {}}]])
@pytest.mark.parametrize(
    "key", ["content", "embeds", "components", "allowed_mentions", "attachments", "flags", "nonce"]
)
def test_junk_is_taken_or_refused_but_never_breaks_the_check(key: str, junk: Any):
    codes: list[int] = []
    try:
        check({key: junk}, {})
    except Refusal as refusal:
        codes.append(refusal.code)
    assert codes in ([], [50035])


def test_a_file_over_the_limit_is_too_large():
    with pytest.raises(Refusal) as caught:
        check({}, {0: File("big", bytes(LARGEST_FILE + 1), "")})
    assert (caught.value.status, caught.value.code) == (413, 40005)


def modal(*parts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"title": "T", "custom_id": "m", "components": list(parts)} | more


TEXT = {"type": 4, "custom_id": "a", "style": 1, "label": "A"}


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        (modal(row(TEXT), {"type": 18, "label": "B", "component": {"type": 4, "custom_id": "b", "style": 2}}), {}),
        (modal(row(TEXT), title="t" * 46), {"title": "BASE_TYPE_BAD_LENGTH"}),
        (modal(), {"components": "BASE_TYPE_BAD_LENGTH"}),
        (modal(row(TEXT | {"label": "l" * 46})), {"components.0.components.0.label": "BASE_TYPE_BAD_LENGTH"}),
        (modal(row(TEXT), row(TEXT)), {"components.1.components.0.custom_id": "COMPONENT_CUSTOM_ID_DUPLICATED"}),
        (modal(row(TEXT | {"max_length": 4001})), {"components.0.components.0.max_length": "NUMBER_TYPE_MAX"}),
        (modal(row(button())), {"components.0.components.0.type": "BASE_TYPE_CHOICES"}),
    ],
)
def test_modals(data: dict[str, Any], errors: dict[str, str]):
    form = Form()
    components.check_modal(form, data)
    assert where(form.errors) == errors


def command(**more: Any) -> dict[str, Any]:
    return {"name": "quote", "description": "Quotations", "type": 1} | more


def option(name: str = "person", **more: Any) -> dict[str, Any]:
    return {"name": name, "description": "Who", "type": 3} | more


@pytest.mark.parametrize(
    ("registered", "errors"),
    [
        ([command(options=[option(autocomplete=True)])], {}),
        ([command(), {"name": "Check this quote", "type": 3}, {"name": "quote", "type": 2}], {}),
        ([command(name="zitat-größe")], {}),
        ([command(name="Quote")], {"0.name": "APPLICATION_COMMAND_INVALID_NAME"}),
        ([command(name="two words")], {"0.name": "APPLICATION_COMMAND_INVALID_NAME"}),
        ([command(name="q" * 33)], {"0.name": "BASE_TYPE_BAD_LENGTH"}),
        ([command(), command(name="x", description="")], {"1.description": "BASE_TYPE_REQUIRED"}),
        ([command(description="d" * 101)], {"0.description": "BASE_TYPE_BAD_LENGTH"}),
        (
            [command(), command()],
            {"0": "APPLICATION_COMMANDS_DUPLICATE_NAME", "1": "APPLICATION_COMMANDS_DUPLICATE_NAME"},
        ),
        ([command(options=[option(str(number)) for number in range(26)])], {"0.options": "BASE_TYPE_MAX_LENGTH"}),
        (
            [command(options=[option("a"), option("b", required=True)])],
            {"0.options.1": "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"},
        ),
        (
            [command(options=[option(choices=[{"name": "c" * 101, "value": "v"}])])],
            {"0.options.0.choices.0.name": "BASE_TYPE_BAD_LENGTH"},
        ),
        (
            [command(options=[option(type=4, choices=[{"name": "c", "value": "v"}])])],
            {"0.options.0.choices.0.value": "NUMBER_TYPE_COERCE"},
        ),
        (
            [command(options=[option(autocomplete=True, choices=[{"name": "c", "value": "v"}])])],
            {"0.options.0.choices": "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID"},
        ),
        (
            [command(options=[option(type=1), option("b")])],
            {"0.options.0.type": "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"},
        ),
        (
            [command(options=[option(type=2, options=[option(type=2)])])],
            {"0.options.0.options.0.type": "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"},
        ),
        (
            [command(options=[option(f"o{n}", choices=[{"name": "c" * 90, "value": "v"}] * 20) for n in range(5)])],
            {"0": "APPLICATION_COMMAND_TOO_LARGE"},
        ),
        (
            [{"name": "Menu", "type": 3, "description": "no"}],
            {"0.description": "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION"},
        ),
        ([command(contexts=[5])], {"0.contexts.0": "BASE_TYPE_CHOICES"}),
        ([command(default_member_permissions="admin")], {"0.default_member_permissions": "NUMBER_TYPE_COERCE"}),
    ],
)
def test_commands(registered: list[dict[str, Any]], errors: dict[str, str]):
    found: dict[str, str] = {}
    try:
        commands.check(registered)
    except Refusal as refusal:
        found = where(refusal.errors or {})
    assert found == errors


def test_who_would_be_pinged():
    world = World()
    guild = next(iter(world.guilds.values()))
    channel = next(iter(guild.channels.values()))
    ada, ben = world.user_named("Ada"), world.user_named("Ben")
    role = world.add_role(guild, "Desk", guild.everyone.permissions, position=9, mentionable=True)
    text = f"{ada.mention} <@&{role.id}> @everyone and `{ben.mention}`"

    def pings(allowed: dict[str, Any] | None, author: Any = world.bot) -> Pings:
        return mentions(text, channel, author, allowed, world.users).pings

    assert pings(None) == Pings(frozenset({ada.id}), frozenset({role.id}), everyone=True)
    assert not pings({"parse": []})
    assert pings({"parse": [], "users": [str(ada.id)]}) == Pings(frozenset({ada.id}))
    assert pings({"parse": ["roles"]}) == Pings(roles=frozenset({role.id}))
    assert pings({"parse": ["users"]}, author=ada) == Pings()
    assert mentions("x", channel, world.bot, {"replied_user": True}, world.users, ben).pings.users == {ben.id}
    assert not mentions("x", channel, world.bot, {"parse": []}, world.users, ben).pings


def test_everyone_is_not_pinged_without_the_permission():
    world = World()
    guild = next(iter(world.guilds.values()))
    channel = next(iter(guild.channels.values()))
    guild.everyone.permissions &= ~guild.everyone.permissions.MENTION_EVERYONE
    assert not mentions("@everyone", channel, world.user_named("Ada"), None, world.users).pings
    assert mentions("@here", channel, world.user_named("Admin"), None, world.users).pings.everyone
