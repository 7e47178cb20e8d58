"""The fields of a document in the terms of Whoosh."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import Any

from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence, Format

from index.document import Document
from index.segments.fields import (
    DATE,
    GROUP,
    HEADING,
    ID,
    KIND,
    PAIRS,
    STEMS,
    TEXT,
    WORDS,
    Terms,
    attribute_field,
    column_of,
    terms,
)

PAYLOAD = "payload"
# Columns that have the id and the group; Whoosh keeps a field's terms apart from its column.
ID_COLUMN, GROUP_COLUMN = "id_column", "group_column"


class _Places(Format):  # type: ignore[misc]  # Whoosh has no types.
    """Positions as plain numbers; Whoosh's own format would pickle them."""

    def decode_positions(self, kept: bytes) -> list[int]:
        return unpack_places(kept).tolist()

    def decode_frequency(self, kept: bytes) -> int:
        return len(unpack_places(kept))


class TermField(FieldType):  # type: ignore[misc]  # Whoosh has no types.
    """Takes terms with their positions ready made: the words of a text are read once only."""

    def __init__(self, *, keeps_places: bool, has_lengths: bool) -> None:
        super().__init__(
            _Places() if keeps_places else Existence(), analyzer=None, scorable=has_lengths
        )
        self.keeps_places = keeps_places

    def index(self, value: Terms, **_options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        for term, places in value.items():
            kept = pack_places(places) if self.keeps_places else b""
            yield term.encode(), len(places), float(len(places)), kept


def pack_places(places: Iterable[int]) -> bytes:
    """Positions as Whoosh keeps them for us."""
    return array("I", places).tobytes()


def unpack_places(kept: bytes) -> array[int]:
    """The positions that were packed."""
    places = array("I")
    places.frombytes(kept)
    return places


def schema(attributes: Iterable[str]) -> Any:
    """The Whoosh schema of an index with these attributes."""
    names = tuple(attributes)
    columns = (ID_COLUMN, GROUP_COLUMN, KIND, DATE, PAYLOAD, *map(column_of, names))
    fields: dict[str, Any] = {name: COLUMN(VarBytesColumn()) for name in columns}
    for name in (ID, GROUP):
        fields[name] = TermField(keeps_places=False, has_lengths=False)
    for name in STEMS:
        fields[name] = TermField(keeps_places=name in (TEXT, HEADING), has_lengths=True)
    for name in (WORDS, PAIRS, *map(attribute_field, names)):
        fields[name] = TermField(keeps_places=True, has_lengths=False)
    return Schema(**fields)


def row(document: Document, attributes: Iterable[str]) -> dict[str, Any]:
    """The document as Whoosh's writer takes it."""
    names = tuple(attributes)
    values = {column_of(name): document.attributes.get(name, "") for name in names}
    columns = {
        ID_COLUMN: document.id,
        GROUP_COLUMN: document.group,
        KIND: document.kind,
        DATE: document.date,
        PAYLOAD: document.payload,
        **values,
    }
    return {
        ID: {document.id: [0]},
        GROUP: {document.group: [0]},
        **{name: value.encode() for name, value in columns.items()},
        **terms(document, names),
    }
