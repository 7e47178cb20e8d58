"""Claims and notes of an article on another text that says the same in other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from desktop.core.anchoring.relocating import relocate
from desktop.core.anchoring.relocation import Outcome, Relocation
from desktop.core.article import Article, ArticleId
from desktop.core.claim import Claim, ClaimId, ContextNote, ContextNoteId
from desktop.core.fields.fields import FieldNames
from desktop.core.fields.problem import ProblemList
from desktop.core.fields.records import read_records
from desktop.core.fields.text_file import TextFile
from desktop.core.packs.articles import PackArticle
from desktop.core.packs.pack_head import PackHead
from desktop.core.packs.selectors import elsewhere
from desktop.core.packs.vocabulary import CLAIM, NOTE
from desktop.core.selector import Selector
from desktop.core.span import Span

About = TypeVar("About", Claim, ContextNote)


@dataclass(frozen=True, slots=True)
class LevelPassage:
    """Where a teacher says that a claim or a note stands in another text of its article."""

    about: ClaimId | ContextNoteId
    article_id: ArticleId
    selector: Selector


def read_level_passages(
    files: Mapping[str, TextFile],
    pack: PackHead,
    articles: Mapping[str, PackArticle],
    problems: ProblemList,
) -> tuple[LevelPassage, ...]:
    """What the lines `in: article-id | "words"` of claims and notes say."""
    return (
        *_passages(files.get("claims.md"), CLAIM, pack, articles, problems),
        *_passages(files.get("notes.md"), NOTE, pack, articles, problems),
    )


@dataclass(frozen=True, slots=True)
class OnLevel(Generic[About]):
    """What became on a level of claims, or notes, that are made on the main text.

    Those that are `sure` and those to `check` have their places in the level; those that are
    `lost` stand on the main text alone.
    """

    sure: tuple[About, ...] = ()
    check: tuple[About, ...] = ()
    lost: tuple[About, ...] = ()


def on_level(
    known: Iterable[About], main: Article, level: Article, passages: Iterable[LevelPassage]
) -> OnLevel[About]:
    """Claims, or notes, that are made on the main text, with their places in another of its levels.

    Where the teacher says where that is, there; else where anchoring finds their words again. A
    task.
    """
    said: dict[str, list[Selector]] = {}
    for passage in passages:
        if passage.article_id == level.id:
            said.setdefault(passage.about, []).append(passage.selector)
    known = tuple(known)
    wanted = [(each, place) for each in known for place in each.places if each.id not in said]
    places = relocate((place for _, place in wanted), level.text, old=main.text)
    found: dict[str, list[Relocation]] = {}
    for (about, _), relocation in zip(wanted, places, strict=True):
        found.setdefault(about.id, []).append(relocation)
    outcomes: dict[Outcome, list[About]] = {each: [] for each in Outcome}
    for about in known:
        at = said.get(about.id) or _places(found.get(about.id, ()), Outcome.SURE)
        outcome = Outcome.SURE
        if not at:
            at, outcome = _places(found.get(about.id, ()), Outcome.CHECK), Outcome.CHECK
        if at:
            outcomes[outcome].append(replace(about, article_id=level.id, places=tuple(at)))
        else:
            outcomes[Outcome.LOST].append(about)
    return OnLevel(*(tuple(outcomes[each]) for each in (Outcome.SURE, Outcome.CHECK, Outcome.LOST)))


def span_on_main(mark: Selector, level: Article, main: Article) -> Span | None:
    """Where words of a level stand in the main text; None where they are not found. A task."""
    [found] = relocate((mark,), main.text, old=level.text)
    return found.selector.span if found.selector is not None else None


def _places(found: Iterable[Relocation], outcome: Outcome) -> list[Selector]:
    return [each.selector for each in found if each.outcome is outcome and each.selector]


def _passages(
    file: TextFile | None,
    names: FieldNames,
    pack: PackHead,
    articles: Mapping[str, PackArticle],
    problems: ProblemList,
) -> Iterator[LevelPassage]:
    # What is wrong with the records themselves was said when they were read.
    records = read_records(file, names, ProblemList()) if file else ()
    for record in records:
        own = articles.get(record.fields.words("article").casefold())
        own = own or next(iter(articles.values()), None)
        if own is None:
            return
        for where, selector in elsewhere(own, record.fields, "in", articles, problems):
            about = f"{pack.id}/{record.id}"
            made = ClaimId(about) if names is CLAIM else ContextNoteId(about)
            yield LevelPassage(made, where.article.id, selector)
