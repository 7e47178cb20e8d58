"""Marking and writing in the window: from words on the page to a note in the library."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop.core.annotation import AnnotationId
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.desks.screen import Screen
from desktop.desks.side_desk import SideDesk
from desktop.live.live import Live
from desktop.live.open_article import OwnWork
from desktop.notes.cards import note_cards
from desktop.notes.notes import Notes


class NotesDesk(SideDesk):
    """Brings page, notes and library together; each step can be undone.

    `saved` is sent when words that were typed are in the file.
    """

    saved = Signal()
    panel: Notes

    def __init__(self, screen: Screen, live: Live) -> None:
        notes, reader, edits = Notes(live.look.theme), screen.reader, live.edits
        super().__init__(screen, live, notes)
        self._window, self._notes = screen.window, notes
        self._library, self._edits, self._open = live.library, edits, live.open
        self._last_pen = Pen.EVIDENCE
        # The mark on which a note is to be written as soon as the mark is in the file.
        self._to_write: AnnotationId | None = None
        live.open.annotated.connect(self._show_own_work)
        live.library.caught_up.connect(self._write_after_waiting)
        reader.mark_wanted.connect(self._mark)
        reader.note_wanted.connect(self._write_note)
        reader.edit_wanted.connect(self._edit)
        reader.pen_change_wanted.connect(self._change_pen)
        reader.removal_wanted.connect(self._remove)
        notes.written.connect(self._keep_words)
        notes.writing_ended.connect(edits.writing.end)
        notes.pen_chosen.connect(self._change_pen)
        notes.removal_wanted.connect(self._remove)
        notes.return_wanted.connect(lambda i: edits.notes.restore(AnnotationId(i)))
        notes.wording_wanted.connect(
            lambda i, wording: edits.notes.put_back(AnnotationId(i), wording)
        )
        notes.settled.connect(lambda i: edits.notes.settle(AnnotationId(i)))
        notes.also_written.connect(self._say_also_written)
        edits.writing.returned.connect(self._say_returned)

    def _show_own_work(self, work: OwnWork) -> None:
        text, wordings = work.article.text, work.wordings
        self._notes.show_cards(
            note_cards(text, work.annotations, wordings=wordings),
            note_cards(text, work.removed, are_removed=True, wordings=wordings),
        )

    def _mark(self, span: Span, pen: Pen) -> AnnotationId | None:
        if self._open.article is None:
            return None
        self._last_pen = pen
        return self._edits.notes.mark(self._open.article, span, pen)

    def _write_note(self, span: Span) -> None:
        annotation_id = self._mark(span, self._last_pen)
        if annotation_id is None:
            return
        unwritten = self._edits.writing.unwritten(annotation_id)
        if unwritten is None:
            self._edit(annotation_id)
        elif self._library.is_busy:
            # Its card comes in a moment, when the mark could be written.
            self._to_write = annotation_id
        else:
            self._window.show_side(self._notes)
            self._notes.edit_unwritten(unwritten)

    def _write_after_waiting(self) -> None:
        annotation_id, self._to_write = self._to_write, None
        if annotation_id is not None:
            self._edit(annotation_id)

    def _edit(self, annotation_id: str) -> None:
        self._window.show_side(self._notes)
        self._notes.edit(AnnotationId(annotation_id))

    def _change_pen(self, annotation_id: str, pen: Pen) -> None:
        self._last_pen = pen
        self._edits.notes.change_pen(AnnotationId(annotation_id), pen)

    def _keep_words(self, annotation_id: str, body: str) -> None:
        known = AnnotationId(annotation_id)
        shown, seen = self._notes.shown(known), self._notes.seen_words
        is_written = self._edits.writing.write(known, body, seen=seen, shown=shown)
        if is_written:
            self._notes.hand_over(body)
        if is_written and self._library.is_safe:
            self._notes.show_saved(body)
            self.saved.emit()
        elif is_written and not self._library.is_busy:
            self._notes.show_waiting()

    def _remove(self, annotation_id: str) -> None:
        # What is typed but not on the disk yet goes into the bin with its note.
        self._notes.save()
        known = AnnotationId(annotation_id)
        self._edits.notes.remove(known, seen=self._notes.shown(known))

    def _say_returned(self) -> None:
        self._window.foot.show_done(
            self.tr("The note was put into the bin elsewhere. Your words brought it back.")
        )

    def _say_also_written(self) -> None:
        self._window.foot.show_done(
            self.tr("A note was also written elsewhere: both wordings are kept in My notes.")
        )
