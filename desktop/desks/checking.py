"""Tells of what is damaged in the library, and checks everything when asked."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.library.damage import Damage
from desktop.core.library.errors import LibraryError
from desktop.live.live import Live
from desktop.window.window import Window
from desktop.wording.counting import counted

if TYPE_CHECKING:
    from desktop.core.library.checked import Checked

_log = logging.getLogger(__name__)

# A first quiet look comes when the start is over, so many milliseconds in.
_QUIET_AFTER = 15_000


class Checking(QObject):
    """Looks through the library in a task, shows what it gave, and mends what its reader wants.

    `noticed` carries a sentence on damage that is to be seen until its reader knows. `mending` is
    sent before anything is changed, `mended` after; `failed` carries the error when it could not
    be. `copy_wanted` carries the copy with which its reader wants to go on.
    """

    noticed = Signal(str)
    mending = Signal()
    mended = Signal()
    failed = Signal(object)
    copy_wanted = Signal(Path)
    _came_on = Signal(int, int)

    def __init__(self, window: Window, live: Live) -> None:
        super().__init__()
        self._window, self._library, self._tasks = window, live.library, live.tasks
        self._known: frozenset[Damage] = frozenset()
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_AFTER)
        self._quiet.timeout.connect(self._look_quietly)
        self._came_on.connect(self._say_progress)
        for read in (live.open.opened, live.open.annotated, live.open.understood):
            read.connect(self.tell_of_damage)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What can be done by a key, wherever that is pressed."""
        return {"check": self.check}

    def begin(self) -> None:
        """Looks through everything once in a while from now."""
        self._quiet.start()

    def end(self) -> None:
        """Begins nothing more."""
        self._quiet.stop()

    def tell_of_damage(self) -> None:
        """Tells, once for each, what turned out to be damaged while it was read."""
        noticed = self._library.now.noticed
        new = frozenset(noticed) - self._known
        if new:
            self._known |= new
            self._tell(noticed)

    def check(self) -> None:
        """Looks through everything and shows what it gave."""
        self._window.foot.show_state(self.tr("Checking everything …"), is_said=True)
        self._start("check", self._show)

    def _look_quietly(self) -> None:
        self._start("quiet check", self._hear)

    def _start(self, topic: str, then: Callable[[Checked], None]) -> None:
        folder = self._library.now.folder
        if topic == "check":
            self._tasks.start(
                topic, lambda: _checked(folder, self._came_on.emit), then, self.failed.emit
            )
        else:
            self._tasks.start(topic, lambda: _checked(folder, _silent), then, _pass_over)

    def _say_progress(self, done: int, steps: int) -> None:
        words = self.tr("Checking everything … {0} %")
        self._window.foot.show_state(words.format(round(100 * done / steps)))

    def _hear(self, checked: Checked) -> None:
        new = [each.damage for each in checked.damages if each.damage not in self._known]
        if new:
            self._known |= frozenset(new)
            self._tell(new)

    def _tell(self, damages: Sequence[Damage]) -> None:
        from desktop.wording.damage import noticed_words  # noqa: PLC0415 - hardly ever needed

        self.noticed.emit(noticed_words(damages))

    def _show(self, checked: Checked) -> None:
        if checked.damages:
            self._window.foot.show_done(self.tr("Checked: not everything is as it was saved"))
        else:
            self._window.foot.show_done(self.tr("Checked: everything is as it was saved"))
        self._known |= {each.damage for each in checked.damages}
        # Seldom wanted, so that no start waits for it; so is what mends.
        from desktop.window.check_report import CheckReport  # noqa: PLC0415

        report = CheckReport(checked, self._window)
        report.taking_wanted.connect(lambda: self._mend(checked, keep=False))
        report.keeping_wanted.connect(lambda: self._mend(checked, keep=True))
        report.copy_wanted.connect(self.copy_wanted)
        report.open()

    def _mend(self, checked: Checked, *, keep: bool) -> None:
        from desktop.core.library import mending  # noqa: PLC0415

        self.mending.emit()
        library = self._library.now
        try:
            aside = mending.put_aside(library)
            if keep:
                mending.keep_as_they_are(library, (each.damage for each in checked.keepable))
            else:
                mending.take_from_copies(library, checked.remedies)
        except LibraryError as error:
            self.failed.emit(error)
            return
        self._known = frozenset()
        self.mended.emit()
        left = len(checked.damages) - len(checked.keepable if keep else checked.remedies)
        words = self.tr("Done. The library as it was before is kept in {0}.").format(aside.name)
        if left > 0:
            still = counted(
                left,
                self.tr("1 thing is still not as it was saved."),
                self.tr("%n things are still not as they were saved.", None, left),
            )
            words = f"{words} {still}"
        self._window.foot.show_done(words)


def _silent(_done: int, _steps: int) -> None:
    pass


def _pass_over(error: Exception) -> None:
    # Nobody asked for it; who reads or writes next is told.
    _log.warning("it was not checked: %s", error)


def _checked(folder: Path, tell: Callable[[int, int], None]) -> Checked:
    from desktop.core.library.checking import check  # noqa: PLC0415

    return check(folder, tell)
