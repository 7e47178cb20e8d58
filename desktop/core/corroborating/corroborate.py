"""Finds what else in the library speaks of a passage, by the words that they share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from math import log

from desktop.core.article import Article, ArticleId
from desktop.core.corroborating.answer import (
    AskedPassage,
    Corroboration,
    Parallel,
    ParallelArticle,
)
from desktop.core.corroborating.candidate_passages import (
    Candidate,
    CandidateParagraph,
    CandidatePassages,
)
from desktop.core.corroborating.passage_words import (
    names_in,
    sentence_span,
    telling_words,
    typed_words,
)
from desktop.core.corroborating.repeating import rows_of, same_rows, with_repeats
from desktop.core.corroborating.same_report import with_copies
from desktop.core.corroborating.surroundings import joined_spans
from desktop.core.corroborating.telling_words import Nearness
from desktop.core.library.library import Library
from desktop.core.passage import PassageRef, paragraphs_of
from desktop.core.searching.article_search import ArticleSearch
from desktop.core.span import Span
from index.showing.highlights import sentences

# Sentences are shown together up to so many, and so many characters.
_SENTENCES = 3
_SNIPPET_LENGTH = 360
# One more of them must bring so much of what a relation needs.
_SENTENCE_IS_WORTH = 0.45
# So many paragraphs are looked at, and so many of one article.
_CANDIDATES = 120
_CANDIDATES_PER_ARTICLE = 8
# So much is shown: of one article, and of all.
_PER_ARTICLE = 4
_ARTICLES = 25
# What is said beside the words that were asked about counts for less.
_WORTH = {Nearness.ASKED: 1.0, Nearness.CLAUSE: 0.7, Nearness.SENTENCE: 0.3}
# The library is seen as part of a larger one of so many passages, whose words are known.
_BACKGROUND = 300
# How much more than chance allows there must be in an article that speaks of the same people
# and places, and in any other; and how much of the names must be shared for the first.
_BEYOND_CHANCE = 1.1
_FAR_BEYOND_CHANCE = 1.4
_KINSHIP = 2.0
# Passages of an article that tell less than this share of what its best one does are left out.
_SHARE_OF_BEST = 0.5


def corroborate(library: Library, search: ArticleSearch, asked: AskedPassage) -> Corroboration:
    """What the library has on a passage. Raises NoSuchArticle and LibraryError."""
    article = library.articles.get(asked.article_id)
    if asked.typed:
        looked_for = typed_words(asked.typed, article.language)
    else:
        looked_for = telling_words(article.text, asked.span, asked.topic, article.language)
    others = library.articles.count() - 1 - search.levels.more_texts(library.connection)
    answer = Corroboration(asked, article, looked_for, others=others)
    if not looked_for:
        return answer
    return _Looking(library, search, article, answer).result()


class _Looking:
    """One question to the library."""

    def __init__(
        self, library: Library, search: ArticleSearch, article: Article, answer: Corroboration
    ) -> None:
        self._library = library
        self._search = search
        self._article = article
        self._answer = answer
        self._words = answer.words
        self._names = names_in(article.text, article.language)
        self._weights: list[float] = []
        self._name_weights: list[float] = []
        self._size = 0
        around = sentence_span(article.text, answer.asked.span)
        # Words of one's own may be found anywhere; a passage is not found in itself.
        itself = Span(0, 0) if answer.asked.typed else around
        self._candidates = CandidatePassages(library, self._words, PassageRef(article.id, itself))
        self._said = rows_of(answer.asked.span.of(article.text)) | rows_of(around.of(article.text))

    def result(self) -> Corroboration:
        looked_for = [*self._words, *self._names]
        nodes = [word.node for word in looked_for]
        most = len(self._words)
        held = self._search.holding(nodes, most, _CANDIDATES, _CANDIDATES_PER_ARTICLE)
        if held is None:
            unfed = list(self._library.articles.titles_and_dates())
            before, size = (0,) * len(looked_for), 0
        else:
            unfed = [ArticleId(each) for each in self._library.index_queue.articles()]
            before, size = held.counts, held.paragraphs
            self._candidates.take_up(held, set(unfed))
        scanned = self._candidates.scan(unfed)
        counts = [one + scanned.counts.get(number, 0) for number, one in enumerate(before)]
        self._weigh(counts, size + scanned.paragraphs)
        found = [each for each in map(self._found_in, self._candidates) if each]
        here = [each for each in found if each.id == self._article.id]
        others = sorted(
            (each for each in found if each.id != self._article.id),
            key=lambda each: (-each.strength, each.published, each.id),
        )
        others = self._without_levels(others)
        return replace(
            self._answer,
            articles=self._with_copies(with_repeats(others[:_ARTICLES])),
            here=here[0].passages if here else (),
            is_from_scan=held is None,
            is_whole=scanned.is_whole,
        )

    def _without_levels(self, others: Sequence[ParallelArticle]) -> list[ParallelArticle]:
        """Of texts that say the same in other words the one that says most; none of this one."""
        levels, connection = self._search.levels, self._library.connection
        own = levels.main(connection, self._article.id)
        once = levels.one_of_each(connection, others, lambda each: each.id)
        return [each for each in once if levels.main(connection, each.id) != own]

    def _with_copies(self, found: tuple[ParallelArticle, ...]) -> tuple[ParallelArticle, ...]:
        """What was found, with what is one report; the copies of one count as one."""
        if not found:
            return found
        wanted = {each.id for each in found}
        texts = {
            each.article.id: each.article.text
            for each in self._candidates
            if each.article.id in wanted
        }
        texts[self._article.id] = self._article.text
        return with_copies(found, texts, self._article.id)

    def _weigh(self, counts: Sequence[int], size: int) -> None:
        """How much each word tells, and how much is needed for more than chance.

        Words are weighed by the logarithm of their rareness (idf). Where the weights of shared
        words come up to that of the whole library, less than one passage of it would share them
        by chance. A small library says little of what is rare; it is seen as part of a larger one.
        """
        self._size = size + _BACKGROUND
        weights = [
            log(self._size / (count + word.usual * _BACKGROUND / 1000))
            for word, count in zip([*self._words, *self._names], counts, strict=True)
        ]
        self._name_weights = weights[len(self._words) :]
        self._weights = [
            weight * _WORTH[word.nearness]
            for word, weight in zip(self._words, weights, strict=False)
        ]

    def _needed_in(self, candidate: Candidate) -> float:
        """How much a passage of an article must share to speak of the same.

        Where the article speaks of the same people, only its own passages could share the words
        by chance; elsewhere every passage of the library could.
        """
        article = candidate.article
        if article.id != self._article.id:
            shared = {n for _, n in self._names.shared_with(article.text, article.language)}
            kinship = sum(self._name_weights[number] for number in shared)
            if kinship < _KINSHIP * log(self._size):
                return _FAR_BEYOND_CHANCE * log(self._size)
        return self._least_needed(candidate)

    def _least_needed(self, candidate: Candidate) -> float:
        if self._answer.asked.typed:
            return 0.0
        return _BEYOND_CHANCE * log(_BACKGROUND + len(candidate.whole.all))

    def _found_in(self, candidate: Candidate) -> ParallelArticle | None:
        least = self._least_needed(candidate)
        if not any(
            self._told({number for _, number in each.shared}) >= least
            for each in candidate.paragraphs
        ):
            # Most candidates end here, before the whole of their text is looked at.
            return None
        candidate.needed = self._needed_in(candidate)
        found = [
            parallel
            for paragraph in candidate.paragraphs
            if (parallel := self._parallel(candidate, paragraph)) is not None
        ]
        if not found:
            return None
        least = _SHARE_OF_BEST * max(each.strength for each in found)
        found = [each for each in found if each.strength >= least]
        best = sorted(found, key=lambda each: -each.strength)[:_PER_ARTICLE]
        article = candidate.article
        return ParallelArticle(
            id=article.id,
            title=article.title,
            published=article.published,
            publisher=article.publisher,
            passages=tuple(sorted(best, key=lambda each: each.ref.span)),
            left_out=len(found) - len(best),
        )

    def _parallel(self, candidate: Candidate, paragraph: CandidateParagraph) -> Parallel | None:
        if not self._is_related(candidate, {number for _, number in paragraph.shared}):
            return None
        article, where = candidate.article, paragraph.passage.span
        text = where.of(article.text)
        start, end = self._sentences(candidate, text, paragraph.shared)
        inside = [(p, n) for p, n in paragraph.shared if start <= p.start and p.end <= end]
        numbers = dict.fromkeys(number for _, number in inside)
        if not self._is_related(candidate, numbers.keys()):
            return None
        span = Span(where.start + start, where.start + end)
        places = [Span(place.start - start, place.end - start) for place, _ in inside]
        rows = same_rows(text[start:end], self._said)
        speaker, voice = self._speaker(candidate, where.start, inside)
        return Parallel(
            ref=PassageRef(article.id, span),
            paragraph=paragraphs_of(article.text, article.shape).number_at(span.start),
            text=text[start:end],
            highlights=joined_spans([*places, *rows]),
            shared=self._words.shown_of(numbers),
            strength=self._told(numbers),
            speaker=speaker,
            voice=voice,
            same_as=self._article.id if rows else None,
        )

    def _is_related(self, candidate: Candidate, numbers: Collection[int]) -> bool:
        if self._answer.asked.typed:
            return len(numbers) >= min(2, len(self._words))
        near = [self._words[number].nearness for number in numbers]
        is_about_it = Nearness.ASKED in near or near.count(Nearness.CLAUSE) > 1
        return is_about_it and len(numbers) > 1 and self._told(numbers) >= candidate.needed

    def _sentences(
        self, candidate: Candidate, text: str, shared: Sequence[tuple[Span, int]]
    ) -> tuple[int, int]:
        """The whole sentences in a row that share the most, and no more of them than that needs."""
        whole = sentences(text)
        held = [
            {number for place, number in shared if start <= place.start < end}
            for start, end in whole
        ]
        best, most = (0, len(text)), 0.0
        for first, (start, _) in enumerate(whole):
            numbers: set[int] = set()
            for last in range(first, min(first + _SENTENCES, len(whole))):
                end = whole[last][1]
                if last > first and end - start > _SNIPPET_LENGTH:
                    break
                numbers |= held[last]
                told = self._told(numbers) - (last - first) * _SENTENCE_IS_WORTH * candidate.needed
                if told > most:
                    best, most = (start, end), told
        return best

    def _told(self, numbers: Iterable[int]) -> float:
        return sum(self._weights[number] for number in numbers)

    def _speaker(
        self, candidate: Candidate, base: int, shared: Sequence[tuple[Span, int]]
    ) -> tuple[str, int | None]:
        """Who says most of the shared words; nobody where the article does itself."""
        said: dict[tuple[str, int | None], float] = {}
        whole = 0.0
        for place, number in shared:
            whole += self._weights[number]
            at = Span(place.start + base, place.end + base)
            for extent, speaker, voice in candidate.quoted:
                if extent.encloses(at):
                    key = (speaker, voice)
                    said[key] = said.get(key, 0.0) + self._weights[number]
                    break
        if not said:
            return "", None
        most = max(said, key=lambda key: said[key])
        return most if 2 * said[most] >= whole else ("", None)
