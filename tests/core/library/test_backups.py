"""Copies of the library: whole, of the last days, and never in the way."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest

from desktop.core import sole_holder
from desktop.core.article import ArticleId
from desktop.core.library.backups import KEPT, back_up
from desktop.core.library.connection import Connection
from desktop.core.library.errors import LibraryDamaged, LibraryFull, LibraryUnreachable
from desktop.core.library.library import BACKUPS_FOLDER_NAME, FILE_NAME, Library
from tests.core.builders import an_annotation
from tests.core.library.test_damage import overwrite_pages_of

HOUSE = Path(__file__).parents[3]
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


# A program that copies a library when told to, and one that is at it for ever.
COPIES = """
import sys, time
from datetime import date
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
copy = back_up(Path(sys.argv[1]), date(2025, 3, 31))
print("made" if copy else "there")
"""


def programs_ready_to_copy(
    folder: Path, count: int, how: str = "at once"
) -> list[subprocess.Popen[str]]:
    """Programs that wait for a line on their input; whoever starts them waits for their end."""
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", COPIES, str(folder), how],
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
        shutil.rmtree(with_article.folder / BACKUPS_FOLDER_NAME, ignore_errors=True)
        programs = programs_ready_to_copy(with_article.folder, 3)
        tell(programs)

        said = [program.communicate()[0].strip() for program in programs]

        assert sorted(said) == ["made", "there", "there"]
        [copy] = copies(with_article.folder)
        with opened_as_library(
            with_article.folder / BACKUPS_FOLDER_NAME / copy, tmp_path / str(number)
        ) as restored:
            assert len(restored.annotations.of_article(BRIDGE)) == 300


def test_what_another_program_is_making_is_left_to_it_until_that_is_killed(
    with_article: Library,
) -> None:
    [other] = programs_ready_to_copy(with_article.folder, 1, "for ever")
    with other:
        tell([other])
        assert heard(other) == "begun"

        assert back_up(with_article.folder, MONDAY) is None
        [half] = copies(with_article.folder)
        assert half.endswith(".part")

        other.kill()

    copy = back_up(with_article.folder, MONDAY)
    assert copy is not None
    assert copies(with_article.folder) == [copy.name]


def test_where_nothing_can_be_locked_two_programs_do_not_spoil_the_copy(
    with_article: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(_file: int) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(sole_holder, "_lock", cannot)
    together = Barrier(2)
    done: list[date] = []

    def copy_each_day() -> None:
        for number in range(20):
            together.wait(10)
            back_up(with_article.folder, MONDAY + timedelta(number))
            done.append(MONDAY + timedelta(number))

    programs = [Thread(target=copy_each_day) for _ in range(2)]
    for program in programs:
        program.start()
    for program in programs:
        program.join()

    assert len(done) == 40
    assert len(copies(with_article.folder)) == KEPT


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
