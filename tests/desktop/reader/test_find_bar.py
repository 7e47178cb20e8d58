"""Finding words in the article on the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop.core.article import Article, ArticleId
from desktop.core.span import Span
from desktop.reader.reader import Reader
from tests.core.builders import span_of
from tests.desktop.builders import LONG
from tests.desktop.conftest import OpenReader

SHIFT = Qt.KeyboardModifier.ShiftModifier
CAFE = "The café was full. “It’s a Cafe,” he said. CAFÉ again.\nNo more."


@pytest.fixture
def reader(a_reader: OpenReader) -> Reader:
    reader = a_reader()
    reader.show_article(Article(id=ArticleId("cafe"), title="Cafés", text=CAFE))
    return reader


def found(reader: Reader) -> list[str]:
    return [place.of(CAFE) for place in reader.finding.places]


def types(reader: Reader, words: str, qtbot: QtBot) -> None:
    reader.open_find()
    qtbot.keyClicks(reader.finding.bar.field, words)


def test_typing_finds_every_place_and_counts_them(reader: Reader, qtbot: QtBot) -> None:
    types(reader, "cafe", qtbot)

    assert found(reader) == ["café", "Cafe", "CAFÉ"]
    assert reader.finding.bar.place == "1 of 3"
    assert reader.finding.bar.field.hasFocus()


def test_plain_marks_find_printed_ones(reader: Reader, qtbot: QtBot) -> None:
    types(reader, "\"it's a", qtbot)

    assert found(reader) == ["“It’s a"]


def test_enter_and_the_arrows_lead_round_the_places(reader: Reader, qtbot: QtBot) -> None:
    types(reader, "cafe", qtbot)
    field, seen = reader.finding.bar.field, []

    for key, modifier in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, SHIFT),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier),
    ):
        qtbot.keyClick(field, key, modifier)
        seen.append(reader.finding.bar.place)

    assert seen == ["2 of 3", "3 of 3", "1 of 3", "3 of 3", "2 of 3"]


def test_the_buttons_step_and_have_names(reader: Reader, qtbot: QtBot) -> None:
    types(reader, "cafe", qtbot)
    buttons = {b.accessibleName(): b for b in reader.finding.bar.findChildren(QToolButton)}

    qtbot.mouseClick(buttons["Next place (F3)"], Qt.MouseButton.LeftButton)
    assert reader.finding.bar.place == "2 of 3"
    qtbot.mouseClick(buttons["Place before (Shift+F3)"], Qt.MouseButton.LeftButton)
    assert reader.finding.bar.place == "1 of 3"
    qtbot.mouseClick(buttons["Close (Esc)"], Qt.MouseButton.LeftButton)
    assert not reader.finding.bar.isVisible()


def test_what_is_nowhere_is_said(reader: Reader, qtbot: QtBot) -> None:
    types(reader, "tram", qtbot)

    assert reader.finding.bar.place == "not found"
    qtbot.keyClick(reader.finding.bar.field, Qt.Key.Key_Return)
    assert reader.finding.current is None


def test_the_page_goes_to_each_place(a_reader: OpenReader, qtbot: QtBot) -> None:
    reader = a_reader()
    reader.show_article(Article(id=ArticleId("long"), title="Long", text=LONG))
    types(reader, "17.", qtbot)

    assert reader.page.caret() == LONG.index("17.")
    assert reader.page.verticalScrollBar().value() > 0


def test_selected_words_are_looked_for_from_where_they_stand(reader: Reader) -> None:
    reader.page.select(span_of("Cafe", CAFE))

    reader.open_find()

    assert reader.finding.bar.field.text() == "Cafe"
    assert reader.finding.bar.place == "2 of 3"


def test_escape_closes_and_the_page_has_the_keyboard(reader: Reader, qtbot: QtBot) -> None:
    types(reader, "again", qtbot)

    qtbot.keyClick(reader.finding.bar.field, Qt.Key.Key_Escape)

    assert not reader.finding.bar.isVisible()
    assert reader.page.hasFocus()
    assert reader.finding.places == ()
    assert reader.page.caret() == CAFE.index("again")


def test_the_bar_is_closed_from_the_page_too(reader: Reader, qtbot: QtBot) -> None:
    types(reader, "again", qtbot)
    reader.page.setFocus()

    assert reader.close_finding()

    assert not reader.finding.bar.isVisible()
    assert not reader.close_finding()


def test_no_place_is_hidden_under_the_bar(a_reader: OpenReader) -> None:
    reader = a_reader()
    reader.show_article(Article(id=ArticleId("long"), title="Long", text=LONG))
    place = span_of("20. ", LONG)
    reader.page.scroll_to(place, at_top=True)
    scroll_bar = reader.page.verticalScrollBar()
    scroll_bar.setValue(scroll_bar.value() - 24)

    reader.show_hits("20", [place], place.start)

    box = reader.page.cursorRect(reader.page.textCursor())
    assert box.top() > reader.finding.bar.geometry().bottom()


def way_back(reader: Reader) -> QToolButton:
    buttons = reader.finding.bar.findChildren(QToolButton)
    return next(button for button in buttons if "Results" in button.text())


def test_escape_leads_back_to_the_results_of_a_search(reader: Reader, qtbot: QtBot) -> None:
    reader.show_hits("cafe", [span_of("café", CAFE)], 0)
    reader.page.setFocus()

    with qtbot.waitSignal(reader.escaped):
        qtbot.keyClick(reader.page, Qt.Key.Key_Escape)
    reader.finding.bar.field.setFocus()
    with qtbot.waitSignal(reader.finding.return_wanted):
        qtbot.keyClick(reader.finding.bar.field, Qt.Key.Key_Escape)
    with qtbot.waitSignal(reader.finding.return_wanted):
        qtbot.mouseClick(way_back(reader), Qt.MouseButton.LeftButton)


def test_the_way_back_is_shown_only_where_a_search_led(reader: Reader, qtbot: QtBot) -> None:
    reader.show_hits("cafe", [span_of("café", CAFE)], 0)
    assert way_back(reader).isVisible()

    types(reader, "again", qtbot)

    assert not way_back(reader).isVisible()


def test_what_stands_nowhere_in_the_text_is_no_failed_find(reader: Reader) -> None:
    reader.show_hits("why", (), 0)

    assert way_back(reader).isVisible()
    assert reader.finding.bar.place == ""


def test_what_a_search_found_begins_where_it_was_chosen(reader: Reader) -> None:
    places = [Span(4, 8), Span(27, 31), Span(43, 47)]

    reader.show_hits("café", places, 27)

    assert reader.finding.bar.place == "2 of 3"
    assert reader.page.caret() == 27
    reader.finding.step(1)
    reader.finding.step(1)
    assert reader.finding.bar.place == "1 of 3"


def test_another_article_begins_with_nothing_sought(reader: Reader, qtbot: QtBot) -> None:
    types(reader, "cafe", qtbot)

    reader.show_article(Article(id=ArticleId("other"), title="Other", text="Nothing here."))

    assert not reader.finding.bar.isVisible()
    assert reader.finding.places == ()


@pytest.mark.parametrize("width", [300, 500, 1400])
def test_the_bar_stays_on_the_page(reader: Reader, width: int) -> None:
    reader.resize(width, 500)
    reader.open_find()

    assert reader.rect().contains(reader.finding.bar.geometry())
