"""Commands that read a library which an earlier version of the program wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.commands.cite import cite
from desktop.commands.export import export
from desktop.commands.library_to_read import library_to_read
from desktop.core.library.errors import LibraryError
from tests.core.library.frozen_libraries import frozen_versions, thaw


@pytest.mark.parametrize("version", frozen_versions())
def test_a_library_of_an_earlier_version_is_read(
    version: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is missing in its tables is no damage."""
    folder = tmp_path / "library"
    thaw(version, folder)

    assert cite(["--library", str(folder), "--all"], lambda: folder) == 0
    assert "The well" in capsys.readouterr().out

    notes = tmp_path / "notes.md"
    assert export([str(notes), "--library", str(folder), "--all"], lambda: folder) == 0
    assert notes.read_text(encoding="utf-8")


def test_reading_makes_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryError):
        library_to_read(tmp_path / "nowhere")

    assert list(tmp_path.iterdir()) == []
