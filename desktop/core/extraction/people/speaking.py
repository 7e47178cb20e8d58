"""What the words beside a phrase say of somebody: that they speak, or that they are spoken to."""

from __future__ import annotations

from desktop.core.extraction.lexicon.cue_words import LISTENER_VERBS, SPEECH_VERBS
from desktop.core.extraction.lexicon.function_words import ADVERBS
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import Narration
from desktop.core.text.word_lists import words

_TALKING = frozenset({"speaking", "spoke", "talking", "talked", "interview", "speak", "talk"})
# Verbs by which somebody turns to another before speaking.
_TURNS_TO = words("turning_to")
_TOWARDS = frozenset({"to", "at", "towards", "toward", "on"})
_TOLD = frozenset({"told", "tell", "tells"})
_WAS = frozenset({"was", "were", "is", "are", "been"})
_PARTICLES = frozenset({"over", "down", "back", "round", "around", "up", "across", "away"})
_LONGEST_BRACKET = 10


def speaks_beside(narration: Narration, phrase: NounPhrase) -> bool:
    """Whether a verb of speech stands next to the phrase.

    Example: Tom met Ada. “It is safe,” Ada said. “It was,” she added. → Ada (after-name-verb); Ada
        (after-name-verb)
    Example: The council denied the report. “It is safe,” it said. → the council (after-name-verb)
    """
    sentence = narration.sentences[phrase.first]
    before = narration.word_at(phrase.first - 1, sentence)
    after = narration.word_at(phrase.end, sentence)
    if after in SPEECH_VERBS:
        return True
    is_verb = before in SPEECH_VERBS and before not in _TOLD and not before.endswith("ing")
    # "denied the report": what a verb has before it speaks, and not what is behind it.
    return is_verb and not narration.word_at(phrase.first - 2, sentence).isalpha()


def before_relative(narration: Narration, who: int) -> int:
    """Where that ends which "who" describes, over what is put between: "Pell, 45, who".

    Example: It came from Oscar Pell (Coast Party), who said “the bridge is safe.” → Oscar Pell
        (before-name-verb)
    Example: It came from Oscar Pell, 45, who said “the bridge is safe.” → Oscar Pell
        (before-name-verb)
    """
    sentence = narration.sentences[who]
    end = who - (narration.word_at(who - 1, sentence) == ",")
    if narration.word_at(end - 1, sentence).isdigit() and narration.words[end - 2] == ",":
        return end - 2
    if narration.word_at(end - 1, sentence) == ")":
        for word in range(end - 2, max(end - _LONGEST_BRACKET, 0), -1):
            if narration.word_at(word, sentence) == "(":
                return word
    return end


def listens(narration: Narration, phrase: NounPhrase) -> bool:
    """Whether the words before the phrase say that it is spoken to: "told X", "speaking to X".

    Example: Ada Quill told Oscar Pell, “the bridge is safe.” → Ada Quill (before-name-verb)
    """
    sentence = narration.sentences[phrase.first]
    before = narration.word_at(phrase.first - 1, sentence)
    if before not in ("to", "with"):
        return before in LISTENER_VERBS
    second = narration.word_at(phrase.first - 2, sentence)
    return second in _TALKING or second in SPEECH_VERBS


def is_turned_to(narration: Narration, phrase: NounPhrase) -> bool:
    """Whether somebody turns to whom the phrase means: "looked up at X", "faced X".

    Example: Ada looked up at the captain. “Is it safe?” The captain nodded. → Ada (turns-before)
    """
    sentence, place = narration.sentences[phrase.first], phrase.first - 1
    if narration.word_at(place, sentence) in _TOWARDS:
        place -= 1
        if narration.word_at(place, sentence) in _PARTICLES:
            place -= 1
    return narration.word_at(place, sentence) in _TURNS_TO


def turns_to_somebody(narration: Narration, phrase: NounPhrase) -> bool:
    """Whether whom the phrase means turns to somebody else: "X turned to the captain".

    Example: Ada turned to the captain. “Is it safe?” The captain nodded. → Ada (turns-before)
    """
    sentence, verb = narration.sentences[phrase.first], phrase.end
    if narration.word_at(verb, sentence) not in _TURNS_TO:
        return False
    towards = verb + 1 + (narration.word_at(verb + 1, sentence) in _PARTICLES)
    return narration.word_at(towards, sentence) in _TOWARDS


def is_told(narration: Narration, phrase: NounPhrase) -> int | None:
    """The verb by which somebody else tells or asks whom the phrase means: "X was asked".

    Example: Ada Quill was asked: “Is the bridge safe?” → nobody (none)
    """
    sentence, verb = narration.sentences[phrase.first], phrase.end
    if narration.word_at(verb, sentence) not in _WAS:
        return None
    while narration.word_at(verb + 1, sentence) in ADVERBS or (
        narration.word_at(verb + 1, sentence).endswith("ly")
    ):
        verb += 1
    told = narration.word_at(verb + 1, sentence)
    is_participle = told in LISTENER_VERBS and (told.endswith("ed") or told == "told")
    return verb + 1 if is_participle else None
