"""Adding: articles as they would be stored, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from cogs._format import block_quote, count, escape, joined, safe_url, shorten
from cogs._render.layout import ANSWERED, REFUSED, TITLE, WHOLE, add_field, message
from corpus.adding import Preview
from corpus.duplicates import Duplicate
from corpus.models import Draft
from corpus.pending import Pending

NOT_YET = discord.Colour(0xC98A1B)  # neither stored nor refused
LEAD = 1_000  # characters of the first two sentences that are shown
LISTED = 15  # articles of many, line by line
LINE = 80  # characters of a title in a list
VALUE = 150  # characters of an outlet, a byline or an agency: what is longer is none
_HOW = {
    "printed": "printed in the article",
    "metadata": "from the page's metadata",
    "url": "from the address",
    "inferred": "inferred",
    "given": "given by hand",
}


def preview(shown: Preview, problems: Sequence[Exception] = ()) -> discord.Embed:
    """Render an article as it would be stored."""
    draft, summary = shown.candidate.draft, shown.summary
    embed = discord.Embed(title=shorten(escape(draft.title), TITLE), url=safe_url(draft.url), colour=NOT_YET)
    lead = summary.lead if len(summary.lead) <= LEAD else f"{summary.lead[:LEAD].rstrip()} […]"
    embed.description = "\n\n".join(filter(None, (block_quote(lead), _lines(_warnings(shown)))))
    add_field(embed, "Outlet", [_value(draft.outlet or "not found")], "")
    if draft.agencies:
        add_field(embed, "Agency", [_value(joined(draft.agencies))], "")
    add_field(embed, "Byline", [_value(draft.byline or "none found")], "")
    add_field(embed, "Published", [_published(draft)], "")
    add_field(embed, "Address", [escape(shorten(draft.url, 300)) if draft.url else "none"], "")
    holds = [
        count(summary.quotes, "quotation"),
        count(summary.events, "dated event"),
        count(summary.figures, "figure"),
    ]
    length = f"{count(summary.characters, 'character')}, {count(summary.sentences, 'sentence')}"
    language = "English" if draft.language == "en" else draft.language or "not recognised"
    add_field(embed, "Found in it", [f"{length}, language: {escape(language)}", joined(holds)], "\n")
    _add_problems(embed, problems)
    return embed.set_footer(text="Not in the archive yet. This preview waits for 7 days.")


def previews(shown: Sequence[Preview], problems: Sequence[Exception] = ()) -> discord.Embed:
    """Render many articles as they would be stored."""
    embed = discord.Embed(title=f"{count(len(shown), 'article')} to add", colour=NOT_YET)
    refused = sum(any(duplicate.is_refused for duplicate in each.duplicates) for each in shown)
    doubtful = sum(bool(each.warnings or each.duplicates) for each in shown)
    quotes, events, figures = (
        sum(getattr(each.summary, what) for each in shown) for what in ("quotes", "events", "figures")
    )
    lines = [f"{count(quotes, 'quotation')}, {count(events, 'dated event')} and {count(figures, 'figure')} in them."]
    if doubtful:
        lines.append(f"⚠ {count(doubtful, 'article')} with a warning.")
    if refused:
        lines.append(f"{count(refused, 'text')} here already, which will be left out.")
    # Those that want a look come first.
    order = sorted(range(len(shown)), key=lambda at: (not (shown[at].warnings or shown[at].duplicates), at))
    embed.description = "\n".join(lines) + "\n\n" + _lines([_line(shown[at]) for at in order])
    _add_problems(embed, problems)
    return embed.set_footer(text="Not in the archive yet. This preview waits for 7 days.")


def queued(pending: Pending, shown: Preview) -> discord.Embed:
    """Render an article that the moderators decide upon."""
    embed = preview(shown)
    what = "Suggested by" if pending.origin.kind == "suggestion" else "From the feed"
    embed.set_author(name=shorten(f"{what} {pending.origin.name}", TITLE))
    return embed.set_footer(text="Not in the archive yet. Any moderator can decide, within 30 days.")


def decided(pending: Pending) -> discord.Embed:
    """Render what was decided upon what waited, and what came of it."""
    if pending.outcome == "rejected":
        titles = joined([f"“{escape(shorten(article.title, LINE))}”" for article in pending.articles[:3]])
        more = f" and {len(pending.articles) - 3} more" if len(pending.articles) > 3 else ""
        word = "Cancelled" if pending.origin.kind == "add" else "Rejected"
        return message(word, f"{titles}{more}: nothing was stored.")
    added = pending.added
    left = [
        f"⚠ {escape(shorten(article.title, LINE))}: {escape(article.problem)}"
        for article in pending.articles
        if article.problem
    ]
    lines = [_lines([f"**A{article.article}** {escape(shorten(article.title, LINE))}" for article in added], 1_200)]
    if len(added) > LISTED:
        lines.append(f"The last one is **A{added[-1].article}**.")
    title = f"Added {count(len(added), 'article')}" if added else "Nothing was added"
    return message(title, "\n".join([*lines, _lines(left, 1_200)]), colour=ANSWERED if added else REFUSED)


def suggested(shown: Preview) -> discord.Embed:
    """Render the thanks for a suggestion."""
    title = escape(shorten(shown.candidate.draft.title, LINE))
    near = "".join(f"\n{_duplicate(duplicate)}" for duplicate in shown.duplicates[:1])
    text = f"“{title}” waits for the moderators now. I tell you what they decide.{near}"
    return message("Thank you", text, colour=ANSWERED)


def told(pending: Pending, guild: str) -> discord.Embed:
    """Render for whoever suggested something what became of it."""
    title = escape(shorten(pending.articles[0].title, LINE))
    which = f"The article that {escape(pending.origin.name)} suggested in {escape(guild)}, “{title}”,"
    if pending.added:
        return message("Added", f"{which} is in the archive now, as **A{pending.added[0].article}**.", colour=ANSWERED)
    if pending.outcome == "rejected":
        return message("Not added", f"{which} was not taken into the archive.")
    if pending.outcome == "added":
        return message("Not added", f"{which} was left out: {escape(pending.articles[0].problem or '')}")
    return message("Not decided", f"{which} has waited for 30 days without a decision. You can suggest it again.")


def _published(draft: Draft) -> str:
    if draft.published is None:
        return "no date found"
    time = f", {draft.published.time:%H:%M}" if draft.published.time else ""
    why = f"\n-# {escape(shorten(draft.published.why, 300))}" if draft.published.why else ""
    return f"{draft.published.day:%A %-d %B} {draft.published.day.year}{time} ({_HOW[draft.published.how]}){why}"


def _value(text: str) -> str:
    return escape(shorten(text, VALUE))


def _lines(lines: Sequence[str], room: int = 2_400) -> str:
    """Return as many lines as are listed and have room, and how many more there are."""
    kept = 0
    while kept < min(len(lines), LISTED) and (room := room - len(lines[kept]) - 1) > 0:
        kept += 1
    return "\n".join([*lines[:kept], *([f"… and {len(lines) - kept} more"] if kept < len(lines) else [])])


def _warnings(shown: Preview) -> list[str]:
    return [f"⚠ {escape(text)}" for text in (*map(_duplicate, shown.duplicates[:3]), *shown.warnings)]


def _duplicate(duplicate: Duplicate) -> str:
    which = f"{duplicate.article.reference} ({shorten(duplicate.article.outlet or 'outlet not known', LINE)})"
    if duplicate.how == "address":
        return f"Already here as {which}: the same address."
    if duplicate.how == "near":
        return f"Nearly the same text as {which}: both are kept, and count as one independent text."
    if duplicate.is_refused:
        return f"Already here as {which}: the same text. There is nothing to add."
    return f"The same text as {which}: both are kept, and count as one independent text."


def _line(shown: Preview) -> str:
    draft = shown.candidate.draft
    day = draft.published.day.isoformat() if draft.published else "undated"
    line = f"· **{escape(shorten(draft.title, LINE))}** · {escape(shorten(draft.outlet or 'no outlet', 30))} · {day}"
    first = next(iter(_warnings(shown)), "")
    return f"{line}\n-# {shorten(first, LINE)}" if first else line


def _add_problems(embed: discord.Embed, problems: Sequence[Exception]) -> None:
    room = min(900, WHOLE - TITLE - len(embed))  # the queue names who suggested it as well
    shown = _lines([escape(shorten(str(problem), 200)) for problem in problems], room)
    if shown and room > 0:
        add_field(embed, "Could not be read", [shown], "")
