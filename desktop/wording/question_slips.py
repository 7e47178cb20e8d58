"""What is wrong with the questions of a lesson pack, in words for its teacher."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.core.packs.slip import QuestionSlip
from desktop.wording.translation_context import TranslationContext

QuestionSlips = TranslationContext("QuestionSlips")


def question_slips(count: int) -> Mapping[QuestionSlip, tuple[str, str]]:
    """What is wrong and what to do, for a slip that holds this count; values stand in braces."""
    return {**_of_what_is_asked(), **_of_lists(count), **_of_marks(count), **_of_claims()}


def _of_what_is_asked() -> Mapping[QuestionSlip, tuple[str, str]]:
    return {
        QuestionSlip.NO_TYPE: (
            QuestionSlips.tr("this does not say how the question is answered"),
            QuestionSlips.tr("Add a line  type: …  with one of: {known}."),
        ),
        QuestionSlip.NOTHING_ASKED: (
            QuestionSlips.tr("“{title}” asks nothing"),
            QuestionSlips.tr("Write the question itself under the fields."),
        ),
        QuestionSlip.NOT_WORDS: (
            QuestionSlips.tr("“{words}” does not say how many words an answer is to have"),
            QuestionSlips.tr("Write  words: 80-150  or  words: 80  for at least so many."),
        ),
    }


def _of_lists(count: int) -> Mapping[QuestionSlip, tuple[str, str]]:
    return {
        QuestionSlip.NO_OPTIONS: (
            QuestionSlips.tr("this question has fewer than two answers to choose from"),
            QuestionSlips.tr("Write each on a line of its own:  - an answer"),
        ),
        QuestionSlip.NO_RIGHT_OPTION: (
            QuestionSlips.tr("none of these answers is marked as right"),
            QuestionSlips.tr("Write  - [x]  in front of what is right."),
        ),
        QuestionSlip.SEVERAL_RIGHT_OPTIONS: (
            QuestionSlips.tr("%n answers are marked as right, and one can be chosen", None, count),
            QuestionSlips.tr("Leave one [x], or write  type: choose-many"),
        ),
        QuestionSlip.EVERY_OPTION_RIGHT: (
            QuestionSlips.tr("every one of these answers is marked as right"),
            QuestionSlips.tr("Add one that is not, or ask an open question."),
        ),
        QuestionSlip.OPTION_TWICE: (
            QuestionSlips.tr("“{words}” stands here twice (first in line {line_before})"),
            QuestionSlips.tr("Delete one of the two lines, or word it otherwise."),
        ),
        QuestionSlip.EMPTY_OPTION: (
            QuestionSlips.tr("there is nothing in this line of the list"),
            QuestionSlips.tr("Write the words behind the hyphen, or delete the line."),
        ),
        QuestionSlip.TOO_MANY_ITEMS: (
            QuestionSlips.tr("there are more than %n lines in this list", None, count),
            QuestionSlips.tr("Make several questions of this one."),
        ),
        QuestionSlip.OPTIONS_UNREAD: (
            QuestionSlips.tr("nothing can be chosen in a question of the type “{type}”"),
            QuestionSlips.tr("Write  type: choice  or  type: choose-many  if it can."),
        ),
        QuestionSlip.TOO_FEW_PAIRS: (
            QuestionSlips.tr("this question has fewer than two pairs to match"),
            QuestionSlips.tr("Write each on a line of its own:  - left | right"),
        ),
        QuestionSlip.HALF_A_PAIR: (
            QuestionSlips.tr("“{words}” is only one half of a pair"),
            QuestionSlips.tr("Write what belongs together:  - left | right"),
        ),
        QuestionSlip.TOO_FEW_STEPS: (
            QuestionSlips.tr("this question has fewer than two things to put in order"),
            QuestionSlips.tr("Write each on a line of its own, in the right order:  - the first"),
        ),
    }


def _of_marks(count: int) -> Mapping[QuestionSlip, tuple[str, str]]:
    return {
        QuestionSlip.NO_ANSWER: (
            QuestionSlips.tr("a question of the type “{type}” needs the words that are right"),
            QuestionSlips.tr('Add a line  answer: "words from the article"'),
        ),
        QuestionSlip.TOO_MANY_WANTED: (
            QuestionSlips.tr("{wanted} marks are asked for, but only %n are right", None, count),
            QuestionSlips.tr("Lower “at-least:”, or add to “answer:”."),
        ),
        QuestionSlip.NOT_A_COUNT: (
            QuestionSlips.tr("“{words}” is not a whole number"),
            QuestionSlips.tr("Write  at-least: 3  if three marks are enough."),
        ),
        QuestionSlip.ENOUGH_OUTSIDE: (
            QuestionSlips.tr("“accept:” the words “{words}” are in none of the answers"),
            QuestionSlips.tr("Copy a part of the answer that is enough."),
        ),
    }


def _of_claims() -> Mapping[QuestionSlip, tuple[str, str]]:
    return {
        QuestionSlip.STATUS_WITHOUT_CLAIM: (
            QuestionSlips.tr("a question for the status of a claim does not say of which"),
            QuestionSlips.tr("Add a line  claim: …  with the id of a claim in claims.md."),
        ),
        QuestionSlip.COMPARES_NOTHING: (
            QuestionSlips.tr("this compares passages, and the first is missing"),
            QuestionSlips.tr('Add a line  on: "words from the article"'),
        ),
        QuestionSlip.WITH_WHOM: (
            QuestionSlips.tr("this compares passages, and the second is missing"),
            QuestionSlips.tr('Add a line  with: "words"  or  with: article-id | "words"'),
        ),
    }
