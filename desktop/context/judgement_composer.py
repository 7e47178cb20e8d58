"""What the student thinks of a claim, on its card: for the eye and for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.appearance.fonts import Role, Weight
from desktop.cards.text import Bar, CardText, Dot, Meter, Run
from desktop.context.cards import STANCE_LINK, WORDS_LINK, ContextCard
from desktop.core.claim import Stance
from desktop.core.text.card_words import card_note
from desktop.wording.claims import stance_name

_ROLE = Role.DETAIL


class JudgementComposer(QObject):
    """Sets under a claim what its reader says of it, and what can be said."""

    def compose(self, card: ContextCard, text: CardText) -> None:
        """Writes the end of a claim's card."""
        judgement = card.judgement
        chosen = judgement.stance if judgement else None
        has_words = judgement is not None and bool(judgement.body.strip())
        asks = self.tr("You:") if judgement else self.tr("What do you think?")
        bar = Bar(text.theme.colour("accent")) if judgement else None
        parts: list[Run | Dot | Meter] = [Run(f"{asks}   ", "soft_ink", _ROLE)]
        for stance in Stance:
            words, link = _kept_together(stance_name(stance)), f"{STANCE_LINK}{stance}"
            is_chosen = stance is chosen
            weight = Weight.SEMIBOLD if is_chosen else Weight.REGULAR
            parts.append(Run(words, "ink" if is_chosen else "accent", _ROLE, weight, link=link))
            parts.append(Run("    "))
        words = self.tr("Change my words") if has_words else self.tr("In my own words")
        parts.append(Run(_kept_together(words), "accent", _ROLE, link=WORDS_LINK))
        text.paragraph(*parts, above=12, bar=bar)
        if judgement is not None and has_words:
            text.rich_text(card_note(judgement.body).html, above=3, bar=bar)

    def spoken(self, card: ContextCard) -> str:
        """What a screen reader says of it; empty where nothing was said."""
        judgement = card.judgement
        if judgement is None:
            return ""
        said = [stance_name(judgement.stance)] if judgement.stance else []
        if judgement.body.strip():
            said.append(card_note(judgement.body).plain)
        return self.tr("You: {0}").format(". ".join(said))


def _kept_together(words: str) -> str:
    """The words on one line."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")
