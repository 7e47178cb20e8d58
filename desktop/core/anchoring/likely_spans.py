"""Where in a text words stand that are nearly those of a quotation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from desktop.core.span import Span

# Of the same words so many places are looked at.
_MOST_EXACT = 200
# So many bits of a quotation are sought in the text, and each at so many of its places.
_MOST_SEEDS, _MOST_OF_A_SEED = 48, 60
# So many places that have bits of the quotation in common with it are looked at closely.
_MOST_LIKELY = 8
# Quotations that are shorter are found only word for word.
SHORTEST_INEXACT = 12
_LONGEST_ALIGNED = 4000


def likely_spans(text: str, quote: str, prefix: str, suffix: str) -> Iterator[Span]:
    """Places of a folded text that may be the quotation's, of its length or nearly, in no order.

    Every place of the very words (the first 200), the places with most of their bits in the right
    distance from each other, and what lies between the words before and behind it.
    """
    exact = list(_exact(text, quote))
    yield from exact
    if len(quote) < SHORTEST_INEXACT:
        return
    for start in _by_seeds(text, quote):
        slack = len(quote) // 3 + 8
        low, high = max(0, start - slack), min(len(text), start + len(quote) + slack)
        nearest = fuzz.partial_ratio_alignment(quote, text[low:high])
        if nearest is not None and nearest.dest_end > nearest.dest_start:
            yield Span(low + nearest.dest_start, low + nearest.dest_end)
    yield from _between(text, len(quote), prefix, suffix)


def with_ends_aligned(text: str, span: Span, quote: str, prefix: str, suffix: str) -> Span:
    """The span with its ends where those of the quotation lie, when all of it is aligned at once.

    A word is not cut where the quotation does not cut one.
    """
    before, after = prefix[-48:], suffix[:48]
    low = max(0, span.start - len(before) - len(before) // 3)
    high = min(len(text), span.end + len(after) + len(after) // 3)
    whole = before + quote + after
    if not 0 < len(whole) <= _LONGEST_ALIGNED:
        return span
    start, end = span.start, span.end
    codes = Levenshtein.opcodes(whole, text[low:high])
    at_start, at_end = len(before), len(before) + len(quote)
    found_start = found_end = None
    for code in codes:
        if found_start is None and code.src_start <= at_start < code.src_end:
            found_start = low + min(code.dest_start + at_start - code.src_start, code.dest_end)
        if code.src_start < at_end <= code.src_end:
            found_end = low + min(code.dest_start + at_end - code.src_start, code.dest_end)
    if found_start is not None and found_end is not None and found_start < found_end:
        length = found_end - found_start
        if 0.4 * len(span) <= length <= 2.2 * len(span) + 10:
            start, end = found_start, found_end
    return _whole(text, Span(start, end), quote)


def _whole(text: str, span: Span, quote: str) -> Span:
    start, end = span.start, span.end
    if quote[0].isalnum():
        while start > 0 and span.start - start < 25 and text[start - 1 : start + 1].isalnum():
            start -= 1
    if quote[-1].isalnum():
        while end < len(text) and end - span.end < 25 and text[end - 1 : end + 1].isalnum():
            end += 1
    while start < end - 1 and text[start].isspace() and not quote[0].isspace():
        start += 1
    while start < end - 1 and text[end - 1].isspace() and not quote[-1].isspace():
        end -= 1
    return Span(start, end)


def _exact(text: str, quote: str) -> Iterator[Span]:
    at = text.find(quote)
    count = 0
    while at >= 0 and count < _MOST_EXACT:
        yield Span(at, at + len(quote))
        count += 1
        at = text.find(quote, at + max(1, len(quote) // 2))


def _by_seeds(text: str, quote: str) -> list[int]:
    """Where the quotation would begin by most of the bits that it shares with the text."""
    length = 4 if len(quote) < 24 else 6 if len(quote) < 80 else 9
    last = len(quote) - length
    step = max(1, length // 2, -(-last // _MOST_SEEDS))
    wide = max(8, len(quote) // 4)
    votes: dict[int, float] = defaultdict(float)
    begins: dict[int, int] = {}
    for offset in range(0, last + 1, step):
        seed = quote[offset : offset + length]
        places = list(_places(text, seed))
        for at in places:
            for bucket in {(at - offset) // wide, (at - offset + wide // 2) // wide}:
                votes[bucket] += 1 / len(places)
                begins.setdefault(bucket, at - offset)
    best = sorted(votes, key=lambda bucket: -votes[bucket])[:_MOST_LIKELY]
    return sorted({max(0, begins[bucket]) for bucket in best})


def _places(text: str, seed: str) -> Iterator[int]:
    at = text.find(seed)
    for _ in range(_MOST_OF_A_SEED):
        if at < 0:
            return
        yield at
        at = text.find(seed, at + 1)


def _between(text: str, length: int, prefix: str, suffix: str) -> Iterator[Span]:
    """What lies between the last words before and the first behind, if it is of such a length."""
    before, after = prefix[-20:], suffix[:20]
    if len(before) < 12 or len(after) < 12:
        return
    for start in _places(text, before):
        at = start + len(before)
        end = text.find(after, at, at + 2 * length + 40)
        if end > at and end - at >= 0.3 * length:
            yield Span(at, end)
