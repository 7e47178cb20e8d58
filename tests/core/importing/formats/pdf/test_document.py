"""A PDF is read in the order in which people read it, without what stands at the edges."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from desktop.core.importing.document import ImportedDocument, ImportNotice, SourceFieldName
from desktop.core.importing.errors import Unreadable, UnreadableReason
from desktop.core.importing.formats.pdf.document import document_from_pdf
from desktop.core.shape import LineKind, LineStyle
from tests.core.importing.made_files import (
    Tag,
    a_pdf,
    a_pdf_of_objects,
    a_tree,
    drawn,
    styled_lines,
)

# Words of a line that fills its column.
FULL = "The water rose over the stones of the weir in that night and nobody slept at"
# A picture of one dot, as large as the page.
PICTURE = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"


def read(*pages: str, tree: Sequence[str] = (), info: str = "") -> ImportedDocument:
    [document] = document_from_pdf(a_pdf(pages, tree=tree, info=info))
    return document


def a_column(x: float, top: float, *lines: str, size: float = 10) -> str:
    return drawn((x, top - 12 * number, size, line) for number, line in enumerate(lines))


def test_lines_are_paragraphs_again() -> None:
    document = read(
        drawn([(70, 760, 20, "The weir")], "F2")
        + a_column(70, 700, FULL, FULL, "all.")
        + a_column(70, 650, "Second " + FULL, "all again.")
    )

    assert styled_lines(document) == [
        (LineStyle(LineKind.HEADING, 1), "The weir"),
        (LineStyle(), f"{FULL} {FULL} all."),
        (LineStyle(), f"Second {FULL} all again."),
    ]
    assert document.notices == (ImportNotice.READ_BY_LAYOUT,)
    assert document.value(SourceFieldName.TITLE) == "The weir"


def test_columns_are_read_one_after_the_other() -> None:
    left = [f"left side line number {number} of the page" for number in range(8)]
    right = [f"right side line number {number} of the page" for number in range(8)]
    both = [each for pair in zip(left, right, strict=True) for each in pair]

    document = read(
        drawn(
            (70 + 250 * (number % 2), 700 - 12 * (number // 2), 10, line)
            for number, line in enumerate(both)
        )
    )

    assert document.text.replace("\n", " ") == " ".join(left + right)


def test_what_returns_at_the_edges_of_pages_is_no_text() -> None:
    pages = [
        drawn([(70, 800, 8, "The Valley Post"), (290, 30, 8, f"Page {number} of 4")])
        + a_column(70, 700, f"Page text {number} begins. {FULL}", "here.")
        for number in range(1, 5)
    ]

    document = read(*pages)

    assert "Valley Post" not in document.text
    assert "of 4" not in document.text
    assert document.text.count("Page text") == 4


def test_a_title_that_heads_repeat_stays_and_they_go() -> None:
    title = drawn([(70, 790, 20, "The Weir of 1931")], "F2")
    head = drawn([(70, 800, 8, "The Weir of 1931")])
    page = a_column(70, 700, FULL, FULL, "here.")

    document = read(title + page, *[head + page] * 3)

    assert document.text.count("The Weir of 1931") == 1
    assert document.value(SourceFieldName.TITLE) == "The Weir of 1931"


def test_the_head_of_a_chapter_is_no_text_on_the_pages_of_it() -> None:
    pages = [
        drawn([(70, 800, 8, head), (500, 800, 8, str(number))])
        + a_column(70, 700, f"Page {number} begins. {FULL}", "here.")
        for number, head in enumerate(["Rain fell"] * 3 + ["Wind blew"] * 3 + ["Sun"] * 30)
    ]

    document = read(*pages)

    assert "Rain" not in document.text
    assert "Wind" not in document.text


def test_a_paragraph_goes_on_overleaf() -> None:
    document = read(a_column(70, 100, FULL, FULL), a_column(70, 780, "last. " + FULL, "all."))

    assert document.text == f"{FULL} {FULL} last. {FULL} all."


def test_hyphens_at_line_ends_stay_or_go_as_the_document_writes_elsewhere() -> None:
    document = read(
        a_column(
            70,
            700,
            "The flood-plain was wet and the weir was old. It broke and the flood-",
            "plain was under water. The government had known, said the govern-",
            "ment itself.",
        )
    )

    assert "the flood-plain was under" in document.text
    assert "the government itself" in document.text


def test_footnotes_stand_at_the_end() -> None:
    document = read(
        a_column(70, 700, FULL, "all.") + a_column(70, 120, "1 In 1931, says the book.", size=7),
        a_column(70, 700, "Second page. " + FULL, "all."),
    )

    assert styled_lines(document)[-1] == (LineStyle(LineKind.NOTE), "1 In 1931, says the book.")


def test_items_have_their_marks_beside_them_and_a_year_is_no_item() -> None:
    document = read(
        a_column(70, 700, "1. The first thing", "2. The second thing")
        + a_column(70, 600, "12. May was the day of the flood, and all of the town was awake then.")
    )

    assert styled_lines(document) == [
        (LineStyle(LineKind.LIST_ITEM, 1, 1), "The first thing"),
        (LineStyle(LineKind.LIST_ITEM, 1, 2), "The second thing"),
        (LineStyle(), "12. May was the day of the flood, and all of the town was awake then."),
    ]


def marked(mark: int, drawing: str, kind: str = "P") -> str:
    return f"/{kind} << /MCID {mark} >> BDC\n{drawing}\nEMC\n"


def test_tags_say_what_is_what_and_in_which_order() -> None:
    drawings = [
        marked(number, drawn([(70, 700 - 30 * number, 10, words)]))
        for number, words in enumerate(
            ["Second paragraph.", "The weir", "1.", "One thing", "Year", "Flood", "1931", "high"]
        )
    ]
    artifact = f"/Artifact BMC\n{drawn([(70, 800, 8, 'Top')])}\nEMC"
    row, other = (
        Tag("TR", (Tag(kind, first), Tag(kind, first + 1)))
        for kind, first in (("TH", 4), ("TD", 6))
    )
    item = Tag("LI", (Tag("Lbl", 2), Tag("LBody", 3)))
    tree = a_tree(
        [Tag("H2", 1), Tag("P", 0), Tag("L", (item,)), Tag("Table", (row, other))],
    )

    document = read("\n".join([artifact, *drawings]), tree=tree)

    assert styled_lines(document) == [
        (LineStyle(LineKind.HEADING, 2), "The weir"),
        (LineStyle(), "Second paragraph."),
        (LineStyle(LineKind.LIST_ITEM, 1, 1), "One thing"),
        (LineStyle(LineKind.TABLE_ROW), "Year\tFlood"),
        (LineStyle(LineKind.TABLE_ROW), "1931\thigh"),
    ]
    assert document.notices == ()


def test_tags_that_hold_little_of_the_text_are_not_followed() -> None:
    document = read(
        marked(0, drawn([(70, 760, 10, "Tagged.")])) + a_column(70, 700, FULL, FULL, "all."),
        tree=a_tree([Tag("P", 0)]),
    )

    assert FULL in document.text
    assert ImportNotice.READ_BY_LAYOUT in document.notices


def test_turned_words_are_no_text() -> None:
    turned = "BT /F1 10 Tf 0 1 -1 0 30 300 Tm (Draft only) Tj ET\n"

    assert "Draft" not in read(turned + a_column(70, 700, FULL, "all.")).text


def test_what_a_browser_printed_tells_the_day() -> None:
    info = "/Title (The weir - Valley Post) /Producer (Skia/PDF m120) /CreationDate (D:20240302)"

    document = read(a_column(70, 700, FULL, "all."), info=info)

    assert document.value(SourceFieldName.ACCESSED) == "2024-03-02"
    assert document.value(SourceFieldName.TITLE) == "The weir - Valley Post"


def test_pages_that_are_pictures_are_told() -> None:
    with pytest.raises(Unreadable) as refused:
        read(PICTURE, PICTURE)
    assert refused.value.reason is UnreadableReason.ONLY_PICTURES

    document = read(PICTURE, a_column(70, 700, FULL, FULL, "all."))
    assert ImportNotice.SOME_PAGES_WITHOUT_WORDS in document.notices


def test_letters_without_a_meaning_are_told() -> None:
    objects = a_pdf(
        ["BT /F3 10 Tf 70 700 Td <0102030405060708090a0b0c0d0e0f101112131415161718> Tj ET"]
    )
    font = (
        b"/F3 << /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [.1 0 0 .1 0 0]"
        b" /FirstChar 1 /LastChar 24 /Widths [" + b"9 " * 24 + b"] /CharProcs << >>"
        b" /Encoding << /Differences [1" + b" /g" * 24 + b"] >> /Resources << >> >> /F1"
    )

    with pytest.raises(Unreadable) as refused:
        document_from_pdf(objects.replace(b"/F1", font, 1))

    assert refused.value.reason is UnreadableReason.UNREADABLE_LETTERS


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n", b"%PDF-1.7\nnothing of the kind", a_pdf(["x"])[:200]]
)
def test_what_cannot_be_opened_is_damaged(content: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        document_from_pdf(content)

    assert refused.value.reason is UnreadableReason.DAMAGED


def test_a_password_is_told() -> None:
    encrypted = a_pdf_of_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [] /Count 0 >>",
            b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <"
            + b"61" * 32
            + b"> /U <"
            + b"62" * 32
            + b"> >>",
        ]
    ).replace(b"/Info 3 0 R", b"/Encrypt 3 0 R /ID [<61> <61>]")

    with pytest.raises(Unreadable) as refused:
        document_from_pdf(encrypted)

    assert refused.value.reason is UnreadableReason.ENCRYPTED
