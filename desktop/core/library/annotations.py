"""The student's marks and notes; removing one only puts it aside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.claim import Stance
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.library.errors import AnnotationChanged, NoSuchAnnotation
from desktop.core.library.index_queue import QueuedKind, enqueue
from desktop.core.library.kept_annotations import KeptAnnotations, lost_from, where, where_also
from desktop.core.library.wordings import StoredWordings
from desktop.core.pen import Pen
from desktop.core.wording import NotePart, Stamp, Wording

if TYPE_CHECKING:
    from desktop.core.library.midway import Midway

_COLUMNS = (
    "id, article_id, start, end, exact, prefix, suffix, pen, body, created, modified, claim, stance"
    ", also_in, also_start, also_end, also_exact, also_prefix, also_suffix, question, publisher"
    ", lost_from, also_lost_from, author"
)


class Annotations(KeptAnnotations):
    """Adds, changes and puts aside annotations, and keeps every wording they had.

    Two programs may write to one annotation. What one of them did not see it never writes over
    without a trace: the later words show, the others stay beside them until the reader settles
    it. Words that somebody writes on an annotation which another put into the bin bring it
    back; and what was changed by another is not removed, nor is a step undone over it.
    """

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        super().__init__(connection)
        self._now = now
        self.wordings = StoredWordings(connection, now)
        # Words in the middle of being written; they become a wording when writing ends.
        self._midway: dict[AnnotationId, Midway] = {}

    def add(self, annotation: Annotation, *, asked: str = "") -> Changes:
        """Writes a new annotation; an answer with how it was `asked` for."""
        with self._connection.transaction():
            self.insert(annotation)
            self.wordings.keep(annotation.id, NotePart.BODY, annotation.body)
            self.wordings.keep(annotation.id, NotePart.STANCE, annotation.stance or "")
            self.wordings.keep(annotation.id, NotePart.ASKED, asked)
        return self._changes(annotation)

    def insert(self, annotation: Annotation) -> None:
        """Writes the row of a new annotation inside the caller's transaction, and no wording."""
        self._connection.write(
            f"INSERT INTO annotation ({_COLUMNS}) VALUES ({', '.join('?' * 24)})",
            (
                annotation.id,
                annotation.article_id,
                *where(annotation),
                annotation.pen,
                annotation.body,
                annotation.created,
                annotation.modified,
                annotation.claim_id,
                annotation.stance,
                annotation.also_in,
                *where_also(annotation),
                annotation.question,
                annotation.publisher or None,
                *lost_from(annotation),
                annotation.author or None,
            ),
        )
        enqueue(self._connection, QueuedKind.ANNOTATION, annotation.id)

    def change(
        self, annotation: Annotation, *, seen: Annotation | None = None, is_midway: bool = False
    ) -> Changes:
        """Writes pen, stance, words and time of a known annotation. Raises NoSuchAnnotation.

        Only what differs from what the writer has `seen` is written, and where that is no longer
        what stands there, both wordings are kept. Without `seen` it is what stands there. Words
        that are written while there are more to come are `is_midway`.
        """
        with self._connection.transaction():
            standing, removed = self._standing(annotation.id)
            if removed is not None and seen is None:
                raise NoSuchAnnotation(annotation.id)
            seen = seen or standing
            if removed is not None:
                self.put(annotation.id, None)
            if annotation.pen is not seen.pen:
                self._write_pen(standing, annotation.pen)
            if annotation.stance is not seen.stance:
                self._write_stance(standing, annotation.stance)
            if annotation.body != seen.body:
                self.write_body(standing, annotation.body, seen.body, is_midway=is_midway)
            self._touch(annotation)
        self._remember(annotation, is_midway=is_midway)
        return self._changes(standing)

    def change_back(self, annotation: Annotation, *, seen: Annotation) -> Changes:
        """As `change`, but only as long as everything is as it was seen.

        Raises AnnotationChanged when it is not, and NoSuchAnnotation.
        """
        with self._connection.transaction():
            standing, removed = self._standing(annotation.id)
            is_pen_kept = annotation.pen is seen.pen or standing.pen in (seen.pen, annotation.pen)
            is_body_kept = seen.body in (annotation.body, standing.body)
            is_body_kept = is_body_kept or standing.body == annotation.body
            stances = (seen.stance, annotation.stance)
            is_stance_kept = annotation.stance is seen.stance or standing.stance in stances
            if removed is not None or not (is_pen_kept and is_stance_kept and is_body_kept):
                raise AnnotationChanged(annotation.id)
            if annotation.pen is not seen.pen:
                self._write_pen(standing, annotation.pen)
            if annotation.stance is not seen.stance:
                self._write_stance(standing, annotation.stance)
            if annotation.body != seen.body:
                self.write_body(standing, annotation.body, seen.body)
            self._touch(annotation)
        self._remember(annotation)
        return self._changes(standing)

    def move(self, annotation: Annotation, *, seen: Annotation) -> Changes:
        """Puts an annotation on the words where it is to stand now.

        Raises AnnotationChanged when it stands on other words than those `seen`, and
        NoSuchAnnotation.
        """
        with self._connection.transaction():
            return self._changes(self.stand_on(annotation, seen=seen))

    def stand_on(self, annotation: Annotation, *, seen: Annotation) -> Annotation:
        """Does so inside the caller's transaction, and gives what stood there."""
        standing, removed = self._standing(annotation.id)
        was = standing.selector, standing.also_at
        if removed is not None or was != (seen.selector, seen.also_at):
            raise AnnotationChanged(annotation.id)
        self.put_on_words(annotation)
        self.wordings.keep_target(annotation)
        self._touch(annotation)
        return standing

    def put_on_words(self, annotation: Annotation) -> None:
        """Writes on which words it stands, inside the caller's transaction, and no wording."""
        self._connection.write(
            "UPDATE annotation SET start = ?, end = ?, exact = ?, prefix = ?, suffix = ?,"
            " also_start = ?, also_end = ?, also_exact = ?, also_prefix = ?, also_suffix = ?,"
            " lost_from = ?, also_lost_from = ? WHERE id = ?",
            (*where(annotation), *where_also(annotation), *lost_from(annotation), annotation.id),
        )

    def end_writing(self, annotation_id: AnnotationId) -> Changes:
        """Keeps the words that stand on an annotation as a wording. Raises NoSuchAnnotation."""
        with self._connection.transaction():
            standing, _ = self._standing(annotation_id)
            self.wordings.keep(annotation_id, NotePart.BODY, standing.body)
        self._midway.pop(annotation_id, None)
        return self._changes(standing)

    def settle(self, annotation_id: AnnotationId) -> Changes:
        """Lets the words that show stand; those beside them become earlier wordings."""
        with self._connection.transaction():
            standing, _ = self._standing(annotation_id)
            self.wordings.settle(annotation_id)
        return self._changes(standing)

    def unsettle(self, annotation_id: AnnotationId, stamps: tuple[Stamp, ...]) -> Changes:
        """Puts wordings beside those that show again."""
        with self._connection.transaction():
            standing, _ = self._standing(annotation_id)
            self.wordings.put_beside(annotation_id, stamps)
        return self._changes(standing)

    def wordings_in(self, article_id: ArticleId) -> dict[AnnotationId, tuple[Wording, ...]]:
        """The words that each annotation of an article ever had, the newest first."""
        return self.wordings.of_article(article_id)

    def remove(self, annotation_id: AnnotationId, *, seen: Annotation | None = None) -> Changes:
        """Puts an annotation into the bin. Raises NoSuchAnnotation.

        One whose words were taken away lies there with its last words. Raises AnnotationChanged
        when its pen, its stance or its words are no longer what was `seen`.
        """
        with self._connection.transaction():
            standing, _ = self._standing(annotation_id)
            if seen is not None and _said(standing) != _said(seen):
                raise AnnotationChanged(annotation_id)
            self.wordings.keep(annotation_id, NotePart.BODY, standing.body)
            if not standing.body.strip():
                self._set_body(annotation_id, self.wordings.last_words(annotation_id))
            self.put(annotation_id, self._now().isoformat())
        self._midway.pop(annotation_id, None)
        return self._changes(standing)

    def restore(
        self, annotation_id: AnnotationId, *, as_it_was: Annotation | None = None
    ) -> Changes:
        """Takes an annotation out of the bin. Raises NoSuchAnnotation.

        It has the words with which it lay there, or those that it had before, `as_it_was`.
        """
        with self._connection.transaction():
            standing, removed = self._standing(annotation_id)
            if as_it_was is not None and removed is not None and not as_it_was.body.strip():
                self.wordings.keep(annotation_id, NotePart.BODY, standing.body)
                self._set_body(annotation_id, as_it_was.body)
            self.put(annotation_id, None)
        return self._changes(standing)

    def _write_pen(self, standing: Annotation, pen: Pen) -> None:
        self.wordings.keep(standing.id, NotePart.PEN, standing.pen)
        self.wordings.keep(standing.id, NotePart.PEN, pen)
        self._connection.write("UPDATE annotation SET pen = ? WHERE id = ?", (pen, standing.id))

    def _write_stance(self, standing: Annotation, stance: Stance | None) -> None:
        self.wordings.keep(standing.id, NotePart.STANCE, standing.stance or "")
        self.wordings.keep(standing.id, NotePart.STANCE, stance or "")
        sql = "UPDATE annotation SET stance = ? WHERE id = ?"
        self._connection.write(sql, (stance, standing.id))

    def write_body(
        self, standing: Annotation, body: str, seen: str, *, is_midway: bool = False
    ) -> None:
        """Writes words inside the caller's transaction, and keeps both where others wrote."""
        is_beside = standing.body not in (seen, body) and bool(standing.body.strip())
        midway = self._midway.get(standing.id)
        is_ours = is_midway and midway is not None and midway.body == standing.body
        # Words that nobody kept, as those before a crash, are kept before others take their place.
        if is_beside or not is_ours:
            self.wordings.keep(standing.id, NotePart.BODY, standing.body, is_beside=is_beside)
        elif midway is not None and midway.is_lost_in(body):
            # What is taken out before writing ends was shown as saved all the same.
            self.wordings.keep_unless_known(standing.id, NotePart.BODY, midway.fullest)
        if is_beside and seen.strip():
            # What both began with, and what was written here until now, is in the history too.
            self.wordings.keep_unless_known(standing.id, NotePart.BODY, seen)
        self._set_body(standing.id, body)
        if not is_midway:
            self.wordings.keep(standing.id, NotePart.BODY, body)

    def _set_body(self, annotation_id: AnnotationId, body: str) -> None:
        self._connection.write("UPDATE annotation SET body = ? WHERE id = ?", (body, annotation_id))

    def _touch(self, annotation: Annotation) -> None:
        self._connection.write(
            "UPDATE annotation SET modified = ? WHERE id = ?",
            (annotation.modified, annotation.id),
        )
        enqueue(self._connection, QueuedKind.ANNOTATION, annotation.id)

    def put(self, annotation_id: AnnotationId, removed: str | None) -> None:
        """Into the bin at a time, or out of it, inside the caller's transaction."""
        self._connection.write(
            "UPDATE annotation SET removed = ? WHERE id = ?", (removed, annotation_id)
        )
        self.wordings.keep(annotation_id, NotePart.REMOVED, removed or "")
        enqueue(self._connection, QueuedKind.ANNOTATION, annotation_id)

    def _remember(self, annotation: Annotation, *, is_midway: bool = False) -> None:
        if is_midway:
            # Only who writes needs it: no start does.
            from desktop.core.library.midway import Midway  # noqa: PLC0415

            before = self._midway.get(annotation.id)
            self._midway[annotation.id] = Midway.after(before, annotation.body)
        else:
            self._midway.pop(annotation.id, None)

    @staticmethod
    def _changes(annotation: Annotation) -> Changes:
        both = (annotation.article_id, annotation.also_in)
        articles = frozenset(each for each in both if each is not None)
        return Changes(articles=articles, annotations=frozenset({annotation.id}))


def _said(annotation: Annotation) -> tuple[Pen, Stance | None, str]:
    """What the student can change of an annotation without moving it."""
    return annotation.pen, annotation.stance, annotation.body
