"""Texts in every encoding that a school meets are read, and the letters of each are right."""

from __future__ import annotations

import unicodedata

import pytest

from desktop.core.importing.decoding import decode
from desktop.core.importing.document_file import documents_in
from tests.core.importing.encoded_texts import PAIRS, encoded
from tests.each_case import check_each

TEXTS = [(language, encoding, text) for language, encoding, texts in PAIRS for text in texts]


def test_the_table_is_as_wide_as_schools_are() -> None:
    assert len(PAIRS) >= 36


def test_a_short_text_is_read_in_its_own_letters() -> None:
    check_each(TEXTS, _is_read_in_its_own_letters)


def _is_read_in_its_own_letters(case: tuple[str, str, str]) -> None:
    _, encoding, text = case
    content = encoded(text, encoding)

    meant = unicodedata.normalize("NFC", content.decode(encoding)).removeprefix("\ufeff")
    assert unicodedata.normalize("NFC", decode(content).text) == meant
    assert documents_in(content, name="text.txt")[0].text.split("\n")[0] in meant


def test_what_a_file_declares_is_believed_where_its_letters_tell_little() -> None:
    content = "naïve Ł".encode("iso8859-2", "replace")

    assert decode(content, "ISO-8859-2").text == content.decode("iso8859-2")


@pytest.mark.parametrize(
    "declared", ["no such thing", "idna", "utf-7", "\0", "base64", "x" * 9_000]
)
def test_what_is_no_encoding_is_not_believed(declared: str) -> None:
    assert decode("Zoë’s bridge".encode("cp1252"), declared).text == "Zoë’s bridge"


def test_a_page_that_declares_latin_and_is_unicode_is_unicode() -> None:
    assert decode("Zoë’s bridge".encode(), "iso-8859-1").text == "Zoë’s bridge"


def test_letters_of_windows_among_those_of_unicode_are_both_read() -> None:
    mixed = "Zoë and Łukasz, naïve, café: ".encode() + "“the bridge” – closed".encode("cp1252")

    decoded = decode(mixed)

    assert decoded.text == "Zoë and Łukasz, naïve, café: “the bridge” – closed"
    assert decoded.is_damaged
