"""Who gets the page, its log-in and everyone's files; no browser is needed for that."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from playground import Playground
from playground.model import Json
from playground.page import FILES
from tests.conftest import ROOT


@pytest.fixture
async def http(playground: Playground) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(playground.api_base.removesuffix("/api/v10")) as session:
        yield session


async def test_the_page_asks_for_nothing_from_elsewhere(http: aiohttp.ClientSession):
    async with http.get("/") as response:
        assert response.content_type == "text/html"
        policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "trusted-types 'none'" in policy
    for path in FILES.values():
        text = path.read_text()
        assert "innerHTML" not in text
        # A namespace is a name, not a request.
        assert not re.findall(r"(?:https?:)?//(?!www\.w3\.org/2000/svg)[\w-]+\.[\w.-]+", re.sub(r"^ *//.*", "", text))


async def test_every_file_of_the_page_is_served_and_nothing_else(http: aiohttp.ClientSession):
    for name in FILES:
        async with http.get(f"/page/{name}") as response:
            assert response.status == 200
    for name in ("__init__.py", "..%2fserver.py", "nosuch.js"):
        async with http.get(f"/page/{name}") as response:
            assert response.status == 404


async def test_tokens_are_given_for_the_key_only(http: aiohttp.ClientSession, playground: Playground):
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "ü"}):
        async with http.get("/page/people", headers=headers) as response:
            assert response.status == 401
    key = playground.page_address.partition("#")[2]
    async with http.get("/page/people", headers={"Authorization": f"Bearer {key}"}) as response:
        people = (await response.json())["people"]
    assert [(person["name"], person["role"]) for person in people] == [
        ("Ada", "member"),
        ("Ben", "member"),
        ("Mod", "moderator"),
        ("Manager", "administrator"),
        ("Admin", "operator"),
    ]
    assert people[0]["token"] == playground.person("Ada").user.token


@pytest.mark.parametrize("address", ["/", "/page/people", "/api/v10/gateway", "/gateway", "/cdn/attachments/1/1/a.txt"])
@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}])
async def test_other_names_and_other_sites_are_refused(
    http: aiohttp.ClientSession, address: str, headers: dict[str, str]
):
    async with http.get(address, headers=headers) as response:
        assert response.status == 403
        assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize(("name", "shown"), [("a.html", False), ("a.svg", False), ("a.png", True)])
async def test_files_are_served_without_power(
    http: aiohttp.ClientSession, playground: Playground, name: str, shown: bool
):
    message = await playground.person("Ada").say(attachments=[(name, b"<script>alert(1)</script>")])
    async with http.get(message.attachments[0].url) as response:
        assert "sandbox" in response.headers["Content-Security-Policy"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert ("Content-Disposition" not in response.headers) is shown


async def test_a_page_cannot_make_the_playground_read_its_own_disk(http: aiohttp.ClientSession, playground: Playground):
    ada = playground.person("Ada")
    option: Json = {"name": "file", "description": "A file", "type": 11}
    playground.world.commands[None] = [
        {"id": "1", "name": "read", "type": 1, "options": [option], "default_member_permissions": None}
    ]
    chosen: Json = {"name": "file", "value": str(Path(__file__))}
    body = {"type": 2, "channel_id": str(ada.place.id), "data": {"name": "read", "options": [chosen]}}
    headers = {"Authorization": ada.user.token}
    async with http.post("/api/v10/interactions", json=body, headers=headers) as response:
        assert response.status == 400
    chosen["value"] = {"file": 0}
    form = aiohttp.FormData()
    form.add_field("payload_json", json.dumps(body))
    form.add_field("files[0]", io.BytesIO(b"sent along"), filename="x.txt")
    async with http.post("/api/v10/interactions", data=form, headers=headers) as response:
        assert response.status == 200
    [attachment] = playground.world.attachments.values()
    assert attachment.content == b"sent along"


def test_the_bot_prints_the_address_of_the_page(tmp_path: Path):
    ours, theirs = pytest.importorskip("pty", reason="there are no pseudo-terminals here").openpty()
    command = [sys.executable, "bot.py", "--db", str(tmp_path / "a.db"), "--seeds", str(tmp_path)]
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("DISCORD", "CUTTINGS"))}
    with subprocess.Popen(command, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        shown = b""
        while b"In a browser" not in shown or not shown.endswith(b"> "):
            shown += os.read(ours, 4096)
        os.write(ours, b"quit\n")
        assert process.wait(20) == 0
    os.close(ours)
    assert re.search(rb"In a browser: http://127\.0\.0\.1:\d+/#[\w-]{20,}", shown)
