"""An e-book is its chapters in the order of reading."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from desktop.core.importing.document import ImportedDocument, SourceFieldName
from desktop.core.importing.errors import NoWords, Unreadable, UnreadableReason
from desktop.core.importing.formats.epub.book import documents_from_epub
from desktop.core.shape import LineKind, LineStyle
from tests.core.importing.made_files import a_png, a_zip, an_epub, stressed, styled_lines

LONG = "<p>" + "The water rose over the stones of the weir that night. " * 150 + "</p>"


def read(body: str, parts: Mapping[str, str | bytes] | None = None) -> ImportedDocument:
    [document] = documents_from_epub(an_epub({"a.xhtml": body}, parts=parts), name="book")
    return document


def test_chapters_begin_where_the_contents_say() -> None:
    book = an_epub(
        {
            "front.xhtml": "<p>For my mother.</p>",
            "one.xhtml": f"<h1>ONE</h1>{LONG}",
            "rest.xhtml": f"{LONG}<h1 id='two'>TWO</h1>{LONG}<p><a id='three'/></p>{LONG}",
        },
        contents=[
            ("The weir", "one.xhtml"),
            ("Rain", "rest.xhtml#two"),
            ("End", "rest.xhtml#three"),
        ],
    )

    chapters = documents_from_epub(book, name="book")

    assert [chapter.value(SourceFieldName.TITLE) for chapter in chapters] == [
        "1",
        "The weir",
        "Rain",
        "End",
    ]
    assert {chapter.chapter_of for chapter in chapters} == {"The Weir"}
    assert chapters[1].text.count("\n") == 2
    assert chapters[2].text.startswith("TWO\nThe water")
    assert chapters[0].value(SourceFieldName.BYLINE) == "Ada Quill"
    assert chapters[0].value(SourceFieldName.PUBLISHED) == "2019-05-02"


def test_without_contents_every_file_is_a_chapter() -> None:
    book = an_epub({"a.xhtml": f"<h2>Rain</h2>{LONG}", "b.xhtml": LONG})

    chapters = documents_from_epub(book, name="book")

    assert [each.value(SourceFieldName.TITLE) for each in chapters] == ["Rain", "2"]


def test_a_file_whose_words_lie_too_deep_is_told_as_that() -> None:
    # As it is no XML, it is read as HTML.
    with pytest.raises(Unreadable) as refused:
        read("<br>" + "<div>" * 5_000 + LONG)

    assert refused.value.reason is UnreadableReason.TOO_DEEP


def test_a_short_book_is_one_text() -> None:
    book = an_epub(
        {"a.xhtml": "<p>One.</p>", "b.xhtml": "<p>Two.</p>"}, contents=[("A", "a.xhtml")]
    )

    [document] = documents_from_epub(book, name="book")

    assert (document.text, document.chapter_of) == ("One.\nTwo.", "")
    assert document.value(SourceFieldName.TITLE) == "The Weir"


def test_what_stands_in_a_chapter_keeps_its_kind() -> None:
    document = read(
        "<h2>Rain</h2><p>One<br/>two &nbsp;&mdash; three</p><ol start='3'><li>c<ul><li>inner</li>"
        "</ul></li><li><p>d</p><p>more</p></li></ol><blockquote><p>We knew.</p></blockquote>"
        "<figure><img src='../p.png' alt='The weir'/><figcaption>1931</figcaption></figure>"
        "<table><tr><th>Year</th><th>Flood</th></tr><tr><td>1931</td><td>high</td></tr></table>"
        "<pre>  a  b</pre><aside epub:type='footnote'><p>A note.</p></aside>"
        "<script>x()</script><nav>menu</nav>",
        {"p.png": a_png()},
    )

    item = LineKind.LIST_ITEM
    assert styled_lines(document) == [
        (LineStyle(LineKind.HEADING, 2), "Rain"),
        (LineStyle(), "One"),
        (LineStyle(), "two — three"),
        (LineStyle(item, 1, 3), "c"),
        (LineStyle(item, 2), "inner"),
        (LineStyle(item, 1, 4), "d"),
        (LineStyle(), "more"),
        (LineStyle(LineKind.QUOTATION, 1), "We knew."),
        (LineStyle(LineKind.CAPTION), "1931"),
        (LineStyle(LineKind.TABLE_ROW), "Year\tFlood"),
        (LineStyle(LineKind.TABLE_ROW), "1931\thigh"),
        (LineStyle(LineKind.PREFORMATTED, 2), "a  b"),
        (LineStyle(LineKind.NOTE), "A note."),
    ]
    assert [(each.before, each.words) for each in document.shape.pictures] == [(8, "The weir")]


def test_what_is_done_to_words_is_kept() -> None:
    document = read("<p>The <em>old</em> weir <a href='https://example.org/'>here</a>.</p>")

    assert stressed(document) == [("emphasis", "old", ""), ("link", "here", "https://example.org/")]


def test_pages_that_are_no_good_xml_are_read_all_the_same() -> None:
    assert read("<p>One<p>Two & three<br>four").text == "One\nTwo & three\nfour"


def test_a_part_outside_of_the_book_is_not_asked_for() -> None:
    document = read("<p>One.</p><img src='../../../etc/passwd'/><img src='/etc/passwd'/>")

    assert (document.text, document.pictures) == ("One.", ())


def test_fonts_that_are_locked_lock_no_text() -> None:
    lock = (
        "<encryption><EncryptedData><EncryptionMethod Algorithm='{0}'/><CipherData>"
        "<CipherReference URI='{1}'/></CipherData></EncryptedData></encryption>"
    )
    font = lock.format("http://www.idpf.org/2008/embedding", "OEBPS/a.xhtml")
    assert read("<p>One.</p>", {"META-INF/encryption.xml": font}).text == "One."

    with pytest.raises(Unreadable) as refused:
        read("<p>One.</p>", {"META-INF/encryption.xml": lock.format("urn:aes", "OEBPS/a.xhtml")})

    assert refused.value.reason is UnreadableReason.COPY_PROTECTED


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (an_epub({"a.xhtml": "<p>x</p>"})[:-50], UnreadableReason.DAMAGED),
        (a_zip({"mimetype": "application/epub+zip"}), UnreadableReason.DAMAGED),
        (
            a_zip({"META-INF/container.xml": "<c><rootfile full-path='../../x'/></c>"}),
            UnreadableReason.DAMAGED,
        ),
    ],
)
def test_what_cannot_be_read_is_told(content: bytes, reason: UnreadableReason) -> None:
    with pytest.raises(Unreadable) as refused:
        documents_from_epub(content, name="book")

    assert refused.value.reason is reason


def test_a_book_without_words_is_none() -> None:
    with pytest.raises(NoWords):
        read("<img src='none.png'/>")
