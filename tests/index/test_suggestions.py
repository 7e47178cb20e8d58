"""Words of the index for words that were mistyped or are not yet finished."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.document import Document
from index.full_text_index import FullTextIndex
from index.parsing import Operators


@pytest.fixture
def index(tmp_path: Path) -> FullTextIndex:
    index = FullTextIndex.open_or_make(tmp_path, Operators())
    texts = (
        "the government of the president",
        "governments and presidents",
        "the government said",
        "a harbour in Zürich",
        "movement",
    )
    for number, text in enumerate(texts):
        index.replace([Document(str(number), str(number), "article", text)])
    return index


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("goverment", "government"),
        ("presidnet", "president"),
        ("Harbor", "harbour"),
        ("züritch", "zurich"),
        ("teh", "the"),
    ],
)
def test_a_mistyped_word_leads_to_a_whole_word_of_the_index(
    index: FullTextIndex, typed: str, meant: str
) -> None:
    assert index.suggest(typed)[0] == meant


def test_the_most_alike_come_first_and_then_the_most_frequent(index: FullTextIndex) -> None:
    assert index.suggest("governmenta") == ["government", "governments"]


def test_nothing_is_suggested_for_a_word_that_is_frequent_enough(index: FullTextIndex) -> None:
    assert index.suggest("government") == []


@pytest.mark.parametrize("typed", ["", "x", "xyzzy", "🙂🙂🙂", "a" * 500, "東京都"])
def test_there_may_be_nothing_to_suggest(index: FullTextIndex, typed: str) -> None:
    assert index.suggest(typed) == []


def test_completions_are_the_most_frequent_words(index: FullTextIndex) -> None:
    assert index.completions("GOV") == ["government", "governments"]
    assert index.completions("gov", 1) == ["government"]
    assert index.completions("q") == []
