"""Desks that a window hardly ever needs, made when somebody first wants them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.desks.notes_desk import NotesDesk
from desktop.desks.screen import Screen
from desktop.live.late import Late
from desktop.live.live import Live

if TYPE_CHECKING:
    from desktop.core.passage import PassageRef
    from desktop.desks.evidence_desk import EvidenceDesk
    from desktop.desks.moving_desk import MovingDesk
    from desktop.desks.quote_check_desk import QuoteCheckDesk


class RareDesks:
    """What moves a library, the evidence table, and the check of an essay's quotations.

    `go_on_in` opens a library that was taken in beside this; `undo` takes back what was done last.
    """

    def __init__(
        self,
        screen: Screen,
        live: Live,
        notes: NotesDesk,
        *,
        go_on_in: Callable[[Path], None],
        undo: Callable[[], object],
    ) -> None:
        self._screen, self._live, self._notes = screen, live, notes
        self._go_on_in, self._undo = go_on_in, undo
        self.moving = Late(self._make_moving)
        self.evidence = Late(self._make_evidence)
        self.quotes = Late(self._make_quotes)

    def lead_to_passages(self, go_to: Callable[[PassageRef], object]) -> None:
        """Has a passage that is chosen in one of them shown on the page."""
        self.evidence.tie(lambda desk: desk.passage_wanted.connect(go_to))
        self.quotes.tie(lambda desk: desk.passage_wanted.connect(go_to))

    def _make_moving(self) -> MovingDesk:
        from desktop.desks.moving_desk import MovingDesk  # noqa: PLC0415 - see above

        desk = MovingDesk(self._screen.window, self._live, self._notes.save)
        desk.open_wanted.connect(self._go_on_in)
        return desk

    def _make_evidence(self) -> EvidenceDesk:
        from desktop.desks.evidence_desk import EvidenceDesk  # noqa: PLC0415 - see above

        return EvidenceDesk(self._screen, self._live, self._undo)

    def _make_quotes(self) -> QuoteCheckDesk:
        from desktop.desks.quote_check_desk import QuoteCheckDesk  # noqa: PLC0415 - see above

        return QuoteCheckDesk(self._screen, self._live)
