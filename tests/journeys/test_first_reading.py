"""The first journey: a newcomer starts the program and reads."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.cards.record_list import RecordRole
from desktop.context.cards import ContextCard
from desktop.desks.context_desk import ContextDesk
from desktop.desks.voices_desk import VoicesDesk
from desktop.voices.cards import QuotationCard, VoiceCard
from tests.journeys.student import Student


def test_a_newcomer_finds_the_article_open_with_its_ten_quotations(newcomer: Student) -> None:
    voices = [
        newcomer.app.sides.desk(VoicesDesk).panel.cards.model().index(row, 0).data(RecordRole)
        for row in range(newcomer.app.sides.desk(VoicesDesk).panel.cards.model().rowCount())
    ]

    heard = {
        card.voice.speaker.name: (len(card.voice.quotations), card.voice.words)
        for card in voices
        if isinstance(card, VoiceCard) and card.voice
    }
    assert newcomer.title.startswith("Trump says his team")
    assert heard == {"Donald Trump": (7, 43), "Vladimir Putin": (3, 51)}
    assert sum(isinstance(card, QuotationCard) for card in voices) == 10


def test_every_claim_with_a_status_names_who_set_it(newcomer: Student) -> None:
    model = newcomer.app.sides.desk(ContextDesk).panel.cards.model()
    cards: list[ContextCard] = [
        model.index(row, 0).data(RecordRole) for row in range(model.rowCount())
    ]
    claims = [card.claim for card in cards if card.claim]

    spoken = [
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row, card in enumerate(cards)
        if card.claim
    ]

    assert len(claims) >= 4
    for claim, words in zip(claims, spoken, strict=True):
        assert claim.status is not None
        assert claim.status_by
        assert claim.status_by in words


def test_the_two_reports_of_the_practice_pack_are_on_the_shelf(newcomer: Student) -> None:
    newcomer.opens("Anger as town locks its bridge")

    assert newcomer.title.startswith("Anger as town")
    assert newcomer.app.sides.desk(ContextDesk).panel.cards.model().rowCount() > 0


def test_a_card_lights_its_passage_and_the_passage_its_card(newcomer: Student) -> None:
    context = newcomer.app.sides.desk(ContextDesk).panel
    lit: list[tuple[str, ...]] = []
    context.card_lit.connect(lit.append)

    newcomer.hovers_row(context.cards, 1)
    hovered = lit[-1]
    newcomer.clicks_mark("insisted that discussions")

    card: ContextCard = context.cards.model().index(1, 0).data(RecordRole)
    assert hovered == (card.key,)
    assert newcomer.app.window.side.front is context
    assert context.cards.hasFocus()
    assert context.cards.currentIndex().data(RecordRole).claim.title.startswith("Talks")


def test_the_keyboard_leads_from_card_to_passage_and_back(newcomer: Student) -> None:
    newcomer.presses(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    newcomer.presses(Qt.Key.Key_End)
    last = newcomer.app.sides.desk(ContextDesk).panel.cards.currentIndex().data(RecordRole)

    newcomer.presses(Qt.Key.Key_Return)
    caret = newcomer.app.reader.page.caret()
    newcomer.presses(Qt.Key.Key_Return)

    assert caret == last.places[0].span.start
    assert newcomer.sees_words(last.places[0].quote.exact.split("\n")[0])
    panel = newcomer.app.window.side.front
    assert panel in (
        newcomer.app.sides.desk(ContextDesk).panel,
        newcomer.app.sides.desk(VoicesDesk).panel,
    )
    assert panel.cards.hasFocus()
