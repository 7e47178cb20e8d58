"""Whoosh as it comes, over the same terms: its own index, writer, files, searcher and matchers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from whoosh.filedb.filestore import RamStorage
from whoosh.writing import SegmentWriter

from index.asking.query import Query
from index.document import Document, Facets, Hits, Order
from index.segments.content import SegmentContent
from index.segments.fields import DATE, GROUP, ID, KIND, column_of, terms
from index.whoosh_base.schema import PAYLOAD, schema
from tests.index.reference.gathering import GatheringCodec
from tests.index.reference.whoosh_engine import rank_by_whoosh
from tests.index.reference.whoosh_segment import WhooshSegment


def term_row(document: Document, attributes: Iterable[str]) -> dict[str, Any]:
    """A document as Whoosh's own writer takes it, with its terms ready made."""
    names = tuple(attributes)
    values = {column_of(name): document.attributes.get(name, "") for name in names}
    columns = {KIND: document.kind, DATE: document.date, PAYLOAD: document.payload, **values}
    return {
        ID: document.id,
        GROUP: document.group,
        **columns,
        **terms(document, names),
    }


class PlainWhoosh:
    """An index that is Whoosh throughout."""

    def __init__(self, attributes: Sequence[str]) -> None:
        self._attributes = tuple(attributes)
        self._index = RamStorage().create_index(schema(attributes))
        # By the names of segments: later documents with the same ids may be of others.
        self._languages = dict[str, frozenset[str]]()

    def replace(self, documents: Iterable[Document]) -> None:
        """Puts documents in, each in the place of an older one with its id."""
        new = {document.id: document for document in documents}
        self._delete(new)
        writer = self._index.writer()
        for document in new.values():
            writer.add_document(**term_row(document, self._attributes))
        # One segment for each change, as there.
        writer.commit(merge=False)
        languages = frozenset(document.language for document in new.values())
        for leaf, _ in self._index.reader().leaf_readers():
            if leaf.doc_count_all():
                self._languages.setdefault(leaf.segment().segment_id(), languages)

    def remove(self, *, ids: Iterable[str]) -> None:
        """Takes documents out."""
        self._delete(ids)

    def _delete(self, ids: Iterable[str]) -> None:
        writer = self._index.writer()
        for each in ids:
            writer.delete_by_term(ID, each)
        writer.commit(merge=False)

    def document_count(self) -> int:
        """How many documents can be found."""
        return int(self._index.doc_count())

    def search(
        self,
        query: Query,
        limit: int = 100,
        per_group: int = 0,
        *,
        facets: Facets = (),
        order: Order | None = None,
    ) -> Hits:
        """The best answers."""
        # What lost all its documents is no longer there.
        leaves = [leaf for leaf, _ in self._index.reader().leaf_readers() if leaf.doc_count()]
        segments = [
            WhooshSegment(leaf, self._languages[leaf.segment().segment_id()]) for leaf in leaves
        ]
        return rank_by_whoosh(segments, query, limit, per_group, facets=facets, order=order)


def inverted_by_whoosh(documents: Sequence[Document], attributes: Sequence[str]) -> SegmentContent:
    """What a segment of these documents holds: found by Whoosh's writer, taken by our codec."""
    index = RamStorage().create_index(schema(attributes))
    writer = SegmentWriter(index, codec=GatheringCodec(), compound=False)
    for document in documents:
        writer.add_document(**term_row(document, attributes))
    segment = writer._finalize_segment()
    writer._finish()
    content: SegmentContent = segment.content
    content.languages = tuple({document.language for document in documents})
    return content
