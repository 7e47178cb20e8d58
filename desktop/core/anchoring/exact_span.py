"""Where the very words of a selector stand in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from desktop.core.selector import Selector
from desktop.core.span import Span


def exact_span(text: str, selector: Selector) -> Span | None:
    """The place where the words of a selector stand, or None when they are not in the text.

    Where they always stood when they are still there; else, of all the places with these words,
    the one with most of the same characters around it, and of those the nearest to the old one.
    """
    quote, old = selector.quote, selector.span
    if not quote.exact:
        return None
    if len(old) == len(quote.exact) and text.startswith(quote.exact, old.start):
        return old

    def likeness(place: Span) -> tuple[int, int]:
        before = text[max(0, place.start - len(quote.prefix)) : place.start]
        after = text[place.end : place.end + len(quote.suffix)]
        alike = _shared(reversed(before), reversed(quote.prefix)) + _shared(after, quote.suffix)
        return alike, -abs(place.start - old.start)

    return max(_every(text, quote.exact), key=likeness, default=None)


def _every(text: str, words: str) -> Iterator[Span]:
    at = text.find(words)
    while at >= 0:
        yield Span(at, at + len(words))
        at = text.find(words, at + 1)


def _shared(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters two pieces of text have in common from their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
