"""What stands on a note while it is being written; it becomes a wording when writing ends."""

from __future__ import annotations

from typing import Self

from desktop.core.record import record
from desktop.core.text.words_gone import is_loss, letters_gone


@record(frozen=True, slots=True)
class Midway:
    """`body` stands on the note now; `fullest` is the most that was written of it so far."""

    body: str
    fullest: str

    @classmethod
    def after(cls, before: Midway | None, body: str) -> Self:
        """What stands there once `body` was written over what stood there before."""
        fullest = before.fullest if before is not None else body
        if not letters_gone(fullest, body) or is_loss(fullest, body):
            fullest = body
        return cls(body, fullest)

    def is_lost_in(self, body: str) -> bool:
        """Whether words that were shown as saved would be gone with `body` in their place."""
        return is_loss(self.fullest, body)
