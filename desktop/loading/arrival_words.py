"""What a pack is beside those that are there, and what becomes of its student's work, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.core.lesson import Lesson
from desktop.core.packs.editions import Arrival, EditionComparison, ItemChange, ItemFate, WorkSums
from desktop.core.packs.slip import PackSlip
from desktop.live.loading import OfferedPack
from desktop.loading.rows import LoadingRow, PackState
from desktop.wording.counting import counted
from desktop.wording.problems import words_for
from desktop.wording.translation_context import TranslationContext

Arriving = TranslationContext("Arriving")


def arrival_lines(look: OfferedPack) -> Iterator[str]:
    """What adding a pack would do, a sentence a line."""
    yield from filter(None, [_arrival(look)])
    if look.arrival is not Arrival.SAME and look.comparison is not None:
        yield from _compared(look.comparison)
    if look.has_work:
        yield Arriving.tr("What you did in it before is found again.")
    for problem in look.problems:
        if problem.slip is PackSlip.NEWER_FORMAT:
            words = words_for(problem)
            yield f"{words.message[:1].upper()}{words.message[1:]}. {words.advice}"


def came_lines(row: LoadingRow) -> Iterator[str]:
    """What became of a pack that was added."""
    look = row.look
    if row.state is PackState.UNSAVED:
        yield Arriving.tr("It is kept in this window until it can be saved.")
        return
    if look.standing is not None and look.pack is not None:
        yield Arriving.tr("Edition {0} is in the place of edition {1}, which is kept.").format(
            look.pack.edition, look.standing.edition
        )
    if look.comparison is not None:
        yield from _compared(look.comparison)
    if look.arrival is Arrival.REPLACES:
        yield Arriving.tr("Taken out: {0}. Your work in it stays.").format(_titles(look.stands_for))
    if look.has_work:
        yield Arriving.tr("What you did in it before is found again.")


def work_words(sums: WorkSums) -> str:
    """How much of a student's work is where it was, is to be looked at, and lost its place."""
    parts = [Arriving.tr("{0} kept").format(sums.as_before)]
    if sums.to_check:
        parts.append(Arriving.tr("{0} to check").format(sums.to_check))
    if sums.lost:
        lost = sums.lost
        parts.append(
            counted(
                lost,
                Arriving.tr("1 lost its place"),
                Arriving.tr("%n lost their place", None, lost),
            )
        )
    return ", ".join(parts)


def _arrival(look: OfferedPack) -> str:
    edition = look.standing.edition if look.standing is not None else 0
    new = look.pack.edition if look.pack is not None else 0
    if look.arrival is Arrival.OTHER_COPY:
        is_for_pupils = look.summary is not None and look.summary.is_for_pupils
        if is_for_pupils:
            return Arriving.tr(
                "You have this edition with the key and the plan. Added, the copy for pupils takes"
                " its place; the other is kept."
            )
        return Arriving.tr(
            "You have this edition as a copy for pupils. Added, the one with the key takes its"
            " place; the other is kept."
        )
    return {
        Arrival.NEW: "",
        Arrival.SAME: Arriving.tr("You have this lesson, with the same files."),
        Arrival.HIGHER: Arriving.tr(
            "Edition {1} takes the place of edition {0}, which you have; that is kept."
        ),
        Arrival.LOWER: Arriving.tr(
            "You have edition {0}, which is newer. Added, edition {1} takes its place; the newer"
            " one is kept."
        ),
        Arrival.OTHER_BYTES: Arriving.tr(
            "You have edition {0} already, but with other files. Ask who gave it to you which is"
            " right. Added, it takes the place of yours; both are kept."
        ),
        Arrival.REPLACES: Arriving.tr(
            "It says that it stands for {2}, which you have. Added, that one is taken out; your"
            " work in it stays."
        ),
    }[look.arrival].format(edition, new, _titles(look.stands_for))


def _compared(comparison: EditionComparison) -> Iterator[str]:
    if comparison.work != WorkSums():
        yield Arriving.tr("Your work: {0}.").format(work_words(comparison.work))
    changed = _count(comparison.questions, ItemFate.CHANGED)
    if changed:
        yield counted(
            changed,
            Arriving.tr(
                "1 question is put in other words; an answer keeps the words that it answered."
            ),
            Arriving.tr(
                "%n questions are put in other words; answers keep the words that they answered.",
                None,
                changed,
            ),
        )
    texts = _count(comparison.articles, ItemFate.CHANGED)
    if texts:
        yield counted(
            texts,
            Arriving.tr("1 article has another text."),
            Arriving.tr("%n articles have another text.", None, texts),
        )


def _count(changes: Iterable[ItemChange], fate: ItemFate) -> int:
    return sum(each.fate is fate for each in changes)


def _titles(lessons: Iterable[Lesson]) -> str:
    return ", ".join(f"“{each.title}”" for each in lessons)
