"""Imports, versions, marks, the bin, tags and collections, undone and redone in whatever order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication

from desktop.core.article import ArticleId
from desktop.core.library.article_tags import ArticleTags
from desktop.core.library.collections import Collections
from desktop.core.library.library import Library
from desktop.core.library.reading_marks import ReadingMarks, ReadingState
from desktop.core.library.source_data import SourceColumn, SourceData
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.live.edits.edits import Edits
from desktop.live.library import LiveLibrary
from tests.core.builders import Clock, an_article

NAMES = tuple(ArticleId(each) for each in "abcde")
HERE = NAMES[:3]
WORDS = "The old bridge was shut on Monday. Nobody had seen the rust below it. It stays shut."
TEXTS = (
    WORDS,
    WORDS.replace("Monday", "Friday"),
    "The ferry sails. Nobody had seen the rust below it.",
)
Act = Callable[[Edits, LiveLibrary], object]


def standing(library: Library) -> tuple[Any, ...]:
    """All that a student sees of these articles."""
    connection, now = library.connection, library.now
    collections, known = Collections(connection, now), library.articles
    names = {each.id: each.name for each in collections.all()}
    there = known.ids()
    return (
        sorted(there),
        {each: (known.get(each).text, known.get(each).version) for each in there},
        {each: set(tags) for each, tags in ArticleTags(connection, now).of(NAMES).items()},
        {each: {names[i] for i in some} for each, some in collections.of(NAMES).items()},
        {each: mark.state for each, mark in ReadingMarks(connection, now).of(NAMES).items()},
        SourceData(connection, now).of(NAMES),
        {
            each: {
                (mark.id, mark.span if not mark.is_lost else None, mark.lost_from)
                for mark in (
                    *library.annotations.standing_in(each),
                    *library.annotations.lost_in(each),
                )
            }
            for each in there
        },
    )


def adds(name: ArticleId) -> Act:
    def add(edits: Edits, library: LiveLibrary) -> None:
        known, bin_of = library.now.articles.ids(), library.now.connection
        binned = bin_of.read("SELECT id FROM article WHERE id = ?", (name,))
        if name in known or binned:
            # What is added has an id of its own.
            raise LookupError(name)
        edits.articles.add([an_article(name, WORDS)])

    return add


def takes(name: ArticleId, text: str) -> Act:
    def take(edits: Edits, library: LiveLibrary) -> None:
        # What comes again says by itself who published it.
        came = replace(library.now.articles.get(name), text=text, publisher="The Courier")
        planned = library.now.versions.plan(came)
        edits.versions.take(planned)

    return take


def marks(name: ArticleId, start: int) -> Act:
    return lambda edits, library: edits.notes.mark(
        library.now.articles.get(name), Span(start, start + 9), Pen.CLAIM
    )


def arranges(arrange: Callable[[Edits, tuple[ArticleId, ...]], object], *ids: ArticleId) -> Act:
    def act(edits: Edits, library: LiveLibrary) -> None:
        known = library.now.articles.ids()
        if here := tuple(each for each in ids if each in known):
            arrange(edits, here)

    return act


ARRANGEMENTS: tuple[Callable[[Edits, tuple[ArticleId, ...]], object], ...] = (
    lambda edits, ids: edits.arranging.put_away(ids),
    lambda edits, ids: edits.arranging.tag([(each, "roads") for each in ids]),
    lambda edits, ids: edits.arranging.tag((), [(each, "roads") for each in ids]),
    lambda edits, ids: edits.arranging.collect([(each, "Owls") for each in ids], (), "Owls"),
    lambda edits, ids: edits.arranging.mark(ids, ReadingState.READ),
    lambda edits, ids: edits.arranging.change_source(ids, {SourceColumn.PUBLISHER: "Voice"}),
)


def undo(edits: Edits, _: LiveLibrary) -> object:
    return edits.steps.undo()


def redo(edits: Edits, _: LiveLibrary) -> object:
    return edits.steps.redo()


def acts() -> st.SearchStrategy[Act]:
    names = st.sampled_from(NAMES)
    return st.one_of(
        st.builds(adds, names),
        st.builds(takes, names, st.sampled_from(TEXTS)),
        st.builds(marks, names, st.integers(0, 30)),
        st.builds(arranges, st.sampled_from(ARRANGEMENTS), names, names),
        st.builds(arranges, st.sampled_from(ARRANGEMENTS), names),
        st.sampled_from((undo, undo, redo)),
    )


# A mark that is made in a later text comes back exactly when both are taken back and done again.
@settings(max_examples=25, deadline=None)
@example([takes(NAMES[2], TEXTS[1]), marks(NAMES[2], 19)])
@example([takes(NAMES[2], TEXTS[2]), marks(NAMES[2], 4), undo, undo, redo, redo])
# What lay in the bin of an article comes back to it, not to another of the same text.
@example([adds(NAMES[3]), adds(NAMES[4]), marks(NAMES[4], 0)])
@example([takes(NAMES[2], TEXTS[1]), takes(NAMES[2], TEXTS[2]), marks(NAMES[2], 4)])
@given(st.lists(acts(), min_size=4, max_size=14))
def test_every_step_leads_back_to_what_was_and_forth_again(
    qapp: QCoreApplication, done: list[Act]
) -> None:
    with TemporaryDirectory() as folder, Library.open(Path(folder), now=Clock()) as opened:
        opened.articles.add_all([an_article(each, WORDS) for each in HERE])
        library = LiveLibrary(opened)
        edits = Edits(library)
        failures: list[object] = []
        edits.steps.failed.connect(failures.append)
        stack = edits.steps.stack
        seen = [standing(opened)]

        for act in done:
            before = stack.index()
            try:
                act(edits, library)
            except LookupError:
                # The article is not there, and nobody could have asked for it.
                continue
            assert not failures
            if act not in (undo, redo) and stack.index() > before:
                seen[stack.index() :] = [standing(opened)]
            assert standing(opened) == seen[stack.index()]

        while stack.index():
            edits.steps.undo()
            assert standing(opened) == seen[stack.index()]
        while stack.index() < len(seen) - 1:
            edits.steps.redo()
            assert standing(opened) == seen[stack.index()]
