"""Whom a pronoun stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.extraction.lexicon.function_words import PREPOSITIONS
from desktop.core.extraction.lexicon.titles import (
    BODY_NOUNS,
    NEVER_NAMED,
    OFFICES,
    can_speak,
    is_person_noun,
)
from desktop.core.extraction.people.cast import Cast
from desktop.core.extraction.people.figure import Figure, Gender
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.people.sentence_subjects import opens_just_before, stands_beside
from desktop.core.extraction.people.speaking import before_relative, listens, speaks_beside
from desktop.core.extraction.people.unnamed import is_subject
from desktop.core.extraction.reading.headlines import headlines
from desktop.core.extraction.reading.narration import Narration
from desktop.core.quotation import MentionKind

_FARTHEST_PARAGRAPH = 9
_FARTHEST_EPITHET = 2
_FARTHEST_SENTENCE = 25
_MOST_CANDIDATES = 80
_MOST_GROUP_CANDIDATES = 30
_GENDERS = {
    **dict.fromkeys(("he", "his", "him"), Gender.HE),
    **dict.fromkeys(("she", "her"), Gender.SHE),
}
_LATER_SENTENCES = 2
_AGED = "-year-old"

# Weights of the evidence, chosen on annotated news: a sentence of distance costs 1.6.
_SENTENCE, _PARAGRAPH = -1.6, -0.4
_OPENS_SENTENCE, _SAME_GENDER, _FULL_NAME = 2.0, 2.0, 1.0
_SPEAKS, _SPEAKS_HERE, _SPOKE_LAST, _NAMED_OFTEN = 1.0, 1.0, 2.0, 0.12
_AFTER_PREPOSITION, _POSSESSIVE, _IN_HEADLINE, _BARE_WORD = -1.5, -1.0, -4.0, -3.0
_BESIDE_ITSELF, _SOUNDS_LIKE = -4.0, 2.0
_JUST_BEFORE = 2.0
UNRIVALLED = 99.0


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The name that a pronoun refers to, and by how much it is ahead of anybody else's."""

    name: NounPhrase
    lead: float


class Antecedents:
    """Finds the name that a pronoun refers back to."""

    def __init__(self, narration: Narration, cast: Cast, phrases: Sequence[NounPhrase]) -> None:
        self._narration = narration
        self._cast = cast
        self._phrases = tuple(phrases)
        self._phrase_firsts = [phrase.first for phrase in phrases]
        self._names = [
            phrase
            for phrase in phrases
            if phrase.kind is MentionKind.NAME and cast.figure_of(phrase) is not None
        ]
        self._firsts = [phrase.first for phrase in self._names]
        self._headlines = headlines(narration)
        self._speaking: dict[int, int] = {}
        self._spoken_beside = [speaks_beside(narration, phrase) for phrase in self._names]
        for phrase, speaks in zip(self._names, self._spoken_beside, strict=True):
            figure = cast.figure_of(phrase)
            if figure is not None and speaks:
                self._speaking[id(figure)] = self._speaking.get(id(figure), 0) + 1

    def of(
        self,
        pronoun: NounPhrase,
        last_speaker: Figure | None,
        addressed: Figure | None = None,
    ) -> Antecedent | None:
        """The best name before the pronoun, or none when nobody fits; never who is spoken to.

        Example: Mr Pell and Mrs Marsh came late. “The bridge is safe,” she said. → Mrs Marsh
            (after-name-verb)
        """
        gender = _GENDERS.get(self._narration.lowered[pronoun.first])
        if gender is None:
            return None
        found = self._best(pronoun, gender, last_speaker, addressed, _FARTHEST_PARAGRAPH)
        if found is not None and self._is_somebody_between(found.name, pronoun):
            return Antecedent(found.name, 0.0)
        return found

    def may_be(self, pronoun: NounPhrase, figure: Figure) -> bool:
        """Whether a pronoun does not tell that somebody else is meant: "he" of a woman."""
        gender = _GENDERS.get(self._narration.lowered[pronoun.first])
        known = figure.gender or figure.gender_of_first_name
        return None in (gender, known) or gender is known

    def is_one(self, pronoun: NounPhrase, figure: Figure) -> bool:
        """Whether nothing speaks against a pronoun meaning somebody."""
        gender = _GENDERS.get(self._narration.lowered[pronoun.first])
        return gender is not None and self._might_fit(figure, gender)

    def _is_somebody_between(self, name: NounPhrase, pronoun: NounPhrase) -> bool:
        """Whether a sentence after the name is about somebody without one, who may be meant.

        Example: Mrs Pell came in. The stranger stood up. “It is safe,” she said. → Mrs Pell
            (after-name-verb)
        """
        narration = self._narration
        first = bisect_left(self._phrase_firsts, name.end)
        last = bisect_left(self._phrase_firsts, pronoun.first)
        return any(
            phrase.kind is MentionKind.NOMINAL
            and is_person_noun(phrase.head)
            and not phrase.head.endswith("s")
            and phrase.first != narration.sentence_bounds[narration.sentences[name.first]][0]
            and narration.opens_sentence(phrase.first)
            for phrase in self._phrases[max(first, last - _MOST_GROUP_CANDIDATES) : last]
        )

    def of_epithet(self, phrase: NounPhrase, last_speaker: Figure | None) -> Antecedent | None:
        """Who is meant by "the affable owner": a person named shortly before, or none.

        Example: Ada Quill came late. “The bridge is safe,” the affable owner said. → Ada Quill
            (after-name-verb)
        Example: Ada Quill came late. “The bridge is safe,” the 71-year-old said. → Ada Quill
            (after-name-verb)
        Example: Ada Quill came late. “The bridge is safe,” the mother of two said. → Ada Quill
            (after-name-insertion-verb)
        """
        is_aged = phrase.head.endswith(_AGED)
        is_described = phrase.span.end - phrase.span.start > len(phrase.head) + len("the ")
        is_described = is_described or is_aged
        is_person = is_aged or can_speak(phrase.head)
        is_person = is_person and phrase.head not in BODY_NOUNS | NEVER_NAMED
        is_one = phrase.is_definite and not phrase.head.endswith("s")
        if not (is_described and is_person and is_one):
            return None
        found = self._best(phrase, None, last_speaker, None, _FARTHEST_EPITHET)
        figure = self._cast.figure_of(found.name) if found else None
        if found and self._sentences_between(found.name, phrase) == 0:
            # "Ada Quill looked at the old man": those are two.
            return None
        if figure is None or (phrase.head in OFFICES and not figure.bears(phrase.head)):
            return None
        return found

    def _best(
        self,
        pronoun: NounPhrase,
        gender: Gender | None,
        last_speaker: Figure | None,
        addressed: Figure | None,
        farthest: int,
    ) -> Antecedent | None:
        # The best mention of each figure, so that the runner-up is somebody else.
        best: dict[int, tuple[float, NounPhrase]] = {}
        unlikely, rivals = -UNRIVALLED, False
        last = bisect_left(self._firsts, pronoun.first) - 1
        for number in range(last, max(last - _MOST_CANDIDATES, -1), -1):
            name = self._names[number]
            if self._is_too_far(name, pronoun, farthest):
                break
            figure = self._cast.figure_of(name)
            if figure is None or figure is addressed:
                continue
            if not self._fits(figure, gender):
                if self._might_fit(figure, gender):
                    unlikely = max(unlikely, self._score(number, pronoun, figure, gender))
                    is_next = gender is not None and opens_just_before(
                        self._narration, name, pronoun
                    )
                    rivals = rivals or is_next
                continue
            if name.end == pronoun.first and self._sentences_between(name, pronoun) == 0:
                continue
            score = self._score(number, pronoun, figure, gender)
            score += _SPOKE_LAST if figure is last_speaker else 0.0
            if id(figure) not in best or score > best[id(figure)][0]:
                best[id(figure)] = score, name
        ranked = sorted(best.values(), key=lambda each: -each[0])
        if not ranked:
            return None
        lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else UNRIVALLED
        figure = self._cast.figure_of(ranked[0][1])
        if figure is not None and (not figure.first_name or figure.gender is None):
            # Where people are called by one name, or by names that tell nothing, any bare word
            # may be somebody.
            lead = min(lead, ranked[0][0] - unlikely)
        # "Pell was modest. “We all were,” he said.", where Pell is never called anything else.
        lead = 0.0 if rivals else lead
        return Antecedent(ranked[0][1], lead)

    def of_writer(self, phrase: NounPhrase) -> Antecedent | None:
        """Whose words "her statement" is, who may be named only in the sentence after it.

        Example: “Our winters are a fact,” her statement said. ¶ Minister Ada Quill published it. →
            Ada Quill (after-name-verb)
        """
        return self.of(phrase, None) or self.named_later(phrase)

    def named_later(self, phrase: NounPhrase) -> Antecedent | None:
        """The name that is given only behind the pronoun, as the subject of one of two sentences.

        Example: “They came at dawn,” she says, “and they left,” said Ada Quill. → Ada Quill
            (after-name-verb); Ada Quill (after-verb-name)
        """
        gender = _GENDERS.get(self._narration.lowered[phrase.first])
        if gender is None:
            return None
        for number in range(bisect_left(self._firsts, phrase.end), len(self._names)):
            name = self._names[number]
            figure = self._cast.figure_of(name)
            if -self._sentences_between(name, phrase) > _LATER_SENTENCES:
                break
            if (
                figure is not None
                and self._fits(figure, gender)
                and is_subject(self._narration, name)
                and not listens(self._narration, name)
            ):
                return Antecedent(name, 0.0)
        return None

    def of_who(self, pronoun: NounPhrase) -> NounPhrase | None:
        """The phrase that "who" describes: the one just before it.

        Example: Ada Quill met Oscar Pell, who said “the bridge is safe.” → Oscar Pell
            (before-name-verb)
        """
        narration = self._narration
        if narration.lowered[pronoun.first] != "who":
            return None
        end = before_relative(narration, pronoun.first)
        last = bisect_left(self._phrase_firsts, end) - 1
        found = self._phrases[last] if last >= 0 else None
        return found if found is not None and found.end == end else None

    def _score(
        self, number: int, pronoun: NounPhrase, figure: Figure, gender: Gender | None
    ) -> float:
        narration, name = self._narration, self._names[number]
        paragraph = narration.paragraphs[name.first]
        before = narration.word_at(name.first - 1, narration.sentences[name.first])
        speaking = self._speaking.get(id(figure), 0)
        is_full = bool(figure.first_name)
        score = _SENTENCE * self._sentences_between(name, pronoun)
        score += _PARAGRAPH * (narration.paragraphs[pronoun.first] - paragraph)
        score += _OPENS_SENTENCE * narration.opens_sentence(name.first)
        score += _SAME_GENDER * (gender is not None and figure.gender is gender)
        score += _FULL_NAME * is_full
        if gender is not None and figure.sounds_like is not None:
            score += _SOUNDS_LIKE if figure.sounds_like is gender else -_SOUNDS_LIKE
        score += _BARE_WORD * (not is_full and not figure.has_title and not speaking)
        score += _SPEAKS * min(speaking, 3) + _SPEAKS_HERE * self._spoken_beside[number]
        score += _NAMED_OFTEN * min(len(figure.phrases), 8)
        score += _AFTER_PREPOSITION * (before in PREPOSITIONS)
        score += _POSSESSIVE * name.is_possessive
        score += _IN_HEADLINE * (paragraph in self._headlines)
        score += _BESIDE_ITSELF * stands_beside(narration, name, pronoun)
        if gender is not None:
            score += _JUST_BEFORE * opens_just_before(narration, name, pronoun)
        return score

    def _might_fit(self, figure: Figure, gender: Gender | None) -> bool:
        """Whether a name that nothing shows to be a person's may be one all the same."""
        known = figure.gender or figure.gender_of_first_name
        return known in (None, gender) and not figure.is_body_or_place

    def _fits(self, figure: Figure, gender: Gender | None) -> bool:
        known = figure.gender or figure.gender_of_first_name
        if gender and known and known is not gender:
            return False
        is_likely = (
            figure.first_name
            or figure.has_title
            or figure.gender_of_first_name
            or self._speaking.get(id(figure), 0)
        )
        return bool(is_likely) and not figure.is_body_or_place

    def _sentences_between(self, name: NounPhrase, pronoun: NounPhrase) -> int:
        sentences = self._narration.sentences
        return sentences[pronoun.first] - sentences[name.first]

    def _is_too_far(self, name: NounPhrase, pronoun: NounPhrase, farthest: int) -> bool:
        paragraphs = self._narration.paragraphs
        return (
            paragraphs[pronoun.first] - paragraphs[name.first] > farthest
            or self._sentences_between(name, pronoun) > _FARTHEST_SENTENCE
        )
