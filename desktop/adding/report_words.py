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
        one = AddingSheet.tr("Adding 1 file")
        return counted(total, one, AddingSheet.tr("Adding %n files", None, total))
    added, waiting = (_count(rows, view) for view in (ReportView.ADDED, ReportView.UNSAVED))
    if waiting:
        return counted(
            waiting,
            AddingSheet.tr("1 article is not saved yet"),
            AddingSheet.tr("%n articles are not saved yet", None, waiting),
        )
    if not added:
        return AddingSheet.tr("Nothing was added")
    one = AddingSheet.tr("1 article added")
    return counted(added, one, AddingSheet.tr("%n articles added", None, added))


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
        ReportView.ALREADY_THERE: AddingSheet.tr("Already here {0}"),
        ReportView.CHANGED: AddingSheet.tr("Changed {0}"),
        ReportView.NOT_ADDED: AddingSheet.tr("Not added {0}"),
    }


def _count(rows: Sequence[AddedRow], view: ReportView) -> int:
    return sum(map(view.has, rows))
