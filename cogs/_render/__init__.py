"""Rendering: what the archive answers, as embeds within Discord's limits.

Pure functions, and the only place that builds embeds.
"""

from __future__ import annotations

from cogs._render.adding import decided, preview, previews, queued, suggested, told
from cogs._render.answers import answer, explanation, finding
from cogs._render.archive import about, additions, coverage
from cogs._render.charts import coverage_chart, digest_chart, figures_chart, timeline_chart
from cogs._render.checks import check, who_said
from cogs._render.digests import digest, digest_status, proposed_digest
from cogs._render.events import timeline, timeline_title
from cogs._render.evidence import CONTEXTS, context, passages_of, passages_on, report, sources_of
from cogs._render.exports import export
from cogs._render.feeds import feed_added, feed_changed, feed_checked, feed_given_up, feeds
from cogs._render.figures import figures
from cogs._render.fixes import aliased, event, fixed, merged, name_rules, nothing_to_undo, split, undone
from cogs._render.health import health
from cogs._render.help import Listed, overview
from cogs._render.keeping import (
    article_card,
    audit,
    changed,
    correction_notice,
    history,
    listing,
    version_difference,
)
from cogs._render.layout import ANSWERED, REFUSED, message
from cogs._render.names import ambiguous, card, not_found
from cogs._render.quotations import how_spoken, quotations
from cogs._render.settings import Shown, settings
from cogs._render.sources import source
from cogs._render.watches import watch_list, watch_notice

__all__ = [
    "ANSWERED",
    "CONTEXTS",
    "REFUSED",
    "Listed",
    "Shown",
    "about",
    "additions",
    "aliased",
    "ambiguous",
    "answer",
    "article_card",
    "audit",
    "card",
    "changed",
    "check",
    "context",
    "correction_notice",
    "coverage",
    "coverage_chart",
    "decided",
    "digest",
    "digest_chart",
    "digest_status",
    "event",
    "explanation",
    "export",
    "feed_added",
    "feed_changed",
    "feed_checked",
    "feed_given_up",
    "feeds",
    "figures",
    "figures_chart",
    "finding",
    "fixed",
    "health",
    "history",
    "how_spoken",
    "listing",
    "merged",
    "message",
    "name_rules",
    "not_found",
    "nothing_to_undo",
    "overview",
    "passages_of",
    "passages_on",
    "preview",
    "previews",
    "proposed_digest",
    "queued",
    "quotations",
    "report",
    "settings",
    "source",
    "sources_of",
    "split",
    "suggested",
    "timeline",
    "timeline_chart",
    "timeline_title",
    "told",
    "undone",
    "version_difference",
    "watch_list",
    "watch_notice",
    "who_said",
]
