"""Errors in the reader's words: what happened, what is safe, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.core.library.errors import (
    LibraryBusy,
    LibraryDamaged,
    LibraryEmptied,
    LibraryError,
    LibraryFull,
    LibraryHeld,
    LibraryMissing,
    LibraryTooNew,
    LibraryUnreachable,
)


@dataclass(frozen=True, slots=True)
class Message:
    """`happened` is one sentence; `advice` says what is safe and what to do."""

    happened: str
    advice: str


def message_for(error: Exception) -> Message:
    """The message for an error of the library, or a plain one for any other."""
    if isinstance(error, LibraryError):
        if isinstance(error, LibraryEmptied | LibraryMissing):
            return _lost(error)
        happened, advice = _words(error)
        where = {
            "folder": error.path.parent,
            "file": error.path,
            "owner": getattr(error, "owner", ""),
        }
        return Message(happened, advice.format(**where))
    return Message(
        _tr("Something went wrong that the program did not expect."),
        _tr("What was shown as saved is safe. Close the program and start it again."),
    )


def _lost(error: LibraryEmptied | LibraryMissing) -> Message:
    from desktop.core.library.backups import all_copies  # noqa: PLC0415 - hardly ever needed

    happened = (
        _tr("The library file is empty: something else on this computer emptied it.")
        if isinstance(error, LibraryEmptied)
        else _tr("The library file is gone: it was deleted, moved or renamed.")
    )
    copy = next(iter(all_copies(error.path.parent)), None)
    if copy is None:
        advice = _tr(
            "Nothing was changed, and there is no copy of an earlier day. Look for {file} in"
            " the bin or in your own backups. To begin with an empty library:"
            " sourcebook --library {folder} --new"
        )
    else:
        advice = _tr(
            "Nothing was changed, and your work up to the last copy is safe. Start Sourcebook on a"
            " desktop to go on with it, or put {copy} in the place of {file} yourself."
        )
    where = {"file": error.path, "folder": error.path.parent}
    return Message(happened, advice.format(copy=copy.path if copy else "", **where))


def _words(error: LibraryError) -> tuple[str, str]:
    told: tuple[tuple[type[LibraryError], str, str], ...] = (
        (
            LibraryUnreachable,
            _tr("The folder of your library cannot be opened."),
            _tr(
                "Nothing was changed. Check that {folder} is there and that you may write in it,"
                " or start with another folder: sourcebook --library FOLDER"
            ),
        ),
        (
            LibraryHeld,
            _tr("This library is open on another computer, and its drive lets only one write."),
            _tr("Nothing was changed. Close Sourcebook there first, then try again. {owner}"),
        ),
        (
            LibraryTooNew,
            _tr("Your library was last used by a newer version of Sourcebook."),
            _tr("Nothing was changed. Install the newer version to open {file}."),
        ),
        (
            LibraryBusy,
            _tr("Another program is writing to your library right now."),
            _tr("Nothing was lost. Close the other window of Sourcebook, then try again."),
        ),
        (
            LibraryFull,
            _tr("There is no room left on the disk, so the last step was not saved."),
            _tr("Everything before it is safe. Delete something large, then do the step again."),
        ),
        (
            LibraryDamaged,
            _tr("The library file cannot be read: it is damaged or is no library."),
            _tr(
                "Nothing was changed. What can be taken from its copies is told by:"
                " sourcebook check --library {folder}"
            ),
        ),
        (
            LibraryError,
            _tr("The last step could not be saved."),
            _tr("Everything before it is safe. Try the step again."),
        ),
    )
    return next((what, advice) for kind, what, advice in told if isinstance(error, kind))


def _tr(words: str) -> str:
    return QCoreApplication.translate("Errors", words)
