"""What is wrong with a lesson pack in one file, in words for whoever opens it."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.core.packs.slip import SealSlip
from desktop.wording.counting import grouped
from desktop.wording.translation_context import TranslationContext

SealSlips = TranslationContext("SealSlips")


def seal_slips(count: int) -> Mapping[SealSlip, tuple[str, str]]:
    """What is wrong and what to do, for a slip that holds this count; values stand in braces."""
    return {**_of_the_file(count), **_of_what_is_in_it(count), **_of_its_reading()}


def _again() -> str:
    return SealSlips.tr("Nothing was added. Copy the file again from where you have it.")


def _ask() -> str:
    return SealSlips.tr("Nothing was added. Ask whoever gave it to you for another copy.")


def _of_the_file(count: int) -> Mapping[SealSlip, tuple[str, str]]:
    look = SealSlips.tr("Look whether it was moved or renamed.")
    return {
        SealSlip.NO_FILE: (SealSlips.tr("there is no such file"), look),
        SealSlip.NOT_A_FILE: (
            SealSlips.tr("this is no file that can be read"),
            SealSlips.tr("Choose a lesson pack: its name ends in .sbpack."),
        ),
        SealSlip.NO_ACCESS: (
            SealSlips.tr("this computer does not let Sourcebook read the file"),
            SealSlips.tr("Copy it into a folder of your own, then try again."),
        ),
        SealSlip.NOT_A_PACK: (
            SealSlips.tr("this is not a lesson pack"),
            SealSlips.tr("Nothing was added. Lesson packs have names that end in .sbpack."),
        ),
        SealSlip.FOLDER_IN_A_ZIP: (
            SealSlips.tr("this is the folder of a pack in a ZIP file, not a finished pack"),
            SealSlips.tr("Unpack it, then build the pack:  sourcebook pack build FOLDER"),
        ),
        SealSlip.CUT_OFF: (
            SealSlips.tr("this lesson pack is damaged: a part of it is missing"),
            _again(),
        ),
        SealSlip.TOO_LARGE: (
            SealSlips.tr("this file is larger than a lesson pack can be (%n MB)", None, count),
            _ask(),
        ),
        SealSlip.TOO_MANY_INSIDE: (
            grouped(SealSlips.tr("there are more than %n files in it", None, count), count),
            _ask(),
        ),
        SealSlip.TOO_MUCH_INSIDE: (
            SealSlips.tr("what is in it would take more than %n MB", None, count),
            _ask(),
        ),
        SealSlip.MANIFEST_UNREADABLE: (
            SealSlips.tr("the list of what is in the pack cannot be read"),
            _again(),
        ),
    }


def _of_what_is_in_it(count: int) -> Mapping[SealSlip, tuple[str, str]]:
    return {
        SealSlip.LARGE_INSIDE: (
            SealSlips.tr("this file in the pack has more than %n MB", None, count),
            _ask(),
        ),
        SealSlip.LEADS_OUT: (
            SealSlips.tr("“{words}” in it leads out of the pack"),
            _ask(),
        ),
        SealSlip.UNUSABLE_INSIDE: (
            SealSlips.tr("“{words}” in it is a name that some computers cannot have"),
            _ask(),
        ),
        SealSlip.SAME_NAME_INSIDE: (
            SealSlips.tr("this file in the pack has the same name as {other}"),
            _ask(),
        ),
        SealSlip.LINK_INSIDE: (
            SealSlips.tr("this in the pack is a link to another place"),
            _ask(),
        ),
        SealSlip.ENCRYPTED: (
            SealSlips.tr("this file in the pack is locked with a password"),
            _ask(),
        ),
        SealSlip.STRANGELY_PACKED: (
            SealSlips.tr("this file is packed in a way that lesson packs are not"),
            _ask(),
        ),
        SealSlip.PACKED_TO_HARM: (
            SealSlips.tr("this file is small, and would become huge when it is unpacked"),
            _ask(),
        ),
        SealSlip.OVERLAP: (
            SealSlips.tr("this file in the pack lies over {other}"),
            _ask(),
        ),
        SealSlip.UNLISTED_INSIDE: (
            SealSlips.tr("a lesson pack cannot have this kind of file"),
            _ask(),
        ),
        SealSlip.DAMAGED_INSIDE: (
            SealSlips.tr("this file in the pack is damaged"),
            _again(),
        ),
        SealSlip.CHANGED_SINCE: (
            SealSlips.tr("this file was changed after the pack had been built"),
            _ask(),
        ),
        SealSlip.MISSING_INSIDE: (
            SealSlips.tr("this file is missing in the pack"),
            _again(),
        ),
        SealSlip.NOT_IN_MANIFEST: (
            SealSlips.tr("this file was put into the pack after it had been built"),
            _ask(),
        ),
    }


def _of_its_reading() -> Mapping[SealSlip, tuple[str, str]]:
    return {
        SealSlip.TOOK_TOO_LONG: (
            SealSlips.tr("reading this pack took too long, and was ended"),
            _ask(),
        ),
        SealSlip.TOOK_TOO_MUCH: (
            SealSlips.tr("reading this pack took too much memory, and was ended"),
            _ask(),
        ),
        SealSlip.UNREADABLE_PACK: (
            SealSlips.tr("this lesson pack cannot be read"),
            _ask(),
        ),
        SealSlip.STOPPED: (
            SealSlips.tr("reading this pack was stopped"),
            SealSlips.tr("Nothing was added. Open it again whenever you like."),
        ),
    }
