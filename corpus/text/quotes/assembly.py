"""From reporting clauses and quotation marks to quotations: which pieces belong together.

A reporting clause takes what stands to its left and right. What remains in quotation marks goes on with the
quotation before it ("A," he said. "B."), opens one of its own, or is no speech at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.text.quotes.clauses import Row, Token, is_bare
from corpus.text.quotes.contents import Extent
from corpus.text.quotes.cues import denial
from corpus.text.quotes.report import Report
from corpus.text.quotes.wording import is_speech
from corpus.text.spans import Span

_EDGES = frozenset({",", ".", ";", ":", "—", "–", "--", "…"})


@dataclass(slots=True)
class Draft:
    """A quotation in the making.

    Args:
        report: the clause that reports it, if any.
        row: the sentence it begins in.
        quoted: the pieces that stand in quotation marks, without them.
        plain: the pieces that do not, or not wholly.
    """

    report: Report | None
    row: Row
    quoted: list[Span] = field(default_factory=list[Span])
    plain: list[Span] = field(default_factory=list[Span])


class Assembly:
    """Reads sentence by sentence and remembers the quotation that may go on.

    Args:
        text: the text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: Draft | None = None  # the quotation that the next one in marks may continue
        self._at = -1  # the paragraph it was left in
        self._unclosed = False  # whether its last mark never closed

    def read(self, row: Row, reports: Sequence[Report]) -> list[Draft]:
        """Return the quotations that begin in the sentence; add to the open one what continues it."""
        if not row.stretches:
            new = list(self._reported(row, reports, set()))
            self._leave_open(new, row)
            return new
        stretches = [token for token in row.tokens if token.quoted is not None]
        continues = self._open is not None and self._goes_on(row, stretches[0])
        if continues and is_bare(row.tokens):
            self._take(stretches, row)
            return []
        used: set[int] = set()
        new = list(self._reported(row, reports, used))
        loose = [token for token in self._spoken(row) if token.start not in used]
        if continues and not new and row.tokens[0] is stretches[0] and not self._unclosed:
            self._take(stretches[:1], row)
            loose = loose[1:] if loose[:1] == stretches[:1] else loose
        if continues and self._open is not None and self._unclosed:
            self._continue_with(new, stretches[0])
        elif loose and not new:
            new.append(Draft(None, row, [t.quoted.inner for t in loose if t.quoted is not None]))
        elif loose and new:
            new.extend(Draft(None, row, [t.quoted.inner]) for t in loose if t.quoted is not None)
        self._leave_open(new, row)
        last = stretches[-1].quoted
        self._unclosed = last is not None and not last.closed
        return new

    def _spoken(self, row: Row) -> Iterator[Token]:
        """Yield the quoted stretches that can be something somebody said."""
        denied = denial(row.tokens)
        before = ""
        for at, token in enumerate(row.tokens):
            quoted = token.quoted
            if quoted is not None and at < denied and not quoted.title and is_speech(self._text, quoted.inner, before):
                yield token
            before = token.low

    def _leave_open(self, new: list[Draft], row: Row) -> None:
        """Remember which of the sentence's quotations the next one in marks may continue."""
        wholly = (draft for draft in reversed(new) if draft.quoted)
        self._open = next(wholly, new[-1] if new else None)
        self._at = row.paragraph
        self._unclosed = False

    def _goes_on(self, row: Row, first: Token) -> bool:
        """Return whether the stretch that the sentence begins with may continue the open quotation."""
        if first.quoted is not None and first.quoted.label is not None:
            return False
        if row.paragraph == self._at:
            return True
        if self._open is not None and not self._open.quoted and not self._open.plain:
            return row.paragraph == self._at + 1
        if row.paragraph != self._at + 1 or not row.first or row.tokens[0] is not first:
            return False
        return self._unclosed or (self._open is not None and bool(self._open.quoted) and is_bare(row.tokens))

    def _take(self, stretches: list[Token], row: Row) -> None:
        if self._open is None:
            return
        self._open.quoted.extend(token.quoted.inner for token in stretches if token.quoted is not None)
        self._at = row.paragraph
        last = stretches[-1].quoted
        self._unclosed = last is not None and not last.closed

    def _continue_with(self, new: list[Draft], first: Token) -> None:
        """Join the open quotation, whose mark never closed, to the one that begins this paragraph."""
        if self._open is None or first.quoted is None:
            return
        following = next((draft for draft in new if first.quoted.inner in draft.quoted), None)
        if following is None:
            self._open.quoted.append(first.quoted.inner)
        elif self._open.report is None or following.report is None:
            self._open.quoted.extend(following.quoted)
            self._open.report = self._open.report or following.report
            new.remove(following)

    def _reported(self, row: Row, reports: Sequence[Report], used: set[int]) -> Iterator[Draft]:
        for report in reports:
            draft = Draft(report, row)
            if report.left is not None:
                self._add(draft, report.left, used, again=False)
            if report.right is not None:
                self._add(draft, report.right, used, again=True)
            # A clause that ends with a colon has nothing yet: the next paragraph begins with it.
            if draft.quoted or draft.plain or row.tokens[-1].low == ":":
                yield draft

    def _add(self, draft: Draft, extent: Extent, used: set[int], *, again: bool) -> None:
        """Add a stretch of the sentence to a quotation.

        Args:
            draft: the quotation.
            extent: the tokens.
            used: where the quoted stretches start that a reporting clause has taken; added to.
            again: whether stretches that are taken may be taken once more, as what A says that B said is.
        """
        tokens = draft.row.tokens
        first, last = extent
        while first < last and tokens[first].low in _EDGES:
            first += 1
        while first < last and tokens[last - 1].low in _EDGES:
            last -= 1
        inside = [token for token in tokens[first:last] if token.quoted is not None]
        if first == last or (not again and any(token.start in used for token in inside)):
            return
        used.update(token.start for token in inside)
        if inside and is_bare(tokens[first:last]):
            draft.quoted.extend(token.quoted.inner for token in inside if token.quoted is not None)
        else:
            draft.plain.append(Span(tokens[first].start, tokens[last - 1].end))
