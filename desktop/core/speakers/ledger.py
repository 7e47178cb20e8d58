"""Who speaks in an article, how much, and who is only talked about."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.core.quotation import NARRATOR, Extraction, Quotation, Speaker, SpeakerId
from desktop.core.record import record
from desktop.core.text.readability import counts_characters, length_of

# Rules that go by whose turn it is: they hold where people answer each other, as in a story.
TURN_RULES = frozenset({"takes-turns", "addressed", "beside-action"})


@record(frozen=True, slots=True)
class Voice:
    """One speaker's part; `number`, counted from 0, stays the speaker's own in an article."""

    speaker: Speaker
    number: int
    quotations: tuple[Quotation, ...]
    words: int


@record(frozen=True, slots=True)
class Ledger:
    """An article's words by who says them.

    `voices` has who says most first. `unattributed` are quotations whose speaker is unknown.
    Where no blanks part words, characters are counted in the place of words. What `is_story` has a
    narrator in the place of a reporter.
    """

    words: int = 0
    voices: tuple[Voice, ...] = ()
    unattributed: tuple[Quotation, ...] = ()
    unattributed_words: int = 0
    talked_about: tuple[Speaker, ...] = ()
    are_characters: bool = False
    is_story: bool = False

    @property
    def quoted_words(self) -> int:
        """The words between quotation marks, whoever says them."""
        return sum(voice.words for voice in self.voices) + self.unattributed_words

    @property
    def reporter_words(self) -> int:
        """The words of whoever tells it, a reporter or the narrator of a story."""
        # Quotations without a space between them are one word of the text and several of speech.
        return max(0, self.words - self.quoted_words)

    def number_of(self, quotation: Quotation) -> int | None:
        """The number of the voice that a quotation belongs to."""
        return next(
            (voice.number for voice in self.voices if voice.speaker.id == quotation.speaker), None
        )


def ledger(
    text: str, extraction: Extraction, numbers: Mapping[SpeakerId, int] | None = None
) -> Ledger:
    """The ledger of a text and what was extracted from it.

    Without `numbers` the voices are counted in the order in which they are first quoted.
    """
    by_speaker: dict[SpeakerId, list[Quotation]] = {}
    unattributed = []
    for quotation in extraction.spoken:
        if quotation.speaker is None:
            unattributed.append(quotation)
        else:
            by_speaker.setdefault(quotation.speaker, []).append(quotation)
    are_characters = counts_characters(text)

    def words(of: list[Quotation]) -> int:
        return sum(length_of(each.content.of(text), are_characters=are_characters) for each in of)

    known = {speaker.id: speaker for speaker in extraction.speakers}
    voices = [
        Voice(
            known[speaker_id],
            number if numbers is None else numbers[speaker_id],
            tuple(quotations),
            words(quotations),
        )
        for number, (speaker_id, quotations) in enumerate(by_speaker.items())
        if speaker_id in known
    ]
    return Ledger(
        words=length_of(text, are_characters=are_characters),
        voices=tuple(sorted(voices, key=lambda voice: (-voice.words, voice.number))),
        unattributed=tuple(unattributed),
        unattributed_words=words(unattributed),
        talked_about=tuple(s for s in extraction.speakers if s.id not in by_speaker),
        are_characters=are_characters,
        is_story=_is_story(extraction),
    )


def _is_story(extraction: Extraction) -> bool:
    """Whether its narrator speaks in a text, or its people answer each other in turns."""
    has_narrator = any(
        speaker.name == NARRATOR and speaker.id in {each.speaker for each in extraction.spoken}
        for speaker in extraction.speakers
    )
    return has_narrator or any(each.why.rule in TURN_RULES for each in extraction.spoken)
