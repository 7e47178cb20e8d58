"""Opening a library: what is not ours is left alone, what is old is brought up to date."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path, PureWindowsPath
from threading import Barrier, Thread

import pytest

from desktop.core.article import ArticleId
from desktop.core.library import copies as copies_module
from desktop.core.library import schema
from desktop.core.library.address import address
from desktop.core.library.backups import back_up, go_back_to
from desktop.core.library.connection import Connection
from desktop.core.library.copies import copies, file_for_next
from desktop.core.library.errors import (
    LibraryDamaged,
    LibraryEmptied,
    LibraryError,
    LibraryFull,
    LibraryMissing,
    LibraryTooNew,
    LibraryTooOld,
    LibraryUnreachable,
)
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.own_folder import NAME, room_of
from tests.core.builders import NOON, an_article
from tests.core.library.a_later_program import ANOTHER_STEP, learns
from tests.core.library.conftest import ContentOf

BRIDGE = ArticleId("bridge")
BROKEN_STEP = """
    CREATE TABLE glossary (word TEXT PRIMARY KEY) STRICT;
    UPDATE annotation SET body = '';
    INSERT INTO no_such_table VALUES (1);
    """


def a_database(path: Path, *statements: str) -> bytes:
    """Makes the database of some other program and gives its bytes."""
    with closing(sqlite3.connect(path)) as other:
        for statement in statements:
            other.execute(statement)
        other.commit()
    return path.read_bytes()


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_library_is_made_where_there_is_none(tmp_path: Path) -> None:
    folder = tmp_path / "of" / "a new reader"

    with Library.open(folder) as library:
        assert library.articles.summaries() == ()

    assert files_in(folder) == [NAME, FILE_NAME]


@pytest.mark.parametrize("name", ["Ännas Größe #1", "100% ?mode=rw&x", "عربى 🙂", "a'b;c"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    with Library.open(tmp_path / name) as library:
        library.articles.add(an_article())

        with Library.open_for_reading(tmp_path / name) as view:
            assert view.articles.get(BRIDGE) == an_article()


def test_a_home_on_a_school_server_has_an_address() -> None:
    on_server = PureWindowsPath("//server/homes/anna #1/library.db")
    on_disk = PureWindowsPath("C:/Users/Anna/library.db")

    assert address(on_server, "ro") == "file:////server/homes/anna%20%231/library.db?mode=ro"
    assert address(on_disk, "ro") == "file:///C:/Users/Anna/library.db?mode=ro"


def test_two_programs_may_start_at_once_on_a_new_library(tmp_path: Path) -> None:
    together = Barrier(2)
    opened: list[tuple[int, str]] = []

    def start_programs(name: str) -> None:
        for number in range(30):
            together.wait(10)
            with Library.open(tmp_path / str(number)) as library:
                assert library.articles.summaries() == ()
            opened.append((number, name))

    programs = [Thread(target=start_programs, args=(name,)) for name in ("one", "other")]
    for program in programs:
        program.start()
    for program in programs:
        program.join()

    assert sorted(opened) == [(n, name) for n in range(30) for name in ("one", "other")]


@pytest.mark.parametrize(
    "content",
    [b"hello", b"These are my notes, not a database.\n" * 500, bytes(8192), b"SQLite format 3\0"],
    ids=["short", "long", "zeros", "only the first bytes"],
)
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)

    with pytest.raises(LibraryDamaged):
        Library.open(tmp_path)

    assert (tmp_path / FILE_NAME).read_bytes() == content
    assert files_in(tmp_path) == [FILE_NAME]


def test_the_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    before = a_database(tmp_path / FILE_NAME, "CREATE TABLE recipe (name)")

    with pytest.raises(LibraryDamaged, match="another program"):
        Library.open(tmp_path)

    assert (tmp_path / FILE_NAME).read_bytes() == before
    assert files_in(tmp_path) == [FILE_NAME]


def test_the_library_of_a_newer_program_is_left_as_it_is(tmp_path: Path) -> None:
    Library.open(tmp_path).close()
    before = a_database(tmp_path / FILE_NAME, f"PRAGMA user_version = {schema.newest() + 1}")

    with pytest.raises(LibraryTooNew, match=f"schema version {schema.newest() + 1}"):
        Library.open(tmp_path)

    assert (tmp_path / FILE_NAME).read_bytes() == before
    assert files_in(tmp_path) == [NAME, FILE_NAME]


@pytest.mark.parametrize("number", [1, 2, 5, 99])
def test_a_library_from_before_the_first_version_is_left_as_it_is(
    tmp_path: Path, number: int
) -> None:
    before = a_database(
        tmp_path / FILE_NAME,
        "CREATE TABLE article (id TEXT PRIMARY KEY, title TEXT NOT NULL, text TEXT NOT NULL)",
        "INSERT INTO article VALUES ('bridge', 'Repairs', 'The council met on Monday.')",
        f"PRAGMA application_id = {0x53726342}",
        f"PRAGMA user_version = {number}",
    )

    for way in (Library.open, Library.open_existing):
        with pytest.raises(LibraryTooOld, match="never released"):
            way(tmp_path)

    assert (tmp_path / FILE_NAME).read_bytes() == before
    assert files_in(tmp_path) == [FILE_NAME]


def test_a_file_where_the_folder_should_be_is_named_and_kept(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("in the way")

    for folder in (tmp_path / "library", tmp_path / "library" / "deeper"):
        with pytest.raises(LibraryUnreachable) as caught:
            Library.open(folder)
        assert caught.value.path.is_relative_to(tmp_path)

    assert (tmp_path / "library").read_text() == "in the way"


def test_a_folder_where_the_file_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()

    with pytest.raises(LibraryUnreachable):
        Library.open(tmp_path)


def test_looking_at_a_library_that_is_not_there_makes_none(tmp_path: Path) -> None:
    with pytest.raises(LibraryUnreachable):
        Library.open_for_reading(tmp_path)

    assert files_in(tmp_path) == []


def test_every_step_of_the_tables_ends_with_a_whole_statement() -> None:
    for step in schema.MIGRATIONS:
        assert sqlite3.complete_statement(step)


def test_an_older_library_is_brought_up_to_date_with_all_that_is_in_it(
    closed_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(closed_library.parent) as library:
        notes = library.annotations.of_article(BRIDGE)
    learns(monkeypatch, ANOTHER_STEP)

    with Library.open(closed_library.parent) as library:
        assert library.annotations.of_article(BRIDGE) == notes
        assert library.connection.read("SELECT id, level FROM article") == [("bridge", "B2")]
        assert library.connection.read("SELECT word FROM glossary") == []


def test_a_copy_is_kept_of_the_library_as_it_was(
    closed_library: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with Library.open(closed_library.parent) as library:
        notes = library.annotations.of_article(BRIDGE)
    with monkeypatch.context() as later:
        learns(later, ANOTHER_STEP)
        Library.open(closed_library.parent).close()

    [copy] = [each.path for each in copies(closed_library.parent)]
    (tmp_path / "old").mkdir()
    copy.rename(tmp_path / "old" / FILE_NAME)

    # The program of before opens the copy, so it is whole and of its own version.
    with Library.open(tmp_path / "old") as library:
        assert library.annotations.of_article(BRIDGE) == notes


def test_the_copy_is_of_the_old_library_when_another_program_was_quicker(
    closed_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learns(monkeypatch, ANOTHER_STEP)

    def after_the_other(folder: Path, identity: str, now: datetime) -> Path:
        monkeypatch.setattr(copies_module, "file_for_next", file_for_next)
        Library.open(closed_library.parent).close()
        return file_for_next(folder, identity, now)

    monkeypatch.setattr(copies_module, "file_for_next", after_the_other)
    Library.open(closed_library.parent).close()

    [copy] = copies(closed_library.parent)
    with closing(sqlite3.connect(copy.path)) as kept:
        assert schema.version(kept) == schema.newest() - 1


def test_two_programs_may_bring_an_older_library_up_to_date_at_once(
    closed_library: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folders = [tmp_path / str(number) for number in range(30)]
    for folder in folders:
        folder.mkdir()
        shutil.copy(closed_library, folder / FILE_NAME)
    learns(monkeypatch, ANOTHER_STEP)
    together = Barrier(2)
    opened: list[Path] = []

    def start_programs() -> None:
        for folder in folders:
            together.wait(10)
            with Library.open(folder) as library:
                assert library.articles.get(BRIDGE) == an_article()
            opened.append(folder)

    programs = [Thread(target=start_programs) for _ in range(2)]
    for program in programs:
        program.start()
    for program in programs:
        program.join()

    assert sorted(opened) == sorted(2 * folders)
    for folder in folders:
        # Two that close at the same moment may each leave the log to the other.
        Library.open(folder).close()
        assert files_in(folder) == [NAME, FILE_NAME]
        # Whoever finds it old still, while the other has kept a copy already, keeps one as well.
        assert 1 <= len(copies(folder)) <= 2
        for copy in copies(folder):
            with closing(sqlite3.connect(copy.path)) as kept:
                assert schema.version(kept) == schema.newest() - 1


def test_a_step_that_fails_half_way_changes_nothing(
    closed_library: Path, monkeypatch: pytest.MonkeyPatch, content_of: ContentOf
) -> None:
    with Library.open(closed_library.parent) as library:
        before = content_of(library)

    with monkeypatch.context() as later:
        learns(later, BROKEN_STEP)
        with pytest.raises(LibraryError, match="no_such_table"):
            Library.open(closed_library.parent)

    with Library.open(closed_library.parent) as library:
        assert content_of(library) == before


def test_without_room_for_the_copy_an_old_library_is_not_touched(
    closed_library: Path, monkeypatch: pytest.MonkeyPatch, content_of: ContentOf
) -> None:
    with Library.open(closed_library.parent) as library:
        before = content_of(library)
    learns(monkeypatch, ANOTHER_STEP)

    def no_room(*_: object) -> Path:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr(copies_module, "file_for_next", no_room)
    with pytest.raises(LibraryFull):
        Library.open(closed_library.parent)

    monkeypatch.undo()
    with Library.open(closed_library.parent) as library:
        assert content_of(library) == before


def test_what_was_written_survives_a_pulled_plug(tmp_path: Path) -> None:
    with closing(Connection.make(tmp_path / FILE_NAME)) as opened:
        # FULL is 2: each commit waits until the disk has it.
        assert opened.read_one("PRAGMA synchronous") == (2,)
        assert opened.read_one("PRAGMA journal_mode") == ("wal",)
        assert opened.read_one("PRAGMA foreign_keys") == (1,)


def test_an_empty_file_that_nothing_lies_beside_is_a_start_that_was_broken_off(
    tmp_path: Path,
) -> None:
    (tmp_path / FILE_NAME).touch()

    with Library.open(tmp_path) as library:
        assert library.articles.summaries() == ()


@pytest.mark.parametrize("is_there", [True, False], ids=["emptied", "gone"])
@pytest.mark.parametrize("witness", ["room", "log"])
def test_a_library_that_was_lost_is_not_taken_for_a_new_one(
    tmp_path: Path, witness: str, is_there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.core.library.library._MAKING", 0.1)
    if witness == "room":
        beside = room_of(tmp_path, "0" * 32) / "made-by-sourcebook.json"
    else:
        beside = tmp_path / f"{FILE_NAME}-wal"
        beside.write_bytes(b"what was there")
    before = beside.read_bytes()
    if is_there:
        (tmp_path / FILE_NAME).touch()

    with pytest.raises(LibraryEmptied if is_there else LibraryMissing):
        Library.open(tmp_path)

    assert (tmp_path / FILE_NAME).exists() == is_there
    assert beside.read_bytes() == before


def test_it_is_made_anew_for_whoever_says_so(tmp_path: Path) -> None:
    room_of(tmp_path, "0" * 32)

    with Library.open(tmp_path, anew=True) as library:
        assert library.articles.summaries() == ()


@pytest.mark.parametrize("strange", ["backups/library-2025-03-12.db", "index/edition/segment"])
def test_a_strangers_files_beside_it_do_not_make_a_first_start_a_loss(
    tmp_path: Path, strange: str
) -> None:
    beside = tmp_path / strange
    beside.parent.mkdir(parents=True)
    beside.write_bytes(b"a thesis")

    with Library.open(tmp_path) as library:
        assert library.articles.summaries() == ()

    assert beside.read_bytes() == b"a thesis"


@pytest.mark.parametrize("what", ["nothing", "an empty file", "a lost library"])
def test_whoever_is_not_told_to_make_a_library_makes_none(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "library"
    if what != "nothing":
        folder.mkdir()
    if what == "an empty file":
        (folder / FILE_NAME).touch()
    if what == "a lost library":
        room_of(folder, "0" * 32)
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(LibraryError):
        Library.open_existing(folder)
    with pytest.raises(LibraryError), Library.open_for_reading(folder) as library:
        library.articles.summaries()

    assert sorted(tmp_path.rglob("*")) == before


def test_an_emptied_library_lives_on_in_the_copy_of_its_last_day(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.articles.add(an_article())
        back_up(tmp_path, library.identity, NOON)
    (tmp_path / FILE_NAME).write_bytes(b"")
    with pytest.raises(LibraryEmptied):
        Library.open(tmp_path)
    [copy] = copies(tmp_path)

    aside = go_back_to(copy.path, tmp_path)

    with Library.open(tmp_path) as library:
        assert library.articles.get(BRIDGE) == an_article()
    assert aside is not None
    assert aside.read_bytes() == b""
    assert copy.path.exists()


def test_whoever_goes_back_twice_loses_neither_library(tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with Library.open(tmp_path / "other") as library:
        library.articles.add(an_article())
        made = back_up(tmp_path / "other", library.identity, NOON)
    assert made is not None
    made.path.replace(copy)
    (tmp_path / FILE_NAME).write_bytes(b"first")
    (tmp_path / f"{FILE_NAME}-wal").write_bytes(b"its log")

    first = go_back_to(copy, tmp_path)
    second = go_back_to(copy, tmp_path)

    assert first is not None
    assert second is not None
    assert first.read_bytes() == b"first"
    assert first.with_name(f"{first.name}-wal").read_bytes() == b"its log"
    assert second.read_bytes() == copy.read_bytes()


def test_a_step_whose_last_statement_has_no_end_is_refused(
    closed_library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = closed_library.read_bytes()
    learns(monkeypatch, "CREATE TABLE another (id TEXT) STRICT")

    with pytest.raises(ValueError, match="no end of a statement: CREATE TABLE another"):
        Library.open(closed_library.parent)
    assert closed_library.read_bytes()[100:] == before[100:]
