"""Whatever is lit, lifted or shown for a moment goes, in whichever way its reader leaves it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.cards.panel import CardPanel
from desktop.core.article import Article, ArticleId
from desktop.core.passage import PassageRef
from desktop.core.span import Span
from tests.desktop.conftest import OpenApp

CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@dataclass
class Hands:
    """Mouse and keyboard at a window that shows the bridge, as the Courier tells of it."""

    app: App
    qtbot: QtBot

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.app.window, key, modifier)

    def point_at(self, words: str) -> None:
        page = self.app.reader.page
        start = page.text.index(words)
        line = page.lines_of(Span(start, start + len(words)))[0]
        for step in (3, 0):
            self.qtbot.mouseMove(page.viewport(), QPoint(line.left() + 9 + step, line.center().y()))

    def point_at_card(self, panel: CardPanel, row: int) -> None:
        cards = panel.cards
        index = cards.model().index(row, 0)
        cards.scrollTo(index)
        for step in (3, 0):
            point = cards.visualRect(index).topLeft() + QPoint(60 + step, 20)
            self.qtbot.mouseMove(cards.viewport(), point)

    def waits(self) -> None:
        self.qtbot.waitUntil(lambda: self.app.live.tasks.is_idle, timeout=60_000)


@pytest.fixture
def hands(open_app: OpenApp, qtbot: QtBot) -> Hands:
    app = open_app(1440, 560, article="courier")
    app.reader.setFocus()
    return Hands(app, qtbot)


# What can be lit, and how it comes


def hover_a_quotation(hands: Hands) -> None:
    hands.app.sides.show("voices")
    hands.point_at("“Nobody on this council")


def come_to_a_quotation(hands: Hands) -> None:
    hands.app.sides.show("voices")
    page = hands.app.reader.page
    start = page.text.index("“Nobody on this council")
    page.go_to(Span(start - 1, start - 1))
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Right)


def hover_a_card(hands: Hands) -> None:
    hands.app.sides.show("voices")
    hands.point_at_card(hands.app.sides["voices"], 2)


def come_to_a_card(hands: Hands) -> None:
    hands.press(Qt.Key.Key_2, CONTROL)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down)


def be_led_to_words(hands: Hands) -> None:
    app = hands.app
    article = app.reader.article
    assert article is not None
    start = article.text.index("badly worn")
    app.reading.go_to(PassageRef(article.id, Span(start, start + 10)))


def find_words(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F, CONTROL)
    hands.qtbot.keyClicks(QApplication.focusWidget(), "bridge")
    hands.press(Qt.Key.Key_F3)


def ask_why(hands: Hands) -> None:
    come_to_a_quotation(hands)
    hands.press(Qt.Key.Key_W)


def corroborate(hands: Hands) -> None:
    come_to_a_quotation(hands)
    hands.press(Qt.Key.Key_C)
    hands.waits()


def see_the_label(hands: Hands) -> None:
    come_to_a_quotation(hands)
    hands.qtbot.waitUntil(lambda: bool(hands.app.reader.told))


def look_up_a_word(hands: Hands) -> None:
    page = hands.app.reader.page
    start = page.text.index("footbridge")
    page.go_to(Span(start, start))
    hands.press(Qt.Key.Key_D)
    hands.waits()


def write_a_note(hands: Hands) -> None:
    page = hands.app.reader.page
    start = page.text.index("badly worn")
    page.select(Span(start, start + 10))
    hands.press(Qt.Key.Key_N)
    hands.waits()


def ask_where_it_is_from(hands: Hands) -> None:
    app = hands.app
    article = app.reader.article
    assert article is not None
    copied = Article(ArticleId("copied"), "In brief", f"In brief.\n{article.text}")
    app.library.apply(lambda library: library.articles.add(copied))
    hands.press(Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    hands.qtbot.waitUntil(lambda: bool(app.reader.page.shared), timeout=60_000)


# Where it is seen


def lit_on_page(app: App) -> Iterable[object]:
    return app.reader.page.lit


def bars_in_margin(app: App) -> Iterable[object]:
    return app.reader.page.shared


def words_shown(app: App) -> Iterable[object]:
    return app.reader.shown_words


def label_shown(app: App) -> Iterable[object]:
    return app.reader.told


def lifted_in(name: str) -> Callable[[App], Iterable[object]]:
    def lifted(app: App) -> Iterable[object]:
        return app.sides[name].cards.lit_rows

    return lifted


# How it is left


def mouse_away(hands: Hands) -> None:
    page = hands.app.reader.page
    hands.qtbot.mouseMove(page.viewport(), QPoint(3, page.viewport().height() - 4))


def mouse_off_card(hands: Hands) -> None:
    cards = hands.app.sides["voices"].cards
    QApplication.sendEvent(cards, QEvent(QEvent.Type.Leave))


def step_away(hands: Hands) -> None:
    hands.press(Qt.Key.Key_Home, CONTROL)


def scroll_away(hands: Hands) -> None:
    bar = hands.app.reader.page.verticalScrollBar()
    bar.setValue(bar.maximum() if bar.value() < bar.maximum() // 2 else 0)


def escape(hands: Hands) -> None:
    hands.press(Qt.Key.Key_Escape)


def to_another_part(hands: Hands) -> None:
    hands.press(Qt.Key.Key_K, CONTROL)


def to_another_tab(hands: Hands) -> None:
    hands.press(Qt.Key.Key_1, CONTROL)


def to_another_article(hands: Hands) -> None:
    hands.app.reading.open_named("voice")
    hands.waits()


def click_elsewhere(hands: Hands) -> None:
    page = hands.app.reader.page
    start = page.text.index("Around 80 people")
    page.scroll_to(Span(start, start))
    line = page.lines_of(Span(start, start + 9))[0]
    hands.qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=line.center())


def click_a_tab(hands: Hands) -> None:
    # As a click on a tab does, which brings its panel and leaves the keyboard where it is.
    hands.app.sides.show("notes")


CASES = [
    (hover_a_quotation, lifted_in("voices"), [mouse_away, to_another_article]),
    (
        come_to_a_quotation,
        lifted_in("voices"),
        [step_away, to_another_part, to_another_tab, to_another_article],
    ),
    (hover_a_card, lit_on_page, [mouse_off_card, click_a_tab, to_another_article]),
    (
        come_to_a_card,
        lit_on_page,
        [to_another_part, to_another_tab, click_a_tab, to_another_article],
    ),
    (
        be_led_to_words,
        words_shown,
        [step_away, scroll_away, escape, click_elsewhere, to_another_article],
    ),
    (find_words, words_shown, [escape, to_another_article]),
    (ask_why, words_shown, [escape, to_another_tab, click_a_tab, to_another_article]),
    (corroborate, words_shown, [escape, to_another_tab, click_a_tab, to_another_article]),
    (
        see_the_label,
        label_shown,
        [step_away, scroll_away, escape, to_another_part, to_another_tab, to_another_article],
    ),
    (
        ask_where_it_is_from,
        bars_in_margin,
        [escape, to_another_tab, click_a_tab, to_another_article],
    ),
    (write_a_note, lifted_in("notes"), [escape, to_another_article]),
    (
        look_up_a_word,
        words_shown,
        [scroll_away, escape, to_another_part, to_another_tab, click_elsewhere, to_another_article],
    ),
]


# What comes only once in a window, as its reader has then seen it.
ONCE = (see_the_label, ask_where_it_is_from)
RUNS = [
    (come, seen, some)
    for come, seen, ways in CASES
    for some in ([[leave] for leave in ways] if come in ONCE else [ways])
]


@pytest.mark.parametrize(
    ("come", "seen", "ways"),
    RUNS,
    ids=[f"{come.__name__}-{ways[0].__name__}" for come, _, ways in RUNS],
)
def test_what_is_lit_goes_when_one_leaves_it(
    hands: Hands,
    come: Callable[[Hands], None],
    seen: Callable[[App], Iterable[object]],
    ways: list[Callable[[Hands], None]],
) -> None:
    for leave in ways:
        come(hands)
        before = set(seen(hands.app))

        leave(hands)

        # Whoever goes to a card of another panel has that one's mark lit.
        assert before, leave.__name__
        assert not before & set(seen(hands.app)), leave.__name__
        begin_again(hands)


def begin_again(hands: Hands) -> None:
    """Reads the beginning of the article, as before anything was lit."""
    for _ in range(2):
        hands.press(Qt.Key.Key_Escape)
    hands.app.reading.open_named("courier")
    hands.waits()
    hands.app.sides.show("context")
    hands.app.reader.page.go_to(Span(0, 0))
    hands.app.reader.setFocus()


def test_a_card_of_the_paragraph_in_view_is_lifted_again_after_another_was(hands: Hands) -> None:
    hands.app.sides.show("context")
    context = hands.app.sides["context"]
    before = context.cards.lit_rows

    hands.point_at("nine months")
    pointed_at = context.cards.lit_rows
    mouse_away(hands)

    assert before
    assert pointed_at
    assert pointed_at != before
    assert context.cards.lit_rows == before


def test_reasons_that_are_seen_again_light_their_words_again(hands: Hands) -> None:
    ask_why(hands)
    before = hands.app.reader.shown_words

    click_a_tab(hands)
    hands.app.sides.show("voices")

    assert before
    assert hands.app.reader.shown_words == before


def test_words_that_are_found_stay_while_their_bar_is_open(hands: Hands) -> None:
    find_words(hands)
    before = hands.app.reader.shown_words

    hands.app.reader.page.setFocus()
    click_elsewhere(hands)
    scroll_away(hands)

    assert hands.app.reader.shown_words == before
