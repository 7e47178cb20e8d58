"""What is found out about a quotation in an essay."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.core.article import ArticleId
from desktop.core.span import Span
from desktop.core.student_work.citations.article_reference import ArticleReference


class QuoteOutcome(StrEnum):
    """How a quotation and its source go together.

    With NO_MARKS eight words or more are those of a source. A TITLE of a saved article is no
    quotation, and words that are TOO_SHORT may stand anywhere.
    """

    EXACT = "exact"
    LEFT_OUT = "left-out"
    WORDS_CHANGED = "words-changed"
    WRONG_SPEAKER = "wrong-speaker"
    TWO_SPEAKERS = "two-speakers"
    MEANING_CHANGED = "meaning-changed"
    NO_MARKS = "no-marks"
    NOT_FOUND = "not-found"
    TITLE = "title"
    TOO_SHORT = "too-short"


class ChangeKind(StrEnum):
    """What was done to words of a source; SHOWN by brackets or by three dots, as is allowed."""

    SHOWN = "shown"
    LEFT_OUT = "left-out"
    WORDS = "words"
    SIGN = "sign"
    NUMBER = "number"
    NEGATION = "negation"
    NAME = "name"
    OPPOSITE = "opposite"


LOUD = frozenset((ChangeKind.NUMBER, ChangeKind.NEGATION, ChangeKind.NAME, ChangeKind.OPPOSITE))


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words of a source, and what the essay has in their place; either may be empty.

    `here` counts in the essay and `there` in the article. Where nothing stands, the span is empty
    and lies behind the word before.
    """

    kind: ChangeKind
    here: Span
    there: Span
    source_words: str
    essay_words: str


@dataclass(frozen=True, slots=True)
class QuoteOrigin:
    """Where the words of a quotation stand: `words` are those of the article, exactly.

    `speaker` says them there; empty where nobody is known to.
    """

    article_id: ArticleId
    title: str
    span: Span
    paragraph: int
    words: str
    source: ArticleReference
    speaker: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class QuoteVerdict:
    """A quotation of an essay and what became of it; `here` runs from mark to mark.

    `matched` are the words of the article that are the same, each by itself;
    `given_to` is who says the words in the essay, `speakers` are those whose words were run into
    one.
    """

    outcome: QuoteOutcome
    here: Span
    words: str
    origin: QuoteOrigin | None = None
    changes: tuple[WordChange, ...] = ()
    matched: tuple[Span, ...] = ()
    given_to: str = ""
    speakers: tuple[str, ...] = ()

    @property
    def is_edited(self) -> bool:
        """Whether the essay shows, by brackets or dots, that words are not those of the source."""
        return any(change.kind is ChangeKind.SHOWN for change in self.changes)

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing to tell: it is no quotation, or cannot be looked for."""
        return self.outcome in (QuoteOutcome.TITLE, QuoteOutcome.TOO_SHORT)


@dataclass(frozen=True, slots=True)
class EssayCheck:
    """An essay with all that was found in it, in its order, among so many articles."""

    text: str
    verdicts: tuple[QuoteVerdict, ...]
    articles: int
    title: str = ""

    @property
    def shown(self) -> tuple[QuoteVerdict, ...]:
        """The verdicts that its writer is told of."""
        return tuple(each for each in self.verdicts if not each.is_silent)
