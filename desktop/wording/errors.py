"""Errors in the reader's words: what happened, what is safe, what to do."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from desktop.core.library.errors import (
    LibraryBusy,
    LibraryDamaged,
    LibraryEmptied,
    LibraryError,
    LibraryFull,
    LibraryHeld,
    LibraryInTheWay,
    LibraryMissing,
    LibraryTooNew,
    LibraryTooOld,
    LibraryUnreachable,
    LibraryUnwritable,
)
from desktop.wording.translation_context import TranslationContext

Errors = TranslationContext("Errors")

# A kind of error: what happened, what is safe and what to do, and what can be typed.
_Words = tuple[type[LibraryError], str, str, str]


@dataclass(frozen=True, slots=True)
class Message:
    """`happened` is one sentence; `advice` says what is safe and what to do.

    `command` adds, for whoever sits at a terminal, what can be typed there; it may be empty.
    """

    happened: str
    advice: str
    command: str = ""

    @property
    def for_terminal(self) -> str:
        """All of it on one line."""
        return " ".join(part for part in (self.happened, self.advice, self.command) if part)


def message_for(error: Exception, *, is_saving: bool = True) -> Message:
    """The message for an error of the library, or a plain one for any other.

    Unless the program `is_saving`, nothing waits in a window to be saved later: it was reading, or
    opening a library.
    """
    if isinstance(error, LibraryError):
        if isinstance(error, LibraryEmptied | LibraryMissing):
            return _lost(error)
        happened, advice, command = _words(error, is_saving=is_saving)
        where = _where(error)
        return Message(happened, advice.format(**where).strip(), command.format(**where))
    return Message(
        Errors.tr("Something went wrong that the program did not expect."),
        Errors.tr("What was shown as saved is safe. Close the program and start it again."),
    )


def _lost(error: LibraryEmptied | LibraryMissing) -> Message:
    from desktop.core.library.copies import copies  # noqa: PLC0415 - hardly ever needed

    happened = (
        Errors.tr("The library file is empty: something else on this computer emptied it.")
        if isinstance(error, LibraryEmptied)
        else Errors.tr("The library file is gone: it was deleted, moved or renamed.")
    )
    copy = next(iter(copies(error.path.parent)), None)
    if copy is None:
        advice = Errors.tr(
            "Nothing was changed, and there is no copy of an earlier day. Look for {file} in"
            " the bin or in your own backups."
        )
        command = Errors.tr("To begin with an empty library: sourcebook --library {quoted} --new")
    else:
        advice = Errors.tr("Nothing was changed, and your work up to the last copy is safe.")
        command = Errors.tr(
            "Start Sourcebook on a desktop to go on with it, or put {copy} in the place of {file}"
            " yourself."
        )
    where = {"copy": copy.path if copy else "", **_where(error)}
    return Message(happened, advice.format(**where), command.format(**where))


def _where(error: LibraryError) -> dict[str, str]:
    return {
        "folder": str(error.path.parent),
        "quoted": shlex.quote(str(error.path.parent)),
        "file": str(error.path),
        "owner": error.owner if isinstance(error, LibraryHeld) else "",
    }


def _words(error: LibraryError, *, is_saving: bool) -> tuple[str, str, str]:
    told = _while_saving() if is_saving else _while_reading()
    told = (*told, *_always(), _otherwise(is_saving=is_saving))
    return next((what, do, command) for kind, what, do, command in told if isinstance(error, kind))


def _while_saving() -> tuple[_Words, ...]:
    return (
        (
            LibraryUnwritable,
            Errors.tr("The drive of your library does not take what is written."),
            Errors.tr(
                "Nothing was lost: what you do now is kept in this window, and saved as soon as"
                " that can be. Check that {folder} is there and that there is room on its drive."
            ),
            "",
        ),
        (
            LibraryFull,
            Errors.tr("There is no room left on the disk."),
            Errors.tr(
                "Nothing was lost: what you do now is kept in this window, and saved as soon as"
                " there is room. Delete something large."
            ),
            "",
        ),
    )


def _while_reading() -> tuple[_Words, ...]:
    return (
        (
            LibraryUnwritable,
            Errors.tr("The drive of your library does not answer as it should."),
            Errors.tr(
                "Nothing was changed. Check that {folder} is there and that there is room on its"
                " drive, then try again."
            ),
            "",
        ),
        (
            LibraryFull,
            Errors.tr("There is no room left on the disk."),
            Errors.tr("Nothing was lost. Delete something large, then try again."),
            "",
        ),
    )


def _always() -> tuple[_Words, ...]:
    return (
        (
            LibraryUnreachable,
            Errors.tr("The folder of your library cannot be opened."),
            Errors.tr(
                "Nothing was changed. Check that {folder} is there and that you may write in it."
            ),
            Errors.tr("To start with another folder: sourcebook --library FOLDER"),
        ),
        (
            LibraryHeld,
            Errors.tr(
                "This library is open on another computer, and its drive lets only one write."
            ),
            Errors.tr("Nothing was changed. Close Sourcebook there first, then try again. {owner}"),
            "",
        ),
        (
            LibraryTooNew,
            Errors.tr("Your library was last used by a newer version of Sourcebook."),
            Errors.tr("Nothing was changed. Install the newer version to open {file}."),
            "",
        ),
        (
            LibraryBusy,
            Errors.tr("Another program is writing to your library right now."),
            Errors.tr("Nothing was lost. Close the other window of Sourcebook, then try again."),
            "",
        ),
        (
            LibraryInTheWay,
            Errors.tr("By now another library lies in this folder."),
            Errors.tr("Nothing was changed. Start Sourcebook again to go on with it."),
            "",
        ),
        (
            LibraryTooOld,
            Errors.tr("Your library is from before the first version of Sourcebook."),
            Errors.tr(
                "Nothing was changed. What made it can still open it; this version cannot. To begin"
                " a new library, move {file} elsewhere and start again."
            ),
            Errors.tr("To start with another folder: sourcebook --library FOLDER"),
        ),
        (
            LibraryDamaged,
            Errors.tr("A part of the library file cannot be read: it is damaged or is no library."),
            Errors.tr("Nothing was changed; what can be read is not touched."),
            Errors.tr(
                "What can be taken from its copies is told by: sourcebook check --library {quoted}"
            ),
        ),
    )


def _otherwise(*, is_saving: bool) -> _Words:
    if is_saving:
        return (
            LibraryError,
            Errors.tr("The last step could not be saved."),
            Errors.tr("Everything before it is safe. Try the step again."),
            "",
        )
    return (
        LibraryError,
        Errors.tr("Your library cannot be read as it is."),
        Errors.tr("Nothing was changed; what can be read is not touched."),
        Errors.tr(
            "What can be taken from its copies is told by: sourcebook check --library {quoted}"
        ),
    )
