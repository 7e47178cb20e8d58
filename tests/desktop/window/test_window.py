"""The whole window: what fits where, how the keyboard goes round, what everything is called."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.library.connection import Connection, Values
from desktop.core.library.errors import LibraryFull
from desktop.core.pen import Pen
from desktop.core.search_request import Request
from desktop.core.searching.results import SearchResults
from desktop.core.span import Span
from desktop.desks import saving_desk
from desktop.desks.context_desk import ContextDesk
from desktop.desks.voices_desk import VoicesDesk
from desktop.shelf.strip import ShelfStrip
from desktop.window import foot
from desktop.window.notice import Notice
from tests.desktop.builders import part_of
from tests.desktop.conftest import OpenApp

INTERACTIVE = (QAbstractButton, QLineEdit, QAbstractItemView, QTextEdit, QPlainTextEdit, QTabBar)


def tab_bar(app: App) -> QTabBar:
    found = app.window.findChild(QTabBar)
    assert found is not None
    return found


def side_of(app: App) -> QWidget:
    """The area beside the text."""
    parent = tab_bar(app).parentWidget()
    assert parent is not None
    return parent


def in_window(app: App, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(app.window, widget.rect().topLeft()), widget.size())


def button_named(app: App, name: str) -> QAbstractButton:
    return next(
        button
        for button in app.window.findChildren(QAbstractButton)
        if button.accessibleName() == name
    )


def spoken_name(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return str(interface.text(QAccessible.Text.Name)) if interface else ""


def everything_opened(app: App) -> None:
    """Brings every part of the program onto the screen at least once."""
    article = app.live.open.article
    assert article is not None
    mark = app.live.edits.notes.mark(article, Span(0, 40), Pen.EVIDENCE)
    other = app.live.edits.notes.mark(article, Span(50, 90), Pen.CLAIM)
    assert mark is not None
    assert other is not None
    app.live.edits.notes.remove(other)
    app.window.show_side(app.notes)
    app.notes.edit(mark)
    app.reader.page.select(Span(10, 20))
    app.searching.results.show_results(SearchResults("bridge"))


# Room


@pytest.mark.parametrize(
    ("width", "height", "has_shelf", "side"),
    [(1440, 900, True, 376), (1366, 768, False, 340), (1024, 640, False, 328)],
)
def test_shelf_and_side_take_the_room_there_is(
    open_app: OpenApp, width: int, height: int, has_shelf: bool, side: int
) -> None:
    app = open_app(width, height)

    assert (app.window.width(), app.window.height()) == (width, height)
    assert app.screen.shelf.isVisible() is has_shelf
    assert side_of(app).width() == side


@pytest.mark.parametrize("size", [(1440, 900), (1366, 768), (1024, 640)])
def test_everything_stays_inside_the_window(open_app: OpenApp, size: tuple[int, int]) -> None:
    app = open_app(*size)

    whole = app.window.rect()
    parts = (app.reader, side_of(app), app.window.foot, app.window.top_bar, app.screen.search_field)
    for part in parts:
        assert whole.contains(in_window(app, part)), part
    assert not in_window(app, app.reader).intersects(in_window(app, side_of(app)))


@pytest.mark.parametrize("size", [(1440, 900), (1366, 768), (1024, 640)])
def test_the_tabs_stand_on_one_line_whatever_they_count(
    open_app: OpenApp, size: tuple[int, int]
) -> None:
    app = open_app(*size)
    for panel, words in (
        (app.sides.desk(ContextDesk).panel, "Context 24"),
        (app.sides.desk(VoicesDesk).panel, "Voices 14"),
        (app.notes, "My notes 128"),
    ):
        panel.titled.emit(words)
    QApplication.processEvents()

    tabs = tab_bar(app)
    boxes = [tabs.tabRect(number) for number in range(tabs.count())]
    assert len({box.top() for box in boxes}) == 1
    assert boxes[-1].right() <= tabs.width()
    assert in_window(app, side_of(app)).contains(in_window(app, tabs))


@pytest.mark.parametrize("size", [(1440, 900), (1366, 768), (1024, 640)])
def test_the_text_has_a_readable_column(open_app: OpenApp, size: tuple[int, int]) -> None:
    app = open_app(*size)

    layout = app.reader.page.document().firstBlock().layout()
    lengths = [layout.lineAt(n).textLength() for n in range(layout.lineCount() - 1)]
    assert sum(lengths) / len(lengths) > 50


def test_the_shelf_folds_when_the_window_gets_narrow_and_comes_back(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app(1440, 900)

    app.window.resize(1366, 768)
    qtbot.waitUntil(lambda: not app.screen.shelf.isVisible())
    app.window.resize(1440, 900)

    qtbot.waitUntil(app.screen.shelf.isVisible)


def test_the_shelfs_button_wins_over_the_width(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(1366, 768)
    button = button_named(app, "Show or fold the shelf")

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    shown = app.screen.shelf.isVisible()
    app.window.resize(1300, 768)
    QApplication.processEvents()
    still_shown = app.screen.shelf.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert (shown, still_shown, app.screen.shelf.isVisible()) == (True, True, False)


def test_the_choice_for_the_shelf_is_kept(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(1440, 900)

    qtbot.mouseClick(button_named(app, "Show or fold the shelf"), Qt.MouseButton.LeftButton)

    assert app.library.now.preferences.all()["shelf"] == "folded"


def test_results_take_the_pages_place_and_the_side_makes_room(open_app: OpenApp) -> None:
    app = open_app(1366, 768)

    app.searching.desk.get().show()

    assert app.searching.results.isVisible()
    assert not app.reader.isVisible()
    assert not side_of(app).isVisible()


# The keyboard


def test_f6_goes_round_the_parts_of_the_window(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(1440, 900)
    app.reader.setFocus()
    parts = (
        app.screen.search_field,
        app.screen.shelf,
        app.reader,
        app.sides.desk(ContextDesk).panel,
    )
    walked = []

    for _ in range(6):
        qtbot.keyClick(app.window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        walked.append(next(p for p in parts if p is focused or p.isAncestorOf(focused)))

    assert walked == [
        app.sides.desk(ContextDesk).panel,
        app.screen.search_field,
        app.screen.shelf,
        app.reader,
        app.sides.desk(ContextDesk).panel,
        app.screen.search_field,
    ]


@pytest.mark.parametrize("size", [(1366, 768), (640, 360)])
def test_f6_comes_to_the_strip_of_a_folded_shelf(
    open_app: OpenApp, qtbot: QtBot, size: tuple[int, int]
) -> None:
    app = open_app(*size)
    app.screen.search_field.setFocus()

    qtbot.keyClick(app.window, Qt.Key.Key_F6)
    shown = [each for each in part_of(app.window, ShelfStrip).buttons if each.isVisible()]
    first = shown[0].hasFocus()
    qtbot.keyClick(app.window, Qt.Key.Key_F6)

    assert first
    assert app.reader.page.hasFocus()


@pytest.mark.parametrize("size", [(1366, 768), (640, 360)])
def test_the_key_of_the_side_says_over_results_why_it_does_nothing(
    open_app: OpenApp, qtbot: QtBot, size: tuple[int, int]
) -> None:
    app = open_app(*size)
    app.screen.search_field.search_for("war")
    qtbot.waitUntil(lambda: app.searching.results.sums() != "")

    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(app.window, Qt.Key.Key_B, both)

    assert app.window.foot.state == "Nothing stands beside this. Go back to the text first."


def test_going_round_with_f6_does_not_scroll_the_article(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(1440, 900)
    app.reader.page.go_to(Span(1500, 1500))
    before = app.reader.page.verticalScrollBar().value()

    for _ in range(4):
        qtbot.keyClick(app.window, Qt.Key.Key_F6)

    assert before > 0
    assert app.reader.page.verticalScrollBar().value() == before


@pytest.mark.parametrize(
    ("key", "name"), [(Qt.Key.Key_1, "context"), (Qt.Key.Key_2, "voices"), (Qt.Key.Key_3, "notes")]
)
def test_control_and_a_number_go_to_a_panel(
    open_app: OpenApp, qtbot: QtBot, key: Qt.Key, name: str
) -> None:
    app = open_app()

    qtbot.keyClick(app.window, key, Qt.KeyboardModifier.ControlModifier)

    assert app.window.side.front is app.sides[name]
    assert app.sides[name].isVisible()


def test_a_click_on_a_tab_brings_its_panel(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app()
    tabs = tab_bar(app)

    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())

    assert app.window.side.front is app.sides.desk(VoicesDesk).panel


def test_control_k_leads_to_the_search_field(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app()

    qtbot.keyClick(app.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert app.screen.search_field.hasFocus()


def test_a_letter_in_the_search_field_marks_nothing(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app()
    app.reader.page.select(Span(0, 20))
    app.screen.search_field.setFocus()

    with qtbot.assertNotEmitted(app.reader.mark_wanted):
        qtbot.keyClicks(app.screen.search_field, "1n")

    assert app.screen.search_field.text() == "1n"


# Names and sizes


@pytest.mark.parametrize("size", [(1440, 900), (1024, 640)])
def test_everything_that_can_be_used_has_a_name(open_app: OpenApp, size: tuple[int, int]) -> None:
    app = open_app(*size)
    everything_opened(app)

    nameless = [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
        for kind in INTERACTIVE
        for widget in app.window.findChildren(kind)
        if not spoken_name(widget)
    ]

    assert nameless == []


@pytest.mark.parametrize("size", [(1440, 900), (1024, 640)])
def test_everything_that_takes_the_keyboard_is_large_enough_for_a_finger(
    open_app: OpenApp, size: tuple[int, int]
) -> None:
    app = open_app(*size)
    everything_opened(app)

    small = [
        (type(widget).__name__, spoken_name(widget), widget.width(), widget.height())
        for widget in app.window.findChildren(QWidget)
        if widget.isVisible()
        and isinstance(widget, (*INTERACTIVE, QComboBox))
        and not isinstance(widget, QAbstractScrollArea)
        and (widget.height() < 24 or widget.width() < 24)
    ]

    assert small == []


def test_everything_that_can_be_clicked_can_be_reached_by_the_keyboard(open_app: OpenApp) -> None:
    app = open_app()
    everything_opened(app)

    unreachable = [
        spoken_name(button)
        for button in app.window.findChildren(QAbstractButton)
        if button.isVisible() and button.focusPolicy() == Qt.FocusPolicy.NoFocus
    ]

    assert unreachable == []


def test_tabs_have_names_and_are_large_enough(open_app: OpenApp) -> None:
    app = open_app(1024, 640)
    tabs = tab_bar(app)

    for number in range(tabs.count()):
        assert tabs.tabText(number)
        assert tabs.tabRect(number).height() >= 24


def test_every_name_in_the_window_is_told_once(open_app: OpenApp) -> None:
    app = open_app()

    names = [
        spoken_name(button)
        for button in app.window.top_bar.findChildren(QAbstractButton)
        if button.isVisible()
    ]

    assert len(set(names)) == len(names)


# Looks


def test_control_d_turns_the_whole_window_dark_and_back(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app()
    ground = app.reader.page.viewport

    qtbot.keyClick(app.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    dark = ground().grab().toImage().pixelColor(3, 300)
    qtbot.keyClick(app.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    light = ground().grab().toImage().pixelColor(3, 300)

    assert dark.lightness() < 60
    assert light.lightness() > 220


def test_no_part_of_the_dark_window_stays_light(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app()
    qtbot.keyClick(app.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)

    image = app.window.grab().toImage()

    spots = [(x, y) for x in range(4, image.width(), 24) for y in range(4, image.height(), 24)]
    bright = [spot for spot in spots if image.pixelColor(*spot).lightness() > 150]
    qtbot.keyClick(app.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(bright) < len(spots) * 0.06


def test_larger_text_is_kept_for_the_next_start(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app()

    qtbot.keyClick(app.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)

    assert app.reader.page.document().defaultFont().pixelSize() == 20
    assert app.library.now.preferences.all()["text_size"] == "20"


def test_text_grows_no_further_than_the_largest_size(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app()

    for _ in range(20):
        qtbot.keyClick(app.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    largest = app.reader.page.document().defaultFont().pixelSize()
    qtbot.keyClick(app.window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)

    assert largest == 36
    assert app.reader.page.document().defaultFont().pixelSize() == 18


def test_the_title_of_the_window_names_the_article(open_app: OpenApp) -> None:
    app = open_app()

    assert app.window.windowTitle().startswith("Trump says his team has had")
    assert app.window.windowTitle().endswith("— Sourcebook")


def test_the_foot_says_where_and_what(open_app: OpenApp) -> None:
    app = open_app()

    assert app.window.foot.what.startswith("10 quotes · 2 voices heard")


def test_the_foot_tells_what_was_undone_and_then_that_all_is_saved(
    open_app: OpenApp, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foot, "A_WHILE", 50)
    app = open_app()
    app.live.edits.speakers.join_speakers("Donald Trump", "The 47th president")
    qtbot.keyClick(app.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert app.window.foot.state == "Undone: one speaker"
    qtbot.waitUntil(lambda: app.window.foot.state.startswith("All work saved"), timeout=2_000)


class Disk:
    """A disk that is full at will: nothing can be written to the library then."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_full = False
        # How often it was told.
        self.told = 0
        say = Notice.say

        def count_and_say(*told: Any) -> None:
            self.told += 1
            say(*told)

        monkeypatch.setattr(Notice, "say", count_and_say)
        write = Connection.write

        def write_where_there_is_room(connection: Connection, sql: str, values: Values = ()) -> int:
            if self.is_full:
                raise LibraryFull(connection.path, "database or disk is full")
            return write(connection, sql, values)

        monkeypatch.setattr(Connection, "write", write_where_there_is_room)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    monkeypatch.setattr(saving_desk, "_SAVE_AGAIN_AFTER", 20)
    return Disk(monkeypatch)


def test_a_full_disk_is_no_matter_to_whoever_only_reads(
    open_app: OpenApp, disk: Disk, qtbot: QtBot
) -> None:
    app = open_app()
    disk.is_full = True

    app.reader.place_changed.emit("talks", 100, 200)
    app.searching.desk.get().ways.remember(Request("bridge"))
    qtbot.wait(50)

    assert disk.told == 0
    assert app.window.foot.state.startswith("All work saved")
    assert not app.window.foot.is_unsaved


def test_a_step_that_was_not_saved_is_told_until_there_is_room_again(
    open_app: OpenApp, disk: Disk, qtbot: QtBot
) -> None:
    app = open_app()
    article = app.live.open.article
    assert article is not None
    disk.is_full = True

    app.live.edits.notes.mark(article, Span(0, 10), Pen.EVIDENCE)
    app.window.foot.show_done("Something else")
    qtbot.wait(100)
    part_of(app.window.foot, QTimer).timeout.emit()

    assert app.window.foot.state == "There is no room left on the disk."
    assert "saved as soon as there is room" in app.window.notice.words
    disk.is_full = False
    qtbot.waitUntil(lambda: app.window.foot.state.startswith("All work saved"), timeout=6_000)
    assert app.window.notice.words == ""
    assert app.library.now.annotations.of_article(article.id)


def test_words_that_were_not_saved_are_saved_when_there_is_room_again(
    open_app: OpenApp, disk: Disk, qtbot: QtBot
) -> None:
    app = open_app()
    article = app.live.open.article
    assert article is not None
    note = app.live.edits.notes.mark(article, Span(0, 10), Pen.EVIDENCE)
    assert note is not None
    app.notes.edit(note)
    disk.is_full = True
    part_of(app.notes.editor, QPlainTextEdit).setPlainText("Why?")
    qtbot.waitUntil(lambda: bool(app.window.notice.words))
    qtbot.wait(100)
    assert disk.told == 1
    app.notes.close_editor()

    disk.is_full = False

    def is_written() -> bool:
        kept = app.library.now.annotations.find(note)
        return kept is not None and kept.body == "Why?"

    qtbot.waitUntil(lambda: app.window.foot.state.startswith("All work saved"), timeout=6_000)
    assert is_written()


def test_a_note_can_be_begun_and_written_while_nothing_can_be_saved(
    open_app: OpenApp, disk: Disk, qtbot: QtBot
) -> None:
    app = open_app()
    article = app.live.open.article
    assert article is not None
    disk.is_full = True

    app.reader.note_wanted.emit(Span(0, 10))
    field = app.notes.editor.findChild(QPlainTextEdit)
    assert field is not None
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "a thought")
    qtbot.waitUntil(lambda: bool(app.window.notice.words))
    app.notes.close_editor()
    assert app.library.now.annotations.of_article(article.id) == ()

    disk.is_full = False
    qtbot.waitUntil(lambda: app.library.is_safe, timeout=6_000)
    [note] = app.library.now.annotations.of_article(article.id)
    assert note.body == "a thought"
