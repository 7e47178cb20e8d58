"""Words of the index for words that were mistyped or are not yet finished."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.asking.operators import Operators
from index.document import Document
from index.full_text_index import FullTextIndex
from index.location import discard
from index.words.analysis import fold


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


def test_after_a_name_the_words_of_that_attribute_are_suggested(tmp_path: Path) -> None:
    index = FullTextIndex.open_or_make(tmp_path, Operators(attributes=("speaker", "title")))
    speakers = ("Donald Trump", "Greta Thunberg", "Trumps")
    for number, speaker in enumerate(speakers):
        attributes = {"speaker": speaker, "title": "Tramps"}
        index.replace([Document(str(number), "g", "said", "a trumpet", attributes=attributes)])

    assert index.suggest("trmp", attribute="speaker") == ["trump"]
    assert index.suggest("thunbreg", attribute="speaker") == ["thunberg"]
    assert index.suggest("trmps", attribute="title") == ["tramps"]
    assert index.suggest("trmpet") == ["trumpet"]
    assert index.suggest("trmpet", attribute="speaker") == []


def test_no_stem_is_suggested_for_a_word(tmp_path: Path) -> None:
    index = FullTextIndex.open_or_make(tmp_path, Operators(attributes=("speaker",)))
    index.replace([Document("1", "g", "said", "", attributes={"speaker": "Minister of ponies"})])

    assert index.suggest("poni", attribute="speaker") == []
    assert index.suggest("ponie", attribute="speaker") == ["ponies"]


LETTERS = st.text("abø", min_size=1, max_size=9)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(LETTERS, max_size=12), max_size=4), LETTERS)
def test_suggestions_are_what_comparing_with_every_word_gives(
    texts: list[list[str]], typed: str
) -> None:
    folder = Path(tempfile.mkdtemp(prefix="sourcebook-suggestions-"))
    try:
        index = FullTextIndex.open_or_make(folder, Operators())
        for number, text in enumerate(texts):
            index.replace([Document(str(number), "g", "article", " ".join(text))])

        assert index.suggest(typed, 5) == compared_with_all(texts, fold(typed))[:5]
    finally:
        index.close()
        discard(folder)


def compared_with_all(texts: list[list[str]], typed: str) -> list[str]:
    """Every word that is near enough and frequent enough, the best first."""
    spread = Counter(word for text in texts for word in {fold(each) for each in text})
    reach = 0 if len(typed) < 3 else 1 if len(typed) <= 4 else 2
    near = {word: steps(word, typed) for word in spread if word != typed}
    found = [word for word in near if near[word] <= reach and spread[word] > spread.get(typed, 0)]
    return sorted(found, key=lambda word: (near[word], -spread[word], word))


def steps(one: str, other: str) -> int:
    """Letters that are wrong, missing, too many or the wrong way round."""
    table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            if not i or not j:
                table[i][j] = i + j
                continue
            best = min(
                table[i - 1][j] + 1,
                table[i][j - 1] + 1,
                table[i - 1][j - 1] + (one[i - 1] != other[j - 1]),
            )
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
                best = min(best, table[i - 2][j - 2] + 1)
            table[i][j] = best
    return table[-1][-1]


def test_completions_are_the_most_frequent_words(index: FullTextIndex) -> None:
    assert index.completions("GOV") == ["government", "governments"]
    assert index.completions("gov", 1) == ["government"]
    assert index.completions("q") == []
