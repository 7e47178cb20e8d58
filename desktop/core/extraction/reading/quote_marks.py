"""Which quotation marks belong together, whatever their shape."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.core.extraction.reading.mark_roles import (
    MarkRole,
    QuoteMark,
    marks_between,
    single_mark,
)
from desktop.core.extraction.reading.single_marks import uses_single_marks, without_apostrophes
from desktop.core.span import Span
from desktop.core.text.quotation_marks import (
    DOUBLE,
    SINGLE_CURLY,
    SINGLE_STRAIGHT,
)

_FEWEST_MARKS = 2000
_LETTERS_TO_A_MARK = 12


def is_all_marks(text: str) -> bool:
    """Whether a long text has so many marks that it cannot be prose, and nothing in it is said."""
    marks = sum(text.count(mark) for mark in DOUBLE + SINGLE_STRAIGHT + SINGLE_CURLY)
    return marks >= _FEWEST_MARKS and marks * _LETTERS_TO_A_MARK > len(text)


@dataclass(frozen=True, slots=True)
class QuotedPiece:
    """Words between marks inside one paragraph.

    `is_closed` is false when the paragraph ends before the closing mark;
    `continues` is true when the speech began in the paragraph before. `label` is what stands before
    the words, inside the marks, to say whose they are.
    """

    extent: Span
    content: Span
    paragraph: int
    is_closed: bool = True
    continues: bool = False
    label: Span | None = None


# A row of marks encloses nothing; blanks of the same length keep every offset true.
_ORNAMENTS = re.compile(f"[`{DOUBLE}{SINGLE_STRAIGHT}{SINGLE_CURLY}]{{5,}}")
_PARAGRAPH = re.compile(r"[^\n]+")
_SOMETHING_TO_READ = re.compile(r"\w")
# A paragraph that ends like this has left the quotation already: the closing mark is missing.
_ENDS_IN_ATTRIBUTION = re.compile(
    r"[,?!] (?:(?:he|she|they|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) (?:\w+ly )?"
    r"(?:said|says|told|added|asked|wrote|shouted|cried|replied|explained|claimed|warned|argued)"
    r"|(?:said|says|asked|added) [A-Z][\w’'-]+)\b[^,]{0,60}\.?$"
)
_LONGEST_BLOCK = 8
# In longer ones, or those that name who speaks, it cannot be told where the words end.
_LONGEST_FORGOTTEN = 300
_SAYS = re.compile(
    r"[,?!] (?:he|she|they|I|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:said|says|told|asked|added)\b"
    r"|[,?!] (?:said|says|asked|added|cried|replied|wrote) "
)
# A label or a heading: what stands behind it is no part of the speech before.
_ENDS_A_BLOCK = re.compile(
    r"(?:[A-Z][A-Z.'’]+(?: [A-Z.'’]+){0,3}|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}|[QA]): "
    r"|[A-Z][A-Z’'-]*(?: [A-Z\d][A-Z\d’'-]*){1,9}$"
)
# A name and what its bearer is, with no verb: the last line of a pull quote.
_SIGNATURE = re.compile(
    r"[—–-]? ?[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){1,3}"
    r"(?:, (?!(?:I|we|he|she|it|they|you|who|is|was|said)\b)[\w’'-]+(?: [\w’'-]+){0,9})?[.,]?"
)


def quoted_pieces(text: str) -> tuple[QuotedPiece, ...]:
    """Every outermost pair of marks, cut at the ends of paragraphs, in the order of the text.

    Takes time in proportion to the text. Marks inside other marks are part of the words.
    A quotation that never closes is kept when the next paragraphs show that it goes on, or when it
    is all of a short paragraph.

    Example: “The bridge “is safe” now,” said Ada Quill. → [The bridge “is safe” now,] Ada Quill
        (after-verb-name)
    """
    text = _ORNAMENTS.sub(lambda row: " " * len(row.group()), text)
    single = uses_single_marks(text)
    pairing = _Pairing(text)
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        marks = without_apostrophes(text, start, end) if single else ()
        pairing.read_paragraph(
            start,
            end,
            [single_mark(position, opens) for position, opens in marks]
            if single
            else marks_between(text, start, end),
        )
    return tuple(pairing.finished())


class _Pairing:
    """Reads the marks of one paragraph after another and keeps what is still open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[QuotedPiece] = []
        self._waiting: list[QuotedPiece] = []
        self._paragraph = -1
        self._speech_runs_on = False

    def read_paragraph(self, start: int, end: int, marks: list[QuoteMark]) -> None:
        self._paragraph += 1
        if self._waiting:
            marks = self._settle_what_waits(start, end, marks)
        opened = self._pair(marks)
        if opened is None:
            self._speech_runs_on = self._speech_runs_on and bool(self._waiting)
            return
        continues = self._speech_runs_on and not self._text[start : opened.start].strip()
        unclosed = self._piece(opened.start, end, opened.end, end, closed=False, goes_on=continues)
        self._waiting = [unclosed]
        self._speech_runs_on = True

    def finished(self) -> Iterable[QuotedPiece]:
        """All pieces that hold something to read."""
        self._keep_the_last_of_a_speech()
        return (
            piece
            for piece in self._pieces
            if _SOMETHING_TO_READ.search(self._text, piece.content.start, piece.content.end)
        )

    def _settle_what_waits(self, start: int, end: int, marks: list[QuoteMark]) -> list[QuoteMark]:
        """Decide whether the open quotation goes on here; gives the marks still to be paired."""
        first = marks[0] if marks else None
        if first is None:
            waits_too_long = len(self._waiting) >= _LONGEST_BLOCK
            if waits_too_long or _ENDS_A_BLOCK.match(self._text, start, end):
                self._keep_the_last_of_a_speech()
            else:
                self._waiting.append(
                    self._piece(start, end, start, end, closed=False, goes_on=True)
                )
            return marks
        if self._goes_on_at(first, start, end):
            return self._settle_what_waits(first.end, end, marks[1:])
        if first.role is MarkRole.CLOSES:
            self._pieces.extend(self._waiting)
            if self._is_signature(start, first.start):
                self._waiting, self._speech_runs_on = [], False
                return marks[1:]
            closing = self._piece(start, first.end, start, first.start, goes_on=True)
            self._pieces.append(closing)
            self._waiting = []
            self._speech_runs_on = False
            return marks[1:]
        opens_this_paragraph = not self._text[start : first.start].strip()
        if opens_this_paragraph and len(self._waiting) == 1 and self._is_whole(self._waiting[0]):
            self._pieces.append(self._waiting[0])
            self._waiting = []
        else:
            self._keep_the_last_of_a_speech()
            self._speech_runs_on = False
        return marks

    def _is_signature(self, start: int, end: int) -> bool:
        """Whether the last line inside the marks of a pull quote is whose words they are.

        Example: “We asked for trees. ¶ Ada Quill, chair of the residents.” → [We asked for trees.]
            Ada Quill (signed-below)
        """
        before = self._text[self._waiting[-1].content.end - 1]
        return before in ".!?…" and bool(_SIGNATURE.fullmatch(self._text, start, end))

    def _goes_on_at(self, mark: QuoteMark, start: int, end: int) -> bool:
        """Whether a mark repeats, as in French, at the head of a paragraph that speech goes on."""
        is_french = self._text[mark.start] == "»"
        stands_first = not self._text[start : mark.start].strip()
        return (
            is_french and stands_first and bool(self._text[mark.end : end].strip(" \u202f\u00a0"))
        )

    def _pair(self, marks: list[QuoteMark]) -> QuoteMark | None:
        """Pair the marks of a paragraph; gives the opening mark that found no partner."""
        opened: QuoteMark | None = None
        depth = 0
        left = Counter(mark.family for mark in marks)
        for mark in marks:
            left[mark.family] -= 1
            remaining = left[mark.family]
            if opened is None:
                if mark.role is MarkRole.OPENS or (remaining and self._stands_free(mark)):
                    opened, depth = mark, 1
                continue
            if mark.family != opened.family:
                continue
            if mark.role is MarkRole.OPENS:
                if self._is_nested(mark, remaining):
                    depth += 1
                else:
                    opened, depth = mark, 1
            elif not (mark.role is MarkRole.CLOSES and self._stands_for_inches(mark, remaining)):
                depth -= 1
                if depth == 0:
                    self._close(opened, mark)
                    opened = None
        return opened

    def _close(self, opened: QuoteMark, mark: QuoteMark) -> None:
        continues = self._speech_runs_on and not any(
            piece.paragraph == self._paragraph for piece in self._pieces[-1:]
        )
        self._speech_runs_on = False
        self._pieces.append(
            self._piece(opened.start, mark.end, opened.end, mark.start, goes_on=continues)
        )

    def _stands_free(self, mark: QuoteMark) -> bool:
        """Whether a mark that may do either opens, as it stands behind a blank or at the beginning.

        Example: "... We knew it," said Ada Quill. → [... We knew it,] Ada Quill (after-verb-name)
        Example: " Is it safe? " asked Ada Quill. → [Is it safe?] Ada Quill (after-verb-name)
        """
        before = self._text[max(0, mark.start - 2) : mark.start]
        is_behind_blank = not before or before[-1].isspace()
        return mark.role is MarkRole.EITHER and is_behind_blank and not before[:1].isdigit()

    def _is_nested(self, mark: QuoteMark, remaining: int) -> bool:
        """Whether a second opening mark is inside the first rather than in its place."""
        said_before = self._text[max(0, mark.start - 4) : mark.start].rstrip()[-1:]
        if remaining % 2 == 0:
            return remaining >= 2
        return remaining > 1 and said_before not in ".!?"

    def _stands_for_inches(self, mark: QuoteMark, remaining: int) -> bool:
        """Whether a straight mark behind a number is the sign for inches.

        Example: "It is 20" long," said Ada Quill. → [It is 20" long,] Ada Quill (after-verb-name)
        """
        follows_a_digit = self._text[mark.start - 1 : mark.start].isdigit()
        is_straight = self._text[mark.start : mark.end] == '"'
        return is_straight and follows_a_digit and remaining % 2 == 1

    def _is_whole(self, piece: QuotedPiece) -> bool:
        end = piece.content.end
        tail = self._text[max(piece.content.start, end - 120) : end]
        return not _ENDS_IN_ATTRIBUTION.search(tail)

    def _keep_the_last_of_a_speech(self) -> None:
        """A speech whose closing mark was forgotten is still one, if nothing but it stands there.

        Example: “I never got the letter. ¶ Mr Abel sat down. → [I never got the letter.] nobody
            (none)
        """
        first = self._waiting[0] if self._waiting else None
        is_kept = first and self._is_whole(first)
        if first and is_kept and (first.continues or self._fills_its_line(first)):
            self._pieces.append(first)
        self._waiting = []

    def _fills_its_line(self, piece: QuotedPiece) -> bool:
        start, end = piece.content.start, piece.content.end
        opens = self._text[max(0, piece.extent.start - 1) : piece.extent.start] in ("", "\n")
        is_short = end - start <= _LONGEST_FORGOTTEN
        ends = self._text[end - 1 : end] in (".", "!", "?", "…")
        return opens and is_short and ends and not _SAYS.search(self._text, start, end)

    def _piece(
        self,
        start: int,
        end: int,
        words_start: int,
        words_end: int,
        *,
        closed: bool = True,
        goes_on: bool = False,
    ) -> QuotedPiece:
        while words_start < words_end and self._text[words_start].isspace():
            words_start += 1
        while words_end > words_start and self._text[words_end - 1].isspace():
            words_end -= 1
        return QuotedPiece(
            extent=Span(start, end if closed else max(start, words_end)),
            content=Span(words_start, words_end),
            paragraph=self._paragraph,
            is_closed=closed,
            continues=goes_on,
        )
