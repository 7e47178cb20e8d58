"""An article of the library as a source to cite, and what somebody has to find out first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.core.annotation import Annotation
from desktop.core.article import Article
from desktop.core.record import record
from desktop.core.source_question import SourceQuestion, TextKind
from desktop.core.student_work.citations.numbers_cited import typed_date
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
    "news": CitedKind.NEWS,
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
# An answer is a name with at most so many letters; words of so few need no capital in it.
_LONGEST_NAME, _SMALL_WORD = 100, 3
# Of these the publisher is what they stand in.
_IN_PUBLISHER = (CitedKind.NEWS, CitedKind.WEB_PAGE, CitedKind.JOURNAL, CitedKind.INTERVIEW)


@record(frozen=True, slots=True)
class ArticleReference:
    """A source, and the questions of “Who is behind this?” that nobody answered yet."""

    reference: Reference
    missing: tuple[SourceQuestion, ...] = ()


def reference_of(article: Article, answers: Iterable[Annotation] = ()) -> ArticleReference:
    """How an article is cited, from its own data and what a student found out about it.

    What the page or its lesson says comes first. Of an answer only that is taken which is a name,
    or a day; all else is for whoever reads it. The title is written as the student wants it.
    """
    said = {each.question: each.body.strip() for each in answers if each.question is not None}
    kind = _kind(article, said)
    byline = article.byline or _name_in(said.get(SourceQuestion.AUTHOR, ""))
    owner = article.publisher or _name_in(said.get(SourceQuestion.PUBLISHER, ""))
    container = owner if kind in _IN_PUBLISHER else ""
    reference = Reference(
        id=article.id,
        kind=kind,
        title=" ".join((said.get(SourceQuestion.TITLE) or article.title).split()),
        authors=names_from(byline),
        container=container,
        publisher="" if container else owner,
        issued=date_from(article.published) or typed_date(said.get(SourceQuestion.DAY, "")),
        accessed=date_from(article.accessed),
        url=article.url,
    )
    known = {
        SourceQuestion.AUTHOR: reference.authors,
        SourceQuestion.PUBLISHER: owner,
        SourceQuestion.DAY: reference.issued,
    }
    return ArticleReference(
        reference, tuple(question for question, answer in known.items() if not answer)
    )


def _name_in(said: str) -> str:
    """An answer that is a name, such as “By Ada Quill” or “The Gull”; else nothing.

    That is one short line in which all words but small ones have a capital, without digits.
    """
    words = said.split()
    first = [word.lstrip("“‘\"'(") for word in words if word.casefold() != "by"]
    is_name = (
        bool(first)
        and len(said) <= _LONGEST_NAME
        and not any(sign.isdigit() or sign in "?!\n" for sign in said)
        and first[0][:1].isupper()
        and all(word[:1].isupper() for word in first if len(word) > _SMALL_WORD)
    )
    return " ".join(words) if is_name else ""


def _kind(article: Article, said: Mapping[str, str]) -> CitedKind:
    for line in said.get(SourceQuestion.KIND, "").splitlines():
        for told, kind in _ANSWERS.items():
            if line.strip() == told:
                return kind
    genre = article.genre.casefold()
    for word, kind in _GENRES.items():
        if word in genre.split():
            return kind
    return CitedKind.NEWS if article.publisher else CitedKind.WEB_PAGE
