"""Where a text comes from, as far as other saved articles have the same words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop.core.article import Article, ArticleId
from desktop.core.library.errors import ArticleUnreadable, NoSuchArticle
from desktop.core.library.level_texts import LevelTexts
from desktop.core.library.library import Library
from desktop.core.passage import Paragraphs
from desktop.core.runs.kept_runs import current_runs
from desktop.core.runs.shared_passages import SharedWith, Sharing, shared_with


@dataclass(frozen=True, slots=True)
class SharingArticle:
    """Another article that has words of the text, and what it shares; `published` may be empty."""

    title: str
    publisher: str
    published: str
    shared: SharedWith


@dataclass(frozen=True, slots=True)
class WhereFrom:
    """The articles that a text shares words with, those that share most first.

    Of the `paragraphs` of the text so many `stand_elsewhere`: word for word, in whole or in part,
    and not only in what somebody says in quotation marks. `oldest` is the article that came out
    first of all that share such words, the text itself among them; None where no day is known, or
    where two may have come out on the first. So many of them are `without_day`.
    """

    article_id: ArticleId
    paragraphs: int
    stand_elsewhere: int
    articles: tuple[SharingArticle, ...]
    oldest: ArticleId | None
    without_day: int = 0

    @property
    def copies(self) -> tuple[SharingArticle, ...]:
        """Those that share more than what somebody says in quotation marks."""
        return tuple(
            each for each in self.articles if each.shared.sharing is not Sharing.SAME_SPEECH
        )


def where_from(folder: Path, room: Path, article_id: ArticleId) -> WhereFrom:
    """What the library in a folder has of the words of one of its articles.

    Texts that say the same as it in other words are no others; of several of another, that which
    shares most is told.
    For a process of its own, as it may have to walk through all texts first. Raises NoSuchArticle
    and LibraryError.
    """
    with Library.open_for_reading(folder) as library:
        article = library.articles.get(article_id)
        index = current_runs(library, room)
        shared = shared_with(
            index, article.text, _text_of(library), but=article_id, shape=article.shape
        )
        levels = LevelTexts()
        own = levels.main(library.connection, article_id)
        others = [
            each for each in shared if levels.main(library.connection, each.article_id) != own
        ]
        once = levels.one_of_each(library.connection, others, lambda each: each.article_id)
        return _told(article, [_sharing(library, each) for each in once])


def _text_of(library: Library) -> Callable[[ArticleId], str]:
    def text_of(article_id: ArticleId) -> str:
        try:
            return library.articles.get(article_id).text
        except (NoSuchArticle, ArticleUnreadable):
            return ""

    return text_of


def _sharing(library: Library, shared: SharedWith) -> SharingArticle:
    [summary] = library.articles.summaries([shared.article_id])
    return SharingArticle(summary.title, summary.publisher, summary.published, shared)


def _told(article: Article, sharing: Iterable[SharingArticle]) -> WhereFrom:
    articles = tuple(each for each in sharing if each.shared.passages)
    whole = Paragraphs(article.text, article.shape)
    elsewhere = {
        number
        for each in articles
        for passage in each.shared.passages
        if not passage.is_quoted
        for number in range(
            whole.number_at(passage.here.start), whole.number_at(passage.here.end) + 1
        )
    }
    known = [(article.published, article.id)]
    known += [
        (each.published, each.shared.article_id)
        for each in articles
        if each.shared.sharing is not Sharing.SAME_SPEECH
    ]
    dated = sorted(each for each in known if each[0])
    is_known = bool(dated) and len(known) > 1
    # Of one only the year may be known, in which the next came out as well.
    is_shared = len(dated) > 1 and dated[1][0].startswith(dated[0][0])
    oldest = dated[0][1] if is_known and not is_shared else None
    without_day = len(known) - len(dated)
    return WhereFrom(article.id, len(whole), len(elsewhere), articles, oldest, without_day)
