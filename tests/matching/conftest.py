from __future__ import annotations

import pytest

from corpus.matching import prepare


@pytest.fixture(scope="session", autouse=True)
def _exonyms() -> None:
    """Read the names in other languages before the first test, which would otherwise seem slow."""
    prepare()
