"""What stands in the list of passages that speak of the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.core.article import ArticleId
from desktop.core.corroborating.answer import Agreement, Corroboration, Parallel, ParallelArticle
from desktop.core.corroborating.quantities import Difference, differences
from desktop.core.passage import PassageRef
from desktop.core.speakers.list_voices import ListVoices


@dataclass(frozen=True, slots=True)
class OtherArticleRow:
    """An article over its passages; choosing it opens the first of them.

    `copied` names the paper that has the same report; empty where that is the one asked about.
    """

    article: ParallelArticle
    key: str = ""
    copied: str = ""


@dataclass(frozen=True, slots=True)
class OtherPassageRow:
    """One passage; `kept` is what its reader judged it to be, None before.

    `differences` say where its numbers are others than those asked about.
    """

    parallel: Parallel
    key: str
    same_as: str = ""
    kept: Agreement | None = None
    differences: tuple[Difference, ...] = ()
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class HereRow:
    """The fold over the other places of the article that is compared."""

    count: int
    is_open: bool
    key: str = "here"


CompareRow = OtherArticleRow | OtherPassageRow | HereRow


def compare_rows(
    found: Corroboration,
    kept: Mapping[PassageRef, Agreement],
    *,
    oldest_first: bool = False,
    here_is_open: bool = False,
) -> tuple[CompareRow, ...]:
    """The rows, with articles of no known date last when they are in order of time."""
    articles = found.articles
    if oldest_first:
        articles = tuple(sorted(articles, key=lambda each: (each.published or "9999", each.id)))
    publishers = {each.id: each.publisher or each.title for each in articles}
    rows: list[CompareRow] = []
    for article in articles:
        copied = publishers.get(article.copy_of, "") if article.copy_of is not None else ""
        rows.append(OtherArticleRow(article, key=f"article:{article.id}", copied=copied))
        rows += [_row(found, each, kept, publishers) for each in article.passages]
        rows[-1] = _last(rows[-1])
    if found.here:
        rows.append(HereRow(len(found.here), here_is_open))
        if here_is_open:
            rows += [_row(found, each, kept, publishers) for each in found.here]
            rows[-1] = _last(rows[-1])
    return tuple(rows)


def with_one_colour_each(found: Corroboration, known: Mapping[str, int]) -> Corroboration:
    """The same, with one number for each speaker in all of it.

    That is the one they have on the page beside, where `known` has it by their names.
    """
    voices = ListVoices(known)

    def numbered(parallels: tuple[Parallel, ...]) -> tuple[Parallel, ...]:
        return tuple(
            each
            if each.voice is None or not each.speaker
            else replace(each, voice=voices.number(each.speaker, each.voice))
            for each in parallels
        )

    here = numbered(found.here)
    articles = tuple(replace(a, passages=numbered(a.passages)) for a in found.articles)
    return replace(found, here=here, articles=articles)


def _row(
    found: Corroboration,
    parallel: Parallel,
    kept: Mapping[PassageRef, Agreement],
    publishers: Mapping[ArticleId, str],
) -> OtherPassageRow:
    same_as = parallel.same_as
    is_elsewhere = same_as is not None and same_as != found.article.id
    return OtherPassageRow(
        parallel,
        key=f"passage:{parallel.ref.article_id}:{parallel.ref.span.start}",
        same_as=publishers.get(same_as, "") if same_as and is_elsewhere else "",
        kept=kept.get(parallel.ref),
        differences=differences_in(found, parallel),
    )


def differences_in(found: Corroboration, parallel: Parallel) -> tuple[Difference, ...]:
    """Where the numbers of a passage are others than those asked about."""
    if found.asked.typed:
        return ()
    article = found.article
    return differences(found.asked.span.of(article.text), parallel.text, article.language)


def _last(row: CompareRow) -> CompareRow:
    if isinstance(row, OtherPassageRow):
        return replace(row, is_last=True)
    return row
