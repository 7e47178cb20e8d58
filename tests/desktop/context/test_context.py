"""The panel of claims and notes: what it says of them and where it leads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, SignalInstance
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.appearance.theme import Theme
from desktop.cards.panel import CardPosition
from desktop.cards.text import CardText
from desktop.context.cards import ContextCard, context_cards
from desktop.context.context import Context
from desktop.core.claim import (
    REPORTER,
    Claim,
    ClaimId,
    ClaimStatus,
    ClaimType,
    ContextNote,
    ContextNoteId,
    NoteKind,
    NoteSource,
    Person,
    PersonId,
)
from desktop.core.lesson import LessonPack
from desktop.core.speakers.ledger import Ledger
from tests.core.builders import BRIDGE, a_selector, an_article, span_of
from tests.desktop.builders import extracted, middle_of, part_of, spoken_rows
from tests.desktop.conftest import ShowWidget

KELLER = Person(PersonId("keller"), "Anna Keller", ("Mayor Anna Keller",))
REED = Person(PersonId("reed"), "Tom Reed")
SURVEY = ContextNote(
    ContextNoteId("survey"),
    an_article().id,
    "What the survey found",
    (a_selector("rust on nine"),),
    NoteKind.EVIDENCE_AGAINST,
    claim=ClaimId("safe"),
    sources=(NoteSource("Harbour survey, 2024", "primary"),),
    body="Nine beams of twelve had rust.",
)
HISTORY = ContextNote(
    ContextNoteId("history"),
    an_article().id,
    "How old the bridge is",
    (a_selector("built in 1931"),),
    NoteKind.BACKGROUND,
    sources=(NoteSource("Town archive"),),
    body="It was the first of its kind.",
)
SAFE = Claim(
    ClaimId("safe"),
    an_article().id,
    "The bridge is safe",
    (a_selector("“The harbour bridge is safe,”"),),
    type=ClaimType.FACT,
    speaker=KELLER.id,
    repeated_by=(REED.id,),
    status=ClaimStatus.DISPUTED,
    status_by="The lesson's authors",
    body="Look at **who** measured.",
)


def cards_of(*things: Claim | ContextNote) -> tuple[ContextCard, ...]:
    claims = [thing for thing in things if isinstance(thing, Claim)]
    notes = [thing for thing in things if isinstance(thing, ContextNote)]
    return context_cards(BRIDGE, claims, notes, [KELLER, REED], extracted()[1])


@pytest.fixture
def context(light: Theme, show: ShowWidget) -> Context:
    panel = Context(light)
    show(panel)
    panel.show_cards(cards_of(SAFE, SURVEY, HISTORY))
    return panel


def place_of(context: Context) -> CardPosition | None:
    return context.place


def all_said(signal: SignalInstance) -> list[object]:
    said: list[object] = []
    signal.connect(said.append)
    return said


def test_the_model_is_sound(context: Context, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(context.cards.model())


def test_cards_stand_in_the_order_of_the_text(context: Context) -> None:
    spoken = spoken_rows(context.cards)

    assert spoken[0].startswith("Background: How old the bridge is")
    assert spoken[1].startswith("Claim")
    assert len(spoken) == 2


def test_a_claim_is_spoken_with_who_says_it(context: Context) -> None:
    assert "“The harbour bridge is safe,”. Anna Keller" in spoken_rows(context.cards)[1]


def test_a_status_is_spoken_with_the_name_of_who_set_it(context: Context) -> None:
    assert "Disputed, says The lesson's authors" in spoken_rows(context.cards)[1]


@pytest.mark.parametrize("status", list(ClaimStatus))
def test_no_status_ever_stands_without_a_name(context: Context, status: ClaimStatus) -> None:
    context.show_cards(cards_of(replace(SAFE, status=status, status_by="Ms Hill")))

    assert ", says Ms Hill" in spoken_rows(context.cards)[0]


def test_a_claim_nobody_judged_has_no_status(context: Context) -> None:
    context.show_cards(cards_of(replace(SAFE, status=None, status_by="")))

    assert "says" not in spoken_rows(context.cards)[0]


@pytest.mark.parametrize("kind", list(NoteKind))
def test_every_kind_of_note_has_a_name(context: Context, kind: NoteKind) -> None:
    context.show_cards(cards_of(replace(HISTORY, kind=kind)))

    kind_said = spoken_rows(context.cards)[0].partition(":")[0]
    assert kind_said
    assert kind_said != kind.value


def test_a_note_of_a_claim_is_spoken_on_the_claims_card(context: Context) -> None:
    spoken = spoken_rows(context.cards)[1]

    assert "Evidence against: What the survey found" in spoken
    assert "Nine beams of twelve" in spoken


def test_sources_of_a_note_are_spoken_with_their_kind(context: Context) -> None:
    spoken = spoken_rows(context.cards)

    assert "Harbour survey, 2024" in spoken[1]
    assert "primary source" in spoken[1]
    assert "Town archive" in spoken[0]


def test_who_repeats_a_claim_is_spoken(context: Context) -> None:
    assert "Tom Reed" in spoken_rows(context.cards)[1]


def test_what_the_pack_says_of_a_claim_is_spoken(context: Context) -> None:
    assert "measured" in spoken_rows(context.cards)[1]


def test_signs_of_markdown_are_not_spoken(context: Context) -> None:
    assert "*" not in "".join(spoken_rows(context.cards))


def test_a_claim_of_the_article_itself_is_the_reporters(context: Context) -> None:
    context.show_cards(cards_of(replace(SAFE, speaker=REPORTER)))

    assert "the reporter" in spoken_rows(context.cards)[0]


def test_a_claim_of_a_story_itself_is_the_narrators(context: Context) -> None:
    told = Ledger(is_story=True)
    claim = replace(SAFE, speaker=REPORTER)
    context.show_cards(context_cards(BRIDGE, [claim], [], [], told))

    assert "the narrator" in spoken_rows(context.cards)[0]


def test_a_speaker_who_is_heard_keeps_the_colour_of_the_voice() -> None:
    _, sums = extracted()
    numbers = {voice.speaker.name: voice.number for voice in sums.voices}

    (card,) = cards_of(SAFE)

    assert card.speaker is not None
    assert card.speaker.number == numbers["Anna Keller"]
    assert card.repeated_by[0].number == numbers["Tom Reed"]


def test_a_card_tells_its_paragraph() -> None:
    assert [card.paragraph for card in cards_of(SAFE, HISTORY)] == [1, 2]


def test_the_tab_counts_the_cards(context: Context, qtbot: QtBot) -> None:
    assert context.title() == "Context 2"

    with qtbot.waitSignal(context.titled) as said:
        context.show_cards(())

    assert said.args == ["Context"]


def test_an_article_without_context_says_so(context: Context) -> None:
    context.show_cards(())

    words = [label.text() for label in context.findChildren(QLabel) if label.isVisible()]
    assert words == [
        "No context notes come with this article. Who speaks in it stands under Voices."
    ]


def test_an_article_without_context_leads_to_who_speaks(context: Context, qtbot: QtBot) -> None:
    context.show_cards(())
    context.setFocus()
    wanted: list[str] = []
    context.panel_wanted.connect(wanted.append)

    button = part_of(context, QPushButton)
    assert button.hasFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)

    assert wanted == ["voices"]
    context.show_cards(cards_of(SAFE))
    assert context.cards.hasFocus()


# By keyboard and mouse


def test_the_arrow_keys_show_the_passage_of_each_card(context: Context, qtbot: QtBot) -> None:
    context.setFocus()
    context.cards.go_to(0)
    said = all_said(context.passage_shown)

    qtbot.keyClick(context.cards, Qt.Key.Key_Down)

    assert said == [span_of("“The harbour bridge is safe,”")]


def test_enter_goes_to_the_passage_of_a_card(context: Context, qtbot: QtBot) -> None:
    context.go_to("note:history")
    said = all_said(context.passage_wanted)

    qtbot.keyClick(context.cards, Qt.Key.Key_Return)

    assert said == [span_of("built in 1931")]


def test_a_click_goes_to_the_passage_of_a_card(context: Context, qtbot: QtBot) -> None:
    said = all_said(context.passage_wanted)

    qtbot.mouseClick(
        context.cards.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(context.cards, 0)
    )

    assert said == [span_of("built in 1931")]


def test_c_asks_who_else_makes_a_claim(context: Context, qtbot: QtBot) -> None:
    context.go_to("claim:safe")

    with qtbot.waitSignal(context.corroboration_wanted) as said:
        qtbot.keyClick(context.cards, Qt.Key.Key_C)

    assert said.args == [span_of("“The harbour bridge is safe,”"), SAFE.title, "Anna Keller"]


def test_c_asks_for_the_words_that_a_note_is_about(context: Context, qtbot: QtBot) -> None:
    context.go_to("note:history")
    refused = all_said(context.refused)

    with qtbot.waitSignal(context.words_wanted) as said:
        qtbot.keyClick(context.cards, Qt.Key.Key_C)

    assert said.args == [span_of("built in 1931")]
    assert refused == []


@pytest.mark.parametrize("thing", [replace(HISTORY, places=()), replace(SAFE, places=())])
def test_c_on_a_card_without_words_says_why_nothing_is_compared(
    context: Context, qtbot: QtBot, thing: Claim | ContextNote
) -> None:
    [card] = cards_of(thing)
    context.show_cards([card])
    context.go_to(card.key)
    asked = all_said(context.words_wanted)

    with qtbot.waitSignal(context.refused) as said:
        qtbot.keyClick(context.cards, Qt.Key.Key_C)

    assert said.args == ["Nothing to compare: this card belongs to no words of the text."]
    assert asked == []


def test_no_paragraph_is_told_where_a_card_belongs_to_none(context: Context, light: Theme) -> None:
    for thing, place in ((HISTORY, "¶ 1"), (replace(HISTORY, places=()), "")):
        [card] = cards_of(thing)
        text = CardText(light, 300)
        context._compose(card, text)

        assert text.document.toPlainText().splitlines()[0] == f"BACKGROUND   {place}".strip()


def test_a_card_is_chosen_again_as_soon_as_it_is_there(context: Context) -> None:
    cards = cards_of(SAFE, SURVEY, HISTORY)
    context.go_to("claim:safe")
    place = context.place
    assert place is not None

    context.show_nothing_yet()
    context.return_to(place)
    assert place_of(context) is None
    context.show_cards(cards)
    assert place_of(context) == place

    context.show_nothing_yet()
    context.return_to(place)
    context.show_nothing_yet()
    context.show_cards(cards)
    assert context.place != place


def test_hovering_a_card_lights_its_mark_and_leaving_puts_it_out(
    context: Context, qtbot: QtBot
) -> None:
    said = all_said(context.card_lit)

    qtbot.mouseMove(context.cards.viewport(), middle_of(context.cards, 0))
    qtbot.mouseMove(context.cards.viewport(), QPoint(5, context.cards.viewport().height() - 2))

    assert said == [("note:history",), ()]


def test_go_to_puts_the_keyboard_on_a_card(context: Context) -> None:
    context.go_to("claim:safe")

    assert context.cards.hasFocus()
    assert context.cards.currentIndex().row() == 1


def test_an_unknown_card_leaves_the_keyboard_where_it_is(context: Context) -> None:
    context.go_to("note:history")

    context.go_to("claim:nobody-knows")

    assert context.cards.currentIndex().row() == 0


def test_scrolling_does_not_move_the_cards_under_the_keyboard(context: Context) -> None:
    context.go_to("claim:safe")
    before = context.cards.viewport().grab().toImage()

    context.lift_paragraph(1)

    assert context.cards.viewport().grab().toImage() == before


def test_light_lifts_the_cards_with_these_keys(context: Context) -> None:
    before = context.cards.viewport().grab().toImage()

    context.light(["note:history", "quotation:7"])
    lit = context.cards.viewport().grab().toImage()
    context.light([])

    assert lit != before
    assert context.cards.viewport().grab().toImage() == before


def test_the_card_of_the_paragraph_in_view_is_lifted(context: Context) -> None:
    context.cards.clearFocus()
    context.light(["note:history"])
    first = context.cards.viewport().grab().toImage()
    context.light([])

    context.lift_paragraph(1)

    assert context.cards.viewport().grab().toImage() == first


# The shipped packs


def test_every_shipped_claim_and_note_makes_a_card(
    context: Context, packs: tuple[LessonPack, ...]
) -> None:
    for pack in packs:
        for article in pack.articles:
            claims = [c for c in pack.claims if c.article_id == article.id]
            notes = [n for n in pack.notes if n.article_id == article.id]
            alone = [note for note in notes if note.claim is None]
            _, sums = extracted(article.text)

            context.show_cards(context_cards(article.text, claims, notes, pack.people, sums))

            spoken = " ".join(spoken_rows(context.cards))
            assert len(spoken_rows(context.cards)) == len(claims) + len(alone)
            assert all(note.title in spoken for note in notes)
            assert not context.cards.viewport().grab().isNull()


def test_every_shipped_status_is_spoken_with_a_name(
    context: Context, packs: tuple[LessonPack, ...]
) -> None:
    judged = [claim for pack in packs for claim in pack.claims if claim.status]
    assert judged

    for claim in judged:
        context.show_cards(cards_of(replace(claim, places=SAFE.places)))

        assert f", says {claim.status_by}" in spoken_rows(context.cards)[0]
        assert claim.status_by
