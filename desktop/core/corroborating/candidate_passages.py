"""Articles that may speak of the same as a passage: their paragraphs that share words with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from time import monotonic, sleep

from desktop.core.article import Article, ArticleId
from desktop.core.corroborating.telling_words import TellingWords
from desktop.core.indexing.documents import noted_article
from desktop.core.indexing.entries import index_entries
from desktop.core.library.errors import NoSuchArticle
from desktop.core.library.library import Library
from desktop.core.passage import Paragraphs, Passage, PassageRef
from desktop.core.quotation import Extraction
from desktop.core.search_request import ResultKind
from desktop.core.searching.holding import Holding
from desktop.core.span import Span

# How long articles that the index does not know are looked through, in seconds.
_PATIENCE = 2.0
# A pause between two articles, so that whoever types in the same process comes first.
_BREATH = 0.001
# Of so many articles that the index does not know it is found out who speaks in them.
_EXTRACTED = 6


@dataclass(slots=True)
class CandidateParagraph:
    """A paragraph that holds telling words, by their numbers."""

    passage: Passage
    shared: list[tuple[Span, int]]


@dataclass(slots=True)
class Candidate:
    """An article with the paragraphs of it that may speak of the same, and who is quoted."""

    article: Article
    whole: Paragraphs
    needed: float = 0.0
    paragraphs: list[CandidateParagraph] = field(default_factory=list)
    quoted: list[tuple[Span, str, int | None]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class UnindexedPassages:
    """What was seen of articles that the index does not know.

    `counts` says of each telling word, by its number, in how many of the `paragraphs` it stands.
    """

    counts: Mapping[int, int]
    paragraphs: int
    is_whole: bool


class CandidatePassages:
    """The candidates for a passage, `itself`, which is never found in its own words."""

    def __init__(self, library: Library, words: TellingWords, itself: PassageRef) -> None:
        self._library = library
        self._words = words
        self._itself = itself
        self._candidates: dict[ArticleId, Candidate] = {}

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self._candidates.values())

    def take_up(self, held: Holding, stale: Collection[ArticleId]) -> None:
        """Adds what the index has found, but for articles that have changed since."""
        for hit in held.hits:
            if hit.article_id in stale:
                continue
            candidate = self._candidate(hit.article_id)
            if candidate is None:
                continue
            record = hit.record
            if hit.kind is ResultKind.QUOTATION:
                candidate.quoted.append((record.span, record.speaker, record.voice))
            else:
                # Counted anew, so that a text which changed meanwhile is never cut wrongly.
                passage = candidate.whole.at(record.span.start)
                if passage is not None:
                    self._add(candidate, passage)

    def scan(self, article_ids: Iterable[ArticleId]) -> UnindexedPassages:
        """Adds articles that the index does not know, as far as there is time."""
        until = monotonic() + _PATIENCE
        counts: Counter[int] = Counter()
        paragraphs = extracted = 0
        for article_id in article_ids:
            if monotonic() > until:
                return UnindexedPassages(counts, paragraphs, is_whole=False)
            candidate = self._candidate(article_id)
            if candidate is None:
                continue
            for passage in candidate.whole.all:
                paragraphs += 1
                counts.update(self._add(candidate, passage))
            if candidate.paragraphs and extracted < _EXTRACTED:
                extracted += 1
                candidate.quoted = list(self._quoted_in(article_id))
            sleep(_BREATH)
        return UnindexedPassages(counts, paragraphs, is_whole=True)

    def _candidate(self, article_id: ArticleId) -> Candidate | None:
        if article_id not in self._candidates:
            try:
                article = self._library.articles.get(article_id)
            except NoSuchArticle:
                return None
            self._candidates[article_id] = Candidate(article, Paragraphs(article.text))
        return self._candidates[article_id]

    def _add(self, candidate: Candidate, passage: Passage) -> set[int]:
        """Adds what of a paragraph holds telling words, and gives which these are."""
        held: set[int] = set()
        for part in self._parts(candidate.article, passage):
            text = part.of(candidate.article.text)
            if shared := self._words.shared_with(text, candidate.article.language):
                candidate.paragraphs.append(
                    CandidateParagraph(Passage(passage.number, part), shared)
                )
                held.update(number for _, number in shared)
        return held

    def _parts(self, article: Article, passage: Passage) -> list[Span]:
        """The paragraph without what is asked about: nothing corroborates itself."""
        itself, whole = self._itself.span, passage.span
        if article.id != self._itself.article_id or not itself.overlaps(whole):
            return [whole]
        ends = (
            (whole.start, max(whole.start, itself.start)),
            (min(whole.end, itself.end), whole.end),
        )
        return [Span(start, end) for start, end in ends if start < end]

    def _quoted_in(self, article_id: ArticleId) -> Iterator[tuple[Span, str, int | None]]:
        from desktop.core.extraction.extract import extract  # noqa: PLC0415 - slow to load

        noted = noted_article(self._library, article_id)
        language, shape = noted.article.language, noted.article.shape

        def extracted(text: str) -> Extraction:
            return extract(text, language=language, shape=shape)

        for each in index_entries(noted, extracted):
            if each.kind is ResultKind.QUOTATION:
                yield each.span, each.speaker, each.voice
