"""What goes with a passage into the index and comes back with it when it is found."""

from __future__ import annotations

import json
from dataclasses import dataclass

from desktop.core.span import Span


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """What is needed to show a passage, but for its words, which are looked up.

    `span` is the stretch of the article that it is or belongs to. `voice` is the number that the
    `speaker` has in the article's ledger, `item` the id of the annotation, claim or context note;
    for a claim `is_claim` is set.
    """

    span: Span
    speaker: str = ""
    cue: str = ""
    voice: int | None = None
    item: str = ""
    is_claim: bool = False

    def written(self) -> str:
        """The record as the index keeps it."""
        span = (self.span.start, self.span.end)
        kept = (*span, self.speaker, self.cue, self.voice, self.item, self.is_claim)
        return json.dumps(kept, separators=(",", ":"))

    @classmethod
    def read(cls, kept: str) -> PassageRecord:
        """The record that was written."""
        start, end, *others = json.loads(kept)
        return cls(Span(start, end), *others)
