"""Lengths in one byte."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from whoosh.util.numeric import byte_to_length, length_to_byte

from index.asking.operators import Operators
from index.asking.parsing import parse
from index.document import Document
from index.full_text_index import FullTextIndex
from index.segments.content import length_codes
from index.segments.lengths import WORDS_OF_CODE
from tests.index.reference.length_codes import length_code
from tests.index.reference.memory_segment import MemorySegment
from tests.index.reference.ranking import Collection, rank


def test_the_codes_are_those_that_whoosh_reads() -> None:
    assert list(WORDS_OF_CODE) == [byte_to_length(code) for code in range(256)]
    assert all(length_code(words) == length_to_byte(words) for words in range(120_000))


def test_arrays_have_the_code_of_each_length() -> None:
    lengths = np.arange(120_000)

    assert length_codes(lengths).tolist() == [length_code(words) for words in lengths.tolist()]


@pytest.mark.parametrize("words", range(11))
def test_short_texts_have_their_own_lengths(words: int) -> None:
    assert WORDS_OF_CODE[length_code(words)] == words


def test_a_text_longer_than_any_code_has_the_highest() -> None:
    assert length_code(10**9) == 255


def test_a_heading_of_eleven_words_is_as_long_in_memory_as_on_the_disk(tmp_path: Path) -> None:
    storms = Document("a", "g", "article", "", heading=" ".join(["storm"] * 11))
    query = parse("storm")

    [in_memory] = rank(Collection([MemorySegment([storms])]), query, 1).hits
    with FullTextIndex.open_or_make(tmp_path, Operators()) as index:
        index.replace([storms])
        [stored] = index.search(query, 1).hits

    assert stored.score == pytest.approx(in_memory.score, rel=1e-6)
