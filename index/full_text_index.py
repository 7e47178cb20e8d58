"""The index itself: documents in, hits out, and every trouble with a name.

This is the only module to be imported with care: it brings Whoosh with it.
"""

from __future__ import annotations

import errno
import shutil
from collections import defaultdict
from collections.abc import Collection as Several
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from math import log
from pathlib import Path
from threading import Lock
from typing import Any, Self
from uuid import uuid4

from whoosh.codec.whoosh3 import W3Codec
from whoosh.index import TOC, FileIndex
from whoosh.reading import SegmentReader
from whoosh.util.filelock import try_for
from whoosh.writing import SegmentWriter

from index.document import Document, Hits
from index.errors import IndexBusy, IndexDamaged, IndexNotWritable, SearchIndexError
from index.guarded_pickle import guard_whoosh
from index.parsing import Operators
from index.place import mark, place, token
from index.query import Query
from index.ranking import Collection, rank
from index.schema import GROUP_FIELD, ID_FIELD, row, schema
from index.storage import CheckedStorage
from index.stored_segment import StoredSegment

# How long to wait for another writer, in seconds.
PATIENCE = 5.0

_NO_ROOM = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.ENOTDIR)
# So many segments of about the same size are made into one.
_MOST_ALIKE = 8
_SMALL_SEGMENT = 64

guard_whoosh()


class FullTextIndex:
    """An index in a folder; may be shared by threads, and written by several processes in turn.

    The folder may be deleted at any moment: the next search or change raises IndexDamaged.
    `is_new` when the index was made on the spot and holds nothing yet.
    """

    def __init__(
        self, path: Path, operators: Operators, *, is_new: bool, patience: float = PATIENCE
    ) -> None:
        self.is_new = is_new
        self._path = path
        self._attributes = operators.attributes
        self._schema = schema(operators.attributes)
        self._patience = patience
        self._lock = Lock()
        self._storage = CheckedStorage(path)
        self._stored: dict[str, StoredSegment] = {}
        self._state: tuple[str, int] | None = None
        self._collection = Collection(())

    @classmethod
    def open_or_make(
        cls, folder: Path, operators: Operators, *, patience: float = PATIENCE
    ) -> Self:
        """The index of this form in `folder`, made empty when there is none.

        Raises IndexDamaged for one that cannot be read, IndexNotWritable where none can be made.
        """
        path = place(folder, operators)
        is_new = not path.exists()
        if is_new:
            try:
                _make(path, operators)
            except OSError as error:
                raise IndexNotWritable(f"{path}: {error}") from error
        index = cls(path, operators, is_new=is_new, patience=patience)
        with _named_errors(path):
            index._refresh()
        return index

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_trouble: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of what was read; no file was left open."""
        with self._lock:
            self._state = None
            self._collection = Collection(())
            self._stored.clear()

    def search(self, query: Query, limit: int = 100, per_group: int = 0) -> Hits:
        """The best `limit` answers among all that was written so far. Raises IndexDamaged.

        With `per_group` no group has more hits than that among them.
        """
        with self._lock, _named_errors(self._path):
            self._refresh()
            return rank(self._collection, query, limit, per_group)

    def document_count(self) -> int:
        """How many documents can be found. Raises IndexDamaged."""
        with self._lock, _named_errors(self._path):
            self._refresh()
            return self._collection.size - len(self._collection.removed)

    def replace(
        self, documents: Iterable[Document], *, groups: Several[str] = (), ids: Several[str] = ()
    ) -> None:
        """Takes out these groups and ids and puts the documents in, all at once or not at all.

        A document also takes the place of an older one with its id; of two with the same id
        the later one counts. Raises IndexDamaged, IndexBusy or IndexNotWritable.
        """
        new = {document.id: document for document in documents}
        rows = [row(document, self._attributes) for document in new.values()]
        with _named_errors(self._path), self._writer() as writer:
            removed = self._remove(writer, set(groups), {*ids, *new})
            for each in rows:
                writer.add_document(**each)
            if rows or removed:
                writer.commit(mergetype=_merge_alike)

    def remove(self, *, groups: Several[str] = (), ids: Several[str] = ()) -> None:
        """Takes documents out. Raises IndexDamaged, IndexBusy or IndexNotWritable."""
        self.replace((), groups=groups, ids=ids)

    @contextmanager
    def _writer(self) -> Iterator[Any]:
        """Whoosh's writer, under a lock that is let go whatever happens."""
        lock = self._storage.lock("MAIN_WRITELOCK")
        if not try_for(lock.acquire, timeout=self._patience, delay=0.05):
            raise IndexBusy(str(self._path))
        try:
            token(self._path)
            storage = self._storage.copy()
            storage.read_sums(storage.generation())
            writer = SegmentWriter(
                FileIndex(storage, self._schema),
                _lk=False,
                codec=_codec(),
                compound=False,
                limitmb=64,
            )
            try:
                yield writer
            finally:
                if not writer.is_closed:
                    # The trouble that led here is told; what cannot be tidied goes next time.
                    with suppress(Exception):
                        writer.cancel()
        finally:
            with suppress(OSError):
                lock.release()

    def _remove(self, writer: Any, groups: set[str], ids: set[str]) -> int:
        removed = 0
        for segment in writer.segments:
            stored = self._stored_segment(writer.storage, segment)
            numbers = [
                number
                for field, values in ((GROUP_FIELD, groups), (ID_FIELD, ids))
                for value in values
                for number in stored.postings(field, value).documents
            ]
            for number in set(numbers) - stored.removed:
                segment.delete_document(number)
                removed += 1
        return removed

    def _refresh(self) -> None:
        """Takes up what was written since the last look, by this or another process."""
        for _ in range(5):
            generation = self._storage.generation()
            state = token(self._path), generation
            if state == self._state:
                return
            try:
                self._load(generation)
            except (IndexDamaged, OSError):
                # A writer may have finished meanwhile and cleared away what was to be read.
                if self._storage.generation() == generation:
                    raise
                continue
            self._state = state
            return
        raise IndexDamaged(f"{self._path} never stands still")

    def _load(self, generation: int) -> None:
        if self._state is None or token(self._path) != self._state[0]:
            self._storage = CheckedStorage(self._path)
            self._stored = {}
        self._storage.read_sums(generation)
        contents = TOC.read(self._storage, "MAIN", gen=generation, schema=self._schema)
        stored = [self._stored_segment(self._storage, each) for each in contents.segments]
        self._stored = {each.segment_id: each for each in stored}
        self._collection = Collection(stored)

    def _stored_segment(self, storage: CheckedStorage, segment: Any) -> StoredSegment:
        known = self._stored.get(str(segment.segment_id()))
        if known is not None:
            return known.without(frozenset(segment.deleted_docs()))
        storage.check(str(segment.segment_id()))
        return StoredSegment(storage, segment, self._schema)


def _make(path: Path, operators: Operators) -> None:
    """An empty index, made beside its place and moved there when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}-making-{uuid4().hex[:8]}")
    try:
        unfinished.mkdir()
        FileIndex.create(CheckedStorage(unfinished), schema(operators.attributes))
        mark(unfinished)
        try:
            unfinished.rename(path)
        except OSError:
            # Another process was quicker; its index is as good.
            if not path.exists():
                raise
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _codec() -> Any:
    # Compression saves little room for its time, and the statistics of lengths, asked for once
    # for every posting, serve only Whoosh's own searcher.
    codec = W3Codec(blocklimit=1024, compression=0)
    codec.length_stats = False
    return codec


def _merge_alike(writer: Any, segments: list[Any]) -> list[Any]:
    """The segments to keep as they are; those of which there are many alike go into the new one.

    Whoosh's own rule hardly ever merges segments of more than a few documents, and every
    segment costs each search some time.
    """
    alike: dict[int, list[Any]] = defaultdict(list)
    for segment in segments:
        alike[_size_class(segment)].append(segment)
    merged = [each for several in alike.values() if len(several) >= _MOST_ALIKE for each in several]
    merged += [
        each
        for each in segments
        if each not in merged and each.deleted_count() * 2 > each.doc_count_all()
    ]
    for segment in merged:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [each for each in segments if each not in merged]


def _size_class(segment: Any) -> int:
    return max(0, int(log(max(1, segment.doc_count_all()) / _SMALL_SEGMENT, _MOST_ALIKE) + 1))


@contextmanager
def _named_errors(path: Path) -> Iterator[None]:
    """Whatever Whoosh raises over a damaged file, and that is anything at all, gets a name."""
    try:
        yield
    except SearchIndexError:
        raise
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise IndexNotWritable(f"{path}: {error}") from error
        raise IndexDamaged(f"{path}: {error}") from error
    except Exception as error:
        raise IndexDamaged(f"{path}: {error!r}") from error
