"""The folder of an index: its lock, its manifest, and the segments that are open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from uuid import uuid4

from whoosh.util.filelock import FileLock, try_for

from index.errors import IndexBusy
from index.files import manifest
from index.files.block_cache import BlockCache
from index.files.manifest import Manifest, SegmentEntry, State
from index.location import is_begun, is_own_folder, mark
from index.segments.segment_store import SegmentStore
from index.segments.stored_segment import StoredSegment

_LOCK = "MAIN_WRITELOCK"
# So much of what was read is kept in memory, in bytes.
_MOST_KEPT = 96 << 20


class IndexFolder:
    """Reads and changes what an index is made of; may be shared by threads."""

    def __init__(self, path: Path, attributes: Sequence[str]) -> None:
        self.path = path
        self._cache = BlockCache(_MOST_KEPT)
        self.store = SegmentStore(path, attributes, self._cache)
        self._open: dict[str, StoredSegment] = {}
        # The manifest as it was when the state of the folder was this.
        self._known: tuple[State, Manifest] | None = None
        # Segments that a power cut would take away.
        self._unsettled: dict[str, SegmentEntry] = {}
        self._lock = Lock()

    def close(self) -> None:
        """Lets go of all files and of what was read."""
        with self._lock:
            self._open.clear()
        self._known = None
        self._cache.clear()

    def state(self) -> State:
        """What changes whenever the index does. Raises IndexDamaged."""
        return manifest.state(self.path)

    def modified(self) -> float:
        """When the index was changed, in seconds since 1970. Raises IndexDamaged."""
        return manifest.modified(self.path)

    def manifest(self) -> Manifest:
        """The segments of the index. Raises IndexDamaged."""
        # The state first: what is written between the two is then read again.
        state = self.state()
        if self._known is None or self._known[0] != state:
            self._known = state, manifest.read(self.path)
        return self._known[1]

    def segment(self, entry: SegmentEntry) -> StoredSegment:
        """A segment, opened once. Raises IndexDamaged."""
        with self._lock:
            if entry.name not in self._open:
                self._open[entry.name] = self.store.open(entry)
            return self._open[entry.name]

    def keep_open(self, entries: Sequence[SegmentEntry]) -> None:
        """Lets go of all segments but these; who still reads one may do so."""
        names = {entry.name for entry in entries}
        with self._lock:
            for name in self._open.keys() - names:
                del self._open[name]

    @contextmanager
    def locked(self, patience: float) -> Iterator[None]:
        """Nobody else changes the index meanwhile. Raises IndexBusy after so many seconds.

        The lock is Whoosh's own, so that a writer of stock Whoosh waits as well; the index knows
        none of the locks of whoever uses it.
        """
        lock = FileLock(str(self.path / _LOCK))
        if not try_for(lock.acquire, timeout=patience, delay=0.01):
            raise IndexBusy(str(self.path))
        try:
            yield
        finally:
            with suppress(OSError):
                lock.release()

    def commit(self, before: Manifest, segments: Sequence[SegmentEntry]) -> None:
        """Makes these the segments of the index; must be locked.

        Whoever is killed now has lost nothing; after a power cut before the next `settle` the
        index may be the one before, or damaged.
        """
        after = Manifest(before.generation + 1, tuple(segments))
        manifest.write(self.path, after)
        self._known = self.state(), after
        known = {entry.name for entry in before.segments}
        new = {each.name: each for each in segments if each.name not in known}
        self._unsettled |= new
        if len(new) + len(known) > len(segments):
            self.store.clear(segments)

    def settle(self) -> None:
        """Sees to the disk what was written here. Raises OSError."""
        while self._unsettled:
            _, entry = self._unsettled.popitem()
            self.store.settle(entry)
        manifest.settle(self.path)


def make(path: Path) -> None:
    """An empty index, made beside its place and moved there when it is whole. Raises OSError.

    Where the folder is there already, with somebody else's files in it, it is made around them.
    """
    path.parent.mkdir(exist_ok=True)
    if is_own_folder(path) and not is_begun(path):
        manifest.write(path, Manifest())
        mark(path)
        return
    unfinished = path.with_name(f"{path.name}-making-{uuid4().hex[:8]}")
    try:
        unfinished.mkdir()
        manifest.write(unfinished, Manifest())
        mark(unfinished)
        try:
            unfinished.rename(path)
        except OSError:
            # Another process was quicker; its index is as good.
            if not path.exists():
                raise
    finally:
        for each in unfinished.glob("*") if unfinished.is_dir() else ():
            each.unlink()
        with suppress(OSError):
            unfinished.rmdir()
