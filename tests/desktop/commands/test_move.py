"""`sourcebook move`: a library goes to another computer and back, on the command line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from desktop.command_line import main
from desktop.core.library.library import FILE_NAME, Library
from tests.core.builders import an_annotation, an_article


@pytest.fixture(name="folder")
def a_library(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "library") as library:
        library.articles.add(an_article())
        library.annotations.add(an_annotation(body="Sufficient?"))
    return tmp_path / "library"


def notes_in(folder: Path) -> list[str]:
    with Library.open_existing(folder) as library:
        return [note.body for note in library.annotations.of_article(an_article().id)]


def test_a_library_goes_out_and_comes_in(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, there = tmp_path / "it.sblibrary", tmp_path / "there"

    assert main(["move", "out", str(file), "--library", str(folder)]) == 0
    assert "saved and read again" in capsys.readouterr().out
    assert main(["move", "in", str(file), "--new", "--library", str(there)]) == 0

    assert "1 article · 1 mark or note" in capsys.readouterr().out
    assert notes_in(there) == ["Sufficient?"]


def test_nothing_is_replaced_before_its_owner_saw_what_there_is(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "it.sblibrary"
    call = ["move", "in", str(file), "--library", str(folder)]
    main(["move", "out", str(file), "--library", str(folder)])
    with Library.open_existing(folder) as library:
        library.annotations.add(an_annotation(name="later", body="later"))
    capsys.readouterr()

    assert main(call) == 1
    told = capsys.readouterr()
    assert "It would take the place of an earlier or later state of the same library" in told.out
    assert "Nothing was changed" in told.err
    assert len(notes_in(folder)) == 2
    assert main([*call, "--yes"]) == 0
    assert notes_in(folder) == ["Sufficient?"]
    assert (folder / "library-before-1.db").is_file()


def test_whoever_sits_at_the_terminal_is_asked(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    file = tmp_path / "it.sblibrary"
    call = ["move", "in", str(file), "--library", str(folder)]
    main(["move", "out", str(file), "--library", str(folder)])

    monkeypatch.setattr("sys.stdin", Terminal("\n"))
    assert main(call) == 1
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    assert main(call) == 0


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (["out", "essay.txt"], "which Sourcebook did not make"),
        (["in", "essay.txt"], "holds no library of Sourcebook"),
        (["in", "nothing.sblibrary"], "There is no file called nothing.sblibrary"),
        (["in", "it.sblibrary", "--new"], "There is a library in library already"),
        (["out", "it.sblibrary"], "There is a moved library called it.sblibrary already"),
    ],
)
def test_why_nothing_was_done_is_told(
    folder: Path, tmp_path: Path, call: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "essay.txt").write_text("mine")
    main(["move", "out", str(tmp_path / "it.sblibrary"), "--library", str(folder)])
    before = (folder / FILE_NAME).read_bytes()
    way, name, *more = call

    assert main(["move", way, str(tmp_path / name), *more, "--library", str(folder)]) == 1

    assert words in capsys.readouterr().err
    assert (tmp_path / "essay.txt").read_text() == "mine"
    assert (folder / FILE_NAME).read_bytes() == before


def test_where_there_is_no_library_none_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "it.sblibrary"

    assert main(["move", "out", str(file), "--library", str(tmp_path / "none")]) == 1

    assert "cannot be opened" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
