"""Finds typed words in one text: capitals, accents and the look of marks make no difference.

Letters are the same here and in the index, so that what a search finds is found on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop.core.span import Span
from desktop.core.text.folding import FoldedText
from index.words.likeness import is_but_for_a_slip, is_written_so

# What a search takes for every word that fits: "col*r", and "bridge~".
_PATTERN = re.compile(r"\w+(?:\*\w+){1,4}\*?")
_ALMOST = re.compile(r"(\w{3,})~")


class FindableText:
    """A text that words are looked for in again and again."""

    def __init__(self, text: str) -> None:
        self._text = FoldedText(text)

    def find(self, sought: str, most: int | None = None) -> tuple[Span, ...]:
        """Where the words stand, in characters of the text, in order and apart.

        No more than the first `most` of the places. White space counts as one blank; blanks at
        the ends do not count. What stands nowhere as it was typed may stand for every word that
        fits, as it does in a search.
        """
        wanted = FoldedText(sought.strip()).folded
        return self._spans(self._typed(wanted), most) or self._spans(self._fitting(wanted), most)

    def _spans(self, stretches: Iterable[Span], most: int | None) -> tuple[Span, ...]:
        spans: list[Span] = []
        for folded in stretches:
            if most is not None and len(spans) >= most:
                break
            span = self._text.span(folded.start, folded.end)
            # Half of a letter that stands for two, such as ß, is not found by itself.
            if len(span) and (not spans or span.start >= spans[-1].end):
                spans.append(span)
        return tuple(spans)

    def _typed(self, wanted: str) -> Iterator[Span]:
        folded = self._text.folded
        at = folded.find(wanted) if wanted else -1
        while at >= 0:
            yield Span(at, at + len(wanted))
            at = folded.find(wanted, at + len(wanted))

    def _fitting(self, wanted: str) -> Iterator[Span]:
        """The words that fit what was typed, letter for letter."""
        if _PATTERN.fullmatch(wanted):
            first = re.escape(wanted.partition("*")[0])
            for word in re.finditer(rf"(?<!\w){first}\w*", self._text.folded):
                if is_written_so(word[0], wanted):
                    yield Span(*word.span())
        elif almost := _ALMOST.fullmatch(wanted):
            for word in re.finditer(_about_as_long(almost[1]), self._text.folded):
                if is_but_for_a_slip(word[0], almost[1]):
                    yield Span(*word.span())


def _about_as_long(word: str) -> str:
    return rf"(?<!\w)\w{{{len(word) - 1},{len(word) + 1}}}(?!\w)"
