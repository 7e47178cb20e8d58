"""Gives back what Python does not need any more, while nobody waits for the window.

Now and then Python looks through all objects for those that only hold one another. That takes
40 to 80 ms with the window open, no thread goes on meanwhile, and it comes all the more often
while a task makes many objects: somebody who types would feel it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop.live.tasks import Tasks

# How long nothing was to be done, in milliseconds, when it is quiet.
_QUIET = 3_000
# The middle generation is collected so often, each time after some 7,000 new objects that stay,
# before all objects are looked through in the midst of work.
_AT_LAST = 300
# Fewer of these are not worth it.
_WORTH_IT = 10


class QuietSweep(QObject):
    """Puts off the look through all objects until no task was under way for some seconds.

    `is_reading` says whether files are read by a thread that is no task.
    """

    def __init__(self, tasks: Tasks, is_reading: Callable[[], bool] = lambda: False) -> None:
        super().__init__()
        self._tasks, self._is_reading = tasks, is_reading
        self._usual = gc.get_threshold()
        self._has_frozen = False
        self._first: Callable[[], None] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_QUIET)
        self._soon.timeout.connect(self._sweep)

    def begin(self) -> None:
        """Puts it off from now on."""
        youngest, middle, _ = self._usual
        gc.set_threshold(youngest, middle, _AT_LAST)
        if not gc.isenabled():
            # What the start has made waits for the first sweep: to look at it now would be no less.
            gc.freeze()
            gc.enable()
        self._tasks.became_idle.connect(self._soon.start)
        self._soon.start()

    def do_first(self, work: Callable[[], None]) -> None:
        """Begins some work, once, as soon as it has been quiet."""
        self._first = work

    def end(self) -> None:
        """Leaves it to Python again."""
        self._soon.stop()
        gc.set_threshold(*self._usual)
        gc.unfreeze()

    def _sweep(self) -> None:
        if self._first is not None and self._tasks.is_idle:
            work, self._first = self._first, None
            work()
        if self._is_reading():
            # Many objects are being made on a thread that is no task.
            self._soon.start()
            return
        if not self._tasks.is_idle or gc.get_count()[2] < _WORTH_IT:
            return
        if not self._has_frozen:
            gc.unfreeze()
        gc.collect()
        if not self._has_frozen:
            # Modules, classes and panels stay until the end: to look at them again is lost time.
            gc.freeze()
            self._has_frozen = True
