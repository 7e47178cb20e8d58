"""The file of the dictionary gives what was written into it, and says when it is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from desktop.core.dictionary.stored_words import (
    DictionaryUnreadable,
    StoredSense,
    StoredWords,
)
from tests.training.make_dictionary import write_dictionary

letters = st.text(st.sampled_from("abcXYZé '-"), min_size=1, max_size=12).filter(
    lambda word: word == " ".join(word.split()) != ""
)
senses = st.builds(StoredSense, st.sampled_from(["noun", "verb"]), letters, st.just(()))


@given(st.dictionaries(letters, st.lists(senses, min_size=1, max_size=3), min_size=1, max_size=9))
def test_every_word_is_found_with_its_senses(
    tmp_path_factory: pytest.TempPathFactory, words: dict[str, list[StoredSense]]
) -> None:
    file = tmp_path_factory.mktemp("dictionary") / "a.dictionary"
    write_dictionary(file, words, [])

    stored = StoredWords(file)

    for word, expected in words.items():
        given_senses = [sense for written, sense in stored.senses(word) if written == word]
        assert sorted(given_senses, key=str) == sorted(expected, key=str)
    assert stored.senses("no such word") == ()


def test_an_irregular_form_names_its_word(tmp_path: Path) -> None:
    file = tmp_path / "a.dictionary"
    write_dictionary(file, {"go": [StoredSense("verb", "move")]}, [("went", "verb", "go")])

    assert StoredWords(file).words_of_form("Went") == (("verb", "go"),)
    assert StoredWords(file).senses("went") == ()


@pytest.mark.parametrize("kept", [0, 10, 30, 60, 200])
def test_a_file_that_was_cut_is_told(tmp_path: Path, kept: int) -> None:
    file = tmp_path / "a.dictionary"
    words = {f"word{n}": [StoredSense("noun", "meaning " * 9)] for n in range(400)}
    write_dictionary(file, words, [])
    file.write_bytes(file.read_bytes()[:kept])

    with pytest.raises(DictionaryUnreadable):
        StoredWords(file).senses("word1")


def test_bytes_that_are_others_are_told(tmp_path: Path) -> None:
    file = tmp_path / "a.dictionary"
    write_dictionary(file, {"word": [StoredSense("noun", "meaning")]}, [])
    content = bytearray(file.read_bytes())
    content[-8:] = b"\x00" * 8
    file.write_bytes(bytes(content))

    with pytest.raises(DictionaryUnreadable):
        StoredWords(file).senses("word")


def test_the_shipped_dictionary_is_large_and_small() -> None:
    file = resources.path("dictionary/english.dictionary")

    assert file.stat().st_size < 7_000_000
    stored = StoredWords(file)
    assert all(stored.senses(word) for word in ("war", "serious", "NATO", "ballot", "zygote"))
