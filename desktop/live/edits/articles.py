"""Articles that a student adds: all of one lot are one step, taken back as one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.core.article import Article
from desktop.live.edits.steps import Steps


class ArticleEdits:
    """What a student does to articles."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def add(self, articles: Sequence[Article]) -> bool:
        """Adds articles; whether it could be written.

        Undone, those go that carry nothing of the student's yet; the others stay.
        """
        ids = [article.id for article in articles]
        return bool(
            self._steps.take(
                QCoreApplication.translate("Edits", "adding articles"),
                lambda library: library.articles.add_all(articles),
                lambda library: library.articles.take_out(ids),
                again=lambda library: library.articles.add_missing(articles),
            )
        )
