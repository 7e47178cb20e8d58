"""The letters of a page, whatever it was saved with and whatever it says of that."""

from __future__ import annotations

import codecs

import pytest

from desktop.core.importing.formats.page_letters import page_letters

GERMAN = "Die alte Brücke über die Marl wurde am Montag geschlossen, sagte der Bürgermeister."
CZECH = "Starý most přes řeku byl v pondělí uzavřen, řekl starosta městečka."
JAPANESE = "古い橋は月曜日に閉鎖されたと町長は言った。"
RUSSIAN = "Старый мост через реку закрыли в понедельник, сказал мэр."


def a_page(words: str, charset: str) -> str:
    return f"<html><head><meta charset='{charset}'></head><body><p>{words}</p></body></html>"


@pytest.mark.parametrize(
    ("words", "charset", "encoding"),
    [
        (GERMAN, "utf-8", "utf-8"),
        (GERMAN, "iso-8859-1", "cp1252"),
        (f"„{GERMAN}“", "ISO-8859-1", "cp1252"),
        (CZECH, "windows-1250", "cp1250"),
        (CZECH, "iso-8859-2", "iso8859-2"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "windows-1251", "cp1251"),
        (JAPANESE, "shift_jis", "cp932"),
        (JAPANESE, "euc-jp", "euc_jp"),
        (JAPANESE, "iso-2022-jp", "iso2022_jp"),
        ("旧桥于周一关闭，市长说。", "gb2312", "gb18030"),
        ("舊橋於週一關閉，市長說。", "big5", "big5"),
    ],
)
def test_what_a_page_says_of_its_letters_is_believed(
    words: str, charset: str, encoding: str
) -> None:
    decoded = page_letters(a_page(words, charset).encode(encoding))

    assert words in decoded.text
    assert not decoded.is_damaged


@pytest.mark.parametrize(
    "said", ["iso-8859-1", "windows-1252", "shift_jis", "nonsense", "hex", "utf-16"]
)
def test_what_reads_as_utf_8_is_utf_8_whatever_is_said(said: str) -> None:
    assert GERMAN in page_letters(a_page(GERMAN, said).encode()).text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_a_mark_at_the_beginning_is_right(mark: bytes, encoding: str) -> None:
    content = mark + a_page(CZECH, "iso-8859-1").encode(encoding)

    assert CZECH in page_letters(content).text
    if encoding != "utf-8":
        assert CZECH[:20] in page_letters(content[:-1]).text


def test_what_an_envelope_says_comes_before_what_the_page_says() -> None:
    content = a_page(CZECH, "iso-8859-1").encode("cp1250")

    assert CZECH in page_letters(content, "windows-1250").text


def test_a_page_that_says_nothing_is_guessed() -> None:
    content = f"<html><p>{GERMAN}</p></html>".encode("cp1252")

    assert GERMAN in page_letters(content).text


def test_utf_8_with_a_broken_letter_is_told_as_damaged() -> None:
    content = a_page(GERMAN * 3, "utf-8").encode().replace(b"\xc3\xbc", b"\xc3", 1)

    decoded = page_letters(content)

    assert decoded.is_damaged
    assert GERMAN in decoded.text


def test_zeros_in_a_page_are_no_letters() -> None:
    assert GERMAN in page_letters(a_page(GERMAN, "utf-8").replace("Die", "D\0ie").encode()).text
