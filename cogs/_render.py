"""Rendering: what the archive answers, as embeds within Discord's limits.

Pure functions, and the only place that builds embeds.

Limits: a description may have 4,096 characters and all embeds of a message 6,000 together
(Discord API reference, "Message resource", Embed Limits).
"""

from __future__ import annotations

from collections.abc import Sequence

import discord

from cogs._format import block_quote, citation, code, count, day_of, escape, joined, safe_url, shorten
from corpus.citing import outlet_of
from corpus.models import Answer, DatedEvent, Finding, Holdings, NameMatch, Passage, PersonCard, Quote, Source
from corpus.query import Query
from corpus.quoting import Quotations
from corpus.timeline import Timeline

PAGE = 2_600  # characters of a page: fits a phone's screen a few times, and every limit of Discord's
BLOCKS = 5  # answers on a page
TITLE = 256
FIELD = 1_024
ANSWERED = discord.Colour(0x2F7D5B)
REFUSED = discord.Colour(0x8A8F98)
VERBATIM = "Word for word from the archive"


def answer(result: Answer, query: Query) -> list[discord.Embed]:
    """Render the answer to a question."""
    if result.status == "answered":
        blocks = [_passage(passage) for passage in result.evidence]
        if result.short:
            blocks[0] = f"**{escape(result.short)}**\n\n{blocks[0]}"
        return _pages(query.text, blocks, ANSWERED, VERBATIM)
    reason = "\n".join(escape(line) for line in result.why) or "Nothing in the archive tells this."
    blocks = [f"**The archive does not say.**\n{reason}"]
    if result.closest:
        blocks.append("**Not an answer**, but the closest passages:")
        blocks.extend(_passage(passage) for passage in result.closest)
    return _pages(query.text, blocks, REFUSED, "No answer is better than a wrong one")


def finding(result: Finding, query: Query) -> list[discord.Embed]:
    """Render what a search found."""
    notes = [escape(note) for note in result.notes]
    if not result.passages:
        text = "\n".join((f"Nothing in the archive matches “{escape(query.text)}”.", *notes))
        return _pages(query.text, [text], REFUSED, "Try fewer words")
    blocks = [_passage(passage) for passage in result.passages]
    if notes:
        blocks[0] = "\n".join(f"-# {note}" for note in notes) + "\n" + blocks[0]
    return _pages(query.text, blocks, ANSWERED, VERBATIM)


def quotations(result: Quotations, query: Query) -> list[discord.Embed]:
    """Render quotations."""
    speaker = result.speaker.entities[0][1] if result.speaker and result.speaker.entities else None
    title = speaker or "Quotations"
    if result.topic:
        title += f" about {result.topic}"
    if not result.quotes:
        what = f"nothing by {escape(speaker)}" if speaker else "no quotation"
        about = f" about “{escape(result.topic)}”" if result.topic else ""
        return _pages(
            title, [f"The archive holds {what}{about} in quotation marks."], REFUSED, "Reported speech: search"
        )
    blocks = [_quote(quote) for quote in result.quotes]
    if result.speaker and result.speaker.why and result.speaker.why != "exact":
        blocks[0] = f"-# matched “{escape(result.speaker.typed)}”: {escape(result.speaker.why)}\n{blocks[0]}"
    return _pages(title, blocks, ANSWERED, f"{count(len(result.quotes), 'quotation')}. {VERBATIM}")


def timeline(result: Timeline, query: Query) -> list[discord.Embed]:
    """Render dated events in order."""
    name = result.about.entities[0][1] if result.about and result.about.entities else result.topic
    title = f"Timeline: {name}" if name else "Timeline"
    if result.days:
        first, last = (day.isoformat() if day else "" for day in result.days)
        title += f" · {first or 'the beginning'} to {last or 'now'}"
    if not result.events:
        return _pages(title, ["The archive holds no dated event for this."], REFUSED, "Undated passages: search")
    blocks = [_event(event) for event in result.events]
    more = " (the first ones; narrow the range with during:)" if result.is_cut else ""
    return _pages(title, blocks, ANSWERED, f"{count(len(result.events), 'dated event')}{more}. {VERBATIM}")


def card(person: PersonCard, prefix: str) -> list[discord.Embed]:
    """Render what the archive knows about a person, organisation or place."""
    embed = discord.Embed(title=shorten(escape(person.name), TITLE), colour=ANSWERED)
    lines = [f"{person.kind}, named in {count(person.articles, 'article')}"]
    if person.quotes:
        lines.append(f"{count(person.quotes, 'quotation')}: {code([f'{prefix}quote {shorten(person.name, 80)}'])[0]}")
    if person.why and person.why != "exact":
        lines.append(f"-# matched: {escape(person.why)}")
    embed.description = "\n".join(lines)
    _add_field(embed, "Spellings seen", [f"{escape(text)} ({number})" for text, number in person.spellings], ", ")
    roles = [f"{escape(role.text)} — {day_of(role.article)}, {role.article.reference}" for role in person.roles]
    _add_field(embed, "Called", roles, "\n")
    if person.first_seen and person.last_seen:
        seen = [citation(person.first_seen)]
        if person.last_seen != person.first_seen:
            seen.append(citation(person.last_seen))
        _add_field(embed, "First and last seen", seen, "\n")
    return [embed]


def source(result: Source) -> list[discord.Embed]:
    """Render where something comes from."""
    article, record = result.article, result.record
    embed = discord.Embed(
        title=shorten(f"{article.reference} · {article.title}", TITLE), url=safe_url(article.url), colour=ANSWERED
    )
    before = f"{block_quote(result.before)}\n" if result.before else ""
    after = f"\n{block_quote(result.after)}" if result.after else ""
    shown = f"{before}{block_quote(result.passage.text)}{after}"
    whole = f"{before}{_bold_quote(result.passage.text)}{after}" if before or after else shown
    embed.description = _fit(whole if len(whole) <= PAGE else block_quote(result.passage.text), PAGE)
    if not result.is_current:
        embed.description = "**No longer in the current version of the article.**\n" + embed.description
    published = "no date found"
    if article.published:
        time = f", {article.published.time:%H:%M}" if article.published.time else ""
        published = f"{article.published.day:%A} {day_of(article).removesuffix(' (inferred)')}{time}"
        published += f" ({article.published.how})"
        if article.published.why:
            published += f"\n-# {escape(article.published.why)}"
    _add_field(embed, "Outlet", [escape(outlet_of(article))], "")
    _add_field(embed, "Byline", [escape(article.byline or "none printed")], "")
    if article.dateline:
        _add_field(embed, "Dateline", [escape(article.dateline)], "")
    _add_field(embed, "Published", [published], "")
    _add_field(embed, "Citation", [escape(result.citation)], "")
    _add_field(
        embed,
        "Archive record",
        [
            f"added {discord.utils.format_dt(record.added_at)}, version {article.ordinal}",
            f"original: {record.original_size:,} bytes, SHA-256 `{record.original_sha256}`",
            f"text: SHA-256 `{record.text_sha256}`",
            joined(
                [
                    count(record.sentences, "sentence"),
                    count(record.quotes, "quotation"),
                    count(record.dated_sentences, "dated sentence"),
                ]
            ),
        ],
        "\n",
    )
    return [embed]


def about(holdings: Holdings, version: str, prefix: str, url: str) -> list[discord.Embed]:
    """Render what the bot promises and how much it holds."""
    embed = discord.Embed(title=f"Cuttings {version}", url=url, colour=ANSWERED)
    embed.description = (
        "I answer from this server's news archive, in the articles' own words.\n\n"
        "**The promise**\n"
        "· What stands in a quotation block is a slice of a stored article, character for character, with its "
        "reference.\n"
        "· A speaker is named only where the article names them, and you see how.\n"
        "· When the evidence is weak I say so instead of answering.\n"
        "It is a promise about where words come from, not about whether they are true."
    )
    period = "nothing dated yet"
    if holdings.first_day and holdings.last_day:
        period = f"published {holdings.first_day.isoformat()} to {holdings.last_day.isoformat()}"
    _add_field(
        embed,
        "The archive",
        [
            f"{count(holdings.articles, 'article')}, {period}",
            joined(
                [
                    count(holdings.quotes, "quotation"),
                    count(holdings.events, "dated event"),
                    count(holdings.figures, "figure"),
                    count(holdings.names, "name"),
                ]
            ),
        ],
        "\n",
    )
    embed.set_footer(text=f"{prefix}help lists the commands")
    return [embed]


def message(title: str, text: str, *, colour: discord.Colour = REFUSED) -> discord.Embed:
    """Render a short message of the bot's own, such as an error."""
    return discord.Embed(title=shorten(title, TITLE), description=_fit(text, PAGE), colour=colour)


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


def _passage(passage: Passage) -> str:
    return f"{block_quote(passage.text)}\n{citation(passage.article)}"


def _quote(quote: Quote) -> str:
    shown = quote.passage if quote.kind == "direct" else quote.sentence
    details = [how_spoken(quote)]
    if quote.said:
        details.append(f"said “{escape(quote.said)}”")
    if quote.addressee:
        details.append(f"to “{escape(quote.addressee)}”")
    if quote.relay:
        details.append(f"as told by “{escape(quote.relay)}”")
    gone = "" if quote.is_current else "\n-# no longer in the current version"
    if quote.insertions:
        details.append(f"{joined([escape(words) for words in quote.insertions])} is the outlet's")
    return f"{block_quote(shown.text)}\n{' · '.join(details)}\n{citation(quote.passage.article, quote.reference)}{gone}"


def how_spoken(quote: Quote) -> str:
    """Return who said it and how that is known, in one of the three levels."""
    if quote.level == "not determined" or not quote.speaker:
        written = f" (the article: “{escape(quote.speaker_written)}”)" if quote.speaker_written else ""
        return f"— speaker **not determined**{written}"
    if quote.level == "resolved":
        goes_back = f" = “{escape(quote.antecedent)}”" if quote.antecedent else ""
        return f"— **{escape(quote.speaker)}**, *resolved*: “{escape(quote.speaker_written or '')}”{goes_back}"
    return f"— **{escape(quote.speaker)}**, *named*"


def _days(event: DatedEvent) -> str:
    """Return an event's day or days, no finer than the article tells them."""
    if event.precision == "month":
        return f"{event.first:%B} {event.first.year}"
    if event.precision == "year":
        return str(event.first.year)
    days = event.first.isoformat() if event.first == event.last else f"{event.first} to {event.last}"
    return f"{event.precision} {days}" if event.precision in ("before", "after") else days


def _event(event: DatedEvent) -> str:
    kind = {"scheduled": " · was due", "state": " · state", "said": " · said"}.get(event.kind, "")
    how = f"-# {escape(event.how)}\n" if event.how else ""
    also = ""
    if event.also:
        others = joined([passage.article.reference for passage in event.also])
        also = f"\n-# also in {others}; {count(event.independent, 'independent text')}"
    return (
        f"**{_days(event)}** · {event.precision}{kind}\n{block_quote(event.passage.text)}\n{how}"
        f"{citation(event.passage.article, event.reference)}{also}"
    )


def _pages(title: str, blocks: Sequence[str], colour: discord.Colour, footer: str) -> list[discord.Embed]:
    """Lay blocks out on pages: at most ``BLOCKS`` and ``PAGE`` characters each, a block never cut in two."""
    pages: list[list[str]] = [[]]
    for block in blocks:
        fitted = _fit(block, PAGE)
        size = sum(len(other) + 2 for other in pages[-1])
        if pages[-1] and (len(pages[-1]) >= BLOCKS or size + len(fitted) > PAGE):
            pages.append([])
        pages[-1].append(fitted)
    embeds: list[discord.Embed] = []
    for number, page in enumerate(pages, 1):
        embed = discord.Embed(title=shorten(escape(title), TITLE), description="\n\n".join(page), colour=colour)
        embed.set_footer(text=f"{footer} · page {number} of {len(pages)}" if len(pages) > 1 else footer)
        embeds.append(embed)
    return embeds


def _fit(text: str, length: int) -> str:
    """Cut at the last line or sentence end that fits, and say so."""
    if len(text) <= length:
        return text
    note = "\n-# cut here for length; !source shows where the rest stands"
    room = text[: length - len(note)]
    at = max(room.rfind("\n"), room.rfind(". ") + 1)
    return (room[:at] if at > length // 4 else room.rstrip("\\")) + note


def _bold_quote(text: str) -> str:
    return "\n".join(f"> **{escape(line)}**" for line in text.splitlines() if line.strip())


def _add_field(embed: discord.Embed, name: str, items: Sequence[str], separator: str) -> None:
    """Add a field of as many items as Discord's limit takes, and say how many were left out."""
    if not items:
        return
    value = ""
    for index, item in enumerate(items):
        left = f"{separator}and {len(items) - index} more"
        longer = value + (separator if value else "") + item
        if len(longer) > FIELD - len(left):
            value = (value + left) if value else shorten(item, FIELD)
            break
        value = longer
    embed.add_field(name=name, value=value, inline=False)
