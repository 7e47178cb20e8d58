"""Which of the documents that are found come first."""

from __future__ import annotations

from index.asking.parsing import parse
from index.document import Document
from tests.index.in_memory import in_memory


def ranked(words: str, *texts: str) -> list[str]:
    """The texts that answer, best first."""
    index = in_memory(Document(text, "g", "article", text) for text in texts)
    return [hit.id for hit in index.search(parse(words), 10).hits]


def test_a_word_as_it_was_typed_comes_before_its_other_forms() -> None:
    assert ranked("bridges", "one bridge fell", "two bridges fell", "bridging it was dear") == [
        "two bridges fell",
        "one bridge fell",
        "bridging it was dear",
    ]


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    texts = [f"the council met {word}" for word in ("often", "late", "twice")]

    assert ranked("council rust", *texts, "rust was found")[0] == "rust was found"


def test_a_part_of_a_compound_is_found_beside_other_words() -> None:
    assert "a flow in two layers" in ranked("two-dimensional flow", "a flow in two layers", "snow")


def test_what_holds_every_word_comes_first() -> None:
    both = "the mayor spoke of many other things and at last of rust"

    assert ranked("mayor rust", "rust rust rust", "mayor mayor mayor", both)[0] == both
