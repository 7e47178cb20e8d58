"""One question with room for its answer, in the place of the list of all questions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QPushButton, QVBoxLayout, QWidget

from desktop.appearance.fonts import Role
from desktop.appearance.plain_words import HeadingLabel, PlainLabel, announce
from desktop.appearance.theme import Theme
from desktop.appearance.wrapped_button import WrappedButton
from desktop.appearance.wrapped_row import WrappedRow
from desktop.core.annotation import Annotation
from desktop.core.packs.answer_state import AnswerState
from desktop.core.packs.answering import AnswerVerdict
from desktop.core.text.card_words import card_words
from desktop.core.text.shown import beginning
from desktop.core.wording import Wording
from desktop.questions.answer_parts import AnswerPart, OwnStatus, OwnWords, part_for
from desktop.questions.cards import CHECKED, MARKED, QuestionCard, QuestionPassage
from desktop.wording.questions import (
    mark_verdict,
    question_kind,
    verdict_ink,
    verdict_sign,
    verdict_words,
)
from desktop.wording.sentences import in_sentences

# So much of a passage, or of words that were also written, is shown.
_MOST_OF_PASSAGE = 260


class AnswerForm(QWidget):
    """Asks one question.

    `written` and `chosen` send the answer as it is to be, `mark_wanted` that the selected words
    answer it, `text_wanted` that the keyboard is to go to the text to select some, `unmarked` the
    Annotation that is no answer any more; `check_wanted`, `next_wanted`, `left` what was pressed;
    `passage_wanted` a QuestionPassage that is to be seen; `reworded` that its new wording was read,
    `taken` another Wording of the answer that is to stand, `settled` that this one is to stay.
    """

    written = Signal(str)
    chosen = Signal(str)
    typed = Signal()
    mark_wanted = Signal()
    text_wanted = Signal()
    unmarked = Signal(object)
    check_wanted = Signal()
    next_wanted = Signal()
    left = Signal()
    passage_wanted = Signal(object)
    reworded = Signal()
    taken = Signal(Wording)
    settled = Signal()

    def __init__(self, card: QuestionCard, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card, self._theme = card, theme
        # What is on the disk, as far as it is known here.
        self.saved = card.body
        self._selected = self._where = ""
        self._dressed: list[tuple[QWidget, Role, str, int]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 8, 18, 14)
        self._column.setSpacing(8)
        self._kicker = self._label("", Role.LABEL, "claim_line", 600)
        self._title = HeadingLabel("", self)
        self._title.setWordWrap(True)
        self._dressed.append((self._title, Role.HEADING, "ink", 600))
        self._column.addWidget(self._title)
        self._asked = self._label("", Role.CARD, "ink", 400)
        self._about = QVBoxLayout()
        self._about.setSpacing(6)
        self._column.addLayout(self._about)
        self.part: AnswerPart | None = part_for(card.question, self)
        if self.part is not None:
            self.part.show_body(card.body)
            self.part.typed.connect(self._say_typed)
            self.part.chosen.connect(lambda: self.chosen.emit(self.body))
            self.part.left.connect(self.left)
            self._column.addWidget(self.part)
        self._marks = QVBoxLayout()
        self._marks.setSpacing(6)
        self._column.addLayout(self._marks)
        self._verdict = self._label("", Role.CARD, "ink", 600)
        self._hint = self._label("", Role.CARD, "ink", 400)
        self._rubric = self._label("", Role.DETAIL, "soft_ink", 400)
        self._lay_buttons()
        self._column.addStretch(1)
        self.first: QWidget = self.part.first if self.part is not None else self._mark
        self.refresh(card)
        self.show_theme(theme)

    @property
    def body(self) -> str:
        """The answer as it stands here."""
        return self.part.body if self.part is not None else ""

    @property
    def is_unsaved(self) -> bool:
        """Whether it holds words that are not on the disk."""
        return isinstance(self.part, AnswerPart) and self._is_typing and self.body != self.saved

    @property
    def is_writing(self) -> bool:
        """Whether the keyboard is where the answer is given or checked: that tells of itself."""
        focused = self.window().focusWidget()
        answering = (*([self.part] if self.part is not None else []), self.check)
        return any(each is focused or each.isAncestorOf(focused) for each in answering if focused)

    _is_typing = False

    def save(self) -> None:
        """Says at once what was typed and not yet said."""
        if self.is_unsaved:
            self.written.emit(self.body)

    def show_saved(self, body: str) -> None:
        """Hears that these words are on the disk."""
        self.saved = body
        self._is_typing = self.body != body

    def refresh(self, card: QuestionCard) -> None:
        """Takes on what became of the answer; never over words that are not on the disk yet."""
        before, self.card = self.card, card
        question = card.question
        kicker = self.tr("{0} of {1} · {2}").format(
            card.number, card.count, question_kind(question.type)
        )
        self._kicker.setText(kicker.upper())
        self._where = kicker
        self._title.setText(question.title)
        self._asked.setText(card_words(question.body).plain)
        self._asked.setVisible(bool(question.body.strip()))
        # An order that is only offered is no answer yet.
        is_answer = card.body or before.body or isinstance(self.part, OwnWords)
        is_other = card.body != self.body
        if self.part is not None and not self.is_unsaved and is_other and is_answer:
            self.part.show_body(card.body)
        if not self.is_unsaved:
            self.saved = card.body
        self._show_about(card)
        self._show_marks(card)
        self._show_verdict(card)

    def show_selection(self, words: str) -> None:
        """Names the words that are selected in the text, on the button that takes them."""
        self._selected = words
        if self.card.question.type in MARKED:
            short = beginning(" ".join(words.split()), 36)
            self._mark.setText(
                self.tr("Answer with “{0}”").format(short)
                if words
                else self.tr("Select words in the text")
            )

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        self._theme = theme
        for widget, role, colour, weight in self._dressed:
            ink = theme.colours[colour]
            widget.setStyleSheet(f"{theme.type.css(role)}; font-weight: {weight}; color: {ink};")
        if self.part is not None:
            self.part.show_theme(theme)
        self._show_about(self.card)
        self._show_marks(self.card)
        self._show_verdict(self.card)

    def say(self) -> None:
        """Has a screen reader hear what is asked."""
        quoted = (f"“{_shortened(each)}”" for each in self.card.passages)
        announce(self, in_sentences((self._where, self._title.text(), self._asked.text(), *quoted)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    # Its parts

    def _label(self, words: str, role: Role, colour: str, weight: int) -> PlainLabel:
        label = PlainLabel(words, self)
        label.setWordWrap(True)
        self._dressed.append((label, role, colour, weight))
        self._column.addWidget(label)
        return label

    def _lay_buttons(self) -> None:
        row = WrappedRow(8, buttons := QWidget(self))
        question = self.card.question
        self._mark = WrappedButton(parent=buttons)
        self._mark.clicked.connect(self._say_mark)
        self._mark.setAccessibleDescription(
            self.tr("In the text, A takes the selected words for your answer.")
        )
        self._mark.setVisible(question.type in MARKED)
        self.show_selection("")
        self.check = QPushButton(self.tr("Check my answer"), buttons)
        self.check.clicked.connect(self.check_wanted)
        self.check.setVisible(question.type in CHECKED)
        self.next = QPushButton(self.tr("Next question"), buttons)
        self.next.clicked.connect(self.next_wanted)
        self._all = QPushButton(self.tr("All questions"), buttons)
        self._all.clicked.connect(self.left)
        for button in (self._mark, self.check, self.next, self._all):
            row.addWidget(button)
        self._column.addWidget(buttons)

    def _say_mark(self) -> None:
        if self._selected:
            self.mark_wanted.emit()
        else:
            self.text_wanted.emit()

    def _say_typed(self) -> None:
        self._is_typing = True
        self.typed.emit()

    def _show_about(self, card: QuestionCard) -> None:
        """Shows the passages that the question speaks of, and what is to be known of it."""
        had = self._take_out(self._about)
        if not card.is_here:
            there = self.tr("About another text: {0}").format(card.title)
            own = next((each for each in card.passages), None)
            self._link(there, own or self._article_of(card))
        has_titles = len({each.article_id for each in card.passages}) > 1
        for each in card.passages:
            words = _shortened(each)
            told = f"“{words}” — {each.title}" if has_titles else f"“{words}”"
            self._link(told, each, is_quote=True)
        if card.asked_before:
            told = self.tr("When you answered, this was put in other words:")
            self._add(f"{told} {beginning(card.asked_before, _MOST_OF_PASSAGE)}", "unsure_ink")
            read = QPushButton(self.tr("I have read the new words"), self)
            read.clicked.connect(self.reworded)
            self._about.addWidget(read)
        for wording in card.beside:
            words = beginning(" ".join(wording.value.split()), _MOST_OF_PASSAGE)
            self._add(self.tr("Also answered elsewhere: “{0}”").format(words), "unsure_ink")
            take = QPushButton(self.tr("Take these words"), self)
            take.clicked.connect(lambda _=False, chosen=wording: self.taken.emit(chosen))
            self._about.addWidget(take)
        if card.beside:
            keep = QPushButton(self.tr("Keep the words below"), self)
            keep.clicked.connect(self.settled)
            self._about.addWidget(keep)
        if had:
            self.first.setFocus()
        self._order_keys()

    def _order_keys(self) -> None:
        """Has the Tab key go through the form as it is read, whenever something came into it."""
        stops = list(_stops(self._column))
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _article_of(self, card: QuestionCard) -> QuestionPassage | None:
        answers = [*(key.answer for key in card.question.keys), *card.question.on]
        words = answers[0] if answers else None
        return QuestionPassage(card.question.article_id, card.title, words) if words else None

    def _show_marks(self, card: QuestionCard) -> None:
        had = self._take_out(self._marks)
        said = card.checked.marks if card.checked is not None else ()
        for number, mark in enumerate(card.marks):
            verdict = said[number].verdict if number < len(said) else AnswerVerdict.UNJUDGED
            words = beginning(" ".join(mark.selector.quote.exact.split()), _MOST_OF_PASSAGE)
            tail = mark_verdict(verdict)
            told = f"“{words}”  {verdict_sign(verdict)} {tail}" if tail else f"“{words}”"
            label = PlainLabel(told, self)
            label.setWordWrap(True)
            colours = self._theme.colours
            edge = colours[verdict_ink(verdict)]
            label.setStyleSheet(
                f"{self._theme.type.css(Role.CARD)}; color: {colours['ink']};"
                f" background: {colours['card_tint']}; border: 1px solid {edge};"
                " border-radius: 6px; padding: 7px 10px;"
            )
            away = QPushButton(self.tr("Take this mark away"), self)
            away.setAccessibleDescription(words)
            away.clicked.connect(lambda _=False, gone=mark: self._unmark(gone))
            self._marks.addWidget(label)
            self._marks.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
        if had:
            self._mark.setFocus()
        self._order_keys()

    def _unmark(self, mark: Annotation) -> None:
        self.unmarked.emit(mark)

    def _show_verdict(self, card: QuestionCard) -> None:
        checked, question = card.checked, card.question
        words = verdict_words(question, checked) if checked is not None else ""
        self._verdict.setVisible(bool(words))
        if checked is not None:
            colour = self._theme.colours[verdict_ink(checked.verdict)]
            self._verdict.setText(f"{verdict_sign(checked.verdict)} {words}".strip())
            letters = self._theme.type.css(Role.CARD)
            self._verdict.setStyleSheet(f"{letters}; font-weight: 600; color: {colour};")
        hint = checked.hint if checked is not None else ""
        self._hint.setText(self.tr("Hint: {0}").format(hint) if hint else "")
        self._hint.setVisible(bool(hint))
        lines = "\n".join(f"· {each}" for each in question.rubric)
        heading = self.tr("What a good answer does")
        self._rubric.setText(f"{heading}\n{lines}" if lines else "")
        self._rubric.setVisible(bool(lines))
        if isinstance(self.part, OwnWords | OwnStatus):
            # Whoever hears the field hears what is wanted in it.
            self.part.field.setAccessibleDescription(self._rubric.text())
        self.next.setVisible(card.number < card.count)
        self._lead_on(card)

    def _lead_on(self, card: QuestionCard) -> None:
        """Has one button stand out: what answers the question, then what leads to the next."""
        is_done = card.state is AnswerState.DONE and card.checked is not None
        ways = (self._mark, self.check)
        answering = next((each for each in ways if not each.isHidden()), None)
        leading = answering if answering is not None and not is_done else self.next
        for button in (*ways, self.next):
            button.setDefault(button is leading)

    def spoken_verdict(self) -> str:
        """What is said of the answer now, with the hint."""
        # What the sign before it means, the words say.
        checked = self.card.checked
        said = verdict_words(self.card.question, checked) if checked is not None else ""
        return in_sentences((said, self._hint.text()))

    def _add(self, words: str, colour: str) -> None:
        label = PlainLabel(words, self)
        label.setWordWrap(True)
        letters, ink = self._theme.type.css(Role.CARD), self._theme.colours[colour]
        label.setStyleSheet(f"{letters}; color: {ink};")
        self._about.addWidget(label)

    def _link(self, words: str, to: QuestionPassage | None, *, is_quote: bool = False) -> None:
        from desktop.questions.passage_link import PassageLink  # noqa: PLC0415 - one of few

        link = PassageLink(words, self._theme, is_quote=is_quote, parent=self)
        link.clicked.connect(lambda _=False: self.passage_wanted.emit(to or self.card))
        self._about.addWidget(link)

    def _take_out(self, layout: QVBoxLayout) -> bool:
        """Empties a part of the form; whether the keyboard was in it."""
        focused, had = self.window().focusWidget(), False
        while (item := layout.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                if part is focused:
                    had = True
                    self.first.setFocus()
                part.hide()
                part.deleteLater()
        return had


def _shortened(passage: QuestionPassage) -> str:
    return beginning(" ".join(passage.words.quote.exact.split()), _MOST_OF_PASSAGE)


def _stops(layout: QLayout) -> Iterator[QWidget]:
    """What the Tab key comes to in a layout, in the order in which it is read."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inner = item.layout() if item is not None else None
        part = item.widget() if item is not None else None
        if inner is not None:
            yield from _stops(inner)
        elif part is not None and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield part
        elif part is not None and (within := part.layout()) is not None:
            yield from _stops(within)
