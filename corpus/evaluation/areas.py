"""Areas: all that is measured, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.evaluation import dates, figures, names, questions, quotes, seeds, timelines
from corpus.evaluation.gold import Gold
from corpus.evaluation.measures import Area, Measure, Taken

AREAS: dict[str, Area] = {
    "quotes": quotes.AREA,
    "dates": dates.AREA,
    "figures": figures.AREA,
    "timelines": timelines.AREA,
    "names": names.AREA,
    "seeds": seeds.AREA,
    "qa": questions.AREA,
}


@dataclass(frozen=True, slots=True)
class Result:
    """What a measure is today.

    Args:
        area: the name of its area.
        measure: the measure.
        value: between 0 and 1.
        floor: what it may not fall below (for errors, rise above); ``None`` when none is pinned yet.
        wrong: what of the project's own gold was read wrongly.
    """

    area: str
    measure: Measure
    value: float
    floor: float | None
    wrong: tuple[str, ...] = ()

    @property
    def has_fallen(self) -> bool:
        """Whether it is worse than its floor."""
        return self.floor is not None and not self.measure.reaches(self.value, self.floor)


async def evaluate(area: str, gold: Gold) -> list[Result]:
    """Take the measures of an area, those that need the shared gold only where it is.

    Args:
        area: a key of :data:`AREAS`.
        gold: the gold that is there.

    Raises:
        CorpusError: gold that should be there cannot be read.
    """
    floors = gold.floors().get(area, {})
    measures, own, shared = AREAS[area].measures, AREAS[area].own, AREAS[area].shared
    taken: dict[str, Taken] = {}
    if own is not None:
        taken.update(await own(gold))
    if shared is not None and gold.shared is not None:
        taken.update({key: Taken(value) for key, value in (await shared(gold)).items()})
    return [
        Result(area, measure, taken[measure.key].value, floors.get(measure.key), taken[measure.key].wrong)
        for measure in measures
        if measure.key in taken
    ]
