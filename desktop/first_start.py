"""What a new library begins with: the lesson packs that ship with the program."""

from __future__ import annotations

import logging

from desktop.core.lesson import LessonPack
from desktop.core.library.changes import Changes
from desktop.core.library.library import Library

_log = logging.getLogger(__name__)
_DONE = "seeds"
# The preference that holds which of a newcomer's first steps were done; older libraries have none.
STEPS_DONE = "first_steps"
_ALL_STEPS = 3
# Lesson packs as they were read.
Packs = tuple[LessonPack, ...]


def is_first_start(library: Library) -> bool:
    """Whether the shipped packs were never put into this library."""
    return _DONE not in library.preferences.all()


def shipped_packs() -> tuple[LessonPack, ...]:
    """The shipped packs, read from their folders; a task."""
    # Needed once in the life of a library, so no other start waits for it.
    import seeds  # noqa: PLC0415
    from desktop.core.packs.reading import read_pack  # noqa: PLC0415
    from desktop.wording.problems import log_line  # noqa: PLC0415

    readings = [read_pack(folder) for folder in seeds.pack_folders()]
    for problem in (problem for reading in readings for problem in reading.problems):
        _log.warning("%s", log_line(problem))
    return tuple(reading.pack for reading in readings if reading.pack is not None)


def install(library: Library, packs: tuple[LessonPack, ...]) -> Changes:
    """Puts the packs into a new library, once: a reader who removes them will not get them back."""
    wanted = [pack for pack in packs if not library.lessons.is_installed(pack.id)]
    changes = library.lessons.install(wanted)
    library.preferences.put(_DONE, ", ".join(pack.id for pack in packs))
    library.preferences.put(STEPS_DONE, "")
    return changes


def has_first_steps(library: Library) -> bool:
    """Whether its reader has begun not long ago, and not done or put away all first steps."""
    done = library.preferences.all().get(STEPS_DONE)
    return done is not None and len(done.split()) < _ALL_STEPS
