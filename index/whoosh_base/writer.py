"""Whoosh's index writer, which makes a whole segment at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from whoosh.fields import Schema, UnknownFieldError
from whoosh.reading import IndexReader
from whoosh.writing import IndexingError, IndexWriter

from index.document import Document
from index.files.manifest import SegmentEntry
from index.index_folder import IndexFolder
from index.segments.content import SegmentContent
from index.segments.fields import GROUP, ID
from index.segments.removal import packed, removed
from index.segments.stored_segment import StoredSegment
from index.segments.upkeep import to_fold
from index.whoosh_base.schema import LANGUAGE, document_of


class ArrayWriter(IndexWriter):  # type: ignore[misc]  # Whoosh has no types.
    """Takes documents and what is to go, and puts both into the index at once or not at all.

    Otherwise than Whoosh's own it holds the lock only while it commits, and a document always
    takes the place of one with its id: `add_document` and `update_document` are one. What is to go
    is looked for among what is in the index when it commits, and not among its own documents.
    """

    def __init__(
        self,
        folder: IndexFolder,
        schema: Schema,
        attributes: Sequence[str],
        read: Callable[[], IndexReader],
        patience: float,
    ) -> None:
        self.schema = schema
        self._folder = folder
        self._attributes = tuple(attributes)
        self._read = read
        self._patience = patience
        self._documents: dict[str, Document] = {}
        self._gone_ids: set[bytes] = set()
        self._gone_groups: set[bytes] = set()
        self._content: SegmentContent | None = None
        self._is_closed = False
        # The segments of the reader that was given last, with their first numbers.
        self._numbered: list[tuple[int, StoredSegment]] | None = None

    def reader(self, **_options: Any) -> IndexReader:
        """What reads the index as it is now; its numbers of documents are those of this writer."""
        reader = self._read()
        self._numbered = [
            (first, leaf.segment().live.stored) for leaf, first in reader.leaf_readers()
        ]
        return reader

    def add_document(self, **fields: Any) -> None:
        """Takes a document, field by field; `_language` says in which language it is.

        Raises UnknownFieldError for a field that the schema does not have.
        """
        for name in fields:
            if name != LANGUAGE and name not in self.schema:
                raise UnknownFieldError(f"No field named {name!r}")
        document = document_of(fields, self._attributes)
        self._documents[document.id] = document

    update_document = add_document

    def delete_by_term(self, fieldname: str, text: str, searcher: Any = None) -> None:
        """Takes out the documents with a term; of ids and groups they are found when committing."""
        if fieldname == ID:
            self._gone_ids.add(text.encode())
        elif fieldname == GROUP:
            self._gone_groups.add(text.encode())
        else:
            super().delete_by_term(fieldname, text, searcher)

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Takes out the document that had this number in the last `reader()`, or leaves it in.

        Whatever others did to the index meanwhile: it goes by its id.
        """
        if self._numbered is None:
            self.reader()
        assert self._numbered is not None
        first, stored = [each for each in self._numbered if each[0] <= docnum][-1]
        gone = stored.record(docnum - first).id.encode()
        (self._gone_ids.add if delete else self._gone_ids.discard)(gone)

    def prepare(self) -> None:
        """Makes of the documents what a segment will hold. Raises UnicodeEncodeError."""
        if self._content is None and self._documents:
            self._content = self._folder.store.prepared(tuple(self._documents.values()))

    def commit(self) -> None:
        """Puts everything into the index. Raises IndexDamaged, IndexBusy and OSError."""
        if self._is_closed:
            raise IndexingError("The writer was closed")
        self.prepare()
        self._is_closed = True
        self._gone_ids |= {each.encode() for each in self._documents}
        self._folder.state()
        entry = self._folder.store.write(self._content) if self._content else None
        with self._folder.locked(self._patience):
            self._replace(entry)

    def cancel(self) -> None:
        """Leaves the index as it is."""
        self._is_closed = True

    def _replace(self, entry: SegmentEntry | None) -> None:
        before = self._folder.manifest()
        segments = [self._without_gone(each) for each in before.segments]
        if entry is None and segments == list(before.segments):
            return
        if entry:
            self._folder.store.finish(entry)
            segments.append(entry)
        segments = [each for each in segments if not _is_empty(each)]
        if chosen := to_fold(segments):
            merged = merged_segment(self._folder, chosen, lambda: False)
            self._folder.store.finish(merged)
            segments = [each for each in segments if each not in chosen]
            segments.append(merged)
        self._folder.commit(before, segments)

    def _without_gone(self, entry: SegmentEntry) -> SegmentEntry:
        """The segment without the documents that are to go."""
        gone = self._folder.segment(entry).documents_with(self._gone_ids, self._gone_groups)
        if not len(gone):
            return entry
        mask = removed(entry)
        mask[gone] = True
        return replace(entry, removed=packed(mask))


def merged_segment(
    folder: IndexFolder, chosen: Sequence[SegmentEntry], should_stop: Callable[[], bool]
) -> SegmentEntry:
    """One segment, under a name that does not count yet, with what several hold. Raises Stopped."""
    return folder.store.merge([(each, folder.segment(each)) for each in chosen], should_stop)


def put_in_place(folder: IndexFolder, chosen: Sequence[SegmentEntry], merged: SegmentEntry) -> bool:
    """Puts a merged segment in the place of others, unless somebody else merged them.

    The index must be locked.
    """
    before = folder.manifest()
    now = {entry.name: entry for entry in before.segments}
    if not all(entry.name in now for entry in chosen):
        folder.store.abandon(merged)
        return False
    # What was removed while the merge went on is removed from its outcome.
    gone = np.concatenate([removed(now[each.name])[~removed(each)] for each in chosen])
    names = {entry.name for entry in chosen}
    others = [entry for entry in before.segments if entry.name not in names]
    folder.store.finish(merged)
    folder.commit(before, [replace(merged, removed=packed(gone)), *others])
    folder.settle()
    return True


def _is_empty(entry: SegmentEntry) -> bool:
    return bool(entry.removed) and bool(removed(entry).all())
