"""What is to be said of a mention wherever the quotation stands."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.core.extraction.lexicon.titles import is_person_noun
from desktop.core.extraction.people.cast import Cast
from desktop.core.extraction.people.figure import Figure
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.people.speaking import listens
from desktop.core.extraction.reading.narration import Narration
from desktop.core.extraction.weighing.spoken_words import SpokenWords
from desktop.core.extraction.weighing.word_classes import WordClasses
from desktop.core.quotation import MentionKind

_STEPS = (0, 1, 2, 3, 4, 6, 9, 14, 22)
_STEP_OF = tuple(
    str(next(edge for edge in _STEPS if number <= edge)) for number in range(_STEPS[-1] + 1)
)


def step(number: int) -> str:
    """A number on a coarse scale, so that near and far are few classes."""
    return _STEP_OF[number] if number < len(_STEP_OF) else "far"


@dataclass(frozen=True, slots=True)
class MentionSigns:
    """A mention with its kind and the classes of the words beside it, as signs need them."""

    phrase: NounPhrase
    words: tuple[str, str, str, str, str, str]
    listens: bool
    figure: Figure | None

    def standing(self, place: str, spoken: SpokenWords) -> list[str]:
        """The signs of who it is: a person or a body, and whether the words fit them."""
        phrase, figure = self.phrase, self.figure
        if figure is None:
            if not phrase.head:
                return [f"voice {spoken.voice} pronoun"]
            body = "thing" if not phrase.is_person_like else "body"
            role = "person" if is_person_noun(phrase.head) else body
            several = phrase.head.endswith("s")
            return [
                f"definite {phrase.is_definite}",
                f"role {role} {several} {place}",
                f"voice {spoken.voice} {role} {several}",
            ]
        person = "person" if figure.has_title or figure.first_name else "bare"
        body = "body" if figure.is_body_or_place else person
        return [
            f"named {step(len(figure.phrases))} {body}",
            f"body {body} {place}",
            f"voice {spoken.voice} {body}",
            f"named inside {spoken.name(figure)}",
        ]


class Mentions:
    """Looks at each mention of a narration once, as it may speak in many quotations."""

    def __init__(self, narration: Narration, cast: Cast, classes: WordClasses) -> None:
        self._narration = narration
        self._cast = cast
        self._classes = classes
        # By identity: what is kept keeps the phrase, so that no other can have its number.
        self._known: dict[int, MentionSigns] = {}

    def of(self, phrase: NounPhrase) -> MentionSigns:
        """What is to be said of a mention."""
        known = self._known.get(id(phrase))
        if known is None:
            known = self._known[id(phrase)] = self._look_at(phrase)
        return known

    def _look_at(self, phrase: NounPhrase) -> MentionSigns:
        narration, classes = self._narration, self._classes
        sentence = narration.sentences[phrase.first]
        kind = phrase.kind.value
        if phrase.kind is MentionKind.PRONOUN:
            kind = narration.lowered[phrase.first]
        after = classes.beside(phrase.end, sentence)
        second = classes.beside(phrase.end + 1, sentence)
        before = classes.beside(phrase.first - 1, sentence)
        second_before = classes.beside(phrase.first - 2, sentence)
        return MentionSigns(
            phrase=phrase,
            words=(
                kind,
                after,
                before,
                f"after {after} {second}",
                f"before {second_before} {before}",
                f"around {before} {after} {kind}",
            ),
            listens=listens(narration, phrase),
            figure=self._cast.figure_of(phrase),
        )
