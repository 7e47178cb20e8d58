"""What can be filled in of each kind of piece, with the words that ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from desktop.core.claim import ClaimStatus, ClaimType, NoteKind
from desktop.core.packs.drafted import Piece, PieceKind
from desktop.core.packs.piece_edits import BODY, ITEMS, TITLE, has_list
from desktop.core.packs.quotes import QuoteKind
from desktop.core.question import QuestionType, Reveal
from desktop.wording.claims import note_kind_name, status_name
from desktop.wording.translation_context import TranslationContext

Writing = TranslationContext("Writing")


class FieldShape(Enum):
    """How a place of a form is filled in.

    LINE is one line, LINES are several values, one a line, TEXT is one text of several lines;
    CHIPS and CHOICE pick one of several, PERSON and CLAIM name something of the same lesson;
    PASSAGES take words of the article.
    """

    LINE = auto()
    LINES = auto()
    TEXT = auto()
    CHIPS = auto()
    CHOICE = auto()
    PERSON = auto()
    CLAIM = auto()
    PASSAGES = auto()


@dataclass(frozen=True, slots=True)
class FormPlace:
    """One place of a form; `choices` are values with their words, `hint` stands under it."""

    target: str
    label: str
    shape: FieldShape = FieldShape.LINE
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""


def kind_name(kind: PieceKind) -> str:
    """What a kind of piece is called."""
    return {
        PieceKind.CLAIM: Writing.tr("Claim"),
        PieceKind.NOTE: Writing.tr("Context note"),
        PieceKind.QUESTION: Writing.tr("Question"),
        PieceKind.WORD: Writing.tr("Word"),
        PieceKind.PERSON: Writing.tr("Person"),
        PieceKind.SPEAKER: Writing.tr("Who speaks"),
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


def places_of(piece: Piece) -> tuple[FormPlace, ...]:
    """What can be filled in of a piece, in the order in which it is asked."""
    return {
        PieceKind.CLAIM: _of_claim,
        PieceKind.NOTE: _of_note,
        PieceKind.QUESTION: lambda: _of_question(piece),
        PieceKind.WORD: _of_word,
        PieceKind.PERSON: _of_person,
        PieceKind.SPEAKER: _of_speaker,
    }[piece.kind]()


def _of_claim() -> tuple[FormPlace, ...]:
    shape = FieldShape
    return (
        FormPlace(TITLE, Writing.tr("What is claimed?")),
        FormPlace("speaker", Writing.tr("Who says it?"), shape.PERSON),
        FormPlace(
            "type",
            Writing.tr("What kind of claim?"),
            shape.CHIPS,
            tuple((each.value, type_name(each)) for each in ClaimType),
        ),
        FormPlace(
            "status",
            Writing.tr("What do you say of it?"),
            shape.CHOICE,
            tuple((each.value, status_name(each)) for each in ClaimStatus),
            Writing.tr("Shown with your name. The program says nothing of what is true."),
        ),
        FormPlace(BODY, Writing.tr("What should be known of it?"), shape.TEXT),
    )


def _of_note() -> tuple[FormPlace, ...]:
    shape = FieldShape
    return (
        FormPlace(TITLE, Writing.tr("Title")),
        FormPlace(
            "kind",
            Writing.tr("What kind of note?"),
            shape.CHOICE,
            tuple((each.value, note_kind_name(each)) for each in NoteKind),
        ),
        FormPlace("claim", Writing.tr("About which claim?"), shape.CLAIM),
        FormPlace(BODY, Writing.tr("What should a student know?"), shape.TEXT),
        FormPlace(
            "source",
            Writing.tr("Where is that from?"),
            shape.LINES,
            hint=Writing.tr("Who, what, when | primary, report or expert. One a line."),
        ),
    )


def _of_question(piece: Piece) -> tuple[FormPlace, ...]:
    shape, kind = FieldShape, piece.value("type").casefold()
    places = [
        FormPlace(TITLE, Writing.tr("Title")),
        FormPlace(
            "type",
            Writing.tr("How is it answered?"),
            shape.CHOICE,
            tuple((each.value, question_type_name(each)) for each in QuestionType),
        ),
        FormPlace(BODY, Writing.tr("What do you ask?"), shape.TEXT),
    ]
    if has_list(piece):
        places.append(
            FormPlace(ITEMS, Writing.tr("Answers, one a line"), shape.TEXT, hint=_list_hint(kind))
        )
    if kind in (QuestionType.MARK, QuestionType.MARK_MANY):
        several = Writing.tr("Select the words in the text, then press the button.")
        places += [
            FormPlace("answer", Writing.tr("Which words are right?"), shape.PASSAGES, hint=several),
            FormPlace("accept", Writing.tr("Which fewer words are enough?"), shape.PASSAGES),
        ]
    if kind == QuestionType.MARK_MANY:
        places.append(FormPlace("at-least", Writing.tr("How many at least?")))
    if kind == QuestionType.STATUS:
        places.append(FormPlace("claim", Writing.tr("Which claim?"), shape.CLAIM))
    if kind == QuestionType.COMPARE:
        with_hint = Writing.tr('article-id | "words of that article"')
        places.append(FormPlace("with", Writing.tr("With which passage?"), hint=with_hint))
    if kind in (QuestionType.OPEN, QuestionType.STATUS, QuestionType.COMPARE):
        places += [
            FormPlace("words", Writing.tr("How many words?"), hint=Writing.tr("For example 40-80")),
            FormPlace("starter", Writing.tr("How may an answer begin?"), shape.LINES),
            FormPlace("rubric", Writing.tr("What makes a good answer?"), shape.LINES),
        ]
    places.append(FormPlace("hint", Writing.tr("A hint for who is stuck"), shape.LINES))
    return tuple(places)


def _list_hint(kind: str) -> str:
    if kind == QuestionType.MATCH:
        return Writing.tr("What belongs together, parted by a bar: left | right")
    if kind == QuestionType.ORDER:
        return Writing.tr("In the right order; a student sees them in another.")
    return Writing.tr("A right one begins with [x]")


def _of_word() -> tuple[FormPlace, ...]:
    return (
        FormPlace(TITLE, Writing.tr("Word")),
        FormPlace("plural", Writing.tr("Its plural, where it stands in the text")),
        FormPlace(BODY, Writing.tr("What does it mean?"), FieldShape.TEXT),
    )


def _of_person() -> tuple[FormPlace, ...]:
    several = Writing.tr("Parted by commas")
    return (
        FormPlace(TITLE, Writing.tr("Name")),
        FormPlace("names", Writing.tr("Other forms of the name"), hint=several),
        FormPlace(BODY, Writing.tr("Who is that?"), FieldShape.TEXT),
    )


def _of_speaker() -> tuple[FormPlace, ...]:
    kinds = (
        ("", Writing.tr("a quotation that is marked already")),
        (QuoteKind.QUOTATION.value, Writing.tr("a quotation that was missed")),
        (QuoteKind.NOT_A_QUOTATION.value, Writing.tr("no quotation")),
    )
    return (
        FormPlace("speaker", Writing.tr("Whose words are these?"), FieldShape.PERSON),
        FormPlace("kind", Writing.tr("What are they?"), FieldShape.CHOICE, kinds),
    )
