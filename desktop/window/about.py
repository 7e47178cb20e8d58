"""What there is to know of the program: versions, licences, and where everything lies."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, qVersion
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from desktop.appearance.plain_words import ElidedLabel, PlainLabel, announce
from desktop.start import VERSION
from desktop.window.dialog import Dialog
from resources import path

# What the program is made with, under the names by which it is installed.
_LIBRARIES = (
    "PySide6-Essentials",
    "shiboken6",
    "whoosh",
    "numpy",
    "markdown",
    "nh3",
    "snowballstemmer",
    "PyStemmer",
    "platformdirs",
)
_FONTS = {
    "Literata": "fonts/OFL-Literata.txt",
    "Atkinson Hyperlegible Next": "fonts/OFL-AtkinsonHyperlegibleNext.txt",
    "Source Serif 4": "fonts/OFL-SourceSerif4.txt",
    "OpenDyslexic": "fonts/OFL-OpenDyslexic.txt",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """Libraries with their versions and licences, and the licence of each typeface."""

    libraries: tuple[tuple[str, str, str], ...]
    fonts: tuple[tuple[str, str], ...]


def read_about() -> Facts:
    """Looks up what the program is made with; a task, as it reads files."""
    libraries = []
    for name in _LIBRARIES:
        try:
            told = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        stated = [told[key] for key in ("license-expression", "license") if key in told]
        licence = next(iter(stated), "")
        version = metadata.version(name)
        libraries.append((told["name"], version, licence.splitlines()[0] if licence else ""))
    fonts = [(name, path(file).read_text("utf-8")) for name, file in _FONTS.items()]
    return Facts(tuple(libraries), tuple(fonts))


class About(Dialog):
    """Tells it; every place can be copied, and its folder shown.

    `folder_wanted` asks to show a folder, `copy_wanted` to put words on the clipboard.
    """

    folder_wanted = Signal(Path)
    copy_wanted = Signal(str)

    def __init__(self, facts: Facts, places: Iterable[tuple[str, Path]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Sourcebook"))
        versions = self.tr("Sourcebook {0} · Python {1} · Qt {2}").format(
            VERSION, ".".join(map(str, sys.version_info[:3])), qVersion()
        )
        self.versions = PlainLabel(versions)
        self.versions.setWordWrap(True)
        self.versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        promise = PlainLabel(
            self.tr("It works without the internet and sends nothing anywhere. MIT licence.")
        )
        promise.setWordWrap(True)
        column = self.fill()
        column.addWidget(self.versions)
        column.addWidget(promise)
        found = tuple(places)
        column.addLayout(self._places(found))
        self.licences = QPlainTextEdit(self._licences(facts))
        self.licences.setReadOnly(True)
        self.licences.setTabChangesFocus(True)
        self.licences.setAccessibleName(self.tr("Licences of typefaces and libraries"))
        column.addWidget(self.licences, 1)
        close = self.closing_button()
        copy = close.addButton(
            self.tr("Copy versions and places"), QDialogButtonBox.ButtonRole.ActionRole
        )
        copy.setAutoDefault(False)
        told = [versions, *(f"{name}: {folder}" for name, folder in found)]
        copy.clicked.connect(lambda: self._copy("\n".join(told)))
        column.addWidget(close)
        close.button(QDialogButtonBox.StandardButton.Close).setFocus()
        self.fit(QSize(640, 620))

    def _places(self, places: Iterable[tuple[str, Path]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, (name, folder) in enumerate(places):
            grid.addWidget(PlainLabel(name), row, 0)
            grid.addWidget(ElidedLabel(str(folder)), row, 1)
            show = self._button(self.tr("Show folder"))
            show.setAccessibleName(self.tr("Show folder: {0}").format(name))
            # What was never written has no folder yet.
            show.setEnabled(folder.is_dir())
            show.clicked.connect(lambda _=False, wanted=folder: self.folder_wanted.emit(wanted))
            grid.addWidget(show, row, 2)
        return grid

    def _copy(self, words: str) -> None:
        self.copy_wanted.emit(words)
        announce(self, self.tr("Copied"))

    def _licences(self, facts: Facts) -> str:
        lines = [self.tr("Libraries, each under the licence of its authors"), ""]
        lines += [" · ".join(filter(None, each)) for each in facts.libraries]
        lines += ["", self.tr("Typefaces, under the SIL Open Font License 1.1"), ""]
        lines += [name for name, _licence in facts.fonts]
        for name, licence in facts.fonts:
            lines += ["", f"—— {name} ——", "", licence.strip()]
        return "\n".join(lines)

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        return button
