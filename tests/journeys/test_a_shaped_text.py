"""Somebody reads a text with headings, pictures, tables and links, by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.core.library.library import Library
from desktop.core.span import Span
from desktop.reader.contents import Contents
from tests.core.shaped_article import PICTURES, a_shaped_article
from tests.desktop.builders import part_of
from tests.journeys.student import Student

ARTICLE = a_shaped_article()


def with_shaped_text(student: Student) -> Student:
    """The same student, with the article that is set in every way in the library."""
    student.leaves()
    with Library.open_existing(student.folder) as library:
        library.articles.add(ARTICLE, PICTURES)
    student.comes_back()
    student.opens(ARTICLE.title)
    return student


def test_the_contents_lead_through_the_text(student: Student, qtbot: QtBot) -> None:
    reader = with_shaped_text(student).app.reader
    reader.page.setFocus()

    student.presses(Qt.Key.Key_F9)
    contents = part_of(reader, Contents)
    assert contents.isVisible()
    assert contents.here == 0
    for _ in range(3):
        student.presses(Qt.Key.Key_Down)
    student.presses(Qt.Key.Key_Return)

    assert not contents.isVisible()
    assert reader.page.hasFocus()
    assert reader.page.caret() == ARTICLE.text.index("What was said")
    assert student.sees_words("What was said")

    student.presses(Qt.Key.Key_F9)
    assert contents.here == 3
    student.presses(Qt.Key.Key_Escape)
    assert not contents.isVisible()
    assert reader.page.hasFocus()


def test_a_text_without_headings_says_so(student: Student) -> None:
    student.app.reader.page.setFocus()

    student.presses(Qt.Key.Key_F9)

    assert student.app.window.foot.state == "This text has no headings."


def test_pictures_come_from_the_library_when_they_are_seen(student: Student, qtbot: QtBot) -> None:
    page = with_shaped_text(student).app.reader.page
    page.scroll_to(Span(0, 0), at_top=True)
    page.grab()
    [(box, picture), *_] = page.tipped_pictures
    spot = box.translated(0, -page.verticalScrollBar().value()).topLeft().toPoint()

    def is_painted() -> bool:
        colour = page.viewport().grab().toImage().pixelColor(spot.x() + 40, spot.y() + 40)
        return (colour.red(), colour.green(), colour.blue()) == (70, 120, 160)

    qtbot.waitUntil(is_painted)
    assert picture.words == "The bridge, seen from the harbour"


def test_a_heading_is_marked_and_found_again_and_a_link_is_copied(student: Student) -> None:
    page = with_shaped_text(student).app.reader.page
    student.selects_with_the_keyboard("What is to be done")
    student.presses(Qt.Key.Key_1)

    [mark] = student.app.live.library.now.annotations.of_article(ARTICLE.id)
    assert mark.selector.quote.exact == "What is to be done"

    start = ARTICLE.text.index("1931")
    page.go_to(Span(start, start))
    student.presses(Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    assert QGuiApplication.clipboard().text() == "https://example.org/bridge/1931?lang=en"
