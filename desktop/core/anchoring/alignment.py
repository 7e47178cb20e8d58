"""Which words of a text stand where in a later one: what stayed, what moved, what went."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from desktop.core.text.folding import FoldedText

# A letter of a script without blanks is a word by itself, as is each sign.
_WORD = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
    r"|[^\W_]{1,200}|[^\s]"
)
# So many words in a row, found once in either text, are the same words.
_ROW = 4
# Rows that left their order have moved if they are at least so many words.
_MOVED = 8
# Words of one gap times words of the other that are compared one with all.
_MOST_COMPARED = 25_000_000
# Of the rows of a text about so many are looked up, and the words beside them are read on.
_MOST_SAMPLED = 100_000
# No more words than these are read on at one side of a row.
_WIDEST = 20_000


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """So many words in a row that stand in both texts, each counted in words of its text."""

    old: int
    new: int
    count: int


class TextWords:
    """The words of a folded text, each a number that equal words share, and where they stand."""

    def __init__(self, folded: str, numbers: dict[str, int]) -> None:
        self.starts, self.ends = array("q"), array("q")
        self.numbers = array("q")
        for word in _WORD.finditer(folded):
            self.starts.append(word.start())
            self.ends.append(word.end())
            self.numbers.append(numbers.setdefault(word[0], len(numbers)))

    def __len__(self) -> int:
        return len(self.numbers)


class Alignment:
    """Where the characters of an old text stand in a new one, both folded.

    `new_of[at]` is the character of the new text that `at` of the old one is now, -1 where it is
    gone; `old_of` says the same the other way, `has_moved` which old ones left their order.

    Rows of words that stand once in both texts are matched first, in their order as far as they
    kept it (Cohen's patience diff); what lies between them by the longest common subsequence, less
    words that agree by chance; rows that left their order have moved. Time grows with the length
    of the texts.
    """

    def __init__(self, old: FoldedText, new: FoldedText) -> None:
        self.old, self.new = old.folded, new.folded
        numbers: dict[str, int] = {}
        self._old, self._new = TextWords(self.old, numbers), TextWords(self.new, numbers)
        self.has_moved = bytearray(len(self.old))
        self.new_of = array("q", [-1]) * (len(self.old) + 1)
        self.old_of = array("q", [-1]) * (len(self.new) + 1)
        in_order, moved = self._rows_in_both()
        for row in in_order:
            self._map(row)
        for row in moved:
            self._map(row)
            start, end = self._old.starts[row.old], self._old.ends[row.old + row.count - 1]
            self.has_moved[start:end] = bytes([1]) * (end - start)
        for row in self._between_rows(in_order):
            self._map(row)
        self.new_of[len(self.old)], self.old_of[len(self.new)] = len(self.new), len(self.old)

    def _map(self, row: AlignedRow) -> None:
        """Says of each character of a row, and of the blanks inside it, where it is.

        What has its place already keeps it.
        """
        for step in range(row.count):
            old, new = self._old.starts[row.old + step], self._new.starts[row.new + step]
            length = self._old.ends[row.old + step] - old
            is_last = step + 1 == row.count
            if not is_last and old + length < self._old.starts[row.old + step + 1]:
                # The blank belongs to the row where both texts have it.
                length += new + length < self._new.starts[row.new + step + 1]
            if self.new_of[old] >= 0 or self.old_of[new] >= 0:
                continue
            for at in range(length):
                self.new_of[old + at] = new + at
                self.old_of[new + at] = old + at

    def _between_rows(self, in_order: Sequence[AlignedRow]) -> Iterator[AlignedRow]:
        """What the stretches between the rows that kept their order have in common."""
        old_end = new_end = 0
        for row in [*in_order, AlignedRow(len(self._old), len(self._new), 0)]:
            yield from self._between(old_end, row.old, new_end, row.new)
            old_end, new_end = row.old + row.count, row.new + row.count

    def _rows_in_both(self) -> tuple[list[AlignedRow], list[AlignedRow]]:
        """The rows that kept their order, and those that left it."""
        sampled = 1 + max(len(self._old), len(self._new)) // _MOST_SAMPLED
        once_in_new = _rows_that_stand_once(self._new.numbers, sampled)
        pairs = [
            (old, once_in_new[words])
            for words, old in _rows_that_stand_once(self._old.numbers, sampled).items()
            if words in once_in_new
        ]
        kept = _longest_rising(pairs)
        others = _joined([pair for pair in pairs if pair not in kept])
        in_order = list(_apart(self._widened(_joined([p for p in pairs if p in kept]))))
        moved = [row for row in self._widened(others) if row.count >= _MOVED]
        return in_order, sorted(moved, key=lambda row: -row.count)

    def _widened(self, rows: Iterable[AlignedRow]) -> Iterator[AlignedRow]:
        """Each row with the equal words at its sides."""
        old, new = self._old.numbers, self._new.numbers
        for row in rows:
            first = AlignedRow(row.old - 1, row.new - 1, 0)
            before = 0
            while (
                _WIDEST > before <= min(first.old, first.new)
                and old[first.old - before] == new[first.new - before]
            ):
                before += 1
            end = AlignedRow(row.old + row.count, row.new + row.count, 0)
            after = 0
            while (
                after < _WIDEST
                and end.old + after < len(old)
                and end.new + after < len(new)
                and old[end.old + after] == new[end.new + after]
            ):
                after += 1
            yield AlignedRow(row.old - before, row.new - before, before + row.count + after)

    def _between(
        self, old_start: int, old_end: int, new_start: int, new_end: int
    ) -> Iterator[AlignedRow]:
        """What two stretches without rows of their own have in common."""
        if old_start >= old_end or new_start >= new_end:
            return
        if (old_end - old_start) * (new_end - new_start) > _MOST_COMPARED:
            return
        old = self._old.numbers[old_start:old_end].tolist()
        new = self._new.numbers[new_start:new_end].tolist()
        equal = [
            AlignedRow(old_start + code.src_start, new_start + code.dest_start, length)
            for code in LCSseq.opcodes(old, new)
            if code.tag == "equal" and (length := code.src_end - code.src_start)
        ]
        yield from self._not_by_chance(equal, (old_start, old_end), (new_start, new_end))

    def _not_by_chance(
        self, rows: list[AlignedRow], old: tuple[int, int], new: tuple[int, int]
    ) -> list[AlignedRow]:
        """The rows that are longer than what changed on both of their sides.

        A lone "the" amid other words says nothing (the semantic clean-up of diff-match-patch).
        """
        at = 0
        while at < len(rows):
            before = rows[at - 1] if at else AlignedRow(old[0], new[0], 0)
            after = rows[at + 1] if at + 1 < len(rows) else AlignedRow(old[1], new[1], 0)
            most = min(self._changed(before, rows[at]), self._changed(rows[at], after))
            if self._length(rows[at]) <= most:
                del rows[at]
                # There is more that changed beside the row before it now.
                at = max(0, at - 1)
            else:
                at += 1
        return rows

    def _length(self, row: AlignedRow) -> int:
        return self._old.ends[row.old + row.count - 1] - self._old.starts[row.old]

    def _changed(self, before: AlignedRow, after: AlignedRow) -> int:
        """How many characters, of either text, lie between two rows."""
        return max(
            _stretch(self._old, before.old + before.count, after.old),
            _stretch(self._new, before.new + before.count, after.new),
        )


def _stretch(words: TextWords, first: int, end: int) -> int:
    return words.ends[end - 1] - words.starts[first] if end > first else 0


def _rows_that_stand_once(numbers: Sequence[int], sampled: int) -> dict[int, int]:
    """Every row of words that a text has once, by a number of its own, and where it begins.

    Of long texts only each so manieth row by its number, the same ones in either text.
    """
    first: dict[int, int] = {}
    repeated: set[int] = set()
    for at, row in enumerate(zip(*(numbers[n:] for n in range(_ROW)), strict=False)):
        number = hash(row)
        if sampled > 1 and number % sampled:
            continue
        if first.setdefault(number, at) != at:
            repeated.add(number)
    for number in repeated:
        del first[number]
    return first


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """The most pairs, which are in the order of their first numbers, whose second rise as well."""
    tops: list[int] = []
    at_top: list[int] = []
    before: list[int] = []
    for number, (_, second) in enumerate(pairs):
        height = bisect_left(tops, second)
        before.append(at_top[height - 1] if height else -1)
        if height == len(tops):
            tops.append(second)
            at_top.append(number)
        else:
            tops[height], at_top[height] = second, number
    rising = set()
    number = at_top[-1] if at_top else -1
    while number >= 0:
        rising.add(pairs[number])
        number = before[number]
    return rising


def _joined(pairs: Sequence[tuple[int, int]]) -> list[AlignedRow]:
    """Pairs that follow each other in both texts as one row."""
    rows: list[AlignedRow] = []
    for old, new in pairs:
        last = rows[-1] if rows else None
        overlap = last.old + last.count - old if last else -1
        if last and overlap >= 0 and last.new + last.count - new == overlap:
            rows[-1] = AlignedRow(last.old, last.new, old + _ROW - last.old)
        else:
            rows.append(AlignedRow(old, new, _ROW))
    return rows


def _apart(rows: Iterable[AlignedRow]) -> Iterator[AlignedRow]:
    """Rows that do not overlap: what two of them share belongs to the first."""
    old_end = new_end = 0
    for row in rows:
        shared = max(0, old_end - row.old, new_end - row.new)
        if shared < row.count:
            yield AlignedRow(row.old + shared, row.new + shared, row.count - shared)
            old_end, new_end = row.old + row.count, row.new + row.count
