"""The steps that can be undone: each is in the file before the stack moves over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.core.annotation import Annotation
from desktop.core.article import ArticleId
from desktop.core.correction import Correction
from desktop.core.library.changes import Changes
from desktop.core.library.errors import (
    AnnotationChanged,
    LibraryError,
    NoSuchAnnotation,
    NoSuchCorrection,
)
from desktop.core.library.library import Library
from desktop.core.span import Span
from desktop.live.library import LiveLibrary

Operation = Callable[[Library], Changes]
_Said = TypeVar("_Said")


@dataclass(frozen=True, slots=True)
class StepPassage:
    """The words of an article that a step is about; the `quote` is empty where it is about none.

    The `card` is that of an answer, about its source or to a question of a lesson.
    """

    article_id: ArticleId
    span: Span
    quote: str
    card: str = ""

    @classmethod
    def of(cls, about: Annotation | Correction) -> StepPassage:
        """The words that a note, or a correction, stands on."""
        card = ""
        if isinstance(about, Annotation) and about.question is not None:
            of = "question" if about.is_answer else "publisher" if about.publisher else "source"
            card = f"{of}:{about.question}"
        span = about.selector.span
        if isinstance(about, Annotation) and about.is_lost:
            # Its words stand in another text.
            span = Span(0, 0)
        return cls(about.article_id, span, about.selector.quote.exact, card)


class Step(QUndoCommand):
    """A step that is done, or undone, before the stack moves over it.

    A stack cannot stay where it is when a step fails, so the step is taken first.
    """

    def __init__(
        self,
        words: str,
        run: Callable[[Operation], bool],
        again: Operation,
        back: Operation,
        place: StepPassage | None,
        *,
        said_back: Callable[[], str] = str,
        is_large: bool = False,
    ):
        super().__init__(words)
        self._run = run
        self.again = again
        self.back = back
        self.place = place
        # What is to be said, in a whole sentence, when it went back in another way than usual.
        self.said_back = said_back
        # Whether it is written on a thread of its own.
        self.is_large = is_large

    def goes_on(self) -> bool:
        """Whether the step could be done again."""
        return self._run(self.again)

    def goes_back(self) -> bool:
        """Whether the step could be undone."""
        return self._run(self.back)


class Steps(QObject):
    """Takes steps, takes them back and takes them again; nothing moves when one fails.

    `failed` carries the error of a step that could not be written; nothing was changed then.
    `refused` names a step that was not taken because another program changed the note meanwhile.
    `taken` carries the name of a step that was taken, a sentence that tells it, which may be
    empty, and the StepPassage it is about or None.
    `said_back` is what is to be said of the step that was undone last; empty where its name will
    do. `moved` carries the name of a large step once it is undone, or done again, and whether it
    was undone: such a one is written on a thread of its own.
    """

    taken = Signal(str, object)
    failed = Signal(object)
    refused = Signal(str)
    moved = Signal(str, bool)

    def __init__(self, library: LiveLibrary) -> None:
        super().__init__()
        self._library = library
        # Whether what the library says now comes from a step that is being taken.
        self.is_running = False
        self._is_changed_elsewhere = False
        self.stack = QUndoStack(self)
        self.said_back = ""
        library.overtaken.connect(
            lambda: self.refused.emit(QCoreApplication.translate("Edits", "note"))
        )

    def read(self, ask: Callable[[Library], _Said], otherwise: _Said) -> _Said:
        """What the library says; `otherwise`, and `failed`, where it cannot be read."""
        try:
            return ask(self._library.now)
        except LibraryError as error:
            self.failed.emit(error)
            return otherwise

    @property
    def next_undone(self) -> StepPassage | None:
        """What `undo` would be about; None when that stands in no article."""
        number = self.stack.index() - 1
        return self._step(number).place if number >= 0 else None

    @property
    def next_redone(self) -> StepPassage | None:
        """What `redo` would be about, as `next_undone`."""
        number = self.stack.index()
        return self._step(number).place if number < self.stack.count() else None

    def undo(self) -> str:
        """Undoes the last step and gives its name; empty when there is none or it failed.

        When it failed everything stays as it is, and it can be tried again. A step about a note
        that another program changed meanwhile is passed over. A large one is told by `moved`.
        """
        self._library.end_apart()
        number = self.stack.index() - 1
        if number < 0:
            return ""
        step = self._step(number)
        if step.is_large:
            self._move_apart(step, number, is_back=True)
            return ""
        undone = self._moves(number, number, step.goes_back)
        self.said_back = step.said_back() if undone else ""
        return undone

    def redo(self) -> str:
        """Does the step again that was undone last, as `undo`."""
        self._library.end_apart()
        number = self.stack.index()
        if number >= self.stack.count():
            return ""
        step = self._step(number)
        if step.is_large:
            self._move_apart(step, number, is_back=False)
            return ""
        return self._moves(number, number + 1, step.goes_on)

    def _move_apart(self, step: Step, number: int, *, is_back: bool) -> None:
        index = number if is_back else number + 1

        def end(changes: Changes | None) -> None:
            if changes is not None:
                self.stack.setIndex(index)
            elif not self._moves(number, index, step.goes_back if is_back else step.goes_on):
                return
            self.said_back = step.said_back() if is_back else ""
            self.moved.emit(step.text(), is_back)

        self._write_apart(step.back if is_back else step.again, end)

    def _write_apart(self, operation: Operation, then: Callable[[Changes | None], None]) -> None:
        from desktop.live.write_apart import write_apart  # noqa: PLC0415 - for lessons alone

        write_apart(self._library, operation, then)

    def _moves(self, number: int, index: int, take: Callable[[], bool]) -> str:
        self._is_changed_elsewhere = False
        is_done = take()
        if not is_done and not self._is_changed_elsewhere:
            return ""
        self.stack.setIndex(index)
        if is_done:
            return self._step(number).text()
        self.refused.emit(self._step(number).text())
        return ""

    def _step(self, number: int) -> Step:
        step = self.stack.command(number)
        assert isinstance(step, Step)
        return step

    def take(
        self,
        words: str,
        forward: Operation,
        back: Operation,
        again: Operation | None = None,
        *,
        place: StepPassage | None = None,
        told: str = "",
        said_back: Callable[[], str] | None = None,
    ) -> Step | None:
        """Takes a step and remembers the way back; None when it could not be taken.

        `words` name it, and it is `told` in a sentence, in which “{0}” stands for what it is about;
        where it is done `again` in another way than at first, that is given. Of a step that knows
        what is to be `said_back` when it is undone, nobody else tells that it was taken.
        """
        # The steps stand in the order in which they are written.
        self._library.end_apart()
        self._is_changed_elsewhere = False
        if not self.run(forward):
            if self._is_changed_elsewhere:
                self.refused.emit(words)
            return None
        step = Step(words, self.run, again or forward, back, place, said_back=said_back or str)
        self.stack.push(step)
        if said_back is None:
            self.taken.emit(told, place)
        return step

    def take_apart(
        self,
        words: str,
        forward: Operation,
        back: Operation,
        then: Callable[[Step | None], None],
        *,
        said_back: Callable[[], str],
    ) -> None:
        """Takes a step in which much is written, on a thread of its own, as `take`.

        `then` hears what `take` would give. So it is undone and done again.
        """

        def end(changes: Changes | None) -> None:
            if changes is None and not self.run(forward):
                then(None)
                return
            step = Step(words, self.run, forward, back, None, said_back=said_back, is_large=True)
            self.stack.push(step)
            then(step)

        self._write_apart(forward, end)

    def change(self, step: Step, forward: Operation, back: Operation, told: str = "") -> bool:
        """Does something else than the step did when it was taken; it stays one step to undo."""
        undone = step.back
        if not self.run(lambda library: undone(library) | forward(library)):
            return False
        step.again, step.back = forward, back
        self.taken.emit(told, step.place)
        return True

    def is_done(self, step: Step) -> bool:
        """Whether a step was taken and is not taken back."""
        done = range(self.stack.index())
        return any(self.stack.command(number) is step for number in done)

    def is_last(self, step: Step) -> bool:
        """Whether a step is the one that would be undone now."""
        number = self.stack.index() - 1
        return number >= 0 and self.stack.command(number) is step

    def run(self, operation: Operation) -> bool:
        """Writes what is part of a step that was taken before; whether it could be written."""
        self.is_running = True
        try:
            self._library.apply(operation)
        except AnnotationChanged:
            self._is_changed_elsewhere = True
            return False
        except (LibraryError, NoSuchAnnotation, NoSuchCorrection) as error:
            self.failed.emit(error)
            return False
        finally:
            self.is_running = False
        return True
