"""Our files as a codec of Whoosh's: its writer fills them, its readers read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from index.segments.content import LENGTHS, PARTS, Inverted, SegmentContent
from index.segments.fields import GROUP, ID
from index.segments.segment_file import SegmentFile, StoredField
from index.whoosh_layer.schema import (
    GROUP_COLUMN,
    ID_COLUMN,
    PAYLOAD,
    TermField,
    pack_places,
    unpack_places,
)


class ArrayCodec(base.Codec):  # type: ignore[misc]  # Whoosh has no types.
    """Gathers what Whoosh's writer has to say, or reads a segment that was written."""

    length_stats = False

    def __init__(self, file: SegmentFile | None = None) -> None:
        self.content = SegmentContent()
        self._file = file

    def per_document_writer(self, _storage: Any, _segment: Any) -> _DocumentWriter:
        return _DocumentWriter(self.content)

    def field_writer(self, _storage: Any, _segment: Any) -> _FieldWriter:
        return _FieldWriter(self.content)

    def terms_reader(self, _storage: Any, _segment: Any) -> _TermsReader:
        assert self._file is not None
        return _TermsReader(self._file)

    def per_document_reader(self, _storage: Any, segment: ArraySegment) -> _DocumentReader:
        assert self._file is not None
        return _DocumentReader(self._file, segment.removed)

    def new_segment(self, _storage: Any, _name: str) -> ArraySegment:
        return ArraySegment(self)


class ArraySegment(base.Segment):  # type: ignore[misc]  # Whoosh has no types.
    """A segment as Whoosh knows it; which documents are removed stands in our manifest."""

    def __init__(self, codec: ArrayCodec, removed: AbstractSet[int] = frozenset()) -> None:
        super().__init__("MAIN")
        self._codec = codec
        self.removed = removed

    def codec(self) -> ArrayCodec:
        return self._codec

    def set_doc_count(self, count: int) -> None:
        self._codec.content.documents = count

    def doc_count_all(self) -> int:
        return self._codec.content.documents

    def deleted_count(self) -> int:
        return len(self.removed)

    def deleted_docs(self) -> AbstractSet[int]:
        return self.removed

    def is_deleted(self, document: int) -> bool:
        return document in self.removed


class _DocumentWriter(base.PerDocumentWriter):  # type: ignore[misc]  # Whoosh has no types.
    """Takes columns and lengths, document by document."""

    def __init__(self, content: SegmentContent) -> None:
        self._content = content
        self._columns: dict[str, dict[int, bytes]] = {}
        self._lengths: dict[str, dict[int, int]] = {}
        self._document = 0
        self.is_closed = False

    def start_doc(self, document: int) -> None:
        self._document = document
        self._content.documents = document + 1

    def add_field(self, name: str, field: Any, _value: object, length: int) -> None:
        if field.indexed and field.scorable:
            self._lengths.setdefault(name, {})[self._document] = length

    def add_column_value(self, name: str, _column: Any, value: bytes) -> None:
        self._columns.setdefault(name, {})[self._document] = value

    def close(self) -> None:
        content, size = self._content, range(self._content.documents)
        columns = {
            name: [values.get(document, b"") for document in size]
            for name, values in self._columns.items()
            if any(values.values()) or not name.startswith("value_of_")
        }
        content.ids = columns.pop(ID_COLUMN, [])
        content.payloads = columns.pop(PAYLOAD, [])
        content.columns = {(GROUP if n == GROUP_COLUMN else n): v for n, v in columns.items()}
        content.lengths = {
            name: np.array([lengths.get(document, 0) for document in size], np.int64)
            for name, lengths in self._lengths.items()
        }
        self.is_closed = True


class _FieldWriter(base.FieldWriter):  # type: ignore[misc]  # Whoosh has no types.
    """Takes postings, term by term."""

    def __init__(self, content: SegmentContent) -> None:
        self._content = content
        self._name = ""
        self._keeps_places = False
        self._terms: list[bytes] = []
        self._starts: list[int] = []
        self._documents: list[int] = []
        self._counts: list[int] = []
        self._places: list[int] = []
        self.is_closed = False

    def start_field(self, name: str, field: TermField) -> None:
        self._name, self._keeps_places = name, field.keeps_places
        self._terms, self._starts, self._documents = [], [], []
        self._counts, self._places = [], []

    def start_term(self, term: bytes) -> None:
        self._terms.append(term)
        self._starts.append(len(self._documents))

    def add(self, document: int, weight: float, value: bytes, _length: int) -> None:
        self._documents.append(document)
        self._counts.append(int(weight))
        if self._keeps_places:
            self._places += unpack_places(value)

    def finish_term(self) -> None:
        pass

    def finish_field(self) -> None:
        has_counts = self._name not in (ID, GROUP)
        self._content.fields[self._name] = Inverted(
            self._terms,
            np.array([*self._starts, len(self._documents)], np.int64),
            np.array(self._documents, np.int64),
            np.array(self._counts, np.int64) if has_counts else None,
            np.array(self._places, np.int64) if self._keeps_places else None,
        )

    def close(self) -> None:
        self.is_closed = True


class _TermsReader(base.TermsReader):  # type: ignore[misc]  # Whoosh has no types.
    def __init__(self, file: SegmentFile) -> None:
        self._file = file

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._number(*term) >= 0

    def indexed_field_names(self) -> list[str]:
        return self._file.field_names

    def terms(self) -> Iterator[tuple[str, bytes]]:
        for name in self._file.field_names:
            yield from self.terms_from(name, b"")

    def terms_from(self, name: str, start: bytes) -> Iterator[tuple[str, bytes]]:
        field = self._file.field(name)
        if field:
            for number in range(field.terms.place(start), len(field.terms)):
                yield name, field.terms.string(number)

    def items_from(self, name: str, start: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        for its_name, term in self.terms_from(name, start):
            yield (its_name, term), self.term_info(its_name, term)

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        for name, term in self.terms():
            yield (name, term), self.term_info(name, term)

    def term_info(self, name: str, term: bytes) -> TermInfo:
        field = self._file.field(name)
        postings = field.postings(term) if field else None
        if postings is None:
            # What Whoosh's reader takes for a term that is not there.
            raise KeyError(f"{name}:{term!r}")
        counts = postings.counts.astype(float)
        return TermInfo(
            weight=float(counts.sum()), df=len(counts), maxweight=float(counts.max(initial=0))
        )

    def matcher(self, name: str, term: bytes, form: Any, scorer: Any = None) -> ListMatcher:
        field = self._field(name, term)
        postings = field.postings(term)
        if postings is None:
            raise TermNotFound(f"{name}:{term!r}")
        values: Sequence[bytes] | None = None
        if field.has_places:
            ends = np.cumsum(postings.counts, dtype=np.int64)
            values = [
                pack_places(places.tolist()) for places in np.split(field.places(term), ends[:-1])
            ]
        return ListMatcher(
            postings.documents.tolist(),
            [float(count) for count in postings.counts.tolist()],
            values,
            form,
            scorer,
            term=(name, term),
            terminfo=self.term_info(name, term),
        )

    def _field(self, name: str, term: bytes) -> StoredField:
        field = self._file.field(name)
        if field is None:
            raise TermNotFound(f"{name}:{term!r}")
        return field

    def _number(self, name: str, term: bytes) -> int:
        field = self._file.field(name)
        return field.terms.find(term) if field else -1


class _DocumentReader(base.PerDocumentReader):  # type: ignore[misc]  # Whoosh has no types.
    def __init__(self, file: SegmentFile, removed: AbstractSet[int]) -> None:
        self._file = file
        self._removed = removed

    def doc_count_all(self) -> int:
        return self._file.size

    def doc_count(self) -> int:
        return self._file.size - len(self._removed)

    def has_deletions(self) -> bool:
        return bool(self._removed)

    def is_deleted(self, document: int) -> bool:
        return document in self._removed

    def deleted_docs(self) -> AbstractSet[int]:
        return self._removed

    def supports_columns(self) -> bool:
        return True

    def has_column(self, name: str) -> bool:
        if name in (ID_COLUMN, PAYLOAD):
            return True
        return self._file.column(GROUP if name == GROUP_COLUMN else name) is not None

    def column_reader(self, name: str, _column: Any) -> list[bytes]:
        if name in (ID_COLUMN, PAYLOAD):
            records = self._file.records(0, self._file.size)
            return records[0 if name == ID_COLUMN else PARTS - 1 :: PARTS]
        column = self._file.column(GROUP if name == GROUP_COLUMN else name)
        assert column is not None
        return [value.encode() for value in column.values_of(range(self._file.size))]

    def doc_field_length(self, document: int, name: str, _default: int = 0) -> int:
        return int(LENGTHS[self._file.lengths(name)[document]])

    def field_length(self, name: str) -> int:
        return self._file.total_lengths.get(name, 0)
