"""Whose turn it is in a talk, when a paragraph names nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import islice

from desktop.core.extraction.lexicon.titles import is_person_noun
from desktop.core.extraction.people.cast import Cast
from desktop.core.extraction.people.figure import Figure
from desktop.core.extraction.people.noun_phrase import NounPhrase
from desktop.core.extraction.reading.narration import Narration, PieceNumber
from desktop.core.extraction.rules.attribution import Attribution, Phrases
from desktop.core.extraction.rules.listeners import Listeners
from desktop.core.extraction.rules.printed_labels import PrintedLabels
from desktop.core.extraction.rules.talk import Talk
from desktop.core.extraction.weighing.weighing import Verdict
from desktop.core.quotation import MentionKind

TAKES_TURNS = "takes-turns"
ADDRESSED = "addressed"
SPOKEN_TO = "spoken-to"
BESIDE_ACTION = "beside-action"
_BETWEEN_TWO, _AMONG_MORE, _ACTS = 0.7, 0.5, 0.7
_FARTHEST_ACTION = 60
_MOST_TALKERS = 4

# A name between commas or at an end of the words: "My dear Watson, …", "…, Lizzy?".
_CALLED = re.compile(
    r"(?:^|[,.!?;—] )(?:[Mm]y (?:dear|good) |[Dd]ear |[Oo]h,? )?"
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord)\b\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
    r"(?=[,.!?;—]|$)"
)
_READ_FOR_NAMES = 2000
_ASKED = frozenset({"asked", "asks", "inquired", "inquires", "enquired", "enquires"})
_ANSWERS = frozenset(
    {"replied", "replies", "answered", "answers", "responded", "responds", "retorted", "retorts"}
)


@dataclass(slots=True)
class _Run:
    """Paragraphs of talk that follow one another, with who spoke in each as far as is known."""

    paragraph: int
    speakers: dict[int, tuple[Figure, Attribution]] = field(default_factory=dict)
    now: Figure | None = None
    addressed: Figure | None = None
    answers: Attribution | None = None
    # Whether a verb says that who spoke last asked something.
    is_asking: bool = False

    def others(self) -> list[tuple[Figure, Attribution]]:
        """The few who spoke lately but not just now; who spoke last comes first."""
        lately = islice(reversed(self.speakers.values()), _MOST_TALKERS)
        return [each for each in lately if each[0] is not self.now]

    def hear(self, figure: Figure, attribution: Attribution) -> None:
        """Remember that somebody spoke last."""
        self.now = figure
        self.speakers.pop(id(figure), None)
        self.speakers[id(figure)] = figure, attribution


class Conversation:
    """Follows the turns of the talk through the pieces, in the order of the text."""

    def __init__(self, narration: Narration, cast: Cast, phrases: Phrases) -> None:
        self._narration = narration
        self._phrases = phrases
        self._cast = cast
        self._labels = PrintedLabels(narration, cast)
        self._talk = Talk(narration)
        self._listeners = Listeners(narration, phrases)
        self._run = _Run(-2)

    @property
    def takes_turns(self) -> bool:
        """Whether the text is read as a talk."""
        return self._talk.takes_turns

    def verdict(self, piece: PieceNumber, weighed: Verdict) -> Verdict:
        """The verdict as it stands, or whose turn it is in a paragraph that names nobody.

        Example: “Is it safe?” asked Tom. ¶ “It is,” said Anna. ¶ “Since when?” ¶ “Since May.” ¶
            “Good.” → Tom (after-verb-name); Anna (after-verb-name); Tom (takes-turns); Anna
            (takes-turns); Tom (takes-turns)
        """
        if self._labels.applies(piece):
            labelled = self._labels.attribution(piece)
            if labelled or not self._is_reported_here(piece, weighed.attribution):
                return Verdict(labelled, True, self._labels.sure)
        if self._names_here(piece, weighed.attribution) or self._is_introduced(piece):
            return weighed
        if not self._answers(piece):
            actor = self._actor(piece)
            return Verdict(Attribution(BESIDE_ACTION, actor), True, _ACTS) if actor else weighed
        answers = self._answers_next(piece)
        if answers:
            return Verdict(answers, weighed.is_speech, _BETWEEN_TWO)
        others = self._run.others()
        if not others:
            # Somebody answers who was never named.
            return Verdict(None, weighed.is_speech)
        sure = _BETWEEN_TWO if len(others) < 2 else _AMONG_MORE
        # No word reports this turn; the cue of an earlier one does not belong to it.
        turn = replace(others[0][1].carried_over(TAKES_TURNS), cue=None)
        return Verdict(turn, weighed.is_speech, sure)

    def _answers_next(self, piece: PieceNumber) -> Attribution | None:
        """Who was called by name or spoken to in the paragraph before."""
        addressed = self._run.addressed
        if addressed is None:
            return self._run.answers
        return Attribution(ADDRESSED, addressed.nearest(self._narration.piece_words[piece]))

    def expected(self, piece: PieceNumber) -> Figure | None:
        """Who was called by name or spoken to in the paragraph before, whoever speaks now.

        Example: “Well, Tom?” ¶ “There is a door,” he said. ¶ “Where?” ¶ “Here.” → nobody (none);
            Tom (after-name-verb); nobody (none); Tom (takes-turns)
        """
        if self._narration.quoted[piece].paragraph != self._run.paragraph + 1:
            return None
        answers = self._run.answers
        spoken_to = self._cast.figure_of(answers.phrase) if answers else None
        return self._run.addressed or spoken_to

    def asker(self, piece: PieceNumber, answer: Attribution | None) -> Figure | None:
        """Who asked the question just before, where words beside a piece call it an answer.

        Example: “Is it safe?” Ada Quill asked Oscar Pell. “Is it not?” “It is,” he replied. → Ada
            Quill (after-name-verb); Ada Quill (same-paragraph); Oscar Pell (after-name-verb)
        """
        if answer is None or answer.cue is None:
            return None
        if self._narration.lowered[answer.cue] not in _ANSWERS:
            return None
        is_near = self._narration.quoted[piece].paragraph <= self._run.paragraph + 1
        return self._run.now if is_near and self._is_asked(piece) else None

    def listener(self, piece: PieceNumber) -> Figure | None:
        """Who was spoken to in the paragraph before, and so is likely to speak now."""
        paragraph = self._narration.quoted[piece].paragraph
        if not self._talk.takes_turns or paragraph != self._run.paragraph + 1:
            return None
        others = self._run.others()
        return self._run.addressed or (others[0][0] if others else None)

    def note(
        self, piece: PieceNumber, figure: Figure | None, attribution: Attribution | None
    ) -> None:
        """Remember who spoke in a piece."""
        paragraph = self._narration.quoted[piece].paragraph
        if paragraph > self._run.paragraph + 1:
            self._run = _Run(paragraph)
        if paragraph > self._run.paragraph:
            self._run.now = self._run.addressed = self._run.answers = None
        self._run.paragraph = paragraph
        self._run.addressed = self.addressed(piece, figure) or self._run.addressed
        known = attribution if figure is not None else None
        self._run.answers = self._answer_to(piece, known) or self._run.answers
        if figure is not None and attribution is not None:
            self._run.hear(figure, attribution)
            cue = attribution.cue
            self._run.is_asking = cue is not None and self._narration.lowered[cue] in _ASKED

    def _answer_to(self, piece: PieceNumber, asking: Attribution | None) -> Attribution | None:
        """Whose words come next, by whom the speaker of a piece is said to speak to.

        Example: “Is it safe?” Tom asked Anna. ¶ “It is.” → Tom (after-name-verb); Anna (spoken-to)
        """
        listener = self._listeners.beside(piece, asking) if asking else None
        if listener is None and self._talk.takes_turns and not self._run.addressed:
            listener = self._listeners.asked(piece, self._cast)
        return Attribution(SPOKEN_TO, listener) if listener else None

    def addressed(self, piece: PieceNumber, speaker: Figure | None = None) -> Figure | None:
        """Who is called by name in the words spoken: "How are you, Mr. Pell?".

        Example: “Is it safe, Anna?” asked Tom. ¶ “It is.” ¶ “Since when?” ¶ “Since May.” ¶ Anna had
            come late. → Tom (after-verb-name); Anna (addressed); Tom (takes-turns); Anna
            (takes-turns)
        """
        if not self._talk.takes_turns:
            return None
        said = self._narration.quoted[piece].content.of(self._narration.text)
        for found in _CALLED.finditer(said[:_READ_FOR_NAMES]):
            figure = self._cast.called(found["name"])
            if found["name"] == said[:-1]:
                # The name is the answer itself.
                return None
            if figure is not None and figure is not speaker:
                return figure
        return None

    def _answers(self, piece: PieceNumber) -> bool:
        """Whether the piece is all there is in the next paragraph of the talk.

        Example: “It was here,” Anna said. ¶ “And what did you say?” asked Tom. ¶ “I said no.” →
            Anna (after-name-verb); Tom (after-verb-name); Anna (takes-turns)
        Example: “Is it old?” asked Ada Quill. ¶ “As old as the hills, and not half as safe as that
            road you came by.” Rain fell. → Ada Quill (after-verb-name); nobody (none)
        """
        quoted = self._narration.quoted[piece]
        follows = quoted.paragraph == self._run.paragraph + 1
        if not follows or quoted.continues:
            return False
        if self._is_asked(piece) and self._run.is_asking and self._opens_paragraph(piece):
            return True
        if not self._talk.is_bare(piece):
            return False
        if self._talk.takes_turns:
            return True
        is_answer = self._run.answers is not None or self._talk.is_short(piece)
        return is_answer and self._is_asked(piece)

    def _opens_paragraph(self, piece: PieceNumber) -> bool:
        first, _ = self._narration.paragraph_bounds[self._narration.quoted[piece].paragraph]
        return first == self._narration.piece_words[piece]

    def _is_asked(self, piece: PieceNumber) -> bool:
        """Whether the words just before are a question."""
        before = self._narration.piece_words[piece - 1]
        is_closed = piece > 0 and self._narration.quoted[piece - 1].is_closed
        return is_closed and self._narration.ends_quoted_with(before) == "?"

    def _actor(self, piece: PieceNumber) -> NounPhrase | None:
        """Who does something in the paragraph of a turn.

        Example: “Is it safe?” asked Tom. ¶ “It is,” said Anna. ¶ “Since when?” ¶ “Since May.” ¶
            “Good.” ¶ “I promised to ask you.” Rain fell. Tom nodded. → Tom (after-verb-name);
            Anna (after-verb-name); Tom (takes-turns); Anna (takes-turns); Tom (takes-turns);
            Tom (beside-action)
        """
        if not self._talk.is_turn(piece) or self._narration.quoted[piece].continues:
            return None
        narration = self._narration
        first, end = narration.paragraph_bounds[narration.quoted[piece].paragraph]
        for word in range(first, min(end, first + _FARTHEST_ACTION)):
            phrase = self._phrases.starting_at(word) if narration.opens_sentence(word) else None
            is_person = phrase is not None and (
                phrase.kind is not MentionKind.NOMINAL or is_person_noun(phrase.head)
            )
            if phrase and is_person and not phrase.is_possessive:
                acts = phrase.end < end and narration.words[phrase.end].isalpha()
                return phrase if acts else None
        return None

    def _is_introduced(self, piece: PieceNumber) -> bool:
        """Whether the paragraph before ends with a colon, and so says whose words follow.

        Example: “Is it safe?” asked Tom. ¶ “It is,” said Anna. ¶ “Since when?” ¶ “Since May.” ¶
            “Good.” ¶ The Weekly writes: ¶ “It was never safe.” → Tom (after-verb-name); Anna
            (after-verb-name); Tom (takes-turns); Anna (takes-turns); Tom (takes-turns); Weekly
            (announced)
        """
        first, _ = self._narration.paragraph_bounds[self._narration.quoted[piece].paragraph]
        is_first = first == self._narration.piece_words[piece]
        return is_first and first > 0 and self._narration.words[first - 1] == ":"

    def _is_reported_here(self, piece: PieceNumber, attribution: Attribution | None) -> bool:
        """Whether words beside a piece name who speaks, so that what looks like a label is none.

        Example: “One: do not run,” said Ada Quill. “Two: do not stop,” said Oscar Pell. → Ada Quill
            (after-verb-name); Oscar Pell (after-verb-name)
        """
        if attribution is None or attribution.phrase.kind is not MentionKind.NAME:
            return False
        is_beside = attribution.rule.startswith(("after-", "before-"))
        return is_beside and self._narration.quoted[piece].label is None

    def _names_here(self, piece: PieceNumber, attribution: Attribution | None) -> bool:
        """Whether words of the same paragraph say who speaks."""
        if attribution is None:
            return False
        narration = self._narration
        return narration.paragraphs[attribution.phrase.first] == narration.quoted[piece].paragraph
