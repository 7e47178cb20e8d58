"""What stands on the cards of notes, for the eye and for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.appearance.fonts import Role, Weight
from desktop.appearance.keys_in_words import with_keys
from desktop.cards.text import Bar, CardText, Run, voice_dot
from desktop.core.annotation import ELSEWHERE, Annotation
from desktop.core.selector import Selector
from desktop.core.text.card_words import card_note
from desktop.core.text.shown import beginning, shown
from desktop.core.text.words_gone import parts_gone
from desktop.notes.cards import NoteCard, WordingCard
from desktop.wording.claims import stance_name
from desktop.wording.counting import counted, grouped
from desktop.wording.dates import spoken_day, spoken_moment, spoken_time
from desktop.wording.pens import USUAL_NAMES, PenNames, name_of

# So many characters of an earlier wording are to be read on its card.
_MOST_OF_WORDING = 3_000


class NoteComposer(QObject):
    """Sets the words of a note, or of an earlier wording, on its card.

    `pens` are the names that the lesson of the text gives to pens.
    """

    pens: PenNames = USUAL_NAMES

    def compose(self, card: NoteCard | WordingCard, text: CardText) -> None:
        """Writes a card."""
        if isinstance(card, WordingCard):
            self._compose_wording(card, text)
        else:
            self._compose_note(card, text)

    def spoken(self, card: NoteCard | WordingCard) -> str:
        """What a screen reader says of a card."""
        if isinstance(card, WordingCard):
            return self._spoken_wording(card)
        words = [
            self._made_with(card.annotation),
            f"“{_shortened(card.annotation.selector.quote.exact)}”",
        ]
        if card.annotation.author:
            words.append(self.tr("Written by {0}").format(card.annotation.author))
        if card.annotation.is_lost:
            words.append(self.tr("Lost its place"))
            words.append(self._lost_words(card.annotation))
        elif card.level:
            words.append(self._level_words(card))
        elif card.to_check:
            words.append(self.tr("Please check: its words changed"))
        if card.is_going_out:
            words.append(self.tr("Chosen to be taken out"))
        if card.annotation.also_at is not None:
            words.append(self._also_on(card, card.annotation.also_at))
        if card.annotation.body.strip():
            words.append(card_note(card.annotation.body).plain)
        if card.earlier:
            words.append(self._earlier_words(len(card.earlier)))
        if card.removed:
            words.append(self._when(card))
        return ". ".join(words)

    def _compose_wording(self, card: WordingCard, text: CardText) -> None:
        wording = card.wording
        told = self.tr("Also written elsewhere") if wording.is_beside else self.tr("Before")
        text.paragraph(
            Run(told, "ink" if wording.is_beside else "soft_ink", Role.LABEL, Weight.SEMIBOLD),
            at_right=Run(spoken_moment(wording.written), "soft_ink", Role.LABEL),
        )
        parts = parts_gone(beginning(wording.value, _MOST_OF_WORDING), card.annotation.body)
        text.paragraph(
            *(Run(words, marked="accent_tint" if is_gone else "") for words, is_gone in parts),
            above=3,
            bar=Bar(text.theme.colour("line"), is_dotted=not wording.is_beside),
        )
        links = []
        if not card.is_removed:
            words = self.tr("Use these words") if wording.is_beside else self.tr("Put back")
            links.append(Run(words, "accent", Role.DETAIL, link="put back"))
            if wording.is_beside:
                links.append(Run("     ", "soft_ink", Role.DETAIL))
                links.append(Run(self.tr("Keep mine"), "soft_ink", Role.DETAIL, link="settle"))
        if links:
            text.paragraph(*links, above=4)
        if card.is_last:
            # The next note keeps its distance.
            text.paragraph(Run(" ", role=Role.SIGN), line_height=0.85)

    def _compose_note(self, card: NoteCard, text: CardText) -> None:
        annotation = card.annotation
        kicker = self._made_with(annotation)
        if not annotation.is_judgement:
            kicker = f"{annotation.pen.letter}  {kicker}"
        text.paragraph(
            Run(kicker.upper(), "ink", Role.LABEL, Weight.SEMIBOLD),
            self._where(card),
            at_right=Run(self._when(card), "soft_ink", Role.LABEL),
        )
        if author := annotation.author:
            # The same name has the same colour on every card.
            dot = voice_dot(text.theme, sum(author.encode("utf-8", "replace")), author)
            text.paragraph(dot, Run(f" {shown(author)}", "ink", Role.DETAIL), above=3)
        colour = text.theme.colour("claim_line")
        bar = Bar(colour if annotation.is_judgement else text.theme.pen_line(annotation.pen))
        exact = annotation.selector.quote.exact.replace("\n", " ")
        text.paragraph(
            Run(f"“{_shortened(exact)}”", role=Role.QUOTE),
            above=6,
            bar=bar,
            line_height=1.3,
        )
        if card.is_going_out:
            going = with_keys(self.tr("✓ {Window: Ctrl+Shift+E} takes it out"))
            text.paragraph(Run(going, "accent", Role.DETAIL, Weight.SEMIBOLD), above=3, bar=bar)
        if annotation.is_lost:
            lost = self._lost_words(annotation)
            text.paragraph(Run(lost, "soft_ink", Role.DETAIL), above=3, bar=bar)
        if annotation.also_at is not None:
            text.paragraph(
                Run(self._also_on(card, annotation.also_at), "soft_ink", Role.DETAIL),
                above=2,
                bar=bar,
            )
        if annotation.body.strip():
            words = card_note(annotation.body)
            text.rich_text(words.html, above=7)
            if words.left_out:
                end = self.tr(
                    "The note goes on for %n characters: “Edit” shows all of it.",
                    None,
                    words.left_out,
                )
                text.paragraph(Run(grouped(end, words.left_out), "soft_ink", Role.DETAIL), above=5)
        if card.is_removed:
            links = [Run(self.tr("Put back"), "accent", Role.DETAIL, link="return")]
        else:
            name = self.tr("Edit") if annotation.body.strip() else self.tr("Write a note")
            links = [
                Run(name, "accent", Role.DETAIL, link="edit"),
                Run("     ", "soft_ink", Role.DETAIL),
                Run(self.tr("Remove"), "soft_ink", Role.DETAIL, link="remove"),
            ]
        if card.earlier:
            told = (
                self.tr("Hide earlier wordings")
                if card.is_unfolded
                else self._earlier_words(len(card.earlier))
            )
            links.append(Run("     ", "soft_ink", Role.DETAIL))
            links.append(Run(told, "soft_ink", Role.DETAIL, link="history"))
        text.paragraph(*links, above=8)

    def _where(self, card: NoteCard) -> Run:
        if card.annotation.is_lost:
            lost = self.tr("lost its place")
            return Run(f"   {lost}", "bad_ink", Role.LABEL)
        if card.level:
            ink = "unsure_ink" if card.to_check or card.is_elsewhere else "soft_ink"
            at = "" if card.is_elsewhere else f"¶ {card.paragraph} · "
            return Run(f"   {at}{self._level_words(card)}", ink, Role.LABEL)
        if card.to_check:
            words = with_keys(self.tr("¶ {0} · ? please check: {Window: Ctrl+Shift+H}"))
            return Run(f"   {words.format(card.paragraph)}", "unsure_ink", Role.LABEL)
        return Run(f"   ¶ {card.paragraph}", "soft_ink", Role.LABEL)

    def _level_words(self, card: NoteCard) -> str:
        """What became of a mark that was made on another text of the article."""
        if card.is_elsewhere:
            return self.tr("not in this text, only in “{0}”").format(shown(card.level))
        if card.to_check:
            return self.tr("? please check: from “{0}”, in other words").format(shown(card.level))
        return self.tr("from “{0}”").format(shown(card.level))

    def _lost_words(self, annotation: Annotation) -> str:
        if annotation.lost_from == ELSEWHERE:
            if annotation.selector.quote.exact:
                return self.tr("These words are not in the text. They came with the note.")
            return self.tr("It came as a note about the whole text.")
        words = self.tr(
            "Its words stand in version {0} of the text. What changed? ({Window: Ctrl+Shift+H})"
        )
        return with_keys(words).format(annotation.lost_from)

    def _when(self, card: NoteCard) -> str:
        if card.removed:
            return self.tr("removed {0}").format(spoken_day(card.removed))
        return spoken_time(card.annotation.modified)

    def _also_on(self, card: NoteCard, other: Selector) -> str:
        """Where a note on two articles stands in the other."""
        if card.titles:
            words = self.tr("and in {0}: “{1}”")
            return words.format(shown(card.titles[1]), _shortened(other.quote.exact))
        return self.tr("and in another article: “{0}”").format(_shortened(other.quote.exact))

    def _made_with(self, annotation: Annotation) -> str:
        """What a mark stands for, or what is thought of a claim."""
        if not annotation.is_judgement:
            return name_of(annotation.pen, self.pens)
        stance = annotation.stance
        said = stance_name(stance) if stance else self.tr("In my own words")
        return self.tr("Claim · {0}").format(said)

    def _earlier_words(self, count: int) -> str:
        return counted(
            count, self.tr("1 earlier wording"), self.tr("%n earlier wordings", None, count)
        )

    def _spoken_wording(self, card: WordingCard) -> str:
        when, words = spoken_moment(card.wording.written), card.wording.value
        if card.is_removed:
            return self.tr("Earlier wording, {0}: {1}").format(when, words)
        if card.wording.is_beside:
            said = self.tr("Also written elsewhere, {0}: {1}.").format(when, words)
            keys = self.tr("{Notes: P} uses these words, {Notes: K} keeps mine.")
        else:
            said = self.tr("Earlier wording, {0}: {1}.").format(when, words)
            keys = self.tr("{Notes: P} puts it back.")
        return f"{said} {with_keys(keys)}".strip()


def _shortened(words: str) -> str:
    return words if len(words) <= 160 else f"{words[:100].rstrip()} … {words[-50:].lstrip()}"
