"""What every part of the window is: a widget with a title and actions, wired by others."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QStackedWidget, QWidget

from desktop.appearance.theme import Theme

# What the keys of an action are where its reader chose no others.
USUAL_KEYS = "usual-keys"


class Panel(QWidget):
    """Lays out its own children, takes values by `show_…`, and asks nobody for anything.

    `titled` is sent when the words on the panel's tab change, `refused` says why a key that was
    pressed can do nothing now.
    """

    titled = Signal(str)
    refused = Signal(str)
    # The field that finds something in it by words, in a panel that has one.
    finding_field: QWidget | None = None

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""

    def new_action(self, words: str, keys: str = "") -> QAction:
        """An action of this panel, with the keys that trigger it from within the panel."""
        action = QAction(words, self)
        if keys:
            action.setProperty(USUAL_KEYS, keys)
            action.setShortcuts(QKeySequence.listFromString(keys))
            # Single letters mean something only where the keyboard is.
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(action)
        return action

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if heeds_place(event, self):
            return
        super().keyPressEvent(event)
        if not event.isAccepted() and _is_sign(event):
            event.accept()
            if words := words_of_unheard(event):
                self.refused.emit(words)


def give_way(part: QWidget, to: QWidget, change: Callable[[], object]) -> None:
    """Moves the keyboard from a part to another widget, then makes the change that hides the part.

    Qt gives the keyboard of whatever is hidden to the next widget in the chain, which may be
    anywhere in the window, and says so to whoever listens.
    """
    if _has_keyboard(part):
        to.setFocus()
    change()


def turn_to(stack: QStackedWidget, page: QWidget, home: QWidget | None = None) -> None:
    """Brings a page of a stack to the front; the keyboard goes with it, in one move.

    It goes to `home`, where that is a part of the page.
    """
    front = stack.currentWidget()
    if front is None or front is page:
        return
    if _has_keyboard(front):
        # What was never seen cannot take the keyboard.
        page.show()
    give_way(front, home or page, lambda: stack.setCurrentWidget(page))


def heeds_place(event: QKeyEvent, part: QWidget) -> bool:
    """Does what a key that nothing heard means by its place on the keyboard; whether it did."""
    if not event.text() and event.key() < Qt.Key.Key_Space:
        return False
    from desktop.key_positions import trigger_by_place  # noqa: PLC0415 - mostly a key is heard

    return trigger_by_place(event, part.actions())


def presses_button(event: QKeyEvent, focused: QWidget | None) -> bool:
    """Presses what has the keyboard, where that is a button and the key is Enter.

    A key that is held down presses once.
    """
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if not is_enter or not isinstance(focused, QAbstractButton):
        return False
    if not event.isAutoRepeat():
        focused.click()
    return True


def words_of_unheard(event: QKeyEvent) -> str:
    """What is to be said of a key that nothing hears; no words where nobody wonders at that."""
    from desktop.appearance.unheard_keys import unheard  # noqa: PLC0415 - seldom

    return unheard(event)


def _is_sign(event: QKeyEvent) -> bool:
    """Whether a key is a letter, a digit or another sign by itself."""
    held = event.modifiers() & ~(
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    )
    return not held and bool(event.text().strip()) and event.text().isprintable()


def _has_keyboard(part: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is part or part.isAncestorOf(focused))
