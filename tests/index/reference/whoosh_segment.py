"""A segment as Whoosh reads it, posting by posting, whatever codec wrote it."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Any

from whoosh.reading import SegmentReader, TermNotFound

from index.segments.fields import DATE, GROUP, ID, KIND, column_of
from index.whoosh_base.schema import PAYLOAD, unpack_positions
from tests.index.reference.length_codes import length_code
from tests.index.reference.memory_segment import NO_POSTINGS, Postings


class WhooshSegment:
    """What ranking asks of a segment, asked of Whoosh's reader."""

    def __init__(self, reader: SegmentReader, languages: AbstractSet[str]) -> None:
        self.reader = reader
        self.languages = languages
        self.size = int(reader.doc_count_all())
        self.removed: AbstractSet[int] = frozenset(reader.segment().deleted_docs())

    def postings(self, field: str, term: str) -> Postings:
        """Where a term occurs."""
        documents, counts = array("I"), array("f")
        for matcher in self._matcher(field, term):
            documents.append(matcher.id())
            counts.append(matcher.weight())
        return Postings(documents, counts) if documents else NO_POSTINGS

    def positions(self, field: str, term: str) -> dict[int, Sequence[int]]:
        """Where a term stands in each document."""
        return {each.id(): unpack_positions(each.value()) for each in self._matcher(field, term)}

    def terms_starting(self, field: str, start: str) -> Iterator[tuple[str, int]]:
        """The terms that begin so, each with the number of its documents."""
        if field in self.reader.indexed_field_names():
            for term in self.reader.expand_prefix(field, start):
                yield term.decode(), int(self.reader.doc_frequency(field, term))

    def lengths(self, field: str) -> Sequence[int]:
        """A code for the length of the field in each document."""
        # Whoosh knows no length where no document of a segment has the field.
        of = self.reader.doc_field_length
        return [length_code(of(number, field, 0) or 0) for number in range(self.size)]

    def total_length(self, field: str) -> int:
        """How many words the field has in all documents together."""
        return int(self.reader.field_length(field))

    def occurrences(self, field: str) -> tuple[int, int]:
        """How often any term of a field stands in any document, and in how many pairs of both."""
        if field not in self.reader.indexed_field_names():
            return 0, 0
        infos = [self.reader.term_info(field, term) for term in self.reader.lexicon(field)]
        return int(sum(each.weight() for each in infos)), sum(
            each.doc_frequency() for each in infos
        )

    def id(self, document: int) -> str:
        """The document's id."""
        return self._value(ID, document)

    def group(self, document: int) -> str:
        """The document's group."""
        return self._value(GROUP, document)

    def kind(self, document: int) -> str:
        """The document's kind."""
        return self._value(KIND, document)

    def date(self, document: int) -> str:
        """The document's date."""
        return self._value(DATE, document)

    def payload(self, document: int) -> str:
        """What is given back with the hit."""
        return self._value(PAYLOAD, document)

    def attribute(self, document: int, name: str) -> str:
        """What the document says under an attribute, or nothing."""
        return self._value(column_of(name), document)

    @cached_property
    def _columns(self) -> dict[str, Any]:
        return {}

    def _value(self, column: str, document: int) -> str:
        if column not in self._columns:
            self._columns[column] = self.reader.column_reader(column, translate=False)
        return bytes(self._columns[column][document]).decode()

    def _matcher(self, field: str, term: str) -> Iterator[Any]:
        try:
            matcher = self.reader._terms.matcher(
                field, term.encode(), self.reader.schema[field].format
            )
        except TermNotFound:
            return
        while matcher.is_active():
            yield matcher
            matcher.next()


def counted(matcher: Any) -> Counter[int]:
    """How often each document is matched by a matcher that has spans."""
    found: Counter[int] = Counter()
    while matcher.is_active():
        found[matcher.id()] = len({(span.start, span.end) for span in matcher.spans()})
        matcher.next()
    return found
