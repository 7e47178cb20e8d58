"""What can be done with the words that are selected, or with the mark that the keyboard is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

from desktop.appearance.theme import Theme
from desktop.core.annotation import AnnotationId
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.panel import Panel
from desktop.reader.article_page import ArticlePage
from desktop.reader.marks import Layer
from desktop.reader.page_marks import PageMarks
from desktop.wording.pens import name_of

if TYPE_CHECKING:
    from desktop.reader.selection_bar import SelectionBar

_KEYS_OF_PENS = dict(zip("12345", Pen, strict=True))
# Marks that are no cards' own.
_PASSING = ("found:", "evidence:", "reporting")


class Pointing(QObject):
    """Gives the reader's panel its keys and the bar over a selection, and says what is meant.

    Its signals are those of the reader (see there).
    """

    mark_wanted = Signal(Span, Pen)
    note_wanted = Signal(object)
    quotation_wanted = Signal(Span, str)
    speaker_wanted = Signal(str)
    corroboration_wanted = Signal(Span, str, str)
    pen_change_wanted = Signal(str, Pen)
    edit_wanted = Signal(str)
    removal_wanted = Signal(str)
    mark_chosen = Signal(str)
    refused = Signal(str)

    def __init__(self, panel: Panel, page: ArticlePage, theme: Theme, marks: PageMarks) -> None:
        super().__init__(panel)
        self._panel, self._page, self._theme = panel, page, theme
        # Made when words are first selected.
        self._bar: SelectionBar | None = None
        # What is known of the article on the page.
        self.marks = marks
        page.chosen.connect(self._choose)

    def raise_bar_over(self, selection: QRect) -> None:
        """Shows what can be done with selected words, beside them."""
        self._selection_bar().rise_over(selection, self._page.viewport().rect())

    def put_bar_away(self) -> None:
        """Takes the bar off the page."""
        if self._bar is not None:
            self._bar.hide()

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        self._theme = theme
        if self._bar is not None:
            self._bar.show_theme(theme)

    def mark(self, pen: Pen) -> None:
        """Marks the words, or gives the mark another pen."""
        selection = self._page.selection()
        if selection is not None:
            self.mark_wanted.emit(selection, pen)
            self._page.deselect()
        elif annotation_id := self._own_mark_at_caret():
            self.pen_change_wanted.emit(annotation_id, pen)
        else:
            self.refused.emit(self.tr("Select words first, or go to one of your marks."))

    def ask_for_note(self) -> None:
        """Asks for a note on the words, or to write on that of the mark."""
        selection = self._page.selection()
        if selection is not None:
            self.note_wanted.emit(selection)
            self._page.deselect()
        elif annotation_id := self._own_mark_at_caret():
            self.edit_wanted.emit(annotation_id)
        else:
            self.refused.emit(self.tr("Select words first, or go to one of your marks."))

    def ask_who_said_it(self) -> None:
        """Asks whose words these are, by a menu, or whose the quotation is, on its card."""
        selection = self._page.selection()
        if selection is None:
            marks = [m for m in self._page.marks_at_caret() if m.layer is Layer.QUOTATION]
            if marks:
                self.speaker_wanted.emit(min(marks, key=lambda mark: len(mark.span)).key)
            else:
                self.refused.emit(self.tr("Select words first, or go to a quotation."))
            return
        ledger = self.marks.ledger
        names = [voice.speaker.name for voice in ledger.voices]
        names += [speaker.name for speaker in ledger.talked_about]

        def say_wanted(name: str) -> None:
            self._page.deselect()
            self.quotation_wanted.emit(selection, name)

        from desktop.cards.speaker_menu import SpeakerMenu  # noqa: PLC0415 - when first wanted

        asks = self.tr("Who says the selected words?")
        menu = SpeakerMenu(names, say_wanted, self._panel, asks=asks)
        bar = self._selection_bar()
        menu.open_at(bar.mapToGlobal(bar.rect().bottomLeft()))

    def ask_to_corroborate(self) -> None:
        """Asks who else speaks of the words, or of what the narrowest mark says."""
        selection = self._page.selection()
        if selection is not None:
            # Who hears of it may want to know where to come back to.
            self.corroboration_wanted.emit(selection, "", self.marks.speaker_of(selection))
            self._page.deselect()
            return
        asking = (Layer.CLAIM, Layer.QUOTATION, Layer.PEN)
        at_caret = [mark for mark in self._page.marks_at_caret() if mark.layer in asking]
        if at_caret:
            mark = min(at_caret, key=lambda each: len(each.span))
            speaker = self.marks.speaker_of(mark.span)
            self.corroboration_wanted.emit(mark.span, self.marks.topic_of(mark), speaker)
        else:
            self.refused.emit(
                self.tr("Select words first, or go to a claim, a quotation or one of your marks.")
            )

    def remove(self) -> None:
        """Asks to put the mark away."""
        if annotation_id := self._own_mark_at_caret():
            self.removal_wanted.emit(annotation_id)
        else:
            self.refused.emit(self.tr("Go to one of your marks first."))

    def go_to_neighbour(self, *, forward: bool) -> None:
        """Puts the keyboard on the next mark of the page, or the one before."""
        if self._page.go_to_neighbour(forward=forward):
            return
        self.refused.emit(
            self.tr("No marked passage comes after this.")
            if forward
            else self.tr("No marked passage stands before this.")
        )

    def add_keys(self) -> None:
        """Makes the actions of the panel, in the order in which they are listed."""
        for key, pen in _KEYS_OF_PENS.items():
            words = self.tr("Mark the selected words: {0}").format(name_of(pen))
            action = self._panel.new_action(words, key)
            action.triggered.connect(lambda _=False, taken=pen: self.mark(taken))
        for words, keys, slot in (
            (self.tr("Write a note on the selected words"), "N", self.ask_for_note),
            (
                self.tr("Put right who says the selected words, or the quotation"),
                "S",
                self.ask_who_said_it,
            ),
            (
                self.tr("Corroborate: who else speaks of the selected words, or the mark?"),
                "C",
                self.ask_to_corroborate,
            ),
            (self.tr("Remove the mark under the cursor"), "Del", self.remove),
            (
                self.tr("Next marked passage"),
                "Alt+Down",
                lambda: self.go_to_neighbour(forward=True),
            ),
            (
                self.tr("Marked passage before"),
                "Alt+Up",
                lambda: self.go_to_neighbour(forward=False),
            ),
        ):
            self._panel.new_action(words, keys).triggered.connect(slot)

    def _selection_bar(self) -> SelectionBar:
        if self._bar is None:
            from desktop.reader.selection_bar import SelectionBar  # noqa: PLC0415 - see above

            self._bar = SelectionBar(self._theme, self._page.viewport())
            self._bar.pen_taken.connect(self.mark)
            self._bar.note_wanted.connect(self.ask_for_note)
            self._bar.speaker_wanted.connect(self.ask_who_said_it)
            self._bar.corroboration_wanted.connect(self.ask_to_corroborate)
        return self._bar

    def _own_mark_at_caret(self) -> AnnotationId | None:
        for mark in self._page.marks_at_caret():
            if mark.layer is Layer.PEN:
                return AnnotationId(mark.key.removeprefix("annotation:"))
        return None

    def _choose(self, keys: tuple[str, ...]) -> None:
        known = [key for key in keys if not key.startswith(_PASSING)]
        if known:
            self.mark_chosen.emit(known[0])
