"""A few documents that are searched at once and never written.

Import it late, as `full_text_index`: it brings Whoosh and numpy with it.
"""

from __future__ import annotations

from collections.abc import Iterable

from whoosh.reading import IndexReader, SegmentReader

from index.asking.query import Query
from index.document import Document, Facets, Hits, Order
from index.files.arrays_in_memory import ArraysInMemory
from index.scoring.collection_columns import LiveSegment
from index.scoring.evaluation import CHOSEN, Parameters
from index.scoring.ranking import HitsWanted
from index.segments.content import add_segment
from index.segments.inversion import invert_documents
from index.segments.stored_segment import StoredSegment
from index.segments.vocabulary import Vocabulary
from index.whoosh_base.codec import ArrayCodec
from index.whoosh_base.schema import schema
from index.whoosh_base.searcher import ArraySearcher
from index.whoosh_base.segment import ArraySegment


class MemoryIndexes:
    """Makes indexes in memory of documents with these attributes; for one thread."""

    def __init__(self, attributes: Iterable[str]) -> None:
        self._attributes = tuple(attributes)
        self._schema = schema(self._attributes)
        # The words of one text are mostly those of the next.
        self._vocabulary = Vocabulary()

    def index(self, documents: Iterable[Document]) -> MemoryIndex:
        """The index of these documents; of two with one id the later counts.

        Raises UnicodeEncodeError for half characters.
        """
        if self._vocabulary.is_full:
            self._vocabulary = Vocabulary()
        different = tuple({document.id: document for document in documents}.values())
        content = invert_documents(different, self._attributes, self._vocabulary)
        arrays = ArraysInMemory()
        arrays.about = add_segment(arrays, content, "in memory")
        segment = ArraySegment(ArrayCodec(), LiveSegment(StoredSegment(arrays), None))
        return MemoryIndex(SegmentReader(None, self._schema, segment))


class MemoryIndex:
    """Some documents, searched as an index in a folder is."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._searcher = self.searcher()

    def searcher(self, parameters: Parameters = CHOSEN) -> ArraySearcher:
        """What searches it, with these parameters to weigh words by."""
        return ArraySearcher(self._reader, parameters=parameters)

    def search(
        self,
        query: Query,
        limit: int = 100,
        per_group: int = 0,
        *,
        facets: Facets = (),
        order: Order | None = None,
    ) -> Hits:
        """The best answers, as `FullTextIndex.search` gives them."""
        return self._searcher.hits(query, HitsWanted(limit, per_group, facets, order))
