"""How a role is shown that speaks and has no name: "the mayor", "Mr Pell’s lawyer"."""

from __future__ import annotations

from desktop.core.extraction.lexicon.names_of_places import PLACES_AND_PEOPLES
from desktop.core.extraction.lexicon.titles import QUANTITIES, TITLES, is_person_noun
from desktop.core.extraction.people.names import starts_name
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import Narration

_ARTICLES = ("the ", "a ", "an ")


def role_name(narration: Narration, phrase: NounPhrase) -> str:
    """The words of a role as they stand inside a sentence: "the mayor", but "Mr Pell’s lawyer".

    Example: Mr Pell’s lawyer called him “glad to be out.” → Mr Pell’s lawyer (before-name-verb)
    Example: The mayor called him “glad to be out.” → the mayor (before-name-verb)
    """
    name = " ".join(phrase.span.of(narration.text).split())
    if name.lower().startswith(_ARTICLES) or narration.opens_sentence(phrase.first):
        opening = narration.words[phrase.first]
        is_abbreviation = opening.isupper() and len(opening) > 1
        is_name = is_abbreviation or starts_name(narration, phrase.first)
        is_before_name = opening.lower() in TITLES and _is_capital(narration, phrase.first + 1)
        is_role = not (opening.lower() in PLACES_AND_PEOPLES or is_before_name) and (
            phrase.is_one_of_many
            or is_person_noun(opening.lower())
            or opening.lower() in QUANTITIES
        )
        return name if is_name and not is_role else name[:1].lower() + name[1:]
    return name


def _is_capital(narration: Narration, word: int) -> bool:
    return word < len(narration) and narration.is_capitalised(word)
