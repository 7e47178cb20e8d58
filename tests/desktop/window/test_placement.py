"""How large the window comes up, and what is remembered of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.window.placement import fitting, place, size_to_keep


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def free(window: QWidget) -> QRect:
    return window.screen().availableGeometry()


def test_a_window_that_is_larger_than_the_screen_fills_it(window: QWidget) -> None:
    place(window, "2880x1800")

    assert window.isMaximized()
    assert free(window).contains(window.normalGeometry())


def test_a_window_that_has_room_comes_up_as_large_as_it_was(window: QWidget) -> None:
    place(window, "700x420")

    assert not window.isMaximized()
    assert window.size() == QSize(700, 420)


def test_a_window_that_filled_the_screen_does_so_again_and_knows_its_size(window: QWidget) -> None:
    place(window, "700x420 largest")

    assert window.isMaximized()
    assert window.normalGeometry().size() == QSize(700, 420)
    assert size_to_keep(window) == "700x420 largest"


def test_what_an_earlier_program_kept_of_a_full_window_is_understood(window: QWidget) -> None:
    place(window, "largest")

    assert window.isMaximized()


@pytest.mark.parametrize("kept", ["", "0x0", "wide", "700x420 tall", "-700x420", "700x420\n"])
def test_what_makes_no_sense_stands_for_the_usual_size(window: QWidget, kept: str) -> None:
    place(window, kept)

    # The screen of the tests is smaller than that.
    assert window.isMaximized()
    assert free(window).contains(window.normalGeometry())


@pytest.mark.parametrize(
    ("screen", "fits"),
    [
        ((1366, 728), False),
        ((683, 384), False),
        ((1440, 900), False),
        ((1442, 940), True),
        ((2560, 1400), True),
    ],
)
def test_room_is_left_for_the_frame(screen: tuple[int, int], fits: bool) -> None:
    size = fitting(QSize(1440, 900), QRect(0, 0, *screen))

    assert (size == QSize(1440, 900)) is fits
    assert size.width() < screen[0]
    assert size.height() < screen[1]


def test_the_size_is_kept_as_it_is_read_again(window: QWidget) -> None:
    window.resize(640, 360)

    assert size_to_keep(window) == "640x360"
