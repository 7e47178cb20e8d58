"""A program that writes notes until it is killed, and says each time that one is kept."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import count
from pathlib import Path

from desktop.core.library.library import Library
from tests.core.builders import an_annotation


def say(*words: str) -> None:
    """One line in one go, so that it arrives whole or not at all."""
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


def main(folder: Path, name: str, pages: str) -> None:
    """Adds notes, writes on each and puts every third into the bin.

    What was written moves from SQLite's log into the file each time the log has so many pages.
    """
    with Library.open(folder) as library:
        library.connection.read(f"PRAGMA wal_autocheckpoint = {pages}")
        for number in count():
            note = an_annotation(name=f"{name}-{number}")
            library.annotations.add(note)
            say(note.id, "added")
            library.annotations.change(replace(note, body=f"words on {note.id} " * 20))
            say(note.id, "written")
            if number % 3 == 0:
                library.annotations.remove(note.id)
                say(note.id, "removed")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
