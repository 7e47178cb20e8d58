"""Marks and the notes on them: made, changed, put away and taken back, each a step to undo."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from desktop.core.anchoring.description import describe
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article
from desktop.core.library.changes import Changes
from desktop.core.library.errors import NoSuchAnnotation
from desktop.core.library.library import Library
from desktop.core.motivation import Motivation
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.core.text.normalised import storable
from desktop.core.text.whole_words import without_blanks, word_at
from desktop.core.wording import Wording
from desktop.live.edits.steps import Operation, Step, StepPassage, Steps
from desktop.live.edits.writing import Writing, steps_between, told_written
from desktop.live.library import LiveLibrary
from desktop.wording.pens import USUAL_NAMES, PenNames, marked_as


class NoteEdits:
    """What a student does to marks and notes, but for typing (see `writing`)."""

    def __init__(self, library: LiveLibrary, steps: Steps, writing: Writing) -> None:
        self._library, self._steps, self._writing = library, steps, writing
        # The mark whose ends are moved, as it stood before, and the step that moves them.
        self._moving: tuple[Annotation, Step] | None = None
        steps.stack.indexChanged.connect(self._end_moving)

    def mark(
        self,
        article: Article,
        span: Span,
        pen: Pen,
        body: str = "",
        *,
        also: tuple[Article, Span] | None = None,
        pens: PenNames = USUAL_NAMES,
    ) -> AnnotationId | None:
        """Marks a passage, with a note on it if there is a `body`; None when it failed.

        White space at its ends is left out. It stands `also` on a passage of another article, where
        that is given. `pens` are the names of pens in the lesson.
        """
        words = without_blanks(article.text, span)
        if not len(words):
            return None
        now = self._library.now.now().isoformat()
        annotation = Annotation(
            id=AnnotationId(uuid4().hex),
            article_id=article.id,
            selector=describe(article.text, words),
            pen=pen,
            body=storable(body),
            created=now,
            modified=now,
            also_in=also[0].id if also is not None else None,
            also_at=describe(also[0].text, also[1]) if also is not None else None,
        )
        done = self._steps.take(
            QCoreApplication.translate("Edits", "note")
            if body
            else QCoreApplication.translate("Edits", "mark in both texts")
            if also is not None
            else QCoreApplication.translate("Edits", "mark"),
            lambda library: library.annotations.add(annotation),
            lambda library: library.annotations.remove(annotation.id, seen=annotation),
            # The row is still there after an undo, only put aside.
            again=lambda library: library.annotations.restore(annotation.id, as_it_was=annotation),
            place=StepPassage.of(annotation),
            told=told_written() if body else marked_as(pen, pens),
        )
        if done and not self._library.is_written:
            self._writing.expect(annotation)
        return annotation.id if done else None

    def standing(self, article: Article, span: Span, pen: Pen) -> Annotation | None:
        """The mark that stands on just these words already, made with this pen."""
        words = without_blanks(article.text, span)
        nothing: tuple[Annotation, ...] = ()
        known = self._steps.read(
            lambda library: library.annotations.of_article(article.id), nothing
        )
        waiting = (each for each in self._writing.all_unwritten if each.article_id == article.id)
        same = (each for each in (*waiting, *known) if each.span == words and each.pen is pen)
        return next(same, None)

    def change_pen(
        self, annotation_id: AnnotationId, pen: Pen, *, pens: PenNames = USUAL_NAMES
    ) -> None:
        """Gives a mark another pen."""
        before = self._find(annotation_id)
        if before is None or before.pen is pen:
            return
        after = replace(before, pen=pen)
        if (same := self._same_as(after)) is not None:
            # What is being written is one wording by then.
            self._writing.end()
            joined = _joined(after, same)
            self._steps.take(
                QCoreApplication.translate("Edits", "pen"),
                *_joins(before, joined, same),
                place=StepPassage.of(before),
                told=_told_joined(),
            )
            return
        again, back = steps_between(before, after)
        self._steps.take(
            QCoreApplication.translate("Edits", "pen"),
            lambda library: library.annotations.change(after, seen=before),
            back,
            again=again,
            place=StepPassage.of(before),
            told=marked_as(pen, pens),
        )

    def move(self, article: Article, annotation_id: AnnotationId, span: Span) -> None:
        """Puts a mark on other words; what is moved in one go is one step to undo.

        Where another mark of that pen stands on just these words, the two become one that has
        the notes of both.
        """
        self._writing.end()
        standing = self._find(annotation_id)
        if standing is None or standing.seen_in(article.id).span == span or not len(span):
            return
        before, step = standing, None
        if self._moving is not None and self._moving[0].id == annotation_id:
            before, step = self._moving
        now = self._library.now.now().isoformat()
        after = before.put_on(article.id, describe(article.text, span), now)
        told = _told_end(article.text, standing.seen_in(article.id).span, span)
        forward, back = _moves(before, after)
        if (same := self._same_as(after)) is not None:
            after, told = _joined(after, same), _told_joined()
            forward, back = _joins(before, after, same)
        if step is not None:
            step.place = StepPassage.of(after)
            self._steps.change(step, forward, back, told)
            return
        words = QCoreApplication.translate("Edits", "other words for the mark")
        taken = self._steps.take(words, forward, back, place=StepPassage.of(after), told=told)
        self._moving = (before, taken) if taken is not None else None

    def _same_as(self, wanted: Annotation) -> Annotation | None:
        """Another mark that stands on just the same words with the same pen."""
        nothing: tuple[Annotation, ...] = ()
        known = self._steps.read(
            lambda library: library.annotations.of_article(wanted.article_id), nothing
        )
        same = (each for each in known if each.span == wanted.span and each.pen is wanted.pen)
        return next((each for each in same if each.id != wanted.id), None)

    def _end_moving(self) -> None:
        self._moving = None

    def put_back(self, annotation_id: AnnotationId, wording: Wording) -> None:
        """Puts an earlier wording on a note again; wordings beside it are settled by that."""
        before = self._find(annotation_id)
        if before is None:
            return
        now = self._library.now.now().isoformat()
        after = replace(before, body=wording.value, modified=now)
        self._settling(
            QCoreApplication.translate("Edits", "putting back earlier words"),
            before,
            after,
            told=QCoreApplication.translate("Edits", "Your note has its earlier words again"),
        )

    def settle(self, annotation_id: AnnotationId) -> None:
        """Lets the words on a note stand that show now; the others are earlier wordings."""
        before = self._find(annotation_id)
        if before is not None:
            self._settling(
                QCoreApplication.translate("Edits", "choice of words"),
                before,
                before,
                told=QCoreApplication.translate("Edits", "Your note stays as it is"),
            )

    def _settling(self, words: str, before: Annotation, after: Annotation, *, told: str) -> None:
        self._writing.end()
        text = before.article_id
        known = self._steps.read(lambda library: library.annotations.wordings_in(text), None)
        if known is None:
            return
        beside = tuple(each.stamp for each in known.get(before.id, ()) if each.is_beside)
        if before.body == after.body and not beside:
            return

        def forward(library: Library) -> Changes:
            changes = library.annotations.change_back(after, seen=before)
            return changes | library.annotations.settle(before.id)

        def back(library: Library) -> Changes:
            changes = library.annotations.change_back(before, seen=after)
            return changes | library.annotations.unsettle(before.id, beside)

        self._steps.take(words, forward, back, place=StepPassage.of(before), told=told)

    def remove(self, annotation_id: AnnotationId, *, seen: Annotation | None = None) -> None:
        """Puts a mark and its note into the bin, unless they lie there.

        When it is no longer what was `seen` it stays, and that is said by `refused`.
        """
        self._writing.end()
        before = self._find(annotation_id)
        if before is None:
            return
        seen = seen or before
        is_note = seen.motivation is Motivation.COMMENTING
        self._steps.take(
            QCoreApplication.translate("Edits", "removal of the note")
            if is_note
            else QCoreApplication.translate("Edits", "removal of the mark"),
            lambda library: library.annotations.remove(annotation_id, seen=seen),
            lambda library: library.annotations.restore(annotation_id, as_it_was=seen),
            place=StepPassage.of(before),
            told=QCoreApplication.translate("Edits", "Put into the bin: your note")
            if is_note
            else QCoreApplication.translate("Edits", "Put into the bin: your mark"),
        )

    def restore(self, annotation_id: AnnotationId) -> None:
        """Takes a mark and its note out of the bin, if they lie there."""
        if self._find(annotation_id) is not None:
            return
        known = annotation_id
        kept = self._steps.read(lambda library: library.annotations.find_removed(known), None)
        if kept is None:
            self._steps.failed.emit(NoSuchAnnotation(annotation_id))
            return
        self._steps.take(
            QCoreApplication.translate("Edits", "putting back the note")
            if kept.motivation is Motivation.COMMENTING
            else QCoreApplication.translate("Edits", "putting back the mark"),
            lambda library: library.annotations.restore(annotation_id),
            lambda library: library.annotations.remove(annotation_id, seen=kept),
            again=lambda library: library.annotations.restore(annotation_id, as_it_was=kept),
            place=StepPassage.of(kept),
            told=QCoreApplication.translate("Edits", "Out of the bin again: “{0}”"),
        )

    def _find(self, annotation_id: AnnotationId) -> Annotation | None:
        return self._steps.read(lambda library: library.annotations.find(annotation_id), None)


def _moves(before: Annotation, after: Annotation) -> tuple[Operation, Operation]:
    """The way to other words, and the way back."""
    return (
        lambda library: library.annotations.move(after, seen=before),
        lambda library: library.annotations.move(before, seen=after),
    )


def _joined(moved: Annotation, same: Annotation) -> Annotation:
    """The mark with the notes of both, the older first."""
    older, younger = sorted((same, moved), key=lambda each: each.created)
    bodies = [each.body for each in (older, younger) if each.body.strip()]
    return replace(moved, body="\n\n".join(dict.fromkeys(bodies)))


def _joins(before: Annotation, after: Annotation, same: Annotation) -> tuple[Operation, Operation]:
    """The way of a mark to where another one stands, which goes into the bin; and the way back."""
    there = replace(before, selector=after.selector)

    def forward(library: Library) -> Changes:
        changes = library.annotations.remove(same.id, seen=same)
        if there.selector != before.selector:
            changes |= library.annotations.move(there, seen=before)
        return changes | library.annotations.change_back(after, seen=there)

    def back(library: Library) -> Changes:
        changes = library.annotations.change_back(there, seen=after)
        if there.selector != before.selector:
            changes |= library.annotations.move(before, seen=there)
        return changes | library.annotations.restore(same.id, as_it_was=same)

    return forward, back


def _told_joined() -> str:
    return QCoreApplication.translate("Edits", "Joined with your other mark on these words")


def _told_end(text: str, before: Span, after: Span) -> str:
    """Where the end now stands that was moved."""
    if after.end != before.end:
        words = word_at(text, after.end - 1).of(text)
        return QCoreApplication.translate("Edits", "Ends at “{0}”").format(words)
    words = word_at(text, after.start).of(text)
    return QCoreApplication.translate("Edits", "Begins at “{0}”").format(words)
