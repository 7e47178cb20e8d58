"""A pack, notes and searches full of HTML: its reader sees the signs, and nothing is opened."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.appearance.plain_words import MarkupLabel, PlainLabel
from desktop.core.claim import NoteSource
from desktop.core.library.errors import LibraryFull
from desktop.core.library.library import Library
from desktop.core.saved_search import SavedSearch, SavedSearchId
from desktop.core.search_request import Request
from desktop.desks.context_desk import ContextDesk
from desktop.desks.voices_desk import VoicesDesk
from tests.core.builders import BRIDGE, NOON, a_pack, a_speaker_name, an_annotation
from tests.journeys.student import Student


class Trap:
    """A pipe: whoever opens it to read, springs it; its address stands in every field."""

    def __init__(self, folder: Path) -> None:
        self.pipe = folder / "trap.png"
        os.mkfifo(self.pipe)
        self.is_sprung = threading.Event()
        threading.Thread(target=self._wait, daemon=True).start()

    def words(self, what: str) -> str:
        return (
            f'{what} <img src="file://{self.pipe}"><b>bold</b> &lt;i&gt; '
            f'<a href="file://{self.pipe}">link</a><table><tr><td>cell</td></tr></table>'
        )

    def _wait(self) -> None:
        with self.pipe.open("wb"):
            self.is_sprung.set()


@pytest.fixture
def trap(tmp_path: Path) -> Trap:
    return Trap(tmp_path)


@pytest.fixture
def student(qtbot: QtBot, tmp_path: Path, trap: Trap) -> Iterator[Student]:
    """A student whose library holds a pack with the trap in every field."""
    pack, w = a_pack(), trap.words
    articles = tuple(
        replace(
            each,
            title=w(f"T{number}"),
            text=f"{BRIDGE}\n{w('Text')}\n“We are {w('quoted')},” said Anna Keller.",
            publisher=w("P"),
            byline=w("B"),
            genre=w("G"),
            rights=w("R"),
            url=w("U"),
        )
        for number, each in enumerate(pack.articles)
    )
    hostile = replace(
        pack,
        title=w("L"),
        licence=w("LI"),
        authors=w("A"),
        articles=articles,
        claims=tuple(
            replace(each, title=w("C"), status_by=w("S"), body=w("CB")) for each in pack.claims
        ),
        notes=tuple(
            replace(each, title=w("N"), body=w("NB"), sources=(NoteSource(w("SO"), "primary"),))
            for each in pack.notes
        ),
        people=tuple(
            replace(each, name=w("K"), names=(w("KN"),), body=w("KA")) for each in pack.people
        ),
    )
    with Library.open(tmp_path / "library") as library:
        library.lessons.install([hostile])
        library.preferences.put("seeds", "none")
        library.annotations.add(an_annotation(body=w("Note #tag"), article=articles[0]))
        library.corrections.add(a_speaker_name("Anna Keller", w("Keller")))
        library.searches.save(SavedSearch(SavedSearchId("s"), Request(w("q")), NOON.isoformat()))
    reader = Student(qtbot, tmp_path / "library")
    yield reader
    reader.leaves()


def test_nothing_of_a_hostile_pack_is_taken_for_html(student: Student, trap: Trap) -> None:
    look_around(student, trap)

    student.opens("T0")
    look_around(student, trap)
    for panel in (
        student.app.sides.desk(ContextDesk).panel,
        student.app.sides.desk(VoicesDesk).panel,
        student.app.notes,
    ):
        student.app.window.show_side(panel)
        look_around(student, trap)

    student.searches("harbour")
    look_around(student, trap)
    student.presses(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    student.writes(trap.words("speaker:keller"))
    student.waits_until_all_is_found()
    look_around(student, trap)

    student.app.saving.tell(LibraryFull(trap.pipe, trap.words("full")))
    look_around(student, trap)


def look_around(student: Student, trap: Trap) -> None:
    """Rests the mouse on everything, and asks everything how Qt takes its words."""
    QApplication.processEvents()
    student.app.window.grab()
    for widget in QApplication.allWidgets():
        if not isValid(widget):
            # Gone since somebody pointed at another.
            continue
        if isinstance(widget, MarkupLabel | PlainLabel):
            assert "<img" not in widget.text() or widget.textFormat() is Qt.TextFormat.PlainText
        elif isinstance(widget, QLabel) and widget.metaObject().className() != "QTipLabel":
            assert widget.textFormat() is Qt.TextFormat.PlainText or "<" not in widget.text()
        assert is_safe(widget.toolTip()), widget
        assert not widget.statusTip()
        assert not widget.whatsThis()
        for action in widget.actions():
            assert is_safe(action.toolTip()), action.text()
        hover(widget)
    assert not trap.is_sprung.is_set()


def is_safe(told: str) -> bool:
    """Whether a tooltip is without signs of HTML, or our own with the signs escaped."""
    inside = told.removeprefix('<p style="white-space: pre-wrap">').removesuffix("</p>")
    return "<" not in inside


def hover(widget: QWidget) -> None:
    """Lets Qt show the tooltip of a widget."""
    if widget.isVisible():
        middle = widget.rect().center()
        event = QHelpEvent(QEvent.Type.ToolTip, middle, widget.mapToGlobal(middle))
        QApplication.sendEvent(widget, event)
        QApplication.processEvents()
