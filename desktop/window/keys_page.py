"""Where keys are changed: other ones for each action, and letters alone switched off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QKeyCombination, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop.appearance.plain_words import PlainLabel, announce
from desktop.window.dialog import Dialog
from desktop.window.own_keys import OwnKeys, is_taken_by_qt, usual_keys

Part = tuple[str, Sequence[QAction]]


class KeysPage(Dialog):
    """Says `chosen` with every change; what is refused is told in words, and nothing changes."""

    chosen = Signal(OwnKeys)

    def __init__(self, now: OwnKeys, parts: Iterable[Part], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Change the keys"))
        self._now = now
        self._parts = tuple((name, [a for a in all_ if usual_keys(a)]) for name, all_ in parts)
        self.letters = QCheckBox(self.tr("Letters and digits alone are keys, as N and 1 to 5"))
        self.letters.setChecked(now.has_letters)
        self.letters.toggled.connect(self._take_letters)
        why = PlainLabel(
            self.tr("Switch this off if you talk to the computer, or press keys by accident.")
        )
        why.setWordWrap(True)
        self._items: list[tuple[QTreeWidgetItem, QAction]] = []
        self.tree = self._new_tree()
        self._about = PlainLabel()
        self._about.setWordWrap(True)
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        # The Tab key leads out of the field again.
        self.field.setFinishingKeyCombinations(
            [QKeyCombination(Qt.Key.Key_Tab), QKeyCombination(Qt.Key.Key_Backtab)]
        )
        self.field.setAccessibleName(self.tr("New keys"))
        self.use = self._button(self.tr("Use these keys"), self._use)
        self.usual = self._button(self.tr("As usual"), self._put_back)
        self.told = PlainLabel()
        self.told.setWordWrap(True)
        self.all_usual = self._button(self.tr("All keys as usual"), self._put_all_back)
        self._lay_out(why)
        self.tree.currentItemChanged.connect(lambda *_: self._show_current())
        self._show()
        if self._items:
            self.tree.setCurrentItem(self._items[0][0])
        self.tree.setFocus()

    @property
    def current(self) -> QAction | None:
        """The action whose keys can be changed now."""
        chosen = self.tree.currentItem()
        return next((action for item, action in self._items if item is chosen), None)

    def go_to(self, action: QAction) -> None:
        """Chooses an action, to change its keys."""
        for item, known in self._items:
            if known is action:
                self.tree.setCurrentItem(item)

    # Changing

    def _take_letters(self, are_keys: bool) -> None:
        self._take(replace(self._now, has_letters=are_keys))
        self._say(
            self.tr("Letters and digits alone are keys again.")
            if are_keys
            else self.tr("Letters and digits alone do nothing now.")
        )

    def _use(self) -> None:
        action, keys = self.current, self.field.keySequence()
        if action is None or keys.isEmpty():
            self._say(self.tr("Press the new keys in the field first."))
            return
        if is_taken_by_qt(keys):
            self._say(
                self.tr("{0} keeps its meaning: it moves the keyboard.").format(_shown([keys]))
            )
            return
        for name, other in self._in_the_way(action, keys):
            self._say(
                self.tr("{0} means “{1}” already ({2}). Give that other keys first.").format(
                    _shown([keys]), other.text(), name
                )
            )
            return
        portable = keys.toString(QKeySequence.SequenceFormat.PortableText)
        self._take(self._now.with_keys(action, portable))
        self._say(self.tr("{0} means “{1}” now.").format(_shown([keys]), action.text()))

    def _in_the_way(self, action: QAction, keys: QKeySequence) -> Iterable[tuple[str, QAction]]:
        """The actions that these keys would mean as well, where this one can be meant."""
        everywhere = self._parts[0][1]
        for name, actions in self._parts:
            is_near = action in actions or action in everywhere or actions is everywhere
            for other in actions:
                if is_near and other is not action and keys in self._now.sequences(other):
                    yield name, other

    def _put_back(self) -> None:
        action = self.current
        if action is None:
            return
        usual = QKeySequence.listFromString(usual_keys(action))
        for keys in usual:
            for _name, other in self._in_the_way(action, keys):
                self._say(
                    self.tr("{0} means “{1}” now. Put that back first.").format(
                        _shown([keys]), other.text()
                    )
                )
                return
        self._take(self._now.with_keys(action, usual_keys(action)))
        self._say(self.tr("“{0}” has its usual keys again.").format(action.text()))

    def _put_all_back(self) -> None:
        self.letters.blockSignals(True)
        self.letters.setChecked(True)
        self.letters.blockSignals(False)
        self._take(OwnKeys())
        self._say(self.tr("All keys are as usual again."))

    def _take(self, keys: OwnKeys) -> None:
        self._now = keys
        self.chosen.emit(keys)
        self._show()

    def _say(self, words: str) -> None:
        self.told.setText(words)
        announce(self, words)

    # What is shown

    def _show(self) -> None:
        for item, action in self._items:
            item.setText(1, _shown(self._now.sequences(action)) or "–")
        self.all_usual.setEnabled(self._now != OwnKeys())
        self._show_current()

    def _show_current(self) -> None:
        action = self.current
        for part in (self.field, self.use, self.usual):
            part.setEnabled(action is not None)
        self.field.clear()
        if action is None:
            self._about.setText(self.tr("Choose what is to have other keys."))
            return
        keys = _shown(self._now.sequences(action))
        self._about.setText(
            self.tr("“{0}” is {1}. Press new keys in the field:").format(action.text(), keys)
            if keys
            else self.tr("“{0}” has no keys now. Press new keys in the field:").format(
                action.text()
            )
        )

    def _new_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setColumnCount(2)
        tree.setHeaderLabels([self.tr("What is done"), self.tr("Keys")])
        tree.setAccessibleName(self.windowTitle())
        tree.setRootIsDecorated(False)
        tree.setAllColumnsShowFocus(True)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for name, actions in self._parts:
            if not actions:
                continue
            part = QTreeWidgetItem(tree, [name, ""])
            bold = tree.font()
            bold.setBold(True)
            part.setFont(0, bold)
            part.setFirstColumnSpanned(True)
            part.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for action in actions:
                item = QTreeWidgetItem(part, [action.text(), ""])
                self._items.append((item, action))
        tree.expandAll()
        return tree

    def _lay_out(self, why: QWidget) -> None:
        changing = QHBoxLayout()
        changing.setSpacing(8)
        changing.addWidget(self.field, 1)
        changing.addWidget(self.use)
        changing.addWidget(self.usual)
        end = QHBoxLayout()
        end.addWidget(self.all_usual)
        end.addStretch(1)
        end.addWidget(self.closing_button())
        column = self.fill()
        for part in (self.letters, why):
            column.addWidget(part)
        column.addWidget(self.tree, 1)
        column.addWidget(self._about)
        column.addLayout(changing)
        column.addWidget(self.told)
        column.addLayout(end)
        self.fit(QSize(640, 680))

    def _button(self, words: str, slot: object) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button


def _shown(keys: Iterable[QKeySequence]) -> str:
    return ", ".join(each.toString(QKeySequence.SequenceFormat.NativeText) for each in keys)
