"""A document of Word keeps its words, its order and what its styles mean."""

from __future__ import annotations

import pytest

from desktop.core.importing.document import ImportedDocument, ImportNotice, SourceFieldName
from desktop.core.importing.errors import NoWords, Unreadable, UnreadableReason
from desktop.core.importing.formats.docx.document import document_from_docx
from desktop.core.shape import LineKind
from desktop.core.text.normalised import normalise
from tests.core.importing.made_files import a_docx, a_paragraph, a_zip, stressed, styled_lines


def read(body: str, **parts: str | bytes) -> ImportedDocument:
    [document] = document_from_docx(a_docx(body, **parts))
    assert normalise(document.text) == document.text
    return document


STYLES = """
<w:style w:styleId="H"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Mine"><w:name w:val="My own"/><w:basedOn w:val="H"/></w:style>
<w:style w:styleId="O"><w:name w:val="Part"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:styleId="Round"><w:name w:val="x"/><w:basedOn w:val="Round"/></w:style>
<w:style w:styleId="Q"><w:name w:val="Intense Quote"/></w:style>
<w:style w:styleId="B"><w:name w:val="Block Text"/></w:style>
<w:style w:styleId="L"><w:name w:val="Quotations"/></w:style>
<w:style w:styleId="C"><w:name w:val="caption"/></w:style>
<w:style w:styleId="T"><w:name w:val="toc 1"/></w:style>
"""


@pytest.mark.parametrize(
    ("style", "kind", "level"),
    [
        ("H", LineKind.HEADING, 2),
        ("Mine", LineKind.HEADING, 2),
        ("O", LineKind.HEADING, 1),
        ("Q", LineKind.QUOTATION, 1),
        ("B", LineKind.QUOTATION, 1),
        ("L", LineKind.QUOTATION, 1),
        ("C", LineKind.CAPTION, 0),
        ("Round", LineKind.PARAGRAPH, 0),
        ("None", LineKind.PARAGRAPH, 0),
    ],
)
def test_styles_say_what_a_line_is(style: str, kind: LineKind, level: int) -> None:
    document = read(a_paragraph("The weir", f'<w:pStyle w:val="{style}"/>'), styles=STYLES)

    [(line, words)] = styled_lines(document)
    assert (line.kind, line.level, words) == (kind, level, "The weir")


def test_the_table_of_contents_is_no_text() -> None:
    document = read(
        a_paragraph("1 The weir 3", '<w:pStyle w:val="T"/>') + a_paragraph("It broke."),
        styles=STYLES,
    )

    assert document.text == "It broke."


def test_lists_count_as_word_does() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/></w:lvl>'
        for depth, start, kind in ((0, 3, "decimal"), (1, 1, "lowerLetter"), (2, 1, "bullet"))
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )
    items = [(0, "three"), (1, "a"), (1, "b"), (2, "dot"), (0, "four"), (1, "a again")]

    document = read(
        "".join(
            a_paragraph(words, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>')
            for depth, words in items
        ),
        numbering=numbering,
    )

    counted = [(style.level, style.number) for style, _ in styled_lines(document)]
    assert counted == [(1, 3), (2, 1), (2, 2), (3, None), (1, 4), (2, 1)]


def test_what_was_deleted_is_out_and_what_was_put_in_is_in_and_it_is_said() -> None:
    document = read(
        "<w:p><w:r><w:t>The weir </w:t></w:r>"
        "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>often </w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>broke.</w:t></w:r></w:moveTo></w:p>"
    )

    assert document.text == "The weir often broke."
    assert document.notices == (ImportNotice.TRACKED_CHANGES,)


def test_paragraphs_between_which_the_end_was_deleted_are_one() -> None:
    document = read(a_paragraph("The weir ", "<w:rPr><w:del/></w:rPr>") + a_paragraph("broke."))

    assert document.text == "The weir broke."


@pytest.mark.parametrize(
    "inside",
    [
        "<w:smartTag><w:r><w:t>Keller</w:t></w:r></w:smartTag>",
        "<w:smartTag><w:smartTag><w:r><w:t>Keller</w:t></w:r></w:smartTag></w:smartTag>",
        "<w:sdt><w:sdtContent><w:r><w:t>Keller</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:customXml><w:r><w:t>Keller</w:t></w:r></w:customXml>",
        "<w:fldSimple><w:r><w:t>Keller</w:t></w:r></w:fldSimple>",
        "<w:r><w:fldChar/><w:instrText>REF x</w:instrText><w:t>Keller</w:t></w:r>",
        "<w:bdo><w:r><w:t>Keller</w:t></w:r></w:bdo>",
        '<w:hyperlink r:id="rLink"><w:r><w:t>Keller</w:t></w:r></w:hyperlink>',
    ],
)
def test_words_in_whatever_holds_them_stay_once(inside: str) -> None:
    document = read(f"<w:p><w:r><w:t>Mayor </w:t></w:r>{inside}<w:r><w:t> spoke.</w:t></w:r></w:p>")

    assert document.text == "Mayor Keller spoke."


def test_a_block_in_a_content_control_stays_and_what_nobody_typed_does_not() -> None:
    document = read(
        f"<w:sdt><w:sdtContent>{a_paragraph('Kept.')}</w:sdtContent></w:sdt>"
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{a_paragraph('Click here to type.')}</w:sdtContent></w:sdt>"
    )

    assert document.text == "Kept."


def test_words_that_are_hidden_stay_hidden() -> None:
    document = read(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>open</w:t></w:r></w:p>'
    )

    assert document.text == "open"


def test_a_text_box_comes_once_and_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{a_paragraph('In the box.')}</w:txbxContent>"

    document = read(
        "<w:p><w:r><w:t>Before.</w:t><mc:AlternateContent><mc:Choice>"
        f"<w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )

    assert document.text == "Before.\nIn the box."


def test_notes_stand_at_the_end_with_their_numbers() -> None:
    document = read(
        '<w:p><w:r><w:t>It broke</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        '<w:r><w:t> twice</w:t></w:r><w:r><w:endnoteReference w:id="5"/></w:r></w:p>',
        footnotes=f'<w:footnote w:id="2">{a_paragraph("In 1931.")}</w:footnote>',
        endnotes=f'<w:endnote w:id="5">{a_paragraph("And in 1954.")}</w:endnote>',
    )

    assert document.text == "It broke1 twice2\n1 In 1931.\n2 And in 1954."
    assert [style.kind for style, _ in styled_lines(document)][1:] == [LineKind.NOTE] * 2
    assert ("raised", "1", "") in stressed(document)


def test_a_table_is_a_row_a_line_and_one_for_looks_is_none() -> None:
    def a_table(*rows: tuple[str, ...]) -> str:
        return "".join(
            "<w:tr>" + "".join(f"<w:tc>{a_paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
            for row in rows
        )

    document = read(
        f"<w:tbl>{a_table(('Year', 'Flood'), ('1931', 'high'), ('', 'low'))}</w:tbl>"
        f"<w:tbl>{a_table(('Only one column.',))}</w:tbl>"
        f"<w:tbl>{a_table(('left ' * 200, 'right'))}</w:tbl>"
    )

    styles = styled_lines(document)
    assert [line for style, line in styles if style.kind is LineKind.TABLE_ROW] == [
        "Year\tFlood",
        "1931\thigh",
        "low",
    ]
    assert styles[2][0].level == 1
    assert styles[3][1] == "Only one column."
    assert styles[5][1] == "right"


def test_a_row_that_was_deleted_is_gone() -> None:
    cells = f"<w:tc>{a_paragraph('a')}</w:tc><w:tc>{a_paragraph('b')}</w:tc>"

    document = read(
        f"<w:tbl><w:tr>{cells}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{cells}</w:tr></w:tbl>"
    )

    assert document.text == "a\tb"


def test_what_is_done_to_words_is_kept_with_where_they_lead() -> None:
    document = read(
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Bold</w:t></w:r><w:r><w:t> and </w:t></w:r>"
        '<w:r><w:rPr><w:i/><w:b w:val="false"/></w:rPr><w:t>slanted</w:t></w:r>'
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
        '<w:hyperlink r:id="rLink"><w:r><w:t> link</w:t></w:r></w:hyperlink></w:p>'
    )

    assert stressed(document) == [
        ("strong", "Bold", ""),
        ("emphasis", "slanted", ""),
        ("raised", "2", ""),
        ("link", "link", "https://example.org/a"),
    ]


def test_a_picture_stands_before_its_line_with_its_bytes_and_words() -> None:
    document = read(
        a_paragraph("First.")
        + '<w:p><w:r><w:drawing><wp:docPr descr="The weir in 1931"/><a:blip r:embed="rPic"/>'
        "</w:drawing></w:r><w:r><w:t>Second.</w:t></w:r></w:p>"
    )

    [picture] = document.shape.pictures
    assert (picture.before, picture.words) == (1, "The weir in 1931")
    assert (picture.width, picture.height) == (64, 48)
    assert [kept.name for kept in document.pictures] == [picture.name]


def test_comments_are_left_out_and_it_is_said() -> None:
    document = read(
        a_paragraph("It broke."), comments=f"<w:comment>{a_paragraph('Really?')}</w:comment>"
    )

    assert document.text == "It broke."
    assert document.notices == (ImportNotice.COMMENTS_LEFT_OUT,)


def test_the_title_is_the_heading_at_the_top() -> None:
    document = read(
        a_paragraph("The weir", '<w:pStyle w:val="H"/>') + a_paragraph("It broke."), styles=STYLES
    )

    assert document.value(SourceFieldName.TITLE) == "The weir"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (a_docx(a_paragraph("Cut off."))[:-30], UnreadableReason.DAMAGED),
        (b"PK\x03\x04", UnreadableReason.DAMAGED),
        (a_zip({"word/other.xml": "<a/>"}), UnreadableReason.DAMAGED),
        (a_zip({"word/document.xml": "<a><b>"}), UnreadableReason.DAMAGED),
        (
            a_zip({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            UnreadableReason.MADE_TO_HARM,
        ),
        (a_zip({"word/document.xml": "<a>" * 9_000 + "</a>" * 9_000}), UnreadableReason.TOO_DEEP),
    ],
)
def test_what_cannot_be_read_is_told(content: bytes, reason: UnreadableReason) -> None:
    with pytest.raises(Unreadable) as refused:
        document_from_docx(content)

    assert refused.value.reason is reason


def test_a_document_without_words_is_none() -> None:
    with pytest.raises(NoWords):
        document_from_docx(a_docx(a_paragraph(" ")))
