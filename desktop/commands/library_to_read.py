"""The library for a command that only reads."""

from __future__ import annotations

from pathlib import Path

from desktop.core.library.library import Library


def library_to_read(folder: Path) -> Library:
    """The library in a folder, to read from; none is made where there is none.

    One that an earlier version of the program wrote is brought up to this one first, which keeps a
    copy of it, as the window does. Raises LibraryError.
    """
    library = Library.open_for_reading(folder)
    if not library.connection.is_of_earlier_version:
        return library
    library.close()
    Library.open(folder).close()
    return Library.open_for_reading(folder)
