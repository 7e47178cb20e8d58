"""Other ways to find a passage again, made anew from what was published about them."""

from __future__ import annotations

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from desktop.core.selector import Selector
from desktop.core.span import Span


def by_position(selector: Selector, new: str) -> Span | None:
    """Where the passage stood, whatever stands there now."""
    return selector.span if selector.span.end <= len(new) else None


def by_exact_words(selector: Selector, new: str) -> Span | None:
    """Where the very words stand between the very same surroundings."""
    quote = selector.quote
    at = new.find(quote.prefix + quote.exact + quote.suffix)
    start = at + len(quote.prefix)
    return Span(start, start + len(quote.exact)) if at >= 0 else None


def by_hypothesis_method(selector: Selector, new: str) -> Span | None:
    """As the Hypothesis client does: the position if the words are there, else the best match.

    Of the places with the fewest errors, at most half the length of the quotation and 256, that
    with the best score of (50 quotation + 20 prefix + 20 suffix + 2 position) / 92; there is no
    least score.
    """
    quote, old = selector.quote, selector.span
    if new[old.start : old.end] == quote.exact:
        return old
    matches = list(_every(new, quote.exact)) or _nearest(new, quote.exact)

    def score(span: Span) -> float:
        like = Levenshtein.normalized_similarity(quote.exact, span.of(new))
        before = new[max(0, span.start - len(quote.prefix)) : span.start]
        after = new[span.end : span.end + len(quote.suffix)]
        prefix = fuzz.partial_ratio(quote.prefix, before) / 100 if quote.prefix else 1.0
        suffix = fuzz.partial_ratio(quote.suffix, after) / 100 if quote.suffix else 1.0
        near = 1 - abs(span.start - old.start) / max(1, len(new))
        return (50 * like + 20 * prefix + 20 * suffix + 2 * near) / 92

    return max(matches, key=score, default=None)


def _every(text: str, words: str) -> list[Span]:
    spans = []
    at = text.find(words)
    while at >= 0:
        spans.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return spans


def _nearest(text: str, words: str) -> list[Span]:
    """The stretches with the fewest errors against the words, by Sellers' algorithm."""
    costs = list(range(len(words) + 1))
    starts = [0] * (len(words) + 1)
    best, ends = min(256, len(words) // 2), list[Span]()
    for end, char in enumerate(text, 1):
        diagonal, from_diagonal = costs[0], starts[0]
        costs[0], starts[0] = 0, end
        for at, wanted in enumerate(words, 1):
            cost, start = diagonal + (char != wanted), from_diagonal
            diagonal, from_diagonal = costs[at], starts[at]
            if diagonal + 1 < cost:
                cost, start = diagonal + 1, from_diagonal
            if costs[at - 1] + 1 < cost:
                cost, start = costs[at - 1] + 1, starts[at - 1]
            costs[at], starts[at] = cost, start
        if costs[-1] <= best:
            ends = [] if costs[-1] < best else ends
            best = costs[-1]
            ends.append(Span(starts[-1], end))
    return ends
