"""A lesson on paper: pages with numbered lines, margins, and words that are found in a PDF."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QPageSize, QPdfWriter
from PySide6.QtWidgets import QApplication

from desktop.core.packs.reading import PackReading, read_pack
from desktop.core.printing.printed_lesson import FOR_PUPILS, PrintPart, printed_lesson
from desktop.printing.paper import draw
from desktop.wording.printing import print_words
from seeds import pack_folders

READINGS = [read_pack(folder) for folder in pack_folders()]
every_lesson = pytest.mark.parametrize(
    "reading", READINGS, ids=[folder.name for folder in pack_folders()]
)


def printed(reading: PackReading, parts: frozenset[PrintPart], path: Path) -> tuple[int, list[str]]:
    """How many pages there are, and the words of each as they are found in the PDF."""
    assert reading.pack is not None
    assert reading.contents is not None
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    pages = draw(printed_lesson(reading.pack, reading.contents, parts), print_words(), writer)
    with pypdfium2.PdfDocument(path) as document:
        return pages, [page.get_textpage().get_text_range() for page in document]


def folded(words: str) -> str:
    return re.sub(r"[\W\d_]+", "", words)


@every_lesson
def test_every_word_of_the_texts_and_of_what_is_beside_them_is_found(
    reading: PackReading, look: QApplication, tmp_path: Path
) -> None:
    assert reading.pack is not None
    pages, texts = printed(reading, frozenset(PrintPart), tmp_path / "lesson.pdf")
    words = folded(" ".join(texts))

    assert pages == len(texts) > 3
    for note in reading.pack.notes:
        assert folded(note.title) in words
    for article in reading.pack.articles:
        found = {folded(word) for word in article.text.split()} - {""}
        assert [word for word in found if word not in words] == []


@every_lesson
def test_each_fifth_line_has_its_number_and_each_page_too(
    reading: PackReading, look: QApplication, tmp_path: Path
) -> None:
    pages, texts = printed(reading, frozenset({PrintPart.TEXTS}), tmp_path / "lesson.pdf")

    alone = {int(line) for text in texts for line in text.split() if line.isdigit()}
    assert {5, 10, 15, 20} <= alone
    assert all(text.rstrip().endswith(str(page)) for page, text in enumerate(texts, 1))
    assert pages == len(texts)


@every_lesson
def test_what_is_right_stands_on_no_sheet_for_pupils(
    reading: PackReading, look: QApplication, tmp_path: Path
) -> None:
    assert reading.contents is not None
    _, texts = printed(reading, FOR_PUPILS, tmp_path / "lesson.pdf")
    words = folded(" ".join(texts))

    for question in reading.contents.questions:
        assert folded(question.title) in words
        assert not any(folded(rubric) in words for rubric in question.rubric)
