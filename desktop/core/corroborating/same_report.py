"""Which of some articles are one report, word for word: an agency's, or a press release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from desktop.core.article import ArticleId
from desktop.core.corroborating.answer import ParallelArticle
from desktop.core.runs.run_index import no_runs, with_articles
from desktop.core.runs.shared_passages import Sharing, shared_with

# Words that an article itself repeats so often are still counted.
_EACH = 3


def with_copies(
    articles: Sequence[ParallelArticle], texts: Mapping[ArticleId, str], asked: ArticleId
) -> tuple[ParallelArticle, ...]:
    """Says of each article that is the same report as an older one, or as the asked one, which.

    `texts` are those of all of them and of the article that was asked about.
    """
    index = with_articles(no_runs(), dict.fromkeys(texts, ""), lambda ids: _given(texts, ids))
    order = {each.id: (each.published or "9999", each.id) for each in articles}
    # What is asked about comes first, whenever it came out.
    order[asked] = ("", asked)
    told = []
    for article in articles:
        # All of them speak of one thing: what every one of them has is what they copied.
        found = shared_with(
            index,
            texts[article.id],
            texts.__getitem__,
            but=article.id,
            most_holders=_EACH * len(texts),
        )
        older = [
            each.article_id
            for each in found
            if each.sharing is Sharing.SAME_REPORT and order[each.article_id] < order[article.id]
        ]
        told.append(replace(article, copy_of=min(older, key=order.__getitem__, default=None)))
    return tuple(told)


def _given(
    texts: Mapping[ArticleId, str], ids: Iterable[ArticleId]
) -> Iterator[tuple[ArticleId, str]]:
    return ((each, texts[each]) for each in ids)
