"""Notes that a lesson keeps closed until its student has done own work on what they are about."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from desktop.core.annotation import Annotation
from desktop.core.article import ArticleId
from desktop.core.claim import Claim, ContextNote
from desktop.core.packs.contents import LessonContents
from desktop.core.question import Reveal, is_shown
from desktop.core.record import replace
from desktop.core.selector import Selector


@dataclass(frozen=True, slots=True)
class OwnWorkOn:
    """What a student did on a text, in whichever wording of it; `answered` are questions' ids."""

    judgements: tuple[Annotation, ...] = ()
    marks: tuple[Annotation, ...] = ()
    answered: frozenset[str] = frozenset()

    def has_judged(self, claims: Iterable[Claim]) -> bool:
        """Whether anything was said of one of these claims."""
        ids = {each.id for each in claims}
        said = (each for each in self.judgements if each.stance is not None or each.body.strip())
        return any(each.claim_id in ids for each in said)

    def has_marked(self, selectors: Collection[Selector]) -> bool:
        """Whether words of one of these passages were marked."""
        return any(_meets(mark.selector, place) for mark in self.marks for place in selectors)


class ClosedNotes:
    """Says of the notes of one lesson which of them are shown by now.

    Own work on a note is what was judged of its claim, or marked in the passage of either. Of one
    that stands alone it is any judgement, or a mark in its passage. What a lesson says of a claim
    itself, such as what became of it, waits as its notes do.
    """

    def __init__(self, contents: LessonContents) -> None:
        self._contents = contents

    def reveal_of(self, note: ContextNote) -> Reveal:
        """When a note is shown."""
        return self._contents.reveal_of(note.id)

    def is_shown(
        self,
        note: ContextNote,
        claims: Iterable[Claim],
        own: OwnWorkOn,
        main: ArticleId | None = None,
    ) -> bool:
        """Whether a note is shown by now; `main` is the text of which this one is a level."""
        about = [each for each in claims if note.claim in (each.id, None)]
        places = list(note.places)
        if note.claim is not None:
            places += [place for each in about for place in each.places]
        return is_shown(
            self.reveal_of(note),
            has_judged=own.has_judged(about),
            has_marked=own.has_marked(places),
            has_answered=self._has_answered(main or note.article_id, own),
        )

    def as_shown(self, claim: Claim, own: OwnWorkOn, main: ArticleId | None = None) -> Claim:
        """A claim with as much as is told of it by now."""
        is_told = is_shown(
            self._contents.about.reveal,
            has_judged=own.has_judged([claim]),
            has_marked=own.has_marked(claim.places),
            has_answered=self._has_answered(main or claim.article_id, own),
        )
        return claim if is_told else replace(claim, status=None, status_by="", body="")

    def _has_answered(self, article_id: ArticleId, own: OwnWorkOn) -> bool:
        asked = {each.id for each in self._contents.questions if each.article_id == article_id}
        # What cannot be answered is waited for by nobody.
        return not asked or bool(asked & own.answered)


def _meets(mark: Selector, place: Selector) -> bool:
    return mark.span.start < place.span.end and place.span.start < mark.span.end
