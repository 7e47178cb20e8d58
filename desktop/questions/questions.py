"""The panel of the questions: all of them as cards, or one of them with room for its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.keys_in_words import describe
from desktop.appearance.plain_words import announce
from desktop.appearance.scrolled_room import ScrolledRoom
from desktop.appearance.theme import Theme
from desktop.cards.panel import CardPanel
from desktop.cards.text import CardText, Run
from desktop.core.packs.answer_state import AnswerState
from desktop.core.span import Span
from desktop.core.text.card_words import card_words
from desktop.core.text.shown import beginning
from desktop.core.wording import Wording
from desktop.panel import turn_to
from desktop.questions.answer_form import AnswerForm
from desktop.questions.cards import QuestionCard
from desktop.questions.progress_strip import ProgressStrip
from desktop.questions.tab import QuestionsTab
from desktop.wording.questions import (
    answer_on_one_line,
    question_kind,
    state_name,
    verdict_ink,
    verdict_sign,
    verdict_words,
)
from desktop.wording.sentences import in_sentences

# How long, in milliseconds, a typed letter waits before it is on the disk; and how much of an
# answer stands on its card.
_SAVE_AFTER, _MOST_OF_ANSWER = 250, 160
STATE_SIGNS = {AnswerState.OPEN: "○", AnswerState.BEGUN: "◐", AnswerState.DONE: "✓"}


class Questions(CardPanel):
    """Asks what a lesson asks, and says what is answered.

    `written` and `chosen` send the id of a question and its answer, `mark_wanted` the id of that
    which the selected words answer, `text_wanted` that words are to be selected for it, `unmarked`
    an Annotation that is no answer any more, `check_wanted` the id of what is to be checked;
    `asked_passage_wanted` an QuestionPassage, or the card of a question whose text is to be opened;
    `wording_wanted` and `settled` which of several wordings of an answer is to stand, `reworded`
    that a question was read that is put otherwise by now; `lesson_wanted` leads to the lesson.
    """

    tab = QuestionsTab()

    written = Signal(str, str)
    chosen = Signal(str, str)
    typed = Signal()
    mark_wanted = Signal(str)
    text_wanted = Signal(str)
    unmarked = Signal(object)
    check_wanted = Signal(str)
    asked_passage_wanted = Signal(object)
    wording_wanted = Signal(str, Wording)
    settled = Signal(str)
    reworded = Signal(str)
    question_opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, nothing=self.tr("No questions come with this article."))
        self.form: AnswerForm | None = None
        self._room: ScrolledRoom | None = None
        # What is to be asked as soon as the questions are there; whether the keyboard goes along.
        self._sought: tuple[str, bool] | None = None
        self._selected = ""
        self._strip = ProgressStrip(theme, self)
        self._strip.hide()
        self._column.insertWidget(0, self._strip)
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER)
        self._timer.timeout.connect(self.save)
        told = self.tr("Enter opens a question to answer it. Esc leads back to the text.")
        describe(self.cards, told)
        for words, keys, slot in (
            (self.tr("Next question"), "Alt+Down", lambda: self.step(1)),
            (self.tr("Question before"), "Alt+Up", lambda: self.step(-1)),
            (self.tr("Check my answer"), "Alt+C", self._check),
            (self.tr("Answer with the selected words"), "Alt+M", self._mark),
        ):
            self.new_action(words, keys).triggered.connect(lambda _=False, do=slot: do())
        self.new_action(self.tr("All questions, then back to the text"), "Esc").triggered.connect(
            lambda _=False: self._leave()
        )
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._save_what_was_left)

    def title(self) -> str:
        """What stands on the tab: how many of the questions are answered."""
        cards = self._model.records
        done = sum(card.state is AnswerState.DONE for card in cards)
        return self.tab.title(len(cards), done)

    # What is shown

    def show_cards(self, cards: Iterable[QuestionCard]) -> None:
        """Shows the questions of a lesson, or what became of the answers."""
        self._show_rows(cards)
        if self.form is not None:
            card = self._card(self.form.card.question.id)
            if card is None:
                self._close_form()
            else:
                self.form.refresh(card)
        self._show_strip()
        if self._sought is not None:
            question_id, has_keyboard = self._sought
            self.open_question(question_id, has_keyboard=has_keyboard)

    def show_nothing_yet(self) -> None:
        self.save()
        self._close_form()
        super().show_nothing_yet()
        self._show_strip()

    def show_selection(self, words: str) -> None:
        """Hears which words are selected in the text; empty where none are."""
        self._selected = words
        if self.form is not None:
            self.form.show_selection(words)

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        self._strip.show_theme(theme)
        if self.form is not None:
            self.form.show_theme(theme)

    def open_question(self, question_id: str, *, has_keyboard: bool = True) -> None:
        """Asks one question, as soon as the questions are there."""
        card = self._card(question_id)
        if card is None:
            self._sought = None if self._model.records else (question_id, has_keyboard)
            return
        self._sought = None
        if self.form is None or self.form.card.question.id != question_id:
            self.save()
            self._ask(card)
        assert self.form is not None
        assert self._room is not None
        turn_to(self._stack, self._room, self.form.first)
        self.setFocusProxy(self.form.first)
        if has_keyboard:
            self.form.first.setFocus()
            self.form.say()
        self._show_strip()
        self.question_opened.emit(question_id)

    def go_to(self, key: str) -> None:
        self.open_question(key.partition(":")[2])

    def seek(self, key: str) -> None:
        self.open_question(key.partition(":")[2], has_keyboard=False)

    def step(self, by: int) -> None:
        """Asks the next question, or the one before."""
        cards = self._model.records
        if not cards:
            return
        at = self._open_number if self.form is not None else self.cards.currentIndex().row() - by
        to = at + by
        if 0 <= to < len(cards):
            self.open_question(cards[to].question.id)
        else:
            last, first = self.tr("This is the last question."), self.tr("This is the first one.")
            self.refused.emit(last if by > 0 else first)

    def say_verdict(self) -> None:
        """Has a screen reader hear what is said of the answer."""
        if self.form is not None:
            announce(self.form, self.form.spoken_verdict())

    # What is typed, for who must not lose it

    @property
    def has_unsaved_words(self) -> bool:
        """Whether anything that was typed is not on the disk yet."""
        return self.form is not None and self.form.is_unsaved

    @property
    def is_writing(self) -> bool:
        """Whether the keyboard is where an answer is given or checked."""
        return self.form is not None and self.form.isVisible() and self.form.is_writing

    def save(self) -> None:
        """Says at once what was typed and not yet said."""
        self._timer.stop()
        if self.form is not None:
            self.form.save()

    def show_saved(self, question_id: str, body: str) -> None:
        """Hears that an answer is on the disk."""
        if self.form is not None and self.form.card.question.id == question_id:
            self.form.show_saved(body)

    # Its parts

    def _turn_to_cards(self, has_cards: bool) -> None:
        # What is being answered stays before its student.
        if self.form is None or not has_cards:
            super()._turn_to_cards(has_cards)

    def _ask(self, card: QuestionCard) -> None:
        form = AnswerForm(card, self._theme)
        question_id = card.question.id
        form.typed.connect(self._save_soon)
        form.written.connect(lambda body: self.written.emit(question_id, body))
        form.chosen.connect(lambda body: self.chosen.emit(question_id, body))
        form.mark_wanted.connect(lambda: self.mark_wanted.emit(question_id))
        form.text_wanted.connect(lambda: self.text_wanted.emit(question_id))
        form.unmarked.connect(self.unmarked)
        form.check_wanted.connect(lambda: self.check_wanted.emit(question_id))
        form.next_wanted.connect(lambda: self.step(1))
        form.left.connect(self._leave)
        form.passage_wanted.connect(self.asked_passage_wanted)
        form.reworded.connect(lambda: self.reworded.emit(question_id))
        form.taken.connect(lambda wording: self.wording_wanted.emit(question_id, wording))
        form.settled.connect(lambda: self.settled.emit(question_id))
        form.show_selection(self._selected)
        room = ScrolledRoom(form)
        self._stack.addWidget(room)
        before, self.form, self._room = self._room, form, room
        if before is not None:
            turn_to(self._stack, room, form.first)
            self._let_go(before)

    def _let_go(self, room: QWidget) -> None:
        self._stack.removeWidget(room)
        room.hide()
        room.deleteLater()

    def _close_form(self) -> None:
        """Shows all questions again, with the keyboard on the one that was asked."""
        room, form = self._room, self.form
        if room is None or form is None:
            return
        row = self._open_number
        self.form = self._room = None
        if row >= 0:
            self.cards.setCurrentIndex(self._model.index(row))
        self._turn_to_cards(bool(self._model.records))
        self._let_go(room)
        self._show_strip()

    def _leave(self) -> None:
        if self.form is not None:
            self.save()
            self._close_form()
        else:
            self.left.emit()

    def _check(self) -> None:
        if self.form is None:
            self.refused.emit(self.tr("Open a question first: Enter does so."))
        elif self.form.check.isHidden():
            self.refused.emit(self.tr("There is nothing to check here by the program."))
        else:
            self.check_wanted.emit(self.form.card.question.id)

    def _mark(self) -> None:
        if self.form is not None:
            self.mark_wanted.emit(self.form.card.question.id)
        else:
            self.refused.emit(self.tr("Open a question first: Enter does so."))

    def _save_soon(self) -> None:
        self.typed.emit()
        # Started once, not with every key: who types without a pause is saved as well.
        if not self._timer.isActive():
            self._timer.start()

    def _save_what_was_left(self, before: QWidget | None, _now: QWidget | None) -> None:
        if before is not None and self.form is not None and self.form.isAncestorOf(before):
            self.save()

    def _card(self, question_id: str) -> QuestionCard | None:
        cards: Iterable[QuestionCard] = self._model.records
        return next((card for card in cards if card.question.id == question_id), None)

    @property
    def _open_number(self) -> int:
        """The row of the question that is asked; -1 where none is."""
        asked = self.form.card.question.id if self.form is not None else ""
        return self._model.row_of(lambda card: bool(card.question.id == asked))

    def _show_strip(self) -> None:
        states = [card.state for card in self._model.records]
        done = sum(state is AnswerState.DONE for state in states)
        told = self.tr("{0} of {1} questions answered").format(done, len(states))
        self._strip.show_states(states, self._open_number, told)

    def _say_wanted(self, card: QuestionCard) -> None:
        self.open_question(card.question.id)

    def _span_of(self, card: QuestionCard) -> Span | None:
        on = [each for each in card.passages if each.article_id == card.question.article_id]
        return on[0].words.span if on and card.is_here else None

    def _compose(self, card: QuestionCard, text: CardText) -> None:
        question, is_done = card.question, card.state is AnswerState.DONE
        text.paragraph(
            Run(f"{STATE_SIGNS[card.state]} ", "good_ink" if is_done else "soft_ink", Role.SIGN),
            Run(
                f"{card.number} · {question_kind(question.type)}".upper(),
                "claim_line",
                Role.LABEL,
                Weight.SEMIBOLD,
            ),
        )
        text.paragraph(Run(question.title, role=Role.NAME, weight=Weight.SEMIBOLD), above=3)
        text.paragraph(Run(card_words(question.body).plain, role=Role.DETAIL), above=2)
        if not card.is_here:
            words = self.tr("In another text: {0}").format(card.title)
            text.paragraph(Run(words, "soft_ink", Role.DETAIL), above=2)
        if answered := self._answered(card):
            text.paragraph(Run(answered, "soft_ink", Role.DETAIL, is_italic=True), above=4)
        if card.checked is not None:
            verdict = card.checked.verdict
            words = f"{verdict_sign(verdict)} {verdict_words(question, card.checked)}".strip()
            ink = verdict_ink(verdict)
            text.paragraph(Run(words, ink, Role.DETAIL, Weight.SEMIBOLD), above=3)

    def _answered(self, card: QuestionCard) -> str:
        marked = " · ".join(f"“{each.selector.quote.exact}”" for each in card.marks)
        words = marked or answer_on_one_line(card.question, card.body)
        return beginning(" ".join(words.split()), _MOST_OF_ANSWER)

    def _spoken(self, card: QuestionCard) -> str:
        question = card.question
        words = [
            self.tr("Question {0} of {1}, {2}").format(
                card.number, card.count, state_name(card.state)
            ),
            question_kind(question.type),
            question.title,
            card_words(question.body).plain,
            self.tr("In another text: {0}").format(card.title) if not card.is_here else "",
            self._answered(card),
            verdict_words(question, card.checked) if card.checked is not None else "",
        ]
        return in_sentences(words)

    def _lead_on(self) -> tuple[str, Callable[[], object]]:
        return self.tr("See the notes"), lambda: self.panel_wanted.emit("context")
