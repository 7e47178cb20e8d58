"""The library with Qt signals: what was written, what waits, and whether it will be found again."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.core.library.changes import Changes
from desktop.core.library.errors import (
    AnnotationChanged,
    LibraryBusy,
    LibraryConflict,
    LibraryDamaged,
    LibraryError,
    PackAlreadyInstalled,
)
from desktop.core.library.library import Library
from desktop.core.library.standing import FileStanding

_log = logging.getLogger(__name__)

Operation = Callable[[Library], Changes]

# How often it is tried to write what waits, in milliseconds: for another program that writes, and
# for a drive that does not take it.
_AGAIN_AFTER, _AGAIN_AFTER_ERROR = 150, 2_000
# What is told to the caller: however long it waited, it could not be written.
_IN_VAIN = (AnnotationChanged, LookupError, LibraryConflict, PackAlreadyInstalled)
# How often it is looked whether the file is still where it was, in milliseconds.
_LOOK_AFTER = 2_000
# How long the window waits for another program that writes, in seconds: then what is to be
# written waits in memory. At the end it waits longer.
_PATIENCE, _PATIENCE_AT_THE_END = 0.05, 5.0
# How often it is tried to make a deleted log anew while others read, before that is told.
_MOST_TRIES = 20


class LiveLibrary(QObject):
    """The library of the GUI thread; tells everyone what each operation touched.

    `written` is sent after every operation that is now in the file which will be found under its
    name. `delayed` says that something waits in memory, as another program writes or the drive does
    not take it; it is written as soon as that can be, and `caught_up` says so; `overtaken` that
    another program changed meanwhile what it was about. `refused` carries, once, the error for
    which something waits. `stood` carries a FileStanding whenever that has changed.
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
        # Whether another program that writes was the last thing in the way.
        self._is_busy = False
        self._done: list[Operation] = []
        self.standing = FileStanding.SOUND
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_AFTER)
        self._again.timeout.connect(self._write_what_waits)
        self._tries = 0
        self._renew = QTimer(self, singleShot=True, interval=_AGAIN_AFTER)
        self._renew.timeout.connect(self.check_file)
        self._look = QTimer(self, interval=_LOOK_AFTER)
        self._look.timeout.connect(self._look_beside)
        self._looked.connect(self._stand, Qt.ConnectionType.QueuedConnection)
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
        """Whether something waits only for another program that writes, and not for long."""
        is_for_others = self._is_busy or self._is_renewing
        return is_for_others and self.standing is FileStanding.SOUND

    @property
    def is_safe(self) -> bool:
        """Whether all that was written is in the file that will be found tomorrow."""
        is_sound = self.standing is FileStanding.SOUND and not self._is_renewing
        return is_sound and not self.is_waiting

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
        self._look.stop()
        self._again.stop()
        self._renew.stop()
        if self.is_waiting:
            with self._library.patient(_PATIENCE_AT_THE_END):
                self._write_what_waits()
            self._again.stop()

    def apply(self, operation: Operation) -> Changes:
        """Runs one operation that writes, then says what it changed.

        What cannot be written now waits in memory, and gives no changes yet: nothing that was
        done is lost for a full disk or a drive that was taken out. Raises LibraryConflict and
        whatever else says that it can never be written; nothing was changed then.
        """
        why: LibraryError | None = None
        if not self._waiting:
            try:
                return self._write(operation)
            except LibraryBusy:
                self._is_busy = True
                self._waiting.append(operation)
            except LibraryDamaged as error:
                why = error
                self._stuck.append(operation)
            except _IN_VAIN:
                if not self._stuck:
                    raise
                # What it builds on may be stuck.
                self._stuck.append(operation)
            except LibraryError as error:
                why = error
                self._is_busy = False
                self._waiting.append(operation)
        else:
            self._waiting.append(operation)
        self._again.start(_AGAIN_AFTER if why is None else _AGAIN_AFTER_ERROR)
        self.delayed.emit()
        # The loss of the file itself is told by `stood`, with what can be done.
        if why is not None and self.check_file() is FileStanding.SOUND:
            self.refused.emit(why)
        return Changes()

    def keep(self, operation: Operation) -> None:
        """Runs an operation that nobody asked for, such as remembering a place.

        It is passed over where it cannot be written now. Raises LibraryDamaged.
        """
        if self._waiting:
            return
        try:
            self._write(operation)
        except LibraryDamaged:
            raise
        except LibraryError as error:
            _log.warning("not kept: %s", error)

    def try_now(self) -> bool:
        """Tries at once to write what waits, and says whether all is safe then."""
        if self.is_waiting:
            self._write_what_waits()
        self.check_file()
        return self.is_safe

    def was_copied(self, operations: int) -> None:
        """Hears that the first so many operations of `written_so_far` are in a copy."""
        del self._done[:operations]

    def check_file(self) -> FileStanding:
        """Looks at once whether the file is still where it was, and says what has changed."""
        self._stand(self._library.standing())
        return self.standing

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
        self._write_what_is_stuck()
        while self._waiting:
            try:
                changes = self._waiting[0](self._library)
            except _IN_VAIN as error:
                self._give_up(error)
                self._waiting.popleft()
                continue
            except LibraryDamaged as error:
                _log.warning("it is stuck: %s", error)
                self._stuck.append(self._waiting.popleft())
                continue
            except LibraryError as error:
                _log.warning("it waits on: %s", error)
                self._is_busy = isinstance(error, LibraryBusy)
                self._again.start(_AGAIN_AFTER if self._is_busy else _AGAIN_AFTER_ERROR)
                return
            self._note(self._waiting.popleft(), changes)
        if self._stuck:
            self._again.start(_AGAIN_AFTER_ERROR)
        elif self.check_file() is FileStanding.SOUND and self.is_safe:
            self.caught_up.emit()
            self.written.emit()

    def _write_what_is_stuck(self) -> None:
        left: list[Operation] = []
        for operation in self._stuck:
            try:
                changes = operation(self._library)
            except _IN_VAIN as error:
                if left:
                    left.append(operation)
                else:
                    self._give_up(error)
            except LibraryError:
                left.append(operation)
            else:
                self._note(operation, changes)
        self._stuck = left

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
        # The window may be gone meanwhile.
        with suppress(RuntimeError):
            self._looked.emit(standing)

    def _stand(self, standing: FileStanding) -> None:
        if standing is FileStanding.LOG_GONE:
            standing = self._with_a_new_log()
            if self._is_renewing:
                return
        self._end_renewing()
        try:
            if standing in (FileStanding.GONE, FileStanding.REPLACED):
                self._library.leave_name()
            elif standing is FileStanding.SOUND and self.standing is not FileStanding.SOUND:
                self._library.renew_log()
        except LibraryError as error:
            _log.warning("the log stays as it is: %s", error)
        if standing is not self.standing:
            self.standing = standing
            self.stood.emit(standing)
            if self.is_safe:
                self.written.emit()

    def _with_a_new_log(self) -> FileStanding:
        """What was in the log that somebody deleted is still known, and goes into the file.

        Where others read it is tried again soon: nothing is safe until then, and nothing is asked.
        """
        try:
            self._library.renew_log()
        except LibraryBusy as error:
            self._tries += 1
            if self._is_renewing:
                self._renew.start()
                self.delayed.emit()
            else:
                _log.warning("the log cannot be made anew: %s", error)
        except LibraryError as error:
            self._tries = _MOST_TRIES
            _log.warning("the log cannot be made anew: %s", error)
        else:
            self._end_renewing()
            return self._library.standing()
        return FileStanding.LOG_GONE

    @property
    def _is_renewing(self) -> bool:
        return 0 < self._tries < _MOST_TRIES and self.standing is FileStanding.SOUND

    def _end_renewing(self) -> None:
        was_renewing, self._tries = self._is_renewing, 0
        self._renew.stop()
        if was_renewing and self.is_safe:
            self.caught_up.emit()
            self.written.emit()
