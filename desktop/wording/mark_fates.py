"""What became of marks when a text became another one, in words."""

from __future__ import annotations

from desktop.core.anchoring.relocation import Cause
from desktop.core.library.carrying import MarkSums
from desktop.core.library.kept_versions import MarkFate
from desktop.wording.counting import counted
from desktop.wording.translation_context import TranslationContext

MarkFates = TranslationContext("MarkFates")


def fate_name(fate: MarkFate) -> str:
    """What stands over the card of a mark."""
    return {
        MarkFate.CHECK: MarkFates.tr("? Please check"),
        MarkFate.LOST: MarkFates.tr("× Lost its place"),
        MarkFate.CHANGED: MarkFates.tr("✓ Kept · changed a little"),
        MarkFate.SAME: MarkFates.tr("✓ The same"),
    }[fate]


def cause_words(cause: Cause) -> str:
    """Why a mark is sure, is to be checked or has no place, in a sentence."""
    return {
        Cause.SAME_WORDS: MarkFates.tr("The same words stand in the new text."),
        Cause.MOVED: MarkFates.tr("The same words stand elsewhere in the new text."),
        Cause.WORDS_CHANGED: MarkFates.tr("Some words inside your mark are other ones now."),
        Cause.NUMBER_CHANGED: MarkFates.tr("A number inside your mark is another one now."),
        Cause.NEGATION_CHANGED: MarkFates.tr("A word such as “not” came or went in your mark."),
        Cause.MUCH_CHANGED: MarkFates.tr("Much of the words inside your mark is other now."),
        Cause.STANDS_SEVERAL_TIMES: MarkFates.tr("These words stand in the new text twice."),
        Cause.SURROUNDINGS_CHANGED: MarkFates.tr("What stands around your mark is other now."),
        Cause.GONE: MarkFates.tr("These words are not in the new text."),
        Cause.TOO_SHORT: MarkFates.tr("These words are too few to find again for sure."),
    }[cause]


def sums_words(sums: MarkSums) -> str:
    """How many marks fared in which way, in one line."""
    kept = sums.same + sums.changed
    parts = [
        counted(
            kept,
            MarkFates.tr("1 mark kept its place"),
            MarkFates.tr("%n marks kept their place", None, kept),
        )
    ]
    if sums.to_check:
        parts.append(MarkFates.tr("{0} to check").format(sums.to_check))
    if sums.lost:
        parts.append(MarkFates.tr("{0} lost").format(sums.lost))
    if not sums.total:
        return MarkFates.tr("nothing was marked in it")
    return " · ".join(parts)
