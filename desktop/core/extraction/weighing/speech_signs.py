"""The signs that what stands between marks is, or is not, somebody's speech."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.core.extraction.lexicon.function_words import COMMON_ENGLISH, FIRST_AND_SECOND_PERSON
from desktop.core.extraction.lexicon.words_before_marks import WEIGHED_WORDS
from desktop.core.extraction.reading.narration import Narration, PieceNumber
from desktop.core.extraction.rules.attribution import Attribution
from desktop.core.extraction.rules.evidence import Evidence
from desktop.core.extraction.rules.speech import kind_of
from desktop.core.extraction.weighing.word_classes import CUE_CLASSES, PIECE, WordClasses
from desktop.core.quotation import QuotationKind

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LENGTHS = (1, 2, 3, 4, 5, 7, 10, 15, 25, 60)
_LENGTH_OF = tuple(
    str(next(edge for edge in _LENGTHS if number <= edge)) for number in range(_LENGTHS[-1] + 1)
)
_READ = 400
_FAR = 40


def length_class(number: int) -> str:
    """A number of words on a coarse scale."""
    return _LENGTH_OF[number] if number < len(_LENGTH_OF) else "long"


class SpeechSigns:
    """Names the signs of every piece of one narration; none of them holds a word of content."""

    def __init__(
        self, narration: Narration, evidence: Sequence[Evidence], classes: WordClasses
    ) -> None:
        self._narration = narration
        self._evidence = evidence
        self._classes = classes
        self._kinds = [
            kind_of(narration, word, each.chosen)
            for word, each in zip(narration.piece_words, evidence, strict=True)
        ]
        beside = sum(each.before is not None or each.after is not None for each in evidence)
        self._attributed = beside * 5 // max(1, len(evidence))

    def of(self, piece: PieceNumber) -> list[str]:
        """The signs of a piece."""
        narration = self._narration
        word = narration.piece_words[piece]
        quoted = narration.quoted[piece]
        content = narration.text[
            quoted.content.start : min(quoted.content.end, quoted.content.start + _READ)
        ]
        found = _WORD.findall(content)
        chosen = self._evidence[piece].chosen
        rule = chosen.rule if chosen else ""
        length = length_class(len(found))
        last = narration.ends_quoted_with(word)
        ends = "letter" if last.isalnum() else last
        capitals = sum(each[0].isupper() for each in found)
        shape = "small" if not capitals else "title" if capitals >= 0.7 * len(found) else "mixed"
        first = "big" if content[:1].isupper() else "small" if content[:1].isalpha() else "mark"
        kind = self._kinds[piece].value
        cue = self._cue(chosen, word)
        sentence = narration.sentences[word]
        before = self._context(word - 1, sentence)
        after = self._context(word + 1, sentence)
        second_before = self._context(word - 2, sentence)
        personal = any(each.lower() in FIRST_AND_SECOND_PERSON for each in found)
        common = min(3, sum(each.lower() in COMMON_ENGLISH for each in found))
        return [
            "any",
            f"length {length}",
            f"length {length} {shape}",
            f"length {length} {before}",
            f"length {length} {after}",
            f"length {length} {cue}",
            f"ends {ends} {after}",
            f"ends {ends} {first} {length}",
            f"before {second_before} {before}",
            f"before {before} {first} {ends}",
            f"between {before} {after}",
            f"rule {rule} {length}",
            f"rule {rule} {cue}",
            f"rules say {kind} {length}",
            f"rules say {kind} {rule}",
            f"shape {shape} {first} {before}",
            f"personal {personal} {length}",
            f"common {common} {length}",
            f"alone {self._stands_alone(word)} {rule} {length}",
            f"last {self._last(piece)} {length}",
            f"last {self._last(piece)} {rule}",
            f"open {quoted.is_closed} {quoted.continues} {self._opens_paragraph(word)}",
            f"sides {self._sides(piece)} {length}",
            f"{self._cue_between(word)} {length}",
            f"next {self._cue_after(word)} {length}",
            f"article {self._attributed} {length}",
            f"article {self._attributed} {rule}",
            f"bracket {before == '('} {first}",
        ]

    def kind_by_rules(self, piece: PieceNumber) -> QuotationKind:
        """What the rules alone take a piece for."""
        return self._kinds[piece]

    def _context(self, index: int, sentence: int) -> str:
        """The class of a neighbour, with the few words that introduce names and titles."""
        word = self._narration.word_at(index, sentence)
        for name, listed in WEIGHED_WORDS:
            if word in listed:
                return name
        return self._classes.beside(index, sentence)

    def _cue(self, chosen: Attribution | None, word: int) -> str:
        if chosen is None or chosen.cue is None:
            return "no cue"
        speaks = "person" if chosen.phrase.is_person_like else "body"
        near = min(abs(chosen.cue - word) // 4, 3)
        return f"{self._classes.of(chosen.cue)} {near} {speaks}"

    def _cue_between(self, word: int) -> str:
        """The nearest verb of speech to the left, and how far it is."""
        narration = self._narration
        first, _ = narration.sentence_bounds[narration.sentences[word]]
        for index in range(word - 1, max(first, word - _FAR) - 1, -1):
            word_class = self._classes.of(index)
            if word_class in CUE_CLASSES:
                return f"cue {word_class} {length_class(word - index)}"
            if word_class == PIECE:
                return f"quote {length_class(word - index)}"
        return "no cue"

    def _cue_after(self, word: int) -> str:
        """The nearest verb of speech to the right."""
        narration = self._narration
        _, end = narration.sentence_bounds[narration.sentences[word]]
        for index in range(word + 1, min(end, word + 13)):
            word_class = self._classes.of(index)
            if word_class in CUE_CLASSES:
                return f"cue {word_class} {length_class(index - word)}"
            if word_class == PIECE:
                return f"quote {length_class(index - word)}"
        return "no cue"

    def _stands_alone(self, word: int) -> bool:
        narration = self._narration
        first, end = narration.sentence_bounds[narration.sentences[word]]
        near = range(max(first, word - 6), min(end, word + 7))
        return all(
            narration.is_piece(index) or not narration.words[index][0].isalnum() for index in near
        )

    def _opens_paragraph(self, word: int) -> bool:
        first, _ = self._narration.paragraph_bounds[self._narration.paragraphs[word]]
        return first == word

    def _last(self, piece: PieceNumber) -> str:
        if piece == 0:
            return "none"
        narration = self._narration
        here, before = narration.piece_words[piece], narration.piece_words[piece - 1]
        if narration.sentences[here] == narration.sentences[before]:
            place = "sentence"
        elif narration.paragraphs[here] == narration.paragraphs[before]:
            place = "paragraph"
        else:
            return "far"
        return f"{place} {self._kinds[piece - 1].value}"

    def _sides(self, piece: PieceNumber) -> str:
        evidence = self._evidence[piece]
        after = evidence.after.rule if evidence.after else ""
        before = evidence.before.rule if evidence.before else ""
        return f"{after} {before}"
