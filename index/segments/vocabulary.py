"""Numbers for words, so that texts can be sorted as rows of numbers."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from index.segments.fields import stem_term
from index.words.analysis import Forms, remembered, word_pattern

# When so many different words were met, the numbers begin anew: memory is not without end.
_MOST_WORDS = 150_000


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

    @property
    def is_full(self) -> bool:
        """Whether it is time for a new one."""
        return len(self.exact_of) > _MOST_WORDS

    def words(self, text: str, language: str) -> list[int]:
        """The numbers of the words of a text, in their order."""
        if not text:
            return []
        if language not in self._of_language:
            self._of_language[language] = _Words(self, language)
        number = self._of_language[language].__getitem__
        return list(map(number, word_pattern().findall(text)))

    def exact_numbers(self, words: Iterable[str]) -> dict[str, int]:
        """The numbers of those of these exact forms that were met."""
        return {word: self._exact_numbers[word] for word in words if word in self._exact_numbers}

    def add(self, forms: Forms, language: str) -> int:
        """A new number, for a word of a language with these forms."""
        number = len(self.exact_of)
        self.exact_of.append(_number(forms.exact, self._exact_numbers, self.exact))
        self.stem_of.append(
            _number(stem_term(forms.stem, language), self._stem_numbers, self.stems)
        )
        return number


class _Words(dict[str, int]):
    """The numbers of words as they stand in texts of one language."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._forms = remembered(language)
        self._language = language

    def __missing__(self, word: str) -> int:
        number = self[word] = self._vocabulary.add(self._forms[word], self._language)
        return number


def _number(form: str, numbers: dict[str, int], forms: list[bytes]) -> int:
    number = numbers.get(form)
    if number is None:
        number = numbers[form] = len(forms)
        forms.append(form.encode())
    return number
