"""The evidence table: which marks and notes a student put under which of their own claims.

A row names its note and no passage, so it stays with the note wherever that goes when a text
becomes another one. A note that lies in the bin takes its rows out of sight, and brings them back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.evidence import ArticleMarks, EvidenceRow, EvidenceSide, OwnClaim, OwnClaimId
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.library.index_queue import QueuedKind, enqueue
from desktop.core.library.kept_annotations import KeptAnnotations
from desktop.core.library.row_kinds import ANNOTATION
from desktop.core.library.rows import RowKind, records, text
from desktop.core.text.normalised import normalise_line


def _claim(row: tuple[Any, ...]) -> OwnClaim:
    return OwnClaim(OwnClaimId(text(row[0])), text(row[1]))


def _evidence(row: tuple[Any, ...]) -> tuple[str, AnnotationId, EvidenceSide]:
    return text(row[0]), AnnotationId(text(row[1])), EvidenceSide(text(row[2]))


def _folded(note: Annotation) -> str:
    return f"{note.selector.quote.exact} {note.body}".casefold()


_STANDING = "WHERE it.removed IS NULL AND it.lost_from IS NULL ORDER BY it.start, it.end, it.id"
OWN_CLAIM = RowKind("own_claim", ("id", "words"), _claim)
EVIDENCE = RowKind("evidence", ("claim_id", "annotation_id", "side"), _evidence)


class EvidenceTable:
    """Reads and changes the table of a library; nothing in it is deleted, it is set aside."""

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now

    def claims(self) -> tuple[OwnClaim, ...]:
        """The claims, those made first at the top, each with its rows."""
        claims = records(
            self._connection, OWN_CLAIM, "WHERE it.removed IS NULL ORDER BY it.created, it.rowid"
        )
        rows: dict[str, list[EvidenceRow]] = {}
        notes = KeptAnnotations(self._connection)
        titles: dict[ArticleId, str] = {}
        for claim_id, annotation_id, side in records(
            self._connection, EVIDENCE, "WHERE it.removed IS NULL ORDER BY it.added, it.rowid"
        ):
            note = notes.find(annotation_id)
            if note is not None:
                title = titles.setdefault(note.article_id, self._title(note.article_id))
                rows.setdefault(claim_id, []).append(EvidenceRow(note, side, title))
        return tuple(OwnClaim(each.id, each.words, tuple(rows.get(each.id, ()))) for each in claims)

    def marks(self, titles: Mapping[ArticleId, str]) -> tuple[ArticleMarks, ...]:
        """What can be put under a claim: all marks and notes that stand in these articles.

        The article with the mark that was made last comes first.
        """
        found: dict[ArticleId, list[Annotation]] = {}
        latest: dict[ArticleId, str] = {}
        for note in records(self._connection, ANNOTATION, _STANDING):
            if note.article_id in titles and not note.is_of_source and not note.is_blank:
                found.setdefault(note.article_id, []).append(note)
                created = max(note.created, latest.get(note.article_id, ""))
                latest[note.article_id] = created
        return tuple(
            ArticleMarks(each, titles[each], tuple(found[each]), tuple(map(_folded, found[each])))
            for each in sorted(found, key=lambda each: (latest[each], each), reverse=True)
        )

    def words(self) -> dict[OwnClaimId, str]:
        """The words of each claim, those made first at the top."""
        claims = records(
            self._connection, OWN_CLAIM, "WHERE it.removed IS NULL ORDER BY it.created, it.rowid"
        )
        return {each.id: each.words for each in claims}

    def add_claim(self, claim: OwnClaim) -> Changes:
        """Adds a claim without rows, or brings one back that was set aside."""
        with self._connection.transaction():
            self._connection.write(
                "INSERT INTO own_claim (id, words, created) VALUES (?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET removed = NULL",
                (claim.id, normalise_line(claim.words), self._now().isoformat()),
            )
            enqueue(self._connection, QueuedKind.OWN_CLAIM, claim.id)
        return Changes(own_claims=frozenset({claim.id}))

    def say_claim(self, claim_id: OwnClaimId, words: str) -> Changes:
        """Puts other words on a claim."""
        with self._connection.transaction():
            self._connection.write(
                "UPDATE own_claim SET words = ? WHERE id = ?", (normalise_line(words), claim_id)
            )
            enqueue(self._connection, QueuedKind.OWN_CLAIM, claim_id)
        return Changes(own_claims=frozenset({claim_id}))

    def set_aside(self, claim_id: OwnClaimId) -> Changes:
        """Puts a claim aside with its rows; its marks stay where they are in their texts."""
        with self._connection.transaction():
            self._connection.write(
                "UPDATE own_claim SET removed = ? WHERE id = ?",
                (self._now().isoformat(), claim_id),
            )
            enqueue(self._connection, QueuedKind.OWN_CLAIM, claim_id)
        return Changes(own_claims=frozenset({claim_id}))

    def put(
        self, claim_id: OwnClaimId, annotation_id: AnnotationId, side: EvidenceSide | None
    ) -> Changes:
        """Puts a mark on a side of a claim, or with None takes it from under that claim."""
        now = self._now().isoformat()
        with self._connection.transaction():
            if side is None:
                self._connection.write(
                    "UPDATE evidence SET removed = ? WHERE claim_id = ? AND annotation_id = ?",
                    (now, claim_id, annotation_id),
                )
            else:
                self._connection.write(
                    "INSERT INTO evidence (claim_id, annotation_id, side, added)"
                    " VALUES (?, ?, ?, ?) ON CONFLICT (claim_id, annotation_id)"
                    " DO UPDATE SET side = excluded.side, removed = NULL",
                    (claim_id, annotation_id, side, now),
                )
        return Changes(own_claims=frozenset({claim_id}))

    def _title(self, article_id: ArticleId) -> str:
        row = self._connection.read_one("SELECT title FROM article WHERE id = ?", (article_id,))
        return str(row[0]) if row else ""
