"""An essay that was checked: its words on the left, a card for each quotation on the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
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
from desktop.covering.cards_beside import CardsBeside, set_in_order
from desktop.covering.panel import title_css
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


class EssayVerdicts(QWidget):
    """Lights on either side what its reader is on at the other.

    `another_wanted` asks for the field of essays, `style_chosen` carries a style of citations.
    """

    another_wanted = Signal()
    style_chosen = Signal(CitationStyle)

    def __init__(self, theme: Theme, close_it: QPushButton) -> None:
        super().__init__()
        self._is_low = False
        self._check: EssayCheck | None = None
        self._kicker = ElidedLabel()
        self._kicker.setMinimumWidth(1)
        self._title = HeadingLabel()
        self._title.setWordWrap(True)
        self.essay = EssayText(theme)
        self._sums = HeadingLabel()
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
        self.close_it = close_it
        self._beside = CardsBeside(self._sums, self.rows, close_it, wide=_CARDS_WIDE)
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
        self._show_title()
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
        self._links.show_theme(theme)
        self._beside.show_theme(theme)
        self.essay.show_theme(theme)
        if self._check is not None:
            self._show_essay()
        self._kicker.setStyleSheet(
            f"{theme.type.css(Role.LABEL)} font-weight: 600; color: {theme.colours['soft_ink']};"
        )
        self.setStyleSheet(f"#essay-ground {{ background: {theme.colours['paper']}; }}")

    def dress(self, theme: Theme, *, is_low: bool) -> None:
        """Has a title over the essay, but in a low window: that has room for the words alone."""
        self._is_low = is_low
        self._title.setStyleSheet(title_css(theme, is_low=False))
        self._show_title()

    def _show_title(self) -> None:
        self._title.setVisible(bool(self._title.text()) and not self._is_low)

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
        ground.setObjectName("essay-ground")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page = QVBoxLayout(ground)
        page.setContentsMargins(0, 14, 0, 0)
        page.setSpacing(0)
        for label, above in ((self._kicker, 0), (self._title, 4)):
            line = QHBoxLayout()
            line.setContentsMargins(26, above, 12, 0)
            line.addWidget(label, 1)
            page.addLayout(line)
        page.addWidget(self.essay, 1)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(self.style_box, 1)
        choices.addWidget(self.another)
        self._beside.put_under_head(choices, gap=8)
        self._beside.stand_beside(ground, self)
        # As it is read: the cards first, which lead into the essay.
        set_in_order(self.rows, self.style_box, self.another, self.essay, self.close_it)
