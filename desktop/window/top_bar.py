"""The bar at the top: the shelf's switch, the search field, how the text looks."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from desktop.appearance.icons import icon
from desktop.appearance.keys_in_words import with_keys
from desktop.appearance.plain_words import PlainLabel, show_tip
from desktop.appearance.theme import Theme

# Below this width the search field is given the room of the program's name.
_NAMED = 800
# Below this one there is no room for every button: what the lines mean is told by the list of
# everything that can be done, too.
_FOR_ALL = 460


class TopBar(QWidget):
    """Holds the search field it is given; its buttons say what is wanted."""

    shelf_toggled = Signal()
    add_wanted = Signal()
    side_toggled = Signal()
    look_wanted = Signal()
    theme_toggled = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    commands_wanted = Signal()
    legend_wanted = Signal()

    def __init__(self, theme: Theme, search_field: QWidget) -> None:
        super().__init__()
        self.setObjectName("top-bar")
        self.setAccessibleName(self.tr("Tools"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shelf = self._button(self.tr("Show or fold the shelf"), self.shelf_toggled)
        self._undo = self._button(self.tr("Undo ({Window: Ctrl+Z})"), self.undo_wanted)
        self._redo = self._button(self.tr("Redo ({Window: Ctrl+Shift+Z})"), self.redo_wanted)
        self.add = self._button(self.tr("Add articles"), self.add_wanted)
        self.add.setText(self.tr("Add"))
        self.look = self._button(self.tr("How the text looks ({Window: Ctrl+T})"), self.look_wanted)
        self._theme = self._button(self.tr("Light or dark"), self.theme_toggled)
        self.commands = self._button(self.tr("Everything that can be done"), self.commands_wanted)
        words = self.tr("What the lines in the text mean ({Window: Shift+F1})")
        self.legend = self._button(words, self.legend_wanted)
        self.side = self._button(self.tr("What is beside the text"), self.side_toggled)
        self.side.hide()
        self._wordmark = PlainLabel("Sourcebook")
        self._wordmark.setObjectName("wordmark")
        search_field.setMaximumWidth(520)
        search_field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._left, self._right = QWidget(), QWidget()
        left = QHBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(self._shelf)
        left.addWidget(self._wordmark)
        left.addStretch(1)
        right = QHBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(4)
        right.addStretch(1)
        right.addWidget(self.add)
        right.addWidget(self._undo)
        right.addWidget(self._redo)
        right.addSpacing(10)
        right.addWidget(self.look)
        right.addWidget(self._theme)
        right.addWidget(self.legend)
        right.addWidget(self.commands)
        right.addWidget(self.side)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 12, 0)
        row.setSpacing(16)
        row.addWidget(self._left, 1)
        row.addWidget(search_field, 2)
        row.addWidget(self._right, 1)
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        """Draws the icons in the colours of a theme."""
        scale = self._scale = theme.type
        self.setFixedHeight(scale.room(48))
        sign, side = scale.room(20), scale.room(34)
        for button, name in (
            (self._shelf, "shelf"),
            (self.add, "add"),
            (self._undo, "undo"),
            (self._redo, "redo"),
            (self.look, "text"),
            (self._theme, "theme"),
            (self.legend, "help"),
            (self.commands, "more"),
            (self.side, "side"),
        ):
            button.setIconSize(QSize(sign, sign))
            button.setMinimumSize(side, side)
            button.setIcon(icon(name, theme, size=sign))
        self._fit()

    def show_history(self, *, can_undo: bool, can_redo: bool) -> None:
        """Shows whether there is anything to undo or to do again."""
        self._undo.setEnabled(can_undo)
        self._redo.setEnabled(can_redo)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_roomy = self.width() >= self._scale.room(_NAMED)
        # The name stands in the title of the window too.
        self._wordmark.setVisible(is_roomy)
        self.legend.setVisible(self.width() >= self._scale.room(_FOR_ALL))
        style = Qt.ToolButtonStyle
        only = style.ToolButtonIconOnly
        self.add.setToolButtonStyle(style.ToolButtonTextBesideIcon if is_roomy else only)
        for edge in (self._left, self._right):
            self._row.setStretchFactor(edge, 1 if is_roomy else 0)

    def _button(self, words: str, said: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        show_tip(button, words)
        button.setAccessibleName(with_keys(words))
        button.clicked.connect(said)
        return button
