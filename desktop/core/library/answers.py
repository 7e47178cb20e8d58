"""What a student answered to the questions of lessons, and how they were put at that time."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.lesson import PackId
from desktop.core.library.changes import Changes
from desktop.core.library.errors import NoSuchAnnotation
from desktop.core.library.library import Library
from desktop.core.library.row_kinds import ANNOTATION
from desktop.core.library.rows import records
from desktop.core.question import QuestionId
from desktop.core.wording import NotePart, Wording

_STANDING = "it.removed IS NULL AND instr(it.question, '/')"
_IN_ORDER = "ORDER BY it.article_id, it.start, it.end, it.created, it.id"


@dataclass(frozen=True, slots=True)
class AnswerCheck:
    """The words of an answer that were checked last, and how many different ones were so far."""

    body: str = ""
    tries: int = 0

    def holds_for(self, body: str) -> bool:
        """Whether it was this answer that was checked."""
        return bool(body.strip()) and body == self.body


UNCHECKED = AnswerCheck()


class Answers:
    """Reads answers: the words of each, and the passages that were marked in answer.

    They hang on the id of a question, in whatever edition of its pack, and stay when that goes.
    """

    def __init__(self, library: Library) -> None:
        self._connection = library.connection
        self._annotations = library.annotations

    def of_article(self, article_id: ArticleId) -> tuple[Annotation, ...]:
        """The answers on an article in the order of its text; also what is blank by now."""
        rest = f"WHERE it.article_id = ? AND {_STANDING} {_IN_ORDER}"
        return records(self._connection, ANNOTATION, rest, (article_id,))

    def to(self, question_id: QuestionId) -> tuple[Annotation, ...]:
        """The answers to one question, in whichever text of its lesson."""
        rest = f"WHERE it.question = ? AND {_STANDING} {_IN_ORDER}"
        return records(self._connection, ANNOTATION, rest, (question_id,))

    def of_lesson(self, pack_id: PackId) -> tuple[Annotation, ...]:
        """The answers to the questions of a lesson, whether it is in the library or not."""
        rest = f"WHERE substr(it.question, 1, ?) = ? AND {_STANDING} {_IN_ORDER}"
        begin = f"{pack_id}/"
        return records(self._connection, ANNOTATION, rest, (len(begin), begin))

    def asked(self, annotation_id: AnnotationId) -> tuple[Wording, ...]:
        """How the question of an answer was put while it was answered, the newest first.

        Where that is no longer `Question.wording`, an edition has changed the question.
        """
        return self._annotations.wordings.of_note(annotation_id, NotePart.ASKED)

    def check_of(self, annotation_id: AnnotationId) -> AnswerCheck:
        """What of an answer in words was checked."""
        known = self._annotations.wordings.of_note(annotation_id, NotePart.CHECKED)
        tried = {wording.value for wording in known if wording.value}
        return AnswerCheck(known[0].value if known else "", len(tried))

    def tries_of_lesson(self, pack_id: PackId) -> dict[str, int]:
        """How often words were marked in answer to each question, also those taken away again."""
        begin = f"{pack_id}/"
        rows = self._connection.read(
            "SELECT question, count(*) FROM annotation"
            " WHERE substr(question, 1, ?) = ? AND exact <> '' GROUP BY question",
            (len(begin), begin),
        )
        return {str(question): int(count) for question, count in rows}

    def check(self, annotation_id: AnnotationId, body: str) -> Changes:
        """Keeps that these words of an answer were checked; empty ones, that none are any more.

        Raises NoSuchAnnotation.
        """
        return self._keep(annotation_id, NotePart.CHECKED, body)

    def ask_anew(self, annotation_id: AnnotationId, asked: str) -> Changes:
        """Keeps that the student knows how a question is put now. Raises NoSuchAnnotation."""
        return self._keep(annotation_id, NotePart.ASKED, asked)

    def _keep(self, annotation_id: AnnotationId, part: NotePart, value: str) -> Changes:
        with self._connection.transaction():
            standing = self._annotations.find(annotation_id)
            if standing is None:
                raise NoSuchAnnotation(annotation_id)
            self._annotations.wordings.keep(annotation_id, part, value)
        return Changes(
            articles=frozenset({standing.article_id}), annotations=frozenset({annotation_id})
        )
