"""Who in the cast is a person beyond reasonable doubt, although nobody quotes them."""

from __future__ import annotations

from desktop.core.extraction.lexicon.names_of_places import PLACES_AND_PEOPLES
from desktop.core.extraction.lexicon.titles import PERSON_NOUNS
from desktop.core.extraction.people.figure import Figure
from desktop.core.extraction.people.speaking import speaks_beside
from desktop.core.extraction.reading.narration import Narration

_MOST_WORDS = 4


def is_person(narration: Narration, figure: Figure) -> bool:
    """Whether there is good evidence that the name is a person's; when in doubt, no.

    Example: Oscar Pell came late to Ostwick. “The bridge is safe,” he said. → Oscar Pell
        (after-name-verb)
    """
    words = figure.name.split()
    is_name_like = words[0][0].isupper() and words[-1][0].isupper() and len(words) <= _MOST_WORDS
    if figure.is_body_or_place or figure.surname in PERSON_NOUNS or not is_name_like:
        return False
    if figure.has_title:
        return True
    return len(words) > 1 and (_has_clear_first_name(figure) or _is_called_again(narration, figure))


def _has_clear_first_name(figure: Figure) -> bool:
    return figure.has_first_name and figure.first_name not in PLACES_AND_PEOPLES


def _is_called_again(narration: Narration, figure: Figure) -> bool:
    """Whether the surname alone stands for the name later, and speaks."""
    named_again = any(phrase.name.lower() == figure.surname for phrase in figure.phrases)
    return named_again and any(speaks_beside(narration, phrase) for phrase in figure.phrases)
