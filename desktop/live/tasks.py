"""Work off the GUI thread: plain values in, plain values out."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from desktop.core.record import record

_log = logging.getLogger(__name__)


@record(frozen=True, slots=True)
class _Outcome:
    topic: str
    turn: int
    value: Any
    error: Exception | None
    then: Callable[[Any], None]
    otherwise: Callable[[Exception], None] | None


class Tasks(QObject):
    """Runs functions on worker threads and hands their results back on the GUI thread.

    A newer task of the same topic silences the older: its result is dropped.
    """

    became_idle = Signal()
    _finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="task")
        self._turns: dict[str, int] = {}
        # What somebody waits for and may give up, by its topic, with what is done then.
        self._waited_for: dict[str, Callable[[], object]] = {}
        self._under_way = 0
        self._closed = False
        self._finished.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    @property
    def is_idle(self) -> bool:
        """Whether no task is under way and no result is waiting."""
        return self._under_way == 0

    def start(
        self,
        topic: str,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        otherwise: Callable[[Exception], None] | None = None,
        *,
        waited_for: Callable[[], object] | None = None,
    ) -> None:
        """Runs `work` on a worker thread, then `then(result)` or `otherwise(error)` here.

        An error that nobody asked for goes to the log. What is `waited_for` can be let go of; that
        is called then.
        """
        if self._closed:
            return
        turn = self._turns[topic] = self._turns.get(topic, 0) + 1
        self._under_way += 1
        self._waited_for.pop(topic, None)
        if waited_for is not None:
            self._waited_for[topic] = waited_for

        def run() -> None:
            value, error = None, None
            try:
                value = work()
            except Exception as raised:  # noqa: BLE001 - the panel turns it into words
                error = raised
            if not self._closed:
                self._finished.emit(_Outcome(topic, turn, value, error, then, otherwise))

        self._pool.submit(run)

    def let_go(self) -> bool:
        """Wants no more what somebody waits for; whether there was any such thing."""
        waited_for, self._waited_for = self._waited_for, {}
        for topic, give_up in waited_for.items():
            self._turns[topic] += 1
            give_up()
        return bool(waited_for)

    def close(self) -> None:
        """Waits for what is running and drops what is not; no result comes after this."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _hand_over(self, outcome: _Outcome) -> None:
        if self._closed:
            return
        self._under_way -= 1
        try:
            self._give(outcome)
        finally:
            if self.is_idle:
                self.became_idle.emit()

    def _give(self, outcome: _Outcome) -> None:
        if outcome.turn != self._turns[outcome.topic]:
            return
        self._waited_for.pop(outcome.topic, None)
        if outcome.error is None:
            outcome.then(outcome.value)
        elif outcome.otherwise is not None:
            outcome.otherwise(outcome.error)
        else:
            _log.error("task %s failed", outcome.topic, exc_info=outcome.error)
