"""Every wording that a note ever had, kept beside the note itself."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from os import urandom

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.library.connection import Connection
from desktop.core.wording import NotePart, Stamp, Wording, next_stamp

# Of the places of a mark within so many milliseconds only the last is kept.
_ON_THE_WAY = 10_000
_COLUMNS = "stamped_ms, counter, device, value, written, is_beside"


class StoredWordings:
    """Keeps the wordings of notes; who calls `keep` holds the transaction.

    A field without wordings has been what it is since it was made.
    """

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now
        # Drawn anew by each program that opens a library: two windows over one file differ, and
        # so does whoever goes on with a copy of it, which an identity in a file could not tell.
        self._device = urandom(8).hex()

    def of_note(self, annotation_id: AnnotationId, field: NotePart) -> tuple[Wording, ...]:
        """All wordings of a field, the newest first."""
        rows = self._connection.read(
            f"SELECT {_COLUMNS} FROM wording WHERE annotation_id = ? AND field = ?"
            " ORDER BY stamped_ms DESC, counter DESC, device DESC",
            (annotation_id, field),
        )
        return tuple(_wording(row) for row in rows)

    def of_article(self, article_id: ArticleId) -> dict[AnnotationId, tuple[Wording, ...]]:
        """The words that the notes of an article, in the bin as well, had: the newest first."""
        rows = self._connection.read(
            "SELECT stamped_ms, counter, device, value, written, is_beside, annotation_id"
            " FROM wording JOIN annotation ON annotation.id = annotation_id"
            " WHERE (article_id = ? OR also_in = ?) AND field = ?"
            " ORDER BY stamped_ms DESC, counter DESC, device DESC",
            (article_id, article_id, NotePart.BODY),
        )
        found: defaultdict[AnnotationId, list[Wording]] = defaultdict(list)
        for row in rows:
            found[AnnotationId(row[6])].append(_wording(row[:6]))
        return {note: tuple(wordings) for note, wordings in found.items()}

    def last_words(self, annotation_id: AnnotationId) -> str:
        """The newest words of a note that were not empty; nothing where it never had any."""
        words = self.of_note(annotation_id, NotePart.BODY)
        return next((each.value for each in words if each.value.strip()), "")

    def keep(
        self, annotation_id: AnnotationId, field: NotePart, value: str, *, is_beside: bool = False
    ) -> None:
        """Keeps what a field holds, unless that is its newest wording already."""
        newest = self._connection.read_one(
            f"SELECT {_COLUMNS} FROM wording WHERE annotation_id = ? AND field = ?"
            " ORDER BY stamped_ms DESC, counter DESC, device DESC LIMIT 1",
            (annotation_id, field),
        )
        if newest is not None and newest[3] == value:
            if is_beside:
                self._set_beside(annotation_id, _wording(newest).stamp, is_beside=True)
            return
        if newest is None and not value:
            # What was never written needs no history.
            return
        now = self._now()
        stamp = next_stamp(
            self._greatest(), clock_ms=round(now.timestamp() * 1000), device=self._device
        )
        self._write(annotation_id, field, Wording(stamp, value, now.isoformat(), is_beside))

    def keep_target(self, annotation: Annotation) -> None:
        """Keeps where a mark was put; of the steps on the way there only the last.

        Where a step went out meanwhile, it comes back with a merge, as one that was before.
        """
        newest = next(iter(self.of_note(annotation.id, NotePart.PLACE)), None)
        if newest is not None and newest.stamp.device == self._device:
            age = self._now().timestamp() * 1000 - newest.stamp.ms
            if 0 <= age < _ON_THE_WAY:
                self._connection.write(
                    "DELETE FROM wording WHERE annotation_id = ? AND field = ?"
                    " AND stamped_ms = ? AND counter = ? AND device = ?",
                    (annotation.id, NotePart.PLACE, *_of(newest.stamp)),
                )
        self.keep(annotation.id, NotePart.PLACE, target_words(annotation))

    def keep_unless_known(self, annotation_id: AnnotationId, field: NotePart, value: str) -> None:
        """Keeps what a field held, unless that is one of its wordings already."""
        if value not in (each.value for each in self.of_note(annotation_id, field)):
            self.keep(annotation_id, field, value)

    def settle(self, annotation_id: AnnotationId) -> None:
        """Lets no wording of a note wait for its reader any longer."""
        self._connection.write(
            "UPDATE wording SET is_beside = 0 WHERE annotation_id = ? AND is_beside = 1",
            (annotation_id,),
        )

    def put_beside(self, annotation_id: AnnotationId, stamps: tuple[Stamp, ...]) -> None:
        """Lets wordings wait for their reader again."""
        for stamp in stamps:
            self._set_beside(annotation_id, stamp, is_beside=True)

    def _set_beside(self, annotation_id: AnnotationId, stamp: Stamp, *, is_beside: bool) -> None:
        self._connection.write(
            "UPDATE wording SET is_beside = ? WHERE annotation_id = ? AND field = ?"
            " AND stamped_ms = ? AND counter = ? AND device = ?",
            (is_beside, annotation_id, NotePart.BODY, stamp.ms, stamp.counter, stamp.device),
        )

    def _greatest(self) -> Stamp | None:
        row = self._connection.read_one(
            "SELECT stamped_ms, counter, device FROM wording"
            " ORDER BY stamped_ms DESC, counter DESC LIMIT 1"
        )
        return Stamp(*row) if row else None

    def _write(self, annotation_id: AnnotationId, field: NotePart, wording: Wording) -> None:
        """Writes a row; the only place where that is done."""
        stamp = wording.stamp
        self._connection.write(
            f"INSERT INTO wording (annotation_id, field, {_COLUMNS})"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                annotation_id,
                field,
                stamp.ms,
                stamp.counter,
                stamp.device,
                wording.value,
                wording.written,
                wording.is_beside,
            ),
        )


def target_words(annotation: Annotation) -> str:
    """Where a note stands, on one text or on two, as a wording of that."""
    both = (annotation.selector, annotation.also_at)
    places = [
        [each.position.start, each.position.end, each.quote.exact]
        for each in both
        if each is not None
    ]
    return json.dumps(places, ensure_ascii=False, separators=(",", ":"))


def _of(stamp: Stamp) -> tuple[int, int, str]:
    return stamp.ms, stamp.counter, stamp.device


def _wording(row: tuple[int, int, str, str, str, int]) -> Wording:
    return Wording(Stamp(row[0], row[1], row[2]), row[3], row[4], is_beside=bool(row[5]))
