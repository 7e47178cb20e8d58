"""What stands on the cards of the notes panel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.core.annotation import Annotation
from desktop.core.passage import paragraphs_of


@dataclass(frozen=True, slots=True)
class NoteCard:
    """A mark as it stands in the list; `paragraph` counts from 1."""

    annotation: Annotation
    paragraph: int
    is_removed: bool = False

    @property
    def key(self) -> str:
        """What the rest of the program calls it."""
        return f"annotation:{self.annotation.id}"


def note_cards(
    text: str, annotations: Iterable[Annotation], *, are_removed: bool = False
) -> tuple[NoteCard, ...]:
    """The cards for marks in a text."""
    paragraphs = paragraphs_of(text)
    return tuple(NoteCard(a, paragraphs.number_at(a.span.start), are_removed) for a in annotations)
