"""Reported words and who said them, in the terms of quotation attribution (PARC 3.0)."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

from desktop.core.record import record
from desktop.core.span import Span

SpeakerId = NewType("SpeakerId", str)


class QuotationKind(StrEnum):
    """What stands between the marks; of these only DIRECT and PARTIAL are shown as speech.

    A TURN has no marks: the label before it says whose words it is ("Q: Why now?").
    """

    DIRECT = "direct"
    PARTIAL = "partial"
    SCARE = "scare"
    TITLE = "title"
    TURN = "turn"


class MentionKind(StrEnum):
    """How a mention names its person."""

    NAME = "name"
    PRONOUN = "pronoun"
    NOMINAL = "nominal"


class Certainty(StrEnum):
    """How far a reader may rely on the speaker of a quotation."""

    SURE = "sure"
    PROBABLE = "probable"
    UNKNOWN = "unknown"


# Whoever says "I" outside the quotations: another one in every article.
NARRATOR = "I (the narrator)"
SURE_FROM = 0.85
PROBABLE_FROM = 0.4


@record(frozen=True, slots=True)
class Cue:
    """The words that report the speech ("said", "according to")."""

    span: Span
    text: str


@record(frozen=True, slots=True)
class Mention:
    """Words of the article that name a person, by name, pronoun or role."""

    span: Span
    text: str
    kind: MentionKind


@record(frozen=True, slots=True)
class Speaker:
    """A person or body that an article names, whether or not it is quoted.

    `id` is derived from the name, so the same text always gives the same ids.
    `mentions` are the places outside quotations, in the order of the text.
    """

    id: SpeakerId
    name: str
    mentions: tuple[Mention, ...] = ()

    @property
    def family_name(self) -> str:
        """The last word of a person's name; all of it where it is a role."""
        first, *others = self.name.split() or [""]
        is_of_person = bool(others) and first[:1].isupper() and others[-1][:1].isupper()
        return others[-1] if is_of_person else self.name

    @property
    def short_name(self) -> str:
        """The family name where the article calls somebody by it; else all of the name.

        So a role keeps its words, and a body: "economists at the National Bank", "Halvar Lines".
        """
        first, *others = self.name.split() or [""]
        if not others or not first[:1].isupper():
            return self.name
        called = [mention.text.split() for mention in self.mentions]
        is_called = any(words[-1:] == others[-1:] and first not in words for words in called)
        return others[-1] if is_called else self.name


@record(frozen=True, slots=True)
class Reason:
    """Why a quotation has its speaker: the rule that decided, and the way from mention to name.

    `chain` holds the mentions passed on the way, the one beside the cue first; it has one
    link when the cue stands beside a name, and none when there is no speaker.
    """

    rule: str
    chain: tuple[Mention, ...] = ()


@record(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, or a turn of a printed conversation.

    `content` is the words alone, `extent` runs from the opening to the closing mark.
    Pieces of one split or many-paragraph utterance share `utterance`. `confidence` is the
    estimated probability (0 to 1) that `speaker` is right; below `PROBABLE_FROM` there is none.
    """

    content: Span
    extent: Span
    kind: QuotationKind
    utterance: int
    cue: Cue | None
    mention: Mention | None
    speaker: SpeakerId | None
    confidence: float
    why: Reason

    @property
    def is_speech(self) -> bool:
        """Whether marks show the words as somebody's speech."""
        return self.kind in (QuotationKind.DIRECT, QuotationKind.PARTIAL)

    @property
    def is_spoken(self) -> bool:
        """Whether the words are somebody's, by marks or by the label of a printed talk."""
        return self.is_speech or self.kind is QuotationKind.TURN

    @property
    def certainty(self) -> Certainty:
        """The confidence in the three steps that a reader sees."""
        if self.speaker is None or self.confidence < PROBABLE_FROM:
            return Certainty.UNKNOWN
        return Certainty.SURE if self.confidence >= SURE_FROM else Certainty.PROBABLE


@record(frozen=True, slots=True)
class Extraction:
    """All that `extract` finds: quotations in the order of the text, and everyone it names."""

    quotations: tuple[Quotation, ...] = ()
    speakers: tuple[Speaker, ...] = ()

    @property
    def speech(self) -> tuple[Quotation, ...]:
        """The quotations that are somebody's speech by their marks."""
        return tuple(quotation for quotation in self.quotations if quotation.is_speech)

    @property
    def spoken(self) -> tuple[Quotation, ...]:
        """All that somebody says: the turns of a printed conversation, and speech outside them.

        Marks inside a turn are part of its words, as marks inside other marks are.
        """
        found: list[Quotation] = []
        end = 0
        for quotation in self.quotations:
            if quotation.is_spoken and quotation.content.start >= end:
                found.append(quotation)
                if quotation.kind is QuotationKind.TURN:
                    end = quotation.content.end
        return tuple(found)

    def speaker(self, speaker_id: SpeakerId | None) -> Speaker | None:
        """The speaker with this id, if the article names one."""
        return next((speaker for speaker in self.speakers if speaker.id == speaker_id), None)
