"""A file is what its first bytes say, whatever it is called."""

from __future__ import annotations

import codecs
import io
import plistlib
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.importing.recognising import (
    FileFormat,
    NoTextReason,
    Recognised,
    recognised,
    recognised_file,
)
from tests.each_case import check_each

PAGE = "<!DOCTYPE html><html><head><title>Bridge</title></head><body><p>Closed.</p></body></html>"
SAVED_PAGE = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/bridge\r\n"
    'Subject: Bridge\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="b"'
    f"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n{PAGE}\r\n--b--\r\n"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RESOURCE = {
    "WebMainResource": {"WebResourceData": PAGE.encode(), "WebResourceMIMEType": "text/html"}
}


def an_archive(*files: tuple[str, str]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in files:
            archive.writestr(name, content)
    return written.getvalue()


DOCX = an_archive(
    ("[Content_Types].xml", "<Types/>"), ("_rels/.rels", "<r/>"), ("word/document.xml", "<w/>")
)
ODT = an_archive(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<c/>"))
EPUB = an_archive(("mimetype", "application/epub+zip"), ("META-INF/container.xml", "<c/>"))

TRUE_BEGINNINGS: list[tuple[Recognised, str, bytes]] = [
    (FileFormat.TEXT, "story.txt", "“It’s safe,” said Zoë.".encode()),
    (FileFormat.TEXT, "story.txt", "“It’s safe,” said Zoë.".encode("cp1252")),
    (FileFormat.TEXT, "story.txt", "“It’s safe,” said Zoë.".encode("utf-16")),
    (FileFormat.TEXT, "story.txt", "“It’s safe,” said Zoë.".encode("utf-32")),
    (FileFormat.TEXT, "story", b"The bridge is closed.\x0c\nIt is old."),
    (FileFormat.MARKDOWN, "story.md", b"# The bridge\n\nIt is *closed*."),
    (FileFormat.MARKDOWN, "STORY.MARKDOWN", b"The bridge is closed."),
    (FileFormat.HTML, "page.html", PAGE.encode()),
    (FileFormat.HTML, "page.html", codecs.BOM_UTF8 + f"\r\n<!-- saved -->\n{PAGE}".encode()),
    (FileFormat.HTML, "page.html", PAGE.encode("utf-16")),
    (FileFormat.HTML, "page.xhtml", b'<?xml version="1.0"?>\n<html xmlns="x"><body/></html>'),
    (FileFormat.HTML, "page.htm", b"<p>Only a part of a page.</p>"),
    (FileFormat.MHTML, "page.mhtml", SAVED_PAGE.encode()),
    (FileFormat.MHTML, "page.mht", b"Content-Type: text/html\r\n\r\n<p>An older one.</p>"),
    (FileFormat.WEBARCHIVE, "p.webarchive", plistlib.dumps(RESOURCE, fmt=plistlib.FMT_BINARY)),
    (FileFormat.WEBARCHIVE, "p.webarchive", plistlib.dumps(RESOURCE)),
    (FileFormat.EPUB, "book.epub", EPUB),
    (FileFormat.EPUB, "book.epub", an_archive(("META-INF/container.xml", "<c/>"))),
    (FileFormat.PDF, "paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
    (FileFormat.PDF, "paper.pdf", b"\n%PDF-1.4\n1 0 obj\n"),
    (FileFormat.PDF, "paper.pdf", b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n1 0 obj\n"),
    (FileFormat.DOCX, "essay.docx", DOCX),
    (FileFormat.ODT, "essay.odt", ODT),
    (FileFormat.RTF, "essay.rtf", b"{\\rtf1\\ansi\\deff0 The bridge is closed.}"),
    (FileFormat.ZIP, "pack.zip", an_archive(("pack.md", "---\n"), ("articles/a.md", "a"))),
    (NoTextReason.EMPTY, "story.txt", b""),
    (NoTextReason.EMPTY, "story.md", b"\xef\xbb\xbf\r\n \t\n"),
    (NoTextReason.EMPTY, "pack.zip", an_archive()),
    (NoTextReason.PICTURE, "a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    (NoTextReason.PICTURE, "a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0"),
    (NoTextReason.PICTURE, "a.gif", b"GIF89a\x01\0\x01\0\x80\0\0"),
    (NoTextReason.PICTURE, "a.webp", b"RIFF\x24\0\0\0WEBPVP8 "),
    (NoTextReason.PICTURE, "a.bmp", b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0"),
    (NoTextReason.PICTURE, "a.tif", b"II*\0\x08\0\0\0"),
    (NoTextReason.PICTURE, "a.heic", b"\0\0\0\x18ftypheic\0\0\0\0"),
    (NoTextReason.PICTURE, "a.svg", b'<?xml version="1.0"?><svg xmlns="x"><path/></svg>'),
    (NoTextReason.SOUND, "a.mp3", b"ID3\x04\0\0\0\0\x02\0"),
    (NoTextReason.SOUND, "a.wav", b"RIFF\x24\0\0\0WAVEfmt "),
    (NoTextReason.SOUND, "a.ogg", b"OggS\0\x02\0\0"),
    (NoTextReason.SOUND, "a.m4a", b"\0\0\0\x20ftypM4A \0\0\0\0"),
    (NoTextReason.FILM, "a.mp4", b"\0\0\0\x20ftypisom\0\0\x02\0"),
    (NoTextReason.FILM, "a.mkv", b"\x1aE\xdf\xa3\x01\0\0\0"),
    (NoTextReason.FILM, "a.avi", b"RIFF\x24\0\0\0AVI LIST"),
    (NoTextReason.SPREADSHEET, "a.xlsx", an_archive(("xl/workbook.xml", "<w/>"))),
    (
        NoTextReason.SPREADSHEET,
        "a.ods",
        an_archive(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")),
    ),
    (NoTextReason.SLIDES, "a.pptx", an_archive(("ppt/presentation.xml", "<p/>"))),
    (NoTextReason.OLD_OFFICE, "a.doc", OLE + b"\0" * 64 + "WordDocument".encode("utf-16-le")),
    (NoTextReason.PROTECTED, "a.docx", OLE + b"\0" * 64 + "EncryptedPackage".encode("utf-16-le")),
    (NoTextReason.PACKED, "a.7z", b"7z\xbc\xaf\x27\x1c\0\x04"),
    (NoTextReason.PACKED, "a.rar", b"Rar!\x1a\x07\x01\0"),
    (NoTextReason.PACKED, "a.tar.gz", b"\x1f\x8b\x08\0\0\0\0\0"),
    (NoTextReason.PACKED, "a.tar", b"story.txt".ljust(257, b"\0") + b"ustar\x0000"),
    (NoTextReason.PROGRAM, "a.exe", b"MZ\x90\0\x03\0\0\0\x04\0"),
    (NoTextReason.PROGRAM, "a", b"\x7fELF\x02\x01\x01\0"),
    (NoTextReason.FONT, "a.ttf", b"\0\x01\0\0\0\x0f\0\x80"),
    (NoTextReason.FONT, "a.woff2", b"wOF2\0\x01\0\0"),
    (NoTextReason.DATABASE, "library.db", b"SQLite format 3\0\x10\0"),
    (NoTextReason.MACHINE, "a.plist", plistlib.dumps({"a": "b"}, fmt=plistlib.FMT_BINARY)),
    (NoTextReason.MACHINE, "a.bin", bytes(range(256))),
    (NoTextReason.MACHINE, "a.txt", b"\0\0\0\0"),
    (NoTextReason.MACHINE, "a.txt", b"The bridge\0 is closed."),
    (NoTextReason.MACHINE, "a.txt", b"\x01\x02\x03\x04 hello"),
]
SAID_BY_NAME_ALONE = (b"It is *closed*.", b"<p>Only a part", b"Content-Type: text/html")


def test_a_file_is_what_it_begins_with() -> None:
    def is_recognised(case: tuple[Recognised, str, bytes]) -> None:
        expected, name, content = case
        assert recognised(content, name) is expected

    check_each(TRUE_BEGINNINGS, is_recognised)


@pytest.mark.parametrize("name", ["story.txt", "story.pdf", "story.docx", "story", "story.jpg", ""])
def test_a_wrong_suffix_changes_nothing(name: str) -> None:
    told_by_content = [
        (expected, content)
        for expected, _, content in TRUE_BEGINNINGS
        if expected is not FileFormat.MARKDOWN
        and not any(words in content for words in (*SAID_BY_NAME_ALONE, b"HTTP/1.1"))
    ]

    def is_recognised(case: tuple[Recognised, bytes]) -> None:
        expected, content = case
        assert recognised(content, name) is expected

    check_each(told_by_content, is_recognised)


def test_every_kind_is_looked_at_above() -> None:
    kinds = {*FileFormat, *NoTextReason} - {NoTextReason.FOLDER}

    assert {expected for expected, *_ in TRUE_BEGINNINGS} == kinds


@pytest.mark.parametrize(
    "words",
    [
        "BMW opens a plant",
        "MZ writes to us",
        "GIF89a is a format",
        "wOFF with their heads",
        "RIFF RAFF\nwent home",
        "Rar! said the cat",
        "PK\nis how she signs",
        "From: Ann\nTo: Ben\n\nThe bridge is closed.",
        "I saw %PDF-1.7 in a file once",
        "ID3 and the others",
        "<quietly> she said",
        "a <html> tag in the middle",
    ],
)
def test_words_that_begin_as_other_files_do_are_words(words: str) -> None:
    assert recognised(words.encode(), "story.txt") is FileFormat.TEXT


@pytest.mark.parametrize("suffix", [".docx", ".epub", ".odt"])
def test_of_an_archive_that_was_cut_off_the_name_decides(suffix: str) -> None:
    cut = an_archive(("a.xml", "<a/>"), ("b.xml", "<b/>"))[:60]

    assert recognised(cut, f"essay{suffix}") is FileFormat(suffix[1:])
    assert recognised(cut, "essay.zip") is FileFormat.ZIP
    assert recognised(DOCX[:-20], "essay.zip") is FileFormat.DOCX


def test_an_archive_with_something_before_or_behind_it_is_known_too() -> None:
    behind = bytearray(DOCX + b"a remark")
    struct.pack_into("<H", behind, len(DOCX) - 2, len(b"a remark"))

    assert recognised(bytes(behind), "a.zip") is FileFormat.DOCX
    assert recognised(DOCX[:30] + DOCX, "a.zip") is FileFormat.DOCX


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "page.html").mkdir()

    assert recognised_file(tmp_path / "page.html", 100) == (NoTextReason.FOLDER, b"")


def test_of_a_file_only_its_beginning_is_read(tmp_path: Path) -> None:
    (tmp_path / "story.md").write_bytes(b"# Closed\n" * 1000)

    assert recognised_file(tmp_path / "story.md", 9) == (FileFormat.MARKDOWN, b"# Closed\n")


@pytest.mark.parametrize("error", [FileNotFoundError, NotADirectoryError])
def test_a_file_that_is_not_there_is_an_error_of_the_system(
    tmp_path: Path, error: type[OSError]
) -> None:
    (tmp_path / "story.txt").write_bytes(b"words")
    path = tmp_path / ("no.txt" if error is FileNotFoundError else "story.txt/no.txt")

    with pytest.raises(error):
        recognised_file(path, 100)


@given(
    st.sampled_from([content for _, _, content in TRUE_BEGINNINGS]),
    st.binary(max_size=80),
    st.integers(0, 300),
)
def test_whatever_the_bytes_are_there_is_an_answer(start: bytes, more: bytes, cut: int) -> None:
    for content in (more, start[:cut] + more, start + more):
        assert isinstance(recognised(content, "a.docx"), FileFormat | NoTextReason)
