"""What the kinds of questions, and what is said of answers, are called."""

from __future__ import annotations

from desktop.core.packs.answer_state import AnswerState
from desktop.core.packs.answering import (
    AnswerVerdict,
    CheckedAnswer,
    lines_of,
    pairs_of,
    status_of,
)
from desktop.core.question import Question, QuestionType
from desktop.wording.claims import status_name
from desktop.wording.counting import counted
from desktop.wording.translation_context import TranslationContext

Answers = TranslationContext("Answers")


def question_kind(kind: QuestionType) -> str:
    """What is to be done, in a few words."""
    names = {
        QuestionType.OPEN: Answers.tr("in your own words"),
        QuestionType.CHOICE: Answers.tr("choose one"),
        QuestionType.CHOOSE_MANY: Answers.tr("choose all that fit"),
        QuestionType.MARK: Answers.tr("find it in the text"),
        QuestionType.MARK_MANY: Answers.tr("find them in the text"),
        QuestionType.MATCH: Answers.tr("what belongs together?"),
        QuestionType.ORDER: Answers.tr("put it in order"),
        QuestionType.STATUS: Answers.tr("before and after the notes"),
        QuestionType.COMPARE: Answers.tr("compare two passages"),
    }
    return names[kind]


def state_name(state: AnswerState) -> str:
    """How far an answer is."""
    names = {
        AnswerState.OPEN: Answers.tr("not begun"),
        AnswerState.BEGUN: Answers.tr("begun"),
        AnswerState.DONE: Answers.tr("answered"),
    }
    return names[state]


def verdict_words(question: Question, checked: CheckedAnswer) -> str:
    """What is said of an answer that was checked."""
    if checked.verdict is AnswerVerdict.RIGHT:
        return Answers.tr("Yes, that is right.")
    if checked.verdict is AnswerVerdict.UNJUDGED:
        return Answers.tr("This is for you and your teacher to talk about.")
    is_partly = checked.of > 1 and checked.right
    if checked.verdict is AnswerVerdict.NEARLY:
        words = Answers.tr("Nearly.")
    else:
        words = Answers.tr("Not yet.")
    if is_partly and question.type is not QuestionType.ORDER:
        right = Answers.tr("{0} of {1} are right.").format(checked.right, checked.of)
        words = f"{words} {right}"
    return words


def verdict_sign(verdict: AnswerVerdict) -> str:
    """What stands before what is said of an answer; empty where only a teacher knows."""
    signs = {AnswerVerdict.RIGHT: "✓", AnswerVerdict.NEARLY: "≈", AnswerVerdict.NOT_YET: "×"}
    return signs.get(verdict, "")


def verdict_name(verdict: AnswerVerdict) -> str:
    """What is said of an answer in a word or two; empty where only a teacher knows."""
    names = {
        AnswerVerdict.RIGHT: Answers.tr("right"),
        AnswerVerdict.NEARLY: Answers.tr("nearly"),
        AnswerVerdict.NOT_YET: Answers.tr("not yet"),
    }
    return names.get(verdict, "")


def verdict_ink(verdict: AnswerVerdict) -> str:
    """The colour of a theme in which it is said."""
    inks = {
        AnswerVerdict.RIGHT: "good_ink",
        AnswerVerdict.NEARLY: "unsure_ink",
        AnswerVerdict.NOT_YET: "bad_ink",
    }
    return inks.get(verdict, "soft_ink")


def mark_verdict(verdict: AnswerVerdict) -> str:
    """What is said of one passage that was marked in answer; empty where only a teacher knows."""
    names = {
        AnswerVerdict.NEARLY: Answers.tr("nearly: look at where it begins and ends"),
    }
    return names.get(verdict) or verdict_name(verdict)


def answer_on_one_line(question: Question, body: str) -> str:
    """An answer as its card tells it: what was chosen is set apart, a status has its name."""
    if question.type is QuestionType.STATUS:
        said = status_of(body)
        before, after = (status_name(each) if each else "" for each in (said.before, said.after))
        told = (
            Answers.tr("before: {0}").format(before) if before else "",
            Answers.tr("after: {0}").format(after) if after else "",
            said.why,
        )
        return " · ".join(" ".join(each.split()) for each in told if each)
    if question.type is QuestionType.MATCH:
        return " · ".join(f"{left} — {right}" for left, right in pairs_of(body).items())
    if question.type in (QuestionType.OPEN, QuestionType.COMPARE):
        return " ".join(body.split())
    return " · ".join(lines_of(body))


def words_wanted(question: Question, count: int) -> str:
    """How long an answer is, and how long it is to be."""
    written = counted(count, Answers.tr("1 word"), Answers.tr("%n words", None, count))
    if question.words is None:
        return written
    least, most = question.words.least, question.words.most
    if most:
        return Answers.tr("{0} · {1}–{2} wanted").format(written, least, most)
    return Answers.tr("{0} · at least {1} wanted").format(written, least)
