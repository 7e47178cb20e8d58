"""Which package to install when Linux lacks a library that Qt needs to show a window."""

from __future__ import annotations

import os
import re
import shutil
import sys

import resources

_INSTALL = {
    "apt-get": "sudo apt-get install",
    "dnf": "sudo dnf install",
    "pacman": "sudo pacman -S --needed",
    "zypper": "sudo zypper install",
}
# What the system says of a library that is not there, and of one that is not what it should be.
_FAULTS = (
    "cannot open shared object file",
    "Cannot load library",
    "file too short",
    "invalid ELF header",
    "wrong ELF class",
)
_LIBRARY = re.compile(r"(?<![\w.+-])(lib[\w.+-]{1,80}\.so(?:\.\d{1,4}){0,3})")


def missing_library(error: object) -> str:
    """The library that an error says is missing; empty when it speaks of something else."""
    words = str(error)[:2_000]
    if not any(fault in words for fault in _FAULTS):
        return ""
    named = [name for name in _LIBRARY.findall(words) if not name.startswith("libq")]
    return named[0] if named else ""


def advice_on(library: str) -> str:
    """What is missing, what is safe and what to type, for whoever reads the terminal."""
    return (
        f"Qt, which draws the window, misses or cannot use a library of the system: {library}\n"
        f"Nothing was changed, and your work is safe. {_to_type(library)}"
    )


def tell(library: str) -> None:
    """Says it in the terminal and, where a window system has a way without Qt, on the screen."""
    words = advice_on(library)
    sys.stderr.write(f"sourcebook: {words}\n")
    if sys.stderr.isatty() or not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return
    import subprocess  # noqa: PLC0415 - hardly ever needed

    for line in (
        ["zenity", "--error", "--no-markup", "--text", words],
        ["kdialog", "--error", words],
        ["xmessage", words],
    ):
        if shutil.which(line[0]):
            subprocess.run(line, check=False, timeout=600)
            return


def _to_type(library: str) -> str:
    for column, (manager, line) in enumerate(_INSTALL.items(), 1):
        if shutil.which(manager):
            package = _packages().get(library, [""] * 5)[column]
            if package:
                return f"Install it and start again:\n    {line} {package}"
    return "Install the package of your system that holds it, then start again."


def _packages() -> dict[str, list[str]]:
    table = resources.path("system_libraries.txt").read_text("utf-8")
    rows = (line.split() for line in table.splitlines() if line and not line.startswith("#"))
    return {row[0]: row for row in rows if len(row) == len(_INSTALL) + 1}
