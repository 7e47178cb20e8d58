"""The list of everything that is marked in a text, over the window: to look through and to go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.appearance.dressed_window import DressedWindow
from desktop.appearance.fonts import Role, Weight
from desktop.appearance.plain_words import HeadingLabel, PlainLabel, announce
from desktop.appearance.theme import Theme
from desktop.cards.delegate import CardShape, Sheet
from desktop.cards.list import CardList
from desktop.cards.record_list import RecordList, RecordRole
from desktop.cards.text import Bar, CardText, Dot, Run, voice_dot
from desktop.core.quotation import Quotation, QuotationKind
from desktop.core.text.shown import beginning
from desktop.reader.marked_passages import MarkedPassage
from desktop.reader.passage_words import Known, Marked, PassageKind, PassageWords
from desktop.wording.counting import counted

# So many characters of a passage stand in the list, and are said.
_MOST_SEEN, _MOST_SAID = 130, 80
# What a word means is told on its label; here so many characters of it have room.
_MOST_FACT = 60
# Of a long passage no more is looked at for its first words.
_LOOKED_AT = 600
# How large the list likes to be, and how much of the window stays free around it, in pixels.
_WANTED = QSize(700, 620)
_FREE = QSize(48, 40)
_ROOM_FOR_HEADING = 400


class MarkedList(DressedWindow):
    """Lists marked passages; `chosen` sends the one to go to. Esc closes it.

    The kinds stand over the list: Left and Right go from one to the next, wherever the keyboard is.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, known: Known, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Everything marked in this text"))
        self._theme, self._known, self._text = theme, known, text
        self._passages: tuple[MarkedPassage, ...] = ()
        self._kind: PassageKind | None = None
        self._model: RecordList[MarkedPassage] = RecordList(self._spoken, self)
        shape = CardShape(margin=10, gap=0, padding=24, sheet_of=lambda _: Sheet.NONE)
        self.rows = CardList(self._model, theme, self._compose, shape)
        self.rows.setAccessibleName(self.tr("Marked passages"))
        self.rows.chosen.connect(self._choose)
        self._heading = HeadingLabel(self.windowTitle())
        self._ways = PlainLabel(
            self.tr("Enter goes there · Left and Right: what is listed · Esc closes")
        )
        self._ways.setWordWrap(True)
        self._group = QButtonGroup(self)
        self._chips: dict[PassageKind | None, QPushButton] = {}
        for key, is_right in ((Qt.Key.Key_Right, True), (Qt.Key.Key_Left, False)):
            # A list would take these keys for itself.
            way = QShortcut(key, self)
            way.activated.connect(
                lambda on=is_right: self._turn(1 if on is not self.isRightToLeft() else -1)
            )
        self._lay_out()
        self._dress()

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.rows.show_theme(theme)
        self._dress()

    def show_passages(self, passages: Sequence[MarkedPassage], at: int) -> None:
        """Shows these passages with the keyboard on the first that ends behind a character."""
        self._passages = tuple(passages)
        counts = Counter(each.kind for each in self._passages)
        for kind, chip in self._chips.items():
            count = len(self._passages) if kind is None else counts[kind]
            chip.setText(f"{self._name(kind)} {count:,}")
            chip.setVisible(count > 0)
        is_left = self._kind is not None and counts[self._kind] > 0
        self._show_kind(self._kind if is_left else None, at)

    def open_at(self, at: int) -> None:
        """Opens the list over its window, with the passage at a character chosen."""
        parent = self.parentWidget()
        room = (parent.window() if parent is not None else self).size()
        self.resize(_WANTED.boundedTo(room - _FREE).expandedTo(QSize(300, 200)))
        # Where there is little room, the title of the window says it all.
        self._heading.setVisible(self.height() >= _ROOM_FOR_HEADING)
        self.rows.setFocus()
        self.open()
        self._go_near(at)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        button = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(button, QPushButton):
            button.click()
        else:
            super().keyPressEvent(event)

    # How it is laid out

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for kind in (None, *PassageKind):
            chip = QPushButton(self)
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.clicked.connect(lambda _=False, wanted=kind: self._take(wanted))
            self._group.addButton(chip)
            self._chips[kind] = chip
            chips.addWidget(chip)
        chips.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 12, 12)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addLayout(chips)
        column.addWidget(self.rows, 1)
        column.addWidget(self._ways)

    def _dress(self) -> None:
        colours, letters = self._theme.colours, self._theme.type
        self._heading.setStyleSheet(
            f"color: {colours['ink']}; {letters.css(Role.LOW_TITLE)} font-weight: 600;"
        )
        self._ways.setStyleSheet(f"color: {colours['soft_ink']}; {letters.css(Role.SMALL)}")
        for chip in self._chips.values():
            chip.setStyleSheet(
                f"QPushButton {{ border: 1px solid {colours['field_line']}; border-radius: 13px;"
                f" padding: 4px 11px; background: {colours['card']}; color: {colours['ink']};"
                f" {letters.css(Role.CHIP)} font-weight: 400; min-width: 0; }}"
                f"QPushButton:checked {{ background: {colours['accent_tint']};"
                f" border-color: {colours['accent']}; }}"
                f"QPushButton:focus {{ border: 2px solid {colours['focus']}; padding: 3px 10px; }}"
            )

    def _name(self, kind: PassageKind | None) -> str:
        names = {
            None: self.tr("All"),
            PassageKind.QUOTATION: self.tr("Quotations"),
            PassageKind.CLAIM: self.tr("Claims"),
            PassageKind.MARK: self.tr("My marks"),
            PassageKind.NOTE: self.tr("Context"),
            PassageKind.WORD: self.tr("Words"),
            PassageKind.DAY: self.tr("Days"),
        }
        return names[kind]

    # What its reader does

    def _turn(self, by: int) -> None:
        there = [kind for kind, chip in self._chips.items() if not chip.isHidden()]
        self._take(there[(there.index(self._kind) + by) % len(there)])

    def _take(self, kind: PassageKind | None) -> None:
        chosen = self.rows.currentIndex().data(RecordRole)
        was_on_chip = self.focusWidget() in self._chips.values()
        self._show_kind(kind, chosen.span.start if chosen is not None else 0)
        if was_on_chip:
            self._chips[kind].setFocus()
        count = len(self._model.records)
        passages = counted(count, self.tr("1 passage"), self.tr("%n passages", None, count))
        announce(self.rows, f"{self._name(kind)}: {passages}")

    def _show_kind(self, kind: PassageKind | None, at: int) -> None:
        self._kind = kind
        self._chips[kind].setChecked(True)
        self._model.show([each for each in self._passages if kind in (None, each.kind)])
        self._go_near(at)

    def _go_near(self, at: int) -> None:
        records = self._model.records
        row = self._model.row_of(lambda each: each.span.end > at)
        if records:
            self.rows.go_to(row if row >= 0 else len(records) - 1)

    def _choose(self, passage: MarkedPassage) -> None:
        self.accept()
        self.chosen.emit(passage)

    # What stands in a row

    def _compose(self, passage: MarkedPassage, text: CardText) -> None:
        told = passage.words(self._known)
        facts = [Run(f"  ·  {beginning(fact.words, _MOST_FACT)}", fact.role) for fact in told.facts]
        name = Run(told.name, "ink", Role.NAME, Weight.SEMIBOLD)
        number = Run(self.tr("¶ {0}").format(passage.paragraph), "soft_ink", Role.LABEL)
        text.paragraph(*self._chip(told, text), name, *facts, at_right=number)
        text.paragraph(
            Run(f"“{self._beginning(passage, _MOST_SEEN)}”", role=Role.QUOTE),
            above=3,
            bar=self._bar(passage.about, told, text),
            line_height=1.3,
        )

    def _chip(self, told: PassageWords, text: CardText) -> tuple[Dot | Run, ...]:
        if told.number is not None:
            return (voice_dot(text.theme, told.number, told.name),)
        if told.pen is not None:
            return (Dot(text.theme.pen(told.pen), told.pen.letter),)
        return ()

    def _bar(self, about: Marked, told: PassageWords, text: CardText) -> Bar:
        theme = text.theme
        if told.pen is not None:
            return Bar(theme.pen_line(told.pen))
        if told.kind is PassageKind.QUOTATION:
            is_known = told.number is not None
            colour = theme.speaker_line(told.number or 0) if is_known else theme.colour("soft_ink")
            is_whole = isinstance(about, Quotation) and about.kind is QuotationKind.DIRECT
            return Bar(colour, is_dotted=not (is_known and is_whole))
        return Bar(theme.colour("claim_line"), is_dotted=True)

    def _spoken(self, passage: MarkedPassage) -> str:
        told = passage.words(self._known).spoken
        words = self._beginning(passage, _MOST_SAID)
        return self.tr("{0}, paragraph {1}: “{2}”").format(told, passage.paragraph, words)

    def _beginning(self, passage: MarkedPassage, most: int) -> str:
        start = passage.span.start
        some = self._text[start : min(passage.span.end, start + _LOOKED_AT)]
        return beginning(" ".join(some.split()).strip('“”"'), most)
