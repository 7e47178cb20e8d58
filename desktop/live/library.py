"""The library with Qt signals: what was written, what waits, and whether it will be found again."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.core.library.changes import Changes
from desktop.core.library.errors import IN_VAIN, LibraryBusy, LibraryDamaged, LibraryError
from desktop.core.library.library import Library
from desktop.core.library.standing import FileStanding

if TYPE_CHECKING:
    from desktop.live.new_log import NewLog

_log = logging.getLogger(__name__)

Operation = Callable[[Library], Changes]

# How often it is tried to write what waits, in milliseconds: for another program, or for a drive.
_AGAIN_AFTER, _AGAIN_AFTER_ERROR = 150, 2_000
# How often it is looked whether the file is still where it was, in milliseconds.
_LOOK_AFTER = 2_000
# How long the window waits for another program that writes, in seconds, and at its end.
_PATIENCE, _PATIENCE_AT_THE_END = 0.05, 5.0


class LiveLibrary(QObject):
    """The library of the GUI thread; tells everyone what each operation touched.

    `written` is sent after every operation that is now in the file which will be found under its
    name. `delayed` says that something waits, as another program uses the file or the drive does
    not take it; `caught_up` that it is written; `overtaken` that another program changed meanwhile
    what it was about. `refused` carries, once, the error for which something waits. `stood`
    carries a FileStanding whenever that has changed.
    """

    changed = Signal(Changes)
    written = Signal()
    delayed = Signal()
    caught_up = Signal()
    overtaken = Signal()
    refused = Signal(object)
    stood = Signal(FileStanding)
    _looked = Signal(FileStanding)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        library.wait_at_most(_PATIENCE)
        self._waiting: deque[Operation] = deque()
        # What a damaged file did not take; it holds up nothing but what builds on it.
        self._stuck: list[Operation] = []
        self._is_busy = False
        self._done: list[Operation] = []
        # Waits for what a thread of its own writes: whatever else is to be written waits for that.
        self.apart: Callable[[], None] | None = None
        self.standing = FileStanding.SOUND
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_AFTER)
        self._again.timeout.connect(self._write_what_waits)
        self._new_log: NewLog | None = None
        self._look = QTimer(self, interval=_LOOK_AFTER)
        self._look.timeout.connect(self._look_beside)
        self._looked.connect(self._look_again, Qt.ConnectionType.QueuedConnection)
        self._looking: Thread | None = None

    @property
    def now(self) -> Library:
        """The library, to read from."""
        return self._library

    @property
    def is_waiting(self) -> bool:
        """Whether anything is not written yet."""
        return bool(self._waiting or self._stuck)

    @property
    def is_busy(self) -> bool:
        """Whether something waits only for another program, and not for long."""
        return self._is_renewing or (self._is_busy and self.standing is FileStanding.SOUND)

    @property
    def is_written(self) -> bool:
        """Whether all is in the open file, which is where it was."""
        return self.standing is FileStanding.SOUND and not self.is_waiting

    @property
    def is_safe(self) -> bool:
        """Whether all that was written is in the file that will be found tomorrow."""
        return self.is_written and not self._is_renewing

    @property
    def waiting(self) -> tuple[Operation, ...]:
        """What is not written anywhere yet."""
        return (*self._stuck, *self._waiting)

    @property
    def written_so_far(self) -> tuple[Operation, ...]:
        """What was written since the last copy, and what waits, to be written again elsewhere."""
        return (*self._done, *self.waiting)

    def watch(self) -> None:
        """Looks from now on whether the file is still where it was."""
        self._look.start()

    def stop(self) -> None:
        """Looks no more, and writes what waits if that can be done in a few seconds."""
        self.end_apart()
        self._look.stop()
        self._again.stop()
        if self._new_log is not None:
            self._new_log.end()
        if self.is_waiting:
            with self._library.patient(_PATIENCE_AT_THE_END):
                self._write_what_waits()
            self._again.stop()

    def apply(self, operation: Operation) -> Changes:
        """Runs one operation that writes, then says what it changed.

        What cannot be written now, as on a full disk, waits in memory and gives no changes yet.
        Raises LibraryConflict and whatever else says that it can never be written.
        """
        why: LibraryError | None = None
        if not self._waiting and self.apart is None:
            try:
                return self._write(operation)
            except LibraryBusy:
                self._is_busy = True
                self._waiting.append(operation)
            except LibraryDamaged as error:
                why = error
                self._stuck.append(operation)
            except IN_VAIN:
                if not self._stuck:
                    raise
                self._stuck.append(operation)
            except LibraryError as error:
                why = error
                self._is_busy = False
                self._waiting.append(operation)
        else:
            self._waiting.append(operation)
        self._again.start(_AGAIN_AFTER if why is None else _AGAIN_AFTER_ERROR)
        self.delayed.emit()
        if why is not None and self.check_file() is FileStanding.SOUND:
            self.refused.emit(why)
        return Changes()

    def keep(self, operation: Operation) -> None:
        """Runs what nobody asked for, or passes it over for now. Raises LibraryDamaged."""
        if self._waiting or self.apart is not None:
            return
        try:
            self._write(operation)
        except LibraryDamaged:
            raise
        except LibraryError as error:
            _log.warning("not kept: %s", error)

    def take_on(self, operation: Operation, changes: Changes | None) -> None:
        """Goes on after a thread of its own has written, or could not."""
        self.apart = None
        if changes is not None:
            self._note(operation, changes)
        (self._write_what_waits if self.is_waiting else self.written.emit)()

    def end_apart(self) -> None:
        """Waits for what is written on a thread of its own."""
        if self.apart is not None:
            self.apart()

    def try_now(self) -> bool:
        """Tries at once to write what waits, and says whether all is safe then."""
        if self.is_waiting:
            self._write_what_waits()
        self.check_file()
        return self.is_safe

    def was_copied(self, operations: int) -> None:
        """Hears that so many operations of `written_so_far` are in a copy."""
        del self._done[:operations]

    def check_file(self) -> FileStanding:
        """Looks at once whether the file is still where it was, and says what has changed."""
        self._stand(self._library.standing())
        return FileStanding.LOG_GONE if self._is_renewing else self.standing

    def _write(self, operation: Operation) -> Changes:
        # What was cut off may look whole again when more was written after it.
        self.check_file()
        changes = operation(self._library)
        self._done.append(operation)
        self.check_file()
        if changes:
            self.changed.emit(changes)
        if self.is_safe:
            self.written.emit()
        return changes

    def _write_what_waits(self) -> None:
        if self.apart is not None:
            return
        from desktop.live.waiting_writes import still_stuck, write_waiting  # noqa: PLC0415 - seldom

        tell = (self._note, self._give_up)
        self._stuck = still_stuck(self._library, self._stuck, *tell)
        why = write_waiting(self._library, self._waiting, self._stuck, *tell)
        if why is not None:
            self._is_busy = isinstance(why, LibraryBusy)
            self._again.start(_AGAIN_AFTER if self._is_busy else _AGAIN_AFTER_ERROR)
        elif self._stuck:
            self._again.start(_AGAIN_AFTER_ERROR)
        elif self.check_file() is FileStanding.SOUND:
            self.caught_up.emit()
            self.written.emit()

    def _note(self, operation: Operation, changes: Changes) -> None:
        self._done.append(operation)
        if changes:
            self.changed.emit(changes)

    def _give_up(self, error: Exception) -> None:
        _log.warning("what waited cannot be written any more: %s", error)
        self.overtaken.emit()

    def _look_beside(self) -> None:
        # A drive that does not answer must not hold up the window.
        if self._looking is None or not self._looking.is_alive():
            self._looking = Thread(target=self._look_once, name="look at the file", daemon=True)
            self._looking.start()

    def _look_once(self) -> None:
        standing = self._library.standing()
        with suppress(RuntimeError):  # The window may be gone meanwhile.
            self._looked.emit(standing)

    def _look_again(self, standing: FileStanding) -> None:
        # What was seen beside may be over by now.
        if standing is not self.standing or self._is_renewing:
            self.check_file()

    def _stand(self, standing: FileStanding) -> None:
        was_renewing = self._is_renewing
        if standing is FileStanding.LOG_GONE:
            if self._new_log is None:
                from desktop.live.new_log import NewLog  # noqa: PLC0415 - hardly ever needed

                self._new_log = NewLog(self._library, self)
                self._new_log.due.connect(self.check_file)
            standing = self._new_log.make()
            if self._is_renewing:
                self.delayed.emit()
                return
        elif self._new_log is not None:
            self._new_log.end()
        try:
            if standing in (FileStanding.GONE, FileStanding.REPLACED):
                self._library.leave_name()
            elif standing is FileStanding.SOUND and self.standing is not FileStanding.SOUND:
                self._library.renew_log()
        except LibraryError as error:
            _log.warning("the log stays as it is: %s", error)
        has_changed = standing is not self.standing
        if has_changed:
            self.standing = standing
            self.stood.emit(standing)
        if (has_changed or was_renewing) and self.is_safe:
            self.caught_up.emit()
            self.written.emit()

    @property
    def _is_renewing(self) -> bool:
        return self._new_log is not None and self._new_log.is_tried_again
