"""Opens the library and the window, and stays until the window is closed."""

from __future__ import annotations

import sys

from PySide6.QtGui import QCursor, QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.app import App
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import Library
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
    try:
        library = Library.open(start.library)
    except LibraryError as error:
        return _refuse(error, start)
    app = App(library, start)
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
    if app.window.grab().save(str(start.screenshot), "PNG"):
        return 0
    sys.stderr.write(f"sourcebook: cannot write a picture to {start.screenshot}\n")
    return 1


def _refuse(error: LibraryError, start: Start) -> int:
    message = message_for(error)
    sys.stderr.write(f"sourcebook: {message.happened} {message.advice}\n")
    if QApplication.platformName() != "offscreen" and not start.until_settled:
        box = QMessageBox(QMessageBox.Icon.Critical, "Sourcebook", message.happened)
        box.setInformativeText(message.advice)
        box.exec()
    return 1
