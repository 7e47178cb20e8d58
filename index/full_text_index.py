"""The index itself: documents in, hits out, and every trouble with a name.

This is the only module to be imported with care: it brings Whoosh and numpy with it.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Collection as Several
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Self

import numpy as np

from index.asking.parsing import Operators
from index.asking.query import Query
from index.document import Document, Facets, Hits, Order
from index.errors import IndexDamaged, IndexNotWritable, SearchIndexError
from index.files.manifest import Manifest, SegmentEntry, State
from index.index_folder import IndexFolder, make
from index.layers import ALL, Layers
from index.location import is_begun, place
from index.scoring.array_engine import rank_arrays
from index.scoring.stored_collection import StoredCollection, StoredSegment
from index.segments.fields import WORDS, attribute_field
from index.segments.merging import Stopped
from index.segments.removal import packed, removed
from index.segments.upkeep import to_fold, to_tidy
from index.words.analysis import fold

# How long to wait for another writer, in seconds.
PATIENCE = 5.0

_NO_ROOM = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.ENOTDIR)


class FullTextIndex:
    """An index in a folder; may be shared by threads, and written by several processes in turn.

    The folder may be deleted at any moment: the next search or change raises IndexDamaged.
    `is_new` when the index was made on the spot and holds nothing yet.
    """

    def __init__(
        self,
        path: Path,
        operators: Operators,
        *,
        is_new: bool,
        patience: float = PATIENCE,
        layers: Layers = ALL,
    ) -> None:
        self.is_new = is_new
        self._path = path
        self._patience = patience
        self._layers = layers
        self._folder = IndexFolder(path, operators.attributes, layers)
        self._lock = Lock()
        self._writing = Lock()
        self._state: State | None = None
        self._contents = Manifest()
        self._collection = StoredCollection(())

    @classmethod
    def open_or_make(
        cls,
        folder: Path,
        operators: Operators,
        *,
        patience: float = PATIENCE,
        layers: Layers = ALL,
    ) -> Self:
        """The index of this form in `folder`, made empty when there is none.

        Raises IndexDamaged for one that cannot be read, IndexNotWritable where none can be made.
        """
        path = place(folder, operators)
        if not layers.codec:
            path = path.with_name(f"{path.name}-plain")
        is_new = not is_begun(path)
        if is_new:
            try:
                make(path)
            except OSError as error:
                raise IndexNotWritable(f"{path}: {error}") from error
        index = cls(path, operators, is_new=is_new, patience=patience, layers=layers)
        with _named_errors(path):
            index._refresh()
        return index

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_trouble: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of all files and of what was read; what is asked next opens them again."""
        with self._lock:
            self._state = None
            self._collection = StoredCollection(())
            self._folder.close()

    def search(
        self,
        query: Query,
        limit: int = 100,
        per_group: int = 0,
        *,
        facets: Facets = (),
        order: Order | None = None,
    ) -> Hits:
        """The best `limit` answers among all that was written so far. Raises IndexDamaged.

        With an `order` they are the first of all that is found in that order, the best first
        among equals. With `per_group` no group has more hits than that among them. `facets` are
        columns whose values are counted among all that is found: "kind", "group", "year", and
        the names of attributes; of each the 100 most frequent values, or as many as it says.
        """
        with self._lock, _named_errors(self._path):
            self._refresh()
            if self._layers.scorer:
                return rank_arrays(
                    self._collection, query, limit, per_group, facets=facets, order=order
                )
            return self._ranked_by_whoosh(query, limit, per_group, facets, order)

    def document_count(self) -> int:
        """How many documents can be found. Raises IndexDamaged."""
        with self._lock, _named_errors(self._path):
            self._refresh()
            return sum(
                each.documents - int(removed(each).sum()) for each in self._contents.segments
            )

    def suggest(self, word: str, most: int = 3, *, attribute: str = "") -> list[str]:
        """Words of the index that `word` may be meant to be, likeliest first. Raises IndexDamaged.

        They are as `index.words.analysis.fold` gives them, and more frequent than the word itself;
        words of texts and headings, or those of one attribute alone.
        """
        with self._lock, _named_errors(self._path):
            self._refresh()
            field = attribute_field(attribute) if attribute else WORDS
            return self._collection.suggestions(field, fold(word), most)

    def completions(self, start: str, most: int = 10) -> list[str]:
        """The most frequent words of the index that begin so. Raises IndexDamaged."""
        with self._lock, _named_errors(self._path):
            self._refresh()
            return self._collection.completions(fold(start), most)

    def replace(
        self, documents: Iterable[Document], *, groups: Several[str] = (), ids: Several[str] = ()
    ) -> None:
        """Takes out these groups and ids and puts the documents in, all at once or not at all.

        A document also takes the place of an older one with its id; of two with the same id
        the later one counts. Raises IndexDamaged, IndexBusy or IndexNotWritable.
        """
        new = tuple({document.id: document for document in documents}.values())
        gone_ids = {each.encode() for each in (*ids, *(document.id for document in new))}
        gone_groups = {group.encode() for group in groups}
        with self._writing:
            content = self._folder.format.prepared(new) if new else None
            with _named_errors(self._path):
                self._folder.state()
                entry = self._folder.format.write(content) if content else None
                with self._folder.locked(self._patience):
                    self._replace(entry, gone_ids, gone_groups)

    def remove(self, *, groups: Several[str] = (), ids: Several[str] = ()) -> None:
        """Takes documents out. Raises IndexDamaged, IndexBusy or IndexNotWritable."""
        self.replace((), groups=groups, ids=ids)

    def tidy(self, should_stop: Callable[[], bool] = lambda: False) -> bool:
        """Makes many segments into few, which makes searches quicker; for when nobody waits.

        What was written is put on the disk first, so that not even a power cut undoes it.
        Searches and changes go on meanwhile. Says whether all is tidy now; if not, it was
        stopped, or somebody else tidied too. Raises IndexDamaged, IndexBusy or IndexNotWritable.
        """
        with _named_errors(self._path):
            self._folder.settle()
            while chosen := to_tidy(self._folder.manifest().segments):
                try:
                    merged = self._merged(chosen, should_stop)
                except Stopped:
                    return False
                # What goes away when it takes its place has long been on the disk.
                self._folder.format.settle(merged)
                with self._folder.locked(self._patience):
                    if not self._put_in_place(chosen, merged):
                        return False
        return True

    def _replace(
        self, entry: SegmentEntry | None, gone_ids: set[bytes], gone_groups: set[bytes]
    ) -> None:
        before = self._folder.manifest()
        segments = [self._without(each, gone_ids, gone_groups) for each in before.segments]
        if entry is None and segments == list(before.segments):
            return
        if entry:
            self._folder.format.finish(entry)
            segments.append(entry)
        segments = [each for each in segments if not _is_empty(each)]
        if chosen := to_fold(segments):
            merged = self._merged(chosen, lambda: False)
            self._folder.format.finish(merged)
            segments = [each for each in segments if each not in chosen]
            segments.append(merged)
        self._folder.commit(before, segments)

    def _without(
        self, entry: SegmentEntry, gone_ids: set[bytes], gone_groups: set[bytes]
    ) -> SegmentEntry:
        """The segment without documents of these ids and groups."""
        gone = self._folder.segment(entry).documents_with(gone_ids, gone_groups)
        if not len(gone):
            return entry
        mask = removed(entry)
        mask[gone] = True
        return replace(entry, removed=packed(mask))

    def _merged(
        self, chosen: Sequence[SegmentEntry], should_stop: Callable[[], bool]
    ) -> SegmentEntry:
        opened = [(entry, self._folder.segment(entry)) for entry in chosen]
        merged: SegmentEntry = self._folder.format.merge(opened, should_stop)
        return merged

    def _put_in_place(self, chosen: Sequence[SegmentEntry], merged: SegmentEntry) -> bool:
        """Puts a merged segment in the place of others, unless somebody else merged them."""
        before = self._folder.manifest()
        now = {entry.name: entry for entry in before.segments}
        if not all(entry.name in now for entry in chosen):
            self._folder.format.abandon(merged)
            return False
        # What was removed while the merge went on is removed from its outcome.
        gone = np.concatenate([removed(now[each.name])[~removed(each)] for each in chosen])
        names = {entry.name for entry in chosen}
        others = [entry for entry in before.segments if entry.name not in names]
        self._folder.format.finish(merged)
        self._folder.commit(before, [replace(merged, removed=packed(gone)), *others])
        self._folder.settle()
        return True

    def _ranked_by_whoosh(
        self,
        query: Query,
        limit: int,
        per_group: int,
        facets: Facets,
        order: Order | None,
    ) -> Hits:
        from index.whoosh_layer.engine import rank_by_whoosh  # noqa: PLC0415

        segments = [
            self._folder.format.for_whoosh(entry, self._folder.segment(entry))
            for entry in self._contents.segments
        ]
        return rank_by_whoosh(segments, query, limit, per_group, facets=facets, order=order)

    def _refresh(self) -> None:
        """Takes up what was written since the last look, by this or another process."""
        for _ in range(5):
            state = self._folder.state()
            if state == self._state:
                return
            try:
                self._load(self._folder.manifest())
            except IndexDamaged:
                # A writer may have finished meanwhile and cleared away what was to be read.
                if self._folder.state() == state:
                    raise
                continue
            self._state = state
            return
        raise IndexDamaged(f"{self._path} never stands still")

    def _load(self, contents: Manifest) -> None:
        opened = [(entry, self._folder.segment(entry)) for entry in contents.segments]
        if self._layers.codec:
            self._collection = StoredCollection(
                StoredSegment(segment, removed(entry) if entry.removed else None)
                for entry, segment in opened
            )
        self._contents = contents
        self._folder.keep_open(contents.segments)


def _is_empty(entry: SegmentEntry) -> bool:
    return bool(entry.removed) and bool(removed(entry).all())


@contextmanager
def _named_errors(path: Path) -> Iterator[None]:
    """Whatever is raised over a damaged file, and that may be anything at all, gets a name."""
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
