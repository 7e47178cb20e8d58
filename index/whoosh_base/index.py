"""Whoosh's index over a folder of segments of arrays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self

from whoosh.index import Index
from whoosh.reading import IndexReader, MultiReader, SegmentReader

from index.errors import IndexDamaged
from index.files.manifest import Manifest, State
from index.index_folder import IndexFolder
from index.scoring.collection_columns import LiveSegment
from index.segments.merging import Stopped
from index.segments.removal import removed
from index.segments.upkeep import to_tidy
from index.whoosh_base.codec import ArrayCodec
from index.whoosh_base.schema import schema
from index.whoosh_base.searcher import ArraySearcher
from index.whoosh_base.segment import ArraySegment
from index.whoosh_base.writer import ArrayWriter, merged_segment, put_in_place

# How long a writer waits for another, in seconds.
PATIENCE = 5.0


class ArrayIndex(Index):  # type: ignore[misc]  # Whoosh has no types.
    """An index in a folder, as Whoosh has it; reading is for one thread at a time.

    Its segments are of arrays, and a manifest of ours stands for Whoosh's table of contents, which
    is a pickle.
    """

    def __init__(self, path: Path, attributes: Sequence[str], patience: float = PATIENCE) -> None:
        self.schema = schema(attributes)
        self._path = path
        self._attributes = tuple(attributes)
        self._patience = patience
        self._folder = IndexFolder(path, attributes)
        self._state: State | None = None
        self._manifest = Manifest()
        self._searcher: ArraySearcher | None = None

    def close(self) -> None:
        """Lets go of all files and of what was read; what is asked next opens them again."""
        self._state = self._searcher = None
        self._folder.close()

    def refresh(self) -> Self:
        """Takes up what was written since the last look, by anybody. Raises IndexDamaged."""
        for _ in range(5):
            state = self._folder.state()
            if state == self._state:
                return self
            try:
                contents = self._folder.manifest()
                for entry in contents.segments:
                    self._folder.segment(entry)
            except IndexDamaged:
                # A writer may have finished meanwhile and cleared away what was to be read.
                if self._folder.state() == state:
                    raise
                continue
            self._manifest, self._state, self._searcher = contents, state, None
            self._folder.keep_open(contents.segments)
            return self
        raise IndexDamaged(f"{self._path} never stands still")

    def up_to_date(self) -> bool:
        """Whether all that was written was taken up. Raises IndexDamaged."""
        return self._folder.state() == self._state

    def latest_generation(self) -> int:
        """A number that grows with every change. Raises IndexDamaged."""
        return self._folder.manifest().generation

    def last_modified(self) -> float:
        """When the index was changed, in seconds since 1970. Raises IndexDamaged."""
        return self._folder.modified()

    def is_empty(self) -> bool:
        """Whether it has no documents. Raises IndexDamaged."""
        return not self._folder.manifest().segments

    def reader(self, reuse: IndexReader | None = None) -> IndexReader:
        """What reads all segments as they are now. Raises IndexDamaged."""
        self.refresh()
        generation, codec = self._manifest.generation, ArrayCodec()
        readers = [
            SegmentReader(
                None,
                self.schema,
                ArraySegment(
                    codec,
                    LiveSegment(
                        self._folder.segment(entry), removed(entry) if entry.removed else None
                    ),
                ),
                generation,
            )
            for entry in self._manifest.segments
        ]
        if len(readers) == 1:
            return readers[0]
        reader = MultiReader(readers, generation)
        reader.schema = self.schema
        return reader

    def searcher(self, **options: Any) -> ArraySearcher:
        """A new searcher of all segments as they are now. Raises IndexDamaged."""
        return ArraySearcher(self.reader(), fromindex=self, **options)

    def current_searcher(self) -> ArraySearcher:
        """One searcher as long as nothing changes; not to be closed. Raises IndexDamaged."""
        self.refresh()
        if self._searcher is None:
            self._searcher = self.searcher()
        return self._searcher

    def writer(self, **options: Any) -> ArrayWriter:
        """What changes the index; `patience` is how long it waits for another, in seconds."""
        patience = float(options.pop("patience", self._patience))
        if options:
            raise TypeError(f"no such options: {', '.join(options)}")
        return ArrayWriter(self._folder, self.schema, self._attributes, self.reader, patience)

    def optimize(self, should_stop: Callable[[], bool] = lambda: False) -> bool:
        """Makes many segments into few, while searches and changes go on.

        Says whether all is tidy now; if not, it was stopped, or somebody else tidied too.
        Raises IndexDamaged, IndexBusy and OSError.
        """
        self._folder.settle()
        while chosen := to_tidy(self._folder.manifest().segments):
            try:
                merged = merged_segment(self._folder, chosen, should_stop)
            except Stopped:
                return False
            # What goes away when it takes its place has long been on the disk.
            self._folder.store.settle(merged)
            with self._folder.locked(self._patience):
                if not put_in_place(self._folder, chosen, merged):
                    return False
        return True
