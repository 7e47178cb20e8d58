"""One passage with its surroundings, and what its reader makes of it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.plain_words import PlainLabel, show_tip
from desktop.appearance.theme import Theme
from desktop.appearance.wrapped_row import WrappedRow
from desktop.core.corroborating.answer import Agreement, Parallel, Surroundings
from desktop.core.corroborating.quantities import Difference, numbers
from desktop.core.span import Span
from desktop.core.text.shown import shown
from desktop.wording.agreements import name_of
from desktop.wording.dates import spoken_date

_LINE_HEIGHT = 1.5
# So much of what stands before a passage stays in sight, in pixels.
_ROOM_ABOVE = 26
# So high is the text at least, however low the window is, in pixels.
_LOWEST = 96


class PassageSheet(QWidget):
    """Shows a passage larger; `keep_wanted` sends the judgement that was chosen.

    `back_wanted` asks for the list again, or for the article that is compared, `visit_wanted` for
    the article of the passage on the page, `beside_wanted` for it beside that page.
    """

    back_wanted = Signal()
    visit_wanted = Signal()
    beside_wanted = Signal()
    keep_wanted = Signal(Agreement)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Parallel, Surroundings] | None = None
        self._differing: tuple[Difference, ...] = ()
        self._starts_at = self._ends_at = 0
        self._back = QPushButton(self)
        self._back.setObjectName("quiet")
        self._back.clicked.connect(self.back_wanted)
        self._title = PlainLabel(parent=self)
        self._title.setWordWrap(True)
        self._facts = PlainLabel(parent=self)
        self._facts.setWordWrap(True)
        self.text = QTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setFrameShape(QTextEdit.Shape.NoFrame)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("The passage and what stands around it"))
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._numbers = PlainLabel(parent=self)
        self._numbers.setWordWrap(True)
        self._question = PlainLabel(self.tr("Beside the words you asked about, this …"), self)
        self._question.setWordWrap(True)
        self._chips: dict[Agreement, QPushButton] = {}
        self._one_of_four = QButtonGroup(self)
        for number, agreement in enumerate(Agreement, 1):
            chip = QPushButton(name_of(agreement), self)
            chip.setCheckable(True)
            show_tip(chip, self.tr("Key {0}").format(number))
            chip.clicked.connect(self._follow_choice)
            self._one_of_four.addButton(chip)
            self._chips[agreement] = chip
        self._visit = QPushButton(self.tr("Open that article"), self)
        show_tip(self._visit, self.tr("Goes to the passage in its own article ({Corroborate: G})"))
        self._visit.clicked.connect(self.visit_wanted)
        self._beside = QPushButton(self.tr("Open beside"), self)
        show_tip(self._beside, self.tr("Opens that article beside yours ({Corroborate: B})"))
        self._beside.clicked.connect(self.beside_wanted)
        self.keep = QPushButton(self.tr("Keep as note"), self)
        show_tip(
            self.keep,
            self.tr("Writes it down in My notes, at the words you asked about ({Corroborate: K})"),
        )
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.say_kept)
        self._lay_out()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        # A focus proxy among one's own children would hide the others from the Tab key.
        self.text.setFocus(reason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # A screen reader is told of this halt: whoever can, goes the way above.
        self.setFocus(event.reason())

    @property
    def chosen(self) -> Agreement | None:
        """What the reader judged, None before."""
        return next((each for each, chip in self._chips.items() if chip.isChecked()), None)

    @property
    def selected_words(self) -> str:
        """What of the text is selected, to be kept in the place of the passage."""
        return self.text.textCursor().selectedText().replace("\u2029", " ").strip()

    def show_passage(
        self,
        parallel: Parallel,
        around: Surroundings,
        *,
        kept: Agreement | None,
        differing: tuple[Difference, ...] = (),
    ) -> None:
        """Shows a passage with the paragraphs around it, and what was judged of it.

        `differing` are its numbers that are others than those asked about.
        """
        self._shown, self._differing = (parallel, around), differing
        said = self.tr("You asked about {0} · here it is {1}")
        lines = (said.format(numbers(each.asked), numbers(each.other)) for each in differing)
        self._numbers.setText("\n".join(lines))
        self._numbers.setVisible(bool(differing))
        article = around.article
        self._title.setText(article.title)
        where = self.tr("¶ {0}").format(around.paragraph)
        facts = (article.publisher, spoken_date(article.published), article.byline, where)
        self._facts.setText(" · ".join(fact for fact in facts if fact))
        self._write()
        self.show_kept(kept)

    def show_kept(self, kept: Agreement | None) -> None:
        """Shows what was kept of the passage, nothing when that was undone."""
        self._one_of_four.setExclusive(False)
        for agreement, chip in self._chips.items():
            chip.setChecked(agreement is kept)
        self._one_of_four.setExclusive(True)
        self.keep.setText(self.tr("Kept") if kept else self.tr("Keep as note"))
        self.keep.setEnabled(False)

    def show_away(self, *, is_away: bool) -> None:
        """Says where the way back leads: to the list, or first to the article compared."""
        words = self.tr("‹ Back to your article") if is_away else self.tr("‹ All passages")
        self._back.setText(words)
        for button in (self._visit, self._beside):
            button.setEnabled(not is_away)

    def choose(self, agreement: Agreement) -> None:
        """Judges as if the button had been pressed."""
        self._chips[agreement].setChecked(True)
        self._follow_choice()

    def say_kept(self) -> None:
        """Says what is to be kept, if anything was chosen."""
        if self.keep.isEnabled() and (chosen := self.chosen) is not None:
            self.keep_wanted.emit(chosen)

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        self._theme = theme
        colours, letters = theme.colours, theme.type.css
        self._title.setStyleSheet(
            f"{letters(Role.RESULT)} font-weight: 600; color: {colours['ink']};"
        )
        self._facts.setStyleSheet(f"color: {colours['soft_ink']}; {letters(Role.DETAIL)}")
        self._numbers.setStyleSheet(
            f"color: {colours['ink']}; {letters(Role.CARD)} font-weight: 600;"
        )
        self._question.setStyleSheet(f"color: {colours['soft_ink']}; {letters(Role.CARD)}")
        self.text.setMinimumHeight(theme.type.card_room(_LOWEST))
        self.text.setStyleSheet("QTextEdit { background: transparent; border: none; }")
        quiet = f"border: none; background: transparent; padding: 4px 0; color: {colours['accent']}"
        self._back.setStyleSheet(
            f"QPushButton {{ {quiet}; }}"
            f"QPushButton:focus {{ border-bottom: 2px solid {colours['focus']}; }}"
        )
        for chip in self._chips.values():
            chip.setStyleSheet(
                f"QPushButton {{ border: 1px solid {colours['field_line']}; border-radius: 14px;"
                f" padding: 5px 6px; background: {colours['card']}; color: {colours['ink']};"
                f" {letters(Role.CHIP)} }}"
                f"QPushButton:checked {{ background: {colours['accent_tint']};"
                f" border: 2px solid {colours['accent']}; padding: 4px 5px; font-weight: 600; }}"
                f"QPushButton:focus {{ border: 2px solid {colours['focus']}; padding: 4px 5px; }}"
            )
        self.keep.setStyleSheet(
            "QPushButton { font-weight: 600; }"
            f"QPushButton:disabled {{ background: {colours['panel']};"
            f" color: {colours['soft_ink']}; border-color: {colours['line']}; }}"
        )
        if self._shown is not None:
            self._write()

    def _follow_choice(self) -> None:
        self.keep.setText(self.tr("Keep as note"))
        self.keep.setEnabled(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 0, 18, 14)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self._back)
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addSpacing(4)
        column.addWidget(self.text, 1)
        column.addSpacing(4)
        column.addWidget(self._numbers)
        column.addWidget(self._question)
        chips = WrappedRow(8)
        for chip in self._chips.values():
            chips.addWidget(chip)
        column.addLayout(chips)
        column.addSpacing(6)
        foot = WrappedRow(8)
        foot.addWidget(self._visit)
        foot.addWidget(self._beside)
        foot.addWidget(self.keep)
        column.addLayout(foot)
        stops = (self._back, self.text, *self._chips.values(), self._visit, self._beside, self.keep)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    # The words

    def _write(self) -> None:
        assert self._shown is not None
        parallel, around = self._shown
        document = self.text.document()
        document.clear()
        document.setDocumentMargin(2)
        cursor = QTextCursor(document)
        if around.before:
            self._paragraph(cursor, around.before, around.before_highlights, None)
        if parallel.speaker:
            said = self.tr("The shared words are said by {0}").format(parallel.speaker)
            self._label(cursor, said, parallel.voice)
        self._starts_at = cursor.position()
        self._paragraph(cursor, around.text, around.highlights, around.passage)
        self._ends_at = cursor.position()
        if around.after:
            self._paragraph(cursor, around.after, around.after_highlights, None)
        cursor.setPosition(min(self._starts_at, document.characterCount() - 1))
        self.text.setTextCursor(cursor)
        # The sheet may be on its way to the screen and have no room yet.
        QTimer.singleShot(0, self, self._bring_up)

    def _bring_up(self) -> None:
        """Scrolls to the passage where it has no room under what stands before it."""
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(self._ends_at)
        if self.text.cursorRect(cursor).bottom() > self.text.viewport().height():
            cursor.setPosition(self._starts_at)
            bar = self.text.verticalScrollBar()
            bar.setValue(bar.value() + self.text.cursorRect(cursor).top() - _ROOM_ABOVE)

    def _label(self, cursor: QTextCursor, words: str, voice: int | None) -> None:
        self._new_block(cursor, above=12)
        style = QTextCharFormat()
        style.setFont(self._theme.type.font(Role.DETAIL, Weight.SEMIBOLD))
        colour = self._theme.colour("soft_ink")
        style.setForeground(colour if voice is None else self._theme.speaker_line(voice))
        cursor.insertText(shown(words), style)

    def _paragraph(
        self, cursor: QTextCursor, words: str, lit: tuple[Span, ...], passage: Span | None
    ) -> None:
        """The words with the lit ones marked; what is not of the passage stands back."""
        self._new_block(cursor, above=4 if cursor.position() and passage else 12)
        edges = {0, len(words)}
        figures = self._figures(words, passage)
        for span in (*lit, *figures, *([passage] if passage else [])):
            edges.update((min(span.start, len(words)), min(span.end, len(words))))
        ends = sorted(edges)
        for start, end in pairwise(ends):
            here = Span(start, end)
            is_passage = passage is not None and passage.encloses(here)
            is_lit = any(span.encloses(here) for span in lit)
            if passage is not None and start == passage.start:
                self._starts_at = cursor.position()
            style = QTextCharFormat()
            style.setFont(self._theme.type.font(Role.HEADING if passage else Role.QUOTE))
            style.setForeground(self._theme.colour("ink" if is_passage else "soft_ink"))
            if is_lit and is_passage:
                style.setBackground(self._theme.colour("hit"))
                style.setForeground(self._theme.colour("ink"))
            elif is_lit:
                style.setFontUnderline(True)
            if any(span.encloses(here) for span in figures):
                style.setFontUnderline(True)
            cursor.insertText(shown(here.of(words)), style)

    def _figures(self, words: str, passage: Span | None) -> list[Span]:
        """Where the numbers that differ stand in the paragraph of the passage."""
        if self._shown is None or passage is None or passage.of(words) != self._shown[0].text:
            return []
        spans = (figure.span for each in self._differing for figure in each.other)
        return [Span(passage.start + each.start, passage.start + each.end) for each in spans]

    def _new_block(self, cursor: QTextCursor, *, above: float) -> None:
        shape, scale = QTextBlockFormat(), self._theme.type
        shape.setTopMargin(above if cursor.position() else 0)
        shape.setLineHeight(
            scale.leading(scale.font(Role.HEADING), _LINE_HEIGHT),
            QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
        )
        if cursor.position():
            cursor.insertBlock(shape)
        else:
            cursor.setBlockFormat(shape)
