"""Phrases and neighbours among words that stand nearly everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from index.asking.operators import Operators
from index.asking.parsing import parse
from index.document import Document
from index.full_text_index import FullTextIndex
from index.scoring import array_engine, neighbours
from tests.index.in_memory import in_memory
from tests.index.reference import ranking, whoosh_engine
from tests.index.reference.memory_segment import MemorySegment
from tests.index.reference.ranking import Collection, rank
from tests.index.reference.stack import SearchedByWhoosh

OPERATORS = Operators()
WORDS = ("the", "of", "the", "in", "a", "storm", "bridge", "the", "and", "is")
RARE = ("harbour", "flood", "mayor")


def texts() -> dict[str, str]:
    random = Random(3)
    made = {}
    for number in range(120):
        words = random.choices(WORDS, k=80)
        words[random.randrange(80)] = random.choice(RARE)
        made[f"d{number:03}"] = " ".join(words)
    return made


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FullTextIndex]:
    documents = [Document(name, "g", "article", text) for name, text in texts().items()]
    folder = tmp_path_factory.mktemp("common")
    with FullTextIndex.open_or_make(folder, OPERATORS) as index:
        for first in (0, 70):
            index.replace(documents[first : first + 70])
        yield index


@pytest.mark.parametrize(
    "phrase",
    [
        "of the",
        "the",
        "it is the",
        "in the storm",
        "the flood of",
        "mayor the",
        "of the harbour",
        "a storm and the flood",
        "is the of the",
        "the the the",
    ],
)
def test_a_phrase_of_common_words_is_found_wherever_it_stands(
    index: FullTextIndex, phrase: str
) -> None:
    found = {hit.id for hit in index.search(parse(f'"{phrase}"'), 200).hits}

    assert found == {name for name, text in texts().items() if f" {phrase} " in f" {text} "}


def test_what_common_words_are_near_is_looked_for_in_some_documents(
    index: FullTextIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = {hit.id: hit.score for hit in index.search(parse("the NEAR of"), 200).hits}

    monkeypatch.setattr(neighbours, "MOST_POSITIONS", 300)
    some = index.search(parse("the NEAR of"), 200)
    ordinary = index.search(parse("the NEAR mayor"), 200)

    assert 0 < some.total < len(everything)
    assert {hit.id for hit in some.hits} < set(everything)
    assert ordinary.total > 0


def test_a_beginning_of_too_many_words_stands_for_the_most_frequent_that_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (ranking, array_engine, whoosh_engine):
        monkeypatch.setattr(module, "MOST_POSTINGS", 6)
    documents = [
        Document(f"d{number}", "g", "article", " ".join(["such", word, "stone"][-count:]))
        for number, (word, count) in enumerate(
            [("storm", 3), ("storm", 3), ("stork", 3), ("stump", 3), ("sting", 1), ("sting", 3)]
        )
    ]
    # Of "stone" (6), "storm" (2), "sting", "stork" and "stump" only the first fits.
    query = parse("st*")

    right = rank(Collection([MemorySegment(documents)]), query, 10)
    with FullTextIndex.open_or_make(tmp_path, OPERATORS) as index:
        index.replace(documents)
        found = [
            each.search(query, 10)
            for each in (index, SearchedByWhoosh(index), in_memory(documents))
        ]

    for its in found:
        assert [hit.id for hit in its.hits] == [hit.id for hit in right.hits]
        assert [hit.score for hit in its.hits] == pytest.approx(
            [hit.score for hit in right.hits], rel=1e-5
        )
    assert right.total == 6


def test_many_beginnings_of_words_leave_something_for_the_last(
    index: FullTextIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(array_engine, "MOST_POSTINGS", 400)

    alone = index.search(parse("m*"), 200).total
    last = index.search(parse("(t* OR s* OR b* OR a* OR i*) AND m*"), 200).total

    assert 0 < last <= alone
