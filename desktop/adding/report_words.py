"""The words over the lines of the report: what is going on, and what became of how many."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.adding.rows import ReportView
from desktop.appearance.keys_in_words import with_keys
from desktop.wording.counting import counted
from desktop.wording.translation_context import TranslationContext

AddingSheet = TranslationContext("AddingSheet")

# How many lines there are of each outcome.
Counts = Mapping[ReportView, int]


def title_words(counts: Counts, total: int | None, *, is_over: bool) -> str:
    """What is going on, or what came of it; the total is None while that is not known."""
    if total is None:
        return AddingSheet.tr("Adding articles")
    if not is_over:
        return counted(
            total, AddingSheet.tr("Adding 1 file"), AddingSheet.tr("Adding %n files", None, total)
        )
    return _came_of(counts)


def hint_words(counts: Counts, *, is_over: bool) -> str:
    """What can be done meanwhile, or with what came of it."""
    if not is_over:
        return AddingSheet.tr("You can go on reading. What is added can be taken back with Undo.")
    if not any(counts.values()):
        return AddingSheet.tr("There was no file with a text to read.")
    return with_keys(_done_with(counts))


def _done_with(counts: Counts) -> str:
    """What can be done with the lines that matter most."""
    if counts.get(ReportView.UNSAVED):
        return AddingSheet.tr(
            "They are kept in this window, and saved as soon as the library takes them."
        )
    if counts.get(ReportView.ADDED):
        return AddingSheet.tr(
            "What was added stands on the shelf under My library. {Window: Ctrl+Z} takes it back."
        )
    if counts.get(ReportView.ASKED):
        return AddingSheet.tr("The keys on a line say what is done with it; else it is left out.")
    if counts.get(ReportView.NEW_VERSION):
        return AddingSheet.tr("The text before is kept. {Window: Ctrl+Z} takes the new one back.")
    return AddingSheet.tr("Each line says why, and what can be done.")


def echo_words(count: int, *, is_saved: bool) -> str:
    """What was done, for the foot of the window."""
    if not is_saved:
        return counted(
            count,
            AddingSheet.tr("1 article waits to be saved"),
            AddingSheet.tr("%n articles wait to be saved", None, count),
        )
    return counted(
        count,
        AddingSheet.tr("1 article added"),
        AddingSheet.tr("%n articles added", None, count),
    )


def sums_in_words(counts: Counts) -> str:
    """How many there are of each outcome that there is."""
    names = view_names()
    return " · ".join(
        names[view].format(f"{counts[view]:,}") for view in ReportView if counts.get(view)
    )


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


def _came_of(counts: Counts) -> str:
    if waiting := counts.get(ReportView.UNSAVED):
        return counted(
            waiting,
            AddingSheet.tr("1 article is not saved yet"),
            AddingSheet.tr("%n articles are not saved yet", None, waiting),
        )
    if added := counts.get(ReportView.ADDED):
        return counted(
            added,
            AddingSheet.tr("1 article added"),
            AddingSheet.tr("%n articles added", None, added),
        )
    if asked := counts.get(ReportView.ASKED):
        return counted(
            asked,
            AddingSheet.tr("1 text asks for your choice"),
            AddingSheet.tr("%n texts ask for your choice", None, asked),
        )
    if taken := counts.get(ReportView.NEW_VERSION):
        return counted(
            taken, AddingSheet.tr("1 new version"), AddingSheet.tr("%n new versions", None, taken)
        )
    return AddingSheet.tr("Nothing was added")
