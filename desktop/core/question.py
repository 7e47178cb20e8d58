"""What a lesson asks about its articles, and how each kind of question is answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType
from uuid import NAMESPACE_URL, uuid5

from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.claim import ClaimId
from desktop.core.selector import Selector

QuestionId = NewType("QuestionId", str)


class QuestionType(StrEnum):
    """How a question is answered.

    MARK and MARK_MANY ask for words of the article, MATCH for what belongs together, ORDER for the
    order of what is given; STATUS for the student's own status of a claim, before its notes are
    read and after; COMPARE for words on two passages.
    """

    OPEN = "open"
    CHOICE = "choice"
    CHOOSE_MANY = "choose-many"
    MARK = "mark"
    MARK_MANY = "mark-many"
    MATCH = "match"
    ORDER = "order"
    STATUS = "status"
    COMPARE = "compare"


class Reveal(StrEnum):
    """When the context of a lesson is shown: at once, or after the student's own work."""

    OPEN = "open"
    AFTER_JUDGEMENT = "after-judgement"
    AFTER_ANSWER = "after-answer"


@dataclass(frozen=True, slots=True)
class Option:
    """One of several answers to choose from."""

    words: str
    is_right: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """What belongs together; `right` is empty where a copy for pupils keeps it back."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class WordCount:
    """How long an answer in own words is to be, in words; `most` is 0 where there is no limit."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class MarkKey:
    """One right mark: its words, and the shorter ones of which each is `enough`."""

    answer: Selector
    enough: tuple[Selector, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a lesson; `body` is Markdown and holds what is asked.

    `on` are the passages that it speaks of, `other` that of a second article which COMPARE sets
    beside them. `options` belong to CHOICE and CHOOSE_MANY, `pairs` to MATCH (with `rights` in the
    order in which they are offered), `steps` to ORDER in their right order, `keys` to MARK and
    MARK_MANY, of which `at_least` so many are wanted; `claim_id` to STATUS. `has_key` is False
    where nobody but the teacher knows what is right.
    """

    id: QuestionId
    article_id: ArticleId
    title: str
    type: QuestionType
    body: str
    on: tuple[Selector, ...] = ()
    other: Selector | None = None
    other_article_id: ArticleId | None = None
    options: tuple[Option, ...] = ()
    pairs: tuple[Pair, ...] = ()
    rights: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    keys: tuple[MarkKey, ...] = ()
    at_least: int = 0
    words: WordCount | None = None
    starters: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    rubric: tuple[str, ...] = ()
    model_answers: tuple[str, ...] = ()
    claim_id: ClaimId | None = None
    has_key: bool = True

    @property
    def wording(self) -> str:
        """All that is asked, as plain lines: kept with an answer, as an edition may change it."""
        given = (
            *(option.words for option in self.options),
            *(f"{pair.left} | {pair.right}" for pair in self.pairs),
            *self.steps,
        )
        return "\n".join((self.title, self.body, *(f"- {words}" for words in given))).strip()


def answer_in_words(question_id: QuestionId) -> AnnotationId:
    """The id of what a student writes or chooses in answer to a question.

    It is the same on every computer, in every edition and for each text of a lesson: where two
    libraries are put together, an answer that was written in both is one, with all its wordings.
    """
    return AnnotationId(uuid5(NAMESPACE_URL, f"sourcebook:{question_id}").hex)


def is_shown(reveal: Reveal, *, has_judged: bool, has_marked: bool, has_answered: bool) -> bool:
    """Whether context is shown: own work comes first where a lesson wants it so."""
    if reveal is Reveal.AFTER_ANSWER:
        return has_answered
    return reveal is Reveal.OPEN or has_judged or has_marked
