"""The first journey: a newcomer starts the program and reads."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.context.cards import ContextCard
from desktop.record_list import RecordRole
from desktop.voices.cards import QuotationCard, VoiceCard
from tests.journeys.student import Student


def test_a_newcomer_finds_the_article_open_with_its_ten_quotations(student: Student) -> None:
    voices = [
        student.app.voices.cards.model().index(row, 0).data(RecordRole)
        for row in range(student.app.voices.cards.model().rowCount())
    ]

    heard = {
        card.voice.speaker.name: (len(card.voice.quotations), card.voice.words)
        for card in voices
        if isinstance(card, VoiceCard) and card.voice
    }
    assert student.title.startswith("Trump says his team")
    assert heard == {"Donald Trump": (7, 43), "Vladimir Putin": (3, 51)}
    assert sum(isinstance(card, QuotationCard) for card in voices) == 10


def test_every_claim_with_a_status_names_who_set_it(student: Student) -> None:
    model = student.app.context.cards.model()
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


def test_the_two_reports_of_the_practice_pack_are_on_the_shelf(student: Student) -> None:
    student.opens("Anger as town locks its bridge")

    assert student.title.startswith("Anger as town")
    assert student.app.context.cards.model().rowCount() > 0


def test_a_card_lights_its_passage_and_the_passage_its_card(student: Student) -> None:
    context = student.app.context
    lit: list[tuple[str, ...]] = []
    context.card_lit.connect(lit.append)

    student.hovers_row(context.cards, 1)
    hovered = lit[-1]
    student.clicks_mark("insisted that discussions")

    card: ContextCard = context.cards.model().index(1, 0).data(RecordRole)
    assert hovered == (card.key,)
    assert student.app.window.side_panel is context
    assert context.cards.hasFocus()
    assert context.cards.currentIndex().data(RecordRole).claim.title.startswith("Talks")


def test_the_keyboard_leads_from_card_to_passage_and_back(student: Student) -> None:
    student.presses(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    student.presses(Qt.Key.Key_End)
    last = student.app.context.cards.currentIndex().data(RecordRole)

    student.presses(Qt.Key.Key_Return)
    caret = student.app.reader.page.caret()
    student.presses(Qt.Key.Key_Return)

    assert caret == last.places[0].span.start
    assert student.sees_words(last.places[0].quote.exact.split("\n")[0])
    panel = student.app.window.side_panel
    assert panel in (student.app.context, student.app.voices)
    assert panel.cards.hasFocus()
