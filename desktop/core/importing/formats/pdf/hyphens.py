"""What becomes of a hyphen at the end of a line: the document's own words tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from desktop.core.importing.formats.pdf.letters import HYPHEN

_WORDS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_BEFORE = re.compile(r"(?<![\w’'-])[\w’'-]+$")
_AFTER = re.compile(r"[\w’']+")
# A word is no longer, and what is looked at behind a line is bounded.
_LONGEST = 60


class Hyphens:
    """Joins what lines part, by how the document writes its words elsewhere."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._seen = Counter(
            word for line in lines for word in _WORDS.findall(line.casefold()) if len(word) > 1
        )

    def joined(self, line: str, following: str) -> str:
        """Two lines of a paragraph as one; a hyphen between them may go or stay."""
        line, following = line.rstrip(), following.lstrip()
        if not line or not following:
            return line + following
        is_marked = line.endswith(HYPHEN)
        before = line.removesuffix(HYPHEN)
        is_hyphened = is_marked or (line.endswith("-") and line[-2:-1].isalpha())
        if is_hyphened and following[:1].isalpha():
            before = before.removesuffix("-")
            stays = self._stays(before, following)
            return f"{before}{'-' if stays else ''}{following}"
        if is_marked:
            return f"{before}-{following}"
        return line + following if line.endswith(("—", "–", "/")) else f"{line} {following}"

    def _stays(self, line: str, following: str) -> bool:
        first = _BEFORE.search(line[-_LONGEST:])
        second = _AFTER.match(following[:_LONGEST])
        if first is None or second is None:
            return True
        one, other = first[0].casefold(), second[0].casefold()
        together, parted = self._seen[one + other], self._seen[f"{one}-{other}"]
        if together != parted:
            return parted > together
        # Names and numbers keep theirs; so does a word that has one already.
        return following[:1].isupper() or "-" in one
