"""Which records the rows of each table become."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article, ArticleId, Completeness
from desktop.core.claim import (
    Claim,
    ClaimId,
    ClaimStatus,
    ClaimType,
    ContextNote,
    ContextNoteId,
    NoteKind,
    NoteSource,
    Person,
    PersonId,
    Stance,
)
from desktop.core.correction import Correction, CorrectionId, CorrectionKind, SpeakerName
from desktop.core.lesson import Lesson, PackFile, PackId
from desktop.core.library.rows import (
    Record,
    RowKind,
    bytes_in,
    list_in_json,
    number,
    number_or_none,
    selector,
    text,
    text_or_none,
    texts_in_json,
)
from desktop.core.pen import Pen
from desktop.core.saved_search import SavedSearch, SavedSearchId, request_from
from desktop.core.search_request import Request
from desktop.core.selector import Selector
from desktop.core.shape import SHAPELESS, Shape


def _article(row: tuple[Any, ...]) -> Article:
    words = text(row[2])
    return Article(
        id=ArticleId(text(row[0])),
        title=text(row[1]),
        text=words,
        publisher=text(row[3]),
        byline=text(row[4]),
        published=text(row[5]),
        accessed=text(row[6]),
        url=text(row[7]),
        genre=text(row[8]),
        language=text(row[9]),
        completeness=Completeness(text(row[10])),
        rights=text(row[11]),
        version=number(row[12]),
        shape=_shape(text_or_none(row[13]), words),
    )


def _shape(stored: str | None, words: str) -> Shape:
    if not stored:
        return SHAPELESS
    # Most texts have none, and a start need not load what reads it.
    from desktop.core.text.stored_shape import shape_from_json  # noqa: PLC0415

    return shape_from_json(stored, words)


def _annotation(row: tuple[Any, ...]) -> Annotation:
    claim, stance, also_in = (text_or_none(row[each]) for each in (11, 12, 13))
    question, publisher = (text_or_none(row[each]) for each in (19, 20))
    return Annotation(
        id=AnnotationId(text(row[0])),
        article_id=ArticleId(text(row[1])),
        selector=selector(*row[2:7]),
        pen=Pen(text(row[7])),
        body=text(row[8]),
        created=text(row[9]),
        modified=text(row[10]),
        claim_id=ClaimId(claim) if claim else None,
        stance=Stance(stance) if stance else None,
        also_in=ArticleId(also_in) if also_in else None,
        also_at=selector(*row[14:19]) if also_in else None,
        question=question or None,
        publisher=publisher or "",
        lost_from=number_or_none(row[21]),
        also_lost_from=number_or_none(row[22]),
        author=text_or_none(row[23]) or "",
    )


def _correction_of_pack(row: tuple[Any, ...]) -> Correction:
    return Correction(
        id=CorrectionId(text(row[0])),
        article_id=ArticleId(text(row[1])),
        kind=CorrectionKind(text(row[2])),
        selector=selector(*row[3:8]),
        speaker=text(row[8]),
        made_by=text(row[9]),
        created=text(row[10]),
    )


def _correction(row: tuple[Any, ...]) -> Correction:
    return _correction_of_pack((*row[:9], "", *row[9:]))


def _speaker_name(row: tuple[Any, ...]) -> SpeakerName:
    article_id = text_or_none(row[3])
    return SpeakerName(
        id=CorrectionId(text(row[0])),
        name=text(row[1]),
        shown_as=text(row[2]),
        article_id=ArticleId(article_id) if article_id is not None else None,
        created=text(row[4]),
    )


def _saved_search(row: tuple[Any, ...]) -> SavedSearch:
    request = request_from(text(row[1]), text(row[2]))
    return SavedSearch(SavedSearchId(text(row[0])), request, text(row[3]))


def _past_search(row: tuple[Any, ...]) -> Request:
    return request_from(text(row[0]), text(row[1]))


def _lesson(row: tuple[Any, ...]) -> Lesson:
    return Lesson(
        PackId(text(row[0])), text(row[1]), number(row[2]), text(row[3]), text(row[4]), ()
    )


def _pack_file(row: tuple[Any, ...]) -> PackFile:
    return PackFile(text(row[0]), bytes_in(row[1]))


def _picture(row: tuple[Any, ...]) -> bytes:
    text(row[0])
    return bytes_in(row[1])


def _person(row: tuple[Any, ...]) -> Person:
    return Person(PersonId(text(row[0])), text(row[1]), texts_in_json(row[2]), text(row[3]))


def _claim(row: tuple[Any, ...]) -> Claim:
    kind, speaker, status = (text_or_none(row[each]) for each in (4, 5, 7))
    return Claim(
        id=ClaimId(text(row[0])),
        article_id=ArticleId(text(row[1])),
        title=text(row[2]),
        places=_places_from_json(row[3]),
        type=ClaimType(kind) if kind else None,
        speaker=PersonId(speaker) if speaker else None,
        repeated_by=tuple(PersonId(person) for person in texts_in_json(row[6])),
        status=ClaimStatus(status) if status else None,
        status_by=text(row[8]),
        body=text(row[9]),
    )


def _note(row: tuple[Any, ...]) -> ContextNote:
    claim = text_or_none(row[5])
    return ContextNote(
        id=ContextNoteId(text(row[0])),
        article_id=ArticleId(text(row[1])),
        title=text(row[2]),
        places=_places_from_json(row[3]),
        kind=NoteKind(text(row[4])),
        claim=ClaimId(claim) if claim else None,
        sources=tuple(NoteSource(text(name), text(kind)) for name, kind in list_in_json(row[6])),
        date=text(row[7]),
        body=text(row[8]),
    )


def _places_from_json(column: object) -> tuple[Selector, ...]:
    places = tuple(
        selector(start, end, exact, prefix, suffix)
        for start, end, exact, prefix, suffix in list_in_json(column)
    )
    if not places:
        raise ValueError("no place in the text")
    return places


def _kind(table: str, columns: str, make: Callable[[tuple[Any, ...]], Record]) -> RowKind[Record]:
    return RowKind(table, tuple(columns.split(", ")), make)


_PLACE = "start, end, exact, prefix, suffix"
ARTICLE = _kind(
    "article",
    "id, title, text, publisher, byline, published, accessed, url, genre, language, completeness,"
    " rights, version, shape",
    _article,
)
ANNOTATION = _kind(
    "annotation",
    f"id, article_id, {_PLACE}, pen, body, created, modified, claim, stance,"
    " also_in, also_start, also_end, also_exact, also_prefix, also_suffix, question, publisher,"
    " lost_from, also_lost_from, author",
    _annotation,
)
CORRECTION = _kind("correction", f"id, article_id, kind, {_PLACE}, speaker, created", _correction)
SPEAKER_NAME = _kind("speaker_name", "id, name, shown_as, article_id, created", _speaker_name)
PACK_CORRECTION = _kind(
    "pack_correction",
    f"id, article_id, kind, {_PLACE}, speaker, made_by, created",
    _correction_of_pack,
)
SAVED_SEARCH = _kind("saved_search", "id, words, choices, created", _saved_search)
PAST_SEARCH = _kind("past_search", "words, choices", _past_search)
LESSON = _kind("lesson_pack", "id, title, edition, authors, licence", _lesson)
PACK_FILE = _kind("pack_file", "path, content", _pack_file)
PICTURE = _kind("picture", "name, content", _picture)
PERSON = _kind("person", "id, name, names, body", _person)
CLAIM = _kind(
    "claim",
    "id, article_id, title, places, type, speaker, repeated_by, status, status_by, body",
    _claim,
)
CONTEXT_NOTE = _kind(
    "context_note", "id, article_id, title, places, kind, claim_id, sources, date, body", _note
)
KINDS: tuple[RowKind[Any], ...] = (
    ARTICLE,
    ANNOTATION,
    CORRECTION,
    SPEAKER_NAME,
    PACK_CORRECTION,
    SAVED_SEARCH,
    PAST_SEARCH,
    LESSON,
    PACK_FILE,
    PICTURE,
    PERSON,
    CLAIM,
    CONTEXT_NOTE,
)
