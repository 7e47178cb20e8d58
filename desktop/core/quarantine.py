"""A damaged folder of derived files, put aside where nothing looks for it."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

_ASIDE = "damaged"


def put_aside(folder: Path, now: datetime) -> Path | None:
    """Renames a folder to one with the time in its name, and removes those put aside before.

    Gives where it is now, or None when there was none or it could only be deleted. What can
    neither be renamed nor deleted stays.
    """
    remove_put_aside(folder)
    if not folder.is_dir():
        return None
    aside = folder.with_name(f"{folder.name}-{_ASIDE}-{now:%Y-%m-%d-%H%M%S}")
    try:
        folder.rename(aside)
    except OSError:
        # On Windows a file that is open anywhere holds its folder.
        shutil.rmtree(folder, ignore_errors=True)
        return None
    return aside


def remove_put_aside(folder: Path) -> None:
    """Deletes what was put aside of this folder; what cannot be deleted stays."""
    for old in folder.parent.glob(f"{folder.name}-{_ASIDE}-*"):
        shutil.rmtree(old, ignore_errors=True)
