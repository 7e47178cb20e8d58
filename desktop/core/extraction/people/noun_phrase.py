"""Words of the narration that call somebody something."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.extraction.lexicon.function_words import STANDS_ALONE
from desktop.core.extraction.lexicon.titles import can_speak
from desktop.core.quotation import Mention, MentionKind
from desktop.core.span import Span


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Words `first` up to `end` of the narration, with what they call somebody.

    `name` is the bare name of a NAME ("Ada Quill" of "commissioner Ada Quill"); `title`
    what stands before it; `head` is the noun of a NOMINAL ("spokesman").
    """

    first: int
    end: int
    kind: MentionKind
    span: Span
    name: str = ""
    title: str = ""
    head: str = ""
    is_possessive: bool = False
    is_definite: bool = False

    def mention(self, text: str) -> Mention:
        """The phrase as a record of the article."""
        return Mention(self.span, self.span.of(text), self.kind)

    @property
    def is_person_like(self) -> bool:
        """Whether the phrase by itself may be the subject of speech."""
        return self.kind is not MentionKind.NOMINAL or self.is_one_of_many or can_speak(self.head)

    @property
    def is_one_of_many(self) -> bool:
        """Whether the phrase is no more than "one" or "others", whom nothing else tells apart."""
        return self.head in STANDS_ALONE
