"""What kind of word a word is, for weighing signs without looking at the word itself."""

from __future__ import annotations

from functools import lru_cache

from desktop.core.extraction.lexicon.cue_words import (
    CUES,
    LISTENER_VERBS,
    PLAIN_VERBS,
    SPEECH_VERBS,
    is_participle,
)
from desktop.core.extraction.lexicon.function_words import (
    ADVERBS,
    AUXILIARIES,
    CLASSES_OF_THEIR_OWN,
    DETERMINERS,
    POSSESSIVE_PRONOUNS,
    PREPOSITIONS,
)
from desktop.core.extraction.lexicon.titles import can_speak
from desktop.core.extraction.reading.narration import Narration

# An article asks of the same few words again and again.
_KEPT = 8192
NOTHING = "edge"
PIECE = "quote"
CUE_CLASSES = frozenset(
    strength + form
    for strength in ("plain", "speech", "other")
    for form in ("", "ing", "tell", "telling")
)


class WordClasses:
    """The class of every word of a narration.

    `all` has them in the order of the words.
    """

    __slots__ = ("_sentences", "all")

    def __init__(self, narration: Narration) -> None:
        self._sentences = narration.sentences
        self.all = [
            _class(word, lowered)
            for word, lowered in zip(narration.words, narration.lowered, strict=True)
        ]

    def of(self, index: int) -> str:
        """The class of the word at `index`."""
        return self.all[index]

    def beside(self, index: int, sentence: int) -> str:
        """The class of the word at `index`, or `NOTHING` outside the sentence."""
        if 0 <= index < len(self.all) and self._sentences[index] == sentence:
            return self.all[index]
        return NOTHING


def cue_strength(word: str) -> str:
    """How much a lower-case word says that something is spoken; empty when it is no cue."""
    if word not in CUES:
        return ""
    strength = "plain" if word in PLAIN_VERBS else "speech" if word in SPEECH_VERBS else "other"
    listener = "tell" if word in LISTENER_VERBS else ""
    return strength + listener + ("ing" if is_participle(word) else "")


@lru_cache(_KEPT)
def _class(word: str, lowered: str) -> str:
    if not word:
        return PIECE
    found = cue_strength(lowered) or _small_class(lowered)
    if found:
        return found
    if not word[0].isalpha():
        return "number" if word[0].isdigit() else word[0]
    if word[0].isupper():
        return "name"
    if can_speak(lowered):
        return "role"
    return "word" + next((end for end in ("ed", "ing", "s") if lowered.endswith(end)), "")


def _small_class(lowered: str) -> str:
    if lowered in CLASSES_OF_THEIR_OWN:
        return lowered
    if lowered in ADVERBS or lowered.endswith("ly"):
        return "adverb"
    if lowered in POSSESSIVE_PRONOUNS:
        return "his"
    if lowered in DETERMINERS:
        return "the"
    if lowered in AUXILIARIES:
        return "will"
    return "under" if lowered in PREPOSITIONS else ""
