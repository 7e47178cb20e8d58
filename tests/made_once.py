"""What takes long to make and is only copied from: made once for all processes of a test run."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest


def made_once(folders: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder that `make` makes, by whichever process first wants it.

    Two that want it at the same moment both make one, and one of the two is taken by both.
    """
    place = folders.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        # The folder of this process lies in that of the whole run.
        place = place.parent
    shared = place / f"{name}-for-all"
    if not shared.exists():
        # A window is called after its folder, and may still be there while a test looks at all.
        own = folders.mktemp(name) / "library"
        make(own)
        with suppress(OSError):
            own.rename(shared)
    return shared
