"""Words, and when two of them count as one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.words.analysis import LONGEST_WORD, fold, forms, stem, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Putin’s", "putin"),
        ("Putin's", "Putin’s"),
        ("don’t", "dont"),
        ("O'Brien", "O’Brien"),
        ("Zürich", "zurich"),
        ("Straße", "STRASSE"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("ﬁnal", "final"),
        ("U.S.", "US"),
        ("1,000", "1000"),
        ("co\u00adoperate", "cooperate"),
        ("İstanbul", "istanbul"),
        ("Ωμέγας", "ΩΜΕΓΑΣ"),
    ],
)
def test_different_spellings_of_a_word_are_one_word(one: str, other: str) -> None:
    assert forms(one) == forms(other)


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011", "\u2013", "\u2212", "/", "—"])
def test_every_hyphen_parts_two_words(hyphen: str) -> None:
    assert [form.exact for form in forms(f"Russia{hyphen}Ukraine")] == ["russia", "ukraine"]


@pytest.mark.parametrize(
    ("word", "stem_of_it"),
    [
        ("elections", "elect"),
        ("elected", "elect"),
        ("general", "general"),
        ("generally", "general"),
        ("news", "news"),
        ("added", "add"),
        ("3.5m", "3.5m"),
        ("дома", "дома"),
    ],
)
def test_endings_go_by_the_english_snowball_rules(word: str, stem_of_it: str) -> None:
    assert stem(fold(word)) == stem_of_it


def test_scripts_without_blanks_give_a_word_a_character() -> None:
    assert [form.exact for form in forms("東京 Tokyo")] == ["東", "京", "tokyo"]


def test_underscores_and_asterisks_of_markdown_are_no_part_of_a_word() -> None:
    assert [form.exact for form in forms("_so_ **loud**")] == ["so", "loud"]


@given(st.text())
def test_words_stand_in_order_inside_the_text(text: str) -> None:
    last = 0
    for word in words(text):
        assert last <= word.start < word.end <= len(text)
        assert word.forms.exact
        assert len(word.forms.exact) <= LONGEST_WORD
        last = word.end


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_composed_and_decomposed_text_has_the_same_words(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)

    assert forms(unicodedata.normalize("NFD", composed)) == forms(composed)


@given(st.text())
def test_every_form_can_be_written_down(text: str) -> None:
    for form in forms(text):
        form.exact.encode()
        form.stem.encode()


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("l’élection", "election"),
        ("L'École", "ecole"),
        ("d’Emmanuel", "emmanuel"),
        ("qu’elle", "elle"),
        ("jusqu'ici", "ici"),
        ("dell’arte", "arte"),
        ("un'altra", "altra"),
        ("l’été's", "ete"),
        ("O’Brien", "obrien"),
        ("don’t", "dont"),
        ("rock'n'roll", "rocknroll"),
        ("d'a", "da"),
    ],
)
def test_a_little_word_that_is_written_together_with_the_next_goes(word: str, plain: str) -> None:
    assert fold(word) == plain


@given(st.text("aBc3é'.,;:!?\" -_’東\u0301\n"))
def test_what_stands_behind_a_word_does_not_change_it(text: str) -> None:
    # Before marks and blanks that are seldom, words are told in another way.
    seldom = text.translate({ord(" "): "\u2003", ord("\n"): "\u2029", ord('"'): "\u201e"})

    assert list(words(text)) == list(words(seldom))
