"""From the words beside a cue to the figure they stand for, with the way there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.core.extraction.lexicon.titles import (
    WRITINGS,
    is_doer,
    is_person_noun,
)
from desktop.core.extraction.people.bearers import Bearers
from desktop.core.extraction.people.cast import Cast
from desktop.core.extraction.people.figure import Figure
from desktop.core.extraction.people.names import is_possessive_mark
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.people.pronouns import UNRIVALLED, Antecedents
from desktop.core.extraction.people.unnamed import UnnamedAntecedents
from desktop.core.extraction.reading.narration import Narration
from desktop.core.extraction.rules.attribution import Attribution
from desktop.core.extraction.rules.role_names import role_name
from desktop.core.quotation import NARRATOR, MentionKind

# With less of a lead, the best name was wrong in nearly two cases out of ten. (Of 151 pronouns
# whose names people gave, leads from 3 to 6 were right 26 times in 30.)
_CLEAR_LEAD = 3.0
# "The affable owner" names nobody if two people come in question.
_LEAD_OF_EPITHET = 3.0
_SENT = ("from", "by")
_OPENS_INTRODUCTION = frozenset({"who", "identified", "identifying", "giving", "known"})
_GIVES_A_NAME = frozenset(
    {"name", "surname", "nickname", "identified", "identify", "identifying", "called", "named"}
    | {"goes", "went", "known"}
)
_LONGEST_INTRODUCTION = 14


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whom a phrase stands for; `chain` begins with the phrase itself.

    `is_close` is true when somebody else fits a pronoun nearly as well; `lead` is by how much
    the one who was chosen is ahead.
    """

    figure: Figure | None
    chain: tuple[NounPhrase, ...]
    is_close: bool = False
    lead: float = UNRIVALLED


class Resolver:
    """Resolves phrases in the order of the text and remembers who spoke last."""

    def __init__(self, narration: Narration, cast: Cast, phrases: Sequence[NounPhrase]) -> None:
        self._narration = narration
        self._cast = cast
        self._antecedents = Antecedents(narration, cast, phrases)
        self._unnamed = UnnamedAntecedents(narration, cast, phrases)
        self._bearers = Bearers(narration, cast, phrases)
        self._last_speaker: Figure | None = None
        self._addressed: Figure | None = None
        self._expected: Figure | None = None
        self._starting = {phrase.first: phrase for phrase in phrases}
        self._known: dict[int, Resolution] = {}

    def resolve(self, attribution: Attribution) -> Resolution:
        """The figure behind an attribution; the same phrase always means the same figure."""
        phrase = attribution.phrase
        resolution = self._known.get(phrase.end)
        if resolution is None:
            resolution = self._resolve(phrase)
            self._known[phrase.end] = resolution
        return resolution

    def note_speaker(self, figure: Figure) -> None:
        """Remember who spoke last: the likeliest meaning of the next pronoun."""
        self._last_speaker = figure

    def note_addressed(self, figure: Figure | None) -> None:
        """Remember who is spoken to in the next quotation, and so does not speak in it."""
        self._addressed = figure

    def note_expected(self, figure: Figure | None) -> None:
        """Remember who was spoken to before the next quotation, and may answer."""
        self._expected = figure

    def _resolve(self, phrase: NounPhrase) -> Resolution:
        if phrase.kind is MentionKind.NAME:
            return Resolution(self._cast.figure_of(phrase), (phrase,))
        if phrase.kind is MentionKind.PRONOUN:
            return self._resolve_pronoun(phrase)
        return self._resolve_role(phrase)

    def _resolve_pronoun(self, phrase: NounPhrase) -> Resolution:
        """Who "he", "she", "I", "who", "it" or "they" is.

        Example: Ada Quill came late. “The bridge is safe,” she said. → Ada Quill (after-name-verb)
        Example: “The bridge is safe,” I said. → I (the narrator) (after-name-verb)
        """
        found = self._antecedents.of(phrase, self._last_speaker, self._addressed)
        somebody = self._unnamed.of_somebody(phrase)
        if found and somebody and self._is_nearer(somebody, found.name, phrase):
            found = None
        if found:
            figure = self._cast.figure_of(found.name)
            is_close = found.lead < _CLEAR_LEAD
            return Resolution(figure, (phrase, found.name), is_close, found.lead)
        if self._narration.lowered[phrase.first] == "i":
            return Resolution(self._cast.add_unnamed(NARRATOR, phrase), (phrase,))
        described = self._antecedents.of_who(phrase)
        if described is None and somebody is None:
            later = self._antecedents.named_later(phrase)
            somebody = later.name if later else None
        meant = described or somebody or self._unnamed.of_group(phrase)
        if meant is None:
            is_meant = self._expected and self._antecedents.is_one(phrase, self._expected)
            return Resolution(self._expected if is_meant else None, (phrase,), is_close=True)
        resolution = self._resolve(meant)
        if resolution.figure and not self._antecedents.may_be(phrase, resolution.figure):
            # "The judge, Vera Marsh, told him. “No,” he said."
            return Resolution(None, (phrase,))
        is_close = meant is somebody
        return Resolution(resolution.figure, (phrase, *resolution.chain), is_close)

    def _is_nearer(self, somebody: NounPhrase, name: NounPhrase, pronoun: NounPhrase) -> bool:
        """Whether the paragraph of a pronoun is about somebody without a name, and not the name's.

        Example: Mrs Pell came in. ¶ The stranger stood up. “It is safe,” she said. → the stranger
            (after-name-verb)
        """
        paragraphs = self._narration.paragraphs
        here = paragraphs[pronoun.first]
        return paragraphs[somebody.first] == here != paragraphs[name.first]

    def _resolve_role(self, phrase: NounPhrase) -> Resolution:
        """Take "the mayor" for the only mayor named before; whoever is not named stays so.

        Example: Mayor Ada Quill came late. “The bridge is safe,” the mayor said. → Ada Quill
            (after-name-verb)
        Example: “The bridge is safe,” a fisherman said. → a fisherman (after-name-verb)
        """
        named = self._bearers.of(phrase) or self._named_behind(phrase) or self._names_self(phrase)
        if named is not None:
            return Resolution(self._cast.figure_of(named), (phrase, named))
        written = self._resolve_writing(phrase) if phrase.head in WRITINGS else None
        if written:
            return written
        if phrase.end == phrase.first + 1 and self._narration.is_capitalised(phrase.first):
            return self._resolve_label(phrase)
        known = self._bearers.taken_up_by(phrase) or self._called(phrase)
        if known is not None:
            return Resolution(self._cast.figure_of(known), (phrase, known), is_close=True)
        found = self._antecedents.of_epithet(phrase, self._last_speaker)
        figure = self._cast.figure_of(found.name) if found else None
        is_clear = found is not None and found.lead >= _LEAD_OF_EPITHET
        if found and figure and is_clear and self._bearers.is_office_of(figure, phrase):
            return Resolution(figure, (phrase, found.name), is_close=True)
        return Resolution(self._somebody(phrase), (phrase,))

    def _called(self, phrase: NounPhrase) -> NounPhrase | None:
        """The name that begins with an office: "the Bishop", after "the Bishop of Ostwick".

        Example: “It rang,” said the Bishop of Ostwick. “All night,” the Bishop added. → Bishop of
            Ostwick (after-verb-name); Bishop of Ostwick (after-name-verb)
        """
        last = phrase.end - 1
        if not self._narration.is_capitalised(last):
            return None
        figure = self._cast.called(self._narration.words[last])
        return figure.nearest(phrase.first) if figure else None

    def _somebody(self, phrase: NounPhrase) -> Figure:
        """Whoever speaks in a role and is not named: somebody known by it, or another."""
        known = self._bearers.known_as(phrase)
        if known is None:
            return self._cast.add_unnamed(role_name(self._narration, phrase), phrase)
        known.phrases.append(phrase)
        return known

    def _resolve_writing(self, phrase: NounPhrase) -> Resolution | None:
        """Whose words "her statement" or "the firm’s letter" are."""
        writer = self._antecedents.of_writer(phrase)
        if writer:
            figure = self._cast.figure_of(writer.name)
            return Resolution(figure, (phrase, writer.name), is_close=writer.lead < _CLEAR_LEAD)
        owner = self._owner(phrase)
        if owner is None:
            return None
        resolution = self._resolve(owner)
        return Resolution(resolution.figure, (phrase, *resolution.chain))

    def _owner(self, writing: NounPhrase) -> NounPhrase | None:
        """Whose a writing is by the words in it: "the firm’s statement", "a letter from Pell".

        Example: “The bridge is safe,” the firm’s statement said. → the firm (after-name-verb)
        Example: A statement from the Salt League said, “the bridge is safe for the winter.” → Salt
            League (before-name-verb)
        """
        narration = self._narration
        if narration.word_at(writing.end, narration.sentences[writing.first]) in _SENT:
            return self._starting.get(writing.end + 1)
        marks = (
            word
            for word in range(writing.first + 1, writing.end - 1)
            if is_possessive_mark(narration, word)
        )
        end = next(marks, None)
        if end is None:
            return None
        named = next(filter(None, map(self._starting.get, range(writing.first, end))), None)
        if named is not None and named.end == end:
            return named
        span, head = narration.span(writing.first, end), narration.lowered[end - 1]
        return NounPhrase(writing.first, end, MentionKind.NOMINAL, span, head=head)

    def _named_behind(self, phrase: NounPhrase) -> NounPhrase | None:
        """The name that follows a role: "the head of the mill, Ada Quill," or "a man named Pell".

        Example: “It is safe,” the head of the mill, Ada Quill, told the hall. → Ada Quill
            (after-name-insertion-verb)
        """
        narration = self._narration
        sentence = narration.sentences[phrase.first]
        last = bisect_right(narration.starts, phrase.span.end - 1)
        word = narration.word_at(last, sentence)
        name = self._starting.get(last + 1) if word in (",", "named", "called") else None
        is_person = is_person_noun(phrase.head) or is_doer(phrase.head) or phrase.head == "head"
        is_one = is_person and not phrase.head.endswith("s")
        if name is None or name.kind is not MentionKind.NAME or name.is_possessive or not is_one:
            return None
        if last > phrase.end and self._is_person(last - 1):
            # "A spokesman for the mayor, Ada Quill": the name may be either's.
            return None
        after = narration.word_at(name.end, sentence)
        return name if word != "," or after in (",", "", ".", "(") else None

    def _is_person(self, word: int) -> bool:
        lowered = self._narration.lowered[word]
        return is_person_noun(lowered) and not self._narration.is_capitalised(word)

    def _names_self(self, phrase: NounPhrase) -> NounPhrase | None:
        """The name that somebody gives or goes by: "one, who gave his name as Ivo".

        Example: “It is safe,” joked one, who gave his name as Oscar. → Oscar (after-verb-name)
        Example: “It is safe,” said a driver who gave only his first name, Oscar. → Oscar
            (after-verb-name)
        Example: “It is safe,” said a driver who asked to be called Oscar. → Oscar (after-verb-name)
        """
        is_one = phrase.is_one_of_many or is_person_noun(phrase.head)
        if not is_one or phrase.head.endswith("s"):
            return None
        narration = self._narration
        last = bisect_right(narration.starts, phrase.span.end - 1)
        sentence = narration.sentences[phrase.first]
        start = last + (narration.word_at(last, sentence) == ",")
        if narration.word_at(start, sentence) not in _OPENS_INTRODUCTION:
            return None
        return self._introduced(start, sentence)

    def _introduced(self, start: int, sentence: int) -> NounPhrase | None:
        """The name behind "gave his name as", "asked to be called", "identified only as"."""
        lowered, naming = self._narration.lowered, False
        for word in range(start, min(start + _LONGEST_INTRODUCTION, len(lowered) - 1)):
            if self._narration.sentences[word] != sentence:
                return None
            naming = naming or lowered[word] in _GIVES_A_NAME
            is_led = naming and (
                lowered[word] == "as"
                or (lowered[word] == "," and lowered[word - 1] in ("name", "surname", "nickname"))
                or (lowered[word] in ("called", "named") and lowered[word - 1] in ("be", "is"))
                or (lowered[word] == "by" and lowered[word - 1] in ("goes", "go", "went"))
            )
            name = self._starting.get(word + 1) if is_led else None
            if name is not None:
                is_name = name.kind is MentionKind.NAME and not name.is_possessive
                return name if is_name else None
        return None

    def _resolve_label(self, phrase: NounPhrase) -> Resolution:
        """Who is meant by a bare role, as in headlines: the only one who has it, named anywhere.

        Example: Mayor: “No new taxes for us.” ¶ Mayor Ada Quill said it on Monday. → Ada Quill
            (before-transcript)
        """
        holder = self._cast.holder_of(phrase.head)
        if holder is None:
            unnamed = self._cast.add_unnamed(role_name(self._narration, phrase), phrase)
            return Resolution(unnamed, (phrase,), is_close=not phrase.head.endswith("s"))
        return Resolution(holder, (phrase, holder.phrases[0]), is_close=True)
