"""It is noticed when the file of an open library is not what its name leads to any more."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.library.errors import LibraryError
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.standing import FileStanding
from tests.core.builders import an_annotation, an_article

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="there nobody can take away a file that is open"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mine"


def delete_folder(folder: Path) -> None:
    for _ in range(100):
        # Whatever another process is just writing into it has to go too.
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
    raise AssertionError("it comes back again and again")


def delete_file(folder: Path) -> None:
    (folder / FILE_NAME).unlink()


def rename_folder(folder: Path) -> None:
    folder.rename(folder.with_name("renamed"))


def replace_file(folder: Path) -> None:
    with Library.open(folder.with_name("other")) as other:
        other.articles.add(an_article("other"))
    os.replace(folder.with_name("other") / FILE_NAME, folder / FILE_NAME)


def replace_by_itself(folder: Path) -> None:
    shutil.copy(folder / FILE_NAME, folder / "copy")
    os.replace(folder / "copy", folder / FILE_NAME)


def cut_off(folder: Path) -> None:
    os.truncate(folder / FILE_NAME, 100)


def empty(folder: Path) -> None:
    (folder / FILE_NAME).write_bytes(b"")


def delete_log(folder: Path) -> None:
    (folder / f"{FILE_NAME}-wal").unlink()


def empty_log(folder: Path) -> None:
    os.truncate(folder / f"{FILE_NAME}-wal", 0)


def cut_off_log(folder: Path) -> None:
    log = folder / f"{FILE_NAME}-wal"
    os.truncate(log, log.stat().st_size // 2)


WAYS: dict[Callable[[Path], None], FileStanding] = {
    delete_folder: FileStanding.GONE,
    delete_file: FileStanding.GONE,
    rename_folder: FileStanding.GONE,
    replace_file: FileStanding.REPLACED,
    replace_by_itself: FileStanding.REPLACED,
    cut_off: FileStanding.SHORTENED,
    empty: FileStanding.SHORTENED,
    delete_log: FileStanding.LOG_GONE,
    empty_log: FileStanding.LOG_CUT,
    cut_off_log: FileStanding.LOG_CUT,
}


@pytest.mark.parametrize("way", WAYS)
def test_each_way_of_taking_the_file_away_is_noticed(
    folder: Path, way: Callable[[Path], None]
) -> None:
    with Library.open(folder) as library:
        library.articles.add(an_article())
        assert library.standing() is FileStanding.SOUND

        way(folder)

        assert library.standing() is WAYS[way]


@pytest.mark.parametrize("way", [cut_off, empty_log])
def test_what_was_cut_off_is_not_whole_because_more_was_written(
    folder: Path, way: Callable[[Path], None]
) -> None:
    with Library.open(folder) as library:
        library.articles.add(an_article())
        assert library.standing() is FileStanding.SOUND
        path = folder / (FILE_NAME if way is cut_off else f"{FILE_NAME}-wal")
        size = path.stat().st_size
        way(folder)
        library.standing()

        os.truncate(path, 2 * size)

        assert library.standing() is WAYS[way]


def test_writing_reading_and_copying_change_nothing_about_it(folder: Path) -> None:
    with Library.open(folder) as library:
        library.articles.add(an_article())
        for number in range(50):
            library.annotations.add(an_annotation(name=f"n{number}", body="words " * 500))
            with Library.open_existing(folder) as other:
                other.index_queue.clear(other.index_queue.first(5))
            with Library.open_for_reading(folder) as view:
                assert view.articles.count() == 1
            assert library.standing() is FileStanding.SOUND


def test_a_folder_that_got_another_name_is_found(folder: Path) -> None:
    with Library.open(folder) as library:
        assert library.moved_to() is None

        rename_folder(folder)

        if sys.platform == "linux":
            assert library.moved_to() == folder.with_name("renamed") / FILE_NAME


def test_a_folder_that_gets_its_name_back_is_sound_again(folder: Path) -> None:
    with Library.open(folder) as library:
        rename_folder(folder)
        assert library.standing() is FileStanding.GONE

        folder.with_name("renamed").rename(folder)

        assert library.standing() is FileStanding.SOUND


def test_what_looks_like_no_library_is_not_held(folder: Path) -> None:
    with Library.open(folder) as library:
        library.articles.add(an_article())
        delete_log(folder)
        # A log of nothing has its name now.
        with pytest.raises(LibraryError):
            Library.open_for_reading(folder)

        library.renew_log()

        assert library.articles.ids() == (an_article().id,)
