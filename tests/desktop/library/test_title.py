"""The title of the library stands over what is under it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.library.panel import LibraryPanel
from tests.desktop.conftest import OpenApp
from tests.desktop.covered_pages import library, rests
from tests.desktop.pixels import pixels


def test_its_letters_begin_where_the_sums_and_the_chips_begin(
    open_app: OpenApp, qtbot: QtBot, tmp_path: Path
) -> None:
    app = open_app(1366, 768)
    rests(app, qtbot)
    panel = library(app, qtbot, tmp_path)
    assert isinstance(panel, LibraryPanel)
    image = panel.grab().toImage()
    seen = pixels(image).reshape(image.height(), image.width())

    def begins(part: QWidget) -> int:
        top = part.mapTo(panel, QPoint(0, 0)).y()
        rows = seen[top + 2 : top + part.height() - 2]
        return int(np.argmax((rows != rows[0, 0]).any(axis=0)))

    edges = {begins(part) for part in (panel.title, panel.hint, panel.chips[None])}
    assert max(edges) - min(edges) <= 1
