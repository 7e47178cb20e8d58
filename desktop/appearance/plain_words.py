"""Words from anywhere, shown as the very characters they are and never taken for HTML.

Qt guesses whether words are HTML, and HTML opens files. So every label, tooltip and box of the
program is made here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from shiboken6 import isValid

from desktop.appearance.keys_in_words import TOLD, KeysInUse, follow_keys, use_keys
from desktop.core.text.shown import shown

if TYPE_CHECKING:
    from pathlib import Path

    # A start shows no box.
    from PySide6.QtWidgets import QInputDialog, QMessageBox

# So long after it came up something is announced, in milliseconds; and what waits for that.
_IN_A_MOMENT = 40
_announced: list[str] = []
# What tells whether anybody listens; there as soon as the window is, as no start waits for it.
listening: list[Callable[[], bool]] = []

_TAG = re.compile(r"<[^>]*>?")
_OWN_TAG = re.compile(
    r"</?(?:a|b|br|p|span|table|td|tr)(?: (?!.*(?:\burl\(|\bbackground=))[^<>]*)?>", re.S
)


class PlainLabel(QLabel):
    """A label that shows its words letter for letter."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(words)

    def setText(self, words: str) -> None:
        super().setText(shown(words))


class HeadingLabel(PlainLabel):
    """A label that a screen reader lists among the headings of its window (`heard_roles`)."""


class ElidedLabel(PlainLabel):
    """A label on one line that ends in "…" where it has no room; its tooltip has all of it."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        self._words = words
        super().__init__(words, parent)

    def text(self) -> str:
        return self._words

    def setText(self, words: str) -> None:
        self._words = words
        # What is read aloud is never cut.
        self.setAccessibleName(words)
        self.updateGeometry()
        self._elide()

    def sizeHint(self) -> QSize:
        height = super().sizeHint().height()
        # One pixel more, as letters are measured in parts of a pixel.
        return QSize(self.fontMetrics().horizontalAdvance(shown(self._words)) + 1, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        whole = shown(self._words)
        seen = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, self.width())
        if seen != super().text():
            QLabel.setText(self, seen)
        self.setToolTip(tip(self._words if seen != whole else ""))


class ElidedHeading(ElidedLabel, HeadingLabel):
    """A title on one line, which ends in "…" where there is no room for all of it."""


class MarkupLabel(QLabel):
    """A label for HTML that the program wrote itself, with the words of others escaped in it."""

    def __init__(self, markup: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(markup)

    def setText(self, markup: str) -> None:
        # Somebody forgot to escape: better to see the signs than to open what they name.
        is_own = all(map(_OWN_TAG.fullmatch, _TAG.findall(markup)))
        kind = Qt.TextFormat.RichText if is_own else Qt.TextFormat.PlainText
        self.setTextFormat(kind)
        super().setText(shown(markup))


class ClosedDocument(QTextDocument):
    """A document for cleaned HTML: whatever address stands in it, nothing is opened for it.

    Pictures that the program adds itself (`addResource`) are not asked for here.
    """

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        # Without a picture Qt would go on and look for a file of that name.
        picture = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(Qt.GlobalColor.transparent)
        return picture if kind == QTextDocument.ResourceType.ImageResource.value else ""


def tip(words: str) -> str:
    """The words as a tooltip that shows them letter for letter, on as many lines as they need."""
    if not words:
        return ""
    escaped = shown(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<p style="white-space: pre-wrap">{escaped}</p>'


def show_tip(target: QWidget | QAction, words: str) -> None:
    """Tells the words where the mouse rests on the target, and to who cannot see them.

    Keys that they name, as "({Window: Ctrl+Z})", are those that its reader chose.
    """
    words = follow_keys(target, words)
    target.setToolTip(tip(words))
    if isinstance(target, QWidget):
        # A screen reader would be given the tooltip with its signs.
        target.setAccessibleDescription(words)


def tell_keys(now: KeysInUse) -> None:
    """Has these keys told from now on, also in words that are on the screen already."""
    if (before := use_keys(now)) == now:
        return
    for widget in QApplication.allWidgets():
        for words in widget.property(TOLD) or ():
            _tell_anew(widget, before.within(words), now.within(words))


def _tell_anew(widget: QWidget, before: str, now: str) -> None:
    if widget.toolTip() == tip(before):
        widget.setToolTip(tip(now))
    if widget.accessibleDescription() == before:
        widget.setAccessibleDescription(now)
    if widget.accessibleName() == before:
        widget.setAccessibleName(now)
    if isinstance(widget, QLabel | QAbstractButton) and widget.text() == before:
        widget.setText(now)


def show_tip_at(point: QPoint, words: str, target: QWidget) -> None:
    """Shows the words beside a point of the screen while the mouse rests there on the target."""
    from PySide6.QtWidgets import QToolTip  # noqa: PLC0415 - few pages have any

    QToolTip.showText(point, tip(words), target)


def announce(target: QWidget, words: str) -> None:
    """Has a screen reader say words that come up at `target`: the one way to do so.

    They are said in a moment, once, and in the order in which they came: where the keyboard goes
    to another part of the window meanwhile, that is told first, as it would cut the words off.
    """
    if words and words not in _announced:
        _announced.append(words)
        QTimer.singleShot(_IN_A_MOMENT, lambda: _announce_now(target, words))


def is_listened_to() -> bool:
    """Whether a screen reader may be listening, as far as that is known by now."""
    return any(is_active() for is_active in listening)


def _announce_now(target: QWidget, words: str) -> None:
    _announced.remove(words)
    # Takes some milliseconds to load, and a start has nothing to announce.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415

    if isValid(target):
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(target, words))


def message_box(icon: QMessageBox.Icon, happened: str, advice: str) -> QMessageBox:
    """A box that says what happened and, in smaller letters, what can be done."""
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - see above

    box = QMessageBox(icon, "Sourcebook", shown(happened))
    box.setInformativeText(shown(advice))
    _make_plain(box)
    return box


def show_folder(folder: Path) -> None:
    """Has the system show a folder of this computer; nothing but a folder is ever opened."""
    from PySide6.QtGui import QDesktopServices  # noqa: PLC0415 - hardly ever wanted

    if folder.is_dir():
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder.resolve())))


def words_box(asks: str, suggested: str, parent: QWidget) -> QInputDialog:
    """A small window that asks for one line of words."""
    from PySide6.QtWidgets import QInputDialog  # noqa: PLC0415 - see above

    box = QInputDialog(parent)
    box.setLabelText(shown(asks))
    box.setTextValue(shown(suggested))
    _make_plain(box)
    return box


def _make_plain(box: QWidget) -> None:
    # `setTextFormat` of a box does not reach its smaller letters.
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
