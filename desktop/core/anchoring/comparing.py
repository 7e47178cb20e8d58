"""What changed between two texts: paragraph by paragraph, and in each word by word."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop.core.anchoring.alignment import Alignment
from desktop.core.passage import Paragraphs, Passage
from desktop.core.span import Span
from desktop.core.text.folding import FoldedText

# A paragraph is that of the old text which holds so much of its letters.
_SAME = 0.4
_WORD = re.compile(r"\S+")


class ParagraphChange(StrEnum):
    """What became of a paragraph."""

    KEPT = "kept"
    CHANGED = "changed"
    MOVED = "moved"
    GONE = "gone"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class ComparedParagraph:
    """A paragraph of the old text beside what it is in the new one.

    `old` is None for one that was added, `new` for one that is gone. `gone` are the words of the
    old text that are not in the new one, `added` those that are new, each counted in its text.
    """

    change: ParagraphChange
    old: Span | None
    new: Span | None
    gone: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()


def compare(old: str, new: str) -> tuple[ComparedParagraph, ...]:
    """Every paragraph of both texts, in the order of the new one.

    Those that are gone stand behind the one that they stood behind. Other quotation marks, dashes,
    blanks and capitals are no change. Time grows with the length of the texts.
    """
    return tuple(_Comparison(old, new).paragraphs())


class _Comparison:
    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = FoldedText(old), FoldedText(new)
        self._alignment = Alignment(self._old, self._new)
        self._old_paragraphs, self._new_paragraphs = Paragraphs(old), Paragraphs(new)

    def paragraphs(self) -> Iterator[ComparedParagraph]:
        """What became of each."""
        pairs = dict(self._pairs())
        gone_from = {passage.number for passage in self._old_paragraphs.all} - set(pairs.values())
        yield from self._gone_behind(0, gone_from)
        furthest = 0
        for passage in self._new_paragraphs.all:
            number = pairs.get(passage.number)
            if number is None:
                yield ComparedParagraph(ParagraphChange.ADDED, None, passage.span)
                continue
            yield self._pair(self._old_paragraphs.numbered(number), passage, number < furthest)
            furthest = max(furthest, number)
            yield from self._gone_behind(number, gone_from)

    def _pairs(self) -> Iterator[tuple[int, int]]:
        """The numbers of new paragraphs and of the old ones that they were, each at most once."""
        taken: set[int] = set()
        for passage in self._new_paragraphs.all:
            start, end = self._folded(self._new, passage.span)
            numbers = Counter(
                self._old_paragraphs.number_at(self._old.span(origin, origin + 1).start)
                for at in range(start, end)
                if (origin := self._alignment.old_of[at]) >= 0
            )
            for number, letters in numbers.most_common(1):
                if number not in taken and letters >= _SAME * (end - start):
                    taken.add(number)
                    yield passage.number, number

    def _pair(self, old: Passage, new: Passage, is_moved: bool) -> ComparedParagraph:
        gone = tuple(self._unmatched(self._old, old.span, self._alignment.new_of))
        added = tuple(self._unmatched(self._new, new.span, self._alignment.old_of))
        if is_moved:
            change = ParagraphChange.MOVED
        else:
            change = ParagraphChange.CHANGED if gone or added else ParagraphChange.KEPT
        return ComparedParagraph(change, old.span, new.span, gone, added)

    def _unmatched(self, text: FoldedText, span: Span, others: array[int]) -> Iterator[Span]:
        """The words of a paragraph that are not in the other text, those in a row together."""
        row: Span | None = None
        for word in _WORD.finditer(text.text, span.start, span.end):
            start, end = self._folded(text, Span(word.start(), word.end()))
            if all(others[at] >= 0 for at in range(start, end)):
                if row is not None:
                    yield row
                row = None
            else:
                row = Span(word.start() if row is None else row.start, word.end())
        if row is not None:
            yield row

    def _gone_behind(self, number: int, gone: set[int]) -> Iterator[ComparedParagraph]:
        """The paragraphs that are gone, from one that is not up to the next."""
        while number + 1 in gone:
            number += 1
            gone.discard(number)
            span = self._old_paragraphs.numbered(number).span
            yield ComparedParagraph(ParagraphChange.GONE, span, None)

    @staticmethod
    def _folded(text: FoldedText, span: Span) -> tuple[int, int]:
        return text.index_of(span.start), text.index_of(span.end)
