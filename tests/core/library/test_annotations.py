"""A student's marks and notes in the library: none is ever lost."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.library.annotations import Annotations
from desktop.core.library.changes import Changes
from desktop.core.library.errors import AnnotationChanged, LibraryConflict, NoSuchAnnotation
from desktop.core.library.library import Library
from desktop.core.pen import Pen
from desktop.core.selector import Selector, TextPositionSelector, TextQuoteSelector
from tests.core.an_empty_library import a_library
from tests.core.builders import an_annotation, an_article
from tests.core.library.conftest import ContentOf

BRIDGE_ID = ArticleId("bridge")
NOTE = AnnotationId("n1")
NOTED = Changes(articles=frozenset({BRIDGE_ID}), annotations=frozenset({NOTE}))

WORDS = st.text(max_size=60)
ANNOTATIONS = st.builds(
    Annotation,
    id=st.text(min_size=1, max_size=20).map(AnnotationId),
    article_id=st.just(BRIDGE_ID),
    selector=st.builds(
        Selector,
        st.builds(TextQuoteSelector, WORDS, WORDS, WORDS),
        st.builds(TextPositionSelector, st.integers(0, 2**31), st.integers(0, 2**31)),
    ),
    pen=st.sampled_from(Pen),
    body=WORDS,
    created=WORDS,
    modified=WORDS,
)


@given(ANNOTATIONS)
def test_a_note_comes_back_as_it_went_in(note: Annotation) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with a_library(Path(folder)) as library:
            library.articles.add(an_article())
            library.annotations.add(note)

        with Library.open_for_reading(Path(folder)) as library:
            assert library.annotations.find(note.id) == note
            assert library.annotations.of_article(BRIDGE_ID) == (note,)


def on_both(library: Library) -> Annotation:
    """A note on words of the bridge and of another article, written into the library."""
    there = an_article(name="ferry", text="The ferry sails at nine, the council said.")
    library.articles.add(there)
    mark = an_annotation("rust")
    words = TextQuoteSelector("at nine", "The ferry sails ", ", the council said.")
    also = Selector(words, TextPositionSelector(16, 23))
    note = replace(mark, body="Who counts?", also_in=there.id, also_at=also)
    library.annotations.add(note)
    return note


def test_a_note_on_two_articles_is_seen_from_both_and_told_of_in_both(
    with_article: Library,
) -> None:
    note = on_both(with_article)
    assert note.also_in is not None
    there = note.also_in

    assert with_article.annotations.of_article(there) == ()
    assert with_article.annotations.standing_in(note.article_id) == (note,)
    [seen] = with_article.annotations.standing_in(there)
    assert (seen.id, seen.article_id, seen.selector) == (note.id, there, note.also_at)
    assert (seen.also_in, seen.also_at) == (note.article_id, note.selector)
    assert there in with_article.articles.annotated()

    changes = with_article.annotations.change(replace(seen, body="We do."), seen=seen)

    assert changes.articles == {note.article_id, there}
    assert with_article.annotations.find(note.id) == replace(note, body="We do.")


def test_either_end_of_a_note_on_two_articles_is_moved_and_moved_back(
    with_article: Library,
) -> None:
    note = on_both(with_article)
    assert note.also_in is not None
    other = Selector(TextQuoteSelector("ferry", "The ", " sails"), TextPositionSelector(4, 9))
    moved = note.put_on(note.also_in, other, "2025-03-13T08:00:00+00:00")

    with_article.annotations.move(moved, seen=note)
    assert with_article.annotations.standing_in(note.also_in)[0].selector == other
    assert with_article.annotations.standing_in(note.article_id)[0].selector == note.selector
    with_article.annotations.move(note, seen=moved)

    assert with_article.annotations.find(note.id) == note


def test_a_note_on_two_articles_lies_in_the_bin_of_both_and_comes_back_to_both(
    with_article: Library,
) -> None:
    note = on_both(with_article)
    assert note.also_in is not None

    with_article.annotations.remove(note.id)

    for article in (note.article_id, note.also_in):
        assert with_article.annotations.standing_in(article) == ()
        assert [each.id for each in with_article.annotations.removed_from(article)] == [note.id]
    with_article.annotations.restore(note.id)
    assert with_article.annotations.standing_in(note.also_in) == (note.seen_in(note.also_in),)


def test_another_window_hears_of_both_articles_of_a_note(with_article: Library) -> None:
    before = with_article.change_log.newest()
    note = on_both(with_article)

    changes = with_article.change_log.since(before).changes

    of_notes = next(each for each in changes if each.annotations)
    assert of_notes.articles == {note.article_id, note.also_in}


def test_notes_stand_in_the_order_of_the_text(with_article: Library) -> None:
    for name, words in (("c", "rust"), ("b", "council met"), ("a", "council")):
        with_article.annotations.add(an_annotation(words, name=name))

    ids = [note.id for note in with_article.annotations.of_article(BRIDGE_ID)]

    assert ids == ["a", "b", "c"]


def test_a_changed_note_has_its_new_pen_words_and_time_and_nothing_else_is_new(
    with_article: Library,
) -> None:
    note = an_annotation()
    with_article.annotations.add(note)

    changed = replace(note, pen=Pen.OPINION, body="Who measured?", modified="later")
    elsewhere = replace(changed, created="never", selector=an_annotation("council").selector)
    with_article.annotations.change(elsewhere)

    assert with_article.annotations.find(NOTE) == changed


def test_an_id_that_is_taken_is_a_conflict_and_the_first_note_stays(
    with_article: Library, content_of: ContentOf
) -> None:
    with_article.annotations.add(an_annotation(body="first"))
    before = content_of(with_article)

    with pytest.raises(LibraryConflict):
        with_article.annotations.add(an_annotation("council", body="second"))

    assert content_of(with_article) == before


def test_the_id_of_a_note_in_the_bin_is_taken_as_well(
    with_article: Library, content_of: ContentOf
) -> None:
    with_article.annotations.add(an_annotation(body="first"))
    with_article.annotations.remove(NOTE)
    before = content_of(with_article)

    with pytest.raises(LibraryConflict):
        with_article.annotations.add(an_annotation(body="second"))

    assert content_of(with_article) == before


def test_a_note_on_an_unknown_article_is_a_conflict(
    with_article: Library, content_of: ContentOf
) -> None:
    before = content_of(with_article)

    with pytest.raises(LibraryConflict):
        with_article.annotations.add(an_annotation(article=an_article("nowhere")))

    assert content_of(with_article) == before


def test_a_removed_note_lies_in_the_bin_with_all_its_words(with_article: Library) -> None:
    note = an_annotation(body="my words")
    with_article.annotations.add(note)

    with_article.annotations.remove(NOTE)

    assert with_article.annotations.find(NOTE) is None
    assert with_article.annotations.of_article(BRIDGE_ID) == ()
    assert with_article.annotations.removed_from(BRIDGE_ID) == (note,)


def test_a_restored_note_is_the_note_that_was_removed(with_article: Library) -> None:
    note = an_annotation(body="my words")
    with_article.annotations.add(note)
    with_article.annotations.remove(NOTE)

    with_article.annotations.restore(NOTE)

    assert with_article.annotations.find(NOTE) == note
    assert with_article.annotations.removed_from(BRIDGE_ID) == ()


def test_the_bin_shows_what_was_removed_last_first(with_article: Library) -> None:
    for name in ("a", "b", "c"):
        with_article.annotations.add(an_annotation(name=name))
    for name in ("b", "c", "a"):
        with_article.annotations.remove(AnnotationId(name))

    assert [note.id for note in with_article.annotations.removed_from(BRIDGE_ID)] == list("acb")


def test_a_note_in_the_bin_cannot_be_written_on(
    with_article: Library, content_of: ContentOf
) -> None:
    with_article.annotations.add(an_annotation(body="kept"))
    with_article.annotations.remove(NOTE)
    before = content_of(with_article)

    with pytest.raises(NoSuchAnnotation):
        with_article.annotations.change(an_annotation(body="other"))

    assert content_of(with_article) == before


@pytest.mark.parametrize("operation", [Annotations.remove, Annotations.restore])
def test_what_never_was_cannot_be_removed_or_restored(
    with_article: Library, content_of: ContentOf, operation: Callable[..., Changes]
) -> None:
    before = content_of(with_article)

    with pytest.raises(NoSuchAnnotation, match="n1"):
        operation(with_article.annotations, NOTE)

    assert content_of(with_article) == before


def test_every_operation_names_the_note_and_its_article(with_article: Library) -> None:
    annotations = with_article.annotations

    assert annotations.add(an_annotation()) == NOTED
    assert annotations.change(an_annotation(body="more")) == NOTED
    assert annotations.remove(NOTE) == NOTED
    assert annotations.restore(NOTE) == NOTED


def test_changes_add_up_and_no_change_is_false() -> None:
    both = NOTED | Changes(articles=frozenset({ArticleId("other")}))

    assert both == Changes(
        articles=frozenset({BRIDGE_ID, ArticleId("other")}), annotations=frozenset({NOTE})
    )
    assert both
    assert not Changes()
    assert not Changes() | Changes()


def test_a_mark_is_put_on_other_words_unless_it_was_elsewhere_meanwhile(
    with_article: Library,
) -> None:
    seen, wider = an_annotation("council", name="n1"), an_annotation("council met", name="n1")
    with_article.annotations.add(seen)

    assert with_article.annotations.move(wider, seen=seen) == NOTED
    assert with_article.annotations.find(NOTE) == wider
    with pytest.raises(AnnotationChanged):
        with_article.annotations.move(an_annotation("rust", name="n1"), seen=seen)
    assert with_article.annotations.find(NOTE) == wider
    with_article.annotations.remove(NOTE)
    with pytest.raises(AnnotationChanged):
        with_article.annotations.move(seen, seen=wider)
