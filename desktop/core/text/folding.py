"""Text without the differences that nobody means, each character knowing where it came from."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable

from desktop.core.span import Span
from desktop.core.text.quotation_marks import TYPED
from index.words.scripts import folded_letter

_SIGNS = {**TYPED, **dict.fromkeys("‐‑‒–—―−", "-")}
_UNSEEN = frozenset(
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)
# Plain words one blank apart, which are compared as they stand but for capitals.
_PLAIN_WORDS = re.compile("[!-~]+(?: [!-~]+)*")


class FoldedText:
    """A text as it is compared: `folded` has no capitals, one blank for each row of white space,
    plain quotation marks and dashes, and nothing that nobody sees.

    Letters are those of the index, without their accents, unless it `keeps_letters`.
    """

    def __init__(self, text: str, *, keeps_letters: bool = False) -> None:
        self.text = text
        self._origins = _Origins()
        self.folded = self._fold(_strictly if keeps_letters else _loosely)

    def span(self, start: int, end: int) -> Span:
        """The characters of `text` behind `folded[start:end]`, which must not be empty.

        Accents that stand behind a letter belong to it: the next letter says where it ends.
        """
        after = self._origins.after(end - 1)
        return Span(self._origins.of(start), len(self.text) if after is None else after)

    def index_of(self, character: int) -> int:
        """Where in `folded` a character of `text` stands, or else the first behind it does."""
        at = self._origins.first_from(character)
        return len(self.folded) if at is None else at

    def is_between_characters(self, at: int) -> bool:
        """Whether a character of `text` begins at `folded[at]`, or the text ends there."""
        if not 0 < at < len(self.folded):
            return True
        return self._origins.of(at - 1) != self._origins.of(at)

    def _fold(self, fold_sign: Callable[[str], str]) -> str:
        text, folded = self.text, list[str]()
        length, at, last = 0, 0, " "
        while at < len(text):
            if words := _PLAIN_WORDS.match(text, at):
                here, is_run, end = words[0].lower().replace("`", "'"), True, words.end()
            else:
                here, is_run, end = fold_sign(text[at]), False, at + 1
            if here and not (here == " " == last):
                folded.append(here)
                self._origins.add(Span(length, length + len(here)), at, is_run=is_run)
                length, last = length + len(here), here[-1]
            at = end
        return "".join(folded)


class _Origins:
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

    def first_from(self, origin: int) -> int | None:
        """The first folded character that came from there or from behind it; None at the end."""
        number = bisect_left(self._origins, origin)
        if number and self._is_run[number - 1]:
            beyond = origin - self._origins[number - 1]
            if self._firsts[number - 1] + beyond < self._ends[number - 1]:
                return self._firsts[number - 1] + beyond
        return self._firsts[number] if number < len(self._firsts) else None

    def after(self, at: int) -> int | None:
        """Where the first comes from that is folded from something behind; None at the end."""
        number = bisect_right(self._firsts, at) - 1
        if self._is_run[number] and at + 1 < self._ends[number]:
            return self.of(at + 1)
        return self._origins[number + 1] if number + 1 < len(self._origins) else None


def _strictly(char: str) -> str:
    """Letters as they are, but for capitals."""
    if char in _UNSEEN:
        return ""
    return " " if char.isspace() else _SIGNS.get(char) or char.casefold()


def _loosely(char: str) -> str:
    """Letters as the index compares them."""
    if char in _UNSEEN:
        return ""
    return " " if char.isspace() else _SIGNS.get(char) or folded_letter(char)
