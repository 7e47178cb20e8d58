"""Articles in the library: what went in comes out, and stays as it is."""

from __future__ import annotations

import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.article import Article, ArticleId, Completeness
from desktop.core.library.article_trace import article_traces, text_digest
from desktop.core.library.changes import Changes
from desktop.core.library.errors import LibraryConflict, NoSuchArticle
from desktop.core.library.library import Library
from tests.core.an_empty_library import a_library
from tests.core.builders import BRIDGE, a_correction, a_pack, an_annotation, an_article
from tests.core.library.conftest import ContentOf

WORDS = st.text(max_size=40)
ARTICLES = st.builds(
    Article,
    id=st.text(min_size=1, max_size=20).map(ArticleId),
    title=WORDS,
    text=st.text(max_size=300),
    publisher=WORDS,
    byline=WORDS,
    published=WORDS,
    accessed=WORDS,
    url=WORDS,
    genre=WORDS,
    language=WORDS,
    completeness=st.sampled_from(Completeness),
    rights=WORDS,
    version=st.integers(1, 2**31),
)


@given(ARTICLES)
def test_an_article_comes_back_as_it_went_in(article: Article) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with a_library(Path(folder)) as library:
            library.articles.add(article)

        with Library.open_for_reading(Path(folder)) as library:
            assert library.articles.get(article.id) == article


@pytest.mark.parametrize(
    "text",
    [
        "🙂 👩‍👩‍👧‍👦 family, e\u0301 and é, ﬁ",
        "قال الوزير: «لن نتراجع». \u202bשלום\u202c",
        "A word. " * 131_072,
    ],
    ids=["emoji", "right to left", "a megabyte"],
)
def test_unusual_texts_come_back_to_the_character(library: Library, text: str) -> None:
    library.articles.add(an_article(text=text))

    assert library.articles.get(ArticleId("bridge")).text == text


def test_no_text_of_an_article_goes_that_was_not_kept(with_article: Library) -> None:
    with pytest.raises(LibraryConflict, match="kept before it changes"):
        with_article.connection.write("UPDATE article SET text = 'other' WHERE id = 'bridge'")

    assert with_article.articles.get(ArticleId("bridge")).text == BRIDGE


def test_no_other_program_changes_a_text_by_accident_either(with_article: Library) -> None:
    other = sqlite3.connect(with_article.path)

    with pytest.raises(sqlite3.IntegrityError):
        other.execute("UPDATE article SET text = text || ' and more'")

    other.close()
    assert with_article.articles.get(ArticleId("bridge")).text == BRIDGE


def test_an_id_that_is_taken_is_a_conflict_and_nothing_changes(
    with_article: Library, content_of: ContentOf
) -> None:
    before = content_of(with_article)

    with pytest.raises(LibraryConflict):
        with_article.articles.add(an_article(text="Another text."))

    assert content_of(with_article) == before


def test_an_article_that_is_not_there_is_named(library: Library) -> None:
    with pytest.raises(NoSuchArticle, match="nowhere"):
        library.articles.get(ArticleId("nowhere"))


def test_adding_names_the_article_and_nothing_else(library: Library) -> None:
    changes = library.articles.add(an_article())

    assert changes == Changes(articles=frozenset({ArticleId("bridge")}))


def test_a_reader_who_never_opened_an_article_begins_at_its_start(with_article: Library) -> None:
    assert with_article.articles.reading_position(ArticleId("bridge")) == 0
    assert with_article.articles.last_visited() is None
    assert with_article.articles.summaries()[0].visited == ""


def test_the_place_is_remembered_until_the_next_one(with_article: Library, tmp_path: Path) -> None:
    with_article.articles.remember_reading_position(ArticleId("bridge"), 10)
    changes = with_article.articles.remember_reading_position(ArticleId("bridge"), 52)

    with a_library(tmp_path) as again:
        assert again.articles.reading_position(ArticleId("bridge")) == 52
    assert changes == Changes(articles=frozenset({ArticleId("bridge")}))


def test_a_place_in_an_unknown_article_is_a_conflict(
    with_article: Library, content_of: ContentOf
) -> None:
    before = content_of(with_article)

    with pytest.raises(LibraryConflict):
        with_article.articles.remember_reading_position(ArticleId("nowhere"), 3)

    assert content_of(with_article) == before


def test_the_article_opened_last_is_the_one_to_go_on_with(library: Library) -> None:
    for name in ("first", "second", "third"):
        library.articles.add(an_article(name))

    for name in ("third", "first", "second", "first"):
        library.articles.remember_reading_position(ArticleId(name), 1)

    assert library.articles.last_visited() == "first"


def test_the_shelf_shows_articles_in_the_order_in_which_they_came(library: Library) -> None:
    for name in ("zebra", "apple", "mango"):
        library.articles.add(an_article(name))
    library.lessons.install([a_pack("lesson")])

    names = [summary.id for summary in library.articles.summaries()]

    assert names == ["zebra", "apple", "mango", "lesson/first", "lesson/second"]


def test_the_shelf_counts_the_marks_that_are_not_in_the_bin(with_article: Library) -> None:
    with_article.articles.add(an_article("other"))
    for name in ("n1", "n2", "n3"):
        with_article.annotations.add(an_annotation(name=name))
    with_article.annotations.remove(an_annotation(name="n2").id)

    counts = {s.id: s.annotation_count for s in with_article.articles.summaries()}

    assert counts == {"bridge": 2, "other": 0}


def test_the_shelf_counts_apart_what_has_words_on_it(with_article: Library) -> None:
    for name, body in (("n1", ""), ("n2", " \n"), ("n3", "Is it so?")):
        with_article.annotations.add(an_annotation(body=body, name=name))

    [summary] = with_article.articles.summaries()

    assert (summary.annotation_count, summary.note_count) == (3, 1)


def test_no_text_is_read_for_the_shelf(with_article: Library) -> None:
    read: set[tuple[str | None, str | None]] = set()

    def note(action: int, table: str | None, column: str | None, *_: object) -> int:
        if action == sqlite3.SQLITE_READ:
            read.add((table, column))
        return sqlite3.SQLITE_OK

    with_article.connection._raw.set_authorizer(note)
    with_article.articles.summaries()
    with_article.connection._raw.set_authorizer(None)

    assert ("article", "title") in read
    assert ("article", "text") not in read


def test_articles_are_added_all_or_none(library: Library) -> None:
    first, second = an_article("one"), an_article("two")

    changes = library.articles.add_all([first, second])
    assert changes.articles == {first.id, second.id}

    with pytest.raises(LibraryConflict):
        library.articles.add_all([an_article("three"), first])
    assert library.articles.ids() == (first.id, second.id)


def test_what_was_added_is_taken_out_and_put_in_again(library: Library) -> None:
    articles = [an_article("one"), an_article("two")]
    library.articles.add_all(articles)
    library.articles.remember_reading_position(articles[0].id, 4)

    gone = library.articles.take_out([article.id for article in articles])

    assert gone.articles == {"one", "two"}
    assert library.articles.ids() == ()
    assert {item.item_id for item in library.index_queue.first(10)} >= {"one", "two"}
    library.articles.add_missing(articles)
    assert library.articles.ids() == ("one", "two")


def test_an_article_that_carries_something_stays(library: Library) -> None:
    articles = [an_article("one"), an_article("two"), an_article("three")]
    library.articles.add_all(articles)
    library.annotations.add(an_annotation(article=articles[0]))
    library.corrections.add(a_correction(article=articles[1]))

    gone = library.articles.take_out([article.id for article in articles])

    assert gone.articles == {"three"}
    assert library.articles.ids() == ("one", "two")
    library.articles.add_missing(articles)
    assert library.articles.count() == 3


def test_an_article_of_a_pack_stays(library: Library) -> None:
    pack = a_pack()
    library.lessons.install([pack])

    assert not library.articles.take_out([article.id for article in pack.articles])
    assert library.articles.count() == 2


def test_each_article_leaves_a_trace_by_which_it_is_known_again(library: Library) -> None:
    kept = an_article("one", title="The weir", url="https://example.org/weir")
    library.articles.add_all([kept, *(an_article(f"more {number}") for number in range(450))])

    first, *others = article_traces(library.connection)

    assert (first.id, first.title, first.url) == (kept.id, "The weir", "https://example.org/weir")
    assert first.digest == text_digest(kept.text)
    assert len(others) == 450


def test_what_lies_in_the_bin_alone_goes_with_its_article_and_comes_back_with_its_text(
    library: Library,
) -> None:
    article, other = an_article("one"), an_article("two", text=f"{BRIDGE}\nMore.")
    library.articles.add_all([article, other])
    undone = an_annotation(article=article, body="Not to be lost")
    library.annotations.add(undone)
    library.annotations.change(replace(undone, body="Not to be lost either"))
    library.annotations.remove(undone.id)
    on_both = replace(
        an_annotation(name="both", article=other), also_in=article.id, also_at=undone.selector
    )
    library.annotations.add(on_both)
    library.annotations.remove(on_both.id)
    binned = library.annotations.removed_from(article.id)
    wordings = library.annotations.wordings_in(article.id)

    gone = library.articles.take_out([article.id])

    assert gone.articles == {"one"}
    assert gone.annotations == {undone.id, on_both.id}
    assert [each.id for each in library.annotations.removed_from(other.id)] == [on_both.id]
    assert library.connection.damages() == ()
    library.articles.add(replace(article, id=ArticleId("under-another-name")))
    back = library.annotations.removed_from(ArticleId("under-another-name"))
    assert [each.id for each in back] == [each.id for each in binned]
    assert back[0].body == "Not to be lost either"
    again = library.annotations.wordings_in(ArticleId("under-another-name"))
    assert again[undone.id] == wordings[undone.id]
    assert library.connection.damages() == ()


def test_an_answer_that_says_nothing_holds_no_article(library: Library) -> None:
    article = an_article("one")
    library.articles.add(article)
    answer = replace(an_annotation(article=article, body=""), question="missing")
    library.annotations.add(answer)

    assert library.articles.take_out([article.id]).articles == {"one"}


def test_a_mark_of_two_texts_holds_either(library: Library) -> None:
    article, other = an_article("one"), an_article("two")
    library.articles.add_all([article, other])
    mark = an_annotation(article=article)
    library.annotations.add(replace(mark, also_in=other.id, also_at=mark.selector))

    assert not library.articles.take_out([article.id, other.id])
