"""Opens the library, and asks its reader when something is wrong with it."""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.appearance.plain_words import message_box
from desktop.appearance.theme import Theme
from desktop.core.library.copies import Copy, sums_of
from desktop.core.library.errors import LibraryDamaged, LibraryError, LibraryMissing, LibraryTooNew
from desktop.core.library.library import FILE_NAME, Library
from desktop.core.library.own_folder import rooms
from desktop.start import Start
from desktop.wording.counting import counted
from desktop.wording.dates import spoken_date, spoken_moment
from desktop.wording.errors import message_for
from desktop.wording.translation_context import TranslationContext

Opening = TranslationContext("Opening")

if TYPE_CHECKING:
    from desktop.core.library.rescue import Rescued


@dataclass(frozen=True, slots=True)
class _Choice:
    """What its reader wants: a copy to go on with, a new library, or neither."""

    copy: Path | None = None
    anew: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open library, and what its reader is to know of it first; mostly nothing."""

    library: Library
    told: str = ""


class SilentWindowChoice(Enum):
    """What is to be done about a window that does not answer."""

    ANOTHER = auto()
    WAIT = auto()
    END = auto()


def opened(start: Start) -> Opened | None:
    """The library, or what its reader goes on with in its place; None to end."""
    folder = start.library
    try:
        if not start.new and _is_gone_and_kept(folder):
            raise LibraryMissing(folder / FILE_NAME, "it was kept elsewhere")
        return Opened(Library.open(folder, anew=start.new))
    except LibraryError as error:
        choice = _asked(error, start)
    if choice is None:
        return None
    try:
        if choice.copy is None:
            return Opened(Library.open(folder, anew=choice.anew))
        return gone_back_to(choice.copy, folder)
    except LibraryError as error:
        _asked(error, start, may_choose=False)
        return None


def gone_back_to(copy: Path, folder: Path) -> Opened:
    """Opens the library as it is in a copy; what was there is kept. Raises LibraryError."""
    from desktop.core.library import rescue  # noqa: PLC0415 - hardly ever needed
    from desktop.core.library.backups import go_back_to  # noqa: PLC0415 - hardly ever needed

    aside = go_back_to(copy, folder)
    library = Library.open(folder)
    kept = rescue.kept_at_last(folder, library.identity)
    if kept is not None and kept.path == copy:
        rescue.settle(kept)
    texts, notes = sums_of(library.path) or (0, 0)
    told = Opening.tr("You go on with what was kept: {0}.").format(_sums(texts, notes))
    if aside is not None:
        told = f"{told} " + Opening.tr("The file that was there is kept as {0}.").format(aside.name)
    return Opened(library, told)


def answer_of_its_reader() -> SilentWindowChoice:
    """Asks what is to be done about the window that is open and does not answer."""
    happened = Opening.tr("Sourcebook is open with this library, but its window does not answer.")
    advice = Opening.tr(
        "It may be busy, or open on another computer. Nothing is lost if you open another window:"
        " what is written in both is kept."
    )
    sys.stderr.write(f"sourcebook: {happened} {advice}\n")
    if QApplication.platformName() == "offscreen":
        return SilentWindowChoice.ANOTHER
    box = _dressed(message_box(QMessageBox.Icon.Question, happened, advice))
    wait = box.addButton(Opening.tr("Wait a little longer"), QMessageBox.ButtonRole.AcceptRole)
    another = box.addButton(Opening.tr("Open another window"), QMessageBox.ButtonRole.ActionRole)
    _add_close(box)
    box.setDefaultButton(wait)
    box.exec()
    answers = {wait: SilentWindowChoice.WAIT, another: SilentWindowChoice.ANOTHER}
    return next(
        (answers[each] for each in answers if each is box.clickedButton()), SilentWindowChoice.END
    )


def _dressed(box: QMessageBox) -> QMessageBox:
    """A box in the colours of the program: there is no window yet that would lend it some."""
    theme = Theme.load("light")
    box.setPalette(theme.palette())
    box.setStyleSheet(theme.style_sheet())
    return box


def _add_close(box: QMessageBox) -> None:
    box.addButton(QMessageBox.StandardButton.Close).setIcon(QIcon())


def tell_of_no_window(error: Exception, start: Start) -> None:
    """Says that the window could not be made; the library is as it was."""
    message = message_for(error)
    advice = Opening.tr("What was shown as saved is in your library, and nothing was deleted.")
    command = Opening.tr("To see whether all of it is sound: sourcebook check --library {0}")
    told = f"{message.happened} {advice} {command.format(shlex.quote(str(start.library)))}"
    sys.stderr.write(f"sourcebook: {told}\n")
    if QApplication.platformName() != "offscreen" and start.screenshot is None:
        _dressed(message_box(QMessageBox.Icon.Critical, message.happened, advice)).exec()


def _asked(error: LibraryError, start: Start, *, may_choose: bool = True) -> _Choice | None:
    """Says what is wrong, and what its reader wants to go on with; None to end."""
    message = message_for(error)
    sys.stderr.write(f"sourcebook: {message.for_terminal}\n")
    if QApplication.platformName() == "offscreen" or not start.is_for_a_reader:
        return None
    offered = [_Choice(copy.path, words=copy.words) for copy in _to_go_on_with(start.library)]
    if not may_choose or not isinstance(error, LibraryDamaged | LibraryMissing | LibraryTooNew):
        offered = []
    advice = message.advice
    if offered:
        advice = Opening.tr(
            "Nothing was deleted, and what is there now is kept. You can go on with:"
        )
    if may_choose and isinstance(error, LibraryMissing):
        offered.append(_Choice(anew=True, words=Opening.tr("Begin with an empty library")))
    box = _dressed(message_box(QMessageBox.Icon.Warning, message.happened, advice))
    choices = {
        box.addButton(each.words, QMessageBox.ButtonRole.AcceptRole): each for each in offered
    }
    _add_close(box)
    box.exec()
    clicked = box.clickedButton()
    return next((choice for button, choice in choices.items() if button is clicked), None)


@dataclass(frozen=True, slots=True)
class _ToGoOnWith:
    """A file that can take the library's place, with when it was kept and the words for it."""

    path: Path
    when: str
    words: str


def _to_go_on_with(folder: Path) -> list[_ToGoOnWith]:
    """The newest copy and what was kept at last, the newest of the two first."""
    from desktop.core.library.backups import all_copies  # noqa: PLC0415 - hardly ever needed

    found = []
    for copy in all_copies(folder)[:1]:
        words = Opening.tr("The copy of {0}").format(_day(copy))
        found.append(_ToGoOnWith(copy.path, f"{copy.day}T{copy.time}", _holding(words, copy.path)))
    kept = _kept(folder)
    if kept is not None:
        words = Opening.tr("What was kept at the end, {0}").format(
            spoken_moment(kept.kept.isoformat())
        )
        when = kept.kept.isoformat(timespec="minutes")
        found.append(_ToGoOnWith(kept.path, when, _holding(words, kept.path)))
    return sorted(found, key=lambda each: each.when, reverse=True)


def _holding(words: str, path: Path) -> str:
    """The words with how many texts and notes the file holds, where that can be read."""
    sums = sums_of(path)
    if sums is None:
        return words
    return f"{words} · {_sums(*sums)}"


def _sums(texts: int, notes: int) -> str:
    told = counted(texts, Opening.tr("1 text"), Opening.tr("%n texts", None, texts))
    noted = counted(notes, Opening.tr("1 note"), Opening.tr("%n notes", None, notes))
    return f"{told}, {noted}"


def _kept(folder: Path) -> Rescued | None:
    from desktop.core.library.rescue import kept_at_last  # noqa: PLC0415 - hardly ever needed

    return next(
        (kept for identity in ("", *rooms(folder)) if (kept := kept_at_last(folder, identity))),
        None,
    )


def _is_gone_and_kept(folder: Path) -> bool:
    return not (folder / FILE_NAME).exists() and _kept(folder) is not None


def _day(copy: Copy) -> str:
    return f"{spoken_date(copy.day)}, {copy.time}" if copy.time else spoken_date(copy.day)
