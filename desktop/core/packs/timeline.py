"""The timeline of a pack: `- 2014-03 | text | article-id`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.core.article import ArticleId
from desktop.core.fields.problem import ProblemList
from desktop.core.fields.text_file import TextFile
from desktop.core.lesson import PackId
from desktop.core.packs.articles import PackArticle, say_no_article


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry of a lesson's timeline; `day` is as much of an ISO 8601 date as is known.

    `article_id` is the article of the same pack that it is about, None for none.
    """

    day: str
    words: str
    article_id: ArticleId | None = None


def check_timeline(
    file: TextFile, articles: Mapping[str, PackArticle], problems: ProblemList
) -> None:
    """Say which entries name an article that the pack does not have."""
    for number, line in enumerate(file.lines, 1):
        parts = [part.strip() for part in line.split("|")]
        if not line.lstrip().startswith("-") or len(parts) < 3 or not articles:
            continue
        name = parts[2].casefold()
        if name and name not in articles:
            say_no_article(file.name, number, name, articles, problems)


def read_timeline(file: TextFile, pack_id: PackId) -> tuple[Moment, ...]:
    """The entries in their order; a line that has no words beside its day is none."""
    moments = []
    for line in file.lines:
        day, bar, rest = line.partition("|")
        words, _, name = (part.strip() for part in rest.partition("|"))
        if not line.lstrip().startswith("-") or not bar or not words:
            continue
        article_id = ArticleId(f"{pack_id}/{name.casefold()}") if name else None
        moments.append(Moment(day.strip().removeprefix("-").strip(), words, article_id))
    return tuple(moments)
