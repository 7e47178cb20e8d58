"""A quotation compared with the places where it may come from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.core.article import ArticleId
from desktop.core.runs.quote_runs import QuoteRuns
from desktop.core.span import Span
from desktop.core.student_work.quote_check.alignment import QuoteAlignment, aligned
from desktop.core.student_work.quote_check.changes import (
    changes_in,
    distance,
    unlikeness,
)
from desktop.core.student_work.quote_check.compared import Compared
from desktop.core.student_work.quote_check.likely_windows import LikelyWindow, likely_windows
from desktop.core.student_work.quote_check.quoted_words import (
    QuoteItem,
    has_dots,
    plain_words,
)
from desktop.core.student_work.quote_check.source_texts import SourceText, SourceTexts
from desktop.core.student_work.quote_check.verdict import WordChange
from desktop.core.text.compared_words import ComparedWord

# Fewer words stand in so many texts that nothing follows from it.
FEWEST_WORDS = 4
# With so many words at most, so much may be unlike; of more words the last. In an article that the
# essay names, a little more.
_UNLIKE = ((6, 0.26), (10, 0.36))
_UNLIKE_BEYOND, _MORE_WHEN_NAMED = 0.45, 0.12
# So many words more may be others in an article that the essay names, and it is still from there.
_NEARER_WHEN_NAMED = 0.9
_AROUND = 300
# So many named articles are read through for a short quotation, and a word that is so frequent in
# one leads nowhere.
_MOST_NAMED, _MOST_OFTEN = 8, 12
_LONGEST_SHORT = 12
# Of so few articles all are read through for it.
_SMALL_LIBRARY = 40


@dataclass(frozen=True, slots=True)
class Match:
    """Where a quotation comes from: its words beside those of an article.

    It is `unlike` from 0 to 1; `far` is in words.
    """

    source: SourceText
    compared: Compared
    alignment: QuoteAlignment
    unlike: float
    far: float

    @property
    def span(self) -> Span:
        """The words of the article that it takes."""
        words = self.compared.words[self.alignment.first : self.alignment.last]
        return Span(min(word.start for word in words), max(word.end for word in words))

    @property
    def changes(self) -> tuple[WordChange, ...]:
        """What was done to them."""
        return changes_in(self.compared, self.alignment)

    @property
    def same(self) -> tuple[Span, ...]:
        """The words of the article that stand in the quotation, each by itself."""
        return tuple(
            Span(word.start, word.end)
            for step in self.alignment.steps
            if step.is_same
            for word in self.compared.words[step.first : step.last]
        )


@dataclass(frozen=True, slots=True)
class AskedWords:
    """Words of an essay that are looked for: what stands in them, and where they lie."""

    essay: str
    items: Sequence[QuoteItem]
    content: Span


def best_match(
    index: QuoteRuns,
    sources: SourceTexts,
    asked: AskedWords,
    named: Collection[ArticleId],
) -> Match | None:
    """The place whose words are likest to those of a quotation; None where none is like it.

    Of places that are as like, one in an article that the essay names is taken.
    """
    words = plain_words(asked.items)
    if not words:
        return None
    if len(words) < FEWEST_WORDS:
        return _whole_phrase(sources, asked, named)
    windows = likely_windows(index, words, has_dots=has_dots(asked.items), named=named)
    best = _best(_matches(windows, sources, asked), named)
    if (best is None or best.unlike) and len(words) <= _LONGEST_SHORT:
        everywhere = index.ids if len(index.ids) <= _SMALL_LIBRARY else ()
        near = _named_windows(sources, words, [*list(named)[:_MOST_NAMED], *everywhere])
        other = _best(_matches(near, sources, asked), named)
        if other is not None and (best is None or other.far < best.far):
            best = other
    return best


def _matches(
    windows: Iterable[LikelyWindow],
    sources: SourceTexts,
    asked: AskedWords,
) -> Iterator[Match]:
    for window in windows:
        source = sources.get(window.article_id)
        if source is None:
            continue
        there = source.words(window.start, window.end)
        alignment = aligned(source.text, there, asked.items)
        if alignment is None:
            continue
        compared = Compared(source.text, there, asked.essay, asked.items, asked.content)
        unlike, far = unlikeness(compared, alignment), distance(compared, alignment)
        yield Match(source, compared, alignment, unlike, far)


def _best(matches: Iterable[Match], named: Collection[ArticleId]) -> Match | None:
    found: list[Match] = []
    for match in matches:
        if _is_like(match, named):
            found.append(match)
        if not match.far:
            # Windows come in the order of what they share: of others none has more.
            break

    def rank(match: Match) -> tuple[float, bool]:
        is_named = match.source.article.id in named
        return (match.far - _NEARER_WHEN_NAMED * is_named, not is_named)

    return min(found, key=rank, default=None)


def _is_like(match: Match, named: Collection[ArticleId]) -> bool:
    count = len(plain_words(match.compared.items))
    limit = next((most for longest, most in _UNLIKE if count <= longest), _UNLIKE_BEYOND)
    if match.source.article.id in named:
        limit += _MORE_WHEN_NAMED
    same = [
        each
        for step in match.alignment.steps
        if step.is_same
        for each in match.compared.words[step.first : step.last]
    ]
    is_enough = len(same) >= min(3, count) and any(len(word.key) > 3 for word in same)
    return match.unlike <= limit and (is_enough or match.unlike == 0)


def _named_windows(
    sources: SourceTexts, words: Sequence[ComparedWord], articles: Sequence[ArticleId]
) -> Iterator[LikelyWindow]:
    """Stretches of articles around words of a quotation that are rare there."""
    keys = {word.key for word in words if len(word.key) > 3}
    length = words[-1].end - words[0].start
    for article_id in dict.fromkeys(articles):
        source = sources.get(article_id)
        if source is None:
            continue
        places: dict[str, list[int]] = {}
        for word in source.all_words:
            if word.key in keys:
                places.setdefault(word.key, []).append(word.start)
        last = -_AROUND
        for at in sorted(at for each in places.values() if len(each) <= _MOST_OFTEN for at in each):
            if at - last > _AROUND // 2:
                yield LikelyWindow(article_id, at - _AROUND - length, at + _AROUND + length, 0)
                last = at


def _whole_phrase(
    sources: SourceTexts,
    asked: AskedWords,
    named: Collection[ArticleId],
) -> Match | None:
    """A few words that stand as they are in an article that the essay names."""
    keys = [each.key for each in asked.items]
    for article_id in list(named)[:_MOST_NAMED]:
        source = sources.get(article_id)
        if source is None or "" in keys:
            continue
        words = source.all_words
        for at in range(len(words) - len(keys) + 1):
            if words[at].key == keys[0] and [w.key for w in words[at : at + len(keys)]] == keys:
                compared = Compared(
                    source.text,
                    words[at : at + len(keys)],
                    asked.essay,
                    asked.items,
                    asked.content,
                )
                alignment = aligned(source.text, compared.words, asked.items)
                assert alignment is not None
                return Match(source, compared, alignment, 0.0, 0.0)
    return None
