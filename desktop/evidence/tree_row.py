"""A row of the evidence table, as the tree has it: its words, and what it is about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from desktop.core.text.shown import shown
from desktop.evidence.point import EvidencePoint

_ROLE = Qt.ItemDataRole.UserRole


def new_row(
    parent: QTreeWidget | QTreeWidgetItem,
    words: str,
    point: EvidencePoint,
    *,
    whole: str = "",
    is_dragged: bool = False,
    takes_drops: bool = False,
) -> QTreeWidgetItem:
    """A row under others; its `whole` words are read aloud, and told where it is rested on."""
    item = QTreeWidgetItem(parent, [shown(words)])
    item.setData(0, _ROLE, point)
    if whole:
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, shown(whole))
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if is_dragged:
        flags |= Qt.ItemFlag.ItemIsDragEnabled
    if takes_drops:
        flags |= Qt.ItemFlag.ItemIsDropEnabled
    item.setFlags(flags)
    return item


def embolden(item: QTreeWidgetItem, face: QFont) -> None:
    """Sets a row that heads others apart from them."""
    font = QFont(face)
    font.setBold(True)
    item.setFont(0, font)


def point_of(item: QTreeWidgetItem | None) -> EvidencePoint:
    """What a row is about; nothing where there is none."""
    point = item.data(0, _ROLE) if item is not None else None
    return point if isinstance(point, EvidencePoint) else EvidencePoint()
