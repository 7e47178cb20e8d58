"""What a file says of itself: which program made it, when, and on whose account."""

from __future__ import annotations

from datetime import UTC, datetime

from desktop.core.library.moving.moved_file import AboutMoved


def about_here(program: str) -> AboutMoved:
    """As of now, on this computer, by a program of this version."""
    # Both are asked of the system, which no start has to wait for.
    import getpass  # noqa: PLC0415
    import platform  # noqa: PLC0415

    try:
        account = getpass.getuser()
    except (OSError, KeyError, ImportError):
        account = ""
    moved = datetime.now(UTC).isoformat(timespec="seconds")
    return AboutMoved(program, moved, f"{account}@{platform.node()}".strip("@"))
