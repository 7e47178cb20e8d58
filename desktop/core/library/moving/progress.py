"""How far a move has come, in percent, through parts that take their share of the whole."""

from __future__ import annotations

from collections.abc import Callable

# Hears a percentage; whoever wants the move to stop raises `NotMoved` from it.
Tell = Callable[[int], None]
# Hears how much is done of how much.
Part = Callable[[int, int], None]


def silent(_percent: int) -> None:
    """Hears nothing."""


def share(tell: Tell, begin: int, end: int) -> Part:
    """Tells of a part of the work as its share of the whole, from one percentage to another."""

    def hear(done: int, whole: int) -> None:
        tell(begin + (end - begin) * min(done, whole) // max(1, whole))

    return hear
