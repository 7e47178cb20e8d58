"""Who has given an office to somebody else, and may not be meant by it any more."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.extraction.lexicon.function_words import AUXILIARIES
from desktop.core.extraction.people.cast import Cast
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import Narration

_SUCCEEDS = frozenset(
    {"succeeded", "succeeds", "succeeding", "replaced", "replaces", "replacing"}
    | {"ousted", "ousts", "unseated", "unseats"}
)
_RESIGNS = frozenset({"resigned", "resigns"})
_LONGEST_VERB = 4


def who_left(narration: Narration, cast: Cast, phrases: Sequence[NounPhrase]) -> frozenset[int]:
    """The figures, by `id`, whom others followed in their office, or who resigned.

    Example: Mayor Ada Quill was replaced by Oscar Pell. “The bridge is safe,” the mayor said. → the
        mayor (after-name-verb)
    Example: Oscar Pell succeeded Mayor Ada Quill. “The bridge is safe,” the mayor said. → the mayor
        (after-name-verb)
    """
    return frozenset(
        id(figure)
        for phrase in phrases
        if (figure := cast.figure_of(phrase)) is not None and _left(narration, phrase)
    )


def _left(narration: Narration, name: NounPhrase) -> bool:
    sentence = narration.sentences[name.first]
    if narration.word_at(name.first - 1, sentence) in _SUCCEEDS:
        return True
    if narration.word_at(name.end, sentence) in _RESIGNS:
        return True
    for word in range(name.end, name.end + _LONGEST_VERB):
        verb = narration.word_at(word, sentence)
        if verb not in AUXILIARIES:
            is_followed = verb in _SUCCEEDS and narration.word_at(word + 1, sentence) == "by"
            return word > name.end and is_followed
    return False
