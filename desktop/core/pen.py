"""The five marker pens: what each stands for and how its marks differ."""

from __future__ import annotations

from enum import StrEnum


class Pen(StrEnum):
    """A pen by its meaning; the order is the order of the keys 1 to 5."""

    EVIDENCE = "evidence"
    CLAIM = "claim"
    QUESTION = "question"
    QUOTE = "quote"
    OPINION = "opinion"

    @property
    def letter(self) -> str:
        """The sign that tells the pen apart without its colour."""
        return {"evidence": "E", "claim": "C", "question": "?", "quote": "Q", "opinion": "!"}[self]
