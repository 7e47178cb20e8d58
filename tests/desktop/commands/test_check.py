"""`sourcebook check` says in plain words what is sound, what is not, and which copy has it."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop.command_line import main
from desktop.core.library.copies import copies
from desktop.core.library.library import FILE_NAME, Library
from tests.core.library.a_used_library import a_used_library, keep_copy


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_used_library(tmp_path_factory.mktemp("used"), articles=4, notes=9)


@pytest.fixture
def folder(used: Path, tmp_path: Path) -> Path:
    """A library with a copy of 2 May."""
    keep_copy(tmp_path, used.read_bytes())
    shutil.copy(used, tmp_path / FILE_NAME)
    return tmp_path


def spoil(folder: Path, sql: str = "UPDATE annotation SET body = 'x' WHERE id = 'n1'") -> None:
    with closing(sqlite3.connect(folder / FILE_NAME)) as raw, raw:
        raw.execute(sql)


def check(folder: Path, *options: str) -> int:
    return main(["check", "--library", str(folder), *options])


def test_a_sound_library_is_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(folder) == 0

    said = capsys.readouterr().out
    assert "8 articles sound\n" in said
    assert "9 notes sound\n" in said
    assert said.endswith("Everything is as it was saved.\n")


def test_a_damaged_note_is_named_with_the_copy_that_has_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(folder)

    assert check(folder) == 1

    said = capsys.readouterr().out
    assert "8 notes sound, 1 not\n" in said
    assert (
        "The note on “rust” of 12 March 2025 is not as it was saved;"
        " it can be taken, as it was, from the copy of 2 May 2026.\n"
    ) in said
    assert f"sourcebook check --library {folder} --repair\n" in said


def test_a_repair_takes_exactly_that_note_and_keeps_the_file_as_it_was(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(folder)
    with Library.open(folder) as library:
        library.preferences.put("theme", "light")

    assert check(folder, "--repair") == 0

    aside = folder / "library-before-repair-1.db"
    assert str(aside) in capsys.readouterr().out
    assert aside.exists()
    with Library.open(folder) as library:
        assert library.preferences.all()["theme"] == "light"
    assert check(folder) == 0


def test_what_is_in_no_copy_is_kept_on_request(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copies(folder)[0].path.unlink()
    spoil(folder)
    assert check(folder, "--repair") == 1
    assert "no copy has it" in capsys.readouterr().out

    assert check(folder, "--keep") == 0


def test_another_program_can_read_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(folder)

    assert check(folder, "--json") == 1

    said = json.loads(capsys.readouterr().out)
    [damage] = said["damages"]
    assert (damage["kind"], damage["table"], damage["key"]) == ("not as saved", "annotation", "n1")
    assert damage["copy"] == str(copies(folder)[0].path)
    assert (said["is_sound"], said["rows"]["article"]) == (False, 8)


def test_a_file_that_is_no_library_at_all_is_told_with_the_copy(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / FILE_NAME).write_bytes(b"not a library" * 900)

    assert check(folder) == 1

    assert "The copy of 2 May 2026 is whole" in capsys.readouterr().out


def test_no_library_is_made_where_there_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path / "nowhere") == 1

    assert "There is no library" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_by_looking(folder: Path) -> None:
    spoil(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    check(folder)

    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_spoilt_word_does_not_reach_the_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copies(folder)[0].path.unlink()
    spoil(folder, "UPDATE annotation SET exact = char(27) || '[2J' WHERE id = 'n1'")

    check(folder)

    assert "\x1b" not in capsys.readouterr().out


def test_it_needs_no_window(folder: Path) -> None:
    words = (
        "import sys; from desktop.command_line import main;"
        f" code = main(['check', '--library', {str(folder)!r}]);"
        " sys.exit(code or 'PySide6' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", words], cwd=Path(__file__).parents[3], check=False)

    assert done.returncode == 0


def test_a_wrong_call_gives_two(folder: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        check(folder, "--wrong")

    assert ended.value.code == 2
