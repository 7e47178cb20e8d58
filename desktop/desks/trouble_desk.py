"""What goes wrong unexpectedly, told in the window: the work is safe, and there is a report."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from desktop.live.library import LiveLibrary
from desktop.live.trouble import Trouble
from desktop.notes.notes import Notes
from desktop.window.window import Window


class TroubleDesk(QObject):
    """Offers to copy the report on what went wrong; the last one can be shown again."""

    _troubled = Signal(str, str)

    def __init__(self, window: Window, notes: Notes, *, library: LiveLibrary) -> None:
        super().__init__()
        self._window, self._notes, self._library = window, notes, library
        self._last: tuple[str, str, str] | None = None
        # It may go wrong in any thread.
        self._troubled.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What can be done by a key, wherever that is pressed."""
        return {"report": self.show_last}

    def tell_of(self, trouble: Trouble) -> None:
        """Tells from now on what goes wrong unexpectedly."""
        trouble.tell = lambda report, path: self._troubled.emit(report, str(path or ""))

        def hear_of_qt(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
            if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
                # What Qt says may hold a name; where it says it is enough to find the fault.
                trouble.hear(RuntimeError(f"{context.category} {context.function}"))
            sys.stderr.write(f"{words}\n")

        qInstallMessageHandler(hear_of_qt)

    def tell_of_last_crash(self, trouble: Trouble) -> None:
        """Has crashes written down from now on, and tells of one that ended the last start."""
        if report := trouble.watch_for_crashes():
            happened = self.tr("Sourcebook ended unexpectedly last time.")
            self._offer(happened, report, str(trouble.folder))

    def show_last(self) -> None:
        """Shows again what went wrong last, with the keyboard on what can be done."""
        if self._last is None:
            self._window.foot.show_done(self.tr("Nothing went wrong since Sourcebook was started."))
            return
        self._offer(*self._last)
        self._window.notice.focus_first()

    def _tell(self, report: str, path: str) -> None:
        happened = self.tr("Something went wrong that the program did not expect.")
        self._offer(happened, report, path)

    def _offer(self, happened: str, report: str, path: str) -> None:
        self._last = happened, report, path
        self._notes.save()
        if self._library.is_safe and not self._notes.has_unsaved_words:
            safe = self.tr("All you wrote is saved, and you can go on.")
        else:
            safe = self.tr(
                "What you wrote last is kept in this window and not saved yet; it is tried again"
                " and again. The line at the foot says when it is."
            )
        if path:
            kept = self.tr(
                "A report without a word of your texts and notes is in {0}; it is sent nowhere."
            ).format(path)
        else:
            kept = self.tr("The report could not be written down; you can copy it here.")
        self._window.notice.say(
            "trouble", happened, f"{safe} {kept}", [(self.tr("Copy the report"), self._copy)]
        )

    def _copy(self) -> None:
        if self._last is not None:
            QApplication.clipboard().setText(self._last[1])
            self._window.notice.take_away()
            self._window.foot.show_done(self.tr("The report is copied"))
