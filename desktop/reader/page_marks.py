"""All that is marked in one article, and how each kind of it looks on the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from desktop.appearance.theme import Theme
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.claim import Claim, ContextNote, Person
from desktop.core.pen import Pen
from desktop.core.quotation import Certainty, Extraction, Quotation, QuotationKind
from desktop.core.record import replace
from desktop.core.span import Span
from desktop.core.speakers.ledger import Ledger
from desktop.reader.marks import Layer, Line, Mark
from desktop.wording.pens import USUAL_NAMES, PenNames

if TYPE_CHECKING:
    from desktop.core.reporting.verbs import ReportingVerb
    from desktop.core.text.days_in_text import TimelineDay
    from desktop.core.text.explained_words import ExplainedWord

_PEN_LINES = {
    Pen.EVIDENCE: Line.SOLID,
    Pen.CLAIM: Line.DOUBLE,
    Pen.QUESTION: Line.WAVY,
    Pen.QUOTE: Line.DASH_DOT,
    Pen.OPINION: Line.DOTTED,
}
# Of words that were marked in answer, what is said of them is told by colour and line.
_PLACE_LOOKS = {
    "question-right": ("good_ink", Line.SOLID),
    "question-nearly": ("unsure_ink", Line.DASHED),
    "question-not-yet": ("bad_ink", Line.WAVY),
}
_PEN_TINT = 0.5
_NOWHERE = Span(0, 0)
# The lines of the first six speakers, of the next six, and of those after them by turns.
_WHOLE = (Line.SOLID, Line.SOLID_WITH_GAPS, Line.SOLID_WITH_DOTS)
_PARTIAL = (Line.DOTTED, Line.WIDE_DOTS, Line.PAIRS_OF_DOTS)


class PageMarks:
    """What is known of an article that is to be seen on its page; a new one for each article."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.extraction = Extraction()
        self.ledger = Ledger()
        self.claims: tuple[Claim, ...] = ()
        self.notes: tuple[ContextNote, ...] = ()
        self.people: tuple[Person, ...] = ()
        self.words: tuple[ExplainedWord, ...] = ()
        self.days: tuple[TimelineDay, ...] = ()
        # What the lesson calls pens.
        self.pens: PenNames = USUAL_NAMES
        self.annotations: tuple[Annotation, ...] = ()
        # Those of them whose words changed, and that nobody looked at since.
        self.waiting: frozenset[AnnotationId] = frozenset()
        # Those made on another text that says the same, which stand here in other words.
        self.doubted: frozenset[AnnotationId] = frozenset()
        self.found: tuple[Span, ...] = ()
        self.evidence: tuple[Span, ...] = ()
        # The words that it is asked about what they mean.
        self.asked: tuple[Span, ...] = ()
        self.reporting: tuple[ReportingVerb, ...] = ()
        # What other panels mark, by the first part of the keys of their marks.
        self.places: dict[str, tuple[Span, ...]] = {}
        # Made anew when others were found, or in other colours; the rest changes with every key.
        self._quotations: list[Mark] | None = None

    def take_extraction(self, extraction: Extraction, ledger: Ledger) -> None:
        """Takes other quotations."""
        self.extraction, self.ledger = extraction, ledger
        self._quotations = None

    def take_theme(self, theme: Theme) -> None:
        """Takes other colours."""
        self._theme = theme
        self._quotations = None

    def speaker_of(self, span: Span) -> str:
        """Who says these words; nobody where the article does."""
        for quotation in self.extraction.spoken:
            shared = min(span.end, quotation.extent.end) - max(span.start, quotation.extent.start)
            if 2 * shared > len(span):
                speaker = self.extraction.speaker(quotation.speaker)
                return speaker.name if speaker else ""
        return ""

    def topic_of(self, mark: Mark) -> str:
        """What a mark says, in other words than those it stands on; empty where it has none."""
        return {f"claim:{claim.id}": claim.title for claim in self.claims}.get(mark.key, "")

    def all(self, current: Span | None) -> list[Mark]:
        """The marks of the page; of those that were found one is the `current`."""
        if self._quotations is None:
            self._quotations = [self._quotation(each) for each in self.extraction.spoken]
        marks = list(self._quotations)
        for claim in self.claims:
            marks += self._context(f"claim:{claim.id}", claim, is_claim=True)
        for note in self.notes:
            if note.claim is None:
                marks += self._context(f"note:{note.id}", note, is_claim=False)
        marks += [self._dotted(f"word:{each.span.start}", each.span) for each in self.words]
        marks += [self._dotted(f"day:{each.span.start}", each.span) for each in self.days]
        for kind, spans in self.places.items():
            marks += [self._place(kind, span) for span in spans]
        marks += [self._own(annotation) for annotation in self.annotations]
        if self.reporting:
            # Mostly they are not shown, and what the classes of verbs are is not loaded.
            from desktop.reader.reporting_marks import reporting_marks  # noqa: PLC0415

            marks += reporting_marks(self.reporting, self._theme)
        marks += [self._found(span, is_current=span == current) for span in self.found]
        marks += [self._evidence(span) for span in (*self.evidence, *self.asked)]
        return marks

    def _quotation(self, quotation: Quotation) -> Mark:
        number = self.ledger.number_of(quotation)
        is_known = number is not None and quotation.certainty is not Certainty.UNKNOWN
        colour = (
            self._theme.speaker_line(number or 0) if is_known else self._theme.colour("soft_ink")
        )
        tint = None
        whole = quotation.kind in (QuotationKind.DIRECT, QuotationKind.TURN)
        if whole and is_known:
            tint = QColor(self._theme.speaker(number or 0))
            tint.setAlphaF(self._theme.tint)
        rounds = self._theme.colour_rounds(number or 0) if is_known else 0
        line = (_WHOLE if whole else _PARTIAL)[rounds if rounds < 3 else 1 + (rounds - 1) % 2]
        key = f"quotation:{quotation.extent.start}"
        return Mark(quotation.extent, Layer.QUOTATION, key, colour, line, tint)

    def _context(self, key: str, about: Claim | ContextNote, *, is_claim: bool) -> Iterable[Mark]:
        colour = self._theme.colour("claim_line")
        if not is_claim:
            colour.setAlphaF(0.55)
        line = Line.DASHED if is_claim else Line.DOTTED
        return [Mark(place.span, Layer.CLAIM, key, colour, line) for place in about.places]

    def _dotted(self, key: str, span: Span) -> Mark:
        colour = self._theme.colour("claim_line")
        colour.setAlphaF(0.55)
        return Mark(span, Layer.CLAIM, key, colour, Line.DOTTED)

    def _place(self, kind: str, span: Span) -> Mark:
        colour, line = _PLACE_LOOKS.get(kind, ("accent", Line.DOTTED))
        key = f"{kind}:{span.start}"
        return Mark(span, Layer.CLAIM, key, self._theme.colour(colour), line)

    def _own(self, annotation: Annotation) -> Mark:
        key = f"annotation:{annotation.id}"
        mark = pen_mark(self._theme, annotation.pen, annotation.span, key)
        is_waiting = annotation.id in self.waiting or annotation.id in self.doubted
        return replace(mark, letter=f"{mark.letter}?") if is_waiting else mark

    def _evidence(self, span: Span) -> Mark:
        colour = self._theme.colour("accent")
        tint = self._theme.colour("accent_tint")
        return Mark(span, Layer.FOUND, f"evidence:{span.start}", colour, Line.SOLID, tint)

    def _found(self, span: Span, *, is_current: bool) -> Mark:
        colour = self._theme.colour("hit")
        if is_current:
            line = self._theme.colour("accent")
            return Mark(span, Layer.FOUND, f"found:{span.start}", line, Line.SOLID, colour)
        return Mark(span, Layer.FOUND, f"found:{span.start}", colour, Line.NONE, colour)


def pen_mark(theme: Theme, pen: Pen, span: Span = _NOWHERE, key: str = "") -> Mark:
    """What a pen leaves on words."""
    tint = theme.pen(pen)
    tint.setAlphaF(_PEN_TINT)
    return Mark(span, Layer.PEN, key, theme.pen_line(pen), _PEN_LINES[pen], tint, pen.letter)
