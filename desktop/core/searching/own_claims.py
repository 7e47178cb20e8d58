"""What a query finds among the claims that a student makes, where the index does not know them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from desktop.core.evidence import OwnClaimId
from desktop.core.indexing.documents import own_claim_document
from desktop.core.indexing.entries import own_claim_entry_id
from desktop.core.library.evidence_table import EvidenceTable
from desktop.core.library.library import Library
from desktop.core.searching.facets import COUNTED
from desktop.core.searching.passage_hits import PassageHits
from index.asking.query import Query

if TYPE_CHECKING:
    from index.memory_index import MemoryIndexes


def words_of_claims(library: Library) -> dict[OwnClaimId, str]:
    """The words of each claim, as they are now."""
    return EvidenceTable(library.connection, library.now).words()


def found_claims(
    words: dict[OwnClaimId, str],
    wanted: Iterable[str],
    query: Query,
    passed_over: Collection[str],
    indexes: MemoryIndexes,
) -> PassageHits:
    """The `wanted` claims that answer, but for those to be passed over, by their documents' ids."""
    ids = (OwnClaimId(each) for each in wanted)
    documents = [
        own_claim_document(each, words[each])
        for each in ids
        if each in words and own_claim_entry_id(each) not in passed_over
    ]
    if not documents:
        return PassageHits()
    found = indexes.index(documents).search(query, len(documents), facets=COUNTED)
    return PassageHits.of(found)
