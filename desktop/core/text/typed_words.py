"""Finds typed words in one text: capitals, accents and the look of marks make no difference.

Letters are the same here and in the index, so that what a search finds is found on the page.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right

from desktop.core.span import Span
from index.words.scripts import folded_letter

# However a mark is printed, it is typed with the plain one.
_PLAIN = {
    **dict.fromkeys("“”„‟«»＂″״", '"'),
    **dict.fromkeys("‘’‚‛‹›ʼ′＇`´׳", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
_UNSEEN = frozenset(
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)


# Plain words one blank apart, which are compared as they stand but for capitals.
_PLAIN_WORDS = re.compile("[!-~]+(?: [!-~]+)*")


class FindableText:
    """A text that words are looked for in again and again."""

    def __init__(self, text: str) -> None:
        self._folded, self._places = _fold(text)
        self._length = len(text)

    def find(self, sought: str, most: int | None = None) -> tuple[Span, ...]:
        """Where the words stand, in characters of the text, in order and apart.

        No more than the first `most` of the places. White space counts as one blank; blanks at
        the ends do not count.
        """
        wanted, _ = _fold(sought.strip())
        found: list[Span] = []
        at = self._folded.find(wanted) if wanted else -1
        while at >= 0 and (most is None or len(found) < most):
            start, end = self._places.of(at), self._end(at + len(wanted))
            # Half of a letter that stands for two, such as ß, is not found by itself.
            if end > start and (not found or start >= found[-1].end):
                found.append(Span(start, end))
            at = self._folded.find(wanted, at + len(wanted))
        return tuple(found)

    def _end(self, at: int) -> int:
        # Accents that stand behind a letter belong to it: the next letter says where it ends.
        after = self._places.after(at - 1)
        return self._length if after is None else after


class _Places:
    """For each folded character where it came from: in runs, as most stand side by side."""

    def __init__(self) -> None:
        self._firsts, self._ends, self._origins = array("q"), array("q"), array("q")
        self._is_run = bytearray()

    def add(self, folded: Span, origin: int, *, is_run: bool) -> None:
        """Takes in where folded characters came from: a run of as many, or one character."""
        self._firsts.append(folded.start)
        self._ends.append(folded.end)
        self._origins.append(origin)
        self._is_run.append(is_run)

    def of(self, at: int) -> int:
        """Where a folded character came from."""
        number = bisect_right(self._firsts, at) - 1
        beyond = at - self._firsts[number] if self._is_run[number] else 0
        return self._origins[number] + beyond

    def after(self, at: int) -> int | None:
        """Where the first comes from that is folded from something behind; None at the end."""
        number = bisect_right(self._firsts, at) - 1
        if self._is_run[number] and at + 1 < self._ends[number]:
            return self.of(at + 1)
        return self._origins[number + 1] if number + 1 < len(self._origins) else None


def _fold(text: str) -> tuple[str, _Places]:
    """The text as it is compared, and for each of its characters where that came from."""
    folded: list[str] = []
    places = _Places()
    length, place, last = 0, 0, ""
    while place < len(text):
        if words := _PLAIN_WORDS.match(text, place):
            here, is_run, end = words[0].lower(), True, words.end()
        else:
            here, is_run, end = _folded(text[place]), False, place + 1
        if here and not (here == " " == last):
            folded.append(here)
            places.add(Span(length, length + len(here)), place, is_run=is_run)
            length, last = length + len(here), here[-1]
        place = end
    return "".join(folded), places


def _folded(char: str) -> str:
    if char.isascii():
        return " " if char.isspace() else char.lower()
    if char in _UNSEEN:
        return ""
    if char.isspace():
        return " "
    return _PLAIN.get(char) or folded_letter(char)
