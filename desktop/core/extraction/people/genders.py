"""Whether somebody whose name does not tell is "he" or "she", by how a sentence goes on.

Soft evidence, used to resolve pronouns and for nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from desktop.core.extraction.lexicon.function_words import (
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
)
from desktop.core.extraction.lexicon.titles import is_person_noun
from desktop.core.extraction.people.cast import Cast
from desktop.core.extraction.people.figure import Gender
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.people.unnamed import is_subject
from desktop.core.extraction.reading.narration import Narration
from desktop.core.quotation import MentionKind

_OWNERS = {"his": Gender.HE, "her": Gender.SHE}
_THEMSELVES = {"himself": Gender.HE, "herself": Gender.SHE}
# Behind these "her" owns nothing: "told her that".
_NO_NOUN = PREPOSITIONS | SUBORDINATORS | DETERMINERS | CONJUNCTIONS
_FARTHEST = 25


def cast_with_genders(narration: Narration, phrases: Sequence[NounPhrase]) -> Cast:
    """The cast; of whom sentences say "his" or "herself", with nobody between, is "he" or "she".

    Example: Doctor Marsh sat with her back to Mr Pell. “The bridge is safe,” she said. → Doctor
        Marsh (after-name-verb)
    """
    cast = Cast(narration, phrases)
    votes: dict[int, Counter[Gender]] = {}
    people = {phrase.first for phrase in phrases if _is_somebody(phrase)}
    for phrase in phrases:
        figure = cast.figure_of(phrase)
        if figure is None or figure.gender or figure.is_body_or_place:
            continue
        if is_subject(narration, phrase):
            said = _said_of(narration, phrase, people)
            if said is not None:
                votes.setdefault(id(figure), Counter())[said] += 1
    for figure in cast.figures:
        said_of = votes.get(id(figure), Counter())
        if len(said_of) == 1:
            [figure.gender] = said_of
    return cast


def _is_somebody(phrase: NounPhrase) -> bool:
    return phrase.kind is MentionKind.NAME or is_person_noun(phrase.head)


def _said_of(narration: Narration, subject: NounPhrase, people: set[int]) -> Gender | None:
    """The gender of the first "his" or "herself" behind a subject, before anybody else comes in."""
    sentence = narration.sentences[subject.first]
    for word in range(subject.end, subject.end + _FARTHEST):
        lowered = narration.word_at(word, sentence)
        if not lowered or word in people or narration.is_piece(word):
            return None
        if lowered in _THEMSELVES:
            return _THEMSELVES[lowered]
        if lowered in _OWNERS:
            following = narration.word_at(word + 1, sentence)
            return _OWNERS[lowered] if following.isalpha() and following not in _NO_NOUN else None
    return None
