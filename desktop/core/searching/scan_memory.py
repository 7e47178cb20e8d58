"""What one search found in the library itself so far, so that it can go on where it stopped."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any


class ScanMemory:
    """What each query of one search found in each article or note.

    It holds for the library as it was: with any change to what can be found it begins anew.
    """

    def __init__(self) -> None:
        self._revision = -1
        self._found: dict[Hashable, dict[str, Any]] = {}

    def at(self, revision: int) -> None:
        """Forgets everything unless the library is still at this revision."""
        if revision != self._revision:
            self._revision = revision
            self._found = {}

    def found(self, asked: Hashable) -> dict[str, Any]:
        """What was found for a question, by the id of what was looked at; to be added to."""
        return self._found.setdefault(asked, {})
