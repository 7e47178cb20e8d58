"""Copies of the library: whole, of the last days, and never in the way."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.core.article import ArticleId
from desktop.core.library.backups import KEPT, back_up
from desktop.core.library.connection import Connection
from desktop.core.library.errors import LibraryDamaged, LibraryFull, LibraryUnreachable
from desktop.core.library.library import BACKUPS_FOLDER_NAME, FILE_NAME, Library
from tests.core.builders import an_annotation
from tests.core.library.test_damage import overwrite_pages_of

MONDAY = date(2025, 3, 31)
BRIDGE = ArticleId("bridge")


def copies(folder: Path) -> list[str]:
    """Everything in the folder of the copies."""
    return sorted(path.name for path in (folder / BACKUPS_FOLDER_NAME).iterdir())


def opened_as_library(copy: Path, folder: Path) -> Library:
    """The library that a reader gets who puts a copy in the place of a lost one."""
    folder.mkdir()
    shutil.copy(copy, folder / FILE_NAME)
    return Library.open(folder)


def test_a_copy_holds_everything_also_while_the_library_is_open(
    with_article: Library, tmp_path: Path
) -> None:
    with_article.annotations.add(an_annotation(body="written just now"))

    copy = back_up(with_article.folder, MONDAY)

    assert copy == tmp_path / BACKUPS_FOLDER_NAME / "library-2025-03-31.db"
    with opened_as_library(copy, tmp_path / "restored") as restored:
        assert restored.annotations.of_article(BRIDGE) == (an_annotation(body="written just now"),)
        restored.annotations.add(an_annotation(name="n2"))


def test_one_copy_a_day_is_enough(with_article: Library) -> None:
    copy = back_up(with_article.folder, MONDAY)
    assert copy is not None
    before = copy.read_bytes()
    with_article.annotations.add(an_annotation())

    assert back_up(with_article.folder, MONDAY) is None
    assert copy.read_bytes() == before


def test_the_newest_five_copies_are_kept(with_article: Library) -> None:
    for day in range(8):
        back_up(with_article.folder, MONDAY + timedelta(day))

    assert KEPT == 5
    assert copies(with_article.folder) == [f"library-2025-04-0{day}.db" for day in range(3, 8)]


def test_other_files_beside_the_copies_are_not_touched(with_article: Library) -> None:
    backups = with_article.folder / BACKUPS_FOLDER_NAME
    backups.mkdir()
    (backups / "from-my-teacher.db").write_text("precious")

    for day in range(8):
        back_up(with_article.folder, MONDAY + timedelta(day))

    assert (backups / "from-my-teacher.db").read_text() == "precious"


def test_a_copy_that_was_broken_off_leaves_no_half_of_it(with_article, monkeypatch):
    sunday = MONDAY - timedelta(1)
    back_up(with_article.folder, sunday)

    def half(_: Connection, path: Path) -> None:
        path.write_bytes(b"SQLite format 3\0 half")
        raise LibraryFull(path)

    monkeypatch.setattr(Connection, "copy_to", half)
    with pytest.raises(LibraryFull):
        back_up(with_article.folder, MONDAY)

    assert copies(with_article.folder) == [f"library-{sunday}.db"]


def test_what_a_killed_program_left_half_done_is_done_anew(with_article: Library) -> None:
    backups = with_article.folder / BACKUPS_FOLDER_NAME
    backups.mkdir()
    (backups / "library-2025-03-31.part").write_bytes(b"SQLite format 3\0 half")

    copy = back_up(with_article.folder, MONDAY)

    assert copy is not None
    assert copies(with_article.folder) == [copy.name]
    with opened_as_library(copy, with_article.folder / "restored") as restored:
        assert len(restored.articles.summaries()) == 1


def test_a_damaged_library_does_not_push_out_the_sound_copies(closed_library: Path) -> None:
    folder = closed_library.parent
    for day in range(KEPT):
        back_up(folder, MONDAY + timedelta(day))
    sound = copies(folder)
    overwrite_pages_of("annotation", closed_library)

    with pytest.raises(LibraryDamaged):
        back_up(folder, MONDAY + timedelta(KEPT))

    assert copies(folder) == sound


def test_copying_changes_nothing_in_the_library(with_article, content_of):
    before = content_of(with_article)

    back_up(with_article.folder, MONDAY)

    assert content_of(with_article) == before


def test_a_library_that_another_program_is_writing_to_is_copied_as_it_was(
    with_article: Library, tmp_path: Path
) -> None:
    with with_article._connection.transaction():
        with_article._connection.write("UPDATE article SET title = 'half written'")
        copy = back_up(with_article.folder, MONDAY)

    assert copy is not None
    with opened_as_library(copy, tmp_path / "restored") as restored:
        assert restored.articles.get(BRIDGE).title == "Repairs"


def test_a_file_in_the_place_of_the_copies_is_named(with_article: Library) -> None:
    (with_article.folder / BACKUPS_FOLDER_NAME).write_text("in the way")

    with pytest.raises(LibraryUnreachable):
        back_up(with_article.folder, MONDAY)


def test_where_there_is_no_library_there_is_no_copy(tmp_path: Path) -> None:
    with pytest.raises(LibraryUnreachable):
        back_up(tmp_path, MONDAY)

    assert list(tmp_path.rglob("*.db")) == []
