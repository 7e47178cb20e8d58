"""The lines of a page: letters that stand on one line without a wide gap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from statistics import median

from desktop.core.importing.formats.pdf.letters import HYPHEN, LINE_END, Letter

# In sizes of the letters: a gap that parts columns, a gap between words of one line, how far a
# letter may stand above or below its line, and a step back to a line of its own.
_WIDE_GAP, _WORD_GAP, _OFF_LINE, _STEP_BACK = 0.95, 0.15, 0.35, 2.0
_RAISED = 0.8
# What is set smaller beside a line is a mark of a note.
_LONGEST_MARK = 9
_LOOK_BACK = 6
_BULLETS = frozenset("•▪●◦‣*·–—-\uf0b7\uf0a7")


@dataclass(slots=True)
class PrintedLine:
    """Words that stand on one line, and where; `base` counts points from below the page."""

    left: float
    right: float
    bottom: float
    top: float
    base: float
    size: float
    words: str
    is_bold: bool = False
    is_italic: bool = False
    page: int = 0

    @property
    def text(self) -> str:
        """The words with single blanks; a hyphen that ends the line stays as its sign."""
        return " ".join(self.words.split()).replace(" \u2044", "\u2044")


@dataclass(slots=True)
class _Piece:
    """A line while its letters come in."""

    first: Letter
    words: str = ""
    sizes: list[float] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    top: float = 0.0
    base: float = 0.0
    largest: float = 0.0
    bold: int = 0
    italic: int = 0

    def take(self, letter: Letter) -> None:
        size = letter.object.size
        if not self.words:
            self.left, self.right = letter.left, letter.right
            self.bottom, self.top, self.base = letter.bottom, letter.top, letter.base
            self.largest = size
        self.words += letter.sign
        self.sizes.append(size)
        self.bold += letter.object.is_bold
        self.italic += letter.object.is_italic
        self.largest = max(self.largest, size)
        self.left, self.right = min(self.left, letter.left), max(self.right, letter.right)
        self.bottom, self.top = min(self.bottom, letter.bottom), max(self.top, letter.top)

    def goes_on(self, letter: Letter) -> bool:
        size = letter.object.size
        is_level = abs(letter.base - self.base) < _OFF_LINE * max(size, self.largest)
        is_raised = (
            size < _RAISED * self.largest
            and letter.bottom < self.top
            and letter.top > self.bottom
            and abs(letter.left - self.right) < size
        )
        gap = letter.left - self.right
        return (
            (is_level or is_raised)
            and letter.left >= self.right - _STEP_BACK * size
            and gap <= _WIDE_GAP * max(size, 4)
        )

    def line(self) -> PrintedLine:
        half = len(self.sizes) / 2
        return PrintedLine(
            self.left,
            self.right,
            self.bottom,
            self.top,
            self.base,
            median(self.sizes),
            self.words,
            self.bold > half,
            self.italic > half,
        )


def lines_of(letters: Iterable[Letter]) -> list[PrintedLine]:
    """The lines of a page, in the order in which the file draws them; turned letters are none."""
    return [piece.line() for piece in _pieces(letters) if piece.words.strip()]


def _pieces(letters: Iterable[Letter]) -> Iterator[_Piece]:
    piece: _Piece | None = None
    is_line_end = False
    for letter in letters:
        if letter.object.is_turned:
            continue
        if letter.sign == LINE_END:
            is_line_end = True
            continue
        if not letter.has_box:
            if piece is not None and not piece.words.endswith(" "):
                piece.words += " "
            continue
        if piece is not None and not piece.goes_on(letter):
            yield piece
            piece = None
        if piece is None:
            piece = _Piece(letter)
        elif is_line_end and letter.left - piece.right > _WORD_GAP * letter.object.size:
            piece.words += " "
        # A hyphen ends its line, or is one like any other.
        if piece.words.endswith(HYPHEN):
            piece.words = piece.words.removesuffix(HYPHEN) + "-"
        is_line_end = False
        piece.take(letter)
    if piece is not None:
        yield piece


def with_marks(lines: Iterable[PrintedLine]) -> list[PrintedLine]:
    """The lines, with the small raised figures among them put back into theirs."""
    kept: list[PrintedLine] = []
    for line in lines:
        owner = next((each for each in reversed(kept[-3:]) if _is_mark_of(line, each)), None)
        if owner is not None:
            owner.words = owner.words.rstrip() + line.words.strip()
            owner.right = line.right
        else:
            kept.append(line)
    return kept


def in_rows(lines: Iterable[PrintedLine]) -> list[PrintedLine]:
    """Pieces of lines that the wide blanks of justified text had parted are one line again."""
    kept: list[PrintedLine] = []
    for line in sorted(lines, key=lambda each: (-round(each.base), each.left)):
        near = kept[-_LOOK_BACK:]
        owner = next((each for each in near if _is_beside(line, each)), None)
        marked = next((each for each in near if _is_bullet_of(line, each)), None)
        bullet = next((each for each in near if _is_bullet_of(each, line)), None)
        if marked is not None:
            marked.words = f"{line.words.strip()} {marked.words}"
            marked.left = line.left
        elif bullet is not None:
            bullet.words = f"{bullet.words.strip()} {line.words}"
            bullet.right, bullet.size, bullet.base = line.right, line.size, line.base
            bullet.is_bold, bullet.is_italic = line.is_bold, line.is_italic
        elif owner is not None:
            owner.words = f"{owner.words.rstrip()} {line.words}"
            owner.right = line.right
        else:
            kept.append(line)
    return kept


def _is_mark_of(mark: PrintedLine, line: PrintedLine) -> bool:
    return (
        len(mark.words.strip()) < _LONGEST_MARK
        and mark.size < 0.85 * line.size
        and mark.bottom < line.top
        and mark.top > line.bottom
        and -1 < mark.left - line.right < 0.8 * line.size
    )


def _is_bullet_of(bullet: PrintedLine, line: PrintedLine) -> bool:
    """Whether a sign of a list, drawn by itself, belongs to a line."""
    return (
        bullet.words.strip() in _BULLETS
        and abs(bullet.base - line.base) < 0.5 * line.size
        and 0 <= line.left - bullet.right < 6 * line.size
    )


def _is_beside(line: PrintedLine, other: PrintedLine) -> bool:
    return (
        abs(other.base - line.base) < 1.2
        and -0.3 * line.size <= line.left - other.right < 4 * line.size
        and abs(other.size - line.size) < 1
    )
