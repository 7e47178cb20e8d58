"""Numbers for words, so that texts can be sorted as rows of numbers.

No word goes on behind a blank. So a text is read as what stands between its blanks, and of each
such chunk is remembered which words and stems it has: most chunks of a text were met before.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from index.files.arrays import Array
from index.segments.fields import stem_mark
from index.words.analysis import remembered, word_pattern
from index.words.compounds import (
    hyphenated,
    joined,
    makes_compounds,
    may_have_hyphens,
    parts,
)

# When so many different chunks were met, or those that are more than a word have so many words, the
# numbers begin anew: memory is not without end.
_MOST_CHUNKS = 300_000
_MOST_HELD = 600_000
# Longer chunks are hardly met again: addresses, and sentences that are written without blanks.
_LONGEST_REMEMBERED = 40
# What may stand around a plain word and makes no other of it.
_AROUND = ".,;:!?()[]\"'\u201c\u201d\u2018\u2019\u2013\u2014\u2026"


class Row(NamedTuple):
    """What many chunks hold, one behind the other.

    `counts` is how much of it each chunk holds. `at` are those of the chunks that are not one word
    with one stem, and `stretches` is where what they hold stands in the row.
    """

    numbers: Array
    counts: Array
    at: Array
    stretches: Array


class Vocabulary:
    """Gives every chunk a number, and remembers what words and stems it has.

    Those that are one word with one stem are numbered from 1 on, others from -1 down. `exact` are
    words letter for letter and `stems` terms for stems, by numbers of their own; `of_exact` and
    `of_stem` give these, a new one to what was not met before. They raise UnicodeEncodeError.
    """

    def __init__(self) -> None:
        self.of_exact, self.of_stem = _Numbers(), _Numbers()
        self.exact, self.stems = self.of_exact.terms, self.of_stem.terms
        self._of_language: dict[str, _Chunks] = {}
        # The word of each chunk that is one, and its stem.
        self._exact_of, self._stem_of = array("I", [0]), array("I", [0])
        # The words of the others, their stems, and the place of each stem among the words.
        self._words_held, self._stems_held, self._places_held = _Held(), _Held(), _Held()

    @property
    def is_full(self) -> bool:
        """Whether it is time for a new one."""
        chunks = sum(map(len, self._of_language.values()))
        return chunks > _MOST_CHUNKS or len(self._stems_held) > _MOST_HELD

    def read(self, text: str, language: str) -> Iterator[int]:
        """The numbers of the chunks of a text, in their order."""
        if language not in self._of_language:
            self._of_language[language] = _Chunks(self, language)
        return map(self._of_language[language].__getitem__, text.split())

    def words_of(self, chunks: Array) -> Row:
        """The words of chunks, letter for letter."""
        return _row(self._exact_of, self._words_held, chunks)

    def stems_of(self, chunks: Array) -> Row:
        """The stems of chunks; several stand at one place where a word is made of others."""
        return _row(self._stem_of, self._stems_held, chunks)

    def places_of(self, chunks: Array) -> Array:
        """For each stem of chunks below 0 the place of its word among those of its chunk."""
        return self._places_held.of(chunks)

    def exact_numbers(self, words: Iterable[str]) -> dict[str, int]:
        """The numbers of those of these exact forms that were met."""
        return {word: self.of_exact[word] for word in words if word in self.of_exact}

    def add_word(self, word: int, stem: int) -> int:
        """A new number, for a chunk that is one word with one stem."""
        self._exact_of.append(word)
        self._stem_of.append(stem)
        return len(self._stem_of) - 1

    def add(self, words: Sequence[int], stems: Sequence[int], places: Sequence[int]) -> int:
        """A new number, for a chunk with these words and stems, each with the place of its word."""
        self._words_held.add(words)
        self._places_held.add(places)
        return self._stems_held.add(stems)


class _Numbers(dict[str, int]):
    """The numbers of terms, in the order in which they were first met."""

    def __init__(self) -> None:
        super().__init__()
        self.terms: list[bytes] = []

    def __missing__(self, term: str) -> int:
        # Encoded first: what cannot be is to have no number.
        self.terms.append(term.encode())
        number = self[term] = len(self.terms) - 1
        return number


class _MarkedStems(dict[str, int]):
    """The numbers of terms for stems in texts of a language that has a mark, by the stems alone."""

    def __init__(self, of_stem: _Numbers, mark: str) -> None:
        super().__init__()
        self._of_stem = of_stem
        self._mark = mark

    def __missing__(self, stem: str) -> int:
        number = self[stem] = self._of_stem[self._mark + stem]
        return number


class _Chunks(dict[str, int]):
    """The numbers of chunks of texts in one language."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._language = language
        mark = stem_mark(language)
        self._of_exact = vocabulary.of_exact
        self._of_stem = _MarkedStems(vocabulary.of_stem, mark) if mark else vocabulary.of_stem
        self._forms = remembered(language)
        self._makes_compounds = makes_compounds(language)
        # The numbers of words that are not plain, as chunks of their own.
        self._of_word: dict[str, int] = {}

    def __missing__(self, chunk: str) -> int:
        if chunk.isalnum() and chunk.isascii():
            number = self._word(chunk)
        else:
            word = chunk.strip(_AROUND)
            if word.isascii() and word.isalnum():
                # As a chunk of its own, it is that word alone.
                number = self[word]
            else:
                number = self._several(chunk, list(word_pattern().finditer(chunk)))
        if len(chunk) <= _LONGEST_REMEMBERED:
            self[chunk] = number
        return number

    def _word(self, word: str) -> int:
        """A number for a chunk that is one word."""
        exact, stem = self._forms[word]
        if self._makes_compounds and (word_parts := parts(exact, self._language)):
            stems = [self._of_stem[each] for each in (stem, *word_parts)]
            return self._vocabulary.add((self._of_exact[exact],), stems, [0] * len(stems))
        return self._vocabulary.add_word(self._of_exact[exact], self._of_stem[stem])

    def _several(self, chunk: str, words: Sequence[re.Match[str]]) -> int:
        """The number of a chunk that is no plain word: of several, of one, or of none."""
        if len(words) == 1:
            word = words[0][0]
            if word not in self._of_word:
                self._of_word[word] = self._word(word)
            return self._of_word[word]
        forms = [self._forms[word[0]] for word in words]
        stems = [(place, self._of_stem[each.stem]) for place, each in enumerate(forms)]
        if may_have_hyphens(chunk):
            for first, end in hyphenated([word.end() for word in words], chunk):
                run = tuple([each.exact for each in forms[first:end]])
                if together := joined(run, self._language):
                    stems.append((first, self._of_stem[together]))
        if self._makes_compounds:
            for place, each in enumerate(forms):
                word_parts = parts(each.exact, self._language)
                stems += [(place, self._of_stem[part]) for part in word_parts]
        if len(stems) > len(forms):
            stems.sort()
        return self._vocabulary.add(
            [self._of_exact[each.exact] for each in forms],
            [number for _, number in stems],
            [place for place, _ in stems],
        )


class _Held:
    """What each of many chunks holds, one behind the other; numbered from -1 down."""

    def __init__(self) -> None:
        self._numbers = array("I")
        self._starts, self._counts = array("i"), array("i")

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, numbers: Sequence[int]) -> int:
        """Takes what the next chunk holds, and gives its number."""
        self._starts.append(len(self._numbers))
        self._counts.append(len(numbers))
        self._numbers.extend(numbers)
        return -len(self._counts)

    def counts_of(self, chunks: Array) -> Array:
        """How much each of some chunks holds."""
        counts: Array = np.frombuffer(self._counts, np.int32)[~chunks]
        return counts

    def of(self, chunks: Array) -> Array:
        """All that some chunks hold."""
        if not len(self._numbers):
            return np.zeros(0, np.uint32)
        at = _stretches(np.frombuffer(self._starts, np.int32)[~chunks], self.counts_of(chunks))
        held: Array = np.frombuffer(self._numbers, np.uint32)[at]
        return held


def _row(single: array[int], several: _Held, chunks: Array) -> Row:
    """What chunks hold: one number of `single` each, or else all that `several` has of it."""
    # No arrays are copied whole: a save has few words, and a vocabulary very many.
    numbers = np.frombuffer(single, np.uint32)[np.maximum(chunks, 0)]
    counts = np.ones(len(chunks), np.int32)
    at = (chunks < 0).nonzero()[0]
    if not len(at):
        return Row(numbers, counts, at, at)
    counts[at] = chunk_counts = several.counts_of(chunks[at])
    stretches = _stretches((np.cumsum(counts, dtype=np.int32) - counts)[at], chunk_counts)
    numbers = np.repeat(numbers, counts)
    numbers[stretches] = several.of(chunks[at])
    return Row(numbers, counts, at, stretches)


def _stretches(starts: Array, counts: Array) -> Array:
    """The numbers from each start on, so many of them."""
    ends = np.cumsum(counts, dtype=np.int32)
    numbers = np.repeat(starts - (ends - counts), counts)
    numbers += np.arange(len(numbers), dtype=np.int32)
    return numbers
