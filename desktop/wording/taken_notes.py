"""What is said of marks and notes that are taken in from other programs."""

from __future__ import annotations

from desktop.core.importing.errors import ImportReason
from desktop.core.student_work.notes_plan import ArticleShare, NotesPlan, WaitingShare
from desktop.core.student_work.readers.foreign_note import ForeignText, NotesFormat, NotesRefusal
from desktop.wording.counting import counted
from desktop.wording.errors import Message
from desktop.wording.import_reasons import one_file_message
from desktop.wording.translation_context import TranslationContext

# So many names are told.
_MOST_NAMES = 6
TakenInNotes = TranslationContext("TakenInNotes")


def notes_format_name(form: NotesFormat) -> str:
    """The program, or the format, that a file is from."""
    return {
        NotesFormat.WEB_ANNOTATIONS: TakenInNotes.tr("Web Annotations"),
        NotesFormat.HYPOTHESIS: TakenInNotes.tr("Hypothesis"),
        NotesFormat.HYPOTHESIS_TABLE: TakenInNotes.tr("a Hypothesis table"),
        NotesFormat.ZOTERO: TakenInNotes.tr("Zotero"),
        NotesFormat.THORIUM: TakenInNotes.tr("Thorium"),
        NotesFormat.CALIBRE: TakenInNotes.tr("calibre"),
        NotesFormat.KINDLE: TakenInNotes.tr("Kindle"),
        NotesFormat.READWISE: TakenInNotes.tr("Readwise"),
    }[form]


def refusal_of_notes(reason: NotesRefusal | ImportReason) -> Message:
    """Why nothing can be taken in from a file, what is safe, and what to do."""
    if not isinstance(reason, NotesRefusal):
        return one_file_message(reason)
    export_again = TakenInNotes.tr(
        "Nothing was changed. Export your notes once more in the program that they are from."
    )
    happened, advice = {
        NotesRefusal.UNKNOWN: (
            TakenInNotes.tr("There are no marks or notes in this file that can be taken in."),
            TakenInNotes.tr(
                "Nothing was changed. Files of Hypothesis, Zotero, Thorium, calibre, Kindle and"
                " Readwise can be taken in, and Web Annotations."
            ),
        ),
        NotesRefusal.DAMAGED: (TakenInNotes.tr("A part of this file is damaged."), export_again),
        NotesRefusal.EMPTY: (TakenInNotes.tr("There is no note in this file."), export_again),
        NotesRefusal.TOO_DEEP: (
            TakenInNotes.tr("This file is not as programs write notes."),
            export_again,
        ),
        NotesRefusal.TOO_LARGE: (
            TakenInNotes.tr("This file is too large."),
            TakenInNotes.tr("Nothing was changed. Export fewer notes at once."),
        ),
        NotesRefusal.TOO_MANY: (
            TakenInNotes.tr("There are more than 100,000 notes in this file."),
            TakenInNotes.tr("Nothing was changed. Export fewer notes at once."),
        ),
    }[reason]
    return Message(happened, advice)


def taking_in_name(count: int) -> str:
    """What the step is called that took so many notes in."""
    return counted(
        count,
        TakenInNotes.tr("taking in 1 note"),
        TakenInNotes.tr("taking in %n notes", None, count),
    )


def said_of_taking_in(count: int) -> str:
    """That so many notes were taken in."""
    return counted(
        count,
        TakenInNotes.tr("1 note was taken in"),
        TakenInNotes.tr("%n notes were taken in", None, count),
    )


def said_of_waiting(count: int) -> str:
    """That so many notes waited for a text that was added."""
    return counted(
        count,
        TakenInNotes.tr("1 note waited for what you added."),
        TakenInNotes.tr("%n notes waited for what you added.", None, count),
    )


def hint_words(plan: NotesPlan) -> str:
    """What is to be known of notes before they come in; empty where nothing is."""
    said = []
    if plan.authors:
        names = ", ".join(plan.authors[:_MOST_NAMES])
        said.append(TakenInNotes.tr("The names of those who wrote stay: {0}.").format(names))
    if any(share.check for share in plan.articles):
        said.append(
            TakenInNotes.tr(
                "What is to check has other words now: the card of the note shows where to look."
            )
        )
    if any(share.lost for share in plan.articles):
        said.append(
            TakenInNotes.tr(
                "What has no words in the text keeps those that it came with, in the drawer."
            )
        )
    if plan.waiting:
        said.append(TakenInNotes.tr("Notes that wait come to their text when you add it."))
    return " ".join(said)


def plan_words(plan: NotesPlan) -> str:
    """How many notes will be taken in, and how many are there."""
    new, there, binned = plan.new, plan.there, plan.binned
    said = [
        counted(
            new,
            TakenInNotes.tr("1 note is new."),
            TakenInNotes.tr("%n notes are new.", None, new),
        )
        if new
        else TakenInNotes.tr("Nothing is new.")
    ]
    if there:
        said.append(
            counted(
                there,
                TakenInNotes.tr("1 is in your library already."),
                TakenInNotes.tr("%n are in your library already.", None, there),
            )
        )
    if binned:
        said.append(
            counted(
                binned,
                TakenInNotes.tr("1 lies in your bin."),
                TakenInNotes.tr("%n lie in your bin.", None, binned),
            )
        )
    if plan.passed_over:
        count = plan.passed_over
        said.append(
            counted(
                count,
                TakenInNotes.tr("1 bookmark or earlier state of a mark is left out."),
                TakenInNotes.tr(
                    "%n bookmarks or earlier states of marks are left out.", None, count
                ),
            )
        )
    return " ".join(said)


def share_words(share: ArticleShare) -> str:
    """What comes to an article, by how sure its place is."""
    sure, check, lost, whole, grown, there, binned = (
        *(share.sure, share.check, share.lost, share.whole),
        *(share.grown, share.there, share.binned),
    )
    parts = (
        (sure, TakenInNotes.tr("%n at their words", None, sure)),
        (check, TakenInNotes.tr("%n to check", None, check)),
        (lost, TakenInNotes.tr("%n without their words: into the drawer", None, lost)),
        (whole, TakenInNotes.tr("%n about the whole text", None, whole)),
        (grown, TakenInNotes.tr("%n longer than before", None, grown)),
        (there, TakenInNotes.tr("%n there already", None, there)),
        (binned, TakenInNotes.tr("%n in the bin", None, binned)),
    )
    return " · ".join(words.replace("%n", str(count)) for count, words in parts if count)


def waiting_words(share: WaitingShare) -> str:
    """How many notes wait for a text."""
    count = share.new + share.there
    return counted(
        count,
        TakenInNotes.tr("1 note waits until you add this text"),
        TakenInNotes.tr("%n notes wait until you add this text", None, count),
    )


def text_name(about: ForeignText) -> str:
    """What a text is called that is not in the library."""
    title = about.title or next(iter(about.addresses), "")
    if not title:
        return TakenInNotes.tr("A text without a name")
    return (
        TakenInNotes.tr("{0}, by {1}").format(title, about.author)
        if about.author and about.title
        else title
    )
