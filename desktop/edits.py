"""What the student does to marks and notes: saved at once, and every step can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.core.anchoring.description import describe
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article
from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryError, NoSuchAnnotation
from desktop.core.library.library import Library
from desktop.core.normalised_text import storable
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.live_library import LiveLibrary

Operation = Callable[[Library], Changes]


class _Edit(QUndoCommand):
    """A step that was already done when it is pushed."""

    def __init__(
        self, words: str, run: Callable[[Operation], bool], again: Operation, back: Operation
    ):
        super().__init__(words)
        self._run = run
        self.again = again
        self._back = back
        self._is_first = True

    def redo(self) -> None:
        if self._is_first:
            self._is_first = False
        else:
            self._run(self.again)

    def undo(self) -> None:
        self._run(self._back)


class Edits(QObject):
    """Changes annotations and remembers the way back.

    `failed` carries the error of a step that could not be written; nothing was changed then.
    """

    failed = Signal(object)

    def __init__(self, library: LiveLibrary) -> None:
        super().__init__()
        self._library = library
        self._writing: tuple[AnnotationId, _Edit] | None = None
        self.stack = QUndoStack(self)
        # After any other step, or an undo, the step of the writing may not be the last any more.
        self.stack.indexChanged.connect(self.end_writing)

    def mark(self, article: Article, span: Span, pen: Pen) -> AnnotationId | None:
        """Marks a passage; its white space at the ends is left out. None when it failed."""
        words = span.of(article.text)
        start = span.start + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if start == end:
            return None
        now = self._library.now.now().isoformat()
        annotation = Annotation(
            id=AnnotationId(uuid4().hex),
            article_id=article.id,
            selector=describe(article.text, Span(start, end)),
            pen=pen,
            body="",
            created=now,
            modified=now,
        )
        done = self._do(
            QCoreApplication.translate("Edits", "mark"),
            lambda library: library.annotations.add(annotation),
            lambda library: library.annotations.remove(annotation.id),
            # The row is still there after an undo, only put aside.
            again=lambda library: library.annotations.restore(annotation.id),
        )
        return annotation.id if done else None

    def change_pen(self, annotation_id: AnnotationId, pen: Pen) -> None:
        """Gives a mark another pen."""
        before = self._find(annotation_id)
        if before is not None and before.pen is not pen:
            self._change(
                QCoreApplication.translate("Edits", "pen"), before, replace(before, pen=pen)
            )

    def write(self, annotation_id: AnnotationId, body: str) -> bool:
        """Puts other words on a note; words typed in one go are one step to undo.

        Gives whether these words are on the disk now.
        """
        before = self._find(annotation_id)
        # Half an emoji, as a paste may bring it, must not keep the other words from the disk.
        body = storable(body)
        if before is None or before.body == body:
            return before is not None
        after = replace(before, body=body, modified=self._library.now.now().isoformat())
        if self._writing is not None and self._writing[0] == annotation_id:
            step = self._writing[1]
            if self._run(lambda library: library.annotations.change(after)):
                step.again = lambda library: library.annotations.change(after)
                return True
            return False
        done = self._change(QCoreApplication.translate("Edits", "note"), before, after)
        if done is not None:
            self._writing = (annotation_id, done)
        return done is not None

    def end_writing(self) -> None:
        """What is written next is a step of its own."""
        self._writing = None

    def remove(self, annotation_id: AnnotationId) -> None:
        """Puts a mark and its note into the bin, unless they lie there."""
        if self._find(annotation_id) is None:
            return
        self._do(
            QCoreApplication.translate("Edits", "removal"),
            lambda library: library.annotations.remove(annotation_id),
            lambda library: library.annotations.restore(annotation_id),
        )

    def restore(self, annotation_id: AnnotationId) -> None:
        """Takes a mark and its note out of the bin, if they lie there."""
        if self._find(annotation_id) is not None:
            return
        self._do(
            QCoreApplication.translate("Edits", "putting back"),
            lambda library: library.annotations.restore(annotation_id),
            lambda library: library.annotations.remove(annotation_id),
        )

    def _change(self, words: str, before: Annotation, after: Annotation) -> _Edit | None:
        return self._do(
            words,
            lambda library: library.annotations.change(after),
            lambda library: library.annotations.change(before),
        )

    def _find(self, annotation_id: AnnotationId) -> Annotation | None:
        try:
            return self._library.now.annotations.find(annotation_id)
        except LibraryError as error:
            self.failed.emit(error)
            return None

    def _do(
        self, words: str, forward: Operation, back: Operation, again: Operation | None = None
    ) -> _Edit | None:
        if not self._run(forward):
            return None
        edit = _Edit(words, self._run, again or forward, back)
        self.stack.push(edit)
        return edit

    def _run(self, operation: Operation) -> bool:
        try:
            self._library.apply(operation)
        except (LibraryError, NoSuchAnnotation) as error:
            self.failed.emit(error)
            return False
        return True
