"""The words over the lines of the report: what became of all of them."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.adding.rows import AddedRow, ReportView
from desktop.wording.counting import counted
from desktop.wording.translation_context import TranslationContext

AddingSheet = TranslationContext("AddingSheet")


def title_words(rows: Sequence[AddedRow], *, total: int | None, is_over: bool) -> str:
    """What goes on, or what came of it; `total` is how many files there are, once that is known."""
    if total is None:
        return AddingSheet.tr("Adding articles")
    if not is_over:
        return counted(
            total, AddingSheet.tr("Adding 1 file"), AddingSheet.tr("Adding %n files", None, total)
        )
    if added := _count(rows, ReportView.ADDED):
        return counted(
            added,
            AddingSheet.tr("1 article added"),
            AddingSheet.tr("%n articles added", None, added),
        )
    if asked := _count(rows, ReportView.ASKED):
        return counted(
            asked,
            AddingSheet.tr("1 text asks for your choice"),
            AddingSheet.tr("%n texts ask for your choice", None, asked),
        )
    if taken := _count(rows, ReportView.NEW_VERSION):
        return counted(
            taken, AddingSheet.tr("1 new version"), AddingSheet.tr("%n new versions", None, taken)
        )
    return AddingSheet.tr("Nothing was added")


def hint_words(rows: Sequence[AddedRow], *, is_over: bool) -> str:
    """What is to be known besides."""
    if is_over and not rows:
        return AddingSheet.tr("There was no file with a text to read.")
    if not is_over:
        return AddingSheet.tr("You can go on reading. What is added can be taken back with Undo.")
    if not any(_count(rows, each) for each in (ReportView.ADDED, ReportView.ASKED)):
        if _count(rows, ReportView.NEW_VERSION):
            return AddingSheet.tr("The text before is kept. Ctrl+Z takes the new one back.")
    elif not _count(rows, ReportView.ADDED):
        return AddingSheet.tr("The keys on a line say what is done with it; else it is left out.")
    return AddingSheet.tr(
        "What was added stands on the shelf under My library. Ctrl+Z takes it back."
    )


def view_names() -> dict[ReportView, str]:
    """What stands on the chip of each outcome, with a place for how many there are."""
    return {
        ReportView.ALL: AddingSheet.tr("All {0}"),
        ReportView.ADDED: AddingSheet.tr("Added {0}"),
        ReportView.NEW_VERSION: AddingSheet.tr("New versions {0}"),
        ReportView.ASKED: AddingSheet.tr("Your choice {0}"),
        ReportView.ALREADY_THERE: AddingSheet.tr("Already here {0}"),
        ReportView.NOT_ADDED: AddingSheet.tr("Not added {0}"),
    }


def _count(rows: Sequence[AddedRow], view: ReportView) -> int:
    return sum(map(view.has, rows))
