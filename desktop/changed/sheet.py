"""Old and new text side by side, with the cards of the marks: what became of each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import HeadingLabel, PlainLabel, announce, show_tip
from desktop.appearance.theme import Theme
from desktop.cards.delegate import CardShape
from desktop.cards.list import CardList
from desktop.cards.record_list import RecordList
from desktop.changed.cards import (
    KEEP,
    MOVE,
    PUT_AWAY,
    ChangedMarkCard,
    changed_cards,
    compose_card,
    spoken_card,
)
from desktop.changed.version_text import Shade, ShadedSpan, VersionText
from desktop.core.library.kept_versions import ArticleVersion, MarkFate
from desktop.core.span import Span
from desktop.core.text.shown import beginning, shown
from desktop.live.changed_text import ChangedText
from desktop.panel import Panel, give_way
from desktop.wording.counting import counted
from desktop.wording.dates import spoken_day

_CARDS_WIDE = 330
_MOST_TOLD = 60


class ChangedSheet(Panel):
    """Shows what changed in a text, and asks what is to become of its marks.

    `kept`, `put_away_wanted` and `moved` carry the CarriedMark, the last with the Span of the new
    text on which it is to stand; `version_wanted` the number of the version that is to stand on
    the left; `put_away` asks to see the page again, and `left` says that this is seen no more.
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
        self.old, self.new = VersionText(theme), VersionText(theme)
        self.versions = QComboBox()
        self.versions.setAccessibleName(self.tr("Earlier version on the left"))
        self.versions.activated.connect(self._want_version)
        self._now = PlainLabel()
        self._title, self._sums = HeadingLabel(), PlainLabel()
        self._asking = PlainLabel()
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
        self._list_versions(changed)
        self.old.show_text(
            changed.old.article if changed.old is not None else None, self._shaded_old(changed)
        )
        self.new.show_text(changed.article, self._shaded_new(changed))
        self._model.show(changed_cards(changed.marks, changed.article.text))
        self._say_sums()
        if self.shown_cards:
            self.cards.go_to(0 if is_new else self._next(before, number))
        self.cards.setVisible(bool(self.shown_cards))
        if is_new:
            told = self.tr("{0}: {1}. {2}. Y keeps a mark, E moves it, N puts it into the drawer.")
            announce(self, told.format(self.name, self._title.text(), self.sums))

    def show_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.cards.show_theme(theme)
        for text in (self.old, self.new):
            text.show_theme(theme)
        css, colours = theme.type.css, theme.colours
        soft = colours["soft_ink"]
        self._title.setStyleSheet(f"{css(Role.NAME)} font-weight: 600;")
        for label in (self._sums, self._now):
            label.setStyleSheet(f"color: {soft}; {css(Role.DETAIL)}")
        self._asking.setStyleSheet(
            f"background: {colours['unsure']}; color: {colours['ink']}; padding: 8px 26px;"
            f" {css(Role.DETAIL)}"
        )
        self._ground.setStyleSheet(
            f"#changed-cards {{ background: {colours['side']};"
            f" border-left: 1px solid {colours['line']}; }}"
            f"#changed-new {{ border-left: 1px solid {colours['line']}; }}"
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
        self._asking.setText(told)
        self._asking.show()
        self._show_passages(card)
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
        self._asking.hide()

    def _follow(self, card: ChangedMarkCard, link: str) -> None:
        row = self._model.row_of(lambda each: each.key == card.key)
        if row >= 0:
            self.cards.go_to(row)
        {KEEP: self._keep, MOVE: self._begin_moving, PUT_AWAY: self._put_away}[link]()

    def _want_version(self, row: int) -> None:
        self.version_wanted.emit(self.versions.itemData(row))

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
        if card.mark.target.from_number == changed.old.article.version:
            self.old.bring_into_view(card.mark.target.was.span)
        if not card.mark.annotation.is_lost:
            self.new.bring_into_view(card.mark.annotation.span)

    def _shaded_old(self, changed: ChangedText) -> list[ShadedSpan]:
        gone = [
            ShadedSpan(span, Shade.GONE)
            for each in changed.paragraphs
            for span in (each.gone if each.new is not None else (each.old,))
            if span is not None
        ]
        number = changed.old.article.version if changed.old is not None else 0
        return gone + [
            ShadedSpan(mark.target.was.span, Shade.MARKED)
            for mark in changed.marks
            if mark.target.from_number == number
        ]

    def _shaded_new(self, changed: ChangedText) -> list[ShadedSpan]:
        added = [
            ShadedSpan(span, Shade.ADDED)
            for each in changed.paragraphs
            for span in (each.added if each.old is not None else (each.new,))
            if span is not None
        ]
        return added + [
            ShadedSpan(
                mark.annotation.span,
                Shade.TO_CHECK if mark.fate is MarkFate.CHECK else Shade.MARKED,
            )
            for mark in changed.marks
            if not mark.annotation.is_lost
        ]

    def _list_versions(self, changed: ChangedText) -> None:
        self.versions.clear()
        for each in changed.versions:
            if each.article.version < changed.article.version:
                self.versions.addItem(self._version_words(each), each.article.version)
        if changed.old is not None:
            self.versions.setCurrentIndex(self.versions.findData(changed.old.article.version))
        now = next(
            (each for each in changed.versions if each.article.version == changed.article.version),
            None,
        )
        self._now.setText(self._version_words(now) if now is not None else "")

    def _version_words(self, version: ArticleVersion) -> str:
        words = [
            self.tr("Version {0}").format(version.article.version),
            spoken_day(version.came),
        ]
        if version.came_from:
            words.append(self.tr("from {0}").format(shown(version.came_from)))
        return " · ".join(words)

    def _say_sums(self) -> None:
        cards = self.shown_cards
        fates = [card.fate for card in cards]
        kept = fates.count(MarkFate.SAME) + fates.count(MarkFate.CHANGED)
        if not cards:
            self._title.setText(self.tr("Nothing was marked"))
            self._sums.setText(self.tr("The texts stand side by side."))
            return
        self._title.setText(
            counted(
                kept,
                self.tr("1 mark kept its place"),
                self.tr("%n marks kept their place", None, kept),
            )
        )
        checked, lost = fates.count(MarkFate.CHECK), fates.count(MarkFate.LOST)
        parts = []
        if checked:
            parts.append(self.tr("{0} to check").format(checked))
        if lost:
            parts.append(
                counted(
                    lost,
                    self.tr("1 lost its place"),
                    self.tr("%n lost their place", None, lost),
                )
            )
        self._sums.setText(" · ".join(parts) or self.tr("Nothing is to be checked"))

    def _add_keys(self) -> None:
        for words, keys, slot in (
            (self.tr("Keep the mark where it is"), "Y", self._keep),
            (self.tr("Put the mark on other words"), "E", self._begin_moving),
            (self.tr("Put the mark into the drawer"), "N", self._put_away),
        ):
            action = self.new_action(words, keys)
            action.triggered.connect(lambda _=False, slot=slot: slot())

    def _lay_out(self) -> None:
        self._ground = QWidget()
        left = self._column(self.versions, self.old)
        right = self._column(self._now, self.new)
        right.setObjectName("changed-new")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = right.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self._asking)
        self._asking.setWordWrap(True)
        self._asking.hide()
        self.old.setAccessibleName(self.tr("The text before"))
        self.new.setAccessibleName(self.tr("The text now"))
        cards = QWidget()
        cards.setObjectName("changed-cards")
        cards.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        cards.setFixedWidth(_CARDS_WIDE)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 0, 12, 0)
        inside.setSpacing(2)
        inside.addLayout(head)
        inside.addWidget(self._sums)
        self._title.setWordWrap(True)
        list_column = QVBoxLayout(cards)
        list_column.setContentsMargins(0, 14, 0, 0)
        list_column.setSpacing(10)
        list_column.addLayout(inside)
        list_column.addWidget(self.cards, 1)
        list_column.addStretch(0)
        row = QHBoxLayout(self._ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(right, 1)
        row.addWidget(cards)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._ground)
        # As it is read: the cards first, which lead to either text.
        QWidget.setTabOrder(self.cards, self.versions)
        QWidget.setTabOrder(self.versions, self.old)
        QWidget.setTabOrder(self.old, self.new)
        QWidget.setTabOrder(self.new, self.close_it)

    @staticmethod
    def _column(head: QWidget, text: VersionText) -> QWidget:
        made = QWidget()
        row = QHBoxLayout()
        row.setContentsMargins(26, 0, 12, 0)
        row.addWidget(head)
        row.addStretch(1)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(text, 1)
        return made
