"""From documents that have words to words that have documents, by sorting numbers.

Every occurrence of a word becomes one number: the rank of the word among all words in order,
then the place of the occurrence among all occurrences. One sort of these numbers, and all that an
index knows of a field lies in order.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from index.document import Document
from index.files.arrays import Array
from index.segments.content import Inverted, SegmentContent, by_value, numbered
from index.segments.fields import (
    COMMON_WORDS,
    DATE,
    GAP,
    GROUP,
    HEADING,
    ID,
    KEYWORDS,
    KIND,
    PAIRS,
    STEM_MARK,
    TEXT,
    WORDS,
    attribute_field,
    column_of,
)
from index.segments.vocabulary import Numbers, Vocabulary

# Room for the place of an occurrence beside its rank, in bits.
_OCCURRENCE_BITS = 36
# A table is filled when so many of its rows stand for one number.
_SPARSE = 16


class Occurrences(NamedTuple):
    """Words in the order in which they stand: the number, document and position of each."""

    words: Array
    documents: Array
    positions: Array

    def only(self, which: Array) -> Occurrences:
        """Those for which the mask is set."""
        return Occurrences(self.words[which], self.documents[which], self.positions[which])


class _Stream:
    """The words of one part of all documents."""

    def __init__(self) -> None:
        self.words = array("I")
        self.lengths = array("I")
        # Behind which word of all each compound stands, and the number of its stem.
        self._behind = array("Q")
        self._compounds = array("I")

    def add(self, *parts: Numbers) -> None:
        before = len(self.words)
        for part in parts:
            for place, stem in part.compounds:
                self._behind.append(len(self.words) + place)
                self._compounds.append(stem)
            self.words.extend(part.words)
        self.lengths.append(len(self.words) - before)

    def occurrences(self) -> Occurrences:
        lengths = np.array(self.lengths, np.int64)
        before = np.cumsum(lengths) - lengths
        positions = np.arange(len(self.words), dtype=np.int32)
        positions -= np.repeat(before.astype(np.int32), lengths)
        documents = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        return Occurrences(np.array(self.words, np.uint32), documents, positions)

    def stems(self, found: Occurrences, stem_of: array[int]) -> Occurrences:
        """The stems of all words, and those of compounds at the places of their first words."""
        stems = _forms(stem_of, found.words)
        if not self._behind:
            return found._replace(words=stems)
        at = np.array(self._behind, np.int64)
        behind = at + np.arange(1, len(at) + 1)
        is_word = np.ones(len(stems) + len(at), bool)
        is_word[behind] = False

        def put(words: Array, compounds: Array) -> Array:
            both = np.empty(len(is_word), words.dtype)
            both[is_word], both[behind] = words, compounds
            return both

        return Occurrences(
            put(stems, np.array(self._compounds, np.uint32)),
            put(found.documents, found.documents[at]),
            put(found.positions, found.positions[at]),
        )


def invert_documents(
    documents: Sequence[Document], attributes: Iterable[str], vocabulary: Vocabulary
) -> SegmentContent:
    """What a segment of these documents holds. Raises UnicodeEncodeError for half characters."""
    names = tuple(attributes)
    content = SegmentContent(
        documents=len(documents),
        ids=[document.id.encode() for document in documents],
        payloads=[document.payload.encode() for document in documents],
        languages=tuple({document.language for document in documents}),
        columns=_columns(documents, names),
    )
    content.fields[ID] = by_term(content.ids)
    content.fields[GROUP] = by_term(content.columns[GROUP])
    _add_texts(content, documents, vocabulary)
    for name in names:
        _add_attribute(content, documents, name, vocabulary)
    return content


def invert(
    found: Occurrences, strings: Callable[[list[int]], list[bytes]], *, keeps_positions: bool = True
) -> Inverted | None:
    """The terms of a field from their occurrences; `strings` are the terms with given numbers.

    None when nothing occurs. Occurrences of one term stand in the order of their documents.
    """
    if not len(found.words):
        return None
    numbers = _different(found.words)
    terms = strings(numbers.tolist())
    in_order = sorted(range(len(terms)), key=terms.__getitem__)
    rank_of = np.empty(len(terms), np.int64)
    rank_of[in_order] = np.arange(len(terms))

    # In place wherever that can be: these are the largest arrays of all.
    keys = rank_of[_ranks_among(numbers, found.words)]
    keys <<= _OCCURRENCE_BITS
    keys |= np.arange(len(keys))
    keys.sort()
    order = keys & ((1 << _OCCURRENCE_BITS) - 1)
    keys >>= _OCCURRENCE_BITS
    ranks = keys
    documents = found.documents[order]

    is_first = np.ones(len(order), bool)
    is_first[1:] = (ranks[1:] != ranks[:-1]) | (documents[1:] != documents[:-1])
    firsts = np.flatnonzero(is_first)
    return Inverted(
        terms=[terms[at] for at in in_order],
        starts=np.searchsorted(ranks[firsts], np.arange(len(terms) + 1)),
        documents=documents[firsts],
        counts=np.diff(firsts, append=len(order)),
        positions=found.positions[order] if keeps_positions else None,
    )


def _ranks_among(different: Array, numbers: Array) -> Array:
    """For each number its place among the different ones, which are in order."""
    highest = int(different[-1])
    ranks: Array
    if len(numbers) * _SPARSE < highest:
        ranks = np.searchsorted(different, numbers)
    else:
        table = np.zeros(highest + 1, np.int32)
        table[different] = np.arange(len(different))
        ranks = table[numbers]
    return ranks


def _different(numbers: Array) -> Array:
    """The different ones of many numbers, in order."""
    # A table of all numbers there may be is quick to fill and slow to read through.
    if len(numbers) * _SPARSE < int(numbers.max()):
        return np.unique(numbers)
    return np.flatnonzero(np.bincount(numbers))


def by_term(values: Sequence[bytes]) -> Inverted:
    """A field that has one term in each document."""
    terms, codes = numbered(values)
    starts, documents = by_value(codes, len(terms))
    return Inverted(terms, starts, documents)


def _columns(
    documents: Sequence[Document], attributes: Iterable[str]
) -> dict[str, Sequence[bytes]]:
    columns: dict[str, Sequence[bytes]] = {
        GROUP: [document.group.encode() for document in documents],
        KIND: [document.kind.encode() for document in documents],
        DATE: [document.date.encode() for document in documents],
    }
    for name in attributes:
        values = [document.attributes.get(name, "").encode() for document in documents]
        if any(values):
            columns[column_of(name)] = values
    return columns


def _add_texts(
    content: SegmentContent, documents: Sequence[Document], vocabulary: Vocabulary
) -> None:
    both, keywords = _Stream(), _Stream()
    headings = array("I")
    for document in documents:
        words_of_heading = vocabulary.read(document.heading, document.language)
        both.add(words_of_heading, vocabulary.read(document.text, document.language))
        headings.append(len(words_of_heading.words))
        keywords.add(
            *(vocabulary.read(keyword, document.language) for keyword in document.keywords)
        )
    found = both.occurrences()
    heading_lengths = np.array(headings, np.int32)
    in_text = found.positions >= heading_lengths[found.documents]
    words = Occurrences(
        _forms(vocabulary.exact_of, found.words),
        found.documents,
        found.positions + np.int32(GAP) * in_text,
    )
    stems = both.stems(found, vocabulary.stem_of)
    in_text = stems.positions >= heading_lengths[stems.documents]
    heading, text = stems.only(~in_text), stems.only(in_text)
    text = text._replace(positions=text.positions - heading_lengths[text.documents])
    of_keywords = keywords.stems(keywords.occurrences(), vocabulary.stem_of)

    def stem_strings(numbers: list[int]) -> list[bytes]:
        return [vocabulary.stems[number] for number in numbers]

    def exact_strings(numbers: list[int]) -> list[bytes]:
        return [vocabulary.exact[number] for number in numbers]

    inverted = {
        TEXT: invert(text, stem_strings),
        HEADING: invert(heading, stem_strings),
        KEYWORDS: invert(of_keywords, stem_strings, keeps_positions=False),
        WORDS: invert(words, exact_strings),
        PAIRS: _pairs(words, vocabulary),
    }
    content.fields.update({name: field for name, field in inverted.items() if field})
    of_fields = ((TEXT, text), (HEADING, heading), (KEYWORDS, of_keywords))
    content.lengths = {
        name: np.bincount(its.documents, minlength=len(documents)) for name, its in of_fields
    }


def _forms(of_words: array[int], words: Array) -> Array:
    """The numbers of the forms of words."""
    # Not a copy of all: a save has few words, and a vocabulary very many.
    numbers: Array = np.frombuffer(of_words, np.uint32)[words]
    return numbers


def _pairs(words: Occurrences, vocabulary: Vocabulary) -> Inverted | None:
    """Common words that stand next to each other, as terms."""
    met = vocabulary.exact_numbers(COMMON_WORDS)
    common, count = [word.encode() for word in met], len(met)
    # For each word its number among the common ones, or one that is too high.
    number_of = np.full(len(vocabulary.exact), count, np.int32)
    number_of[list(met.values())] = np.arange(count)
    numbers = number_of[words.words]
    is_common = numbers < count
    firsts = np.flatnonzero(is_common[:-1] & is_common[1:])
    nexts = firsts + 1
    firsts = firsts[
        (words.documents[firsts] == words.documents[nexts])
        & (words.positions[firsts] + 1 == words.positions[nexts])
    ]

    def strings(wanted: list[int]) -> list[bytes]:
        return [common[pair // count] + b" " + common[pair % count] for pair in wanted]

    found = words.only(firsts)
    return invert(found._replace(words=numbers[firsts] * count + numbers[firsts + 1]), strings)


def _add_attribute(
    content: SegmentContent, documents: Sequence[Document], name: str, vocabulary: Vocabulary
) -> None:
    stream = _Stream()
    for document in documents:
        stream.add(vocabulary.read(document.attributes.get(name, ""), document.language))
    found = stream.occurrences()
    stemmed = stream.stems(found, vocabulary.stem_of)
    exact = _forms(vocabulary.exact_of, found.words).astype(np.int64)
    # Stems share the field with words: they are numbered on from the last word.
    first_stem = len(vocabulary.exact)
    stems = stemmed.words.astype(np.int64) + first_stem
    mark = STEM_MARK.encode()

    def strings(numbers: list[int]) -> list[bytes]:
        return [
            vocabulary.exact[number]
            if number < first_stem
            else mark + vocabulary.stems[number - first_stem]
            for number in numbers
        ]

    inverted = invert(
        Occurrences(
            np.concatenate((exact, stems)),
            np.concatenate((found.documents, stemmed.documents)),
            np.concatenate((found.positions, stemmed.positions)),
        ),
        strings,
    )
    if inverted:
        content.fields[attribute_field(name)] = inverted
