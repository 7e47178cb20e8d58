"""The lesson that is being written, seen and worked through as a student does."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.appearance.keys_in_words import with_keys
from desktop.appearance.theme import Theme
from desktop.context.cards import ContextCard, context_cards
from desktop.context.context import Context
from desktop.core.anchoring.description import describe
from desktop.core.annotation import Annotation
from desktop.core.article import Article, ArticleId
from desktop.core.claim import Claim, Stance
from desktop.core.library.lesson_contents import InstalledLesson
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.desks.rehearsed_text import RehearsedText
from desktop.lesson.page import HowFarRead, lesson_page
from desktop.lesson.panel import LessonPanel
from desktop.live.lesson_building import TrialLesson
from desktop.live.live import Live
from desktop.live.rehearsal import Rehearsal
from desktop.questions.cards import MARKED, AnswersGiven, QuestionPassage, question_cards
from desktop.questions.questions import Questions
from desktop.writing.panel import WritingPanel


class RehearsingDesk(QObject):
    """Has the real place of a lesson, its questions and its notes show a draft.

    What is answered meanwhile is kept in no library: it is gone when the writing goes on.
    """

    def __init__(self, live: Live, panel: WritingPanel) -> None:
        super().__init__()
        self._live, self.panel = live, panel
        self._rehearsal: Rehearsal | None = None
        self._lengths: dict[ArticleId, int] = {}
        theme = live.look.theme
        self.place, self.questions = LessonPanel(theme), Questions(theme)
        self.context = Context(theme)
        self._files: dict[str, bytes] = {}
        self.text = RehearsedText(live, lambda name: self._files.get(name, b""))
        panel.student.take(self.place, self.text.reader, self.questions, self.context)
        for each in (self.place, self.questions, self.context):
            each.refused.connect(panel.refused)
        self.place.article_wanted.connect(self._open)
        self.place.question_wanted.connect(self._ask)
        self.place.left.connect(lambda: panel.student_wanted.emit(False))
        self.questions.left.connect(self.text.reader.setFocus)
        self.context.left.connect(self.text.reader.setFocus)
        self._tie_questions()
        self.context.judged.connect(self._judge)
        self.context.own_words_wanted.connect(lambda _: self._say_later())
        self.context.corroboration_wanted.connect(lambda *_: self._say_later())
        self.context.words_wanted.connect(lambda _: self._say_later())
        self.context.person_wanted.connect(lambda _: self._say_later())
        self.context.passage_shown.connect(self.text.reader.bring_into_view)
        self.context.passage_wanted.connect(self.text.reader.go_to)
        self._tie_text()
        panel.lesson_wanted.connect(self._show_lesson)

    def _tie_text(self) -> None:
        text = self.text
        text.heard.connect(self._refresh)
        text.answered.connect(self._take_words)
        text.marked.connect(self._mark_words)
        text.unmarked.connect(self._remove)
        text.left.connect(self._show_lesson)
        text.refused.connect(self._say_later)
        text.reader.refused.connect(self.panel.refused)
        text.reader.page.selected.connect(self._show_selection)

    def _tie_questions(self) -> None:
        asked = self.questions
        asked.written.connect(self._keep)
        asked.chosen.connect(self._keep)
        asked.mark_wanted.connect(self._mark)
        asked.text_wanted.connect(lambda _: self._lead_to_text())
        asked.unmarked.connect(self._unmark)
        asked.check_wanted.connect(self._check)
        asked.asked_passage_wanted.connect(self._go_to)
        asked.panel_wanted.connect(lambda _: self.panel.student.turn_to(self.context))

    def show(self, lesson: InstalledLesson, looked: TrialLesson) -> None:
        """Shows a lesson from its first page on."""
        self._rehearsal, self._lengths = Rehearsal(lesson, looked.contexts), looked.lengths
        self._files = {file.path: file.content for file in looked.files}
        self.questions.show_nothing_yet()
        self._refresh()
        self.panel.show_as_student()
        self.place.take_keyboard()

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours and letters of a theme."""
        for each in (self.place, self.questions, self.context):
            each.show_theme(theme)
        self.text.show_look()

    def end(self) -> None:
        """Forgets what was answered."""
        self.questions.save()
        self._rehearsal = None

    # What is shown

    def _refresh(self) -> None:
        rehearsal = self._rehearsal
        if rehearsal is None:
            return
        lesson, answers = rehearsal.lesson, rehearsal.answers
        here = self._article
        read = {each.id: HowFarRead() for each in lesson.pack.articles}
        self.place.show_page(
            lesson_page(lesson, answers, read, self._lengths, checks=rehearsal.checks, places={})
        )
        given = AnswersGiven(answers, checks=rehearsal.checks, tries=rehearsal.tries)
        self.questions.show_cards(question_cards(lesson, given, here.id if here else None))
        cards = self._context_of(rehearsal, here) if here is not None else ()
        self.context.show_cards(cards)
        if here is not None:
            marks = rehearsal.marks_on(here)
            self.text.show(rehearsal.shown(here), marks, rehearsal.lesson.pack)
            self._show_answers(rehearsal, here)
        self.panel.student.show_titles(self.questions.title(), self.context.title())

    def _context_of(self, rehearsal: Rehearsal, here: Article) -> tuple[ContextCard, ...]:
        shown = rehearsal.shown(here)
        return context_cards(
            here.text,
            shown.claims,
            shown.notes,
            rehearsal.lesson.pack.people,
            self.text.ledger,
            shape=here.shape,
            judgements=rehearsal.judgements,
            held=shown.held,
        )

    @property
    def _article(self) -> Article | None:
        """The text that is read now; None while the lesson itself is seen."""
        return self.panel.student.article

    def _open(self, article_id: str) -> None:
        """Puts a text of the lesson on the page."""
        article = self._rehearsal.article(article_id) if self._rehearsal is not None else None
        if article is None:
            return
        assert self._rehearsal is not None
        self.text.open(article, self._rehearsal.lesson)
        self.panel.read_as_student(article)
        self._refresh()

    def turn_level(self) -> bool:
        """Puts the same text in other words on the page; whether a lesson is on trial."""
        here, rehearsal = self._article, self._rehearsal
        if rehearsal is None:
            return False
        levels = rehearsal.lesson.levels_of(here.id) if here is not None else ()
        if here is None or len(levels) < 2:
            self.panel.refused.emit(self.tr("There is no other text of this article."))
        else:
            self._open(levels[(levels.index(here.id) + 1) % len(levels)])
        return True

    def _show_lesson(self) -> None:
        self.questions.save()
        self._refresh()
        self.panel.show_student_lesson()
        self.place.take_keyboard()

    def _ask(self, article_id: str, question_id: str) -> None:
        self._open(article_id)
        self.panel.student.turn_to(self.questions)
        self.questions.open_question(question_id)

    def _go_to(self, asked: object) -> None:
        if not isinstance(asked, QuestionPassage):
            return
        if self._article is None or asked.article_id != self._article.id:
            self._open(asked.article_id)
        self.text.reader.go_to(asked.words.span)

    # What is answered

    def _keep(self, question_id: str, body: str) -> None:
        rehearsal = self._rehearsal
        question = rehearsal.question(question_id) if rehearsal is not None else None
        if rehearsal is not None and question is not None:
            rehearsal.answer(question, body)
            self.questions.show_saved(question_id, body)
            self._refresh()

    def _mark(self, question_id: str) -> None:
        rehearsal, here, span = self._rehearsal, self._article, self.text.reader.page.selection()
        question = rehearsal.question(question_id) if rehearsal is not None else None
        if rehearsal is None or question is None or here is None:
            return
        if question.type not in MARKED:
            self.panel.refused.emit(self.tr("This question is not answered in the text."))
        elif span is None:
            self.panel.refused.emit(self.tr("Select the words in the text first."))
        elif here.id not in rehearsal.lesson.levels_of(question.article_id):
            self.panel.refused.emit(self.tr("This question is about another text: open that."))
        else:
            rehearsal.mark(question, describe(here.text, span), here.id)
            self.text.reader.let_go_of_words()
            self._refresh()
            self.questions.say_verdict()

    def _unmark(self, mark: Annotation) -> None:
        if self._rehearsal is not None:
            self._rehearsal.unmark(mark)
            self._refresh()

    def _check(self, question_id: str) -> None:
        form = self.questions.form
        if self._rehearsal is None or form is None or not form.body.strip():
            self.panel.refused.emit(self.tr("Answer first, then check."))
            return
        if form.body != form.card.body:
            # An order that was right as it was offered is an answer when it is checked.
            self._keep(question_id, form.body)
        if (question := self._rehearsal.question(question_id)) is not None:
            self._rehearsal.check(question, form.body)
        self._refresh()
        self.questions.say_verdict()

    def _judge(self, claim: Claim, stance: Stance) -> None:
        if self._rehearsal is not None:
            self._rehearsal.judge(claim, stance)
            self._refresh()

    def _say_later(self) -> None:
        words = self.tr("Build the lesson and open it to do this: here it is only tried out.")
        self.panel.refused.emit(words)

    # Words of the text

    def _lead_to_text(self) -> None:
        self.text.reader.setFocus()
        words = self.tr("Select the words, then press {Reader: A}: they are your answer.")
        self.panel.say(with_keys(words))

    def _take_words(self) -> None:
        form = self.questions.form
        if form is None:
            words = self.tr("Open a question that asks for words of the text first.")
            self.panel.refused.emit(words)
        else:
            self._mark(str(form.card.question.id))

    def _mark_words(self, span: Span, pen: Pen) -> None:
        if self._rehearsal is not None and (here := self._article) is not None:
            self._rehearsal.mark_words(here, describe(here.text, span), pen)
            self._refresh()

    def _remove(self, mark_id: str) -> None:
        if self._rehearsal is not None:
            self._rehearsal.remove(mark_id)
            self._refresh()

    def _show_selection(self, span: Span | None) -> None:
        here = self._article
        if self._rehearsal is not None and here is not None:
            self.questions.show_selection(span.of(here.text) if span is not None else "")

    def _show_answers(self, rehearsal: Rehearsal, here: Article) -> None:
        """Underlines what was marked in answer to the questions."""
        marked = [each for each in rehearsal.answers if each.selector.quote.exact]
        spans = [each.span for each in marked if each.article_id == here.id]
        self.text.reader.show_places("question", spans)
