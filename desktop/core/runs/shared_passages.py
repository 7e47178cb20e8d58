"""What a text shares word for word with other saved articles, and what that most likely means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.core.article import ArticleId
from desktop.core.extraction.reading.quote_marks import quoted_pieces
from desktop.core.passage import Paragraphs
from desktop.core.runs.fingerprints import RUN, Fingerprints, fingerprints
from desktop.core.runs.run_index import MOST_HOLDERS, HeldRun, RunIndex
from desktop.core.shape import SHAPELESS, Shape
from desktop.core.span import Span

# Fewer shared runs may be chance, or a phrase that everybody uses.
_FEWEST = 3
# Two runs with no more words between them are one passage: not each of its runs is kept.
_WORDS_BETWEEN = 12
_SAME_REPORT, _SAME_SPEECH = 0.4, 0.8


class Sharing(StrEnum):
    """What two articles most likely have in common that share words."""

    SAME_REPORT = "same-report"
    SAME_SPEECH = "same-speech"
    PASSAGES = "passages"


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """Words of a text that another article has as well; each span counts in its own text.

    It `is_quoted` where most of it stands in quotation marks here.
    """

    here: Span
    there: Span
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class SharedWith:
    """Another article with what it shares; `share` is that of the shorter one, from 0 to 1.

    `paragraphs` are the numbers of those of the text in which the shared passages lie.
    """

    article_id: ArticleId
    sharing: Sharing
    passages: tuple[SharedPassage, ...]
    paragraphs: tuple[int, ...]
    share: float


def shared_with(
    index: RunIndex,
    text: str,
    text_of: Callable[[ArticleId], str],
    *,
    but: ArticleId | None = None,
    shape: Shape = SHAPELESS,
    most_holders: int = MOST_HOLDERS,
) -> tuple[SharedWith, ...]:
    """The articles that share at least three runs of eight words with a text, most shared first.

    Where at least 40 % of the shorter one's runs are shared, both are one report (an agency's, or
    a press release); where at least four in five of the shared runs stand between quotation
    marks, both quote one speech, and neither has them from the other. `text_of` gives the text of
    an article. A run that stands in more places than `most_holders` tells nothing, unless all the
    articles of the index are about one thing. Figures from a collection of news, 9,160 of 10,000
    articles made up.
    """
    held: dict[ArticleId, list[HeldRun]] = defaultdict(list)
    for run in index.holders(text, but=but, most=most_holders):
        held[run.article_id].append(run)
    known = _Compared(
        fingerprints(text), [piece.extent for piece in quoted_pieces(text)], Paragraphs(text, shape)
    )
    shared = [
        known.shared_with(article_id, runs, fingerprints(text_of(article_id)))
        for article_id, runs in held.items()
        if len({run.first for run in runs}) >= _FEWEST
    ]
    return tuple(sorted(shared, key=lambda each: (-each.share, each.article_id)))


@dataclass(frozen=True, slots=True)
class _Compared:
    """The text that others are compared with: its fingerprints, its quotations, its paragraphs."""

    marks: Fingerprints
    quoted: Sequence[Span]
    paragraphs: Paragraphs

    def shared_with(
        self, article_id: ArticleId, runs: Sequence[HeldRun], there: Fingerprints
    ) -> SharedWith:
        """What the text has in common with one article, by the runs that both have."""
        firsts = {run.first for run in runs}
        fewer = min(len(self.marks.values), len(there.values))
        share = min(1.0, len(firsts) / max(1, fewer))
        inside = sum(_is_quoted(self.marks.span(first), self.quoted) for first in firsts)
        passages = tuple(
            replace(each, is_quoted=_is_quoted(each.here, self.quoted))
            for each in _passages(runs, self.marks, there)
        )
        if share >= _SAME_REPORT:
            sharing = Sharing.SAME_REPORT
        elif inside >= _SAME_SPEECH * len(firsts):
            sharing = Sharing.SAME_SPEECH
        else:
            sharing = Sharing.PASSAGES
        paragraphs = {number for each in passages for number in self._paragraphs_of(each.here)}
        return SharedWith(article_id, sharing, passages, tuple(sorted(paragraphs)), share)

    def _paragraphs_of(self, span: Span) -> range:
        first, last = (self.paragraphs.number_at(at) for at in (span.start, span.end))
        return range(first, last + 1)


def _is_quoted(span: Span, quoted: Sequence[Span]) -> bool:
    """Whether most of a run stands between quotation marks."""
    inside = sum(
        max(0, min(span.end, piece.end) - max(span.start, piece.start)) for piece in quoted
    )
    return 2 * inside > len(span)


def _passages(
    runs: Sequence[HeldRun], here: Fingerprints, there: Fingerprints
) -> tuple[SharedPassage, ...]:
    """The runs that follow each other in both texts as one passage each, in the order of the text.

    Where words come again, in either text, the longest passage with them tells enough.
    """
    taken = bytearray(len(here.words))
    passages: list[tuple[int, int, int]] = []
    for first, other, count in sorted(_rows(runs, there), key=lambda row: (-row[2], row)):
        end = min(first + count, len(taken))
        if 2 * taken.count(1, first, end) < end - first:
            taken[first:end] = b"\1" * (end - first)
            passages.append((first, other, count))
    return tuple(
        SharedPassage(here.span(first, count), there.span(other, count))
        for first, other, count in sorted(passages)
    )


def _rows(runs: Sequence[HeldRun], there: Fingerprints) -> Iterator[tuple[int, int, int]]:
    """Runs that follow each other in both texts: the first word of each, and how many words."""
    by_shift: dict[int, list[HeldRun]] = defaultdict(list)
    for run in runs:
        if run.there + RUN <= len(there.words):
            by_shift[run.first - run.there].append(run)
    for shifted in by_shift.values():
        row: tuple[int, int, int] | None = None
        for run in sorted(shifted, key=lambda run: run.first):
            if row is not None and run.first - row[0] - row[2] <= _WORDS_BETWEEN:
                row = (row[0], row[1], run.first - row[0] + RUN)
                continue
            if row is not None:
                yield row
            row = (run.first, run.there, RUN)
        if row is not None:
            yield row
