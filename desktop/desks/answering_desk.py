"""Answers to the questions of a lesson: read, written, marked in the text, checked when wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.appearance.keys_in_words import with_keys
from desktop.core.anchoring.description import describe
from desktop.core.annotation import Annotation
from desktop.core.article import Article
from desktop.core.lesson import PackId
from desktop.core.library.answers import AnswerCheck, Answers
from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryError
from desktop.core.library.lesson_contents import InstalledLesson
from desktop.core.library.library import Library
from desktop.core.packs.answer_state import AnswerState
from desktop.core.packs.answering import AnswerVerdict
from desktop.core.packs.levels import span_on_main
from desktop.core.passage import PassageRef
from desktop.core.question import Question, QuestionId, QuestionType, answer_in_words
from desktop.core.span import Span
from desktop.core.wording import NotePart, Wording
from desktop.desks.screen import Screen
from desktop.live.live import Live
from desktop.questions.cards import (
    MARKED,
    AnswersGiven,
    QuestionCard,
    QuestionPassage,
    question_cards,
)
from desktop.questions.questions import Questions


class AnsweringDesk(QObject):
    """Brings the questions of one lesson and what is answered together."""

    saved = Signal()
    typed = Signal()
    article_wanted = Signal(str)
    passage_wanted = Signal(PassageRef)
    failed = Signal(object)

    def __init__(self, screen: Screen, live: Live, panel: Questions) -> None:
        super().__init__()
        self._screen, self._reader, self._live, self._panel = screen, screen.reader, live, panel
        self._lesson: InstalledLesson | None = None
        self._pack_id: PackId | None = None
        self._article: Article | None = None
        panel.written.connect(self._keep)
        panel.chosen.connect(lambda question, body: self._keep(question, body, is_chosen=True))
        panel.typed.connect(self.typed)
        panel.mark_wanted.connect(self.mark)
        panel.text_wanted.connect(self._lead_to_text)
        panel.unmarked.connect(self._unmark)
        panel.check_wanted.connect(self._check)
        panel.asked_passage_wanted.connect(self._go_to)
        panel.wording_wanted.connect(self._put_back)
        panel.settled.connect(
            lambda question: live.edits.answers.settle(answer_in_words(QuestionId(question)))
        )
        panel.reworded.connect(self._know_new_wording)
        panel.question_opened.connect(lambda _: self._show_marks())
        live.library.changed.connect(self._follow)
        live.library.caught_up.connect(panel.save)
        live.look.changed.connect(lambda: panel.show_theme(live.look.theme))
        self._reader.page.selected.connect(self._say_selection)

    def show(self, pack_id: PackId | None, article: Article | None) -> None:
        """Shows the questions of a lesson beside an article of it."""
        self._article = article
        if pack_id is None:
            self._pack_id = self._lesson = None
            self._panel.show_nothing_yet()
            self._panel.show_cards(())
        elif pack_id == self._pack_id and self._lesson is not None:
            self._refresh()
        else:
            self._panel.show_nothing_yet()
            self._pack_id = pack_id
            self._live.lessons.want("questions", pack_id, self._take)

    def _take(self, lesson: InstalledLesson | None) -> None:
        if lesson is not None and lesson.pack.id != self._pack_id:
            return
        self._lesson = lesson
        self._refresh()

    def _follow(self, changes: Changes) -> None:
        if changes.lessons and self._pack_id is not None:
            self._lesson = None
            self._live.lessons.want("questions", self._pack_id, self._take)
        elif changes.annotations:
            self._refresh()

    def _refresh(self) -> None:
        lesson = self._lesson
        if lesson is None:
            self._panel.show_cards(())
            return
        try:
            given = self._given(lesson)
        except LibraryError as error:
            self.failed.emit(error)
            return
        open_id = self._article.id if self._article is not None else None
        cards = question_cards(lesson, given, open_id)
        self._panel.show_cards(cards)
        self._panel.titled.emit(self._panel.title())
        self._show_marks()
        done = sum(card.state is AnswerState.DONE for card in cards)
        self._live.look.keep_progress(lesson.pack.id, done, len(cards))
        self._place_marks(lesson, given.annotations)

    def _given(self, lesson: InstalledLesson) -> AnswersGiven:
        library = self._live.library.now
        reads = Answers(library)
        answers = reads.of_lesson(lesson.pack.id)
        in_words = [each for each in answers if each.body.strip()]
        asked: dict[str, str] = {}
        beside: dict[str, tuple[Wording, ...]] = {}
        checks: dict[str, AnswerCheck] = {}
        for each in in_words:
            put = reads.asked(each.id)
            asked[each.id] = put[0].value if put else ""
            checks[each.id] = reads.check_of(each.id)
            known = library.annotations.wordings.of_note(each.id, NotePart.BODY)
            beside[each.id] = tuple(wording for wording in known if wording.is_beside)
        tries = reads.tries_of_lesson(lesson.pack.id)
        return AnswersGiven(answers, self._live.lessons.passages, asked, beside, checks, tries)

    def _place_marks(self, lesson: InstalledLesson, answers: tuple[Annotation, ...]) -> None:
        """Finds marks made on another text of an article in the one that is asked about."""
        asked_on = {each.id: each.article_id for each in lesson.contents.questions}
        wanted = [
            (each, asked_on[QuestionId(str(each.question))])
            for each in answers
            if each.selector.quote.exact
            and each.id not in self._live.lessons.passages
            and asked_on.get(QuestionId(str(each.question)), each.article_id) != each.article_id
        ]
        if not wanted:
            return
        folder = self._live.library.now.folder

        def find() -> dict[str, Span]:
            found: dict[str, Span] = {}
            with Library.open_for_reading(folder) as library:
                for mark, main_id in wanted:
                    level = library.articles.get(mark.article_id)
                    main = library.articles.get(main_id)
                    span = span_on_main(mark.selector, level, main)
                    found[mark.id] = span or Span(0, 0)
            return found

        def take(found: dict[str, Span]) -> None:
            self._live.lessons.passages.update(found)
            self._refresh()

        self._live.tasks.start("marks on another level", find, take, self.failed.emit)

    def _show_marks(self) -> None:
        """Underlines on the page what was marked in answer to the question that is asked."""
        form, article = self._panel.form, self._article
        marks = form.card.marks if form is not None else ()
        said = form.card.checked.marks if form is not None and form.card.checked else ()
        spans: dict[AnswerVerdict, list[Span]] = {each: [] for each in AnswerVerdict}
        for number, mark in enumerate(marks):
            if article is not None and mark.article_id == article.id:
                verdict = said[number].verdict if number < len(said) else AnswerVerdict.UNJUDGED
                spans[verdict].append(mark.span)
        for verdict, here in spans.items():
            is_judged = verdict is not AnswerVerdict.UNJUDGED
            kind = f"question-{verdict.replace(' ', '-')}" if is_judged else "question"
            self._reader.show_places(kind, here)

    # What is answered

    def _question(self, question_id: str) -> Question | None:
        questions = self._lesson.contents.questions if self._lesson is not None else ()
        return next((each for each in questions if each.id == question_id), None)

    def _keep(self, question_id: str, body: str, *, is_chosen: bool = False) -> None:
        question, form = self._question(question_id), self._panel.form
        if question is None or form is None:
            return
        answers = self._live.edits.answers
        write = answers.choose if is_chosen else answers.write
        if write(question, body, seen=form.saved) and self._live.library.is_safe:
            self._panel.show_saved(question_id, body)
            self.saved.emit()

    def _check(self, question_id: str) -> None:
        form, question = self._panel.form, self._question(question_id)
        if form is None or question is None or not form.body.strip():
            self._panel.refused.emit(self.tr("Answer first, then check."))
            return
        if form.body != form.card.body:
            # An order that was right as it was offered is an answer when it is checked.
            self._keep(question_id, form.body, is_chosen=True)
        if not self._live.library.is_safe:
            words = self.tr("It can be checked as soon as your answer is saved.")
            self._panel.refused.emit(words)
        elif self._live.edits.answers.check(question, form.body):
            self._panel.say_verdict()

    def mark(self, question_id: str) -> None:
        """Takes the selected words of the open text for an answer."""
        question, article = self._question(question_id), self._live.open.article
        lesson = self._lesson
        if question is None or article is None or lesson is None:
            return
        if question.type not in MARKED:
            self._panel.refused.emit(self.tr("This question is not answered in the text."))
            return
        if article.id not in lesson.levels_of(question.article_id):
            self._panel.refused.emit(self.tr("This question is about another text: open that."))
            return
        span = self._reader.page.selection()
        if span is None:
            self._panel.refused.emit(self.tr("Select the words in the text first."))
            return
        card = self._card(question_id)
        answers = self._live.edits.answers
        if card is not None and question.type is QuestionType.MARK:
            for mark in card.marks:
                answers.unmark(mark)
        answers.mark(question, describe(article.text, span), article.id)
        # The bar over selected words would hide what is told of them.
        self._reader.page.deselect()
        form = self._panel.form
        if form is not None and not form.isVisible():
            # In a narrow window the page has the place of the questions.
            self._screen.window.foot.show_done(form.spoken_verdict())
        else:
            self._panel.say_verdict()

    def _unmark(self, mark: Annotation) -> None:
        self._live.edits.answers.unmark(mark)

    def _lead_to_text(self, question_id: str) -> None:
        question, article, lesson = self._question(question_id), self._article, self._lesson
        if question is None or lesson is None:
            return
        if article is None or article.id not in lesson.levels_of(question.article_id):
            self.article_wanted.emit(question.article_id)
        self._reader.setFocus()
        words = self.tr("Select the words, then press {Reader: A}: they are your answer.")
        self._screen.window.foot.show_done(with_keys(words))

    def _card(self, question_id: str) -> QuestionCard | None:
        form = self._panel.form
        is_open = form is not None and form.card.question.id == question_id
        return form.card if form is not None and is_open else None

    def _say_selection(self, span: Span | None) -> None:
        article = self._live.open.article
        is_words = span is not None and article is not None
        self._panel.show_selection(span.of(article.text) if is_words and span and article else "")

    def _go_to(self, asked: QuestionPassage | QuestionCard) -> None:
        if isinstance(asked, QuestionCard):
            self.article_wanted.emit(asked.question.article_id)
            return
        card = self._panel.form.card.key if self._panel.form is not None else ""
        self.passage_wanted.emit(PassageRef(asked.article_id, asked.words.span, card))

    def _put_back(self, question_id: str, wording: Wording) -> None:
        annotation_id = answer_in_words(QuestionId(question_id))
        self._live.edits.answers.put_back(annotation_id, wording)

    def _know_new_wording(self, question_id: str) -> None:
        if (question := self._question(question_id)) is not None:
            answers = self._live.edits.answers
            answers.know_new_wording(answer_in_words(question.id), question)
            self._refresh()
