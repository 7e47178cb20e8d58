"""A program to test: its look, its themes, a library with the shipped packs, pages to open."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.appearance.fonts import Role
from desktop.appearance.preferences import Preferences
from desktop.appearance.theme import Theme
from desktop.core.indexing.feeding import Indexing
from desktop.core.lesson import LessonPack
from desktop.core.library.library import Library
from desktop.first_start import STEPS_DONE, install, shipped_packs
from desktop.reader.article_page import ArticlePage
from desktop.reader.reader import Reader
from desktop.start import Start
from tests.desktop.shared_workers import shared_workers, worker_room
from tests.desktop.windows import windows_that_go
from tests.made_once import made_once

__all__ = ["shared_workers", "worker_room"]

USUAL = Preferences()


OpenPage = Callable[..., ArticlePage]
OpenReader = Callable[..., Reader]
ShowWidget = Callable[..., None]
OpenApp = Callable[..., App]


@pytest.fixture(autouse=True)
def no_windows_of_others() -> Iterator[None]:
    """What a test leaves on the screen is gone before the next."""
    with windows_that_go():
        yield


@pytest.fixture
def explained_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words that a lesson explains are marked without the rest that a reader is left first."""
    monkeypatch.setattr("desktop.desks.page_desk._EXPLAIN_AFTER", 20)


@pytest.fixture(scope="session")
def light() -> Theme:
    return Theme.load("light")


@pytest.fixture(scope="session")
def dark() -> Theme:
    return Theme.load("dark")


@pytest.fixture(scope="session")
def look(qapp: QApplication, light: Theme) -> QApplication:
    """The application as the program sets it up."""
    qapp.setStyle("Fusion")
    dress(qapp, light)
    return qapp


def dress(application: QApplication, theme: Theme) -> None:
    application.setPalette(theme.palette())
    application.setFont(theme.type.font(Role.CONTROL))
    application.setStyleSheet(theme.style_sheet())


@pytest.fixture
def in_the_dark(look: QApplication, light: Theme, dark: Theme) -> Iterator[Theme]:
    """The dark theme, while the whole application has its colours."""
    dress(look, dark)
    yield dark
    dress(look, light)


@pytest.fixture
def show(qtbot: QtBot, look: QApplication) -> ShowWidget:
    """Shows a widget at a size, with the keyboard in its window."""

    def show(widget: QWidget, width: int = 360, height: int = 640) -> None:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        widget.setFocus()

    return show


@pytest.fixture
def open_page(show: ShowWidget, light: Theme) -> OpenPage:
    """Opens a page with a text, at a size in pixels."""

    def open_page(
        text: str,
        *,
        width: int = 760,
        height: int = 600,
        theme: Theme | None = None,
        preferences: Preferences = USUAL,
    ) -> ArticlePage:
        page = ArticlePage(theme or light, preferences)
        show(page, width, height)
        page.show_text(text)
        return page

    return open_page


@pytest.fixture
def a_reader(show: ShowWidget, light: Theme) -> OpenReader:
    """A reader on the screen that shows nothing yet."""

    def open_reader(width: int = 800, height: int = 600, theme: Theme | None = None) -> Reader:
        reader = Reader(theme or light, USUAL)
        show(reader, width, height)
        return reader

    return open_reader


@pytest.fixture(scope="session")
def packs() -> tuple[LessonPack, ...]:
    return shipped_packs()


@pytest.fixture(scope="session")
def first_library(packs: tuple[LessonPack, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library that was started once and is indexed, to be copied."""

    def make(folder: Path) -> None:
        with Library.open(folder) as library:
            install(library, packs)
        with Library.open(folder) as library:
            index_folder = library.index_folder
        Indexing(folder, index_folder).feed()

    return made_once(tmp_path_factory, "first", make)


@pytest.fixture
def library(first_library: Path, tmp_path: Path) -> Iterator[Library]:
    """A library of one's own with the shipped packs in it."""
    folder = tmp_path / "library"
    shutil.copytree(first_library, folder)
    with Library.open(folder) as library:
        yield library


@pytest.fixture
def open_app(
    library: Library, qtbot: QtBot, look: QApplication, light: Theme, shared_workers: None
) -> Iterator[OpenApp]:
    """Starts the whole program over the library, at a size in pixels."""
    started: list[App] = []

    def open_app(width: int = 1440, height: int = 900, article: str = "talks") -> App:
        # Whoever knows the program is not shown where to begin.
        library.preferences.put(STEPS_DONE, "mark quotation search")
        app = App(library, Start(library.folder, article=article))
        started.append(app)
        app.window.resize(width, height)
        with qtbot.waitActive(app.window):
            app.window.show()
            app.window.activateWindow()
        with qtbot.waitSignal(app.settled, timeout=60_000):
            app.begin()
        return app

    yield open_app
    for app in started:
        # A window that may ask first, as files are still being read, would go without its end.
        app.close()
        app.window.deleteLater()
    # A window that only waits to be deleted would be dressed with all its parts, twice.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dress(look, light)
