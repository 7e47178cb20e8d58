"""What is said of a key that nothing in the window hears."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktop.appearance.keys_in_words import with_keys

_HELD = (
    *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta),
    *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock),
)
# What somebody presses who wants something done.
_DOING = (Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_Menu)
_NONE = Qt.KeyboardModifier.NoModifier
# What is typed with AltGr is a sign of its own, and Windows says Ctrl and Alt for it.
_ALT_GR = _WITH_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def unheard(event: QKeyEvent) -> str:
    """Says that a key does nothing; no words for one that only moves or holds, or is held down."""
    name = _name_of(event)
    if not name or event.isAutoRepeat():
        return ""
    words = QCoreApplication.translate(
        "Unheard", "{0} does nothing here. {Window: F1} shows what each key does."
    )
    return with_keys(words).replace("{0}", name)


def _name_of(event: QKeyEvent) -> str:
    key, with_others = event.key(), event.modifiers() & _WITH_OTHERS
    if event.text().strip() and event.text().isprintable() and with_others in (_ALT_GR, _NONE):
        return event.text().upper()
    is_function = Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35
    # Keys for sound and light are the system's own.
    if (
        key in _HELD
        or key > Qt.Key.Key_Hyper_R
        or not (is_function or key in _DOING or with_others)
    ):
        return ""
    name = QKeySequence(event.keyCombination())
    return name.toString(QKeySequence.SequenceFormat.NativeText)
