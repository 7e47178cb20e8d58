"""`sourcebook merge`: the notes of two libraries become one, on the command line."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.command_line import main
from desktop.core.library.library import Library
from tests.core.builders import an_annotation, an_article

BRIDGE = an_article(title="Repairs of the bridge")
NOTE = an_annotation("rust", "Who?", article=BRIDGE)


@pytest.fixture(name="folders")
def two_libraries(tmp_path: Path) -> tuple[Path, Path]:
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    with Library.open(mine) as library:
        library.articles.add(BRIDGE)
        library.annotations.add(NOTE)
    shutil.copytree(mine, theirs)
    with Library.open(theirs) as library:
        library.annotations.change(replace(NOTE, body="The survey."))
        library.annotations.add(an_annotation("beams", "New", name="n2", article=BRIDGE))
    return mine, theirs


def bodies(folder: Path) -> list[tuple[str, str]]:
    with Library.open_for_reading(folder) as library:
        return [(each.body, each.author) for each in library.annotations.of_article(BRIDGE.id)]


def test_a_look_tells_what_would_be_done(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    mine, theirs = folders

    assert main(["merge", str(theirs), "--library", str(mine), "--look"]) == 0

    said = capsys.readouterr().out
    assert "Repairs of the bridge [bridge]: 1 new · 1 with other words or another pen" in said
    assert "Nothing was changed." in said
    assert bodies(mine) == [("Who?", "")]


def test_notes_are_merged_from_a_file_with_their_name(folders: tuple[Path, Path]) -> None:
    mine, theirs = folders
    file = theirs / "library.db"

    assert main(["merge", str(file), "--library", str(mine), "--author", "Bea"]) == 0

    assert bodies(mine) == [("The survey.", ""), ("New", "Bea")]


def test_another_program_is_told_in_json(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    mine, theirs = folders
    call = ["merge", str(theirs), "--library", str(mine), "--json"]

    main(call)
    main(call)

    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["articles"][0] | {"id": "", "title": ""} == {
        "id": "",
        "title": "",
        "new": 1,
        "changed": 1,
        "beside": 0,
        "removed": 0,
        "back": 0,
    }
    assert (second["articles"], second["same"]) == ([], 2)


def test_what_is_no_library_is_refused(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    mine, _ = folders

    assert main(["merge", str(mine / "nothing"), "--library", str(mine)]) == 1

    assert "sourcebook merge:" in capsys.readouterr().err
    assert bodies(mine) == [("Who?", "")]
