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
    from desktop.desks.evidence_desk import EvidenceDesk
    from desktop.desks.moving_desk import MovingDesk
    from desktop.desks.quote_check_desk import QuoteCheckDesk


def late_moving(
    screen: Screen, live: Live, notes: NotesDesk, *, go_on_in: Callable[[Path], None]
) -> Late[MovingDesk]:
    """What moves a library; `go_on_in` opens one that was taken in beside this."""

    def make() -> MovingDesk:
        from desktop.desks.moving_desk import MovingDesk  # noqa: PLC0415 - see above

        desk = MovingDesk(screen.window, live, notes.save)
        desk.open_wanted.connect(go_on_in)
        return desk

    return Late(make)


def late_evidence(screen: Screen, live: Live, *, undo: Callable[[], object]) -> Late[EvidenceDesk]:
    """The evidence table, in which `undo` takes back what was done last."""

    def make() -> EvidenceDesk:
        from desktop.desks.evidence_desk import EvidenceDesk  # noqa: PLC0415 - see above

        return EvidenceDesk(screen, live, undo)

    return Late(make)


def late_quotes(screen: Screen, live: Live) -> Late[QuoteCheckDesk]:
    """The check of an essay's quotations."""

    def make() -> QuoteCheckDesk:
        from desktop.desks.quote_check_desk import QuoteCheckDesk  # noqa: PLC0415 - see above

        return QuoteCheckDesk(screen, live)

    return Late(make)
