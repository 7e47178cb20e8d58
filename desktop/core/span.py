"""A stretch of an article's text."""

from __future__ import annotations

from desktop.core.record import record


@record(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters (Python code points) of `Article.text`.

    Raises ValueError when the range is backwards or starts before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no such range of characters: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, position: int) -> bool:
        """Whether the character at `position` belongs to the span."""
        return self.start <= position < self.end

    def encloses(self, other: Span) -> bool:
        """Whether every character of `other` belongs to this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end
