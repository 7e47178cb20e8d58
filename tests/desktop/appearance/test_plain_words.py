"""Nothing in words from outside is taken for HTML, and HTML opens nothing."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.appearance.plain_words import (
    ClosedDocument,
    MarkupLabel,
    PlainLabel,
    message_box,
    show_tip,
    tip,
    words_box,
)

HOSTILE = '<img src="file:///nowhere/fifo"> <b>bold</b> &lt; <a href="x">a</a> <table> \u202egpj'
SHOWN = HOSTILE.replace("\u202e", "\N{REPLACEMENT CHARACTER}")


def test_a_tooltip_shows_the_very_characters(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)

    show_tip(widget, HOSTILE)

    document = QTextDocument()
    document.setHtml(widget.toolTip())
    assert document.toPlainText() == SHOWN
    assert widget.accessibleDescription() == HOSTILE
    assert tip("") == ""


def test_a_label_shows_the_very_characters(qtbot: QtBot) -> None:
    label = PlainLabel(HOSTILE)
    qtbot.addWidget(label)

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == SHOWN


def test_every_line_of_a_box_is_plain(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box = message_box(QMessageBox.Icon.Warning, HOSTILE, HOSTILE)
    qtbot.addWidget(box)
    asking = words_box(HOSTILE, HOSTILE, parent)
    box.show()
    asking.show()

    for label in (*box.findChildren(QLabel), *asking.findChildren(QLabel)):
        assert label.textFormat() is Qt.TextFormat.PlainText
    assert box.informativeText() == SHOWN
    assert asking.textValue() == SHOWN


@pytest.mark.parametrize(
    "markup", [HOSTILE, "<table background='file:///f'>", '<p style="background: url(f)">', "<p"]
)
def test_markup_with_more_than_the_program_writes_is_shown_with_its_signs(
    qtbot: QtBot, markup: str
) -> None:
    label = MarkupLabel(markup)
    qtbot.addWidget(label)

    assert label.textFormat() is Qt.TextFormat.PlainText


def test_markup_of_the_program_is_markup(qtbot: QtBot) -> None:
    label = MarkupLabel('<p style="color:red"><b>Bold</b><br></p>')
    qtbot.addWidget(label)

    assert label.textFormat() is Qt.TextFormat.RichText


@pytest.mark.parametrize(
    "address",
    ["file:{}", "{}", "relative.png", "qrc:/x.png", "//server/share/x.png", "data:image/png,x"],
)
def test_a_document_opens_nothing_whatever_its_html_names(tmp_path: Path, address: str) -> None:
    fifo = tmp_path / "fifo.png"
    os.mkfifo(fifo)
    was_opened = threading.Event()

    def wait() -> None:
        # Only somebody who opens the other end lets this one go on.
        with fifo.open("wb"):
            was_opened.set()

    waiting = threading.Thread(target=wait, daemon=True)
    waiting.start()
    document = ClosedDocument()
    document.setHtml(f'<p>a<img src="{address.format(fifo)}"></p>')
    document.size()

    was_opened_by_it = was_opened.is_set()
    # The thread has to be gone before the file is.
    other_end = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    waiting.join()
    os.close(other_end)
    assert not was_opened_by_it
    kind = QTextDocument.ResourceType.ImageResource.value
    assert isinstance(document.resource(kind, QUrl(address.format(fifo))), QImage)
