"""Options: what slash commands ask for one by one, where a "!" command takes one line of text.

``@options(...)`` stands below ``hybrid_command``. The command goes on to take one text; a slash command's further
options are put into it as the query words they stand for (``outlet`` as ``from:``), so that both front ends ask the
same question. ``private`` is not part of the question: ``cogs._bot`` reads it when the command is deferred.
"""

from __future__ import annotations

import functools
import inspect
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from cogs._format import shorten
from cogs._scopes import scope_of
from corpus.errors import CorpusError
from corpus.models import Scope
from corpus.suggesting import Suggestion, Suggestions

log = logging.getLogger(__name__)
Suggest = Callable[[Suggestions, str, Scope], Awaitable[list[Suggestion]]]
CHOICE = 100  # characters of a choice (Discord API reference, "Application Commands")

PEOPLE: Suggest = Suggestions.people
TOPICS: Suggest = Suggestions.topics
OUTLETS: Suggest = Suggestions.outlets
ARTICLES: Suggest = Suggestions.articles

# What each further option is called, described as, put into the text as, and completed by.
_FURTHER: dict[str, tuple[str, str, Suggest | None]] = {
    "about": ("The topic of the quotations", "about {}", TOPICS),
    "speaker": ("Whose words or figures: a person, an organisation", 'by:"{}"', PEOPLE),
    "outlet": ("Only articles of this outlet", 'from:"{}"', OUTLETS),
    "after": ("Only after a day, month or year: 2015, 2015-09, 2015-09-15", "after:{}", None),
    "before": ("Only before a day, month or year: 2015, 2015-09, 2015-09-15", "before:{}", None),
}
_PRIVATE = "Show the answer only to you; without it, as this server has set"
_EXACT = "Only as it is written: no other spellings"


def options(described: str = "", *further: str, exact: bool = False, complete: Suggest | None = None) -> Any:
    """Give a command's slash form options of their own.

    Args:
        described: describes the command's own text to people; empty for a command without one.
        further: names of further options: "about", "speaker", "outlet", "after", "before".
        exact: whether there is one that switches fuzzy matching off.
        complete: completes the command's own text.
    """

    def decorate(function: Callable[..., Any]) -> Any:
        signature = inspect.signature(function, eval_str=True)
        own = next((p for p in signature.parameters.values() if p.kind is inspect.Parameter.KEYWORD_ONLY), None)

        @functools.wraps(function)
        async def command(self: Any, context: Any, **given: Any) -> None:
            given.pop("private", None)
            if own is not None:
                text = given.pop(own.name, "")
                given = {own.name: _joined(text, given)}
            await function(self, context, **given)

        added = [_parameter(name, str, "") for name in further]
        if exact:
            added.append(_parameter("exact", bool, False))
        added.append(_parameter("private", bool | None, None))
        # discord.py reads converters off parameters of its own class, which it makes only where no signature is given.
        known = [_parameter(p.name, p.annotation, p.default, p.kind) for p in signature.parameters.values()]
        # On the function that is wrapped: of the one it is given, discord.py deletes the signature when it is done.
        function.__signature__ = inspect.Signature([*known, *added])  # type: ignore[attr-defined]
        descriptions = {name: _FURTHER[name][0] for name in further} | {"private": _PRIVATE}
        completions = {name: _FURTHER[name][2] for name in further}
        if exact:
            descriptions["exact"] = _EXACT
        if own is not None:
            descriptions[own.name] = described
            completions[own.name] = complete
        described_command = app_commands.describe(**descriptions)(command)
        wanted = {name: _completion(suggest) for name, suggest in completions.items() if suggest is not None}
        return app_commands.autocomplete(**wanted)(described_command) if wanted else described_command

    return decorate


def completed(suggest: Suggest, kept: re.Pattern[str] | None = None) -> Any:
    """Return an autocomplete callback of discord.py for an option of any other command.

    Args:
        suggest: what completes the option.
        kept: matches what stands before the part that is completed, such as the first of two names, and stays.
    """
    return _completion(suggest, kept)


def _parameter(name: str, type_: Any, default: Any, kind: Any = inspect.Parameter.KEYWORD_ONLY) -> commands.Parameter:
    return commands.Parameter(name, kind, default=default, annotation=type_)


def _joined(text: str, given: dict[str, Any]) -> str:
    """Return the text with the options that were given, as one would type them."""
    parts = [text]
    for name, (_, pattern, _) in _FURTHER.items():
        value = str(given.get(name) or "").replace('"', " ").strip()
        if value:
            parts.append(pattern.format(value))
    if given.get("exact"):
        parts.append("exact:")
    return " ".join(part for part in parts if part)


def _completion(suggest: Suggest, kept: re.Pattern[str] | None = None) -> Any:
    async def complete(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
        typed = current[:CHOICE]
        found = kept.match(typed) if kept else None
        before = found.group() if found else ""
        try:
            suggested = await suggest(
                interaction.client.archive.suggestions, typed[len(before) :], scope_of(interaction)
            )
        except CorpusError:  # half a word that cannot be looked up yet
            return []
        except Exception:
            # Discord shows nothing of an error while somebody types; the command itself will tell.
            log.exception("Completing %r failed", current)
            return []
        return [
            app_commands.Choice(name=shorten(before + one.label, CHOICE), value=before + one.value)
            for one in suggested
            if len(before + one.value) <= CHOICE
        ]

    return complete
