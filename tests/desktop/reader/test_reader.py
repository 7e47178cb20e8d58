"""The panel in the middle: what keys and clicks on an article ask for, and how it is marked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.appearance.preferences import Preferences
from desktop.appearance.theme import Theme
from desktop.cards.speaker_menu import SpeakerMenu
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import ArticleId
from desktop.core.claim import Claim, ClaimId, ContextNote, ContextNoteId, NoteKind
from desktop.core.passage import passages
from desktop.core.pen import Pen
from desktop.core.quotation import Quotation, QuotationKind
from desktop.core.span import Span
from desktop.reader.mark_painter import strips
from desktop.reader.masthead import Masthead
from desktop.reader.positions import Positions
from desktop.reader.reader import Reader
from tests.core.builders import BRIDGE, a_selector, an_annotation, an_article, span_of
from tests.desktop.builders import (
    LONG,
    colours_in,
    cursor_at,
    extracted,
    in_view,
    is_near,
    shown_text,
    spot_of,
    usual_colour,
)
from tests.desktop.conftest import OpenReader
from tests.desktop.laid_over import laid_over_paper

NUMBER_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)
PEN_KEYS = list(zip(NUMBER_KEYS, Pen, strict=True))


@pytest.fixture
def reader(a_reader: OpenReader) -> Reader:
    """A reader with an article on the page."""
    reader = a_reader()
    reader.show_article(an_article())
    return reader


def all_said(signal: SignalInstance) -> list[tuple[object, ...]]:
    """Fills with what a signal says from now on."""
    said: list[tuple[object, ...]] = []
    signal.connect(lambda *values: said.append(values))
    return said


def a_claim(words: str, claim_id: str = "safe") -> Claim:
    return Claim(ClaimId(claim_id), an_article().id, "Safe?", (a_selector(words),))


def a_note(words: str, claim: str | None = None) -> ContextNote:
    return ContextNote(
        ContextNoteId("history"),
        an_article().id,
        "History",
        (a_selector(words),),
        NoteKind.BACKGROUND,
        claim=ClaimId(claim) if claim else None,
    )


def quotation(words: str) -> Quotation:
    found, _ = extracted()
    return next(q for q in found.speech if words in q.extent.of(BRIDGE))


def picture(reader: Reader) -> QImage:
    return reader.page.viewport().grab().toImage()


def chroma(name: str) -> int:
    """How far a colour is from grey."""
    colour = QColor(name)
    channels = (colour.red(), colour.green(), colour.blue())
    return max(channels) - min(channels)


def ground_under(reader: Reader, span: Span) -> QColor:
    """The usual colour under the first line of a span."""
    found = strips(reader.page.document(), Positions(BRIDGE), span)
    return usual_colour(picture(reader), in_view(reader.page, found[0].box))


# Marking


@pytest.mark.parametrize(("key", "pen"), PEN_KEYS, ids=[pen.value for _, pen in PEN_KEYS])
def test_a_number_key_marks_the_selected_words(
    reader: Reader, qtbot: QtBot, key: Qt.Key, pen: Pen
) -> None:
    words = span_of("council met")
    reader.page.select(words)
    said = all_said(reader.mark_wanted)

    qtbot.keyClick(reader.page, key)

    assert said == [(words, pen)]
    assert reader.page.selection() is None


def test_a_number_key_on_an_own_mark_changes_its_pen(reader: Reader, qtbot: QtBot) -> None:
    reader.show_annotations([an_annotation("council met")])
    reader.page.go_to(span_of("met"))
    marked, changed = all_said(reader.mark_wanted), all_said(reader.pen_change_wanted)

    qtbot.keyClick(reader.page, Qt.Key.Key_3)

    assert changed == [("n1", Pen.QUESTION)]
    assert marked == []


def test_a_number_key_on_plain_words_asks_for_nothing(reader: Reader, qtbot: QtBot) -> None:
    reader.show_annotations([an_annotation("council met")])
    reader.page.go_to(span_of("Critics"))
    marked, changed = all_said(reader.mark_wanted), all_said(reader.pen_change_wanted)

    qtbot.keyClick(reader.page, Qt.Key.Key_3)

    assert marked == changed == []


def test_of_own_marks_in_one_another_the_shortest_gets_the_pen(
    reader: Reader, qtbot: QtBot
) -> None:
    reader.show_annotations(
        [
            an_annotation("The council met on Monday", name="long"),
            an_annotation("council met", name="short"),
        ]
    )
    reader.page.go_to(span_of("met"))
    changed = all_said(reader.pen_change_wanted)

    qtbot.keyClick(reader.page, Qt.Key.Key_2)

    assert changed == [("short", Pen.CLAIM)]


def test_n_asks_for_a_note_on_the_selected_words(reader: Reader, qtbot: QtBot) -> None:
    words = span_of("council met")
    reader.page.select(words)
    said = all_said(reader.note_wanted)

    qtbot.keyClick(reader.page, Qt.Key.Key_N)

    assert said == [(words,)]


def test_n_on_an_own_mark_opens_its_note(reader: Reader, qtbot: QtBot) -> None:
    reader.show_annotations([an_annotation("council met")])
    reader.page.go_to(span_of("met"))
    said = all_said(reader.edit_wanted)

    qtbot.keyClick(reader.page, Qt.Key.Key_N)

    assert said == [("n1",)]


def test_delete_on_an_own_mark_asks_for_its_removal(reader: Reader, qtbot: QtBot) -> None:
    reader.show_annotations([an_annotation("council met")])
    reader.page.go_to(span_of("met"))
    said = all_said(reader.removal_wanted)

    qtbot.keyClick(reader.page, Qt.Key.Key_Delete)

    assert said == [("n1",)]


def test_delete_on_somebody_elses_mark_asks_for_nothing(reader: Reader, qtbot: QtBot) -> None:
    reader.show_extraction(*extracted())
    reader.show_context([a_claim("The harbour bridge is safe")], [])
    reader.page.go_to(span_of("bridge is safe"))
    said = all_said(reader.removal_wanted)

    qtbot.keyClick(reader.page, Qt.Key.Key_Delete)

    assert said == []


def test_escape_drops_the_selection(reader: Reader, qtbot: QtBot) -> None:
    reader.page.select(Span(4, 11))

    qtbot.keyClick(reader.page, Qt.Key.Key_Escape)

    assert reader.page.selection() is None


# Going from mark to mark


def test_alt_and_the_arrows_walk_the_marks(reader: Reader, qtbot: QtBot) -> None:
    reader.show_context([a_claim("rust on nine")], [a_note("built in 1931")])
    alt = Qt.KeyboardModifier.AltModifier
    walked = []

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(reader.page, key, alt)
        walked.append(reader.page.caret())

    note, claim = BRIDGE.index("built in"), BRIDGE.index("rust on")
    assert walked == [note, claim, note]


def test_coming_to_a_mark_lights_its_card(reader: Reader, qtbot: QtBot) -> None:
    reader.show_context([a_claim("rust on nine")], [])
    said = all_said(reader.marks_lit)

    qtbot.keyClick(reader.page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert said == [(("claim:safe",),)]


def test_enter_on_a_mark_chooses_it_once(reader: Reader, qtbot: QtBot) -> None:
    reader.show_context([a_claim("rust on nine")], [])
    reader.page.go_to(span_of("rust"))
    said = all_said(reader.mark_chosen)

    qtbot.keyClick(reader.page, Qt.Key.Key_Return)

    assert said == [("claim:safe",)]


def test_enter_on_plain_words_chooses_nothing(reader: Reader, qtbot: QtBot) -> None:
    said = all_said(reader.mark_chosen)

    qtbot.keyClick(reader.page, Qt.Key.Key_Return)

    assert said == []


def test_a_click_on_a_mark_chooses_it_once(reader: Reader, qtbot: QtBot) -> None:
    reader.show_context([a_claim("rust on nine")], [])
    said = all_said(reader.mark_chosen)
    spot = spot_of(reader.page, BRIDGE, BRIDGE.index("rust") + 1)

    qtbot.mouseClick(reader.page.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert said == [("claim:safe",)]


def test_hovering_a_mark_lights_everything_under_the_mouse(reader: Reader, qtbot: QtBot) -> None:
    reader.show_extraction(*extracted())
    reader.show_context([a_claim("harbour bridge is safe")], [])
    start = quotation("is safe").extent.start
    said = all_said(reader.marks_lit)

    qtbot.mouseMove(
        reader.page.viewport(), spot_of(reader.page, BRIDGE, BRIDGE.index("is safe") + 1)
    )

    assert said[-1] == (("claim:safe", f"quotation:{start}"),)


def test_every_place_of_a_claim_is_marked_with_its_key(reader: Reader) -> None:
    claim = replace(
        a_claim("rust on nine"), places=(a_selector("rust on nine"), a_selector("built in 1931"))
    )

    reader.show_context([claim], [])

    for words in ("rust on", "built in"):
        spot = spot_of(reader.page, BRIDGE, BRIDGE.index(words) + 1)
        assert reader.page.keys_at(spot) == ("claim:safe",)


def test_a_note_that_belongs_to_a_claim_has_no_mark_of_its_own(reader: Reader) -> None:
    reader.show_context([a_claim("rust on nine")], [a_note("built in 1931", claim="safe")])

    spot = spot_of(reader.page, BRIDGE, BRIDGE.index("built") + 1)

    assert reader.page.keys_at(spot) == ()


# Where the reader is


def test_scrolling_tells_which_paragraph_is_in_view(a_reader: OpenReader, qtbot: QtBot) -> None:
    reader = a_reader()
    reader.show_article(an_article(text=LONG))
    said = all_said(reader.passage_reached)

    for _ in range(4):
        qtbot.keyClick(reader.page, Qt.Key.Key_Space)

    numbers = [int(str(number)) for number, _ in said]
    assert numbers == sorted(numbers)
    assert numbers[-1] > 2
    assert {count for _, count in said} == {len(passages(LONG))}


def test_the_place_is_said_when_scrolling_rests(a_reader: OpenReader, qtbot: QtBot) -> None:
    reader = a_reader()
    article = an_article(text=LONG)
    reader.show_article(article)

    with qtbot.waitSignal(reader.place_changed, timeout=3000) as said:
        qtbot.keyClick(reader.page, Qt.Key.Key_Space)

    assert said.args is not None
    assert said.args[0] == article.id
    assert said.args[1] == reader.page.first_character_in_view() > 0


def test_an_article_opens_where_its_reader_left_off(a_reader: OpenReader) -> None:
    reader = a_reader()
    place = passages(LONG)[20].span.start

    reader.show_article(an_article(text=LONG), place)

    assert reader.page.first_character_in_view() == place


def test_what_is_found_later_does_not_move_the_reader(a_reader: OpenReader) -> None:
    reader = a_reader(520)
    names = ("Anna Keller", "Tom Reed", "Sue Marlow", "Jim Farrow", "Ada Winter", "Bob Summers")
    said = "\n".join(f"“The bridge is number {name},” said {name}." for name in names)
    text = f"{said}\n{LONG}"
    place = passages(text)[25].span.start
    reader.show_article(an_article(text=text), place)
    before = reader.page.cursorRect(cursor_at(reader.page, text, place)).top()

    reader.show_extraction(*extracted(text))

    after = reader.page.cursorRect(cursor_at(reader.page, text, place)).top()
    assert abs(after - before) < 4


def test_the_place_of_the_article_before_is_said_when_another_opens(
    a_reader: OpenReader, qtbot: QtBot
) -> None:
    reader = a_reader()
    reader.show_article(an_article(text=LONG))
    qtbot.keyClick(reader.page, Qt.Key.Key_Space)
    place = reader.page.first_character_in_view()
    said = all_said(reader.place_changed)

    reader.show_article(replace(an_article(), id=ArticleId("other")))

    assert [each[:2] for each in said] == [(an_article().id, place)]


def test_another_size_of_text_keeps_the_place(a_reader: OpenReader, light: Theme) -> None:
    reader = a_reader()
    place = passages(LONG)[20].span.start
    reader.show_article(an_article(text=LONG), place)

    reader.show_look(light, Preferences(text_size=25))
    reader.show_look(light, Preferences(text_size=18))

    assert abs(reader.page.first_character_in_view() - place) < 80


# Looks


def test_a_whole_quotation_has_the_tint_of_its_speaker(reader: Reader, light: Theme) -> None:
    found, sums = extracted()
    reader.show_extraction(found, sums)
    direct = quotation("is safe")
    assert direct.kind is QuotationKind.DIRECT

    number = sums.number_of(direct)
    assert number is not None
    assert is_near(
        ground_under(reader, direct.extent), laid_over_paper(light, light.speaker(number), 0.12)
    )


def test_a_part_of_a_quotation_has_a_dotted_line_and_no_tint(reader: Reader, light: Theme) -> None:
    reader.show_extraction(*extracted())
    partial = quotation("coat of paint")
    assert partial.kind is QuotationKind.PARTIAL

    (strip,) = strips(reader.page.document(), Positions(BRIDGE), partial.extent)
    found = colours_in(picture(reader), in_view(reader.page, strip.box.adjusted(0, 0, 0, 4)))
    assert ground_under(reader, partial.extent) == light.colour("paper")
    assert max(chroma(name) for name in found) > 60


def test_an_unknown_speaker_has_no_colour_of_a_person(a_reader: OpenReader, light: Theme) -> None:
    text = "“All of it was wrong from the start.”\nThe letter is in the archive of the town."
    reader = a_reader()
    reader.show_article(an_article(text=text))
    found, sums = extracted(text)
    assert sums.unattributed

    reader.show_extraction(found, sums)

    (strip,) = strips(reader.page.document(), Positions(text), found.speech[0].extent)
    colours = colours_in(picture(reader), in_view(reader.page, strip.box))
    assert max(chroma(name) for name in colours) < 24


def test_an_own_mark_shows_its_pen_over_a_quotation(reader: Reader, light: Theme) -> None:
    reader.show_extraction(*extracted())
    own = an_annotation("bridge is safe", pen=Pen.OPINION)

    reader.show_annotations([own])

    ground = ground_under(reader, own.span)
    assert abs(ground.hue() - light.pen(Pen.OPINION).hue()) < 15
    assert shown_text(reader.page) == BRIDGE


def test_every_pen_looks_different(reader: Reader, light: Theme) -> None:
    looks = []

    for pen in Pen:
        reader.show_annotations([an_annotation("council met", pen=pen)])
        looks.append(ground_under(reader, span_of("council met")).name())

    assert len(set(looks)) == len(Pen)


def test_an_own_mark_can_be_read_in_the_dark(a_reader: OpenReader, in_the_dark: Theme) -> None:
    reader = a_reader(theme=in_the_dark)
    reader.show_article(an_article())

    reader.show_annotations([an_annotation("council met", pen=Pen.EVIDENCE)])

    assert ground_under(reader, span_of("council met")).lightness() < 90
    assert ground_under(reader, span_of("Critics doubt")) == in_the_dark.colour("paper")


def test_a_change_of_theme_repaints_page_and_marks(
    reader: Reader, in_the_dark: Theme, light: Theme
) -> None:
    found, sums = extracted()
    reader.show_extraction(found, sums)
    direct = quotation("is safe")

    reader.show_look(in_the_dark, Preferences(theme="dark"))

    number = sums.number_of(direct)
    assert number is not None
    tint = laid_over_paper(in_the_dark, in_the_dark.speaker(number), in_the_dark.tint)
    assert ground_under(reader, span_of("Critics doubt")) == in_the_dark.colour("paper")
    assert is_near(ground_under(reader, direct.extent), tint)


def test_found_words_are_shown_until_escape(reader: Reader, qtbot: QtBot, light: Theme) -> None:
    words = span_of("rust on nine")

    reader.show_found([words])
    reader.go_to(words)
    found = ground_under(reader, words)
    qtbot.keyClick(reader.page, Qt.Key.Key_Escape)

    assert found == light.colour("hit")
    assert ground_under(reader, words) == light.colour("paper")


def test_found_words_are_no_mark_to_choose(reader: Reader, qtbot: QtBot) -> None:
    words = span_of("rust on nine")
    reader.show_found([words])
    said = all_said(reader.mark_chosen)

    reader.go_to(words)
    qtbot.keyClick(reader.page, Qt.Key.Key_Return)

    assert said == []


def test_words_that_report_speech_have_no_card_and_hide_none(reader: Reader) -> None:
    said = all_said(reader.mark_chosen)

    reader.page.chosen.emit(("reporting", "quotation:7"))
    reader.page.chosen.emit(("reporting",))

    assert said == [("quotation:7",)]


def test_found_words_do_not_hide_the_mark_under_them(reader: Reader, qtbot: QtBot) -> None:
    reader.show_context([a_claim("found rust on nine of")], [])
    words = span_of("rust on nine")
    reader.show_found([words])
    said = all_said(reader.mark_chosen)

    reader.go_to(words)
    qtbot.keyClick(reader.page, Qt.Key.Key_Return)

    assert said == [("claim:safe",)]


def test_another_article_has_none_of_the_marks_before(reader: Reader) -> None:
    reader.show_extraction(*extracted())
    reader.show_context([a_claim("rust on nine")], [])
    reader.show_annotations([an_annotation("council met")])
    reader.show_found([Span(0, 3)])

    reader.show_article(an_article(text=BRIDGE.upper()))

    spots = [spot_of(reader.page, BRIDGE, n) for n in range(0, 300, 5)]
    assert {reader.page.keys_at(spot) for spot in spots} == {()}


def test_a_reader_without_an_article_says_what_to_do(a_reader: OpenReader) -> None:
    reader = a_reader()

    assert not reader.page.isVisible()
    assert reader.findChild(Masthead) is not None
    assert reader.article is None


def test_nothing_can_be_marked_without_an_article(a_reader: OpenReader, qtbot: QtBot) -> None:
    reader = a_reader()
    said = all_said(reader.mark_wanted)

    qtbot.keyClick(reader, Qt.Key.Key_1)
    qtbot.keyClick(reader, Qt.Key.Key_Space)

    assert said == []


def test_hundreds_of_own_marks_keep_their_places(a_reader: OpenReader) -> None:
    reader = a_reader()
    article = an_article(text=LONG)
    reader.show_article(article)
    one = an_annotation("council met", article=article)

    def moved(number: int) -> Annotation:
        start = number * 30
        position = replace(one.selector.position, start=start, end=start + 11)
        return replace(
            one, id=AnnotationId(f"n{number}"), selector=replace(one.selector, position=position)
        )

    reader.show_annotations([moved(number) for number in range(400)])

    page = reader.page
    page.go_to(Span(6000, 6000))
    assert page.keys_at(spot_of(page, LONG, 6003)) == ("annotation:n200",)
    assert page.keys_at(spot_of(page, LONG, 6020)) == ()


def test_missed_words_are_given_to_a_speaker_of_the_article(reader: Reader, qtbot: QtBot) -> None:
    reader.show_extraction(*extracted())
    wanted = span_of("council met")
    reader.page.select(wanted)
    qtbot.keyClick(reader.page, Qt.Key.Key_S)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, SpeakerMenu)

    keller = next(action for action in menu.actions() if action.text() == "Anna Keller")
    with qtbot.waitSignal(reader.quotation_wanted) as said:
        keller.trigger()
    menu.close()

    assert said.args == [wanted, "Anna Keller"]
    assert reader.page.selection() is None
