"""What could not be written into a library at once, tried again in its order."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable

from desktop.core.library.changes import Changes
from desktop.core.library.errors import IN_VAIN, LibraryDamaged, LibraryError
from desktop.core.library.library import Library

_log = logging.getLogger(__name__)

Operation = Callable[[Library], Changes]
Note = Callable[[Operation, Changes], None]
GiveUp = Callable[[Exception], None]


def write_waiting(
    library: Library, waiting: deque[Operation], stuck: list[Operation], note: Note, give_up: GiveUp
) -> LibraryError | None:
    """Writes what waits, and gives the error for which the rest waits on; None where none does.

    What a damaged file does not take goes to what is `stuck`, and holds up nothing behind it.
    """
    while waiting:
        try:
            changes = waiting[0](library)
        except IN_VAIN as error:
            waiting.popleft()
            give_up(error)
        except LibraryDamaged as error:
            _log.warning("it is stuck: %s", error)
            stuck.append(waiting.popleft())
        except LibraryError as error:
            _log.warning("it waits on: %s", error)
            return error
        else:
            note(waiting.popleft(), changes)
    return None


def still_stuck(
    library: Library, stuck: list[Operation], note: Note, give_up: GiveUp
) -> list[Operation]:
    """What a damaged file still does not take of what it did not take before."""
    left: list[Operation] = []
    for operation in stuck:
        try:
            changes = operation(library)
        except IN_VAIN as error:
            # What it builds on may be stuck itself.
            if left:
                left.append(operation)
            else:
                give_up(error)
        except LibraryError:
            left.append(operation)
        else:
            note(operation, changes)
    return left
