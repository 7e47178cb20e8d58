"""What lies in the bin: since when, until when at least, and how it is deleted for ever."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from desktop.core.annotation import AnnotationId
from desktop.core.library.bin import KEPT_DAYS, Bin, BinnedNote
from desktop.core.library.library import Library
from tests.core.builders import an_annotation

OLD, NEW, HELD = (AnnotationId(each) for each in ("old", "new", "held"))


@pytest.fixture
def removed(with_article: Library) -> datetime:
    """When a note was put into the bin, and another one day later; a third one stands."""
    notes = with_article.annotations
    for name in (OLD, NEW, HELD):
        notes.add(an_annotation(name=name, body=f"words of {name}"))
    notes.remove(OLD)
    notes.remove(NEW)
    moment = datetime.fromisoformat(notes.removal_times(an_annotation().article_id)[OLD])
    with with_article.connection.transaction():
        with_article.connection.write(
            "UPDATE annotation SET removed = ? WHERE id = ?",
            ((moment + timedelta(days=1)).isoformat(), NEW),
        )
    return moment


def test_everything_tells_since_when_and_until_when_at_least(
    with_article: Library, removed: datetime
) -> None:
    found = {each.annotation.id: each for each in Bin(with_article.connection).notes(10)}

    assert set(found) == {OLD, NEW}
    assert found[OLD].removed == removed.isoformat()
    assert found[OLD].deletable_from == (removed + timedelta(days=30)).isoformat()


@pytest.mark.parametrize("removed", ["", "yesterday", "9999-12-30T00:00:00+00:00"])
def test_what_was_removed_nobody_knows_when_is_kept(removed: str) -> None:
    assert BinnedNote(an_annotation(), "Repairs", removed).deletable_from == ""


def test_nothing_may_be_deleted_before_thirty_days(
    with_article: Library, removed: datetime
) -> None:
    kept = Bin(with_article.connection)
    due = removed + timedelta(days=KEPT_DAYS)

    assert kept.deletable(due - timedelta(seconds=1)) == ()
    assert kept.deletable(due) == (OLD,)
    assert kept.deletable(due + timedelta(days=1)) == (NEW, OLD)


def test_what_is_deleted_goes_with_all_its_words_and_nothing_else(
    with_article: Library, removed: datetime
) -> None:
    connection = with_article.connection
    with_article.index_queue.clear(with_article.index_queue.first(10))

    due = removed + timedelta(days=KEPT_DAYS)
    gone = Bin(connection).delete((OLD, NEW, HELD), due)

    assert gone.annotations == {OLD}
    assert {str(row[0]) for row in connection.read("SELECT id FROM annotation")} == {NEW, HELD}
    told = connection.read("SELECT DISTINCT annotation_id FROM wording")
    assert {str(row[0]) for row in told} == {NEW, HELD}
    assert [each.item_id for each in with_article.index_queue.first(10)] == [OLD]


def test_what_was_put_back_meanwhile_stays(with_article: Library, removed: datetime) -> None:
    with_article.annotations.restore(OLD)

    gone = Bin(with_article.connection).delete((OLD,), removed + timedelta(days=40))

    assert gone.annotations == frozenset()
    assert with_article.annotations.find(OLD) is not None


def test_to_look_into_the_bin_deletes_nothing(with_article: Library, removed: datetime) -> None:
    kept = Bin(with_article.connection)

    kept.notes(10)
    kept.deletable(removed + timedelta(days=4000))

    assert with_article.annotations.binned_count() == 2
