"""What a digest holds."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus.auditing import Actor
from corpus.digests.desk import Preview
from corpus.digests.reading import read_wish
from corpus.keeping.model import Keeper
from corpus.models import Scope
from tests.conftest import NOW, draft, put

GUILD = 77
MOD = Actor(7, "Mod")


async def previewed(archive, wish: str = "daily 8:00") -> Preview:
    digest = await archive.digests.propose(GUILD, 1, None, read_wish(wish, "UTC", NOW), MOD)
    return await archive.digests.preview(digest)


async def test_articles_on_one_event_are_one_story_and_wire_copies_one_text(archive):
    wire = "A freight train left the tracks near Tarnmouth on Monday and two drivers were hurt, police said."
    own = "Hurt: two drivers, as a freight train left the rails near Tarnmouth on Monday, firemen told reporters."
    for outlet, text in (("Echo", wire), ("Herald", wire.replace("two drivers", "the two drivers")), ("Post", own)):
        await put(archive, draft(f"{text} {outlet} has more on this.", outlet=outlet))
    await put(archive, draft("The council of Marlow chose a new mayor after a long debate about ferries."))
    stories = (await previewed(archive)).contents.stories
    assert [(len(story.also), story.independent) for story in stories] == [(2, 2), (0, 1)]


async def test_the_strongest_quotations_come_first_and_each_once(archive):
    said = "“The bridge over the Tarn is closed until we know why the bolts came loose,”"
    for outlet in ("Echo", "Herald"):
        await put(archive, draft(f"{said} Orla Venn, the harbour master, said. More in the {outlet}.", outlet=outlet))
    await put(archive, draft("It was said that “no”. A man said: “Perhaps there is a way around it by the old road.”"))
    contents = (await previewed(archive)).contents
    assert [quote.speaker for quote in contents.quotes] == ["Orla Venn"]
    assert contents.quote_count == 1


@pytest.mark.parametrize(
    ("wish", "titles"),
    [
        ("daily 8 about ferries", {"Ferries"}),
        ('daily 8 about "night ferries"', set()),
        ("daily 8 by Orla Venn", {"Bridges", "Ferries"}),
        ("daily 8 from Herald", {"Bridges"}),
        ("daily 8 about ferries from Herald", set()),
        ("daily 8 by Nobody Known", set()),
    ],
)
async def test_topic_person_and_outlet(archive, wish, titles):
    for title, outlet, said in (
        ("Ferries", "Echo", "“The ferries are late by a whole night,” Orla Venn told the passengers on the quay."),
        ("Bridges", "Herald", "“Nobody has looked at these bolts since spring,” Orla Venn said of the iron bridges."),
    ):
        text = f"{said} The {title.lower()} are a matter of debate."
        await put(archive, draft(text, title=title, outlet=outlet))
    await put(archive, draft("The mayor of Marlow reads the meters of the town every year.", title="Meters"))
    contents = (await previewed(archive, wish)).contents
    assert {story.passage.article.title for story in contents.stories} == titles
    assert {quote.passage.article.title for quote in contents.quotes} == titles


async def test_a_changed_figure_comes_with_the_one_before(archive):
    first = "The storm in Tarnmouth killed 12 people, officials said."
    await put(archive, draft(first, day="2024-02-01", title="Storm in Tarnmouth"))
    await age(archive)
    second = "The storm in Tarnmouth killed 17 people, officials said."
    await put(archive, draft(second, day="2024-02-20", title="Storm in Tarnmouth"))
    [new] = (await previewed(archive)).contents.figures
    assert new.figure.written == "17"
    assert new.before is not None
    assert new.before.written == "12"


async def age(archive) -> None:
    """Let what is in the archive have been there for long."""
    long_ago = (NOW - dt.timedelta(days=60)).isoformat(timespec="seconds")
    await archive.database.write(lambda transaction: transaction.run("UPDATE version SET added_at = ?", (long_ago,)))


async def test_a_new_version_tells_its_new_quotations_and_is_no_new_article(archive):
    first = "Orla Venn, the harbour master, was on the pier all night and looked at the bolts."
    await put(archive, draft(first, key="pier"))
    await age(archive)
    second = f"{first} “The pier will be shut until the bolts are new,” Orla Venn said on Monday."
    await put(archive, draft(second, key="pier"))
    contents = (await previewed(archive)).contents
    assert contents.articles == 0
    assert [quote.speaker for quote in contents.quotes] == ["Orla Venn"]


async def test_what_happened_on_this_day(archive):
    await put(archive, draft("The lighthouse of Tarnmouth burned down on 1 March 1998.", day="1998-03-02"))
    await put(archive, draft("The old lighthouse was lit for the first time on 2 March 1898.", day="1998-03-02"))
    await age(archive)
    [event] = (await previewed(archive)).contents.on_this_day
    assert event.first == dt.date(1998, 3, 1)


async def test_corrections_since(archive):
    await put(archive, draft("The bridge of Tarnmouth is a hundred years old this spring."), Scope(GUILD))
    await age(archive)
    await archive.keeping.correct(Keeper(MOD, Scope(GUILD), moderates=True), "A1", "It is ninety years old.")
    preview = await previewed(archive)
    assert [passage.article.reference for passage in preview.contents.corrections] == ["A1"]
    assert not preview.contents.is_empty


async def test_more_than_can_be_read_are_counted(archive, monkeypatch):
    monkeypatch.setattr("corpus.digests.content.READ", 3)
    for number in range(5):
        await put(archive, draft(f"Well number {number} of Marlow has water again after {number + 3} dry weeks."))
    contents = (await previewed(archive)).contents
    assert (contents.articles, contents.unread) == (3, 2)


async def test_an_empty_archive(archive):
    assert (await previewed(archive)).contents.is_empty
