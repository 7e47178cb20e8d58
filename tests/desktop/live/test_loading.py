"""Packs that are looked into end with the window."""

from __future__ import annotations

from pathlib import Path
from threading import enumerate as enumerate_threads

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.live.loading import LiveLoading
from tests.core.an_empty_library import a_library
from tests.core.packs.sealed_files import a_sealed_file

ENDED = 60_000


def test_packs_are_looked_into_one_after_the_other(qtbot: QtBot, tmp_path: Path) -> None:
    pack = a_sealed_file(tmp_path)
    with a_library(tmp_path / "library") as library:
        loading = LiveLoading(library.folder)
        looked: list[object] = []
        loading.looked.connect(looked.append)
        with qtbot.waitSignal(loading.ended, timeout=ENDED):
            assert loading.start([pack, pack])
            assert not loading.start([pack])

    assert len(looked) == 2
    assert not loading.is_running


def test_what_was_on_its_way_when_a_window_closed_comes_to_nobody(
    qapp: QApplication, tmp_path: Path
) -> None:
    told: list[object] = []
    with a_library(tmp_path / "library") as library:
        loading = LiveLoading(library.folder)
        for signal in (loading.progressed, loading.looked, loading.ended):
            signal.connect(lambda *_: told.append(_))
        loading.start([a_sealed_file(tmp_path)])
        [thread] = (each for each in enumerate_threads() if each.name == "loading")
        thread.join(ENDED / 1000)

        loading.close()
    qapp.processEvents()

    assert told == []
