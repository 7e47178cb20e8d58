"""What the rules say about a quotation, before their word is weighed."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.extraction.rules.attribution import Attribution


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words after a piece, the words before it, and what the rules make of both.

    `chosen` is the rules' own decision, which may be carried over from a neighbour.
    """

    after: Attribution | None
    before: Attribution | None
    chosen: Attribution | None
