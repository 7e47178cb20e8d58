"""What is made when somebody first wants it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Part = TypeVar("Part")


class Late(Generic[Part]):
    """A part of the program that no first page needs; `make` loads and makes it, once.

    Whoever only has to hear of it ties themselves to it, and does not have it made by that.
    """

    def __init__(self, make: Callable[[], Part]) -> None:
        self._make = make
        self._ties: list[Callable[[Part], object]] = []
        # The part, once somebody wanted it.
        self.made: Part | None = None

    def get(self) -> Part:
        """The part, made now if it was not."""
        if self.made is None:
            self.made = part = self._make()
            for tie in self._ties:
                tie(part)
        return self.made

    def tie(self, tie: Callable[[Part], object]) -> None:
        """Has something done with the part as soon as there is one."""
        self._ties.append(tie)
        if self.made is not None:
            tie(self.made)
