"""An article of the library as a source to cite, and what somebody has to find out first."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.core.annotation import Annotation
from desktop.core.article import Article
from desktop.core.record import record
from desktop.core.source_question import SourceQuestion, TextKind
from desktop.core.student_work.citations.person_name import names_from
from desktop.core.student_work.citations.reference import CitedKind, Reference, date_from

# What an article says of its genre, in small letters, and what a student says of it.
_GENRES = {
    "book": CitedKind.BOOK,
    "chapter": CitedKind.CHAPTER,
    "film": CitedKind.FILM,
    "interview": CitedKind.INTERVIEW,
    "journal": CitedKind.JOURNAL,
    "letter": CitedKind.LETTER,
    "picture": CitedKind.PICTURE,
    "report": CitedKind.REPORT,
    "speech": CitedKind.SPEECH,
    "study": CitedKind.JOURNAL,
}
_ANSWERS = {
    TextKind.NEWS_REPORT: CitedKind.NEWS,
    TextKind.OPINION: CitedKind.NEWS,
    TextKind.STUDY: CitedKind.JOURNAL,
    TextKind.OFFICIAL: CitedKind.REPORT,
    TextKind.PRESS_RELEASE: CitedKind.WEB_PAGE,
    TextKind.BLOG: CitedKind.WEB_PAGE,
    TextKind.ADVERTISEMENT: CitedKind.WEB_PAGE,
}
# Of these the publisher is what they stand in.
_IN_PUBLISHER = (CitedKind.NEWS, CitedKind.WEB_PAGE, CitedKind.JOURNAL, CitedKind.INTERVIEW)


@record(frozen=True, slots=True)
class ArticleReference:
    """A source, and the questions of “Who is behind this?” that nobody answered yet."""

    reference: Reference
    missing: tuple[SourceQuestion, ...] = ()


def reference_of(article: Article, answers: Iterable[Annotation] = ()) -> ArticleReference:
    """How an article is cited, from its own data and what a student found out about it."""
    kind = _kind(article, answers)
    container = article.publisher if kind in _IN_PUBLISHER else ""
    reference = Reference(
        id=article.id,
        kind=kind,
        title=" ".join(article.title.split()),
        authors=names_from(article.byline),
        container=container,
        publisher="" if container else article.publisher,
        issued=date_from(article.published),
        accessed=date_from(article.accessed),
        url=article.url,
    )
    known = {
        SourceQuestion.AUTHOR: reference.authors,
        SourceQuestion.PUBLISHER: article.publisher,
        SourceQuestion.DAY: reference.issued,
    }
    return ArticleReference(
        reference, tuple(question for question, answer in known.items() if not answer)
    )


def _kind(article: Article, answers: Iterable[Annotation]) -> CitedKind:
    said = next((each.body for each in answers if each.question == SourceQuestion.KIND), "")
    for line in said.splitlines():
        for told, kind in _ANSWERS.items():
            if line.strip() == told:
                return kind
    genre = article.genre.casefold()
    for word, kind in _GENRES.items():
        if word in genre.split():
            return kind
    return CitedKind.NEWS if article.publisher else CitedKind.WEB_PAGE
