"""Synthetic news: articles of about 500 words and 25 sentences, the same for the same seed.

Articles come in the order of their publication over twenty years. Half of an article's words and of its names
are its topic's, the others anybody's; words, names, topics and outlets are as unevenly frequent as in real news
(:mod:`bench.names`), the sentences are our own (:mod:`bench.forms`).
"""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from functools import lru_cache
from typing import Any

import numpy as np

from bench.forms import forms, month_before
from bench.names import NAME_OFFSET, OUTLETS, PEOPLE, TOPICS, WORD_OFFSET, WORDS, Lexicon, Zipf
from corpus.models import Draft, Published
from corpus.reading import Reading
from corpus.text.grams import grams_of
from corpus.text.names import Entity, Mention

FIRST_DAY = dt.date(2004, 1, 1)
DAYS = 7_300
BLOCK = 500  # articles made at once, from one seed
SENTENCES = 24  # behind the first
TOPIC_WORDS, TOPIC_PEOPLE, TOPIC_BODIES, TOPIC_PLACES = 400, 150, 20, 25
PEOPLE_OF_ARTICLE, BODIES_OF_ARTICLE, PLACES_OF_ARTICLE = 7, 4, 5
MOST_WORDS = 300  # of the vocabulary in one article
OF_TOPIC = 0.5
MAIN_PERSON = 0.6
WITH_AGENCY, WITH_BYLINE = 0.3, 0.5
REPORTERS = 5_000
_AGENCIES = ("AFP", "AP", "Reuters", "dpa")


def block(number: int, articles: int, seed: int) -> list[tuple[Draft, Reading]]:
    """Return block ``number`` of an archive of so many articles, each as loaded and as read."""
    source = _source(seed)
    chance = np.random.default_rng([seed, 7, number])
    first = number * BLOCK
    return [
        source.article(index, FIRST_DAY + dt.timedelta(days=index * DAYS // articles), chance)
        for index in range(first, min(first + BLOCK, articles))
    ]


@lru_cache(maxsize=1)
def _source(seed: int) -> _Source:
    return _Source(seed)


class _Source:
    def __init__(self, seed: int) -> None:
        self.lexicon = Lexicon(seed)
        self.words = Zipf(WORDS, WORD_OFFSET)
        self.people = Zipf(PEOPLE, NAME_OFFSET)
        self.organisations = Zipf(len(self.lexicon.organisations), NAME_OFFSET)
        self.places = Zipf(len(self.lexicon.places), NAME_OFFSET)
        self.outlets = Zipf(OUTLETS, 2.0)
        self.topics = Zipf(TOPICS, NAME_OFFSET)
        self.within = {size: Zipf(size, 5.0) for size in (TOPIC_WORDS, TOPIC_PEOPLE, TOPIC_BODIES, TOPIC_PLACES)}
        chance = np.random.default_rng([seed, 3])
        spread = (TOPICS, -1)
        self.topic_words = chance.integers(300, WORDS // 4, TOPICS * TOPIC_WORDS).reshape(spread)
        self.topic_people = self.people.draw(chance, TOPICS * TOPIC_PEOPLE).reshape(spread)
        self.topic_bodies = self.organisations.draw(chance, TOPICS * TOPIC_BODIES).reshape(spread)
        self.topic_places = self.places.draw(chance, TOPICS * TOPIC_PLACES).reshape(spread)

    def article(self, index: int, published: dt.date, chance: np.random.Generator) -> tuple[Draft, Reading]:
        lexicon = self.lexicon
        topic = int(self.topics.draw(chance, 1)[0])
        common = self.words.draw(chance, MOST_WORDS)
        own = self.topic_words[topic][self.within[TOPIC_WORDS].draw(chance, MOST_WORDS)]
        words = iter([lexicon.words[rank] for rank in np.where(chance.random(MOST_WORDS) < 0.5, own, common).tolist()])
        named = [
            lexicon.person(rank)
            for rank in self._some(self.topic_people[topic], self.people, chance, PEOPLE_OF_ARTICLE)
        ]
        bodies = [
            lexicon.organisations[rank]
            for rank in self._some(self.topic_bodies[topic], self.organisations, chance, BODIES_OF_ARTICLE)
        ]
        places = [
            lexicon.places[rank]
            for rank in self._some(self.topic_places[topic], self.places, chance, PLACES_OF_ARTICLE)
        ]
        dice = random.Random(int(chance.integers(2**62)))
        day = published - dt.timedelta(days=1)
        calendar_names = {"day": f"{day:%A}", "month": f"{month_before(published):%B}"}

        pieces: list[str] = []
        telling: list[str] = []
        mentions: defaultdict[tuple[Any, str], list[Mention]] = defaultdict(list)
        reading = Reading([], [], [], [], [], [])
        at = 0
        kinds = forms()
        for position, kind in enumerate((0, *dice.sample(range(1, len(kinds)), SENTENCES))):
            form = dice.choice(kinds[kind])
            given, family = named[0] if position == 0 or dice.random() < MAIN_PERSON else dice.choice(named)
            first, second = dice.sample(places, 2)
            names = {
                "P": f"{given} {family}",
                "S": family,
                "Q": " ".join(dice.choice(named[1:])),
                "O": dice.choice(bodies),
                "L": first,
                "K": second,
                **calendar_names,
            }
            written = form.fill(at, names, [next(words) for _ in range(form.words)], published)
            reading.sentences.extend(written.spans)
            reading.quotes.extend(written.quotes)
            reading.events.extend(written.events)
            reading.figures.extend(written.figures)
            for sort, name, mention in written.mentions:
                mentions[sort, name].append(mention)
            telling.extend(written.telling)
            pieces.extend((written.text, "\n" if position % 2 == 0 else " "))
            at += len(written.text) + 1
        text = "".join(pieces[:-1])
        draft = Draft(
            title=f"{' '.join(named[0])}: {next(words)} {next(words)} in {places[0]}",
            text=text,
            original=text.encode(),
            outlet=lexicon.outlets[int(self.outlets.draw(chance, 1)[0])],
            agencies=(dice.choice(_AGENCIES),) if dice.random() < WITH_AGENCY else (),
            byline=" ".join(lexicon.person(dice.randrange(REPORTERS))) if dice.random() < WITH_BYLINE else None,
            published=Published(published, "given"),
            key=f"bench-{index}",
        )
        reading.grams.extend(grams_of(telling))
        reading.entities.extend(
            Entity(
                name,
                kind,
                (name,),
                tuple(dict.fromkeys(mention.role.of(text) for mention in found if mention.role)),
                None,
                tuple(found),
            )
            for (kind, name), found in mentions.items()
        )
        return draft, reading

    def _some(self, of_topic: Any, of_all: Zipf, chance: np.random.Generator, number: int) -> list[int]:
        """Return different ranks, half of them the topic's."""
        found: dict[int, None] = {}
        while len(found) < number:
            own = chance.random() < OF_TOPIC
            drawn = of_topic[self.within[len(of_topic)].draw(chance, 1)] if own else of_all.draw(chance, 1)
            found[int(drawn[0])] = None
        return list(found)
