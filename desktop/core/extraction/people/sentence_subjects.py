"""Which name a sentence is about, as far as it tells whom a pronoun near it means."""

from __future__ import annotations

from desktop.core.extraction.lexicon.function_words import DETERMINERS, POSSESSIVE_PRONOUNS
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import Narration

_LONGEST_ROLE = 7


def opens_just_before(narration: Narration, name: NounPhrase, pronoun: NounPhrase) -> bool:
    """Whether the sentence before, in the same paragraph, is about whoever is named.

    Example: “He cheats,” Oscar Pell said. ¶ Nils Aker did not dispute it. “I did it once,” he
        said. → Oscar Pell (after-name-verb); Nils Aker (after-name-verb)
    """
    is_same = narration.paragraphs[name.first] == narration.paragraphs[pronoun.first]
    is_before = narration.sentences[pronoun.first] - narration.sentences[name.first] == 1
    return is_same and is_before and _opens(narration, name)


def _opens(narration: Narration, name: NounPhrase) -> bool:
    """Whether a name opens its sentence, by itself or behind what its bearer is.

    Example: Nils Aker spoke first. “We go,” he said. The captain, Oscar Pell, agreed. “At once,” he
        said. → Nils Aker (after-name-verb); Oscar Pell (after-name-verb)
    """
    first, _ = narration.sentence_bounds[narration.sentences[name.first]]
    before = narration.lowered[first : name.first]
    if not before:
        return True
    is_led = before[0] in DETERMINERS or before[0] in POSSESSIVE_PRONOUNS
    is_apposed = before[-1] == "," and "," not in before[:-1]
    return is_led and is_apposed and len(before) <= _LONGEST_ROLE


def stands_beside(narration: Narration, name: NounPhrase, pronoun: NounPhrase) -> bool:
    """Whether the same pronoun is the subject of the name's own sentence, and so another one.

    Example: Mrs Pell came in. She kissed Mrs Marsh. “It is safe,” she said. → Mrs Pell
        (after-name-verb)
    """
    subject, _ = narration.sentence_bounds[narration.sentences[name.first]]
    return narration.lowered[subject] == narration.lowered[pronoun.first] and subject < name.first
