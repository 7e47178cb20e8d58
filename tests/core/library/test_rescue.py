"""Whatever becomes of the file, what was written in the window ends up in one again."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.article import ArticleId
from desktop.core.library.backups import back_up
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.rescue import (
    Operation,
    is_same_library,
    save_elsewhere,
    save_in_place,
    save_into,
)
from desktop.core.library.standing import FileStanding
from tests.core.builders import NOON, an_annotation, an_article
from tests.core.library.test_standing import WAYS, cut_off, cut_off_log, empty, empty_log

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="there nobody can take away a file that is open"
)
BRIDGE = ArticleId("bridge")


def a_note(number: int) -> Operation:
    note = an_annotation(name=f"n{number}", body=f"thought {number}")
    return lambda library: library.annotations.add(note)


def notes_in(folder: Path) -> set[str]:
    with Library.open(folder) as library:
        return {note.body for note in library.annotations.of_article(BRIDGE)}


@pytest.mark.parametrize("way", WAYS)
def test_all_that_was_written_before_and_after_is_saved_elsewhere(
    tmp_path: Path, way: Callable[[Path], None]
) -> None:
    folder = tmp_path / "mine"
    written = [a_note(number) for number in range(6)]
    with Library.open(folder) as library:
        library.articles.add(an_article())
        back_up(folder, library.identity, NOON)
        for note in written[:4]:
            note(library)
        way(folder)
        for note in written[4:]:
            try:
                note(library)
            except LibraryError:
                # It waits in memory.
                continue

        save_elsewhere(library, written, tmp_path / "elsewhere")

    assert notes_in(tmp_path / "elsewhere") == {f"thought {number}" for number in range(6)}


@pytest.mark.parametrize("way", [empty_log, cut_off_log])
@pytest.mark.parametrize("was_there", [True, False])
def test_before_there_is_a_copy_all_comes_out_of_the_file_and_of_memory(
    tmp_path: Path, way: Callable[[Path], None], was_there: bool
) -> None:
    folder = tmp_path / "mine"
    written: list[Operation] = [lambda library: library.articles.add(an_article())]
    written += [a_note(number) for number in range(6)]
    if was_there:
        with Library.open(folder) as library:
            for operation in written[:3]:
                operation(library)
        del written[:3]
    with Library.open(folder) as library:
        for operation in written:
            operation(library)
        assert library.standing() is FileStanding.SOUND
        way(folder)

        save_elsewhere(library, written, tmp_path / "elsewhere")
        save_in_place(library, written)

    for place in (folder, tmp_path / "elsewhere"):
        assert notes_in(place) == {f"thought {number}" for number in range(6)}


def test_a_library_is_not_saved_over_another(tmp_path: Path) -> None:
    with Library.open(tmp_path / "other") as other:
        other.articles.add(an_article("other"))
    before = (tmp_path / "other" / FILE_NAME).read_bytes()
    with Library.open(tmp_path / "mine") as library, pytest.raises(LibraryError):
        save_elsewhere(library, [], tmp_path / "other")

    assert (tmp_path / "other" / FILE_NAME).read_bytes() == before
    assert list((tmp_path / "other").glob("*.part")) == []


def test_words_go_into_the_file_that_another_computer_put_there(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "mine", tmp_path / "their"
    with Library.open(folder) as library:
        library.articles.add(an_article())
        a_note(0)(library)
    shutil.copytree(folder, elsewhere)
    with Library.open(elsewhere) as other:
        a_note(100)(other)
    with Library.open(folder) as library:
        written = [a_note(1), a_note(2)]
        written[0](library)
        os.replace(elsewhere / FILE_NAME, folder / FILE_NAME)
        library.leave_name()
        written[1](library)
        assert is_same_library(library, folder)

        save_into(library, written, folder)

    assert notes_in(folder) == {"thought 0", "thought 1", "thought 2", "thought 100"}


def test_another_library_in_its_place_is_not_the_same(tmp_path: Path) -> None:
    with Library.open(tmp_path / "other"):
        pass
    with Library.open(tmp_path / "mine") as library:
        os.replace(tmp_path / "other" / FILE_NAME, tmp_path / "mine" / FILE_NAME)

        assert not is_same_library(library, tmp_path / "mine")


@pytest.mark.parametrize("way", [cut_off, empty])
def test_without_a_copy_it_is_said_that_nothing_could_be_saved(
    tmp_path: Path, way: Callable[[Path], None]
) -> None:
    with Library.open(tmp_path / "mine") as library:
        library.articles.add(an_article())
        way(tmp_path / "mine")

        try:
            save_elsewhere(library, [], tmp_path / "elsewhere")
        except LibraryError:
            # What is left behind must not look like a library.
            assert not (tmp_path / "elsewhere" / FILE_NAME).exists()
        else:
            with Library.open(tmp_path / "elsewhere") as saved:
                assert saved.articles.get(BRIDGE) == an_article()


def test_a_log_that_was_deleted_is_brought_into_the_file(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.articles.add(an_article())
        a_note(1)(library)
        (tmp_path / f"{FILE_NAME}-wal").unlink()

        library.renew_log()
        a_note(2)(library)

        shutil.copytree(tmp_path, tmp_path / "as found after a power cut")
    assert notes_in(tmp_path / "as found after a power cut") == {"thought 1", "thought 2"}


def test_what_is_written_after_the_folder_got_another_name_is_in_the_file(tmp_path: Path) -> None:
    folder, renamed = tmp_path / "mine", tmp_path / "renamed"
    with Library.open(folder) as library:
        library.articles.add(an_article())
        a_note(1)(library)
        folder.rename(renamed)
        library.leave_name()
        a_note(2)(library)

        # The log that moved along must not undo it.
        assert notes_in(renamed) == {"thought 1", "thought 2"}
