"""Keeping a search and letting go of one: each a step that can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.core.article import ArticleId
from desktop.core.library.library import Library
from desktop.core.saved_search import SavedSearchId
from desktop.core.search_request import Request, ResultKind
from desktop.live.edits.edits import Edits
from desktop.live.library import LiveLibrary
from tests.core.an_empty_library import a_library
from tests.desktop.builders import a_full_disk

RUST = Request("rust", kind=ResultKind.NOTE)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with a_library(tmp_path) as library:
        yield library


@pytest.fixture
def live(library: Library, qapp: QApplication) -> LiveLibrary:
    return LiveLibrary(library)


@pytest.fixture
def edits(live: LiveLibrary) -> Edits:
    return Edits(live)


def saved(library: Library) -> list[Request]:
    return [each.request for each in library.searches.saved()]


def test_a_search_is_kept_and_not_kept_by_undo(library: Library, edits: Edits) -> None:
    edits.searches.save(RUST)
    assert saved(library) == [RUST]

    edits.steps.undo()
    assert saved(library) == []
    edits.steps.redo()
    assert saved(library) == [RUST]


def test_the_same_search_is_kept_once_wherever_it_was_made(library: Library, edits: Edits) -> None:
    edits.searches.save(RUST)
    edits.searches.save(Request("rust", kind=ResultKind.NOTE, here=ArticleId("bridge")))

    assert saved(library) == [RUST]
    assert edits.steps.stack.count() == 1


def test_a_removed_search_comes_back_by_undo(library: Library, edits: Edits) -> None:
    edits.searches.save(RUST)
    [kept] = library.searches.saved()

    edits.searches.remove(SavedSearchId(kept.id))
    assert saved(library) == []
    edits.steps.undo()

    assert library.searches.saved() == (kept,)


def test_a_forgotten_search_of_before_comes_back_by_undo(library: Library, edits: Edits) -> None:
    library.searches.remember(RUST)

    edits.searches.forget(RUST)
    assert library.searches.past() == ()
    edits.steps.undo()

    assert library.searches.past() == (RUST,)


def test_what_cannot_be_written_now_is_kept_when_it_can(
    library: Library, live: LiveLibrary, edits: Edits
) -> None:
    failures: list[Exception] = []
    edits.steps.failed.connect(failures.append)

    with a_full_disk():
        edits.searches.save(RUST)
        assert not live.try_now()
    assert saved(library) == []

    assert live.try_now()
    assert saved(library) == [RUST]
    assert failures == []
