"""What a drive cannot do is found out, and one writer is left where it cannot lock."""

from __future__ import annotations

import json
import mmap
import os
import sys
from pathlib import Path

import pytest

from desktop.core.library import drive, library
from desktop.core.library.connection import Connection
from desktop.core.library.errors import LibraryHeld
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.own_folder import own_folder
from desktop.core.library.sole_writer import SoleWriter
from desktop.core.library.standing import FileStanding
from tests.core.builders import an_article


def test_this_drive_can_lock_and_share_memory_and_nothing_is_left_of_the_probes(
    tmp_path: Path,
) -> None:
    assert drive.locks(tmp_path)
    assert drive.shares_memory(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="other locks")
def test_locks_that_are_always_granted_are_no_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fcntl.flock", lambda *_: None)

    assert not drive.locks(tmp_path)


def test_a_library_that_has_no_log_gets_none_where_memory_cannot_be_shared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / FILE_NAME
    opened = Connection.make(path)
    opened.read("PRAGMA journal_mode = DELETE")
    opened.close()

    def cannot(*_: object) -> None:
        raise OSError(19, "no such device")

    monkeypatch.setattr(mmap, "mmap", cannot)
    again = Connection.open(path)

    assert not again.has_log
    again.write("UPDATE preference SET value = value")
    again.close()


class Beating:
    """Another computer, whose heart beats while one waits."""

    def __init__(self, folder: Path, *, lives: bool) -> None:
        self.writer = SoleWriter(folder, lambda _: None)
        self._lives = lives

    def wait(self, _seconds: float) -> None:
        if self._lives:
            assert self.writer.beat()


def test_a_second_writer_is_refused_while_the_first_lives(tmp_path: Path) -> None:
    first = Beating(tmp_path, lives=True)
    first.writer.take()

    with pytest.raises(LibraryHeld) as caught:
        SoleWriter(tmp_path, first.wait).take()

    assert caught.value.owner
    assert first.writer.beat()


def test_one_that_let_go_or_died_is_followed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.core.library.sole_writer.STILL", 0.05)
    dead = Beating(tmp_path, lives=False)
    dead.writer.take()

    second = SoleWriter(tmp_path, lambda _: None)
    second.take()

    # A computer that only slept must not write any more.
    assert not dead.writer.beat()
    second.release()
    SoleWriter(tmp_path, lambda _: None).take()


def test_a_strangers_file_of_that_name_holds_nobody_up(tmp_path: Path) -> None:
    strange = own_folder(tmp_path) / "writer.json"
    strange.write_text(json.dumps({"owner": "a shopping list"}))

    writer = SoleWriter(tmp_path, lambda _: None)
    writer.take()
    assert writer.beat()
    writer.release()

    assert json.loads(strange.read_text()) == {"owner": "a shopping list"}


def test_a_library_on_such_a_drive_lets_go_at_the_end_and_knows_when_it_was_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "locks", lambda _: False)
    monkeypatch.setattr("desktop.core.library.sole_writer._SETTLED", 0)
    with Library.open(tmp_path) as opened:
        opened.articles.add(an_article())
        assert opened.locks_others_out
        assert opened.standing() is FileStanding.SOUND
        held = own_folder(tmp_path) / "writer.json"
        assert held.exists()
        said = json.loads(held.read_text())

        held.write_text(json.dumps({**said, "token": "another"}))
        assert opened.standing() is FileStanding.TAKEN
        held.write_text(json.dumps(said))

    assert not held.exists()


@pytest.mark.skipif(os.name == "nt", reason="the folder of the account sees to it")
def test_a_drive_without_permissions_is_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "open"
    path.touch(mode=0o644)
    path.chmod(0o644)

    with monkeypatch.context() as stick:
        stick.setattr(Path, "chmod", lambda *_: None)
        assert not drive.keep_to_owner(path)
    assert drive.keep_to_owner(path)
