"""A word that a lesson explains to its readers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GlossaryWord:
    """A word that a lesson explains; `forms` are others of it, `body` is Markdown."""

    word: str
    forms: tuple[str, ...] = ()
    body: str = ""


@dataclass(frozen=True, slots=True)
class Glossary:
    """The words that a lesson explains, with the title of the lesson."""

    lesson: str
    words: tuple[GlossaryWord, ...] = ()
