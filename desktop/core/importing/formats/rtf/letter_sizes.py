"""Headings of a document that has no styles for them, told by how large their letters are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.core.shape import PLAIN, LineKind, LineStyle, SpanKind
from desktop.core.text.blocks import Block, PictureBlock

# RTF counts in half points; this is what it takes where nothing is said.
USUAL_SIZE = 24
# So much larger than most of the text, and no longer than a headline.
_LARGER, _LONGEST = 1.15, 150
_LOWEST = 4


class LetterSizes:
    """How large the letters of paragraphs are, and which of them are headings by that."""

    def __init__(self) -> None:
        self._letters: Counter[int] = Counter()
        self._under_way: Counter[int] = Counter()
        # By the identity of a block, of which two may say the same.
        self._of_block: dict[int, int] = {}

    def count(self, words: str, size: int) -> None:
        """Hears of words of the paragraph that is under way."""
        self._under_way[size] += sum(map(str.isalnum, words))

    def end_paragraph(self, block: Block | None) -> None:
        """Hears that this is the paragraph; None for one that is none of the text."""
        sizes, self._under_way = self._under_way, Counter()
        self._letters += sizes
        if block is not None:
            # All of a heading is large: a first letter alone makes none.
            self._of_block[id(block)] = min((+sizes), default=0)

    def with_headings(
        self, blocks: Sequence[Block | PictureBlock]
    ) -> Sequence[Block | PictureBlock]:
        """The blocks, with headings by size where none is one by its style."""
        if not self._letters or any(_is_heading(block) for block in blocks):
            return blocks
        body = self._letters.most_common(1)[0][0]
        large = {
            number: size
            for number, block in enumerate(blocks)
            if isinstance(block, Block)
            and block.style == PLAIN
            and (size := self._of_block.get(id(block), 0)) >= _LARGER * body
            and len(block.words) <= _LONGEST
        }
        ranks = _ranks(large)
        return [
            _heading(block, ranks[large[number]])
            if isinstance(block, Block) and number in large
            else block
            for number, block in enumerate(blocks)
        ]


def _ranks(large: Mapping[int, int]) -> Mapping[int, int]:
    sizes = sorted(set(large.values()), reverse=True)
    return {size: min(rank, _LOWEST) for rank, size in enumerate(sizes, 1)}


def _is_heading(block: Block | PictureBlock) -> bool:
    return isinstance(block, Block) and block.style.kind is LineKind.HEADING


def _heading(block: Block, level: int) -> Block:
    runs = tuple(replace(run, kinds=run.kinds - {SpanKind.STRONG}) for run in block.runs)
    return Block(runs, LineStyle(LineKind.HEADING, level))
