"""The reporter's own words: the text without its quotations, cut into words and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NewType

from desktop.core.extraction.lexicon.cue_words import SPEECH_VERBS
from desktop.core.extraction.lexicon.function_words import SENTENCE_OPENERS
from desktop.core.extraction.reading.quote_marks import QuotedPiece
from desktop.core.span import Span
from desktop.core.text.abbreviations import abbreviations
from desktop.core.text.quotation_marks import DOUBLE, SINGLE_CURLY, SINGLE_STRAIGHT

# The number of a word of the narration, and that of a quoted piece: neither stands for the other.
WordNumber = NewType("WordNumber", int)
PieceNumber = NewType("PieceNumber", int)
NO_PIECE = PieceNumber(-1)

_WORD = re.compile(
    rf"(?:{abbreviations()})\.(?=[\s,’'])"
    r"|(?:[A-Za-z]\.){2,}|[A-Z]\.(?=\s[\w\"“]|,)"
    r"|[’'](?:s|d|ll|re|ve|m)\b"
    r"|[^\W\d_]+(?:[’'](?!(?:s|d|ll|re|ve|m)\b)\w+|-\w+)*"
    rf"|\d[\w,.%-]*\w|\w|[`{DOUBLE}{SINGLE_CURLY}{SINGLE_STRAIGHT}]{{2,}}|[^\w\s]"
)
_PARAGRAPH = re.compile(r"[^\n]+")
_STOPS = frozenset(".!?…")
# Abbreviations after which a sentence may well end.
_MAY_END_A_SENTENCE = frozenset(
    {"U.S.", "U.K.", "U.N.", "D.C.", "a.m.", "p.m.", "Inc.", "Corp.", "Jr.", "Sr.", "Co.", "Ltd."}
)
_ATTRIBUTION_STARTS_WITHIN = 7
_INTRODUCED_WITHIN = 10


class Narration:
    """Words, sentences and paragraphs as parallel lists; each quoted piece is one empty word.

    Parallel lists rather than records: an article has thousands of words, and rules ask for
    one property of a neighbour at a time.
    """

    __slots__ = (
        "ends",
        "lowered",
        "paragraph_bounds",
        "paragraphs",
        "pausing",
        "piece_words",
        "pieces",
        "quoted",
        "sentence_bounds",
        "sentences",
        "starts",
        "text",
        "words",
    )

    def __init__(self, text: str, pieces: Sequence[QuotedPiece]) -> None:
        self.text = text
        self.quoted = tuple(pieces)
        self.words: list[str] = []
        self.lowered: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.pieces: list[PieceNumber] = []
        self.sentences: list[int] = []
        self.paragraphs: list[int] = []
        # Pieces with a comma behind their mark: British houses print “…”, said X.
        self.pausing: set[PieceNumber] = set()
        self.piece_words: list[WordNumber] = []
        self.sentence_bounds: list[tuple[int, int]] = []
        self.paragraph_bounds: list[tuple[int, int]] = []
        self._cut_into_words()
        self._cut_into_sentences()

    def __len__(self) -> int:
        return len(self.words)

    def piece_numbers(self) -> Iterator[PieceNumber]:
        """The numbers of all quoted pieces, in the order of the text."""
        return map(PieceNumber, range(len(self.quoted)))

    def is_piece(self, index: int) -> bool:
        """Whether the word at `index` stands for a quoted piece."""
        return self.pieces[index] != NO_PIECE

    def is_capitalised(self, index: int) -> bool:
        """Whether the word begins with a capital letter."""
        return self.words[index][:1].isupper()

    def opens_sentence(self, index: int) -> bool:
        """Whether the word is the first of its sentence."""
        return self.sentence_bounds[self.sentences[index]][0] == index

    def span(self, first: int, end: int) -> Span:
        """The characters from the word `first` up to, not including, the word `end`."""
        return Span(self.starts[first], self.ends[end - 1])

    def word_at(self, index: int, sentence: int) -> str:
        """The lower-case word at `index`; empty for a quoted piece and outside the sentence."""
        if not 0 <= index < len(self.words) or self.sentences[index] != sentence:
            return ""
        return self.lowered[index]

    def ends_quoted_with(self, index: int) -> str:
        """The last character of the quoted words at `index`, or the comma behind their mark.

        Example: “The bridge is safe”, the engineer, Ada Quill, told the hall. → Ada Quill
            (after-name-insertion-verb)
        """
        number = self.pieces[index]
        return "," if number in self.pausing else self.text[self.quoted[number].content.end - 1]

    def _cut_into_words(self) -> None:
        text, quoted = self.text, self.quoted
        next_piece = PieceNumber(0)
        for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
            position, end = paragraph.span()
            first = len(self.words)
            while next_piece < len(quoted) and quoted[next_piece].extent.start < end:
                piece = quoted[next_piece]
                self._add_words(position, piece.extent.start)
                self.piece_words.append(WordNumber(len(self.words)))
                self._add("", piece.extent.start, piece.extent.end, next_piece)
                position = piece.extent.end
                next_piece = PieceNumber(next_piece + 1)
                if self._pauses(piece, next_piece):
                    self.pausing.add(self.pieces[-1])
                    position += 1
            self._add_words(position, end)
            self.paragraphs.extend([number] * (len(self.words) - first))
            self.paragraph_bounds.append((first, len(self.words)))

    def _pauses(self, piece: QuotedPiece, following: int) -> bool:
        """Whether a comma stands behind the mark of a piece that elsewhere would stand inside."""
        end = piece.extent.end
        if not self.text.startswith(",", end) or not self.text[piece.content.end - 1].isalnum():
            return False
        # In a list of pieces the comma is no part of any.
        is_last = following == len(self.quoted)
        return is_last or self.quoted[following].extent.start > end + 2

    def _add_words(self, start: int, end: int) -> None:
        found = list(_WORD.finditer(self.text, start, end))
        words = [match.group() for match in found]
        self.words += words
        self.lowered += map(str.lower, words)
        self.starts += [match.start() for match in found]
        self.ends += [match.end() for match in found]
        self.pieces += [NO_PIECE] * len(found)

    def _add(self, word: str, start: int, end: int, piece: PieceNumber) -> None:
        self.words.append(word)
        self.lowered.append(word.lower())
        self.starts.append(start)
        self.ends.append(end)
        self.pieces.append(piece)

    def _cut_into_sentences(self) -> None:
        first = 0
        paragraph = self.paragraphs[0] if self.paragraphs else 0
        before = ""
        for index, (word, here) in enumerate(zip(self.words, self.paragraphs, strict=True)):
            # Only behind a stop, a piece (which is no word) and such may a sentence end.
            may_end = before in _STOPS or not before or before in _MAY_END_A_SENTENCE
            if index and (here != paragraph or (may_end and self._ends_before(index))):
                self.sentence_bounds.append((first, index))
                self.sentences += [len(self.sentence_bounds) - 1] * (index - first)
                first = index
            before, paragraph = word, here
        if self.words:
            self.sentence_bounds.append((first, len(self.words)))
            self.sentences += [len(self.sentence_bounds) - 1] * (len(self.words) - first)

    def _ends_before(self, index: int) -> bool:
        """Whether a sentence ends between two words of a paragraph.

        Example: “Is it safe?” asked Mr. Pell. “It is,” said Ada Quill. → Mr. Pell
            (after-verb-name); Ada Quill (after-verb-name)
        """
        word, before = self.words[index], self.words[index - 1]
        is_piece = self.is_piece(index)
        begins = is_piece or word[0].isupper() or word[0].isdigit() or word[0] in "‘([—•"
        if self.is_piece(index - 1):
            return begins and self._quotation_ends_sentence(index, is_piece=is_piece)
        if before in _STOPS:
            return begins
        if before in _MAY_END_A_SENTENCE:
            return is_piece or (word[0].isupper() and self.lowered[index] in SENTENCE_OPENERS)
        return False

    def _quotation_ends_sentence(self, index: int, *, is_piece: bool) -> bool:
        """Whether what follows a quotation is a sentence of its own, and not its attribution.

        Example: “Is it safe?” Ada Quill asked. → Ada Quill (after-name-verb)
        """
        last = self.ends_quoted_with(index - 1)
        if last == ".":
            return True
        if last not in "?!…":
            return False
        return is_piece or self._is_introduced(index - 1) or not self._attribution_follows(index)

    def _is_introduced(self, piece: int) -> bool:
        """Whether the words before a quotation say already who speaks: "X replied, “…?”".

        Example: Ada replied to Tom with, “Why now?” Tom then wrote back, “You look well.” → Ada
            (before-name-verb); Tom (before-name-verb)
        """
        if piece < 2 or self.words[piece - 1] not in (",", ":"):
            return False
        for word in range(piece - 2, max(piece - _INTRODUCED_WITHIN, -1), -1):
            if self.is_piece(word) or self.words[word] in _STOPS:
                return False
            if self.lowered[word] in SPEECH_VERBS:
                return True
        return False

    def _attribution_follows(self, index: int) -> bool:
        for position in range(index, min(index + _ATTRIBUTION_STARTS_WITHIN, len(self.words))):
            if self.words[position] in _STOPS:
                return False
            if self.lowered[position] in SPEECH_VERBS:
                return True
        return False
