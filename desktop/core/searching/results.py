"""What a search of the library gives: passages, under the articles they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.claim import ClaimId, ContextNoteId, Stance
from desktop.core.evidence import OWN_CLAIMS, OwnClaimId
from desktop.core.passage import PassageRef
from desktop.core.pen import Pen
from desktop.core.search_request import Facet, Request, ResultKind
from desktop.core.span import Span

if TYPE_CHECKING:
    from desktop.core.searching.understood import Hint, QueryPart


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value to filter by, and how many passages are left with it alone of its facet."""

    value: str
    count: int
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class PassageResult:
    """One place that answers the query.

    `ref` is where to go: the first of the words that were found, or for a note or a context
    note the passage it belongs to. `paragraph` counts from 1. `highlights` are characters of
    `text`, which is whole sentences or, for a quotation, what stands between its marks and the
    marks. `speaker` and `cue` are empty where there is none; `voice` is the speaker's number in
    the ledger of the article. A note with a `claim_id` is the student's judgement of that claim,
    one with a `question` an answer about the source, or about the publisher, and one that `answers`
    a question of a lesson has its id. `own_claim` is a claim of the student's, which stands in
    no article.
    """

    kind: ResultKind
    ref: PassageRef
    paragraph: int
    text: str
    highlights: tuple[Span, ...] = ()
    speaker: str = ""
    cue: str = ""
    voice: int | None = None
    pen: Pen | None = None
    annotation_id: AnnotationId | None = None
    claim_id: ClaimId | None = None
    note_id: ContextNoteId | None = None
    stance: Stance | None = None
    question: str | None = None
    answers: str | None = None
    is_of_publisher: bool = False
    own_claim: OwnClaimId | None = None


@dataclass(frozen=True, slots=True)
class ArticleResults:
    """The passages of one article, the best first; `lesson` is empty for one of no pack.

    `in_all` is how many there are with those that are not given; 0 when that is not known.
    """

    id: ArticleId
    title: str
    published: str
    publisher: str
    lesson: str
    passages: tuple[PassageResult, ...]
    in_all: int = 0
    title_highlights: tuple[Span, ...] = ()

    @property
    def are_own_claims(self) -> bool:
        """Whether these are claims of the student's, under no article."""
        return self.id == OWN_CLAIMS


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The answers to a query, the article with the best answer first.

    `total` and `by_kind` count every passage found, also those past the limit; `by_kind` and
    `facets` count as if nothing was chosen of theirs. `in_articles` is None where there was too
    much to be counted exactly: a paragraph may then be counted beside the quotation in it.
    `left_out` are words too common to be looked for beside others; `was_cut` when there were too
    many words. `parts` say how the query was read. `without_filters` is how many there are of all
    kinds with no filter, where a narrowed search finds nothing.
    `is_from_scan` when the index could not be used and the library itself was looked through,
    without its quotations. `articles_left` is in how many articles nothing was looked for, for
    want of time or because enough was found; `is_cut_short` when it was want of time, so that
    there is more to be had for more of it.
    """

    query: str
    total: int = 0
    by_kind: Mapping[ResultKind, int] = field(default_factory=dict)
    groups: tuple[ArticleResults, ...] = ()
    in_articles: int | None = 0
    left_out: tuple[str, ...] = ()
    has_open_quote: bool = False
    was_cut: bool = False
    is_from_scan: bool = False
    articles_left: int = 0
    is_cut_short: bool = False
    request: Request = field(default_factory=lambda: Request(""))
    facets: Mapping[Facet, tuple[FacetValue, ...]] = field(default_factory=dict)
    parts: tuple[QueryPart, ...] = ()
    hints: tuple[Hint, ...] = ()
    without_filters: int = 0

    @property
    def is_partial(self) -> bool:
        """Whether there may be more than what is counted, as not everything was looked through."""
        return self.is_cut_short or self.articles_left > 0

    @property
    def given(self) -> int:
        """How many passages are given."""
        return sum(len(group.passages) for group in self.groups)
