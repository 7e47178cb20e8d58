"""What lessons explain of a text, word and day, and what they call the pens while it is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from desktop.core.article import Article
from desktop.core.glossary_word import GlossaryWord
from desktop.core.library.lesson_contents import InstalledLesson
from desktop.core.library.library import Library
from desktop.core.packs.timeline import Moment
from desktop.core.pen import Pen
from desktop.core.text.days_in_text import TimelineDay, days_in_text
from desktop.core.text.explained_words import ExplainedWord, explained_words


@dataclass(frozen=True, slots=True)
class Explained:
    """Words that lessons explain, days of which their timelines tell, and names of pens."""

    words: tuple[ExplainedWord, ...] = ()
    days: tuple[TimelineDay, ...] = ()
    pens: dict[Pen, str] = field(default_factory=dict)


def explained_in(library: Library, article: Article) -> Explained:
    """What the lessons of an article say of its words; a task."""
    said = library.lessons.words
    glossary, timeline = said.glossary(article.id), said.timeline(article.id)
    return _explained(article, glossary, timeline, said.pens(article.id))


def explained_by(lesson: InstalledLesson, article: Article) -> Explained:
    """What one lesson, which need not be in a library, says of the words of its text; a task."""
    contents = lesson.contents
    return _explained(article, contents.glossary, contents.timeline, dict(contents.about.pens))


def _explained(
    article: Article,
    glossary: Iterable[GlossaryWord],
    timeline: Iterable[Moment],
    pens: dict[Pen, str],
) -> Explained:
    days = ((each.day, each.words) for each in timeline)
    return Explained(
        explained_words(article.text, glossary),
        days_in_text(article.text, days, article.published),
        pens,
    )
