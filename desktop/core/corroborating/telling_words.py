"""The words of a passage by which others that speak of the same thing can be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import cached_property

from desktop.core.corroborating.letter_rows import in_runs
from desktop.core.span import Span
from index.asking.query import Group, Node, Phrase, Query, Term
from index.showing.highlights import matches
from index.words.analysis import forms, stem, words
from index.words.compounds import compounds


class WordKind(StrEnum):
    """What a telling word is."""

    NAME = "name"
    NUMBER = "number"
    WORD = "word"
    ROW = "row"


class Nearness(Enum):
    """How close to what is asked about a word stands."""

    ASKED = auto()
    CLAUSE = auto()
    SENTENCE = auto()


@dataclass(frozen=True, slots=True)
class TellingWord:
    """A word to look for in all its endings, or a ROW of `letters` where nothing parts words.

    `variants` are its folded forms, such as "nine" and "9"; `shown` is how the passage has it;
    `usual` is how many of a thousand passages hold such a word where nothing better is known.
    """

    shown: str
    variants: tuple[str, ...]
    kind: WordKind
    nearness: Nearness
    usual: int
    letters: tuple[str, ...] = ()

    @property
    def node(self) -> Group:
        """What finds the word."""
        found: Iterable[Node] = (
            [Phrase(self.letters, is_quoted=False)]
            if self.letters
            else (Term(each) for variant in self.variants for each in forms(variant))
        )
        return Group(wanted=tuple(found))


class TellingWords(Sequence[TellingWord]):
    """Telling words, ready to be looked for in texts."""

    def __init__(self, telling: Sequence[TellingWord]) -> None:
        self._words = tuple(telling)
        self._by_stem: dict[str, dict[str, int]] = {}
        self._rows = {word.letters: number for number, word in enumerate(telling) if word.letters}

    def __len__(self) -> int:
        return len(self._words)

    def __getitem__(self, index):  # type: ignore[no-untyped-def] # as tuples are read
        return self._words[index]

    @property
    def shown(self) -> tuple[str, ...]:
        """The words as the passage has them, each once; letters in a row as one run."""
        return self.shown_of(range(len(self._words)))

    def shown_of(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """The same for the words with these numbers."""
        sought = (self._words[number] for number in numbers)
        return in_runs([(word.shown, word.letters) for word in sought])

    @cached_property
    def _parted(self) -> Query:
        """What finds any of the words that are no rows."""
        return Query(Group(wanted=tuple(word.node for word in self._words if not word.letters)))

    def shared_with(self, text: str, language: str) -> list[tuple[Span, int]]:
        """Where the words stand in a text, each place with the number of the word."""
        numbers = self._numbers(language)
        found: list[tuple[Span, int]] = []
        for start, end in matches(text, self._parted, language=language):
            part = text[start:end]
            stems = [each.stem for each in forms(part, language)]
            stems += [each.stem for each in compounds(part, language)]
            if held := [numbers[each] for each in stems if each in numbers]:
                found.append((Span(start, end), held[0]))
        if self._rows and (rows := list(self._rows_in(text, language))):
            found = sorted([*found, *rows])
        return found

    def _rows_in(self, text: str, language: str) -> Iterator[tuple[Span, int]]:
        found = list(words(text, language))
        exact = [word.forms.exact for word in found]
        for length in {len(letters) for letters in self._rows}:
            for at in range(len(found) - length + 1):
                number = self._rows.get(tuple(exact[at : at + length]))
                if number is not None:
                    yield Span(found[at].start, found[at + length - 1].end), number

    def _numbers(self, language: str) -> Mapping[str, int]:
        if language not in self._by_stem:
            self._by_stem[language] = {
                stem(variant, language): number
                for number, word in enumerate(self._words)
                if not word.letters
                for variant in word.variants
            }
        return self._by_stem[language]
