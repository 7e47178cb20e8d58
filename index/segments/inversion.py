"""From documents that have words to words that have documents, by sorting numbers.

Every occurrence of a word becomes one number: the rank of the word among all words in order,
then the place of the occurrence among all occurrences. One sort of these numbers, and all that an
index knows of a field lies in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

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
from index.segments.occurrences import Occurrences, Stream
from index.segments.vocabulary import Vocabulary

# Room for the place of an occurrence beside its rank, in bits.
_OCCURRENCE_BITS = 36
# A table is filled when so many of its rows stand for one number.
_SPARSE = 16


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
    both, of_keywords = Stream(vocabulary), Stream(vocabulary)
    for document in documents:
        both.add(document.language, document.heading, document.text)
        of_keywords.add(document.language, *document.keywords)
    read = both.read()
    heading_lengths = read.first_lengths
    words = read.words()
    words.positions[words.positions >= heading_lengths[words.documents]] += GAP
    stems = read.stems()
    in_text = stems.positions >= heading_lengths[stems.documents]
    heading, text = stems.only(~in_text), stems.only(in_text)
    text = text._replace(positions=text.positions - heading_lengths[text.documents])
    keywords = of_keywords.read().stems()

    def stem_strings(numbers: list[int]) -> list[bytes]:
        return [vocabulary.stems[number] for number in numbers]

    def exact_strings(numbers: list[int]) -> list[bytes]:
        return [vocabulary.exact[number] for number in numbers]

    inverted = {
        TEXT: invert(text, stem_strings),
        HEADING: invert(heading, stem_strings),
        KEYWORDS: invert(keywords, stem_strings, keeps_positions=False),
        WORDS: invert(words, exact_strings),
        PAIRS: _pairs(words, vocabulary),
    }
    content.fields.update({name: field for name, field in inverted.items() if field})
    of_fields = ((TEXT, text), (HEADING, heading), (KEYWORDS, keywords))
    content.lengths = {
        name: np.bincount(inverted.documents, minlength=len(documents))
        for name, inverted in of_fields
    }


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
    stream = Stream(vocabulary)
    for document in documents:
        stream.add(document.language, document.attributes.get(name, ""))
    read = stream.read()
    words, stemmed = read.words(), read.stems()
    exact = words.words.astype(np.int64)
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
            np.concatenate((words.documents, stemmed.documents)),
            np.concatenate((words.positions, stemmed.positions)),
        ),
        strings,
    )
    if inverted:
        content.fields[attribute_field(name)] = inverted
