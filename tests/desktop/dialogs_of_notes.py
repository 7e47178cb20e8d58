"""The windows over the window through which notes come in and go out, each with something in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.library.library import Library
from desktop.core.library.moving.about_here import about_here
from desktop.core.library.moving.moving_out import move_out
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.window.dialog import Dialog
from desktop.window.export_dialog import ExportDialog
from desktop.window.merge_dialog import MergeDialog
from desktop.window.moving_dialog import MovingDialog
from desktop.window.take_in_dialog import TakeInDialog
from desktop.window.text_print_choice import TextPrintChoice
from tests.core.builders import an_annotation

Opens = Callable[[App, QtBot, Path], Dialog]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def takes_in(app: App, qtbot: QtBot, folder: Path) -> Dialog:
    """A look at notes of another program: some at their words, some that wait for a text."""
    article = app.reader.article
    assert article is not None
    texts = (article.url, "https://example.org/one", "https://example.org/two")
    items = [
        {
            "type": "Annotation",
            "id": f"https://example.net/{number}-{words}",
            "bodyValue": "Who says so?",
            "target": {
                "source": text,
                "selector": {"type": "TextQuoteSelector", "exact": words},
            },
        }
        for number, text in enumerate(texts)
        for words in (article.text[:40], "words that stand in no text")
    ]
    path = folder / "notes.jsonld"
    path.write_text(json.dumps({"type": "AnnotationPage", "items": items}), encoding="utf-8")
    app.adding.notes.get().look([path])
    return shown(app, qtbot, TakeInDialog)


def merges(app: App, qtbot: QtBot, folder: Path) -> Dialog:
    """A look at another library whose note is new."""
    article = app.reader.article
    assert article is not None
    with Library.open(folder / "theirs") as theirs:
        theirs.articles.add(article)
        words = article.text[:20]
        theirs.annotations.add(an_annotation(words, "So it is.", article=article))
    app.adding.merging.get().look(folder / "theirs")
    return shown(app, qtbot, MergeDialog)


def moves_in(app: App, qtbot: QtBot, folder: Path) -> Dialog:
    """A look into the file of this very library."""
    here = app.library.now.folder
    file = move_out(here, folder / "it.sblibrary", about_here("1")).path
    app.commands.rare.get().moving.get().look_into(file)
    return shown(app, qtbot, MovingDialog)


def prints(app: App, qtbot: QtBot, _folder: Path) -> Dialog:
    """What of the text is to be printed."""
    press(app, qtbot, Qt.Key.Key_P, CONTROL)
    return shown(app, qtbot, TextPrintChoice)


def exports(app: App, qtbot: QtBot, _folder: Path) -> Dialog:
    """The look at what goes out, of a text with a mark."""
    app.reader.mark_wanted.emit(Span(0, 5), Pen.CLAIM)
    press(app, qtbot, Qt.Key.Key_E, CONTROL | SHIFT)
    return shown(app, qtbot, ExportDialog)


OPENED: tuple[Opens, ...] = (takes_in, merges, moves_in, prints, exports)


def press(app: App, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """Presses a key where the window hears it."""
    if QApplication.activeWindow() is not app.window:
        with qtbot.waitActive(app.window):
            app.window.activateWindow()
    QTest.keyClick(app.window.windowHandle(), key, held)


def shown(app: App, qtbot: QtBot, kind: type[Dialog]) -> Dialog:
    """The dialog of a kind, once all is in it that has to be read first."""

    def seen() -> list[Dialog]:
        return [each for each in app.window.findChildren(kind) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(seen()) and app.live.tasks.is_idle, timeout=60_000)
    [dialog] = seen()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    for _ in range(5):
        # A label that needs more lines in the width it was given asks for another layout.
        QApplication.processEvents()
    assert isinstance(dialog, QDialog)
    return dialog
