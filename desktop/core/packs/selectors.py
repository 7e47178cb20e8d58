"""From the `on:`, `also:` and `near:` fields of a record to places in its article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.core.anchoring.description import describe
from desktop.core.fields.fields import Field, Fields, unquoted
from desktop.core.fields.problem import ProblemList
from desktop.core.packs.articles import PackArticle, say_no_article
from desktop.core.packs.copied_words import TooManyOccurrences
from desktop.core.packs.slip import PackSlip
from desktop.core.selector import Selector
from desktop.core.span import Span

_ON, _ALSO, _NEAR = "on", "also", "near"
_ANSWERS = ("answer", "accept")
_ELSEWHERE = ("with", "in")
# Nobody needs a guess at each of more.
_ENOUGH_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class _Copied:
    """Words that a field copies from its article, and the `near:` that helps their place."""

    words: str
    field: Field
    near: Field | None


def read_selectors(
    article: PackArticle, fields: Fields, problems: ProblemList
) -> tuple[Selector, ...]:
    """The places of a record, that of `on:` first; a record without `on:` is an error."""
    on = fields.first(_ON)
    if on is None or not on.words:
        problems.error(
            fields.file,
            fields.line_of(_ON),
            PackSlip.NO_PASSAGE,
        )
        return ()
    return selectors_of(article, fields, (_ON, _ALSO), problems)


def selectors_of(
    article: PackArticle, fields: Fields, names: tuple[str, ...], problems: ProblemList
) -> tuple[Selector, ...]:
    """The places that the fields of these names give, in the order of the names.

    An answer may give several passages, parted by `|`.
    """
    selectors: list[Selector] = []
    nears = _nears(fields)
    for name in names:
        for field in fields.every(name):
            for words in _passages_of(field):
                asked = _Copied(words, field, nears.get(field.line))
                span = _found_or_said(article, fields, asked, problems)
                if span is not None:
                    selectors.append(describe(article.article.text, span))
    return tuple(selectors)


def elsewhere(
    article: PackArticle,
    fields: Fields,
    name: str,
    articles: Mapping[str, PackArticle],
    problems: ProblemList,
) -> Iterator[tuple[PackArticle, Selector]]:
    """The articles and passages that the fields `name: article-id | "words"` give.

    Without a bar it is a passage of the record's own article.
    """
    nears = _nears(fields)
    for field in fields.every(name):
        named, bar, words = field.value.partition("|")
        key = unquoted(named).casefold()
        where = articles.get(key) if bar else article
        if where is None:
            say_no_article(fields.file, field.line, key, articles, problems)
            continue
        asked = _Copied(unquoted(words if bar else field.value), field, nears.get(field.line))
        span = _found_or_said(where, fields, asked, problems)
        if span is not None:
            yield where, describe(where.article.text, span)


def _passages_of(field: Field) -> tuple[str, ...]:
    if field.name not in _ANSWERS:
        return (field.words,)
    parts = field.words.split("|")
    return tuple(words for words in (unquoted(part) for part in parts) if words)


def _found_or_said(
    article: PackArticle, fields: Fields, asked: _Copied, problems: ProblemList
) -> Span | None:
    try:
        return _find(article, fields, asked, problems)
    except TooManyOccurrences:
        problems.error(
            fields.file,
            asked.field.line,
            PackSlip.TOO_MANY_PLACES,
            field=asked.field.name,
            words=asked.words,
            article_file=article.file,
        )
        return None


def _find(
    article: PackArticle, fields: Fields, asked: _Copied, problems: ProblemList
) -> Span | None:
    if not article.is_readable:
        # That is said once, and not of every passage.
        return None
    words, field, near = asked.words, asked.field, asked.near
    spans = article.copied.spans(words)
    if not spans:
        problems.error(
            fields.file,
            field.line,
            PackSlip.NOT_IN_ARTICLE,
            field=field.name,
            words=words,
            article_file=article.file,
            meant=article.copied.closest(words) if len(problems) < _ENOUGH_PROBLEMS else "",
        )
        return None
    if near is not None and len(spans) > 1:
        if not article.copied.spans(near.words):
            problems.error(
                fields.file,
                near.line,
                PackSlip.NEAR_NOT_IN_ARTICLE,
                words=near.words,
                article_file=article.file,
            )
            return None
        spans = article.copied.nearest(words, near.words)
    if len(spans) > 1:
        problems.error(
            fields.file,
            field.line,
            PackSlip.SEVERAL_PLACES,
            field=field.name,
            words=words,
            count=len(spans),
            article_file=article.file,
        )
        return None
    return spans[0]


def _nears(fields: Fields) -> dict[int, Field]:
    """The `near:` that helps each place, by the line of the place.

    It is the one under it, or else the only one of the record.
    """
    every = fields.every(_NEAR)
    only = every[0] if len(every) == 1 else None
    nears: dict[int, Field] = {}
    below: Field | None = None
    for entry in reversed(fields.entries):
        if entry.name == _NEAR:
            below = entry
        elif entry.name in (_ON, _ALSO, *_ANSWERS, *_ELSEWHERE):
            if (near := below or only) is not None:
                nears[entry.line] = near
            below = None
    return nears
