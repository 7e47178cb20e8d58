"""Asks its reader what to go on with where the library, or the window, cannot be opened."""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.appearance.plain_words import message_box
from desktop.appearance.theme import Theme
from desktop.core.library import rescue
from desktop.core.library.backups import go_back_to
from desktop.core.library.copies import Copy, copies, sums_of
from desktop.core.library.errors import LibraryDamaged, LibraryError, LibraryMissing, LibraryTooNew
from desktop.core.library.library import Library
from desktop.start import Start
from desktop.starting.opening import Opened
from desktop.wording.counting import counted
from desktop.wording.dates import spoken_date, spoken_moment
from desktop.wording.errors import message_for
from desktop.wording.translation_context import TranslationContext

Asking = TranslationContext("Asking")


@dataclass(frozen=True, slots=True)
class _Choice:
    """What its reader wants: a copy to go on with, a new library, or neither."""

    copy: Path | None = None
    anew: bool = False
    words: str = ""


class SilentWindowChoice(Enum):
    """What is to be done about a window that does not answer."""

    ANOTHER = auto()
    WAIT = auto()
    END = auto()


def opened_instead(error: LibraryError, start: Start) -> Opened | None:
    """What its reader goes on with where the library could not be opened; None to end."""
    folder = start.library
    choice = _asked(error, start)
    if choice is None:
        return None
    try:
        if choice.copy is None:
            return Opened(Library.open(folder, anew=choice.anew))
        return gone_back_to(choice.copy, folder)
    except LibraryError as again:
        _asked(again, start, may_choose=False)
        return None


def gone_back_to(copy: Path, folder: Path) -> Opened:
    """Opens the library as it is in a copy; what was there is kept. Raises LibraryError."""
    aside = go_back_to(copy, folder)
    library = Library.open(folder)
    kept = rescue.kept_at_last(folder, library.identity)
    if kept is not None and kept.path == copy:
        rescue.settle(kept)
    texts, notes = sums_of(library.path) or (0, 0)
    told = Asking.tr("You go on with what was kept: {0}.").format(_sums(texts, notes))
    if aside is not None:
        told = f"{told} " + Asking.tr("The file that was there is kept as {0}.").format(aside.name)
    return Opened(library, told)


def answer_of_its_reader() -> SilentWindowChoice:
    """Asks what is to be done about the window that is open and does not answer."""
    happened = Asking.tr("Sourcebook is open with this library, but its window does not answer.")
    advice = Asking.tr(
        "It may be busy, or open on another computer. Nothing is lost if you open another window:"
        " what is written in both is kept."
    )
    sys.stderr.write(f"sourcebook: {happened} {advice}\n")
    if QApplication.platformName() == "offscreen":
        return SilentWindowChoice.ANOTHER
    box = _dressed(message_box(QMessageBox.Icon.Question, happened, advice))
    wait = box.addButton(Asking.tr("Wait a little longer"), QMessageBox.ButtonRole.AcceptRole)
    another = box.addButton(Asking.tr("Open another window"), QMessageBox.ButtonRole.ActionRole)
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
    advice = Asking.tr("What was shown as saved is in your library, and nothing was deleted.")
    command = Asking.tr("To see whether all of it is sound: sourcebook check --library {0}")
    told = f"{message.happened} {advice} {command.format(shlex.quote(str(start.library)))}"
    sys.stderr.write(f"sourcebook: {told}\n")
    if QApplication.platformName() != "offscreen" and start.screenshot is None:
        _dressed(message_box(QMessageBox.Icon.Critical, message.happened, advice)).exec()


def _asked(error: LibraryError, start: Start, *, may_choose: bool = True) -> _Choice | None:
    """Says what is wrong, and what its reader wants to go on with; None to end."""
    message = message_for(error, is_saving=False)
    sys.stderr.write(f"sourcebook: {message.for_terminal}\n")
    if QApplication.platformName() == "offscreen" or not start.is_for_a_reader:
        return None
    offered = [_Choice(copy.path, words=copy.words) for copy in _to_go_on_with(start.library)]
    if not may_choose or not isinstance(error, LibraryDamaged | LibraryMissing | LibraryTooNew):
        offered = []
    advice = message.advice
    if offered:
        advice = Asking.tr(
            "Nothing was deleted, and what is there now is kept. You can go on with:"
        )
    if may_choose and isinstance(error, LibraryMissing):
        offered.append(_Choice(anew=True, words=Asking.tr("Begin with an empty library")))
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
    found = []
    for copy in copies(folder)[:1]:
        words = Asking.tr("The copy of {0}").format(_day(copy))
        found.append(_ToGoOnWith(copy.path, f"{copy.day}T{copy.time}", _holding(words, copy.path)))
    kept = rescue.kept_of_any(folder)
    if kept is not None:
        words = Asking.tr("What was kept at the end, {0}").format(
            spoken_moment(kept.moment.isoformat())
        )
        when = kept.moment.isoformat(timespec="minutes")
        found.append(_ToGoOnWith(kept.path, when, _holding(words, kept.path)))
    return sorted(found, key=lambda each: each.when, reverse=True)


def _holding(words: str, path: Path) -> str:
    """The words with how many texts and notes the file holds, where that can be read."""
    sums = sums_of(path)
    if sums is None:
        return words
    return f"{words} · {_sums(*sums)}"


def _sums(texts: int, notes: int) -> str:
    told = counted(texts, Asking.tr("1 text"), Asking.tr("%n texts", None, texts))
    noted = counted(
        notes, Asking.tr("1 mark or note"), Asking.tr("%n marks and notes", None, notes)
    )
    return f"{told}, {noted}"


def _day(copy: Copy) -> str:
    return f"{spoken_date(copy.day)}, {copy.time}" if copy.time else spoken_date(copy.day)
