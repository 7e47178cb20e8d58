"""The list of what can be done with a thing, where it was clicked with the other button."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from desktop.appearance.menu import Menu


def open_actions(actions: Iterable[QAction], owner: QWidget, at: QPoint) -> None:
    """Opens actions with their keys at a point of the screen; one list at a time."""
    # Where the system tells both the menu key and what it means, it is meant once.
    if QApplication.activePopupWidget() is not None:
        return
    menu = Menu(owner)
    for action in actions:
        if action.parent() is not owner:
            action.setParent(menu)
        action.setShortcutVisibleInContextMenu(True)
        menu.addAction(action)
    menu.popup(at)
