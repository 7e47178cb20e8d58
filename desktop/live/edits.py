"""What the student does to marks, notes, speakers, searches: saved at once, and undone at will."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.core.anchoring.description import describe
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.correction import Correction, CorrectionId, CorrectionKind, SpeakerName
from desktop.core.library.changes import Changes
from desktop.core.library.errors import (
    AnnotationChanged,
    LibraryError,
    NoSuchAnnotation,
    NoSuchCorrection,
)
from desktop.core.library.library import Library
from desktop.core.pen import Pen
from desktop.core.quotation import Quotation
from desktop.core.saved_search import SavedSearch, SavedSearchId
from desktop.core.search_request import Request
from desktop.core.span import Span
from desktop.core.speaker_key import speaker_key
from desktop.core.text.normalised import normalise_line, storable
from desktop.core.text.words_gone import is_loss
from desktop.core.wording import Wording
from desktop.live.library import LiveLibrary

Operation = Callable[[Library], Changes]


@dataclass(frozen=True, slots=True)
class StepPassage:
    """The words of an article that a step is about."""

    article_id: ArticleId
    span: Span
    quote: str


class _Edit(QUndoCommand):
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
    ):
        super().__init__(words)
        self._run = run
        self.again = again
        self.back = back
        self.place = place

    def goes_on(self) -> bool:
        """Whether the step could be done again."""
        return self._run(self.again)

    def goes_back(self) -> bool:
        """Whether the step could be undone."""
        return self._run(self.back)


class Edits(QObject):
    """Changes annotations and what holds of speakers, and remembers the way back.

    `failed` carries the error of a step that could not be written; nothing was changed then.
    `refused` names a step that was not taken because another program changed the note meanwhile,
    `returned` that words brought a note back which another program had put into the bin.
    """

    failed = Signal(object)
    refused = Signal(str)
    returned = Signal()

    def __init__(self, library: LiveLibrary) -> None:
        super().__init__()
        self._library = library
        self._writing: tuple[Annotation, Annotation, _Edit] | None = None
        # Marks that are in no file that will be found yet, as they are to be.
        self._unwritten: dict[AnnotationId, Annotation] = {}
        library.caught_up.connect(self._unwritten.clear)
        self._is_running = False
        self._is_changed_elsewhere = False
        self.stack = QUndoStack(self)
        # After any other step, or an undo, the step of the writing may not be the last any more.
        self.stack.indexChanged.connect(self.end_writing)
        library.changed.connect(self._follow)
        library.overtaken.connect(
            lambda: self.refused.emit(QCoreApplication.translate("Edits", "note"))
        )

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
        that another program changed meanwhile is passed over.
        """
        number = self.stack.index() - 1
        if number < 0:
            return ""
        return self._moves(number, number, self._step(number).goes_back)

    def redo(self) -> str:
        """Does the step again that was undone last, as `undo`."""
        number = self.stack.index()
        if number >= self.stack.count():
            return ""
        return self._moves(number, number + 1, self._step(number).goes_on)

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

    def _step(self, number: int) -> _Edit:
        step = self.stack.command(number)
        assert isinstance(step, _Edit)
        return step

    def mark(self, article: Article, span: Span, pen: Pen, body: str = "") -> AnnotationId | None:
        """Marks a passage, with a note on it if there is a `body`; None when it failed.

        White space at the ends of the passage is left out.
        """
        words = _without_blanks(article.text, span)
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
        )
        done = self._do(
            QCoreApplication.translate("Edits", "note" if body else "mark"),
            lambda library: library.annotations.add(annotation),
            lambda library: library.annotations.remove(annotation.id, seen=annotation),
            # The row is still there after an undo, only put aside.
            again=lambda library: library.annotations.restore(annotation.id, as_it_was=annotation),
            place=_place_of(annotation),
        )
        if done and not self._library.is_safe:
            self._unwritten[annotation.id] = annotation
        return annotation.id if done else None

    def unwritten(self, annotation_id: AnnotationId) -> Annotation | None:
        """A mark that is in no file that will be found yet, as it is to be; None for any other."""
        return self._unwritten.get(annotation_id)

    def change_pen(self, annotation_id: AnnotationId, pen: Pen) -> None:
        """Gives a mark another pen."""
        before = self._find(annotation_id)
        if before is not None and before.pen is not pen:
            self._change(
                QCoreApplication.translate("Edits", "pen"), before, replace(before, pen=pen)
            )

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
            before = self._find_removed(annotation_id)
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
        if self._writing is not None and is_loss(self._writing[1].body, body):
            # What is taken out in one go can be had back by one undo.
            self.end_writing()
        if self._writing is not None and self._writing[0].id == annotation_id:
            first, last, step = self._writing
            written = replace(last, body=body, modified=now)
            last = replace(last, body=before.body)
            if self._run(_writes(written, last)):
                self._say_returned(is_back)
                self._writing = (first, written, step)
                step.again, step.back = _steps_between(first, written)
                return True
            return False
        again, back = _steps_between(before, after)
        done = self._do(
            QCoreApplication.translate("Edits", "note"),
            _writes(after, before),
            back,
            again=again,
            place=_place_of(before),
        )
        if done is not None:
            self._writing = (before, after, done)
            self._say_returned(is_back)
        return done is not None

    def _say_returned(self, is_back: bool) -> None:
        if is_back:
            self.returned.emit()

    def end_writing(self) -> None:
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
            self.failed.emit(error)

    def put_back(self, annotation_id: AnnotationId, wording: Wording) -> None:
        """Puts an earlier wording on a note again; wordings beside it are settled by that."""
        before = self._find(annotation_id)
        if before is None:
            return
        now = self._library.now.now().isoformat()
        after = replace(before, body=wording.value, modified=now)
        self._settling(
            QCoreApplication.translate("Edits", "putting back earlier words"), before, after
        )

    def settle(self, annotation_id: AnnotationId) -> None:
        """Lets the words on a note stand that show now; the others are earlier wordings."""
        before = self._find(annotation_id)
        if before is not None:
            self._settling(QCoreApplication.translate("Edits", "choice of words"), before, before)

    def _settling(self, words: str, before: Annotation, after: Annotation) -> None:
        self.end_writing()
        try:
            known = self._library.now.annotations.wordings_in(before.article_id)
        except LibraryError as error:
            self.failed.emit(error)
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

        self._do(words, forward, back, place=_place_of(before))

    def remove(self, annotation_id: AnnotationId, *, seen: Annotation | None = None) -> None:
        """Puts a mark and its note into the bin, unless they lie there.

        When it is no longer what was `seen` it stays, and that is said by `refused`.
        """
        self.end_writing()
        before = self._find(annotation_id)
        if before is None:
            return
        seen = seen or before
        self._do(
            QCoreApplication.translate("Edits", "removal of the mark"),
            lambda library: library.annotations.remove(annotation_id, seen=seen),
            lambda library: library.annotations.restore(annotation_id, as_it_was=seen),
            place=_place_of(before),
        )

    def restore(self, annotation_id: AnnotationId) -> None:
        """Takes a mark and its note out of the bin, if they lie there."""
        if self._find(annotation_id) is not None:
            return
        kept = self._find_removed(annotation_id)
        if kept is None:
            self.failed.emit(NoSuchAnnotation(annotation_id))
            return
        self._do(
            QCoreApplication.translate("Edits", "putting back the mark"),
            lambda library: library.annotations.restore(annotation_id),
            lambda library: library.annotations.remove(annotation_id, seen=kept),
            again=lambda library: library.annotations.restore(annotation_id, as_it_was=kept),
            place=_place_of(kept),
        )

    def correct_speaker(
        self, article: Article, quotation: Quotation, name: str
    ) -> CorrectionId | None:
        """Says whose a quotation is; an empty name says that nobody is named.

        What the reader said of the same words before is put aside. None when it failed.
        """
        return self._correct(
            QCoreApplication.translate("Edits", "speaker"),
            article,
            quotation.extent,
            CorrectionKind.SPEAKER,
            name,
        )

    def deny_quotation(self, article: Article, quotation: Quotation) -> CorrectionId | None:
        """Says that words between marks are nobody's speech. None when it failed."""
        return self._correct(
            QCoreApplication.translate("Edits", "no quotation"),
            article,
            quotation.extent,
            CorrectionKind.NOT_SPEECH,
        )

    def add_quotation(self, article: Article, span: Span, name: str) -> CorrectionId | None:
        """Says that words are a quotation, by `name` or, if that is empty, by nobody named.

        White space at the ends is left out. None when there are no words, or when it failed.
        """
        words = _without_blanks(article.text, span)
        if not len(words):
            return None
        return self._correct(
            QCoreApplication.translate("Edits", "quotation"),
            article,
            words,
            CorrectionKind.MISSED,
            name,
        )

    def join_speakers(self, name: str, shown_as: str) -> CorrectionId | None:
        """Lets whoever is called `name` be one with `shown_as` in every article.

        None when a name is empty or they are the same already, or when it failed.
        """
        return self._name_speaker(
            QCoreApplication.translate("Edits", "one speaker"), name, shown_as, None
        )

    def separate_speaker(self, article: Article, name: str, shown_as: str) -> CorrectionId | None:
        """Shows whoever is called `name` in this article, and only there, as somebody else.

        None when a name is empty or they are the same already, or when it failed.
        """
        return self._name_speaker(
            QCoreApplication.translate("Edits", "another speaker"), name, shown_as, article.id
        )

    def save_search(self, request: Request) -> None:
        """Keeps a search on the shelf, unless the same one is kept already."""
        now = self._library.now.now().isoformat()
        search = SavedSearch(SavedSearchId(uuid4().hex), replace(request, here=None), now)
        try:
            if self._library.now.searches.find(search.request) is not None:
                return
        except LibraryError as error:
            self.failed.emit(error)
            return
        self._do(
            QCoreApplication.translate("Edits", "saving a search"),
            lambda library: library.searches.save(search),
            lambda library: library.searches.remove(search.id),
            again=lambda library: library.searches.restore(search.id),
        )

    def remove_search(self, search_id: SavedSearchId) -> None:
        """Takes a search off the shelf."""
        self._do(
            QCoreApplication.translate("Edits", "removing a search"),
            lambda library: library.searches.remove(search_id),
            lambda library: library.searches.restore(search_id),
        )

    def forget_search(self, request: Request) -> None:
        """Lets go of a search that was made before."""
        self._do(
            QCoreApplication.translate("Edits", "forgetting a search"),
            lambda library: library.searches.forget(request),
            lambda library: library.searches.remember(request),
        )

    def take_back(self, correction_id: CorrectionId) -> None:
        """Lets a correction or a speaker's name no longer hold, unless it came with a pack."""
        try:
            if self._library.now.corrections.find(correction_id) is None:
                return
        except LibraryError as error:
            self.failed.emit(error)
            return
        self._do(
            QCoreApplication.translate("Edits", "taking back"),
            lambda library: library.corrections.remove(correction_id),
            lambda library: library.corrections.restore(correction_id),
        )

    def _correct(
        self, words: str, article: Article, span: Span, kind: CorrectionKind, name: str = ""
    ) -> CorrectionId | None:
        correction = Correction(
            id=CorrectionId(uuid4().hex),
            article_id=article.id,
            kind=kind,
            selector=describe(article.text, span),
            speaker=normalise_line(name),
            created=self._library.now.now().isoformat(),
        )

        def is_replaced(earlier: Correction) -> bool:
            # Words that were added stay a quotation, whatever is said of them afterwards.
            is_open = kind is CorrectionKind.MISSED or earlier.kind is not CorrectionKind.MISSED
            return is_open and earlier.is_the_readers and earlier.selector.span.overlaps(span)

        try:
            before = self._library.now.corrections.of_article(article.id)
        except LibraryError as error:
            self.failed.emit(error)
            return None
        return self._put_right(words, correction, [c.id for c in before if is_replaced(c)])

    def _name_speaker(
        self, words: str, name: str, shown_as: str, article_id: ArticleId | None
    ) -> CorrectionId | None:
        name, shown_as = normalise_line(name), normalise_line(shown_as)
        if not name or not shown_as or name == shown_as:
            return None
        new = SpeakerName(
            id=CorrectionId(uuid4().hex),
            name=name,
            shown_as=shown_as,
            article_id=article_id,
            created=self._library.now.now().isoformat(),
        )
        try:
            before = self._library.now.corrections.speaker_names(article_id)
        except LibraryError as error:
            self.failed.emit(error)
            return None
        replaced = [
            each.id
            for each in before
            if each.article_id == article_id and speaker_key(each.name) == speaker_key(name)
        ]
        return self._put_right(words, new, replaced)

    def _put_right(
        self, words: str, new: Correction | SpeakerName, replaced: list[CorrectionId]
    ) -> CorrectionId | None:
        done = self._do(
            words,
            lambda library: library.corrections.add(new, in_place_of=replaced),
            lambda library: library.corrections.exchange(removed=(new.id,), restored=replaced),
            again=lambda library: library.corrections.exchange(
                removed=replaced, restored=(new.id,)
            ),
            place=_place_of(new) if isinstance(new, Correction) else None,
        )
        return new.id if done else None

    def _change(self, words: str, before: Annotation, after: Annotation) -> _Edit | None:
        again, back = _steps_between(before, after)
        return self._do(
            words,
            lambda library: library.annotations.change(after, seen=before),
            back,
            again=again,
            place=_place_of(before),
        )

    def _find(
        self, annotation_id: AnnotationId, shown: Annotation | None = None
    ) -> Annotation | None:
        try:
            return self._library.now.annotations.find(annotation_id)
        except LibraryError as error:
            self.failed.emit(error)
            return shown

    def _find_removed(self, annotation_id: AnnotationId) -> Annotation | None:
        try:
            return self._library.now.annotations.find_removed(annotation_id)
        except LibraryError as error:
            self.failed.emit(error)
            return None

    def _follow(self, changes: Changes) -> None:
        """Ends the writing when another program changed the note that is written on."""
        if self._is_running or self._writing is None:
            return
        _, written, _ = self._writing
        if written.id in changes.annotations:
            standing = self._find(written.id)
            if standing is None or standing.body != written.body:
                self.end_writing()

    def _do(
        self,
        words: str,
        forward: Operation,
        back: Operation,
        again: Operation | None = None,
        place: StepPassage | None = None,
    ) -> _Edit | None:
        self._is_changed_elsewhere = False
        if not self._run(forward):
            if self._is_changed_elsewhere:
                self.refused.emit(words)
            return None
        edit = _Edit(words, self._run, again or forward, back, place)
        self.stack.push(edit)
        return edit

    def _run(self, operation: Operation) -> bool:
        self._is_running = True
        try:
            self._library.apply(operation)
        except AnnotationChanged:
            self._is_changed_elsewhere = True
            return False
        except (LibraryError, NoSuchAnnotation, NoSuchCorrection) as error:
            self.failed.emit(error)
            return False
        finally:
            self._is_running = False
        return True


def _place_of(about: Annotation | Correction) -> StepPassage:
    return StepPassage(about.article_id, about.selector.span, about.selector.quote.exact)


def _writes(after: Annotation, seen: Annotation) -> Operation:
    """Words in the middle of being written."""
    return lambda library: library.annotations.change(after, seen=seen, is_midway=True)


def _steps_between(before: Annotation, after: Annotation) -> tuple[Operation, Operation]:
    """The way on and the way back, each only over what this step left there."""
    return (
        lambda library: library.annotations.change_back(after, seen=before),
        lambda library: library.annotations.change_back(before, seen=after),
    )


def _without_blanks(text: str, span: Span) -> Span:
    """The span without the white space at its ends; an empty one when there is nothing else."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
