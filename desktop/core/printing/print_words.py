"""The words on paper beside those of a teacher or a student; somebody else says them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from desktop.core.claim import Claim, NoteKind
from desktop.core.question import Question, QuestionType


class PrintLabel(StrEnum):
    """What is said on what is printed; in what comes with a value, "{0}" stands for it."""

    BY = "by"
    RIGHTS = "rights"
    LICENCE = "licence"
    EDITION = "edition"
    BESIDE = "beside"
    CLAIM = "claim"
    SOURCE = "source"
    WORKSHEET = "worksheet"
    NAME_AND_DAY = "name and day"
    WORD_COUNT = "word count"
    AT_LEAST = "at least"
    BEGIN_WITH = "begin with"
    BEFORE = "before"
    AFTER = "after"
    TEACHER = "teacher"
    KEY = "key"
    QUESTION = "question"
    RIGHT = "right"
    RUBRIC = "rubric"
    ENOUGH = "enough"
    OWN_WORDS = "own words"
    TO_MATCH = "to match"
    WITH = "with"
    TIMELINE = "timeline"
    GLOSSARY = "glossary"
    PENS = "pens"
    GOES_ON = "goes on"
    ALSO_NOTED = "also noted"


@dataclass(frozen=True, slots=True)
class PrintWords:
    """How each label, status, kind of note and kind of question is said in a language."""

    label: Callable[[PrintLabel], str]
    status: Callable[[Claim], str]
    note_kind: Callable[[NoteKind], str]
    task: Callable[[QuestionType], str]
    language: str

    def say(self, label: PrintLabel, *values: object) -> str:
        """A label with its values."""
        return self.label(label).format(*values)


def word_count(question: Question) -> str:
    """How long an answer is to be, in digits."""
    words = question.words
    if words is None:
        return ""
    return f"{words.least}–{words.most}" if words.most else str(words.least)


def mixed_steps(question: Question) -> tuple[str, ...]:
    """The steps of a question in an order that gives nothing away."""
    return tuple(sorted(question.steps, key=str.casefold))
