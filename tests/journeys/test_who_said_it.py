"""Who said it: asked why, put right, kept for ever, and found by the right name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.cards.record_list import RecordRole
from desktop.cards.speaker_menu import SpeakerMenu
from desktop.desks.context_desk import ContextDesk
from desktop.desks.voices_desk import VoicesDesk
from desktop.voices.cards import QuotationCard, VoiceCard
from tests.journeys.student import Student

CONTROL = Qt.KeyboardModifier.ControlModifier


def voices(student: Student) -> dict[str, tuple[int, int]]:
    """Words and quotations of each speaker, as the panel of voices has them."""
    model = student.app.sides.desk(VoicesDesk).panel.cards.model()
    cards = [model.index(row, 0).data(RecordRole) for row in range(model.rowCount())]
    return {
        card.voice.speaker.name: (card.voice.words, len(card.voice.quotations))
        for card in cards
        if isinstance(card, VoiceCard) and card.voice
    }


def walks_to(student: Student, words: str) -> None:
    """Opens Voices and goes down with the arrow key to a quotation."""
    student.presses(Qt.Key.Key_2, CONTROL)
    cards = student.app.sides.desk(VoicesDesk).panel.cards
    student.presses(Qt.Key.Key_Home)
    while True:
        card = cards.currentIndex().data(RecordRole)
        if isinstance(card, QuotationCard) and words in card.words:
            return
        before = cards.currentIndex().row()
        student.presses(Qt.Key.Key_Down)
        assert cards.currentIndex().row() > before, f"{words} is not among the voices"


def picks(student: Student, qtbot: QtBot, name: str) -> None:
    """Opens the menu of the card and goes down to a name with the keyboard."""
    student.presses(Qt.Key.Key_S)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, SpeakerMenu)
    while menu.activeAction() is None or menu.activeAction().text() != name:
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    # Without a screen nobody gives the keyboard back to the window below a menu.
    student.app.window.activateWindow()
    student.app.sides.desk(VoicesDesk).panel.setFocus()
    qtbot.waitUntil(lambda: student.app.live.tasks.is_idle, timeout=60_000)


def test_a_wrong_speaker_is_put_right_for_ever_and_found_by_the_new_name(
    student: Student, qtbot: QtBot
) -> None:
    walks_to(student, "We want to end that war")
    picks(student, qtbot, "Joe Biden")
    qtbot.waitUntil(lambda: "Joe Biden" in voices(student))
    student.leaves()

    student.comes_back()
    student.presses(Qt.Key.Key_2, CONTROL)

    assert voices(student)["Joe Biden"] == (16, 1)
    assert voices(student)["Donald Trump"] == (27, 6)
    found = student.searches('speaker:"joe biden" war')
    assert any("We want to end that war" in result.text for result in found)


def test_a_correction_can_be_undone(student: Student, qtbot: QtBot) -> None:
    before = voices(student)
    walks_to(student, "genius")
    picks(student, qtbot, "These are no quoted words")
    qtbot.waitUntil(lambda: voices(student)["Donald Trump"][1] == 6)

    student.presses(Qt.Key.Key_Z, CONTROL)

    qtbot.waitUntil(lambda: voices(student) == before)


def test_two_names_become_one_speaker_in_every_article(student: Student, qtbot: QtBot) -> None:
    student.opens("Anger as town")
    student.app.live.edits.speakers.join_speakers("Rosa Okafor", "Maud Ellery")
    qtbot.waitUntil(lambda: "Rosa Okafor" not in voices(student))

    student.opens("Tanner’s Bridge closed")

    qtbot.waitUntil(lambda: "Maud Ellery" in voices(student))
    assert "Rosa Okafor" not in voices(student)
    assert voices(student)["Maud Ellery"][1] == 7


def test_all_quotes_of_a_speaker_in_the_library_open_from_voices(
    student: Student, qtbot: QtBot
) -> None:
    student.opens("Anger as town")
    student.presses(Qt.Key.Key_2, CONTROL)
    cards = student.app.sides.desk(VoicesDesk).panel.cards
    okafor = next(
        row
        for row in range(cards.model().rowCount())
        if isinstance(card := cards.model().index(row, 0).data(RecordRole), VoiceCard)
        and card.voice
        and card.voice.speaker.name == "Rosa Okafor"
    )
    qtbot.waitUntil(lambda: cards.model().index(okafor, 0).data(RecordRole).in_library == 5)
    cards.go_to(okafor)

    with qtbot.waitSignal(student.app.live.search.found, timeout=60_000):
        student.presses(Qt.Key.Key_L)

    results = student.sees_results()
    assert {result.speaker for result in results} == {"Rosa Okafor"}
    assert len(results) == 5
    assert len({result.ref.article_id for result in results}) == 2


def test_the_reporting_words_are_shown_in_the_text_when_asked_for(
    student: Student, qtbot: QtBot
) -> None:
    student.presses(Qt.Key.Key_2, CONTROL)
    # They are looked for when the panel is first opened.
    qtbot.waitUntil(lambda: student.app.live.tasks.is_idle)
    student.presses(Qt.Key.Key_End)

    student.presses(Qt.Key.Key_Return)

    assert student.app.live.look.preferences.reporting_words == "shown"
    start = student.text.index("claimed")
    marks = student.app.reader.page.marks_covering(start)
    assert "reporting" in [mark.key for mark in marks]
    student.leaves()
    student.comes_back()
    assert "reporting" in [m.key for m in student.app.reader.page.marks_covering(start)]


def shown_names(student: Student) -> set[str]:
    """Every name on the claim cards."""
    model = student.app.sides.desk(ContextDesk).panel.cards.model()
    cards = [model.index(row, 0).data(RecordRole) for row in range(model.rowCount())]
    return {who.name for card in cards for who in (card.speaker, *card.repeated_by) if who}


def test_a_joined_speaker_has_one_name_on_voices_and_on_claims(
    student: Student, qtbot: QtBot
) -> None:
    assert "Donald Trump" in shown_names(student)

    student.app.live.edits.speakers.join_speakers("Donald Trump", "The 47th president")
    qtbot.waitUntil(lambda: "The 47th president" in voices(student))

    assert "The 47th president" in shown_names(student)
    assert "Donald Trump" not in shown_names(student)
    student.presses(Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: "Donald Trump" in voices(student))
    assert "Donald Trump" in shown_names(student)


def colours(student: Student) -> dict[str, int]:
    """The number of each speaker's colour."""
    model = student.app.sides.desk(VoicesDesk).panel.cards.model()
    cards = [model.index(row, 0).data(RecordRole) for row in range(model.rowCount())]
    return {
        c.voice.speaker.name: c.voice.number for c in cards if isinstance(c, VoiceCard) and c.voice
    }


def test_speakers_keep_their_colours_over_corrections_undo_and_a_new_start(
    student: Student, qtbot: QtBot
) -> None:
    student.opens("Anger as town")
    before = colours(student)
    walks_to(student, "It feels as if")
    picks(student, qtbot, "Petra Lind")
    qtbot.waitUntil(lambda: voices(student)["Petra Lind"][1] == 3)
    assert colours(student) == before

    walks_to(student, "I leave home at ten past seven now")
    picks(student, qtbot, "Nobody is named")
    qtbot.waitUntil(lambda: voices(student).get("Jonas Pike") != (15, 2))
    assert colours(student).items() <= before.items()
    student.leaves()
    student.comes_back()
    assert colours(student).items() <= before.items()
