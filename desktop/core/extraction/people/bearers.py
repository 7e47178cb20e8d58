"""Who is meant by a role, or by what kind of body it is: "the foreign minister", "the diocese"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from desktop.core.extraction.lexicon.function_words import DETERMINERS
from desktop.core.extraction.lexicon.names_of_places import PLACES_AND_PEOPLES
from desktop.core.extraction.lexicon.titles import (
    BODY_NOUNS,
    BODY_WORDS,
    KINDS_OF_BODY,
    SURNAMES_AS_WELL,
    WRITINGS,
    can_speak,
    is_person_noun,
)
from desktop.core.extraction.people.cast import Cast, Figure
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.people.speaking import listens
from desktop.core.extraction.people.unnamed import is_subject
from desktop.core.extraction.reading.narration import Narration
from desktop.core.quotation import MentionKind

# What an article speaks of, or what a body is, whether or not a name has the word in it.
_OF_ALL = KINDS_OF_BODY | {
    *("administration", "campaign", "city", "country", "government", "office", "state", "team")
}
# So far before "the company" it is named.
_FARTHEST_SENTENCE, _MOST_NAMES = 3, 20
_CLOSES_APPOSITION = ",.;:)—–"
_LONGEST_TITLE = 8

_Bearer = tuple[tuple[str, ...], Figure]


class Bearers:
    """Finds the only one with a title, or the only body of a kind, among the names of an article.

    Example: Foreign Minister Ada Quill met Minister Oscar Pell. “The bridge is safe,” the foreign
        minister said. → Ada Quill (after-name-verb)
    """

    def __init__(self, narration: Narration, cast: Cast, phrases: Sequence[NounPhrase]) -> None:
        self._narration = narration
        self._cast = cast
        self._phrases = phrases
        self._firsts = [phrase.first for phrase in phrases]
        self._meant: dict[tuple[str, ...], Figure | None] = {}

    def of(self, phrase: NounPhrase) -> NounPhrase | None:
        """The first mention of whoever is meant, which stands before the phrase."""
        words = self._words(phrase)
        if not phrase.is_definite or not words or words[-1] != phrase.head:
            return None
        if len(words) == 1:
            holder = self._cast.holder_of(phrase.head)
            if holder is not None:
                return _if_before(holder, phrase)
        if words not in self._meant:
            self._meant[words] = self._bearer_of(words)
        bearer = self._meant[words]
        return _if_before(bearer, phrase) if bearer is not None else None

    def _bearer_of(self, words: tuple[str, ...]) -> Figure | None:
        """The only one of whom these words can be meant."""
        if is_person_noun(words[-1]):
            return self._titled(words)
        is_of_all = words[-1] in WRITINGS or words[0] in _OF_ALL
        return None if is_of_all else self._body(words)

    def taken_up_by(self, phrase: NounPhrase) -> NounPhrase | None:
        """The body that "the company" takes up: the last name that was a subject and no person's.

        Example: Nord Bank lost a million in May. “The bridge is safe,” the company said. → Nord
            Bank (after-name-verb)
        """
        if not phrase.is_definite or phrase.head not in KINDS_OF_BODY:
            return None
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

    def known_as(self, phrase: NounPhrase) -> Figure | None:
        """The only one without a name who spoke in the same role: "a fisherman", "the fisherman".

        Example: “It is safe,” a harbour pilot said. “It was,” the pilot added. → a harbour pilot
            (after-name-verb); a harbour pilot (after-name-verb)
        """
        if not phrase.is_definite or phrase.is_one_of_many:
            return None
        words = set(self._words(phrase))
        known = self._cast.unnamed(phrase.head)
        is_same = len(known) == 1 and words <= set(known[0].name.lower().split())
        return known[0] if is_same else None

    def _is_told_of(self, name: NounPhrase) -> bool:
        """Whether a sentence is about a name, which is not only spoken to or part of a longer one.

        Example: “It is,” Ada Quill told Nord Bank. “The bridge is safe,” the company said. → Ada
            Quill (after-name-verb); the company (after-name-verb)
        """
        narration = self._narration
        follows = narration.word_at(name.end, narration.sentences[name.first])
        is_alone = follows not in BODY_NOUNS and not can_speak(follows)
        return is_alone and is_subject(narration, name) and not listens(narration, name)

    def _words(self, phrase: NounPhrase) -> tuple[str, ...]:
        lowered, first = self._narration.lowered, phrase.first
        while first < phrase.end and lowered[first] in DETERMINERS:
            first += 1
        return tuple(lowered[first : phrase.end])

    def _titled(self, words: tuple[str, ...]) -> Figure | None:
        """The only one whose title ends in these words."""
        bearers = self._titles.get(words, [])
        return bearers[0] if len(bearers) == 1 else None

    def _body(self, words: tuple[str, ...]) -> Figure | None:
        """The only body whose name holds these words.

        Example: The Foreign Ministry and the Ostwick Council met. “The bridge is safe,” the council
            said. → Ostwick Council (after-name-verb)
        """
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
    def _titles(self) -> dict[tuple[str, ...], list[Figure]]:
        """By each end of every title that the article gives, to whom it is given.

        Two are enough to know that it is ambiguous.
        """
        titles: dict[tuple[str, ...], list[Figure]] = {}
        for title, figure in (*self._before_names(), *self._behind_names()):
            for first in range(max(0, len(title) - _LONGEST_TITLE), len(title)):
                bearers = titles.setdefault(title[first:], [])
                if len(bearers) < 2 and figure not in bearers:
                    bearers.append(figure)
        return titles

    def _before_names(self) -> Iterator[_Bearer]:
        for figure in self._cast.figures:
            for title in {phrase.title for phrase in figure.phrases if phrase.title}:
                words = tuple(title.lower().replace(".", "").split())
                if words:
                    yield words, figure

    def _behind_names(self) -> Iterator[_Bearer]:
        """The roles that follow the name of a person.

        Example: Ada Quill, the harbour pilot, met Oscar Pell. “The bridge is safe,” the pilot said.
            → Ada Quill (after-name-verb)
        """
        before: NounPhrase | None = None
        for phrase in self._phrases:
            if before is not None and self._stands_behind(before, phrase):
                figure, words = self._cast.figure_of(before), self._words(phrase)
                is_person = figure is not None and bool(figure.first_name)
                if figure is not None and is_person and not figure.is_body_or_place:
                    yield words, figure
            before = phrase

    def _stands_behind(self, name: NounPhrase, role: NounPhrase) -> bool:
        """Whether a role between commas says what the person before it is."""
        narration = self._narration
        if name.kind is not MentionKind.NAME or role.kind is not MentionKind.NOMINAL:
            return False
        is_one = is_person_noun(role.head) and not role.head.endswith("s")
        is_behind = name.end == role.first - 1 and narration.words[name.end] == ","
        is_closed = narration.text[role.span.end : role.span.end + 1] in _CLOSES_APPOSITION
        is_here = narration.sentences[name.first] == narration.sentences[role.first]
        return is_one and is_behind and is_closed and is_here and not role.is_possessive

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


def _if_before(figure: Figure, phrase: NounPhrase) -> NounPhrase | None:
    first = figure.phrases[0]
    return first if first.first < phrase.first else None
