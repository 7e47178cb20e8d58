"""A new edition of a pack beside the one that is there: what changed, and what becomes of work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from desktop.core.anchoring.relocating import relocate
from desktop.core.anchoring.relocation import Outcome, Relocation
from desktop.core.article import ArticleId
from desktop.core.claim import ClaimId
from desktop.core.lesson import LessonPack, PackId
from desktop.core.lesson_about import LessonAbout
from desktop.core.packs.contents import LessonContents
from desktop.core.packs.sealed_pack import fingerprint
from desktop.core.question import QuestionId
from desktop.core.selector import Selector

Item = TypeVar("Item")


class Arrival(StrEnum):
    """What a pack that arrives is beside those that are there.

    REPLACES stands for another pack. LOWER, OTHER_BYTES (the same edition with other files) and
    OTHER_COPY (of the same edition, for pupils or for teachers) are asked about.
    """

    NEW = "new"
    SAME = "same"
    HIGHER = "higher"
    LOWER = "lower"
    OTHER_BYTES = "other bytes"
    OTHER_COPY = "other copy"
    REPLACES = "replaces"

    @property
    def is_asked_about(self) -> bool:
        """Whether it is only taken when its reader says so."""
        return self in (Arrival.LOWER, Arrival.OTHER_BYTES, Arrival.OTHER_COPY, Arrival.REPLACES)


class ItemFate(StrEnum):
    """What became of something from one edition to the next."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An article, a claim, a note or a question of either edition, and what became of it.

    `was` is how it was put before, for a question all of its words; empty for what was added.
    """

    id: str
    fate: ItemFate
    title: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class StudentsWork:
    """What a student did in a lesson: passages by article, judged claims, answered questions.

    `answered` are how the questions were put when they were answered.
    """

    passages: Mapping[ArticleId, tuple[Selector, ...]]
    judged: tuple[ClaimId, ...] = ()
    answered: tuple[tuple[QuestionId, str], ...] = ()


@dataclass(frozen=True, slots=True)
class WorkSums:
    """How much of a student's work is where it was, is to be looked at, and lost its place.

    Nothing is lost itself: what has no place keeps its words, and those that it stood on.
    """

    as_before: int = 0
    to_check: int = 0
    lost: int = 0

    def plus(self, fates: Iterable[ItemFate]) -> WorkSums:
        """With what hangs on things that are the same, have changed, or are gone."""
        fates = tuple(fates)
        return WorkSums(
            self.as_before + fates.count(ItemFate.SAME),
            self.to_check + fates.count(ItemFate.CHANGED),
            self.lost + fates.count(ItemFate.GONE),
        )


@dataclass(frozen=True, slots=True)
class EditionComparison:
    """What changed from one edition to another, and what becomes of a student's work."""

    articles: tuple[ItemChange, ...]
    claims: tuple[ItemChange, ...]
    notes: tuple[ItemChange, ...]
    questions: tuple[ItemChange, ...]
    work: WorkSums
    passages: Mapping[ArticleId, tuple[Relocation, ...]]


def arrival_of(
    pack: LessonPack,
    about: LessonAbout,
    standing: LessonPack | None,
    standing_about: LessonAbout | None,
    *,
    others: Iterable[PackId] = (),
) -> Arrival:
    """What a pack is beside the one of its id that is there, and beside the `others`."""
    if standing is None or standing_about is None:
        is_another = any(each in tuple(others) for each in about.replaces)
        return Arrival.REPLACES if is_another else Arrival.NEW
    if pack.edition != standing.edition:
        return Arrival.HIGHER if pack.edition > standing.edition else Arrival.LOWER
    if fingerprint(pack.files) == fingerprint(standing.files):
        return Arrival.SAME
    is_other_copy = about.is_for_pupils != standing_about.is_for_pupils
    return Arrival.OTHER_COPY if is_other_copy else Arrival.OTHER_BYTES


def compare_editions(
    old: tuple[LessonPack, LessonContents],
    new: tuple[LessonPack, LessonContents],
    work: StudentsWork,
) -> EditionComparison:
    """What changed between two editions of a pack; a task, as it compares the texts."""
    (old_pack, old_contents), (new_pack, new_contents) = old, new
    articles = _changes(
        {each.id: each for each in old_pack.articles},
        {each.id: each for each in new_pack.articles},
        key=lambda article: (article.text,),
        title=lambda article: article.title,
    )
    claims = _changes(
        {each.id: each for each in old_pack.claims},
        {each.id: each for each in new_pack.claims},
        # Where the words of a claim stand in another text is no change of the claim.
        key=lambda claim: replace(claim, places=()),
        title=lambda claim: claim.title,
        words=lambda claim: "\n".join(filter(None, (claim.title, claim.status, claim.body))),
    )
    notes = _changes(
        {each.id: each for each in old_pack.notes},
        {each.id: each for each in new_pack.notes},
        key=lambda note: replace(note, places=()),
        title=lambda note: note.title,
        words=lambda note: "\n".join(filter(None, (note.title, note.body))),
    )
    questions = _changes(
        {each.id: each for each in old_contents.questions},
        {each.id: each for each in new_contents.questions},
        key=lambda question: question.wording,
        title=lambda question: question.title,
        words=lambda question: question.wording,
    )
    passages = _relocated(old_pack, new_pack, work.passages)
    return EditionComparison(
        articles, claims, notes, questions, _sums(passages, claims, new_contents, work), passages
    )


def _changes(
    old: Mapping[str, Item],
    new: Mapping[str, Item],
    *,
    key: Callable[[Item], object],
    title: Callable[[Item], str],
    words: Callable[[Item], str] = lambda _: "",
) -> tuple[ItemChange, ...]:
    """What became of each thing of either edition, in the order of the new one, then of the old."""
    changes: list[ItemChange] = []
    for item_id, item in new.items():
        before = old.get(item_id)
        if before is None:
            changes.append(ItemChange(item_id, ItemFate.ADDED, title(item)))
        else:
            fate = ItemFate.SAME if key(before) == key(item) else ItemFate.CHANGED
            changes.append(ItemChange(item_id, fate, title(item), words(before)))
    changes += (
        ItemChange(item_id, ItemFate.GONE, title(item), words(item))
        for item_id, item in old.items()
        if item_id not in new
    )
    return tuple(changes)


def _relocated(
    old: LessonPack, new: LessonPack, passages: Mapping[ArticleId, tuple[Selector, ...]]
) -> dict[ArticleId, tuple[Relocation, ...]]:
    """Where the passages of each article are now; those of one that is gone are where they were."""
    before = {article.id: article.text for article in old.articles}
    now = {article.id: article.text for article in new.articles}
    return {
        article_id: relocate(selectors, now[article_id], old=before.get(article_id))
        for article_id, selectors in passages.items()
        if article_id in now
    }


def _sums(
    passages: Mapping[ArticleId, tuple[Relocation, ...]],
    claims: tuple[ItemChange, ...],
    contents: LessonContents,
    work: StudentsWork,
) -> WorkSums:
    outcomes = [each.outcome for of_article in passages.values() for each in of_article]
    # An article that is no longer in the pack stays in the library, with all that stands on it.
    elsewhere = sum(len(each) for key, each in work.passages.items() if key not in passages)
    sums = WorkSums(
        outcomes.count(Outcome.SURE) + elsewhere,
        outcomes.count(Outcome.CHECK),
        outcomes.count(Outcome.LOST),
    )
    fate_of = {change.id: change.fate for change in claims}
    sums = sums.plus(fate_of.get(claim, ItemFate.GONE) for claim in work.judged)
    asked = {question.id: question.wording for question in contents.questions}
    return sums.plus(_fate_of_answer(asked.get(key), wording) for key, wording in work.answered)


def _fate_of_answer(now: str | None, before: str) -> ItemFate:
    if now is None:
        return ItemFate.GONE
    return ItemFate.SAME if now == before else ItemFate.CHANGED
