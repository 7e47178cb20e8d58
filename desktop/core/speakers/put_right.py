"""What people said about who says what in an article, before it is brought into its place."""

from __future__ import annotations

from desktop.core.claim import Person
from desktop.core.correction import Correction, SpeakerName
from desktop.core.record import record
from desktop.core.speakers.naming import Naming


@record(frozen=True, slots=True)
class PutRight:
    """All that was put right about one article; each as the library gives it.

    `given_names` are those that corrections ever gave, also such as were taken back.
    """

    corrections: tuple[Correction, ...] = ()
    speaker_names: tuple[SpeakerName, ...] = ()
    people: tuple[Person, ...] = ()
    given_names: tuple[str, ...] = ()

    @property
    def naming(self) -> Naming:
        """Which name is shown for each name of the article."""
        return Naming(self.people, self.speaker_names)
