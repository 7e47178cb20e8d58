"""The cards between two texts: what they say, where they lead, and what is refused."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from desktop.appearance.theme import Theme
from desktop.beside.beside import Beside
from desktop.beside.cards import BesideCard, BothNoteCard, HeardCard, beside_cards
from desktop.beside.second_text import SecondText
from desktop.core.annotation import Annotation
from desktop.core.article import ArticleId
from desktop.core.corroborating.side_by_side import ReadText, side_by_side
from desktop.core.span import Span
from desktop.core.speakers.put_right import PutRight
from desktop.core.speakers.text_reading import read_through
from desktop.panel import Panel
from tests.core.builders import a_selector, an_annotation

HERE = (
    "The bridge is used by some 400 people a day.\n\n“We did not know about any of this before,”"
    " said Ada Quill. “Nothing,” said Ben Brown."
)
THERE = (
    "A bridge that is used by 500 people a day was shut.\n\n“We did not know about any of this"
    " before,” Quill admitted. “Why?” asked Cleo Dale."
)


def read(text: str) -> ReadText:
    found = read_through(text, "en", PutRight(), None)
    return ReadText(text, "en", found.extraction, found.ledger)


def the_cards(*notes: Annotation) -> tuple[BesideCard, ...]:
    return beside_cards(HERE, THERE, side_by_side(read(HERE), read(THERE)), notes)


def a_note_on_both() -> Annotation:
    here = an_annotation("bridge", body="Who *counts*?")
    return Annotation(
        here.id,
        here.article_id,
        a_selector("400 people", HERE),
        here.pen,
        "Who *counts*?",
        here.created,
        here.modified,
        also_in=ArticleId("there"),
        also_at=a_selector("500 people", THERE),
    )


@pytest.fixture
def between(qtbot: QtBot) -> Beside:
    panel = Beside(Theme.load("light"))
    qtbot.addWidget(panel)
    panel.resize(312, 700)
    panel.show()
    panel.show_names("The Post", "The Voice")
    panel.show_cards(the_cards(a_note_on_both()))
    return panel


def spoken(panel: Beside) -> list[str]:
    model = panel.cards.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_each_card_says_what_it_is_and_where_it_stands(between: Beside) -> None:
    assert spoken(between) == [
        "Numbers differ. 400 people, paragraph 1, in The Post."
        " 500 people, paragraph 1, in The Voice",
        "Same words in both. “We did not know about any of this before”."
        " Ada Quill: “said” here, “admitted” there",
        "Heard in one only. Ben Brown: only in The Post · ¶2",
        "Heard in one only. Cleo Dale: only in The Voice · ¶2",
        "My note on both. Who counts?",
    ]


def test_the_list_keeps_the_rules_of_qt(between: Beside) -> None:
    tester = QAbstractItemModelTester(between.cards.model())
    between.show_cards(the_cards())

    assert tester.model() is between.cards.model()
    assert len(spoken(between)) == 4


def test_that_nothing_was_found_is_said_when_nothing_was_and_never_before(
    between: Beside,
) -> None:
    def words() -> list[str]:
        return [label.text() for label in between.findChildren(QLabel)]

    between.show_waiting()
    between.show_cards(the_cards())
    assert not any("found" in each for each in words())

    between.show_cards(())
    assert any("were found" in each for each in words())


def test_a_card_leads_to_its_place_in_both_texts(between: Beside, qtbot: QtBot) -> None:
    shown: list[tuple[Span | None, Span | None]] = []
    between.pair_shown.connect(lambda here, there: shown.append((here, there)))
    between.cards.setFocus()

    for _ in range(3):
        qtbot.keyClick(between.cards, Qt.Key.Key_Down)

    words = [(here and here.of(HERE), there and there.of(THERE)) for here, there in shown[-3:]]
    assert words == [
        ("“We did not know about any of this before,”",) * 2,
        ("“Nothing,”", None),
        (None, "“Why?”"),
    ]


def test_a_note_is_written_on_what_stands_in_both_and_on_nothing_else(
    between: Beside, qtbot: QtBot
) -> None:
    wanted: list[BesideCard] = []
    refused: list[str] = []
    between.note_wanted.connect(wanted.append)
    between.refused.connect(refused.append)
    between.cards.setFocus()
    cards = the_cards(a_note_on_both())

    for row in range(len(cards)):
        between.cards.go_to(row)
        qtbot.keyClick(between.cards, Qt.Key.Key_N)

    assert wanted == [card for card in cards if not isinstance(card, HeardCard)]
    assert isinstance(wanted[-1], BothNoteCard)
    assert len(refused) == 2


def test_esc_is_passed_on(between: Beside, qtbot: QtBot) -> None:
    between.cards.setFocus()

    with qtbot.waitSignal(between.escaped):
        qtbot.keyClick(between.cards, Qt.Key.Key_Escape)


def test_where_nothing_is_between_the_texts_that_is_said(between: Beside) -> None:
    between.show_cards(())

    assert spoken(between) == []
    assert not between.cards.isVisible()


def test_the_second_text_is_closed_by_its_button_which_keeps_to_the_corner(qtbot: QtBot) -> None:
    frame = SecondText(Panel(), Theme.load("light"))
    qtbot.addWidget(frame)
    frame.resize(500, 400)
    frame.show()
    [button] = frame.findChildren(QToolButton)

    assert button.geometry().right() < 500
    assert button.geometry().left() > 430
    with qtbot.waitSignal(frame.closed):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
