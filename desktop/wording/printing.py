"""What is said on what is printed, beside the words of a teacher or a student."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from desktop.core.printing.print_words import PrintLabel, PrintWords
from desktop.core.question import QuestionType
from desktop.wording.claims import note_kind_name, status_words
from desktop.wording.translation_context import TranslationContext

Printing = TranslationContext("Printing")


def print_words() -> PrintWords:
    """All words of a printed lesson in the reader's language."""
    language = QLocale().bcp47Name() or "en"
    return PrintWords(_label, status_words, note_kind_name, _task, language)


def pages_of(title: str) -> str:
    """What the window is called in which pages are looked at."""
    return Printing.tr("Pages of “{0}”").format(title)


def first_pages_of(title: str, count: int) -> str:
    """What it is called where only the first of very many pages are looked at."""
    return Printing.tr("The first {1} pages of “{0}”; printed are all").format(title, count)


def printed_words(pages: int) -> str:
    """What is said when something was printed."""
    return Printing.tr("Printed, pages: {0}").format(pages)


def _label(label: PrintLabel) -> str:
    words = {
        PrintLabel.BY: Printing.tr("By {0}"),
        PrintLabel.RIGHTS: Printing.tr("Rights: {0}"),
        PrintLabel.LICENCE: Printing.tr("Licence: {0}"),
        PrintLabel.EDITION: Printing.tr("Edition {0}"),
        PrintLabel.BESIDE: Printing.tr("Claims and notes: {0}"),
        PrintLabel.CLAIM: Printing.tr("Claim"),
        PrintLabel.SOURCE: Printing.tr("Source: {0}"),
        PrintLabel.WORKSHEET: Printing.tr("Questions"),
        PrintLabel.NAME_AND_DAY: Printing.tr("Name and day:"),
        PrintLabel.WORD_COUNT: Printing.tr("{0} words"),
        PrintLabel.AT_LEAST: Printing.tr("at least {0}"),
        PrintLabel.BEGIN_WITH: Printing.tr("You can begin like this: {0}"),
        PrintLabel.BEFORE: Printing.tr("Before I read the notes, I hold it for:"),
        PrintLabel.AFTER: Printing.tr("After I read the notes, I hold it for:"),
        PrintLabel.TEACHER: Printing.tr("For the teacher"),
        PrintLabel.KEY: Printing.tr("What is right"),
        PrintLabel.QUESTION: Printing.tr("Question"),
        PrintLabel.RIGHT: Printing.tr("Answer"),
        PrintLabel.RUBRIC: Printing.tr("A good answer"),
        PrintLabel.ENOUGH: Printing.tr("enough: {0}"),
        PrintLabel.OWN_WORDS: Printing.tr("In own words"),
        PrintLabel.TO_MATCH: Printing.tr("Goes with"),
        PrintLabel.WITH: Printing.tr("and in {0}:"),
        PrintLabel.TIMELINE: Printing.tr("Timeline"),
        PrintLabel.GLOSSARY: Printing.tr("Words"),
        PrintLabel.PENS: Printing.tr("My pens:"),
        PrintLabel.GOES_ON: Printing.tr("{0}, going on"),
        PrintLabel.ALSO_NOTED: Printing.tr("What I also noted"),
    }
    return words[label]


def _task(kind: QuestionType) -> str:
    words = {
        QuestionType.OPEN: Printing.tr("Answer in your own words."),
        QuestionType.CHOICE: Printing.tr("Choose one."),
        QuestionType.CHOOSE_MANY: Printing.tr("Choose all that are right."),
        QuestionType.MARK: Printing.tr("Mark it in the text."),
        QuestionType.MARK_MANY: Printing.tr("Mark several places in the text."),
        QuestionType.MATCH: Printing.tr("Write the letter of what goes with it."),
        QuestionType.ORDER: Printing.tr("Number them in the right order."),
        QuestionType.STATUS: Printing.tr("Decide, and say why."),
        QuestionType.COMPARE: Printing.tr("Compare the two passages."),
    }
    return words[kind]
