"""The panel in the middle: one article, with all that is marked on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedLayout

from desktop.appearance.plain_words import PlainLabel
from desktop.appearance.preferences import Preferences
from desktop.appearance.theme import Theme
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article
from desktop.core.claim import Claim, ContextNote
from desktop.core.pen import Pen
from desktop.core.quotation import Certainty, Extraction, Quotation, QuotationKind
from desktop.core.span import Span
from desktop.core.speakers.ledger import Ledger
from desktop.core.speakers.text_reading import is_short
from desktop.core.text.readability import Readability, readability
from desktop.panel import Panel
from desktop.reader.article_page import ArticlePage, Standing
from desktop.reader.find_in_page import FindInPage
from desktop.reader.marks import Layer, Line, Mark
from desktop.reader.masthead import Masthead, Reading
from desktop.wording.pens import name_of

if TYPE_CHECKING:
    from desktop.core.reporting.verbs import ReportingVerb
    from desktop.reader.selection_bar import SelectionBar

_PEN_LINES = {
    Pen.EVIDENCE: Line.SOLID,
    Pen.CLAIM: Line.DOUBLE,
    Pen.QUESTION: Line.WAVY,
    Pen.QUOTE: Line.DASH_DOT,
    Pen.OPINION: Line.DOTTED,
}
_PEN_TINT = 0.5
_KEYS_OF_PENS = dict(zip("12345", Pen, strict=True))


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where somebody is in an article, with what is selected there and what a search found."""

    article: Article
    standing: Standing
    found: tuple[Span, ...]


class Reader(Panel):
    """Shows an article and says what its reader does with it.

    Marks are told by keys: "quotation:START", "claim:ID", "note:ID", "annotation:ID".
    `corroboration_wanted` sends a passage, the same in other words, and who says it; both may be
    empty. `speaker_wanted` asks to put right who says the quotation with this key. `escaped` says
    that Esc was pressed where no words were selected; `reading_wanted` asks to look once more for
    the quotations of a text that could not be read.
    """

    mark_wanted = Signal(Span, Pen)
    note_wanted = Signal(object)
    quotation_wanted = Signal(Span, str)
    speaker_wanted = Signal(str)
    corroboration_wanted = Signal(Span, str, str)
    pen_change_wanted = Signal(str, Pen)
    edit_wanted = Signal(str)
    removal_wanted = Signal(str)
    marks_lit = Signal(object)
    mark_chosen = Signal(str)
    voice_chosen = Signal(str)
    passage_reached = Signal(int, int)
    escaped = Signal()
    reading_wanted = Signal()
    place_changed = Signal(str, int)

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__()
        self._theme = theme
        self._article: Article | None = None
        self._extraction = Extraction()
        self._ledger = Ledger()
        # Made anew when others were found, or in other colours; the rest changes with every key.
        self._quotation_marks: list[Mark] | None = None
        self._claims: tuple[Claim, ...] = ()
        self._notes: tuple[ContextNote, ...] = ()
        self._annotations: tuple[Annotation, ...] = ()
        self._found: tuple[Span, ...] = ()
        self._evidence: tuple[Span, ...] = ()
        self._reporting: tuple[ReportingVerb, ...] = ()
        self.page = ArticlePage(theme, preferences, self)
        self._masthead = Masthead(theme)
        self._masthead.resized.connect(self.page.refresh_margins)
        self._masthead.voice_chosen.connect(self.voice_chosen)
        self._masthead.reading_wanted.connect(self.reading_wanted)
        self.page.set_masthead(self._masthead)
        # Made when words are first selected.
        self._bar: SelectionBar | None = None
        self.finding = FindInPage(theme, self)
        self.finding.changed.connect(self._show_places)
        self.finding.left.connect(self.page.setFocus)
        self._empty = PlainLabel(self.tr("Choose an article on the left to read it here."))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setStyleSheet(f"color: {theme.colours['soft_ink']};")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.page)
        self._place_timer = QTimer(self, singleShot=True, interval=600)
        self._place_timer.timeout.connect(self._say_place)
        self.page.selected.connect(self._follow_selection)
        self.page.hovered.connect(self.marks_lit)
        self.page.caret_moved.connect(self._follow_caret)
        self.page.chosen.connect(self._choose)
        self.page.view_moved.connect(self._follow_view)
        self.setFocusProxy(self.page)
        self._make_actions()

    # What it shows

    @property
    def article(self) -> Article | None:
        """The article on the page."""
        return self._article

    @property
    def whereabouts(self) -> Whereabouts | None:
        """Where its reader is now; None where nothing is read."""
        if self._article is None:
            return None
        return Whereabouts(self._article, self.page.standing, self._found)

    def return_to(self, whereabouts: Whereabouts) -> None:
        """Puts all back as it was there; nothing moves where another article is on the page."""
        if whereabouts.article == self._article:
            self.page.stand(whereabouts.standing)
            self.show_found(whereabouts.found)

    def show_article(self, article: Article, place: int = 0) -> None:
        """Lays out another article with the window where its reader left off."""
        self.say_place()
        self._article = article
        self._extraction, self._ledger = Extraction(), Ledger()
        self._quotation_marks = None
        self._claims, self._notes, self._annotations = (), (), ()
        self._found, self._evidence, self._reporting = (), (), ()
        self._hide_bar()
        self.finding.show_text(article.text)
        self._stack.setCurrentWidget(self.page)
        # What a longer text needs is told when it is there.
        is_soon_read = is_short(article.text)
        length = readability(article.text, article.language) if is_soon_read else None
        self._masthead.show_article(article, length)
        self.page.show_text(article.text)
        self.page.refresh_margins()
        if place:
            self.page.scroll_to(Span(place, place), at_top=True)
        self._follow_view()
        self._place_timer.start()

    def show_extraction(self, extraction: Extraction, ledger: Ledger) -> None:
        """Paints the quotations and fills the voices bar."""
        self._extraction, self._ledger = extraction, ledger
        self._quotation_marks = None
        self._masthead.show_ledger(ledger)
        self.page.refresh_margins()
        self._repaint_marks()

    def show_readability(self, length: Readability) -> None:
        """Shows how long the text is and how hard to read."""
        if self._masthead.show_readability(length):
            self.page.refresh_margins()

    def show_reading(self, state: Reading) -> None:
        """Says how it stands with the quotations, where that is worth a word."""
        if self._masthead.show_reading(state):
            self.page.refresh_margins()

    def show_context(self, claims: Iterable[Claim], notes: Iterable[ContextNote]) -> None:
        """Underlines the claims and the passages that have notes."""
        self._claims, self._notes = tuple(claims), tuple(notes)
        self._repaint_marks()

    def show_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Paints the reader's own marks."""
        self._annotations = tuple(annotations)
        self._repaint_marks()

    def show_found(self, spans: Iterable[Span]) -> None:
        """Shows where searched words stand until the reader does something else."""
        self._found = tuple(spans)
        self._repaint_marks()

    def show_evidence(self, spans: Iterable[Span]) -> None:
        """Shows the words on which a speaker rests, for as long as the reasons are open."""
        self._evidence = tuple(spans)
        self._repaint_marks()

    def show_reporting(self, verbs: Iterable[ReportingVerb]) -> None:
        """Marks the words that report speech, each class with a line of its own."""
        self._reporting = tuple(verbs)
        self._repaint_marks()

    def show_theme(self, theme: Theme) -> None:
        self.show_look(theme, self.page_preferences)

    @property
    def page_preferences(self) -> Preferences:
        """The preferences that the page is laid out with."""
        return self.page.preferences

    def show_look(self, theme: Theme, preferences: Preferences) -> None:
        """Takes on a theme, a text size and a measure."""
        self._theme = theme
        self._quotation_marks = None
        self._masthead.show_theme(theme)
        if self._bar is not None:
            self._bar.show_theme(theme)
        self.finding.show_theme(theme)
        self._empty.setStyleSheet(f"color: {theme.colours['soft_ink']};")
        self.page.show_look(theme, preferences)
        self._repaint_marks()

    def light(self, keys: Iterable[str]) -> None:
        """Lifts marks out of the others, for as long as something else points at them."""
        self.page.light(keys)

    def go_to(self, span: Span) -> None:
        """Brings a passage into the window and puts the keyboard there."""
        self.page.go_to(span)
        self.page.setFocus()

    def bring_into_view(self, span: Span) -> None:
        """Brings a passage into the window and leaves the keyboard where it is."""
        self.page.scroll_to(span)

    def corroborate(self, words: str) -> None:
        """Asks who else speaks of these words, as if they had been selected."""
        start = self._article.text.find(words) if self._article else -1
        if start >= 0:
            span = Span(start, start + len(words))
            self.corroboration_wanted.emit(span, "", self.speaker_of(span))

    def speaker_of(self, span: Span) -> str:
        """Who says these words; nobody where the article does."""
        for quotation in self._extraction.spoken:
            shared = min(span.end, quotation.extent.end) - max(span.start, quotation.extent.start)
            if 2 * shared > len(span):
                speaker = self._extraction.speaker(quotation.speaker)
                return speaker.name if speaker else ""
        return ""

    def open_find(self) -> None:
        """Asks for words to find on the page; those that are selected may be meant."""
        if self._article is None:
            return
        selection = self.page.selection()
        words = selection.of(self._article.text) if selection else ""
        since = selection.start if selection else self.page.first_character_in_view()
        self.finding.open(words if "\n" not in words else "", since)
        self.finding.lie_over(self.width())

    def show_hits(self, words: str, places: Iterable[Span], since: int) -> None:
        """Shows where a search has found something, to be walked through with F3."""
        self.finding.show_hits(words, places, since)
        self.finding.lie_over(self.width())

    # What its reader does

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.finding.lie_over(event.size().width())

    def _show_places(self) -> None:
        current = self.finding.current
        self.show_found(self.finding.places)
        if current is not None:
            self.page.go_to(current, below=self.finding.bar.geometry().bottom() + 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.show_found(())
            if self.page.selection() is not None:
                self.page.deselect()
            elif self.finding.is_open and not self.finding.bar.leads_back:
                self.finding.close()
            else:
                self.escaped.emit()
            return
        super().keyPressEvent(event)

    def _make_actions(self) -> None:
        for key, pen in _KEYS_OF_PENS.items():
            words = self.tr("Mark the selected words: {0}").format(name_of(pen))
            action = self.new_action(words, key)
            action.triggered.connect(lambda _=False, taken=pen: self._mark(taken))
        self.new_action(self.tr("Write a note on the selected words"), "N").triggered.connect(
            self._ask_for_note
        )
        self.new_action(
            self.tr("Put right who says the selected words, or the quotation"), "S"
        ).triggered.connect(self._ask_who_said_it)
        self.new_action(
            self.tr("Corroborate: who else speaks of the selected words, or the mark?"),
            "C",
        ).triggered.connect(self._ask_to_corroborate)
        self.new_action(self.tr("Remove the mark under the cursor"), "Del").triggered.connect(
            self._remove
        )
        self.new_action(self.tr("Next marked passage"), "Alt+Down").triggered.connect(
            lambda: self.page.go_to_neighbour(forward=True)
        )
        self.new_action(self.tr("Marked passage before"), "Alt+Up").triggered.connect(
            lambda: self.page.go_to_neighbour(forward=False)
        )

    def _mark(self, pen: Pen) -> None:
        selection = self.page.selection()
        if selection is not None:
            self.mark_wanted.emit(selection, pen)
            self.page.deselect()
        elif annotation_id := self._own_mark_at_caret():
            self.pen_change_wanted.emit(annotation_id, pen)

    def _ask_for_note(self) -> None:
        selection = self.page.selection()
        if selection is not None:
            self.note_wanted.emit(selection)
            self.page.deselect()
        elif annotation_id := self._own_mark_at_caret():
            self.edit_wanted.emit(annotation_id)

    def _ask_who_said_it(self) -> None:
        selection = self.page.selection()
        if selection is None:
            marks = [m for m in self.page.marks_at_caret() if m.layer is Layer.QUOTATION]
            if marks:
                self.speaker_wanted.emit(min(marks, key=lambda mark: len(mark.span)).key)
            return
        names = [voice.speaker.name for voice in self._ledger.voices]
        names += [speaker.name for speaker in self._ledger.talked_about]

        def say_wanted(name: str) -> None:
            self.page.deselect()
            self.quotation_wanted.emit(selection, name)

        from desktop.cards.speaker_menu import SpeakerMenu  # noqa: PLC0415 - when first wanted

        menu = SpeakerMenu(names, say_wanted, self, asks=self.tr("Who says the selected words?"))
        bar = self._selection_bar()
        menu.open_at(bar.mapToGlobal(bar.rect().bottomLeft()))

    def _ask_to_corroborate(self) -> None:
        selection = self.page.selection()
        if selection is not None:
            # Who hears of it may want to know where to come back to.
            self.corroboration_wanted.emit(selection, "", self.speaker_of(selection))
            self.page.deselect()
        elif asked := self._askable_at_caret():
            span, topic = asked
            self.corroboration_wanted.emit(span, topic, self.speaker_of(span))

    def _askable_at_caret(self) -> tuple[Span, str] | None:
        """The narrowest mark at the caret that says something, and the same in other words."""
        known = {f"claim:{claim.id}": claim.title for claim in self._claims}
        marks = [
            mark
            for mark in self.page.marks_at_caret()
            if mark.layer in (Layer.CLAIM, Layer.QUOTATION, Layer.PEN)
        ]
        if not marks:
            return None
        mark = min(marks, key=lambda each: len(each.span))
        return mark.span, known.get(mark.key, "")

    def _remove(self) -> None:
        if annotation_id := self._own_mark_at_caret():
            self.removal_wanted.emit(annotation_id)

    def _own_mark_at_caret(self) -> AnnotationId | None:
        for mark in self.page.marks_at_caret():
            if mark.layer is Layer.PEN:
                return AnnotationId(mark.key.removeprefix("annotation:"))
        return None

    def _choose(self, keys: tuple[str, ...]) -> None:
        known = [key for key in keys if not key.startswith(("found:", "evidence:"))]
        if known:
            self.mark_chosen.emit(known[0])

    def _follow_selection(self, selection: Span | None) -> None:
        if selection is None or self._article is None:
            self._hide_bar()
            return
        self._selection_bar().rise_over(self.page.selection_box(), self.page.viewport().rect())

    def _selection_bar(self) -> SelectionBar:
        if self._bar is None:
            from desktop.reader.selection_bar import SelectionBar  # noqa: PLC0415 - see above

            self._bar = SelectionBar(self._theme, self.page.viewport())
            self._bar.pen_taken.connect(self._mark)
            self._bar.note_wanted.connect(self._ask_for_note)
            self._bar.speaker_wanted.connect(self._ask_who_said_it)
            self._bar.corroboration_wanted.connect(self._ask_to_corroborate)
        return self._bar

    def _hide_bar(self) -> None:
        if self._bar is not None:
            self._bar.hide()

    def _follow_caret(self, _character: int) -> None:
        if self.page.hasFocus():
            self.marks_lit.emit(tuple(mark.key for mark in self.page.marks_at_caret()))

    def say_where(self) -> None:
        """Says again which paragraph is in view."""
        passage = self.page.passage_in_view()
        if passage is not None:
            self.passage_reached.emit(passage.number, self.page.passage_count)

    def _follow_view(self) -> None:
        if self._article is None:
            return
        if self.page.selection() is not None:
            box, room = self.page.selection_box(), self.page.viewport().rect()
            if box.intersects(room):
                self._selection_bar().rise_over(box, room)
            else:
                self._hide_bar()
        self.say_where()
        self._place_timer.start()

    def say_place(self) -> None:
        """Says at once where its reader is, if that was not said yet."""
        if self._place_timer.isActive():
            self._place_timer.stop()
            self._say_place()

    def _say_place(self) -> None:
        if self._article is not None and self.isVisible():
            place = self.page.first_character_in_view()
            self.place_changed.emit(self._article.id, place)

    # How it is marked

    def _repaint_marks(self) -> None:
        if self._quotation_marks is None:
            self._quotation_marks = [self._quotation_mark(each) for each in self._extraction.spoken]
        marks = list(self._quotation_marks)
        for claim in self._claims:
            marks += self._context_marks(f"claim:{claim.id}", claim, is_claim=True)
        for note in self._notes:
            if note.claim is None:
                marks += self._context_marks(f"note:{note.id}", note, is_claim=False)
        marks += [self._own_mark(annotation) for annotation in self._annotations]
        if self._reporting:
            # Mostly they are not shown, and what the classes of verbs are is not loaded.
            from desktop.reader.reporting_marks import reporting_marks  # noqa: PLC0415

            marks += reporting_marks(self._reporting, self._theme)
        marks += [self._found_mark(span) for span in self._found]
        marks += [self._evidence_mark(span) for span in self._evidence]
        self.page.show_marks(marks)

    def _quotation_mark(self, quotation: Quotation) -> Mark:
        number = self._ledger.number_of(quotation)
        is_known = number is not None and quotation.certainty is not Certainty.UNKNOWN
        colour = (
            self._theme.speaker_line(number or 0) if is_known else self._theme.colour("soft_ink")
        )
        tint = None
        whole = quotation.kind in (QuotationKind.DIRECT, QuotationKind.TURN)
        if whole and is_known:
            tint = QColor(self._theme.speaker(number or 0))
            tint.setAlphaF(self._theme.tint)
        line = Line.SOLID if whole else Line.DOTTED
        key = f"quotation:{quotation.extent.start}"
        return Mark(quotation.extent, Layer.QUOTATION, key, colour, line, tint)

    def _context_marks(self, key: str, about: Claim | ContextNote, *, is_claim: bool) -> list[Mark]:
        colour = self._theme.colour("claim_line")
        if not is_claim:
            colour.setAlphaF(0.55)
        line = Line.DASHED if is_claim else Line.DOTTED
        return [Mark(place.span, Layer.CLAIM, key, colour, line) for place in about.places]

    def _own_mark(self, annotation: Annotation) -> Mark:
        tint = self._theme.pen(annotation.pen)
        tint.setAlphaF(_PEN_TINT)
        return Mark(
            annotation.span,
            Layer.PEN,
            f"annotation:{annotation.id}",
            self._theme.pen_line(annotation.pen),
            _PEN_LINES[annotation.pen],
            tint,
            annotation.pen.letter,
        )

    def _evidence_mark(self, span: Span) -> Mark:
        colour = self._theme.colour("accent")
        tint = self._theme.colour("accent_tint")
        return Mark(span, Layer.FOUND, f"evidence:{span.start}", colour, Line.SOLID, tint)

    def _found_mark(self, span: Span) -> Mark:
        colour = self._theme.colour("hit")
        if span == self.finding.current:
            line = self._theme.colour("accent")
            return Mark(span, Layer.FOUND, f"found:{span.start}", line, Line.SOLID, colour)
        return Mark(span, Layer.FOUND, f"found:{span.start}", colour, Line.NONE, colour)
