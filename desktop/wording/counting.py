"""Counts in words."""

from __future__ import annotations


def counted(count: int, single: str, many: str) -> str:
    """`single` or `many`, where Qt put the count for %n, with its thousands grouped.

    A language may have more forms than two: `many` is to be translated for the count,
    `tr("%n notes", None, count)`. English needs the first, because no translator is asked
    for it.
    """
    return grouped(single if count == 1 else many, count)


def grouped(words: str, count: int) -> str:
    """The words in which Qt put the count for %n, with its thousands grouped."""
    return words.replace(str(count), f"{count:,}", 1) if count >= 1_000 else words
