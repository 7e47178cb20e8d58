"""Opens the library of a start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.core.library.errors import LibraryError, LibraryMissing
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.record import record
from desktop.start import Start


@record(frozen=True, slots=True)
class Opened:
    """An open library, and what its reader is to know of it first; mostly nothing."""

    library: Library
    told: str = ""


def opened(
    start: Start, otherwise: Callable[[LibraryError, Start], Opened | None]
) -> Opened | None:
    """The library; where something is wrong with it, what `otherwise` gives, or None to end."""
    folder = start.library
    try:
        if not start.new and _is_gone_and_kept(folder):
            raise LibraryMissing(folder / FILE_NAME, "it was kept elsewhere")
        return Opened(Library.open(folder, anew=start.new))
    except LibraryError as error:
        return otherwise(error, start)


def _is_gone_and_kept(folder: Path) -> bool:
    if (folder / FILE_NAME).exists():
        return False
    from desktop.core.library.rescue import kept_of_any  # noqa: PLC0415 - hardly ever needed

    return kept_of_any(folder) is not None
