"""What the program got wrong about who said what, as a reader or a teacher put it right."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

from desktop.core.article import ArticleId
from desktop.core.record import record
from desktop.core.selector import Selector

CorrectionId = NewType("CorrectionId", str)


class CorrectionKind(StrEnum):
    """What a correction says of the words at its place."""

    SPEAKER = "speaker"
    NOT_SPEECH = "not speech"
    MISSED = "missed"


@record(frozen=True, slots=True)
class Correction:
    """One place put right; it stays true however often the article is worked through again.

    SPEAKER says whose the quotation there is, NOT_SPEECH that it is none, MISSED that exactly
    these words are one. An empty `speaker` means that nobody is named. `made_by` is empty for
    the reader, and the authors of the pack for one that came with a pack. `created` is an
    ISO 8601 time in UTC; the date of the pack for one that came with a pack.
    """

    id: CorrectionId
    article_id: ArticleId
    kind: CorrectionKind
    selector: Selector
    speaker: str = ""
    made_by: str = ""
    created: str = ""

    @property
    def is_the_readers(self) -> bool:
        """Whether the reader made it; such a one wins over those of packs."""
        return not self.made_by


@record(frozen=True, slots=True)
class SpeakerName:
    """Whoever an article calls `name` is shown as, and counted with, `shown_as`.

    In every article when `article_id` is None, so that two names become one speaker; else in
    that article alone, so that a namesake is told apart. `created` as in `Correction`.
    """

    id: CorrectionId
    name: str
    shown_as: str
    article_id: ArticleId | None = None
    created: str = ""
