"""Articles are tagged, collected, marked, put right, binned and listed; each can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.article import Article, ArticleId
from desktop.core.library.article_bin import ArticleBin
from desktop.core.library.article_measures import ArticleMeasures, measured
from desktop.core.library.article_tags import ArticleTags, tag_from
from desktop.core.library.collections import ArticleCollection, Collections
from desktop.core.library.errors import NoSuchArticle
from desktop.core.library.library import Library
from desktop.core.library.listing import ArticleRequest, ListOrder, ShelfPart, listed, listing
from desktop.core.library.reading_marks import ReadingMark, ReadingMarks, ReadingState
from desktop.core.library.source_data import YOU, SourceColumn, SourceData, changed_by_you
from tests.core.builders import BRIDGE, Clock, a_pack, an_annotation, an_article

A, B, C = (ArticleId(each) for each in "abc")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Three articles, added one after the other."""
    with Library.open(tmp_path, now=Clock()) as library:
        for each in three():
            library.articles.add(each)
        yield library


def three() -> tuple[Article, ...]:
    return (
        an_article("a", title="“Éclair” and other ships", publisher="The Post", published="2024"),
        an_article("b", title="Zebras", publisher="", published="2025-01-31", text="Short."),
        an_article("c", title="dunes", publisher="Courier", published="", text=BRIDGE * 3),
    )


def titles(library: Library, wanted: ArticleRequest) -> list[str]:
    ids = listing(library, wanted).ids
    known = {each.id: each.title for each in listed(library, ids)}
    return [known[each] for each in ids]


def measure_all(library: Library) -> None:
    measures = ArticleMeasures(library.connection)
    measures.keep(measured(library.articles.get(each)) for each in measures.missing(10))


@pytest.mark.parametrize(
    ("order", "is_falling", "expected"),
    [
        (ListOrder.ADDED, True, "cba"),
        (ListOrder.ADDED, False, "abc"),
        (ListOrder.TITLE, False, "cab"),
        (ListOrder.PUBLISHER, False, "cab"),
        (ListOrder.PUBLISHED, True, "bac"),
        (ListOrder.PUBLISHED, False, "abc"),
        (ListOrder.WORDS, True, "cab"),
        (ListOrder.VISITED, True, "bac"),
    ],
)
def test_a_list_is_sorted_and_what_has_no_value_comes_last(
    library: Library, order: ListOrder, is_falling: bool, expected: str
) -> None:
    measure_all(library)
    library.articles.remember_reading_position(B, 0)

    assert (
        "".join(listing(library, ArticleRequest(order=order, is_falling=is_falling)).ids)
        == expected
    )


def test_it_is_narrowed_by_words_of_title_and_publisher(library: Library) -> None:
    assert titles(library, ArticleRequest(words="ECLAIR post")) == ["“Éclair” and other ships"]
    assert titles(library, ArticleRequest(words="eclair courier")) == []


def test_an_article_is_unread_then_being_read_then_read(library: Library) -> None:
    measure_all(library)
    long = library.articles.get(C)

    [unread] = listed(library, [C])
    library.articles.remember_reading_position(C, 10, len(long.text) // 2)
    [reading] = listed(library, [C])
    library.articles.remember_reading_position(C, 20, len(long.text))
    library.articles.remember_reading_position(C, 5, 60)
    [read] = listed(library, [C])

    assert (unread.state, unread.percent) == (ReadingState.UNREAD, 0)
    assert (reading.state, reading.percent) == (ReadingState.READING, 50)
    assert (read.state, read.percent) == (ReadingState.READ, 100)
    assert library.articles.reading_position(C) == 5


def test_what_its_reader_says_of_it_holds_until_they_read_on(library: Library) -> None:
    measure_all(library)
    marks = ReadingMarks(library.connection, library.now)
    length = len(library.articles.get(A).text)
    library.articles.remember_reading_position(A, 0, length)
    before = marks.of([A])

    marks.put({A: ReadingMark(ReadingState.UNREAD, 0)})
    [said] = listed(library, [A])
    library.articles.remember_reading_position(A, 0, length // 4)
    [read_on] = listed(library, [A])
    marks.put(before)
    [as_before] = listed(library, [A])

    states = [said.state, read_on.state, as_before.state]
    assert states == [ReadingState.UNREAD, ReadingState.READING, ReadingState.READ]


def test_the_sums_beside_a_list_are_those_of_all_there_is(library: Library) -> None:
    ArticleTags(library.connection, library.now).change([(A, "ships"), (B, "ships")], ())
    Collections(library.connection, library.now).change(
        [(A, "k"), (C, "k")], (), [ArticleCollection("k", "Coast")]
    )
    ArticleBin(library.connection, library.now).put([B])
    library.articles.remember_reading_position(A, 0)

    told = listing(library, ArticleRequest(ShelfPart.COLLECTION, "k", state=ReadingState.READING))

    assert told.ids == (A,)
    assert (told.in_part, told.total, told.in_bin, told.unread) == (2, 2, 1, 1)
    assert told.states[ReadingState.UNREAD] == 1
    assert told.tags == (("ships", 1),)
    assert told.collections == (ArticleCollection("k", "Coast", 2),)


def test_a_search_is_a_collection_by_rule(library: Library) -> None:
    wanted = ArticleRequest(ShelfPart.SEARCH, "s", answers=(C, ArticleId("gone"), A))

    assert listing(library, wanted).ids == (C, A)


def test_an_article_in_the_bin_is_found_nowhere_and_comes_back_with_all_that_was_on_it(
    library: Library,
) -> None:
    library.annotations.add(an_annotation(article=three()[0]))
    library.articles.remember_reading_position(A, 7)
    bin_ = ArticleBin(library.connection, library.now)

    bin_.put([A])

    assert A not in library.articles.ids()
    assert library.articles.summaries([A]) == ()
    assert library.articles.last_visited() is None
    assert not library.articles.is_there(A)
    with pytest.raises(NoSuchArticle):
        library.articles.get(A)
    assert listing(library, ArticleRequest(ShelfPart.BIN)).ids == (A,)
    bin_.take_back([A])
    assert library.articles.get(A) == three()[0]
    assert library.articles.reading_position(A) == 7
    [summary] = library.articles.summaries([A])
    assert summary.annotation_count == 1


def test_what_lies_in_the_bin_comes_back_when_it_is_added_again(library: Library) -> None:
    ArticleBin(library.connection, library.now).put([A])

    library.articles.add(three()[0])

    assert library.articles.is_there(A)


def test_what_carries_a_tag_is_not_taken_out_again(library: Library) -> None:
    ArticleTags(library.connection, library.now).change([(A, "ships")], ())

    assert library.articles.take_out([A, B]).articles == {B}


def test_every_value_that_its_reader_wrote_is_known_as_theirs(library: Library) -> None:
    source = SourceData(library.connection, library.now)
    wanted = {SourceColumn.TITLE: "Éclair", SourceColumn.PUBLISHED: "2024"}

    changed = changed_by_you(source.of([A]), wanted)
    source.put(changed)

    assert set(changed[A]) == {SourceColumn.TITLE}
    value = source.of([A])[A][SourceColumn.TITLE]
    assert (value.value, value.given_by) == ("Éclair", YOU)
    assert value.before == "“Éclair” and other ships"
    back = changed_by_you(source.of([A]), {SourceColumn.TITLE: value.before})
    source.put(back)
    assert source.of([A])[A][SourceColumn.TITLE].given_by == ""


def test_the_words_of_a_text_are_counted_once(library: Library) -> None:
    measures = ArticleMeasures(library.connection)
    measure_all(library)

    assert measures.missing(10) == ()
    assert measures.note_quotes({A: 3, ArticleId("gone"): 2}).articles == {A}
    assert not measures.note_quotes({A: 3})
    [row] = listed(library, [A])
    assert (row.words, row.quotes, row.minutes) == (61, 3, 1)


def test_a_lesson_may_lie_in_the_bin_too(library: Library) -> None:
    library.lessons.install([a_pack()])
    [lesson] = library.lessons.all()

    ArticleBin(library.connection, library.now).put(lesson.article_ids)

    assert not set(lesson.article_ids) & set(library.articles.ids())


@pytest.mark.parametrize(
    ("typed", "tag"),
    [("#History fair!", "history-fair"), ("  ", ""), ("GRÖSSE", "grösse"), ("--a--", "a")],
)
def test_a_tag_is_made_of_small_letters(typed: str, tag: str) -> None:
    assert tag_from(typed) == tag


@given(st.text(max_size=200))
def test_a_tag_is_one_word_and_stays_what_it_is(typed: str) -> None:
    tag = tag_from(typed)

    assert len(tag.split()) <= 1
    assert tag_from(tag) == tag


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xy"), st.booleans())))
def test_tags_can_be_put_and_taken_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, str, bool]]
) -> None:
    expected: set[tuple[str, str]] = set()
    with Library.open(tmp_path_factory.mktemp("tags"), now=Clock()) as library:
        library.articles.add_all([replace(each) for each in three()])
        tags = ArticleTags(library.connection, library.now)
        for name, tag, is_put in changes:
            pair = [(ArticleId(name), tag)]
            tags.change(*((pair, ()) if is_put else ((), pair)))
            expected = expected | {(name, tag)} if is_put else expected - {(name, tag)}

        known = tags.of([A, B, C])

        assert {(each, tag) for each, some in known.items() for tag in some} == expected
        assert library.connection.damages() == ()
