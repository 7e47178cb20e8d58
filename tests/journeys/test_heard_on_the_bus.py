"""What a reader with a screen reader hears, in its order and once: read from the AT-SPI bus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

pytest.importorskip("PySide6.QtDBus", exc_type=ImportError)

from tests.journeys.assistive_bus import (
    AssistiveScreen,
    Heard,
    Keyboard,
    Listener,
    assistive_screen,
    program_on,
    why_nothing_is_heard,
)

_LACKS = why_nothing_is_heard()
pytestmark = pytest.mark.skipif(bool(_LACKS), reason=f"nothing can be heard here: {_LACKS}")

PAGE = Heard("Tanner’s Bridge closed to keep children safe, says council, article text", "text")
NOBODY = "Nobody on this council will gamble with the lives of children,"
CLAIM = "Claim, Maud Ellery, Cannot be checked, says The Sourcebook authors"


class Listening:
    """Sits before the screen with closed eyes: presses keys, and waits for what is said."""

    def __init__(self, qtbot: QtBot, screen: AssistiveScreen, listener: Listener) -> None:
        self._qtbot, self._listener = qtbot, listener
        self._keyboard = Keyboard(screen.display)

    def sits_down(self) -> None:
        """Waits for the window, and for the page to have the keyboard."""
        self._qtbot.waitUntil(self._keyboard.goes_to_front_window, timeout=30_000)
        self._hears(PAGE, since=0)
        self._listener.heard.clear()

    def presses(self, keys: str, *hears: str | Heard) -> None:
        """Presses keys and listens until the last of this is said."""
        since = len(self._listener.heard)
        self._keyboard.presses(keys)
        self._hears(*hears, since=since)

    def types(self, words: str, hears: str) -> None:
        """Types words and listens until something is said."""
        since = len(self._listener.heard)
        self._keyboard.types(words)
        self._hears(hears, since=since)

    def looks_at(self, character: int) -> str:
        """The colour behind a letter of the text."""
        return self._listener.attribute_at(character, "bg-color")

    def stands_up(self) -> None:
        """Lets go of the keys."""
        self._keyboard.ends()

    def _hears(self, *wanted: str | Heard, since: int) -> None:
        """Waits for the last of what is wanted: then just that was said, in this order."""
        told = [Heard(each) if isinstance(each, str) else each for each in wanted]

        def is_said() -> None:
            assert self._listener.heard[since:][-1:] == told[-1:]

        self._qtbot.waitUntil(is_said, timeout=20_000)
        if since:
            assert self._listener.heard[since:] == told


@pytest.fixture(scope="module")
def screen(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AssistiveScreen]:
    """A screen with the bus of screen readers on it."""
    # The names of sockets are short.
    folder = tmp_path_factory.mktemp("bus")
    folder.chmod(0o700)
    with assistive_screen(folder) as screen:
        yield screen


@pytest.fixture
def student(qtbot: QtBot, screen: AssistiveScreen, begun_library: Path) -> Iterator[Listening]:
    """A student who listens to what the Courier writes of the bridge, with nothing said so far."""
    listener = Listener(screen.bus)
    with program_on(screen, "--library", str(begun_library), "--open", "courier"):
        student = Listening(qtbot, screen, listener)
        student.sits_down()
        yield student
        student.stands_up()


def test_marked_passages_are_said_as_the_keyboard_comes_to_them(student: Listening) -> None:
    student.presses("Alt+Down", f"{CLAIM}: “nine months”")
    student.presses("Alt+Down", "About the source, Invented for practice: “Ostermere town council”")
    student.presses("Alt+Down", f"Quotation, Maud Ellery, said, sure: “{NOBODY}”")
    # Out of the quotation by the arrow keys, and into it again.
    student.presses("Left", "End of the quotation")
    student.presses("Right", "Quotation, Maud Ellery, said, sure")


