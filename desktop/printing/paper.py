"""A lesson drawn on sheets: texts with numbered lines, what is beside them, questions, the key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from string import ascii_uppercase

from PySide6.QtGui import QPagedPaintDevice

from desktop.appearance.fonts import Role
from desktop.core.printing.print_words import PrintLabel, PrintWords, mixed_steps, word_count
from desktop.core.printing.printed_lesson import (
    PrintedAside,
    PrintedLesson,
    PrintedText,
    PrintPart,
)
from desktop.core.printing.printed_rows import PrintedRun
from desktop.core.printing.worksheet_page import right_lines
from desktop.core.question import Question, QuestionType
from desktop.core.text.markdown import to_plain
from desktop.printing.set_words import Aside, InkedWords
from desktop.printing.sheets import PaperSheets
from desktop.printing.text_column import TextColumn, letters_of

# Room to write beside a text, for its reader or for what is marked in it.
_MARGIN = 230.0
_ROOM = {QuestionType.OPEN: 8, QuestionType.COMPARE: 8}


def draw(lesson: PrintedLesson, words: PrintWords, device: QPagedPaintDevice) -> int:
    """Draws the lesson on a printer or a PDF, and says on how many pages it is."""
    sheets = PaperSheets(device, lesson.pack.title)
    sheets.paragraph(lesson.pack.title, Role.TITLE)
    said = (
        words.say(PrintLabel.BY, lesson.pack.authors) if lesson.pack.authors else "",
        words.say(PrintLabel.EDITION, lesson.pack.edition),
        words.say(PrintLabel.LICENCE, lesson.pack.licence),
    )
    sheets.paragraph(" · ".join(filter(None, said)), Role.DETAIL)
    sheets.space(24)
    for number, text in enumerate(lesson.texts):
        if number:
            sheets.new_page()
        _draw_text(text, sheets, words)
    if PrintPart.WORKSHEET in lesson.parts:
        _draw_questions(lesson, sheets, words)
    if PrintPart.KEY in lesson.parts:
        _draw_key(lesson, sheets, words)
    return sheets.end()


def _draw_text(text: PrintedText, sheets: PaperSheets, words: PrintWords) -> None:
    article = text.article
    sheets.paragraph(article.title, Role.CHAPTER)
    about = " · ".join(filter(None, (article.publisher, article.byline, article.published)))
    sheets.paragraph(about, Role.DETAIL)
    sheets.space(12)
    asides = {aside.number: aside for aside in text.asides}
    sheets.margin_left = sheets.right - _MARGIN + 24

    def ink(run: PrintedRun) -> Iterator[InkedWords]:
        for number in run.begins:
            aside = asides[number]
            title = aside.claim.title if aside.claim else aside.notes[0].title
            told = Aside((InkedWords(f"{number} {title}"),))
            yield InkedWords(str(number), is_raised=True, aside=told)
        yield replace(letters_of(run), is_marked=bool(run.marks))

    TextColumn(sheets, _MARGIN, ink).draw(text.lines)
    sheets.end_margin()
    if article.rights:
        sheets.space(10)
        sheets.paragraph(words.say(PrintLabel.RIGHTS, article.rights), Role.DETAIL)
    if text.asides:
        sheets.space(30)
        sheets.paragraph(words.say(PrintLabel.BESIDE, article.title), Role.SECTION)
        for aside in text.asides:
            _draw_aside(aside, sheets, words)


def _draw_aside(aside: PrintedAside, sheets: PaperSheets, words: PrintWords) -> None:
    claim = aside.claim
    sheets.space(14)
    if claim is not None:
        title = f"{aside.number} {words.say(PrintLabel.CLAIM)}: {claim.title}"
        sheets.paragraph(title, Role.CARD, is_strong=True)
        sheets.paragraph(f"“{aside.selectors[0].quote.exact}”", Role.CARD)
        if claim.status:
            sheets.paragraph(words.status(claim), Role.CARD, is_strong=True)
        _draw_markdown(claim.body, sheets)
    for note in aside.notes:
        number = f"{aside.number} " if claim is None else ""
        title = f"{number}{words.note_kind(note.kind)}: {note.title}"
        sheets.paragraph(title, Role.CARD, left=0 if claim is None else 24, is_strong=True)
        _draw_markdown(note.body, sheets, left=0 if claim is None else 24)
        for source in note.sources:
            sheets.paragraph(words.say(PrintLabel.SOURCE, source.text), Role.DETAIL, left=24)


def _draw_markdown(
    markdown: str, sheets: PaperSheets, role: Role = Role.CARD, *, left: float = 0
) -> None:
    for line in to_plain(markdown).split("\n") if markdown.strip() else ():
        sheets.paragraph(" ".join(line.split()), role, left=left)


def _draw_questions(lesson: PrintedLesson, sheets: PaperSheets, words: PrintWords) -> None:
    if lesson.texts:
        sheets.new_page()
    sheets.paragraph(words.say(PrintLabel.WORKSHEET), Role.CHAPTER)
    sheets.space(8)
    sheets.paragraph(words.say(PrintLabel.NAME_AND_DAY), Role.BODY)
    for number, question in enumerate(lesson.contents.questions, 1):
        sheets.space(26)
        # What belongs together stays together, where a page has room for it.
        given = (question.options, question.steps, question.pairs, question.rights)
        sheets.keep(160 + 30 * sum(map(len, given)))
        sheets.paragraph(f"{number}. {question.title}", Role.SECTION)
        for passage in (*question.on, *((question.other,) if question.other else ())):
            sheets.paragraph(f"“{passage.quote.exact}”", Role.BODY, left=24)
        _draw_markdown(question.body, sheets, Role.BODY)
        sheets.paragraph(_to_do(question, words), Role.CARD)
        for starter in question.starters:
            sheets.paragraph(words.say(PrintLabel.BEGIN_WITH, starter), Role.BODY)
        _draw_room(question, sheets, words)


def _to_do(question: Question, words: PrintWords) -> str:
    said = [words.task(question.type)]
    if count := word_count(question):
        said.append(words.say(PrintLabel.WORD_COUNT, count))
    if question.type is QuestionType.MARK_MANY:
        said.append(words.say(PrintLabel.AT_LEAST, question.at_least))
    return " · ".join(said)


def _draw_room(question: Question, sheets: PaperSheets, words: PrintWords) -> None:
    sheets.space(6)
    given = (
        *(f"☐  {option.words}" for option in question.options),
        *(f"____  {step}" for step in mixed_steps(question)),
        *(f"____  {pair.left}" for pair in question.pairs),
        *(f"{a}   {right}" for a, right in zip(ascii_uppercase, question.rights, strict=False)),
    )
    for line in given:
        sheets.paragraph(line, Role.BODY, left=24)
    if question.type is QuestionType.STATUS:
        for label in (PrintLabel.BEFORE, PrintLabel.AFTER):
            sheets.paragraph(words.say(label), Role.BODY)
            sheets.rules(3)
    sheets.rules(_ROOM.get(question.type, 0))


def _draw_key(lesson: PrintedLesson, sheets: PaperSheets, words: PrintWords) -> None:
    sheets.new_page()
    sheets.paragraph(words.say(PrintLabel.TEACHER), Role.CHAPTER)
    _draw_markdown(lesson.contents.about.plan, sheets)
    sheets.space(24)
    sheets.paragraph(words.say(PrintLabel.KEY), Role.SECTION)
    for number, question in enumerate(lesson.contents.questions, 1):
        sheets.space(14)
        sheets.keep(60)
        sheets.paragraph(f"{number}. {question.title}", Role.CARD, is_strong=True)
        for line in right_lines(question, words):
            sheets.paragraph(line, Role.CARD, left=24)
        if question.rubric:
            rubric = f"{words.say(PrintLabel.RUBRIC)}: {'; '.join(question.rubric)}"
            sheets.paragraph(rubric, Role.CARD, left=24)
