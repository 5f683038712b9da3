"""The commands of ``python -m corpus``, one module each: ``add_to(subparsers)`` says what can be typed."""

from corpus.commands import (
    ask,
    backup,
    check,
    coverage,
    evaluate,
    extract,
    figures,
    load,
    quote,
    reindex,
    restore,
    search,
    source,
    timeline,
    verify,
    who,
)

COMMANDS = (
    load,
    reindex,
    extract,
    ask,
    search,
    quote,
    check,
    timeline,
    figures,
    source,
    who,
    coverage,
    evaluate,
    backup,
    restore,
    verify,
)
