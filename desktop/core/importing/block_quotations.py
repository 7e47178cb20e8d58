"""The styles in which word processors set a block quotation, by the names that they keep."""

from __future__ import annotations

# What one program saves another opens and saves again, by the names of the first.
_NAMES = frozenset({"quote", "intense quote", "block text", "quotations", "quotation"})


def sets_quotation(style: str) -> bool:
    """Whether a style of this name is for block quotations."""
    return style.replace("_20_", " ").strip().casefold() in _NAMES
