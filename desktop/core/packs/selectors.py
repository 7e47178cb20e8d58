"""From the `on:`, `also:` and `near:` fields of a record to places in its article."""

from __future__ import annotations

from bisect import bisect_right

from desktop.core.anchoring.description import describe
from desktop.core.fields.fields import Field, Fields, unquoted
from desktop.core.fields.problem import ProblemList
from desktop.core.packs.articles import PackArticle
from desktop.core.packs.copied_words import closest_passage, nearest, spans_of_words
from desktop.core.packs.slip import PackSlip
from desktop.core.selector import Selector
from desktop.core.span import Span

_ON, _ALSO, _NEAR = "on", "also", "near"
_ANSWERS = ("answer", "accept")
# A guess takes some 3 ms in an article of a thousand words, and grows with the article.
_ENOUGH_PROBLEMS = 100
_LONGEST_TO_GUESS_IN = 200_000


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
    for name in names:
        for field in fields.every(name):
            for words in _passages_of(field):
                span = _find(article, fields, field, words, problems)
                if span is not None:
                    selectors.append(describe(article.article.text, span))
    return tuple(selectors)


def _passages_of(field: Field) -> tuple[str, ...]:
    if field.name not in _ANSWERS:
        return (field.words,)
    parts = field.words.split("|")
    return tuple(words for words in (unquoted(part) for part in parts) if words)


def _find(
    article: PackArticle, fields: Fields, field: Field, words: str, problems: ProblemList
) -> Span | None:
    found = spans_of_words(article.folded, words)
    if not found:
        passage = ""
        if len(problems) < _ENOUGH_PROBLEMS and len(article.folded.text) < _LONGEST_TO_GUESS_IN:
            passage = closest_passage(article.folded, words)
        problems.error(
            fields.file,
            field.line,
            PackSlip.NOT_IN_ARTICLE,
            field=field.name,
            words=words,
            article_file=article.file,
            meant=passage,
        )
        return None
    near = _near(fields, field) if len(found) > 1 else None
    if near is not None:
        landmarks = spans_of_words(article.folded, near.words)
        if not landmarks:
            problems.error(
                fields.file,
                near.line,
                PackSlip.NEAR_NOT_IN_ARTICLE,
                words=near.words,
                article_file=article.file,
            )
            return None
        found = nearest(found, landmarks)
    if len(found) > 1:
        problems.error(
            fields.file,
            field.line,
            PackSlip.SEVERAL_PLACES,
            field=field.name,
            words=words,
            count=len(found),
            article_file=article.file,
        )
        return None
    return found[0]


def _near(fields: Fields, field: Field) -> Field | None:
    """The `near:` that helps a place: the one under it, or else the only one of the record."""
    below = bisect_right(fields.entries, field.line, key=lambda entry: entry.line)
    for entry in fields.entries[below:]:
        if entry.name == _NEAR:
            return entry
        if entry.name in (_ON, _ALSO, *_ANSWERS):
            break
    every = fields.every(_NEAR)
    return every[0] if len(every) == 1 else None
