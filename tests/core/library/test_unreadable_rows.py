"""A row that cannot be read is left out and noted; everything else is read, nothing is deleted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.core.article import ArticleId
from desktop.core.indexing.documents import noted_article
from desktop.core.indexing.feeding import Indexing
from desktop.core.library.damage import DamageKind
from desktop.core.library.errors import ArticleUnreadable, LibraryDamaged, NoSuchArticle
from desktop.core.library.library import Library
from tests.core.an_empty_library import a_library
from tests.core.builders import BRIDGE
from tests.core.library.a_used_library import a_used_library

FIRST = ArticleId("bridges/first")
# What befalls rows; each leaves a library that can be opened.
SPOILT = (
    "UPDATE annotation SET pen = 'neon' WHERE id = 'n1'",
    "UPDATE annotation SET pen = NULL WHERE id = 'n1'",
    "UPDATE annotation SET start = -5 WHERE id = 'n1'",
    "UPDATE annotation SET start = 90, end = 3 WHERE id = 'n1'",
    "UPDATE annotation SET start = 999999999999, end = 9999999999999 WHERE id = 'n1'",
    "UPDATE annotation SET exact = 'nowhere in it' WHERE id = 'n1'",
    "UPDATE annotation SET exact = '' WHERE id = 'n1'",
    "UPDATE annotation SET start = 'three' WHERE id = 'n1'",
    "UPDATE annotation SET body = NULL WHERE id = 'n1'",
    "UPDATE annotation SET body = x'ff00fe' WHERE id = 'n1'",
    "UPDATE annotation SET body = CAST(x'61ff62' AS TEXT) WHERE id = 'n1'",
    "UPDATE annotation SET id = CAST(x'61ff62' AS TEXT) WHERE id = 'n1'",
    "UPDATE annotation SET created = 'yesterday', modified = '' WHERE id = 'n1'",
    "UPDATE annotation SET removed = 'long ago' WHERE id = 'n1'",
    "UPDATE annotation SET article_id = 'nowhere' WHERE id = 'n1'",
    "UPDATE article SET completeness = 'half' WHERE id = 'a1'",
    "UPDATE article SET title = NULL WHERE id = 'a1'",
    "UPDATE article SET title = CAST(x'61ff62' AS TEXT) WHERE id = 'a1'",
    "UPDATE article SET text = CAST(x'61ff62' AS TEXT) WHERE id = 'a1'",
    "UPDATE article SET text = NULL WHERE id = 'a1'",
    "UPDATE article SET text = 7 WHERE id = 'a1'",
    "UPDATE article SET text = '' WHERE id = 'bridges/first'",
    "UPDATE article SET published = 'once', language = '?' WHERE id = 'a1'",
    "UPDATE article SET version = 'first' WHERE id = 'a1'",
    "UPDATE article SET id = NULL WHERE id = 'a1'",
    "DELETE FROM article WHERE id = 'a1'",
    "UPDATE reading_place SET position = -7, visited = '' WHERE article_id = 'a1'",
    "UPDATE reading_place SET position = 'far', visited = NULL",
    "UPDATE reading_place SET article_id = 'nowhere' WHERE article_id = 'a1'",
    "UPDATE correction SET kind = 'guess'",
    "UPDATE correction SET start = 900, end = 3",
    "UPDATE speaker_name SET name = NULL, removed = NULL",
    "UPDATE claim SET places = 'broken'",
    "UPDATE claim SET places = '[]'",
    "UPDATE claim SET places = '[[1, 2]]'",
    "UPDATE claim SET places = '{}'",
    'UPDATE claim SET places = \'[[-4, -9, "a", "", ""]]\'',
    'UPDATE claim SET places = \'[[9, "x", 4, null, ""]]\'',
    f"UPDATE claim SET places = '{'[' * 100_000}'",
    "UPDATE claim SET type = 'dream', status = 'wild'",
    "UPDATE claim SET repeated_by = '{\"a\": 1}', speaker = 7",
    "UPDATE context_note SET kind = 'song'",
    "UPDATE context_note SET sources = '[[1, 2, 3]]'",
    "UPDATE context_note SET sources = 'null', claim_id = 'nowhere'",
    "UPDATE person SET names = '[1, 2]'",
    "UPDATE person SET names = '7'",
    "UPDATE lesson_pack SET title = NULL, edition = 'second'",
    "UPDATE pack_article SET article_id = 'nowhere'",
    "UPDATE saved_search SET choices = '[]'",
    "UPDATE saved_search SET choices = '{\"filters\": [[[], 1]]}'",
    f"UPDATE saved_search SET choices = '{'[' * 100_000}'",
    "UPDATE saved_search SET words = NULL",
    "UPDATE past_search SET words = NULL, choices = 'x'",
    "UPDATE preference SET value = NULL",
    "UPDATE preference SET value = CAST(x'ff' AS TEXT)",
    "UPDATE index_queue SET kind = 'dream'",
    "UPDATE index_queue SET item_id = CAST(x'ff' AS TEXT) WHERE revision = 2",
    "UPDATE index_queue SET item_id = NULL WHERE revision = 2",
)


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a library that was used."""
    return a_used_library(tmp_path_factory.mktemp("used"), articles=4, notes=9).read_bytes()


@pytest.fixture
def folder(used: bytes, tmp_path: Path) -> Path:
    (tmp_path / "library.db").write_bytes(used)
    return tmp_path


def spoil(folder: Path, sql: str) -> None:
    """Puts something into the file that no operation of the program would."""
    with closing(sqlite3.connect(folder / "library.db")) as raw:
        raw.execute("DROP TRIGGER a_text_is_kept_before_it_changes")
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute(
            "UPDATE sqlite_schema SET sql = replace(replace(sql, ') STRICT', ')'), 'NOT NULL', '')"
            " WHERE type = 'table'"
        )
        raw.execute("PRAGMA writable_schema = RESET")
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute(sql)
        raw.commit()


def read_everything(library: Library) -> None:
    """Reads all that a window shows, in any order."""
    library.preferences.all()
    library.lessons.all()
    library.searches.saved()
    library.searches.past()
    library.articles.last_visited()
    library.articles.titles_and_dates()
    for summary in library.articles.summaries():
        library.articles.reading_position(summary.id)
        try:
            noted = noted_article(library, summary.id)
        except NoSuchArticle:
            continue
        size = len(noted.article.text)
        places = [each.span for each in noted.annotations]
        places += [place.span for each in noted.claims for place in each.places]
        places += [place.span for each in noted.notes for place in each.places]
        assert all(place.end <= size for place in places)


@pytest.mark.parametrize("sql", SPOILT, ids=[sql[:70] for sql in SPOILT])
def test_the_rest_is_read_whatever_became_of_one_row(folder: Path, sql: str) -> None:
    spoil(folder, sql)

    with a_library(folder) as library:
        read_everything(library)
        assert len(library.articles.summaries()) >= 7

    with a_library(folder) as library:
        index_folder = library.index_folder
    assert Indexing(folder, index_folder).feed() > 0
    with a_library(folder) as library:
        assert library.index_queue.is_empty()


def test_a_pen_that_only_a_newer_version_knows_is_kept_as_it_is(folder: Path) -> None:
    with a_library(folder) as library:
        library.connection.write("UPDATE annotation SET pen = 'neon' WHERE id = 'n1'")

    with a_library(folder) as library:
        shown = library.annotations.of_article(ArticleId("a1"))
        [noticed] = library.noticed
        [pen] = library.connection.read("SELECT pen FROM annotation WHERE id = 'n1'")

    assert [each.id for each in shown] == ["n5"]
    assert (noticed.kind, noticed.table, noticed.key) == (
        DamageKind.UNREADABLE,
        "annotation",
        "n1",
    )
    assert pen == ("neon",)


def test_a_library_with_such_a_pen_is_copied_all_the_same(folder: Path, tmp_path: Path) -> None:
    with a_library(folder) as library:
        library.connection.write("UPDATE annotation SET pen = 'neon' WHERE id = 'n1'")

        library.connection.copy_to(tmp_path / "copy.db")


def test_an_article_that_makes_no_sense_is_told_from_one_that_is_not_there(folder: Path) -> None:
    spoil(folder, "UPDATE article SET completeness = 'half' WHERE id = 'a1'")

    with a_library(folder) as library:
        with pytest.raises(ArticleUnreadable):
            library.articles.get(ArticleId("a1"))
        with pytest.raises(NoSuchArticle) as raised:
            library.articles.get(ArticleId("nowhere"))
    assert not isinstance(raised.value, ArticleUnreadable)


def test_a_note_whose_place_is_nowhere_is_shown_at_the_end_of_the_text(folder: Path) -> None:
    spoil(folder, "UPDATE annotation SET exact = 'gone', start = 99999, end = 5 WHERE id = 'n1'")

    with a_library(folder) as library:
        noted = noted_article(library, ArticleId("a1"))

    [lost] = [each for each in noted.annotations if each.id == "n1"]
    assert lost.body.startswith("thought 1")
    assert lost.span.end == len(noted.article.text)


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE annotation",
        "DROP TABLE preference",
        "DROP TABLE past_search",
        "ALTER TABLE annotation DROP COLUMN body",
        "ALTER TABLE article RENAME COLUMN title TO heading",
        "ALTER TABLE claim RENAME TO claims",
    ],
)
def test_a_table_or_column_that_is_missing_is_damage(folder: Path, sql: str) -> None:
    with closing(sqlite3.connect(folder / "library.db")) as raw, raw:
        raw.execute(sql)

    with pytest.raises(LibraryDamaged):
        a_library(folder)


def test_the_words_of_the_bridge_are_in_the_used_library(folder: Path) -> None:
    with a_library(folder) as library:
        assert BRIDGE in library.articles.get(FIRST).text
        read_everything(library)
        assert library.noticed == ()


def test_an_article_that_makes_no_summary_has_no_row_on_the_shelf(folder: Path) -> None:
    spoil(folder, "UPDATE article SET title = NULL WHERE id IN (SELECT max(id) FROM article)")

    with a_library(folder) as library:
        ids = library.articles.ids()

        assert ids == tuple(each.id for each in library.articles.summaries())
        assert len(ids) == library.articles.count() - 1
        assert any(each.table == "article" for each in library.noticed)
