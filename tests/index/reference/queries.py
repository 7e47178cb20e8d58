"""Made-up documents, and made-up trees of queries, for property tests."""

from __future__ import annotations

import os

from hypothesis import strategies as st

from index.asking.query import (
    Fuzzy,
    Group,
    Near,
    Node,
    OfAttribute,
    OfGroups,
    OfKind,
    Phrase,
    Prefix,
    Query,
    Term,
    Wildcard,
)
from index.document import Document
from index.words.analysis import Forms, forms

# How many times as many examples as usual are tried.
ROUNDS = int(os.environ.get("SEARCH_ROUNDS", "1"))
FACETS = ("kind", "group", "year", "speaker")

# What a query asks for, and what texts have beside it: words that are there in one and in parts.
WORDS = (
    *("a", "an", "and", "rain", "rains", "rained", "rainy", "storm", "storms", "é", "o’b", "東"),
    *("rainstorm", "brücke", "น้ำ", "🎉"),
)
TEXT_WORDS = (*WORDS, "rain-storm", "a-rain-storms", "Eisenbahnbrücke", "rainstorms", "น้ำ東")
TEXTS = st.lists(st.sampled_from(TEXT_WORDS), max_size=12).map(" ".join)
DOCUMENTS = st.lists(
    st.builds(
        Document,
        id=st.sampled_from([f"id {number}" for number in range(9)]),
        group=st.sampled_from(["g", "h"]),
        kind=st.sampled_from(["article", "note"]),
        text=TEXTS,
        heading=TEXTS,
        keywords=st.lists(st.sampled_from(TEXT_WORDS), max_size=2).map(tuple),
        date=st.sampled_from(["", "2023", "2024-05", "2024-06-03"]),
        attributes=st.fixed_dictionaries({}, optional={"speaker": TEXTS}),
        payload=st.sampled_from(["", "{}", "é"]),
        language=st.sampled_from(["en", "en", "de"]),
    ),
    max_size=8,
)


def only_form(word: str) -> Forms:
    [form] = forms(word)
    return form


FORMS = st.sampled_from(WORDS).map(only_form)
LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.builds(Term, FORMS),
    st.builds(
        Phrase, st.lists(FORMS.map(lambda form: form.exact), min_size=1, max_size=3).map(tuple)
    ),
    st.builds(Prefix, st.sampled_from(["r", "ra", "rain", "s", "x"])),
    st.builds(Wildcard, st.sampled_from(["r*n", "r*s", "ra*y*", "s*t*m", "b*k*", "x*y", "é*e"])),
    st.builds(Fuzzy, st.sampled_from(["rian", "rain", "sotrm", "rins", "bruke", "xyz", "น้ำ"])),
    st.builds(Near, FORMS, FORMS),
    st.builds(OfKind, st.sampled_from(["article", "note", "none"]), st.none()),
    st.builds(OfGroups, st.frozensets(st.sampled_from(["g", "h", "none"])), st.booleans()),
)


def _nested(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(nodes, max_size=3).map(tuple)
    groups = st.builds(Group, several, several, st.lists(nodes, max_size=1).map(tuple))
    return st.one_of(
        groups,
        st.builds(OfAttribute, st.just("speaker"), nodes),
        st.builds(OfKind, st.sampled_from(["article", "note"]), nodes),
    )


NODES = st.recursive(LEAVES, _nested, max_leaves=6)
QUERIES = st.builds(
    Query,
    st.builds(
        Group, st.lists(NODES, max_size=2).map(tuple), st.lists(NODES, max_size=3).map(tuple)
    ),
    st.sampled_from(["", "2023", "2024-05"]),
    st.sampled_from(["", "", "2024", "2024-06"]),
)
