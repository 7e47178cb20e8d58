"""How the word lists of the extraction are written down."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """The words of a text, separated by blanks or new lines."""
    return frozenset(listed.split())
