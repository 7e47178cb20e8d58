"""Old and new text side by side, with the cards of the marks: what became of each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.appearance.fonts import Role
from desktop.appearance.keys_in_words import with_keys
from desktop.appearance.plain_words import HeadingLabel, PlainLabel, announce
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
from desktop.covering.cards_beside import CardsBeside, set_in_order
from desktop.covering.panel import CoveringPanel
from desktop.live.changed_text import ChangedText
from desktop.panel import give_way

_CARDS_WIDE = 330
_MOST_TOLD = 60


class ChangedSheet(CoveringPanel):
    """Shows what changed in a text, and asks what is to become of its marks.

    `kept`, `put_away_wanted` and `moved` carry the CarriedMark, the last with the Span of the new
    text on which it is to stand; `version_wanted` the number of the version that is to stand on
    the left.
    """

    kept = Signal(object)
    put_away_wanted = Signal(object)
    moved = Signal(object, Span)
    version_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=self.tr("What changed?"))
        self._changed: ChangedText | None = None
        # The mark for which words are being chosen.
        self._moving: ChangedMarkCard | None = None
        self.texts = BothVersions(theme)
        self.texts.version_wanted.connect(self.version_wanted)
        self.old, self.new = self.texts.old, self.texts.new
        self._title, self._come_to = HeadingLabel(), PlainLabel()
        self.close_it = self._close_button()
        self._model: RecordList[ChangedMarkCard] = RecordList(spoken_card, self)
        self.cards = CardList(self._model, theme, compose_card, CardShape(margin=14, gap=12))
        self.cards.setAccessibleName(self.tr("What became of your marks"))
        self.cards.reached.connect(self._show_passages)
        self.cards.chosen.connect(self._show_passages)
        self.cards.link_followed.connect(self._follow)
        self._beside = CardsBeside(self._title, self.cards, self.close_it, wide=_CARDS_WIDE)
        self._come_to.setWordWrap(True)
        self._beside.put_under_head(self._come_to, gap=2)
        self._beside.stand_beside(self.texts, self)
        # As it is read: the cards first, which lead to either text.
        set_in_order(self.cards, self.texts.versions, self.old, self.new, self.close_it)
        self._add_keys()
        self.setFocusProxy(self.cards)
        self.show_theme(theme)

    # What is shown

    @property
    def shown_cards(self) -> tuple[ChangedMarkCard, ...]:
        """The cards in the order in which they stand."""
        return tuple(self._model.records)

    @property
    def come_to(self) -> str:
        """What the cards come to."""
        return self._come_to.text()

    def sums(self) -> str:
        return self.tr("Nothing is moved or dropped without you")

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
            told = self.tr("{0}: {1}. {2}.").format(self.name, self._title.text(), self.come_to)
            ways = self.tr(
                "{ChangedSheet: Y} keeps a mark, {ChangedSheet: E} moves it,"
                " {ChangedSheet: N} puts it into the drawer."
            )
            announce(self, f"{told} {with_keys(ways)}")

    def show_theme(self, theme: Theme) -> None:
        self._beside.show_theme(theme)
        self.texts.show_theme(theme)
        soft = theme.colours["soft_ink"]
        self._come_to.setStyleSheet(f"color: {soft}; {theme.type.css(Role.DETAIL)}")
        super().show_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self._moving is not None and self.new.hasFocus():
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

    def _step_back(self) -> bool:
        was_moving = self._moving is not None
        if was_moving:
            give_way(self.new, self.cards, self._end_moving)
        return was_moving

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
        self._come_to.setText(waiting_words(fates))

    def _add_keys(self) -> None:
        for words, keys, slot in (
            (self.tr("Keep the mark where it is"), "Y", self._keep),
            (self.tr("Put the mark on other words"), "E", self._begin_moving),
            (self.tr("Put the mark into the drawer"), "N", self._put_away),
        ):
            action = self.new_action(words, keys)
            action.triggered.connect(lambda _=False, slot=slot: slot())
