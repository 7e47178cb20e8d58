"""The whole library into one file, and out of one: named, shown, decided, and only then done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Event

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.core.library.errors import LibraryError
from desktop.core.library.moving.about_here import about_here
from desktop.core.library.moving.moved_file import SUFFIX, is_moved_file
from desktop.core.library.moving.moving_in import (
    MovedIn,
    OfferedLibrary,
    give_up,
    take_in_beside,
    unpacked,
)
from desktop.core.library.moving.moving_out import MovedOut, move_out
from desktop.core.library.moving.not_moved import MoveSlip, NotMoved
from desktop.desks.reading_desk import name_of_library
from desktop.live.live import Live
from desktop.start import VERSION
from desktop.window.moving_dialog import MovingDialog, Way
from desktop.window.window import Window
from desktop.wording.errors import Message, message_for
from desktop.wording.moving import (
    damaged_words,
    in_the_library,
    last_change,
    moved_when,
    why_not_moved,
)

_TOPIC = "move"


class MovingDesk(QObject):
    """Asks for the file, works in a task that can be stopped, and shows what came of it.

    `chosen` is what is to take the place of this library once its window is closed. `open_wanted`
    carries the folder of a library that was taken in beside it.
    """

    open_wanted = Signal(Path)
    _came_on = Signal(int)

    def __init__(self, window: Window, live: Live, save: Callable[[], None]) -> None:
        super().__init__()
        self._window, self._library, self._tasks = window, live.library, live.tasks
        self._save = save
        self._dialog: MovingDialog | None = None
        self._stopping = Event()
        self._offer: OfferedLibrary | None = None
        self.chosen: OfferedLibrary | None = None
        self._came_on.connect(self._show_progress)
        window.closing.connect(self._stop)

    def ask_out(self) -> None:
        """Asks for a name, and writes the library under that."""
        self._save()
        if not self._library.try_now():
            self._window.foot.show_refused(
                self.tr("Not all of your work is in the library yet: that has to be saved first.")
            )
            return
        name = f"{name_of_library(self._library.now.folder)} {date.today().isoformat()}{SUFFIX}"
        words = self.tr("Move the library out: where to")
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, words, str(Path.home() / name), f"*{SUFFIX}"
        )
        if chosen:
            self.move_out(Path(chosen))

    def move_out(self, chosen: Path) -> None:
        """Writes the library into a file; one that is there was agreed to be written over."""
        path = chosen if chosen.suffix else chosen.with_name(f"{chosen.name}{SUFFIX}")
        folder, tell = self._library.now.folder, self._begin()

        def work() -> MovedOut:
            # What the program did not make is written over by nobody's leave.
            may_replace = path == chosen and is_moved_file(path)
            return move_out(folder, path, about_here(VERSION), may_replace=may_replace, tell=tell)

        self._open(
            self.tr("Move this library out"),
            self.tr("The whole library is written into {0} and read again …").format(path.name),
        )
        self._tasks.start(_TOPIC, work, self._show_out, self._show_failed)

    def ask_in(self) -> None:
        """Asks for a file, and shows what is in it."""
        words = self.tr("Take in a library: from which file")
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, words, str(Path.home()), f"*{SUFFIX};;*"
        )
        if chosen:
            self.look_into(Path(chosen))

    def look_into(self, path: Path) -> None:
        """Reads a file to its end and shows what is in it; nothing is replaced by that."""
        self._save()
        folder, tell = self._library.now.folder, self._begin()
        self._open(
            self.tr("Take in a library"), self.tr("{0} is read to its end …").format(path.name)
        )
        self._tasks.start(
            _TOPIC,
            lambda: unpacked(path, folder, tell=tell),
            self._show_offer,
            self._show_failed,
        )

    def _begin(self) -> Callable[[int], None]:
        stopping, folder = Event(), self._library.now.folder
        self._stopping = stopping

        def tell(percent: int) -> None:
            if stopping.is_set():
                raise NotMoved(MoveSlip.STOPPED, folder)
            # The window may be gone meanwhile.
            with suppress(RuntimeError):
                self._came_on.emit(percent)

        return tell

    def _stop(self) -> None:
        self._stopping.set()

    def _open(self, title: str, doing: str) -> None:
        self._forget()
        self._dialog = dialog = MovingDialog(title, doing, self._window)
        dialog.stop_wanted.connect(self._stop)
        dialog.finished.connect(self._forget)
        dialog.open()

    def _show_progress(self, percent: int) -> None:
        if self._dialog is not None:
            self._dialog.show_progress(percent)

    def _show_out(self, out: MovedOut) -> None:
        size = QLocale().formattedDataSize(out.size, 0)
        saved = self.tr("Saved in {0} and read again: everything is in it.").format(out.path.name)
        words = [
            ("", saved),
            ("", f"{in_the_library(out.sums)} · {size}"),
            ("", self.tr("On the other computer: “Take in a library …” in the menu, or its keys.")),
        ]
        if damaged := damaged_words(out.damaged):
            words.append(("", damaged))
        self._end(words)
        self._window.foot.show_done(saved)

    def _show_offer(self, offer: OfferedLibrary) -> None:
        if self._dialog is None or not self._dialog.isVisible():
            give_up(offer)
            return
        self._offer = offer
        words = [
            (self.tr("In the file"), in_the_library(offer.sums)),
            ("", f"{last_change(offer.sums)} · {moved_when(offer.about)}"),
        ]
        if damaged := damaged_words(offer.damaged):
            words.append(("", damaged))
        if offer.there is not None:
            words += [
                (self._name_of_there(offer), in_the_library(offer.there)),
                ("", last_change(offer.there)),
            ]
        words.append(("", self.tr("What is replaced is kept beside it; nothing is deleted.")))
        self._end(
            words,
            [
                (self.tr("Put it in the place of this library"), self._take_place),
                (self.tr("Keep both: put it in another folder …"), self._ask_folder),
            ],
            self.tr("Leave all as it is"),
        )

    def _name_of_there(self, offer: OfferedLibrary) -> str:
        if offer.is_the_same:
            return self.tr("Now open: the same library, as it is here")
        return self.tr("Now open: another library")

    def _take_place(self) -> None:
        """Closes the window; the next one begins with what was taken in."""
        self.chosen, self._offer = self._offer, None
        if self._dialog is not None:
            self._dialog.accept()
        # Whoever has unsaved work is asked first, and may stay.
        if not self._window.close() and self.chosen is not None:
            give_up(self.chosen)
            self.chosen = None

    def _ask_folder(self) -> None:
        words = self.tr("An empty folder for the library")
        if chosen := QFileDialog.getExistingDirectory(self._window, words, str(Path.home())):
            self.put_beside(Path(chosen))

    def put_beside(self, folder: Path) -> None:
        """Puts what was looked into in a folder that has no library, and opens it there."""
        offer = self._offer
        if offer is None or self._dialog is None:
            return
        self._begin()
        self._dialog.show_more(self.tr("The library is put into {0} …").format(folder.name))
        self._tasks.start(
            _TOPIC, lambda: take_in_beside(offer, folder), self._go_there, self._show_failed
        )

    def _go_there(self, came: MovedIn) -> None:
        self._end([("", self.tr("The library is in {0} now.").format(came.folder.name))])
        if self._dialog is not None:
            self._dialog.accept()
        self.open_wanted.emit(came.folder)

    def _show_failed(self, error: Exception) -> None:
        message = _message(error)
        self._end([(message.happened, message.advice)])
        self._window.foot.show_refused(f"{message.happened} {message.advice}")

    def _end(self, words: list[tuple[str, str]], ways: Iterable[Way] = (), away: str = "") -> None:
        if self._dialog is not None:
            self._dialog.show_end(words, ways, away=away)

    def _forget(self) -> None:
        if self._offer is not None:
            give_up(self._offer)
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = self._offer = None


def _message(error: Exception) -> Message:
    if isinstance(error, NotMoved):
        return why_not_moved(error)
    return message_for(error, is_saving=not isinstance(error, LibraryError))
