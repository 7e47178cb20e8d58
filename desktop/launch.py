"""Opens the library and the window, and stays until the window is closed."""

from __future__ import annotations

import sys
from dataclasses import replace

from PySide6.QtGui import QCursor, QIcon
from PySide6.QtWidgets import QApplication, QListView

from desktop.app import App
from desktop.fonts import interface_font
from desktop.opening import opened
from desktop.start import Start
from resources import path


def run(start: Start, arguments: list[str]) -> int:
    """Opens the window and stays until it is closed; gives the exit status."""
    QApplication.setDesktopFileName("sourcebook")
    application = QApplication(arguments)
    application.setApplicationName("Sourcebook")
    application.setStyle("Fusion")
    application.setFont(interface_font(14))
    if start.screenshot is not None:
        # Nobody points at anything in a picture.
        QCursor.setPos(-100, -100)
    # The window goes on with another library when the file of the first one was lost.
    while True:
        library = opened(start)
        if library is None:
            return 1
        app = App(library, start)
        status = _stay(application, app, start)
        if app.goes_on_in is None:
            return status
        article = app.open.article.id if app.open.article is not None else None
        start = replace(start, library=app.goes_on_in, article=article, new=False)


def _stay(application: QApplication, app: App, start: Start) -> int:
    window = app.window
    window.resize(*(start.size or (1440, 900)))
    if start.screenshot is not None:
        app.settled.connect(lambda: application.exit(_take_picture(app, start)))
    elif start.until_settled:
        app.settled.connect(application.quit)
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
