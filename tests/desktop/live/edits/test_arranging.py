"""Whatever is done to many articles at once is one step, and can be undone and done again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication

from desktop.core.article import ArticleId
from desktop.core.library.article_tags import ArticleTags
from desktop.core.library.collections import Collections
from desktop.core.library.library import Library
from desktop.core.library.reading_marks import ReadingMarks, ReadingState
from desktop.core.library.source_data import SourceColumn, SourceData
from desktop.live.edits.edits import Edits
from desktop.live.library import LiveLibrary
from tests.core.builders import Clock, an_article

NAMES = tuple(ArticleId(each) for each in "abcd")
Arrange = Callable[[Edits], object]


def arranged(library: Library) -> tuple[Any, ...]:
    """All that can be arranged, as it is now."""
    connection, now = library.connection, library.now
    collections = Collections(connection, now)
    names = {each.id: each.name for each in collections.all()}
    marks = ReadingMarks(connection, now).of(NAMES)
    return (
        library.articles.ids(),
        {each: set(tags) for each, tags in ArticleTags(connection, now).of(NAMES).items()},
        {each: {names[i] for i in some} for each, some in collections.of(NAMES).items()},
        sorted(names.values()),
        {each: mark.state for each, mark in marks.items()},
        {each: mark.furthest for each, mark in marks.items()},
        SourceData(connection, now).of(NAMES),
    )


@pytest.fixture
def library(tmp_path: Path) -> Iterator[LiveLibrary]:
    with Library.open(tmp_path, now=Clock()) as opened:
        opened.articles.add_all([an_article(each) for each in NAMES])
        yield LiveLibrary(opened)


@pytest.fixture
def edits(library: LiveLibrary, qapp: QCoreApplication) -> Edits:
    return Edits(library)


def ids() -> st.SearchStrategy[tuple[ArticleId, ...]]:
    return st.lists(st.sampled_from(NAMES), min_size=1, unique=True).map(tuple)


def tagged(some: tuple[ArticleId, ...], tag: str, is_put: bool) -> Arrange:
    pairs = [(each, tag) for each in some]
    return lambda edits: edits.arranging.tag(*((pairs, ()) if is_put else ((), pairs)))


def collected(some: tuple[ArticleId, ...], name: str) -> Arrange:
    return lambda edits: edits.arranging.collect([(each, name) for each in some], (), name)


def marked(some: tuple[ArticleId, ...], state: ReadingState) -> Arrange:
    return lambda edits: edits.arranging.mark(some, state)


def binned(some: tuple[ArticleId, ...], is_back: bool) -> Arrange:
    return lambda edits: (
        edits.arranging.bring_back(some) if is_back else edits.arranging.put_away(some)
    )


def put_right(some: tuple[ArticleId, ...], column: SourceColumn, value: str) -> Arrange:
    return lambda edits: edits.arranging.change_source(some, {column: value})


arrangements = st.one_of(
    st.builds(tagged, ids(), st.sampled_from("xy"), st.booleans()),
    st.builds(collected, ids(), st.sampled_from(["Coast", "Roads"])),
    st.builds(marked, ids(), st.sampled_from(ReadingState)),
    st.builds(binned, ids(), st.booleans()),
    st.builds(put_right, ids(), st.sampled_from(SourceColumn), st.sampled_from(["A", "B"])),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(arrangements, max_size=8))
def test_all_of_it_can_be_undone_and_done_again(
    qapp: QCoreApplication, steps: list[Arrange]
) -> None:
    with TemporaryDirectory() as folder, Library.open(Path(folder), now=Clock()) as opened:
        opened.articles.add_all([an_article(each) for each in NAMES])
        opened.articles.remember_reading_position(NAMES[0], 3, 40)
        edits = Edits(LiveLibrary(opened))
        states = [arranged(opened)]
        for step in steps:
            before = edits.steps.stack.count()
            step(edits)
            taken = edits.steps.stack.count() - before
            assert taken in (0, 1)
            if taken:
                states.append(arranged(opened))

        for state in states[-2::-1]:
            edits.steps.undo()
            assert arranged(opened) == state
        for state in states[1:]:
            edits.steps.redo()
            assert arranged(opened) == state

        assert opened.connection.damages() == ()


def test_what_changes_nothing_is_no_step(edits: Edits) -> None:
    arranging = edits.arranging
    arranging.tag([(NAMES[0], "x")])

    assert not arranging.tag([(NAMES[0], "x")], [(NAMES[1], "x")])
    assert not arranging.change_source(NAMES, {SourceColumn.TITLE: "Repairs"})
    assert not arranging.put_away(())
    assert edits.steps.stack.count() == 1


def test_undo_leaves_alone_what_was_tagged_before(edits: Edits, library: LiveLibrary) -> None:
    edits.arranging.tag([(NAMES[0], "x")])
    edits.arranging.tag([(each, "x") for each in NAMES])

    edits.steps.undo()

    tags = ArticleTags(library.now.connection, library.now.now).of(NAMES)
    assert [tags[each] for each in NAMES] == [("x",), (), (), ()]


def test_a_collection_is_renamed_and_removed_and_both_are_undone(
    edits: Edits, library: LiveLibrary
) -> None:
    edits.arranging.collect([(NAMES[0], "Coast")], (), "Coast")

    def now() -> list[tuple[str, int]]:
        known = Collections(library.now.connection, library.now.now).all()
        return [(each.name, each.count) for each in known]

    [coast] = Collections(library.now.connection, library.now.now).all()
    edits.arranging.rename_collection(coast, "Shore")
    assert now() == [("Shore", 1)]
    edits.arranging.remove_collection(coast)
    assert now() == []
    edits.steps.undo()
    edits.steps.undo()

    assert now() == [("Coast", 1)]


@pytest.mark.parametrize(
    ("do", "said"),
    [
        (lambda each: each.tag([(NAMES[0], "x"), (NAMES[1], "x")]), "2 articles with #x"),
        (lambda each: each.mark(NAMES, ReadingState.READ), "4 articles marked as read"),
        (lambda each: each.put_away(NAMES[:1]), "1 article put into the bin"),
        (
            lambda each: each.change_source(NAMES[:3], {SourceColumn.PUBLISHER: "The Post"}),
            "Source data of 3 articles changed",
        ),
        (
            lambda each: each.collect([(NAMES[0], "Coast")], (), "Coast"),
            "1 article with “Coast”",
        ),
    ],
)
def test_a_sentence_tells_what_was_done_to_how_many(
    edits: Edits, do: Callable[[Any], object], said: str
) -> None:
    told: list[str] = []
    edits.steps.taken.connect(lambda words, _place: told.append(words))

    do(edits.arranging)

    assert told == [said]
