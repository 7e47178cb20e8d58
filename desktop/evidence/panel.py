"""The evidence table in the page's place: claims of one's own, and what is for or against each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.appearance.action_menu import open_actions
from desktop.appearance.plain_words import HeadingLabel, PlainLabel, announce, show_tip
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.theme import Theme
from desktop.appearance.wrapped_row import WrappedRow
from desktop.core.article import ArticleId
from desktop.core.evidence import ArticleMarks, EvidenceSide, OwnClaim
from desktop.covering.panel import CoveringPanel
from desktop.covering.titled_column import TitledColumn
from desktop.evidence.point import EvidencePoint
from desktop.evidence.tree import EvidenceTree
from desktop.panel import give_way
from desktop.wording.counting import counted

_WIDEST = 980
_LEAST_LINES = 4


class EvidencePanel(CoveringPanel):
    """Asks for everything, and changes nothing itself.

    `put_wanted` carries the point the keyboard is on and a side, or None to take it out;
    `moved` a point and the one it was dropped on. `style_wanted` asks how sources are to be cited,
    at a point of the screen.
    """

    claim_wanted = Signal()
    words_wanted = Signal(object)
    put_wanted = Signal(object, object)
    moved = Signal(object, object)
    passage_wanted = Signal(object)
    outline_wanted = Signal()
    look_wanted = Signal()
    print_wanted = Signal()
    style_wanted = Signal(QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=self.tr("My evidence"))
        self._claims = self._marks = 0
        self._title = HeadingLabel(self.name)
        self._hint = PlainLabel("")
        self._hint.setWordWrap(True)
        self.close_it = self._close_button()
        self.field = self.finding_field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find among my marks and notes"))
        self.field.setAccessibleName(self.tr("Find among my marks and notes"))
        self.field.setClearButtonEnabled(True)
        self.tree = EvidenceTree(theme)
        self._buttons = WrappedRow(8)
        self._add_actions()
        self.field.textChanged.connect(self._seek)
        self.field.returnPressed.connect(self.tree.setFocus)
        self.tree.itemActivated.connect(lambda *_: self._go())
        self.tree.dropped.connect(self.moved)
        self.tree.menu_wanted.connect(self._open_menu)
        self._lay_out()
        self.setFocusProxy(self.tree)
        self.show_theme(theme)

    def sums(self) -> str:
        """How much there is; how to begin stands over the table, and is said once."""
        if self._hint.text() or not self._claims:
            return ""
        claims = counted(self._claims, self.tr("1 claim"), self.tr("%n claims", None, self._claims))
        marks = counted(
            self._marks, self.tr("1 mark or note"), self.tr("%n marks and notes", None, self._marks)
        )
        return f"{claims} · {marks}"

    def show_claims(
        self,
        claims: Iterable[OwnClaim],
        marks: Iterable[ArticleMarks],
        here: ArticleId | None = None,
    ) -> None:
        """Shows the table and all marks, those of the article `here` opened."""
        claims, marks = tuple(claims), tuple(marks)
        self.tree.show_claims(claims, marks, here)
        self._claims, self._marks = len(claims), sum(len(each.notes) for each in marks)
        hint = self._hint_of(claims, marks)
        self._column.say(hint)
        # Whoever hears the table hears how to begin with it, in a low window too.
        self.tree.setAccessibleDescription(hint)

    def show_theme(self, theme: Theme) -> None:
        self.tree.show_theme(theme)
        super().show_theme(theme)

    def _step_back(self) -> bool:
        was_sought = bool(self.field.text())
        self.field.clear()
        return was_sought

    # What can be done

    def _hint_of(self, claims: tuple[OwnClaim, ...], marks: tuple[ArticleMarks, ...]) -> str:
        if not claims and not marks:
            return self.tr(
                "Here your marks become evidence. Mark words in a text first: select them, and"
                " choose a pen. Then make a claim, and put your marks for or against it."
            )
        if not claims:
            return self.tr("Begin with what you want to show: make a claim.")
        if not any(each.rows for each in claims):
            return self.tr("Go to one of your marks below, and put it for or against a claim.")
        return ""

    def _seek(self, words: str) -> None:
        count = self.tree.seek(words)
        if words.strip():
            announce(self.field, self.tr("{0} found").format(f"{count:,}"))

    def _put(self, side: EvidenceSide | None) -> None:
        self.put_wanted.emit(self.tree.point, side)

    def _say_otherwise(self) -> None:
        self.words_wanted.emit(self.tree.point)

    def _go(self) -> None:
        point: EvidencePoint = self.tree.point
        if point.annotation is not None:
            self.passage_wanted.emit(point.annotation)
        elif not self.tree.turn_current():
            self.refused.emit(self.tr("Choose a mark first."))

    def _choose_style(self) -> None:
        self.style_wanted.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _open_menu(self, at: QPoint) -> None:
        open_actions(self._on_row, self, at)

    def _add_actions(self) -> None:
        new = self._action(self.tr("New claim …"), "N", self.claim_wanted.emit)
        sides = [
            self._action(words, keys, partial(self._put, side))
            for words, keys, side in (
                (self.tr("For"), "F", EvidenceSide.FOR),
                (self.tr("Against"), "A", EvidenceSide.AGAINST),
                (self.tr("Background"), "B", EvidenceSide.BACKGROUND),
            )
        ]
        self._on_row = [
            *sides,
            self._action(self.tr("Take out"), "Del", lambda: self._put(None)),
            self._action(self.tr("Other words for the claim …"), "E", self._say_otherwise),
            self._action(self.tr("Go to the passage"), "G", self._go),
        ]
        save = self._action(self.tr("Save as a file …"), "S", self.outline_wanted.emit)
        on_paper = [
            self._action(self.tr("Look at it on paper …"), "L", self.look_wanted.emit),
            self._action(self.tr("Print …"), "P", self.print_wanted.emit),
            self._action(self.tr("How sources are cited …"), "C", self._choose_style),
        ]
        self._button(new)
        # In a low window these stand in the menu, so that rows have room.
        self._in_menu_if_low = [*sides, save]
        self._roomy = [self._button(action) for action in self._in_menu_if_low]
        self.more = QPushButton(self.tr("More"))
        show_tip(self.more, self.tr("More that can be done"))
        self._buttons.addWidget(self.more)
        self._in_menu = [*self._on_row[len(sides) :], *on_paper]
        self.more.clicked.connect(self._open_more)

    def _open_more(self) -> None:
        more = [*(self._in_menu_if_low if self.is_low else ()), *self._in_menu]
        open_actions(more, self, self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _action(self, words: str, keys: str, slot: Callable[[], object]) -> QAction:
        action = self.new_action(words, keys)
        action.triggered.connect(lambda _=False: slot())
        return action

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text(), self)

        def say_keys() -> None:
            keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
            show_tip(button, f"{action.text()}: {keys}" if keys else action.text())

        say_keys()
        # Its reader may choose others.
        action.changed.connect(say_keys)
        button.clicked.connect(action.trigger)
        self._buttons.addWidget(button)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self.field, 1)
        head.addWidget(self.close_it)
        self._column = TitledColumn(self, self._title, self._hint, widest=_WIDEST)
        inside = self._column.inside
        inside.setSpacing(10)
        inside.addLayout(head)
        inside.addWidget(self._hint)
        inside.addWidget(self.tree, 1)
        buttons = QWidget()
        buttons.setLayout(self._buttons)
        inside.addWidget(ScrolledRoom(buttons))

    def _dress(self) -> None:
        self._column.dress(self._theme, is_low=self.is_low)
        for button in self._roomy:
            give_way(button, self.more, partial(button.setVisible, not self.is_low))
        # Some of a row, and of the next, is seen however large the letters are.
        self.tree.setMinimumHeight(_LEAST_LINES * self.tree.fontMetrics().lineSpacing())
