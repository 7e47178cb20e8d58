"""Where words begin and end for whoever marks them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.span import Span
from desktop.core.text.whole_words import is_inside_word, markable, whole_words, word_at

LETTERS = "abZé1,.:'’-“”\"‘«»「」 \n\u0301\u200dกไ日カタצל\u05f4👩_"
texts = st.text(st.sampled_from(LETTERS), max_size=30)


@st.composite
def spans_in_texts(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    return text, Span(start, draw(st.integers(start, len(text))))


@pytest.mark.parametrize(
    "word",
    [
        "wouldn't",
        "wouldn’t",
        "1,200.50",
        "l'inspectrice",
        "aujourd’hui",
        "well-known",
        "19-year-old",
        "10:30",
        "U.S.",
        "e.g.",
        "example.org",
        'צה"ל',
        "re\u0301sume\u0301",
        "नमस्ते",
        "O'Brien's",
    ],
)
def test_each_of_these_is_one_word(word: str) -> None:
    text = f"He said “{word}” twice"
    start = text.index(word)

    assert {word_at(text, start + at).of(text) for at in range(len(word))} == {word}


@pytest.mark.parametrize(
    ("text", "of", "word"),
    [
        ("the end. Then", "end", "end"),
        ("the end.Then", "end", "end"),
        ("two, three", "two", "two"),
        ("2019–2021", "2019", "2019"),
        ("the dogs' bowls", "dogs", "dogs"),
        ("“We knew,” she said", "knew", "knew"),
        ("橋は古い", "古", "古"),
        ("新しいカメラです", "カ", "カメラ"),
        ("a, b", ",", ","),
    ],
)
def test_what_stands_beside_a_word_is_not_of_it(text: str, of: str, word: str) -> None:
    assert word_at(text, text.index(of)).of(text) == word


def test_behind_a_word_it_is_meant_all_the_same() -> None:
    assert word_at("the bridge", 10).of("the bridge") == "bridge"
    assert word_at("the bridge", 3).of("the bridge") == "the"
    assert word_at("", 0) == Span(0, 0)


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("ouncil me", "council met"),
        (" council ", "council"),
        ("“We knew", "We knew"),
        ("knew,” ", "knew,"),
        ("ouldn't go", "wouldn't go"),
        ("wouldn'", "wouldn't"),
        (" “", ""),
    ],
)
def test_what_is_marked_is_whole_words_without_blanks_and_quotation_marks(
    words: str, marked: str
) -> None:
    text = "The council met: “We knew,” she said, and he wouldn't go."
    start = text.index(words)

    assert markable(text, Span(start, start + len(words))).of(text) == marked


@given(spans_in_texts())
def test_whole_words_are_never_cut(given: tuple[str, Span]) -> None:
    text, span = given

    whole = whole_words(text, span)

    assert whole.encloses(span)
    assert whole_words(text, whole) == whole
    assert not len(whole) or not is_inside_word(text, whole.start)
    assert not len(whole) or not is_inside_word(text, whole.end)


@given(spans_in_texts())
def test_what_is_marked_once_is_marked_again_just_so(given: tuple[str, Span]) -> None:
    text, span = given

    marked = markable(text, span)

    words = marked.of(text)
    assert words == words.strip()
    assert not words or words[0] not in "“”\"'‘’«»「」"
    assert not words or words[-1] not in "“”\"'‘’«»「」"
    assert markable(text, marked) == marked


@given(texts, st.integers(0, 30))
def test_a_word_holds_the_character_it_is_asked_for(text: str, at: int) -> None:
    word = word_at(text, at)

    assert 0 <= word.start <= word.end <= len(text)
    if at < len(text) and not text[at].isspace():
        assert word.covers(at)


def test_nobody_waits_for_the_end_of_a_word_without_end() -> None:
    text = "a" * 100_000

    assert len(whole_words(text, Span(50_000, 50_001))) < 1_000
