"""Two texts that scroll together: what stands at the top of one has its like beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QObject

from desktop.changed.version_text import VersionText
from desktop.core.anchoring.comparing import ComparedParagraph
from desktop.core.span import Span


class SideBySide(QObject):
    """Lets each of two texts follow where the other is scrolled to."""

    def __init__(self, old: VersionText, new: VersionText) -> None:
        super().__init__(old)
        self._old, self._new = old, new
        self._pairs: tuple[tuple[Span, Span], ...] = ()
        self._is_led = False
        old.verticalScrollBar().valueChanged.connect(lambda: self._lead(old, new))
        new.verticalScrollBar().valueChanged.connect(lambda: self._lead(new, old))

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Whoever scrolls meanwhile knows where each of the texts is to stand."""
        before, self._is_led = self._is_led, True
        try:
            yield
        finally:
            self._is_led = before

    def compare(self, paragraphs: Sequence[ComparedParagraph]) -> None:
        """Takes what of one text stands where in the other."""
        self._pairs = tuple(
            (each.old, each.new)
            for each in paragraphs
            if each.old is not None and each.new is not None
        )

    def _lead(self, one: VersionText, other: VersionText) -> None:
        if self._is_led or not one.isVisible():
            return
        is_at_end = one.verticalScrollBar().value() == one.verticalScrollBar().maximum()
        with self.apart():
            if is_at_end:
                other.verticalScrollBar().setValue(other.verticalScrollBar().maximum())
            else:
                pairs = self._pairs
                if one is self._new:
                    pairs = tuple((new, old) for old, new in pairs)
                other.show_from(beside(one.first_seen(), pairs))


def beside(character: int, pairs: Sequence[tuple[Span, Span]]) -> int:
    """Where in another text a character of this one stands, told by which paragraphs are alike.

    Between two paragraphs that have their like it is the end of the first.
    """
    before = max(
        (pair for pair in pairs if pair[0].start <= character),
        key=lambda pair: pair[0].start,
        default=None,
    )
    if before is None:
        return 0
    here, there = before
    part = min(1.0, (character - here.start) / max(1, len(here)))
    return there.start + round(part * len(there))
