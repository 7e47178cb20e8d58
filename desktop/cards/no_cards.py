"""What is seen where there is no card: why, and what can be done next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.appearance.scrolled_room import ScrolledRoom

# Round the words: a style sheet takes a label's own margins away.
_AROUND = (24, 40, 24, 16)

# What can be done, in words, and what does it.
LeadOn = tuple[str, Callable[[], object]]


def room_without_cards(
    empty: QWidget, lead_on: LeadOn | None
) -> tuple[ScrolledRoom, QPushButton | None]:
    """Room for the words that say so, with a button that leads on; in a low window it scrolls."""
    inside, lead = QWidget(), None
    below = QVBoxLayout(inside)
    below.setContentsMargins(*_AROUND)
    below.setSpacing(14)
    below.addWidget(empty)
    empty.show()
    if lead_on is not None:
        words, slot = lead_on
        lead = QPushButton(words)
        lead.clicked.connect(slot)
        below.addWidget(lead, 0, Qt.AlignmentFlag.AlignHCenter)
    below.addStretch(1)
    return ScrolledRoom(inside), lead
