"""What the notes on a passage judge of the passages that speak of the same."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.annotation import Annotation
from desktop.core.corroborating.answer import Agreement, Corroboration
from desktop.core.passage import PassageRef
from desktop.corroborate.note_words import judgement_in, place_words


@dataclass(frozen=True, slots=True)
class Judgements:
    """The notes that stand on what is asked about, read for what they judge."""

    notes: tuple[Annotation, ...] = ()

    def note_at(self, place: str) -> Annotation | None:
        """The note that keeps a passage, by the words that say where it stands."""
        return next((each for each in self.notes if judgement_in(each.body, place)), None)

    def at(self, place: str) -> Agreement | None:
        """What is judged of the passage at a place; None where no note keeps it."""
        judged = (judgement_in(note.body, place) for note in self.notes)
        return next((agreement for agreement in judged if agreement), None)

    def on(self, found: Corroboration) -> dict[PassageRef, Agreement]:
        """What is judged of the passages that were found."""
        passages = [(article, each) for article in found.articles for each in article.passages]
        places = {each.ref: place_words(article, each.paragraph) for article, each in passages}
        for each in found.here:
            places[each.ref] = place_words(found.article, each.paragraph)
        judged = {ref: self.at(place) for ref, place in places.items()}
        return {ref: agreement for ref, agreement in judged.items() if agreement}
