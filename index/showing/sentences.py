"""The sentences of a text, and those of them that are worth showing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

_OTHER_ENDS = "。！？｡।॥؟۔։።။។៕"
# A sentence ends with its mark, the quotation marks that close with it, and a blank.
_SENTENCE_END = re.compile(
    # Begun with the characters that it begins with, as the search for those is quick.
    # A row of marks is one end: from each of them a long row would be read once more.
    r"[.!?…\n](?:(?<=\n)\n*|(?<!\n)(?<![.!?…].)[.!?…]*[\"'”’»)\]]*"
    r"(?P<blank>\s+)(?=[\"'“‘„«(\[]*[^\W\d_a-zß-öø-ÿ]|\d))"
    # Other scripts have marks that end nothing but sentences, and need no blank behind them.
    rf"|[{_OTHER_ENDS}](?<![{_OTHER_ENDS}].)[{_OTHER_ENDS}]*(?P<other>[\"'”’»)\]」』）]*)\s*"
)
# Points after these end no sentence.
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Jr|Sr|vs|No|Jan|Feb|Mar"
    r"|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)|\b[A-Z]|\b(?:[A-Za-z]\.){1,6}[A-Za-z])$"
)

# More letters than the longest of them has, in a row.
_LONG = 5

Stretch = tuple[int, int]


def sentences(text: str) -> tuple[Stretch, ...]:
    """The sentences of a text in characters, without the blanks between them."""
    return tuple(_sentences(text, 0))


def sentence_snippet(text: str, ranges: Sequence[Stretch], limit: int = 320) -> Stretch:
    """The stretch of `text` to show for these ranges: whole sentences, at most `limit` long.

    It holds as many of the ranges as fit; without ranges it is the beginning. Only a
    sentence longer than the limit is cut, between words.
    """
    # What is shown begins and ends with a sentence that holds a range.
    since, to = _near_thickest(ranges, limit) if ranges else (0, limit)
    whole = list(_around(text, since, to, limit))
    if not whole:
        return 0, 0
    ends = [end for _, end in whole]
    held = [0] * len(whole)
    for start, _ in ranges:
        if whole[0][0] <= start < ends[-1]:
            held[bisect_right(ends, start)] += 1
    first, last = _best_run(whole, held if ranges else [1] * len(whole), limit)
    start, end = whole[first][0], whole[last][1]
    if end - start > limit:
        inside = next((each for each in ranges if start <= each[0] < end), (start, start))
        return _cut(text, start, end, inside, limit)
    return start, end


def _sentences(text: str, since: int) -> Iterator[Stretch]:
    start = since
    for mark in _SENTENCE_END.finditer(text, since):
        if mark["other"] is not None:
            end = mark.end("other")
        else:
            end = mark.start("blank") if mark["blank"] else mark.start()
        if mark["blank"] and _is_abbreviated(text, start, mark.start()):
            continue
        if end > start:
            yield start, end
        start = mark.end()
    if text[start:].strip():
        yield start, len(text.rstrip())


def _is_abbreviated(text: str, start: int, end: int) -> bool:
    """Whether what ends there, in a sentence that begins at `start`, is an abbreviation."""
    # All are shorter than this: most words are seen through without a search.
    if end >= _LONG and text[end - _LONG : end].isalpha():
        return False
    return _ABBREVIATED.search(text, max(start, end - 12), end) is not None


def _near_thickest(ranges: Sequence[Stretch], limit: int) -> Stretch:
    """From the first to the last range that may be shown with those that stand the thickest.

    These are the most that begin in a stretch of at most `limit` characters.
    """
    best, most, first = (0, 0), 0, 0
    for last, (start, _) in enumerate(ranges):
        while start - ranges[first][0] > limit:
            first += 1
        if last - first >= most:
            best, most = (first, last), last - first + 1
    one, other = best
    earliest, latest = ranges[one][0] - limit, ranges[other][1] + limit
    while one and ranges[one - 1][0] >= earliest:
        one -= 1
    while other + 1 < len(ranges) and ranges[other + 1][0] < latest:
        other += 1
    return ranges[one][0], ranges[other][1]


def _around(text: str, since: int, to: int, reach: int) -> Iterator[Stretch]:
    """The sentences of a stretch of the text; the first may have begun out of reach."""
    begin = max(0, since - reach)
    # A line ends every sentence.
    begin = max(begin, text.rfind("\n", begin, since) + 1)
    for start, end in _sentences(text, begin):
        if end > since:
            yield start, end
        if end >= to:
            return


def _best_run(whole: Sequence[Stretch], held: Sequence[int], limit: int) -> Stretch:
    """The first and last sentence of the run that fits and holds the most ranges."""
    best, most = (0, 0), 0
    for first in range(len(whole)):
        if not held[first]:
            continue
        holds = 0
        for last in range(first, len(whole)):
            if last > first and whole[last][1] - whole[first][0] > limit:
                break
            holds += held[last]
            if holds > most and held[last]:
                best, most = (first, last), holds
    return best


def _cut(text: str, start: int, end: int, inside: Stretch, limit: int) -> Stretch:
    """A part of one long sentence, around the words that were found in it."""
    left = max(start, min(inside[0] - limit // 4, end - limit))
    right = min(end, max(left + limit, inside[1]))
    if left > start and (blank := text.find(" ", left, inside[0])) >= 0:
        left = blank + 1
    if right < end and (blank := text.rfind(" ", inside[1], right)) >= 0:
        right = blank
    return left, right
