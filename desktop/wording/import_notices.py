"""What is to be said of a file that became an article all the same."""

from __future__ import annotations

from desktop.core.importing.document import ImportNotice
from desktop.wording.translation_context import TranslationContext

ImportNotices = TranslationContext("ImportNotices")


def notice_words(notice: ImportNotice) -> str:
    """A sentence or two: what is different from the file, and what to look at."""
    return {
        ImportNotice.TRACKED_CHANGES: ImportNotices.tr(
            "This file has tracked changes: what was deleted is left out, what was put in is in."
        ),
        ImportNotice.COMMENTS_LEFT_OUT: ImportNotices.tr("Comments in this file are left out."),
        ImportNotice.FORM_OR_TABLES: ImportNotices.tr(
            "Much of this file is a form or a table: its words may stand in another order."
        ),
        ImportNotice.READ_BY_LAYOUT: ImportNotices.tr(
            "This file does not say what its paragraphs are; they are told by how they are set."
            " Compare with the pages where it matters."
        ),
        ImportNotice.SOME_PAGES_WITHOUT_WORDS: ImportNotices.tr(
            "Some pages are pictures, and their words are missing here."
        ),
        ImportNotice.PICTURES_LEFT_OUT: ImportNotices.tr("Some pictures are left out."),
        ImportNotice.CUT_SHORT: ImportNotices.tr(
            "This file is very long: only the beginning is here."
        ),
        ImportNotice.DEEPER_LEFT_OUT: ImportNotices.tr(
            "Parts of this page lie in each other deeper than can be read; what stands from there"
            " on is missing here. Compare with the page in a browser."
        ),
        ImportNotice.LETTERS_GUESSED: ImportNotices.tr(
            "This file does not say how its letters are saved: look at its accents and marks."
        ),
        ImportNotice.LETTERS_BROKEN: ImportNotices.tr(
            "Some letters of this file are broken; they are shown as \ufffd."
        ),
    }[notice]
