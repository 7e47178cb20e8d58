"""One article in several texts: from one to the next, at the passage that is read."""

from __future__ import annotations

from collections.abc import Callable

from desktop.core.anchoring.description import describe
from desktop.core.article import ArticleId
from desktop.core.lesson import PackId
from desktop.core.library.lesson_contents import InstalledLesson
from desktop.core.library.library import Library
from desktop.core.packs.levels import span_on_main
from desktop.core.span import Span
from desktop.desks.screen import Screen
from desktop.live.live import Live
from desktop.wording.translation_context import TranslationContext

Levels = TranslationContext("Levels")
# So much around the first line in view says where that is.
_SOUGHT = 160


class LevelsDesk:
    """Turns the page to the next text of the same article; `open_article` puts it there."""

    def __init__(self, screen: Screen, live: Live, open_article: Callable[[str], object]) -> None:
        self._screen, self._live, self._open = screen, live, open_article

    def turn(self, article_id: ArticleId, pack_id: PackId) -> None:
        """Opens the text after this one, and after the last the first."""

        def take(lesson: InstalledLesson | None) -> None:
            levels = lesson.levels_of(article_id) if lesson is not None else ()
            if lesson is None or len(levels) < 2:
                words = Levels.tr("There is no other text of this article.")
                self._screen.window.foot.show_refused(words)
                return
            at = levels.index(article_id)
            self._show(article_id, levels[(at + 1) % len(levels)], lesson)

        self._live.lessons.want("levels", pack_id, take)

    def _show(self, before: ArticleId, after: ArticleId, lesson: InstalledLesson) -> None:
        page, article = self._screen.reader.page, self._screen.reader.article
        if article is None or article.id != before:
            return
        top = page.first_character_in_view()
        folder = self._live.library.now.folder

        def find() -> Span | None:
            with Library.open_for_reading(folder) as library:
                old, new = library.articles.get(before), library.articles.get(after)
            words = describe(old.text, Span(top, min(len(old.text), top + _SOUGHT)))
            if (span := span_on_main(words, old, new)) is not None:
                return span
            # Where the words are others, the share of the text that was read is nearest.
            start = round(len(new.text) * top / max(1, len(old.text)))
            return Span(start, start)

        def show(span: Span | None) -> None:
            self._open(after)
            if span is not None:
                self._screen.reader.page.scroll_to(Span(span.start, span.start), at_top=True)
            name = next(
                (each.name for each in lesson.contents.levels if each.article_id == after), ""
            )
            told = Levels.tr("The same text: {0}").format(name or Levels.tr("another wording"))
            self._screen.window.foot.show_done(told)

        self._live.tasks.start("another level", find, show)
