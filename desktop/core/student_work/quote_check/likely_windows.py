"""Where in a library the words of a quotation most likely stand."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from desktop.core.article import ArticleId
from desktop.core.runs.quote_runs import QuoteRuns
from desktop.core.runs.three_words import three_word_runs
from desktop.core.text.compared_words import ComparedWord

# So many windows are looked at, those that share most runs first.
MOST_WINDOWS = 14
# Runs that stand as far from each other in a text as in the quotation, give or take half of this
# many characters, speak for one window.
_DRIFT = 96
# So much is looked at around it: for words that were left out, or for dots that stand for more.
_AROUND, _AROUND_DOTS = 300, 4_000


@dataclass(frozen=True, slots=True)
class LikelyWindow:
    """A stretch of an article, in characters, which shares so many runs with a quotation."""

    article_id: ArticleId
    start: int
    end: int
    shared: int


def likely_windows(
    index: QuoteRuns,
    words: Sequence[ComparedWord],
    *,
    has_dots: bool = False,
    named: Container[ArticleId] = (),
    most: int = MOST_WINDOWS,
) -> tuple[LikelyWindow, ...]:
    """The windows that share most runs of three words with a quotation.

    Of those that share as many, the ones in articles that are `named` come first.
    """
    if not words:
        return ()
    found = index.positions_of(three_word_runs(words))
    if not len(found.runs):
        return ()
    offsets = np.array([word.start for word in words], dtype=np.int64)
    starts = found.positions - offsets[found.runs] + words[0].start
    around = _AROUND_DOTS if has_dots else _AROUND
    length = words[-1].end - words[0].start
    windows: list[LikelyWindow] = []
    for article, start, shared in _rows(found.articles, starts):
        article_id = index.ids[article]
        near = any(
            each.article_id == article_id and abs(each.start + around - start) < _DRIFT
            for each in windows
        )
        if not near:
            window = LikelyWindow(article_id, start - around, start + length + around, shared)
            windows.append(window)
        if len(windows) >= 4 * most:
            break
    windows.sort(key=lambda each: (-each.shared, each.article_id not in named))
    return tuple(windows[:most])


def _rows(
    articles: np.ndarray[tuple[int], np.dtype[np.int64]],
    starts: np.ndarray[tuple[int], np.dtype[np.int64]],
) -> Iterator[tuple[int, int, int]]:
    """Articles, where the quotation would begin in them, and how many runs say so; most first."""
    # Each run votes for two rows that overlap, so that none is cut where a row ends.
    half = _DRIFT // 2
    rows = np.concatenate((starts // _DRIFT * 2, (starts + half) // _DRIFT * 2 + 1))
    both = np.concatenate((articles, articles))
    at = np.concatenate((starts, starts))
    keys = both * (1 << 40) + rows + (1 << 39)
    order = np.argsort(keys, kind="stable")
    firsts = np.flatnonzero(np.diff(keys[order], prepend=np.int64(-1)))
    counts = np.diff(np.append(firsts, len(order)))
    for number in np.argsort(-counts, kind="stable")[: 16 * MOST_WINDOWS]:
        held = order[firsts[number]]
        yield int(both[held]), int(at[held]), int(counts[number])
