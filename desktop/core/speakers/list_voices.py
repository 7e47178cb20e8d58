"""Which number, and so which colour, each person has in a list that goes through many articles."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from desktop.core.speaker_key import speaker_key


class ListVoices:
    """Gives every name one number for a whole list, and no two names the same.

    In an article each voice has a number of its own, so that in a list two people may have the
    same, and one person several. Whoever comes first keeps the number of their article, as long
    as nobody of the list has it; `known` are the numbers of those who stand on the page beside
    the list. Rows that are added later change nothing for those before.
    """

    def __init__(self, known: Mapping[str, int] | None = None) -> None:
        self._numbers: dict[str, int] = {}
        for name, number in (known or {}).items():
            self._numbers.setdefault(speaker_key(name), number)
        self._taken = set(self._numbers.values())

    def number(self, name: str, own: int) -> int:
        """The number of a name, which has its `own` in an article."""
        key = speaker_key(name)
        if key not in self._numbers:
            free = (each for each in count() if each not in self._taken)
            number = next(free) if own in self._taken else own
            self._numbers[key] = number
            self._taken.add(number)
        return self._numbers[key]
