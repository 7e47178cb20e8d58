"""A document of OpenDocument keeps its words, its order and what its styles mean."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from desktop.core.importing.document import ImportedDocument, ImportNotice, SourceFieldName
from desktop.core.importing.document_file import documents_in
from desktop.core.importing.errors import NotText, Unreadable, UnreadableReason
from desktop.core.importing.formats.odt import document_from_odt
from desktop.core.importing.recognising import NoTextReason
from desktop.core.shape import LineKind, LineStyle
from tests.core.importing.made_files import a_png, a_zip, an_odt, stressed, styled_lines


def read(
    body: str, styles: str = "", parts: Mapping[str, str | bytes] | None = None
) -> ImportedDocument:
    [document] = document_from_odt(an_odt(body, styles, parts))
    return document


def test_headings_quotations_and_what_is_based_on_them() -> None:
    document = read(
        '<text:h text:outline-level="2">The weir</text:h><text:p>It broke.</text:p>'
        '<text:p text:style-name="P1">We knew.</text:p>',
        '<style:style style:name="P1" style:parent-style-name="Quotations"/>',
        {"styles.xml": '<s xmlns:style="urn:s"><style:style style:name="Quotations"/></s>'},
    )

    assert styled_lines(document) == [
        (LineStyle(LineKind.HEADING, 2), "The weir"),
        (LineStyle(), "It broke."),
        (LineStyle(LineKind.QUOTATION, 1), "We knew."),
    ]
    assert document.value(SourceFieldName.TITLE) == "The weir"


@pytest.mark.parametrize("name", ["Quotations", "Quotation", "Block_20_Text", "Intense_20_Quote"])
def test_a_quotation_by_whichever_program_is_one(name: str) -> None:
    style = f'<style:style style:name="P1" style:parent-style-name="{name}"/>'
    named = f'<s xmlns:style="urn:s"><style:style style:name="{name}"/></s>'
    document = read('<text:p text:style-name="P1">We knew.</text:p>', style, {"styles.xml": named})

    assert styled_lines(document) == [(LineStyle(LineKind.QUOTATION, 1), "We knew.")]


def test_lists_count_and_lie_in_each_other() -> None:
    styles = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1"'
        ' style:num-format="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>'
    )
    document = read(
        '<text:list text:style-name="L"><text:list-item><text:p>one</text:p><text:p>still</text:p>'
        "<text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list>"
        "</text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>"
        "<text:p>between</text:p>"
        '<text:list text:style-name="L" text:continue-numbering="true"><text:list-item>'
        "<text:p>three</text:p></text:list-item></text:list>",
        styles,
    )

    item = LineKind.LIST_ITEM
    assert styled_lines(document) == [
        (LineStyle(item, 1, 1), "one"),
        (LineStyle(), "still"),
        (LineStyle(item, 2), "inner"),
        (LineStyle(item, 1, 2), "two"),
        (LineStyle(), "between"),
        (LineStyle(item, 1, 3), "three"),
    ]


def test_notes_go_to_the_end_and_comments_and_deletions_go() -> None:
    document = read(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>It broke<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>In 1931.</text:p></text:note-body></text:note> twice<office:annotation><text:p>no"
        "</text:p></office:annotation>.<text:s text:c='2'/>Again.</text:p>"
    )

    assert document.text == "It broke1 twice. Again.\n1 In 1931."
    assert set(document.notices) == {
        ImportNotice.TRACKED_CHANGES,
        ImportNotice.COMMENTS_LEFT_OUT,
    }


def test_what_is_done_to_words_is_kept_with_where_they_lead() -> None:
    document = read(
        '<text:p><text:span text:style-name="B">Bold</text:span> and '
        '<text:a xlink:href="https://example.org/">a link</text:a></text:p>',
        '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>',
    )

    assert stressed(document) == [
        ("strong", "Bold", ""),
        ("link", "a link", "https://example.org/"),
    ]


def test_a_table_is_a_row_a_line() -> None:
    def a_row(*cells: str) -> str:
        inside = "".join(
            f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells
        )
        return f"<table:table-row>{inside}</table:table-row>"

    document = read(
        f"<table:table><table:table-header-rows>{a_row('Year', 'Flood')}</table:table-header-rows>"
        f"{a_row('1931', 'high')}</table:table>"
    )

    assert document.text == "Year\tFlood\n1931\thigh"


def test_pictures_and_text_boxes_stand_where_they_are() -> None:
    document = read(
        '<text:p>First.</text:p><text:p><draw:frame><draw:image xlink:href="Pictures/p.png"/>'
        "<svg:desc xmlns:svg='urn:svg'>The weir</svg:desc></draw:frame>Second.<draw:frame>"
        "<draw:text-box><text:p>Boxed.</text:p></draw:text-box></draw:frame></text:p>",
        parts={"Pictures/p.png": a_png()},
    )

    assert document.text == "First.\nSecond.\nBoxed."
    assert [(each.before, each.words) for each in document.shape.pictures] == [(1, "The weir")]


@pytest.mark.parametrize(
    ("kind", "why"),
    [("spreadsheet", NoTextReason.SPREADSHEET), ("presentation", NoTextReason.SLIDES)],
)
def test_other_documents_of_the_kind_are_told(kind: str, why: NoTextReason) -> None:
    content = f"<d xmlns:office='urn:o'><office:body><office:{kind}/></office:body></d>"
    packed = a_zip({"META-INF/manifest.xml": "<m/>", "content.xml": content})

    with pytest.raises(NotText) as refused:
        documents_in(packed, name="a.odt")

    assert refused.value.reason is why


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (an_odt("<text:p>x</text:p>")[:-40], UnreadableReason.DAMAGED),
        (a_zip({"mimetype": "x"}), UnreadableReason.DAMAGED),
        (a_zip({"content.xml": "<a/>"}), UnreadableReason.DAMAGED),
        (
            an_odt("<text:p>x</text:p>", parts={"META-INF/manifest.xml": "<m:encryption-data/>"}),
            UnreadableReason.ENCRYPTED,
        ),
        (an_odt("<text:section>" * 300 + "</text:section>" * 300), UnreadableReason.TOO_DEEP),
    ],
)
def test_what_cannot_be_read_is_told(content: bytes, reason: UnreadableReason) -> None:
    with pytest.raises(Unreadable) as refused:
        document_from_odt(content)

    assert refused.value.reason is reason
