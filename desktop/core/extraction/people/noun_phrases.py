"""The noun phrases of the narration that may name a speaker."""

from __future__ import annotations

from desktop.core.extraction.lexicon.cue_words import CUES
from desktop.core.extraction.lexicon.function_words import (
    DETERMINERS,
    PERSONAL_PRONOUNS,
    STANDS_ALONE,
)
from desktop.core.extraction.lexicon.titles import (
    PERSON_NOUNS,
    QUANTITIES,
    can_speak,
    is_person_noun,
)
from desktop.core.extraction.people.capitals_behind import start_of_name
from desktop.core.extraction.people.datelines import is_dateline
from desktop.core.extraction.people.names import (
    is_name_like_pronoun,
    is_possessive_mark,
    name_run_end,
    starts_name,
    without_title,
)
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.people.roles_behind_names import (
    end_of_second_role,
    goes_on_with_name,
    role_behind,
)
from desktop.core.extraction.people.words_of_phrases import (
    are_doers,
    begins_nothing,
    end_of_handle,
    end_of_one,
    has_complement,
    is_counted,
    is_list_of_adjectives,
    is_office_of,
    is_part_of_phrase,
    is_surname,
)
from desktop.core.extraction.reading.narration import Narration
from desktop.core.quotation import MentionKind
from desktop.core.span import Span

_LONGEST = 12


def noun_phrases(narration: Narration) -> tuple[NounPhrase, ...]:
    """All names, pronouns and role phrases outside quotations, in the order of the text.

    Example: “The bridge is safe,” said a spokesman for the minister. → a spokesman for the minister
        (after-verb-name)
    """
    found: list[NounPhrase] = []
    words, lowered, index = narration.words, narration.lowered, 0
    while index < len(words):
        if words[index] == lowered[index] and begins_nothing(lowered[index]):
            index += 1
        else:
            index = _Chunk(narration, index).read(found)
    return tuple(found)


class _Chunk:
    """Reads one phrase from a given word on, or skips that word."""

    def __init__(self, narration: Narration, first: int) -> None:
        self._narration = narration
        self._first = first
        self._sentence = narration.sentences[first]
        self._runs: list[tuple[int, int]] = []
        self._end = first

    def read(self, found: list[NounPhrase]) -> int:
        """Add what begins here to `found`; gives the word to go on with."""
        narration, first = self._narration, self._first
        word = narration.lowered[first]
        if word in PERSONAL_PRONOUNS and not is_name_like_pronoun(narration, first):
            found.append(self._pronoun())
            return first + 1
        end = self._read_special(word, found)
        if end > first:
            return end
        if word in DETERMINERS:
            return self._read_after_determiner(found)
        is_name = starts_name(narration, first)
        is_role = word not in CUES and (is_person_noun(word) or are_doers(narration, first))
        if (
            is_role
            and not (is_name and is_surname(narration, first))
            and (narration.opens_sentence(first) or not is_name)
        ):
            return self._read_bare_role(found)
        return self._read_from_name(found) if is_name else first + 1

    def _read_special(self, word: str, found: list[NounPhrase]) -> int:
        """Read "one", "hundreds of fishermen" or "@mayor"; gives the first word for none."""
        narration, first = self._narration, self._first
        end = first
        if word in STANDS_ALONE:
            end = end_of_one(narration, first, first)
            if end > first:
                found.append(self._nominal(first, end, head=first))
        elif word in QUANTITIES:
            end = self._counted(first + 1)
            if end > first + 1:
                found.append(self._nominal(first, end))
        elif word == "@":
            end = end_of_handle(narration, first)
            if end > first + 1:
                span = narration.span(first, end)
                name = span.of(narration.text)
                found.append(NounPhrase(first, end, MentionKind.NAME, span, name=name))
        return end

    def _pronoun(self) -> NounPhrase:
        first = self._first
        span = self._narration.span(first, first + 1)
        return NounPhrase(first, first + 1, MentionKind.PRONOUN, span)

    def _read_after_determiner(self, found: list[NounPhrase]) -> int:
        narration, first = self._narration, self._first
        start = self._after_determiners()
        self._extend(start)
        if self._end == start:
            head = start - 1
            if head > first and narration.lowered[head] in STANDS_ALONE:
                end = end_of_one(narration, head, first)
                if end > head:
                    found.append(self._nominal(first, end, head=head))
                    return end
            return first + 1
        self._add_possessors(found)
        name = start_of_name(narration, first, self._runs[-1] if self._runs else None, self._end)
        end = self._end
        found.append(self._nominal(first, end) if name is None else self._name(first, name, end))
        return max(self._end, found[-1].end)

    def _after_determiners(self) -> int:
        """The word after "the", "all the", "one of the".

        Example: “The bridge is safe,” all the experts said. → all the experts (after-name-verb)
        """
        narration = self._narration
        index = self._first + 1
        if narration.word_at(index, self._sentence) == "of" and (
            narration.word_at(index + 1, self._sentence) in DETERMINERS
        ):
            return index + 2
        if narration.word_at(index, self._sentence) in DETERMINERS:
            index += 1
        return index

    def _read_from_name(self, found: list[NounPhrase]) -> int:
        narration, first = self._narration, self._first
        end = name_run_end(narration, first)
        possessive = self._is_possessive(end)
        role_end = role_behind(narration, first, end + 1 if possessive else end)
        if is_dateline(narration, first, end):
            return end
        if role_end is None:
            found.append(self._name(first, first, end, possessive=possessive))
            return end + 1 if possessive else end
        if possessive:
            found.append(self._name(first, first, end, possessive=True))
        if goes_on_with_name(narration, role_end, self._sentence):
            start = role_end
            end = name_run_end(narration, start)
            named_possessive = self._is_possessive(end)
            found.append(self._name(first, start, end, possessive=named_possessive))
            return end
        found.append(self._nominal(first, role_end))
        return role_end

    def _read_bare_role(self, found: list[NounPhrase]) -> int:
        """Read a phrase without article: "police said", "commissioner Ada Quill said".

        Example: “The bridge is safe,” police said. → police (after-name-verb)
        """
        first = self._first
        self._extend(first)
        self._end = end_of_second_role(self._narration, first, self._end, self._runs)
        last_run = self._runs[-1] if self._runs else None
        is_role_alone = self._end == first + 1 and self._narration.lowered[first] in PERSON_NOUNS
        if last_run and last_run[1] == self._end and not is_role_alone:
            found.append(self._name(first, *last_run))
        elif self._end > first:
            found.append(self._nominal(first, self._end))
        return max(self._end, first + 1)

    def _extend(self, start: int) -> None:
        """Move the end over every word that may belong to the phrase, noting the names in it."""
        narration = self._narration
        index = start
        while index < len(narration) and index - self._first < _LONGEST:
            if narration.sentences[index] != self._sentence or narration.is_piece(index):
                break
            if is_possessive_mark(narration, index) and index > start:
                index += 1
            elif starts_name(narration, index):
                end = name_run_end(narration, index)
                self._runs.append((index, end))
                role = index - 1 if index > start else index
                follows_role = end - role > 1 and is_person_noun(narration.lowered[role])
                index = end
                if follows_role and not self._is_possessive(end):
                    break
            elif is_part_of_phrase(narration, self._first, index, is_first=index == start):
                index += 1
            elif index == start + 1 and is_list_of_adjectives(narration, index):
                index += 2
            else:
                break
        while index > start and is_possessive_mark(narration, index - 1):
            index -= 1
        self._end = index

    def _is_possessive(self, end: int) -> bool:
        return end < len(self._narration) and is_possessive_mark(self._narration, end)

    def _add_possessors(self, found: list[NounPhrase]) -> None:
        narration = self._narration
        for start, end in self._runs:
            if end < self._end and is_possessive_mark(narration, end):
                found.append(self._name(start, start, end, possessive=True))

    def _name(self, first: int, start: int, end: int, *, possessive: bool = False) -> NounPhrase:
        narration = self._narration
        possessive = possessive or (self._is_possessive(end))
        title, name = without_title(narration.words[start:end])
        role = narration.text[narration.starts[first] : narration.starts[start]].strip()
        return NounPhrase(
            first=first,
            end=end,
            kind=MentionKind.NAME,
            span=narration.span(first, end),
            name=name,
            title=" ".join(part for part in (role, title) if part),
            is_possessive=possessive,
        )

    def _nominal(self, first: int, end: int, head: int | None = None) -> NounPhrase:
        narration = self._narration
        noun = narration.lowered[end - 1 if head is None else head]
        counted = self._counted(end) if noun in QUANTITIES else end
        if counted > end:
            noun, end = narration.lowered[counted - 1], counted
        return NounPhrase(
            first=first,
            end=end,
            kind=MentionKind.NOMINAL,
            span=self._with_complement(first, end, noun),
            head=noun,
            is_possessive=self._is_possessive(end),
            is_definite=narration.lowered[first] == "the",
        )

    def _counted(self, of: int) -> int:
        """Where "lawmakers" ends in "a number of lawmakers"; `of` where there is no such noun.

        Example: Hundreds of angry fishermen marched to the hall, chanting “Save the bridge.” →
            hundreds of angry fishermen (before-participle)
        Example: “The bridge is safe,” a number of engineers say. → a number of engineers
            (after-name-verb)
        """
        narration = self._narration
        start = of + 1
        if narration.word_at(of, self._sentence) != "of" or start >= len(narration):
            return of
        start += narration.word_at(start, self._sentence) in DETERMINERS
        inner = _Chunk(narration, of + 1)
        inner._extend(start)
        is_group = inner._end > start and can_speak(narration.lowered[inner._end - 1])
        return inner._end if is_group else of

    def _with_complement(self, first: int, end: int, head: str) -> Span:
        """The words to show: "a spokesman for the minister", not "a spokesman"."""
        narration = self._narration
        follows = narration.word_at(end, self._sentence)
        if not has_complement(head, follows):
            return narration.span(first, end)
        start = end + 1
        if narration.word_at(start, self._sentence) in DETERMINERS:
            start += 1
        if is_counted(narration, start, head, follows):
            return narration.span(first, start)
        inner = _Chunk(narration, max(start - 1, end + 1)) if start < len(narration) else None
        if inner is None or inner._sentence != self._sentence:
            return narration.span(first, end)
        inner._extend(start)
        is_named = inner._runs or start > end + 1 or is_office_of(head, follows)
        if follows == "with" and not inner._runs:
            # "a man with a shrug"
            is_named = can_speak(narration.lowered[inner._end - 1])
        return narration.span(first, inner._end if is_named and inner._end > start else end)
