"""Two programs over one library: each sees the other's work, and neither spoils it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.library import connection
from desktop.core.library.errors import LibraryBusy, LibraryError
from desktop.core.library.library import Library
from tests.core.builders import a_pack, an_annotation, an_article
from tests.core.library.conftest import ContentOf

NOTE = AnnotationId("n1")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that does not wait long for another one."""
    monkeypatch.setattr(connection, "PATIENCE", 0.02)


@pytest.fixture
def here(tmp_path: Path, impatient: None) -> Iterator[Library]:
    with Library.open(tmp_path) as library:
        library.articles.add(an_article())
        yield library


@pytest.fixture
def there(here: Library) -> Iterator[Library]:
    with Library.open(here.folder) as library:
        yield library


def test_each_sees_what_the_other_wrote(here: Library, there: Library) -> None:
    here.annotations.add(an_annotation(body="from here"))
    there.annotations.change(replace(an_annotation(), body="from there"))

    assert here.annotations.find(NOTE) == an_annotation(body="from there")

    there.annotations.remove(NOTE)
    assert here.annotations.find(NOTE) is None


def test_a_library_that_stays_locked_is_busy_and_nothing_is_changed(
    here: Library, there: Library, content_of: ContentOf
) -> None:
    before = content_of(there)

    with here.connection.transaction(), pytest.raises(LibraryBusy):
        there.annotations.add(an_annotation())

    assert content_of(there) == before


def test_a_busy_library_takes_the_note_when_it_is_free_again(here: Library, there: Library) -> None:
    with here.connection.transaction(), pytest.raises(LibraryBusy):
        there.annotations.add(an_annotation())

    there.annotations.add(an_annotation(body="second try"))

    assert here.annotations.find(NOTE) == an_annotation(body="second try")


def test_a_busy_library_can_be_read_and_opened_as_it_was(here: Library, there: Library) -> None:
    with here.connection.transaction():
        here.connection.write("UPDATE article SET title = 'half written'")

        assert there.articles.get(ArticleId("bridge")).title == "Repairs"
        with Library.open(here.folder) as third:
            assert third.articles.get(ArticleId("bridge")).title == "Repairs"


def test_what_breaks_off_inside_a_transaction_leaves_nothing(
    here: Library, there: Library, content_of: ContentOf
) -> None:
    before = content_of(there)

    def break_off() -> None:
        with here.connection.transaction():
            here.connection.write("UPDATE article SET title = 'half written'")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()

    assert content_of(there) == content_of(here) == before
    here.annotations.add(an_annotation())
    assert there.annotations.find(NOTE) is not None


def test_a_view_for_a_task_sees_what_was_written_after_it_was_opened(here: Library) -> None:
    with Library.open_for_reading(here.folder) as view:
        here.annotations.add(an_annotation())

        assert view.annotations.find(NOTE) == an_annotation()


def test_a_view_for_a_task_cannot_write(here: Library, content_of: ContentOf) -> None:
    here.annotations.add(an_annotation())
    before = content_of(here)

    with Library.open_for_reading(here.folder) as view:
        for write in (
            lambda: view.articles.add(an_article("other")),
            lambda: view.articles.remember_reading_position(ArticleId("bridge"), 3),
            lambda: view.annotations.change(an_annotation(body="changed")),
            lambda: view.annotations.remove(NOTE),
            lambda: view.lessons.install([a_pack()]),
            lambda: view.index_queue.clear(view.index_queue.first(10)),
            view.index_queue.enqueue_everything,
            lambda: view.preferences.put("theme", "dark"),
        ):
            with pytest.raises(LibraryError):
                write()
        assert content_of(view) == before

    assert content_of(here) == before
