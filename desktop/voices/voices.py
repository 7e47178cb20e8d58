"""The panel of who speaks: a ledger, and every quotation under its speaker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton

from desktop.appearance.fonts import Weight
from desktop.appearance.plain_words import announce, tip
from desktop.appearance.theme import Theme
from desktop.cards.list import CardShape, Sheet
from desktop.cards.panel import CardPanel
from desktop.cards.speaker_menu import SpeakerMenu, ask_for_name, escaped
from desktop.cards.text import Bar, CardText, Dot, Face, Meter, Run
from desktop.core.quotation import Certainty, MentionKind, Quotation, QuotationKind
from desktop.core.reporting.cue_class import CueClass
from desktop.core.reporting.verbs import ReportingVerb
from desktop.core.span import Span
from desktop.core.text.shown import beginning
from desktop.voices.cards import (
    LedgerCard,
    MoreCard,
    QuotationCard,
    ReportingCard,
    VoiceCard,
    VoicesCard,
)
from desktop.voices.reasons import evidence, reasons
from desktop.wording.counting import counted
from desktop.wording.cue_classes import WORDS as CUE_CLASS_WORDS

# So many characters are sure to stand in a window together, and in one line of a menu.
_A_WINDOW = 900
_A_LINE = 40
# So many voices stand in the ledger, and so many letters of the names of who is talked about.
_MOST_IN_LEDGER, _MOST_TALKED_ABOUT = 60, 1_200


class Voices(CardPanel):
    """Speakers with words and quotes; what the program found can be put right here.

    `evidence_shown` sends the spans of the words on which a speaker rests, or none;
    `counts_wanted` the names of speakers of whom it is to be said how much they are quoted;
    `correction_returned` the id of a correction or a name that is to hold no longer; `left` that
    the keyboard goes back to the text; `reading_wanted` that the text is to be read once more.
    """

    short_name = "voices"
    marks = frozenset({"quotation", "voice"})

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
            name=self.tr("Voices"),
            nothing=self.tr("Nobody is quoted in this article."),
            look=CardShape(sheet_of=_sheet_of),
        )
        self._cards: tuple[VoicesCard, ...] = ()
        self._in_library: Mapping[str, int] = {}
        self._opened = ""
        self._usually_empty = self._empty.text()
        self._again = QPushButton(self.tr("Try again"))
        self._again.clicked.connect(self.reading_wanted)
        self._again.hide()
        self._column.addWidget(self._again, 0, Qt.AlignmentFlag.AlignHCenter)
        self._reporting = ReportingCard(())
        self.cards.setAccessibleDescription(
            self.tr(
                "W says why, S puts the speaker right, C corroborates, L shows the library, Enter"
                " goes to the text."
            )
        )
        self.cards.link_followed.connect(self._follow)
        for words, keys, link in (
            (self.tr("Why this speaker?"), "W", "why"),
            (self.tr("Put the speaker right"), "S", "change"),
            (self.tr("All quotes of the speaker in your library"), "L", "library"),
            (self.tr("Corroborate: who else speaks of the quote?"), "C", "corroborate"),
        ):
            self.new_action(words, keys).triggered.connect(
                lambda _=False, asked=link: self._follow_current(asked)
            )
        self.new_action(self.tr("Back to the text"), "Esc").triggered.connect(self._leave)

    def title(self) -> str:
        """What stands on the tab, with how many there are."""
        heard = sum(isinstance(c, VoiceCard) and c.voice is not None for c in self._model.records)
        return self.tr("Voices {0}").format(heard) if heard else self.tr("Voices")

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
            self._empty.setText(self._usually_empty)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_for_counts()

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
        self.go_to(key)
        self._follow_current("change")

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
            self._follow(self._model.records[index.row()], link)

    def _follow(self, card: VoicesCard, link: str) -> None:
        if isinstance(card, ReportingCard):
            self.reporting_words_wanted.emit(not card.are_shown)
            return
        if isinstance(card, QuotationCard):
            if link == "why":
                self._toggle_reasons(card)
            elif link == "change":
                self._ask_who_speaks(card)
            elif link == "library" and card.speaker:
                self.library_wanted.emit(card.speaker)
            elif link == "corroborate":
                self.corroboration_wanted.emit(card.quotation.content, "", card.speaker)
        elif isinstance(card, VoiceCard) and card.voice is not None:
            if link == "library":
                self.library_wanted.emit(card.voice.speaker.name)
            elif link == "change":
                self._ask_who_that_is(card, card.voice.speaker.name)

    def _toggle_reasons(self, card: QuotationCard) -> None:
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
            self.evidence_shown.emit(evidence(card.quotation))
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

    def _ask_who_speaks(self, card: QuotationCard) -> None:
        quotation = card.quotation
        menu = SpeakerMenu(
            self._names(),
            lambda name: self.speaker_corrected.emit(quotation, name),
            self,
            asks=self.tr("Who says “{0}”?").format(beginning(card.words, _A_LINE)),
            now=None if card.is_denied else card.speaker,
        )
        if not card.is_denied:
            denial = menu.addAction(self.tr("These are no quoted words"))
            denial.triggered.connect(lambda: self.quotation_denied.emit(quotation))
        if (made := card.correction) is not None:
            menu.addSeparator()
            back = menu.addAction(self.tr("As the program found it"))
            back.triggered.connect(lambda: self.correction_returned.emit(made))
        self._pop_up(menu, card)

    def _ask_who_that_is(self, card: VoiceCard, name: str) -> None:
        others = [other for other in self._names() if other != name]
        menu = SpeakerMenu(
            others,
            lambda same: self.speaker_joined.emit(name, same),
            self,
            asks=self.tr("{0} is the same person as").format(name),
            with_nobody=False,
        )
        apart = menu.addAction(self.tr("Another person of this name …"))
        apart.triggered.connect(
            lambda: ask_for_name(
                lambda shown: self.speaker_separated.emit(name, shown), self, f"{name} (2)"
            )
        )
        if card.also:
            menu.addSeparator()
        for other in card.also:
            words = self.tr("{0} is somebody else after all").format(other.name)
            back = menu.addAction(escaped(words))
            back.setToolTip(tip(words))
            back.triggered.connect(
                lambda _=False, taken=other.id: self.correction_returned.emit(taken)
            )
        self._pop_up(menu, card)

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

    def _compose(self, card: VoicesCard, text: CardText) -> None:
        if isinstance(card, LedgerCard):
            self._compose_ledger(card, text)
        elif isinstance(card, VoiceCard):
            self._compose_voice(card, text)
        elif isinstance(card, MoreCard):
            text.paragraph(Run(self._more(card), "soft_ink", 12.5))
        elif isinstance(card, ReportingCard):
            self._compose_reporting(card, text)
        else:
            self._compose_quotation(card, text)

    def _compose_ledger(self, card: LedgerCard, text: CardText) -> None:
        ledger = card.ledger
        heading = self.tr("Voices · {0} of {1} words are quoted")
        text.paragraph(
            Run(
                heading.format(ledger.quoted_words, ledger.words).upper(),
                "claim_line",
                11.5,
                Weight.SEMIBOLD,
            )
        )
        most = max((voice.words for voice in ledger.voices), default=1)
        whole = max(most, ledger.quoted_words) or 1
        for voice in ledger.voices[:_MOST_IN_LEDGER]:
            colour = self._theme.speaker(voice.number)
            text.paragraph(
                Dot(colour),
                Run(voice.speaker.name, size=13.5, weight=Weight.SEMIBOLD),
                at_right=Run(self._sums(voice.words, len(voice.quotations)), "soft_ink", 12.5),
                above=9,
            )
            text.paragraph(Meter(voice.words / whole, colour), above=1, line_height=1.0)
        if ledger.unattributed:
            sums = self._sums(ledger.unattributed_words, len(ledger.unattributed))
            text.paragraph(
                Run(self.tr("who?"), size=13.5, weight=Weight.SEMIBOLD),
                at_right=Run(sums, "soft_ink", 12.5),
                above=9,
            )
        if len(ledger.voices) > _MOST_IN_LEDGER:
            more = self.tr("and {0} more").format(len(ledger.voices) - _MOST_IN_LEDGER)
            text.paragraph(Run(more, "soft_ink", 12.5), above=9)
        if ledger.talked_about:
            names = beginning(
                ", ".join(speaker.name for speaker in ledger.talked_about), _MOST_TALKED_ABOUT
            )
            text.paragraph(
                Run(self.tr("Talked about, not heard: "), "soft_ink", 12.5),
                Run(names, "ink", 12.5),
                above=10,
            )

    def _more(self, card: MoreCard) -> str:
        words = self.tr("{0} more quotations have no card here; they are marked in the text.")
        return words.format(f"{card.count:,}")

    def _compose_voice(self, card: VoiceCard, text: CardText) -> None:
        if card.voice is None:
            text.paragraph(Run(self._nobody(card), size=14, weight=Weight.SEMIBOLD))
        else:
            text.paragraph(
                Dot(self._theme.speaker(card.voice.number)),
                Run(card.voice.speaker.name, size=14, weight=Weight.SEMIBOLD),
            )
        if card.is_denied:
            return
        parts: list[Run | Dot | Meter] = [Run(self._count(card), "soft_ink", 12)]
        if card.in_library is not None and card.in_library > card.count:
            words = self.tr("{0} in your library").format(card.in_library)
            parts += [Run(" · ", "soft_ink", 12), Run(words, "accent", 12, link="library")]
        if card.voice is not None:
            parts += [
                Run(" · ", "soft_ink", 12),
                Run(self.tr("who is that?"), "soft_ink", 12, link="change"),
            ]
        text.paragraph(*parts, above=1)
        if card.also:
            text.paragraph(Run(self._also(card), "soft_ink", 12), above=1)

    def _nobody(self, card: VoiceCard) -> str:
        return (
            self.tr("You said: no quotation") if card.is_denied else self.tr("Nobody is named for")
        )

    def _also(self, card: VoiceCard) -> str:
        return self.tr("also called {0}").format(", ".join(each.name for each in card.also))

    def _compose_quotation(self, card: QuotationCard, text: CardText) -> None:
        partial = card.quotation.kind is QuotationKind.PARTIAL
        is_known = card.number is not None
        colour = (
            self._theme.speaker_line(card.number or 0)
            if is_known
            else self._theme.colour("soft_ink")
        )
        bar = Bar(colour, is_dotted=partial)
        text.paragraph(Run(f"“{card.words}”", size=14, face=Face.TEXT), bar=bar, line_height=1.42)
        parts: list[Run | Dot | Meter] = []
        chain = card.quotation.why.chain
        if chain and chain[0].kind is not MentionKind.NAME and card.speaker:
            parts.append(Run(f"{chain[0].text} → {card.speaker} · ", "soft_ink", 12))
        mention = card.quotation.mention
        if mention is not None and not card.speaker and not card.is_denied:
            # The words say who speaks, but not who that is.
            parts.append(Run(f"{mention.text} → ? · ", "soft_ink", 12))
        if card.quotation.cue is not None:
            parts += [
                Run(card.quotation.cue.text, "ink", 12, Weight.SEMIBOLD),
                Run(" · ", "soft_ink", 12),
            ]
        if partial:
            parts.append(Run(self.tr("partial quote") + " · ", "soft_ink", 12))
        parts += [
            Run(f"¶ {card.paragraph} · {self._certainty(card)}", "soft_ink", 12),
        ]
        text.paragraph(*parts, above=2, bar=bar)
        text.paragraph(
            Run(self.tr("why?"), "accent", 12, link="why"),
            Run("   "),
            Run(self.tr("change"), "accent", 12, link="change", is_on_demand=True),
            Run("   "),
            Run(self.tr("corroborate"), "accent", 12, link="corroborate", is_on_demand=True),
            above=1,
            bar=bar,
        )
        if card.is_open:
            for sentence in reasons(card.quotation, card.speaker):
                text.paragraph(Run(sentence, "ink", 12.5), above=4, bar=bar)

    def _compose_reporting(self, card: ReportingCard, text: CardText) -> None:
        heading = self.tr("How it is said").upper()
        text.paragraph(Run(heading, "claim_line", 11.5, Weight.SEMIBOLD))
        for found, words in card.by_class():
            text.paragraph(
                Run(f"{self._words_for(found)}  ", size=13, weight=Weight.SEMIBOLD),
                Run(", ".join(words), size=13),
                above=5,
            )
        toggle = self.tr("Hide in the text") if card.are_shown else self.tr("Show in the text")
        text.paragraph(Run(toggle, "accent", 12.5, link="reporting"), above=8)

    def _words_for(self, found: CueClass) -> str:
        return QCoreApplication.translate("CueClass", CUE_CLASS_WORDS[found])

    def _sums(self, words: int, quotes: int) -> str:
        said = counted(words, self.tr("{0} word"), self.tr("{0} words"))
        return f"{said} · {counted(quotes, self.tr('{0} quote'), self.tr('{0} quotes'))}"

    def _count(self, card: VoiceCard) -> str:
        return counted(card.count, self.tr("{0} quote here"), self.tr("{0} quotes here"))

    def _certainty(self, card: QuotationCard) -> str:
        if card.correction is not None:
            return self.tr("put right by you")
        names = {
            Certainty.SURE: self.tr("sure"),
            Certainty.PROBABLE: self.tr("probably"),
            Certainty.UNKNOWN: self.tr("who?"),
        }
        return names[card.quotation.certainty]

    def _spoken(self, card: VoicesCard) -> str:
        if isinstance(card, LedgerCard):
            sums = [
                f"{voice.speaker.name}: {self._sums(voice.words, len(voice.quotations))}"
                for voice in card.ledger.voices[:_MOST_IN_LEDGER]
            ]
            ledger = card.ledger
            if ledger.unattributed:
                unknown = self._sums(ledger.unattributed_words, len(ledger.unattributed))
                sums.append(f"{self.tr('speaker unknown')}: {unknown}")
            if ledger.talked_about:
                names = ", ".join(speaker.name for speaker in ledger.talked_about)
                names = beginning(names, _MOST_TALKED_ABOUT)
                sums.append(self.tr("Talked about, not heard: ") + names)
            heading = self.tr("{0} of {1} words are quoted")
            return ". ".join([heading.format(ledger.quoted_words, ledger.words), *sums])
        if isinstance(card, ReportingCard):
            lines = [f"{self._words_for(c)}: {', '.join(words)}" for c, words in card.by_class()]
            return ". ".join([self.tr("How it is said"), *lines])
        if isinstance(card, MoreCard):
            return self._more(card)
        if isinstance(card, VoiceCard):
            name = card.voice.speaker.name if card.voice else self._nobody(card)
            said = [name, self._count(card)]
            if card.in_library is not None and card.in_library > card.count:
                said.append(self.tr("{0} in your library").format(card.in_library))
            return ", ".join([*said, self._also(card)] if card.also else said)
        unknown = self.tr("no quotation") if card.is_denied else self.tr("speaker unknown")
        words = f"{card.speaker or unknown}: “{card.words}”, {self._certainty(card)}"
        return " ".join(
            [words, *reasons(card.quotation, card.speaker)] if card.is_open else [words]
        )


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
