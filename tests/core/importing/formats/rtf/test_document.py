"""A file of RTF keeps its words in whatever letters, and its lists, notes and tables."""

from __future__ import annotations

import pytest

from desktop.core.importing.document import ImportedDocument, ImportNotice, SourceFieldName
from desktop.core.importing.errors import NoWords, Unreadable, UnreadableReason
from desktop.core.importing.formats.rtf.document import document_from_rtf
from desktop.core.shape import LineKind, LineStyle
from tests.core.importing.made_files import a_png, stressed, styled_lines


def read(body: str, head: str = "") -> ImportedDocument:
    [document] = document_from_rtf(f"{{\\rtf1\\ansi{head} {body}}}".encode("latin-1"))
    return document


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (r"caf\'e9 \'93quoted\'94", "café “quoted”"),
        (r"\u8364 ?20 \emdash  \lquote so\rquote", "€20 — ‘so’"),
        (r"\uc2\u1047 ??\uc0\u1080 \uc1\u1084 ?", "Зим"),
        (r"\u-10179 ?\u-8704 ?", "😀"),
        (r"a\~b\_c\{d\}\\", "a b\u2011c{d}\\"),
        (r"opti\-onal", "optional"),
        ("broken\r\n over lines", "broken over lines"),
        (r"{\upr{old}{\*\ud new}}", "new"),
        (r"{\*\unknown gone}{\unknown stays}", "stays"),
        (r"one{\v hidden}{\deleted gone} two", "one two"),
    ],
)
def test_letters_are_what_they_stand_for(written: str, words: str) -> None:
    assert read(written).text == words


def test_each_font_has_its_own_letters() -> None:
    document = read(
        r"\f1\'ec\'ee\'f1\'f2 \f0\'e9 \f2\'82\'a0",
        r"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset128 Mincho;}}",
    )

    assert document.text == "мост é あ"


def test_headings_are_known_by_their_styles_or_their_rank() -> None:
    document = read(
        r"\pard\s1\b The weir\b0\par\pard\outlinelevel1 Part\par\pard It broke.\par",
        r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}}",
    )

    assert styled_lines(document) == [
        (LineStyle(LineKind.HEADING, 1), "The weir"),
        (LineStyle(LineKind.HEADING, 2), "Part"),
        (LineStyle(), "It broke."),
    ]


def test_without_styles_headings_are_known_by_their_large_letters() -> None:
    document = read(
        r"\pard\fs36\b The weir of 1931\b0\par\fs22 It broke in the night, and nobody slept.\par"
        r"{\fs28 The rain}\par\pard\fs22 It rained.\par"
        r"{\fs40 A}\fs22  large letter begins this.\par"
    )

    assert styled_lines(document) == [
        (LineStyle(LineKind.HEADING, 1), "The weir of 1931"),
        (LineStyle(), "It broke in the night, and nobody slept."),
        (LineStyle(LineKind.HEADING, 2), "The rain"),
        (LineStyle(), "It rained."),
        (LineStyle(), "A large letter begins this."),
    ]
    assert document.value(SourceFieldName.TITLE) == "The weir of 1931"


def test_what_the_file_says_is_its_title_where_no_line_is_larger() -> None:
    document = read(
        r"\fs22 It broke in the night.\par It rained.\par", r"{\info{\title The weir of 1931}}"
    )

    assert document.value(SourceFieldName.TITLE) == "The weir of 1931"
    assert {style for style, _ in styled_lines(document)} == {LineStyle()}


def test_large_letters_of_all_the_text_and_long_ones_make_no_heading() -> None:
    long = "It broke in the night and nobody slept in the houses at the weir. " * 4
    document = read(rf"\fs40 Short.\par Also short.\par\fs60 {long}\par\fs40 {long}\par")

    assert {style for style, _ in styled_lines(document)} == {LineStyle()}


def test_lists_have_their_numbers_and_bullets_beside_them() -> None:
    document = read(
        r"{\listtext\pard 3.\tab}\ls1 three\par{\pntext\f1\'b7\tab}\ilvl1 dot\par\pard plain\par",
        r"{\fonttbl{\f1\fcharset2 Symbol;}}",
    )

    assert styled_lines(document) == [
        (LineStyle(LineKind.LIST_ITEM, 1, 3), "three"),
        (LineStyle(LineKind.LIST_ITEM, 2), "dot"),
        (LineStyle(), "plain"),
    ]


def test_notes_go_to_the_end() -> None:
    document = read(
        r"It broke{\super\chftn{\footnote\pard\chftn  In 1931.\par And later.}} twice.\par"
    )

    assert document.text == "It broke1 twice.\n1 In 1931.\nAnd later."
    assert [style.kind for style, _ in styled_lines(document)[1:]] == [LineKind.NOTE] * 2


def test_a_table_is_a_row_a_line() -> None:
    document = read(
        r"\pard Before.\par\trowd\pard\intbl Year\cell Flood\cell\row"
        r"\trowd\pard\intbl 1931\cell high\par and low\cell\row\pard After.\par"
    )

    assert document.text == "Before.\nYear\tFlood\n1931\thigh and low\nAfter."


def test_links_and_what_is_done_to_words_are_kept() -> None:
    document = read(
        r'{\b Bold} and {\field{\*\fldinst{HYPERLINK "https://example.org/a"}}{\fldrslt{a link}}}.'
    )

    assert document.text == "Bold and a link."
    assert stressed(document) == [
        ("strong", "Bold", ""),
        ("link", "a link", "https://example.org/a"),
    ]


def test_pictures_are_kept_in_their_bytes() -> None:
    document = read(r"First.\par{\pict\pngblip " + a_png().hex() + r"}Second.\par")

    assert [picture.before for picture in document.shape.pictures] == [1]
    assert document.text == "First.\nSecond."


def test_what_a_file_says_of_itself_and_of_its_making() -> None:
    document = read(
        r"It broke{\*\annotation never}.{\revised again}",
        r"{\info{\title The weir}{\author Ada Quill}{\operator x}}{\header top}",
    )

    assert document.text == "It broke.again"
    assert document.value(SourceFieldName.TITLE) == "The weir"
    assert document.value(SourceFieldName.BYLINE) == "Ada Quill"
    assert set(document.notices) == {ImportNotice.COMMENTS_LEFT_OUT, ImportNotice.TRACKED_CHANGES}


def test_what_was_cut_off_is_read_as_far_as_it_goes() -> None:
    [document] = document_from_rtf(rb"{\rtf1\ansi The weir{\b  broke")

    assert document.text == "The weir broke"


def test_groups_without_end_are_too_deep() -> None:
    with pytest.raises(Unreadable) as refused:
        document_from_rtf(b"{\\rtf1" + b"{" * 200_000)

    assert refused.value.reason is UnreadableReason.TOO_DEEP


@pytest.mark.parametrize(
    "content", [rb"{\rtf1}", rb"{\rtf1{\*\x y}\par}", b"{\\rtf1\\bin99999999 x"]
)
def test_a_file_without_words_is_no_document(content: bytes) -> None:
    with pytest.raises(NoWords):
        document_from_rtf(content)
