"""Cards can be pointed at, walked and chosen by mouse and keyboard alike."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt, SignalInstance
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.appearance.theme import Theme
from desktop.cards.delegate import CardShape, Sheet
from desktop.cards.list import CardList
from desktop.cards.record_list import Index, RecordList
from desktop.cards.text import CardText, Run
from tests.desktop.builders import middle_of, places_of_links
from tests.desktop.conftest import ShowWidget


@dataclass(frozen=True, slots=True)
class Thing:
    """A card's words with a link under them."""

    name: str
    body: str = ""


def compose(thing: Thing, text: CardText) -> None:
    text.paragraph(Run(thing.name))
    if thing.body:
        text.paragraph(Run(thing.body))
    text.paragraph(Run("Open", "accent", link="open"), Run("      "), Run("Close", link="close"))


def things(count: int) -> tuple[Thing, ...]:
    return tuple(Thing(f"thing {number}") for number in range(count))


@pytest.fixture
def model() -> RecordList[Thing]:
    return RecordList(lambda thing: thing.name)


@pytest.fixture
def cards(model: RecordList[Thing], light: Theme, show: ShowWidget) -> CardList:
    cards = CardList(model, light, compose)
    model.show(things(30))
    show(cards, 360, 400)
    return cards


def all_said(signal: SignalInstance) -> list[object]:
    said: list[object] = []
    signal.connect(said.append)
    return said


def picture(cards: CardList, row: int) -> QImage:
    box = cards.visualRect(cards.model().index(row, 0))
    return cards.viewport().grab(box).toImage()


def test_the_model_is_sound(model: RecordList[Thing], qtmodeltester: ModelTester) -> None:
    model.show(things(5))

    qtmodeltester.check(model)


def test_the_mouse_over_a_card_lights_it(cards: CardList, qtbot: QtBot) -> None:
    said = all_said(cards.lit)

    qtbot.mouseMove(cards.viewport(), middle_of(cards, 1))

    assert said[-1] == Thing("thing 1")


def test_the_mouse_below_the_last_card_lights_none(
    cards: CardList, model: RecordList[Thing], qtbot: QtBot
) -> None:
    model.show(things(1))
    said = all_said(cards.lit)

    qtbot.mouseMove(cards.viewport(), QPoint(100, cards.viewport().height() - 4))

    assert said[-1] is None


def test_a_click_chooses_a_card_once(cards: CardList, qtbot: QtBot) -> None:
    said = all_said(cards.chosen)

    qtbot.mouseClick(
        cards.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(cards, 2) + QPoint(80, 0)
    )

    assert said == [Thing("thing 2")]


def test_enter_chooses_a_card_once(cards: CardList, qtbot: QtBot) -> None:
    cards.go_to(2)
    said = all_said(cards.chosen)

    qtbot.keyClick(cards, Qt.Key.Key_Return)

    assert said == [Thing("thing 2")]


def test_enter_in_an_empty_list_chooses_nothing(
    cards: CardList, model: RecordList[Thing], qtbot: QtBot
) -> None:
    model.show(())
    said = all_said(cards.chosen)

    qtbot.keyClick(cards, Qt.Key.Key_Return)

    assert said == []


def test_the_arrow_keys_reach_one_card_after_the_other(cards: CardList, qtbot: QtBot) -> None:
    cards.go_to(0)
    said = all_said(cards.reached)

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(cards, key)

    assert said == [Thing("thing 1"), Thing("thing 2"), Thing("thing 1")]


def test_the_keyboard_comes_to_the_first_card(cards: CardList) -> None:
    assert cards.hasFocus()
    assert cards.currentIndex().row() == 0


def test_what_the_keyboard_reaches_is_brought_into_view(cards: CardList, qtbot: QtBot) -> None:
    cards.go_to(0)

    qtbot.keyClick(cards, Qt.Key.Key_End)

    box = cards.visualRect(cards.model().index(29, 0))
    assert cards.viewport().rect().intersects(box)


def test_a_list_without_the_keyboard_reaches_nothing(cards: CardList, qtbot: QtBot) -> None:
    cards.clearFocus()
    said = all_said(cards.reached)

    cards.setCurrentIndex(cards.model().index(3, 0))

    assert said == []


def test_a_click_on_a_link_follows_it_and_chooses_nothing(cards: CardList, qtbot: QtBot) -> None:
    chosen, followed = all_said(cards.chosen), []
    cards.link_followed.connect(lambda thing, link: followed.append((thing, link)))
    links = places_of_links(cards, 1)

    for link in ("open", "close"):
        qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=links[link])

    assert followed == [(Thing("thing 1"), "open"), (Thing("thing 1"), "close")]
    assert chosen == []


def test_the_mouse_over_a_link_is_a_hand(cards: CardList, qtbot: QtBot) -> None:
    qtbot.mouseMove(cards.viewport(), places_of_links(cards, 1)["open"])
    over_link = cards.viewport().cursor().shape()
    qtbot.mouseMove(cards.viewport(), middle_of(cards, 1) + QPoint(90, -12))

    assert over_link is Qt.CursorShape.PointingHandCursor
    assert cards.viewport().cursor().shape() is Qt.CursorShape.ArrowCursor


def test_a_press_beside_a_link_that_ends_on_it_does_not_follow_it(
    cards: CardList, qtbot: QtBot
) -> None:
    followed: list[str] = []
    cards.link_followed.connect(lambda _thing, link: followed.append(link))

    qtbot.mousePress(cards.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(cards, 4))
    qtbot.mouseRelease(
        cards.viewport(), Qt.MouseButton.LeftButton, pos=places_of_links(cards, 1)["open"]
    )

    assert followed == []


def test_lighting_a_row_lifts_it_and_no_other(cards: CardList) -> None:
    before = [picture(cards, row) for row in range(3)]

    cards.light([1])

    after = [picture(cards, row) for row in range(3)]
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, True]


def test_lighting_brings_the_first_lit_row_into_view(cards: CardList) -> None:
    cards.clearFocus()

    cards.light([25, 27])

    box = cards.visualRect(cards.model().index(25, 0))
    assert cards.viewport().rect().contains(box)


def test_lighting_does_not_move_the_list_under_the_keyboard(cards: CardList) -> None:
    cards.light([25])

    assert cards.hasFocus()
    assert cards.verticalScrollBar().value() == 0


def test_lighting_nothing_leaves_the_list_where_it_is(cards: CardList) -> None:
    cards.clearFocus()
    cards.light([25])
    before = cards.verticalScrollBar().value()

    cards.light([])

    assert cards.verticalScrollBar().value() == before > 0


def test_the_card_with_the_keyboard_has_a_ring(cards: CardList, light: Theme) -> None:
    cards.go_to(1)

    image = picture(cards, 1)

    focus = light.colour("focus").name()
    names = {image.pixelColor(x, image.height() // 2).name() for x in range(30)}
    assert focus in names


def test_cards_are_as_high_as_their_words(cards: CardList, model: RecordList[Thing]) -> None:
    model.show((Thing("short"), Thing("long", "many words " * 40)))
    QApplication.processEvents()

    short, long = (cards.visualRect(model.index(row)).height() for row in range(2))
    assert long > short + 60


def test_a_changed_card_is_measured_anew(cards: CardList, model: RecordList[Thing]) -> None:
    model.show(things(2))
    QApplication.processEvents()
    before = cards.visualRect(model.index(1)).top()

    model.show((Thing("thing 0", "many words " * 40), Thing("thing 1")))
    QApplication.processEvents()

    assert cards.visualRect(model.index(1)).top() > before + 60


def test_a_narrower_list_has_higher_cards(cards: CardList, model: RecordList[Thing]) -> None:
    model.show((Thing("long", "many words " * 40),))
    QApplication.processEvents()
    before = cards.visualRect(model.index(0)).height()

    cards.resize(240, 400)
    QApplication.processEvents()

    assert cards.visualRect(model.index(0)).height() > before


def test_cards_do_not_run_out_of_a_list_with_a_scroll_bar(cards: CardList) -> None:
    width = cards.viewport().width()

    assert cards.verticalScrollBar().isVisible()
    assert cards.visualRect(cards.model().index(0, 0)).width() <= width


def test_another_theme_paints_the_cards_anew(cards: CardList, in_the_dark: Theme) -> None:
    before = picture(cards, 0)

    cards.show_theme(in_the_dark)
    QApplication.processEvents()

    card = in_the_dark.colour("card").name()
    assert picture(cards, 0) != before
    assert picture(cards, 0).pixelColor(200, 12).name() == card


@pytest.mark.parametrize("sheet", list(Sheet))
def test_every_piece_of_a_sheet_is_painted(
    light: Theme, show: ShowWidget, model: RecordList[Thing], sheet: Sheet
) -> None:
    cards = CardList(model, light, compose, CardShape(sheet_of=lambda _thing: sheet))
    model.show(things(3))
    show(cards, 360, 400)

    image = picture(cards, 1)

    ground = image.pixelColor(image.width() - 60, image.height() // 2)
    has_sheet = ground.alpha() == 255 and ground.name() == light.colour("card").name()
    assert has_sheet is (sheet is not Sheet.NONE)


def test_a_thousand_cards_can_be_walked_to_the_end(
    cards: CardList, model: RecordList[Thing], qtbot: QtBot
) -> None:
    model.show(things(1000))
    cards.go_to(0)

    qtbot.keyClick(cards, Qt.Key.Key_End)

    assert cards.currentIndex().row() == 999
    assert cards.viewport().rect().intersects(cards.visualRect(model.index(999)))


def test_a_long_list_sets_only_what_is_looked_at(
    model: RecordList[Thing], light: Theme, show: ShowWidget
) -> None:
    composed: list[str] = []

    def compose_and_count(thing: Thing, text: CardText) -> None:
        composed.append(thing.name)
        compose(thing, text)

    cards = CardList(model, light, compose_and_count)
    model.show(tuple(Thing(f"thing {n}", "words " * (n % 90)) for n in range(5_000)))
    show(cards, 360, 400)
    assert len(set(composed)) < 200

    cards.go_to(4_000)

    assert len(set(composed)) < 400
    box = cards.visualRect(model.index(4_000))
    assert cards.viewport().rect().contains(box)
    assert box.height() == cards.sizeHintForIndex(model.index(4_000)).height()


def test_ten_thousand_rows_are_not_gone_through_for_the_few_that_are_seen(
    model: RecordList[Thing], light: Theme, show: ShowWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    cards = CardList(model, light, compose)
    model.show(things(10_000))
    show(cards, 360, 400)
    asked: list[int] = []
    data = RecordList.data

    def count(self: RecordList[Thing], index: Index, role: int = 0) -> object:
        asked.append(index.row())
        return data(self, index, role)

    monkeypatch.setattr(RecordList, "data", count)

    for value in range(0, 200_000, 50_000):
        cards.verticalScrollBar().setValue(value)
        cards.repaint()
    model.show((Thing("another"), *things(10_000)[1:]))
    cards.repaint()

    # Six cards are seen at a time, and each is looked at a few times.
    assert len(set(asked)) < 150


def test_the_keyboard_passes_over_what_cannot_be_chosen(
    model: RecordList[Thing], light: Theme, show: ShowWidget, qtbot: QtBot
) -> None:
    class Headed(RecordList[Thing]):
        def flags(self, index: Index) -> Qt.ItemFlag:
            is_heading = index.row() in (0, 3)
            return Qt.ItemFlag.NoItemFlags if is_heading else super().flags(index)

    headed = Headed(lambda thing: thing.name)
    headed.show(things(40))
    cards = CardList(headed, light, compose)
    show(cards, 360, 400)
    cards.go_to(2)

    rows = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_End):
        qtbot.keyClick(cards, key)
        rows.append(cards.currentIndex().row())

    assert rows == [4, 2, 1, 1, 39]


def test_what_is_looked_at_stays_where_it_is_when_rows_above_turn_out_higher(
    model: RecordList[Thing], light: Theme, show: ShowWidget
) -> None:
    cards = CardList(model, light, compose)
    model.show(tuple(Thing(f"thing {n}", "words " * (n % 90)) for n in range(500)))
    show(cards, 360, 400)
    cards.go_to(300)
    before = cards.visualRect(model.index(300)).top()

    cards.settle()

    assert cards.visualRect(model.index(300)).top() == before


def test_cards_beside_a_scroll_bar_are_set_for_the_width_that_it_leaves(
    model: RecordList[Thing], light: Theme, show: ShowWidget
) -> None:
    widths: list[int] = []

    def note(thing: Thing, text: CardText) -> None:
        widths.append(beside.viewport().width())
        compose(thing, text)

    beside = CardList(model, light, note)
    show(beside, 300, 200)
    model.show(things(0))

    model.show(things(40))
    widths.clear()
    beside.scrollTo(model.index(20, 0))
    beside.grab()

    assert beside.viewport().width() < 300
    assert set(widths) == {beside.viewport().width()}
