"""What else in the library speaks of a passage: which texts, by whom, when, in which words.

It says which words are shared and never whether anybody is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.core.article import Article, ArticleId
from desktop.core.passage import PassageRef
from desktop.core.span import Span

if TYPE_CHECKING:
    from desktop.core.corroborating.telling_words import TellingWords


class Agreement(StrEnum):
    """How a passage goes with the words asked about, as its reader judges."""

    AGREES = "agrees"
    DIFFERS = "differs"
    ADDS = "adds"
    NOT_ABOUT_THIS = "not about this"


@dataclass(frozen=True, slots=True)
class AskedPassage:
    """What is asked about: a passage of an article, and what is known of it.

    `topic` says the same in other words, such as the title of a claim. `speaker` is empty where
    the article itself speaks. With `typed` those words are looked for and no others.
    """

    article_id: ArticleId
    span: Span
    topic: str = ""
    speaker: str = ""
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Parallel:
    """A passage that speaks of the same: whole sentences of one paragraph.

    `paragraph` counts from 1. `highlights` are the shared words in characters of `text`, and
    `shared` says which they are, each once. `speaker` is empty unless most of the shared words
    are quoted from somebody; `voice` is the speaker's number in the ledger of the article.
    `same_as` names the article whose words these are, eight or more in a row; empty for words
    of their own. A higher `strength` is a closer relation.
    """

    ref: PassageRef
    paragraph: int
    text: str
    highlights: tuple[Span, ...]
    shared: tuple[str, ...]
    strength: float
    speaker: str = ""
    voice: int | None = None
    same_as: ArticleId | None = None


@dataclass(frozen=True, slots=True)
class ParallelArticle:
    """An article with its passages in the order of its text; `published` may be empty.

    Of the passages found `left_out` are not given. It is a `copy_of` an article that came out
    before it where most of the shorter one's words stand in both, such as an agency's report.
    """

    id: ArticleId
    title: str
    published: str
    publisher: str
    passages: tuple[Parallel, ...]
    left_out: int = 0
    copy_of: ArticleId | None = None

    @property
    def strength(self) -> float:
        """How close its closest passage is."""
        return max(passage.strength for passage in self.passages)

    @property
    def has_own_words(self) -> bool:
        """Whether it says anything that is not repeated word for word."""
        return self.copy_of is None and any(passage.same_as is None for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Corroboration:
    """What speaks of the words asked about: other articles, the closest first, and this one.

    `words` are those that were looked for. `others` counts all other articles of the library.
    `is_whole` unless there was not the time to look through everything.
    """

    asked: AskedPassage
    article: Article
    words: TellingWords
    articles: tuple[ParallelArticle, ...] = ()
    here: tuple[Parallel, ...] = ()
    others: int = 0
    is_from_scan: bool = False
    is_whole: bool = True

    @property
    def independent(self) -> int:
        """How many other articles say something in words of their own."""
        return sum(article.has_own_words for article in self.articles)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A passage with the paragraphs before and after it; empty where there are none.

    `passage` is where its sentences stand in `text`, the whole paragraph. The shared words of
    each of the three are in characters of that one.
    """

    article: Article
    text: str
    passage: Span
    paragraph: int
    highlights: tuple[Span, ...]
    before: str = ""
    before_highlights: tuple[Span, ...] = ()
    after: str = ""
    after_highlights: tuple[Span, ...] = ()
