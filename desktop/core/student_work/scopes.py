"""What work can be taken out of together: a text, a collection, a lesson, or everything."""

from __future__ import annotations

from enum import StrEnum

from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.library.collections import Collections
from desktop.core.library.library import Library
from desktop.core.record import record


class ScopeKind(StrEnum):
    """What holds the articles together."""

    ARTICLE = "article"
    MARKS = "marks"
    RESULTS = "results"
    COLLECTION = "collection"
    LESSON = "lesson"
    LIBRARY = "library"


@record(frozen=True, slots=True)
class WorkScope:
    """Articles, and what they are called together; empty for all of a library.

    Of some only `marks` are taken that somebody chose; of the others, where it is None, all.
    """

    kind: ScopeKind
    name: str
    ids: tuple[ArticleId, ...]
    marks: frozenset[AnnotationId] | None = None


def scopes_of(
    library: Library,
    here: tuple[ArticleId, str] | None,
    chosen: frozenset[AnnotationId] = frozenset(),
) -> tuple[WorkScope, ...]:
    """What there is to choose from, nothing that is empty.

    First comes what was chosen of the text that is read, then that text.
    """
    known = library.articles.ids()
    scopes = []
    if here is not None and here[0] in known:
        if chosen:
            scopes.append(WorkScope(ScopeKind.MARKS, here[1], (here[0],), chosen))
        scopes.append(WorkScope(ScopeKind.ARTICLE, here[1], (here[0],)))
    collections = Collections(library.connection, library.now)
    inside = collections.of(known)
    for each in collections.all():
        ids = tuple(one for one in known if each.id in inside[one])
        scopes.append(WorkScope(ScopeKind.COLLECTION, each.name, ids))
    for lesson in library.lessons.all():
        ids = tuple(one for one in lesson.article_ids if one in known)
        scopes.append(WorkScope(ScopeKind.LESSON, lesson.title, ids))
    scopes.append(WorkScope(ScopeKind.LIBRARY, "", known))
    return tuple(scope for scope in scopes if scope.ids)
