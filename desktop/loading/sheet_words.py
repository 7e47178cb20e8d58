"""The words over the lessons that may be added: what goes on, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.appearance.keys_in_words import with_keys
from desktop.loading.rows import LoadingRow, PackState
from desktop.wording.counting import counted
from desktop.wording.translation_context import TranslationContext

LoadingSheet = TranslationContext("LoadingSheet")


def title_words(rows: Sequence[LoadingRow], total: int, is_looking: bool) -> str:
    """What is going on, what is asked, or what came of it."""
    if is_looking:
        return counted(
            total,
            LoadingSheet.tr("Looking into a lesson"),
            LoadingSheet.tr("Looking into %n lessons", None, total),
        )
    count = sum(row.can_be_chosen for row in rows)
    if count:
        return counted(
            count,
            LoadingSheet.tr("Add this lesson?"),
            LoadingSheet.tr("Add these %n lessons?", None, count),
        )
    if done := sum(row.is_done for row in rows):
        return counted(
            done, LoadingSheet.tr("1 lesson added"), LoadingSheet.tr("%n lessons added", None, done)
        )
    if any(row.state is PackState.TAKEN_BACK for row in rows):
        return LoadingSheet.tr("Taken back")
    if rows and all(row.state is PackState.KNOWN for row in rows):
        return counted(
            len(rows),
            LoadingSheet.tr("You have this lesson"),
            LoadingSheet.tr("You have these lessons", None, len(rows)),
        )
    return LoadingSheet.tr("Nothing was added")


def hint_words(rows: Sequence[LoadingRow], *, is_busy: bool) -> str:
    """What can be done meanwhile, or with what is asked or came of it."""
    if is_busy:
        return LoadingSheet.tr("Nothing is added before you have seen what is in it.")
    if any(row.can_be_chosen for row in rows):
        if not any(row.state is PackState.WANTED for row in rows):
            return with_keys(
                LoadingSheet.tr("Nothing is added unless you choose it: {LoadingSheet: A}.")
            )
        return LoadingSheet.tr("Nothing is added yet. Undo takes it back in one step.")
    if any(row.is_done for row in rows):
        return with_keys(
            LoadingSheet.tr(
                "What was added stands on the shelf under Lessons. {Window: Ctrl+Z} takes it back."
            )
        )
    if any(row.state is PackState.REFUSED for row in rows):
        return LoadingSheet.tr("Nothing was written. Each line says why, and what can be done.")
    return LoadingSheet.tr("Your library is as it was.")


def button_words(count: int) -> str:
    """What the button says that adds so many lessons."""
    if not count:
        return LoadingSheet.tr("Add")
    return counted(
        count,
        LoadingSheet.tr("Add the lesson"),
        LoadingSheet.tr("Add %n lessons", None, count),
    )
