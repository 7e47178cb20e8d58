"""What can go wrong with the library file, each with its own name."""

from __future__ import annotations

from pathlib import Path


class LibraryError(Exception):
    """Something is wrong with the library at `path`; nothing in it was changed."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(f"{path}: {detail}" if detail else str(path))
        self.path = path
        self.detail = detail


class LibraryUnreachable(LibraryError):
    """The folder cannot be made, read or written."""


class LibraryUnwritable(LibraryUnreachable):
    """The drive did not do what was asked of it, such as beyond a quota."""


class LibraryDamaged(LibraryError):
    """The file is no library, or parts of it cannot be read."""


class LibraryEmptied(LibraryDamaged):
    """The file holds nothing, though it did: something else emptied it."""


class LibraryMissing(LibraryError):
    """There is no file, though what the program keeps beside it says that there was one."""


class LibraryHeld(LibraryError):
    """The drive cannot lock, and another computer writes: that of `owner`, if it is known."""

    def __init__(self, path: Path, detail: str = "", *, owner: str = "") -> None:
        super().__init__(path, detail)
        self.owner = owner


class LibraryTooNew(LibraryError):
    """The file was written by a version of the program that this one does not know."""


class LibraryTooOld(LibraryError):
    """The file was made before the first release; its tables lead to none of today."""


class LibraryBusy(LibraryError):
    """Another program kept the library locked for longer than we wait."""


class LibraryFull(LibraryError):
    """There is no room on the disk for what should be written."""


class LibraryConflict(LibraryError):
    """What should be written contradicts what is there, such as an id that is taken."""


class LibraryInTheWay(LibraryConflict):
    """Another library lies where one was to be put; both are as they were."""


class NoSuchArticle(LookupError):
    """No article of the library has this id."""


class ArticleUnreadable(NoSuchArticle):
    """The library has the article, and this version of the program makes no sense of its row."""


class NoSuchAnnotation(LookupError):
    """No annotation of the library has this id."""


class AnnotationChanged(Exception):
    """The annotation is no longer what the writer saw; nothing was changed."""


class NoSuchCorrection(LookupError):
    """No correction or speaker's name that the reader gave has this id."""


class PackAlreadyInstalled(Exception):
    """A pack with this id is in the library."""


class NoSuchPack(LookupError):
    """No pack with this id is in the library."""


# What is told to whoever writes: however long it waited, it could not be written.
IN_VAIN = (AnnotationChanged, LookupError, LibraryConflict, PackAlreadyInstalled)
