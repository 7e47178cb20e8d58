"""The words that stand beside a student's own in what they take out."""

from __future__ import annotations

from desktop.core.claim import Stance
from desktop.core.pen import Pen
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.exporting import WorkFormat
from desktop.core.student_work.labels import WorkLabels
from desktop.core.student_work.scopes import ScopeKind, WorkScope
from desktop.core.student_work.work import WorkOrder
from desktop.wording.claims import stance_name
from desktop.wording.pens import name_of
from desktop.wording.translation_context import TranslationContext

TakenOut = TranslationContext("TakenOut")


def work_labels() -> WorkLabels:
    """All of them, in the reader's language."""
    return WorkLabels(
        language="en",
        pens={pen: name_of(pen) for pen in Pen},
        stances={stance: stance_name(stance) for stance in Stance},
        paragraph=TakenOut.tr("paragraph {0}"),
        speaker=TakenOut.tr("said by {0}"),
        judged=TakenOut.tr("On the claim “{0}”: {1}"),
        asked=TakenOut.tr("Question: {0}"),
        rights=TakenOut.tr("Rights: {0}"),
        lost=TakenOut.tr("in an earlier version of the text"),
        untagged=TakenOut.tr("The others"),
        bibliography=TakenOut.tr("Sources"),
        nothing=TakenOut.tr("No marks or notes."),
        columns={
            "article": TakenOut.tr("Article"),
            "author": TakenOut.tr("Author"),
            "publisher": TakenOut.tr("Publisher"),
            "published": TakenOut.tr("Published"),
            "address": TakenOut.tr("Address"),
            "rights": TakenOut.tr("Rights"),
            "pen": TakenOut.tr("Pen"),
            "quote": TakenOut.tr("Words"),
            "speaker": TakenOut.tr("Said by"),
            "note": TakenOut.tr("Note"),
            "tags": TakenOut.tr("Tags"),
            "paragraph": TakenOut.tr("Paragraph"),
            "judgement": TakenOut.tr("Judgement"),
            "claim": TakenOut.tr("Claim"),
            "question": TakenOut.tr("Question"),
            "in_text": TakenOut.tr("In the text"),
            "citation": TakenOut.tr("Source"),
            "created": TakenOut.tr("Made"),
            "modified": TakenOut.tr("Changed"),
            "id": TakenOut.tr("Id"),
        },
    )


def not_written(error: Exception) -> str:
    """Why a file was not written, and what can be done."""
    if isinstance(error, FileExistsError):
        return TakenOut.tr("There is a file of that name already. Nothing was changed.")
    if isinstance(error, OSError):
        return TakenOut.tr(
            "The file could not be written there, and nothing was changed. Choose another"
            " folder, or see whether the drive is full."
        )
    return TakenOut.tr("Your notes could not be gathered just now. Nothing was changed.")


def format_name(form: WorkFormat) -> str:
    """What a format is called, with what opens it."""
    names = {
        WorkFormat.MARKDOWN: TakenOut.tr("Markdown: for notes in other programs"),
        WorkFormat.HTML: TakenOut.tr("Web page: opens everywhere, best with a screen reader"),
        WorkFormat.PDF: TakenOut.tr("PDF: to print or hand in"),
        WorkFormat.WORD: TakenOut.tr("Word document: to go on writing"),
        WorkFormat.TABLE: TakenOut.tr("Table (CSV): for a spreadsheet"),
        WorkFormat.WEB_ANNOTATIONS: TakenOut.tr("Web Annotations (JSON-LD): for other programs"),
        WorkFormat.HYPOTHESIS: TakenOut.tr("Hypothesis (JSON)"),
    }
    return names[form]


def style_name(style: CitationStyle) -> str:
    """What a style of citations is called."""
    names = {
        CitationStyle.MLA: TakenOut.tr("MLA 9"),
        CitationStyle.APA: TakenOut.tr("APA 7"),
        CitationStyle.CHICAGO_17_NOTES: TakenOut.tr("Chicago 17, notes and bibliography"),
        CitationStyle.CHICAGO_17_AUTHOR_DATE: TakenOut.tr("Chicago 17, author and date"),
        CitationStyle.CHICAGO_18_NOTES: TakenOut.tr("Chicago 18, notes and bibliography"),
        CitationStyle.CHICAGO_18_AUTHOR_DATE: TakenOut.tr("Chicago 18, author and date"),
    }
    return names[style]


def order_name(order: WorkOrder) -> str:
    """By what marks stand under headings."""
    names = {
        WorkOrder.ARTICLE: TakenOut.tr("By article"),
        WorkOrder.PEN: TakenOut.tr("By pen"),
        WorkOrder.TAG: TakenOut.tr("By tag"),
    }
    return names[order]


def work_title(scope: WorkScope) -> str:
    """What stands above the work of a scope."""
    names = {
        ScopeKind.ARTICLE: TakenOut.tr("Notes on “{0}”"),
        ScopeKind.MARKS: TakenOut.tr("Notes on “{0}”"),
        ScopeKind.RESULTS: TakenOut.tr("Notes on what was found for “{0}”"),
        ScopeKind.COLLECTION: TakenOut.tr("{0}: my notes"),
        ScopeKind.LESSON: TakenOut.tr("{0}: my notes"),
        ScopeKind.LIBRARY: TakenOut.tr("My notes"),
    }
    return names[scope.kind].format(scope.name)


def scope_name(scope: WorkScope) -> str:
    """What goes out together."""
    names = {
        ScopeKind.ARTICLE: TakenOut.tr("This text: {0}"),
        ScopeKind.MARKS: TakenOut.tr("What I chose of this text: {0}"),
        ScopeKind.RESULTS: TakenOut.tr("What was found for “{0}”"),
        ScopeKind.COLLECTION: TakenOut.tr("Collection: {0}"),
        ScopeKind.LESSON: TakenOut.tr("Lesson: {0}"),
        ScopeKind.LIBRARY: TakenOut.tr("All my articles"),
    }
    return names[scope.kind].format(scope.name)
