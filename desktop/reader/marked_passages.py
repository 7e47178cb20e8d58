"""Everything that is marked in one text, in its order, as the list of it shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.core.passage import Paragraphs
from desktop.core.span import Span
from desktop.reader.passage_words import Known, Marked, PassageKind, PassageWords, words_about


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """A passage that somebody marked, or the program, with what it is about.

    `paragraph` is its number in the margin; what is said of it is worked out when it is seen.
    """

    span: Span
    kind: PassageKind
    key: str
    paragraph: int
    about: Marked

    def words(self, known: Known) -> PassageWords:
        """What is said of it, as on its label."""
        return words_about(known, self.key, self.about)


def marked_passages(known: Known, paragraphs: Paragraphs) -> tuple[MarkedPassage, ...]:
    """All marked passages of a text; one that is marked at several places stands at each."""
    found = (
        MarkedPassage(span, kind, key, paragraphs.number_at(span.start), about)
        for kind, key, span, about in _all(known)
    )
    return tuple(sorted(found, key=lambda each: (each.span.start, each.kind.value, each.span.end)))


def _all(known: Known) -> Iterator[tuple[PassageKind, str, Span, Marked]]:
    for quotation in known.extraction.spoken:
        extent = quotation.extent
        yield PassageKind.QUOTATION, f"quotation:{extent.start}", extent, quotation
    for claim in known.claims:
        for place in claim.places:
            yield PassageKind.CLAIM, f"claim:{claim.id}", place.span, claim
    for note in known.notes:
        # What is said of a claim stands on the claim's card, and marks nothing of its own.
        for place in note.places if note.claim is None else ():
            yield PassageKind.NOTE, f"note:{note.id}", place.span, note
    for annotation in known.annotations:
        yield PassageKind.MARK, f"annotation:{annotation.id}", annotation.span, annotation
    for word in known.words:
        yield PassageKind.WORD, f"word:{word.span.start}", word.span, word
    for day in known.days:
        yield PassageKind.DAY, f"day:{day.span.start}", day.span, day
