"""A library with nothing in it, opened in a tenth of the time that it takes to make one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

from desktop.core.library.library import FILE_NAME, Library, current_time


def a_library(folder: Path, now: Callable[[], datetime] = current_time) -> Library:
    """Opens the library in a folder; where there is none, a copy of one that was made before.

    How a library is made is tested by those who say `Library.open`.
    """
    if not (folder / FILE_NAME).exists():
        shutil.copytree(_made_once(), folder, dirs_exist_ok=True)
    return Library.open(folder, now=now)


@cache
def _made_once() -> Path:
    # In the home of the tests, which goes with them.
    folder = Path(tempfile.mkdtemp(dir=Path.home())) / "library"
    Library.open(folder).close()
    return folder
