"""A lesson that is written looks as it was drawn: its sums, its claims, what is told of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from desktop.core.packs.drafted import LessonPartKind
from desktop.writing.panel import WritingPanel
from desktop.writing.part_card import PartCard
from tests.desktop.conftest import OpenApp
from tests.desktop.covered_pages import a_lesson_that_is_written, rests


def test_a_claim_has_the_colour_of_its_line_and_the_foot_counts_in_words(
    open_app: OpenApp, qtbot: QtBot, tmp_path: Path
) -> None:
    app = open_app(1366, 768)
    rests(app, qtbot)

    panel = a_lesson_that_is_written(app, qtbot, tmp_path)

    assert isinstance(panel, WritingPanel)
    assert panel.sums() == "1 claim · 1 note · 1 question"
    assert "Reading" not in app.window.foot.state
    cards = panel.parts.findChildren(PartCard)
    colours = {
        each.part.kind: each.head.palette().color(QPalette.ColorRole.ButtonText).name()
        for each in cards
        if each.part is not None
    }
    line, soft = app.live.look.theme.colours["claim_line"], app.live.look.theme.colours["soft_ink"]
    assert colours[LessonPartKind.CLAIM] == line.lower()
    assert colours[LessonPartKind.WORD] == soft.lower()
