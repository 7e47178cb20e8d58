"""The panel in the middle: one article, with all that is marked on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout

from desktop.appearance.plain_words import PlainLabel, announce
from desktop.appearance.preferences import Preferences
from desktop.appearance.theme import Theme
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.article import Article
from desktop.core.claim import Claim, ContextNote, Person
from desktop.core.pen import Pen
from desktop.core.quotation import Extraction
from desktop.core.record import record
from desktop.core.span import Span
from desktop.core.speakers.ledger import Ledger
from desktop.core.speakers.text_reading import is_short
from desktop.core.text.readability import Readability, readability
from desktop.core.text.shown import shown
from desktop.panel import Panel, give_way
from desktop.reader.article_page import ArticlePage
from desktop.reader.find_in_page import FindInPage
from desktop.reader.marks import Layer, Mark
from desktop.reader.masthead import Masthead, Reading
from desktop.reader.page_marks import PageMarks
from desktop.reader.pointing import Pointing
from desktop.reader.text_page import Standing
from desktop.wording.pens import USUAL_NAMES, PenNames

if TYPE_CHECKING:
    from desktop.core.reporting.verbs import ReportingVerb
    from desktop.core.text.days_in_text import TimelineDay
    from desktop.core.text.explained_words import ExplainedWord
    from desktop.reader.contents import Contents
    from desktop.reader.passage_words import PassageWords
    from desktop.reader.telling import PassageTelling

# How long the keyboard rests in a passage before it is told of, in milliseconds: who walks on is
# not talked to at every step.
_ARRIVED_AFTER = 120
# Keys that mean nothing by themselves.
_HELD_KEYS = frozenset(
    {Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Control, Qt.Key.Key_Meta, Qt.Key.Key_Shift}
)


@record(frozen=True, slots=True)
class Whereabouts:
    """Where somebody is in an article, with what is selected there and what a search found."""

    article: Article
    standing: Standing
    found: tuple[Span, ...]


class Reader(Panel):
    """Shows an article and says what its reader does with it.

    Marks are told by keys: "quotation:START", "claim:ID", "note:ID", "annotation:ID".
    `corroboration_wanted` sends a passage, the same in other words, and who says it; both may be
    empty. `meaning_wanted` asks what words mean, `mark_again_wanted` for the pen that was used
    last, `speaker_wanted` to put right who says the quotation with this key, `reasons_wanted` to
    tell why. `escaped` says that Esc was pressed where no words were selected, `done` what a key
    did that is seen nowhere; `reading_wanted` asks to look once more for the quotations of a text
    that could not be read, `source_wanted` who is behind the text, `publisher_wanted` who its
    publisher is, `changes_wanted` what changed in it.
    """

    mark_wanted = Signal(Span, Pen)
    mark_again_wanted = Signal(Span)
    note_wanted = Signal(object)
    quotation_wanted = Signal(Span, str)
    speaker_wanted = Signal(str)
    reasons_wanted = Signal(str)
    corroboration_wanted = Signal(Span, str, str)
    meaning_wanted = Signal(Span)
    pen_change_wanted = Signal(str, Pen)
    edit_wanted = Signal(str)
    removal_wanted = Signal(str)
    move_wanted = Signal(str, Span)
    marks_lit = Signal(object)
    mark_chosen = Signal(str)
    voice_chosen = Signal(str)
    voices_wanted = Signal()
    passage_reached = Signal(int, int)
    escaped = Signal()
    done = Signal(str)
    reading_wanted = Signal()
    source_wanted = Signal()
    publisher_wanted = Signal()
    changes_wanted = Signal()
    pens_named = Signal(object)
    place_changed = Signal(str, int, int)
    # The character at which the article was opened, as long as nobody moved in it since.
    _place_kept: int | None = None
    # Lets go of what is nearer than anything on the page; whether there was such a thing.
    let_go_first: Callable[[], bool] = bool

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__()
        self._theme = theme
        self._article: Article | None = None
        self._marks = PageMarks(theme)
        self.page = ArticlePage(theme, preferences, self)
        self._masthead = Masthead(theme)
        for said, passed_on in (
            (self._masthead.source_wanted, self.source_wanted),
            (self._masthead.publisher_wanted, self.publisher_wanted),
            (self._masthead.changes_wanted, self.changes_wanted),
            (self._masthead.voice_chosen, self.voice_chosen),
            (self._masthead.voices_wanted, self.voices_wanted),
            (self._masthead.reading_wanted, self.reading_wanted),
        ):
            said.connect(passed_on)
        self.page.set_masthead(self._masthead)
        self._pointing = self._new_pointing()
        # Made when a marked passage is first pointed at or come to; a little after the last step.
        self._telling: PassageTelling | None = None
        self._arriving = QTimer(self, singleShot=True, interval=_ARRIVED_AFTER)
        self._arriving.timeout.connect(self._arrive)
        self._has_jumped = False
        self._pointing.marks_meant = self._marks_meant
        self._pointing.reached.connect(self._jump)
        self.page.chosen.connect(lambda _keys: self._put_label_away())
        # What the mouse is on, and what was said last to be lit.
        self._hovered: tuple[str, ...] = ()
        self._lit: tuple[str, ...] = ()
        # Whether found words are put out by whoever shows them alone.
        self._found_stays = False
        self.finding = FindInPage(theme, self)
        self.finding.changed.connect(self._show_places)
        self.finding.left.connect(self.page.setFocus)
        self._empty = PlainLabel(self.tr("Choose an article on the left to read it here."))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setStyleSheet(f"color: {theme.colours['soft_ink']};")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.page)
        self._stands_beneath = False
        self._place_timer = QTimer(self, singleShot=True, interval=600)
        self._place_timer.timeout.connect(self._say_place)
        self.page.selected.connect(self._follow_selection)
        self.page.hovered.connect(self._follow_mouse)
        self.page.keyboard_came.connect(self._say_lit)
        self.page.keyboard_left.connect(self._leave)
        self.page.verticalScrollBar().actionTriggered.connect(self._leave_place_kept)
        self.page.caret_moved.connect(self._follow_caret)
        self.page.view_moved.connect(self._follow_view)
        self.setFocusProxy(self.page)
        self._pointing.add_keys()
        # Made when somebody wants to see it.
        self._contents: Contents | None = None
        asking = self.new_action(self.tr("Why this speaker?"), "W")
        asking.triggered.connect(lambda _=False: self._ask_for_reasons())
        self._pointing.for_quotations.append(asking)

    # What it shows

    @property
    def told(self) -> tuple[PassageWords, ...]:
        """What the label at a passage tells now, the narrowest first; nothing while it is away."""
        return self._telling.told if self._telling is not None else ()

    @property
    def article(self) -> Article | None:
        """The article on the page."""
        return self._article

    @property
    def whereabouts(self) -> Whereabouts | None:
        """Where its reader is now; None where nothing is read."""
        if self._article is None:
            return None
        return Whereabouts(self._article, self.page.standing, self._marks.found)

    def return_to(self, whereabouts: Whereabouts) -> None:
        """Puts all back as it was there; nothing moves where another article is on the page."""
        if whereabouts.article == self._article:
            self.page.stand(whereabouts.standing)
            self.show_found(whereabouts.found)

    def show_article(self, article: Article, place: int = 0) -> None:
        """Lays out another article with the window where its reader left off."""
        self.say_place()
        self._leave_contents()
        is_read_already = self._article is not None and self.page.hasFocus()
        self._article = article
        # Said when the keyboard comes here; where it is here already, nothing else would tell.
        self.page.setAccessibleName(self.tr("{0}, article text").format(shown(article.title)))
        if is_read_already:
            announce(self.page, shown(article.title))
        self.show_pens(USUAL_NAMES)
        self._marks = PageMarks(self._theme)
        self._pointing.take_marks(self._marks)
        self._pointing.put_bar_away()
        self._arriving.stop()
        if self._telling is not None:
            self._telling.forget()
        self.finding.show_text(article.text)
        self._stack.setCurrentWidget(self.page)
        # What a longer text needs is told when it is there.
        is_soon_read = is_short(article.text)
        length = self._length_of(article) if is_soon_read else None
        self._masthead.show_article(article, length)
        self.page.show_text(article.text, article.shape)
        self.page.refresh_margins()
        if place:
            self.page.scroll_to(Span(place, place), at_top=True)
        self._place_kept = place
        self._follow_view()
        self._place_timer.start()

    def _length_of(self, article: Article) -> Readability:
        words = article.text
        if article.shape.lines:
            from desktop.core.text.told_lines import running_words  # noqa: PLC0415 - most have none

            words = running_words(words, article.shape)
        return readability(words, article.language)

    def show_extraction(self, extraction: Extraction, ledger: Ledger) -> None:
        """Paints the quotations and fills the voices bar."""
        self._marks.take_extraction(extraction, ledger)
        self._masthead.show_ledger(ledger)
        self.page.refresh_margins()
        self._repaint_marks()

    def show_readability(self, length: Readability) -> None:
        """Shows how long the text is and how hard to read."""
        if self._masthead.show_readability(length):
            self.page.refresh_margins()

    def show_versions(self, number: int, waiting: frozenset[AnnotationId]) -> None:
        """Says that the text took the place of another, and which marks wait to be looked at."""
        if self._marks.waiting != waiting:
            self._marks.waiting = waiting
            self._repaint_marks()
        if self._masthead.show_versions(number, len(waiting)):
            self.page.refresh_margins()

    def show_reading(self, state: Reading) -> None:
        """Says how it stands with the quotations, where that is worth a word."""
        if self._masthead.show_reading(state):
            self.page.refresh_margins()

    def show_context(
        self,
        claims: Iterable[Claim],
        notes: Iterable[ContextNote],
        people: Iterable[Person] = (),
    ) -> None:
        """Underlines the claims and the passages that have notes; `people` make the claims."""
        self._marks.claims, self._marks.notes = tuple(claims), tuple(notes)
        self._marks.people = tuple(people)
        self._repaint_marks()

    def show_glossary(
        self, words: Iterable[ExplainedWord], days: Iterable[TimelineDay] = ()
    ) -> None:
        """Dots the words that a lesson explains, and the days of its timeline.

        The label at each says what it means, or what happened then.
        """
        self._marks.words, self._marks.days = tuple(words), tuple(days)
        self._repaint_marks()

    @property
    def pens(self) -> PenNames:
        """What the lesson of the text calls pens, where it has names of its own for them."""
        return self._marks.pens

    def show_pens(self, own: PenNames) -> None:
        """Has pens called by these names as long as the text is on the page."""
        if own == self._marks.pens:
            return
        self._marks.pens = own
        self._pointing.show_pens(own)
        self._repaint_marks()
        self.pens_named.emit(own)

    def show_annotations(
        self, annotations: Iterable[Annotation], *, doubted: frozenset[AnnotationId] = frozenset()
    ) -> None:
        """Paints the reader's own marks; `doubted` are those made on this text in other words."""
        self._marks.annotations, self._marks.doubted = tuple(annotations), doubted
        self._repaint_marks()
        self._pointing.follow_mark()

    def show_found(self, spans: Iterable[Span], *, stays: bool = False) -> None:
        """Shows where searched words stand, until whoever came there leaves them.

        Those that are found on the page stay as long as the bar that walks through them, and
        some `stays` until others are shown.
        """
        self._marks.found, self._found_stays = tuple(spans), stays
        self._repaint_marks()

    def show_shared(self, shared: Iterable[tuple[Span, bool]]) -> None:
        """Shows in the margin which words other articles have too, and which of them are quoted."""
        wanted = tuple(shared)
        if not wanted and not self.page.shared:
            return
        from desktop.reader.shared_bars import SharedWords  # noqa: PLC0415 - on request

        self.page.show_shared(SharedWords(span, is_quoted) for span, is_quoted in wanted)

    def _leave_found(self) -> None:
        """Puts out the words to which somebody was led, and who went on from there."""
        if self._marks.found and not self._found_stays and not self.finding.is_open:
            self.show_found(())

    def show_evidence(self, spans: Iterable[Span]) -> None:
        """Shows the words on which a speaker rests, for as long as the reasons are open."""
        self._marks.evidence = tuple(spans)
        self._repaint_marks()

    def show_asked(self, span: Span | None) -> None:
        """Lights the words that it is told about what they mean, and puts the bar out of the way.

        Without a span the bar comes back, if words are selected still.
        """
        self._marks.asked = () if span is None else (span,)
        self._repaint_marks()
        if span is None:
            self._follow_selection(self.page.selection())
        else:
            self._put_label_away()
            self._pointing.put_bar_away()

    def show_reporting(self, verbs: Iterable[ReportingVerb]) -> None:
        """Marks the words that report speech, each class with a line of its own."""
        self._marks.reporting = tuple(verbs)
        self._repaint_marks()

    def show_places(self, kind: str, spans: Iterable[Span]) -> None:
        """Underlines what the cards of a panel are about; `kind` is one of the marks it owns.

        A mark is told by the kind and the character it begins at, as "figure:120".
        """
        if (places := tuple(spans)) != self._marks.places.get(kind, ()):
            self._marks.places[kind] = places
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
        self._marks.take_theme(theme)
        self._masthead.show_theme(theme)
        self._pointing.show_theme(theme)
        if self._telling is not None:
            self._telling.show_theme(theme)
        self.finding.show_theme(theme)
        if self._contents is not None:
            self._contents.show_theme(theme)
        self._empty.setStyleSheet(f"color: {theme.colours['soft_ink']};")
        self.page.show_look(theme, preferences)
        self._repaint_marks()

    def light(self, keys: Iterable[str]) -> None:
        """Lifts marks out of the others, for as long as something else points at them."""
        self.page.light(keys)

    def hold(self, annotation_id: AnnotationId) -> None:
        """Takes a mark for the one that is meant, as long as the keyboard stays where it is."""
        self._pointing.hold(annotation_id)

    def go_to(self, span: Span) -> None:
        """Brings a passage into the window and puts the keyboard there."""
        self.page.go_to(span)
        self.page.setFocus()

    def bring_into_view(self, span: Span) -> None:
        """Brings a passage into the window; whoever has the keyboard keeps it."""
        self.page.scroll_to(span)

    def corroborate(self, words: str) -> None:
        """Asks who else speaks of these words, as if they had been selected."""
        start = self._article.text.find(words) if self._article else -1
        if start >= 0:
            span = Span(start, start + len(words))
            self.corroboration_wanted.emit(span, "", self.speaker_of(span))

    @property
    def shown_words(self) -> tuple[Span, ...]:
        """The words that are lit as found, asked about, or speaking for a speaker."""
        return (*self._marks.found, *self._marks.evidence, *self._marks.asked)

    @property
    def voice_numbers(self) -> dict[str, int]:
        """The numbers, and so the colours, of those who speak on the page, by their names."""
        return {voice.speaker.name: voice.number for voice in self._marks.ledger.voices}

    def speaker_of(self, span: Span) -> str:
        """Who says these words; nobody where the article does."""
        return self._marks.speaker_of(span)

    def open_contents(self) -> None:
        """Lists the headings of the text, with the one marked in which its reader is."""
        if self._contents is not None and self._contents.isVisible():
            self._leave_contents()
            return
        from desktop.core.text.headings import headings_of  # noqa: PLC0415 - when first wanted

        article = self._article
        headings = headings_of(article.text, article.shape) if article is not None else ()
        if not headings:
            self.refused.emit(self.tr("This text has no headings."))
            return
        self._put_label_away()
        if self._contents is None:
            from desktop.reader.contents import Contents  # noqa: PLC0415 - see above

            self._contents = Contents(self._theme, self)
            self._contents.chosen.connect(self._go_to_heading)
            self._contents.closed.connect(self._leave_contents)
        self._contents.open(headings, self.page.reading_at())

    def _leave_contents(self) -> None:
        if self._contents is not None:
            give_way(self._contents, self.page, self._contents.hide)

    def _go_to_heading(self, span: Span) -> None:
        self._leave_contents()
        self.page.go_to(span)
        self.page.scroll_to(span, at_top=True)
        self.page.setFocus()
        assert self._article is not None
        self.done.emit(span.of(self._article.text))

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
        if self._contents is not None:
            self._contents.lie_over()

    def _show_places(self) -> None:
        current = self.finding.current
        self.show_found(self.finding.places)
        if current is not None:
            self.page.go_to(current, below=self.finding.bar.geometry().bottom() + 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _HELD_KEYS:
            # Whatever is pressed with it says what is wanted.
            return
        had_label = self._put_label_away()
        if event.key() == Qt.Key.Key_Escape:
            if not self.let_go_first() and not had_label and not self.let_go_of_words():
                if not self.finding.is_open:
                    self.show_found(())
                self.escaped.emit()
            return
        super().keyPressEvent(event)

    def let_go_of_words(self) -> bool:
        """Has nothing selected any more; whether something was."""
        had_words = self.page.selection() is not None
        if had_words:
            self.page.deselect()
        return had_words

    def close_finding(self) -> bool:
        """Closes the bar that finds words, unless it leads back to results; whether it did.

        Words that were found otherwise are put out.
        """
        if self.finding.is_open and not self.finding.bar.leads_back:
            self.finding.close()
            return True
        self.show_found(())
        return False

    def _follow_selection(self, selection: Span | None) -> None:
        if selection is None or self._article is None:
            self._pointing.put_bar_away()
            return
        self._put_label_away()
        if lines := self.page.selection_lines():
            self._pointing.raise_bar_over(lines)

    def list_marked(self) -> None:
        """Lists all marked passages over the window, to go to one of them."""
        from desktop.reader.marked_passages import marked_passages  # noqa: PLC0415 - when wanted

        passages = marked_passages(self._marks, self.page.paragraphs)
        if not passages:
            self.refused.emit(self.tr("Nothing is marked in this text yet."))
            return
        from desktop.reader.marked_list import MarkedList  # noqa: PLC0415 - see above

        listed = MarkedList(self._theme, self._marks, self.page.text, self)
        listed.chosen.connect(lambda passage: self.reach(passage.span))
        at = self.page.reading_at()
        listed.show_passages(passages, at)
        listed.open_at(at)

    def reach(self, span: Span) -> None:
        """Brings the keyboard to a passage, of which its label tells."""
        # What leads here may have had the keyboard in a window of its own.
        self.window().activateWindow()
        self.go_to(Span(span.start, span.start))
        self._jump()

    def _follow_caret(self, character: int) -> None:
        if self.page.is_walked:
            self._leave_place_kept()
        self.say_where()
        if not any(span.start <= character <= span.end for span in self._marks.found):
            self._leave_found()
        self._say_lit()
        if not self.page.is_walked:
            # Somebody clicked, or was led here.
            self._put_label_away()
            return
        if self._telling is not None:
            self._telling.move_on()
        self._arriving.start()

    def _jump(self) -> None:
        self._has_jumped = True
        self._arriving.start()

    def _arrive(self) -> None:
        """Tells of what the keyboard came to, as soon as it rests there."""
        has_jumped, self._has_jumped = self._has_jumped, False
        if self.page.hasFocus() and (self._telling is not None or self.page.marks_at_caret()):
            self._made_telling().reach(is_jump=has_jumped)

    def _put_label_away(self) -> bool:
        self._arriving.stop()
        return self._telling is not None and self._telling.put_away()

    def _follow_mouse(self, marks: tuple[Mark, ...]) -> None:
        self._hovered = tuple(mark.key for mark in marks)
        self._say_lit()
        if marks or self._telling is not None:
            self._made_telling().hover(marks)

    def _say_lit(self) -> None:
        """Says which cards are lifted: those of what the mouse is on, else the keyboard."""
        self._lit = self._hovered or self._keys_at_caret()
        self.marks_lit.emit(self._lit)

    def _keys_at_caret(self) -> tuple[str, ...]:
        # Where the keyboard only went along with the window, nobody came to a mark.
        is_there = self.page.hasFocus() and self.page.is_at_caret
        return tuple(mark.key for mark in self.page.marks_at_caret()) if is_there else ()

    def _leave(self) -> None:
        self._say_lit()
        self._arriving.stop()
        if self._telling is not None:
            self._telling.leave()

    def _ask_for_reasons(self) -> None:
        marks = [mark for mark in self._marks_meant() if mark.layer is Layer.QUOTATION]
        if marks:
            self.reasons_wanted.emit(marks[0].key)
        else:
            self.refused.emit(self.tr("Go to a quotation first."))

    def say_where(self) -> None:
        """Says again which paragraph is in view; 0 where the text has none."""
        passage = self.page.passage_in_view()
        number = passage.number if passage is not None else 0
        self.passage_reached.emit(number, self.page.passage_count)

    def _follow_view(self) -> None:
        if self._article is None:
            return
        if self.page.is_walked:
            self._leave_place_kept()
        if self.page.selection() is not None:
            lines = self.page.selection_lines()
            if any(line.intersects(self.page.viewport().rect()) for line in lines):
                self._pointing.raise_bar_over(lines)
            else:
                self._pointing.put_bar_away()
        if self._telling is not None:
            self._telling.follow_view()
        if self._lit and self._lit != (self._hovered or self._keys_at_caret()):
            self._say_lit()
        view = self.page.viewport().rect()
        found = (line for span in self._marks.found[:1] for line in self.page.lines_of(span))
        if not any(line.intersects(view) for line in found):
            self._leave_found()
        self.say_where()
        self._place_timer.start()

    def stand_beneath(self) -> None:
        """Hears that something is to cover the page: nobody reads it until it is seen again."""
        self._stands_beneath = True

    def showEvent(self, event: QShowEvent) -> None:
        """Says its place from now on."""
        super().showEvent(event)
        self._stands_beneath = False
        self._place_timer.start()

    def say_place(self) -> None:
        """Says at once where its reader is, if that was not said yet."""
        if self._place_timer.isActive():
            self._place_timer.stop()
            self._say_place()

    def _say_place(self) -> None:
        if self._article is not None and self.isVisible() and not self._stands_beneath:
            # A window of another size may not have it at its top; who has not moved since the
            # article was opened, and sees it still, is where they were.
            kept, view = self._place_kept, self.page.viewport().rect()
            lines = self.page.lines_of(Span(kept, kept + 1)) if kept is not None else []
            if kept is None or not any(line.intersects(view) for line in lines):
                kept = self.page.first_character_in_view()
            self.place_changed.emit(self._article.id, kept, self.page.last_character_in_view())

    def _leave_place_kept(self) -> None:
        self._place_kept = None

    def _repaint_marks(self) -> None:
        self.page.show_marks(self._marks.all(self.finding.current))
        if self._telling is not None:
            self._telling.refresh()

    def _marks_meant(self) -> tuple[Mark, ...]:
        """The marks that a key means: those on the label, else those that the keyboard is in."""
        told = self._telling.marks_told if self._telling is not None else ()
        return told or self.page.marks_at_caret()

    def _made_telling(self) -> PassageTelling:
        if self._telling is None:
            from desktop.reader.telling import PassageTelling  # noqa: PLC0415 - see above

            self._telling = telling = PassageTelling(
                self.page, self._theme, lambda: self._marks, lambda: self.finding.covered
            )
            telling.why_wanted.connect(self.reasons_wanted)
            telling.speaker_wanted.connect(self.speaker_wanted)
            telling.card_wanted.connect(self.mark_chosen)
            telling.writing_wanted.connect(lambda key: self.edit_wanted.emit(key.partition(":")[2]))
        return self._telling

    def _new_pointing(self) -> Pointing:
        pointing = Pointing(self, self.page, self._theme, self._marks)
        for said, passed_on in (
            (pointing.mark_wanted, self.mark_wanted),
            (pointing.mark_again_wanted, self.mark_again_wanted),
            (pointing.note_wanted, self.note_wanted),
            (pointing.quotation_wanted, self.quotation_wanted),
            (pointing.speaker_wanted, self.speaker_wanted),
            (pointing.corroboration_wanted, self.corroboration_wanted),
            (pointing.meaning_wanted, self.meaning_wanted),
            (pointing.pen_change_wanted, self.pen_change_wanted),
            (pointing.edit_wanted, self.edit_wanted),
            (pointing.removal_wanted, self.removal_wanted),
            (pointing.move_wanted, self.move_wanted),
            (pointing.mark_chosen, self.mark_chosen),
            (pointing.refused, self.refused),
            (pointing.done, self.done),
        ):
            said.connect(passed_on)
        return pointing
