"""Two versions of a text beside each other, each with what it is over it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.appearance.choice_box import ChoiceBox
from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import ElidedLabel, PlainLabel
from desktop.appearance.theme import Theme
from desktop.changed.scrolled_together import ScrolledTogether
from desktop.changed.shading import shaded_before, shaded_now
from desktop.changed.sheet_words import version_words
from desktop.changed.version_text import VersionText
from desktop.core.span import Span
from desktop.live.changed_text import ChangedText

# In a narrower room the texts stand below each other.
_NARROW = 520
# What stands over either text is so high, so that both begin at one height.
_HEAD = 34


class BothVersions(QWidget):
    """Shows the text before and the text of now; `version_wanted` carries the number of another."""

    version_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.old, self.new = VersionText(theme), VersionText(theme)
        self.old.setAccessibleName(self.tr("The text before"))
        self.new.setAccessibleName(self.tr("The text now"))
        self.versions = ChoiceBox()
        self.versions.setAccessibleName(self.tr("Earlier versions"))
        self.versions.activated.connect(self._want_version)
        self._now, self._asking = ElidedLabel(), PlainLabel()
        self._asking.setWordWrap(True)
        self._asking.hide()
        self._right = self._column(self._now, self.new)
        self._right.setObjectName("changed-new")
        self._right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._together = ScrolledTogether(self.old, self.new)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._column(self.versions, self.old), 1)
        self._row.addWidget(self._right, 1)

    def show_changed(self, changed: ChangedText) -> None:
        """Shows both texts, with what changed and where marks stand."""
        self.versions.clear()
        for each in changed.versions:
            if each.article.version < changed.article.version:
                self.versions.addItem(version_words(each), each.article.version)
        if changed.old is not None:
            number = changed.old.article.version
            if self.versions.findData(number) < 0:
                # It was taken back, and something has its words in it all the same.
                self.versions.addItem(version_words(changed.old), number)
            self.versions.setCurrentIndex(self.versions.findData(number))
        number = changed.article.version
        now = next((each for each in changed.versions if each.article.version == number), None)
        self._now.setText(version_words(now) if now is not None else "")
        before = changed.old.article if changed.old is not None else None
        with self._together.apart():
            self.old.show_text(before, shaded_before(changed))
            self.new.show_text(changed.article, shaded_now(changed))
        self._together.compare(changed.paragraphs)

    def bring_into_view(self, before: Span | None, now: Span | None) -> None:
        """Scrolls each text to words that are shown apart in it, where there are such."""
        with self._together.apart():
            if before is not None:
                self.old.bring_into_view(before)
            if now is not None:
                self.new.bring_into_view(now)

    def ask(self, words: str) -> None:
        """Says over the text of now what is to be done in it; nothing where there are no words."""
        self._asking.setText(words)
        self._asking.setVisible(bool(words))

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours and letters of a theme."""
        css, colours = theme.type.css, theme.colours
        for text in (self.old, self.new):
            text.show_theme(theme)
        self._now.setStyleSheet(f"color: {colours['soft_ink']}; {css(Role.DETAIL)}")
        self._asking.setStyleSheet(
            f"background: {colours['unsure']}; color: {colours['ink']}; padding: 8px 26px;"
            f" {css(Role.DETAIL)}"
        )
        self.setStyleSheet(f"#changed-new {{ border-left: 1px solid {colours['line']}; }}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        is_narrow = event.size().width() < _NARROW
        self._row.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)

    def _want_version(self, row: int) -> None:
        self.version_wanted.emit(self.versions.itemData(row))

    def _column(self, head: QWidget, text: VersionText) -> QWidget:
        made = QWidget()
        row = QHBoxLayout()
        row.setContentsMargins(26, 0, 12, 0)
        row.addWidget(head)
        row.addStretch(0)
        row.addStrut(_HEAD)
        column = QVBoxLayout(made)
        column.setContentsMargins(1, 10, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        if text is self.new:
            column.addWidget(self._asking)
        column.addWidget(text, 1)
        return made
