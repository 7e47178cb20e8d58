"""How many quotations are in a text that nobody has open: read once, and kept for who opens it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from desktop.core.article import ArticleId
from desktop.core.library.errors import NoSuchArticle
from desktop.core.library.kept_readings import KeptReadings
from desktop.core.library.library import Library
from desktop.core.library.put_right import put_right_in
from desktop.core.speakers.text_reading import is_short, read_through


def quotes_known(library: Library, ids: Iterable[ArticleId]) -> dict[ArticleId, int]:
    """How many quotations those of some texts have that were read through before. A task."""
    kept, known = KeptReadings(library.room), {}
    for article_id in ids:
        with suppress(NoSuchArticle):
            article = library.articles.get(article_id)
            reading = kept.find(article, put_right_in(library, article_id))
            if reading is not None:
                known[article_id] = len(reading.extraction.spoken)
    return known


def quotes_in(library: Library, article_id: ArticleId) -> int:
    """How many quotations a text has; 0 of a long one that was never read through. A task."""
    try:
        article = library.articles.get(article_id)
    except NoSuchArticle:
        return 0
    put_right, kept = put_right_in(library, article_id), KeptReadings(library.room)
    reading = kept.find(article, put_right)
    if reading is None:
        if not is_short(article.text):
            return 0
        reading = read_through(article.text, article.language, put_right, None, shape=article.shape)
        kept.keep(article, put_right, reading)
    return len(reading.extraction.spoken)
