"""The panel of who speaks: a ledger, and every quotation under its speaker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton

from desktop.appearance.keys_in_words import describe, follow_keys, with_keys
from desktop.appearance.plain_words import announce
from desktop.appearance.theme import Theme
from desktop.cards.delegate import CardShape, Sheet
from desktop.cards.panel import CardPanel
from desktop.cards.text import CardText
from desktop.core.quotation import Quotation
from desktop.core.reporting.verbs import ReportingVerb
from desktop.core.span import Span
from desktop.core.text.shown import shown
from desktop.voices.cards import (
    PERSON_LINK,
    LedgerCard,
    MoreCard,
    QuotationCard,
    ReportingCard,
    VoiceCard,
    VoicesCard,
)
from desktop.voices.tab import VoicesTab

if TYPE_CHECKING:
    from desktop.cards.speaker_menu import SpeakerMenu
    from desktop.voices.composer import VoiceComposer
    from desktop.voices.speaker_questions import SpeakerQuestions

# So many names stand in a menu.
_MOST_OFFERED = 40
# So many characters are sure to stand in a window together.
_A_WINDOW = 900


class Voices(CardPanel):
    """Speakers with words and quotes; what the program found can be put right here.

    `evidence_shown` sends the spans of the words on which a speaker rests, or none;
    `counts_wanted` the names of speakers of whom it is to be said how much they are quoted;
    `correction_returned` the id of a correction or a name that is to hold no longer; `left` that
    the keyboard goes back to the text; `reading_wanted` that the text is to be read once more.
    """

    tab = VoicesTab()

    evidence_shown = Signal(object)
    speaker_corrected = Signal(Quotation, str)
    quotation_denied = Signal(Quotation)
    speaker_joined = Signal(str, str)
    speaker_separated = Signal(str, str)
    correction_returned = Signal(str)
    library_wanted = Signal(str)
    counts_wanted = Signal(object)
    reporting_words_wanted = Signal(bool)
    reading_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            nothing="",
            look=CardShape(sheet_of=_sheet_of),
        )
        self._cards: tuple[VoicesCard, ...] = ()
        self._in_library: Mapping[str, int] = {}
        self._opened = ""
        self._usually_empty = self.tr(
            "Nobody is quoted in this article. If somebody speaks all the same, select the words in"
            " the text and say who ({Reader: S})."
        )
        self._empty.setText(follow_keys(self._empty, self._usually_empty))
        self._again = QPushButton(self.tr("Try again"))
        self._again.clicked.connect(self.reading_wanted)
        self._again.hide()
        self._column.addWidget(self._again, 0, Qt.AlignmentFlag.AlignHCenter)
        self._reporting = ReportingCard(())
        told = self.tr(
            "{Voices: W} says why, {Voices: S} puts the speaker right, {Voices: P} says who that"
            " is, {Voices: C} corroborates, {Voices: L} shows the library, Enter goes to the"
            " text, the right arrow key to what can be pressed on a card."
        )
        describe(self.cards, told)
        self.cards.link_followed.connect(self._follow)
        for words, keys, link in (
            (self.tr("Why this speaker?"), "W", "why"),
            (self.tr("Put the speaker right"), "S", "change"),
            (self.tr("Who is that?"), "P", PERSON_LINK),
            (self.tr("All quotes of the speaker in your library"), "L", "library"),
            (self.tr("Corroborate: who else speaks of the quote?"), "C", "corroborate"),
        ):
            self.new_action(words, keys).triggered.connect(
                lambda _=False, asked=link: self._follow_current(asked)
            )
        self.new_action(self.tr("Back to the text"), "Esc").triggered.connect(self._leave)

    def _lead_on(self) -> tuple[str, Callable[[], object]]:
        return self.tr("Go to the text"), self.left.emit

    def title(self) -> str:
        """What stands on the tab, with how many there are."""
        heard = sum(isinstance(c, VoiceCard) and c.voice is not None for c in self._model.records)
        return self.tab.title(heard)

    def show_cards(self, cards: Iterable[VoicesCard]) -> None:
        """Shows the voices of an article."""
        self._show_no_failure()
        self._cards = tuple(cards)
        if self._opened:
            self._renew_evidence()
        self._show_opened()
        if self.isVisible():
            self._ask_for_counts()

    def show_reading_failed(self) -> None:
        """Says that it is not known who speaks, and offers to look again."""
        self._empty.setText(
            self.tr(
                "The quotations of this text could not be read: it took too long. The text itself"
                " and your notes are safe."
            )
        )
        self._again.show()

    def _show_no_failure(self) -> None:
        if not self._again.isHidden():
            self._again.hide()
            self._empty.setText(with_keys(self._usually_empty))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_for_counts()
        if self._opened and not event.spontaneous():
            self._renew_evidence()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # The words that speak for a speaker are lit as long as the reasons are seen.
        if self._opened and not event.spontaneous():
            self.evidence_shown.emit(())

    def _ask_for_counts(self) -> None:
        # Only while somebody looks: whoever never opens the panel never waits for the index.
        names = tuple(
            card.voice.speaker.name
            for card in self._cards
            if isinstance(card, VoiceCard) and card.voice is not None
        )
        if names:
            self.counts_wanted.emit(names)

    def show_in_library(self, counts: Mapping[str, int]) -> None:
        """Shows how many quotations each speaker has in the whole library, by name."""
        self._in_library = counts
        self._show_opened()

    def show_nothing_yet(self) -> None:
        self._show_no_failure()
        self._cards, self._in_library, self._opened = (), {}, ""
        self._reporting = replace(self._reporting, verbs=())
        super().show_nothing_yet()

    def show_reporting(self, verbs: tuple[ReportingVerb, ...], *, are_shown: bool) -> None:
        """Shows with which words the text reports, and whether they are marked in it."""
        self._reporting = ReportingCard(verbs, are_shown)
        self._show_opened()

    def ask_who_speaks(self, key: str) -> None:
        """Offers to put right who says the quotation with this key."""
        if self._goes_to(key):
            self._follow_current("change")

    def show_reasons(self, key: str) -> None:
        """Tells why the quotation with this key has its speaker."""
        if self._goes_to(key) and self._opened != key:
            self._follow_current("why")

    def _goes_to(self, key: str) -> bool:
        """Puts the keyboard on a card; whether there is one."""
        self.go_to(key)
        there = self.place
        if there is None or there.key != key:
            # There are more quotations than can be looked through.
            self.refused.emit(self.tr("This quotation has no card of its own."))
            return False
        return True

    def ask_who_that_is(self, name: str) -> None:
        """Offers to say that a speaker of this article is the same person as another."""
        for card in self._cards:
            if isinstance(card, VoiceCard) and card.voice and card.voice.speaker.name == name:
                self.go_to(card.key)
                self._follow_current("change")
                return

    def _show_opened(self) -> None:
        rows: list[VoicesCard] = []
        for card in self._cards:
            if isinstance(card, QuotationCard):
                rows.append(replace(card, is_open=card.key == self._opened))
            elif isinstance(card, VoiceCard) and card.voice is not None:
                count = self._in_library.get(card.voice.speaker.name)
                rows.append(replace(card, in_library=count))
            else:
                rows.append(card)
        if rows and self._reporting.verbs:
            rows.append(self._reporting)
        self._show_rows(rows)

    def _say_wanted(self, card: VoicesCard) -> None:
        if isinstance(card, ReportingCard):
            self.reporting_words_wanted.emit(not card.are_shown)
        else:
            super()._say_wanted(card)

    def _follow_current(self, link: str) -> None:
        index = self.cards.currentIndex()
        if index.isValid():
            card = self._model.records[index.row()]
            if why := self._why_not(card, link):
                self.refused.emit(why)
            else:
                self._follow(card, link)
        else:
            self.refused.emit(self.tr("Choose a card first: the arrow keys go through them."))

    def _why_not(self, card: VoicesCard, link: str) -> str:
        """Why a key can do nothing on this card; empty where it can."""
        if isinstance(card, QuotationCard):
            is_unknown = link in ("library", PERSON_LINK) and not card.speaker
            return self.tr("It is not known who says this.") if is_unknown else ""
        if isinstance(card, ReportingCard) or (
            isinstance(card, LedgerCard) and link == PERSON_LINK
        ):
            return ""
        if link in ("why", "corroborate"):
            return self.tr("Go to a quotation first.")
        if not isinstance(card, VoiceCard) or card.voice is None:
            return self.tr("Go to a quotation or a speaker first.")
        return ""

    def _follow(self, card: VoicesCard, link: str) -> None:
        if isinstance(card, ReportingCard):
            self.reporting_words_wanted.emit(not card.are_shown)
            return
        if link.startswith(PERSON_LINK):
            self._ask_for_person(card, link.removeprefix(PERSON_LINK))
        elif isinstance(card, QuotationCard):
            if link == "why":
                self._toggle_reasons(card)
            elif link == "change":
                self._pop_up(self._questions.who_speaks(card, self._names()), card)
            elif link == "library" and card.speaker:
                self.library_wanted.emit(card.speaker)
            elif link == "corroborate":
                self.corroboration_wanted.emit(card.quotation.content, "", card.speaker)
        elif isinstance(card, VoiceCard) and card.voice is not None:
            if link == "library":
                self.library_wanted.emit(card.voice.speaker.name)
            elif link == "change":
                name = card.voice.speaker.name
                self._pop_up(self._questions.who_that_is(card, name, self._names()), card)

    def _ask_for_person(self, card: VoicesCard, name: str) -> None:
        if isinstance(card, QuotationCard):
            name = name or card.speaker
        elif isinstance(card, VoiceCard) and card.voice is not None:
            name = name or card.voice.speaker.name
        if name:
            self.person_wanted.emit(name)
        elif isinstance(card, LedgerCard):
            self._offer_people(card)

    def _offer_people(self, card: LedgerCard) -> None:
        """Lists everybody whom the article names, to ask who that is."""
        from desktop.appearance.menu import Menu  # noqa: PLC0415 - when first wanted

        menu = Menu(self)
        menu.setAccessibleName(self.tr("Who is that?"))
        for name in self._names()[:_MOST_OFFERED]:
            line = menu.addAction(shown(name).replace("&", "&&"))
            line.triggered.connect(lambda _=False, asked=name: self.person_wanted.emit(asked))
        first = menu.actions()[0] if menu.actions() else None
        index = self._model.index(self._model.row_of(lambda known: bool(known.key == card.key)))
        box = self.cards.visualRect(index).intersected(self.cards.viewport().rect())
        menu.popup(self.cards.viewport().mapToGlobal(box.topLeft()))
        if first is not None:
            menu.setActiveAction(first)

    def _toggle_reasons(self, card: QuotationCard) -> None:
        from desktop.voices.reasons import evidence, reasons  # noqa: PLC0415 - when asked

        self._opened = "" if self._opened == card.key else card.key
        self._show_opened()
        self._keep_in_view(card.key)
        shown = evidence(card.quotation) if self._opened else ()
        self.evidence_shown.emit(shown)
        if self._opened:
            self.passage_shown.emit(_with_evidence(card.quotation.extent, shown))
            announce(self.cards, " ".join(reasons(card.quotation, card.speaker)))

    def _renew_evidence(self) -> None:
        card = next((card for card in self._cards if card.key == self._opened), None)
        if isinstance(card, QuotationCard):
            from desktop.voices.reasons import evidence  # noqa: PLC0415 - when asked

            self.evidence_shown.emit(evidence(card.quotation) if self.isVisible() else ())
        else:
            self._opened = ""
            self.evidence_shown.emit(())

    def _leave(self) -> None:
        card = next((card for card in self._cards if card.key == self._opened), None)
        if isinstance(card, QuotationCard):
            self._toggle_reasons(card)
        else:
            self.left.emit()

    def _names(self) -> list[str]:
        ledger = next((c.ledger for c in self._cards if isinstance(c, LedgerCard)), None)
        if ledger is None:
            return []
        heard = [voice.speaker.name for voice in ledger.voices]
        return [*heard, *(speaker.name for speaker in ledger.talked_about)]

    @cached_property
    def _questions(self) -> SpeakerQuestions:
        from desktop.voices.speaker_questions import SpeakerQuestions  # noqa: PLC0415 - when asked

        questions = SpeakerQuestions(self)
        questions.speaker_corrected.connect(self.speaker_corrected)
        questions.quotation_denied.connect(self.quotation_denied)
        questions.speaker_joined.connect(self.speaker_joined)
        questions.speaker_separated.connect(self.speaker_separated)
        questions.correction_returned.connect(self.correction_returned)
        return questions

    def _pop_up(self, menu: SpeakerMenu, card: VoicesCard) -> None:
        index = self._model.index(self._model.row_of(lambda known: bool(known.key == card.key)))
        self.cards.scrollTo(index)
        box = self.cards.visualRect(index).intersected(self.cards.viewport().rect())
        menu.open_at(self.cards.viewport().mapToGlobal(box.bottomLeft()))

    def _keys_of(self, card: VoicesCard) -> tuple[str, ...]:
        if isinstance(card, VoiceCard) and card.voice is not None:
            return tuple(f"quotation:{q.extent.start}" for q in card.voice.quotations)
        return (card.key,) if isinstance(card, QuotationCard) else ()

    def _span_of(self, card: VoicesCard) -> Span | None:
        if isinstance(card, QuotationCard):
            return card.quotation.extent
        if isinstance(card, VoiceCard) and card.voice is not None:
            return card.voice.quotations[0].extent
        return None

    # What stands on a card

    @cached_property
    def _composer(self) -> VoiceComposer:
        from desktop.voices.composer import VoiceComposer  # noqa: PLC0415 - with the first card

        return VoiceComposer(self)

    def _compose(self, card: VoicesCard, text: CardText) -> None:
        self._composer.compose(card, text)

    def _spoken(self, card: VoicesCard) -> str:
        return self._composer.spoken(card)


def _with_evidence(extent: Span, shown: tuple[Span, ...]) -> Span:
    """The quotation with the words on which its speaker rests, where both fit into a window."""
    start = min(extent.start, *(span.start for span in shown)) if shown else extent.start
    return Span(start, extent.end) if extent.end - start < _A_WINDOW else extent


def _sheet_of(card: VoicesCard) -> Sheet:
    if isinstance(card, LedgerCard | ReportingCard | MoreCard):
        return Sheet.WHOLE
    if isinstance(card, VoiceCard):
        return Sheet.TOP
    return Sheet.BOTTOM if card.is_last else Sheet.MIDDLE
