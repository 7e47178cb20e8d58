"""The fields of a document in the terms of Whoosh."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import Any

from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, ID, FieldType, Schema
from whoosh.formats import Existence, Format

from index.document import Document
from index.fields import STEMS, WORDS, Terms, attribute_field, terms

ID_FIELD, GROUP_FIELD = "id", "group"
KIND_FIELD, DATE_FIELD, PAYLOAD_FIELD = "kind", "date", "payload"


class _Places(Format):  # type: ignore[misc]  # Whoosh has no types.
    """Positions as plain numbers; Whoosh's own format would pickle them."""


class _TermField(FieldType):  # type: ignore[misc]  # Whoosh has no types.
    """Takes terms with their positions ready made: the words of a text are read once only."""

    def __init__(self, *, keeps_places: bool) -> None:
        super().__init__(
            _Places() if keeps_places else Existence(), analyzer=None, scorable=not keeps_places
        )
        self.keeps_places = keeps_places

    def index(self, value: Terms, **_options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        for term, places in value.items():
            kept = pack_places(places) if self.keeps_places else b""
            yield term.encode(), len(places), float(len(places)), kept


def pack_places(places: Iterable[int]) -> bytes:
    """Positions as the index keeps them."""
    return array("I", places).tobytes()


def unpack_places(kept: bytes) -> array[int]:
    """The positions that were packed."""
    places = array("I")
    places.frombytes(kept)
    return places


def schema(attributes: Iterable[str]) -> Any:
    """The Whoosh schema of an index with these attributes."""
    fields: dict[str, Any] = {
        ID_FIELD: ID(sortable=VarBytesColumn()),
        GROUP_FIELD: ID(sortable=VarBytesColumn()),
        KIND_FIELD: COLUMN(VarBytesColumn()),
        DATE_FIELD: COLUMN(VarBytesColumn()),
        PAYLOAD_FIELD: COLUMN(VarBytesColumn()),
        WORDS: _TermField(keeps_places=True),
    }
    fields |= {field: _TermField(keeps_places=False) for field in STEMS}
    fields |= {attribute_field(name): _TermField(keeps_places=True) for name in attributes}
    return Schema(**fields)


def row(document: Document, attributes: Iterable[str]) -> dict[str, Any]:
    """The document as Whoosh's writer takes it."""
    return {
        ID_FIELD: document.id,
        GROUP_FIELD: document.group,
        KIND_FIELD: document.kind.encode(),
        DATE_FIELD: document.date.encode(),
        PAYLOAD_FIELD: document.payload.encode(),
        **terms(document, attributes),
    }
