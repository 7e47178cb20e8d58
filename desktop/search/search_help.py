"""What can be typed in the search field, in plain words with examples."""

from __future__ import annotations

import html

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import MarkupLabel
from desktop.appearance.theme import Theme
from desktop.core.searching.typical_words import TypicalWords
from desktop.search.examples import examples, two_words


class SearchHelp(QFrame):
    """A list of examples over the window; `example_taken` sends one to be tried. Esc closes it."""

    example_taken = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("search-help")
        self.setAccessibleName(self.tr("What you can type in the search field"))
        self._words = MarkupLabel()
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
        self._theme = theme
        self._known = TypicalWords()
        self._corner = QPoint()

    def show_words(self, known: TypicalWords) -> None:
        """Takes words of the library for its examples."""
        self._known = known
        if self.isVisible():
            # Other words may need more room.
            self.open_under(self._corner)

    def open_under(self, corner: QPoint) -> None:
        """Shows the list with its upper left corner here, as far as the screen has room."""
        self._corner = corner
        # Set only now: a hidden table would keep the window waiting at every start.
        self._write()
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

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        self._theme = theme
        if self.isVisible():
            self._write()

    def _write(self) -> None:
        colours = self._theme.colours
        self.setStyleSheet(
            f"#search-help {{ background: {colours['card']}; border: 1px solid"
            f" {colours['card_line']}; border-radius: 8px; }}"
            "QScrollArea, QScrollArea > QWidget > QWidget, QLabel { background: transparent; }"
        )
        rows = "".join(
            f'<tr><td style="padding: 3px 18px 3px 0; white-space: pre">'
            f'<a href="{html.escape(typed)}" style="color: {colours["accent"]};'
            f' text-decoration: none">{html.escape(typed)}</a></td>'
            f'<td style="padding: 3px 0">{html.escape(meaning)}</td></tr>'
            for typed, meaning in examples(self._known)
        )
        heading = html.escape(self.tr("You can type").upper())
        foot = html.escape(
            self.tr('For a name of two words use quotes: speaker:"{0}"').format(
                two_words(self._known.speaker)
            )
        )
        soft, pixels = colours["soft_ink"], self._theme.type.pixels
        plain, small = (f"font-size:{pixels(role)}px" for role in (Role.CARD, Role.LABEL))
        self._words.setText(
            f'<p style="color:{soft}; {small}; font-weight:600">{heading}</p>'
            f"<table>{rows}</table>"
            f'<p style="color:{soft}; {plain}">{foot}</p>'
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
