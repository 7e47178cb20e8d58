"""What another program writes is told here, and what nobody sees is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.core.article import ArticleId
from desktop.core.library.changes import Changes
from desktop.core.library.library import Library
from desktop.live.library import LiveLibrary
from desktop.live.other_writers import OtherWriters
from tests.core.an_empty_library import a_library
from tests.core.builders import an_annotation, an_article


class Watch:
    """A library that is watched, and what was told of it."""

    def __init__(self, library: Library) -> None:
        self.live = LiveLibrary(library)
        self.others = OtherWriters(self.live)
        self.told: list[Changes] = []
        self.preferred = 0
        self.live.changed.connect(self.told.append)
        self.others.preferences_changed.connect(self._count)

    def _count(self) -> None:
        self.preferred += 1


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Library]:
    with a_library(tmp_path) as library:
        library.articles.add(an_article())
        yield library


@pytest.fixture
def watch(there: Library, qapp: QApplication) -> Iterator[Watch]:
    with a_library(there.folder) as here:
        yield Watch(here)


def test_a_note_that_another_wrote_is_told_once(watch: Watch, there: Library) -> None:
    changes = there.annotations.add(an_annotation())

    watch.others.tell_changes()
    watch.others.tell_changes()

    assert watch.told == [changes]


def test_an_article_that_another_added_is_told(watch: Watch, there: Library) -> None:
    there.articles.add(an_article("ferry"))

    watch.others.tell_changes()

    ferry = frozenset({ArticleId("ferry")})
    assert watch.told == [Changes(articles=ferry, texts=ferry)]


def test_preferences_of_another_window_are_told_as_such(watch: Watch, there: Library) -> None:
    there.preferences.put("theme", "dark")

    watch.others.tell_changes()

    assert (watch.told, watch.preferred) == ([], 1)


def test_an_index_that_clears_its_queue_is_not_told(watch: Watch, there: Library) -> None:
    there.index_queue.clear(there.index_queue.first(10))
    there.articles.remember_reading_position(ArticleId("bridge"), 3)

    watch.others.tell_changes()

    assert (watch.told, watch.preferred) == ([], 0)
