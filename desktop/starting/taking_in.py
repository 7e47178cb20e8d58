"""A library that was taken out of a file takes the place of the one whose window just closed."""

from __future__ import annotations

from desktop.core.library.library import Library
from desktop.core.library.moving.moving_in import OfferedLibrary, give_up, take_in
from desktop.core.library.moving.not_moved import NotMoved
from desktop.starting.opening import Opened
from desktop.wording.moving import in_the_library, why_not_moved
from desktop.wording.translation_context import TranslationContext

TakingIn = TranslationContext("TakingIn")


def taken_in(offer: OfferedLibrary) -> Opened:
    """Opens the library that is in its place now, or the one that was: what came of it is told.

    Raises LibraryError where neither can be opened.
    """
    try:
        came = take_in(offer)
    except NotMoved as error:
        message = why_not_moved(error)
        return Opened(Library.open(offer.folder), message.for_terminal)
    finally:
        give_up(offer)
    told = TakingIn.tr("The library was taken in: {0}.").format(in_the_library(came.sums))
    if came.aside is not None:
        aside = TakingIn.tr("The one that was there is kept as {0}.").format(came.aside.name)
        told = f"{told} {aside}"
    return Opened(Library.open(offer.folder), told)
