"""What is printed of a lesson: its texts in marked runs, what stands beside them, its questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop.core.article import Article
from desktop.core.claim import Claim, ContextNote
from desktop.core.lesson import LessonPack
from desktop.core.packs.contents import LessonContents
from desktop.core.packs.levels import on_level
from desktop.core.printing.printed_rows import PrintedRow, printed_rows
from desktop.core.selector import Selector


class PrintPart(StrEnum):
    """A part of a lesson that is printed or left out; the TEXTS always stand first."""

    TEXTS = "texts"
    CONTEXT = "context"
    WORKSHEET = "worksheet"
    KEY = "key"


# What pupils get before they have done anything.
FOR_PUPILS = frozenset({PrintPart.TEXTS, PrintPart.WORKSHEET})


@dataclass(frozen=True, slots=True)
class PrintedAside:
    """A claim with the notes on it, or a note on its own; `number` is that of its mark."""

    number: int
    selectors: tuple[Selector, ...]
    notes: tuple[ContextNote, ...] = ()
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class PrintedText:
    """An article as it is printed."""

    article: Article
    lines: tuple[PrintedRow, ...]
    asides: tuple[PrintedAside, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedLesson:
    """A lesson as it is printed, in the parts that are wanted of it."""

    pack: LessonPack
    contents: LessonContents
    texts: tuple[PrintedText, ...]
    parts: frozenset[PrintPart]


def printed_lesson(
    pack: LessonPack, contents: LessonContents, parts: Iterable[PrintPart]
) -> PrintedLesson:
    """The parts of a lesson that are wanted; a task, as it walks through every text."""
    wanted = frozenset(parts)
    has_context = PrintPart.CONTEXT in wanted
    texts = tuple(
        _text(article, _asides(article, pack, contents) if has_context else ())
        for article in pack.articles
        if PrintPart.TEXTS in wanted
    )
    return PrintedLesson(pack, contents, texts, wanted)


def _asides(
    article: Article, pack: LessonPack, contents: LessonContents
) -> tuple[PrintedAside, ...]:
    claims, notes = _on(article, pack, contents)
    known = {claim.id for claim in claims}
    alone = [PrintedAside(0, note.places, (note,)) for note in notes if note.claim not in known]
    with_notes = [
        PrintedAside(0, claim.places, tuple(n for n in notes if n.claim == claim.id), claim)
        for claim in claims
    ]
    in_order = sorted((*with_notes, *alone), key=lambda aside: aside.selectors[0].span.start)
    return tuple(
        PrintedAside(number, aside.selectors, aside.notes, aside.claim)
        for number, aside in enumerate(in_order, 1)
    )


def _on(
    article: Article, pack: LessonPack, contents: LessonContents
) -> tuple[tuple[Claim, ...], tuple[ContextNote, ...]]:
    """Claims and notes on an article; those of the text that it is a level of stand there too."""
    claims = tuple(claim for claim in pack.claims if claim.article_id == article.id)
    notes = tuple(note for note in pack.notes if note.article_id == article.id)
    level = next((each for each in contents.levels if each.article_id == article.id), None)
    if level is None or level.same_as is None:
        return claims, notes
    main = next(each for each in pack.articles if each.id == level.same_as)
    on_main = tuple(claim for claim in pack.claims if claim.article_id == main.id)
    beside = tuple(note for note in pack.notes if note.article_id == main.id)
    passages = contents.level_passages
    return (
        (*claims, *on_level(on_main, main, article, passages)),
        (*notes, *on_level(beside, main, article, passages)),
    )


def _text(article: Article, asides: tuple[PrintedAside, ...]) -> PrintedText:
    marks = [(selector.span, aside.number) for aside in asides for selector in aside.selectors]
    return PrintedText(article, printed_rows(article, marks), asides)
