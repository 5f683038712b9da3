"""Personal data: every table that holds somebody's id is in the list, and forgetting leaves the record whole."""

from __future__ import annotations

import re

from corpus.auditing import Actor
from corpus.models import SHARED, Scope
from corpus.personal_data import AREAS, Person
from corpus.store import changes
from tests.conftest import NOW

# How columns are called that say who somebody is, and the two that only sound like it.
PEOPLE = re.compile(r"(?:^|_)(?:user|member|author|owner|suggester|asker|actor|moderator|by|who)(?:_id)?$")
NOT_PEOPLE = {
    ("change", "actor"),  # a number; who it is stands in the table of that name
    ("digest_run", "owner"),
    ("watch", "owner"),  # a process
}


async def columns(archive):
    tables = await archive.database.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'")
    for (table,) in tables:
        for column in await archive.database.rows(f'PRAGMA table_info("{table}")'):
            yield table, column["name"]


async def test_every_column_with_a_persons_id_is_listed(archive):
    listed = {(area.table, area.person) for area in AREAS}
    named = {each async for each in columns(archive) if PEOPLE.search(each[1])}
    assert named - NOT_PEOPLE - listed == set(), "Add them to corpus.personal_data.AREAS."


async def test_everything_listed_is_there(archive):
    there = {each async for each in columns(archive)}
    for area in AREAS:
        for column in (area.person, *area.shown, *area.cleared):
            assert (area.table, column) in there


async def test_forgetting_leaves_the_chain_of_changes_whole(archive):
    scope = Scope(7)
    await archive.guild_settings.change(7, {"locale": "de"}, Actor(5, "Ada"), "settings locale")
    await archive.guild_settings.change(7, {"locale": "fr"}, Actor(6, "Ben"), "settings locale")
    found = await archive.additions(SHARED, 5)
    await archive.note_seen(scope, 5, found)
    stored = await archive.personal_data.export(Person(5))
    assert [each["action"] for each in stored["changes you made"]] == ["settings locale"]
    assert await archive.personal_data.amounts(Person(5)) == {
        **dict.fromkeys((area.table for area in AREAS), 0), "last_seen": 1, "actor": 1,
    }  # fmt: skip

    assert await archive.personal_data.forget(Person(5)) == 2

    assert not any((await archive.personal_data.amounts(Person(5))).values())
    assert (await archive.personal_data.amounts(Person(6)))["actor"] == 1
    rows = await archive.database.rows("SELECT * FROM change ORDER BY number")
    assert len(rows) == 2
    assert changes.first_broken(rows) is None
    shown = await changes.newest(archive.database, [0, 1])
    assert [change.actor for change in shown] == ["Ben", "somebody who asked to be forgotten"]


async def test_nothing_of_a_forgotten_person_is_left_in_the_file(archive):
    user, name = 912_345_678_901_234_567, "Zephyrine Quandt"
    await archive.guild_settings.change(7, {"locale": "de"}, Actor(user, name), "settings locale")
    await archive.note_seen(SHARED, user, await archive.additions(SHARED, user))
    await archive.personal_data.forget(Person(user))
    dump = "\n".join([repr(tuple(row)) for table in ("actor", "last_seen", "change", "note")
                      for row in await archive.database.rows(f"SELECT * FROM {table}")])  # fmt: skip
    assert str(user) not in dump
    assert name not in dump


async def test_what_was_said_in_direct_messages_goes_too(archive):
    await archive.database.write(
        lambda transaction: transaction.run(
            "INSERT INTO answer (channel, given_at, detail) VALUES (77, ?, '{}'), (78, ?, '{}')",
            (NOW.isoformat(), NOW.isoformat()),
        )
    )
    assert await archive.personal_data.forget(Person(5)) == 0
    assert await archive.personal_data.forget(Person(5, 77)) == 1
    assert [row["channel"] for row in await archive.database.rows("SELECT channel FROM answer")] == [78]
