"""Numbers for words, so that texts can be sorted as rows of numbers."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import NamedTuple

from index.segments.fields import stem_term
from index.words.analysis import Forms, remembered, word_pattern
from index.words.compounds import hyphens, joined, makes_compounds, parts

# When so many different words were met, the numbers begin anew: memory is not without end.
_MOST_WORDS = 150_000


class Numbers(NamedTuple):
    """The words of a text by their numbers, in their order.

    `compounds` are stems that stand beside them: the place of a word among all, and the stem.
    """

    words: list[int]
    compounds: list[tuple[int, int]]


class Vocabulary:
    """Gives every word a number, and remembers the numbers of its two forms.

    `exact` are words and `stems` terms for stems, by their numbers; `exact_of` and `stem_of` have,
    for the number of a word, those of its forms.
    """

    def __init__(self) -> None:
        self.exact: list[bytes] = []
        self.stems: list[bytes] = []
        self.exact_of = array("I")
        self.stem_of = array("I")
        self._exact_numbers: dict[str, int] = {}
        self._stem_numbers: dict[str, int] = {}
        self._of_language: dict[str, _Words] = {}
        self._of_run: dict[tuple[int, ...], int | None] = {}

    @property
    def is_full(self) -> bool:
        """Whether it is time for a new one."""
        return len(self.exact_of) > _MOST_WORDS

    def read(self, text: str, language: str) -> Numbers:
        """The words of a text."""
        if not text:
            return Numbers([], [])
        if language not in self._of_language:
            self._of_language[language] = _Words(self, language)
        its = self._of_language[language]
        number, found = its.__getitem__, word_pattern().findall
        numbers: list[int] = []
        compounds: list[tuple[int, int]] = []
        since, first = 0, -1
        for hyphen in hyphens(text):
            before = len(numbers)
            numbers += map(number, found(text, since, hyphen))
            if first >= 0 and len(numbers) - before > 1:
                compounds += self._compound(numbers, first, before + 1, language)
                first = -1
            first = len(numbers) - 1 if first < 0 else first
            since = hyphen + 1
        before = len(numbers)
        numbers += map(number, found(text, since))
        if first >= 0:
            compounds += self._compound(numbers, first, before + 1, language)
        if its.parts:
            of_word = its.parts
            compounds += [
                (at, each)
                for at, number in enumerate(numbers)
                if number in of_word
                for each in of_word[number]
            ]
            compounds.sort()
        return Numbers(numbers, compounds)

    def _compound(
        self, numbers: list[int], first: int, end: int, language: str
    ) -> list[tuple[int, int]]:
        """The word in one of words that hyphens join, if there is one, and its place."""
        run = tuple(numbers[first:end])
        if run not in self._of_run:
            exact = tuple(self.exact[self.exact_of[each]].decode() for each in run)
            stem = joined(exact, language)
            self._of_run[run] = self.stem_number(stem, language) if stem else None
        number = self._of_run[run]
        return [] if number is None else [(first, number)]

    def stem_number(self, stem: str, language: str) -> int:
        """The number of a stem in texts of a language."""
        return _number(stem_term(stem, language), self._stem_numbers, self.stems)

    def exact_numbers(self, words: Iterable[str]) -> dict[str, int]:
        """The numbers of those of these exact forms that were met."""
        return {word: self._exact_numbers[word] for word in words if word in self._exact_numbers}

    def add(self, forms: Forms, language: str) -> int:
        """A new number, for a word of a language with these forms."""
        number = len(self.exact_of)
        self.exact_of.append(_number(forms.exact, self._exact_numbers, self.exact))
        self.stem_of.append(self.stem_number(forms.stem, language))
        return number


class _Words(dict[str, int]):
    """The numbers of words as they stand in texts of one language."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        super().__init__()
        self.parts: dict[int, tuple[int, ...]] = {}
        self._vocabulary = vocabulary
        self._forms = remembered(language)
        self._language = language
        self._makes_compounds = makes_compounds(language)

    def __missing__(self, word: str) -> int:
        forms = self._forms[word]
        number = self[word] = self._vocabulary.add(forms, self._language)
        if self._makes_compounds and (its := parts(forms.exact, self._language)):
            stem_number = self._vocabulary.stem_number
            self.parts[number] = tuple(stem_number(each, self._language) for each in its)
        return number


def _number(form: str, numbers: dict[str, int], forms: list[bytes]) -> int:
    number = numbers.get(form)
    if number is None:
        number = numbers[form] = len(forms)
        forms.append(form.encode())
    return number
