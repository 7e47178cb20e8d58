"""Finds what else in the library speaks of a passage, by the words that they share."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import log
from time import monotonic, sleep

from desktop.core.article import Article, ArticleId
from desktop.core.corroboration import (
    Asked,
    Corroboration,
    Parallel,
    ParallelArticle,
    Surroundings,
)
from desktop.core.findable import findables
from desktop.core.index_documents import noted_article
from desktop.core.library.errors import NoSuchArticle
from desktop.core.library.library import Library
from desktop.core.passage import Paragraphs, Passage, PassageRef
from desktop.core.search_results import ResultKind
from desktop.core.searching import ArticleSearch, Holding
from desktop.core.span import Span
from desktop.core.telling_words import (
    Nearness,
    TellingWords,
    names_in,
    sentence_span,
    telling_words,
    typed_words,
)
from index.analysis import words
from index.highlights import sentences

# As many words in a row as nobody writes twice by chance.
SAME_WORDS = 8

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
# How long articles that the index does not know are looked through, in seconds.
_SCAN_PATIENCE = 2.0
# A pause between two articles, so that whoever types in the same process comes first.
_BREATH = 0.001
# Of so many articles that the index does not know it is found out who speaks in them.
_EXTRACTED = 6


def corroborate(library: Library, search: ArticleSearch, asked: Asked) -> Corroboration:
    """What the library has on a passage. Raises NoSuchArticle and LibraryError."""
    article = library.articles.get(asked.article_id)
    if asked.typed:
        looked_for = typed_words(asked.typed, article.language)
    else:
        looked_for = telling_words(article.text, asked.span, asked.topic, article.language)
    others = library.articles.count() - 1
    answer = Corroboration(asked, article, looked_for, others=others)
    if not looked_for:
        return answer
    return _Looking(library, search, article, answer).result()


def surroundings(article: Article, parallel: Parallel, looked_for: TellingWords) -> Surroundings:
    """What stands around a passage in its article."""
    paragraphs = Paragraphs(article.text)
    here = paragraphs.at(parallel.ref.span.start)
    if here is None:
        return Surroundings(article, "", Span(0, 0), 0, ())
    around = {each.number: each.span.of(article.text) for each in paragraphs.all}
    before, after = around.get(here.number - 1, ""), around.get(here.number + 1, "")
    text, start = around[here.number], here.span.start
    # The text may have become another since the passage was found.
    first, last = (
        min(len(text), max(0, end - start))
        for end in (parallel.ref.span.start, parallel.ref.span.end)
    )
    passage = Span(first, last)

    def lit(words_: str) -> tuple[Span, ...]:
        return tuple(place for place, _ in looked_for.shared_with(words_, article.language))

    return Surroundings(
        article=article,
        text=text,
        passage=passage,
        paragraph=here.number,
        highlights=_joined([*lit(text), *_shifted(parallel.highlights, passage)]),
        before=before,
        before_highlights=lit(before),
        after=after,
        after_highlights=lit(after),
    )


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that holds telling words, by their numbers."""

    passage: Passage
    shared: list[tuple[Span, int]]


@dataclass(slots=True)
class _Candidate:
    """An article with the paragraphs of it that may speak of the same, and who is quoted."""

    article: Article
    whole: Paragraphs
    needed: float = 0.0
    paragraphs: list[_Paragraph] = field(default_factory=list)
    quoted: list[tuple[Span, str, int | None]] = field(default_factory=list)


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
        self._candidates: dict[ArticleId, _Candidate] = {}
        self._names = names_in(article.text, article.language)
        self._weights: list[float] = []
        self._name_weights: list[float] = []
        self._size = 0
        self._is_whole = True
        around = sentence_span(article.text, answer.asked.span)
        # Words of one's own may be found anywhere; a passage is not found in itself.
        self._itself = Span(0, 0) if answer.asked.typed else around
        self._said = _rows(answer.asked.span.of(article.text)) | _rows(around.of(article.text))

    def result(self) -> Corroboration:
        looked_for = [*self._words, *self._names]
        nodes = [word.node for word in looked_for]
        most = len(self._words)
        held = self._search.holding(nodes, most, _CANDIDATES, _CANDIDATES_PER_ARTICLE)
        if held is None:
            counts, size = self._scan(self._every_article())
        else:
            unfed = [ArticleId(each) for each in self._library.index_queue.articles()]
            self._take_up(held, set(unfed))
            more, size = self._scan(unfed)
            counts = [one + another for one, another in zip(held.counts, more, strict=True)]
            size += held.paragraphs
        self._weigh(counts, size)
        found = [each for each in map(self._found_in, self._candidates.values()) if each]
        here = [each for each in found if each.id == self._article.id]
        others = sorted(
            (each for each in found if each.id != self._article.id),
            key=lambda each: (-each.strength, each.published, each.id),
        )
        return replace(
            self._answer,
            articles=self._with_repeats(others[:_ARTICLES]),
            here=here[0].passages if here else (),
            is_from_scan=held is None,
            is_whole=self._is_whole,
        )

    # Candidates

    def _take_up(self, held: Holding, stale: Collection[ArticleId]) -> None:
        """Candidates from what the index has found."""
        for hit in held.hits:
            if hit.group in stale:
                continue
            candidate = self._candidate(ArticleId(hit.group))
            if candidate is None:
                continue
            payload = json.loads(hit.payload)
            start, end = payload["span"]
            if hit.kind == ResultKind.QUOTATION:
                candidate.quoted.append((Span(start, end), payload["speaker"], payload["voice"]))
            else:
                # Counted anew, so that a text which changed meanwhile is never cut wrongly.
                passage = candidate.whole.at(start)
                if passage is not None:
                    self._add(candidate, passage)

    def _scan(self, article_ids: Sequence[ArticleId]) -> tuple[list[int], int]:
        """Candidates from articles that the index does not know, as far as there is time.

        Gives how many paragraphs hold each word, and how many there are.
        """
        until = monotonic() + _SCAN_PATIENCE
        counts, size, extracted = [0] * (len(self._words) + len(self._names)), 0, 0
        for article_id in article_ids:
            if monotonic() > until:
                self._is_whole = False
                break
            candidate = self._candidate(article_id)
            if candidate is None:
                continue
            for passage in candidate.whole.all:
                size += 1
                for number in self._add(candidate, passage):
                    counts[number] += 1
            if candidate.paragraphs and extracted < _EXTRACTED:
                extracted += 1
                candidate.quoted = list(self._quoted_in(article_id))
            sleep(_BREATH)
        return counts, size

    def _every_article(self) -> list[ArticleId]:
        return list(self._library.articles.titles_and_dates())

    def _candidate(self, article_id: ArticleId) -> _Candidate | None:
        if article_id not in self._candidates:
            try:
                article = self._library.articles.get(article_id)
            except NoSuchArticle:
                return None
            self._candidates[article_id] = _Candidate(article, Paragraphs(article.text))
        return self._candidates[article_id]

    def _add(self, candidate: _Candidate, passage: Passage) -> set[int]:
        """Adds what of a paragraph holds telling words, and gives which these are."""
        held: set[int] = set()
        for part in self._parts(candidate.article, passage):
            text = part.of(candidate.article.text)
            if shared := self._words.shared_with(text, candidate.article.language):
                candidate.paragraphs.append(_Paragraph(Passage(passage.number, part), shared))
                held.update(number for _, number in shared)
        return held

    def _parts(self, article: Article, passage: Passage) -> list[Span]:
        """The paragraph without what is asked about: nothing corroborates itself."""
        itself, whole = self._itself, passage.span
        if article.id != self._article.id or not itself.overlaps(whole):
            return [whole]
        ends = (
            (whole.start, max(whole.start, itself.start)),
            (min(whole.end, itself.end), whole.end),
        )
        return [Span(start, end) for start, end in ends if start < end]

    def _quoted_in(self, article_id: ArticleId) -> Iterable[tuple[Span, str, int | None]]:
        from desktop.core.extraction.extract import extract  # noqa: PLC0415 - slow to load

        noted = noted_article(self._library, article_id)
        language = noted.article.language
        for each in findables(noted, lambda text: extract(text, language=language)):
            if each.kind is ResultKind.QUOTATION:
                yield each.span, each.speaker, each.voice

    # What is related, and how closely

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

    def _needed_in(self, candidate: _Candidate) -> float:
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

    def _least_needed(self, candidate: _Candidate) -> float:
        if self._answer.asked.typed:
            return 0.0
        return _BEYOND_CHANCE * log(_BACKGROUND + len(candidate.whole.all))

    def _found_in(self, candidate: _Candidate) -> ParallelArticle | None:
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

    def _parallel(self, candidate: _Candidate, paragraph: _Paragraph) -> Parallel | None:
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
        rows = _same_rows(text[start:end], self._said)
        speaker, voice = self._speaker(candidate, where.start, inside)
        return Parallel(
            ref=PassageRef(article.id, span),
            paragraph=paragraph.passage.number,
            text=text[start:end],
            highlights=_joined([*places, *rows]),
            shared=tuple(self._words[number].shown for number in numbers),
            strength=self._told(numbers),
            speaker=speaker,
            voice=voice,
            same_as=self._article.id if rows else None,
        )

    def _is_related(self, candidate: _Candidate, numbers: Collection[int]) -> bool:
        if self._answer.asked.typed:
            return len(numbers) >= min(2, len(self._words))
        near = [self._words[number].nearness for number in numbers]
        is_about_it = Nearness.ASKED in near or near.count(Nearness.CLAUSE) > 1
        return is_about_it and len(numbers) > 1 and self._told(numbers) >= candidate.needed

    def _sentences(
        self, candidate: _Candidate, text: str, shared: Sequence[tuple[Span, int]]
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
        self, candidate: _Candidate, base: int, shared: Sequence[tuple[Span, int]]
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

    # Who copies whom

    def _with_repeats(self, articles: Sequence[ParallelArticle]) -> tuple[ParallelArticle, ...]:
        """Marks what an article repeats of one that came out before it."""
        known: dict[tuple[str, ...], ArticleId] = {}
        marked: dict[ArticleId, ParallelArticle] = {}
        for article in sorted(articles, key=lambda each: (each.published or "9999", each.id)):
            passages = []
            own: set[tuple[str, ...]] = set()
            for passage in article.passages:
                rows = _rows(passage.text)
                own |= rows
                if passage.same_as is None and (first := _first(rows, known)):
                    passages.append(replace(passage, same_as=first))
                else:
                    passages.append(passage)
            known.update((row, article.id) for row in own if row not in known)
            marked[article.id] = replace(article, passages=tuple(passages))
        return tuple(marked[article.id] for article in articles)


def _first(
    rows: Collection[tuple[str, ...]], known: Mapping[tuple[str, ...], ArticleId]
) -> ArticleId | None:
    return next((known[row] for row in sorted(rows) if row in known), None)


def _rows(text: str) -> set[tuple[str, ...]]:
    """Every row of as many words as nobody writes twice by chance."""
    exact = [word.forms.exact for word in words(text)]
    return {tuple(exact[at : at + SAME_WORDS]) for at in range(len(exact) - SAME_WORDS + 1)}


def _same_rows(text: str, known: Collection[tuple[str, ...]]) -> list[Span]:
    """Where such rows stand in a text."""
    if not known:
        return []
    found = list(words(text))
    exact = [word.forms.exact for word in found]
    return [
        Span(found[at].start, found[at + SAME_WORDS - 1].end)
        for at in range(len(found) - SAME_WORDS + 1)
        if tuple(exact[at : at + SAME_WORDS]) in known
    ]


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _shifted(spans: Iterable[Span], into: Span) -> list[Span]:
    """Spans of a passage as spans of the paragraph that it stands in."""
    moved = (Span(span.start + into.start, span.end + into.start) for span in spans)
    return [span for span in moved if into.encloses(span)]
