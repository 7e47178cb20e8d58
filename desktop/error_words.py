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
    LibraryTooNew,
    LibraryUnreachable,
)
from desktop.core.library.library import newest_copy


@dataclass(frozen=True, slots=True)
class Message:
    """`happened` is one sentence; `advice` says what is safe and what to do."""

    happened: str
    advice: str


def message_for(error: Exception) -> Message:
    """The message for an error of the library, or a plain one for any other."""
    if isinstance(error, LibraryError):
        if isinstance(error, LibraryEmptied):
            return _emptied(error)
        happened, advice = _words(error)
        return Message(happened, advice.format(folder=error.path.parent, file=error.path))
    return Message(
        _tr("Something went wrong that the program did not expect."),
        _tr("What was shown as saved is safe. Close the program and start it again."),
    )


def _emptied(error: LibraryEmptied) -> Message:
    copy = newest_copy(error.path.parent)
    if copy is None:
        advice = _tr(
            "Nothing was changed, and there is no copy of an earlier day. Look for {file} in"
            " the bin or in your own backups. To begin anew, delete the empty file."
        )
    else:
        advice = _tr(
            "Nothing was changed, and your work up to the last copy is safe. Copy {copy} to the"
            " place of the empty {file}, under its name."
        )
    return Message(
        _tr("The library file is empty: something else on this computer emptied it."),
        advice.format(copy=copy, file=error.path),
    )


def _words(error: LibraryError) -> tuple[str, str]:
    if isinstance(error, LibraryUnreachable):
        return (
            _tr("The folder of your library cannot be opened."),
            _tr(
                "Nothing was changed. Check that {folder} is there and that you may write in it,"
                " or start with another folder: sourcebook --library FOLDER"
            ),
        )
    if isinstance(error, LibraryTooNew):
        return (
            _tr("Your library was last used by a newer version of Sourcebook."),
            _tr("Nothing was changed. Install the newer version to open {file}."),
        )
    if isinstance(error, LibraryBusy):
        return (
            _tr("Another program is writing to your library right now."),
            _tr("Nothing was lost. Close the other window of Sourcebook, then try again."),
        )
    if isinstance(error, LibraryFull):
        return (
            _tr("There is no room left on the disk, so the last step was not saved."),
            _tr("Everything before it is safe. Delete something large, then do the step again."),
        )
    if isinstance(error, LibraryDamaged):
        return (
            _tr("The library file cannot be read: it is damaged or is no library."),
            _tr(
                "Nothing was changed. Copies of earlier days are in {folder}/backups. Move the"
                " damaged {file} somewhere safe and put the newest copy in its place."
            ),
        )
    return (
        _tr("The last step could not be saved."),
        _tr("Everything before it is safe. Try the step again."),
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("Errors", words)
