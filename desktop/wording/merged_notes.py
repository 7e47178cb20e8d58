"""What is said of notes of another library that are merged into this one."""

from __future__ import annotations

from desktop.core.student_work.merging import MergePlan, MergeShare
from desktop.wording.counting import counted
from desktop.wording.translation_context import TranslationContext

MergedNoteWords = TranslationContext("MergedNoteWords")


def merging_name(count: int) -> str:
    """What the step is called that merged so many notes."""
    return counted(
        count,
        MergedNoteWords.tr("merging 1 note"),
        MergedNoteWords.tr("merging %n notes", None, count),
    )


def said_of_merging(count: int) -> str:
    """That so many notes were merged."""
    return counted(
        count,
        MergedNoteWords.tr("1 note was merged"),
        MergedNoteWords.tr("%n notes were merged", None, count),
    )


def merge_words(plan: MergePlan) -> str:
    """Whether merging changes anything, and how much is the same already."""
    said = [] if plan.has_any else [MergedNoteWords.tr("Nothing would change.")]
    if plan.same:
        said.append(
            counted(
                plan.same,
                MergedNoteWords.tr("1 note is the same in both."),
                MergedNoteWords.tr("%n notes are the same in both.", None, plan.same),
            )
        )
    return " ".join(said)


def merge_share_words(share: MergeShare) -> str:
    """What comes to an article."""
    parts = (
        (share.new, MergedNoteWords.tr("%n new", None, share.new)),
        (
            share.changed,
            MergedNoteWords.tr("%n with other words or another pen", None, share.changed),
        ),
        (
            share.beside,
            MergedNoteWords.tr("%n where both wrote: both are kept", None, share.beside),
        ),
        (share.removed, MergedNoteWords.tr("%n into the bin", None, share.removed)),
        (share.back, MergedNoteWords.tr("%n out of the bin: written on later", None, share.back)),
    )
    return " · ".join(words.replace("%n", str(count)) for count, words in parts if count)


def merge_waiting_words(count: int) -> str:
    """How many notes wait for a text."""
    return counted(
        count,
        MergedNoteWords.tr("1 note waits until you add this text"),
        MergedNoteWords.tr("%n notes wait until you add this text", None, count),
    )
