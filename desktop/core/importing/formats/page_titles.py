"""What a page calls itself, in its head, its linked data and its first headline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"\w+")
_SURE = 12


@dataclass(frozen=True, slots=True)
class PageTitles:
    """Titles and descriptions, as words in small letters with single blanks."""

    titles: frozenset[str]
    descriptions: frozenset[str] = frozenset()

    def are(self, line: str) -> bool:
        """Whether a line is one of the titles."""
        return bare(line) in self.titles

    def are_said_by(self, line: str) -> bool:
        """Whether a line is one of the titles, or begins with one or the other way round."""
        words = bare(line)
        if not words or words in self.titles:
            return bool(words)
        if len(words) <= _SURE:
            return False
        return any(
            len(title) > _SURE and (title.startswith(words) or words.startswith(title))
            for title in self.titles
        )

    def are_described_by(self, line: str) -> bool:
        """Whether a line is what the page says of itself."""
        return bare(line) in self.descriptions


def page_titles(titles: Iterable[str], descriptions: Iterable[str] = ()) -> PageTitles:
    """The titles and descriptions that say something."""
    return PageTitles(
        frozenset(words for title in titles if (words := bare(title))),
        frozenset(words for line in descriptions if (words := bare(line))),
    )


def bare(line: str) -> str:
    """The words of a line in small letters, without signs."""
    return " ".join(_WORD.findall(line.casefold()))
