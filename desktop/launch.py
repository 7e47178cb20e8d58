"""Opens the library and the window, and stays until the window is closed."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QCursor, QIcon
from PySide6.QtWidgets import QApplication, QListView, QMessageBox

from desktop.app import App
from desktop.core.library.backups import go_back_to
from desktop.core.library.errors import LibraryDamaged, LibraryError
from desktop.core.library.library import Library, newest_copy
from desktop.dates import spoken_date
from desktop.error_words import message_for
from desktop.fonts import interface_font
from desktop.start import Start
from resources import path


def run(start: Start, arguments: list[str]) -> int:
    """Opens the window and stays until it is closed; gives the exit status."""
    QApplication.setDesktopFileName("sourcebook")
    application = QApplication(arguments)
    application.setApplicationName("Sourcebook")
    application.setStyle("Fusion")
    application.setFont(interface_font(14))
    # The window goes on with a copy when its reader wants that.
    while True:
        library = _opened(start)
        if library is None:
            return 1
        app = App(library, start)
        status = _stay(application, app, start)
        if app.goes_back_to is None:
            return status
        try:
            go_back_to(app.goes_back_to, start.library)
        except LibraryError as error:
            _goes_on_with(None, error, start)
            return 1


def _stay(application: QApplication, app: App, start: Start) -> int:
    window = app.window
    window.resize(*(start.size or (1440, 900)))
    if start.screenshot is not None:
        app.settled.connect(lambda: application.exit(_take_picture(app, start)))
    elif start.until_settled:
        app.settled.connect(application.quit)
    if start.screenshot is not None:
        # Nobody points at anything in a picture.
        QCursor.setPos(-100, -100)
    app.settled.connect(lambda: window.setWindowIcon(QIcon(str(path("icons/sourcebook.svg")))))
    window.show()
    app.begin()
    status = application.exec()
    app.end()
    return status


def _take_picture(app: App, start: Start) -> int:
    assert start.screenshot is not None
    for cards in app.window.findChildren(QListView):
        # Long lists are laid out a few cards at a time, which a picture cannot wait for.
        cards.setLayoutMode(QListView.LayoutMode.SinglePass)
        cards.doItemsLayout()
    if app.window.grab().save(str(start.screenshot), "PNG"):
        return 0
    sys.stderr.write(f"sourcebook: cannot write a picture to {start.screenshot}\n")
    return 1


def _opened(start: Start) -> Library | None:
    """The library, or the copy of it that its reader goes on with; None to end."""
    try:
        return Library.open(start.library)
    except LibraryError as error:
        copy = newest_copy(start.library) if isinstance(error, LibraryDamaged) else None
        if not _goes_on_with(copy, error, start):
            return None
    assert copy is not None
    try:
        go_back_to(copy, start.library)
        return Library.open(start.library)
    except LibraryError as error:
        _goes_on_with(None, error, start)
        return None


def _goes_on_with(copy: Path | None, error: LibraryError, start: Start) -> bool:
    """Says what is wrong, and whether its reader wants to go on with the copy, if there is one."""
    message = message_for(error)
    sys.stderr.write(f"sourcebook: {message.happened} {message.advice}\n")
    if QApplication.platformName() == "offscreen" or start.until_settled or start.screenshot:
        return False
    box = QMessageBox(QMessageBox.Icon.Critical, "Sourcebook", message.happened)
    box.setInformativeText(message.advice)
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    if copy is None:
        box.exec()
        return False
    words = QCoreApplication.translate("Launch", "Go on with the copy of {0}")
    day = spoken_date(copy.stem.removeprefix("library-"))
    offer = box.addButton(words.format(day), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    return box.clickedButton() is offer
