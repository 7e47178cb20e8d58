"""The words of many documents one behind the other, and where each stands."""

from __future__ import annotations

from array import array
from typing import NamedTuple

import numpy as np

from index.files.arrays import Array
from index.segments.vocabulary import Vocabulary


class Occurrences(NamedTuple):
    """Words in the order in which they stand: the number, document and position of each."""

    words: Array
    documents: Array
    positions: Array

    def only(self, which: Array) -> Occurrences:
        """Those for which the mask is set."""
        return Occurrences(self.words[which], self.documents[which], self.positions[which])


class Stream:
    """What one field of all documents reads, chunk by chunk."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._chunks = array("i")
        # Behind which of all chunks the first part of each document ends, and the document.
        self._first_ends, self._ends = array("Q"), array("Q")

    def add(self, language: str, *parts: str) -> None:
        """Takes the parts of the next document, one behind the other."""
        for number, part in enumerate(parts):
            self._chunks.extend(self._vocabulary.read(part, language))
            if not number:
                self._first_ends.append(len(self._chunks))
        if not parts:
            self._first_ends.append(len(self._chunks))
        self._ends.append(len(self._chunks))

    def read(self) -> ReadStream:
        """What all documents have."""
        return ReadStream(
            self._vocabulary,
            np.array(self._chunks, np.int32),
            np.array(self._first_ends, np.int64),
            np.array(self._ends, np.int64),
        )


class ReadStream:
    """The words and stems of all documents."""

    def __init__(
        self, vocabulary: Vocabulary, chunks: Array, first_ends: Array, ends: Array
    ) -> None:
        self._vocabulary = vocabulary
        self._chunks = chunks
        self._ends = ends
        self._words = vocabulary.words_of(chunks)
        self._before = _before(self._words.counts)
        # How many words there are before each document, and how many each has.
        self._firsts = self._before[np.concatenate(([0], ends))[:-1]]
        self._lengths = self._before[ends] - self._firsts
        # How many words the first part of each document has.
        self.first_lengths = self._before[first_ends] - self._firsts

    def words(self) -> Occurrences:
        """All words, letter for letter."""
        numbers = self._words.numbers
        positions = np.arange(len(numbers), dtype=np.int32)
        positions -= np.repeat(self._firsts, self._lengths)
        return Occurrences(numbers, _numbers(self._lengths), positions)

    def stems(self) -> Occurrences:
        """The stems of all words, and those of compounds at the places of their first words."""
        stems = self._vocabulary.stems_of(self._chunks)
        lengths = np.diff(_before(stems.counts)[self._ends], prepend=0)
        positions = np.repeat(self._before[:-1], stems.counts)
        positions -= np.repeat(self._firsts, lengths)
        places = self._vocabulary.places_of(self._chunks[stems.at])
        positions[stems.stretches] += places.astype(np.int32)
        return Occurrences(stems.numbers, _numbers(lengths), positions)


def _before(counts: Array) -> Array:
    """How many there are before each of some runs of so many, and before the end."""
    before = np.zeros(len(counts) + 1, np.int32)
    np.cumsum(counts, out=before[1:])
    return before


def _numbers(lengths: Array) -> Array:
    """The number of each document as often as it has words."""
    return np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
