"""Counts in words."""

from __future__ import annotations


def counted(count: int, one: str, many: str) -> str:
    """`one` or `many` with the count in the place of {0}, grouped by thousands."""
    return (one if count == 1 else many).format(f"{count:,}")
