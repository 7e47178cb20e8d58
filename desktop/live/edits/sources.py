"""What a student finds out about sources: written as notes are, and each answer a step to undo."""

from __future__ import annotations

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.pen import Pen
from desktop.core.selector import Selector, TextPositionSelector, TextQuoteSelector
from desktop.core.source_question import answer_id
from desktop.core.wording import Wording
from desktop.live.edits.notes import NoteEdits
from desktop.live.edits.steps import Steps
from desktop.live.edits.writing import Writing
from desktop.live.library import LiveLibrary

# An answer is about all of the text, and on no words of it.
_NOWHERE = Selector(TextQuoteSelector(""), TextPositionSelector(0, 0))


class SourceEdits:
    """Answers who is behind a text, and what is known of a publisher."""

    def __init__(self, library: LiveLibrary, steps: Steps, writing: Writing) -> None:
        self._library, self._steps, self._writing = library, steps, writing

    def write(
        self, article_id: ArticleId, question: str, body: str, *, seen: str, publisher: str = ""
    ) -> bool:
        """Puts words in the place of those that were `seen`; what is typed in one go is one step.

        With the key of a `publisher` they hold for all its texts. Gives whether the words are on
        the disk now, or wait to be.
        """
        annotation_id = answer_id(publisher or article_id, question)
        if not self._is_there(annotation_id):
            if body == seen:
                return True
            if not self._add(self._blank(annotation_id, article_id, question, publisher)):
                return False
        return self._writing.write(annotation_id, body, seen=seen)

    def choose(
        self, article_id: ArticleId, question: str, body: str, *, seen: str, publisher: str = ""
    ) -> bool:
        """As `write`, of what was chosen: each choice is a step of its own."""
        self._writing.end()
        done = self.write(article_id, question, body, seen=seen, publisher=publisher)
        self._writing.end()
        return done

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

    def _add(self, blank: Annotation) -> bool:
        """Makes room for an answer. That is no step: one that says nothing is shown nowhere."""
        is_added = self._steps.run(lambda library: library.annotations.add(blank))
        if is_added and not self._library.is_written:
            self._writing.expect(blank)
        return is_added

    def _blank(
        self, annotation_id: AnnotationId, article_id: ArticleId, question: str, publisher: str
    ) -> Annotation:
        now = self._library.now.now().isoformat()
        return Annotation(
            id=annotation_id,
            article_id=article_id,
            selector=_NOWHERE,
            pen=Pen.EVIDENCE,
            body="",
            created=now,
            modified=now,
            question=question,
            publisher=publisher,
        )
