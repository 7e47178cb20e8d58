"""All that a library holds on who says what in one article."""

from __future__ import annotations

from desktop.core.article import ArticleId
from desktop.core.library.library import Library
from desktop.core.speakers.put_right import PutRight


def put_right_in(library: Library, article_id: ArticleId) -> PutRight:
    """What the reader and the packs put right about an article. Raises LibraryError."""
    return PutRight(
        library.corrections.of_article(article_id),
        library.corrections.speaker_names(article_id),
        library.lessons.people(article_id),
        library.corrections.given_names(article_id),
    )
