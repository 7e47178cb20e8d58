"""The student's marks, notes, judgements and answers as they stand in the file."""

from __future__ import annotations

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.claim import ClaimId
from desktop.core.library.connection import Connection
from desktop.core.library.errors import NoSuchAnnotation
from desktop.core.library.row_kinds import ANNOTATION
from desktop.core.library.rows import first_record, records
from desktop.core.selector import Selector

_OF_ARTICLE = "WHERE it.article_id = ? AND it.removed"
_SECOND_IN = "WHERE it.also_in = ? AND it.removed"
_FOUND, _SECOND_FOUND = "AND it.lost_from IS NULL", "AND it.also_lost_from IS NULL"
_LOST, _SECOND_LOST = "AND it.lost_from IS NOT NULL", "AND it.also_lost_from IS NOT NULL"


# A judgement, or an answer, that says nothing is nowhere to be seen.
NOT_BLANK = (
    "(it.claim IS NULL AND it.question IS NULL OR it.stance IS NOT NULL"
    " OR trim(it.body, char(9, 10, 13, 32)) <> ''"
    " OR instr(it.question, '/') AND it.exact <> '')"
)


class KeptAnnotations:
    """Reads annotations."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_article(self, article_id: ArticleId) -> tuple[Annotation, ...]:
        """The annotations of an article in the order of its text.

        No blank one is among them, and none that lost its place.
        """
        return self._own_of(article_id, _FOUND)

    def lost_in(self, article_id: ArticleId) -> tuple[Annotation, ...]:
        """Those of which the words stand in an earlier version of the article's text alone."""
        second = self._second_in(article_id, "IS NULL", _SECOND_LOST)
        return (*self.lost_of_article(article_id), *second)

    def lost_of_article(self, article_id: ArticleId) -> tuple[Annotation, ...]:
        """As `lost_in`, of those that were made on this article first."""
        return self._own_of(article_id, _LOST)

    def _own_of(self, article_id: ArticleId, lost: str) -> tuple[Annotation, ...]:
        found = records(
            self._connection,
            ANNOTATION,
            f"{_OF_ARTICLE} IS NULL {lost} ORDER BY it.start, it.end, it.created, it.id",
            (article_id,),
        )
        return tuple(each for each in found if not each.is_blank)

    def standing_in(self, article_id: ArticleId) -> tuple[Annotation, ...]:
        """All that stands in an article, in the order of its text.

        Notes that were made on another one and on this are seen from here (`Annotation.seen_in`).
        """
        found = self._second_in(article_id, "IS NULL", _SECOND_FOUND)
        own = self.of_article(article_id)
        if not found:
            return own
        return tuple(sorted((*own, *found), key=lambda each: (each.span, each.created, each.id)))

    def _second_in(
        self, article_id: ArticleId, removed: str, lost: str = ""
    ) -> tuple[Annotation, ...]:
        found = records(
            self._connection,
            ANNOTATION,
            f"{_SECOND_IN} {removed} {lost} ORDER BY it.id",
            (article_id,),
        )
        # What stands twice in one article is one of its own.
        return tuple(each.seen_in(article_id) for each in found if each.article_id != article_id)

    def judgement_of(self, claim_id: ClaimId) -> Annotation | None:
        """What the reader thinks of a claim, also where that is blank by now.

        Where two programs wrote one at once, the one that was changed last.
        """
        return first_record(
            self._connection,
            ANNOTATION,
            "WHERE it.claim = ? AND it.removed IS NULL ORDER BY it.modified DESC, it.id",
            (claim_id,),
        )

    def may_wait(self, article_id: ArticleId) -> bool:
        """Whether any place of a mark of an article was to be looked at at some time."""
        sql = "SELECT 1 FROM carried_place WHERE article_id = ? LIMIT 1"
        return self._connection.read_one(sql, (article_id,)) is not None

    def of_source(self, article_id: ArticleId) -> tuple[Annotation, ...]:
        """What its reader found out about the source of an article; also what is blank by now."""
        return records(
            self._connection,
            ANNOTATION,
            f"{_OF_ARTICLE} IS NULL AND it.question IS NOT NULL AND it.publisher IS NULL"
            " AND NOT instr(it.question, '/') ORDER BY it.created, it.id",
            (article_id,),
        )

    def of_publisher(self, publisher: str) -> tuple[Annotation, ...]:
        """What is known of a publisher with this key; also what is blank by now."""
        return records(
            self._connection,
            ANNOTATION,
            "WHERE it.publisher = ? AND it.removed IS NULL ORDER BY it.created, it.id",
            (publisher,),
        )

    def removed_from(self, article_id: ArticleId) -> tuple[Annotation, ...]:
        """The annotations of an article that lie in the bin, the last removed first."""
        found = records(
            self._connection,
            ANNOTATION,
            f"{_OF_ARTICLE} IS NOT NULL ORDER BY it.removed DESC, it.id",
            (article_id,),
        )
        second = self._second_in(article_id, "IS NOT NULL")
        return (*(each for each in found if not each.is_blank), *second)

    def removal_times(self, article_id: ArticleId) -> dict[AnnotationId, str]:
        """When what lies in the bin of an article was removed, as ISO 8601 times."""
        rows = self._connection.read(
            "SELECT id, removed FROM annotation WHERE removed IS NOT NULL"
            " AND (article_id = ? OR also_in = ?)",
            (article_id, article_id),
        )
        return {AnnotationId(str(row[0])): str(row[1]) for row in rows}

    def binned_count(self) -> int:
        """How many marks and notes lie in the bin, of all articles."""
        sql = f"SELECT count(*) FROM annotation AS it WHERE it.removed IS NOT NULL AND {NOT_BLANK}"
        row = self._connection.read_one(sql)
        return int(row[0]) if row else 0

    def find(self, annotation_id: AnnotationId) -> Annotation | None:
        """The annotation with this id, unless it was removed or never was."""
        return first_record(
            self._connection,
            ANNOTATION,
            "WHERE it.id = ? AND it.removed IS NULL",
            (annotation_id,),
        )

    def find_removed(self, annotation_id: AnnotationId) -> Annotation | None:
        """The annotation with this id, if it lies in the bin."""
        return first_record(
            self._connection,
            ANNOTATION,
            "WHERE it.id = ? AND it.removed IS NOT NULL",
            (annotation_id,),
        )

    def _standing(self, annotation_id: AnnotationId) -> tuple[Annotation, str | None]:
        """What stands there now, inside the caller's transaction, and since when in the bin."""
        key = (annotation_id,)
        standing = first_record(self._connection, ANNOTATION, "WHERE it.id = ?", key)
        row = self._connection.read_one("SELECT removed FROM annotation WHERE id = ?", key)
        # One that this version cannot read is not written over by it.
        if standing is None or row is None:
            raise NoSuchAnnotation(annotation_id)
        return standing, row[0]


def where(annotation: Annotation) -> tuple[int | str | None, ...]:
    """The columns that say on which words it stands."""
    return _columns_of(annotation.selector)


def where_also(annotation: Annotation) -> tuple[int | str | None, ...]:
    """Those that say on which words of a second article."""
    return _columns_of(annotation.also_at) if annotation.also_at is not None else (None,) * 5


def lost_from(annotation: Annotation) -> tuple[int | None, int | None]:
    """Those that say from which version on it has no words."""
    return annotation.lost_from, annotation.also_lost_from


def _columns_of(selector: Selector) -> tuple[int | str | None, ...]:
    position, quote = selector.position, selector.quote
    return position.start, position.end, quote.exact, quote.prefix, quote.suffix
