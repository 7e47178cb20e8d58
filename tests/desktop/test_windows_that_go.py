"""No test has to carry the windows of those before it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desktop.core.library.errors import LibraryError
from tests.desktop.conftest import OpenApp
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


def test_a_window_that_would_ask_first_is_ended_all_the_same(
    open_app: OpenApp, tmp_path: Path
) -> None:
    """One that is gone and not ended goes on in the tests after it."""
    app = open_app()
    file = tmp_path / "lamp.txt"
    file.write_text("The lamp on the harbour wall went out at nine.\n", "utf-8")
    assert app.adding.desk.get()
    assert app.live.importing.get().start([file])
    app.window.close()
    assert app.window.isVisible()
    assert app.window.findChildren(QMessageBox)

    app.close()
    QApplication.processEvents()

    assert not app.window.isVisible()
    with pytest.raises(LibraryError):
        app.library.now.articles.count()
