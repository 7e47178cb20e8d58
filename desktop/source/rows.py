"""What is asked in the forms about a source, with what is given and what was answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article, ArticleId
from desktop.core.importing.document import FieldOrigin
from desktop.core.library.articles import ArticleSummary
from desktop.core.library.lesson_words import Introduction
from desktop.core.source_question import PublisherQuestion, SourceQuestion
from desktop.core.wording import Wording
from desktop.wording.dates import spoken_date
from desktop.wording.source_questions import cased_titles, kind_names, purpose_names

# Each question about a publisher, and the one where its answer comes from.
_PAIRS = (
    (PublisherQuestion.SORT, PublisherQuestion.SORT_FROM),
    (PublisherQuestion.OWNER, PublisherQuestion.OWNER_FROM),
    (PublisherQuestion.MONEY, PublisherQuestion.MONEY_FROM),
    (PublisherQuestion.CORRECTIONS, PublisherQuestion.CORRECTIONS_FROM),
)
# The questions whose answers are more than a name: their fields begin with two lines.
_LONG = frozenset({SourceQuestion.AUDIENCE, SourceQuestion.MISSING})

_ONE_OF = (SourceQuestion.KIND, SourceQuestion.TITLE)

NO_ORIGINS: Mapping[SourceQuestion, FieldOrigin] = MappingProxyType({})

Answers = Mapping[str, Annotation]
Wordings = Mapping[AnnotationId, tuple[Wording, ...]]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A question, what is `given` to it, and what its reader answered.

    `choices` are what can be chosen, each with its name; of those that are `one_of` only one can.
    `beside` are the other words that were written elsewhere meanwhile. `is_from` where it asks for
    the source of the answer above it, `is_long` where more than a line is expected. `origin` is
    where what is given was read, as far as that is known.
    """

    question: str
    given: str = ""
    body: str = ""
    annotation_id: AnnotationId | None = None
    beside: tuple[Wording, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    is_one_of: bool = False
    is_from: bool = False
    is_long: bool = False
    origin: FieldOrigin | None = None


@dataclass(frozen=True, slots=True)
class SourceFact:
    """What else is known of a text: what it is called, the value, and where that was read."""

    name: str
    value: str
    origin: FieldOrigin | None = None


@dataclass(frozen=True, slots=True)
class SourceHead:
    """What stands over the questions about a text: where it is from, as `given` by page or lesson.

    `publisher` is its name, as far as that is known; `facts` are what else is told of the text.
    """

    article_id: ArticleId
    title: str
    publisher: str = ""
    is_from_lesson: bool = False
    facts: tuple[SourceFact, ...] = ()


@dataclass(frozen=True, slots=True)
class PublisherHead:
    """What stands over the questions about a publisher: its name, and what lessons say of it.

    `others` are some of its articles, `count` how many there are; None until that is known.
    """

    key: str
    name: str
    introductions: tuple[Introduction, ...] = ()
    others: tuple[ArticleSummary, ...] = ()
    count: int | None = None


def answers_in(annotations: Iterable[Annotation]) -> Answers:
    """The answers by their questions."""
    return {each.question: each for each in annotations if each.question is not None}


def source_rows(
    article: Article,
    answers: Answers,
    wordings: Wordings,
    origins: Mapping[SourceQuestion, FieldOrigin] = NO_ORIGINS,
) -> tuple[AnswerRow, ...]:
    """The questions about a text."""
    given = {
        SourceQuestion.AUTHOR: article.byline,
        SourceQuestion.PUBLISHER: article.publisher,
        SourceQuestion.DAY: spoken_date(article.published),
        SourceQuestion.KIND: article.genre,
    }
    choices: dict[SourceQuestion, Mapping[str, str]] = {
        SourceQuestion.KIND: {str(code): name for code, name in kind_names().items()},
        SourceQuestion.PURPOSE: {str(code): name for code, name in purpose_names().items()},
    }
    offered = cased_titles(article.title, article.text)
    choices[SourceQuestion.TITLE] = offered
    asked: list[SourceQuestion] = [
        each for each in SourceQuestion if each is not SourceQuestion.TITLE
    ]
    if offered or SourceQuestion.TITLE in answers:
        asked.append(SourceQuestion.TITLE)
        given[SourceQuestion.TITLE] = article.title
    return tuple(
        _row(
            question,
            answers,
            wordings,
            given=given.get(question, ""),
            choices=tuple(choices.get(question, {}).items()),
            is_one_of=question in _ONE_OF,
            is_long=question in _LONG,
            origin=origins.get(question),
        )
        for question in asked
    )


def publisher_rows(answers: Answers, wordings: Wordings) -> tuple[AnswerRow, ...]:
    """The questions about a publisher, each followed by where the answer comes from."""
    rows: list[AnswerRow] = []
    for question, where in _PAIRS:
        rows.append(_row(question, answers, wordings))
        rows.append(_row(where, answers, wordings, is_from=True))
    return tuple(rows)


def _row(
    question: str,
    answers: Answers,
    wordings: Wordings,
    *,
    given: str = "",
    choices: tuple[tuple[str, str], ...] = (),
    is_one_of: bool = False,
    is_from: bool = False,
    is_long: bool = False,
    origin: FieldOrigin | None = None,
) -> AnswerRow:
    answer = answers.get(question)
    known = wordings.get(answer.id, ()) if answer is not None else ()
    return AnswerRow(
        question,
        given,
        answer.body if answer is not None else "",
        answer.id if answer is not None else None,
        tuple(each for each in known if each.is_beside),
        choices,
        is_one_of,
        is_from,
        is_long,
        origin,
    )
