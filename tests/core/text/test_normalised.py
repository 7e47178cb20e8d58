"""The stored form of a text: written once, it stays true."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.core.text.normalised import normalise, normalise_line, storable

ODD = "\n\r\t \x0b\x0c\x1c\x85\u2028\u2029\x00\x07\x7f\ufeff\ufffc\ufdd0\ufdd1\uffff\u00a0\u3000"
UNSEEN = "\u05d0\u0e01\u200b\u200f\u00ad\U0001f3f4\U000e0067\U000e007f"
MARKS = UNSEEN + "e\u0301\u0327\u0344\u1100\u1161\u200d\u202e🙂👩\ud83d\ude00\u212a"
RAW = st.text(st.one_of(st.sampled_from(ODD + MARKS + "ab."), st.characters()), max_size=40)
BREAKING = set("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")


@given(RAW)
@example("e\x00\u0301")
@example(" \u0301a")
@example("\r\x07\n")
def test_normalising_twice_changes_nothing_more(raw: str) -> None:
    once = normalise(raw)

    assert normalise(once) == once


@given(RAW)
def test_a_stored_text_can_be_written_and_read_without_a_change(raw: str) -> None:
    text = normalise(raw)

    assert text.encode("utf-8").decode("utf-8") == text
    assert unicodedata.is_normalized("NFC", text)


@given(RAW)
def test_a_stored_text_has_nothing_in_it_that_no_page_can_show(raw: str) -> None:
    text = normalise(raw)

    assert not [
        c for c in text if unicodedata.category(c) == "Cc" and ord(c) < 0x80 and c not in "\n\t"
    ]
    assert not set(text) & {"\ufeff", "\ufffc", "\ufdd0", "\ufdd1", "\uffff"}


@given(RAW)
def test_every_line_of_a_stored_text_is_a_paragraph_without_blanks_at_its_ends(raw: str) -> None:
    text = normalise(raw)

    assert not set(text) & BREAKING
    assert all(line and line == line.strip() for line in text.split("\n") if text)


@given(RAW)
def test_no_word_is_lost_or_changed_but_in_its_form(raw: str) -> None:
    def letters(words: str) -> str:
        decomposed = unicodedata.normalize("NFD", words.encode("utf-8", "ignore").decode())
        return "".join(
            c for c in decomposed if unicodedata.category(c)[0] in "LNPS" and c != "\ufffc"
        )

    assert letters(normalise(raw)) == letters(raw)


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("One\r\n\r\nTwo\rThree\u2029Four", "One\nTwo\nThree\nFour"),
        ("  One  two \t\n\u00a0\n three ", "One  two\nthree"),
        ("\ufeffCafe\u0301", "Café"),
        ("soft\u00adhyphen \u200fعربى", "softhyphen \u200fعربى"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("Report \u202egpj.exe", "Report gpj.exe"),
        ("\u2067not\u2069 \u202eguilty\u202c", "not guilty"),
        ("pa\u200bss\u2060wo\u180erd\x9b \ufff9a\ufffbb", "password ab"),
        ("5\u200f - \u200f3", "5 - 3"),
        ("hid\U000e0041\U000e0042den", "hidden"),
        ("🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", None),
        ("می\u200cخواهم", None),
        ("क्\u200dष", None),
        ("שלום (C++\u200e)", None),
        ("ไทย\u200bภาษา", None),
        ("\n\n", ""),
    ],
)
def test_examples_of_the_stored_form(raw: str, stored: str | None) -> None:
    assert normalise(raw) == (raw if stored is None else stored)


@given(RAW)
def test_a_line_has_single_spaces_and_no_line_ends(raw: str) -> None:
    line = normalise_line(raw)

    assert line == " ".join(line.split())
    assert normalise_line(line) == line


@given(RAW)
@example("first\n\n  - second\r\n")
def test_what_a_student_writes_keeps_its_lines_and_can_be_written(raw: str) -> None:
    words = storable(raw)

    words.encode("utf-8")
    assert storable(words) == words
    assert words.count("\n") == raw.count("\n")
    if raw.isprintable():
        assert words == raw or set(raw) & set("\ufffc\ufeff")


def test_a_letter_keeps_as_many_marks_as_any_language_needs() -> None:
    assert normalise("a" + "\u0323" * 30 + "b") == normalise("a" + "\u0323" * 1_000 + "b")
    assert len(normalise("x" + "\u0334" * 30)) == 31


@pytest.mark.parametrize("start", ["a", "\u0958", "\u0344", "", "é"])
@pytest.mark.parametrize("mark", ["\u0301", "\u0344", "\u0323\u0301", "\u093c", "\u0f73"])
def test_nor_does_normalising_them_twice_change_more(start: str, mark: str) -> None:
    once = normalise(start + mark * 100 + "b")

    assert normalise(once) == once
    assert once.endswith("b")


def test_rows_of_other_signs_are_left_alone() -> None:
    assert normalise("—" * 100 + "…" * 100) == "—" * 100 + "…" * 100
