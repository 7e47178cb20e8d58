"""How long something is looked for that nobody may want to know in the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is looked, in seconds, and whether nobody wants to know any more."""

    seconds: float = 2.0
    is_given_up: Callable[[], bool] = _never
