"""What can be typed in the search field, in plain words with examples."""

from __future__ import annotations

import html

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.theme import Theme


class SearchHelp(QFrame):
    """A list of examples over the window; `example_taken` sends one to be tried. Esc closes it."""

    example_taken = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("search-help")
        self.setAccessibleName(self.tr("What you can type in the search field"))
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._words.linkActivated.connect(self.example_taken)
        self._room = QScrollArea()
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setWidgetResizable(True)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 6, 12)
        column.addWidget(self._room)
        self.setFocusProxy(self._words)
        self.show_theme(theme)

    def open_under(self, corner: QPoint) -> None:
        """Shows the list with its upper left corner here, as far as the screen has room."""
        free = self.screen().availableGeometry()
        wanted = self._words.sizeHint() + QSize(40, 28)
        size = wanted.boundedTo(free.size() - QSize(16, 16))
        self.resize(size)
        self.move(
            max(free.left() + 8, min(corner.x(), free.right() - size.width() - 8)),
            max(free.top() + 8, min(corner.y(), free.bottom() - size.height() - 8)),
        )
        self.show()
        self._words.setFocus(Qt.FocusReason.PopupFocusReason)

    def examples(self) -> tuple[tuple[str, str], ...]:
        """What can be typed, and what it means."""
        return (
            ("rust bridge", self.tr("both words; passages with only one of them come after")),
            ('"safe to cross"', self.tr("exactly these words, side by side")),
            ("bridge -rust", self.tr("bridge, but without the word rust")),
            ("ferry OR boat", self.tr("one or the other (OR in capitals)")),
            ("council NEAR money", self.tr("both words close together (NEAR in capitals)")),
            ("repair*", self.tr("words that begin so: repair, repairs, repairing")),
            ("(ferry OR boat) council", self.tr("brackets keep together what belongs together")),
            ("speaker:okafor", self.tr("what this person said")),
            ("said:safe", self.tr("the word in somebody’s mouth, inside a quote")),
            ("note:why", self.tr("in my own notes; “note:” alone shows all of them")),
            ("tag:evidence", self.tr("what I marked with this pen or #tag")),
            ("title:bridge", self.tr("in the title; also publisher: author: lesson:")),
            ("in:quotes money", self.tr("where to look: in:articles, in:notes, in:here")),
            ("after:2024-06", self.tr("published from June 2024 on; also before:2025")),
            ("is:unread", self.tr("articles I have not opened; also is:read, is:marked")),
        )

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        colours = theme.colours
        self.setStyleSheet(
            f"#search-help {{ background: {colours['card']}; border: 1px solid"
            f" {colours['line']}; border-radius: 8px; }}"
            "QScrollArea, QScrollArea > QWidget > QWidget, QLabel { background: transparent; }"
        )
        rows = "".join(
            f'<tr><td style="padding: 3px 18px 3px 0; white-space: pre">'
            f'<a href="{html.escape(typed)}" style="color: {colours["accent"]};'
            f' text-decoration: none">{html.escape(typed)}</a></td>'
            f'<td style="padding: 3px 0">{html.escape(meaning)}</td></tr>'
            for typed, meaning in self.examples()
        )
        heading = html.escape(self.tr("You can type").upper())
        foot = html.escape(self.tr('For a name of two words use quotes: speaker:"rosa okafor"'))
        soft = colours["soft_ink"]
        self._words.setText(
            f'<p style="color:{soft}; font-size:12px; font-weight:600">{heading}</p>'
            f"<table>{rows}</table>"
            f'<p style="color:{soft}; font-size:13px">{foot}</p>'
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
