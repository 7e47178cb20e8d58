"""The choice of what is to be added, in the window that the system has for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.wording.translation_context import TranslationContext

FileChoice = TranslationContext("FileChoice")

# What is offered in a choice of files; whatever else is chosen is told why it cannot be read.
_TEXTS = "*.txt *.md *.html *.htm *.mhtml *.webarchive *.epub *.pdf *.docx *.odt *.rtf *.zip *.mht"


def choose_files(parent: QWidget, then: Callable[[Sequence[Path]], object]) -> None:
    """Asks for files, as many as are wanted."""
    dialog = _choice(parent, FileChoice.tr("Add articles or lessons"), then)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(
        [
            FileChoice.tr("Texts and lessons ({0})").format(f"{_TEXTS} *.sbpack"),
            FileChoice.tr("All files (*)"),
        ]
    )
    dialog.open()


def choose_folder(parent: QWidget, then: Callable[[Sequence[Path]], object]) -> None:
    """Asks for a folder, whose texts are wanted."""
    dialog = _choice(parent, FileChoice.tr("Add all articles of a folder"), then)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()


def _choice(parent: QWidget, title: str, then: Callable[[Sequence[Path]], object]) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
