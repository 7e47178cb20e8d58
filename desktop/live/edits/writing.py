"""Words on a note as they are typed: in the file at once; what is typed in one go is one step."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryError, NoSuchAnnotation
from desktop.core.text.normalised import storable
from desktop.live.edits.steps import Operation, Step, StepPassage, Steps
from desktop.live.library import LiveLibrary


class Writing(QObject):
    """Keeps what is written on notes, also on marks that are in no file yet.

    `returned` says that words brought a note back which another program had put into the bin.
    """

    returned = Signal()

    def __init__(self, library: LiveLibrary, steps: Steps) -> None:
        super().__init__()
        self._library, self._steps = library, steps
        # The note as it was before, as it is now, and the step that leads from one to the other.
        self._writing: tuple[Annotation, Annotation, Step] | None = None
        # Marks that are in no file that will be found yet, as they are to be.
        self._unwritten: dict[AnnotationId, Annotation] = {}
        library.caught_up.connect(self._unwritten.clear)
        library.changed.connect(self._follow)
        # After any other step, or an undo, the step of the writing may not be the last any more.
        steps.stack.indexChanged.connect(self.end)

    def expect(self, annotation: Annotation) -> None:
        """Hears of a mark that waits to be written: words may be put on it all the same."""
        self._unwritten[annotation.id] = annotation

    def unwritten(self, annotation_id: AnnotationId) -> Annotation | None:
        """A mark that is in no file that will be found yet, as it is to be; None for any other."""
        return self._unwritten.get(annotation_id)

    @property
    def all_unwritten(self) -> tuple[Annotation, ...]:
        """The marks that are in no file that will be found yet."""
        return tuple(self._unwritten.values())

    def write(
        self,
        annotation_id: AnnotationId,
        body: str,
        *,
        seen: str | None = None,
        shown: Annotation | None = None,
    ) -> bool:
        """Puts other words on a note; words typed in one go are one step to undo.

        Gives whether these words are on the disk now, or wait to be. `seen` are the words that
        the writer has before their eyes: when another program wrote meanwhile both are kept, and
        a note that another put into the bin comes back. Where the library cannot be read, the
        note is taken as it is `shown`.
        """
        before = self._find(annotation_id, shown) or self.unwritten(annotation_id)
        is_back = before is None and seen is not None
        if is_back:
            before = self._steps.read(
                lambda library: library.annotations.find_removed(annotation_id), None
            )
        # Half an emoji, as a paste may bring it, must not keep the other words from the disk.
        body = storable(body)
        if before is None:
            return False
        now = self._library.now.now().isoformat()
        if seen is not None:
            before = replace(before, body=storable(seen))
        if before.body == body:
            return True
        after = replace(before, body=body, modified=now)
        if annotation_id in self._unwritten:
            self._unwritten[annotation_id] = after
        from desktop.core.text.words_gone import is_loss  # noqa: PLC0415 - when somebody writes

        if self._writing is not None and is_loss(self._writing[1].body, body):
            # What is taken out in one go can be had back by one undo.
            self.end()
        if self._writing is not None and self._writing[0].id == annotation_id:
            first, last, step = self._writing
            written = replace(last, body=body, modified=now)
            last = replace(last, body=before.body)
            if self._steps.run(_writes(written, last)):
                self._say_returned(is_back)
                self._writing = (first, written, step)
                step.again, step.back = steps_between(first, written)
                return True
            return False
        again, back = steps_between(before, after)
        done = self._steps.take(
            _words_for(before),
            _writes(after, before),
            back,
            again=again,
            place=StepPassage.of(before),
            told=_told_for(before),
        )
        if done is not None:
            self._writing = (before, after, done)
            self._say_returned(is_back)
        return done is not None

    def _say_returned(self, is_back: bool) -> None:
        if is_back:
            self.returned.emit()

    def end(self) -> None:
        """What was written becomes a wording; what is written next is a step of its own."""
        if self._writing is None:
            return
        annotation_id = self._writing[0].id
        self._writing = None
        if annotation_id in self._unwritten and self._library.is_waiting:
            return
        try:
            # Where it cannot be kept now it is kept before anything else takes its place.
            self._library.keep(lambda library: library.annotations.end_writing(annotation_id))
        except (LibraryError, NoSuchAnnotation) as error:
            self._steps.failed.emit(error)

    def _find(self, annotation_id: AnnotationId, shown: Annotation | None) -> Annotation | None:
        return self._steps.read(lambda library: library.annotations.find(annotation_id), shown)

    def _follow(self, changes: Changes) -> None:
        """Ends the writing when another program changed the note that is written on."""
        if self._steps.is_running or self._writing is None:
            return
        _, written, _ = self._writing
        if written.id in changes.annotations:
            standing = self._find(written.id, None)
            if standing is None or standing.body != written.body:
                self.end()


def _writes(after: Annotation, seen: Annotation) -> Operation:
    """Words in the middle of being written."""
    return lambda library: library.annotations.change(after, seen=seen, is_midway=True)


def steps_between(before: Annotation, after: Annotation) -> tuple[Operation, Operation]:
    """The way on and the way back, each only over what this step left there."""
    return (
        lambda library: library.annotations.change_back(after, seen=before),
        lambda library: library.annotations.change_back(before, seen=after),
    )


def told_written() -> str:
    """That a note was written just now; “{0}” stands for what it is on."""
    return QCoreApplication.translate("Edits", "You wrote on “{0}”")


def _told_for(written: Annotation) -> str:
    if written.is_of_source:
        return QCoreApplication.translate("Edits", "You answered a question about the source")
    if written.is_answer:
        return QCoreApplication.translate("Edits", "You answered a question")
    return told_written()


def _words_for(written: Annotation) -> str:
    """What was written, as a step is called."""
    if written.is_of_source:
        return QCoreApplication.translate("Edits", "answer about the source")
    if written.is_answer:
        return QCoreApplication.translate("Edits", "answer")
    return QCoreApplication.translate("Edits", "note")
