"""Names: the people, organisations and places of a news text.

::

    >>> from corpus.text.names import find_names
    >>> found = find_names("Russian Foreign Minister Sergei Lavrov met Mr. Smith in Moscow. Lavrov said no.")
    >>> [(entity.name, entity.kind, len(entity.mentions)) for entity in found]
    [('Sergei Lavrov', 'person', 2), ('Smith', 'person', 1), ('Moscow', 'place', 1)]
    >>> found[0].roles
    ('Russian Foreign Minister',)
"""

from __future__ import annotations

from corpus.text.names.finding import find_names
from corpus.text.names.identity import identity_key, surname_key
from corpus.text.names.model import Entity, Gender, Kind, Mention

__all__ = ["Entity", "Gender", "Kind", "Mention", "find_names", "identity_key", "surname_key"]
