"""Names: a person's card, and what is said when a name means several or nobody."""

from __future__ import annotations

import discord

from cogs._format import banner, citation, code, day_of, escape, shorten
from cogs._render.layout import ANSWERED, TITLE, add_field, message
from cogs._words import isolated, listed, word
from corpus.models import NameMatch, PersonCard, Role


def card(person: PersonCard, prefix: str) -> list[discord.Embed]:
    """Render what the archive knows about a person, organisation or place."""
    embed = discord.Embed(title=shorten(escape(person.name), TITLE), colour=ANSWERED)
    lines = [word(f"who.{person.kind}", articles=word("count.articles", count=person.articles))]
    if person.quotes:
        command = code([f"{prefix}quote {shorten(person.name, 80)}"])[0]
        lines.append(word("who.quoted", quotations=word("count.quotations", count=person.quotes), command=command))
    if person.why and person.why != "exact":
        lines.append(f"-# {word('why_matched', why=escape(person.why))}")
    embed.description = "\n".join(lines)
    spellings = [f"{isolated(escape(text))} ({number})" for text, number in person.spellings]
    add_field(embed, word("who.spellings"), spellings, word("comma"))
    add_field(embed, word("who.aliases"), [escape(alias) for alias in person.aliases], word("comma"))
    roles = [_role(role) for role in person.roles]
    add_field(embed, word("who.called"), roles, "\n")
    if person.first_seen and person.last_seen:
        seen = [citation(person.first_seen)]
        if person.last_seen != person.first_seen:
            seen.append(citation(person.last_seen))
        add_field(embed, word("who.seen"), seen, "\n")
    cited = [role.article for role in person.roles] + [seen for seen in (person.first_seen, person.last_seen) if seen]
    add_field(embed, word("who.corrections"), banner(*cited).splitlines(), "\n")
    return [embed]


def _role(role: Role) -> str:
    seen = [day_of(role.article), isolated(role.article.reference)]
    if role.article.correction:
        seen.append(f"⚠ {word(f'corrected.word.{role.article.correction.kind}')}")
    return f"{isolated(escape(role.text))} — {word('comma').join(seen)}"


def ambiguous(match: NameMatch) -> discord.Embed:
    """Render the question back when a name means several."""
    names = listed([f"**{escape(name)}**" for _, name in match.entities[:10]], "or")
    text = word("name.ambiguous", name=escape(match.typed), names=names)
    return message(word("name.which", name=match.typed), text)


def not_found(match: NameMatch, prefix: str) -> discord.Embed:
    """Render that a name is not there, and what is close."""
    text = word("name.absent", name=escape(match.typed))
    if match.did_you_mean:
        names = listed([f"**{escape(name)}**" for name in match.did_you_mean[:5]], "or")
        text += f"\n{word('did_you_mean', names=names)}"
    else:
        text += f"\n{word('name.timeline', command=f'`{prefix}timeline`')}"
    return message(word("error.absent"), text)
