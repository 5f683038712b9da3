"""Names: a person's card, and what is said when a name means several or nobody."""

from __future__ import annotations

import discord

from cogs._format import banner, citation, code, count, day_of, escape, joined, shorten
from cogs._render.layout import (
    ANSWERED,
    TITLE,
    add_field,
    message,
)
from corpus.models import NameMatch, PersonCard, Role


def card(person: PersonCard, prefix: str) -> list[discord.Embed]:
    """Render what the archive knows about a person, organisation or place."""
    embed = discord.Embed(title=shorten(escape(person.name), TITLE), colour=ANSWERED)
    lines = [f"{person.kind}, named in {count(person.articles, 'article')}"]
    if person.quotes:
        lines.append(f"{count(person.quotes, 'quotation')}: {code([f'{prefix}quote {shorten(person.name, 80)}'])[0]}")
    if person.why and person.why != "exact":
        lines.append(f"-# matched: {escape(person.why)}")
    embed.description = "\n".join(lines)
    add_field(embed, "Spellings seen", [f"{escape(text)} ({number})" for text, number in person.spellings], ", ")
    add_field(embed, "Other spellings given by moderators", [escape(alias) for alias in person.aliases], ", ")
    roles = [_role(role) for role in person.roles]
    add_field(embed, "Called", roles, "\n")
    if person.first_seen and person.last_seen:
        seen = [citation(person.first_seen)]
        if person.last_seen != person.first_seen:
            seen.append(citation(person.last_seen))
        add_field(embed, "First and last seen", seen, "\n")
    cited = [role.article for role in person.roles] + [seen for seen in (person.first_seen, person.last_seen) if seen]
    add_field(embed, "Corrections", banner(*cited).splitlines(), "\n")
    return [embed]


def _role(role: Role) -> str:
    corrected = f", ⚠ {role.article.correction.kind}" if role.article.correction else ""
    return f"{escape(role.text)} — {day_of(role.article)}, {role.article.reference}{corrected}"


def ambiguous(match: NameMatch) -> discord.Embed:
    """Render the question back when a name means several."""
    names = joined([f"**{escape(name)}**" for _, name in match.entities[:10]], "or")
    return message(f"Which “{match.typed}”?", f"“{escape(match.typed)}” may be {names}. Choose one below.")


def not_found(match: NameMatch, prefix: str) -> discord.Embed:
    """Render that a name is not there, and what is close."""
    text = f"“{escape(match.typed)}” is not in the archive."
    if match.did_you_mean:
        text += f"\nDid you mean {joined([f'**{escape(name)}**' for name in match.did_you_mean[:5]], 'or')}?"
    else:
        text += f"\n`{prefix}timeline` shows what is."
    return message("Not in the archive", text)
