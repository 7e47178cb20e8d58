"""What quoted words show of whoever speaks them: "I" or "we", and whom they name."""

from __future__ import annotations

import re

from desktop.core.extraction.people.figure import Figure
from desktop.core.extraction.reading.narration import Narration, PieceNumber

_READ = 1500
_WORD = re.compile(r"[^\W\d_]+")
_SINGULAR = frozenset({"i", "my", "me", "myself", "mine"})
_PLURAL = frozenset({"we", "our", "us", "ourselves", "ours"})
_SHORTEST_NAME = 3


class SpokenWords:
    """The words of one piece, as far as they tell of their speaker."""

    def __init__(self, narration: Narration, piece: PieceNumber) -> None:
        content = narration.quoted[piece].content
        said = narration.text[content.start : min(content.end, content.start + _READ)]
        words = _WORD.findall(said)
        self._named = {word.lower() for word in words if word[0].isupper()}
        small = {word.lower() for word in words}
        one, several = bool(small & _SINGULAR), bool(small & _PLURAL)
        self.voice = "both" if one and several else "one" if one else "we" if several else "none"

    def name(self, figure: Figure) -> bool:
        """Whether the words name somebody, who then is hardly the one who speaks them."""
        return len(figure.surname) >= _SHORTEST_NAME and figure.surname in self._named
