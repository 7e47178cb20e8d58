"""Who said it, with the keyboard alone: not one click from the first key to the last."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.cards.record_list import RecordRole
from desktop.cards.speaker_menu import SpeakerMenu
from desktop.core.span import Span
from desktop.desks.voices_desk import VoicesDesk
from desktop.reader.mark_painter import strips
from desktop.reader.positions import Positions
from desktop.voices.cards import QuotationCard, VoiceCard, VoicesCard
from tests.desktop.builders import part_of
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
MISSED = "his team has already engaged"


class Keys:
    """A student who has only a keyboard; looks at the screen and hears what is announced."""

    def __init__(self, student: Student, qtbot: QtBot) -> None:
        self.student = student
        self._qtbot = qtbot

    @property
    def card(self) -> VoicesCard | None:
        """The card that the keyboard is on."""
        card: VoicesCard | None = (
            self.student.app.sides.desk(VoicesDesk).panel.cards.currentIndex().data(RecordRole)
        )
        return card

    @property
    def cards(self) -> list[VoicesCard]:
        """All cards, from the first to the last."""
        model = self.student.app.sides.desk(VoicesDesk).panel.cards.model()
        return [model.index(row, 0).data(RecordRole) for row in range(model.rowCount())]

    def presses(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            self.student.presses(key, modifier)
        self.rests()

    def types(self, words: str) -> None:
        self.student.writes(words)

    def rests(self) -> None:
        self._qtbot.waitUntil(lambda: self.student.app.live.tasks.is_idle, timeout=60_000)

    def opens_voices(self) -> None:
        self.presses(Qt.Key.Key_2, modifier=CONTROL)
        assert QApplication.focusWidget() is self.student.app.sides.desk(VoicesDesk).panel.cards

    def walks_to(self, is_wanted: Callable[[VoicesCard], bool]) -> VoicesCard:
        """Goes down from the top of Voices, one card at a time."""
        self.opens_voices()
        self.presses(Qt.Key.Key_Home)
        for _ in self.cards:
            card = self.card
            assert card is not None
            if is_wanted(card):
                return card
            self.presses(Qt.Key.Key_Down)
        raise AssertionError("there is no such card")

    def walks_to_words(self, words: str) -> QuotationCard:
        card = self.walks_to(lambda c: isinstance(c, QuotationCard) and words in c.words)
        assert isinstance(card, QuotationCard)
        return card

    def walks_to_speaker(self, name: str) -> None:
        self.walks_to(lambda c: isinstance(c, VoiceCard) and _name(c) == name)

    def menu(self) -> SpeakerMenu:
        self._qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, SpeakerMenu)
        return menu

    def picks(self, words: str) -> None:
        """Walks to an entry of the open menu and takes it."""
        menu = self.menu()
        assert menu.accessibleName()
        for _ in menu.actions():
            if menu.activeAction().text() == words:
                break
            self._qtbot.keyClick(menu, Qt.Key.Key_Down)
        assert menu.activeAction().text() == words
        self._qtbot.keyClick(menu, Qt.Key.Key_Return)
        self.comes_back()

    def comes_back(self) -> None:
        # Without a screen nobody gives the keyboard back to the window below a menu.
        if QApplication.activeModalWidget() is None:
            self.student.app.window.activateWindow()
        self.rests()

    def answers(self, name: str) -> None:
        """Types a name into the small window that asks for one."""
        self._qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        field = part_of(dialog, QLineEdit)
        self._qtbot.waitUntil(field.hasFocus)
        self._qtbot.keyClick(field, Qt.Key.Key_A, CONTROL)
        self._qtbot.keyClicks(field, name)
        self._qtbot.keyClick(field, Qt.Key.Key_Return)
        self._qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
        self.comes_back()

    def undoes(self) -> None:
        self.presses(Qt.Key.Key_Z, modifier=CONTROL)

    def does_again(self) -> None:
        self.presses(Qt.Key.Key_Z, modifier=CONTROL | SHIFT)

    def selects(self, words: str) -> None:
        """Walks over the text to words and selects them."""
        page = self.student.app.reader.page
        start = self.student.text.index(words)
        self.presses(Qt.Key.Key_Home, modifier=CONTROL)
        while page.caret() < start:
            self.student.presses(Qt.Key.Key_Right, CONTROL)
        for _ in words:
            self.student.presses(Qt.Key.Key_Right, SHIFT)
        assert page.selection() == Span(start, start + len(words))

    def speaker_of(self, words: str) -> str | None:
        """Under whose name words stand; None when they are no quotation."""
        found = [
            card.speaker
            for card in self.cards
            if isinstance(card, QuotationCard) and words in card.words and not card.is_denied
        ]
        return found[0] if found else None

    def evidence(self) -> list[Span]:
        """The words that are lit as evidence, and are in the window."""
        page = self.student.app.reader.page
        lit = {
            mark.span
            for character in range(len(self.student.text))
            for mark in page.marks_covering(character)
            if mark.key.startswith("evidence:")
        }
        up = page.verticalScrollBar().value()
        for span in lit:
            for strip in strips(page.document(), Positions(self.student.text), span):
                box = strip.box.translated(0, -up).toRect()
                assert page.viewport().rect().contains(box), f"{span} is out of view"
        return sorted(lit)


def _name(card: VoiceCard) -> str:
    return card.voice.speaker.name if card.voice else ""


@pytest.fixture
def keys(student: Student, qtbot: QtBot) -> Keys:
    return Keys(student, qtbot)


def test_why_lights_the_evidence_in_view_and_closes_again(keys: Keys) -> None:
    card = keys.walks_to_words("significant steps")

    keys.presses(Qt.Key.Key_W)

    lit = [span.of(keys.student.text) for span in keys.evidence()]
    assert "suggested" in lit
    assert "He" in lit
    assert "Donald Trump" in lit or "Former U.S. President Donald Trump" in lit
    opened = keys.card
    assert isinstance(opened, QuotationCard)
    assert (opened.key, opened.is_open) == (card.key, True)
    keys.presses(Qt.Key.Key_Escape)
    assert keys.evidence() == []
    assert QApplication.focusWidget() is keys.student.app.sides.desk(VoicesDesk).panel.cards
    keys.presses(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is keys.student.app.reader.page


def test_the_evidence_for_every_quotation_is_in_view_when_it_is_asked_for(keys: Keys) -> None:
    keys.opens_voices()
    keys.presses(Qt.Key.Key_Home)
    asked = 0
    for _ in keys.cards:
        if isinstance(keys.card, QuotationCard):
            keys.presses(Qt.Key.Key_W)
            assert keys.evidence()
            asked += 1
        keys.presses(Qt.Key.Key_Down)
    assert asked == 10


def test_a_speaker_is_changed_undone_done_again_and_found_by_the_program_again(
    keys: Keys,
) -> None:
    words = "We want to end that war"
    keys.walks_to_words(words)
    keys.presses(Qt.Key.Key_S)
    keys.picks("Joe Biden")
    assert keys.speaker_of(words) == "Joe Biden"
    assert isinstance(keys.card, QuotationCard)
    assert words in keys.card.words

    keys.undoes()
    assert keys.speaker_of(words) == "Donald Trump"
    keys.does_again()
    assert keys.speaker_of(words) == "Joe Biden"

    keys.walks_to_words(words)
    keys.presses(Qt.Key.Key_S)
    keys.picks("As the program found it")
    assert keys.speaker_of(words) == "Donald Trump"


def test_a_speaker_is_put_right_from_the_text_with_the_same_key(keys: Keys) -> None:
    words = "We want to end that war"
    page, start = keys.student.app.reader.page, keys.student.text.index(words)
    keys.presses(Qt.Key.Key_Home, modifier=CONTROL)
    while page.caret() < start:
        keys.student.presses(Qt.Key.Key_Right, CONTROL)

    keys.presses(Qt.Key.Key_S)
    keys.picks("Joe Biden")

    assert keys.speaker_of(words) == "Joe Biden"
    assert QApplication.focusWidget() is keys.student.app.sides.desk(VoicesDesk).panel.cards


def test_a_name_that_is_not_in_the_text_is_typed(keys: Keys) -> None:
    words = "We want to end that war"
    keys.walks_to_words(words)
    keys.presses(Qt.Key.Key_S)
    keys.picks("Somebody else …")
    keys.answers("Kaja Kallas")

    assert keys.speaker_of(words) == "Kaja Kallas"


def test_not_a_quotation_is_said_undone_and_taken_back_after_a_new_start(keys: Keys) -> None:
    keys.walks_to_words("genius")
    keys.presses(Qt.Key.Key_S)
    keys.picks("These are no quoted words")
    assert keys.speaker_of("genius") is None

    keys.undoes()
    assert keys.speaker_of("genius") == "Donald Trump"
    keys.does_again()
    keys.student.leaves()
    keys.student.comes_back()

    keys.walks_to_words("genius")
    keys.presses(Qt.Key.Key_S)
    keys.picks("As the program found it")
    assert keys.speaker_of("genius") == "Donald Trump"


def test_a_missed_quotation_is_marked_and_undone(keys: Keys) -> None:
    keys.selects(MISSED)
    keys.presses(Qt.Key.Key_S)
    keys.picks("Donald Trump")
    assert keys.speaker_of(MISSED) == "Donald Trump"
    assert QApplication.focusWidget() is keys.student.app.reader.page

    keys.undoes()
    assert keys.speaker_of(MISSED) is None
    keys.does_again()
    assert keys.speaker_of(MISSED) == "Donald Trump"


def test_two_speakers_become_one_and_are_two_again_after_a_new_start(keys: Keys) -> None:
    words = "We want to end that war"
    keys.walks_to_speaker("Donald Trump")
    keys.presses(Qt.Key.Key_S)
    keys.picks("Vladimir Putin")
    assert keys.speaker_of(words) == "Vladimir Putin"

    keys.undoes()
    assert keys.speaker_of(words) == "Donald Trump"
    keys.does_again()
    keys.student.leaves()
    keys.student.comes_back()

    keys.walks_to_speaker("Vladimir Putin")
    keys.presses(Qt.Key.Key_S)
    keys.picks("Donald Trump is somebody else after all")
    assert keys.speaker_of(words) == "Donald Trump"


def test_a_namesake_is_told_apart_and_that_is_undone(keys: Keys) -> None:
    words = "We want to end that war"
    keys.walks_to_speaker("Donald Trump")
    keys.presses(Qt.Key.Key_S)
    keys.picks("Another person of this name …")
    keys.answers("Donald Trump Jr.")
    assert keys.speaker_of(words) == "Donald Trump Jr."

    keys.undoes()
    assert keys.speaker_of(words) == "Donald Trump"


def test_all_quotes_of_a_speaker_open_from_one_of_them(keys: Keys, qtbot: QtBot) -> None:
    keys.walks_to_words("We want to end that war")

    with qtbot.waitSignal(keys.student.app.live.search.found, timeout=60_000):
        keys.presses(Qt.Key.Key_L)

    keys.rests()
    assert keys.student.app.window.is_searching
    assert {found.speaker for found in keys.student.sees_results()} == {"Donald Trump"}
    keys.presses(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is keys.student.app.reader.page


def test_a_screen_reader_hears_each_card_and_the_reasons(keys: Keys) -> None:
    keys.walks_to_words("genius")
    keys.presses(Qt.Key.Key_W)

    cards = keys.student.app.sides.desk(VoicesDesk).panel.cards
    panel = QAccessible.queryAccessibleInterface(cards)

    assert panel.text(QAccessible.Text.Name) == "Voices"
    assert "W says why" in panel.text(QAccessible.Text.Description)
    spoken = str(cards.currentIndex().data())
    assert spoken.startswith("Donald Trump: “genius”, probably")
    assert "“he” means Donald Trump" in spoken
