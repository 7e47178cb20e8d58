"""What can be done with the words that are selected, or with the mark that the keyboard is in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from desktop.appearance.theme import Theme
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.panel import Panel
from desktop.reader.article_page import ArticlePage
from desktop.reader.marks import Layer
from desktop.reader.page_marks import PageMarks
from desktop.wording.pens import USUAL_NAMES, PenNames, name_of

if TYPE_CHECKING:
    from desktop.reader.end_handles import EndHandles
    from desktop.reader.end_mover import EndMover
    from desktop.reader.selection_bar import SelectionBar

# More characters are no word, and no phrase of a dictionary.
_LONGEST_WORDS = 80
_KEYS_OF_PENS = dict(zip("12345", Pen, strict=True))
# Marks that are no cards' own.
_PASSING = ("found:", "evidence:", "reporting", "word:", "day:")


class Pointing(QObject):
    """Gives the reader's panel its keys and the bar over a selection, and says what is meant.

    Its signals are those of the reader (see there); `reached` says that the keyboard was put on a
    mark, `done` what was done at once.
    """

    mark_wanted = Signal(Span, Pen)
    mark_again_wanted = Signal(Span)
    note_wanted = Signal(object)
    quotation_wanted = Signal(Span, str)
    speaker_wanted = Signal(str)
    corroboration_wanted = Signal(Span, str, str)
    meaning_wanted = Signal(Span)
    pen_change_wanted = Signal(str, Pen)
    edit_wanted = Signal(str)
    removal_wanted = Signal(str)
    move_wanted = Signal(str, Span)
    mark_chosen = Signal(str)
    reached = Signal()
    refused = Signal(str)
    done = Signal(str)

    def __init__(self, panel: Panel, page: ArticlePage, theme: Theme, marks: PageMarks) -> None:
        super().__init__(panel)
        self._panel, self._page, self._theme = panel, page, theme
        # Made when words are first selected.
        self._bar: SelectionBar | None = None
        # What is known of the article on the page.
        self.marks = marks
        # The marks that a key means where no words are selected.
        self.marks_meant = page.marks_at_caret
        # The mark that was made last, and where the keyboard stood then.
        self._held: tuple[AnnotationId, int] | None = None
        # What the ends of a mark are taken by; made when a mark is first meant.
        self._handles: EndHandles | None = None
        for moved in (page.caret_moved, page.selected, page.view_moved):
            moved.connect(lambda *_: self.follow_mark())
        page.chosen.connect(self._choose)
        page.marking_wanted.connect(self.mark_again)
        page.menu_wanted.connect(self.open_menu)
        # What can be done with words, and with a mark of one's own.
        self._for_words: list[QAction] = []
        self._for_marks: list[QAction] = []
        # What marks with a pen, and whether just the selected characters.
        self._with_pens: list[tuple[QAction, Pen, bool]] = []
        self._pens: PenNames = USUAL_NAMES
        # And with a quotation, in which nothing is selected.
        self.for_quotations: list[QAction] = []

    def raise_bar_over(self, selection: Sequence[QRect]) -> None:
        """Shows what can be done with selected words, clear of all their lines."""
        room, caret = self._page.viewport().rect(), self._page.cursorRect()
        self._selection_bar().rise_over(selection, room, looked_at=caret)

    def hold(self, annotation_id: AnnotationId) -> None:
        """Takes a mark for the one that is meant, as long as the keyboard stays where it is."""
        self._held = (annotation_id, self._page.caret())
        self.follow_mark()

    def follow_mark(self) -> None:
        """Puts handles at the ends of the mark that is meant, wherever it stands by now."""
        if self._handles is None and self._meant() is not None:
            from desktop.reader.end_handles import EndHandles  # noqa: PLC0415 - when first wanted

            self._handles = EndHandles(self._page, self._meant)
            self._handles.moved.connect(self.move_wanted)
            self._handles.let_go.connect(self.follow_mark)
        if self._handles is not None:
            self._handles.follow_mark(self.marks.annotations, self._theme)

    def take_marks(self, marks: PageMarks) -> None:
        """Hears of another article."""
        self.marks, self._held = marks, None
        self.follow_mark()

    def put_bar_away(self) -> None:
        """Takes the bar off the page."""
        if self._bar is not None:
            self._bar.hide()

    def show_theme(self, theme: Theme) -> None:
        """Takes on the colours of a theme."""
        self._theme = theme
        if self._bar is not None:
            self._bar.show_theme(theme)
        self.follow_mark()

    def mark(self, pen: Pen, *, exactly: bool = False) -> None:
        """Marks the words, or just the selected characters, or gives the mark another pen."""
        if self._page.selection() is not None:
            self._do_with_words(lambda words: self.mark_wanted.emit(words, pen), exactly=exactly)
        elif annotation_id := self._own_mark():
            self.pen_change_wanted.emit(annotation_id, pen)
        else:
            self.refused.emit(self.tr("Select words first, or go to one of your marks."))

    def mark_again(self) -> None:
        """Marks the words with the pen that was used last."""
        self._do_with_words(self.mark_again_wanted.emit)

    def ask_for_note(self) -> None:
        """Asks for a note on the words, or to write on that of the mark."""
        if self._page.selection() is not None:
            self._do_with_words(self.note_wanted.emit)
        elif annotation_id := self._own_mark() or self._held_mark():
            self.edit_wanted.emit(annotation_id)
        else:
            self.refused.emit(self.tr("Select words first, or go to one of your marks."))

    def ask_who_said_it(self) -> None:
        """Asks whose words these are, by a menu, or whose the quotation is, on its card."""
        selection = self._page.selection()
        if selection is None:
            marks = [m for m in self.marks_meant() if m.layer is Layer.QUOTATION]
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
        if self._page.selection() is not None:
            self._do_with_words(
                lambda words: self.corroboration_wanted.emit(
                    words, "", self.marks.speaker_of(words)
                )
            )
            return
        asking = (Layer.CLAIM, Layer.QUOTATION, Layer.PEN)
        at_caret = [
            mark
            for mark in self._page.marks_at_caret()
            if mark.layer in asking and not mark.key.startswith(_PASSING)
        ]
        if at_caret:
            mark = min(at_caret, key=lambda each: len(each.span))
            speaker = self.marks.speaker_of(mark.span)
            self.corroboration_wanted.emit(mark.span, self.marks.topic_of(mark), speaker)
        else:
            self.refused.emit(
                self.tr("Select words first, or go to a claim, a quotation or one of your marks.")
            )

    def ask_for_meaning(self) -> None:
        """Asks what the selected words mean, or the word at the keyboard; they stay selected."""
        from desktop.core.text.whole_words import markable, word_at  # noqa: PLC0415 - see below

        page, selection = self._page, self._page.selection()
        asked = selection or word_at(page.text, page.caret())
        if len(asked) > _LONGEST_WORDS:
            self.refused.emit(self.tr("Select one word, or a few: a dictionary has no sentences."))
            return
        words = markable(page.text, asked)
        if any(character.isalnum() for character in words.of(page.text)):
            self.meaning_wanted.emit(words)
        else:
            self.refused.emit(self.tr("Go to a word first, or select one."))

    def remove(self) -> None:
        """Asks to put the mark away."""
        if annotation_id := self._own_mark():
            self.removal_wanted.emit(annotation_id)
        else:
            self.refused.emit(self.tr("Go to one of your marks first."))

    def go_to_neighbour(self, *, forward: bool) -> None:
        """Puts the keyboard on the next mark of the page, or the one before."""
        if self._page.go_to_neighbour(forward=forward):
            self.reached.emit()
            return
        self.refused.emit(
            self.tr("No marked passage comes after this.")
            if forward
            else self.tr("No marked passage stands before this.")
        )

    def open_menu(self, at: QPoint | None = None) -> None:
        """Lists what can be done with the selected words, the mark, or the word at the keyboard.

        The list opens `at` a point of the viewport, or beside the keyboard.
        """
        page = self._page
        if page.selection() is None and not page.marks_at_caret() and not self._own_mark():
            page.select_word_at(page.caret())
        from desktop.appearance.action_menu import open_actions  # noqa: PLC0415 - when first wanted

        copying = QAction(self.tr("Copy"), self)
        copying.setShortcut(QKeySequence.StandardKey.Copy)
        copying.setEnabled(page.selection() is not None)
        copying.triggered.connect(page.copy)
        is_own = page.selection() is None and self._own_mark() is not None
        of_passage = [] if page.selection() is not None else self._offered_by_label()
        actions = [*of_passage, *self._for_words, *(self._for_marks if is_own else ()), copying]
        if page.link_at_caret():
            address = QAction(self.tr("Copy the address of the link"), self)
            address.triggered.connect(self.copy_address)
            actions.append(address)
        point = page.cursorRect().bottomLeft() if at is None else at
        open_actions(actions, self._panel, page.viewport().mapToGlobal(point))

    def _offered_by_label(self) -> list[QAction]:
        """What the label at the marks offers that selected words have not."""
        marks = self.marks_meant()
        is_quoted = any(mark.layer is Layer.QUOTATION for mark in marks)
        actions = [*(self.for_quotations if is_quoted else ())]
        if keys := tuple(mark.key for mark in marks if not mark.key.startswith(_PASSING)):
            card = QAction(self.tr("Go to its card"), self)
            card.setShortcut(QKeySequence(Qt.Key.Key_Return))
            card.triggered.connect(lambda: self._choose(keys))
            actions.append(card)
        return actions

    def copy_address(self) -> None:
        """Copies where the link at the keyboard leads; the program itself goes nowhere."""
        address = self._page.link_at_caret()
        if address:
            QGuiApplication.clipboard().setText(address)
            self.done.emit(self.tr("Copied: {0}").format(address))
        else:
            self.refused.emit(self.tr("Go to a link first."))

    def show_pens(self, own: PenNames) -> None:
        """Has pens called by the names that a lesson gives them."""
        self._pens = own
        self._name_pens()
        if self._bar is not None:
            self._bar.show_pens(own)

    def _name_pens(self) -> None:
        words, characters = (
            self.tr("Mark the selected words: {0}"),
            self.tr("Mark just the selected characters: {0}"),
        )
        for action, pen, is_exact in self._with_pens:
            told = characters if is_exact else words
            # "&" would stand for a key in a menu.
            action.setText(told.format(name_of(pen, self._pens).replace("&", "&&")))

    def add_keys(self) -> None:
        """Makes the actions of the panel, in the order in which they are listed."""
        for key, pen in _KEYS_OF_PENS.items():
            action = self._panel.new_action("", key)
            action.triggered.connect(lambda _=False, taken=pen: self.mark(taken))
            self._for_words.append(action)
            self._with_pens.append((action, pen, False))
        for key, pen in _KEYS_OF_PENS.items():
            action = self._panel.new_action("", f"Alt+{key}")
            action.triggered.connect(lambda _=False, taken=pen: self.mark(taken, exactly=True))
            self._with_pens.append((action, pen, True))
        self._name_pens()
        for words, keys, slot, listed in (
            (
                self.tr("Write a note on the selected words"),
                "N",
                self.ask_for_note,
                self._for_words,
            ),
            (
                self.tr("Put right who says the selected words, or the quotation"),
                "S",
                self.ask_who_said_it,
                self._for_words,
            ),
            (
                self.tr("Corroborate: who else speaks of the selected words, or the mark?"),
                "C",
                self.ask_to_corroborate,
                self._for_words,
            ),
            (
                self.tr("Define: what do the selected words, or the word at the keyboard, mean?"),
                "D; Shift+D",
                self.ask_for_meaning,
                self._for_words,
            ),
            (
                self.tr("Remove the mark under the cursor"),
                "Del",
                self.remove,
                self._for_marks,
            ),
            (
                self.tr("Copy the address of the link"),
                "Alt+C",
                self.copy_address,
                None,
            ),
            (
                self.tr("What can be done with these words?"),
                "Shift+F10; Menu",
                self.open_menu,
                None,
            ),
            (
                self.tr("Next marked passage"),
                "Alt+Down",
                lambda: self.go_to_neighbour(forward=True),
                None,
            ),
            (
                self.tr("Marked passage before"),
                "Alt+Up",
                lambda: self.go_to_neighbour(forward=False),
                None,
            ),
        ):
            action = self._panel.new_action(words, keys)
            action.triggered.connect(lambda _=False, do=slot: do())
            if listed is not None:
                listed.append(action)
        for words, keys, by_sentence, is_right in (
            (self.tr("End of the mark: a word on"), "Alt+Shift+Right", False, True),
            (self.tr("End of the mark: a word back"), "Alt+Shift+Left", False, False),
            (self.tr("End of the mark: a sentence on"), "Alt+Shift+Down", True, True),
            (self.tr("End of the mark: a sentence back"), "Alt+Shift+Up", True, False),
        ):
            action = self._panel.new_action(words, keys)
            action.triggered.connect(
                lambda _=False, unit=by_sentence, way=is_right: self._mover.move(
                    by_sentence=unit, is_right=way
                )
            )
        other = self._panel.new_action(
            self.tr("Go to the other end of the mark, to move that"), "O"
        )
        other.triggered.connect(lambda _=False: self._mover.change_end())

    def _selection_bar(self) -> SelectionBar:
        if self._bar is None:
            from desktop.reader.selection_bar import SelectionBar  # noqa: PLC0415 - see above

            self._bar = SelectionBar(self._theme, self._page.viewport())
            self._bar.show_pens(self._pens)
            self._bar.pen_taken.connect(self.mark)
            self._bar.note_wanted.connect(self.ask_for_note)
            self._bar.speaker_wanted.connect(self.ask_who_said_it)
            self._bar.corroboration_wanted.connect(self.ask_to_corroborate)
            self._bar.meaning_wanted.connect(self.ask_for_meaning)
        return self._bar

    def _do_with_words(self, ask: Callable[[Span], object], *, exactly: bool = False) -> None:
        """Asks for something with the selected words, and lets go of them."""
        selection = self._page.selection()
        if selection is None:
            return
        from desktop.core.text.whole_words import (  # noqa: PLC0415 - when first wanted
            markable,
            without_blanks,
        )

        is_exact = exactly or self._page.is_selected_exactly
        words = (without_blanks if is_exact else markable)(self._page.text, selection)
        if len(words):
            # Before they are let go: who hears of it may want to know where to come back to.
            ask(words)
        self._page.deselect()

    def _held_mark(self) -> AnnotationId | None:
        """The mark made last, unless the keyboard was moved since; it may wait to be written."""
        if self._held is None or self._held[1] != self._page.caret():
            return None
        return self._held[0]

    def _own_mark(self) -> AnnotationId | None:
        """The mark made just now, else the one that the keyboard is in, or right behind."""
        own = self.marks.annotations
        held, caret = self._held_mark(), self._page.caret()
        if any(each.id == held for each in own):
            return held
        for at in (caret, caret - 1):
            if touched := [each for each in own if at >= 0 and each.span.covers(at)]:
                return min(touched, key=lambda each: len(each.span)).id
        return None

    @cached_property
    def _mover(self) -> EndMover:
        from desktop.reader.end_mover import EndMover  # noqa: PLC0415 - when first wanted

        mover = EndMover(self._page, self._meant)
        mover.moved.connect(self._move)
        mover.refused.connect(self.refused)
        mover.stood.connect(self.hold)
        return mover

    def _meant(self) -> Annotation | None:
        own = self._own_mark() if self._page.selection() is None else None
        return next((each for each in self.marks.annotations if each.id == own), None)

    def _move(self, annotation_id: AnnotationId, span: Span) -> None:
        self.move_wanted.emit(annotation_id, span)
        moved = next((each for each in self.marks.annotations if each.id == annotation_id), None)
        if moved is not None and moved.span == span:
            self._mover.stand_at(moved)

    def _choose(self, keys: tuple[str, ...]) -> None:
        known = [key for key in keys if not key.startswith(_PASSING)]
        own = self._own_mark() if self._held_mark() or not known else None
        if own is not None:
            self.mark_chosen.emit(f"annotation:{own}")
        elif known:
            self.mark_chosen.emit(known[0])
