"""Text files are read whatever they were saved with, and other files are refused."""

from __future__ import annotations

import codecs

import pytest

from desktop.core.importing.decoding import LARGEST, decode
from desktop.core.importing.errors import NotText, TooLarge

WORDS = "“Où est-il ?” – Ł, 日本, 🙂 said Zoë.\n"


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode("utf-8"),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-32"),
        codecs.BOM_UTF32_BE + WORDS.encode("utf-32-be"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 le", "utf-16 be", "utf-32 le", "utf-32 be"],
)
def test_unicode_is_read_as_it_says(content: bytes) -> None:
    decoded = decode(content)

    assert (decoded.text, decoded.is_guess) == (WORDS, False)


def test_what_is_no_unicode_is_taken_for_windows_1252_and_called_a_guess() -> None:
    decoded = decode("“It’s safe,” said Zoë.".encode("cp1252"))

    assert (decoded.text, decoded.is_guess) == ("“It’s safe,” said Zoë.", True)


def test_a_file_that_was_cut_inside_a_letter_is_still_unicode() -> None:
    decoded = decode("“It’s safe,” said Zoë.".encode()[:-2])

    assert (decoded.text, decoded.is_damaged) == ("“It’s safe,” said Zo\ufffd", True)
    assert not decoded.is_guess


def test_bytes_that_windows_1252_does_not_know_do_not_stop_it() -> None:
    assert decode(b"caf\xe9 \x81 closed").text == "café \ufffd closed"


def test_nothing_at_all_is_text_without_words() -> None:
    assert decode(b"").text == ""


@pytest.mark.parametrize(
    "content",
    [
        b"\x7fELF\x02\x01\x01\x00",
        bytes(range(256)),
        b"\x01\x02\x03\x04 hello",
        codecs.BOM_UTF16_LE + b"\x00\xd8h",
        codecs.BOM_UTF8 + b"\xff\xff",
    ],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(NotText):
        decode(content)


def test_more_than_anyone_reads_is_refused() -> None:
    assert len(decode(b"a" * LARGEST).text) == LARGEST

    with pytest.raises(TooLarge):
        decode(b"a" * (LARGEST + 1))
