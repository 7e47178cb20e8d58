"""Other libraries in the window: which one is open, and how another takes its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_config_path, user_log_path
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from desktop.appearance.plain_words import message_box, show_folder
from desktop.core.library.other_libraries import has_library, recent, remember, try_to_open
from desktop.core.text.shown import shown
from desktop.desks.reading_desk import name_of_library
from desktop.live.live import Live
from desktop.window.window import Window
from desktop.wording.errors import message_for

if TYPE_CHECKING:
    from desktop.window.about import Facts

_TOPIC = "other-library"
# A folder's name in a menu is cut in its middle.
_MOST_TOLD = 60


class LibraryDesk(QObject):
    """Names the library that is open and lets another take its place.

    The other one is looked into first: where anything is wrong with it, the one that is open
    stays. `chosen` is the folder that the next window opens, once this one is closed;
    `raise_elsewhere` says whether another window has a library, and brings that up.
    """

    def __init__(
        self, window: Window, live: Live, *, raise_elsewhere: Callable[[Path], bool]
    ) -> None:
        super().__init__()
        self._window, self._tasks, self._library = window, live.tasks, live.library
        self._raise_elsewhere = raise_elsewhere
        self._settings = user_config_path("Sourcebook", appauthor=False)
        self.chosen: Path | None = None

    def show_menu(self) -> None:
        """Opens the list of libraries under the button of all commands."""
        here = self._library.now.folder

        def read() -> tuple[Path, ...]:
            remember(self._settings, [here])
            return tuple(each for each in recent(self._settings) if each != here.resolve())

        self._tasks.start("recent libraries", read, self._open_menu)

    def _open_menu(self, others: tuple[Path, ...]) -> None:
        from desktop.appearance.menu import Menu  # noqa: PLC0415 - when first wanted

        here = self._library.now.folder
        menu = Menu(self._window)
        menu.setAccessibleName(self.tr("Libraries"))
        name = menu.addAction(self.tr("Open now: {0}").format(_for_menu(name_of_library(here))))
        name.setEnabled(False)
        menu.addAction(self.tr("Show its folder")).triggered.connect(
            lambda: show_folder(self._library.now.folder)
        )
        menu.addAction(self.tr("Open another library …")).triggered.connect(self.ask)
        if others:
            menu.addSection(self.tr("Opened before"))
        for folder in others:
            words = f"{name_of_library(folder)}  ({_shortened(str(folder))})"
            action = menu.addAction(_for_menu(words))
            action.triggered.connect(lambda _=False, wanted=folder: self.open(wanted))
        button = self._window.top_bar.commands
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def show_about(self) -> None:
        """Opens what there is to know of the program itself."""
        from desktop.window.about import About, read_about  # noqa: PLC0415 - one may be enough

        places = (
            (self.tr("This library"), self._library.now.folder.resolve()),
            (self.tr("Which libraries were open"), self._settings),
            (self.tr("What went wrong last"), user_log_path("Sourcebook", appauthor=False)),
        )

        def show(facts: Facts) -> None:
            about = About(facts, places, self._window)
            about.folder_wanted.connect(show_folder)
            about.copy_wanted.connect(copy)
            about.open()

        self._tasks.start("about", read_about, show)

    def ask(self) -> None:
        """Asks for the folder of another library."""
        words = self.tr("The folder of a library, or one for a new library")
        start = str(self._library.now.folder.resolve().parent)
        if folder := QFileDialog.getExistingDirectory(self._window, words, start):
            self.open(Path(folder))

    def open(self, folder: Path) -> None:
        """Lets the library in a folder take the place of this one, if it can be opened."""
        if folder.resolve() == self._library.now.folder.resolve():
            self._window.foot.show_refused(self.tr("This library is open already."))
            return

        def look() -> str:
            if not has_library(folder):
                return "new"
            if self._raise_elsewhere(folder):
                return "elsewhere"
            try_to_open(folder)
            return "there"

        self._tasks.start(
            _TOPIC, look, lambda state: self._go_on(folder, state), self._tell_of_error
        )

    def _go_on(self, folder: Path, state: str) -> None:
        if state == "elsewhere":
            self._window.foot.show_refused(
                self.tr("“{0}” is open in another window, which was brought up.").format(
                    shown(name_of_library(folder))
                )
            )
        elif state == "there" or self._is_new_one_wanted(folder):
            remember(self._settings, [folder, self._library.now.folder])
            self.chosen = folder
            # Whoever has unsaved work is asked first, and may stay.
            if not self._window.close():
                self.chosen = None

    def _is_new_one_wanted(self, folder: Path) -> bool:
        box = message_box(
            QMessageBox.Icon.Question,
            self.tr("There is no library in “{0}”.").format(folder.name or str(folder)),
            self.tr(
                "A new one can be made there. The library that is open now stays where it is, and"
                " you can come back to it."
            ),
        )
        box.setParent(self._window, box.windowFlags())
        make = box.addButton(self.tr("Make a new library"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Stay here"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        is_wanted = box.clickedButton() is make
        box.deleteLater()
        return is_wanted

    def _tell_of_error(self, error: Exception) -> None:
        message = message_for(error, is_saving=False)
        happened = self.tr("The other library was not opened; this one stays open. {0}")
        self._window.notice.say(_TOPIC, happened.format(message.happened), message.advice)


def copy(words: str) -> None:
    """Puts words on the clipboard."""
    QGuiApplication.clipboard().setText(words)


def _shortened(path: str) -> str:
    return path if len(path) <= _MOST_TOLD else f"{path[:20]}…{path[-(_MOST_TOLD - 21) :]}"


def _for_menu(words: str) -> str:
    return shown(words).replace("&", "&&")
