"""A library that is moved, in the reader's words: what is in it, and why it stays where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.core.library.moving.not_moved import MoveSlip, NotMoved
from desktop.core.text.shown import shown
from desktop.wording.counting import counted
from desktop.wording.dates import spoken_moment
from desktop.wording.errors import Message
from desktop.wording.translation_context import TranslationContext

if TYPE_CHECKING:
    from desktop.core.library.moving.library_look import LibraryLook
    from desktop.core.library.moving.moved_file import AboutMoved

Moving = TranslationContext("Moving")


def why_not_moved(error: NotMoved) -> Message:
    """What happened, and what can be done; whatever it is, nothing was changed."""
    happened, advice = _words()[error.slip]
    named = {"name": shown(error.path.name), "count": f"{error.megabytes:,}"}
    if error.slip is MoveSlip.NO_ROOM and not error.megabytes:
        advice = Moving.tr("Nothing was changed. Delete something large there, then try again.")
    return Message(happened.format(**named), advice.format(**named))


def in_the_library(look: LibraryLook) -> str:
    """How much is in a library: articles and notes always, other things where there are any."""
    articles, notes = look.articles, look.notes
    parts = [
        counted(articles, Moving.tr("1 article"), Moving.tr("%n articles", None, articles)),
        counted(notes, Moving.tr("1 mark or note"), Moving.tr("%n marks and notes", None, notes)),
    ]
    if count := look.lessons:
        parts.append(counted(count, Moving.tr("1 lesson"), Moving.tr("%n lessons", None, count)))
    if count := look.collections:
        many = Moving.tr("%n collections", None, count)
        parts.append(counted(count, Moving.tr("1 collection"), many))
    return " · ".join(parts)


def last_change(look: LibraryLook) -> str:
    """When something in a library was changed last."""
    if not look.changed:
        return Moving.tr("Nothing was ever changed in it.")
    return Moving.tr("Last change: {0}").format(spoken_moment(look.changed))


def moved_when(about: AboutMoved) -> str:
    """When a library was moved out, and by whom as far as the file says."""
    when = spoken_moment(about.moved)
    if not about.by:
        return Moving.tr("Moved out: {0}").format(shown(when))
    return Moving.tr("Moved out: {0}, by {1}").format(shown(when), shown(about.by))


def damaged_words(count: int) -> str:
    """That some of it was damaged before it was moved; empty where nothing was."""
    if not count:
        return ""
    return counted(
        count,
        Moving.tr("1 thing in it is not as it was saved; it comes along as it is."),
        Moving.tr("%n things in it are not as they were saved; they come along.", None, count),
    )


def _words() -> dict[MoveSlip, tuple[str, str]]:
    return {**_of_the_file(), **_of_the_place()}


def _of_the_file() -> dict[MoveSlip, tuple[str, str]]:
    again = Moving.tr("Nothing was changed. Copy the file once more from where it was made.")
    stays = Moving.tr("Nothing was changed.")
    return {
        MoveSlip.NO_FILE: (Moving.tr("There is no file called {name}."), stays),
        MoveSlip.NOT_A_FILE: (Moving.tr("{name} is a folder or no usual file."), stays),
        MoveSlip.NO_ACCESS: (
            Moving.tr("{name} cannot be read."),
            Moving.tr("Nothing was changed. See whether you may open it, and whether it is there."),
        ),
        MoveSlip.NOT_OURS: (
            Moving.tr("{name} holds no library of Sourcebook."),
            Moving.tr("Nothing was changed. The file that you want ends in .sblibrary."),
        ),
        MoveSlip.CUT_OFF: (Moving.tr("The end of {name} is missing."), again),
        MoveSlip.DAMAGED: (Moving.tr("{name} is damaged: not all in it is as written."), again),
        MoveSlip.FOREIGN: (
            Moving.tr("In {name} is something that no library of Sourcebook has."),
            Moving.tr("Nothing was changed. Somebody may have altered it; do not trust it."),
        ),
        MoveSlip.TOO_TIGHT: (
            Moving.tr("{name} would grow so large that it would fill the disk."),
            Moving.tr("Nothing was changed. Somebody may have made it to do harm."),
        ),
        MoveSlip.LATER_FORMAT: (
            Moving.tr("{name} was made by a newer version of Sourcebook."),
            Moving.tr("Nothing was changed. Install the newer version here to take it in."),
        ),
        MoveSlip.LATER_TABLES: (
            Moving.tr("The library in {name} was last used by a newer version of Sourcebook."),
            Moving.tr("Nothing was changed. Install the newer version here to take it in."),
        ),
    }


def _of_the_place() -> dict[MoveSlip, tuple[str, str]]:
    stays = Moving.tr("Nothing was changed.")
    return {
        MoveSlip.IS_THERE: (
            Moving.tr("There is a moved library called {name} already."),
            Moving.tr("Nothing was changed. Choose another name."),
        ),
        MoveSlip.IS_ANOTHERS: (
            Moving.tr("There is a file called {name} already, which Sourcebook did not make."),
            Moving.tr("Nothing was changed. Choose another name."),
        ),
        MoveSlip.HAS_LIBRARY: (
            Moving.tr("There is a library in {name} already."),
            Moving.tr("Nothing was changed. Choose an empty folder for the new one."),
        ),
        MoveSlip.IN_USE: (
            Moving.tr("The library that would be replaced is open in another window."),
            Moving.tr("Nothing was changed. Close that window first, then try again."),
        ),
        MoveSlip.NO_ROOM: (
            Moving.tr("There is not enough room on the drive."),
            Moving.tr("Nothing was changed. {count} MB have to be free there."),
        ),
        MoveSlip.UNWRITABLE: (
            Moving.tr("Nothing can be written there."),
            Moving.tr("Nothing was changed. A stick may be locked or pulled out; try another."),
        ),
        MoveSlip.NOT_THE_SAME: (
            Moving.tr("What was written could not be read back as it was."),
            Moving.tr("The library is as it was. The drive may be failing; try another."),
        ),
        MoveSlip.STOPPED: (Moving.tr("You stopped it."), stays),
    }
