"""What stands on the card of a question: what is asked, what was answered, what is said of that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.core.annotation import Annotation
from desktop.core.article import ArticleId
from desktop.core.library.answers import UNCHECKED, AnswerCheck
from desktop.core.library.lesson_contents import InstalledLesson
from desktop.core.packs.answer_state import AnswerState, answer_state
from desktop.core.packs.answering import CheckedAnswer, check
from desktop.core.question import Question, QuestionType, answer_in_words
from desktop.core.selector import Selector
from desktop.core.span import Span
from desktop.core.wording import Wording

MARKED = frozenset({QuestionType.MARK, QuestionType.MARK_MANY})
# What can be checked when its student wants it; what is marked is checked at once.
CHECKED = frozenset(
    {
        QuestionType.CHOICE,
        QuestionType.CHOOSE_MANY,
        QuestionType.MATCH,
        QuestionType.ORDER,
    }
)


@dataclass(frozen=True, slots=True)
class QuestionPassage:
    """Words that a question speaks of, with the text that they stand in."""

    article_id: ArticleId
    title: str
    words: Selector


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question, `number` of `count`, with its answer; `is_here` where its text is on the page.

    `title` is that of its text. `checked` is what is said of the answer, None where nobody asked.
    `asked_before` is how it was put when it was answered, where an edition changed it; `beside`
    what was also answered elsewhere.
    """

    question: Question
    number: int
    count: int
    state: AnswerState
    title: str
    is_here: bool = True
    body: str = ""
    marks: tuple[Annotation, ...] = ()
    checked: CheckedAnswer | None = None
    passages: tuple[QuestionPassage, ...] = ()
    asked_before: str = ""
    beside: tuple[Wording, ...] = ()

    @property
    def key(self) -> str:
        """What it is called wherever something leads to it."""
        return f"question:{self.question.id}"


@dataclass(frozen=True, slots=True)
class AnswersGiven:
    """The answers to the questions of a lesson, as the library has them.

    `places` are where marks made on another text of an article stand in the one that is asked
    about; `asked` how questions were put when they were answered, `checks` which answers were
    checked, both by annotation; `tries` how often words were marked in answer to a question.
    """

    annotations: tuple[Annotation, ...] = ()
    places: Mapping[str, Span] | None = None
    asked: Mapping[str, str] | None = None
    beside: Mapping[str, tuple[Wording, ...]] | None = None
    checks: Mapping[str, AnswerCheck] | None = None
    tries: Mapping[str, int] | None = None


def question_cards(
    lesson: InstalledLesson, given: AnswersGiven, open_article: ArticleId | None
) -> tuple[QuestionCard, ...]:
    """The cards of all questions of a lesson in their order."""
    questions = lesson.contents.questions
    titles = {each.id: each.title for each in lesson.pack.articles}
    levels = lesson.levels_of(open_article) if open_article is not None else ()
    by_question: dict[str, list[Annotation]] = {}
    for each in given.annotations:
        by_question.setdefault(str(each.question), []).append(each)
    return tuple(
        _card(
            question,
            tuple(by_question.get(question.id, ())),
            given,
            titles,
            number=number,
            count=len(questions),
            is_here=question.article_id in levels,
        )
        for number, question in enumerate(questions, 1)
    )


def _card(
    question: Question,
    answers: tuple[Annotation, ...],
    given: AnswersGiven,
    titles: Mapping[ArticleId, str],
    *,
    number: int,
    count: int,
    is_here: bool,
) -> QuestionCard:
    in_words = answer_in_words(question.id)
    body = next((each.body for each in answers if each.id == in_words), "")
    marks = tuple(each for each in answers if each.selector.quote.exact and not each.is_lost)
    known = (given.checks or {}).get(in_words, UNCHECKED)
    checked = None
    if question.type in MARKED:
        places = given.places or {}
        spans = [places.get(each.id, each.span) for each in marks]
        tries = (given.tries or {}).get(question.id, 1)
        checked = check(question, body, spans, tries=tries) if marks else None
    elif question.type in CHECKED and known.holds_for(body):
        checked = check(question, body, tries=known.tries)
    before = (given.asked or {}).get(in_words, "")
    return QuestionCard(
        question,
        number,
        count,
        answer_state(question, body, marks, checked),
        titles.get(question.article_id, ""),
        is_here,
        body,
        marks,
        checked,
        tuple(_passages(question, titles)),
        before if before and before != question.wording else "",
        (given.beside or {}).get(in_words, ()),
    )


def _passages(question: Question, titles: Mapping[ArticleId, str]) -> Iterable[QuestionPassage]:
    for words in question.on:
        yield QuestionPassage(question.article_id, titles.get(question.article_id, ""), words)
    if question.other is not None and question.other_article_id is not None:
        other = question.other_article_id
        yield QuestionPassage(other, titles.get(other, ""), question.other)
