"""A library of any version is opened with everything in it, and no version changes afterwards."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.core.library import schema
from desktop.core.library.article_bin import ArticleBin
from desktop.core.library.article_tags import ArticleTags
from desktop.core.library.checking import check
from desktop.core.library.collections import Collections
from desktop.core.library.copies import copies
from desktop.core.library.kept_versions import MarkFate
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.listing import ArticleRequest, listed, listing
from desktop.core.library.reading_marks import ReadingState
from desktop.core.library.seals import sealed_tables
from desktop.core.library.source_data import YOU, SourceData
from desktop.core.library.waiting_notes import WaitingNotes
from desktop.core.shape import SHAPELESS
from desktop.core.wording import NotePart
from tests.core.library.a_frozen_library import (
    ANN,
    ANSWERED,
    BINNED,
    BINNED_ARTICLE,
    BY_A_FRIEND,
    DEEP,
    DROPPED,
    DRY,
    EVERYWHERE,
    FROM_A_FILE,
    GROWN,
    GROWN_AGAIN,
    IN_ITS_BIN,
    IN_THE_WELL,
    IS_DEEP,
    JUDGED,
    KEPT,
    KNOWS,
    LOOKED,
    MEANWHILE,
    MEASURED,
    MISSED,
    NAME_TAKEN_BACK,
    NARROW,
    NO_SPEECH,
    ON_BOTH,
    OWNED,
    PACK,
    PLAIN,
    PREFERENCES,
    PROJECT,
    RAINED,
    RENAMED,
    REWRITTEN,
    SHAPED,
    SHUT,
    STALLS,
    TAKEN_BACK,
    TAKEN_OUT,
    TAUGHT,
    TEACHERS,
    WAITS,
    WELL,
    WELL_PICTURE,
    WHEN_ASKED,
    WHOSE,
)
from tests.core.library.a_later_program import ANOTHER_STEP, learns
from tests.core.library.frozen_libraries import frozen_versions, thaw

FIRST_WITH_JUDGEMENTS = 3
FIRST_WITH_ANSWERS = 6
FIRST_WITH_VERSIONS = 7
FIRST_WITH_SHAPES = 5
FIRST_AS_A_PLACE = 8
FIRST_WITH_SECOND_PLACES = 4
FIRST_WITH_ORIGINS = 9
FIRST_WITH_TAKEN_NOTES = 10
Columns = dict[str, tuple[str, ...]]
Rows = dict[str, list[tuple[Any, ...]]]
of_every_version = pytest.mark.parametrize("version", frozen_versions())


def columns_in(path: Path) -> Columns:
    """The columns of every table with words in it; the queue and the log of changes have none."""
    with closing(sqlite3.connect(path)) as raw:
        return sealed_tables(raw)


def rows_in(path: Path, columns: Columns) -> Rows:
    """What the tables hold in these columns, byte for byte."""
    with closing(sqlite3.connect(path)) as raw:
        raw.text_factory = bytes
        quoted = {
            table: ", ".join(f'"{name}"' for name in names) for table, names in columns.items()
        }
        return {
            table: raw.execute(f"SELECT {names} FROM {table} ORDER BY rowid").fetchall()
            for table, names in quoted.items()
        }


def structure_of(path: Path) -> dict[str, str]:
    """What the file says of its tables, indexes and triggers, but for where its lines end."""
    with closing(sqlite3.connect(path)) as raw:
        made = raw.execute("SELECT name, coalesce(sql, '') FROM sqlite_schema")
        return {name: " ".join(sql.split()) for name, sql in made}


def test_a_library_of_every_version_is_kept() -> None:
    assert frozen_versions() == tuple(range(1, schema.newest() + 1)), (
        "after a new step: python -m tests.core.library.frozen_libraries"
    )


@of_every_version
def test_a_frozen_library_is_what_that_version_left(version: int, tmp_path: Path) -> None:
    path = thaw(version, tmp_path)

    with closing(sqlite3.connect(path)) as raw:
        assert schema.version(raw) == version
        assert schema.is_ours(raw)
    assert all(rows_in(path, columns_in(path)).values())


@of_every_version
def test_it_is_brought_up_byte_for_byte(version: int, tmp_path: Path) -> None:
    path = thaw(version, tmp_path)
    columns = columns_in(path)
    before = rows_in(path, columns)

    Library.open(tmp_path).close()

    assert rows_in(path, columns) == before
    assert check(tmp_path).is_sound
    assert len(copies(tmp_path)) == (version < schema.newest())


@of_every_version
def test_its_reader_finds_everything_again(version: int, tmp_path: Path) -> None:
    thaw(version, tmp_path)

    with Library.open(tmp_path) as library:
        assert [library.articles.get(each.id) for each in (WELL, PLAIN, TAUGHT)] == [
            WELL,
            PLAIN,
            TAUGHT,
        ]
        assert (library.articles.last_visited(), library.articles.reading_position(WELL.id)) == (
            WELL.id,
            17,
        )
        assert library.annotations.of_article(WELL.id) == (DEEP, KNOWS, DRY, LOOKED, REWRITTEN)
        assert library.annotations.removed_from(WELL.id) == (BINNED,)
        assert library.corrections.of_article(WELL.id) == (WHOSE, NO_SPEECH, MISSED)
        assert library.corrections.speaker_names(WELL.id) == (EVERYWHERE, IN_THE_WELL)
        assert library.searches.saved() == (KEPT,)
        assert library.searches.past() == (NARROW,)
        assert library.preferences.all() == PREFERENCES
        assert library.noticed == ()


@of_every_version
def test_its_lesson_is_the_one_that_was_handed_out(version: int, tmp_path: Path) -> None:
    thaw(version, tmp_path)

    with Library.open(tmp_path) as library:
        [lesson] = library.lessons.all()
        assert (lesson.id, lesson.title, lesson.edition) == (PACK.id, PACK.title, PACK.edition)
        assert (lesson.authors, lesson.licence) == (PACK.authors, PACK.licence)
        assert lesson.article_ids == (TAUGHT.id,)
        assert library.lessons.files(PACK.id) == PACK.files
        assert library.lessons.claims(TAUGHT.id) == (IS_DEEP,)
        assert library.lessons.notes(TAUGHT.id) == (MEASURED,)
        assert library.lessons.people(TAUGHT.id) == (ANN,)
        assert library.corrections.of_article(TAUGHT.id) == (TEACHERS,)


@of_every_version
def test_what_its_reader_thought_of_claims_is_there_from_when_it_could_be_said(
    version: int, tmp_path: Path
) -> None:
    thaw(version, tmp_path)

    with Library.open(tmp_path) as library:
        notes = library.annotations.of_article(TAUGHT.id)
        said = tuple(each for each in notes if each.is_judgement)
        assert said == ((JUDGED,) if version >= FIRST_WITH_JUDGEMENTS else ())
        assert library.annotations.judgement_of(IS_DEEP.id) == next(iter(said), None)


@of_every_version
def test_how_a_text_is_set_is_there_from_when_it_was_kept(version: int, tmp_path: Path) -> None:
    thaw(version, tmp_path)

    with Library.open(tmp_path) as library:
        assert library.articles.get(WELL.id).shape == SHAPELESS
        if version >= FIRST_WITH_SHAPES:
            shaped = library.articles.get(SHAPED.id)
            [picture] = shaped.shape.pictures
            named = replace(SHAPED.shape.pictures[0], name=picture.name)
            assert shaped == replace(SHAPED, shape=replace(SHAPED.shape, pictures=(named,)))
            assert library.pictures.content(picture.name) == WELL_PICTURE
        assert library.noticed == ()


@of_every_version
def test_a_note_on_two_articles_stands_in_both(version: int, tmp_path: Path) -> None:
    thaw(version, tmp_path)

    with Library.open(tmp_path) as library:
        here = [each for each in library.annotations.standing_in(TAUGHT.id) if each.also_at]
        there = [each for each in library.annotations.standing_in(WELL.id) if each.also_at]

    is_kept = version >= FIRST_WITH_SECOND_PLACES
    assert here == ([ON_BOTH] if is_kept else [])
    assert there == ([ON_BOTH.seen_in(WELL.id)] if is_kept else [])


@of_every_version
def test_what_its_reader_found_out_about_sources_is_there_from_when_it_could_be_said(
    version: int, tmp_path: Path
) -> None:
    thaw(version, tmp_path)

    with Library.open(tmp_path) as library:
        are_kept = version >= FIRST_WITH_ANSWERS
        assert library.annotations.of_source(PLAIN.id) == ((ANSWERED,) if are_kept else ())
        found = library.annotations.of_publisher(OWNED.publisher)
        assert found == ((OWNED,) if are_kept else ())
        [summary] = library.articles.summaries([PLAIN.id])
        assert (summary.is_looked_at, summary.annotation_count) == (are_kept, 0)


@of_every_version
def test_how_its_reader_arranged_it_is_there_from_when_it_was_a_place(
    version: int, tmp_path: Path
) -> None:
    thaw(version, tmp_path)

    with Library.open(tmp_path) as library:
        if version < FIRST_AS_A_PLACE:
            assert len(listing(library, ArticleRequest()).ids) == library.articles.count()
            return
        tags = ArticleTags(library.connection, library.now)
        collections = Collections(library.connection, library.now)
        bin_ = ArticleBin(library.connection, library.now)
        source = SourceData(library.connection, library.now)
        assert tags.of([WELL.id, PLAIN.id]) == {WELL.id: ("wells", "größe"), PLAIN.id: ()}
        assert collections.all() == (replace(PROJECT, count=1),)
        [well] = listed(library, [WELL.id])
        assert well.state is ReadingState.READ
        [field] = RENAMED[BINNED_ARTICLE.id]
        assert source.of([BINNED_ARTICLE.id])[BINNED_ARTICLE.id][field].given_by == YOU
        assert not library.articles.is_there(BINNED_ARTICLE.id)
        bin_.take_back([BINNED_ARTICLE.id])
        assert library.articles.get(BINNED_ARTICLE.id).text == BINNED_ARTICLE.text
        assert library.connection.damages() == ()


@of_every_version
def test_earlier_texts_are_there_from_when_they_were_kept(version: int, tmp_path: Path) -> None:
    thaw(version, tmp_path)

    with Library.open(tmp_path) as library:
        kept = library.versions.of_article(GROWN.id)
        fates = {
            each.annotation.id: (each.fate, each.target.was)
            for each in library.versions.carried(GROWN.id)
        }
        library.articles.add(TAKEN_OUT)
        returned = library.annotations.removed_from(TAKEN_OUT.id)
        if version < FIRST_WITH_VERSIONS:
            assert (kept, fates, returned) == ((), {}, ())
            return

    assert [each.article for each in kept] == [GROWN, GROWN_AGAIN]
    assert [each.came_from for each in kept] == ["", "fair.html"]
    assert fates == {
        RAINED.id: (MarkFate.SAME, RAINED.selector),
        STALLS.id: (MarkFate.CHECK, STALLS.selector),
        SHUT.id: (MarkFate.LOST, SHUT.selector),
    }
    assert returned == (IN_ITS_BIN,)


@of_every_version
def test_earlier_words_and_what_was_put_aside_can_be_had_again(
    version: int, tmp_path: Path
) -> None:
    thaw(version, tmp_path)

    with Library.open(tmp_path) as library:
        wordings = library.annotations.wordings_in(WELL.id)
        assert [(each.value, each.is_beside) for each in wordings[WHEN_ASKED.id]] == [
            (REWRITTEN.body, False),
            (MEANWHILE.body, True),
            (WHEN_ASKED.body, False),
        ]
        pens = library.annotations.wordings.of_note(LOOKED.id, NotePart.PEN)
        assert [each.value for each in pens] == ["opinion", "question"]
        library.annotations.restore(BINNED.id)
        library.corrections.exchange(restored=(TAKEN_BACK.id, NAME_TAKEN_BACK.id))
        library.searches.restore(DROPPED.id)

        assert library.annotations.find(BINNED.id) == BINNED
        assert library.corrections.find(TAKEN_BACK.id) == TAKEN_BACK
        assert NAME_TAKEN_BACK in library.corrections.speaker_names()
        assert library.searches.saved() == (KEPT, DROPPED)
        assert library.connection.damages() == ()


@of_every_version
def test_a_new_library_is_made_like_one_that_was_brought_up(version: int, tmp_path: Path) -> None:
    """Whoever changes the tables of a version that is out there, and adds no step, fails here."""
    path = thaw(version, tmp_path / "old")

    Library.open(tmp_path / "old").close()
    Library.open(tmp_path / "new").close()

    assert structure_of(path) == structure_of(tmp_path / "new" / FILE_NAME)


def test_one_of_the_first_version_takes_a_step_that_is_still_to_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = thaw(1, tmp_path)
    columns = columns_in(path)
    before = rows_in(path, columns)
    learns(monkeypatch, ANOTHER_STEP)

    Library.open(tmp_path).close()

    assert rows_in(path, columns) == before
    [copy] = copies(tmp_path)
    assert rows_in(copy.path, columns) == before


@pytest.mark.parametrize(
    "change",
    [
        ("rights       TEXT NOT NULL,", "rights       TEXT NOT NULL, level TEXT,"),
        ("rights       TEXT NOT NULL,", "rights       TEXT,"),
        ("claim_id   TEXT REFERENCES claim (id),", "claim_id   TEXT,"),
        (" ON annotation (article_id, start, end);", " ON annotation (article_id, start);"),
        ("AFTER DELETE ON lesson_pack", "AFTER DELETE ON person"),
        ("UNIQUE (kind, item_id)", "UNIQUE (item_id)"),
        ("        value    TEXT NOT NULL,", "        value    ANY,"),
    ],
)
def test_no_change_of_the_tables_goes_unnoticed(
    change: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert change[0] in schema.MIGRATIONS[0]
    Library.open(tmp_path / "before").close()
    monkeypatch.setattr(schema, "MIGRATIONS", (schema.MIGRATIONS[0].replace(*change),))
    Library.open(tmp_path / "after").close()

    before, after = (structure_of(tmp_path / name / FILE_NAME) for name in ("before", "after"))
    assert before != after


@pytest.mark.parametrize("version", [v for v in frozen_versions() if v >= FIRST_WITH_ORIGINS])
def test_where_the_parts_of_a_source_were_read_is_kept(version: int, tmp_path: Path) -> None:
    thaw(version, tmp_path)

    with Library.open(tmp_path) as library:
        origins = SourceData(library.connection, library.now).origins(FROM_A_FILE.id)

    assert origins == dict(FROM_A_FILE.origins)


@pytest.mark.parametrize("version", [v for v in frozen_versions() if v >= FIRST_WITH_TAKEN_NOTES])
def test_what_was_taken_in_is_kept(version: int, tmp_path: Path) -> None:
    thaw(version, tmp_path)

    with Library.open(tmp_path) as library:
        waiting = WaitingNotes(library.connection, library.now).all()
        by_a_friend = library.annotations.find(BY_A_FRIEND.id)
        to_check = library.versions.waiting(BY_A_FRIEND.article_id)

    assert waiting == (WAITS,)
    assert by_a_friend == BY_A_FRIEND
    assert BY_A_FRIEND.id in to_check
