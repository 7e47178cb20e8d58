"""What lessons explain of a text, word and day, and what they call the pens while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.core.article import Article
from desktop.core.library.library import Library
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
    timeline = ((each.day, each.words) for each in said.timeline(article.id))
    return Explained(
        explained_words(article.text, said.glossary(article.id)),
        days_in_text(article.text, timeline, article.published),
        said.pens(article.id),
    )
