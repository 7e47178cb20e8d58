"""Old and new text side by side, with the cards of the marks: what became of each."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.keys_in_words import with_keys
from desktop.appearance.plain_words import HeadingLabel, PlainLabel, announce, show_tip
from desktop.appearance.theme import Theme
from desktop.cards.delegate import CardShape
from desktop.cards.list import CardList
from desktop.cards.record_list import RecordList
from desktop.changed.both_versions import BothVersions
from desktop.changed.cards import (
    KEEP,
    MOVE,
    PUT_AWAY,
    ChangedMarkCard,
    changed_cards,
    compose_card,
    spoken_card,
)
from desktop.changed.sheet_words import kept_words, waiting_words
from desktop.core.library.kept_versions import MarkFate
from desktop.core.span import Span
from desktop.core.text.shown import beginning
from desktop.live.changed_text import ChangedText
from desktop.panel import Panel, give_way

_CARDS_WIDE = 330
_MOST_TOLD = 60


class ChangedSheet(Panel):
    """Shows what changed in a text, and asks what is to become of its marks.

    `kept`, `put_away_wanted` and `moved` carry the CarriedMark, the last with the Span of the new
    text on which it is to stand; `version_wanted` the number of the version that is to stand on
    the left; `put_away` asks to see the page again.
    """

    kept = Signal(object)
    put_away_wanted = Signal(object)
    moved = Signal(object, Span)
    version_wanted = Signal(int)
    put_away = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._changed: ChangedText | None = None
        # The mark for which words are being chosen.
        self._moving: ChangedMarkCard | None = None
        self.texts = BothVersions(theme)
        self.texts.version_wanted.connect(self.version_wanted)
        self.old, self.new = self.texts.old, self.texts.new
        self._beside = QWidget()
        self._title, self._sums = HeadingLabel(), PlainLabel()
        self.close_it = QPushButton(self.tr("Close"))
        show_tip(self.close_it, self.tr("Back to the text: Esc"))
        self.close_it.clicked.connect(self.put_away)
        self._model: RecordList[ChangedMarkCard] = RecordList(spoken_card, self)
        self.cards = CardList(self._model, theme, compose_card, CardShape(margin=14, gap=12))
        self.cards.setAccessibleName(self.tr("What became of your marks"))
        self.cards.reached.connect(self._show_passages)
        self.cards.chosen.connect(self._show_passages)
        self.cards.link_followed.connect(self._follow)
        self._add_keys()
        self._lay_out()
        self.setFocusProxy(self.cards)
        self.show_theme(theme)

    # What is shown

    @property
    def shown_cards(self) -> tuple[ChangedMarkCard, ...]:
        """The cards in the order in which they stand."""
        return tuple(self._model.records)

    @property
    def sums(self) -> str:
        """What the cards come to."""
        return self._sums.text()

    @property
    def name(self) -> str:
        """What the foot calls it."""
        return self.tr("What changed?")

    def show_changed(self, changed: ChangedText) -> None:
        """Shows a text beside one that it was, and what became of its marks."""
        before = self._current()
        number = self.cards.currentIndex().row()
        is_new = self._changed is None or self._changed.article.id != changed.article.id
        self._changed = changed
        self._end_moving()
        self.texts.show_changed(changed)
        self._model.show(changed_cards(changed.marks, changed.article.text))
        self._say_sums()
        if self.shown_cards:
            self.cards.go_to(0 if is_new else self._next(before, number))
        self.cards.setVisible(bool(self.shown_cards))
        if is_new:
            told = self.tr("{0}: {1}. {2}.").format(self.name, self._title.text(), self.sums)
            ways = self.tr(
                "{ChangedSheet: Y} keeps a mark, {ChangedSheet: E} moves it,"
                " {ChangedSheet: N} puts it into the drawer."
            )
            announce(self, f"{told} {with_keys(ways)}")

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.cards.show_theme(theme)
        self.texts.show_theme(theme)
        css, colours = theme.type.css, theme.colours
        self._title.setStyleSheet(f"{css(Role.NAME)} font-weight: 600;")
        self._sums.setStyleSheet(f"color: {colours['soft_ink']}; {css(Role.DETAIL)}")
        self._beside.setStyleSheet(
            f"#changed-cards {{ background: {colours['side']};"
            f" border-left: 1px solid {colours['line']}; }}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            if self._moving is not None:
                self._leave_moving()
            else:
                self.put_away.emit()
        elif is_enter and self._moving is not None and self.new.hasFocus():
            self._choose_words()
        else:
            super().keyPressEvent(event)

    # What is done

    def _keep(self) -> None:
        card = self._current()
        if card is not None and card.fate is MarkFate.CHECK:
            self.kept.emit(card.mark)
        else:
            self.refused.emit(self.tr("Choose a mark that is to be checked first."))

    def _put_away(self) -> None:
        card = self._current()
        is_waiting = card is not None and card.waits
        if card is not None and is_waiting and card.fate in (MarkFate.CHECK, MarkFate.LOST):
            self.put_away_wanted.emit(card.mark)
        else:
            self.refused.emit(self.tr("Choose a mark that is to be checked first."))

    def _begin_moving(self) -> None:
        card = self._current()
        if card is None or card.fate is MarkFate.SAME:
            self.refused.emit(self.tr("Choose a mark whose words changed first."))
            return
        self._moving = card
        words = self.tr(
            "Select the new words for “{0}”: hold Shift and press the arrows, or use the mouse."
            " Then press Enter. Esc leaves it as it is."
        )
        told = words.format(beginning(" ".join(card.before.split()), _MOST_TOLD))
        self.texts.ask(told)
        self._show_passages(card)
        self.cards.keep_lit([self.cards.currentIndex().row()])
        self.new.setFocus()
        announce(self.new, told)

    def _choose_words(self) -> None:
        card, span = self._moving, self.new.chosen
        if card is None or not len(span):
            self.refused.emit(self.tr("Select some words of the new text first."))
            return
        give_way(self.new, self.cards, self._end_moving)
        self.moved.emit(card.mark, span)

    def _leave_moving(self) -> None:
        give_way(self.new, self.cards, self._end_moving)

    def _end_moving(self) -> None:
        self._moving = None
        self.cards.keep_lit(())
        self.texts.ask("")

    def _follow(self, card: ChangedMarkCard, link: str) -> None:
        row = self._model.row_of(lambda each: each.key == card.key)
        if row >= 0:
            self.cards.go_to(row)
        {KEEP: self._keep, MOVE: self._begin_moving, PUT_AWAY: self._put_away}[link]()

    # How it is shown

    def _current(self) -> ChangedMarkCard | None:
        row = self.cards.currentIndex().row()
        return self._model.records[row] if 0 <= row < len(self._model.records) else None

    def _next(self, before: ChangedMarkCard | None, number: int) -> int:
        """The row of the card that was chosen; if it was dealt with, of the next that waits."""
        cards = self.shown_cards
        row = next((n for n, each in enumerate(cards) if before and each.key == before.key), -1)
        is_done = before is not None and row >= 0 and before.waits and not cards[row].waits
        if row >= 0 and not is_done:
            return row
        waiting = [n for n, each in enumerate(cards) if each.waits]
        return next((n for n in waiting if n >= number), waiting[0] if waiting else max(row, 0))

    def _show_passages(self, card: ChangedMarkCard) -> None:
        changed = self._changed
        if changed is None or changed.old is None:
            return
        target, annotation = card.mark.target, card.mark.annotation
        is_here = target.from_number == changed.old.article.version
        self.texts.bring_into_view(
            target.was.span if is_here else None,
            annotation.span if not annotation.is_lost else None,
        )

    def _say_sums(self) -> None:
        fates = [card.fate for card in self.shown_cards]
        self._title.setText(kept_words(fates))
        self._sums.setText(waiting_words(fates))

    def _add_keys(self) -> None:
        for words, keys, slot in (
            (self.tr("Keep the mark where it is"), "Y", self._keep),
            (self.tr("Put the mark on other words"), "E", self._begin_moving),
            (self.tr("Put the mark into the drawer"), "N", self._put_away),
        ):
            action = self.new_action(words, keys)
            action.triggered.connect(lambda _=False, slot=slot: slot())

    def _lay_out(self) -> None:
        self._beside.setObjectName("changed-cards")
        self._beside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._beside.setMaximumWidth(_CARDS_WIDE)
        self._title.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 0, 12, 0)
        inside.setSpacing(2)
        inside.addLayout(head)
        inside.addWidget(self._sums)
        column = QVBoxLayout(self._beside)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(10)
        column.addLayout(inside)
        column.addWidget(self.cards, 1)
        column.addStretch(0)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        # In a narrow window both give way.
        whole.addWidget(self.texts, 1)
        whole.addWidget(self._beside, 1)
        # As it is read: the cards first, which lead to either text.
        for one, other in pairwise(
            (self.cards, self.texts.versions, self.old, self.new, self.close_it)
        ):
            QWidget.setTabOrder(one, other)
