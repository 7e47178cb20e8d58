"""Segments in Whoosh's own files, unchecked: for comparison, and not what the program uses."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import BufferFile
from whoosh.reading import SegmentReader

from index.document import Document
from index.files.array_file import Array
from index.files.manifest import SegmentEntry, settle_file
from index.location import is_own_folder
from index.segments.fields import GROUP, ID
from index.segments.removal import removed
from index.whoosh_layer.guarded_pickle import guard_whoosh
from index.whoosh_layer.reading import WhooshSegment
from index.whoosh_layer.schema import row, schema
from index.whoosh_layer.writing import write_segment_of

guard_whoosh()

_FINISHED = ".whoosh"
_UNFINISHED = ".unfinished"
_OWN = re.compile(r"[0-9a-f]{16}\.whoosh")


class _WholeFiles(FileStorage):  # type: ignore[misc]  # Whoosh has no types.
    """Files that are read at once and closed; Whoosh leaves some of them open."""

    def __init__(self, path: str) -> None:
        super().__init__(path, supports_mmap=False)

    def open_file(self, name: str, **_options: Any) -> BufferFile:
        return BufferFile(Path(self.folder, name).read_bytes(), name=name)


class PlainSegment:
    """A folder with the files of one segment."""

    def __init__(self, folder: Path, entry: SegmentEntry, fields: Any) -> None:
        about: Any = entry.about
        self._folder = folder
        self._schema = fields
        self._segid = str(about["segid"])
        self._lengths = {str(name): int(length) for name, length in about["lengths"].items()}
        self.size = entry.documents
        self.languages = frozenset(map(str, about["languages"]))

    def close(self) -> None:
        """Lets go of the files; none is open but while it is read."""

    def reader(self, gone: Array) -> SegmentReader:
        """Whoosh's reader of the segment without these documents."""
        segment = W3Segment(
            W3Codec(), "MAIN", self.size, self._segid, set(np.flatnonzero(gone).tolist())
        )
        segment._fieldlengths = self._lengths
        return SegmentReader(_WholeFiles(str(self._folder)), self._schema, segment)

    def documents_with(self, ids: Collection[bytes], groups: Iterable[bytes]) -> Array:
        """The documents that have one of these ids or groups."""
        segment = WhooshSegment(self.reader(np.zeros(self.size, bool)), self.languages)
        found = [
            number
            for field, values in ((ID, ids), (GROUP, groups))
            for value in values
            for number in segment.postings(field, value.decode()).documents
        ]
        return np.array(found, np.int64)


class PlainFormat:
    """Writes, opens and merges segments by Whoosh's writer, codec and reader."""

    def __init__(self, folder: Path, attributes: Sequence[str]) -> None:
        self._folder = folder
        self._attributes = tuple(attributes)
        self._schema = schema(attributes)

    def prepared(self, documents: Sequence[Document]) -> Sequence[Document]:
        """Documents of which every part can be written. Raises UnicodeEncodeError."""
        for document in documents:
            row(document, self._attributes)
        return documents

    def write(self, documents: Sequence[Document]) -> SegmentEntry:
        """Writes a segment under a name that does not count yet."""

        def fill(writer: Any) -> None:
            for document in documents:
                writer.add_document(**row(document, self._attributes))

        return self._written(fill, {document.language for document in documents})

    def merge(
        self,
        segments: Sequence[tuple[SegmentEntry, PlainSegment]],
        _should_stop: Callable[[], bool],
    ) -> SegmentEntry:
        """Writes a segment that holds what these hold."""

        def fill(writer: Any) -> None:
            for entry, segment in segments:
                writer.add_reader(segment.reader(removed(entry)))

        return self._written(fill, {each for _, segment in segments for each in segment.languages})

    def finish(self, entry: SegmentEntry) -> None:
        """Gives a segment that was written the name under which it is looked for."""
        path = self._folder / entry.name
        path.with_suffix(_UNFINISHED).rename(path.with_suffix(_FINISHED))

    def settle(self, entry: SegmentEntry) -> None:
        """Sees a segment to the disk, whether it has its last name or not. Raises OSError."""
        for suffix in (_UNFINISHED, _FINISHED):
            for file in (self._folder / entry.name).with_suffix(suffix).glob("*"):
                settle_file(file)

    def abandon(self, entry: SegmentEntry) -> None:
        """Removes a segment that was written and is not wanted after all."""
        shutil.rmtree((self._folder / entry.name).with_suffix(_UNFINISHED), ignore_errors=True)

    def open(self, entry: SegmentEntry) -> PlainSegment:
        """A segment that is on the disk."""
        path = (self._folder / entry.name).with_suffix(_FINISHED)
        return PlainSegment(path, entry, self._schema)

    def for_whoosh(self, entry: SegmentEntry, segment: PlainSegment) -> WhooshSegment:
        """A segment as Whoosh's searcher takes it."""
        return WhooshSegment(segment.reader(removed(entry)), segment.languages)

    def clear(self, entries: Iterable[SegmentEntry]) -> None:
        """Removes the files of all segments but these."""
        names = {entry.name for entry in entries}
        for path in self._folder.iterdir():
            if _OWN.fullmatch(path.name) and path.stem not in names and is_own_folder(path):
                shutil.rmtree(path, ignore_errors=True)

    def _written(self, fill: Callable[[Any], None], languages: Iterable[str]) -> SegmentEntry:
        path = self._folder / f"{os.urandom(8).hex()}{_UNFINISHED}"
        path.mkdir()
        segment = write_segment_of(path, W3Codec(), self._attributes, fill)
        return SegmentEntry(
            name=path.stem,
            documents=segment.doc_count_all(),
            size=sum(file.stat().st_size for file in path.iterdir()),
            check=0,
            about={
                "segid": segment.segid,
                "lengths": dict(segment._fieldlengths),
                "languages": sorted(languages),
            },
        )
