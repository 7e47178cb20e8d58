"""A long PDF says in its outline what its chapters are, and where each begins."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from desktop.core.importing.document import ImportedDocument, SourceFieldName
from desktop.core.importing.document_chapters import chapters_of
from desktop.core.importing.document_file import documents_to_keep
from desktop.core.importing.formats.pdf.outline import (
    OutlineEntry,
    PlacedLine,
    listed_chapters,
)
from desktop.core.shape import LineKind
from tests.core.importing.made_files import a_pdf, drawn

LINE = "The water rose over the stones of the weir in that night and nobody slept at"
CHAPTERS = ("Rain", "The weir", "The end")
PAGES = 5


def a_page(number: int) -> str:
    heading, within = divmod(number, PAGES)
    title = drawn([(70, 780, 20, CHAPTERS[heading])], "F2") if not within else ""
    lines = [(70, 740 - 11 * line, 10, f"{number:02}{line:02} {LINE}") for line in range(50)]
    return title + drawn([*lines, (70, 740 - 11 * 50, 10, "all.")])


def a_report(outline: Sequence[tuple[str, int]], pages: int = 3 * PAGES) -> ImportedDocument:
    made = a_pdf(
        [a_page(number) for number in range(pages)],
        outline=outline,
        info="/Title (The flood of 1931) /Author (Ada Quill)",
    )
    [document] = documents_to_keep(made, name="report.pdf")
    return document


OUTLINE = [(title, PAGES * number) for number, title in enumerate(CHAPTERS)]


def test_a_long_report_comes_whole_and_lists_its_chapters() -> None:
    document = a_report(OUTLINE)

    chapters = chapters_of(document, book="The flood of 1931")

    assert [each.value(SourceFieldName.TITLE) for each in chapters] == list(CHAPTERS)
    assert {each.chapter_of for each in chapters} == {"The flood of 1931"}
    assert {each.value(SourceFieldName.BYLINE) for each in chapters} == {"Ada Quill"}
    assert "\n".join(each.text for each in chapters) == document.text
    assert chapters[1].text.startswith("The weir\n0500 ")
    assert chapters[1].shape.style(0).kind is LineKind.HEADING


def test_a_short_text_and_one_without_an_outline_have_no_chapters() -> None:
    assert a_report([*OUTLINE[:1], ("The weir", 1)], pages=5).chapters == ()
    assert a_report([]).chapters == ()


def test_what_stands_before_the_first_chapter_is_called_as_the_whole() -> None:
    document = a_report(OUTLINE[1:])

    titles = [each.value(SourceFieldName.TITLE) for each in chapters_of(document, book="The flood")]

    assert titles == ["The flood", "The weir", "The end"]


LINES = [
    PlacedLine("Contents", LineKind.HEADING, 0),
    PlacedLine("1 Rain", LineKind.HEADING, 1),
    PlacedLine("It rained.", LineKind.PARAGRAPH, 1),
    PlacedLine("2 The weir", LineKind.HEADING, 1),
    PlacedLine("It broke.", LineKind.PARAGRAPH, 2),
    PlacedLine("A note on rain.", LineKind.NOTE, 0),
    PlacedLine("A note on the weir.", LineKind.NOTE, 2),
]


def test_a_chapter_begins_in_the_midst_of_a_page_and_notes_go_with_their_pages() -> None:
    chapters = listed_chapters([OutlineEntry("Rain", 0, 1), OutlineEntry("The weir", 0, 1)], LINES)

    assert [(each.title, each.lines) for each in chapters] == [
        ("", (range(1), range(5, 6))),
        ("Rain", (range(1, 3),)),
        ("The weir", (range(3, 5), range(6, 7))),
    ]


def test_a_lone_entry_above_the_others_is_the_title_of_the_whole() -> None:
    outline = [
        OutlineEntry("The flood", 0, 0),
        OutlineEntry("Rain", 1, 1),
        OutlineEntry("More rain", 2, 1),
        OutlineEntry("The weir", 1, 1),
    ]

    assert [each.title for each in listed_chapters(outline, LINES)] == ["", "Rain", "The weir"]


@pytest.mark.parametrize(
    "outline",
    [
        [],
        [OutlineEntry("Rain", 0, 1)],
        [OutlineEntry("The weir", 0, 2), OutlineEntry("Rain", 0, 1)],
        [OutlineEntry("Rain", 0, 1), OutlineEntry("Far behind", 0, 90)],
        [OutlineEntry(str(number), 0, 1) for number in range(500)],
    ],
    ids=["empty", "one", "out of order", "leads nowhere", "too many"],
)
def test_an_outline_that_names_no_chapters_names_none(outline: list[OutlineEntry]) -> None:
    assert listed_chapters(outline, LINES) == ()
