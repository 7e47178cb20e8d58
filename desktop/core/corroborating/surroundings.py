"""What stands around a passage in its article."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.core.article import Article
from desktop.core.corroborating.answer import Parallel, Surroundings
from desktop.core.corroborating.telling_words import TellingWords
from desktop.core.passage import Paragraphs
from desktop.core.span import Span


def surroundings(article: Article, parallel: Parallel, looked_for: TellingWords) -> Surroundings:
    """The paragraph of a passage and those beside it, with the words that were looked for."""
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
        paragraph=Paragraphs(article.text, article.shape).number_at(here.span.start),
        highlights=joined_spans([*lit(text), *_shifted(parallel.highlights, passage)]),
        before=before,
        before_highlights=lit(before),
        after=after,
        after_highlights=lit(after),
    )


def joined_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
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
