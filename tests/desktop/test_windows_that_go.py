"""No test has to carry the windows of those before it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from tests.desktop.windows import windows, windows_that_go


def test_a_window_that_a_test_leaves_is_gone_and_an_older_one_stays(look: QApplication) -> None:
    older = QWidget()
    with windows_that_go():
        left, hidden = QWidget(), QWidget()
        QWidget(left)
        left.show()
        assert {older, left, hidden} <= set(windows())

    assert older in windows()
    assert set(windows()).isdisjoint({left, hidden})
