"""Evaluation: how well texts are understood and questions answered, measured against gold.

Two kinds of gold are read. The project's own lies in ``tests/quality`` and is always there in a checkout; so do the
floors, below which no measure may fall. Public development gold, its scorers and the original captures of the seed
articles are not ours to publish: they lie in a folder of the maintainers, by default ``../shared`` beside the checkout.
"""

from corpus.evaluation.areas import AREAS, Result, evaluate
from corpus.evaluation.gold import DEFAULT_SHARED, Gold
from corpus.evaluation.measures import Area, Measure

__all__ = ["AREAS", "DEFAULT_SHARED", "Area", "Gold", "Measure", "Result", "evaluate"]
