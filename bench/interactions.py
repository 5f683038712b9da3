"""How fast the bot answers ten people at once: ``python -m bench.interactions ARCHIVE.db [--rounds N]``.

The real bot in the playground on an archive that was built before. Ten people use slash commands, the buttons below
their answers and autocomplete, all at once and without a pause. Discord takes an answer, or the promise of one, within
three seconds; what is shown is how long the first response took and, for commands, how long until the answer stood.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import time
from collections import defaultdict
from collections.abc import Awaitable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from bench.building import SEED
from bench.questions import Material, material
from cogs._bot import Cuttings, connect_to
from cogs._settings import Settings
from corpus.archive import open_archive
from playground import Person, Playground, interactions
from playground.model import Interaction, Json
from playground.person import NoAnswerError
from playground.rules.messages import File
from playground.world import World

T = TypeVar("T")
PEOPLE = ("Ada", "Ben", "Mod", "Manager", "Admin")  # each in two channels
CHANNELS = ("general", "digests")
LIMIT = interactions.DEADLINE.total_seconds()


class Stopwatch:
    """Seconds until the first response, and until the answer stood, by what was done; and what missed its time."""

    def __init__(self) -> None:
        self.first: defaultdict[str, list[float]] = defaultdict(list)
        self.whole: defaultdict[str, list[float]] = defaultdict(list)
        self.missed: list[str] = []

    async def take(self, what: str, doing: Awaitable[T]) -> T | None:
        """Wait for something that a person does, and note how long it took."""
        begun = time.perf_counter()
        try:
            return await doing
        except NoAnswerError as error:
            self.missed.append(str(error))
            return None
        finally:
            self.whole[what].append(time.perf_counter() - begun)


async def one(person: Person, about: list[Material], watch: Stopwatch) -> None:
    """Let a person ask one thing after the other."""
    for each in about:
        name = each.people[0] if each.people else each.places[0]
        await watch.take("autocomplete quote", person.autocomplete("quote", "person", name[:4]))
        await watch.take("autocomplete who", person.autocomplete("who", "name", name))
        await watch.take("autocomplete source", person.autocomplete("source", "reference", name.split()[0]))
        for command, options in (
            ("quote", {"person": name}),
            ("who", {"name": name}),
            ("timeline", {"topic": name}),
            ("search", {"words": each.sentences[0][:60]}),
            ("ask", {"question": f"What did {name} say?"}),
            ("check", {"quotation": f'"{each.sentences[-1][:200]}"'}),
            ("figures", {"what": "killed"}),
            ("coverage", {}),
        ):
            reply = await watch.take(command, person.slash(command, options))
            offered = [] if reply is None else [each.label for each in reply.message.buttons if not each.disabled]
            for label in ("Next", "Sources", "More context", "Why"):
                if reply is not None and label in offered:
                    await watch.take(f"button {label}", person.press(reply.message, label))


@contextlib.contextmanager
def first_responses(watch: Stopwatch) -> Iterator[None]:
    """Note when the bot first responds to anything."""
    answer = interactions.answer

    def timed(world: World, interaction: Interaction, body: Json, files: dict[int, File]) -> None:
        answer(world, interaction, body, files)
        watch.first[interaction.kind.name.lower()].append((world.clock() - interaction.created_at).total_seconds())

    interactions.answer = timed
    try:
        yield
    finally:
        interactions.answer = answer


async def measure(path: Path, rounds: int, seed: int) -> tuple[Stopwatch, float, float]:
    """Return what was measured, and the seconds it took: on the clock, and of processor time."""
    watch = Stopwatch()
    async with open_archive(path) as archive, Playground() as playground:
        settings = Settings(db=path).for_server(playground.token, playground.api_base, playground.gateway_url)
        connect_to(settings)
        bot = Cuttings(archive, settings)
        connection = asyncio.create_task(bot.start(settings.token))
        await playground.bot_online()
        people = [replace(playground.person(name).at(place), timeout=60) for name in PEOPLE for place in CHANNELS]
        drawn = await material(archive, 4 * rounds * len(people), seed)
        shares = [drawn[number :: len(people)][:rounds] for number in range(len(people))]
        begun, spent = time.perf_counter(), time.process_time()
        with first_responses(watch):
            await asyncio.gather(*(one(person, share, watch) for person, share in zip(people, shares, strict=True)))
        took = time.perf_counter() - begun, time.process_time() - spent
        await bot.close()
        connection.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await connection
    return watch, *took


def _row(name: str, seconds: list[float]) -> str:
    ordered = sorted(seconds)
    at = (ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)], ordered[-1])
    return f"{name:28} {len(ordered):6} " + " ".join(f"{1000 * each:9.0f}" for each in at)


def main() -> None:
    """Measure, and print a line for each kind of thing: how often, median, 95th percentile and slowest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path, help="a copy: what is asked is noted in it")
    parser.add_argument("--rounds", type=int, default=3, help="articles that each person asks about")
    given = parser.parse_args()
    watch, seconds, cpu = asyncio.run(measure(given.archive, given.rounds, SEED))
    print(f"{'milliseconds':28} {'times':>6} {'median':>9} {'95 %':>9} {'slowest':>9}")
    for title, times in (("first response to", watch.first), ("until it stood:", watch.whole)):
        for name, taken in times.items():
            print(_row(f"{title} {name}", taken))
    done = sum(map(len, watch.first.values()))
    print(f"{done} interactions in {seconds:.1f} s, {1000 * cpu / max(1, done):.0f} ms of processor time each")
    print(f"{len(watch.missed)} missed the {LIMIT:g} s", *watch.missed[:10], sep="\n")


if __name__ == "__main__":
    main()
