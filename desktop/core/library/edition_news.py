"""What a new edition of a lesson did to its student's marks, as the page of the lesson tells it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.article import ArticleId
from desktop.core.lesson import PackId
from desktop.core.library.editions import Editions
from desktop.core.library.kept_versions import MarkFate
from desktop.core.library.library import Library


@dataclass(frozen=True, slots=True)
class EditionNews:
    """How many marks fared in which way; `article_id` is the text to look at first."""

    standing: int
    to_check: int
    lost: int
    article_id: ArticleId


def edition_news(library: Library, pack_id: PackId) -> EditionNews | None:
    """How the marks fared in the texts that an edition changed; None where there are none. A task.

    What its student looked at since is kept, or lost, and waits no more.
    """
    editions = Editions(library)
    lesson = editions.standing(pack_id)
    if lesson is None or not editions.earlier(pack_id):
        return None
    standing = to_check = lost = 0
    first: ArticleId | None = None
    is_waiting = False
    for article_id in lesson.article_ids:
        fates = [each.fate for each in library.versions.carried(article_id)]
        to_check += (here := fates.count(MarkFate.CHECK))
        lost += (gone := fates.count(MarkFate.LOST))
        standing += len(fates) - here - gone
        if fates and (first is None or (not is_waiting and here + gone)):
            first, is_waiting = article_id, bool(here + gone)
    return EditionNews(standing, to_check, lost, first) if first is not None else None
