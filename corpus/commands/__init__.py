"""The commands of ``python -m corpus``, one module each: ``add_to(subparsers)`` says what can be typed."""

from corpus.commands import ask, evaluate, extract, load, reindex, who

COMMANDS = (load, reindex, extract, ask, who, evaluate)
