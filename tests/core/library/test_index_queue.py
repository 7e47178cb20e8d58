"""The queue for the index: nothing that changed is forgotten."""

from __future__ import annotations

import pytest

from desktop.core.annotation import AnnotationId
from desktop.core.library.errors import LibraryConflict
from desktop.core.library.library import Library
from tests.core.builders import a_pack, an_annotation, an_article

NOTE = AnnotationId("n1")


def queued(library: Library) -> list[str]:
    return [f"{item.kind} {item.item_id}" for item in library.index_queue.first(1000)]


def test_a_new_library_owes_the_index_nothing(library: Library) -> None:
    assert library.index_queue.is_empty()
    assert queued(library) == []


def test_whatever_is_written_is_queued_in_its_order(library: Library) -> None:
    library.articles.add(an_article())
    library.annotations.add(an_annotation())
    library.lessons.install([a_pack("pack")])

    assert queued(library) == [
        "article bridge",
        "annotation n1",
        "article pack/first",
        "article pack/second",
    ]
    assert not library.index_queue.is_empty()


@pytest.mark.parametrize("operation", ["change", "remove", "restore"])
def test_every_later_change_of_a_note_queues_it_again(
    with_article: Library, operation: str
) -> None:
    with_article.annotations.add(an_annotation())
    with_article.index_queue.clear(with_article.index_queue.first(10))

    annotations = with_article.annotations
    {
        "change": lambda: annotations.change(an_annotation(body="more")),
        "remove": lambda: annotations.remove(NOTE),
        "restore": lambda: annotations.restore(NOTE),
    }[operation]()

    assert queued(with_article) == ["annotation n1"]


def test_an_edit_between_feeding_and_clearing_stays_queued(with_article: Library) -> None:
    with_article.annotations.add(an_annotation(body="first"))
    with_article.annotations.add(an_annotation(name="n2"))
    fed = with_article.index_queue.first(10)

    with_article.annotations.change(an_annotation(body="second"))
    with_article.index_queue.clear(fed)

    assert queued(with_article) == ["annotation n1"]


def test_a_number_is_never_given_twice_even_after_the_queue_was_empty(
    with_article: Library,
) -> None:
    with_article.annotations.add(an_annotation(body="first"))
    fed = with_article.index_queue.first(10)
    with_article.index_queue.clear(fed)

    with_article.annotations.change(an_annotation(body="second"))
    with_article.index_queue.clear(fed)

    assert queued(with_article) == ["annotation n1"]


def test_only_as_many_as_asked_for_are_given_the_oldest_first(library: Library) -> None:
    for number in range(5):
        library.articles.add(an_article(f"a{number}"))

    assert [item.item_id for item in library.index_queue.first(2)] == ["a0", "a1"]


def test_a_lost_index_is_owed_everything_that_can_be_seen(library: Library) -> None:
    library.lessons.install([a_pack("pack")])
    library.articles.add(an_article())
    for name in ("n1", "n2"):
        library.annotations.add(an_annotation(name=name))
    library.annotations.remove(NOTE)
    library.index_queue.clear(library.index_queue.first(100))

    library.index_queue.enqueue_everything()

    assert sorted(queued(library)) == [
        "annotation n2",
        "article bridge",
        "article pack/first",
        "article pack/second",
    ]


def test_what_was_fed_to_the_lost_index_is_not_taken_for_fed_to_the_new(library: Library) -> None:
    library.articles.add(an_article())
    fed = library.index_queue.first(10)

    library.index_queue.enqueue_everything()
    library.index_queue.clear(fed)

    assert queued(library) == ["article bridge"]


def test_what_was_not_written_is_not_queued(with_article: Library) -> None:
    with pytest.raises(LibraryConflict):
        with_article.articles.add(an_article())

    assert with_article.index_queue.is_empty()


def test_clearing_nothing_clears_nothing(library: Library) -> None:
    library.articles.add(an_article())

    library.index_queue.clear([])

    assert queued(library) == ["article bridge"]
