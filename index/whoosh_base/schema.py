"""The fields of a document in the terms of Whoosh."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import Any

from whoosh.analysis import Analyzer, IDAnalyzer
from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence, Format

from index.document import Document
from index.segments.fields import (
    DATE,
    GROUP,
    HEADING,
    ID,
    KEYWORDS,
    KIND,
    PAIRS,
    STEMS,
    TEXT,
    WORDS,
    Terms,
    attribute_field,
    column_of,
)
from index.whoosh_base.analyzers import StemAnalyzer, WordAnalyzer

PAYLOAD = "payload"
# What is said of a document beside its fields, as Whoosh says a boost.
LANGUAGE = "_language"


class _Positions(Format):  # type: ignore[misc]  # Whoosh has no types.
    """Positions as plain numbers; Whoosh's own format would pickle them."""

    def decode_positions(self, kept: bytes) -> list[int]:
        return unpack_positions(kept).tolist()

    def decode_frequency(self, kept: bytes) -> int:
        return len(unpack_positions(kept))


class ValueField(COLUMN):  # type: ignore[misc]  # Whoosh has no types.
    """A column of words as they are."""

    def __init__(self) -> None:
        super().__init__(VarBytesColumn())

    def to_bytes(self, value: str | bytes) -> bytes:
        return value if isinstance(value, bytes) else value.encode()

    def from_bytes(self, kept: bytes) -> str:
        return kept.decode()


class TermField(FieldType):  # type: ignore[misc]  # Whoosh has no types.
    """A field with terms; Whoosh's writer may be given them with their positions, ready made."""

    def __init__(
        self,
        analyzer: Analyzer,
        *,
        keeps_positions: bool = False,
        has_lengths: bool = False,
        is_unique: bool = False,
        has_column: bool = False,
    ) -> None:
        super().__init__(
            _Positions() if keeps_positions else Existence(),
            analyzer=analyzer,
            scorable=has_lengths,
            unique=is_unique,
            sortable=VarBytesColumn() if has_column else False,
        )
        self.keeps_positions = keeps_positions

    def index(
        self, value: Terms | str, **_options: Any
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        terms = self._terms(value) if isinstance(value, str) else value
        for term, positions in terms.items():
            kept = pack_positions(positions) if self.keeps_positions else b""
            yield term.encode(), len(positions), float(len(positions)), kept

    def _terms(self, value: str) -> Terms:
        found: Terms = {}
        for token in self.analyzer(value, positions=True, mode="index"):
            found.setdefault(token.text, []).append(token.pos)
        return found


def pack_positions(positions: Iterable[int]) -> bytes:
    """Positions as Whoosh keeps them for us."""
    return array("I", positions).tobytes()


def unpack_positions(kept: bytes) -> array[int]:
    """The positions that were packed."""
    positions = array("I")
    positions.frombytes(kept)
    return positions


def schema(attributes: Iterable[str]) -> Schema:
    """The Whoosh schema of an index with these attributes.

    Of these fields a writer is given `id`, `group`, `kind`, `date`, `payload`, `text`, `heading`,
    `keywords` and one for each attribute, called as `attribute_field` says; it makes the others.
    """
    names = tuple(attributes)
    whole = IDAnalyzer()
    fields: dict[str, Any] = {
        name: ValueField() for name in (KIND, DATE, PAYLOAD, *map(column_of, names))
    }
    fields[ID] = TermField(whole, is_unique=True, has_column=True)
    fields[GROUP] = TermField(whole, has_column=True)
    for name in STEMS:
        keeps_positions = name in (TEXT, HEADING)
        fields[name] = TermField(StemAnalyzer(), keeps_positions=keeps_positions, has_lengths=True)
    for name in (WORDS, PAIRS, *map(attribute_field, names)):
        fields[name] = TermField(WordAnalyzer(), keeps_positions=True)
    return Schema(**fields)


def row(document: Document) -> dict[str, Any]:
    """A document as the writer takes it, field by field."""
    return {
        ID: document.id,
        GROUP: document.group,
        KIND: document.kind,
        DATE: document.date,
        PAYLOAD: document.payload,
        TEXT: document.text,
        HEADING: document.heading,
        KEYWORDS: document.keywords,
        LANGUAGE: document.language,
        **{attribute_field(name): value for name, value in document.attributes.items()},
    }


def document_of(row: dict[str, Any], attributes: Iterable[str]) -> Document:
    """The document that a row tells of; what it does not tell is empty."""
    return Document(
        id=row[ID],
        group=row.get(GROUP, ""),
        kind=row.get(KIND, ""),
        text=row.get(TEXT, ""),
        heading=row.get(HEADING, ""),
        keywords=tuple(row.get(KEYWORDS, ())),
        date=row.get(DATE, ""),
        attributes={
            name: row[field] for name in attributes if (field := attribute_field(name)) in row
        },
        payload=row.get(PAYLOAD, ""),
        language=row.get(LANGUAGE, "en"),
    )
