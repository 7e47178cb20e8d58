"""What is asked before a lesson is begun, and before one file is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.appearance.dressed_window import DressedWindow
from desktop.appearance.plain_words import HeadingLabel, PlainLabel, announce
from desktop.appearance.theme import Theme
from desktop.core.packs.new_lesson import slug
from desktop.core.packs.sealed_pack import SUFFIX
from desktop.panel import presses_button

_LONGEST = 200


class _Asking(DressedWindow):
    """A window with fields over one another, a place for what is wrong, and two buttons."""

    def __init__(self, title: str, accepting: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._theme, self._most = theme, parent.window().width() - 48
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 16, 20, 16)
        self._column.setSpacing(8)
        heading = HeadingLabel(title)
        heading.setObjectName("dialog-heading")
        self._column.addWidget(heading)
        self.trouble = PlainLabel()
        self.trouble.setWordWrap(True)
        self.trouble.setObjectName("trouble")
        self.trouble.hide()
        self.accepting, self.refusing = QPushButton(accepting), QPushButton(self.tr("Cancel"))
        self._buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        for button, role in ((self.accepting, roles.AcceptRole), (self.refusing, roles.RejectRole)):
            button.setIcon(QIcon())
            self._buttons.addButton(button, role)
        self._buttons.accepted.connect(self._decide)
        self._buttons.rejected.connect(self.reject)

    def say_trouble(self, words: str) -> None:
        """Says what stands in the way; what was typed stays."""
        self.trouble.setText(words)
        self.trouble.show()
        announce(self, words)

    def _decide(self) -> None:
        raise NotImplementedError

    def _ask(self, words: str, given: str, hint: str = "") -> QLineEdit:
        label, field = PlainLabel(words), QLineEdit(given)
        label.setBuddy(field)
        field.setAccessibleName(words)
        field.setAccessibleDescription(hint)
        self._column.addWidget(label)
        self._column.addWidget(field)
        if hint:
            told = PlainLabel(hint)
            told.setWordWrap(True)
            told.setObjectName("soft")
            self._column.addWidget(told)
        return field

    def _finish(self, first: QWidget) -> None:
        self._column.addWidget(self.trouble)
        self._column.addStretch(1)
        self._column.addWidget(self._buttons)
        for button in self.findChildren(QPushButton):
            # Else Enter in a field would press whichever was made first.
            button.setAutoDefault(button is self.accepting)
        self.accepting.setDefault(True)
        first.setFocus()
        wide = self._theme.type.card_room(520)
        self.resize(min(wide, self._most), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not presses_button(event, self.focusWidget()):
            super().keyPressEvent(event)


class BeginDialog(_Asking):
    """Says by `decided` what the lesson is called, who writes it, and its folder."""

    decided = Signal(str, str, Path)

    def __init__(
        self,
        titles: Sequence[str],
        authors: str,
        theme: Theme,
        parent: QWidget,
        *,
        beside: Path,
    ) -> None:
        made = self.tr("Make a lesson from this article")
        super().__init__(made, self.tr("Begin"), theme, parent)
        if len(titles) > 1:
            self.setWindowTitle(self.tr("Make a lesson from {0} articles").format(len(titles)))
            heading = self.findChild(HeadingLabel)
            assert isinstance(heading, HeadingLabel)
            heading.setText(self.windowTitle())
        self._beside, self._is_own_folder = beside, False
        self.title = self._ask(self.tr("What is the lesson called?"), titles[0])
        self.title.setMaxLength(_LONGEST)
        self.authors = self._ask(
            self.tr("Who writes it?"),
            authors,
            self.tr("What you say of a claim is shown with this name."),
        )
        self.authors.setMaxLength(_LONGEST)
        self.folder = self._ask(
            self.tr("In which folder is it kept?"),
            "",
            self.tr("A new folder of plain files that any editor can open."),
        )
        self._choose = QPushButton(self.tr("Choose where …"))
        self._choose.clicked.connect(self._ask_where)
        self._column.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.title.textChanged.connect(self._suggest)
        self.folder.textEdited.connect(self._keep_folder)
        self._suggest()
        self._finish(self.title)
        self.title.selectAll()

    def _keep_folder(self) -> None:
        self._is_own_folder = True

    def _suggest(self) -> None:
        if not self._is_own_folder:
            self.folder.setText(str(free_folder(self._beside, self.title.text())))

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Where is the folder of the lesson to be?"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._take_where)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_where(self, name: str) -> None:
        self._beside, self._is_own_folder = Path(name), False
        self._suggest()

    def _decide(self) -> None:
        title, folder = self.title.text().strip(), self.folder.text().strip()
        if not title:
            self.say_trouble(self.tr("Give the lesson a title first."))
            self.title.setFocus()
        elif not folder or not Path(folder).expanduser().is_absolute():
            self.say_trouble(
                self.tr("Name the whole path of a folder, or choose where it is to be.")
            )
            self.folder.setFocus()
        else:
            self.decided.emit(title, self.authors.text().strip(), Path(folder).expanduser())


class BuildDialog(_Asking):
    """Says by `decided` where the file is to be, and whether it is for pupils."""

    decided = Signal(Path, bool)

    def __init__(self, usual: Path, for_pupils: Path, theme: Theme, parent: QWidget) -> None:
        super().__init__(
            parent=parent, theme=theme, title=self.tr("Build one file"), accepting=self.tr("Build")
        )
        self._names = (usual, for_pupils)
        self.file = self._ask(
            self.tr("Where is the file to be?"),
            str(usual),
            self.tr("One file to hand out or to mail: students open it with Sourcebook."),
        )
        self.pupils = QCheckBox(self.tr("For pupils: without the plan and the key"))
        self.pupils.toggled.connect(self._rename)
        row = QHBoxLayout()
        choose = QPushButton(self.tr("Choose where …"))
        choose.clicked.connect(self._ask_where)
        row.addWidget(choose)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addWidget(self.pupils)
        self._finish(self.file)

    def _rename(self, is_for_pupils: bool) -> None:
        before = self._names[not is_for_pupils]
        if self.file.text() == str(before):
            self.file.setText(str(self._names[is_for_pupils]))

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Where is the file to be?"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Lessons (*{0})").format(SUFFIX)])
        dialog.selectFile(self.file.text())
        dialog.fileSelected.connect(self.file.setText)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _decide(self) -> None:
        words = self.file.text().strip()
        path = Path(words).expanduser()
        if not words or not path.is_absolute():
            self.say_trouble(self.tr("Name the whole path of a file, or choose where it is to be."))
            self.file.setFocus()
            return
        if path.suffix != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        self.decided.emit(path, self.pupils.isChecked())


def free_folder(beside: Path, title: str) -> Path:
    """A folder of a lesson's name that is not there yet."""
    base = slug(title, "lesson")
    number, folder = 1, beside / base
    while folder.exists():
        number += 1
        folder = beside / f"{base}-{number}"
    return folder
