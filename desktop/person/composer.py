"""What stands on the cards of a person, for the eye and for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.appearance.fonts import Role, Weight
from desktop.cards.text import Bar, CardText, Dot, Meter, Run, voice_dot
from desktop.core.quotation import QuotationKind
from desktop.core.text.card_words import card_words
from desktop.core.text.shown import beginning
from desktop.person.cards import ClaimCard, MomentsCard, PersonCard, PersonRow, QuoteCard
from desktop.wording.certainties import certainty_of
from desktop.wording.counting import counted
from desktop.wording.dates import spoken_date

_MOST_OF_CLAIM = 300


class PersonComposer(QObject):
    """Sets who somebody is; what a lesson says is told as what that lesson says."""

    def compose(self, row: PersonRow, text: CardText) -> None:
        """Writes a card."""
        match row:
            case PersonCard():
                self._compose_person(row, text)
            case MomentsCard(moments):
                self._kicker(self.tr("In the lesson’s timeline"), text)
                for moment in moments:
                    text.paragraph(
                        Run(
                            f"{spoken_date(moment.day)}   ",
                            role=Role.DETAIL,
                            weight=Weight.SEMIBOLD,
                        ),
                        Run(moment.words, role=Role.CARD),
                        above=4,
                    )
            case ClaimCard():
                kicker = self.tr("Repeats the claim") if row.is_repeated else self.tr("Claims")
                self._kicker(kicker, text, "claim_line", place=row.paragraph)
                text.paragraph(Run(f"“{_claimed(row)}”", role=Role.QUOTE), above=3)
            case QuoteCard():
                self._compose_quote(row, text)

    def spoken(self, row: PersonRow) -> str:
        """What a screen reader says of a card."""
        match row:
            case PersonCard():
                return ". ".join(filter(None, [row.name, *self._said(row)]))
            case MomentsCard(moments):
                told = [f"{spoken_date(each.day)}: {each.words}" for each in moments]
                return ". ".join([self.tr("In the lesson’s timeline"), *told])
            case ClaimCard():
                kicker = self.tr("Repeats the claim") if row.is_repeated else self.tr("Claims")
                return f"{kicker}: “{_claimed(row)}”"
            case QuoteCard():
                return f"“{row.words}”, {self._how(row)}"

    def _said(self, card: PersonCard) -> list[str]:
        others = card.other_names
        said = [self.tr("also called {0}").format(", ".join(others))] if others else []
        for each in card.introductions or ():
            said += [card_words(each.person.body).plain, self._says(each.lesson, each.authors)]
        if card.introductions == ():
            said.append(self._nobody_says())
        said.append(self._here(card))
        if (library := self._in_library(card)) is not None:
            said.append(library)
        return said

    def _compose_person(self, card: PersonCard, text: CardText) -> None:
        self._kicker(self.tr("Who is that?"), text)
        known = card.number is not None
        colour = text.theme.speaker(card.number or 0) if known else text.theme.colour("soft_ink")
        text.paragraph(
            voice_dot(text.theme, card.number or 0, card.name) if known else Dot(colour),
            Run(card.name, role=Role.RESULT, weight=Weight.SEMIBOLD),
            above=5,
            line_height=1.25,
        )
        if others := card.other_names:
            words = self.tr("also called {0}").format(", ".join(others))
            text.paragraph(Run(words, "soft_ink", Role.DETAIL), above=2)
        for each in card.introductions or ():
            text.rich_text(card_words(each.person.body).html, above=8)
            says = self._says(each.lesson, each.authors)
            text.paragraph(Run(says, "soft_ink", Role.DETAIL), above=2)
        if card.introductions == ():
            text.paragraph(Run(self._nobody_says(), "soft_ink", Role.CARD), above=8)
        text.paragraph(Run(self._here(card), role=Role.CARD), above=12)
        if known and card.words_in_all:
            share = min(1.0, card.words / card.words_in_all)
            text.paragraph(Meter(share, colour), above=2, line_height=1.0)
        if (library := self._in_library(card)) is not None:
            parts = [Run(library, role=Role.CARD)]
            if card.heard is not None and card.heard.quotes:
                all_quotes = self.tr("show all").replace(" ", "\N{NO-BREAK SPACE}")
                parts += [Run("   "), Run(all_quotes, "accent", Role.DETAIL, link="library")]
            text.paragraph(*parts, above=4)
        if known:
            same = self.tr("Is the same person as …")
            text.paragraph(Run(same, "accent", Role.DETAIL, link="same"), above=10)

    def _compose_quote(self, card: QuoteCard, text: CardText) -> None:
        is_partial = card.quotation.kind is QuotationKind.PARTIAL
        bar = Bar(text.theme.speaker_line(card.number), is_dotted=is_partial)
        text.paragraph(Run(f"“{card.words}”", role=Role.QUOTE), bar=bar, line_height=1.42)
        parts: list[Run | Dot | Meter] = []
        if card.quotation.cue is not None:
            parts.append(Run(f"{card.quotation.cue.text} · ", "ink", Role.DETAIL, Weight.SEMIBOLD))
        parts.append(
            Run(f"¶ {card.paragraph} · {certainty_of(card.quotation)}", "soft_ink", Role.DETAIL)
        )
        text.paragraph(*parts, above=2, bar=bar)

    def _kicker(self, words: str, text: CardText, colour: str = "soft_ink", place: int = 0) -> None:
        parts = [Run(words.upper(), colour, Role.LABEL, Weight.SEMIBOLD)]
        if place:
            parts.append(Run(f"   ¶ {place}", "soft_ink", Role.LABEL))
        text.paragraph(*parts)

    def _says(self, lesson: str, authors: str) -> str:
        if authors:
            return self.tr("— says {0} in the lesson “{1}”").format(authors, lesson)
        return self.tr("— says the lesson “{0}”").format(lesson)

    def _nobody_says(self) -> str:
        return self.tr("No lesson in your library says who this is.")

    def _here(self, card: PersonCard) -> str:
        if card.number is None:
            return self.tr("Talked about in this article, not heard.")
        quotes = counted(card.quotes, self.tr("1 quote"), self.tr("%n quotes", None, card.quotes))
        words = self.tr("{0} of %n words", None, card.words_in_all).format(card.words)
        return self.tr("In this article: {0}, {1}").format(quotes, words)

    def _in_library(self, card: PersonCard) -> str | None:
        heard = card.heard
        if heard is None or heard.quotes < card.quotes:
            # Search has not seen this article yet.
            return None
        if not heard.quotes:
            return self.tr("HeardInLibrary in no article of your library yet.")
        articles = counted(
            heard.articles,
            self.tr("heard in 1 article"),
            self.tr("heard in %n articles", None, heard.articles),
        )
        quotes = counted(heard.quotes, self.tr("1 quote"), self.tr("%n quotes", None, heard.quotes))
        return self.tr("In your library: {0}, {1}").format(articles, quotes)

    def _how(self, card: QuoteCard) -> str:
        cue = [card.quotation.cue.text] if card.quotation.cue is not None else []
        return ", ".join([*cue, certainty_of(card.quotation)])


def _claimed(card: ClaimCard) -> str:
    return beginning(card.claim.places[0].quote.exact.strip('“”"'), _MOST_OF_CLAIM)
