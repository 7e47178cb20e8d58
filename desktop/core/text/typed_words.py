"""Finds typed words in one text: capitals, accents and the look of marks make no difference.

Letters are the same here and in the index, so that what a search finds is found on the page.
"""

from __future__ import annotations

from desktop.core.span import Span
from desktop.core.text.folding import FoldedText


class FindableText:
    """A text that words are looked for in again and again."""

    def __init__(self, text: str) -> None:
        self._text = FoldedText(text)

    def find(self, sought: str, most: int | None = None) -> tuple[Span, ...]:
        """Where the words stand, in characters of the text, in order and apart.

        No more than the first `most` of the places. White space counts as one blank; blanks at
        the ends do not count.
        """
        folded, wanted = self._text.folded, FoldedText(sought.strip()).folded
        found: list[Span] = []
        at = folded.find(wanted) if wanted else -1
        while at >= 0 and (most is None or len(found) < most):
            end = at + len(wanted)
            span = self._text.span(at, end)
            # Half of a letter that stands for two, such as ß, is not found by itself.
            if len(span) and (not found or span.start >= found[-1].end):
                found.append(span)
            at = folded.find(wanted, end)
        return tuple(found)
