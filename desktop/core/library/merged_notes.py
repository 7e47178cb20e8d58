"""Notes of another library that are merged into this one, in one step, and taken back in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.claim import Stance
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.library.index_queue import QueuedKind, enqueue
from desktop.core.library.library import Library
from desktop.core.library.note_history import NoteHistory, history_of
from desktop.core.library.row_kinds import ANNOTATION
from desktop.core.library.rows import records
from desktop.core.library.waiting_notes import WaitingNote, WaitingNotes
from desktop.core.library.wordings import target_words
from desktop.core.pen import Pen
from desktop.core.record import record
from desktop.core.wording import NotePart, Stamp, Wording


@record(frozen=True, slots=True)
class NoteState:
    """A note with its history; `removed` is since when it lies in the bin, or empty."""

    annotation: Annotation
    removed: str
    history: NoteHistory


@record(frozen=True, slots=True)
class NoteMerge:
    """A note before and after; `before` is None where it is new here.

    `beside` are words that wait for their reader beside those that show.
    """

    before: NoteState | None
    after: NoteState
    beside: Wording | None = None


@record(frozen=True, slots=True)
class MergedNotes:
    """All that one step merges, and the notes that wait for their articles."""

    notes: tuple[NoteMerge, ...]
    waiting: tuple[WaitingNote, ...] = ()


def note_states(connection: Connection) -> tuple[NoteState, ...]:
    """All notes of a library, in the bin too; for tasks. Raises LibraryError."""
    removed = dict(connection.read("SELECT id, coalesce(removed, '') FROM annotation"))
    wordings: defaultdict[str, list[tuple[NotePart, Wording]]] = defaultdict(list)
    for note, part, ms, counter, device, value, written in connection.read(
        "SELECT annotation_id, field, stamped_ms, counter, device, value, written FROM wording"
    ):
        if part in [*NotePart]:
            stamp = Stamp(ms, counter, device)
            wordings[note].append((NotePart(part), Wording(stamp, value, written)))
    return tuple(
        NoteState(each, removed[each.id], _history(each, removed[each.id], wordings[each.id]))
        for each in records(connection, ANNOTATION, "ORDER BY it.created, it.id")
    )


def _history(
    note: Annotation, removed: str, wordings: Iterable[tuple[NotePart, Wording]]
) -> NoteHistory:
    shown = {
        NotePart.BODY: note.body,
        NotePart.PEN: note.pen.value,
        NotePart.STANCE: note.stance or "",
        NotePart.REMOVED: removed,
    }
    return history_of(wordings, shown, note.created)


def merge_notes(library: Library, merged: MergedNotes) -> Changes:
    """Writes them, all or none. Raises LibraryError."""
    connection, known = library.connection, library.annotations
    with connection.transaction():
        for each in merged.notes:
            after = each.after
            if each.before is None and not _is_there(connection, after.annotation.id):
                known.insert(after.annotation)
            _put_wordings(connection, after)
            if each.beside is not None:
                known.wordings.put_beside(after.annotation.id, (each.beside.stamp,))
            _show(library, after)
        WaitingNotes(connection, library.now).put(merged.waiting)
    return _changes(merged)


def merge_notes_back(library: Library, merged: MergedNotes) -> Changes:
    """Lets all show as before; what came stays among the earlier wordings, and what was new goes.

    Of what was written on since, or used, it goes into the bin. A note that was only brought here
    is nothing that its reader deleted: it comes again when they merge again, and whoever it is from
    keeps it. Raises LibraryError.
    """
    connection, known = library.connection, library.annotations
    with connection.transaction():
        for each in merged.notes:
            note = each.after.annotation
            if each.before is None:
                if _is_used(connection, each.after):
                    known.put(note.id, library.now().isoformat())
                else:
                    _forget(connection, note.id)
                continue
            before = each.before
            _show(library, before)
            if _place(before) != _place(each.after):
                known.wordings.keep_target(before.annotation)
            known.wordings.keep(note.id, NotePart.BODY, before.annotation.body)
            known.wordings.keep(note.id, NotePart.PEN, before.annotation.pen.value)
            known.wordings.keep(note.id, NotePart.STANCE, before.annotation.stance or "")
            known.wordings.keep(note.id, NotePart.REMOVED, before.removed)
            if each.beside is not None:
                known.wordings.settle(note.id)
        WaitingNotes(connection, library.now).put_away(each.id for each in merged.waiting)
    return _changes(merged)


def shown_by(note: Annotation, history: NoteHistory) -> Annotation:
    """The note as its history has it."""
    pen, stance = history.value(NotePart.PEN), history.value(NotePart.STANCE)
    return Annotation(
        id=note.id,
        article_id=note.article_id,
        selector=note.selector,
        pen=Pen(pen) if pen in [*Pen] else note.pen,
        body=history.value(NotePart.BODY),
        created=note.created,
        modified=note.modified,
        claim_id=note.claim_id,
        stance=Stance(stance) if stance in [*Stance] else None,
        also_in=note.also_in,
        also_at=note.also_at,
        question=note.question,
        publisher=note.publisher,
        lost_from=note.lost_from,
        also_lost_from=note.also_lost_from,
        author=note.author,
    )


def _is_there(connection: Connection, id_: AnnotationId) -> bool:
    return connection.read_one("SELECT 1 FROM annotation WHERE id = ?", (id_,)) is not None


def _is_used(connection: Connection, came: NoteState) -> bool:
    """Whether a note has words of its reader by now, or stands under a claim of theirs."""
    stamps = {wording.stamp for _, wording in came.history.wordings}
    rows = connection.read(
        "SELECT stamped_ms, counter, device FROM wording WHERE annotation_id = ?",
        (came.annotation.id,),
    )
    return any(Stamp(*row) not in stamps for row in rows) or bool(
        connection.read("SELECT 1 FROM evidence WHERE annotation_id = ?", (came.annotation.id,))
    )


def _forget(connection: Connection, note_id: AnnotationId) -> None:
    for table, key in (("wording", "annotation_id"), ("annotation", "id")):
        connection.write(f"DELETE FROM {table} WHERE {key} = ?", (note_id,))
    enqueue(connection, QueuedKind.ANNOTATION, note_id)


def _put_wordings(connection: Connection, state: NoteState) -> None:
    connection.write_each(
        "INSERT OR IGNORE INTO wording (annotation_id, field, stamped_ms, counter, device, value,"
        " written, is_beside) VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
        [
            (
                *(state.annotation.id, part.value),
                *(wording.stamp.ms, wording.stamp.counter, wording.stamp.device),
                *(wording.value, wording.written),
            )
            for part, wording in state.history.wordings
        ],
    )


def _place(state: NoteState) -> str:
    return target_words(state.annotation)


def _show(library: Library, state: NoteState) -> None:
    note, connection = state.annotation, library.connection
    library.annotations.put_on_words(note)
    connection.write(
        "UPDATE annotation SET pen = ?, body = ?, stance = ?, modified = ?, removed = ?"
        " WHERE id = ?",
        (note.pen, note.body, note.stance, note.modified, state.removed or None, note.id),
    )
    enqueue(connection, QueuedKind.ANNOTATION, note.id)


def _changes(merged: MergedNotes) -> Changes:
    notes = [each.after.annotation for each in merged.notes]
    articles: set[ArticleId] = {each.article_id for each in notes}
    articles |= {each.also_in for each in notes if each.also_in is not None}
    return Changes(articles=frozenset(articles), annotations=frozenset(each.id for each in notes))
