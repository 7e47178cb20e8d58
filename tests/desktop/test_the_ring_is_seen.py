"""What has the keyboard is plainly seen: a ring of 3 : 1 at least, in every theme (WCAG 2.4.13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.appearance.preferences import THEMES
from desktop.core.span import Span
from tests.desktop.conftest import OpenApp
from tests.desktop.pixels import pixels
from tests.desktop.test_enter_presses import (
    with_a_note,
    with_a_notice,
    with_other_sources,
    with_results,
    with_selected_words,
    with_the_find_bar,
)

_LEAST = 3.0
STATES = (
    with_selected_words,
    with_a_note,
    with_the_find_bar,
    with_results,
    with_other_sources,
    with_a_notice,
)


def luminance(colour: int) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: int, other: int) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def image_of(window: QWidget, around: QRect) -> QImage:
    return window.grab(around).toImage().convertToFormat(QImage.Format.Format_RGB32)


def changed(before: QImage, after: QImage) -> int:
    """How many pixels are so much lighter or darker that the change is seen."""
    assert before.size() == after.size()
    one, other = pixels(before), pixels(after)
    is_other = one != other
    pairs = Counter(zip(one[is_other].tolist(), other[is_other].tolist(), strict=True))
    return sum(count for pair, count in pairs.items() if contrast(*pair) >= _LEAST)


def unseen(app: App) -> list[str]:
    """The parts at which it is not seen, or hardly, that the keyboard is there."""
    window = app.window
    found = []
    for part in window.findChildren(QWidget):
        is_kind = isinstance(part, QAbstractButton | QLineEdit | QTabBar)
        can_have = part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled()
        if not (is_kind and can_have and part.isVisible()):
            continue
        corner = part.mapTo(window, QPoint(0, 0))
        around = QRect(corner, part.size()).adjusted(-3, -3, 3, 3).intersected(window.rect())
        app.reader.page.setFocus()
        before = image_of(window, around)
        part.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if not part.hasFocus():
            continue
        after = image_of(window, around)
        # As much as a line of one pixel round the part, or the longer side of it.
        ringed = part.tabRect(part.currentIndex()) if isinstance(part, QTabBar) else part.rect()
        wanted = max(ringed.width(), ringed.height())
        if (seen := changed(before, after)) < wanted:
            words = part.text() if isinstance(part, QAbstractButton) else ""
            name = part.accessibleName() or words
            found.append(f"{type(part).__name__} {name}: {seen} of {wanted}")
    return found


@pytest.mark.parametrize("state", STATES)
def test_the_ring_is_seen(
    open_app: OpenApp, qtbot: QtBot, state: Callable[[App, QtBot], None]
) -> None:
    app = open_app()
    # Another state comes up in another theme, and is then dressed in all the others.
    first = STATES.index(state) % len(THEMES)
    found = {}

    for theme in (*THEMES[first:], *THEMES[:first]):
        app.live.look.prefer(replace(app.live.look.preferences, theme=theme))
        state(app, qtbot)
        app.reader.go_to(Span(0, 0))
        state(app, qtbot)
        found[theme] = unseen(app)

    assert {theme: parts for theme, parts in found.items() if parts} == {}
