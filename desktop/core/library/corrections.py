"""What was put right about who said what; taking a correction back only puts it aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from desktop.core.article import ArticleId
from desktop.core.correction import Correction, CorrectionId, SpeakerName
from desktop.core.lesson import PackId
from desktop.core.library.changes import Changes
from desktop.core.library.connection import Connection
from desktop.core.library.errors import NoSuchCorrection
from desktop.core.library.index_queue import QueuedKind, enqueue
from desktop.core.library.named_articles import articles_naming
from desktop.core.library.row_kinds import CORRECTION, PACK_CORRECTION, SPEAKER_NAME
from desktop.core.library.rows import first_record, records

_PLACE = "article_id, kind, start, end, exact, prefix, suffix, speaker"
_COLUMNS = f"id, {_PLACE}, created"
_PACK_COLUMNS = f"id, {_PLACE}, made_by, created"
_NAME_COLUMNS = "id, name, shown_as, article_id, created"


class Corrections:
    """Reads, adds and puts aside what the reader put right, and reads what packs did.

    Corrections and speakers' names share one space of ids; every operation takes those of both.
    """

    def __init__(self, connection: Connection, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now

    def of_article(self, article_id: ArticleId) -> tuple[Correction, ...]:
        """The corrections of an article: those of packs first, each kind the oldest first."""
        of_packs = records(
            self._connection,
            PACK_CORRECTION,
            "WHERE it.article_id = ? ORDER BY it.rowid",
            (article_id,),
        )
        the_readers = records(
            self._connection,
            CORRECTION,
            "WHERE it.article_id = ? AND it.removed IS NULL ORDER BY it.rowid",
            (article_id,),
        )
        return of_packs + the_readers

    def speaker_names(self, article_id: ArticleId | None = None) -> tuple[SpeakerName, ...]:
        """The names that hold in an article: those of every article first, the oldest first.

        Without an article only those that hold in every one.
        """
        return records(
            self._connection,
            SPEAKER_NAME,
            "WHERE it.removed IS NULL AND (it.article_id IS NULL OR it.article_id = ?)"
            " ORDER BY it.article_id IS NOT NULL, it.rowid",
            (article_id,),
        )

    def given_names(self, article_id: ArticleId) -> tuple[str, ...]:
        """Every name that a correction ever gave in an article, the earliest first, each once.

        Those of packs come before the reader's; also those that were taken back.
        """
        rows = self._connection.read(
            "SELECT speaker FROM (SELECT 0 AS who, rowid AS row, speaker FROM pack_correction"
            " WHERE article_id = ? UNION ALL SELECT 1, rowid, speaker FROM correction"
            " WHERE article_id = ?) WHERE speaker <> '' ORDER BY who, row",
            (article_id, article_id),
        )
        return tuple(dict.fromkeys(str(name) for (name,) in rows))

    def find(self, correction_id: CorrectionId) -> Correction | SpeakerName | None:
        """What the reader put right under this id, unless it was taken back or never was."""
        with_id = "WHERE it.id = ? AND it.removed IS NULL"
        return first_record(
            self._connection, CORRECTION, with_id, (correction_id,)
        ) or first_record(self._connection, SPEAKER_NAME, with_id, (correction_id,))

    def add(
        self, added: Correction | SpeakerName, *, in_place_of: Iterable[CorrectionId] = ()
    ) -> Changes:
        """Writes what the reader put right, and puts aside what it takes the place of.

        Raises LibraryError when its id is taken, NoSuchCorrection when one of the others is not
        there, ValueError for a correction that came with a pack.
        """
        replaced = frozenset(in_place_of)
        with self._connection.transaction():
            if isinstance(added, Correction):
                self._insert_correction(added)
            else:
                self._insert_speaker_name(added)
            articles = self._touch(added)
            for each in sorted(replaced):
                articles |= self._set_removed(each, self._now().isoformat())
        return Changes(articles=articles, corrections=replaced | {added.id})

    def remove(self, correction_id: CorrectionId) -> Changes:
        """Takes one back. Raises NoSuchCorrection."""
        return self.exchange(removed=(correction_id,))

    def restore(self, correction_id: CorrectionId) -> Changes:
        """Lets one hold again that was taken back. Raises NoSuchCorrection."""
        return self.exchange(restored=(correction_id,))

    def exchange(
        self,
        *,
        removed: Iterable[CorrectionId] = (),
        restored: Iterable[CorrectionId] = (),
    ) -> Changes:
        """Takes some back and lets others hold again, as one step. Raises NoSuchCorrection."""
        removed, restored = frozenset(removed), frozenset(restored)
        articles: frozenset[ArticleId] = frozenset()
        with self._connection.transaction():
            for each in sorted(removed):
                articles |= self._set_removed(each, self._now().isoformat())
            for each in sorted(restored):
                articles |= self._set_removed(each, None)
        return Changes(articles=articles, corrections=removed | restored)

    def _insert_correction(self, correction: Correction) -> None:
        if not correction.is_the_readers:
            raise ValueError(f"{correction.id} came with a pack of {correction.made_by}")
        self._connection.write(
            f"INSERT INTO correction ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (correction.id, *_place(correction), correction.created),
        )

    def _insert_speaker_name(self, name: SpeakerName) -> None:
        self._connection.write(
            f"INSERT INTO speaker_name ({_NAME_COLUMNS}) VALUES (?, ?, ?, ?, ?)",
            (name.id, name.name, name.shown_as, name.article_id, name.created),
        )

    def _set_removed(
        self, correction_id: CorrectionId, removed: str | None
    ) -> frozenset[ArticleId]:
        with_id, key = "WHERE it.id = ?", (correction_id,)
        if self._is_set(CORRECTION.table, correction_id, removed):
            return self._touch(first_record(self._connection, CORRECTION, with_id, key))
        if self._is_set(SPEAKER_NAME.table, correction_id, removed):
            return self._touch(first_record(self._connection, SPEAKER_NAME, with_id, key))
        raise NoSuchCorrection(correction_id)

    def _is_set(self, table: str, correction_id: CorrectionId, removed: str | None) -> bool:
        """Writes when a row was removed; says whether there is such a row."""
        sql = f"UPDATE {table} SET removed = ? WHERE id = ?"
        return self._connection.write(sql, (removed, correction_id)) == 1

    def _touch(self, changed: Correction | SpeakerName | None) -> frozenset[ArticleId]:
        """Queues for the index, inside the transaction, every article that may look otherwise."""
        if changed is None:
            # One that cannot be read held nowhere.
            return frozenset()
        if changed.article_id is not None:
            articles = frozenset({changed.article_id})
        else:
            assert isinstance(changed, SpeakerName)
            articles = articles_naming(self._connection, (changed.name, changed.shown_as))
        for article_id in sorted(articles):
            enqueue(self._connection, QueuedKind.ARTICLE, article_id)
        return articles


def insert_pack_correction(connection: Connection, correction: Correction, pack_id: PackId) -> None:
    """Writes the row inside the caller's transaction."""
    connection.write(
        f"INSERT INTO pack_correction (pack_id, {_PACK_COLUMNS})"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            pack_id,
            correction.id,
            *_place(correction),
            correction.made_by,
            correction.created,
        ),
    )


def _place(correction: Correction) -> tuple[str | int, ...]:
    place = correction.selector
    return (
        correction.article_id,
        correction.kind,
        place.position.start,
        place.position.end,
        place.quote.exact,
        place.quote.prefix,
        place.quote.suffix,
        correction.speaker,
    )
