"""Why a library stays where it is, in words for whoever wanted to move it."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.library.moving.not_moved import MoveSlip, NotMoved
from desktop.wording.moving import why_not_moved


@pytest.mark.parametrize("slip", MoveSlip)
def test_every_reason_says_that_nothing_was_changed(slip: MoveSlip) -> None:
    message = why_not_moved(NotMoved(slip, Path("stick/it.sblibrary"), megabytes=1200))

    assert message.happened.endswith(".")
    assert "{" not in message.for_terminal
    assert "Nothing was changed" in message.advice or "as it was" in message.advice


def test_how_much_room_is_wanted_is_told_where_it_is_known() -> None:
    known = why_not_moved(NotMoved(MoveSlip.NO_ROOM, Path("stick"), megabytes=1200))
    unknown = why_not_moved(NotMoved(MoveSlip.NO_ROOM, Path("stick")))

    assert "1,200 MB" in known.advice
    assert "MB" not in unknown.advice
