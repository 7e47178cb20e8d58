"""A student's marks on one text of an article, found again in another that says the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.core.anchoring.relocating import relocate
from desktop.core.anchoring.relocation import Outcome
from desktop.core.annotation import Annotation
from desktop.core.article import Article, ArticleId
from desktop.core.library.library import Library
from desktop.core.record import replace
from desktop.core.selector import Selector


@dataclass(frozen=True, slots=True)
class LevelMark:
    """A mark that was `made` on another text, called `level`, and what became of it in this one.

    `words` are where it stands here: for sure, or to be looked at; None where it is lost.
    """

    made: Annotation
    level: str
    outcome: Outcome
    words: Selector | None = None

    @property
    def is_to_check(self) -> bool:
        """Whether it stands here in other words, or on one of several places."""
        return self.outcome is Outcome.CHECK

    def here(self, article: Article) -> Annotation:
        """The mark as it stands in this text; as it was made where it stands nowhere in it."""
        if self.words is None:
            return self.made
        return replace(self.made, article_id=article.id, selector=self.words)


def level_marks(
    library: Library, article: Article, others: Iterable[tuple[ArticleId, str]]
) -> tuple[LevelMark, ...]:
    """The marks, notes and judgements made on other texts of an article; a task.

    `others` are the ids of these texts and what they are called.
    """
    found: list[LevelMark] = []
    for article_id, name in others:
        marks = [mark for mark, _ in made_on(library, [(article_id, name)])]
        if not marks:
            continue
        old = library.articles.get(article_id).text
        relocated = relocate((each.selector for each in marks), article.text, old=old)
        for mark, relocation in zip(marks, relocated, strict=True):
            found.append(LevelMark(mark, name, relocation.outcome, relocation.selector))
    return tuple(found)


def made_on(
    library: Library, others: Iterable[tuple[ArticleId, str]]
) -> Iterator[tuple[Annotation, str]]:
    """The marks, notes and judgements on other texts of an article, each with that text's name."""
    for article_id, name in others:
        for mark in library.annotations.of_article(article_id):
            if mark.question is None and mark.selector.quote.exact:
                yield mark, name
