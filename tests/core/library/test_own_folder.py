"""What the program keeps beside a library is known by its mark; what is a stranger's stays."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.library.backups import back_up, go_back_to
from desktop.core.library.copies import copies
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.own_folder import (
    NAME,
    find_own_folder,
    find_room,
    own_folder,
    room_of,
    rooms,
)
from tests.core.builders import NOON, an_article

MINE, YOURS = "0" * 32, "f" * 32


def everything_in(folder: Path) -> dict[str, bytes]:
    """Every file of a stranger, by its path."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_folder_is_made_once_and_found_again(tmp_path: Path) -> None:
    assert find_own_folder(tmp_path) is None

    made = own_folder(tmp_path)

    assert made == tmp_path / NAME
    assert own_folder(tmp_path) == find_own_folder(tmp_path) == made
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_two_programs_that_start_at_once_share_the_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    looked_before = os.path.lexists

    def another_is_quicker(place: Path) -> bool:
        monkeypatch.setattr(os.path, "lexists", looked_before)
        own_folder(tmp_path)
        return looked_before(place)

    monkeypatch.setattr(os.path, "lexists", another_is_quicker)

    assert own_folder(tmp_path) == tmp_path / NAME
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_each_library_has_a_room_of_its_own(tmp_path: Path) -> None:
    mine, yours = room_of(tmp_path, MINE), room_of(tmp_path, YOURS)

    assert rooms(tmp_path) == {MINE: mine, YOURS: yours}
    assert find_room(tmp_path, MINE) == mine != yours


def test_looking_for_a_room_makes_nothing(tmp_path: Path) -> None:
    assert find_room(tmp_path, MINE) is None
    assert rooms(tmp_path) == {}
    assert list(tmp_path.iterdir()) == []


def strange_folders(place: Path) -> None:
    place.mkdir()
    (place / "thesis.txt").write_text("three years of work")


def strange_files(place: Path) -> None:
    place.write_text("three years of work")


def strange_marks(place: Path) -> None:
    place.mkdir()
    (place / "made-by-sourcebook.json").write_text('{"made_by": "somebody"}')


def strange_links(place: Path) -> None:
    other = place.parent / "other"
    other.mkdir()
    # Even to what the program made elsewhere.
    place.symlink_to(own_folder(other))


def strange_pipes(place: Path) -> None:
    place.mkdir()
    os.mkfifo(place / "made-by-sourcebook.json")


@pytest.mark.parametrize(
    "strange", [strange_pipes, strange_folders, strange_files, strange_marks, strange_links]
)
def test_what_is_a_strangers_is_passed_over_and_stays(
    tmp_path: Path, strange: Callable[[Path], None]
) -> None:
    strange(tmp_path / NAME)
    before = everything_in(tmp_path)

    own = own_folder(tmp_path)
    room = room_of(tmp_path, MINE)

    assert own == tmp_path / f"{NAME}-2"
    assert room.parent == own
    after = everything_in(tmp_path)
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize(
    "mark", ["", "{", "[]", '{"made_by": ["Sourcebook"]}', "[" * 100_000, '{"made_by"' + " " * 9999]
)
def test_a_mark_that_cannot_be_read_is_none(tmp_path: Path, mark: str) -> None:
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / "made-by-sourcebook.json").write_text(mark)

    assert find_own_folder(tmp_path) is None


@pytest.mark.parametrize("identity", ["../../elsewhere", "/etc", "con", "\ud800", "x\0y"])
def test_what_a_damaged_file_says_of_itself_leads_nowhere_else(
    tmp_path: Path, identity: str
) -> None:
    room = room_of(tmp_path, identity)

    assert room.parent == tmp_path / NAME
    assert len(room.name) == 32


def test_a_library_touches_no_file_of_a_stranger_in_its_folder(tmp_path: Path) -> None:
    strange = {
        "index/thesis.txt": b"thesis",
        "index/state.json": b"{}",
        "index.lock": b"mine",
        "backups/library-2025-03-12.db": b"not a library",
        "backups/library-2025-03-13.part": b"half",
        "backups.lock": b"mine",
        "library.part": b"a novel",
        "library-damaged-1.db": b"another novel",
        "index-damaged-2020-01-01-000000/x": b"x",
        f"{NAME}/notes.txt": b"my own dot folder",
        "library-before-version-9-from-1.db": b"old",
    }
    for name, content in strange.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(content)

    with Library.open(tmp_path) as library:
        for number in range(12):
            library.articles.add(an_article(f"a{number}"))
            back_up(tmp_path, library.identity, NOON)
    go_back_to(copies(tmp_path)[0].path, tmp_path)
    with Library.open(tmp_path) as library:
        assert library.articles.count() == 12

    after = everything_in(tmp_path)
    assert {name: after.get(name) for name in strange} == strange


@pytest.mark.skipif(os.name == "nt", reason="the folder of the account sees to it")
def test_only_its_owner_can_read_what_the_program_makes(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with Library.open(tmp_path / "of" / "mine") as library:
            library.articles.add(an_article())
            back_up(library.folder, library.identity, NOON)
            readable = [path for path in tmp_path.rglob("*") if path.stat().st_mode & 0o077]
    finally:
        os.umask(before)

    assert readable == []


@pytest.mark.skipif(os.name == "nt", reason="the folder of the account sees to it")
def test_a_folder_that_was_there_keeps_its_permissions(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    shared.chmod(0o755)

    with Library.open(shared):
        pass

    assert shared.stat().st_mode & 0o777 == 0o755
    assert (shared / FILE_NAME).stat().st_mode & 0o777 == 0o600


def test_the_mark_of_a_room_names_its_library(tmp_path: Path) -> None:
    room = room_of(tmp_path, MINE)

    said = json.loads((room / "made-by-sourcebook.json").read_text())
    assert said == {"made_by": "Sourcebook", "library": MINE}
