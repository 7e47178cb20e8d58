"""Runs Whoosh's own writer over documents, for one segment at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.writing import SegmentWriter

from index.document import Document
from index.segments.content import SegmentContent
from index.whoosh_layer.array_codec import ArrayCodec
from index.whoosh_layer.schema import row, schema


class _NoIndex:
    """What Whoosh's writer asks of an index: this one has no segments and is not locked."""

    indexname = "MAIN"

    def __init__(self, folder: Path, fields: Any) -> None:
        self.storage = FileStorage(str(folder), supports_mmap=False)
        self._schema = fields

    def _read_toc(self) -> SimpleNamespace:
        return SimpleNamespace(generation=0, schema=self._schema, segments=[])


def inverted_by_whoosh(
    folder: Path, documents: Sequence[Document], attributes: Sequence[str]
) -> SegmentContent:
    """What a segment of these documents holds, found by Whoosh's writer."""
    codec = ArrayCodec()
    write_segment_of(folder, codec, attributes, lambda writer: _add(writer, documents, attributes))
    codec.content.languages = tuple({document.language for document in documents})
    return codec.content


def write_segment_of(
    folder: Path, codec: Any, attributes: Sequence[str], fill: Callable[[Any], None]
) -> Any:
    """A segment of Whoosh's, written with a codec; `fill` puts documents into the writer."""
    writer = SegmentWriter(
        _NoIndex(folder, schema(attributes)), _lk=False, codec=codec, compound=False
    )
    try:
        fill(writer)
        segment = writer._finalize_segment()
    except BaseException:
        writer.cancel()
        raise
    writer._finish()
    return segment


def _add(writer: Any, documents: Sequence[Document], attributes: Sequence[str]) -> None:
    for document in documents:
        writer.add_document(**row(document, attributes))
