"""In the lowest window, with the largest letters, what matters most of a place is seen at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.evidence.panel import EvidencePanel
from desktop.library.panel import LibraryPanel
from desktop.writing.panel import WritingPanel
from tests.desktop.conftest import OpenApp
from tests.desktop.covered_pages import a_lesson_that_is_written, evidence, library, rests


@pytest.fixture
def app(open_app: OpenApp, qtbot: QtBot) -> App:
    app = open_app(640, 360)
    rests(app, qtbot)
    liked = app.live.look.preferences
    app.live.look.prefer(replace(liked, text_size=36, spacing=8, line_height=220, measure=75))
    return app


def is_seen_whole(part: QWidget) -> bool:
    return part.visibleRegion().boundingRect() == part.rect()


def test_articles_can_be_added_without_scrolling(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    panel = library(app, qtbot, tmp_path)
    assert isinstance(panel, LibraryPanel)
    QApplication.processEvents()

    assert is_seen_whole(panel.add)
    assert panel.add.accessibleName() == "Add articles …"
    beside = panel.add.mapTo(panel, QPoint(0, 0)).y() - panel.title.mapTo(panel, QPoint(0, 0)).y()
    assert abs(beside) < panel.title.height()


def test_no_button_over_a_lesson_that_is_written_says_less_than_its_words(
    app: App, qtbot: QtBot, tmp_path: Path
) -> None:
    panel = a_lesson_that_is_written(app, qtbot, tmp_path)
    assert isinstance(panel, WritingPanel)
    QApplication.processEvents()

    for button in (panel.see, panel.build, panel.leave):
        assert isinstance(button, QPushButton)
        seen = QPushButton.text(button)
        longest = max(button.fontMetrics().horizontalAdvance(line) for line in seen.split("\n"))
        assert " ".join(seen.split()) == button.text()
        assert longest <= button.width()


def test_four_lines_of_the_evidence_are_seen(app: App, qtbot: QtBot, tmp_path: Path) -> None:
    panel = evidence(app, qtbot, tmp_path)
    assert isinstance(panel, EvidencePanel)
    QApplication.processEvents()

    assert panel.tree.viewport().height() >= 3.5 * panel.tree.fontMetrics().lineSpacing()
    assert is_seen_whole(panel.more)
