"""The bodies that an article names, and which of them "the council" or "the company" means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from desktop.core.extraction.lexicon.names_of_places import PLACES_AND_PEOPLES
from desktop.core.extraction.lexicon.titles import (
    BODY_NOUNS,
    BODY_WORDS,
    KINDS_OF_BODY,
    SURNAMES_AS_WELL,
    WRITINGS,
    can_speak,
)
from desktop.core.extraction.people.cast import Cast
from desktop.core.extraction.people.figure import Figure
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.people.speaking import listens
from desktop.core.extraction.people.unnamed import is_subject
from desktop.core.extraction.reading.narration import Narration

# What an article speaks of, or what a body is, whether or not a name has the word in it.
_OF_ALL = KINDS_OF_BODY | {
    *("administration", "campaign", "city", "country", "government", "office", "state", "team")
}
# So far before "the company" it is named.
_FARTHEST_SENTENCE, _MOST_NAMES = 3, 20


class NamedBodies:
    """Finds the only body of a kind, and the one that a sentence was about."""

    def __init__(self, narration: Narration, cast: Cast, phrases: Sequence[NounPhrase]) -> None:
        self._narration = narration
        self._cast = cast
        self._phrases = phrases
        self._firsts = [phrase.first for phrase in phrases]

    def last_before(self, phrase: NounPhrase) -> NounPhrase | None:
        """The last name before a phrase that was a subject and is no person's."""
        narration, here = self._narration, self._narration.sentences[phrase.first]
        last = bisect_left(self._firsts, phrase.first) - 1
        for number in range(last, max(last - _MOST_NAMES, -1), -1):
            name = self._phrases[number]
            if here - narration.sentences[name.first] > _FARTHEST_SENTENCE:
                return None
            figure = self._cast.figure_of(name)
            if figure is not None and _may_be_body(figure) and self._is_told_of(name):
                return name
        return None

    def _is_told_of(self, name: NounPhrase) -> bool:
        """Whether a sentence is about a name, which is not only spoken to or part of a longer one.

        Example: “It is,” Ada Quill told Nord Bank. “The bridge is safe,” the company said. → Ada
            Quill (after-name-verb); the company (after-name-verb)
        """
        narration = self._narration
        follows = narration.word_at(name.end, narration.sentences[name.first])
        is_alone = follows not in BODY_NOUNS and not can_speak(follows)
        return is_alone and is_subject(narration, name) and not listens(narration, name)

    def only_one(self, words: tuple[str, ...]) -> Figure | None:
        """The only body whose name holds these words.

        Example: The Foreign Ministry and the Ostwick Council met. “The bridge is safe,” the council
            said. → Ostwick Council (after-name-verb)
        """
        if words[-1] in WRITINGS or words[0] in _OF_ALL:
            return None
        kinds, names = self._bodies
        # The rarest of the words is in few names.
        candidates = min((names.get(word, []) for word in words), key=len)
        found = [
            figure
            for figure in candidates
            if words[-1] in kinds[id(figure)] and set(words) <= set(figure.name.lower().split())
        ]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _bodies(self) -> tuple[dict[int, set[str]], dict[str, list[Figure]]]:
        """Of each body its words that say of what kind it is; and the bodies by every word."""
        kinds: dict[int, set[str]] = {}
        names: dict[str, list[Figure]] = {}
        for figure in self._cast.figures:
            words = figure.name.lower().split() if figure.phrases[0].name else []
            kinds_of_it = {
                word
                for place, word in enumerate(words)
                if word in BODY_WORDS
                and word not in SURNAMES_AS_WELL
                and words[place + 1 : place + 2] in ([], ["of"])
            }
            if kinds_of_it and len(words) > 1:
                kinds[id(figure)] = kinds_of_it
                for word in set(words):
                    names.setdefault(word, []).append(figure)
        return kinds, names


def _may_be_body(figure: Figure) -> bool:
    """Whether nothing shows that a name is a person's, or that of a place."""
    is_place = figure.name.lower() in PLACES_AND_PEOPLES
    is_person = figure.has_first_name or figure.has_title or figure.gender is not None
    if is_place or is_person or figure.gender_of_first_name is not None:
        return False
    return figure.is_body_or_place or not figure.first_name
