"""Words of an essay that stand in a source as well, and have no marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from desktop.core.article import ArticleId
from desktop.core.extraction.lexicon.function_words import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_WORDS,
    CONJUNCTIONS,
    DETERMINERS,
    PERSONAL_PRONOUNS,
    POSSESSIVE_PRONOUNS,
    PREPOSITIONS,
)
from desktop.core.runs.quote_runs import QuoteRuns
from desktop.core.runs.three_words import RUN, three_word_runs
from desktop.core.text.compared_words import ComparedWord
from desktop.core.text.word_lists import words_by_kind

# So many words in a row are no chance, when so many of them tell something.
FEWEST_WORDS, _FEWEST_TELLING = 8, 3
# Runs that are everywhere are not looked up: so many may be missing in a row.
_FEWEST_RUNS, _MOST_MISSING = 3, 4
# So many characters more or fewer between two words are typography.
_DRIFT = 8
_SAY_LITTLE = (
    ADVERBS
    | AUXILIARIES
    | CLAUSE_WORDS
    | CONJUNCTIONS
    | DETERMINERS
    | PERSONAL_PRONOUNS
    | POSSESSIVE_PRONOUNS
    | PREPOSITIONS
    | words_by_kind("quote_check")["little"]
)


@dataclass(frozen=True, slots=True)
class CopiedRow:
    """Words in a row, by their numbers, that an article has as well, from a character on."""

    first: int
    last: int
    article_id: ArticleId
    start: int


def copied_rows(index: QuoteRuns, words: Sequence[ComparedWord]) -> tuple[CopiedRow, ...]:
    """Rows of at least eight words that an article most likely has too, in the order of the essay.

    Some of the words in them may be others: `same_words` tells. Rows may overlap.
    """
    found = index.telling_positions(three_word_runs(words))
    if not len(found.runs):
        return ()
    offsets = np.array([word.start for word in words], dtype=np.int64)
    shifts = found.positions - offsets[found.runs]
    rows: list[CopiedRow] = []
    for article, runs, places in _likely(found.articles, shifts, found.runs, found.positions):
        rows.extend(_rows(index.ids[article], runs, places))
    return tuple(sorted(rows, key=lambda row: (row.first, -row.last)))


def _likely(
    articles: np.ndarray[tuple[int], np.dtype[np.int64]],
    shifts: np.ndarray[tuple[int], np.dtype[np.int64]],
    runs: np.ndarray[tuple[int], np.dtype[np.int64]],
    places: np.ndarray[tuple[int], np.dtype[np.int64]],
) -> Iterator[tuple[int, list[int], list[int]]]:
    """Articles with enough runs at one distance, and those runs with where they stand."""
    for half in (0, _DRIFT // 2):
        keys = articles * (1 << 40) + (shifts + half) // _DRIFT + (1 << 39)
        order = np.argsort(keys, kind="stable")
        firsts = np.flatnonzero(np.diff(keys[order], prepend=np.int64(-1)))
        ends = np.append(firsts[1:], len(order))
        enough = ends - firsts >= _FEWEST_RUNS
        for first, end in zip(firsts[enough], ends[enough], strict=True):
            held = order[first:end]
            yield int(articles[held[0]]), runs[held].tolist(), places[held].tolist()


def _rows(
    article_id: ArticleId,
    runs: Sequence[int],
    places: Sequence[int],
) -> Iterator[CopiedRow]:
    """Runs that follow each other, as rows of words."""
    pairs = sorted(zip(runs, places, strict=True))
    at = 0
    while at < len(pairs):
        end = at + 1
        while end < len(pairs) and pairs[end][0] - pairs[end - 1][0] <= _MOST_MISSING:
            end += 1
        first, last = pairs[at][0], pairs[end - 1][0] + RUN
        if last - first >= FEWEST_WORDS:
            yield CopiedRow(first, last, article_id, pairs[at][1])
        at = end


def _tells(words: Sequence[ComparedWord]) -> bool:
    telling = {word.key for word in words if word.key not in _SAY_LITTLE and len(word.key) > 2}
    return len(telling) >= _FEWEST_TELLING


def same_words(
    row: CopiedRow, words: Sequence[ComparedWord], there: Sequence[ComparedWord]
) -> tuple[int, int, int] | None:
    """The longest row of words that are the same: its first and last word, and the first there.

    `there` are the words of the article from where the row begins. None where it is too short to
    be told.
    """
    best = (0, 0)
    begun: int | None = None
    count = min(row.last - row.first, len(there))
    for number in range(count + 1):
        is_same = number < count and words[row.first + number].key == there[number].key
        if is_same and begun is None:
            begun = number
        elif not is_same and begun is not None:
            best = max(best, (number - begun, begun))
            begun = None
    length, at = best
    first = row.first + at
    if length < FEWEST_WORDS or not _tells(words[first : first + length]):
        return None
    return first, first + length, at
