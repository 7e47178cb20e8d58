"""The small bar over selected text: pens, a note, who said it, who else says so, what it means."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QToolButton, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.keys_in_words import with_keys
from desktop.appearance.plain_words import show_tip
from desktop.appearance.theme import Theme
from desktop.core.pen import Pen
from desktop.core.text.shown import shown
from desktop.panel import presses_button
from desktop.reader.resting_place import resting_place
from desktop.wording.pens import USUAL_NAMES, PenNames, name_of


class SelectionBar(QFrame):
    """Says which pen was taken (`pen_taken`), that a note is wanted (`note_wanted`), that the
    words are a quotation which was missed (`speaker_wanted`), or that others are to be seen which
    speak of the same (`corroboration_wanted`), or that it is asked what the words mean
    (`meaning_wanted`).
    """

    pen_taken = Signal(Pen)
    note_wanted = Signal()
    speaker_wanted = Signal()
    corroboration_wanted = Signal()
    meaning_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("selection-bar")
        self.setAccessibleName(self.tr("What to do with the selected words"))
        self._pens: dict[Pen, QToolButton] = {}
        # What the lesson calls them.
        self._own: PenNames = USUAL_NAMES
        # How wide the page was for which the bar was laid out.
        self._fits = -1
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(5, 5, 5, 5)
        self._rows.setSpacing(4)
        pens, others = QHBoxLayout(), QHBoxLayout()
        for row in (pens, others):
            row.setSpacing(4)
            self._rows.addLayout(row)
        for pen in Pen:
            button = QToolButton(self)
            button.clicked.connect(lambda _=False, taken=pen: self.pen_taken.emit(taken))
            pens.addWidget(button)
            self._pens[pen] = button
        self._rule = QFrame(self)
        others.addWidget(self._rule)
        self._note = QToolButton(self)
        self._note.setText(self.tr("Note"))
        show_tip(self._note, self.tr("Mark the words and write a note ({Reader: N})"))
        self._note.clicked.connect(self.note_wanted)
        others.addWidget(self._note)
        self._said_by = QToolButton(self)
        self._said_by.setText(self.tr("Said by …"))
        show_tip(
            self._said_by, self.tr("These words are a quotation that was missed ({Reader: S})")
        )
        self._said_by.clicked.connect(self.speaker_wanted)
        others.addWidget(self._said_by)
        self._corroborate = QToolButton(self)
        self._corroborate.setText(self.tr("Corroborate"))
        show_tip(self._corroborate, self.tr("Who else speaks of this? ({Reader: C})"))
        self._corroborate.clicked.connect(self.corroboration_wanted)
        others.addWidget(self._corroborate)
        self._define = QToolButton(self)
        self._define.setText(self.tr("Define"))
        show_tip(self._define, self.tr("What do these words mean? ({Reader: D})"))
        self._define.clicked.connect(self.meaning_wanted)
        others.addWidget(self._define)
        others.addStretch()
        self.setCursor(Qt.CursorShape.ArrowCursor)
        # The words under the bar are not meant by a click on it.
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.show_pens(USUAL_NAMES)
        self.show_theme(theme)
        self.hide()

    def show_pens(self, own: PenNames) -> None:
        """Has pens called by the names that a lesson gives them."""
        self._own = own
        for number, (pen, button) in enumerate(self._pens.items(), 1):
            # The signs around keys are not the lesson's.
            name = name_of(pen, own).replace("{", "(").replace("}", ")")
            words = f"{name} ({{Reader: {number}}})"
            show_tip(button, words)
            button.setAccessibleName(with_keys(words))
        self._fits = -1

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        bar, words = theme.colours["bar"], theme.colours["on_bar"]
        self.setStyleSheet(
            f"#selection-bar {{ background: {bar}; border-radius: 8px; }}"
            f"QToolButton {{ color: {words}; padding: 2px 5px; }}"
            f"QToolButton:hover, QToolButton:focus {{ background: {words}; color: {bar}; }}"
        )
        self._rule.setStyleSheet(f"background: {words};")
        self._rule.setFixedSize(1, theme.type.room(18))
        for pen, button in self._pens.items():
            button.setMinimumSize(theme.type.room(26), theme.type.room(24))
            colour, ink = theme.pens[pen], theme.colours["ink"]
            button.setStyleSheet(
                f"QToolButton {{ background: {colour}; color: {ink}; font-weight: 700;"
                f" {theme.type.css(Role.SMALL)} border-radius: 5px; padding: 0 5px;"
                " border: 2px solid transparent; }"
                f"QToolButton:hover, QToolButton:focus {{ border: 2px solid {words}; }}"
            )
        self._fits = -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The page below would take Enter for the words that are selected in it.
        if not presses_button(event, self.focusWidget()):
            super().keyPressEvent(event)

    def rise_over(
        self, selection: Sequence[QRect], room: QRect, *, looked_at: QRect | None = None
    ) -> None:
        """Shows the bar under the lines of a selection, or above them, inside `room`.

        Where they fill it, the line that is looked at stays free.
        """
        self._fit(room.width() - 8)
        near = selection[-1] if looked_at is None else looked_at
        place = resting_place(self.size(), selection, near, room, is_below=True)
        x = min(
            max(room.left() + 4, selection[-1].right() - self.width() // 2),
            room.right() - self.width() - 4,
        )
        self.move(QPoint(x, place.y()))
        self.show()
        self.raise_()

    def _name(self, pen: Pen) -> str:
        return shown(name_of(pen, self._own)).replace("&", "&&")

    def _fit(self, width: int) -> None:
        """Names every pen, on a line of its own where there is no room, else by its letter."""
        if width == self._fits:
            return
        self._fits = width
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for direction, has_names in ((beside, True), (below, True), (below, False)):
            self._rows.setDirection(direction)
            self._rule.setVisible(direction is beside)
            for pen, button in self._pens.items():
                letter = pen.letter
                button.setText(f"{letter}  {self._name(pen)}" if has_names else letter)
            self._rows.activate()
            if self.sizeHint().width() <= width:
                break
        self.adjustSize()
