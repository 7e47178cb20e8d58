"""Opens the library, and asks its reader when something is wrong with it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from desktop.core.library.copies import Copy, identity_in
from desktop.core.library.errors import LibraryDamaged, LibraryError, LibraryMissing
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.own_folder import rooms
from desktop.dates import spoken_date
from desktop.error_words import message_for
from desktop.plain_words import message_box
from desktop.start import Start


@dataclass(frozen=True, slots=True)
class _Choice:
    """What its reader wants: a copy to go on with, a new library, or neither."""

    copy: Path | None = None
    anew: bool = False


def opened(start: Start) -> Library | None:
    """The library, or what its reader goes on with in its place; None to end."""
    folder = start.library
    try:
        return Library.open(folder, anew=start.new)
    except LibraryError as error:
        choice = _asked(error, start)
    if choice is None:
        return None
    try:
        if choice.copy is not None:
            from desktop.core.library.backups import go_back_to  # noqa: PLC0415 - hardly ever needed

            go_back_to(choice.copy, folder)
        return Library.open(folder, anew=choice.anew)
    except LibraryError as error:
        _asked(error, start, may_choose=False)
        return None


def may_open_another() -> bool:
    """Asks whether to open a second window, as the first one does not answer."""
    happened = _tr("Sourcebook is open with this library, but its window does not answer.")
    advice = _tr(
        "It may be busy, or open on another computer. Nothing is lost if you open another window:"
        " what is written in both is kept."
    )
    sys.stderr.write(f"sourcebook: {happened} {advice}\n")
    if QApplication.platformName() == "offscreen":
        return True
    box = message_box(QMessageBox.Icon.Question, happened, advice)
    another = box.addButton(_tr("Open another window"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()
    return box.clickedButton() is another


def tell_of_no_window(error: Exception, start: Start) -> None:
    """Says that the window could not be made; the library is as it was."""
    message = message_for(error)
    advice = _tr(
        "Your library was not changed. To see what can be taken from its copies:"
        " sourcebook check --library {0}"
    ).format(start.library)
    sys.stderr.write(f"sourcebook: {message.happened} {advice}\n")
    if QApplication.platformName() != "offscreen" and start.screenshot is None:
        message_box(QMessageBox.Icon.Critical, message.happened, advice).exec()


def _asked(error: LibraryError, start: Start, *, may_choose: bool = True) -> _Choice | None:
    """Says what is wrong, and what its reader wants to go on with; None to end."""
    message = message_for(error)
    sys.stderr.write(f"sourcebook: {message.happened} {message.advice}\n")
    if QApplication.platformName() == "offscreen" or not start.is_for_a_reader:
        return None
    box = message_box(QMessageBox.Icon.Critical, message.happened, message.advice)
    choices: dict[QPushButton, _Choice] = {}

    def offer(words: str, choice: _Choice) -> None:
        choices[box.addButton(words, QMessageBox.ButtonRole.AcceptRole)] = choice

    if may_choose and isinstance(error, LibraryDamaged | LibraryMissing):
        for copy in _newest(start.library):
            words = _tr("Go on with the copy of {0}").format(_day(copy))
            offer(words, _Choice(copy=copy.path))
        for rescued in _rescued(start.library):
            offer(_tr("Go on with what was kept when the window closed"), _Choice(copy=rescued))
        if isinstance(error, LibraryMissing):
            offer(_tr("Begin with an empty library"), _Choice(anew=True))
    box.addButton(QMessageBox.StandardButton.Close)
    box.exec()
    clicked = box.clickedButton()
    return next((choice for button, choice in choices.items() if button is clicked), None)


def _newest(folder: Path) -> tuple[Copy, ...]:
    from desktop.core.library.backups import all_copies  # noqa: PLC0415 - hardly ever needed

    return all_copies(folder)[:1]


def _rescued(folder: Path) -> list[Path]:
    """The newest library that was kept at a last moment, if it is one of this folder."""
    from desktop.core.library.rescue import last_resort  # noqa: PLC0415 - hardly ever needed

    known = set(rooms(folder))
    found = sorted(last_resort().glob(f"*/{FILE_NAME}"), key=lambda path: path.stat().st_mtime)
    return [path for path in found if identity_in(path) in known][-1:]


def _day(copy: Copy) -> str:
    return f"{spoken_date(copy.day)}, {copy.time}" if copy.time else spoken_date(copy.day)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Opening", words)
