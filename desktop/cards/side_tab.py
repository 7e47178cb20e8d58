"""What is told of a panel beside the text before it is made."""

from __future__ import annotations

from typing import ClassVar


class SideTab:
    """The tab of a panel: its name, the keys that lead there, the marks whose cards it has.

    The marks are told by the first part of their keys.
    """

    keys: ClassVar[str] = ""
    marks: ClassVar[frozenset[str]] = frozenset()

    def name(self) -> str:
        """What the panel is called, also where its tab is not seen."""
        raise NotImplementedError

    def title(self, count: int) -> str:
        """What stands on the tab, with how many there are."""
        raise NotImplementedError
