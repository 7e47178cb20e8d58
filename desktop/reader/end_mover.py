"""Moves the ends of a mark by keys: by word and by sentence, the last end or the first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.appearance.plain_words import announce
from desktop.core.annotation import Annotation
from desktop.core.span import Span
from desktop.core.text.shown import beginning
from desktop.reader.article_page import ArticlePage

# So many characters of the words at an end are said.
_SAID = 80


class EndMover(QObject):
    """Says which words a mark is to stand on (`moved`), and at which mark the keyboard was put.

    `refused` says why nothing was done.

    `meant` gives the mark that is meant, as it stands now.
    """

    moved = Signal(str, Span)
    stood = Signal(str)
    refused = Signal(str)

    def __init__(self, page: ArticlePage, meant: Callable[[], Annotation | None]) -> None:
        super().__init__(page)
        self._page, self._meant = page, meant
        self._is_first = False

    def move(self, *, by_sentence: bool, is_right: bool) -> None:
        """Moves the end by a word, or down or up by a sentence."""
        mark = self._meant()
        if mark is None:
            self.refused.emit(self.tr("Go to one of your marks first."))
            return
        from desktop.core.text.moved_ends import (  # noqa: PLC0415 - when first wanted
            End,
            Unit,
            moved,
        )

        end = End.FIRST if self._is_first_of(mark) else End.LAST
        unit = Unit.SENTENCE if by_sentence else Unit.WORD
        # What is read from the right goes on to the left.
        is_forward = is_right is (by_sentence or not self._page.reads_from_right)
        span = moved(self._page.text, mark.span, end, unit, is_forward=is_forward)
        if span != mark.span:
            self.moved.emit(mark.id, span)
        else:
            self.refused.emit(self.tr("The end of the mark cannot move farther."))

    def change_end(self) -> None:
        """Lets the other end be moved from now on, with the keyboard at it."""
        mark = self._meant()
        if mark is not None:
            self._is_first = not self._is_first_of(mark)
            self.stand_at(mark)
            mark_words = _told(self._page.text, mark.span)
            words = (
                self.tr("First end of the mark: “{0}”").format(beginning(mark_words, _SAID))
                if self._is_first
                else self.tr("Last end of the mark: “{0}”").format(_ending(mark_words, _SAID))
            )
            announce(self._page, words)
        else:
            self.refused.emit(self.tr("Go to one of your marks first."))

    def stand_at(self, mark: Annotation) -> None:
        """Puts the keyboard at the end that is moved."""
        at = mark.span.start if self._is_first else mark.span.end
        self._page.go_to(Span(at, at))
        self.stood.emit(mark.id)

    def _is_first_of(self, mark: Annotation) -> bool:
        """Whether the keyboard chose the first end of just this mark."""
        self._is_first = self._is_first and self._page.caret() == mark.span.start
        return self._is_first


def _told(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())


def _ending(words: str, most: int) -> str:
    return words if len(words) <= most else f"… {words[-most:].partition(' ')[2] or words[-most:]}"
