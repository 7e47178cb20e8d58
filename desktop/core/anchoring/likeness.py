"""How like the surroundings of a place are to those of a passage."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein


def likeness_before(text: str, end: int, context: str) -> float:
    """How like the context is what stands before `end`, from 0.0 to 1.0.

    Without a context the passage began its text, and only the beginning of a text is like that.
    """
    if not context:
        return float(not text[max(0, end - 8) : end].strip())
    return _best_likeness(context, [text[max(0, end - n) : end] for n in _lengths(context)])


def likeness_behind(text: str, start: int, context: str) -> float:
    """How like the context is what stands from `start` on, as `likeness_before` tells it."""
    if not context:
        return float(not text[start : start + 8].strip())
    return _best_likeness(context, [text[start : start + n] for n in _lengths(context)])


def _lengths(context: str) -> tuple[int, int, int]:
    return max(1, len(context) * 4 // 5), len(context), len(context) * 6 // 5


def _best_likeness(context: str, windows: Iterable[str]) -> float:
    return max(Levenshtein.normalized_similarity(context, window) for window in windows)
