"""Every row has a seal of its own, whoever wrote it, and no damage is ever sealed."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import desktop.core.library as library_package
from desktop.core.annotation import AnnotationId
from desktop.core.correction import CorrectionId
from desktop.core.library import schema
from desktop.core.library.damage import DamageKind
from desktop.core.library.errors import LibraryConflict, LibraryDamaged, PackAlreadyInstalled
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.seals import sealed_tables
from desktop.core.library.wholeness import columns, made_by
from desktop.core.saved_search import SavedSearch, SavedSearchId
from desktop.core.search_request import Request
from tests.core.an_empty_library import a_library
from tests.core.builders import (
    NOON,
    Clock,
    a_correction,
    a_pack,
    a_speaker_name,
    an_annotation,
    an_article,
)
from tests.core.library.a_later_program import learns

REQUEST = Request("bridge")
SEARCH = SavedSearch(SavedSearchId("1"), REQUEST, NOON.isoformat())
OPERATIONS: tuple[Callable[[Library], object], ...] = (
    lambda library: library.articles.add(an_article()),
    lambda library: library.articles.remember_reading_position(an_article().id, 9),
    lambda library: library.annotations.add(an_annotation(body="words")),
    lambda library: library.annotations.change(an_annotation(body="other words")),
    lambda library: library.annotations.remove(AnnotationId("n1")),
    lambda library: library.annotations.restore(AnnotationId("n1")),
    lambda library: library.corrections.add(a_correction()),
    lambda library: library.corrections.add(a_speaker_name()),
    lambda library: library.corrections.remove(CorrectionId("c1")),
    lambda library: library.corrections.restore(CorrectionId("c1")),
    lambda library: library.corrections.exchange(removed=(CorrectionId("s1"),)),
    lambda library: library.lessons.install(
        [replace(a_pack(), corrections=(a_correction(made_by="A. Teacher", name="p1"),))]
    ),
    lambda library: library.searches.save(SEARCH),
    lambda library: library.searches.remove(SEARCH.id),
    lambda library: library.searches.restore(SEARCH.id),
    lambda library: library.searches.remember(REQUEST),
    lambda library: library.searches.forget(REQUEST),
    lambda library: library.preferences.put("theme", "dark"),
    lambda library: library.index_queue.enqueue_everything(),
    lambda library: library.index_queue.clear(library.index_queue.first(3)),
)


@settings(max_examples=25)
@given(st.lists(st.sampled_from(OPERATIONS), max_size=12))
def test_whatever_is_written_is_sealed(operations: list[Callable[[Library], object]]) -> None:
    with TemporaryDirectory() as folder, a_library(Path(folder), now=Clock()) as library:
        for operate in (OPERATIONS[0], *operations):
            # What contradicts what is there is refused, and nothing is written.
            with suppress(LibraryConflict, LookupError, PackAlreadyInstalled):
                operate(library)

            assert library.connection.damages() == ()


def test_every_table_is_sealed_but_what_is_derived(library: Library) -> None:
    tables = {table for table, _ in made_by(schema.MIGRATIONS)}

    with closing(sqlite3.connect(library.path)) as raw:
        assert set(sealed_tables(raw)) == tables - {"index_queue", "change", "article_measure"}


def test_the_columns_that_are_expected_are_those_that_the_steps_make(library: Library) -> None:
    with closing(sqlite3.connect(library.path)) as raw:
        assert made_by(schema.MIGRATIONS) == columns(raw)


def test_a_change_of_a_damaged_row_does_not_make_it_sound(with_article: Library) -> None:
    with_article.annotations.add(an_annotation(body="words"))
    spoil(with_article.path, "UPDATE annotation SET exact = 'lust'")

    with_article.annotations.change(an_annotation(body="other words"))

    [damage] = with_article.connection.damages()
    assert (damage.kind, damage.key) == (DamageKind.NOT_AS_SAVED, "n1")


def test_rows_that_a_step_makes_or_changes_are_sealed_when_it_is_done(
    with_article: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = with_article.folder
    with_article.annotations.add(an_annotation(body="words"))
    with_article.close()
    learns(
        monkeypatch,
        """
        CREATE TABLE answer (
            id       TEXT PRIMARY KEY,
            body     TEXT NOT NULL,
            checksum BLOB
        ) STRICT;
        INSERT INTO answer (id, body) SELECT id, body FROM annotation;
        UPDATE annotation SET body = upper(body), checksum = NULL;
        """,
    )

    with a_library(folder) as library:
        assert library.connection.damages() == ()
        assert library.connection.read("SELECT id, body FROM answer") == [("n1", "words")]
    spoil(folder / FILE_NAME, "UPDATE answer SET body = 'swords'")
    spoil(folder / FILE_NAME, "UPDATE annotation SET body = 'SWORDS'")
    with a_library(folder) as library:
        assert [each.table for each in library.connection.damages()] == ["annotation", "answer"]


def test_nothing_is_written_but_through_the_connection_that_seals() -> None:
    modules = Path(library_package.__file__).parent.glob("*.py")
    past_it = {path.name for path in modules if re.search(r"\._raw\b", path.read_text("utf-8"))}

    assert past_it == {"connection.py"}


@pytest.mark.parametrize(
    "change",
    [
        "body = 'word'",
        "body = CAST('words' AS BLOB)",
        "removed = '2025-01-01'",
        "start = start + 1",
        "start = end, end = start",
        "prefix = prefix || exact, exact = ''",
        "checksum = NULL",
        "checksum = zeroblob(8)",
    ],
)
def test_every_change_behind_the_program_is_seen(with_article: Library, change: str) -> None:
    with_article.annotations.add(an_annotation(body="words"))

    spoil(with_article.path, f"UPDATE annotation SET {change}")

    assert any(each.table == "annotation" for each in with_article.connection.damages())


def test_what_is_not_as_it_was_saved_is_noticed_when_it_is_shown(with_article: Library) -> None:
    with_article.annotations.add(an_annotation(body="words"))
    spoil(with_article.path, "UPDATE article SET title = 'Despairs'")
    spoil(with_article.path, "UPDATE annotation SET body = 'swords'")

    with_article.articles.get(an_article().id)
    [shown] = with_article.annotations.of_article(an_article().id)

    assert shown.body == "swords"
    assert {each.table for each in with_article.noticed} == {"article", "annotation"}


def test_a_library_with_damaged_rows_gives_no_copy(with_article: Library, tmp_path: Path) -> None:
    spoil(with_article.path, "UPDATE article SET title = 'Despairs'")

    with pytest.raises(LibraryDamaged):
        with_article.connection.copy_to(tmp_path / "copy.db")


def spoil(path: Path, sql: str) -> None:
    """Changes a row behind the program's back, as a failing disk might."""
    with closing(sqlite3.connect(path)) as other, other:
        try:
            other.execute(sql)
        except sqlite3.IntegrityError:
            # A table that is strict refuses other types, but for one who writes into its bytes.
            other.execute("PRAGMA writable_schema = ON")
            other.execute("UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')')")
            other.execute("PRAGMA writable_schema = RESET")
            other.execute(sql)
