"""Whose or of what an office is: "the mayor of Ostwick", "the president of the bank"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.core.extraction.lexicon.function_words import DETERMINERS, PREPOSITIONS
from desktop.core.extraction.lexicon.titles import BODY_NOUNS
from desktop.core.extraction.people.cast import Cast
from desktop.core.extraction.people.figure import Figure
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import Narration
from desktop.core.quotation import MentionKind

_SMALL = DETERMINERS | PREPOSITIONS
# So many words behind a name say where somebody is from: "of the Salt League".
_MOST_BEHIND = 8


class Belongings:
    """Knows of whom an article says that they belong to something.

    Example: Ada Quill, president of the mill, met President Oscar Pell. “The bridge is safe,” the
        president of the mill said. → Ada Quill (after-name-insertion-verb)
    """

    def __init__(self, narration: Narration, cast: Cast, phrases: Sequence[NounPhrase]) -> None:
        self._narration = narration
        self._cast = cast
        self._phrases = phrases
        self._said: dict[int, set[str]] | None = None

    def fits(self, figure: Figure, phrase: NounPhrase) -> bool:
        """Whether all is known of somebody that stands behind the noun of the phrase.

        Example: President Ada Quill met her guests. “The bridge is safe,” the president of the bank
            said. → the president of the bank (after-name-insertion-verb)
        """
        words = self.behind_noun(phrase)
        if not words:
            return True
        if self._said is None:
            self._said = self._all_said()
        return words <= self._said.get(id(figure), set())

    def behind_noun(self, phrase: NounPhrase) -> set[str]:
        """The words of "of the bank" that are not small, in lower case."""
        return {word for word in self.all_behind_noun(phrase) if word not in _SMALL}

    def all_behind_noun(self, phrase: NounPhrase) -> tuple[str, ...]:
        """The words of "of the bank" in lower case.

        Example: The Harbour Board met. “The bridge is safe,” the board of the school said. → the
            board (after-name-insertion-verb)
        """
        narration, sentence = self._narration, self._narration.sentences[phrase.first]
        start = narration.ends[phrase.end - 1]
        words = tuple(narration.text[start : phrase.span.end].lower().split())
        if (
            words
            or phrase.head not in BODY_NOUNS
            or narration.word_at(phrase.end, sentence) != "of"
        ):
            return words
        noun = phrase.end + 1
        noun += narration.word_at(noun, sentence) in DETERMINERS
        return ("of", narration.word_at(noun, sentence))

    def _all_said(self) -> dict[int, set[str]]:
        """Of everybody the words of their titles, and those that follow their names."""
        said: dict[int, set[str]] = {}
        for phrase in self._phrases:
            figure = self._cast.figure_of(phrase)
            if figure is None or phrase.kind is not MentionKind.NAME:
                continue
            words = said.setdefault(id(figure), set())
            words.update(phrase.title.lower().split(), figure.name.lower().split())
            words.update(self._behind_name(phrase))
        return said

    def _behind_name(self, name: NounPhrase) -> Iterator[str]:
        """The words of "of the Salt League" or ", the mayor of Ostwick," behind a name.

        Example: Mayor Ada Quill of Ostwick met friends from Marl. “It is safe,” the mayor of Marl
            said. → the mayor of Marl (after-name-insertion-verb)
        """
        narration, sentence = self._narration, self._narration.sentences[name.first]
        follows = narration.word_at(name.end, sentence)
        if follows != "," and follows not in PREPOSITIONS:
            return
        is_begun = False
        for place in range(name.end + 1, name.end + 1 + _MOST_BEHIND):
            word = narration.word_at(place, sentence)
            if not word[:1].isalnum():
                return
            if follows != "," and is_begun and not narration.is_capitalised(place):
                return
            is_begun = is_begun or word not in _SMALL
            yield word
