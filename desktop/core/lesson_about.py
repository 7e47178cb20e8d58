"""What a lesson says of itself, beside its title and its texts."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.article import ArticleId
from desktop.core.lesson import PackId
from desktop.core.pen import Pen
from desktop.core.question import Reveal


@dataclass(frozen=True, slots=True)
class LessonAbout:
    """What pack.md says for its teacher and for the shelf.

    `minutes` is 0 where it is not said. `replaces` are packs that this one stands for. `pens` are
    the names that pens have in this lesson. `plan` is Markdown for the teacher alone; a copy
    `for_pupils` has none, nor what is right. `reveal` tells when context is shown.
    """

    level: str = ""
    minutes: int = 0
    subjects: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    contact: str = ""
    requires: str = ""
    replaces: tuple[PackId, ...] = ()
    pens: tuple[tuple[Pen, str], ...] = ()
    reveal: Reveal = Reveal.OPEN
    plan: str = ""
    is_for_pupils: bool = False
    format: int = 1


@dataclass(frozen=True, slots=True)
class ArticleLevel:
    """One of several texts that say the same; `same_as` is the one that claims are made on.

    `name` is what the teacher calls the level, and may be empty.
    """

    article_id: ArticleId
    name: str
    same_as: ArticleId | None = None
