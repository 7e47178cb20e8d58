"""A whole library goes into one file and comes out of it as it was, or nothing is changed."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.library import schema
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.moving import moving_out
from desktop.core.library.moving.moved_file import KIND, AboutMoved, is_moved_file
from desktop.core.library.moving.moving_in import offered, take_in
from desktop.core.library.moving.moving_out import MovedOut, move_out
from desktop.core.library.moving.not_moved import MoveSlip, NotMoved
from tests.core.builders import an_annotation, an_article
from tests.core.library.a_used_library import a_used_library
from tests.core.library.frozen_libraries import frozen_versions, thaw

ABOUT = AboutMoved("0.1.0", "2026-05-02T09:30:00Z", "maya@school")
PARTS = ("mimetype", "library.db", "about.json", "MANIFEST.sha256")


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library that was used, to be copied."""
    return a_used_library(tmp_path_factory.mktemp("used")).parent


@pytest.fixture(name="folder")
def a_folder(used: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(used, tmp_path / "mine"))


@pytest.fixture(name="file")
def a_moved_library(folder: Path) -> Path:
    return moved(folder).path


def moved(folder: Path) -> MovedOut:
    return move_out(folder, folder.parent / "mine.sblibrary", ABOUT)


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as raw:
        tables = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {name: raw.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in tables}


def all_under(folder: Path) -> dict[str, bytes]:
    files = (each for each in sorted(folder.rglob("*")) if each.is_file())
    return {str(each.relative_to(folder)): each.read_bytes() for each in files}


def refusal(path: Path, folder: Path, *, is_new: bool = False) -> MoveSlip:
    before = all_under(folder)
    with pytest.raises(NotMoved) as raised, offered(path, folder, is_new=is_new):
        pass
    assert all_under(folder) == before
    return raised.value.slip


def test_a_library_is_the_same_on_another_computer(
    folder: Path, file: Path, tmp_path: Path
) -> None:
    there = tmp_path / "elsewhere" / "library"

    with offered(file, there, is_new=True) as offer:
        came = take_in(offer)

    assert came.aside is None
    assert rows_of(there / FILE_NAME) == rows_of(folder / FILE_NAME)
    with Library.open_existing(there) as library:
        assert library.annotations.of_article(an_article("a1").id)
    assert [each.name for each in there.iterdir() if each.suffix == ".part"] == []


def test_what_is_in_it_is_told_before_anything_is_replaced(folder: Path, file: Path) -> None:
    with Library.open_existing(folder) as library:
        library.articles.add(an_article("later"))
    before = rows_of(folder / FILE_NAME)

    with offered(file, folder) as offer:
        sums, there = offer.sums, offer.there

    assert there is not None
    assert (sums.articles, sums.notes, sums.lessons) == (there.articles - 1, there.notes, 2)
    assert offer.is_the_same
    assert offer.about == ABOUT
    assert sums.changed
    assert rows_of(folder / FILE_NAME) == before


def test_what_is_replaced_is_set_aside_with_all_that_is_in_it(
    folder: Path, file: Path, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    with Library.open(there) as library:
        library.articles.add(an_article())
        library.annotations.add(an_annotation(body="mine alone"))
    before = rows_of(there / FILE_NAME)

    with offered(file, there) as offer:
        assert not offer.is_the_same
        came = take_in(offer)

    assert came.aside is not None
    assert came.aside.name == "library-before-1.db"
    assert rows_of(came.aside) == before
    assert rows_of(there / FILE_NAME) == rows_of(folder / FILE_NAME)


def test_what_is_written_while_it_is_moved_comes_with_the_next_move(folder: Path) -> None:
    def write(percent: int) -> None:
        if percent == 0:
            library.articles.add(an_article("meanwhile"))

    with Library.open_existing(folder) as library:
        out = move_out(folder, folder.parent / "out.sblibrary", ABOUT, tell=_once(write))

        assert library.articles.get(an_article("meanwhile").id)
    assert out.sums.articles in (34, 35)


def _once(hear: Callable[[int], None]) -> Callable[[int], None]:
    heard: list[int] = []

    def tell(percent: int) -> None:
        if not heard:
            heard.append(percent)
            hear(0)

    return tell


def test_progress_goes_up_to_the_end(folder: Path, tmp_path: Path) -> None:
    told: list[int] = []
    file = move_out(folder, tmp_path / "it.sblibrary", ABOUT, tell=told.append).path
    with offered(file, tmp_path / "there", is_new=True, tell=told.append):
        pass

    end = told.index(100)
    assert told[: end + 1] == sorted(told[: end + 1])
    assert told[end + 1 :] == sorted(told[end + 1 :])
    assert told[-1] == 100


@pytest.mark.parametrize("at", [0, 35, 55, 65, 85, 99])
def test_a_move_that_is_stopped_leaves_nothing(folder: Path, tmp_path: Path, at: int) -> None:
    def stop(percent: int) -> None:
        if percent >= at:
            raise NotMoved(MoveSlip.STOPPED, folder)

    target = tmp_path / "out"
    target.mkdir()
    with pytest.raises(NotMoved):
        move_out(folder, target / "it.sblibrary", ABOUT, tell=stop)
    file = moved(folder).path
    with pytest.raises(NotMoved), offered(file, target / "new", is_new=True, tell=stop):
        pass

    assert list(target.iterdir()) == []
    assert list(folder.rglob("*.part")) == []


def test_a_file_that_is_there_stays_unless_its_owner_agrees(folder: Path, file: Path) -> None:
    other = folder.parent / "essay.sblibrary"
    other.write_text("my essay")

    with pytest.raises(NotMoved) as own:
        move_out(folder, file, ABOUT)
    with pytest.raises(NotMoved) as stranger:
        move_out(folder, other, ABOUT)

    assert (own.value.slip, stranger.value.slip) == (MoveSlip.IS_THERE, MoveSlip.IS_ANOTHERS)
    assert other.read_text() == "my essay"
    assert is_moved_file(move_out(folder, other, ABOUT, may_replace=True).path)


def test_a_new_library_is_put_over_none(folder: Path, file: Path) -> None:
    assert refusal(file, folder, is_new=True) is MoveSlip.HAS_LIBRARY


def test_any_program_that_reads_zip_files_finds_the_database(folder: Path, file: Path) -> None:
    with zipfile.ZipFile(file) as packed:
        assert tuple(packed.namelist()) == PARTS
        assert packed.testzip() is None
        database = packed.read("library.db")
        assert sha256(database).hexdigest() in packed.read("MANIFEST.sha256").decode()
    assert database.startswith(b"SQLite format 3\0")


@pytest.mark.parametrize("version", frozen_versions())
def test_a_library_of_every_version_is_taken_in(version: int, tmp_path: Path) -> None:
    thaw(version, tmp_path / "old")
    file = move_out(tmp_path / "old", tmp_path / "old.sblibrary", ABOUT).path

    with offered(file, tmp_path / "new", is_new=True) as offer:
        take_in(offer)

    with Library.open(tmp_path / "new") as library:
        assert library.articles.summaries()


# What is wrong with a file


def test_every_place_where_a_file_can_be_cut_off_is_seen(file: Path, tmp_path: Path) -> None:
    whole = file.read_bytes()
    for length in (
        0,
        1,
        29,
        90,
        len(whole) // 2,
        len(whole) - 400,
        len(whole) - 22,
        len(whole) - 1,
    ):
        cut = tmp_path / "cut.sblibrary"
        cut.write_bytes(whole[:length])

        slip = refusal(cut, tmp_path / "there")

        assert slip is (MoveSlip.CUT_OFF if length > 80 else MoveSlip.NOT_OURS)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_no_byte_can_be_another_one(file: Path, tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(file.read_bytes())
    # The list says some things that nobody asks, such as when a part was made.
    end = whole.rindex(b"PK\x01\x02" + b"\x14") if b"PK\x01\x02\x14" in whole else len(whole)
    at = data.draw(st.integers(0, min(end, whole.index(b"PK\x01\x02")) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    spoilt = tmp_path / "spoilt.sblibrary"
    spoilt.write_bytes(whole)
    there = tmp_path / "there"

    try:
        with offered(spoilt, there, is_new=True) as offer:
            take_in(offer)
    except NotMoved:
        assert not there.exists()
    else:
        # A byte that says nothing, such as the hour in front of a part.
        assert rows_of(there / FILE_NAME) == rows_of(file.parent / "mine" / FILE_NAME)
        for each in all_under(there):
            (there / each).unlink()
        for folder in sorted(there.rglob("*"), reverse=True):
            folder.rmdir()
        there.rmdir()


def a_zip(path: Path, parts: dict[str, bytes], *, method: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as packed:
        for name, content in parts.items():
            kind = method if name == "library.db" else zipfile.ZIP_STORED
            packed.writestr(zipfile.ZipInfo(name), content, kind)
    return path


def parts_around(database: bytes, **changed: object) -> dict[str, bytes]:
    about = json.dumps(
        {"program": "1", "moved": "2026", "by": "x", "format": 1, **changed}
    ).encode()
    parts = {"mimetype": KIND, "library.db": database, "about.json": about}
    lines = "".join(f"{sha256(each).hexdigest()}  {name}\n" for name, each in parts.items())
    return {**parts, "MANIFEST.sha256": lines.encode()}


def a_spoilt_library(folder: Path, statement: str) -> bytes:
    copy = folder.parent / "copy.db"
    with closing(sqlite3.connect(folder / FILE_NAME)) as raw, closing(sqlite3.connect(copy)) as to:
        raw.backup(to)
        to.execute("PRAGMA journal_mode = DELETE")
        to.executescript(statement)
    return copy.read_bytes()


@pytest.mark.parametrize(
    ("statement", "slip"),
    [
        ("SELECT 1;", None),
        (f"PRAGMA user_version = {schema.newest() + 1};", MoveSlip.LATER_TABLES),
        ("PRAGMA application_id = 7;", MoveSlip.FOREIGN),
        ("CREATE TABLE more (it TEXT);", MoveSlip.FOREIGN),
        (
            "CREATE TRIGGER forget AFTER INSERT ON annotation BEGIN DELETE FROM annotation; END;",
            MoveSlip.FOREIGN,
        ),
        ("CREATE VIEW seen AS SELECT load_extension('x');", MoveSlip.FOREIGN),
        ("DROP TABLE collected;", MoveSlip.FOREIGN),
    ],
)
def test_a_database_that_is_no_library_of_ours_is_refused(
    folder: Path, tmp_path: Path, statement: str, slip: MoveSlip | None
) -> None:
    file = a_zip(tmp_path / "made.sblibrary", parts_around(a_spoilt_library(folder, statement)))

    if slip is None:
        with offered(file, folder) as offer:
            assert offer.damaged == 0
    else:
        assert refusal(file, folder) is slip


@pytest.mark.parametrize(
    ("spoil", "slip"),
    [
        (lambda parts: {**parts, "../library.db": b"x"}, MoveSlip.FOREIGN),
        (
            lambda parts: {"/etc/passwd" if n == "about.json" else n: c for n, c in parts.items()},
            MoveSlip.FOREIGN,
        ),
        (lambda parts: dict(reversed(parts.items())), MoveSlip.NOT_OURS),
        (lambda parts: {**parts, "mimetype": b"application/epub+zip"}, MoveSlip.NOT_OURS),
        (lambda parts: {**parts, "about.json": b"[" * 60_000}, MoveSlip.DAMAGED),
        (lambda parts: {**parts, "about.json": b" " * 70_000}, MoveSlip.FOREIGN),
        (lambda parts: {**parts, "MANIFEST.sha256": b""}, MoveSlip.DAMAGED),
        (lambda parts: parts_around(parts["library.db"], format=2), MoveSlip.LATER_FORMAT),
        (lambda _parts: parts_around(b"no database"), MoveSlip.DAMAGED),
        (lambda parts: {**parts, "library.db": parts["library.db"] + b"x"}, MoveSlip.DAMAGED),
    ],
)
def test_a_file_that_the_program_did_not_write_is_refused(
    folder: Path,
    tmp_path: Path,
    spoil: Callable[[dict[str, bytes]], dict[str, bytes]],
    slip: MoveSlip,
) -> None:
    parts = parts_around((folder / FILE_NAME).read_bytes())

    assert refusal(a_zip(tmp_path / "it.sblibrary", spoil(parts)), folder) is slip


def test_what_unpacks_to_far_more_than_it_is_fills_no_disk(folder: Path, tmp_path: Path) -> None:
    parts = parts_around(bytes(80 << 20))
    bomb = a_zip(tmp_path / "bomb.sblibrary", parts, method=zipfile.ZIP_DEFLATED)

    assert bomb.stat().st_size < 1 << 20
    assert refusal(bomb, folder) is MoveSlip.TOO_TIGHT


def test_a_part_that_lies_about_its_size_is_refused(folder: Path, tmp_path: Path) -> None:
    parts = parts_around((folder / FILE_NAME).read_bytes())
    file = a_zip(tmp_path / "it.sblibrary", parts, method=zipfile.ZIP_DEFLATED)
    content = bytearray(file.read_bytes())
    size = len(parts["library.db"])
    at = content.rindex(size.to_bytes(4, "little"))
    content[at : at + 4] = (size // 2).to_bytes(4, "little")
    file.write_bytes(content)

    assert refusal(file, folder) in (MoveSlip.DAMAGED, MoveSlip.FOREIGN)


@pytest.mark.parametrize("name", ["nothing.sblibrary", "folder", "pipe"])
def test_what_is_no_file_is_told_as_such(folder: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    if name == "pipe":
        if sys.platform == "win32":
            pytest.skip("no pipes in folders")
        os.mkfifo(tmp_path / name)

    slip = refusal(tmp_path / name, folder)

    assert slip is (MoveSlip.NO_FILE if name.startswith("nothing") else MoveSlip.NOT_A_FILE)


def test_damage_in_a_library_goes_along_and_is_counted(folder: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME)) as raw:
        raw.execute("UPDATE annotation SET body = 'spoilt' WHERE id = 'n1'")
        raw.commit()

    out = moved(folder)
    with offered(out.path, tmp_path / "new", is_new=True) as offer:
        assert (out.damaged, offer.damaged) == (1, 1)


# What stands in the way of writing


def test_a_drive_without_room_is_told_before_anything_is_written(
    folder: Path, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        free = 1 << 20

    monkeypatch.setattr(shutil, "disk_usage", lambda _: Full)
    target = tmp_path / "stick"
    target.mkdir()

    with pytest.raises(NotMoved) as raised:
        move_out(folder, target / "it.sblibrary", ABOUT)

    assert raised.value.slip is MoveSlip.NO_ROOM
    assert raised.value.megabytes >= 16
    assert list(target.iterdir()) == []
    assert refusal(file, folder) is MoveSlip.NO_ROOM


@pytest.mark.skipif(sys.platform == "win32", reason="files have no limit there")
def test_a_drive_that_is_full_half_way_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "stick"
    target.mkdir()
    program = f"""
import resource, signal, sys
from pathlib import Path
from desktop.core.library.moving.moved_file import AboutMoved
from desktop.core.library.moving.moving_out import move_out
from desktop.core.library.moving.not_moved import NotMoved
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
try:
    move_out(Path({str(folder)!r}), Path({str(target / "it.sblibrary")!r}), AboutMoved("", "", ""))
except NotMoved as error:
    print(error.slip)
"""
    for most in (3_000, 60_000):
        done = subprocess.run(
            [sys.executable, "-c", program, str(most)], capture_output=True, text=True, check=False
        )

        assert done.stdout.strip() in ("no_room", "unwritable"), done.stderr
        assert list(target.iterdir()) == []
        assert list(folder.rglob("moving-*")) == []


def test_a_stick_that_takes_nothing_is_told_as_such(
    folder: Path, file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "read-only")

    with monkeypatch.context() as stick:
        stick.setattr(moving_out, "write_moved", refuse)
        with pytest.raises(NotMoved) as raised:
            move_out(folder, tmp_path / "it.sblibrary", ABOUT)
        assert raised.value.slip is MoveSlip.UNWRITABLE
    assert not (tmp_path / "it.sblibrary").exists()
    with pytest.raises(NotMoved) as nowhere:
        move_out(folder, tmp_path / "no such folder" / "it.sblibrary", ABOUT)
    assert nowhere.value.slip is MoveSlip.UNWRITABLE
    assert file.exists()


def test_a_library_on_a_drive_that_takes_nothing_is_moved_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """SQLite wants to write a log beside a file before it reads it; where it cannot, it says so."""
    before = rows_of(folder / FILE_NAME)

    def log_that_cannot_be_written(_path: Path) -> sqlite3.Connection:
        return sqlite3.connect(f"{(tmp_path / 'no such file').as_uri()}?mode=ro", uri=True)

    def nothing_written(path: Path, mode: int) -> bool:
        return mode != os.W_OK or path == tmp_path

    with monkeypatch.context() as drive:
        drive.setattr(moving_out, "for_reading", log_that_cannot_be_written)
        drive.setattr(os, "access", nothing_written)
        move_out(folder, tmp_path / "it.sblibrary", ABOUT)
    with offered(tmp_path / "it.sblibrary", tmp_path / "there", is_new=True) as offer:
        take_in(offer)

    assert rows_of(tmp_path / "there" / FILE_NAME) == before


def test_a_library_that_is_open_elsewhere_is_not_replaced(folder: Path, file: Path) -> None:
    program = f"""
import sys
from pathlib import Path
from desktop.core.library.library import Library
with Library.open_existing(Path({str(folder)!r})) as library:
    print(len(library.articles.summaries()), flush=True)
    sys.stdin.read()
"""
    before = rows_of(folder / FILE_NAME)
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as window:
        assert window.stdout is not None
        window.stdout.readline()

        with pytest.raises(NotMoved) as raised, offered(file, folder) as offer:
            take_in(offer)
        window.communicate()

    assert raised.value.slip is MoveSlip.IN_USE
    assert rows_of(folder / FILE_NAME) == before
    with offered(file, folder) as offer:
        assert take_in(offer).aside is not None
