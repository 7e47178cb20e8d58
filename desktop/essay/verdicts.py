"""An essay that was checked: its words on the left, a card for each quotation on the right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.appearance.choice_box import ChoiceBox
from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import ElidedLabel, HeadingLabel, show_tip
from desktop.appearance.theme import Theme
from desktop.cards.card_links import CardLinks
from desktop.cards.delegate import CardShape
from desktop.cards.list import CardList
from desktop.cards.record_list import RecordList
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.quote_check.verdict import EssayCheck
from desktop.core.text.shown import shown
from desktop.essay.essay_text import EssayText
from desktop.essay.quote_cards import (
    VerdictCard,
    compose_quote,
    essay_words,
    spoken_quote,
    sum_words,
)
from desktop.wording.work_labels import style_name

_CARDS_WIDE = 380
# In a window that is lower than this no title stands over the essay.
_LOW = 420


class EssayVerdicts(QWidget):
    """Lights on either side what its reader is on at the other.

    `another_wanted` asks for the field of essays, `style_chosen` carries a style of citations.
    """

    another_wanted = Signal()
    style_chosen = Signal(CitationStyle)
    put_away = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._check: EssayCheck | None = None
        self._kicker = ElidedLabel()
        self._kicker.setMinimumWidth(1)
        self._title = HeadingLabel()
        self._title.setWordWrap(True)
        self.essay = EssayText(theme)
        self._sums = HeadingLabel()
        self._sums.setWordWrap(True)
        self._model: RecordList[VerdictCard] = RecordList(spoken_quote, self)
        self.rows = CardList(self._model, theme, compose_quote, CardShape(margin=14, gap=12))
        self.rows.setAccessibleName(self.tr("What became of each quotation"))
        self._links = CardLinks(self.rows, theme)
        self.style_box = ChoiceBox()
        self.style_box.setAccessibleName(self.tr("How sources are cited"))
        show_tip(self.style_box, self.tr("How sources are cited"))
        self.style_box.setMinimumContentsLength(6)
        self.style_box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for each in CitationStyle:
            self.style_box.addItem(style_name(each))
        self.style_box.activated.connect(self._say_style)
        self.another = QPushButton(self.tr("Another essay"))
        self.another.clicked.connect(self.another_wanted)
        self.close_it = QPushButton(self.tr("Close"))
        show_tip(self.close_it, self.tr("Back to the text: Esc"))
        self.close_it.clicked.connect(self.put_away)
        self._beside = QWidget()
        self.rows.lit.connect(self._light)
        self.essay.pointed.connect(self._come_to)
        self._lay_out()

    @property
    def cards(self) -> tuple[VerdictCard, ...]:
        """The cards that are shown."""
        return tuple(self._model.records)

    @property
    def current(self) -> VerdictCard | None:
        """The card that the keyboard is on."""
        row = self.rows.currentIndex().row()
        return self._model.records[row] if 0 <= row < len(self._model.records) else None

    @property
    def sums(self) -> str:
        """How often each verdict was given."""
        return self._sums.text()

    def show_check(self, check: EssayCheck, cards: Sequence[VerdictCard], name: str) -> None:
        """Shows an essay with what was found; `name` is that of its file, if it has one."""
        self._check = check
        parts = (self.tr("Quote check"), shown(name), essay_words(cards))
        self._kicker.setText(" · ".join(each for each in parts if each).upper())
        self._model.show(cards)
        self._sums.setText(sum_words(cards))
        # The first line of a text is often its title.
        title = "" if check.text.startswith(check.title) else check.title
        self._title.setText(shown(title))
        self._dress_title()
        self._show_essay()
        self.rows.setVisible(bool(cards))
        if cards:
            self.rows.go_to(0)

    def show_style(self, style: CitationStyle, cards: Sequence[VerdictCard]) -> None:
        """Shows the style of the citations, and the same cards in it."""
        self.style_box.setCurrentIndex(list(CitationStyle).index(style))
        if self._check is not None and cards:
            row = self.rows.currentIndex().row()
            self._model.show(cards)
            self.rows.go_to(max(row, 0))

    def forget(self) -> None:
        """Shows nothing of an essay any more."""
        self._check = None
        self._model.show([])
        self._sums.setText("")
        self._kicker.setText("")
        self.essay.clear()

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        css, colours = theme.type.css, theme.colours
        self.rows.show_theme(theme)
        self._links.show_theme(theme)
        self.essay.show_theme(theme)
        if self._check is not None:
            self._show_essay()
        self._kicker.setStyleSheet(
            f"{css(Role.LABEL)} font-weight: 600; color: {colours['soft_ink']};"
        )
        self._title.setStyleSheet(f"{css(Role.TITLE)} font-weight: 600;")
        self._dress_title()
        self._sums.setStyleSheet(f"{css(Role.NAME)} font-weight: 600;")
        self.setStyleSheet(
            f"#essay-ground {{ background: {colours['paper']}; }}"
            f"#essay-cards {{ background: {colours['side']};"
            f" border-left: 1px solid {colours['line']}; }}"
        )
        self._beside.setMaximumWidth(theme.type.card_room(_CARDS_WIDE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress_title()

    def _dress_title(self) -> None:
        """In a low window there is room for the words themselves alone."""
        self._title.setVisible(bool(self._title.text()) and self.height() >= _LOW)

    def _show_essay(self) -> None:
        assert self._check is not None
        self.essay.show_check(self._check, [card.verdict for card in self._model.records])

    def _say_style(self, number: int) -> None:
        self.style_chosen.emit(tuple(CitationStyle)[number])

    def _light(self, card: VerdictCard | None) -> None:
        number = self._model.row_of(lambda each: each is card) if card is not None else -1
        self.essay.light(number)
        if self.rows.hasFocus():
            self.essay.bring_into_view(number)

    def _come_to(self, number: int) -> None:
        self.rows.setFocus()
        self.rows.go_to(number)

    def _lay_out(self) -> None:
        ground = QWidget()
        for part, name in ((ground, "essay-ground"), (self._beside, "essay-cards")):
            part.setObjectName(name)
            part.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page = QVBoxLayout(ground)
        page.setContentsMargins(0, 14, 0, 0)
        page.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(26, 0, 12, 0)
        head.addWidget(self._kicker, 1)
        page.addLayout(head)
        below = QHBoxLayout()
        below.setContentsMargins(26, 4, 12, 0)
        below.addWidget(self._title, 1)
        page.addLayout(below)
        page.addWidget(self.essay, 1)
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 0, 12, 0)
        inside.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self._sums, 1)
        top.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(top)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(self.style_box, 1)
        choices.addWidget(self.another)
        inside.addLayout(choices)
        column = QVBoxLayout(self._beside)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(10)
        column.addLayout(inside)
        column.addWidget(self.rows, 1)
        column.addStretch(0)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        # In a narrow window both give way.
        whole.addWidget(ground, 1)
        whole.addWidget(self._beside, 1)
        # As it is read: the cards first, which lead into the essay.
        for one, other in pairwise(
            (self.rows, self.style_box, self.another, self.essay, self.close_it)
        ):
            QWidget.setTabOrder(one, other)
