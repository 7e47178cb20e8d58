"""The student's marks and notes; removing one only puts it aside."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.library.errors import NoSuchAnnotation
from desktop.core.library.index_queue import QueuedKind, enqueue
from desktop.core.library.row_kinds import ANNOTATION
from desktop.core.library.rows import record, records

_COLUMNS = "id, article_id, start, end, exact, prefix, suffix, pen, body, created, modified"
_OF_ARTICLE = "WHERE it.article_id = ? AND it.removed"


class Annotations:
    """Reads, adds, changes and puts aside annotations."""

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now

    def of_article(self, article_id: ArticleId) -> tuple[Annotation, ...]:
        """The annotations of an article in the order of its text."""
        return records(
            self._connection,
            ANNOTATION,
            f"{_OF_ARTICLE} IS NULL ORDER BY it.start, it.end, it.created, it.id",
            (article_id,),
        )

    def removed_from(self, article_id: ArticleId) -> tuple[Annotation, ...]:
        """The annotations of an article that lie in the bin, the last removed first."""
        return records(
            self._connection,
            ANNOTATION,
            f"{_OF_ARTICLE} IS NOT NULL ORDER BY it.removed DESC, it.id",
            (article_id,),
        )

    def find(self, annotation_id: AnnotationId) -> Annotation | None:
        """The annotation with this id, unless it was removed or never was."""
        return record(
            self._connection,
            ANNOTATION,
            "WHERE it.id = ? AND it.removed IS NULL",
            (annotation_id,),
        )

    def add(self, annotation: Annotation) -> Changes:
        """Writes a new annotation."""
        place = annotation.selector
        with self._connection.transaction():
            self._connection.write(
                f"INSERT INTO annotation ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    annotation.id,
                    annotation.article_id,
                    place.position.start,
                    place.position.end,
                    place.quote.exact,
                    place.quote.prefix,
                    place.quote.suffix,
                    annotation.pen,
                    annotation.body,
                    annotation.created,
                    annotation.modified,
                ),
            )
            enqueue(self._connection, QueuedKind.ANNOTATION, annotation.id)
        return self._changes(annotation.id, annotation.article_id)

    def change(self, annotation: Annotation) -> Changes:
        """Writes the pen, the words and the time of a known annotation. Raises NoSuchAnnotation."""
        with self._connection.transaction():
            touched = self._connection.write(
                "UPDATE annotation SET pen = ?, body = ?, modified = ?"
                " WHERE id = ? AND removed IS NULL",
                (annotation.pen, annotation.body, annotation.modified, annotation.id),
            )
            if touched != 1:
                raise NoSuchAnnotation(annotation.id)
            enqueue(self._connection, QueuedKind.ANNOTATION, annotation.id)
        return self._changes(annotation.id, annotation.article_id)

    def remove(self, annotation_id: AnnotationId) -> Changes:
        """Puts an annotation into the bin. Raises NoSuchAnnotation."""
        return self._set_removed(annotation_id, self._now().isoformat())

    def restore(self, annotation_id: AnnotationId) -> Changes:
        """Takes an annotation out of the bin. Raises NoSuchAnnotation."""
        return self._set_removed(annotation_id, None)

    def _set_removed(self, annotation_id: AnnotationId, removed: str | None) -> Changes:
        with self._connection.transaction():
            row = self._connection.read_one(
                "UPDATE annotation SET removed = ? WHERE id = ? RETURNING article_id",
                (removed, annotation_id),
            )
            if row is None:
                raise NoSuchAnnotation(annotation_id)
            enqueue(self._connection, QueuedKind.ANNOTATION, annotation_id)
        return self._changes(annotation_id, ArticleId(row[0]))

    @staticmethod
    def _changes(annotation_id: AnnotationId, article_id: ArticleId) -> Changes:
        return Changes(articles=frozenset({article_id}), annotations=frozenset({annotation_id}))
