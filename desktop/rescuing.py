"""What is offered when the file of the library is not what its name leads to any more."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from desktop.core.library.errors import LibraryError
from desktop.core.library.library import FILE_NAME
from desktop.core.library.rescue import (
    is_same_library,
    save_elsewhere,
    save_in_place,
    save_into,
    write_again,
)
from desktop.core.library.standing import FileStanding
from desktop.live_library import LiveLibrary
from desktop.plain_words import message_box
from desktop.window.window import Window

Way = Callable[[], Path | None]


class Rescuing(QObject):
    """Tells what happened to the file, and brings what is in memory into one again.

    `reopen_wanted` carries the folder of the library that now holds everything; `failed` the
    error of a way that could not be taken.
    """

    reopen_wanted = Signal(Path)
    failed = Signal(object)

    def __init__(self, library: LiveLibrary, window: Window, last_resort: Path) -> None:
        super().__init__()
        self._library = library
        self._window = window
        self._last_resort = last_resort
        self._is_offered = False

    def words_for_foot(self) -> str:
        """One short sentence for as long as it lasts; empty when all is well."""
        if self._library.standing is FileStanding.SOUND:
            return self.tr("Saving …") if self._library.is_waiting else ""
        return self.tr("Not saved: the file of your library is not where it was")

    def offer(self) -> None:
        """Shows what happened and what can be done."""
        if self._library.standing is FileStanding.SOUND:
            return
        happened, advice = self._words()
        ways = [(words, partial(self._take, way)) for words, way in self._ways()]
        self._window.notice.say(happened, advice, ways)
        self._is_offered = True

    def at_the_end(self) -> None:
        """Keeps what is in no file that will be found, when the window closes all the same."""
        if self._library.is_safe:
            return
        number = 1
        while (folder := self._last_resort / str(number)).exists():
            number += 1
        try:
            self._save(folder)
        except LibraryError as error:
            sys.stderr.write(f"sourcebook: what was written last could not be kept: {error}\n")
            return
        words = self.tr("What you wrote is kept in {0}").format(folder / FILE_NAME)
        sys.stderr.write(f"sourcebook: {words}\n")
        if QApplication.platformName() != "offscreen":
            again = self.tr(
                "The file of your library was not where it was. Start Sourcebook again:"
            )
            advice = f"{again}\nsourcebook --library {folder}"
            box = message_box(QMessageBox.Icon.Information, words, advice)
            box.exec()

    def hear(self, standing: FileStanding) -> None:
        """Offers what can be done about the file, and takes that away when all is well."""
        if standing is not FileStanding.SOUND:
            self.offer()
        elif self._is_offered:
            self._window.notice.take_away()
            self._is_offered = False

    def _words(self) -> tuple[str, str]:
        path = self._library.now.path
        safe = self.tr(
            "Nothing is lost: all you wrote is still in the memory of this window, and you can"
            " go on reading. Choose where to save it before you close the window."
        )
        happened = {
            FileStanding.GONE: self.tr(
                "The file of your library is not where it was: it was deleted, moved or renamed,"
                " or its drive was taken out."
            ),
            FileStanding.REPLACED: self.tr(
                "Another file now lies in the place of your library. A program that keeps"
                " computers alike does that."
            ),
            FileStanding.TAKEN: self.tr(
                "Another computer has taken over this library while this one was asleep."
            ),
        }.get(
            self._library.standing,
            self.tr("Something cut off a part of the file of your library."),
        )
        where = self.tr("It was here: {0}").format(path)
        return happened, f"{safe} {where}"

    def _ways(self) -> list[tuple[str, Way]]:
        library, standing = self._library.now, self._library.standing
        folder = library.folder
        ways: list[tuple[str, Way]] = []
        moved_to = library.moved_to() if standing is FileStanding.GONE else None
        if moved_to is not None and moved_to.name == FILE_NAME:
            words = self.tr("Go on with it in “{0}”").format(moved_to.parent.name)
            ways.append((words, partial(self._go_on_in, moved_to.parent)))
        if standing is FileStanding.GONE and moved_to is None:
            ways.append((self.tr("Put it back where it was"), partial(self._save, folder)))
        if standing is FileStanding.REPLACED and is_same_library(library, folder):
            words = self.tr("Save into the file that is there now")
            ways.append((words, self._save_into_what_is_there))
        elif standing is FileStanding.REPLACED:
            words = self.tr("Put mine in its place and keep the other beside it")
            ways.append((words, self._put_mine_in_its_place))
        if standing in (FileStanding.SHORTENED, FileStanding.LOG_GONE):
            ways.append((self.tr("Put it right here"), self._put_mine_in_its_place))
        ways.append((self.tr("Save it elsewhere …"), self._save_where_chosen))
        return ways

    def _take(self, way: Way) -> None:
        try:
            folder = way()
        except LibraryError as error:
            self.failed.emit(error)
            return
        if folder is not None:
            self.reopen_wanted.emit(folder)

    def _save(self, folder: Path) -> Path:
        save_elsewhere(self._library.now, self._library.written_so_far, folder)
        return folder

    def _save_into_what_is_there(self) -> Path:
        library = self._library.now
        library.leave_name()
        save_into(library, self._library.written_so_far, library.folder)
        return library.folder

    def _put_mine_in_its_place(self) -> Path:
        library = self._library.now
        save_in_place(library, self._library.written_so_far)
        return library.folder

    def _go_on_in(self, folder: Path) -> Path:
        """The file is whole and only elsewhere; what could not be written is written there."""
        write_again(self._library.waiting, folder)
        return folder

    def _save_where_chosen(self) -> Path | None:
        words = self.tr("Choose an empty folder for your library")
        chosen = QFileDialog.getExistingDirectory(self._window, words, str(Path.home()))
        if not chosen:
            return None
        folder = Path(chosen)
        if (folder / FILE_NAME).exists():
            folder = folder / self.tr("Sourcebook")
        return self._save(folder)
