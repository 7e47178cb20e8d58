"""Which titles an article gives to whom, before a name or beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from desktop.core.extraction.lexicon.function_words import DETERMINERS
from desktop.core.extraction.lexicon.titles import is_person_noun
from desktop.core.extraction.people.belongings import Belongings
from desktop.core.extraction.people.cast import Cast
from desktop.core.extraction.people.figure import Figure
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.people.offices import first_of_office, words_of_title
from desktop.core.extraction.reading.narration import Narration
from desktop.core.quotation import MentionKind

_CLOSES_APPOSITION = ",.;:)—–"
_LONGEST_TITLE = 8

_Bearer = tuple[tuple[str, ...], Figure]


class GivenTitles:
    """Knows who is called by the end of a title.

    Example: Foreign Minister Ada Quill met Minister Oscar Pell. “The bridge is safe,” the foreign
        minister said. → Ada Quill (after-name-verb)
    """

    def __init__(
        self,
        narration: Narration,
        cast: Cast,
        phrases: Sequence[NounPhrase],
        belongings: Belongings,
    ) -> None:
        self._narration = narration
        self._cast = cast
        self._phrases = phrases
        self._belongings = belongings

    def words(self, phrase: NounPhrase) -> tuple[str, ...]:
        """The words of a role without its article, in lower case."""
        lowered, first = self._narration.lowered, phrase.first
        while first < phrase.end and lowered[first] in DETERMINERS:
            first += 1
        return words_of_title(" ".join(lowered[first : phrase.end]))

    def whole_office(self, phrase: NounPhrase) -> tuple[str, ...]:
        """The words of a role with those behind its noun, "president of the mill"."""
        return self.words(phrase) + self._belongings.all_behind_noun(phrase)

    def bearer_of(self, words: tuple[str, ...]) -> Figure | None:
        """The only one whose title ends in these words."""
        bearers = self._titles.get(words, [])
        return bearers[0] if len(bearers) == 1 else None

    def is_given(self, words: tuple[str, ...]) -> bool:
        """Whether anybody has a title that ends in these words."""
        return words in self._titles

    def is_ambiguous(self, words: tuple[str, ...]) -> bool:
        """Whether several have a title that ends in these words."""
        return len(self._titles.get(words, [])) > 1

    @cached_property
    def _titles(self) -> dict[tuple[str, ...], list[Figure]]:
        """By each end of every title that the article gives, to whom it is given.

        Two are enough to know that it is ambiguous. An office that is said to be of something
        is meant by its noun alone if nobody else holds one.

        Example: Ada Quill, president of the mill, met President Oscar Pell. “The bridge is safe,”
            the president said. → Oscar Pell (after-name-verb)
        """
        behind_noun = self._belongings.behind_noun
        plain, wider = [*self._before_names()], list[_Bearer]()
        for role, figure in self._beside_names():
            if behind_noun(role):
                wider.append((self.words(role), figure))
            else:
                plain.append((self.words(role), figure))
        titles = _by_ends(wider) | _by_ends(plain)
        for role, figure in self._beside_names():
            if behind_noun(role):
                _give(titles, self.whole_office(role), figure)
        return titles

    def _before_names(self) -> Iterator[_Bearer]:
        for figure in self._cast.figures:
            for title in {phrase.title for phrase in figure.phrases if phrase.title}:
                words = words_of_title(title)
                if words:
                    yield words, figure

    def _beside_names(self) -> Iterator[tuple[NounPhrase, Figure]]:
        """The roles that follow the name of a person, or that it follows.

        Example: Ada Quill, the harbour pilot, met Oscar Pell. “The bridge is safe,” the pilot said.
            → Ada Quill (after-name-verb)
        """
        for first, second in pairwise(self._phrases):
            name, role = (first, second) if first.kind is MentionKind.NAME else (second, first)
            figure = self._cast.figure_of(name)
            is_person = figure is not None and bool(figure.first_name)
            if figure is None or not is_person or figure.is_body_or_place:
                continue
            if self._stand_side_by_side(first, second) and self._is_role(role):
                yield role, figure

    def _is_role(self, role: NounPhrase) -> bool:
        is_one = is_person_noun(role.head) and not role.head.endswith("s")
        return role.kind is MentionKind.NOMINAL and is_one and not role.is_possessive

    def _stand_side_by_side(self, first: NounPhrase, second: NounPhrase) -> bool:
        """Whether the second of two phrases stands between commas behind the first.

        Example: A harbour pilot, Ada Quill, met Oscar Pell. “It is safe,” the pilot said. → Ada
            Quill (after-name-verb)
        """
        narration = self._narration
        is_behind = first.end == second.first - 1 and narration.words[first.end] == ","
        is_closed = narration.text[second.span.end : second.span.end + 1] in _CLOSES_APPOSITION
        is_here = narration.sentences[first.first] == narration.sentences[second.first]
        return is_behind and is_closed and is_here


def _by_ends(bearers: Iterable[_Bearer]) -> dict[tuple[str, ...], list[Figure]]:
    titles: dict[tuple[str, ...], list[Figure]] = {}
    for title, figure in bearers:
        for first in range(max(0, len(title) - _LONGEST_TITLE), first_of_office(title) + 1):
            _give(titles, title[first:], figure)
    return titles


def _give(
    titles: dict[tuple[str, ...], list[Figure]], title: tuple[str, ...], figure: Figure
) -> None:
    bearers = titles.setdefault(title, [])
    if len(bearers) < 2 and figure not in bearers:
        bearers.append(figure)
