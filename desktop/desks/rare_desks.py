"""Desks that a window hardly ever needs, made when somebody first wants them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.desks.notes_desk import NotesDesk
from desktop.desks.screen import Screen
from desktop.desks.sides import Sides
from desktop.live.late import Late
from desktop.live.live import Live
from desktop.wording.translation_context import TranslationContext

if TYPE_CHECKING:
    from desktop.desks.evidence_desk import EvidenceDesk
    from desktop.desks.moving_desk import MovingDesk
    from desktop.desks.quote_check_desk import QuoteCheckDesk
    from desktop.panel import Panel

Rare = TranslationContext("Rare")


class RareDesks:
    """What moves a library, the evidence table, and the check of an essay's quotations.

    `go_on_in` opens a library that was taken in beside this.
    """

    def __init__(
        self,
        screen: Screen,
        live: Live,
        sides: Sides,
        go_on_in: Callable[[Path], None],
    ) -> None:
        self._screen, self._live, self._sides = screen, live, sides
        self._go_on_in = go_on_in
        self.moving = Late(self._make_moving)
        self.evidence = Late(self._make_evidence)
        self.quotes = Late(self._make_quotes)
        # A passage that is chosen in one of them is shown on the page.
        self.evidence.tie(lambda desk: desk.passage_wanted.connect(sides.reading.go_to))
        self.quotes.tie(lambda desk: desk.passage_wanted.connect(sides.reading.go_to))

    def parts(self) -> tuple[tuple[str, Panel], ...]:
        """What of them stands in the page's place and has keys, by its name."""
        return (
            (Rare.tr("In the quote check"), self.quotes.get().panel),
            (Rare.tr("In my evidence"), self.evidence.get().panel),
        )

    def _make_moving(self) -> MovingDesk:
        from desktop.desks.moving_desk import MovingDesk  # noqa: PLC0415 - see above

        desk = MovingDesk(self._screen.window, self._live, self._sides.desk(NotesDesk).save)
        desk.open_wanted.connect(self._go_on_in)
        return desk

    def _make_evidence(self) -> EvidenceDesk:
        from desktop.desks.evidence_desk import EvidenceDesk  # noqa: PLC0415 - see above

        return EvidenceDesk(self._screen, self._live, self._sides.reading)

    def _make_quotes(self) -> QuoteCheckDesk:
        from desktop.desks.quote_check_desk import QuoteCheckDesk  # noqa: PLC0415 - see above

        return QuoteCheckDesk(self._screen, self._live)
