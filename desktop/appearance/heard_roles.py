"""What parts of the window are to a screen reader, where Qt would say less or something else.

Qt asks for this when it first tells somebody of a widget, and keeps the answer as long as the
widget lives. Nobody is asked who listens: that is known only when it is too late.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAttributesInterface, QAccessibleInterface
from PySide6.QtWidgets import (
    QAccessibleWidget,
    QApplication,
    QFrame,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QWidget,
)
from shiboken6 import VoidPtr, getCppPointer

from desktop.appearance.plain_words import HeadingLabel, listening

_Roles = QAccessible.Role
# Parts of the window that are more than groups, by the names of their objects.
_OWN = {
    "top-bar": _Roles.ToolBar,
    "foot": _Roles.StatusBar,
    "voices-bar": _Roles.Graphic,
}


class _Level(QAccessibleAttributesInterface):
    """Says that something is a heading of the first level."""

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level]

    def attributeValue(self, _key: QAccessible.Attribute) -> int:
        return 1


class _Heading(QAccessibleWidget):
    """The title of what stands under it."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label, _Roles.Heading)
        self._label, self._level = label, _Level()

    def text(self, kind: QAccessible.Text) -> str:
        return self._label.text() if kind == QAccessible.Text.Name else super().text(kind)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> VoidPtr:  # type: ignore[override]
        # Always a pointer: Qt takes whatever else comes back for one, and crashes.
        is_level = kind == QAccessible.InterfaceType.AttributesInterface
        return VoidPtr(getCppPointer(self._level)[0] if is_level else 0)


class _Pages(QAccessibleWidget):
    """Pages that lie over one another: only that in front is there."""

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__(pages, _Roles.Grouping)
        self._pages = pages

    def childCount(self) -> int:
        return 1 if self._pages.currentWidget() is not None else 0

    def child(self, _number: int) -> QAccessibleInterface | None:  # type: ignore[override]
        front = self._pages.currentWidget()
        return QAccessible.queryAccessibleInterface(front) if front is not None else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        front = self._pages.currentWidget()
        return 0 if front is not None and child.object() is front else -1


# What Qt is given must stay: by the address of the widget, which another may get after it.
_given: dict[int, QAccessibleInterface] = {}


def tell_roles() -> None:
    """Has Qt ask here what a part of the window is, also of those that it has told of before."""
    QAccessible.installFactory(_told_of)
    listening[:] = [QAccessible.isActive]
    if not QAccessible.isActive():
        return
    for widget in QApplication.allWidgets():
        if _role_of(widget) is not None:
            known = QAccessible.queryAccessibleInterface(widget)
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))


def _told_of(_class: str, thing: QObject) -> QAccessibleInterface | None:
    role = _role_of(thing)
    if role is None:
        return None
    assert isinstance(thing, QWidget)
    if isinstance(thing, HeadingLabel):
        told: QAccessibleInterface = _Heading(thing)
    elif isinstance(thing, QStackedWidget):
        told = _Pages(thing)
    else:
        told = QAccessibleWidget(thing, role)
    _given[getCppPointer(thing)[0]] = told
    return told


def _role_of(thing: QObject) -> QAccessible.Role | None:
    """What a thing is; None where Qt says it well."""
    if isinstance(thing, HeadingLabel):
        return _Roles.Heading
    if isinstance(thing, QStackedWidget):
        return _Roles.Grouping
    if not isinstance(thing, QWidget):
        return None
    if thing.objectName() in _OWN:
        return _OWN[thing.objectName()]
    # A part that only holds others: a group, which is told of where it has a name.
    of_qt = next(each for each in type(thing).__mro__ if each.__module__.startswith("PySide6"))
    has_name = bool(thing.accessibleName())
    is_holder = of_qt is QFrame or (of_qt in (QWidget, QScrollArea) and has_name)
    return _Roles.Grouping if is_holder else None
