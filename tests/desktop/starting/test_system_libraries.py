"""A missing library of the system is told with the package that holds it, however one starts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.starting.platform_plugin import lacks_library
from desktop.starting.system_libraries import advice_on, missing_library

HOUSE = Path(__file__).parents[3]
# What the installed command `sourcebook` does.
INSTALLED = "import sys; from desktop.command_line import main; sys.exit(main())"
EGL = "libEGL.so.1: cannot open shared object file: No such file or directory"


def test_the_library_is_read_out_of_what_the_system_says() -> None:
    plugin = "Cannot load library /x/libqxcb.so: libxcb-cursor.so.0: cannot open shared object file"

    assert missing_library(ImportError(EGL)) == "libEGL.so.1"
    assert missing_library(plugin) == "libxcb-cursor.so.0"
    assert missing_library(ImportError("No module named 'numpy'")) == ""


@pytest.mark.parametrize(
    ("manager", "package"),
    [("apt-get", "libegl1"), ("dnf", "libglvnd-egl"), ("none", "package of")],
)
def test_the_package_is_named_for_the_manager_that_is_there(
    manager: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name == manager or None)

    assert package in advice_on("libEGL.so.1")
    assert "Nothing was changed" in advice_on("libEGL.so.1")


def test_where_all_is_there_nothing_is_lacking() -> None:
    assert lacks_library() == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="packages are parted on Linux")
@pytest.mark.parametrize("line", [["-m", "desktop"], ["-c", INSTALLED]])
def test_every_way_of_starting_says_it(tmp_path: Path, line: list[str]) -> None:
    # A PySide6 of which a library of the system is missing, found before the real one.
    fake = tmp_path / "PySide6"
    fake.mkdir()
    (fake / "__init__.py").write_text("")
    for name in ("QtCore", "QtGui", "QtWidgets"):
        (fake / f"{name}.py").write_text(f"raise ImportError({EGL!r})")
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{HOUSE}"}
    environment |= {"DISPLAY": "", "QT_QPA_PLATFORM": "xcb"}

    done = subprocess.run(
        [sys.executable, *line, "--library", str(tmp_path / "library")],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "libEGL.so.1" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "library").exists()
