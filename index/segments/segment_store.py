"""Segments in files of our own, one file to a segment."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from time import time

from index.document import Document
from index.files.block_cache import BlockCache
from index.files.manifest import SegmentEntry, settle_file
from index.location import is_part
from index.segments.content import SegmentContent, write_segment
from index.segments.inversion import invert_documents
from index.segments.merging import Source, merge
from index.segments.removal import removed
from index.segments.stored_segment import StoredSegment
from index.segments.vocabulary import Vocabulary

_FINISHED = ".segment"
_UNFINISHED = ".unfinished"
# Segments that are larger than this together, in bytes, are merged without the common cache.
_MUCH = 4 << 20
_MOST_KEPT_OF_MUCH = 4 << 20
# A file that is so old, in seconds, and still unfinished will never be.
_FORGOTTEN = 24 * 3600


class SegmentStore:
    """Writes, opens and merges segments; for one thread that writes at a time."""

    def __init__(self, folder: Path, attributes: Sequence[str], cache: BlockCache) -> None:
        self._folder = folder
        self._attributes = tuple(attributes)
        self._cache = cache
        self._vocabulary = Vocabulary()

    def prepared(self, documents: Sequence[Document]) -> SegmentContent:
        """What a segment of these documents will hold. Raises UnicodeEncodeError."""
        if self._vocabulary.is_full:
            self._vocabulary = Vocabulary()
        return invert_documents(documents, self._attributes, self._vocabulary)

    def write(self, content: SegmentContent) -> SegmentEntry:
        """Writes a segment under a name that does not count yet."""
        path = self._unfinished()
        return self._entry(path, content.documents, write_segment(path, content))

    def merge(
        self,
        segments: Sequence[tuple[SegmentEntry, StoredSegment]],
        should_stop: Callable[[], bool],
    ) -> SegmentEntry:
        """Writes a segment that holds what these hold. Raises Stopped and IndexDamaged."""
        if sum(entry.size for entry, _ in segments) > _MUCH:
            # What is merged is read once; it is not to drive out what is searched.
            own = BlockCache(_MOST_KEPT_OF_MUCH)
            segments = [(entry, file.keeping_in(own)) for entry, file in segments]
        sources = [Source(file, removed(entry)) for entry, file in segments]
        path = self._unfinished()
        try:
            check = merge(sources, path, should_stop)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return self._entry(path, sum(len(source.kept) for source in sources), check)

    def finish(self, entry: SegmentEntry) -> None:
        """Gives a segment that was written the name under which it is looked for."""
        path = self._folder / entry.name
        path.with_suffix(_UNFINISHED).rename(path.with_suffix(_FINISHED))

    def settle(self, entry: SegmentEntry) -> None:
        """Sees a segment to the disk, whether it has its last name or not. Raises OSError."""
        for suffix in (_UNFINISHED, _FINISHED):
            settle_file((self._folder / entry.name).with_suffix(suffix))

    def abandon(self, entry: SegmentEntry) -> None:
        """Removes a segment that was written and is not wanted after all."""
        with suppress(OSError):
            (self._folder / entry.name).with_suffix(_UNFINISHED).unlink()

    def open(self, entry: SegmentEntry) -> StoredSegment:
        """A segment that is on the disk. Raises IndexDamaged."""
        path = (self._folder / entry.name).with_suffix(_FINISHED)
        return StoredSegment.open(path, entry.check, self._cache)

    def clear(self, entries: Iterable[SegmentEntry]) -> None:
        """Removes the files of all segments but these, as far as the system lets it."""
        names = {entry.name for entry in entries}
        for path in filter(is_part, self._folder.iterdir()):
            is_stale = path.suffix == _FINISHED and path.stem not in names
            if is_stale or (path.suffix == _UNFINISHED and _is_old(path)):
                with suppress(OSError):
                    path.unlink()

    def _unfinished(self) -> Path:
        return self._folder / f"{os.urandom(8).hex()}{_UNFINISHED}"

    def _entry(self, path: Path, documents: int, check: int) -> SegmentEntry:
        return SegmentEntry(path.stem, documents, path.stat().st_size, check)


def _is_old(path: Path) -> bool:
    # Younger ones may be what another thread or process is merging just now.
    with suppress(OSError):
        return time() - path.stat().st_mtime > _FORGOTTEN
    return False
