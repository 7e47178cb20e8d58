"""Lines of a pack in any order, some of them right and some of them anything at all."""

from __future__ import annotations

from hypothesis import strategies as st

arrangements = st.lists(
    st.one_of(
        st.sampled_from(
            ["---", "", "## A {#a}", "## B", "id: a", "title: “T”", "rights: r", "on: a … b",
             "near: a", "also: a", "kind: evidence for", "claim: a", "source: s | report",
             "answer: a | b", "type: mark-many", "speaker: a", "status: opinion", "article: a",
             "edition: 1", "date: 2025-01-01", "language: en", "licence: x", "sourcebook: 1",
             "authors: me", "- 2025 | x | a", "a b c"]
        ),
        st.text(max_size=20),
    ),
    max_size=16,
).map("\n".join)  # fmt: skip
