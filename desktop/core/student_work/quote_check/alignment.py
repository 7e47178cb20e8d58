"""The words of a quotation laid beside those of a source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import LCSseq

from desktop.core.student_work.quote_check.opposite_words import is_negation
from desktop.core.student_work.quote_check.quoted_words import ItemKind, QuoteItem
from desktop.core.text.compared_words import ComparedWord

# What is longer, or says the same words over and over, is laid side by side by a quicker way.
_MOST_STEPS = 60_000
# Behind these signs a sentence is over.
_SENTENCE_ENDS = ".!?…\n"
# For each word of a row at an end so many may be left out behind it.
_MOST_GONE = 4
# They come with a "not".
_HELPING = frozenset(("did", "do", "does"))

# Where equal words begin in the source and in the quotation, and how many they are.
Block = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class AlignedWords:
    """Words of a source and of the quotation, by their numbers, that are the same or are not."""

    is_same: bool
    first: int
    last: int
    first_item: int
    last_item: int


@dataclass(frozen=True, slots=True)
class QuoteAlignment:
    """A quotation beside some words of a source: its steps from the first word to the last."""

    steps: tuple[AlignedWords, ...]

    @property
    def first(self) -> int:
        """The first word of the source that it takes."""
        return self.steps[0].first

    @property
    def last(self) -> int:
        """The word behind the last that it takes."""
        return self.steps[-1].last

    @property
    def is_same(self) -> bool:
        """Whether every word is that of the source."""
        return all(step.is_same for step in self.steps)


def aligned(
    text: str, words: Sequence[ComparedWord], items: Sequence[QuoteItem]
) -> QuoteAlignment | None:
    """The quotation beside the words of a source that are likest; None where none is the same.

    `text` is what the words stand in.
    """
    source = [word.key for word in words]
    # Equal keys are equal words; dots and brackets are like nothing.
    quote = [each.key or f"\0{number}" for number, each in enumerate(items)]
    if (at := _whole(source, quote)) is not None:
        return QuoteAlignment((AlignedWords(True, at, at + len(quote), 0, len(quote)),))
    blocks = _without_strays(_nearest(_blocks(source, quote), source, items), items)
    if not blocks:
        return None
    first = max(blocks[0][0] - _standing(items[: blocks[0][1]]), 0)
    end, end_item = blocks[-1][0] + blocks[-1][2], blocks[-1][1] + blocks[-1][2]
    last = min(len(source), end + _standing(items[end_item:]))
    first = _within_sentence_before(text, words, first, blocks[0][0])
    last = _within_sentence_behind(text, words, end, last)
    return QuoteAlignment(tuple(_steps(blocks, first, last, len(quote))))


def _whole(source: Sequence[str], quote: Sequence[str]) -> int | None:
    """Where the quotation stands word for word."""
    length = len(quote)
    head = quote[0]
    for at in range(len(source) - length + 1):
        if source[at] == head and source[at : at + length] == quote:
            return at
    return None


def _blocks(source: Sequence[str], quote: Sequence[str]) -> list[Block]:
    """Rows of equal words: where each begins in the source and the quotation, and its length."""
    often = Counter(source)
    if sum(often[word] for word in quote) * 4 + len(source) + len(quote) > _MOST_STEPS:
        return _quick_blocks(source, quote)
    matcher = SequenceMatcher(None, source, quote, autojunk=False)
    return [(each.a, each.b, each.size) for each in matcher.get_matching_blocks() if each.size]


def _nearest(blocks: list[Block], source: Sequence[str], items: Sequence[QuoteItem]) -> list[Block]:
    """The rows, the first as near to the next as it also stands where dots part them."""
    if len(blocks) < 2 or not any(
        each.kind is ItemKind.DOTS for each in items[blocks[0][1] + blocks[0][2] : blocks[1][1]]
    ):
        return blocks
    (first, item, size), *others = blocks
    words = source[first : first + size]
    for at in range(others[0][0] - size, first, -1):
        if source[at] == words[0] and source[at : at + size] == words:
            return [(at, item, size), *others]
    return blocks


def _without_strays(blocks: list[Block], items: Sequence[QuoteItem]) -> list[Block]:
    """The rows without those at the ends that stand far from the others by chance."""
    kept = list(blocks)
    while len(kept) > 1 and _is_stray(kept[0], kept[1], items, kept[0][2]):
        kept.pop(0)
    while len(kept) > 1 and _is_stray(kept[-2], kept[-1], items, kept[-1][2]):
        kept.pop()
    return kept


def _is_stray(one: Block, next_one: Block, items: Sequence[QuoteItem], length: int) -> bool:
    """Whether a row of few words at an end is further from the next than what stands between."""
    between = items[one[1] + one[2] : next_one[1]]
    if any(each.kind is ItemKind.DOTS for each in between):
        return False
    gap = next_one[0] - one[0] - one[2]
    return gap > len(between) + _MOST_GONE * length


def _standing(items: Sequence[QuoteItem]) -> int:
    """For how many words of a source the words at an end of a quotation may stand."""
    return sum(not is_negation(each.key) and each.key not in _HELPING for each in items)


def _quick_blocks(source: Sequence[str], quote: Sequence[str]) -> list[Block]:
    return [
        (each.src_start, each.dest_start, each.src_end - each.src_start)
        for each in LCSseq.opcodes(source, quote)
        if each.tag == "equal"
    ]


def _steps(blocks: Sequence[Block], first: int, last: int, length: int) -> list[AlignedWords]:
    steps: list[AlignedWords] = []
    at, at_item = first, 0
    for start, item, size in (*blocks, (last, length, 0)):
        if at < start or at_item < item:
            steps.append(AlignedWords(False, at, start, at_item, item))
        if size:
            steps.append(AlignedWords(True, start, start + size, item, item + size))
        at, at_item = start + size, item + size
    return steps


def _within_sentence_before(
    text: str, words: Sequence[ComparedWord], first: int, block: int
) -> int:
    """Words before those that are the same belong to it only in one sentence with them."""
    for number in range(block - 1, first - 1, -1):
        between = text[words[number].end : words[number + 1].start]
        if any(sign in between for sign in _SENTENCE_ENDS):
            return number + 1
    return first


def _within_sentence_behind(text: str, words: Sequence[ComparedWord], end: int, last: int) -> int:
    for number in range(end, last):
        between = text[words[number - 1].end : words[number].start] if number else ""
        if any(sign in between for sign in _SENTENCE_ENDS):
            return number
    return last


def is_edit(item: QuoteItem) -> bool:
    """Whether an item only shows that the words were edited."""
    return item.kind in (ItemKind.DOTS, ItemKind.BRACKETS)
