"""Why a file did not become an article, in a student's words."""

from __future__ import annotations

from desktop.core.importing.errors import ImportReason, NoArticleReason, UnreadableReason
from desktop.core.importing.recognising import NoTextReason
from desktop.wording.errors import Message
from desktop.wording.translation_context import TranslationContext

ImportReasons = TranslationContext("ImportReasons")


def reason_message(reason: ImportReason) -> Message:
    """What happened to a file, what is safe, and what to do."""
    happened, advice = {**_of_no_texts(), **_of_contents(), **_of_pages(), **_of_files()}[reason]
    return Message(happened, advice)


def one_file_message(reason: ImportReason) -> Message:
    """The same where one file was asked for, and no folder of them."""
    if reason is NoTextReason.FOLDER:
        return Message(
            ImportReasons.tr("This is a folder."),
            ImportReasons.tr("Nothing was changed. Choose the file that you want in it."),
        )
    return reason_message(reason)


def _of_no_texts() -> dict[ImportReason, tuple[str, str]]:
    as_pdf = ImportReasons.tr(
        "Nothing was changed. Open it in its own program, save it as PDF, and choose that."
    )
    no_text = ImportReasons.tr("Nothing was changed. Only files with a text can be read here.")
    return {
        NoTextReason.EMPTY: (
            ImportReasons.tr("This file is empty."),
            ImportReasons.tr(
                "Nothing was changed. If there should be a text in it, save or download it again."
            ),
        ),
        NoTextReason.FOLDER: (
            ImportReasons.tr("There is more in this folder than is added at once."),
            ImportReasons.tr(
                "What was read of it stays. Add the folders in it one after the other."
            ),
        ),
        NoTextReason.PICTURE: (
            ImportReasons.tr("This is a picture, and its words cannot be read."),
            ImportReasons.tr(
                "Nothing was changed. Look for the same text as a web page, PDF or document."
            ),
        ),
        NoTextReason.SOUND: (ImportReasons.tr("This is a sound, not a text."), no_text),
        NoTextReason.FILM: (ImportReasons.tr("This is a film, not a text."), no_text),
        NoTextReason.SPREADSHEET: (ImportReasons.tr("This is a spreadsheet."), as_pdf),
        NoTextReason.SLIDES: (ImportReasons.tr("These are slides."), as_pdf),
        NoTextReason.OLD_OFFICE: (
            ImportReasons.tr("This document is from an old Office (before 2007)."),
            ImportReasons.tr(
                "Nothing was changed. Open it in Word or LibreOffice, save it as .docx or .odt, and"
                " choose that."
            ),
        ),
        NoTextReason.PROTECTED: _encrypted(),
        NoTextReason.PACKED: (
            ImportReasons.tr("This is a packed archive of a kind that cannot be opened here."),
            ImportReasons.tr("Nothing was changed. Unpack it, and choose the files in it."),
        ),
        NoTextReason.PROGRAM: (
            ImportReasons.tr("This is a program, not a text."),
            ImportReasons.tr(
                "Nothing was changed, and the program was not run. If you expected a text, do not"
                " open this file."
            ),
        ),
        NoTextReason.FONT: (ImportReasons.tr("This is a typeface, not a text."), no_text),
        NoTextReason.DATABASE: (ImportReasons.tr("This is a database, not a text."), no_text),
        NoTextReason.MACHINE: (ImportReasons.tr("This is no text file."), no_text),
    }


def _of_contents() -> dict[ImportReason, tuple[str, str]]:
    return {
        UnreadableReason.NO_WORDS: (
            ImportReasons.tr("There are no words in this file."),
            ImportReasons.tr(
                "Nothing was changed. If there should be a text in it, save or download it again."
            ),
        ),
        UnreadableReason.NO_READER: (
            ImportReasons.tr("Files of this kind cannot be read yet."),
            ImportReasons.tr("Nothing was changed. Save it as PDF or plain text, and choose that."),
        ),
        UnreadableReason.TOO_LARGE: (
            ImportReasons.tr("This file is too large to be read as one text."),
            ImportReasons.tr("Nothing was changed. Save the part that you need, and choose that."),
        ),
        UnreadableReason.TOO_MUCH_INSIDE: (
            ImportReasons.tr("Far more is packed into this file than a document holds."),
            ImportReasons.tr(
                "Nothing was changed. Unpack only the texts that you need, and choose those."
            ),
        ),
        UnreadableReason.TOO_DEEP: (
            ImportReasons.tr("The parts of this file lie in each other deeper than can be read."),
            ImportReasons.tr("Nothing was changed. Save it as PDF or plain text, and choose that."),
        ),
        UnreadableReason.OUTSIDE_ARCHIVE: (
            ImportReasons.tr("The name of this file leads to a place outside of its archive."),
            ImportReasons.tr(
                "It was left out, and nothing was written there. If you expected a text, ask"
                " whoever packed the archive."
            ),
        ),
        UnreadableReason.MORE_OUTSIDE_ARCHIVE: (
            ImportReasons.tr("More files of this archive have names that lead out of it."),
            ImportReasons.tr("They were left out as well, and nothing was written there."),
        ),
        UnreadableReason.DAMAGED: (
            ImportReasons.tr("This file is damaged, or a part of it is missing."),
            ImportReasons.tr("Nothing was changed. Download or save it again, and choose that."),
        ),
        UnreadableReason.ENCRYPTED: _encrypted(),
        UnreadableReason.COPY_PROTECTED: (
            ImportReasons.tr("This book is locked by the shop that it comes from."),
            ImportReasons.tr(
                "Nothing was changed. It opens only in the shop's own program; many libraries have"
                " the same book without a lock."
            ),
        ),
        UnreadableReason.ONLY_PICTURES: (
            ImportReasons.tr("The pages of this file are pictures: they were scanned."),
            ImportReasons.tr(
                "Nothing was changed. Look for the same text as a web page or document, or have a"
                " scanning program with text recognition (OCR) save it again."
            ),
        ),
        UnreadableReason.UNREADABLE_LETTERS: (
            ImportReasons.tr("The letters of this file can be seen but not read."),
            ImportReasons.tr(
                "Nothing was changed. Its typefaces do not say which letters they show. Look for"
                " the same text as a web page or document."
            ),
        ),
        UnreadableReason.MADE_TO_HARM: (
            ImportReasons.tr("This file is made to bring programs to a standstill."),
            ImportReasons.tr("Nothing was changed. Delete it, and do not pass it on."),
        ),
    }


def _of_pages() -> dict[ImportReason, tuple[str, str]]:
    save_again = ImportReasons.tr(
        "Nothing was changed. Open the page in a browser until its text is on the screen, save it"
        " again, and choose that."
    )
    return {
        NoArticleReason.CONSENT: (
            ImportReasons.tr("This page only asks for your consent; its text is not in the file."),
            save_again,
        ),
        NoArticleReason.LOGIN: (
            ImportReasons.tr("This page only asks who you are; its text is not in the file."),
            save_again,
        ),
        NoArticleReason.LINKS: (
            ImportReasons.tr("This page is a list of links to articles, and no article itself."),
            ImportReasons.tr("Nothing was changed. Open the article that you want, and save that."),
        ),
        NoArticleReason.SCRIPTS: (
            ImportReasons.tr("This page fetches its text when it is opened; the file has none."),
            save_again,
        ),
        NoArticleReason.NOT_FOUND: (
            ImportReasons.tr("This page only says that there is no such page on its site."),
            save_again,
        ),
        NoArticleReason.NOTHING: (
            ImportReasons.tr("There are no sentences to read on this page."),
            save_again,
        ),
    }


def _encrypted() -> tuple[str, str]:
    return (
        ImportReasons.tr("This file is locked with a password."),
        ImportReasons.tr(
            "Nothing was changed. Open it in its own program, save it without a password, and"
            " choose that."
        ),
    )


def _of_files() -> dict[ImportReason, tuple[str, str]]:
    return {
        UnreadableReason.NO_FILE: (
            ImportReasons.tr("There is no such file."),
            ImportReasons.tr("Nothing was changed. It may have been moved or renamed."),
        ),
        UnreadableReason.NOT_A_FILE: (
            ImportReasons.tr("This is a device or a pipe, not a file."),
            ImportReasons.tr("Nothing was changed. Save what comes from it in a file first."),
        ),
        UnreadableReason.LINK_LOOP: (
            ImportReasons.tr("This link leads round in a circle, and to no file."),
            ImportReasons.tr("Nothing was changed. Choose the file itself."),
        ),
        UnreadableReason.NOT_ALLOWED: (
            ImportReasons.tr("You may not read this file."),
            ImportReasons.tr(
                "Nothing was changed. Ask whoever owns it, or copy it to your own folder."
            ),
        ),
        UnreadableReason.UNREACHABLE: (
            ImportReasons.tr("This file cannot be opened: its drive does not answer as it should."),
            ImportReasons.tr("Nothing was changed. Copy it to this computer, and choose that."),
        ),
        UnreadableReason.TOOK_TOO_LONG: (
            ImportReasons.tr("Reading this file took too long, and was ended."),
            ImportReasons.tr("Nothing was changed. Save it as PDF or plain text, and choose that."),
        ),
        UnreadableReason.TOOK_TOO_MUCH: (
            ImportReasons.tr("Reading this file took too much memory, and was ended."),
            ImportReasons.tr("Nothing was changed. Save it as PDF or plain text, and choose that."),
        ),
        UnreadableReason.STOPPED: (
            ImportReasons.tr("This file was not read, as you stopped."),
            ImportReasons.tr("Nothing was changed. Choose it again when you like."),
        ),
        UnreadableReason.NOT_CHOSEN: (
            ImportReasons.tr("No chapter of this book was chosen."),
            ImportReasons.tr("Nothing was changed. Choose it again when you like."),
        ),
    }
