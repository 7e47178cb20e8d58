"""Who is meant by a role, or by what kind of body it is: "the foreign minister", "the diocese"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from desktop.core.extraction.lexicon.titles import BODY_NOUNS, KINDS_OF_BODY, is_person_noun
from desktop.core.extraction.people.belongings import Belongings
from desktop.core.extraction.people.cast import Cast
from desktop.core.extraction.people.figure import Figure
from desktop.core.extraction.people.given_titles import GivenTitles
from desktop.core.extraction.people.introduced import Introduced
from desktop.core.extraction.people.named_bodies import NamedBodies
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.people.offices import tells_apart, words_of_title
from desktop.core.extraction.people.successions import who_left
from desktop.core.extraction.reading.narration import Narration


class Bearers:
    """Finds the only one with a title, or the only body of a kind, among the names of an article.

    Example: Foreign Minister Ada Quill met Minister Oscar Pell. “The bridge is safe,” the foreign
        minister said. → Ada Quill (after-name-verb)
    """

    def __init__(self, narration: Narration, cast: Cast, phrases: Sequence[NounPhrase]) -> None:
        self._narration = narration
        self._cast = cast
        self._meant: dict[tuple[str, ...], Figure | None] = {}
        self._introduced = Introduced(narration, phrases)
        self._belongings = Belongings(narration, cast, phrases)
        self._given = GivenTitles(narration, cast, phrases, self._belongings)
        self._bodies = NamedBodies(narration, cast, phrases)
        self._left = who_left(narration, cast, phrases)

    def of(self, phrase: NounPhrase) -> NounPhrase | None:
        """The first mention of whoever is meant, which stands before the phrase."""
        words = self._given.words(phrase)
        if not phrase.is_definite or not words or words[-1] != words_of_title(phrase.head)[-1]:
            return None
        is_title = tells_apart(words) and self._given.is_given(words)
        if self.is_told_apart(phrase) and not is_title:
            return None
        figure = None
        if self._belongings.behind_noun(phrase):
            figure = self._given.bearer_of(self._given.whole_office(phrase))
        if figure is None and len(words) == 1 and not self._given.is_ambiguous(words):
            figure = self._cast.holder_of(phrase.head)
        if figure is None:
            if words not in self._meant:
                self._meant[words] = self._bearer_of(words)
            figure = self._meant[words]
        if figure is None or not self._holds(figure, phrase):
            return None
        return None if self._is_another(figure, phrase) else _if_before(figure, phrase)

    def _holds(self, figure: Figure, phrase: NounPhrase) -> bool:
        """Whether the office is the one that a figure has, and has still."""
        has_left = id(figure) in self._left and not self.is_told_apart(phrase)
        return not has_left and self._belongings.fits(figure, phrase)

    def is_told_apart(self, phrase: NounPhrase) -> bool:
        """Whether the words before a noun say that not the one is meant who was named with it."""
        return tells_apart(self._narration.lowered[phrase.first : phrase.end - 1])

    def is_office_of(self, figure: Figure, phrase: NounPhrase) -> bool:
        """Whether a figure may be meant by a role, by what the article says of the office.

        Example: Mayor Ada Quill honoured a friend. “The bridge is safe,” the former mayor said. →
            the former mayor (after-name-verb)
        Example: Senator Ada Quill came late. “It is safe,” the senator from Ostwick said. → Ada
            Quill (after-name-insertion-verb)
        """
        if not figure.bears(phrase.head):
            return True
        if self.is_told_apart(phrase) or id(figure) in self._left:
            return False
        narration = self._narration
        is_from = narration.word_at(phrase.end, narration.sentences[phrase.first]) == "from"
        return is_from or self._belongings.fits(figure, phrase)

    def _is_another(self, figure: Figure, phrase: NounPhrase) -> bool:
        """Whether somebody else came in with the same noun since the figure was last mentioned."""
        mentions = figure.phrases
        number = bisect_left(mentions, phrase.first, key=lambda mention: mention.first) - 1
        last = mentions[number].first if number >= 0 else -1
        return self._introduced.is_another(phrase, last)

    def _bearer_of(self, words: tuple[str, ...]) -> Figure | None:
        """The only one of whom these words can be meant."""
        is_title = words[-1] not in BODY_NOUNS and self._given.is_given(words)
        if is_person_noun(words[-1]) or is_title:
            return self._given.bearer_of(words)
        return self._bodies.only_one(words)

    def taken_up_by(self, phrase: NounPhrase) -> NounPhrase | None:
        """The body that "the company" takes up: the last name that was a subject and no person's.

        Example: Nord Bank lost a million in May. “The bridge is safe,” the company said. → Nord
            Bank (after-name-verb)
        """
        if not phrase.is_definite or phrase.head not in KINDS_OF_BODY or self.is_told_apart(phrase):
            return None
        name = self._bodies.last_before(phrase)
        is_another = name is not None and self._introduced.is_another(phrase, name.first)
        return None if is_another else name

    def known_as(self, phrase: NounPhrase) -> Figure | None:
        """The only one without a name who spoke in the same role: "a fisherman", "the fisherman".

        Example: “It is safe,” a harbour pilot said. “It was,” the pilot added. → a harbour pilot
            (after-name-verb); a harbour pilot (after-name-verb)
        """
        if not phrase.is_definite or phrase.is_one_of_many:
            return None
        words = {*self._given.words(phrase), *self._belongings.behind_noun(phrase)}
        known = self._cast.unnamed(phrase.head)
        is_same = len(known) == 1 and words <= set(known[0].name.lower().split())
        is_told_apart = self.is_told_apart(phrase)
        if not is_same or is_told_apart or self._is_another(known[0], phrase):
            return None
        return known[0]


def _if_before(figure: Figure, phrase: NounPhrase) -> NounPhrase | None:
    first = figure.phrases[0]
    return first if first.first < phrase.first else None
