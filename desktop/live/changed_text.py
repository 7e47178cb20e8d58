"""What changed when a text took the place of another, read for whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.core.anchoring.comparing import ComparedParagraph, compare
from desktop.core.article import Article, ArticleId
from desktop.core.library.kept_versions import ArticleVersion, CarriedMark
from desktop.core.library.library import Library


@dataclass(frozen=True, slots=True)
class ChangedText:
    """The text of an article beside one that it had, and what became of each mark.

    `versions` are all of them, the oldest first, with that of now as the last. `old` is None where
    the text was always the same.
    """

    article: Article
    versions: tuple[ArticleVersion, ...]
    old: ArticleVersion | None
    paragraphs: tuple[ComparedParagraph, ...]
    marks: tuple[CarriedMark, ...]


def changed_text(folder: Path, article_id: ArticleId, number: int | None = None) -> ChangedText:
    """An article beside its version of a number, or beside the last one before that of now.

    A task. Raises NoSuchArticle and LibraryError.
    """
    with Library.open_for_reading(folder) as library:
        article = library.articles.get(article_id)
        versions = library.versions.of_article(article_id)
        earlier = [each for each in versions if each.article.version < article.version]
        old = next(
            (each for each in earlier if each.article.version == number),
            earlier[-1] if earlier else None,
        )
        marks = library.versions.carried(article_id)
        lost = [each.target.from_number for each in marks if each.annotation.is_lost]
        if old is None and lost:
            # A text that was taken back, in which something still has its words.
            old = library.versions.find(article_id, lost[0])
        if old is None and marks:
            # What came from elsewhere is looked at beside the text that it came to.
            old = ArticleVersion(article, "", "")
    paragraphs = compare(old.article.text, article.text) if old is not None else ()
    return ChangedText(article, versions, old, paragraphs, marks)
