"""What stands on the cards of the notes panel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.motivation import Motivation
from desktop.core.passage import paragraphs_of
from desktop.core.shape import SHAPELESS, Shape
from desktop.core.wording import Wording


@dataclass(frozen=True, slots=True)
class NoteCard:
    """A mark as it stands in the list; `paragraph` counts from 1.

    `earlier` are other words that it had, `beside` those that were written elsewhere meanwhile
    and wait for their reader; the newest first. `is_unfolded` where the earlier ones are shown.
    `titles` are those of its texts where it stands in two, this one's first.
    One that lies in the bin was `removed` at an ISO 8601 time.
    It is `to_check` where its words became others, and its reader did not look at it yet, and
    `is_going_out` where its reader chose it to be taken out with others.
    """

    annotation: Annotation
    paragraph: int
    is_removed: bool = False
    earlier: tuple[Wording, ...] = ()
    beside: tuple[Wording, ...] = ()
    is_unfolded: bool = False
    titles: tuple[str, ...] = ()
    removed: str = ""
    to_check: bool = False
    is_going_out: bool = False

    @property
    def is_written(self) -> bool:
        """Whether it is a note: there are words on the mark."""
        return self.annotation.motivation is Motivation.COMMENTING

    @property
    def key(self) -> str:
        """What the rest of the program calls it."""
        return f"annotation:{self.annotation.id}"


@dataclass(frozen=True, slots=True)
class WordingCard:
    """Other words of a note, below its card."""

    annotation: Annotation
    wording: Wording
    is_removed: bool = False
    is_last: bool = False

    @property
    def key(self) -> str:
        """What the list calls it."""
        stamp = self.wording.stamp
        return f"wording:{self.annotation.id}:{stamp.ms}:{stamp.counter}:{stamp.device}"


def note_cards(
    text: str,
    annotations: Iterable[Annotation],
    *,
    shape: Shape = SHAPELESS,
    are_removed: bool = False,
    wordings: Mapping[AnnotationId, tuple[Wording, ...]] | None = None,
    titles: Mapping[ArticleId, str] | None = None,
    removed: Mapping[AnnotationId, str] | None = None,
    to_check: frozenset[AnnotationId] = frozenset(),
) -> tuple[NoteCard, ...]:
    """The cards for marks in a text; `titles` are those of articles in which some stand too."""
    paragraphs = paragraphs_of(text, shape)
    known, called, when = wordings or {}, titles or {}, removed or {}

    def card(annotation: Annotation) -> NoteCard:
        others = _others(annotation, known.get(annotation.id, ()))
        return NoteCard(
            annotation,
            paragraphs.number_at(annotation.span.start),
            are_removed,
            tuple(each for each in others if not each.is_beside),
            tuple(each for each in others if each.is_beside),
            titles=_titles(annotation, called),
            removed=when.get(annotation.id, ""),
            to_check=annotation.id in to_check,
        )

    return tuple(map(card, annotations))


def _titles(annotation: Annotation, called: Mapping[ArticleId, str]) -> tuple[str, ...]:
    targets = annotation.article_id, annotation.also_in
    titles = tuple(called[each] for each in targets if each is not None and each in called)
    return titles if len(titles) == len(targets) else ()


def _others(annotation: Annotation, wordings: Iterable[Wording]) -> list[Wording]:
    """The wordings with words that the note does not show, each of them once."""
    told, others = {annotation.body.strip(), ""}, []
    # Of equal words those that wait for their reader are the ones to show.
    for each in sorted(wordings, key=lambda each: (not each.is_beside, _backwards(each))):
        if each.value.strip() not in told:
            told.add(each.value.strip())
            others.append(each)
    return others


def _backwards(wording: Wording) -> tuple[int, int]:
    return -wording.stamp.ms, -wording.stamp.counter
