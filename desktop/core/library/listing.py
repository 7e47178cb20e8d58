"""The articles of the library as a list: which of them, in what order, and what is said of each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple
from unicodedata import normalize

from desktop.core.article import ArticleId
from desktop.core.library.article_tags import ArticleTags
from desktop.core.library.collections import ArticleCollection, Collections
from desktop.core.library.library import Library
from desktop.core.library.reading_marks import ReadingState, percent_of, state_of


class ListOrder(StrEnum):
    """By what a list is sorted."""

    TITLE = "title"
    PUBLISHER = "publisher"
    PUBLISHED = "published"
    ADDED = "added"
    VISITED = "visited"
    WORDS = "words"
    GRADE = "grade"
    QUOTES = "quotes"
    NOTES = "notes"
    PROGRESS = "progress"


class ShelfPart(StrEnum):
    """What of the library is listed; a tag, a collection or a search has a `value` beside it."""

    ALL = "all"
    TAG = "tag"
    COLLECTION = "collection"
    SEARCH = "search"
    BIN = "bin"


@dataclass(frozen=True, slots=True)
class ArticleRequest:
    """What is to be listed.

    `words` stand in the title or the publisher; `answers` are the articles that answer a search,
    where that is listed. `is_falling` has the largest, or the latest, first.
    """

    part: ShelfPart = ShelfPart.ALL
    value: str = ""
    state: ReadingState | None = None
    words: str = ""
    order: ListOrder = ListOrder.ADDED
    is_falling: bool = True
    answers: tuple[ArticleId, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """What is listed: `ids` in their order, and how many there are beside them.

    `states` count those of the part that is listed, whatever state is wanted; `total` is all the
    library has.
    """

    ids: tuple[ArticleId, ...] = ()
    states: dict[ReadingState, int] = field(default_factory=dict)
    in_part: int = 0
    total: int = 0
    in_bin: int = 0
    unread: int = 0
    tags: tuple[tuple[str, int], ...] = ()
    collections: tuple[ArticleCollection, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """What a row of the list says; numbers that are not known yet are None."""

    id: ArticleId
    title: str
    publisher: str = ""
    byline: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    added: str = ""
    visited: str = ""
    removed: str = ""
    words: int | None = None
    are_characters: bool = False
    minutes: int | None = None
    grade: int | None = None
    quotes: int | None = None
    notes: int = 0
    state: ReadingState = ReadingState.UNREAD
    percent: int = 0
    tags: tuple[str, ...] = ()


class _Known(NamedTuple):
    """What is known of each article that may be listed, in the order of the columns below."""

    id: ArticleId
    title: str
    publisher: str
    published: str
    added: str
    removed: str | None
    visited: str | None
    seen: int | None
    said: str | None
    characters: int | None
    words: int | None
    grade: int | None
    quotes: int | None
    state: ReadingState

    @property
    def percent(self) -> int:
        return percent_of(self.seen, self.characters)


_KNOWN = """
    SELECT a.id, a.title, a.publisher, a.published, a.added, a.removed, p.visited,
           coalesce(p.furthest, p.position), m.state, s.characters, s.words, s.grade, s.quotes
      FROM article a
      LEFT JOIN reading_place p ON p.article_id = a.id
      LEFT JOIN reading_mark m ON m.article_id = a.id
      LEFT JOIN article_measure s ON s.article_id = a.id
     WHERE a.removed IS {0} NULL
     ORDER BY a.added, a.rowid
    """
_NOTES = "SELECT article_id, count(*) FROM annotation WHERE {0} GROUP BY article_id"
_ARE_NOTES = "removed IS NULL AND question IS NULL AND trim(body, char(9, 10, 13, 32)) <> ''"


def listing(library: Library, request: ArticleRequest) -> Listing:
    """What is to be listed, with the sums of all there is; a task."""
    connection = library.connection
    known = _known(library, "")
    binned = connection.read("SELECT count(*) FROM article WHERE removed IS NOT NULL")
    tags = connection.read(
        "SELECT t.tag, count(*) FROM article_tag t JOIN article a ON a.id = t.article_id"
        " WHERE t.removed IS NULL AND a.removed IS NULL GROUP BY t.tag ORDER BY t.tag"
    )
    part = _part_of(library, known, request)
    words = _folded(request.words).split()
    if words:
        part = [each for each in part if _has(each, words)]
    states = Counter(each.state for each in part)
    is_narrowed = request.state is not None
    shown = [each for each in part if each.state is request.state] if is_narrowed else part
    return Listing(
        ids=tuple(each.id for each in _ordered(library, shown, request)),
        states={state: states[state] for state in ReadingState},
        in_part=len(part),
        total=len(known),
        in_bin=int(binned[0][0]),
        unread=[each.state for each in known].count(ReadingState.UNREAD),
        tags=tuple((str(tag), int(count)) for tag, count in tags),
        collections=Collections(connection, library.now).all(),
    )


def _known(library: Library, not_: str) -> list[_Known]:
    rows = library.connection.read(_KNOWN.format(not_))
    # What cannot be shown is left out and told where articles are shown by name.
    return [_Known._make((*row, _state(row))) for row in rows if _is_sound(row)]


def _is_sound(row: tuple[Any, ...]) -> bool:
    return all(isinstance(each, str) for each in row[:5])


def _state(row: tuple[Any, ...]) -> ReadingState:
    visited, seen, said, characters = row[6:10]
    percent = percent_of(seen, characters)
    return state_of(said, was_opened=visited is not None, percent=percent)


def _part_of(library: Library, known: list[_Known], request: ArticleRequest) -> list[_Known]:
    if request.part is ShelfPart.ALL:
        return known
    if request.part is ShelfPart.BIN:
        return _known(library, "NOT")
    if request.part is ShelfPart.SEARCH:
        found = frozenset(request.answers)
        return [each for each in known if each.id in found]
    sql = "SELECT article_id FROM article_tag WHERE removed IS NULL AND tag = ?"
    if request.part is ShelfPart.COLLECTION:
        sql = "SELECT article_id FROM collected WHERE removed IS NULL AND collection_id = ?"
    inside = {row[0] for row in library.connection.read(sql, (request.value,))}
    return [each for each in known if each.id in inside]


def _has(article: _Known, words: list[str]) -> bool:
    told = _folded(f"{article.title} {article.publisher}")
    return all(word in told for word in words)


def _ordered(library: Library, shown: list[_Known], request: ArticleRequest) -> list[_Known]:
    """In their order; what has no value for it comes last, whichever way it goes."""
    notes = _note_counts(library) if request.order is ListOrder.NOTES else {}
    keys: dict[ListOrder, Callable[[_Known], Any]] = {
        ListOrder.TITLE: lambda each: _sorted_as(each.title),
        ListOrder.PUBLISHER: lambda each: _sorted_as(each.publisher) or None,
        ListOrder.PUBLISHED: lambda each: each.published or None,
        ListOrder.ADDED: lambda each: each.removed or each.added,
        ListOrder.VISITED: lambda each: each.visited,
        ListOrder.WORDS: lambda each: each.words,
        ListOrder.GRADE: lambda each: each.grade,
        ListOrder.QUOTES: lambda each: each.quotes,
        ListOrder.NOTES: lambda each: notes.get(each.id),
        ListOrder.PROGRESS: lambda each: (list(ReadingState).index(each.state), each.percent),
    }
    key = keys[request.order]
    keyed = [(key(each), number, each) for number, each in enumerate(shown)]
    there = sorted(
        (each for each in keyed if each[0] is not None),
        key=lambda each: each[:2],
        reverse=request.is_falling,
    )
    return [each[2] for each in (*there, *(each for each in keyed if each[0] is None))]


def _note_counts(library: Library) -> dict[str, int]:
    return dict(library.connection.read(_NOTES.format(_ARE_NOTES)))


def listed(library: Library, ids: Collection[ArticleId]) -> tuple[ListedArticle, ...]:
    """What is said of these articles; no text is read for it."""
    wanted: Sequence[ArticleId] = list(ids)
    told = json.dumps(wanted)
    rows = library.connection.read(
        "SELECT a.id, a.title, a.publisher, a.byline, a.published, a.url, a.language, a.added,"
        " p.visited, a.removed, s.words, s.are_characters, s.minutes, s.grade, s.quotes,"
        " coalesce(p.furthest, p.position), s.characters, m.state FROM article a"
        " LEFT JOIN reading_place p ON p.article_id = a.id"
        " LEFT JOIN reading_mark m ON m.article_id = a.id"
        " LEFT JOIN article_measure s ON s.article_id = a.id"
        " WHERE a.id IN (SELECT value FROM json_each(?))",
        (told,),
    )
    inside = f"{_ARE_NOTES} AND article_id IN (SELECT value FROM json_each(?))"
    notes = dict(library.connection.read(_NOTES.format(inside), (told,)))
    tags = ArticleTags(library.connection, library.now).of(wanted)
    return tuple(_listed(row, notes.get(row[0], 0), tags.get(row[0], ())) for row in rows)


def _listed(row: tuple[Any, ...], notes: int, tags: tuple[str, ...]) -> ListedArticle:
    texts = [str(each or "") for each in row[:10]]
    percent = percent_of(row[15], row[16])
    return ListedArticle(
        id=ArticleId(texts[0]),
        title=texts[1],
        publisher=texts[2],
        byline=texts[3],
        published=texts[4],
        url=texts[5],
        language=texts[6],
        added=texts[7],
        visited=texts[8],
        removed=texts[9],
        words=row[10],
        are_characters=bool(row[11]),
        minutes=row[12],
        grade=row[13],
        quotes=row[14],
        notes=notes,
        state=state_of(row[17], was_opened=row[8] is not None, percent=percent),
        percent=percent,
        tags=tags,
    )


# Whoever types a word into the filter has all titles folded for each letter.
@lru_cache(maxsize=40_000)
def _folded(words: str) -> str:
    if words.isascii():
        return words.casefold()
    plain = normalize("NFKD", words)
    return "".join(each for each in plain if not "\u0300" <= each <= "\u036f").casefold()


def _sorted_as(words: str) -> str:
    """What a title is sorted by: not by its quotation marks, and é with e."""
    folded = _folded(words)
    first = next((place for place, each in enumerate(folded) if each.isalnum()), 0)
    return folded[first:]
