"""What a start does about a library that cannot be opened."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.core.library.backups import back_up
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.rescue import keep_at_last, kept_at_last
from desktop.start import Start
from desktop.starting.asking import opened_instead
from desktop.starting.opening import opened
from tests.core.builders import an_annotation, an_article


@pytest.fixture
def emptied(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library that something emptied the day after its copy, before somebody at a screen."""
    with Library.open(tmp_path) as library:
        library.articles.add(an_article())
        back_up(tmp_path, library.identity, datetime(2025, 3, 12, 9, 5))
    (tmp_path / FILE_NAME).write_bytes(b"")
    monkeypatch.setattr(QApplication, "platformName", lambda: "screen")
    return tmp_path


def clear(folder: Path) -> None:
    """Leaves nothing of the library, nor of what the program keeps beside it."""
    shutil.rmtree(folder)
    folder.mkdir()


def presses(words: str) -> None:
    """Presses a button of the message that comes up next."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        offered = {button.text(): button for button in box.buttons()}
        # Left without an answer, the message would be there for ever.
        pressed = [button for text, button in offered.items() if words in text]
        (pressed or box.buttons()[-1:])[0].click()
        assert pressed, offered.keys()

    QTimer.singleShot(0, press)


def test_its_reader_can_go_on_with_the_copy_of_the_last_day(emptied: Path) -> None:
    presses("The copy of 12 Mar 2025, 09:05 · 1 text, 0 marks and notes")

    begun = opened(Start(emptied), opened_instead)

    assert begun is not None
    assert [article.title for article in begun.library.articles.summaries()] == ["Repairs"]
    assert "1 text, 0 marks and notes" in begun.told
    assert "is kept as library-damaged-1.db" in begun.told
    begun.library.close()


def test_what_was_kept_when_a_window_closed_is_offered_where_nothing_is_left(
    emptied: Path,
) -> None:
    clear(emptied)
    with Library.open(emptied) as library:
        library.articles.add(an_article())
        kept = keep_at_last(library, (), (lambda to: to.annotations.add(an_annotation()),))
    clear(emptied)
    presses("1 text, 1 mark or note")

    begun = opened(Start(emptied), opened_instead)

    assert begun is not None
    assert begun.library.annotations.find(an_annotation().id) == an_annotation()
    begun.library.close()
    assert kept_at_last(emptied) is None
    assert (kept / FILE_NAME).exists()


def test_its_reader_can_leave_everything_as_it_is(emptied: Path) -> None:
    before = sorted(emptied.rglob("*"))
    presses("Close")

    assert opened(Start(emptied), opened_instead) is None

    assert sorted(emptied.rglob("*")) == before
    assert (emptied / FILE_NAME).read_bytes() == b""
