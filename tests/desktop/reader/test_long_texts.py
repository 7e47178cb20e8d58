"""A text too long to be laid out whole is read, marked, sought and copied like any other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop.appearance.theme import Theme
from desktop.core.span import Span
from desktop.core.text.typed_words import FindableText
from desktop.reader.article_page import ArticlePage
from desktop.reader.marks import Layer
from desktop.reader.masthead import Reading
from desktop.voices.voices import Voices
from tests.core.builders import an_article
from tests.desktop.builders import a_mark, shown_text
from tests.desktop.conftest import OpenPage, OpenReader, ShowWidget

ONE_LINE = "".join(f"Sentence {number} tells of the bridge 🙂. " for number in range(20_000))
MANY_LINES = "\n".join(f"Paragraph {number} tells of the bridge." for number in range(1, 20_001))
LONG_TEXTS = pytest.mark.parametrize("text", [ONE_LINE, MANY_LINES], ids=["line", "lines"])


def words_in_view(page: ArticlePage, text: str) -> str:
    first = page.first_character_in_view()
    return text[first : first + 300]


@LONG_TEXTS
def test_what_is_shown_is_the_text_character_for_character(open_page: OpenPage, text: str) -> None:
    page = open_page(text)
    seen = 0

    while seen < len(text):
        page.go_to(Span(seen, seen))
        page.select(Span(seen, seen))
        held = page._positions.span
        # The end of a part is none of the text.
        assert shown_text(page).replace("\n", "") == held.of(text).replace("\n", "")
        assert held.start <= seen < held.end
        seen = held.end + 1


@LONG_TEXTS
def test_the_page_never_holds_more_than_a_stretch(open_page: OpenPage, text: str) -> None:
    page = open_page(text)

    for at in range(0, len(text), len(text) // 20):
        page.go_to(Span(at, at))
        assert page.document().blockCount() <= 400
        assert page.document().characterCount() <= 50_000


@LONG_TEXTS
def test_a_place_far_down_is_there_at_once(open_page: OpenPage, text: str) -> None:
    page = open_page(text)
    words = "15000 tells"
    span = Span(text.index(words), text.index(words) + len(words))

    page.scroll_to(span)

    assert words in words_in_view(page, text) or span.start > page.first_character_in_view()
    page.go_to(span)
    assert page.caret() == span.start
    assert page.selection() is None


@LONG_TEXTS
def test_scrolling_leads_through_the_whole_text(
    open_page: OpenPage, qtbot: QtBot, text: str
) -> None:
    page = open_page(text[:130_000])
    bar = page.verticalScrollBar()
    firsts = [0]

    while firsts[-1] < 129_000 and len(firsts) < 2_000:
        bar.setValue(bar.value() + 500)
        qtbot.wait(1)
        first = page.first_character_in_view()
        if first == firsts[-1]:
            break
        assert firsts[-1] < first < firsts[-1] + 3_000
        firsts.append(first)

    assert "bridge" in words_in_view(page, text)
    assert firsts[-1] > 126_000


@LONG_TEXTS
def test_the_view_does_not_jump_where_the_stretch_changes(
    open_page: OpenPage, qtbot: QtBot, text: str
) -> None:
    page = open_page(text)
    before = shown_text(page)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum() - 100)
    standing = page.standing

    qtbot.waitUntil(lambda: shown_text(page) != before)

    assert page.standing == standing


@LONG_TEXTS
def test_a_mark_far_down_is_painted_and_hit(open_page: OpenPage, text: str) -> None:
    page = open_page(text)
    words = "15000 tells of"
    span = Span(text.index(words), text.index(words) + len(words))
    page.show_marks([a_mark(span, "claim:far", layer=Layer.CLAIM)])
    assert page._placed.places(0) == ()

    page.scroll_to(span)

    (strip, *_) = page._placed.places(0)
    spot = strip.box.center().toPoint()
    spot.setY(spot.y() - page.verticalScrollBar().value())
    assert page.keys_at(spot) == ("claim:far",)
    page.go_to(Span(0, 0))
    page.go_to_neighbour(forward=True)
    assert page.caret() == span.start


@LONG_TEXTS
def test_a_selection_may_go_beyond_what_is_held(
    open_page: OpenPage, qtbot: QtBot, text: str
) -> None:
    page = open_page(text)
    span = Span(1_000, len(text) - 1_000)

    page.select(span)

    assert page.selection() == span
    page.scroll_to(Span(len(text) // 2, len(text) // 2))
    assert page.selection() == span
    qtbot.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == span.of(text)


@LONG_TEXTS
def test_a_selection_over_parts_is_copied_without_a_break(
    open_page: OpenPage, qtbot: QtBot, text: str
) -> None:
    page = open_page(text)
    page.select(Span(500, 9_000))

    page.copy()

    assert QGuiApplication.clipboard().text() == text[500:9_000]


@LONG_TEXTS
def test_the_keys_for_all_of_a_text_mean_all_of_it(
    open_page: OpenPage, qtbot: QtBot, text: str
) -> None:
    page = open_page(text)

    qtbot.keyClick(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.selection() == Span(0, len(text))

    qtbot.keyClick(page, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.selection() is None
    assert page.caret() == len(text)
    assert page.first_character_in_view() > len(text) - 10_000

    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page, Qt.Key.Key_Home, shift)
    assert page.selection() == Span(0, len(text))
    assert page.first_character_in_view() == 0


def test_a_line_in_parts_has_one_number(open_page: OpenPage) -> None:
    page = open_page(f"{ONE_LINE}\nThe end.")

    assert page.passage_count == 2
    page.scroll_to(Span(len(ONE_LINE) // 2, len(ONE_LINE) // 2))
    passage = page.passage_in_view()
    assert passage is not None
    assert passage.number == 1


@LONG_TEXTS
def test_another_width_keeps_the_place(open_page: OpenPage, text: str) -> None:
    page = open_page(text)
    page.scroll_to(Span(len(text) // 2, len(text) // 2), at_top=True)
    first = page.first_character_in_view()

    page.resize(500, 600)

    assert page.first_character_in_view() <= first <= page.first_character_in_view() + 200


def test_a_text_after_a_long_one_has_its_own_scroll_bar_again(open_page: OpenPage) -> None:
    page = open_page(ONE_LINE)
    assert page.long_bar.isVisible()

    page.show_text("A short one.")

    assert not page.long_bar.isVisible()
    assert shown_text(page) == "A short one."


@LONG_TEXTS
def test_the_bar_of_a_long_text_leads_anywhere(open_page: OpenPage, text: str) -> None:
    page = open_page(text)

    page.long_bar.setValue(len(text) // 2)

    assert abs(page.first_character_in_view() - len(text) // 2) < 200


@LONG_TEXTS
def test_words_that_stand_everywhere_are_found_in_their_first_places(
    a_reader: OpenReader, text: str
) -> None:
    reader = a_reader()
    reader.show_article(an_article(text=text))
    asked: list[str] = []
    reader.finding.folding_wanted.connect(asked.append)

    reader.finding.open("bridge", 0)
    # It is folded beside the window, and nothing is counted meanwhile.
    assert (asked, reader.finding.places) == ([text], ())
    reader.finding.show_folded(text, FindableText(text))

    assert reader.finding.bar.place == "1 of the first 2000"
    reader.finding.step(-1)
    assert reader.finding.current == reader.finding.places[-1]
    assert reader.page.caret() == reader.finding.places[-1].start


def test_a_text_that_could_not_be_read_says_so_and_is_read_again_by_keyboard(
    a_reader: OpenReader, qtbot: QtBot
) -> None:
    reader = a_reader()
    reader.show_article(an_article(text=MANY_LINES))
    again = next(b for b in reader.findChildren(QToolButton) if b.text() == "Try again")
    assert not again.isVisible()

    reader.show_reading(Reading.FAILED)

    assert again.isVisible()
    with qtbot.waitSignal(reader.reading_wanted):
        again.setFocus()
        qtbot.keyClick(again, Qt.Key.Key_Space)
    reader.show_reading(Reading.DONE)
    assert not again.isVisible()


def test_the_voices_say_that_they_are_not_known_and_offer_to_look_again(
    show: ShowWidget, light: Theme, qtbot: QtBot
) -> None:
    voices = Voices(light)
    show(voices, 360, 500)
    voices.show_cards(())
    voices.show_reading_failed()

    button = voices.findChild(QPushButton)
    assert button is not None
    assert button.isVisible()
    with qtbot.waitSignal(voices.reading_wanted):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    voices.show_cards(())
    assert not button.isVisible()
