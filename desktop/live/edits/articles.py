"""Articles that a student adds: all that were added together are one step, taken back as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.core.article import Article
from desktop.core.library.articles import NO_PICTURES
from desktop.core.library.changes import Changes
from desktop.core.library.library import Library
from desktop.live.edits.steps import Step, Steps
from desktop.wording.added_articles import adding_name, said_of_taking_back


class AddedArticles:
    """What was added together, one lot after the other, and how it is taken back."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps
        self._articles: list[Article] = []
        self._step: Step | None = None
        # How many stayed in the library when it was taken back last.
        self._staying = 0

    def __len__(self) -> int:
        return len(self._articles)

    @property
    def is_done(self) -> bool:
        """Whether it is in the library, and not taken back."""
        return self._step is not None and self._steps.is_done(self._step)

    @property
    def is_last(self) -> bool:
        """Whether it is what would be undone now."""
        return self._step is not None and self._steps.is_last(self._step)

    def add(self, lot: Sequence[Article], pictures: Mapping[str, bytes]) -> bool:
        """Adds a lot, with its pictures, to what was added before; whether it was written."""
        more = tuple(lot)
        if self._step is not None:
            is_written = self._steps.run(lambda library: library.articles.add_all(more, pictures))
        else:
            self._step = self._steps.take(
                "",
                lambda library: library.articles.add_all(more, pictures),
                self._take_out,
                again=self._add_again,
                said_back=self._said_back,
            )
            is_written = self._step is not None
        if is_written and self._step is not None:
            self._articles += more
            self._step.setText(adding_name(len(self._articles)))
        return is_written

    def _take_out(self, library: Library) -> Changes:
        ids = [article.id for article in self._articles]
        changes = library.articles.take_out(ids)
        self._staying = len(set(ids) - changes.articles)
        return changes

    def _add_again(self, library: Library) -> Changes:
        return library.articles.add_missing(self._articles)

    def _said_back(self) -> str:
        return said_of_taking_back(self._staying, len(self._articles))


class ArticleEdits:
    """What a student does to articles."""

    def __init__(self, steps: Steps) -> None:
        self._steps = steps

    def add(
        self,
        articles: Sequence[Article],
        pictures: Mapping[str, bytes] = NO_PICTURES,
        *,
        to: AddedArticles | None = None,
    ) -> AddedArticles | None:
        """Adds articles, in the step that added others before them; None when it cannot be written.

        `pictures` are the bytes of those that they show, by their names; they stay in the library
        when the step is undone. Where the step of those before is undone by now, these are a step
        of their own. Undone, those articles go that carry nothing of the student's yet; the others
        stay, and it is told.
        """
        added = to if to is not None and to.is_done else AddedArticles(self._steps)
        return added if added.add(articles, pictures) else None
