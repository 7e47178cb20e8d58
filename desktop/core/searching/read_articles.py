"""The articles that one search has to do with, each read once."""

from __future__ import annotations

from desktop.core.article import Article, ArticleId
from desktop.core.library.article_tags import ArticleTags
from desktop.core.library.errors import NoSuchArticle
from desktop.core.library.library import Library


class ReadArticles:
    """Reads articles of a library when they are first asked for; for one thread."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._articles: dict[ArticleId, Article | None] = {}
        self._lessons: dict[ArticleId, tuple[str, ...]] = {}
        self._tags: dict[ArticleId, tuple[str, ...]] = {}

    def find(self, article_id: ArticleId) -> Article | None:
        """An article as it is now; None for one that is gone."""
        if article_id not in self._articles:
            try:
                self._articles[article_id] = self.library.articles.get(article_id)
            except NoSuchArticle:
                self._articles[article_id] = None
        return self._articles[article_id]

    def lessons_of(self, article_id: ArticleId) -> tuple[str, ...]:
        """The titles of the lessons that an article is in."""
        if article_id not in self._lessons:
            self._lessons[article_id] = self.library.lessons.titles_for(article_id)
        return self._lessons[article_id]

    def tags_of(self, article_id: ArticleId) -> tuple[str, ...]:
        """The tags of an article itself."""
        if article_id not in self._tags:
            tags = ArticleTags(self.library.connection, self.library.now)
            self._tags[article_id] = tags.of([article_id])[article_id]
        return self._tags[article_id]
