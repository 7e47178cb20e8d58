"""A strip over the foot with what a newcomer can try first; each step goes when it was done."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.appearance.keys_in_words import follow_keys, with_keys
from desktop.appearance.plain_words import PlainLabel, announce, show_tip
from desktop.panel import give_way

Step = Literal["quotation", "mark", "search"]
STEPS: tuple[Step, ...] = ("quotation", "mark", "search")
# Below these widths fewer steps are shown at a time.
_ROOM_FOR_ALL, _ROOM_FOR_TWO = 1000, 760
# What the edges of the strip and a gap between two of its parts take, in pixels.
_EDGES, _GAP = 60, 8


class FirstSteps(QFrame):
    """Says `step_wanted` when a step is pressed, which leads to where it is done.

    `put_away` says that its reader wants no steps, `left` that the keyboard goes back to the text.
    """

    step_wanted = Signal(str)
    put_away = Signal()

    def __init__(self, home: QWidget) -> None:
        super().__init__()
        self._home = home
        self._left: tuple[Step, ...] = ()
        self._is_aside = False
        self.setObjectName("first-steps")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("First steps"))
        self._lead = PlainLabel(self.tr("To begin:"))
        self._buttons: dict[Step, QPushButton] = {
            "quotation": self._button(
                self.tr("Click a coloured quote"),
                self.tr("Shows who says it and why. With the keyboard: {Reader: Alt+Down}."),
            ),
            "mark": self._button(
                self.tr("Select words and press {Reader: 1}"),
                self.tr("Marks them. With the keyboard: hold Shift and press the arrow keys."),
            ),
            "search": self._button(
                self.tr("Search everything: {Window: Ctrl+K}"),
                self.tr("Finds words in all articles, quotes and your own notes."),
            ),
        }
        self._away = self._button(
            self.tr("Put away"), self.tr("Shows no first steps any more; “?” brings them back.")
        )
        self._away.clicked.connect(self.put_away)
        # Where there is no room for all, each has its turn.
        self._turn = 0
        self._more = self._button("", self.tr("Shows what else can be tried."))
        self._more.clicked.connect(self._show_more)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 10, 5)
        row.setSpacing(8)
        row.addWidget(self._lead)
        for step, button in self._buttons.items():
            button.clicked.connect(lambda _=False, wanted=step: self.step_wanted.emit(wanted))
            row.addWidget(button)
        row.addWidget(self._more)
        row.addStretch(1)
        row.addWidget(self._away)
        self.hide()

    @property
    def left(self) -> tuple[Step, ...]:
        """The steps that were not done yet, in their order."""
        return self._left

    @property
    def shown(self) -> tuple[Step, ...]:
        """The steps that are seen: all that are left, or as many as there is room for."""
        return tuple(step for step, button in self._buttons.items() if not button.isHidden())

    def show_steps(self, left: Iterable[Step]) -> None:
        """Shows what was not done yet; goes when nothing is left."""
        before, wanted = self._left, set(left)
        self._left = tuple(step for step in STEPS if step in wanted)
        if self._left:
            self._fit()
            self.setVisible(not self._is_aside)
        else:
            self._leave()
        if self._left and not before:
            words = " · ".join(self._buttons[step].text() for step in self._left)
            announce(self, with_keys(self.tr("First steps, with {Window: F6}: {0}")).format(words))
        elif before and not self._left:
            announce(self._home, self.tr("Those were the first steps."))
        elif len(self._left) < len(before):
            words = self._buttons[self._left[0]].text()
            announce(self, self.tr("Done. Next: {0}").format(words))

    def step_aside(self, is_aside: bool) -> None:
        """Leaves its room to what lies over the side for a while, or takes it again."""
        self._is_aside = is_aside
        if is_aside:
            self._leave()
        else:
            self.setVisible(bool(self._left))

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        # A focus proxy among one's own children would hide the others from the Tab key.
        first = next((self._buttons[step] for step in self.shown), self._away)
        first.setFocus(reason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # A screen reader is told of this halt: whoever can, goes the way above.
        self.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _leave(self) -> None:
        give_way(self, self._home, self.hide)

    def _fit(self) -> None:
        count, most = len(self._left), self._most()
        is_in_turn = most < count
        self._turn = self._turn % count if count and is_in_turn else 0
        seen = {self._left[(self._turn + n) % count] for n in range(min(most, count))}
        self._lead.setVisible(most > 1)
        if count:
            words = self.tr("Next ({0} of {1}) ›")
            self._more.setText(words.format(self._turn + min(most, count), count))
        if is_in_turn:
            self._more.show()
        else:
            give_way(self._more, self._home, self._more.hide)
        for step, button in self._buttons.items():
            if step in seen:
                button.show()
            else:
                give_way(button, self._home, button.hide)

    def _most(self) -> int:
        """How many of the steps that are left have room beside one another; one at least.

        In a narrow window no more are told than are read at a glance.
        """
        width = self.width()
        most = 3 if width >= _ROOM_FOR_ALL else 2 if width >= _ROOM_FOR_TWO else 1
        wide = [self._buttons[step].sizeHint().width() + _GAP for step in self._left]
        room = width - _EDGES - self._lead.sizeHint().width() - self._away.sizeHint().width()
        if sum(wide) > room or most < len(wide):
            room -= self._more.sizeHint().width() + _GAP
        return max(1, min(most, sum(used <= room for used in accumulate(wide))))

    def _show_more(self) -> None:
        self._turn += 1
        self._fit()
        words = " · ".join(self._buttons[step].text() for step in self.shown)
        announce(self, words)

    def _button(self, words: str, means: str) -> QPushButton:
        button = QPushButton(self)
        button.setText(follow_keys(button, words))
        button.setObjectName("quiet")
        show_tip(button, means)
        return button
