"""What can be typed after `sourcebook`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop.command_line import default_library, main
from desktop.core.library.copies import copies
from desktop.start import VERSION
from desktop.starting.options import parser, start_of

HOUSE = Path(__file__).parents[2]


def sourcebook(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("words", "size"),
    [("1440x900", (1440, 900)), ("1024X640", (1024, 640)), ("200x8000", (200, 8000))],
)
def test_a_size_is_understood(words: str, size: tuple[int, int]) -> None:
    assert parser().parse_args(["--size", words]).size == size


NO_SIZES = ("", "1440", "x", "1440x", "x900", "axb", "1440x900x2", "-5x900", "0x0", "199x900")
ODD_SIZES = ("9000x900", "²x²", "1440 x 900", "14.5x900")


@pytest.mark.parametrize("words", NO_SIZES + ODD_SIZES)
def test_what_is_no_size_is_refused(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([f"--size={words}"])

    assert ended.value.code == 2
    assert "--size" in capsys.readouterr().err


def test_a_refused_size_says_how_to_write_one(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--size", "large"])

    assert "'large' is not a size; write it like 1440x900" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["article.txt"],
        ["--show", "everything"],
        ["--theme", "pink"],
        ["--library"],
        ["--screen", "x.png"],
    ],
    ids=" ".join,
)
def test_a_wrong_call_ends_with_2_and_says_why(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)

    assert ended.value.code == 2
    assert "sourcebook: error:" in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])

    assert ended.value.code == 0
    assert capsys.readouterr().out == f"Sourcebook {VERSION}\n"


def test_help_explains_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])

    words = capsys.readouterr().out
    assert ended.value.code == 0
    for action in parser()._actions:
        assert action.help, action.dest
        assert (action.option_strings or [str(action.metavar)])[-1] in words


def test_files_are_named_from_where_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bridge.sbpack").write_bytes(b"")
    monkeypatch.chdir(tmp_path)

    start = start_of(["bridge.sbpack", "--show", "notes"], lambda: tmp_path)

    assert start.files == (tmp_path / "bridge.sbpack",)
    assert start.side == "notes"


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["--nonsense"]], ids=" ".join)
def test_what_opens_no_window_does_not_wait_for_qt(arguments: list[str]) -> None:
    script = f"""
import sys
from desktop.command_line import main
try:
    main({arguments!r})
except SystemExit:
    pass
sys.exit(any(name.partition(".")[0] in ("PySide6", "shiboken6") for name in sys.modules))
"""

    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)

    assert ended.returncode == 0, ended.stderr


def test_the_usual_library_is_a_folder_of_our_own() -> None:
    assert default_library().name == "Sourcebook"


def test_a_picture_of_the_window_has_the_size_asked_for(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"

    ended = sourcebook("--library", tmp_path / "a", "--screenshot", picture, "--size", "1024x640")

    image = QImage(str(picture))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert (image.width(), image.height()) == (1024, 640)
    assert len({image.pixelColor(x, 300).name() for x in range(0, 1024, 3)}) > 5


def test_a_picture_leaves_no_copy_of_the_library(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    for _ in range(2):
        assert sourcebook("--library", folder, "--screenshot", tmp_path / "p.png").returncode == 0

    assert copies(folder) == ()


def test_a_picture_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    picture = tmp_path / "no such folder" / "window.png"

    ended = sourcebook("--library", tmp_path / "a", "--screenshot", picture)

    assert ended.returncode == 1
    assert "cannot write a picture" in ended.stderr
    assert str(picture) in ended.stderr


def test_a_damaged_library_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    file.write_bytes(b"this is no library " * 500)
    before = file.read_bytes()

    ended = sourcebook("--library", tmp_path, "--screenshot", tmp_path / "window.png")

    assert ended.returncode == 1
    assert "damaged" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert file.read_bytes() == before


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen")
def test_without_a_screen_the_program_says_so_and_loads_no_qt() -> None:
    asked = (
        "import sys; from desktop.command_line import main;"
        " status = main([]); assert 'PySide6' not in sys.modules; sys.exit(status)"
    )
    bare = {"PATH": "/usr/bin:/bin"}

    ended = subprocess.run(
        [sys.executable, "-c", asked],
        capture_output=True,
        text=True,
        check=False,
        env=bare,
        cwd=HOUSE,
    )

    assert ended.returncode == 1
    assert "--screenshot FILE" in ended.stderr
