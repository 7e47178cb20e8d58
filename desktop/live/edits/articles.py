"""Articles that a student adds: all that come together are one step, taken back as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from desktop.core.article import Article
from desktop.core.library.articles import NO_PICTURES
from desktop.core.library.changes import Changes
from desktop.core.library.library import Library
from desktop.live.edits.steps import Steps


@dataclass(slots=True)
class ArticlesAdded:
    """What one step added so far, and whether the step is undone."""

    articles: list[Article] = field(default_factory=list)
    is_taken_back: bool = False


class ArticleEdits:
    """What a student does to articles."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def add(
        self,
        articles: Sequence[Article],
        pictures: Mapping[str, bytes] = NO_PICTURES,
        *,
        to: ArticlesAdded | None = None,
    ) -> ArticlesAdded | None:
        """Adds articles, in the step that added others before them; None when it cannot be written.

        `pictures` are the bytes of those that they show, by their names; they stay in the library
        when the step is undone. Where the step of those before is undone by now, these are a step
        of their own. Undone, those articles go that carry nothing of the student's yet; the others
        stay.
        """
        if to is None or to.is_taken_back:
            return self._step(ArticlesAdded(list(articles)), pictures)
        if not self._steps.run(lambda library: library.articles.add_all(articles, pictures)):
            return None
        to.articles.extend(articles)
        return to

    def _step(self, added: ArticlesAdded, pictures: Mapping[str, bytes]) -> ArticlesAdded | None:
        def back(library: Library) -> Changes:
            changes = library.articles.take_out([article.id for article in added.articles])
            added.is_taken_back = True
            return changes

        def again(library: Library) -> Changes:
            changes = library.articles.add_missing(added.articles)
            added.is_taken_back = False
            return changes

        first = tuple(added.articles)
        step = self._steps.take(
            QCoreApplication.translate("Edits", "adding articles"),
            lambda library: library.articles.add_all(first, pictures),
            back,
            again=again,
        )
        return added if step is not None else None
