"""Why a file cannot become an article, each with its own name."""

from __future__ import annotations


class CannotImport(Exception):
    """The content is no article; nothing was kept of it."""


class TooLarge(CannotImport):
    """There is more of it than anyone reads as one text."""


class NotText(CannotImport):
    """The content is no plain text; `looks_like` names what it seems to be, or is empty."""

    def __init__(self, looks_like: str = "") -> None:
        super().__init__(looks_like)
        self.looks_like = looks_like


class NoWords(CannotImport):
    """There is nothing to read in it."""
