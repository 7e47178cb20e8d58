"""Whether Qt will be able to show a window here: without its plugin it ends the whole program."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import QLibrary


def lacks_library() -> str:
    """The library without which no window can be shown; empty when all is well.

    On Linux alone, where packages are parted. What is loaded here Qt needs a moment later anyway.
    """
    if not sys.platform.startswith("linux"):
        return ""
    folder = Path(PySide6.__file__).parent / "Qt/plugins/platforms"
    missing = []
    for name in _wanted():
        plugin = QLibrary(str(folder / f"libq{name}.so"))
        if not (folder / f"libq{name}.so").exists() or plugin.load():
            # One way is enough; what is not there cannot be looked into.
            return ""
        # Only where something is missing.
        from desktop.starting.system_libraries import missing_library  # noqa: PLC0415

        missing.append(missing_library(plugin.errorString()))
    return next(filter(None, missing), "")


def _wanted() -> list[str]:
    """The plugins that Qt will try, the first one first."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen:
        return [name.partition(":")[0] for name in chosen.split(";") if name]
    is_wayland = os.environ.get("WAYLAND_DISPLAY") or (
        os.environ.get("XDG_SESSION_TYPE") == "wayland"
    )
    return ["wayland", "xcb"] if is_wayland else ["xcb"]
