"""Two articles side by side: opened, read, marked, compared, closed and found again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from desktop.beside.cards import BothNoteCard, HeardCard, NumbersCard, SameWordsCard
from desktop.cards.record_list import RecordRole
from desktop.core.annotation import Annotation
from desktop.core.article import Article
from desktop.core.span import Span
from desktop.corroborate.rows import OtherPassageRow
from desktop.desks.beside_desk import BesideDesk
from desktop.reader.reader import Reader
from desktop.reader.selection_bar import SelectionBar
from desktop.search.rows import PassageRow
from desktop.shelf.rows import ArticleRow
from desktop.window.two_texts import Arrangement
from tests.journeys.student import Student

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
COUNTED = "500 people a day"


class Pair:
    """A student who reads two articles, with the keyboard alone."""

    def __init__(self, student: Student, qtbot: QtBot) -> None:
        self.student, self._qtbot = student, qtbot

    @property
    def desk(self) -> BesideDesk:
        return self.student.app.beside.desk.get()

    @property
    def first(self) -> Reader:
        return self.student.app.reader

    @property
    def second(self) -> Reader:
        return self.desk.reader

    @property
    def article(self) -> Article:
        """The second article."""
        article = self.desk.live.open.article
        assert article is not None
        return article

    @property
    def cards(self) -> list[object]:
        """What stands between the texts."""
        model = self.desk.cards.cards.model()
        return [model.index(row, 0).data(RecordRole) for row in range(model.rowCount())]

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Presses a key as the system hands it to the window."""
        handle = self.student.app.window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, key, modifier)

    def opens_from_the_shelf(self, title: str) -> None:
        shelf = self.student.app.screen.shelf
        rows = shelf.rows
        row = next(
            number
            for number in range(rows.model().rowCount())
            if isinstance(record := rows.model().index(number, 0).data(RecordRole), ArticleRow)
            and title in record.title
        )
        rows.setFocus()
        rows.go_to(row)
        self.presses(Qt.Key.Key_Return, CONTROL)
        self.rests()

    def rests(self) -> None:
        """Waits until all is known of both texts."""
        app = self.student.app

        def is_known() -> bool:
            live = self.desk.live
            return (
                app.live.tasks.is_idle
                and live.tasks.is_idle
                and (live.open.article is None or live.open.reading is not None)
            )

        self._qtbot.waitUntil(is_known, timeout=60_000)

    def selects(self, reader: Reader, text: str, words: str) -> None:
        start = text.index(words)
        reader.page.setFocus()
        reader.page.go_to(Span(start, start))
        for _ in words:
            self.presses(Qt.Key.Key_Right, SHIFT)

    def goes_to_card(self, row: int) -> None:
        self.presses(Qt.Key.Key_F8, SHIFT)
        for _ in range(row):
            self.presses(Qt.Key.Key_Down)

    def marks(self, article: Article) -> list[Annotation]:
        return list(self.student.app.library.now.annotations.standing_in(article.id))

    def sees(self, reader: Reader, text: str, words: str) -> bool:
        start = text.index(words)
        lines = reader.page.lines_of(Span(start, start + len(words)))
        view = reader.page.viewport().rect()
        return bool(lines) and all(view.intersects(line) for line in lines)


@pytest.fixture
def pair(student: Student, qtbot: QtBot) -> Pair:
    student.opens("Tanner’s Bridge")
    student.app.window.activateWindow()
    return Pair(student, qtbot)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    told: list[str] = []

    def take(event: QAccessibleEvent) -> None:
        if event.type() == QAccessible.Event.Announcement:
            told.append(event.message())  # type: ignore[attr-defined] # of an announcement

    monkeypatch.setattr(QAccessible, "updateAccessibility", take)
    return told


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_the_second_is_opened_from_other_sources_marked_undone_and_closed(
    pair: Pair, said: list[str], qtbot: QtBot
) -> None:
    student = pair.student
    first = student.app.live.open.article
    assert first is not None
    student.selects_with_the_keyboard("some 400 people a day")
    pair.presses(Qt.Key.Key_C)
    pair.rests()
    row = next(
        number
        for number in range(student.app.sheets.comparing.sheet.rows.model().rowCount())
        if isinstance(
            student.app.sheets.comparing.sheet.rows.model().index(number, 0).data(RecordRole),
            OtherPassageRow,
        )
    )
    student.app.sheets.comparing.sheet.rows.go_to(row)
    came_to: list[QWidget | None] = []
    QApplication.instance().focusChanged.connect(lambda _, now: came_to.append(now))  # type: ignore[union-attr]

    pair.presses(Qt.Key.Key_B)
    pair.rests()

    # In one move, past what is not known yet of what stands between them.
    assert set(came_to) == {pair.second.page}
    assert pair.second.page.hasFocus()
    assert pair.article.publisher == "Linnet Valley Voice"
    assert pair.sees(pair.second, pair.article.text, COUNTED)
    assert student.title.startswith("Tanner")
    qtbot.waitUntil(lambda: any("Anger as town locks" in each and "F6" in each for each in said))
    assert pair.second.page.accessibleName().startswith("Second text: Anger")

    pair.selects(pair.second, pair.article.text, COUNTED)
    pair.presses(Qt.Key.Key_1)
    assert [each.selector.quote.exact for each in pair.marks(pair.article)] == [COUNTED]
    assert pair.marks(first) == []
    pair.presses(Qt.Key.Key_Z, CONTROL)
    assert pair.marks(pair.article) == []
    assert "Anger as town locks" in student.app.window.foot.state

    pair.second.page.setFocus()
    pair.presses(Qt.Key.Key_Escape)
    pair.presses(Qt.Key.Key_Escape)
    assert not pair.desk.is_open
    assert pair.first.page.hasFocus()
    qtbot.waitUntil(lambda: any(each.startswith("Closed: Anger as town locks") for each in said))


def test_the_first_text_stands_where_it_was_to_the_line(pair: Pair) -> None:
    page = pair.first.page
    page.setFocus()
    for _ in range(9):
        pair.presses(Qt.Key.Key_Down)
    page.verticalScrollBar().setValue(page.verticalScrollBar().value() + 133)
    before = page.standing

    pair.opens_from_the_shelf("Anger as town")
    assert pair.second.isVisible()
    pair.presses(Qt.Key.Key_F8)

    assert not pair.second.isVisible()
    assert page.standing == before


def test_one_person_has_one_colour_in_both(pair: Pair) -> None:
    pair.opens_from_the_shelf("Anger as town")

    here, there = pair.first.voice_numbers, pair.second.voice_numbers
    both = here.keys() & there.keys()
    assert {"Maud Ellery", "Idris Fenn", "Rosa Okafor", "Petra Lind"} <= both
    assert {name: here[name] for name in both} == {name: there[name] for name in both}
    assert len(set(there.values())) == len(there)


def test_f6_goes_through_all_parts_of_which_the_second_text_is_one(pair: Pair) -> None:
    app = pair.student.app
    pair.opens_from_the_shelf("Anger as town")
    parts = (pair.first, pair.second, pair.desk.cards, app.screen.search_field, app.screen.shelf)
    pair.first.setFocus()
    walked = []

    for _ in range(5):
        pair.presses(Qt.Key.Key_F6)
        now = focused()
        walked.append(next(part for part in parts if part is now or part.isAncestorOf(now)))

    assert walked == [
        pair.second,
        pair.desk.cards,
        app.screen.search_field,
        app.screen.shelf,
        pair.first,
    ]


def test_what_stands_between_leads_to_its_place_in_both(pair: Pair) -> None:
    pair.opens_from_the_shelf("Anger as town")
    kinds = [type(card) for card in pair.cards]
    assert kinds.count(NumbersCard) == 3
    assert kinds.count(SameWordsCard) == 1
    assert HeardCard in kinds
    money = next(
        number
        for number, card in enumerate(pair.cards)
        if isinstance(card, NumbersCard) and "£" in card.here_words
    )

    pair.goes_to_card(money)

    assert pair.sees(pair.first, pair.student.text, "£1.6 million")
    assert pair.sees(pair.second, pair.article.text, "£2 million")
    assert [span.of(pair.student.text) for span in pair.first.shown_words] == ["£1.6 million"]
    assert [span.of(pair.article.text) for span in pair.second.shown_words] == ["£2 million"]
    assert focused() is pair.desk.cards.cards
    pair.presses(Qt.Key.Key_Return)
    assert pair.first.page.hasFocus()
    assert [span.of(pair.article.text) for span in pair.second.shown_words] == ["£2 million"]


def test_one_note_on_both_is_shown_at_both_undone_and_found(pair: Pair, qtbot: QtBot) -> None:
    student = pair.student
    pair.opens_from_the_shelf("Anger as town")
    here = student.app.live.open.article
    assert here is not None
    there = pair.article

    pair.goes_to_card(0)
    pair.presses(Qt.Key.Key_N)
    student.writes("Who counted whom, and when?")
    student.waits_until_it_says_saved()
    pair.presses(Qt.Key.Key_Escape)

    [one], [other] = pair.marks(here), pair.marks(there)
    assert one.id == other.id
    assert one.selector.quote.exact == "400 people"
    assert other.selector.quote.exact == "500 people"
    card = next(card for card in pair.cards if isinstance(card, BothNoteCard))
    assert card.note.body == "Who counted whom, and when?"
    for reader, spot in ((pair.first, card.here), (pair.second, card.there)):
        keys = [mark.key for mark in reader.page.marks_covering(spot.span.start)]
        assert f"annotation:{one.id}" in keys
    [found] = [row for row in student.searches("counted whom") if row.annotation_id is not None]
    assert found.annotation_id == one.id

    pair.presses(Qt.Key.Key_Escape)
    pair.first.setFocus()
    for _ in range(2):
        pair.presses(Qt.Key.Key_Z, CONTROL)
    assert pair.marks(here) == pair.marks(there) == []
    for _ in range(2):
        pair.presses(Qt.Key.Key_Y, CONTROL)
    assert [each.body for each in pair.marks(there)] == ["Who counted whom, and when?"]


def test_words_selected_in_both_texts_are_noted_by_one_key(pair: Pair) -> None:
    pair.opens_from_the_shelf("Anger as town")
    pair.presses(Qt.Key.Key_N, CONTROL | SHIFT)
    assert "Select words in both texts" in pair.student.app.window.foot.state
    pair.selects(pair.first, pair.student.text, "Nine months")
    pair.selects(pair.second, pair.article.text, "Nine months")

    pair.presses(Qt.Key.Key_N, CONTROL | SHIFT)

    [mark] = pair.marks(pair.article)
    assert mark.also_at is not None
    assert (mark.selector.quote.exact, mark.also_at.quote.exact) == ("Nine months",) * 2
    assert pair.first.page.selection() is pair.second.page.selection() is None
    bars = pair.student.app.window.findChildren(SelectionBar)
    assert [bar for bar in bars if bar.isVisible()] == []
    told = pair.student.app.notes.editor.told.splitlines()
    assert [line.endswith(": “Nine months”") for line in told] == [True, True]
    assert told[0].startswith(pair.student.title[:20])
    assert told[1].startswith("Anger as town")
    [card] = pair.student.note_cards()
    assert card.titles == (pair.student.title, pair.article.title)


def test_words_are_found_in_the_text_that_is_read(pair: Pair) -> None:
    pair.opens_from_the_shelf("Anger as town")
    pair.second.setFocus()

    pair.presses(Qt.Key.Key_F, CONTROL)

    assert pair.second.isAncestorOf(focused())
    assert pair.second.finding.is_open
    assert not pair.first.finding.is_open


def test_the_panels_are_those_of_the_text_that_is_read(pair: Pair) -> None:
    app = pair.student.app
    pair.opens_from_the_shelf("Anger as town")
    pair.second.setFocus()
    pair.presses(Qt.Key.Key_2, CONTROL)
    assert pair.desk.sides["voices"].isVisible()
    assert pair.desk.sides["voices"].isAncestorOf(focused())

    pair.first.setFocus()
    pair.presses(Qt.Key.Key_2, CONTROL)
    assert app.sides["voices"].isVisible()
    assert not pair.desk.sides["voices"].isVisible()
    pair.presses(Qt.Key.Key_F8, SHIFT)
    assert pair.desk.cards.isVisible()
    assert not app.sides["voices"].isVisible()


def test_a_search_hit_is_opened_beside(pair: Pair) -> None:
    student = pair.student
    student.searches("twenty-five to eight")
    rows = student.app.searching.results.rows
    row = next(
        number
        for number in range(rows.model().rowCount())
        if isinstance(rows.model().index(number, 0).data(RecordRole), PassageRow)
    )
    rows.setFocus()
    rows.go_to(row)

    pair.presses(Qt.Key.Key_Return, CONTROL)
    pair.rests()

    assert not student.app.window.is_searching
    assert student.title.startswith("Tanner")
    assert pair.article.publisher == "Linnet Valley Voice"
    assert pair.sees(pair.second, pair.article.text, "twenty-five to eight")


def test_the_pair_is_there_again_where_it_was_read(pair: Pair, qtbot: QtBot) -> None:
    student = pair.student
    pair.opens_from_the_shelf("Anger as town")
    place = pair.article.text.index("Okafor did not stay")
    pair.second.page.scroll_to(Span(place, place), at_top=True)
    first = pair.second.page.first_character_in_view()
    student.leaves()

    again = Pair(student.comes_back(), qtbot)

    qtbot.waitUntil(lambda: again.student.app.beside.is_open, timeout=60_000)
    again.rests()
    assert again.student.title.startswith("Tanner")
    assert again.article.publisher == "Linnet Valley Voice"
    assert again.second.page.first_character_in_view() == first
    assert again.first.page.hasFocus()
    again.second.setFocus()
    again.presses(Qt.Key.Key_F8)
    again.student.leaves()
    alone = Pair(student.comes_back(), qtbot)
    assert not alone.student.app.beside.is_open


def test_where_there_is_no_room_one_stands_over_the_other(pair: Pair) -> None:
    app = pair.student.app
    pair.opens_from_the_shelf("Anger as town")
    stood = []

    for size in ((1440, 900), (1024, 640), (1440, 900)):
        app.window.resize(*size)
        corners = [each.mapTo(app.window, QPoint(0, 0)) for each in (pair.first, pair.second)]
        stood.append(corners[0].x() in range(corners[1].x() - 3, corners[1].x() + 1))
        assert pair.first.width() == pytest.approx(pair.second.width(), abs=3)

    assert stood == [False, True, False]


def seen_of(pair: Pair, reader: Reader) -> int:
    """How many lines of a text are seen: of its paragraphs, and not behind the other text."""
    page, window = reader.page, pair.student.app.window
    seen = 0
    for line in page.lines_of(Span(0, len(page.text))):
        at = QPoint(line.left() + 4, line.center().y())
        is_inside = page.viewport().rect().contains(QRect(line.left(), line.top(), 8, 20))
        on_top = window.childAt(page.viewport().mapTo(window, at)) if is_inside else None
        seen += on_top is page.viewport()
    return seen


@pytest.mark.parametrize("size", [(640, 360), (683, 384), (800, 480)])
def test_in_a_small_window_one_text_is_read_at_a_time_and_both_are_reached(
    pair: Pair, qtbot: QtBot, size: tuple[int, int]
) -> None:
    app = pair.student.app
    pair.opens_from_the_shelf("Anger as town")
    app.window.resize(*size)
    QApplication.processEvents()
    texts = app.window.middle.texts
    assert texts is not None

    assert texts.arrangement is Arrangement.IN_TURN
    assert [texts.tabs.tabText(n) for n in range(2)] == [
        "The Ostermere Courier",
        "Linnet Valley Voice",
    ]
    assert (seen_of(pair, pair.first), seen_of(pair, pair.second) >= 2) == (0, True)
    reached = []
    for _ in range(6):
        pair.presses(Qt.Key.Key_F6)
        if pair.first.isAncestorOf(focused()):
            reached.append(seen_of(pair, pair.first) >= 2 and not seen_of(pair, pair.second))
    assert reached == [True]

    for number, (front, back) in enumerate(((pair.first, pair.second), (pair.second, pair.first))):
        spot = texts.tabs.tabRect(number).center()
        qtbot.mouseClick(texts.tabs, Qt.MouseButton.LeftButton, pos=spot)
        assert front.page.hasFocus()
        assert (seen_of(pair, front) >= 2, seen_of(pair, back)) == (True, 0)

    pair.presses(Qt.Key.Key_F8)
    assert app.window.middle.texts is None
    assert seen_of(pair, pair.first) >= 2
    tabs = app.window.findChildren(QTabBar, "text-tabs")
    assert not any(each.isVisible() for each in tabs)


def test_what_is_searched_in_a_small_window_has_the_room_of_both(pair: Pair) -> None:
    app = pair.student.app
    pair.opens_from_the_shelf("Anger as town")
    app.window.resize(640, 360)
    QApplication.processEvents()
    texts = app.window.middle.texts
    assert texts is not None

    pair.student.searches("council")

    assert not texts.tabs.isVisible()
    assert app.searching.results.isVisible()
    pair.presses(Qt.Key.Key_Escape)
    assert texts.tabs.isVisible()


def test_the_article_on_the_page_is_not_opened_beside_itself(pair: Pair) -> None:
    pair.opens_from_the_shelf("Tanner’s Bridge")

    assert not pair.desk.is_open
    assert "on the page already" in pair.student.app.window.foot.state


def test_an_article_that_is_read_beside_is_gone_to_from_the_shelf(pair: Pair) -> None:
    pair.opens_from_the_shelf("Anger as town")
    pair.first.setFocus()
    shelf = pair.student.app.screen.shelf

    shelf.article_chosen.emit(pair.article.id)

    assert pair.second.page.hasFocus()
    assert pair.student.title.startswith("Tanner")


def test_who_is_behind_a_text_is_asked_of_the_one_that_is_read_in(pair: Pair) -> None:
    pair.opens_from_the_shelf("Anger as town locks")
    article = pair.article
    pair.second.page.setFocus()

    pair.presses(Qt.Key.Key_I, CONTROL)
    QTest.keyClicks(focused(), "A reporter")
    # What was typed is kept, however soon the text is closed.
    pair.desk.close()

    app = pair.student.app
    answers = app.library.now.annotations.of_source(article.id)
    assert [answer.body for answer in answers] == ["A reporter"]
    assert not app.window.side.has_sheet
    assert pair.first.page.hasFocus()
    assert not pair.desk.is_open
