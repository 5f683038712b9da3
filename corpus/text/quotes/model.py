"""What the quotation reader hands out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.text.spans import Span

Kind = Literal["direct", "mixed", "indirect"]
"""Direct: every word of the content is in quotation marks; mixed: some are; indirect: none is."""

Level = Literal["named", "resolved", "not determined"]
"""How the speaker is known: the text names them where it reports the words; a pronoun or a description was
resolved within the article; or the article does not tell."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Something somebody is reported to have said.

    Args:
        spans: the pieces of what was said, in order and without overlap, without the quotation marks at their
            edges. A quotation that a reporting clause splits, or that runs over paragraphs, has several.
        kind: whether the words are in quotation marks.
        cue: the words that report ("said", "according to"); ``None`` for a quotation without any.
        speaker: who said it, as written where the words are reported ("he", "Russia's top diplomat").
        speaker_name: the name of the speaker as the article gives it at its fullest; ``None`` when not
            determined.
        level: how the name is known.
        antecedent: for a resolved speaker, the mention in the article that names them.
        addressee: to whom it was said, where the sentence tells ("told reporters").
        relay: who passes the words on, where that is not the speaker ("Reuters reported", "a statement").
        said: when it was said, as far as the reporting clause tells ("on Tuesday").
        insertions: bracketed words inside the pieces, which are the outlet's and not the speaker's.
    """

    spans: tuple[Span, ...]
    kind: Kind
    cue: Span | None = None
    speaker: Span | None = None
    speaker_name: str | None = None
    level: Level = "not determined"
    antecedent: Span | None = None
    addressee: Span | None = None
    relay: Span | None = None
    said: Span | None = None
    insertions: tuple[Span, ...] = ()

    @property
    def start(self) -> int:
        """Where the first piece starts."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where the last piece ends."""
        return self.spans[-1].end

    @property
    def hull(self) -> Span:
        """The stretch from the first piece to the last, with whatever stands between them."""
        return Span(self.start, self.end)
