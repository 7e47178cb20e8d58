"""A lesson tried out by its teacher as a student would: answered, judged, and kept nowhere."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.claim import Claim, Stance
from desktop.core.library.answers import UNCHECKED, AnswerCheck
from desktop.core.library.lesson_contents import InstalledLesson
from desktop.core.library.shown_context import ShownContext, TextContext
from desktop.core.packs.closed_notes import ClosedNotes, OwnWorkOn
from desktop.core.pen import Pen
from desktop.core.question import Question, QuestionType, answer_in_words
from desktop.core.selector import Selector, TextPositionSelector, TextQuoteSelector

_NOWHERE = Selector(TextQuoteSelector(""), TextPositionSelector(0, 0))


class Rehearsal:
    """What a teacher answers and judges while they look at a lesson; it is gone with this.

    `checks` are the answers that were checked, `tries` how often words were marked in answer to a
    question.
    """

    def __init__(self, lesson: InstalledLesson) -> None:
        self.lesson = lesson
        self.checks: dict[str, AnswerCheck] = {}
        self.tries: dict[str, int] = {}
        self._work: dict[AnnotationId, Annotation] = {}
        self._closed = ClosedNotes(lesson.contents)

    @property
    def answers(self) -> tuple[Annotation, ...]:
        """What was answered."""
        return tuple(each for each in self._work.values() if each.is_answer)

    @property
    def judgements(self) -> tuple[Annotation, ...]:
        """What was thought of claims."""
        return tuple(each for each in self._work.values() if each.is_judgement)

    def article(self, article_id: str) -> Article | None:
        """A text of the lesson."""
        return next((each for each in self.lesson.pack.articles if each.id == article_id), None)

    def question(self, question_id: str) -> Question | None:
        """A question of the lesson."""
        return next((e for e in self.lesson.contents.questions if e.id == question_id), None)

    def answer(self, question: Question, body: str) -> None:
        """Answers in words, by choosing, matching or putting in order."""
        annotation_id = answer_in_words(question.id)
        before = self._work.get(annotation_id)
        blank = before or self._new(annotation_id, question.article_id, question=question.id)
        self._work[annotation_id] = replace(blank, body=body)

    def mark(self, question: Question, words: Selector, article_id: ArticleId) -> None:
        """Answers with a passage; of a question that asks for one, with this alone."""
        if question.type is QuestionType.MARK:
            for each in self.answers:
                if each.question == question.id and each.selector.quote.exact:
                    self.unmark(each)
        self.tries[question.id] = self.tries.get(question.id, 0) + 1
        new_id = AnnotationId(uuid4().hex)
        made = self._new(new_id, article_id, question=question.id)
        self._work[new_id] = replace(made, selector=words)

    def unmark(self, mark: Annotation) -> None:
        """Takes a passage back."""
        self._work.pop(mark.id, None)

    def check(self, question: Question, body: str) -> None:
        """Has an answer told right from nearly and not yet."""
        annotation_id = answer_in_words(question.id)
        before = self.checks.get(annotation_id, UNCHECKED)
        is_new = not before.holds_for(body)
        self.checks[annotation_id] = AnswerCheck(body, before.tries + is_new)

    def judge(self, claim: Claim, stance: Stance) -> None:
        """Says what is thought of a claim; said once more it is taken back."""
        judged_id = AnnotationId(f"judged {claim.id}")
        before = self._work.get(judged_id) or replace(
            self._new(judged_id, claim.article_id), claim_id=claim.id, selector=claim.places[0]
        )
        wanted = None if before.stance is stance else stance
        self._work[judged_id] = replace(before, stance=wanted)

    def shown(self, article: Article) -> ShownContext:
        """What is told of a text by now, after own work where the lesson waits for it."""
        pack = self.lesson.pack
        marks = (each for each in self.answers if each.selector.quote.exact)
        own = OwnWorkOn(
            self.judgements,
            tuple(each for each in marks if each.article_id == article.id),
            frozenset(str(each.question) for each in self.answers if not each.is_blank),
        )
        context = TextContext(
            article,
            tuple(each for each in pack.claims if each.article_id == article.id),
            tuple(each for each in pack.notes if each.article_id == article.id),
            closed={pack.id: self._closed},
        )
        return context.shown(own)

    def _new(
        self, annotation_id: AnnotationId, article_id: ArticleId, *, question: str | None = None
    ) -> Annotation:
        return Annotation(
            annotation_id, article_id, _NOWHERE, Pen.EVIDENCE, "", "", "", question=question
        )
