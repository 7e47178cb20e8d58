"""The words over the lines of the report: what is going on, and what became of how many."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.adding.rows import AddedRow, ReportView
from desktop.appearance.keys_in_words import with_keys
from desktop.wording.counting import counted
from desktop.wording.translation_context import TranslationContext

AddingSheet = TranslationContext("AddingSheet")


def title_words(rows: Sequence[AddedRow], total: int | None, *, is_over: bool) -> str:
    """What is going on, or what came of it; the total is None while that is not known."""
    if total is None:
        return AddingSheet.tr("Adding articles")
    if not is_over:
        return counted(
            total, AddingSheet.tr("Adding 1 file"), AddingSheet.tr("Adding %n files", None, total)
        )
    return _came_of(rows)


def hint_words(rows: Sequence[AddedRow], *, is_over: bool) -> str:
    """What can be done meanwhile, or with what came of it."""
    if not is_over:
        return AddingSheet.tr("You can go on reading. What is added can be taken back with Undo.")
    if not rows:
        return AddingSheet.tr("There was no file with a text to read.")
    if _count(rows, ReportView.UNSAVED):
        return AddingSheet.tr(
            "They are kept in this window, and saved as soon as the library takes them."
        )
    if not any(_count(rows, each) for each in (ReportView.ADDED, ReportView.ASKED)):
        if _count(rows, ReportView.NEW_VERSION):
            return with_keys(
                AddingSheet.tr("The text before is kept. {Window: Ctrl+Z} takes the new one back.")
            )
    elif not _count(rows, ReportView.ADDED):
        return AddingSheet.tr("The keys on a line say what is done with it; else it is left out.")
    return with_keys(
        AddingSheet.tr(
            "What was added stands on the shelf under My library. {Window: Ctrl+Z} takes it back."
        )
    )


def sums_in_words(rows: Sequence[AddedRow]) -> str:
    """How many there are of each outcome that there is."""
    counts = {view: _count(rows, view) for view in ReportView if view is not ReportView.ALL}
    names = view_names()
    return " · ".join(names[view].format(f"{count:,}") for view, count in counts.items() if count)


def view_names() -> dict[ReportView, str]:
    """What a chip is called, with a place for how many there are."""
    return {
        ReportView.ALL: AddingSheet.tr("All {0}"),
        ReportView.ADDED: AddingSheet.tr("Added {0}"),
        ReportView.UNSAVED: AddingSheet.tr("Not saved yet {0}"),
        ReportView.NEW_VERSION: AddingSheet.tr("New versions {0}"),
        ReportView.ASKED: AddingSheet.tr("Your choice {0}"),
        ReportView.ALREADY_THERE: AddingSheet.tr("Already here {0}"),
        ReportView.NOT_ADDED: AddingSheet.tr("Not added {0}"),
    }


def _came_of(rows: Sequence[AddedRow]) -> str:
    if waiting := _count(rows, ReportView.UNSAVED):
        return counted(
            waiting,
            AddingSheet.tr("1 article is not saved yet"),
            AddingSheet.tr("%n articles are not saved yet", None, waiting),
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


def _count(rows: Sequence[AddedRow], view: ReportView) -> int:
    return sum(map(view.has, rows))
