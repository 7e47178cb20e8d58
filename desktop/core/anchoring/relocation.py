"""What became of a passage when its text changed: found for sure, to be checked, or lost."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.core.selector import Selector


class Outcome(StrEnum):
    """How far a place that was found again is to be trusted."""

    SURE = "sure"
    CHECK = "check"
    LOST = "lost"


class Cause(StrEnum):
    """Why a place is held for sure, is to be looked at, or is not given at all."""

    SAME_WORDS = "same-words"
    MOVED = "moved"
    WORDS_CHANGED = "words-changed"
    NUMBER_CHANGED = "number-changed"
    NEGATION_CHANGED = "negation-changed"
    MUCH_CHANGED = "much-changed"
    STANDS_SEVERAL_TIMES = "stands-several-times"
    SURROUNDINGS_CHANGED = "surroundings-changed"
    GONE = "gone"
    TOO_SHORT = "too-short"


@dataclass(frozen=True, slots=True)
class Relocation:
    """What became of one selector; `selector` describes the place in the new text, if any.

    It is None when, and only when, the passage is LOST.
    """

    outcome: Outcome
    cause: Cause
    selector: Selector | None = None
