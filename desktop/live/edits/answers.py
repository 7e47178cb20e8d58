"""What a student answers to the questions of lessons: saved with every letter, undone at will."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.library.answers import UNCHECKED, Answers
from desktop.core.pen import Pen
from desktop.core.question import Question, answer_in_words
from desktop.core.selector import Selector, TextPositionSelector, TextQuoteSelector
from desktop.core.span import Span
from desktop.core.text.normalised import storable
from desktop.core.wording import Wording
from desktop.live.edits.notes import NoteEdits
from desktop.live.edits.steps import StepPassage, Steps
from desktop.live.edits.writing import Writing
from desktop.live.library import LiveLibrary

# What is written or chosen is about the question, and on no words of the text.
_NOWHERE = Selector(TextQuoteSelector(""), TextPositionSelector(0, 0))


class AnswerEdits:
    """Answers questions in words, by choosing, or by marking passages."""

    def __init__(self, library: LiveLibrary, steps: Steps, writing: Writing) -> None:
        self._library, self._steps, self._writing = library, steps, writing

    def write(self, question: Question, body: str, *, seen: str) -> bool:
        """Puts words in the place of those that were `seen`; what is typed in one go is one step.

        Gives whether the words are on the disk now, or wait to be.
        """
        annotation_id = answer_in_words(question.id)
        if not self._is_there(annotation_id):
            if body == seen:
                return True
            if not self._add_blank(annotation_id, question):
                return False
        return self._writing.write(annotation_id, body, seen=seen)

    def choose(self, question: Question, body: str, *, seen: str) -> bool:
        """As `write`, of what was chosen, matched or put in order: each is a step of its own."""
        self._writing.end()
        done = self.write(question, body, seen=seen)
        self._writing.end()
        return done

    def mark(
        self, question: Question, words: Selector, article_id: ArticleId | None = None
    ) -> Annotation | None:
        """Marks a passage in answer, in the question's own text or another of its levels.

        Gives the mark; None when it could not be written.
        """
        self._writing.end()
        marked = self._new(
            AnnotationId(uuid4().hex), question, words, article_id or question.article_id
        )
        done = self._steps.take(
            QCoreApplication.translate("Edits", "mark in answer"),
            lambda library: library.annotations.add(marked, asked=question.wording),
            lambda library: library.annotations.remove(marked.id, seen=marked),
            again=lambda library: library.annotations.restore(marked.id, as_it_was=marked),
            place=StepPassage.of(marked),
            told=QCoreApplication.translate("Edits", "You answered with “{0}”"),
        )
        if done and not self._library.is_written:
            self._writing.expect(marked)
        return marked if done else None

    def unmark(self, marked: Annotation) -> bool:
        """Takes a mark in answer away; it lies in the bin."""
        self._writing.end()
        done = self._steps.take(
            QCoreApplication.translate("Edits", "taking away a mark in answer"),
            lambda library: library.annotations.remove(marked.id, seen=marked),
            lambda library: library.annotations.restore(marked.id, as_it_was=marked),
            again=lambda library: library.annotations.remove(marked.id, seen=marked),
            place=StepPassage.of(marked),
            told=QCoreApplication.translate("Edits", "Your answer is no more “{0}”"),
        )
        return done is not None

    def check(self, question: Question, body: str) -> bool:
        """Keeps that an answer was checked, which stays so as long as the answer is that."""
        self._writing.end()
        annotation_id, body = answer_in_words(question.id), storable(body)
        before = self._steps.read(
            lambda library: Answers(library).check_of(annotation_id).body, UNCHECKED.body
        )
        if before == body:
            return True
        done = self._steps.take(
            QCoreApplication.translate("Edits", "checking an answer"),
            lambda library: Answers(library).check(annotation_id, body),
            lambda library: Answers(library).check(annotation_id, before),
            place=StepPassage(question.article_id, Span(0, 0), "", f"question:{question.id}"),
            told=QCoreApplication.translate("Edits", "You had an answer checked"),
        )
        return done is not None

    def know_new_wording(self, annotation_id: AnnotationId, question: Question) -> bool:
        """Keeps that the student has read how a question is put in this edition. It is no step."""
        return self._steps.run(
            lambda library: Answers(library).ask_anew(annotation_id, question.wording)
        )

    def put_back(self, annotation_id: AnnotationId, wording: Wording) -> None:
        """Puts other words on an answer that were also written; those beside it are settled."""
        NoteEdits(self._library, self._steps, self._writing).put_back(annotation_id, wording)

    def settle(self, annotation_id: AnnotationId) -> None:
        """Lets the words stand that show; those beside them are earlier wordings."""
        NoteEdits(self._library, self._steps, self._writing).settle(annotation_id)

    def _is_there(self, annotation_id: AnnotationId) -> bool:
        if self._writing.unwritten(annotation_id) is not None:
            return True
        found = self._steps.read(
            lambda library: (
                library.annotations.find(annotation_id)
                or library.annotations.find_removed(annotation_id)
            ),
            None,
        )
        return found is not None

    def _add_blank(self, annotation_id: AnnotationId, question: Question) -> bool:
        """Makes room for an answer. That is no step: one that says nothing is shown nowhere."""
        blank = self._new(annotation_id, question, _NOWHERE, question.article_id)
        is_added = self._steps.run(
            lambda library: library.annotations.add(blank, asked=question.wording)
        )
        if is_added and not self._library.is_written:
            self._writing.expect(blank)
        return is_added

    def _new(
        self,
        annotation_id: AnnotationId,
        question: Question,
        words: Selector,
        article_id: ArticleId,
    ) -> Annotation:
        now = self._library.now.now().isoformat()
        return Annotation(
            id=annotation_id,
            article_id=article_id,
            selector=words,
            pen=Pen.EVIDENCE,
            body="",
            created=now,
            modified=now,
            question=question.id,
        )
