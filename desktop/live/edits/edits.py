"""Everything a student does that is saved at once, and undone at will."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from desktop.live.edits.steps import Steps
from desktop.live.edits.writing import Writing
from desktop.live.library import LiveLibrary

if TYPE_CHECKING:
    from desktop.live.edits.answers import AnswerEdits
    from desktop.live.edits.arranging import ArrangingEdits
    from desktop.live.edits.articles import ArticleEdits
    from desktop.live.edits.evidence import EvidenceEdits
    from desktop.live.edits.judgements import JudgementEdits
    from desktop.live.edits.merged_notes import MergedNoteEdits
    from desktop.live.edits.notes import NoteEdits
    from desktop.live.edits.packs import PackEdits
    from desktop.live.edits.searches import SearchEdits
    from desktop.live.edits.sources import SourceEdits
    from desktop.live.edits.speakers import SpeakerEdits
    from desktop.live.edits.taken_notes import TakenNoteEdits
    from desktop.live.edits.versions import VersionEdits


class Edits:
    """The edits of one window, by what they are done to; all share one row of steps."""

    def __init__(self, library: LiveLibrary) -> None:
        self._library = library
        self.steps = Steps(library)
        self.writing = Writing(library, self.steps)

    @cached_property
    def notes(self) -> NoteEdits:
        """What is done to marks and notes; no start waits for it."""
        from desktop.live.edits.notes import NoteEdits  # noqa: PLC0415 - when first wanted

        return NoteEdits(self._library, self.steps, self.writing)

    @cached_property
    def articles(self) -> ArticleEdits:
        """What is done to articles; no start waits for it."""
        from desktop.live.edits.articles import ArticleEdits  # noqa: PLC0415 - when first wanted

        return ArticleEdits(self.steps)

    @cached_property
    def versions(self) -> VersionEdits:
        """Texts that take the place of others; no start waits for it."""
        from desktop.live.edits.versions import VersionEdits  # noqa: PLC0415 - when first wanted

        return VersionEdits(self._library, self.steps)

    @cached_property
    def packs(self) -> PackEdits:
        """Lessons that come and go; no start waits for it."""
        from desktop.live.edits.packs import PackEdits  # noqa: PLC0415 - when first wanted

        return PackEdits(self.steps)

    @cached_property
    def taken_notes(self) -> TakenNoteEdits:
        """Notes of other programs; no start waits for it."""
        from desktop.live.edits.taken_notes import TakenNoteEdits  # noqa: PLC0415 - as above

        return TakenNoteEdits(self.steps)

    @cached_property
    def merged_notes(self) -> MergedNoteEdits:
        """Notes of another library; no start waits for it."""
        from desktop.live.edits.merged_notes import MergedNoteEdits  # noqa: PLC0415 - as above

        return MergedNoteEdits(self.steps)

    @cached_property
    def arranging(self) -> ArrangingEdits:
        """How the library is arranged; no start waits for it."""
        from desktop.live.edits.arranging import ArrangingEdits  # noqa: PLC0415 - when first wanted

        return ArrangingEdits(self.steps)

    @cached_property
    def judgements(self) -> JudgementEdits:
        """What is said of claims; no start waits for it."""
        from desktop.live.edits.judgements import JudgementEdits  # noqa: PLC0415 - when first wanted

        return JudgementEdits(self._library, self.steps, self.writing)

    @cached_property
    def sources(self) -> SourceEdits:
        """What is found out about sources; no start waits for it."""
        from desktop.live.edits.sources import SourceEdits  # noqa: PLC0415 - when first wanted

        return SourceEdits(self._library, self.steps, self.writing)

    @cached_property
    def answers(self) -> AnswerEdits:
        """What is answered to the questions of lessons; no start waits for it."""
        from desktop.live.edits.answers import AnswerEdits  # noqa: PLC0415 - when first wanted

        return AnswerEdits(self._library, self.steps, self.writing)

    @cached_property
    def speakers(self) -> SpeakerEdits:
        """What is said of who speaks; no start waits for it."""
        from desktop.live.edits.speakers import SpeakerEdits  # noqa: PLC0415 - when first wanted

        return SpeakerEdits(self._library, self.steps)

    @cached_property
    def searches(self) -> SearchEdits:
        """What is done to searches; no start waits for it."""
        from desktop.live.edits.searches import SearchEdits  # noqa: PLC0415 - when first wanted

        return SearchEdits(self._library, self.steps)

    @cached_property
    def evidence(self) -> EvidenceEdits:
        """What is put under claims of one's own; no start waits for it."""
        from desktop.live.edits.evidence import EvidenceEdits  # noqa: PLC0415 - when first wanted

        return EvidenceEdits(self.steps)
