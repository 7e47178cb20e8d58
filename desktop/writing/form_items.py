"""What can be filled in of each kind of part, with the words that ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from desktop.core.claim import ClaimStatus, ClaimType, NoteKind
from desktop.core.packs.drafted import LessonPart, LessonPartKind
from desktop.core.packs.part_edits import BODY, ITEMS, TITLE, has_list
from desktop.core.packs.quotes import QuoteKind
from desktop.core.packs.written_rows import RowShape
from desktop.core.question import QuestionType, Reveal
from desktop.wording.claims import note_kind_name, status_name
from desktop.wording.translation_context import TranslationContext

Writing = TranslationContext("Writing")


class FieldShape(Enum):
    """How a place of a form is filled in.

    LINE is one line, LINES are several values, one a line, TEXT is one text of several lines;
    CHIPS and CHOICE pick one of several, PERSON and CLAIM name something of the same lesson;
    PASSAGES take words of the article; ROWS are a list that is filled in row by row.
    """

    LINE = auto()
    LINES = auto()
    TEXT = auto()
    CHIPS = auto()
    CHOICE = auto()
    PERSON = auto()
    CLAIM = auto()
    PASSAGES = auto()
    ROWS = auto()


@dataclass(frozen=True, slots=True)
class FormItem:
    """One place of a form.

    `choices` are values with their words, `hint` stands under it, `rows` is what stands in the rows
    of a list.
    """

    target: str
    label: str
    shape: FieldShape = FieldShape.LINE
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    rows: RowShape | None = None

    @property
    def key(self) -> tuple[str, str, RowShape | None]:
        """What tells it from another place of a form."""
        return self.target, self.hint, self.rows


def kind_name(kind: LessonPartKind) -> str:
    """What a kind of part is called."""
    return {
        LessonPartKind.CLAIM: Writing.tr("Claim"),
        LessonPartKind.NOTE: Writing.tr("Context note"),
        LessonPartKind.QUESTION: Writing.tr("Question"),
        LessonPartKind.WORD: Writing.tr("Word"),
        LessonPartKind.PERSON: Writing.tr("Person"),
        LessonPartKind.SPEAKER: Writing.tr("Who speaks"),
    }[kind]


def type_name(kind: ClaimType) -> str:
    """What a kind of claim is called."""
    return {
        ClaimType.FACT: Writing.tr("fact"),
        ClaimType.NUMBER: Writing.tr("number"),
        ClaimType.PREDICTION: Writing.tr("prediction"),
        ClaimType.COUNTERFACTUAL: Writing.tr("what if"),
        ClaimType.OPINION: Writing.tr("opinion"),
        ClaimType.PROMISE: Writing.tr("promise"),
        ClaimType.DEFINITION: Writing.tr("definition"),
    }[kind]


def question_type_name(kind: QuestionType) -> str:
    """How a question is answered, in few words."""
    return {
        QuestionType.OPEN: Writing.tr("in own words"),
        QuestionType.CHOICE: Writing.tr("choose one"),
        QuestionType.CHOOSE_MANY: Writing.tr("choose several"),
        QuestionType.MARK: Writing.tr("find a passage"),
        QuestionType.MARK_MANY: Writing.tr("find several passages"),
        QuestionType.MATCH: Writing.tr("what belongs together"),
        QuestionType.ORDER: Writing.tr("put in order"),
        QuestionType.STATUS: Writing.tr("judge a claim, before the notes and after"),
        QuestionType.COMPARE: Writing.tr("compare two passages"),
    }[kind]


def reveal_name(reveal: Reveal) -> str:
    """When the notes of a lesson are shown."""
    return {
        Reveal.OPEN: Writing.tr("at once"),
        Reveal.AFTER_JUDGEMENT: Writing.tr("after a student’s own judgement or mark"),
        Reveal.AFTER_ANSWER: Writing.tr("after a student’s answer"),
    }[reveal]


def items_of(part: LessonPart) -> tuple[FormItem, ...]:
    """What can be filled in of a part, in the order in which it is asked."""
    return {
        LessonPartKind.CLAIM: _of_claim,
        LessonPartKind.NOTE: _of_note,
        LessonPartKind.QUESTION: lambda: _of_question(part),
        LessonPartKind.WORD: _of_word,
        LessonPartKind.PERSON: _of_person,
        LessonPartKind.SPEAKER: _of_speaker,
    }[part.kind]()


def _of_claim() -> tuple[FormItem, ...]:
    shape = FieldShape
    return (
        FormItem(TITLE, Writing.tr("What is claimed?")),
        FormItem("speaker", Writing.tr("Who says it?"), shape.PERSON),
        FormItem(
            "type",
            Writing.tr("What kind of claim?"),
            shape.CHIPS,
            tuple((each.value, type_name(each)) for each in ClaimType),
        ),
        FormItem(
            "status",
            Writing.tr("What do you say of it?"),
            shape.CHOICE,
            (
                ("", Writing.tr("nothing yet")),
                *((each.value, status_name(each)) for each in ClaimStatus),
            ),
            Writing.tr("Shown with your name. The program says nothing of what is true."),
        ),
        FormItem(BODY, Writing.tr("What should be known of it?"), shape.TEXT),
    )


def _of_note() -> tuple[FormItem, ...]:
    shape = FieldShape
    return (
        FormItem(TITLE, Writing.tr("Title")),
        FormItem(
            "kind",
            Writing.tr("What kind of note?"),
            shape.CHOICE,
            tuple((each.value, note_kind_name(each)) for each in NoteKind),
        ),
        FormItem("claim", Writing.tr("About which claim?"), shape.CLAIM),
        FormItem(BODY, Writing.tr("What should a student know?"), shape.TEXT),
        FormItem(
            "source",
            Writing.tr("Where is that from?"),
            shape.LINES,
            hint=Writing.tr("Who, what, when | primary, report or expert. One a line."),
        ),
    )


def _of_question(part: LessonPart) -> tuple[FormItem, ...]:
    shape, kind = FieldShape, part.value("type").casefold()
    items = [
        FormItem(TITLE, Writing.tr("Title")),
        FormItem(
            "type",
            Writing.tr("How is it answered?"),
            shape.CHOICE,
            tuple((each.value, question_type_name(each)) for each in QuestionType),
        ),
        FormItem(BODY, Writing.tr("What do you ask?"), shape.TEXT),
    ]
    if has_list(part):
        items.append(_list_of(QuestionType(kind)))
    if kind in (QuestionType.MARK, QuestionType.MARK_MANY):
        several = Writing.tr("Press the button, and select the words in the text.")
        items += [
            FormItem("answer", Writing.tr("Which words are right?"), shape.PASSAGES, hint=several),
            FormItem("accept", Writing.tr("Which fewer words are enough?"), shape.PASSAGES),
        ]
    if kind == QuestionType.MARK_MANY:
        items.append(FormItem("at-least", Writing.tr("How many at least?")))
    if kind == QuestionType.STATUS:
        items.append(FormItem("claim", Writing.tr("Which claim?"), shape.CLAIM))
    if kind == QuestionType.COMPARE:
        with_hint = Writing.tr("Words of this article, or of another of the lesson.")
        items.append(
            FormItem("with", Writing.tr("With which passage?"), shape.PASSAGES, hint=with_hint)
        )
    if kind in (QuestionType.OPEN, QuestionType.STATUS, QuestionType.COMPARE):
        items += [
            FormItem("words", Writing.tr("How many words?"), hint=Writing.tr("For example 40-80")),
            FormItem("starter", Writing.tr("How may an answer begin?"), shape.LINES),
            FormItem("rubric", Writing.tr("What makes a good answer?"), shape.LINES),
        ]
    items.append(FormItem("hint", Writing.tr("A hint for who is stuck"), shape.LINES))
    return tuple(items)


def _list_of(kind: QuestionType) -> FormItem:
    rows = {
        QuestionType.CHOICE: RowShape.OPTION,
        QuestionType.CHOOSE_MANY: RowShape.OPTIONS,
        QuestionType.MATCH: RowShape.PAIR,
        QuestionType.ORDER: RowShape.STEP,
    }[kind]
    label, hint = {
        RowShape.OPTION: (Writing.tr("Answers"), Writing.tr("Tick the one that is right.")),
        RowShape.OPTIONS: (Writing.tr("Answers"), Writing.tr("Tick those that are right.")),
        RowShape.PAIR: (
            Writing.tr("What belongs together"),
            Writing.tr("A student gets the right halves in another order."),
        ),
        RowShape.STEP: (
            Writing.tr("Steps"),
            Writing.tr("In the right order; a student sees them in another."),
        ),
    }[rows]
    return FormItem(ITEMS, label, FieldShape.ROWS, hint=hint, rows=rows)


def _of_word() -> tuple[FormItem, ...]:
    return (
        FormItem(TITLE, Writing.tr("Word")),
        FormItem("plural", Writing.tr("Its plural, where it stands in the text")),
        FormItem(BODY, Writing.tr("What does it mean?"), FieldShape.TEXT),
    )


def _of_person() -> tuple[FormItem, ...]:
    several = Writing.tr("Parted by commas")
    return (
        FormItem(TITLE, Writing.tr("Name")),
        FormItem("names", Writing.tr("Other forms of the name"), hint=several),
        FormItem(BODY, Writing.tr("Who is that?"), FieldShape.TEXT),
    )


def _of_speaker() -> tuple[FormItem, ...]:
    kinds = (
        ("", Writing.tr("a quotation that is marked already")),
        (QuoteKind.QUOTATION.value, Writing.tr("a quotation that was missed")),
        (QuoteKind.NOT_A_QUOTATION.value, Writing.tr("no quotation")),
    )
    return (
        FormItem("speaker", Writing.tr("Whose words are these?"), FieldShape.PERSON),
        FormItem("kind", Writing.tr("What are they?"), FieldShape.CHOICE, kinds),
    )
