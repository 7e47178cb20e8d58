"""Finds typed words in one text: capitals, accents and the look of marks make no difference."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left

from desktop.core.span import Span

# However a mark is printed, it is typed with the plain one.
_PLAIN = {
    **dict.fromkeys("“”„‟«»＂″", '"'),
    **dict.fromkeys("‘’‚‛‹›ʼ′＇`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe",
}  # fmt: skip
_UNSEEN = frozenset(
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)


class FindableText:
    """A text that words are looked for in again and again."""

    def __init__(self, text: str) -> None:
        self._folded, self._starts = _fold(text)
        self._length = len(text)

    def find(self, sought: str) -> tuple[Span, ...]:
        """Where the words stand, in characters of the text, in order and apart.

        White space counts as one blank; blanks at the ends do not count.
        """
        wanted, _ = _fold(sought.strip())
        found: list[Span] = []
        at = self._folded.find(wanted) if wanted else -1
        while at >= 0:
            start, end = self._starts[at], self._end(at + len(wanted))
            # Half of a letter that stands for two, such as ß, is not found by itself.
            if end > start and (not found or start >= found[-1].end):
                found.append(Span(start, end))
            at = self._folded.find(wanted, at + len(wanted))
        return tuple(found)

    def _end(self, at: int) -> int:
        if at >= len(self._starts):
            return self._length
        # Accents that stand behind a letter belong to it: the next letter says where it ends.
        last = self._starts[at - 1]
        following = bisect_left(self._starts, last + 1, at)
        return self._starts[following] if following < len(self._starts) else self._length


def _fold(text: str) -> tuple[str, list[int]]:
    """The text as it is compared, and for each of its characters where that came from."""
    folded: list[str] = []
    starts: list[int] = []
    for place, char in enumerate(text):
        for plain in _folded(char):
            if plain == " " and folded and folded[-1] == " ":
                continue
            folded.append(plain)
            starts.append(place)
    return "".join(folded), starts


def _folded(char: str) -> str:
    if char.isascii():
        return " " if char.isspace() else char.lower()
    if char in _UNSEEN or unicodedata.combining(char):
        return ""
    if char.isspace():
        return " "
    plain = _PLAIN.get(char) or _PLAIN.get(char.lower())
    if plain:
        return plain
    parts = unicodedata.normalize("NFKD", char.casefold()).casefold()
    return "".join(part for part in parts if not unicodedata.combining(part)) or char
