"""A student's mark and note, in the terms of the W3C Web Annotation model."""

from __future__ import annotations

from typing import TYPE_CHECKING, NewType

from desktop.core.article import ArticleId
from desktop.core.claim import ClaimId, Stance
from desktop.core.pen import Pen
from desktop.core.record import record, replace
from desktop.core.selector import Selector
from desktop.core.span import Span

if TYPE_CHECKING:
    from desktop.core.motivation import Motivation

AnnotationId = NewType("AnnotationId", str)


@record(frozen=True, slots=True)
class Annotation:
    """A mark over a passage, with the student's words on it in `body` (Markdown, may be empty).

    `created` and `modified` are ISO 8601 times in UTC. With a `claim_id` it is the student's own
    judgement of that claim, over the passage in which the claim is made: it stays when the claim
    goes with its lesson pack. Only such a one has a `stance`, and its pen stands nowhere. One that
    is made on two articles has a second target: it stands `also_in` another, `also_at` words there.

    With a `question` (see `source_question`) it is what the student found out about the source,
    over no passage; with a `publisher` too, whose key that is (see `publisher_key`), it holds for
    all that this publisher brings out, wherever it was written down first.

    One that lost its place when its text became another one is `lost_from` the version of the text
    in which its words stand; `also_lost_from` says the same of its second target.

    With the `question` of a lesson (a `QuestionId`, which has a slash) it is the student's answer:
    in words, over no passage, or one of the passages that were marked in answer.

    What somebody else wrote has its `author`; what the reader wrote has none.
    """

    id: AnnotationId
    article_id: ArticleId
    selector: Selector
    pen: Pen
    body: str
    created: str
    modified: str
    claim_id: ClaimId | None = None
    stance: Stance | None = None
    also_in: ArticleId | None = None
    also_at: Selector | None = None
    question: str | None = None
    publisher: str = ""
    lost_from: int | None = None
    also_lost_from: int | None = None
    author: str = ""

    @property
    def span(self) -> Span:
        """Where the mark stands in the text it was made on."""
        return self.selector.span

    def seen_in(self, article_id: ArticleId) -> Annotation:
        """The same with its target in this article first, where it has one there."""
        return self.second_first() if self.also_in == article_id else self

    def second_first(self) -> Annotation:
        """The same with its targets the other way round, where it has two."""
        if self.also_in is None or self.also_at is None:
            return self
        return replace(
            self,
            article_id=self.also_in,
            selector=self.also_at,
            also_in=self.article_id,
            also_at=self.selector,
            lost_from=self.also_lost_from,
            also_lost_from=self.lost_from,
        )

    def put_on(self, article_id: ArticleId, words: Selector, modified: str) -> Annotation:
        """The same on other words of an article, where its second target may be."""
        if self.also_in == article_id:
            return replace(self, also_at=words, modified=modified, also_lost_from=None)
        return replace(self, selector=words, modified=modified, lost_from=None)

    @property
    def is_lost(self) -> bool:
        """Whether its words stand in an earlier version of the text, and not in that of now."""
        return self.lost_from is not None

    @property
    def motivation(self) -> Motivation:
        """ASSESSING on a claim, DESCRIBING of a source, REPLYING to a question of a lesson.

        Else COMMENTING as soon as there are words, HIGHLIGHTING before.
        """
        # No start asks for it, and each name of an enumeration costs one.
        from desktop.core.motivation import Motivation  # noqa: PLC0415

        if self.is_judgement:
            return Motivation.ASSESSING
        if self.is_of_source:
            return Motivation.DESCRIBING
        if self.is_answer:
            return Motivation.REPLYING
        return Motivation.COMMENTING if self.body.strip() else Motivation.HIGHLIGHTING

    @property
    def is_judgement(self) -> bool:
        """Whether it says what the student thinks of a claim."""
        return self.claim_id is not None

    @property
    def is_of_source(self) -> bool:
        """Whether it answers who is behind a text, and stands on no words of it."""
        return self.question is not None and "/" not in self.question

    @property
    def is_answer(self) -> bool:
        """Whether it answers a question of a lesson."""
        return self.question is not None and "/" in self.question

    @property
    def is_blank(self) -> bool:
        """Whether it is a judgement, or an answer, that says nothing: it is shown nowhere."""
        if self.is_answer and self.selector.quote.exact:
            # What was marked in answer says something by where it stands.
            return False
        is_said = self.is_judgement or self.question is not None
        return is_said and self.stance is None and not self.body.strip()
