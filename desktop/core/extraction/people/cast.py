"""Everybody an article names, with the phrases that name them."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.core.extraction.lexicon.first_names import (
    FEMALE_BEFORE_SURNAMES,
    FIRST_NAMES,
    MALE_BEFORE_SURNAMES,
)
from desktop.core.extraction.lexicon.titles import (
    COURTESY_TITLES,
    FEMALE_TITLES,
    LONG_TITLES,
    MALE_TITLES,
    PERSON_NOUNS,
    is_person_noun,
)
from desktop.core.extraction.people.figure import Figure, Gender
from desktop.core.extraction.people.namesakes import (
    begins_with_surname,
    same_person,
    surname,
    words_of_name,
)
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.people.offices import is_office, words_of_title
from desktop.core.extraction.reading.narration import Narration
from desktop.core.quotation import MentionKind

_MOST_NAMESAKES = 20


class Cast:
    """The figures of an article, in the order in which they are first named.

    Example: “It is safe,” said Ada Quill. “It is not,” said Oscar Quill. “It is,” said Ms Quill. →
        Ada Quill (after-verb-name); Oscar Quill (after-verb-name); Ada Quill (after-verb-name)
    """

    def __init__(self, narration: Narration, phrases: Sequence[NounPhrase]) -> None:
        self.figures: list[Figure] = []
        self._narration = narration
        self._by_surname: dict[str, list[Figure]] = {}
        self._by_first_name: dict[str, Figure] = {}
        # "Mara Pell Lind" may be called by the first of two family names.
        self._by_middle_name: dict[str, Figure] = {}
        self._by_alias: dict[str, Figure] = {}
        self._figure_of: dict[int, Figure] = {}
        self._titled: dict[str, list[Figure]] = {}
        self._unnamed: dict[str, list[Figure]] = {}
        before: NounPhrase | None = None
        for phrase in phrases:
            if phrase.kind is MentionKind.NAME and phrase.name:
                self._add(phrase)
                if before is not None and self._names_role(before, phrase):
                    figure = self._figure_of[phrase.end]
                    figure.has_title = True
                    # "her mother-in-law, Vera,"
                    kin = before.head.removesuffix("-in-law")
                    figure.gender = figure.gender or _gender_of({kin})
            before = phrase

    def figure_of(self, phrase: NounPhrase) -> Figure | None:
        """Whom a name phrase names."""
        return self._figure_of.get(phrase.end) if phrase.name else None

    def called(self, name: str) -> Figure | None:
        """Whom somebody calls by this name, with or without a courtesy title."""
        words = name.split()
        gender = None
        if len(words) > 1 and words[0].lower().rstrip(".") in FEMALE_TITLES | MALE_TITLES:
            gender = Gender.SHE if words[0].lower().rstrip(".") in FEMALE_TITLES else Gender.HE
        bare = words[1:] if gender else words
        found = self._by_alias.get(" ".join(bare).lower()) if not gender else None
        if found is None and len(bare) == 1:
            found = self._by_first_name.get(bare[0].lower()) if not gender else None
        namesakes = [
            figure
            for figure in self._by_surname.get(surname(" ".join(bare)), [])
            if gender is None or figure.gender in (None, gender)
        ]
        return found or (namesakes[0] if len(namesakes) == 1 else None)

    def holder_of(self, head: str) -> Figure | None:
        """The only figure who bears a title, for "the mayor".

        Example: Governor Ada Quill came late. “The bridge is safe,” the governor said. → Ada Quill
            (after-name-verb)
        """
        holders = self._titled.get(head, [])
        return holders[0] if len(holders) == 1 else None

    def unnamed(self, head: str) -> Sequence[Figure]:
        """Those who spoke so far in a role with this noun, and have no name."""
        return self._unnamed.get(head, [])

    def add_unnamed(self, name: str, phrase: NounPhrase) -> Figure:
        """The figure behind a role ("a spokesman for the mayor"), made when it first speaks."""
        figure = None if phrase.is_one_of_many else self._by_alias.get(name.lower())
        if figure is None:
            figure = Figure(name)
            self._by_alias.setdefault(name.lower(), figure)
            self._unnamed.setdefault(phrase.head, []).append(figure)
            self.figures.append(figure)
        figure.phrases.append(phrase)
        return figure

    def labelled(self, label: NounPhrase) -> NounPhrase:
        """Take in the name on a label before somebody's words: somebody known by it, or another."""
        figure = self.called(f"{label.title} {label.name}".strip())
        if figure is None:
            figure = Figure(label.name)
            figure.has_title, figure.courtesy = bool(label.title), label.title
            figure.gender = _gender(label, [label.name])
            self.figures.append(figure)
            self._by_alias.setdefault(label.name.lower(), figure)
            self._by_surname.setdefault(figure.surname, []).append(figure)
        figure.phrases.append(label)
        self._figure_of[label.end] = figure
        return label

    def _names_role(self, role: NounPhrase, name: NounPhrase) -> bool:
        """Whether a name says who somebody is: "her neighbour, Igor, …".

        Example: Her neighbour, Ostap, shook his head. “The bridge is safe,” he said. → Ostap
            (after-name-verb)
        """
        is_role = role.kind is MentionKind.NOMINAL and is_person_noun(role.head)
        is_beside = role.end == name.first - 1 and self._narration.words[role.end] == ","
        return is_role and is_beside and not role.is_possessive

    def _add(self, phrase: NounPhrase) -> None:
        words = words_of_name(phrase.name)
        gender = _gender(phrase, words)
        figure = self._known(phrase.name, words, gender)
        if figure is None:
            figure = Figure(phrase.name)
            self.figures.append(figure)
            self._by_surname.setdefault(figure.surname, []).append(figure)
        self._by_alias.setdefault(phrase.name.lower(), figure)
        self._take_in(figure, phrase, words, gender)

    def _known(self, name: str, words: list[str], gender: Gender | None) -> Figure | None:
        namesakes = self._by_surname.get(surname(name), [])[-_MOST_NAMESAKES:]
        if len(words) > 1:
            return same_person(namesakes, name, words)
        fitting = [
            figure
            for figure in namesakes
            if not (gender and figure.gender and gender is not figure.gender)
        ]
        if fitting:
            return max(fitting, key=lambda figure: figure.phrases[-1].first)
        found = self._by_alias.get(name.lower()) or self._by_first_name.get(name.lower())
        if found is None and name.lower() not in FIRST_NAMES:
            found = self._by_middle_name.get(name.lower())
        is_another = found is not None and gender and found.gender and gender is not found.gender
        return None if is_another and found and not begins_with_surname(found.name) else found

    def _take_in(
        self, figure: Figure, phrase: NounPhrase, words: list[str], gender: Gender | None
    ) -> None:
        if len(words) > 1:
            if not figure.first_name or len(phrase.name) > len(figure.name):
                figure.name = phrase.name
            figure.first_name = figure.first_name or words[0].lower()
            self._by_first_name.setdefault(words[0].lower(), figure)
            if len(words) > 2 and not figure.is_body_or_place:
                for word in words[1:-1]:
                    self._by_middle_name.setdefault(word.lower(), figure)
        figure.gender = figure.gender or gender
        figure.phrases.append(phrase)
        self._figure_of[phrase.end] = figure
        self._note_titles(figure, phrase)
        self._note_abbreviation(figure, phrase)

    def _note_titles(self, figure: Figure, phrase: NounPhrase) -> None:
        last = phrase.title.split()[-1] if phrase.title else ""
        if not figure.courtesy and last.lower().rstrip(".") in COURTESY_TITLES:
            figure.courtesy = last
        title = words_of_title(phrase.title)
        for place, word in enumerate(title):
            figure.has_title = figure.has_title or word in PERSON_NOUNS
            if word not in PERSON_NOUNS or not is_office(title, place):
                continue
            figure.offices.add(word)
            holders = self._titled.setdefault(LONG_TITLES.get(word, word), [])
            # Two are enough to know that a title alone is ambiguous.
            if len(holders) < 2 and figure not in holders:
                holders.append(figure)

    def _note_abbreviation(self, figure: Figure, phrase: NounPhrase) -> None:
        """Take the capitals of "Northland Transit Union (NTU)" as a second name.

        Example: Northland Transit Union (NTU) met on Friday. “The bridge is safe,” NTU said. →
            Northland Transit Union (after-name-verb)
        """
        narration = self._narration
        following = phrase.end
        if following + 2 < len(narration) and narration.words[following] == "(":
            short = narration.words[following + 1]
            if short.isupper() and len(short) > 1 and narration.words[following + 2] == ")":
                self._by_alias[short.lower()] = figure


def _gender(phrase: NounPhrase, words: list[str]) -> Gender | None:
    by_title = _gender_of(set(phrase.title.lower().replace(".", "").split()))
    if by_title is not None:
        return by_title
    first = words[0].lower()
    if len(words) > 1 and first in FEMALE_BEFORE_SURNAMES:
        return Gender.SHE
    if len(words) > 1 and first in MALE_BEFORE_SURNAMES:
        return Gender.HE
    return None


def _gender_of(title: set[str]) -> Gender | None:
    if title & FEMALE_TITLES:
        return Gender.SHE
    return Gender.HE if title & MALE_TITLES else None
