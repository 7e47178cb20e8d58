"""How the program is started: what was asked for on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

VERSION = "0.1.0"
# What can be shown beside the text, or in its place.
SIDES = ("context", "voices", "notes", "search")


@dataclass(frozen=True, slots=True)
class Start:
    """How the program was started; `size` in pixels, `article` an id or the end of one.

    `corroborate` are words of the article to be asked about. `new` makes a library also where
    something says that there was one.
    """

    library: Path
    article: str | None = None
    side: str | None = None
    query: str | None = None
    corroborate: str | None = None
    size: tuple[int, int] | None = None
    theme: str | None = None
    screenshot: Path | None = None
    until_settled: bool = False
    new: bool = False

    @property
    def is_for_a_reader(self) -> bool:
        """Whether somebody will read in the window; else it is only looked at, or timed."""
        return self.screenshot is None and not self.until_settled
