"""What a reader with a screen reader hears, in its order and once: read from the AT-SPI bus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

pytest.importorskip("PySide6.QtDBus", exc_type=ImportError)

from desktop.core.library.library import Library
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

PAGE = Heard("Tanner’s Bridge closed to keep children safe, article text", "text")
NOBODY = "Nobody on this council will gamble with the lives of children,"
VOICE = "Anger as town locks its bridge for up to a year"
HALF = (
    "Half a quote. Both reports quote the engineer."
    " Highlight the sentence that only the Courier has."
)
HALF_HINT = "Put the two paragraphs with his name side by side."
CLAIM = "Claim, Maud Ellery, Cannot be checked, says The Sourcebook authors"


class Listening:
    """Sits before the screen with closed eyes: presses keys, and waits for what is said."""

    def __init__(
        self, qtbot: QtBot, screen: AssistiveScreen, listener: Listener, text: str
    ) -> None:
        self._qtbot, self._listener, self._text = qtbot, listener, text
        self._keyboard = Keyboard(screen.display)
        # So much of what was said is accounted for.
        self._heard = 0

    def sits_down(self) -> None:
        """Waits for the window, for the page to have the keyboard, and for what is marked on it."""
        self._qtbot.waitUntil(self._keyboard.goes_to_front_window, timeout=30_000)
        self._hears(PAGE)
        # Claims are underlined first, and last of all the words that the lesson explains.
        self.waits_until_seen("nine months")
        self.waits_until_seen("inspected the footbridge")

    def waits_until_seen(self, words: str) -> None:
        """Waits until these words are marked on the page."""
        self._qtbot.waitUntil(lambda: bool(self.looks_at(words)), timeout=30_000)

    def presses(self, keys: str, *hears: str | Heard) -> None:
        """Presses keys and hears just this, in this order, since the keys before."""
        self._keyboard.presses(keys)
        if hears:
            self._hears(*hears)

    def types(self, words: str, *hears: str | Heard) -> None:
        """Types words and hears just this, in this order."""
        self._keyboard.types(words)
        if hears:
            self._hears(*hears)

    def looks_at(self, words: str) -> str:
        """The colour behind the first letter of words in the text."""
        return self._listener.attribute_at(self._text.index(words), "bg-color")

    def turns_to_front_window(self) -> None:
        """Has the keys go to the window that came up, as a manager of windows does."""
        self._keyboard.goes_to_front_window()

    def stands_up(self) -> None:
        """Lets go of the keys."""
        self._keyboard.ends()

    def _hears(self, *wanted: str | Heard) -> None:
        expected = [Heard(each) if isinstance(each, str) else each for each in wanted]
        since = self._heard

        def is_all_said() -> None:
            assert self._listener.heard[since:][-1:] == expected[-1:]

        try:
            self._qtbot.waitUntil(is_all_said, timeout=15_000)
        finally:
            # Also where it never came: what was said in its place tells more.
            assert self._listener.heard[since:] == expected
        self._heard = since + len(expected)


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
    with Library.open_existing(begun_library) as library:
        articles = library.articles
        [courier] = [each for each in articles.ids() if each.endswith("/courier")]
        text = articles.get(courier).text
    listener = Listener(screen.bus)
    with program_on(screen, "--library", str(begun_library), "--open", "courier"):
        student = Listening(qtbot, screen, listener, text)
        student.sits_down()
        yield student
        student.stands_up()


def test_marked_passages_are_said_as_the_keyboard_comes_to_them(student: Listening) -> None:
    student.presses("Alt+Down", f"{CLAIM}: “nine months”")
    source = "About the source, Invented for practice: “Ostermere town council”"
    student.presses("Alt+Down", source)
    word = "Word, council, The people who are elected to decide for a town"
    student.presses("Alt+Down", f"{word}. {source}")
    student.presses("Alt+Down", f"Quotation, Maud Ellery, said, sure: “{NOBODY}”")
    # Out of the quotation by the arrow keys, and into it again.
    student.presses("Left", "End of the quotation")
    student.presses("Right", "Quotation, Maud Ellery, said, sure")


def test_what_is_done_is_said_once_and_so_is_what_is_undone(student: Listening) -> None:
    student.presses("Ctrl+z", "There is nothing to undo.")
    student.presses("Alt+Down", f"{CLAIM}: “nine months”")
    student.presses("Ctrl+Shift+Left")
    student.presses("Ctrl+Shift+Left")

    student.presses("1", "Marked as evidence")
    student.waits_until_seen("for about")
    student.presses("Alt+Shift+Right", "Ends at “nine”")
    student.presses("Alt+Shift+Left", "Ends at “about”")
    student.presses("Alt+Shift+Right", "Ends at “nine”")
    student.presses("o", "First end of the mark: “for about nine”")
    student.presses("Alt+Shift+Right", "Begins at “about”")
    student.presses("Ctrl+z", "Undone: other words for the mark on “about nine”")
    student.presses("Ctrl+z", "Undone: mark on “for about”")


def test_a_note_is_said_to_be_saved_when_it_is_left(student: Listening) -> None:
    student.presses("Alt+Down", f"{CLAIM}: “nine months”")
    student.presses("Ctrl+Shift+Left")
    student.presses("n", Heard("Note", "text"), "Marked as evidence")

    student.types("who counted them")
    student.presses("Escape", PAGE, "Note saved")


def test_results_and_places_say_how_many_they_are(student: Listening) -> None:
    student.presses("Ctrl+k", Heard("Search everything", "text"))
    student.types("gamble", "1 passage in 1 article")
    student.presses("Escape", PAGE)

    student.presses("Ctrl+f", Heard("Words to find in this article", "text"))
    first = "1 of 2: “safe, the leader of Ostermere town council told a public meeting on Thursday”"
    student.types("council", first)
    student.presses("F3", "2 of 2: “Nobody on this council will gamble with the lives of”")
    student.presses("F3", first)
    student.presses("Escape", PAGE)


def test_the_list_of_all_that_is_marked_leads_to_a_passage(student: Listening) -> None:
    quotation = f"Quotation, Maud Ellery, said, sure, paragraph 2: “{NOBODY}”"
    student.presses(
        "F7",
        Heard("Marked passages", "list"),
        Heard(f"{CLAIM}, paragraph 1: “nine months”", "list item"),
    )
    student.turns_to_front_window()

    student.presses("Right", Heard(quotation, "list item"), "Quotations: 10 passages")
    student.presses("Return", PAGE, f"Quotation, Maud Ellery, said, sure: “{NOBODY}”")


def test_what_looks_other_than_before_is_said(student: Listening) -> None:
    student.presses("Ctrl+d", "Dark colours")
    student.presses("Ctrl+plus", "Text size 20")
    student.presses(
        "Ctrl+b",
        Heard("Shelf", "list"),
        Heard("Tanner’s Bridge closed to keep children safe. 7 Mar 2025 · 10 quotes", "list item"),
        "The shelf is open.",
    )
    student.presses("F11", "The window fills the screen.")


def test_marked_words_have_their_colour_for_who_asks(student: Listening) -> None:
    student.presses("Alt+Down", f"{CLAIM}: “nine months”")

    assert student.looks_at("nine months") == "107,91,46"
    assert student.looks_at("so that it can") == ""


def test_a_lesson_is_worked_through_by_ear(student: Listening) -> None:
    going = Heard("Go on reading: Tanner’s Bridge closed to keep children safe", "push button")
    told = "Lesson. One bridge, two stories. 0 of 11 questions answered"
    student.presses("F2", Heard("Lesson", "panel"), going, told)
    student.presses("Escape", PAGE)
    first = "Who comes first? Compare the first person who is heard in each report."
    asked = f"Question 1 of 11, not begun. choose one. {first} In another text: {VOICE}"
    student.presses("Ctrl+4", Heard("Questions", "list"), Heard(asked, "list item"))

    leader = Heard("The council leader opens both reports", "radio button")
    passage = "“It feels as if somebody has turned off the tap”"
    student.presses("Return", leader, f"1 of 11 · choose one. {first} {passage}")
    student.presses("space")
    hint = "Hint: Read the first two paragraphs of each report, and nothing else."
    student.presses("Alt+c", f"Not yet. {hint}")

    marking = Heard("Select words in the text", "push button")
    student.presses("Alt+Down", marking, f"2 of 11 · find it in the text. {HALF}")
    student.presses("Return", PAGE, "Select the words, then press A: they are your answer.")
    student.presses("Ctrl+Home")
    student.presses("Ctrl+Shift+Right")
    student.presses("a", "You answered with “Tanner’s”", "Not yet. Hint: " + HALF_HINT)
    student.presses("Ctrl+4", marking)
    student.presses("Shift+Tab", Heard("Take this mark away", "push button"))
