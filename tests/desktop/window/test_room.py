"""Everything has room at every size: nothing is cut off, and nothing lies outside the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLabel,
    QMainWindow,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.appearance.plain_words import ElidedLabel
from desktop.appearance.preferences import THEMES
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.cards.record_list import RecordRole
from desktop.core.library.library import Library
from desktop.core.pen import Pen
from desktop.core.saved_search import SavedSearch, SavedSearchId
from desktop.core.search_request import Request
from desktop.core.searching.results import SearchResults
from desktop.core.span import Span
from desktop.panel import Panel
from desktop.shelf.rows import DoorRow
from desktop.shelf.strip import ShelfStrip
from desktop.start import Start
from desktop.window.side import Side
from tests.desktop.builders import part_of
from tests.desktop.conftest import OpenApp
from tests.desktop.covered_pages import COVERED, Covers
from tests.desktop.dialogs_of_notes import OPENED, Opens

# So far from the edges of a panel its words stay, in pixels.
_EDGE = 8
USUAL: dict[str, Any] = {}
# As large, as far apart and as wide as letters can be chosen; and the smallest.
LARGEST: dict[str, Any] = {"text_size": 36, "spacing": 8, "line_height": 220, "measure": 75}
WIDEST: dict[str, Any] = {**LARGEST, "text_font": "OpenDyslexic"}
SMALLEST: dict[str, Any] = {"text_size": 15, "line_height": 130, "measure": 55}
# 683 × 384 is what a screen of 1366 × 768 has at 200 %.
SIZES = [
    (640, 360),
    (683, 384),
    (800, 600),
    (1024, 640),
    (1366, 768),
    (1440, 900),
    (2560, 1440),
]
NARROW = [size for size in SIZES if size[0] < 900]
BESIDE = [size for size in SIZES if size[0] >= 900]


def in_window(app: App, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(app.window, widget.rect().topLeft()), widget.size())


def seen(app: App) -> Iterator[QWidget]:
    """Every widget on the screen, but for what is scrolled in an area of its own."""
    for widget in app.window.findChildren(QWidget):
        is_there = widget.isVisible() and not widget.size().isEmpty()
        if is_there and widget.window() is app.window and not is_scrolled(widget):
            yield widget


def is_scrolled(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def is_cut(widget: QWidget) -> bool:
    """Whether words of a widget have no room; a label that ends in "…" is meant to."""
    if isinstance(widget, ElidedLabel):
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    if isinstance(widget, QTabBar):
        tabs = range(widget.count())
        return widget.tabRect(tabs[-1]).right() > widget.width() or any(
            widget.tabRect(n).width() < widget.fontMetrics().horizontalAdvance(widget.tabText(n))
            for n in tabs
        )
    if isinstance(widget, QLabel):
        return widget.width() < widget.minimumSizeHint().width()
    if isinstance(widget, QAbstractButton):
        lines = widget.text().split("\n")
        return room_for_words(widget) < max(map(widget.fontMetrics().horizontalAdvance, lines))
    return False


def room_for_words(button: QAbstractButton) -> int:
    """How wide the words of a button may be: what is left between its edges and what pads them."""
    if not isinstance(button, QPushButton):
        return button.width()
    option = QStyleOptionButton()
    button.initStyleOption(option)
    inside = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button)
    return inside.width()


def plain() -> Qt.TextFormat:
    return Qt.TextFormat.PlainText


def is_scrolled_sideways(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea) and parent.horizontalScrollBar().maximum():
            return True
        parent = parent.parentWidget()
    return False


def words_in(label: QLabel) -> QRect:
    """Where the words of a label are in it."""
    flags = label.alignment() | (Qt.TextFlag.TextWordWrap if label.wordWrap() else 0)
    return label.fontMetrics().boundingRect(label.contentsRect(), int(flags), label.text())


def ground_of(widget: QWidget) -> QWidget:
    """The panel, the sheet or the window over the window in whose edges something stands."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, Panel | Side | QMainWindow | QDialog):
        parent = parent.parentWidget()
    return parent if parent is not None else widget.window()


def against_an_edge(whole: QWidget) -> list[str]:
    """The words and buttons that touch the left or right edge of what they stand in."""
    found = []
    for widget in whole.findChildren(QWidget):
        is_words = isinstance(widget, QLabel) and bool(widget.text())
        if not widget.isVisible() or not (is_words or isinstance(widget, QPushButton)):
            continue
        if is_scrolled_sideways(widget) or getattr(widget, "textFormat", plain)() != plain():
            continue
        ground = ground_of(widget)
        inside = widget.contentsRect()
        if isinstance(widget, QLabel) and not isinstance(widget, ElidedLabel):
            inside = words_in(widget)
        corner = widget.mapTo(ground, inside.topLeft())
        left, right = corner.x(), ground.width() - corner.x() - inside.width()
        if min(left, right) < _EDGE and widget.visibleRegion().boundingRect().width() > 0:
            words = getattr(widget, "text", str)()
            found.append(f"{words[:40]!r} in {type(ground).__name__}: {left}, {right}")
    return found


def badly_placed(app: App) -> list[str]:
    """What lies outside of the window or has no room for its words, to be read."""
    for _ in range(5):
        # A label that needs more lines in the width it was given asks for another layout.
        QApplication.processEvents()
    whole = app.window.rect()
    return [
        f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()} {where}"
        f" {getattr(widget, 'text', str)()}"
        for widget in seen(app)
        if not whole.contains(where := in_window(app, widget)) or is_cut(widget)
    ] + against_an_edge(app.window)


def press(qtbot: QtBot, app: App, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    modifiers = Qt.KeyboardModifier.NoModifier
    for each in held:
        modifiers |= each
    # As from the keyboard: whatever has the focus hears it.
    qtbot.keyClick(app.window.windowHandle(), key, modifiers)


def is_in_side(app: App) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and app.window.side.isAncestorOf(focused)


def press_side(qtbot: QtBot, app: App) -> None:
    press(qtbot, app, Qt.Key.Key_B, *BOTH)


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BOTH = (CTRL, SHIFT)


@pytest.mark.parametrize("liked", [USUAL, LARGEST, WIDEST, SMALLEST], ids=str)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_off_wherever_its_reader_looks(
    open_app: OpenApp, qtbot: QtBot, size: tuple[int, int], liked: dict[str, Any]
) -> None:
    app = open_app(*size)
    app.live.look.prefer(replace(app.live.look.preferences, **liked))
    found = {"page": badly_placed(app)}

    for key, name in ((Qt.Key.Key_1, "context"), (Qt.Key.Key_2, "voices"), (Qt.Key.Key_3, "notes")):
        press(qtbot, app, key, CTRL)
        found[name] = badly_placed(app)
    app.reader.page.select(Span(0, 30))
    app.reader.setFocus()
    found["selection"] = badly_placed(app)
    press(qtbot, app, Qt.Key.Key_N)
    found["note"] = badly_placed(app)
    press(qtbot, app, Qt.Key.Key_Escape)
    press(qtbot, app, Qt.Key.Key_B, CTRL)
    found["shelf toggled"] = badly_placed(app)
    app.window.notice.say("a topic", "Something happened to your library.", "Do this.")
    found["notice"] = badly_placed(app)
    app.reader.corroboration_wanted.emit(Span(0, 60), "", "")
    qtbot.waitUntil(lambda: app.live.tasks.is_idle)
    found["notice over corroborate"] = badly_placed(app)
    app.window.notice.take_away()
    found["corroborate"] = badly_placed(app)
    press(qtbot, app, Qt.Key.Key_T, CTRL)
    found["look"] = badly_placed(app)
    press(qtbot, app, Qt.Key.Key_T, CTRL)
    answers: list[SearchResults] = []
    app.live.search.found.connect(answers.append)
    app.screen.search_field.search_for("war")
    qtbot.waitUntil(lambda: app.searching.results.sums() != "")
    found["results"] = badly_placed(app)
    app.searching.results.show_results(replace(answers[-1], is_cut_short=True), may_grow=True)
    found["results that may grow"] = badly_placed(app)

    assert app.window.size().toTuple() == size
    assert {where: bad for where, bad in found.items() if bad} == {}


@pytest.mark.parametrize(
    ("size", "liked"),
    [((640, 360), USUAL), ((640, 360), LARGEST), ((1366, 768), USUAL), ((1366, 768), LARGEST)],
    ids=str,
)
def test_what_becomes_of_an_essay_and_the_evidence_have_room(
    open_app: OpenApp, qtbot: QtBot, size: tuple[int, int], liked: dict[str, Any]
) -> None:
    app = open_app(*size)
    app.live.look.prefer(replace(app.live.look.preferences, **liked))
    rare = app.commands.rare.get()

    def rests() -> None:
        qtbot.waitUntil(lambda: app.live.tasks.is_idle, timeout=60_000)

    quotes, evidence = rare.quotes.get(), rare.evidence.get()
    found = {}
    quotes.show()
    found["an essay is asked for"] = badly_placed(app)
    quotes.panel.pasted.setPlainText("She said “nobody ever said this anywhere at all”. " * 20)
    quotes.panel.asking.check.click()
    found["it is checked"] = badly_placed(app)
    rests()
    assert quotes.panel.is_checked
    found["it was checked"] = badly_placed(app)
    evidence.show()
    rests()
    found["no evidence"] = badly_placed(app)
    app.reader.mark_wanted.emit(Span(0, 20), Pen.EVIDENCE)
    app.live.edits.evidence.make_claim("Talks help more than threats, whoever makes them. " * 3)
    evidence.show()
    rests()
    found["evidence"] = badly_placed(app)

    assert app.window.size().toTuple() == size
    assert {where: bad for where, bad in found.items() if bad} == {}


@pytest.mark.parametrize("covers", COVERED, ids=lambda each: each.__name__)
def test_what_stands_in_the_place_of_the_page_has_room(
    open_app: OpenApp, qtbot: QtBot, tmp_path: Path, covers: Covers
) -> None:
    # Another panel comes up in another of these windows, and is then seen in the three others.
    ways = [*product([(640, 360), (1366, 768)], (USUAL, LARGEST))]
    first = COVERED.index(covers) % len(ways)
    (size, liked), *others = (*ways[first:], *ways[:first])
    app = open_app(*size)
    usual = app.live.look.preferences
    app.live.look.prefer(replace(usual, **liked))

    panel = covers(app, qtbot, tmp_path)

    def has_room() -> None:
        assert [*badly_placed(app), *outside_or_squeezed(panel)] == [], f"{size}, {liked}"

    has_room()
    for size, liked in others:
        app.window.resize(*size)
        app.live.look.prefer(replace(usual, **liked))
        # What gets another width asks for other room, and so on: not all of it at once.
        qtbot.waitUntil(has_room)
    assert panel.isVisible()


def outside_or_squeezed(panel: QWidget) -> list[str]:
    """What leaves a panel or the room it is scrolled in sideways, or is lower than its words.

    Words that are set in lines are as high as these, in what is scrolled as well.
    """
    inside = panel.rect()
    found = []
    for widget in panel.findChildren(QWidget):
        if not widget.isVisible():
            continue
        where = QRect(widget.mapTo(panel, QPoint()), widget.size())
        is_out = not is_scrolled(widget) and not inside.contains(where)
        if isinstance(widget, ScrolledRoom) and (scrolled := widget.widget()) is not None:
            is_out = is_out or scrolled.width() > widget.viewport().width()
        is_low = isinstance(widget, QAbstractButton)
        is_low = is_low and widget.height() < widget.fontMetrics().height()
        is_low = is_low or (isinstance(widget, QLabel) and widget.wordWrap() and is_cut(widget))
        if is_out or is_low:
            found.append(f"{type(widget).__name__} {getattr(widget, 'text', str)()} {where}")
    return found


def dialog_of(app: App) -> QDialog:
    return next(each for each in app.window.findChildren(QDialog) if each.isVisible())


OVER_THE_WINDOW = {
    "What the keys do",
    "Change the keys …",
    "About Sourcebook",
}


@pytest.mark.parametrize(
    ("size", "liked"),
    [
        ((640, 360), USUAL),
        ((1024, 640), USUAL),
        ((1024, 640), LARGEST),
        ((1366, 768), USUAL),
        ((1366, 768), LARGEST),
    ],
    ids=str,
)
def test_what_lies_over_the_window_has_room_in_it_and_for_all_its_words(
    open_app: OpenApp, qtbot: QtBot, size: tuple[int, int], liked: dict[str, Any]
) -> None:
    app = open_app(*size)
    app.live.look.prefer(replace(app.live.look.preferences, **liked))
    found: dict[str, list[str]] = {}

    for action in app.window.actions():
        if action.text() not in OVER_THE_WINDOW:
            continue
        action.trigger()
        qtbot.waitUntil(lambda: any(each.isVisible() for each in app.window.findChildren(QDialog)))
        dialog = dialog_of(app)
        for _ in range(5):
            QApplication.processEvents()
        parts = [each for each in dialog.findChildren(QWidget) if each.isVisible()]
        cut = [each for each in parts if not is_scrolled(each) and is_cut(each)]
        words = [f"{type(each).__name__} {getattr(each, 'text', str)()}" for each in cut]
        found[action.text()] = [*words, *against_an_edge(dialog)]
        if liked is USUAL and not app.window.rect().contains(dialog.rect()):
            found[action.text()].append(f"as large as {dialog.size()}")
        dialog.close()

    assert found.keys() == OVER_THE_WINDOW
    assert {name: bad for name, bad in found.items() if bad} == {}


@pytest.mark.parametrize("opens", OPENED, ids=lambda each: each.__name__)
@pytest.mark.parametrize("seen_by", [*product(NARROW[:1] + BESIDE[1:2], (USUAL, WIDEST))], ids=str)
def test_windows_that_notes_come_and_go_through_have_room_for_all_their_words(
    open_app: OpenApp,
    qtbot: QtBot,
    tmp_path: Path,
    seen_by: tuple[tuple[int, int], dict[str, Any]],
    opens: Opens,
) -> None:
    size, liked = seen_by
    app = open_app(*size)
    app.live.look.prefer(replace(app.live.look.preferences, **liked))

    dialog = opens(app, qtbot, tmp_path)

    whole = dialog.rect()
    assert app.window.rect().contains(whole)
    assert against_an_edge(dialog) == []
    parts = [each for each in dialog.findChildren(QWidget) if each.isVisible()]
    words = [each for each in parts if isinstance(each, QLabel | QAbstractButton)]
    assert [getattr(each, "text", str)() for each in words if is_cut(each)] == []
    # Nothing lies over another part, and what has no room in the height is scrolled.
    outside = [
        each
        for each in parts
        if not is_scrolled(each)
        and not whole.contains(QRect(each.mapTo(dialog, QPoint()), each.size()))
    ]
    assert outside == []
    assert lying_over(dialog) == []


def lying_over(dialog: QDialog) -> list[str]:
    """The parts of a window over the window that lie over others beside them."""
    parents = [dialog, *dialog.findChildren(QWidget)]
    return [
        f"{type(one).__name__} over {type(other).__name__}"
        for parent in parents
        if parent.layout() is not None
        for one, other in combinations(standing_in(parent), 2)
        if one.geometry().intersects(other.geometry())
    ]


def standing_in(parent: QWidget) -> list[QWidget]:
    children = parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [each for each in children if each.isVisible() and not each.isWindow()]


def test_empty_panels_keep_their_words_off_the_edges(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(1366, 768)

    press(qtbot, app, Qt.Key.Key_3, CTRL)
    for theme in THEMES:
        app.live.look.prefer(replace(app.live.look.preferences, theme=theme))
        assert badly_placed(app) == []


def test_the_foot_keeps_all_of_its_words_for_who_cannot_see_them(open_app: OpenApp) -> None:
    app = open_app(640, 360)

    app.window.foot.show_done("A sentence that is much longer than the foot of this window. " * 3)
    QApplication.processEvents()

    labels = app.window.foot.findChildren(ElidedLabel)
    assert badly_placed(app) == []
    assert any(QLabel.text(label).endswith("…") and label.toolTip() for label in labels)
    assert all(label.accessibleName() == label.text() for label in labels)


# The side as a sheet over the page


@pytest.mark.parametrize("size", NARROW)
def test_the_side_lies_over_the_page_when_it_is_wanted(
    open_app: OpenApp, qtbot: QtBot, size: tuple[int, int]
) -> None:
    app = open_app(*size)
    page = in_window(app, app.reader)
    assert not app.window.side.isVisible()

    press_side(qtbot, app)
    side = in_window(app, app.window.side)
    has_keyboard = is_in_side(app)
    press_side(qtbot, app)

    assert has_keyboard
    assert in_window(app, app.reader) == page
    assert (side.right(), side.top(), side.bottom()) == (page.right(), page.top(), page.bottom())
    assert 0 < side.width() <= 340
    assert not app.window.side.isVisible()
    assert app.reader.page.hasFocus()


def test_a_button_lays_the_side_over_the_page_and_takes_it_away(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app(640, 360)

    qtbot.mouseClick(app.window.top_bar.side, Qt.MouseButton.LeftButton)
    was_open = app.window.side.isVisible()
    qtbot.mouseClick(app.window.top_bar.side, Qt.MouseButton.LeftButton)

    assert was_open
    assert not app.window.side.isVisible()


@pytest.mark.parametrize("size", BESIDE)
def test_where_there_is_room_the_side_stays_and_the_key_leads_into_it(
    open_app: OpenApp, qtbot: QtBot, size: tuple[int, int]
) -> None:
    app = open_app(*size)

    press_side(qtbot, app)

    assert app.window.side.isVisible()
    assert is_in_side(app)
    assert not app.window.top_bar.side.isVisible()
    assert not in_window(app, app.reader).intersects(in_window(app, app.window.side))


def test_escape_frees_the_page_from_either_side_of_its_edge(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app(640, 360)
    press(qtbot, app, Qt.Key.Key_1, CTRL)
    was_open = app.window.side.isVisible()
    press(qtbot, app, Qt.Key.Key_Escape)
    is_free = not app.window.side.isVisible()

    app.sides.show("voices")
    app.reader.setFocus()
    app.sides.show("voices")
    came_up = app.window.side.isVisible()
    press(qtbot, app, Qt.Key.Key_Escape)

    assert (was_open, is_free, came_up) == (True, True, True)
    assert not app.window.side.isVisible()
    assert app.reader.page.hasFocus()


def test_a_click_into_the_page_takes_the_side_away(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(640, 360)
    press(qtbot, app, Qt.Key.Key_2, CTRL)

    qtbot.mouseClick(
        app.reader.page.viewport(), Qt.MouseButton.LeftButton, pos=QRect(30, 60, 1, 1).topLeft()
    )

    assert not app.window.side.isVisible()


def test_the_side_has_its_place_again_when_the_window_gets_wide(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app(1024, 640)

    app.window.resize(700, 500)
    qtbot.waitUntil(lambda: not app.window.side.isVisible())
    app.window.resize(1024, 640)
    qtbot.waitUntil(app.window.side.isVisible)

    assert badly_placed(app) == []
    assert not in_window(app, app.reader).intersects(in_window(app, app.window.side))


@pytest.mark.parametrize("size", [(640, 360), (1024, 640), (1440, 900)])
def test_no_change_of_place_gives_the_keyboard_to_a_bystander(
    open_app: OpenApp, qtbot: QtBot, size: tuple[int, int]
) -> None:
    app = open_app(*size)
    app.reader.setFocus()
    walked: list[QWidget | None] = []
    application = part_of_application()
    application.focusChanged.connect(lambda _before, now: walked.append(now))
    keys = [
        (Qt.Key.Key_B, BOTH),
        (Qt.Key.Key_B, BOTH),
        (Qt.Key.Key_1, (CTRL,)),
        (Qt.Key.Key_Escape, ()),
        (Qt.Key.Key_B, (CTRL,)),
        (Qt.Key.Key_B, (CTRL,)),
    ]
    most = 0

    for key, held in keys:
        before = len(walked)
        press(qtbot, app, key, *held)
        most = max(most, len(walked) - before)

    assert most <= 1
    assert None not in walked


def test_folding_the_shelf_leads_from_its_rows_to_the_page(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(1440, 900)
    app.screen.shelf.setFocus()

    press(qtbot, app, Qt.Key.Key_B, CTRL)

    assert not app.screen.shelf.isVisible()
    assert app.reader.page.hasFocus()


def part_of_application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


# The folded shelf


def shown_on(strip: ShelfStrip) -> list[QToolButton]:
    return [button for button in strip.buttons if button.isVisible()]


def named_on(strip: ShelfStrip, name: str) -> QToolButton:
    return next(button for button in strip.buttons if button.accessibleName() == name)


def strip_of(app: App) -> ShelfStrip:
    return part_of(app.window, ShelfStrip)


@pytest.mark.parametrize("size", [size for size in SIZES if size[0] < 1400])
def test_a_folded_shelf_is_a_strip_of_pictures(open_app: OpenApp, size: tuple[int, int]) -> None:
    app = open_app(*size)
    QApplication.processEvents()

    strip, page = in_window(app, strip_of(app)), in_window(app, app.reader)
    shown = shown_on(strip_of(app))
    assert (strip.left(), strip.width()) == (0, 46)
    assert strip.right() < page.left()
    assert [button.accessibleName() for button in shown] == ["Lessons", "My library"]
    assert all("Ctrl+B" in button.toolTip() for button in shown)


def test_where_the_shelf_has_room_there_is_no_strip(open_app: OpenApp) -> None:
    app = open_app(1440, 900)

    assert app.window.findChildren(ShelfStrip) == []


@pytest.mark.parametrize("size", [(640, 360), (1366, 768)])
def test_a_picture_opens_its_part_of_the_shelf(
    open_app: OpenApp, qtbot: QtBot, size: tuple[int, int]
) -> None:
    app = open_app(*size)
    lessons, articles = shown_on(strip_of(app))
    lessons.setFocus()

    press(qtbot, app, Qt.Key.Key_Down)
    has_moved = articles.hasFocus()
    press(qtbot, app, Qt.Key.Key_Return)

    assert has_moved
    assert app.screen.shelf.isVisible()
    assert app.screen.shelf.rows.hasFocus()
    assert isinstance(app.screen.shelf.rows.currentIndex().data(RecordRole), DoorRow)


def test_the_pictures_are_reached_by_the_tab_key(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(1366, 768)
    app.screen.search_field.setFocus()
    reached: set[QWidget | None] = set()

    for _ in range(40):
        press(qtbot, app, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
        if app.reader.page.hasFocus():
            # The page keeps the key for itself.
            break

    assert set(shown_on(strip_of(app))) <= reached


def test_a_saved_search_gets_its_picture(open_app: OpenApp) -> None:
    app = open_app(1366, 768)
    searches = named_on(strip_of(app), "Saved searches")
    was_there = searches.isVisible()

    app.screen.shelf.show_searches(
        [SavedSearch(SavedSearchId("a"), Request("bridge"), "2025-01-01")]
    )

    assert not was_there
    assert searches.isVisible()
    assert named_on(strip_of(app), "Lessons").isVisible()


def test_where_it_is_narrow_the_shelf_lies_over_the_page_until_it_is_left(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app(640, 360)
    page = in_window(app, app.reader)

    press(qtbot, app, Qt.Key.Key_B, CTRL)
    shelf = in_window(app, app.screen.shelf)
    has_keyboard = app.screen.shelf.rows.hasFocus()
    press(qtbot, app, Qt.Key.Key_Escape)

    assert has_keyboard
    assert page.intersects(shelf)
    assert in_window(app, app.reader) == page
    assert not app.screen.shelf.isVisible()
    assert app.reader.page.hasFocus()
    assert "shelf" not in app.library.now.preferences.all()


def test_an_article_that_was_chosen_where_it_is_narrow_is_seen(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app(640, 360)
    press(qtbot, app, Qt.Key.Key_B, CTRL)

    app.screen.shelf.article_chosen.emit("tanners-bridge")

    assert not app.screen.shelf.isVisible()
    assert app.reader.page.hasFocus()


def test_the_strip_takes_on_the_colours_of_the_theme(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(1366, 768)
    before = strip_of(app).buttons[0].icon().cacheKey()

    press(qtbot, app, Qt.Key.Key_D, CTRL)

    assert strip_of(app).buttons[0].icon().cacheKey() != before


# What is remembered


def kept_in(folder: Path) -> dict[str, str]:
    with Library.open_existing(folder) as library:
        return library.preferences.all()


def test_the_tab_in_front_is_there_again_at_the_next_start(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(1440, 900)
    tabs = part_of(app.window, QTabBar)

    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    app.window.resize(1100, 700)
    folder = app.library.now.folder
    app.window.close()

    kept = kept_in(folder)
    assert kept["side"] == "voices"
    assert kept["window"] == "1100x700"


def test_a_window_comes_up_with_the_tab_that_was_kept(open_app: OpenApp) -> None:
    first = open_app(1440, 900)
    first.library.now.preferences.put("side", "notes")

    second = App(first.library.now, Start(first.library.now.folder))

    assert second.sides.front == "notes"
    assert second.sides.opened == ()


def test_a_tab_that_is_no_more_leaves_the_first_in_front(open_app: OpenApp) -> None:
    first = open_app(1440, 900)
    first.library.now.preferences.put("side", "horoscope")

    second = App(first.library.now, Start(first.library.now.folder))

    assert second.sides.front == "context"
