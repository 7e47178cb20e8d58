"""An essay's quotations beside the words of the sources in a library."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from desktop.core.article import ArticleId
from desktop.core.library.library import Library
from desktop.core.runs.quote_runs import QuoteRuns
from desktop.core.shape import SHAPELESS, Shape
from desktop.core.span import Span
from desktop.core.student_work.quote_check.comparing import (
    FEWEST_WORDS,
    AskedWords,
    best_match,
)
from desktop.core.student_work.quote_check.copied_words import copied_rows, same_words
from desktop.core.student_work.quote_check.essay_quotations import (
    EssayQuotation,
    essay_quotations,
)
from desktop.core.student_work.quote_check.named_titles import NamedTitles
from desktop.core.student_work.quote_check.quoted_words import plain_words, quoted_items
from desktop.core.student_work.quote_check.source_texts import SourceText, SourceTexts
from desktop.core.student_work.quote_check.verdict import (
    LOUD,
    ChangeKind,
    EssayCheck,
    QuoteOrigin,
    QuoteOutcome,
    QuoteVerdict,
    WordChange,
)
from desktop.core.text.compared_words import ComparedWord, compared_words
from desktop.core.text.quotation_marks import SINGLE

# Shorter quotations are looked for once it is known which articles the others are from.
_LONG = 8


class QuoteChecker:
    """Checks essays against the articles of a library; what was read is held for the next one."""

    def __init__(self, library: Library, index: QuoteRuns) -> None:
        self.index = index
        self.sources = SourceTexts(library)
        self._named = library.articles.titles_and_dates()
        self._titles = _titles(self._named)

    def go_on(self, library: Library, index: QuoteRuns, changed: Collection[ArticleId]) -> None:
        """Goes on with the same library, opened anew; of what was `changed` nothing is held."""
        self.index = index
        self.sources.read_from(library, changed)
        if changed and (named := library.articles.titles_and_dates()) != self._named:
            self._named, self._titles = named, _titles(named)

    def check(self, text: str, shape: Shape = SHAPELESS, title: str = "") -> EssayCheck:
        """What became of each quotation, and which words of a source have no marks.

        Who says them is not looked at: see `with_speakers`. Takes time in proportion to the essay.
        """
        words = compared_words(text)
        named = self._titles.named_in(words)
        quotations = essay_quotations(text, shape)
        found: dict[int, QuoteVerdict] = {}
        order = sorted(range(len(quotations)), key=lambda each: _is_short(quotations[each]))
        for number in order:
            verdict = self._verdict(text, quotations[number], named)
            found[number] = verdict
            if verdict.origin is not None:
                named.add(verdict.origin.article_id)
        verdicts = [found[number] for number in range(len(quotations))]
        verdicts.extend(self._without_marks(text, words, quotations, named))
        verdicts.sort(key=lambda each: each.here)
        return EssayCheck(text, tuple(verdicts), len(self.index.known), title)

    def _verdict(
        self, text: str, quotation: EssayQuotation, named: Collection[ArticleId]
    ) -> QuoteVerdict:
        here, content = quotation.extent, quotation.content
        items = quoted_items(text, content)
        words = content.of(text)
        compared = plain_words(items)
        if self._titles.is_title(compared) is not None:
            return QuoteVerdict(QuoteOutcome.TITLE, here, words)
        match = best_match(self.index, self.sources, AskedWords(text, items, content), named)
        if match is None:
            is_short = len(compared) < FEWEST_WORDS
            outcome = QuoteOutcome.TOO_SHORT if is_short else QuoteOutcome.NOT_FOUND
            return QuoteVerdict(outcome, here, words)
        changes = match.changes
        place = _place(match.source, match.span)
        return QuoteVerdict(outcome_of(changes), here, words, place, changes, match.same)

    def _without_marks(
        self,
        text: str,
        words: Sequence[ComparedWord],
        quotations: Sequence[EssayQuotation],
        named: Collection[ArticleId],
    ) -> Iterator[QuoteVerdict]:
        outside = list(_outside(words, quotations))
        told = bytearray(len(outside))
        rows = copied_rows(self.index, outside)
        for row in sorted(rows, key=lambda each: each.article_id not in named):
            source = self.sources.get(row.article_id)
            if source is None:
                continue
            length = outside[row.last - 1].end - outside[row.first].start
            there = source.words_from(row.start, row.start + 2 * length)
            same = same_words(row, outside, there)
            if same is None or any(told[same[0] : same[1]]):
                continue
            first, last, at = same
            told[first:last] = b"\1" * (last - first)
            here = Span(outside[first].start, outside[last - 1].end)
            span = Span(there[at].start, there[at + last - first - 1].end)
            if not self._is_title(outside[first:last]):
                place, same_there = _place(source, span), there[at : at + last - first]
                matched = tuple(Span(word.start, word.end) for word in same_there)
                # Where an essay has double marks, others are read as apostrophes.
                is_marked = text[here.start - 1 : here.start] in tuple(SINGLE)
                outcome = QuoteOutcome.EXACT if is_marked else QuoteOutcome.NO_MARKS
                yield QuoteVerdict(outcome, here, here.of(text), place, matched=matched)

    def _is_title(self, words: Sequence[ComparedWord]) -> bool:
        """Whether the words hold the title of an article, and little else."""
        return any(
            self._titles.is_title(words[start:end]) is not None
            for start in range(min(3, len(words)))
            for end in range(max(start + 1, len(words) - 3), len(words) + 1)
        )


def _titles(named: Mapping[ArticleId, tuple[str, str]]) -> NamedTitles:
    return NamedTitles({each: title for each, (title, _) in named.items()})


def outcome_of(changes: Sequence[WordChange]) -> QuoteOutcome:
    """What the gravest of some changes makes of a quotation."""
    kinds = {change.kind for change in changes}
    if kinds & LOUD:
        return QuoteOutcome.MEANING_CHANGED
    if kinds & {ChangeKind.WORDS, ChangeKind.SIGN}:
        return QuoteOutcome.WORDS_CHANGED
    return QuoteOutcome.LEFT_OUT if ChangeKind.LEFT_OUT in kinds else QuoteOutcome.EXACT


def _is_short(quotation: EssayQuotation) -> bool:
    return len(quotation.content) < _LONG * 6


def _outside(
    words: Sequence[ComparedWord], quotations: Sequence[EssayQuotation]
) -> Iterator[ComparedWord]:
    """The words that have no marks; where a quotation stood, nothing goes on."""
    waiting = list(reversed(quotations))
    is_cut = False
    for word in words:
        while waiting and waiting[-1].extent.end <= word.start:
            waiting.pop()
            is_cut = True
        if waiting and waiting[-1].extent.start < word.end:
            continue
        if is_cut:
            yield ComparedWord("\0", word.start, word.start)
            is_cut = False
        yield word


def _place(source: SourceText, span: Span) -> QuoteOrigin:
    article = source.article
    return QuoteOrigin(
        article.id,
        article.title,
        span,
        source.paragraphs.number_at(span.start),
        span.of(source.text),
        source.source,
        language=article.language,
    )
