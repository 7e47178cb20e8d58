"""The panel of who speaks: a ledger, and every quotation under its speaker."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.card_list import CardLook, Sheet
from desktop.card_panel import CardPanel
from desktop.card_text import Bar, CardText, Dot, Face, Meter, Run
from desktop.core.quotation import Certainty, MentionKind, Quotation, QuotationKind
from desktop.core.span import Span
from desktop.counting import counted
from desktop.fonts import Weight
from desktop.theme import Theme
from desktop.voices.cards import LedgerCard, QuotationCard, VoiceCard, VoicesCard


class Voices(CardPanel):
    """Speakers with words and quotes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            name=self.tr("Voices"),
            nothing=self.tr("Nobody is quoted in this article."),
            look=CardLook(sheet_of=_sheet_of),
        )

    def title(self) -> str:
        heard = sum(isinstance(c, VoiceCard) and c.voice is not None for c in self._model.records)
        return self.tr("Voices {0}").format(heard) if heard else self.tr("Voices")

    def show_cards(self, cards: Iterable[VoicesCard]) -> None:
        """Shows the voices of an article."""
        self._show_rows(cards)

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
        for voice in ledger.voices:
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
        if ledger.talked_about:
            names = ", ".join(speaker.name for speaker in ledger.talked_about)
            text.paragraph(
                Run(self.tr("Talked about, not heard: "), "soft_ink", 12.5),
                Run(names, "ink", 12.5),
                above=10,
            )

    def _compose_voice(self, card: VoiceCard, text: CardText) -> None:
        if card.voice is None:
            text.paragraph(Run(self.tr("Nobody is named for"), size=14, weight=Weight.SEMIBOLD))
        else:
            text.paragraph(
                Dot(self._theme.speaker(card.voice.number)),
                Run(card.voice.speaker.name, size=14, weight=Weight.SEMIBOLD),
            )
        text.paragraph(Run(self._count(card), "soft_ink", 12), above=1)

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
        if card.quotation.cue is not None:
            parts += [
                Run(card.quotation.cue.text, "ink", 12, Weight.SEMIBOLD),
                Run(" · ", "soft_ink", 12),
            ]
        if partial:
            parts.append(Run(self.tr("partial quote") + " · ", "soft_ink", 12))
        parts.append(Run(f"¶ {card.paragraph} · {self._certainty(card.quotation)}", "soft_ink", 12))
        text.paragraph(*parts, above=2, bar=bar)

    def _sums(self, words: int, quotes: int) -> str:
        said = counted(words, self.tr("{0} word"), self.tr("{0} words"))
        return f"{said} · {counted(quotes, self.tr('{0} quote'), self.tr('{0} quotes'))}"

    def _count(self, card: VoiceCard) -> str:
        return counted(card.count, self.tr("{0} quote here"), self.tr("{0} quotes here"))

    def _certainty(self, quotation: Quotation) -> str:
        names = {
            Certainty.SURE: self.tr("sure"),
            Certainty.PROBABLE: self.tr("probably"),
            Certainty.UNKNOWN: self.tr("who?"),
        }
        return names[quotation.certainty]

    def _spoken(self, card: VoicesCard) -> str:
        if isinstance(card, LedgerCard):
            sums = [
                f"{voice.speaker.name}: {self._sums(voice.words, len(voice.quotations))}"
                for voice in card.ledger.voices
            ]
            ledger = card.ledger
            if ledger.unattributed:
                unknown = self._sums(ledger.unattributed_words, len(ledger.unattributed))
                sums.append(f"{self.tr('speaker unknown')}: {unknown}")
            if ledger.talked_about:
                names = ", ".join(speaker.name for speaker in ledger.talked_about)
                sums.append(self.tr("Talked about, not heard: ") + names)
            heading = self.tr("{0} of {1} words are quoted")
            return ". ".join([heading.format(ledger.quoted_words, ledger.words), *sums])
        if isinstance(card, VoiceCard):
            name = card.voice.speaker.name if card.voice else self.tr("Nobody is named for")
            return f"{name}, {self._count(card)}"
        speaker = card.speaker or self.tr("speaker unknown")
        return f"{speaker}: “{card.words}”, {self._certainty(card.quotation)}"


def _sheet_of(card: VoicesCard) -> Sheet:
    if isinstance(card, LedgerCard):
        return Sheet.WHOLE
    if isinstance(card, VoiceCard):
        return Sheet.TOP
    return Sheet.BOTTOM if card.is_last else Sheet.MIDDLE
