from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from playground.markdown import render, timestamp
from playground.world import World

NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def world() -> World:
    return World(clock=lambda: NOW)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("plain", "plain"),
        ("**bold** and *slanted* and __under__ and ~~gone~~", "bold and slanted and under and gone"),
        ("***both***", "both"),
        (r"\*not\* \_this\_ \`either\` \>", "*not* _this_ `either` >"),
        ("2 * 3 * 4 and a_b_c", "2 * 3 * 4 and a_b_c"),
        ("**open", "**open"),
        ("> quoted\nnot", "│ quoted\nnot"),
        (">>> all\nof it", "│ all\n│ of it"),
        ("# Title\n-# small\n- one\n  - two", "Title\nsmall\n• one\n  • two"),
        ("`**code**` and ```py\n**block**\n```", "**code** and **block**"),
        ("[DW **says**](https://dw.com/a)", "DW says (https://dw.com/a)"),
        ("[x](<https://dw.com/a>) <https://b.c>", "x (https://dw.com/a) https://b.c"),
        ("https://a.b/c_d_e", "https://a.b/c_d_e"),
        ("<@1> <#2> <@&3>", "@unknown-user #unknown @unknown-role"),
        ("<:news:123456>", ":news:"),
        (f"<t:{int(NOW.timestamp())}:R>", "0 seconds ago"),
        (f"<t:{int((NOW + timedelta(days=3)).timestamp())}:R>", "in 3 days"),
        (f"<t:{int((NOW - timedelta(hours=1)).timestamp())}:R>", "1 hour ago"),
        ("<t:9999999999999:D>", "<t:9999999999999>"),
        ("", ""),
    ],
)
def test_what_a_reader_sees(source: str, shown: str, world: World):
    assert render(source, world).plain == shown


def test_styles(world: World):
    text = render("a **b** c", world)
    assert [(span.start, span.end, str(span.style)) for span in text.spans if span.style] == [(2, 3, "bold")]


def test_names_of_users_channels_and_roles(world: World):
    guild = next(iter(world.guilds.values()))
    channel = next(iter(guild.channels.values()))
    role = next(role for role in guild.roles.values() if role.name == "Moderators")
    ada = world.user_named("Ada")
    assert render(f"{ada.mention} {channel.mention} <@&{role.id}>", world).plain == "@Ada #general @Moderators"


def test_inline_text_has_no_blocks(world: World):
    assert render("# not a > title", world, inline=True).plain == "# not a > title"


@pytest.mark.parametrize("style", ["t", "T", "d", "D", "f", "F"])
def test_absolute_times_are_local(style: str):
    local = NOW.astimezone()
    shown = timestamp(int(NOW.timestamp()), style, NOW)
    assert local.strftime("%H:%M") in shown or str(local.year) in shown


@pytest.mark.parametrize("junk", ["*", "[", "`", "```", "[a](", "<t:", "**a", "\\", "> ", "_a", "|| "])
def test_repeated_junk_is_shown_in_linear_time(junk: str, world: World):
    start = time.perf_counter()
    render(junk * (100_000 // len(junk)), world)
    assert time.perf_counter() - start < 5
