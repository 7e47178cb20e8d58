"""What an operation on the library touched, so that each view decides whether to look again."""

from __future__ import annotations

from desktop.core.annotation import AnnotationId
from desktop.core.article import ArticleId
from desktop.core.correction import CorrectionId
from desktop.core.lesson import PackId
from desktop.core.record import record
from desktop.core.saved_search import SavedSearchId


@record(frozen=True, slots=True)
class Changes:
    """The ids that one operation added, changed or removed.

    `articles` also names the articles whose annotations are in `annotations`, and those in
    which other speakers may be shown after what `corrections` names. `past_searches` are words
    that were searched for before. `collections` have other articles in them: the ids of those that
    a reader made, tags with # before them, and the bin. Those in `texts` have another text, and are
    in `articles` too. `own_claims` are a student's, whose words or evidence are others now.
    """

    articles: frozenset[ArticleId] = frozenset()
    annotations: frozenset[AnnotationId] = frozenset()
    lessons: frozenset[PackId] = frozenset()
    corrections: frozenset[CorrectionId] = frozenset()
    searches: frozenset[SavedSearchId] = frozenset()
    past_searches: frozenset[str] = frozenset()
    collections: frozenset[str] = frozenset()
    texts: frozenset[ArticleId] = frozenset()
    own_claims: frozenset[str] = frozenset()

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            self.articles | other.articles,
            self.annotations | other.annotations,
            self.lessons | other.lessons,
            self.corrections | other.corrections,
            self.searches | other.searches,
            self.past_searches | other.past_searches,
            self.collections | other.collections,
            self.texts | other.texts,
            self.own_claims | other.own_claims,
        )

    def __bool__(self) -> bool:
        return any(
            (
                self.articles,
                self.annotations,
                self.lessons,
                self.corrections,
                self.searches,
                self.past_searches,
                self.collections,
                self.own_claims,
            )
        )
