"""When everything that was asked for at the start is there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.indexing.reports import Feeding
from desktop.live.live import Live

# The index is opened when the page has been on the screen for so many milliseconds.
_GET_READY_AFTER = 150


class Settling(QObject):
    """Sends `settled` once: all tasks are done, and what was searched for has its answer.

    What no start waits for begins then.
    """

    settled = Signal()

    def __init__(self, live: Live, *, has_query: bool) -> None:
        super().__init__()
        self._live, self._has_query = live, has_query
        self._is_over = False
        live.tasks.became_idle.connect(self.settle_if_over)
        live.index.caught_up.connect(self.settle_if_over)
        live.index.progressed.connect(self._follow)

    def settle_if_over(self) -> None:
        """Finds out whether it is so by now."""
        index = self._live.index
        is_answered = not self._has_query or not index.is_behind or self._is_stuck()
        if not self._is_over and self._live.tasks.is_idle and is_answered:
            self._is_over = True
            # One turn of the event loop later the last change is painted as well.
            QTimer.singleShot(0, self.settled.emit)
            QTimer.singleShot(_GET_READY_AFTER, self._get_ready)
            index.feed_soon()

    def _is_stuck(self) -> bool:
        return self._live.index.feeding.is_stuck and not self._live.search.may_grow

    def _get_ready(self) -> None:
        self._live.search.get_ready()

    def _follow(self, feeding: Feeding) -> None:
        if feeding.is_stuck:
            self.settle_if_over()
