"""Notes that a lesson keeps closed until its student has done own work on what they are about."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from desktop.core.annotation import Annotation
from desktop.core.claim import Claim, ContextNote
from desktop.core.packs.contents import LessonContents
from desktop.core.question import is_shown
from desktop.core.selector import Selector


class ClosedNotes:
    """Says of the notes of one lesson which of them are shown by now.

    Own work on a note is what was judged of its claim, or marked in the passage of either. Of one
    that stands alone it is any judgement, or a mark in its passage.
    """

    def __init__(self, contents: LessonContents) -> None:
        self._contents = contents

    def is_shown(
        self,
        note: ContextNote,
        claims: Iterable[Claim],
        judgements: Iterable[Annotation],
        marks: Iterable[Annotation],
        *,
        answered: Collection[str],
    ) -> bool:
        """Whether a note is shown, after what its student judged, marked and `answered`."""
        about = [each for each in claims if note.claim in (each.id, None)]
        ids = {each.id for each in about}
        said = [each for each in judgements if each.stance is not None or each.body.strip()]
        places = list(note.places)
        if note.claim is not None:
            places += [place for each in about for place in each.places]
        asked = {each.id for each in self._contents.questions if each.article_id == note.article_id}
        return is_shown(
            self._contents.reveal_of(note.id),
            has_judged=any(each.claim_id in ids for each in said),
            has_marked=any(_meets(each.selector, place) for each in marks for place in places),
            # What cannot be answered is waited for by nobody.
            has_answered=not asked or bool(asked & set(answered)),
        )


def _meets(mark: Selector, place: Selector) -> bool:
    return mark.span.start < place.span.end and place.span.start < mark.span.end
