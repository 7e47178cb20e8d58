"""Copies of the library: whole, of the last days, and never in the way."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest

from desktop.core.article import ArticleId
from desktop.core.library import copies as copies_module
from desktop.core.library import sole_holder
from desktop.core.library.backups import back_up
from desktop.core.library.connection import Connection
from desktop.core.library.copies import Copy, copies, rotate
from desktop.core.library.errors import (
    LibraryConflict,
    LibraryDamaged,
    LibraryFull,
    LibraryUnreachable,
)
from desktop.core.library.library import FILE_NAME, Library
from tests.core.builders import an_annotation, an_article
from tests.core.library.conftest import ContentOf
from tests.core.library.test_damage import overwrite_pages_of

HOUSE = Path(__file__).parents[3]
MONDAY = datetime(2025, 3, 31, 8, 15)
BRIDGE = ArticleId("bridge")


def copied(library: Library, moment: datetime = MONDAY) -> Copy | None:
    return back_up(library.folder, library.identity, moment)


def place_of_copies(library: Library) -> Path:
    return library.room / "copies"


def names(library: Library) -> list[str]:
    """Everything in the folder of the copies."""
    return sorted(path.name for path in place_of_copies(library).iterdir())


def opened_as_library(copy: Path, folder: Path) -> Library:
    """The library that a reader gets who puts a copy in the place of a lost one."""
    folder.mkdir()
    shutil.copy(copy, folder / FILE_NAME)
    return Library.open(folder)


def writes_one_more(library: Library, number: int) -> None:
    library.annotations.add(an_annotation(name=f"n{number}", body=f"thought {number}"))


def test_a_copy_holds_everything_also_while_the_library_is_open(
    with_article: Library, tmp_path: Path
) -> None:
    with_article.annotations.add(an_annotation(body="written just now"))

    copy = copied(with_article)

    assert copy is not None
    assert copy.path == place_of_copies(with_article) / "copy-000001-2025-03-31-0815.db"
    with opened_as_library(copy.path, tmp_path / "restored") as restored:
        assert restored.annotations.of_article(BRIDGE) == (an_annotation(body="written just now"),)
        restored.annotations.add(an_annotation(name="n2"))


def test_what_the_newest_copy_holds_is_not_copied_again(with_article: Library) -> None:
    assert copied(with_article) is not None

    assert copied(with_article, MONDAY + timedelta(hours=1)) is None
    writes_one_more(with_article, 1)
    assert copied(with_article, MONDAY + timedelta(hours=2)) is not None
    with_article.annotations.remove(an_annotation().id)
    assert copied(with_article, MONDAY + timedelta(hours=3)) is not None


def test_the_newest_copies_and_one_of_each_of_seven_days_are_kept(with_article: Library) -> None:
    for hour in range(0, 24 * 12, 6):
        writes_one_more(with_article, hour)
        copied(with_article, MONDAY + timedelta(hours=hour))

    days = [copy.day for copy in copies(with_article.folder, with_article.identity)]

    assert len(days) == 8
    assert len(set(days)) == 7
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("year", [2000, 2099])
def test_a_clock_that_is_years_off_makes_no_copy_eternal_and_deletes_none(
    with_article: Library, year: int
) -> None:
    for number in range(3):
        writes_one_more(with_article, number)
        copied(with_article, MONDAY + timedelta(number))
    before = copies(with_article.folder, with_article.identity)

    writes_one_more(with_article, 3)
    odd = copied(with_article, datetime(year, 1, 1))

    assert odd is not None
    assert copies(with_article.folder, with_article.identity) == (odd, *before)
    for number in range(4, 20):
        writes_one_more(with_article, number)
        copied(with_article, MONDAY + timedelta(number))
    assert odd not in copies(with_article.folder, with_article.identity)


def test_a_copy_that_holds_what_no_newer_one_does_is_never_pushed_out(
    with_article: Library,
) -> None:
    writes_one_more(with_article, 1)
    rich = copied(with_article)
    with with_article.connection.transaction():
        with_article.connection.write("DELETE FROM wording")
        with_article.connection.write("DELETE FROM annotation")

    for number in range(2, 30):
        writes_one_more(with_article, number)
        copied(with_article, MONDAY + timedelta(number))

    kept = copies(with_article.folder, with_article.identity)
    assert kept[-1] == rich
    assert len(kept) == 8


def test_the_copies_of_another_library_do_not_count(with_article: Library, tmp_path: Path) -> None:
    with Library.open(tmp_path / "other") as other:
        other.articles.add(an_article())
        theirs = copied(other)
    assert theirs is not None
    place_of_copies(with_article).mkdir()
    stranger = place_of_copies(with_article) / "copy-000099-2030-01-01-0000.db"
    shutil.copy(theirs.path, stranger)

    mine = copied(with_article)

    assert copies(with_article.folder, with_article.identity) == (mine,)
    assert stranger.exists()


def test_a_library_that_lies_in_the_place_of_another_is_not_copied_as_that(
    with_article: Library, tmp_path: Path
) -> None:
    with pytest.raises(LibraryConflict):
        back_up(with_article.folder, "0" * 32, MONDAY)


def test_copies_that_are_too_much_for_the_disk_go_the_oldest_first(
    with_article: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        writes_one_more(with_article, number)
        copied(with_article, MONDAY + timedelta(number))
    all_of_them = copies(with_article.folder, with_article.identity)
    monkeypatch.setattr(copies_module, "MOST_BYTES", all_of_them[0].size * 2 + 1)

    gone = rotate(all_of_them)

    assert gone == all_of_them[2:]


def test_other_files_beside_the_copies_are_not_touched(with_article: Library) -> None:
    place = place_of_copies(with_article)
    place.mkdir()
    strange = [place / "from-my-teacher.db", place / "copy-000001-2020-01-01-0000.db"]
    for each in strange:
        each.write_text("precious")
    (place / "copy-000002-2020-01-01-0000.db").symlink_to(strange[0])

    for number in range(12):
        writes_one_more(with_article, number)
        copied(with_article, MONDAY + timedelta(number))

    assert [each.read_text() for each in strange] == ["precious"] * 2
    assert (place / "copy-000002-2020-01-01-0000.db").is_symlink()


def test_a_copy_that_was_broken_off_leaves_no_half_of_it(
    with_article: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = copied(with_article)
    assert whole is not None
    writes_one_more(with_article, 1)

    def half(_: Connection, path: Path) -> None:
        path.write_bytes(b"SQLite format 3\0 half")
        raise LibraryFull(path)

    monkeypatch.setattr(Connection, "copy_to", half)
    with pytest.raises(LibraryFull):
        copied(with_article, MONDAY + timedelta(1))

    assert names(with_article) == [whole.path.name]


def test_what_a_killed_program_left_half_done_is_done_anew(with_article: Library) -> None:
    place = place_of_copies(with_article)
    place.mkdir()
    half = place / "copy-000001-2025-03-31-0815.0123abcd.part"
    half.write_bytes(b"SQLite format 3\0 half")

    copy = copied(with_article)

    assert copy is not None
    assert names(with_article) == [copy.path.name]
    with opened_as_library(copy.path, with_article.folder / "restored") as restored:
        assert len(restored.articles.summaries()) == 1


# A program that copies a library when told to, and one that is at it for ever.
COPIES = """
import sys, time
from datetime import datetime
from pathlib import Path
from desktop.core.library.backups import back_up
from desktop.core.library.connection import Connection
def half(_, path):
    path.write_bytes(b"SQLite format 3\\0 half")
    print("begun", flush=True)
    time.sleep(600)
if sys.argv[2] == "for ever":
    Connection.copy_to = half
print("ready", flush=True)
sys.stdin.readline()
copy = back_up(Path(sys.argv[1]), sys.argv[3], datetime(2025, 3, 31))
print("made" if copy else "there")
"""


def programs_ready_to_copy(
    library: Library, count: int, how: str = "at once"
) -> list[subprocess.Popen[str]]:
    """Programs that wait for a line on their input; whoever starts them waits for their end."""
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", COPIES, str(library.folder), how, library.identity],
            cwd=HOUSE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(count)
    ]
    assert [heard(program) for program in programs] == ["ready"] * count
    return programs


def heard(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def tell(programs: Sequence[subprocess.Popen[str]]) -> None:
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()


def test_of_several_programs_at_once_one_makes_the_copy(
    with_article: Library, tmp_path: Path
) -> None:
    for number in range(300):
        with_article.annotations.add(an_annotation(name=f"n{number}", body="words " * 500))
    for number in range(4):
        shutil.rmtree(place_of_copies(with_article), ignore_errors=True)
        programs = programs_ready_to_copy(with_article, 3)
        tell(programs)

        said = [program.communicate()[0].strip() for program in programs]

        assert sorted(said) == ["made", "there", "there"]
        [copy] = names(with_article)
        kept = place_of_copies(with_article) / copy
        with opened_as_library(kept, tmp_path / str(number)) as restored:
            assert len(restored.annotations.of_article(BRIDGE)) == 300


def test_what_another_program_is_making_is_left_to_it_until_that_is_killed(
    with_article: Library,
) -> None:
    [other] = programs_ready_to_copy(with_article, 1, "for ever")
    with other:
        tell([other])
        assert heard(other) == "begun"

        assert copied(with_article) is None
        [half] = names(with_article)
        assert half.endswith(".part")

        other.kill()

    copy = copied(with_article)
    assert copy is not None
    assert names(with_article) == [copy.path.name]


def test_where_nothing_can_be_locked_two_programs_do_not_spoil_the_copy(
    with_article: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(_file: int) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(sole_holder, "lock", cannot)
    together = Barrier(2)
    done: list[int] = []
    folder, identity = with_article.folder, with_article.identity

    def copy_each_day() -> None:
        for number in range(20):
            together.wait(10)
            back_up(folder, identity, MONDAY + timedelta(number))
            done.append(number)

    programs = [Thread(target=copy_each_day) for _ in range(2)]
    for program in programs:
        program.start()
    for program in programs:
        program.join()

    assert len(done) == 40
    assert copies(folder, identity)
    assert all(name.endswith(".db") for name in names(with_article))


def test_a_damaged_library_does_not_push_out_the_sound_copies(closed_library: Path) -> None:
    with Library.open(closed_library.parent) as library:
        for number in range(5):
            writes_one_more(library, 100 + number)
            copied(library, MONDAY + timedelta(number))
        folder, identity = library.folder, library.identity
    sound = copies(folder, identity)
    overwrite_pages_of("annotation", closed_library)

    with pytest.raises(LibraryDamaged):
        back_up(folder, identity, MONDAY + timedelta(9))

    assert copies(folder, identity) == sound


def test_copying_changes_nothing_in_the_library(
    with_article: Library, content_of: ContentOf
) -> None:
    before = content_of(with_article)

    copied(with_article)

    assert content_of(with_article) == before


def test_a_library_that_another_program_is_writing_to_is_copied_as_it_was(
    with_article: Library, tmp_path: Path
) -> None:
    with with_article.connection.transaction():
        with_article.connection.write("UPDATE article SET title = 'half written'")
        copy = copied(with_article)

    assert copy is not None
    with opened_as_library(copy.path, tmp_path / "restored") as restored:
        assert restored.articles.get(BRIDGE).title == "Repairs"


def test_a_file_in_the_place_of_the_copies_is_named(with_article: Library) -> None:
    place_of_copies(with_article).write_text("in the way")

    with pytest.raises(LibraryUnreachable):
        copied(with_article)


def test_where_there_is_no_library_there_is_no_copy(tmp_path: Path) -> None:
    with pytest.raises(LibraryUnreachable):
        back_up(tmp_path, "0" * 32, MONDAY)

    assert list(tmp_path.rglob("*")) == []
