"""The articles of a library as sources of quotations, each read once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection
from functools import cached_property

from desktop.core.article import Article, ArticleId
from desktop.core.library.errors import ArticleUnreadable, NoSuchArticle
from desktop.core.library.kept_readings import KeptReadings
from desktop.core.library.library import Library
from desktop.core.library.put_right import put_right_in
from desktop.core.passage import Paragraphs
from desktop.core.quotation import Extraction
from desktop.core.span import Span
from desktop.core.speakers.text_reading import read_through
from desktop.core.student_work.citations.article_reference import ArticleReference, reference_of
from desktop.core.text.compared_words import ComparedWord, compared_words

# So many articles are held; an essay quotes fewer.
_MOST_HELD = 64
# Where no word ends, a stretch is cut all the same.
_LONGEST_WORD = 60
# Who speaks in longer texts is not asked here: it would take seconds.
_LONGEST_READ = 60_000


class SourceText:
    """An article with what a quotation from it is compared with, worked out when it is wanted."""

    def __init__(self, article: Article, library: Callable[[], Library]) -> None:
        self.article, self._library = article, library

    @property
    def text(self) -> str:
        """The words of the article."""
        return self.article.text

    def words(self, start: int, end: int) -> list[ComparedWord]:
        """The whole words of a stretch, which may reach beyond the text."""
        text = self.article.text
        start, end = max(0, start), min(len(text), end)
        if start >= end:
            return []
        first = max(0, start - _LONGEST_WORD)
        last = min(len(text), end + _LONGEST_WORD)
        while start > first and not text[start - 1].isspace():
            start -= 1
        while end < last and not text[end].isspace():
            end += 1
        return compared_words(text, start, end)

    def words_from(self, start: int, end: int) -> list[ComparedWord]:
        """The words from the one that begins at a character."""
        return [word for word in self.words(start, end) if word.start >= start]

    @cached_property
    def all_words(self) -> list[ComparedWord]:
        """Every word of the article."""
        return compared_words(self.text)

    @cached_property
    def paragraphs(self) -> Paragraphs:
        """Its paragraphs, as they are numbered beside the page."""
        return Paragraphs(self.text, self.article.shape)

    @cached_property
    def source(self) -> ArticleReference:
        """How it is cited."""
        answers = self._library().annotations.of_source(self.article.id)
        return reference_of(self.article, answers)

    @cached_property
    def extraction(self) -> Extraction:
        """Who says what in it, as it was put right; nobody in a text that is very long."""
        if len(self.text) > _LONGEST_READ:
            return Extraction()
        library = self._library()
        put_right = put_right_in(library, self.article.id)
        readings = KeptReadings(library.room)
        reading = readings.find(self.article, put_right)
        if reading is None:
            article = self.article
            reading = read_through(article.text, article.language, put_right, shape=article.shape)
            readings.keep(article, put_right, reading)
        return reading.extraction

    def line(self, position: int) -> Span:
        """The line of the text in which a character stands."""
        start = self.text.rfind("\n", 0, position) + 1
        end = self.text.find("\n", position)
        return Span(start, len(self.text) if end < 0 else end)


class SourceTexts:
    """Reads articles of a library, and holds the last of them."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._held: OrderedDict[ArticleId, SourceText] = OrderedDict()

    def read_from(self, library: Library, changed: Collection[ArticleId]) -> None:
        """Goes on with the same library, opened anew, but for the articles that were changed."""
        self._library = library
        for article_id in changed:
            self._held.pop(article_id, None)

    def get(self, article_id: ArticleId) -> SourceText | None:
        """An article; None where it is not there any more, or cannot be read."""
        held = self._held.get(article_id)
        if held is None:
            try:
                held = SourceText(self._library.articles.get(article_id), lambda: self._library)
            except (NoSuchArticle, ArticleUnreadable):
                return None
            self._held[article_id] = held
            if len(self._held) > _MOST_HELD:
                self._held.popitem(last=False)
        self._held.move_to_end(article_id)
        return held
