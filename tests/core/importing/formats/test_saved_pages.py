"""Pages as browsers, mail and the clipboard hold them: with their address and their pictures."""

from __future__ import annotations

import base64
import plistlib
import struct
import zlib
from pathlib import Path

import pytest

from desktop.core.importing.article_file import article_from_file
from desktop.core.importing.document import ImportedDocument, ImportNotice
from desktop.core.importing.document import SourceFieldName as Name
from desktop.core.importing.errors import CannotImport, NoWords
from desktop.core.importing.formats.clipboard_page import document_from_clipboard
from desktop.core.importing.formats.html import documents_from_html
from desktop.core.importing.formats.mhtml import documents_from_mhtml
from desktop.core.importing.formats.page_folder import FolderBeside
from desktop.core.importing.formats.webarchive import documents_from_webarchive
from desktop.core.shape import LineKind, LineStyle, SpanKind
from tests.core.importing.formats.invented_pages import (
    FIRST,
    SENTENCES,
    a_page,
    lines_of,
    read_page,
)


def a_png(width: int = 300, height: int = 200) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


PNG = a_png()
ADDRESS = "https://courier.example/news/bridge"


@pytest.mark.parametrize(
    "comment",
    [
        f"<!-- saved from url=({len(ADDRESS):04}){ADDRESS} -->",
        f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Tue May 14 2024\n-->",
    ],
)
def test_the_address_stands_in_a_comment_at_the_beginning(comment: str) -> None:
    page = a_page().replace("<html>", f"<html>{comment}")

    assert read_page(page).value(Name.URL) == ADDRESS
    said_when = "saved date" in comment
    assert read_page(page).value(Name.ACCESSED) == ("2024-05-14" if said_when else "")


def test_the_address_that_a_page_says_it_has_counts_on_its_own_host() -> None:
    comment = f"<!-- saved from url=(0035){ADDRESS}?from=mail -->"
    own = f"<link rel='canonical' href='{ADDRESS}'>"
    other = "<link rel='canonical' href='https://elsewhere.example/'>"

    assert read_page(comment + a_page(head=own)).value(Name.URL) == ADDRESS
    assert read_page(comment + a_page(head=other)).value(Name.URL) == f"{ADDRESS}?from=mail"


def test_a_picture_in_the_page_is_kept_where_it_stands() -> None:
    source = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
    page = a_page(
        f"<figure><img src='{source}' alt='A fence'><figcaption>The fence</figcaption></figure>"
    )

    document = read_page(page)

    [picture] = document.shape.pictures
    assert (picture.before, picture.words, picture.width, picture.height) == (
        3,
        "A fence",
        300,
        200,
    )
    assert [each.content for each in document.pictures] == [PNG]
    assert document.pictures[0].name == picture.name
    assert document.notices == ()


def test_a_picture_that_lies_elsewhere_is_told_to_be_left_out() -> None:
    document = read_page(a_page("<img src='https://courier.example/a.png' width='640'>"))

    assert document.pictures == ()
    assert document.notices == (ImportNotice.PICTURES_LEFT_OUT,)


def an_envelope(page: str, *, encoding: str = "quoted-printable") -> bytes:
    body = (
        base64.b64encode(page.encode()).decode()
        if encoding == "base64"
        else page.replace("=", "=3D")
    )
    picture = base64.b64encode(PNG).decode()
    return (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {ADDRESS}\r\n"
        "Date: Tue, 14 May 2024 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="--b--x"\r\n\r\n'
        f"----b--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: {encoding}\r\n"
        f"Content-Location: {ADDRESS}\r\n\r\n{body}\r\n"
        "----b--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: https://courier.example/news/pier.png\r\n\r\n{picture}\r\n----b--x--\r\n"
    ).encode()


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_a_page_in_an_envelope_is_read_with_its_pictures(encoding: str) -> None:
    envelope = an_envelope(a_page("<img src='pier.png'>"), encoding=encoding)

    [document] = documents_from_mhtml(envelope, name="page")

    assert lines_of(document) == [*SENTENCES]
    assert document.value(Name.URL) == ADDRESS
    assert document.value(Name.ACCESSED) == "2024-05-14"
    assert [each.content for each in document.pictures] == [PNG]


@pytest.mark.parametrize("kind", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_page_that_safari_saved_is_read_with_its_pictures(kind: plistlib.PlistFormat) -> None:
    archive = {
        "WebMainResource": {
            "WebResourceData": a_page("<img src='pier.png'>").encode("utf-16"),
            "WebResourceURL": ADDRESS,
            "WebResourceTextEncodingName": "UTF-16",
        },
        "WebSubresources": [
            {"WebResourceData": PNG, "WebResourceURL": "https://courier.example/news/pier.png"}
        ],
    }

    [document] = documents_from_webarchive(plistlib.dumps(archive, fmt=kind), name="page")

    assert lines_of(document) == [*SENTENCES]
    assert document.value(Name.URL) == ADDRESS
    assert [each.content for each in document.pictures] == [PNG]


@pytest.mark.parametrize("content", [b"", b"bplist00", b"<plist/>", b"bplist00" + b"\xff" * 60])
def test_an_archive_that_cannot_be_read_is_told(content: bytes) -> None:
    with pytest.raises(NoWords):
        documents_from_webarchive(content, name="page")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MIME-Version: 1.0\n\nwords",
        b"Content-Type: multipart/related; boundary=b\n\n--b\n--b--",
    ],
)
def test_an_envelope_without_a_page_is_told(content: bytes) -> None:
    with pytest.raises(CannotImport):
        documents_from_mhtml(content, name="page")


def test_a_page_saved_with_its_folder_has_its_pictures(tmp_path: Path) -> None:
    (tmp_path / "Bridge closed_files").mkdir()
    (tmp_path / "Bridge closed_files" / "pier.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(PNG)
    beside = FolderBeside(tmp_path / "Bridge closed.html")
    page = a_page("<img src='./Bridge%20closed_files/pier.png'>").encode()

    [document] = documents_from_html(page, name="page", beside=beside)

    assert [each.content for each in document.pictures] == [PNG]
    outside = ["secret.png", "Bridge closed_files/../secret.png", "/etc/passwd", "x/pier.png"]
    outside += [f"{tmp_path}/secret.png", "Bridge closed_files//pier.png", "", "\0"]
    for address in outside:
        assert beside(address) is None


def test_a_link_out_of_the_folder_of_a_page_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "page_files").mkdir()
    (tmp_path / "secret.png").write_bytes(PNG)
    try:
        (tmp_path / "page_files" / "a.png").symlink_to(tmp_path / "secret.png")
    except OSError:
        pytest.skip("links may not be made here")

    assert FolderBeside(tmp_path / "page.html")("page_files/a.png") is None


def copied(html: str, head: bool = True) -> ImportedDocument:
    piece = f"<html><body>\r\n<!--StartFragment-->{html}<!--EndFragment-->\r\n</body></html>"
    if not head:
        return document_from_clipboard(piece.encode(), name="Pasted")
    layout = (
        "Version:0.9\r\nStartHTML:{:010}\r\nEndHTML:{:010}\r\nStartFragment:{:010}\r\nEndFragment:{:010}\r\nSourceURL:"
        + ADDRESS
        + "\r\n"
    )
    length = len(layout.format(0, 0, 0, 0))
    start, end = (
        len(piece[: piece.index(sign)].encode())
        for sign in ("<!--StartFragment-->", "<!--EndFragment-->")
    )
    start += len("<!--StartFragment-->")
    whole = (
        layout.format(length, length + len(piece.encode()), length + start, length + end) + piece
    )
    return document_from_clipboard(whole.encode(), name="Pasted")


@pytest.mark.parametrize("head", [True, False])
def test_all_that_was_copied_is_text(head: bool) -> None:
    document = copied(f"<p>Read more</p><p>{FIRST}</p><h2>Über die Brücke</h2>", head)

    assert lines_of(document) == ["Read more", FIRST, "Über die Brücke"]
    assert document.value(Name.TITLE) == "Pasted"
    assert document.value(Name.URL) == (ADDRESS if head else "")


def test_lists_of_word_are_lists_and_their_signs_no_letters() -> None:
    items = "".join(
        f"<p class=MsoListParagraph style='margin-left:36pt;mso-list:l0 level{level} lfo1'>"
        "<![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>"
        f"<![endif]>{words}<o:p></o:p></p>"
        for level, words in ((1, "Bread"), (2, "of rye"))
    )

    document = copied(items)

    assert lines_of(document) == ["Bread", "of rye"]
    assert document.shape.style(0) == LineStyle(LineKind.LIST_ITEM, 1)
    assert document.shape.style(1) == LineStyle(LineKind.LIST_ITEM, 2)


def test_what_google_docs_puts_round_it_all_is_no_stress() -> None:
    document = copied(
        "<b style='font-weight:normal;' id='docs-internal-guid-1'><p><span style='font-weight:400'>"
        "It was </span><span style='font-weight:700'>shut</span><span style='font-style:italic'>"
        " now</span></p></b>"
    )

    spans = [(each.kind, each.span.of(document.text)) for each in document.shape.spans]
    assert document.text == "It was shut now"
    assert spans == [(SpanKind.STRONG, "shut"), (SpanKind.EMPHASIS, "now")]


def test_words_in_smart_tags_stay() -> None:
    document = copied(
        "<p>It is in <st1:place w:st='on'><st1:City>Eastmere</st1:City></st1:place>, they said.</p>"
    )

    assert document.text == "It is in Eastmere, they said."


@pytest.mark.parametrize(
    "head", [b"Version:0.9\r\nStartFragment:99999\r\nEndFragment:5\r\n", b"Version:1.0\r\n"]
)
def test_a_head_that_counts_wrong_does_no_harm(head: bytes) -> None:
    document = document_from_clipboard(head + f"<p>{FIRST}</p>".encode(), name="Pasted")

    assert FIRST in document.text


def test_saved_pages_become_articles_by_their_files() -> None:
    article = article_from_file(a_page().encode(), name="bridge.html").article
    again = article_from_file(an_envelope(a_page()), name="bridge.mhtml").article

    assert article.title == again.title == "Bridge closed"
    assert article.text == again.text == "\n".join(SENTENCES)
    assert again.url == ADDRESS
