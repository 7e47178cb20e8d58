"""How the text looks is tried out on a panel that stays open, by the keyboard alone if need be."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.appearance.fonts import Role
from desktop.appearance.preferences import TEXT_FONTS, TEXT_SIZES, THEMES, Preferences
from desktop.appearance.theme import Theme
from desktop.core.library.library import Library
from desktop.core.span import Span
from desktop.live.kept_preferences import KeptPreferences
from desktop.live.library import LiveLibrary
from desktop.settings.text_settings import TextSettings
from tests.desktop.conftest import OpenApp

CTRL = Qt.KeyboardModifier.ControlModifier


def press(qtbot: QtBot, app: App, key: Qt.Key, held: Any = Qt.KeyboardModifier.NoModifier) -> None:
    # As from the keyboard: whatever has the focus hears it.
    qtbot.keyClick(app.window.windowHandle(), key, held)


def opened(qtbot: QtBot, app: App) -> TextSettings:
    press(qtbot, app, Qt.Key.Key_T, CTRL)
    panel = app.looking.panel
    assert panel is not None
    return panel


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def go_to(qtbot: QtBot, app: App, wanted: QWidget) -> None:
    """With the Tab key alone."""
    for _ in range(30):
        if focused() is wanted:
            return
        press(qtbot, app, Qt.Key.Key_Tab)
    raise AssertionError(f"the Tab key never comes to {wanted}")


def likes(app: App) -> Preferences:
    return app.live.look.preferences


def test_nothing_of_the_panel_is_there_before_it_is_wanted(open_app: OpenApp) -> None:
    assert open_app().looking.panel is None


def test_a_key_opens_it_leads_into_it_and_closes_it(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app()
    app.reader.setFocus()

    panel = opened(qtbot, app)
    was_in_it = panel.isVisible() and panel.isAncestorOf(focused())
    app.reader.setFocus()
    press(qtbot, app, Qt.Key.Key_T, CTRL)
    leads_back = panel.isVisible() and panel.isAncestorOf(focused())
    press(qtbot, app, Qt.Key.Key_T, CTRL)

    assert was_in_it
    assert leads_back
    assert not panel.isVisible()
    assert app.reader.page.hasFocus()


def test_it_stays_open_while_its_reader_reads_on(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(1366, 768)
    panel = opened(qtbot, app)

    qtbot.mouseClick(panel.larger, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(app.reader.page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(120, 300))
    press(qtbot, app, Qt.Key.Key_Down)

    assert panel.isVisible()
    assert app.reader.page.hasFocus()


def test_escape_leads_from_the_panel_to_the_text(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app()
    panel = opened(qtbot, app)

    press(qtbot, app, Qt.Key.Key_Escape)

    assert not panel.isVisible()
    assert app.reader.page.hasFocus()


def test_f6_comes_to_the_panel_and_goes_on_from_it(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(1440, 900)
    panel = opened(qtbot, app)
    app.reader.setFocus()
    walked = []

    for _ in range(5):
        press(qtbot, app, Qt.Key.Key_F6)
        walked.append(panel.isAncestorOf(focused()))

    assert walked.count(True) == 1


def test_everything_is_reached_and_changed_by_the_keyboard_alone(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app(1440, 900)
    panel = opened(qtbot, app)

    press(qtbot, app, Qt.Key.Key_Return)
    go_to(qtbot, app, panel.fonts.buttons["Literata"])
    press(qtbot, app, Qt.Key.Key_Down)
    go_to(qtbot, app, panel.measures.buttons[66])
    press(qtbot, app, Qt.Key.Key_Right)
    go_to(qtbot, app, panel.line_height)
    press(qtbot, app, Qt.Key.Key_Right)
    go_to(qtbot, app, panel.spacing)
    press(qtbot, app, Qt.Key.Key_Right)
    press(qtbot, app, Qt.Key.Key_Right)
    go_to(qtbot, app, panel.themes.buttons["light"])
    press(qtbot, app, Qt.Key.Key_Right)
    go_to(qtbot, app, panel.lines.buttons["off"])
    press(qtbot, app, Qt.Key.Key_Right)
    go_to(qtbot, app, panel.ruler)
    press(qtbot, app, Qt.Key.Key_Space)

    assert likes(app) == Preferences(
        theme="white",
        text_size=20,
        measure=75,
        text_font="Source Serif 4",
        line_height=170,
        spacing=2,
        line_focus="1",
        ruler="on",
        shelf=likes(app).shelf,
    )
    assert panel.isVisible()


def test_every_control_says_what_it_is(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(1440, 900)
    panel = opened(qtbot, app)

    names = [
        QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        for kind in (QAbstractButton, QSlider)
        for widget in panel.findChildren(kind)
    ]

    assert len(names) == len(set(names)) == 24
    assert {"Larger text", "Font: OpenDyslexic", "Letters in a line: 55"} <= set(names)
    assert {"Line height, in per cent", "Space between letters and words"} <= set(names)
    assert {"Colours: High contrast", "Line focus: paragraph", "Reading ruler"} <= set(names)


def test_every_control_announces_its_new_value(
    open_app: OpenApp, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_app(1440, 900)
    panel = opened(qtbot, app)
    said: list[str] = []

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    panel.larger.click()
    panel.fonts.buttons["OpenDyslexic"].click()
    panel.measures.buttons[55].click()
    panel.line_height.setValue(180)
    panel.spacing.setValue(3)
    panel.themes.buttons["dark"].click()
    panel.lines.buttons["3"].click()
    panel.ruler.click()

    heard = [
        "Text size 20",
        "Font: OpenDyslexic",
        "Letters in a line: 55",
        "Line height 1.8",
        "Spacing 3 of 8",
        "Colours: Dark",
        "Line focus: 3 lines",
        "Reading ruler on",
    ]
    qtbot.waitUntil(lambda: said == heard)


def test_fonts_are_shown_in_themselves_and_themes_in_their_colours(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app()
    panel = opened(qtbot, app)

    for name in TEXT_FONTS:
        assert panel.fonts.buttons[name].fontInfo().family() == name
    for name in THEMES:
        assert Theme.load(name).colours["paper"] in panel.themes.buttons[name].styleSheet()


def test_a_key_pressed_elsewhere_is_shown_on_the_panel(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app()
    panel = opened(qtbot, app)
    app.reader.setFocus()

    press(qtbot, app, Qt.Key.Key_L, CTRL)
    press(qtbot, app, Qt.Key.Key_R, CTRL)
    press(qtbot, app, Qt.Key.Key_D, CTRL)

    assert panel.lines.buttons["1"].isChecked()
    assert panel.ruler.isChecked()
    assert panel.themes.buttons["dark"].isChecked()


def test_at_the_largest_size_the_keyboard_stays_on_the_panel(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app()
    panel = opened(qtbot, app)

    for _ in TEXT_SIZES:
        press(qtbot, app, Qt.Key.Key_Return)

    assert likes(app).text_size == TEXT_SIZES[-1] or panel.smaller.hasFocus()
    assert not panel.larger.isEnabled() or likes(app).text_size < TEXT_SIZES[-1]
    assert panel.isAncestorOf(focused())


# All of it back


def test_one_button_brings_the_first_look_back_and_once_more_ones_own(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app()
    panel = opened(qtbot, app)
    first = likes(app)
    panel.themes.buttons["sepia"].click()
    panel.spacing.setValue(4)
    panel.lines.buttons["2"].click()
    own = likes(app)

    panel.back.click()
    returned, offered = likes(app), panel.back.text()
    panel.back.click()

    assert (returned, offered) == (first, "As I had it")
    assert likes(app) == own
    assert panel.back.text() == "As it was at first"


def test_a_new_choice_forgets_what_was_before_the_first_look(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app()
    panel = opened(qtbot, app)
    panel.spacing.setValue(4)
    panel.back.click()

    panel.spacing.setValue(2)

    assert panel.back.text() == "As it was at first"
    panel.back.click()
    assert likes(app).spacing == 0


def test_where_all_is_as_at_first_there_is_nothing_to_bring_back(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    assert not opened(qtbot, open_app()).back.isEnabled()


def test_all_that_was_chosen_is_there_at_the_next_start(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app()
    panel = opened(qtbot, app)
    panel.themes.buttons["contrast"].click()
    panel.fonts.buttons["OpenDyslexic"].click()
    panel.line_height.setValue(200)
    panel.ruler.click()
    own, folder = likes(app), app.library.now.folder
    app.window.close()

    with Library.open_existing(folder) as library:
        assert KeptPreferences(LiveLibrary(library)).preferences == own


def test_light_or_dark_leads_back_to_the_bright_theme_of_before(
    open_app: OpenApp, qtbot: QtBot
) -> None:
    app = open_app()
    opened(qtbot, app).themes.buttons["sepia"].click()

    press(qtbot, app, Qt.Key.Key_D, CTRL)
    dark = likes(app).theme
    press(qtbot, app, Qt.Key.Key_D, CTRL)

    assert (dark, likes(app).theme) == ("dark", "sepia")


# Where it lies


@pytest.mark.parametrize("size", [(640, 360), (1024, 640), (1440, 900)])
@pytest.mark.parametrize("text_size", [18, 36])
def test_all_of_it_can_be_reached_at_every_size(
    open_app: OpenApp, qtbot: QtBot, size: tuple[int, int], text_size: int
) -> None:
    app = open_app(*size)
    panel = opened(qtbot, app)
    while likes(app).text_size < text_size:
        panel.larger.click()
    go_to(qtbot, app, panel.smaller)
    seen = 0

    for _ in range(40):
        press(qtbot, app, Qt.Key.Key_Tab)
        if not panel.isAncestorOf(focused()):
            break
        where = QPoint(*focused().mapTo(app.window, focused().rect().center()).toTuple())
        whole = QRect(panel.mapTo(app.window, QPoint(0, 0)), panel.size())
        assert whole.contains(where), focused().accessibleName()
        seen += isinstance(focused(), QRadioButton | QSlider)

    assert app.window.rect().contains(panel.geometry())
    assert seen >= 5


def test_the_panel_does_not_lie_over_the_bar_that_opens_it(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(640, 360)
    panel = opened(qtbot, app)

    top = panel.mapTo(app.window, QPoint(0, 0)).y()

    assert top >= app.window.top_bar.height()


# Everything changes together


def test_title_cards_and_text_change_together(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(1440, 900)
    panel = opened(qtbot, app)
    cards = app.sides.opened[0].cards
    before = (cards.measured(0), app.screen.shelf.rows.measured(1), app.window.top_bar.height())

    panel.larger.click()
    panel.larger.click()
    panel.spacing.setValue(2)

    after = (cards.measured(0), app.screen.shelf.rows.measured(1), app.window.top_bar.height())
    scale = app.live.look.theme.type
    assert all(later > earlier for earlier, later in zip(before, after, strict=True))
    assert app.reader.page.document().defaultFont() == scale.font(Role.BODY)
    assert QApplication.font() == scale.font(Role.CONTROL)
    assert app.screen.search_field.font().pixelSize() == scale.pixels(Role.CONTROL)


def test_the_page_keeps_its_place_whatever_is_chosen(open_app: OpenApp, qtbot: QtBot) -> None:
    app = open_app(1440, 900)
    panel = opened(qtbot, app)
    app.reader.page.scroll_to(Span(900, 900), at_top=True)
    page = app.reader.page
    first = page.first_character_in_view()
    seen = []

    for choose in (
        panel.larger.click,
        lambda: panel.spacing.setValue(6),
        lambda: panel.line_height.setValue(220),
        panel.fonts.buttons["OpenDyslexic"].click,
        panel.themes.buttons["contrast"].click,
        panel.back.click,
    ):
        choose()
        QApplication.processEvents()
        seen.append(page.first_character_in_view())

    assert first > 0
    # The line that held the first character then begins a little before it, or at it.
    assert all(abs(place - first) < 90 for place in seen)
