"""What a start does about a library that cannot be opened."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox

from desktop import opening
from desktop.core.library.backups import back_up
from desktop.core.library.library import FILE_NAME, Library
from desktop.start import Start
from tests.core.builders import an_article


@pytest.fixture
def emptied(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library that something emptied the day after its copy, before somebody at a screen."""
    with Library.open(tmp_path) as library:
        library.articles.add(an_article())
        back_up(tmp_path, library.identity, datetime(2025, 3, 12, 9, 5))
    (tmp_path / FILE_NAME).write_bytes(b"")
    monkeypatch.setattr(QApplication, "platformName", lambda: "screen")
    return tmp_path


def presses(words: str) -> None:
    """Presses a button of the message that comes up next."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        button: QAbstractButton = next(b for b in box.buttons() if words in b.text())
        button.click()

    QTimer.singleShot(0, press)


def test_its_reader_can_go_on_with_the_copy_of_the_last_day(emptied: Path) -> None:
    presses("Go on with the copy of 12 Mar 2025")

    library = opening.opened(Start(emptied))

    assert library is not None
    assert [article.title for article in library.articles.summaries()] == ["Repairs"]
    library.close()


def test_its_reader_can_leave_everything_as_it_is(emptied: Path) -> None:
    before = sorted(emptied.rglob("*"))
    presses("Close")

    assert opening.opened(Start(emptied)) is None

    assert sorted(emptied.rglob("*")) == before
    assert (emptied / FILE_NAME).read_bytes() == b""
