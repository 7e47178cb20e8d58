"""Words in capitals, which may be abbreviations: "US" is no common word."""

from __future__ import annotations

from index.words.analysis import is_in_capitals

# So many words in capitals may be abbreviations, and these marks may stand around them.
_FEW = 2
_MARKS = ",;:!?\"'“”‘’"


def is_abbreviation(typed: str) -> bool:
    """Whether a piece of a query is written as abbreviations are."""
    return is_in_capitals(typed.strip(_MARKS))


def is_shouted(text: str) -> bool:
    """Whether all of a query is in capitals; who writes so means nothing by them."""
    pieces = text.split()
    return len(pieces) > _FEW and all(map(is_abbreviation, pieces))
