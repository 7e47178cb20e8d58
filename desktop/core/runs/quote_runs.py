"""The runs of three words of all saved articles, in which the origin of a quotation is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.core.article import ArticleId
from desktop.core.runs.mapped_table import opened_table, write_table
from desktop.core.runs.three_words import ThreeWordRuns, three_word_runs
from desktop.core.text.compared_words import compared_words

FILE_NAME = "quote-runs.sourcebook"
# The number goes up when runs are made in another way.
_MARK = "quote runs 1"
# All texts stand one behind the other; a character beyond this has no number of four bytes.
_MOST_CHARACTERS = 2**32 - 1
# A run that stands in more positions tells little of where words come from; of a quotation so many
# are looked at in all, those of its rarest runs first.
_MOST_PLACES, _MOST_OF_QUOTATION = 400, 20_000


@dataclass(frozen=True, slots=True)
class HeldText:
    """An article that the index holds: a digest of its text, and how many characters that has."""

    digest: str
    length: int


@dataclass(frozen=True, slots=True)
class RunPositions:
    """Where the runs of some words stand: the number of the run, of the article, the character."""

    runs: NDArray[np.int64]
    articles: NDArray[np.int64]
    positions: NDArray[np.int64]


class QuoteRuns:
    """Where each run of three words stands in the articles of a library.

    `state` is of whoever keeps it, who knows by that whether it is up to date.
    """

    def __init__(
        self,
        known: Mapping[ArticleId, HeldText],
        values: NDArray[np.uint32],
        positions: NDArray[np.uint32],
        state: str = "",
    ) -> None:
        self.known = dict(known)
        self.ids = tuple(known)
        self.values, self.positions, self.state = values, positions, state
        lengths = [each.length for each in known.values()]
        self._starts = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))

    def telling_positions(self, runs: ThreeWordRuns) -> RunPositions:
        """Where the runs of a long text stand, but for those that are everywhere."""
        low, counts = self._counted(runs)
        return self._at(np.flatnonzero((counts > 0) & (counts <= _MOST_PLACES)), low, counts)

    def positions_of(self, runs: ThreeWordRuns) -> RunPositions:
        """Where the runs of a few words stand, the rarest at least."""
        low, counts = self._counted(runs)
        rarest = np.argsort(counts, kind="stable")
        rarest = rarest[counts[rarest] > 0]
        within = np.cumsum(counts[rarest]) <= _MOST_OF_QUOTATION
        # Of one that is everywhere not all positions matter.
        within[:1] = True
        return self._at(rarest[within], low, np.minimum(counts, _MOST_OF_QUOTATION))

    def _counted(self, runs: ThreeWordRuns) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """For each run its first place in the table, and how many there are."""
        low = np.searchsorted(self.values, runs.values, "left")
        return low, np.searchsorted(self.values, runs.values, "right") - low

    def _at(
        self, wanted: NDArray[np.int64], low: NDArray[np.int64], counts: NDArray[np.int64]
    ) -> RunPositions:
        if not len(wanted):
            empty = np.empty(0, np.int64)
            return RunPositions(empty, empty, empty)
        parts = [self.positions[low[each] : low[each] + counts[each]] for each in wanted]
        positions = np.concatenate(parts).astype(np.int64)
        # A damaged file may say what there is not.
        articles = np.searchsorted(self._starts, positions, "right") - 1
        articles = np.minimum(articles, len(self.ids) - 1).astype(np.int64)
        runs = np.repeat(wanted, counts[wanted]).astype(np.int64)
        return RunPositions(runs, articles, positions - self._starts[articles])


def no_quote_runs() -> QuoteRuns:
    """The index of no article."""
    return QuoteRuns({}, np.empty(0, np.uint32), np.empty(0, np.uint32))


def with_texts(
    index: QuoteRuns,
    current: Mapping[ArticleId, str],
    texts: Callable[[Sequence[ArticleId]], Iterable[tuple[ArticleId, str]]],
    state: str = "",
) -> QuoteRuns:
    """The index of just the `current` articles, each known by a digest of its text.

    `texts` gives the texts of those that the index does not hold yet; what stands beyond the
    four-thousand-millionth character of all is not held.
    """
    kept = {each: held for each, held in index.known.items() if current.get(each) == held.digest}
    new = [each for each in current if each not in kept]
    if not new and len(kept) == len(index.known):
        return QuoteRuns(index.known, index.values, index.positions, state)
    known = dict(kept)
    values, positions = [], []
    end = sum(held.length for held in kept.values())
    if kept:
        held_values, held_places = _moved(index, kept)
        values.append(held_values)
        positions.append(held_places)
    for article_id, text in texts(new):
        if end + len(text) > _MOST_CHARACTERS:
            break
        runs = three_word_runs(compared_words(text))
        values.append(runs.values)
        positions.append((runs.firsts + end).astype(np.uint32))
        known[article_id] = HeldText(current[article_id], len(text))
        end += len(text)
    all_values = np.concatenate(values) if values else np.empty(0, np.uint32)
    all_places = np.concatenate(positions) if positions else np.empty(0, np.uint32)
    order = np.argsort(all_values, kind="stable")
    return QuoteRuns(known, all_values[order], all_places[order], state)


def _moved(
    index: QuoteRuns, kept: Mapping[ArticleId, HeldText]
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """The runs of the articles that are kept, where they stand once the others are gone."""
    starts = np.concatenate(([0], np.cumsum([each.length for each in index.known.values()])))
    shifts = np.full(len(index.ids), -1, dtype=np.int64)
    end = 0
    for number, article_id in enumerate(index.ids):
        if article_id in kept:
            shifts[number] = starts[number] - end
            end += kept[article_id].length
    articles = np.searchsorted(starts, index.positions, "right") - 1
    is_kept = shifts[np.minimum(articles, len(shifts) - 1)] >= 0
    positions = index.positions[is_kept].astype(np.int64) - shifts[articles[is_kept]]
    return index.values[is_kept], positions.astype(np.uint32)


def save_quote_runs(index: QuoteRuns, folder: Path) -> None:
    """Writes the index into a folder, in the place of an older one. Raises OSError."""
    held = index.known.values()
    listing = {
        "state": index.state,
        "ids": list(index.known),
        "digests": [each.digest for each in held],
        "lengths": [each.length for each in held],
    }
    write_table(folder / FILE_NAME, _MARK, listing, (index.values, index.positions))


def opened_quote_runs(folder: Path) -> QuoteRuns:
    """The index that was saved in a folder; that of no article where there is none to be read."""
    table = opened_table(folder / FILE_NAME, _MARK, (np.uint32, np.uint32))
    if table is None:
        return no_quote_runs()
    try:
        said = table.listing
        known = {
            ArticleId(str(article_id)): HeldText(str(digest), max(0, int(length)))
            for article_id, digest, length in zip(
                said["ids"], said["digests"], said["lengths"], strict=True
            )
        }
        if not known:
            return no_quote_runs()
        return QuoteRuns(known, table.arrays[0], table.arrays[1], str(said["state"]))
    except (KeyError, TypeError, ValueError):
        return no_quote_runs()
