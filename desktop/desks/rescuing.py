"""What is offered when the file of the library is not what its name leads to any more."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from desktop.appearance.plain_words import message_box
from desktop.core.library.errors import LibraryError
from desktop.core.library.library import FILE_NAME
from desktop.core.library.rescue import (
    Rescued,
    is_same_library,
    keep_at_last,
    save_elsewhere,
    save_in_place,
    save_into,
    settle,
    write_again,
)
from desktop.core.library.standing import FileStanding
from desktop.live.library import LiveLibrary
from desktop.window.window import Window
from desktop.wording.dates import spoken_moment

Way = Callable[[], Path | None]

_TOPIC = "file"


class Rescuing(QObject):
    """Tells what happened to the file, and brings what is in memory into one again.

    `reopen_wanted` carries the folder of the library that now holds everything, `copy_wanted` the
    file that is to take the library's place; `failed` the error of a way that could not be taken.
    """

    reopen_wanted = Signal(Path)
    copy_wanted = Signal(Path)
    failed = Signal(object)

    def __init__(self, library: LiveLibrary, window: Window) -> None:
        super().__init__()
        self._library = library
        self._window = window
        self._is_kept = False

    def offer(self) -> None:
        """Shows what happened and what can be done."""
        if self._library.standing is FileStanding.SOUND:
            return
        happened, advice = self._words()
        ways = [(words, partial(self._take, way)) for words, way in self._ways()]
        self._window.notice.say(_TOPIC, happened, advice, ways)

    @property
    def is_lost(self) -> bool:
        """Whether something that was done is in no file that will be found."""
        if self._library.is_waiting:
            return True
        # Moved or renamed, it is whole: all that was written since went into it, too.
        return self._library.standing is not FileStanding.SOUND and self._moved_to() is None

    def may_close(self) -> bool:
        """Whether the window may go: where something is lost with it, its reader is asked."""
        if not self.is_lost or QApplication.platformName() == "offscreen":
            return True
        happened = self.tr("What you did last is not saved.")
        advice = self.tr(
            "If you close the window now, it is kept in a folder of its own on this computer, and"
            " offered to you at the next start."
        )
        box = message_box(QMessageBox.Icon.Warning, happened, advice)
        back = box.addButton(self.tr("Back to the window"), QMessageBox.ButtonRole.RejectRole)
        close = box.addButton(self.tr("Keep it and close"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(back)
        box.exec()
        return box.clickedButton() is close and self._keep()

    def at_the_end(self) -> None:
        """Keeps what is in no file that will be found, when the window closes all the same."""
        if self.is_lost and not self._is_kept:
            self._keep()

    def offer_what_was_kept(self, kept: Rescued) -> None:
        """Offers to go on with what was kept when an earlier window closed."""
        when = spoken_moment(kept.moment.isoformat())
        self._window.notice.say(
            "kept",
            self.tr("What was not saved when you closed the window ({0}) was kept.").format(when),
            self.tr(
                "You can go on with it. Your library as it is now stays beside it, under another"
                " name."
            ),
            [
                (self.tr("Go on with what was kept"), lambda: self._go_on_with(kept)),
                (self.tr("Leave it where it is"), lambda: self._settle(kept)),
            ],
        )

    def _go_on_with(self, kept: Rescued) -> None:
        settle(kept)
        self.copy_wanted.emit(kept.path)

    def _settle(self, kept: Rescued) -> None:
        settle(kept)
        self._window.notice.take_back("kept")
        words = self.tr("It stays in {0}").format(kept.path.parent)
        self._window.foot.show_done(words)

    def _keep(self) -> bool:
        library = self._library
        try:
            folder = keep_at_last(library.now, library.written_so_far, library.waiting)
        except LibraryError as error:
            sys.stderr.write(f"sourcebook: what was written last could not be kept: {error}\n")
            if QApplication.platformName() != "offscreen":
                happened = self.tr("What you did last cannot be kept on this computer either.")
                advice = self.tr(
                    "Save it elsewhere, or copy your words, before you close the window."
                )
                message_box(QMessageBox.Icon.Critical, happened, advice).exec()
            return False
        words = self.tr("What you wrote is kept in {0}").format(folder / FILE_NAME)
        sys.stderr.write(f"sourcebook: {words}\n")
        self._is_kept = True
        return True

    def hear(self, standing: FileStanding) -> None:
        """Offers what can be done about the file, and takes that away when all is well."""
        if standing is not FileStanding.SOUND:
            self.offer()
        elif self._window.has_notice:
            self._window.notice.take_back(_TOPIC)

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

    def _moved_to(self) -> Path | None:
        """Where the file is now, if only its folder was moved or renamed."""
        if self._library.standing is not FileStanding.GONE:
            return None
        moved_to = self._library.now.moved_to()
        return moved_to if moved_to is not None and moved_to.name == FILE_NAME else None

    def _ways(self) -> list[tuple[str, Way]]:
        library, standing = self._library.now, self._library.standing
        folder = library.folder
        ways: list[tuple[str, Way]] = []
        moved_to = self._moved_to()
        if moved_to is not None:
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
        if standing in (
            FileStanding.SHORTENED,
            FileStanding.LOG_GONE,
            FileStanding.LOG_CUT,
        ):
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
        save_elsewhere(
            self._library.now, self._library.written_so_far, folder, self._library.waiting
        )
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

    def save_where_chosen(self) -> None:
        """Asks where, saves everything there, and goes on with it."""
        self._take(self._save_where_chosen)

    def _save_where_chosen(self) -> Path | None:
        words = self.tr("Choose an empty folder for your library")
        chosen = QFileDialog.getExistingDirectory(self._window, words, str(Path.home()))
        if not chosen:
            return None
        folder = Path(chosen)
        if (folder / FILE_NAME).exists():
            folder = folder / self.tr("Sourcebook")
        return self._save(folder)
