"""The panel of voices: sums, names, and every quotation under its speaker."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt, SignalInstance
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.appearance.theme import Theme
from desktop.cards.record_list import RecordRole
from desktop.cards.speaker_menu import SpeakerMenu
from desktop.cards.text import CardText
from desktop.core.correction import CorrectionKind
from desktop.core.lesson import LessonPack
from desktop.core.reporting.verbs import reporting_verbs
from desktop.core.span import Span
from desktop.core.speakers.correcting import corrected_by
from desktop.core.speakers.ledger import ledger
from desktop.core.speakers.put_right import PutRight
from desktop.voices import cards as cards_module
from desktop.voices.cards import MoreCard, QuotationCard, VoiceCard, voices_cards
from desktop.voices.composer import VoiceComposer
from desktop.voices.voices import Voices
from tests.core.builders import BRIDGE, a_correction, a_speaker_name
from tests.desktop.builders import (
    colours_in,
    extracted,
    middle_of,
    places_of_links,
    rows_of,
    spoken_rows,
)
from tests.desktop.conftest import ShowWidget

NOBODY = "“All of it was wrong from the start.”\nThe letter is in the archive of the town."


def fill(panel: Voices, text: str = BRIDGE) -> None:
    found, sums = extracted(text)
    panel.show_cards(voices_cards(text, found, sums))


@pytest.fixture
def voices(light: Theme, show: ShowWidget) -> Voices:
    panel = Voices(light)
    show(panel)
    fill(panel)
    return panel


def all_said(signal: SignalInstance) -> list[object]:
    said: list[object] = []
    signal.connect(said.append)
    return said


def row_with(panel: Voices, words: str) -> int:
    return next(n for n, spoken in enumerate(spoken_rows(panel.cards)) if words in spoken)


def extent_of(words: str) -> Span:
    found, _ = extracted()
    return next(q.extent for q in found.speech if words in q.extent.of(BRIDGE))


def test_the_model_is_sound(voices: Voices, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(voices.cards.model())


def test_the_sums_are_spoken_first(voices: Voices) -> None:
    _, sums = extracted()
    keller, reed = sums.voices

    spoken = spoken_rows(voices.cards)[0]

    assert spoken.startswith(f"{sums.quoted_words} of {sums.words} words are quoted")
    assert f"Anna Keller: {keller.words} words · 2 quotes" in spoken
    assert f"Tom Reed: {reed.words} words · 1 quote" in spoken


def test_who_is_only_talked_about_is_spoken_too(voices: Voices) -> None:
    text = "“The bridge is safe,” said Anna Keller. Before her, Tom Reed had closed it."
    assert extracted(text)[1].talked_about

    fill(voices, text)

    assert "Talked about, not heard: Tom Reed" in spoken_rows(voices.cards)[0]


def test_words_of_nobody_known_are_in_the_spoken_sums(voices: Voices) -> None:
    fill(voices, NOBODY)

    assert "speaker unknown: 8 words · 1 quote" in spoken_rows(voices.cards)[0]


def test_quotations_stand_under_their_speaker(voices: Voices) -> None:
    spoken = spoken_rows(voices.cards)

    assert spoken[1] == "Anna Keller, 2 quotes here"
    assert spoken[2].startswith("Anna Keller: “The harbour bridge is safe,”")
    assert spoken[3].startswith("Anna Keller: “We will repair it in spring.”")
    assert spoken[4] == "Tom Reed, 1 quote here"
    assert spoken[5].startswith("Tom Reed: “a coat of paint”")


def test_a_quotation_is_spoken_with_how_sure_its_speaker_is(voices: Voices) -> None:
    assert spoken_rows(voices.cards)[2].endswith("sure")


def test_a_quotation_of_nobody_known_is_spoken_as_such(voices: Voices) -> None:
    fill(voices, NOBODY)

    assert "speaker unknown: “All of it was wrong" in spoken_rows(voices.cards)[-1]


def test_the_tab_counts_the_voices_that_are_heard(voices: Voices, qtbot: QtBot) -> None:
    assert voices.title() == "Voices 2"

    with qtbot.waitSignal(voices.titled) as said:
        fill(voices, NOBODY)

    assert said.args == ["Voices"]


def test_an_article_in_which_nobody_speaks_says_so(voices: Voices) -> None:
    fill(voices, "It rained all day and nobody said a word.")

    words = [label.text() for label in voices.findChildren(QLabel) if label.isVisible()]
    assert [each.partition(".")[0] for each in words] == ["Nobody is quoted in this article"]


# By keyboard and mouse


def test_the_arrow_keys_show_each_quotation(voices: Voices, qtbot: QtBot) -> None:
    voices.setFocus()
    voices.cards.go_to(1)
    said = all_said(voices.passage_shown)

    qtbot.keyClick(voices.cards, Qt.Key.Key_Down)
    qtbot.keyClick(voices.cards, Qt.Key.Key_Down)

    assert said == [extent_of("is safe"), extent_of("in spring")]


def test_enter_goes_to_a_quotation(voices: Voices, qtbot: QtBot) -> None:
    voices.go_to(f"quotation:{extent_of('coat').start}")
    said = all_said(voices.passage_wanted)

    qtbot.keyClick(voices.cards, Qt.Key.Key_Return)

    assert said == [extent_of("coat")]


def test_enter_on_a_name_goes_to_the_first_quotation(voices: Voices, qtbot: QtBot) -> None:
    voices.cards.setFocus()
    voices.cards.go_to(row_with(voices, "Anna Keller, 2 quotes"))
    said = all_said(voices.passage_wanted)

    qtbot.keyClick(voices.cards, Qt.Key.Key_Return)

    assert said == [extent_of("is safe")]


def test_a_click_goes_to_a_quotation_once(voices: Voices, qtbot: QtBot) -> None:
    said = all_said(voices.passage_wanted)
    row = row_with(voices, "coat of paint")

    qtbot.mouseClick(
        voices.cards.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(voices.cards, row)
    )

    assert said == [extent_of("coat")]


def test_a_click_on_the_sums_goes_nowhere(voices: Voices, qtbot: QtBot) -> None:
    said = all_said(voices.passage_wanted)

    qtbot.mouseClick(
        voices.cards.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(voices.cards, 0)
    )

    assert said == []


def test_hovering_a_quotation_lights_it(voices: Voices, qtbot: QtBot) -> None:
    said = all_said(voices.card_lit)
    row = row_with(voices, "coat of paint")

    qtbot.mouseMove(voices.cards.viewport(), middle_of(voices.cards, row))

    assert said[-1] == (f"quotation:{extent_of('coat').start}",)


def test_hovering_a_name_lights_everything_that_person_says(voices: Voices, qtbot: QtBot) -> None:
    said = all_said(voices.card_lit)
    row = row_with(voices, "Anna Keller, 2 quotes")

    qtbot.mouseMove(voices.cards.viewport(), middle_of(voices.cards, row))

    starts = [extent_of("is safe").start, extent_of("in spring").start]
    assert said[-1] == tuple(f"quotation:{start}" for start in starts)


def test_go_to_puts_the_keyboard_on_a_voice(voices: Voices) -> None:
    _, sums = extracted()
    reed = next(voice for voice in sums.voices if voice.speaker.name == "Tom Reed")

    voices.go_to(f"voice:{reed.speaker.id}")

    assert voices.cards.hasFocus()
    assert voices.cards.currentIndex().row() == row_with(voices, "Tom Reed, 1 quote")


def test_light_lifts_a_quotation_and_no_other(voices: Voices) -> None:
    def pictures() -> list[bytes]:
        grabs = [
            voices.cards.viewport().grab(voices.cards.visualRect(index)).toImage()
            for index in rows_of(voices.cards)
        ]
        return [bytes(image.constBits()) for image in grabs]

    before = pictures()

    voices.light([f"quotation:{extent_of('in spring').start}"])

    changed = [n for n, (old, new) in enumerate(zip(before, pictures(), strict=True)) if old != new]
    assert changed == [row_with(voices, "in spring")]


# The shipped packs


def test_cards_of_the_shipped_articles_hold_every_quotation_once(
    voices: Voices, packs: tuple[LessonPack, ...]
) -> None:
    for article in (article for pack in packs for article in pack.articles):
        found, sums = extracted(article.text)

        cards = voices_cards(article.text, found, sums)
        voices.show_cards(cards)

        quoted = [card for card in cards if isinstance(card, QuotationCard)]
        headed = [card for card in cards if isinstance(card, VoiceCard)]
        assert sorted(card.quotation.extent for card in quoted) == [q.extent for q in found.speech]
        assert sum(card.count for card in headed) == len(quoted)
        assert len({card.key for card in cards}) == len(cards)
        assert not voices.cards.viewport().grab().isNull()


def row_of_first_quotation(voices: Voices) -> int:
    records = [voices.cards.model().index(row, 0).data(RecordRole) for row in range(9)]
    return next(row for row, card in enumerate(records) if isinstance(card, QuotationCard))


def test_why_opens_the_reasons_and_lights_their_evidence(voices: Voices, qtbot: QtBot) -> None:
    row = row_of_first_quotation(voices)
    voices.cards.setFocus()
    voices.cards.go_to(row)

    with qtbot.waitSignal(voices.evidence_shown) as shown:
        qtbot.keyClick(voices.cards, Qt.Key.Key_W)

    assert shown.args is not None
    assert len(shown.args[0]) >= 2
    assert "times in 100" in spoken_rows(voices.cards)[row]
    with qtbot.waitSignal(voices.evidence_shown) as hidden:
        qtbot.keyClick(voices.cards, Qt.Key.Key_W)
    assert hidden.args == [()]
    assert "times in 100" not in spoken_rows(voices.cards)[row]


def test_a_card_leads_from_another_word_to_the_name_and_from_no_name_to_itself(
    light: Theme,
) -> None:
    text = (
        "The company said it was “deeply sorry for what happened”. It added: “We have changed"
        " it.”\n\n“We are tired of it,” Ada Quill said. “It goes on and on,” she added."
    )
    found, sums = extracted(text)
    told = []

    for card in voices_cards(text, found, sums):
        if isinstance(card, QuotationCard):
            words = CardText(light, 600)
            VoiceComposer().compose(card, words)
            told.append(words.document.toPlainText().split("\n")[1].split(" · ")[0])

    assert "The company → the company" not in told
    assert {"It → the company", "said"} <= set(told)


def test_the_links_of_a_quotation_come_up_where_somebody_looks_and_move_nothing(
    voices: Voices, qtbot: QtBot
) -> None:
    row = row_of_first_quotation(voices)
    index = voices.cards.model().index(row, 0)
    places = places_of_links(voices.cards, row)
    before = voices.cards.visualRect(index)

    def is_seen(link: str) -> bool:
        box = QRectF(places[link].x() - 8, places[link].y() - 8, 16, 16)
        return len(colours_in(voices.cards.viewport().grab().toImage(), box)) > 2

    assert {link: is_seen(link) for link in places} == {
        "why": True,
        "change": False,
        "corroborate": False,
    }
    voices.cards.setFocus()
    voices.cards.go_to(row)
    assert all(is_seen(link) for link in places)
    assert voices.cards.visualRect(index) == before


def test_c_asks_who_else_speaks_of_a_quotation(voices: Voices, qtbot: QtBot) -> None:
    voices.cards.setFocus()
    voices.cards.go_to(row_of_first_quotation(voices))

    with qtbot.waitSignal(voices.corroboration_wanted) as said:
        qtbot.keyClick(voices.cards, Qt.Key.Key_C)

    assert said.args is not None
    assert said.args[2] == "Anna Keller"


def test_the_menu_of_a_quotation_corrects_its_speaker(voices: Voices, qtbot: QtBot) -> None:
    row = row_of_first_quotation(voices)
    card = voices.cards.model().index(row, 0).data(RecordRole)
    voices.cards.setFocus()
    voices.cards.go_to(row)
    qtbot.keyClick(voices.cards, Qt.Key.Key_S)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, SpeakerMenu)

    nobody = next(action for action in menu.actions() if action.text() == "Nobody is named")
    with qtbot.waitSignal(voices.speaker_corrected) as said:
        nobody.trigger()
    menu.close()

    assert said.args == [card.quotation, ""]


def test_a_speaker_heard_in_other_articles_leads_to_all_their_quotes(
    voices: Voices, qtbot: QtBot
) -> None:
    voices.show_in_library({"Anna Keller": 31})
    heading = voices.cards.model().index(1, 0).data(RecordRole)
    assert heading.in_library == 31
    voices.cards.setFocus()
    voices.cards.go_to(1)

    with qtbot.waitSignal(voices.library_wanted) as wanted:
        qtbot.keyClick(voices.cards, Qt.Key.Key_L)

    assert wanted.args == ["Anna Keller"]


def test_how_it_is_said_stands_last_and_asks_to_be_shown_in_the_text(
    voices: Voices, qtbot: QtBot
) -> None:
    found, _ = extracted()
    verbs = reporting_verbs(BRIDGE, found)
    assert verbs
    voices.show_reporting(verbs, are_shown=False)
    last = voices.cards.model().rowCount() - 1
    voices.cards.setFocus()
    voices.cards.go_to(last)

    with qtbot.waitSignal(voices.reporting_words_wanted) as wanted:
        qtbot.keyClick(voices.cards, Qt.Key.Key_Return)

    assert wanted.args == [True]
    assert "neutral: " in spoken_rows(voices.cards)[last]


def test_the_keyboard_stays_on_its_card_when_others_go(voices: Voices) -> None:
    found, sums = extracted()
    last = found.speech[-1]
    row = row_with(voices, last.content.of(BRIDGE)[:12])
    voices.cards.setFocus()
    voices.cards.go_to(row)
    fewer = replace(found, quotations=(last,))

    voices.show_cards(voices_cards(BRIDGE, fewer, ledger(BRIDGE, fewer)))

    assert sums.voices
    assert voices.cards.currentIndex().data(RecordRole).key == f"quotation:{last.extent.start}"
    assert voices.cards.currentIndex().row() != row


def open_menu() -> SpeakerMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, SpeakerMenu)
    return menu


def test_the_menu_asks_and_the_keyboard_is_on_what_holds_now(voices: Voices, qtbot: QtBot) -> None:
    voices.cards.setFocus()
    voices.cards.go_to(row_with(voices, "a coat of paint"))

    qtbot.keyClick(voices.cards, Qt.Key.Key_S)

    menu = open_menu()
    assert menu.accessibleName() == "Who says “a coat of paint”?"
    assert menu.actions()[0].text() == menu.accessibleName()
    assert menu.activeAction().text() == "Tom Reed"
    menu.close()


def test_what_the_reader_put_right_can_be_taken_back_from_its_card(
    voices: Voices, qtbot: QtBot
) -> None:
    found, sums = extracted()
    put_right = PutRight((a_correction(),), (a_speaker_name("Anna", "Tom Reed"),))
    voices.show_cards(voices_cards(BRIDGE, found, sums, put_right))
    returned = all_said(voices.correction_returned)

    for words, entry in (
        ("bridge is safe", "As the program found it"),
        ("Tom Reed, 1 quote", "Anna is somebody else after all"),
    ):
        voices.cards.setFocus()
        voices.cards.go_to(row_with(voices, words))
        qtbot.keyClick(voices.cards, Qt.Key.Key_S)
        menu = open_menu()
        next(a for a in menu.actions() if a.text() == entry).trigger()
        menu.close()

    assert returned == ["c1", "s1"]
    assert "put right by you" in spoken_rows(voices.cards)[row_with(voices, "bridge is safe")]
    assert "also called Anna" in spoken_rows(voices.cards)[row_with(voices, "Tom Reed, 1")]


def test_what_is_no_quotation_stays_in_the_panel_to_be_taken_back(voices: Voices) -> None:
    found, _ = extracted()
    denial = a_correction("“a coat of paint”", kind=CorrectionKind.NOT_SPEECH)
    put_right = PutRight((denial,))
    corrected = corrected_by(BRIDGE, found, put_right)

    cards = voices_cards(BRIDGE, corrected, ledger(BRIDGE, corrected), put_right)

    heading, card = cards[-2:]
    assert isinstance(heading, VoiceCard)
    assert heading.is_denied
    assert isinstance(card, QuotationCard)
    assert (card.words, card.correction, card.is_denied) == ("a coat of paint", "c1", True)


def test_a_name_with_an_ampersand_is_no_key_of_the_menu(voices: Voices) -> None:
    chosen: list[str] = []
    menu = SpeakerMenu(["Marks & Spencer"], chosen.append, voices, asks="Who?")

    menu.actions()[1].trigger()

    assert menu.actions()[1].text() == "Marks && Spencer"
    assert chosen == ["Marks & Spencer"]


@pytest.mark.parametrize("most", range(2, 9))
def test_quotations_beyond_the_cards_are_counted_and_nobody_stands_without_one(
    voices: Voices, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    found, sums = extracted(BRIDGE)
    monkeypatch.setattr(cards_module, "_MOST_CARDS", most)

    cards = voices_cards(BRIDGE, found, sums)
    voices.show_cards(cards)

    shown = sum(isinstance(card, QuotationCard) for card in cards)
    more = [card.count for card in cards if isinstance(card, MoreCard)]
    assert shown + sum(more) == len(found.spoken)
    for card, after in zip(cards, (*cards[1:], None), strict=True):
        assert not isinstance(card, VoiceCard) or isinstance(after, QuotationCard)
    if more:
        assert f"{more[0]} more quotations have no card here" in " ".join(spoken_rows(voices.cards))


def test_of_a_quotation_without_a_card_nothing_else_is_asked(voices: Voices, qtbot: QtBot) -> None:
    for ask in (voices.show_reasons, voices.ask_who_speaks):
        with qtbot.waitSignal(voices.refused), qtbot.assertNotEmitted(voices.evidence_shown):
            ask("quotation:999999")
    assert QApplication.activePopupWidget() is None
