"""A student's work on paper: no note over another, none that ends before its end, pens in black."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from desktop.core.annotation import Annotation
from desktop.core.claim import Stance
from desktop.core.library.library import Library
from desktop.core.pen import Pen
from desktop.core.selector import Selector, TextPositionSelector, TextQuoteSelector
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.collecting import collected_work
from desktop.core.student_work.outline import outline
from desktop.core.student_work.printed_notes import printed_notes
from desktop.core.student_work.work import StudentWork, WorkOrder
from desktop.printing.notes_paper import PaperWords, draw_notes, draw_text
from desktop.printing.pen_strokes import draw_stroke
from desktop.wording.printing import print_words
from desktop.wording.work_labels import work_labels
from tests.core.builders import BRIDGE, Clock, a_pack, an_annotation, an_article

WORDS = [f"word{number}" for number in range(240)]
LONG = an_article(
    "long",
    "\n".join(" ".join(WORDS[at : at + 40]) for at in range(0, len(WORDS), 40)),
    title="A text of many words",
    rights="CC BY 4.0",
)
SAID = PaperWords(print_words(), work_labels())


@dataclass(frozen=True)
class Line:
    """A line of letters on a page, in points from its lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    words: str


@pytest.fixture(name="library")
def an_open_library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", now=Clock()) as library:
        library.articles.add(LONG)
        yield library


def work_on(library: Library, *notes: Annotation) -> StudentWork:
    for note in notes:
        library.annotations.add(note)
    return collected_work(library, [notes[0].article_id], title="Mine", style=CitationStyle.MLA)


def on_paper(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    printer.setFullPage(True)
    return printer


def printed(work: StudentWork, path: Path, *, is_large: bool = False) -> list[str]:
    """The words of each page."""
    said = replace(SAID, is_large=is_large)
    notes = printed_notes(work.articles[0], said.labels, has_marks=True)
    pages = draw_text(notes, said, on_paper(path))
    with pypdfium2.PdfDocument(path) as document:
        words = [page.get_textpage().get_text_range() for page in document]
    assert len(words) == pages
    return words


def lines_of(path: Path) -> list[Line]:
    lines = []
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            for at in range(text.count_rects()):
                box = text.get_rect(at)
                left, bottom, right, top = box
                lines.append(Line(number, left, bottom, right, top, text.get_text_bounded(*box)))
    return lines


def many_notes() -> list[Annotation]:
    return [
        an_annotation(
            word,
            f"Thought {at}. " + "Why is that so? " * (60 if at % 10 == 3 else at % 4),
            name=f"n{at}",
            article=LONG,
            pen=tuple(Pen)[at % 5],
        )
        for at, word in enumerate(WORDS[:50])
    ]


@pytest.mark.parametrize("is_large", [False, True])
def test_of_many_notes_on_a_page_none_is_lost(
    look: QApplication, library: Library, tmp_path: Path, is_large: bool
) -> None:
    notes = many_notes()

    pages = printed(work_on(library, *notes), tmp_path / "notes.pdf", is_large=is_large)

    words = re.sub(r"\s+", " ", " ".join(pages))
    assert [at for at in range(50) if f"Thought {at}." not in words] == []
    told = sum(note.body.count("Why is that so?") for note in notes)
    assert words.count("Why") == told
    assert [word for word in WORDS if not re.search(rf"{word}\b", words)] == []


def test_no_line_stands_on_another_or_beyond_the_paper(
    look: QApplication, library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "notes.pdf"
    printed(work_on(library, *many_notes()), path)

    # Points: the paper is 595 by 842; boxes of letters touch their neighbours by less than one.
    lines = lines_of(path)
    for line in lines:
        assert 20 < line.left < line.right < 575
        assert 20 < line.bottom < line.top < 822
    for at, line in enumerate(lines):
        over = [
            other.words
            for other in lines[at + 1 :]
            if other.page == line.page
            and min(line.right, other.right) - max(line.left, other.left) > 1
            and min(line.top, other.top) - max(line.bottom, other.bottom) > 1
        ]
        assert over == [], line.words


def test_a_long_note_goes_on_and_says_so(
    look: QApplication, library: Library, tmp_path: Path
) -> None:
    late = WORDS[150]
    long = an_annotation(late, "It goes on. " * 90 + "The end.", article=LONG)

    pages = printed(work_on(library, long), tmp_path / "notes.pdf")

    first = next(at for at, words in enumerate(pages) if "It goes on." in words)
    assert "The end." not in pages[first]
    assert "E1, going on" in pages[first + 1].replace("\u2060", "")
    assert "The end." in " ".join(pages[first + 1 :])


def test_marks_that_say_nothing_have_the_letter_of_their_pen_and_no_number(
    library: Library,
) -> None:
    work = work_on(
        library,
        an_annotation("word3", name="a", article=LONG, pen=Pen.QUOTE),
        an_annotation("word5", "Why?", name="b", article=LONG, pen=Pen.OPINION),
        an_annotation("word7", "And?", name="c", article=LONG, pen=Pen.OPINION),
    )

    notes = printed_notes(work.articles[0], SAID.labels, has_marks=True)

    assert [mark.sign for mark in notes.marks] == ["Q", "!1", "!2"]
    assert notes.pens == (Pen.QUOTE, Pen.OPINION)
    begins = [number for row in notes.rows for run in row.runs for number in run.begins]
    assert begins == [1, 2, 3]
    assert "\n".join(row.text for row in notes.rows) == LONG.text


def test_the_legend_names_the_pens_in_use(
    look: QApplication, library: Library, tmp_path: Path
) -> None:
    [page] = printed(
        work_on(library, an_annotation("word3", article=LONG, pen=Pen.QUOTE)), tmp_path / "a.pdf"
    )[:1]

    legend = next(line for line in page.splitlines() if "My pens:" in line)
    assert "Quote" in legend
    assert "Evidence" not in legend


def test_judgements_and_what_lost_its_place_are_printed_too(
    look: QApplication, library: Library, tmp_path: Path
) -> None:
    pack = a_pack()
    library.lessons.install([pack])
    article = pack.articles[0]
    judged = replace(
        an_annotation("is safe", "No.", name="j", article=article),
        claim_id=pack.claims[0].id,
        stance=Stance.DOUBT,
    )
    lost = replace(an_annotation("rust", "Gone?", name="l", article=article), lost_from=1)
    at_all = replace(
        an_annotation("rust", "My own answer", name="w", article=article),
        question="bridge/why",
        selector=Selector(TextQuoteSelector(""), TextPositionSelector(0, 0)),
    )

    words = " ".join(printed(work_on(library, judged, lost, at_all), tmp_path / "a.pdf"))
    words = re.sub(r"\s+", " ", words)

    assert "On the claim “The bridge is safe”: I doubt it No." in words
    assert "What I also noted" in words
    assert "in an earlier version of the text Gone?" in words
    assert "My own answer" in words


def test_pens_are_told_apart_without_colour(look: QApplication) -> None:
    drawn = set()
    for pen in Pen:
        picture = QImage(120, 24, QImage.Format.Format_Grayscale8)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        draw_stroke(painter, pen, 4, 116, 12)
        painter.end()
        drawn.add(bytes(picture.constBits()))
        assert min(bytes(picture.constBits())) < 100

    assert len(drawn) == len(Pen)


def test_notes_alone_have_their_words_their_source_and_their_rights(
    look: QApplication, library: Library, tmp_path: Path
) -> None:
    work = work_on(library, an_annotation("word3", "- one\n- two", article=LONG))
    path = tmp_path / "notes.pdf"

    draw_notes(
        "Mine",
        outline(work, SAID.labels, WorkOrder.ARTICLE),
        ((Pen.EVIDENCE, "Proof"),),
        SAID,
        on_paper(path),
    )

    with pypdfium2.PdfDocument(path) as document:
        words = document[0].get_textpage().get_text_range()
    for told in (
        "Mine",
        "My pens:",
        "Proof",
        "word3",
        "• one",
        "• two",
        "Rights: CC BY 4.0",
        "Sources",
    ):
        assert told in words


def test_a_note_without_a_text_that_was_read_is_drawn_all_the_same(
    look: QApplication, library: Library, tmp_path: Path
) -> None:
    article = an_article("smile", "😀 مرحبا بالعالم\n" + BRIDGE)
    library.articles.add(article)

    words = " ".join(
        printed(
            work_on(library, an_annotation("مرحبا", "😀 e\u0301", article=article)),
            tmp_path / "a.pdf",
        )
    )

    assert "Nobody was hurt." in words
