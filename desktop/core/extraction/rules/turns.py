"""Who speaks in every quotation: beside it, or carried over from its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import starmap

from desktop.core.extraction.lexicon.cue_words import CUES
from desktop.core.extraction.lexicon.names_of_places import PLACES_AND_PEOPLES
from desktop.core.extraction.lexicon.titles import BODY_WORDS
from desktop.core.extraction.people.speaking import turns_to_somebody
from desktop.core.extraction.reading.headlines import headlines
from desktop.core.extraction.reading.narration import PieceNumber, WordNumber
from desktop.core.extraction.rules.attribution import Attribution, Phrases
from desktop.core.extraction.rules.evidence import Evidence
from desktop.core.extraction.rules.gapped import Gapped
from desktop.core.extraction.rules.signatures import Signatures
from desktop.core.extraction.rules.subjects import Subjects
from desktop.core.extraction.rules.words_after import WordsAfter
from desktop.core.extraction.rules.words_before import WordsBefore

ANNOUNCED = "announced"
_BEHIND = frozenset(
    {"after-tail", "after-according-to", "after-name-verb", "after-verb-name", "after-quoted"}
)
_WEAK = frozenset({"before-subject", "after-by"})


class Turns:
    """The attribution of every piece, in the order of the text."""

    def __init__(self, phrases: Phrases) -> None:
        subjects = Subjects(phrases)
        self._phrases = phrases
        self._narration = phrases.narration
        self._signatures = Signatures(phrases)
        self._gapped = Gapped(phrases)
        self._headlines = headlines(self._narration)
        self._after = WordsAfter(phrases, subjects)
        self._before = WordsBefore(phrases, subjects)

    def evidence(self) -> tuple[Evidence, ...]:
        """What the rules say about every quoted piece."""
        pieces = self._narration.piece_words
        after = [self._after.attribution(word) for word in pieces]
        before = [self._before.attribution(word) for word in pieces]
        beside = [self._better(*each) for each in zip(pieces, after, before, strict=True)]
        for piece in self._narration.piece_numbers():
            signed = self._signatures.attribution(piece) or self._announced(piece)
            beside[piece] = signed or self._gapped.attribution(piece, beside) or beside[piece]
        self._spread_over_sentences(beside)
        self._spread_over_paragraphs(beside)
        found: list[Attribution | None] = []
        for piece, own in zip(self._narration.piece_numbers(), beside, strict=True):
            found.append(own or self._carried_over(piece, beside, found))
        return tuple(starmap(Evidence, zip(after, before, found, strict=True)))

    def attributions(self) -> tuple[Attribution | None, ...]:
        """One attribution, or none, for every quoted piece."""
        return tuple(evidence.chosen for evidence in self.evidence())

    def _better(
        self, quote: WordNumber, after: Attribution | None, before: Attribution | None
    ) -> Attribution | None:
        """The better of what stands before and after.

        Example: Ada Quill called it “a disaster” and Oscar Pell said it was “safe.” → Ada Quill
            (before-name-verb); Oscar Pell (before-name-verb)
        """
        if after is None or before is None:
            return after or before
        if after.rule == "after-passive":
            return after
        last = self._narration.ends_quoted_with(quote)
        if last in ",?!—-…":
            return after
        if before.rule == "before-subject":
            return after if after.rule != "after-by" else before
        return before

    def _announced(self, piece: PieceNumber) -> Attribution | None:
        """Who is said to speak by a paragraph before that ends with a colon.

        Example: When the bridge fell, Ada Quill released this statement: ¶ “It was never safe.” →
            Ada Quill (announced)
        """
        narration, quoted = self._narration, self._narration.quoted[piece]
        first, _ = narration.paragraph_bounds[quoted.paragraph]
        is_first = first == narration.piece_words[piece] and not quoted.continues
        if not is_first or first == 0 or narration.words[first - 1] != ":":
            return None
        if quoted.paragraph - 1 != narration.paragraphs[first - 1]:
            return None
        known = self._before.of_sentence(narration.sentences[first - 1])
        return replace(known, rule=ANNOUNCED) if known else None

    def _spread_over_sentences(self, beside: list[Attribution | None]) -> None:
        """Whoever is named behind the last of several pieces of a sentence speaks all of them.

        Example: “A slow and quiet way” and “long dark winters” are the reason, said Ada Quill. →
            Ada Quill (next-in-sentence); Ada Quill (after-tail)
        """
        narration = self._narration
        for piece in range(len(beside) - 2, -1, -1):
            known, own = beside[piece + 1], beside[piece]
            if known is None or (own is not None and own.rule not in _WEAK):
                continue
            here, later = narration.piece_words[piece], narration.piece_words[piece + 1]
            is_behind = known.rule in _BEHIND or known.first_rule in _BEHIND
            if is_behind and narration.sentences[here] == narration.sentences[later]:
                beside[piece] = known.carried_over("next-in-sentence")

    def _spread_over_paragraphs(self, beside: list[Attribution | None]) -> None:
        """A speech over many paragraphs has one speaker, wherever he is named.

        Example: Ada Quill said: “It is safe. ¶ “It will be safe for years.” → Ada Quill
            (before-name-verb); Ada Quill (many-paragraphs)
        """
        quoted = self._narration.quoted
        for piece in range(len(quoted) - 1, 0, -1):
            known = beside[piece]
            if quoted[piece].continues and known and beside[piece - 1] is None:
                beside[piece - 1] = known.carried_over("many-paragraphs")
        for piece in range(1, len(quoted)):
            known = beside[piece - 1]
            if quoted[piece].continues and known and beside[piece] is None:
                beside[piece] = known.carried_over("many-paragraphs")

    def _carried_over(
        self,
        piece: PieceNumber,
        beside: Sequence[Attribution | None],
        found: Sequence[Attribution | None],
    ) -> Attribution | None:
        """Who spoke earlier in the paragraph, or in the sentence or paragraph before.

        Example: Ada Quill said it was “safe for now,” “sound” and “sure.” → Ada Quill
            (before-name-verb); Ada Quill (same-sentence); Ada Quill (same-sentence)
        Example: “We knew,” Ada Quill said. “We did nothing.” → Ada Quill (after-name-verb); Ada
            Quill (same-paragraph)
        Example: “We knew of it,” Ada Quill said. And then: “We did nothing at all.” → Ada Quill
            (after-name-verb); Ada Quill (same-paragraph-with-words)
        """
        narration = self._narration
        word = narration.piece_words[piece]
        same_paragraph = self._earlier_in_paragraph(piece, found)
        if same_paragraph is not None:
            known, earlier = same_paragraph
            earlier_word = narration.piece_words[earlier]
            if narration.sentences[earlier_word] == narration.sentences[word]:
                return known.carried_over("same-sentence")
            if self._stands_alone(word):
                return self._newcomer(word, known) or known.carried_over("same-paragraph")
            return known.carried_over("same-paragraph-with-words")
        if not self._stands_alone(word):
            return None
        return self._from_sentence_before(word) or self._from_neighbours(piece, beside, found)

    def _newcomer(self, word: int, known: Attribution) -> Attribution | None:
        """Somebody else whom the sentence just before names as its subject.

        Example: “It is safe,” says Ada Quill. Oscar Pell did not need much time. “I am glad of it.”
            → Ada Quill (after-verb-name); Oscar Pell (newcomer)
        """
        narration = self._narration
        first, _ = narration.sentence_bounds[narration.sentences[word] - 1]
        phrase = self._phrases.starting_at(first)
        names = (phrase.name.split() if phrase else [], known.phrase.name.split())
        if phrase is None or phrase.is_possessive or not all(names):
            return None
        is_body = names[0][-1].lower() in BODY_WORDS or names[0][0].lower() in PLACES_AND_PEOPLES
        if is_body or set(names[0]) & set(names[1]) or len(names[0]) < 2:
            return None
        own = self._from_sentence_before(word)
        return replace(own, rule="newcomer") if own and own.phrase == phrase else None

    def _earlier_in_paragraph(
        self, piece: PieceNumber, found: Sequence[Attribution | None]
    ) -> tuple[Attribution, int] | None:
        quoted = self._narration.quoted
        for earlier in range(piece - 1, max(piece - 6, -1), -1):
            if quoted[earlier].paragraph != quoted[piece].paragraph:
                return None
            known = found[earlier]
            if known:
                return known, earlier
        return None

    def _stands_alone(self, word: int) -> bool:
        """Whether the sentence holds nothing but quotations."""
        narration = self._narration
        first, end = narration.sentence_bounds[narration.sentences[word]]
        nearby = range(max(first, word - 6), min(end, word + 7))
        return all(
            narration.is_piece(index) or not narration.words[index][0].isalnum() for index in nearby
        )

    def _from_sentence_before(self, word: int) -> Attribution | None:
        """Who the sentence before is about.

        Example: Ada looked up at the captain. “Is it safe?” The captain nodded. → Ada
            (turns-before)
        """
        narration = self._narration
        sentence = narration.sentences[word] - 1
        if sentence < 0:
            return None
        first, _ = narration.sentence_bounds[sentence]
        if narration.paragraphs[first] != narration.paragraphs[word]:
            return None
        known = self._before.of_sentence(sentence)
        turns = known is not None and turns_to_somebody(narration, known.phrase)
        return replace(known, rule="turns-before") if known and turns else known

    def _from_neighbours(
        self,
        piece: PieceNumber,
        beside: Sequence[Attribution | None],
        found: Sequence[Attribution | None],
    ) -> Attribution | None:
        """A paragraph that begins with a quotation: what follows it, else what came before.

        Example: “It is safe.” She paused. “It will be for years,” Ada Quill said. → Ada Quill
            (next-in-paragraph); Ada Quill (after-name-verb)
        Example: “It is safe,” Ada Quill said. ¶ “It will be safe for years to come.” → Ada Quill
            (after-name-verb); Ada Quill (paragraph-before)
        """
        narration = self._narration
        quoted = narration.quoted
        word = narration.piece_words[piece]
        paragraph = quoted[piece].paragraph
        first, _ = narration.paragraph_bounds[paragraph]
        if first != word:
            return None
        for later in range(piece + 1, min(piece + 3, len(quoted))):
            known = beside[later]
            if quoted[later].paragraph == paragraph and known and known.rule.startswith("after"):
                return known.carried_over("next-in-paragraph")
        if piece and quoted[piece - 1].paragraph == paragraph - 1:
            known = found[piece - 1]
            if known:
                return known.carried_over("paragraph-before")
        return self._from_paragraph_before(paragraph)

    def _from_paragraph_before(self, paragraph: int) -> Attribution | None:
        """Who speaks, or else acts, in the last sentence of the paragraph before.

        Example: Ada Quill said the work was done. ¶ “It is safe for the winter.” → Ada Quill
            (paragraph-before-speaks)
        Example: Ada Quill defended the work. ¶ “It is safe for the winter.” → Ada Quill
            (paragraph-before-subject)
        Example: Town Council Votes To Close Pool ¶ “It is a shame to lose it.” → nobody (none)
        """
        if paragraph == 0 or paragraph - 1 in self._headlines:
            return None
        narration = self._narration
        first, end = narration.paragraph_bounds[paragraph - 1]
        if first == end:
            return None
        known = self._before.of_sentence(narration.sentences[end - 1])
        if known is None:
            return None
        has_cue = known.cue is not None and narration.lowered[known.cue] in CUES
        rule = "paragraph-before-speaks" if has_cue else "paragraph-before-subject"
        return known.carried_over(rule)
