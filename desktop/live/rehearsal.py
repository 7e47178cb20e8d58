"""A lesson tried out by its teacher as a student would: answered, judged, and kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from uuid import uuid4

from desktop.core.anchoring.relocating import relocate
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.claim import Claim, Stance
from desktop.core.library.answers import UNCHECKED, AnswerCheck
from desktop.core.library.lesson_contents import InstalledLesson
from desktop.core.library.shown_context import ShownContext, TextContext
from desktop.core.packs.closed_notes import OwnWorkOn
from desktop.core.pen import Pen
from desktop.core.question import Question, QuestionType, answer_in_words
from desktop.core.selector import Selector, TextPositionSelector, TextQuoteSelector

_NOWHERE = Selector(TextQuoteSelector(""), TextPositionSelector(0, 0))


class Rehearsal:
    """What a teacher answers, judges and marks in a lesson on trial; it is gone with this.

    `checks` are the answers that were checked, `tries` how often words were marked in answer to a
    question.
    """

    def __init__(self, lesson: InstalledLesson, contexts: Mapping[ArticleId, TextContext]) -> None:
        self.lesson, self._contexts = lesson, contexts
        self.checks: dict[str, AnswerCheck] = {}
        self.tries: dict[str, int] = {}
        self._work: dict[AnnotationId, Annotation] = {}

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

    def mark_words(self, article: Article, words: Selector, pen: Pen) -> None:
        """Marks words for oneself."""
        new_id = AnnotationId(uuid4().hex)
        self._work[new_id] = replace(self._new(new_id, article.id), selector=words, pen=pen)

    def remove(self, mark_id: str) -> None:
        """Takes a mark away."""
        self._work.pop(AnnotationId(mark_id), None)

    def marks_on(self, article: Article) -> tuple[Annotation, ...]:
        """What was marked in a text, or in another that says the same, where that stands here."""
        own = [each for each in self._work.values() if not each.is_answer and not each.is_judgement]
        return tuple(self._carried(own, article))

    def shown(self, article: Article) -> ShownContext:
        """What is told of a text by now, after own work where the lesson waits for it."""
        marked = [each for each in self.answers if each.selector.quote.exact]
        own = OwnWorkOn(
            self.judgements,
            (*self.marks_on(article), *self._carried(marked, article)),
            frozenset(str(each.question) for each in self.answers if not each.is_blank),
        )
        return self._contexts[article.id].shown(own)

    def _carried(self, marks: Iterable[Annotation], article: Article) -> Iterator[Annotation]:
        """Marks that stand in a text, and those on its other levels at their words here."""
        levels = self.lesson.levels_of(article.id)
        for mark in marks:
            level = self.article(mark.article_id)
            if mark.article_id == article.id:
                yield mark
            elif level is not None and level.id in levels:
                [found] = relocate((mark.selector,), article.text, old=level.text)
                if found.selector is not None:
                    yield replace(mark, article_id=article.id, selector=found.selector)

    def _new(
        self, annotation_id: AnnotationId, article_id: ArticleId, *, question: str | None = None
    ) -> Annotation:
        return Annotation(
            annotation_id, article_id, _NOWHERE, Pen.EVIDENCE, "", "", "", question=question
        )
