"""The panel of the student's own marks and notes in the article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton

from desktop.appearance.keys_in_words import describe, follow_keys, with_keys
from desktop.appearance.plain_words import announce
from desktop.appearance.theme import Theme
from desktop.cards.delegate import CardShape, Sheet
from desktop.cards.panel import CardPanel
from desktop.cards.text import CardText
from desktop.core.annotation import Annotation, AnnotationId
from desktop.core.pen import Pen
from desktop.core.span import Span
from desktop.core.wording import Wording
from desktop.notes.cards import NoteCard, WordingCard
from desktop.notes.note_editor import NoteEditor
from desktop.notes.tab import NotesTab
from desktop.panel import give_way
from desktop.wording.counting import counted
from desktop.wording.pens import PenNames

if TYPE_CHECKING:
    from desktop.notes.composer import NoteComposer

# How long, in milliseconds, a typed letter waits before it is on the disk.
_SAVE_AFTER = 250


class Notes(CardPanel):
    """Lists marks and notes and edits one of them; everything wanted is said by a signal.

    `words_wanted` sends the words that a mark stands on, to be corroborated whoever says them;
    `wording_wanted` a note and the other words that are to stand on it, `settled` a note whose
    words are to stay. `also_written` is sent when words came from elsewhere for a note, `typed`
    when there are words in the editor that are not saved yet.
    """

    tab = NotesTab()

    written = Signal(str, str)
    writing_ended = Signal()
    pen_chosen = Signal(str, Pen)
    removal_wanted = Signal(str)
    return_wanted = Signal(str)
    wording_wanted = Signal(str, Wording)
    settled = Signal(str)
    also_written = Signal()
    typed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, nothing="", look=CardShape(sheet_of=_sheet_of))
        told = self.tr(
            "Select words in the text to mark them with a pen ({Reader: 1} to {Reader: 5}), or to"
            " write a note ({Reader: N})."
        )
        self._empty.setText(follow_keys(self._empty, told))
        self._unfolded: AnnotationId | None = None
        # The marks that are to be taken out together.
        self._going_out: frozenset[AnnotationId] = frozenset()
        # The note in the editor whose mark could not be written yet.
        self._unwritten: AnnotationId | None = None
        # The panel below whose cards the editor stands, unless it is here.
        self._host: CardPanel | None = None
        self._beside: frozenset[str] = frozenset()
        self._cards: tuple[NoteCard, ...] = ()
        self._removed: tuple[NoteCard, ...] = ()
        self._is_in_bin = False
        told = self.tr(
            "{Notes: C} shows who else speaks of the words, {Notes: H} shows earlier wordings,"
            " Enter goes to the text, the right arrow key to what can be pressed on a card."
        )
        describe(self.cards, told)
        self.cards.link_followed.connect(self._follow)
        self.editor = NoteEditor(theme, self)
        self.editor.hide()
        self._bin = QPushButton(self)
        self._bin.setObjectName("panel-foot")
        self._bin.clicked.connect(self._toggle_bin)
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER)
        self._timer.timeout.connect(self.save)
        self.editor.typed.connect(self._save_soon)
        self.editor.pen_chosen.connect(self._choose_pen)
        self.editor.finished.connect(self.close_editor)
        self.editor.removal_wanted.connect(self._remove_edited)
        self._column.addWidget(self.editor)
        self._column.addWidget(self._bin)
        self._add_keys()
        self._show_chosen()

    def _lead_on(self) -> tuple[str, Callable[[], object]]:
        return self.tr("Go to the text"), self.left.emit

    def title(self) -> str:
        """What stands on the tab, with how many there are."""
        return self.tab.title_of(card.annotation for card in self._cards)

    def show_cards(self, cards: Iterable[NoteCard], removed: Iterable[NoteCard]) -> None:
        """Shows the marks of an article and what of it lies in the bin."""
        self._cards, self._removed = tuple(cards), tuple(removed)
        self._going_out &= {card.annotation.id for card in self._cards}
        if self._is_in_bin and not self._removed:
            self._is_in_bin = False
        edited = self.editor.annotation_id
        if edited is not None:
            card = next((c for c in self._cards if c.annotation.id == edited), None)
            if card is None:
                # Words that were just typed outlive a removal elsewhere: the note comes back.
                self.save()
                card = next((c for c in self._cards if c.annotation.id == edited), None)
            if card is not None:
                self._unwritten = None
                self.editor.refresh(card.annotation)
            elif edited != self._unwritten:
                self._timer.stop()
                self._put_editor_away()
        self._show_chosen()
        beside = frozenset(
            WordingCard(card.annotation, each).key for card in self._cards for each in card.beside
        )
        is_new = bool(beside - self._beside)
        self._beside = beside
        if is_new:
            self.also_written.emit()

    def show_theme(self, theme: Theme) -> None:
        super().show_theme(theme)
        self.editor.show_theme(theme)

    def show_pens(self, own: PenNames) -> None:
        """Has pens called by the names that the lesson of the text gives them."""
        self._composer.pens = own
        self.editor.show_pens(own)
        self.cards.show_theme(self._theme)

    def edit(self, annotation_id: AnnotationId) -> None:
        """Opens a note for writing."""
        self.save()
        if self._host is not None:
            self._put_editor_away()
        card = next((c for c in self._cards if c.annotation.id == annotation_id), None)
        if card is not None:
            self._is_in_bin = False
            self._show_chosen()
            self.writing_ended.emit()
            self.editor.open_note(card.annotation, card.titles)
            self.light([card.key])

    def edit_unwritten(self, annotation: Annotation) -> None:
        """Opens a note for writing that has no card, as its mark could not be written yet."""
        self.close_editor()
        self._unwritten = annotation.id
        self.editor.open_note(annotation)
        self.editor.show_waiting()

    def edit_beside(self, annotation: Annotation, host: CardPanel, *, is_waiting: bool) -> None:
        """Opens a judgement for writing below the cards of another panel, where its claim stands.

        It may have no card here yet, or `is_waiting` to be written.
        """
        self.close_editor()
        self._unwritten = annotation.id
        self._host = host
        host.host(self.editor, self.close_editor)
        self.editor.open_note(annotation)
        if is_waiting:
            self.editor.show_waiting()

    def save(self) -> None:
        """Says at once what was typed and not yet said."""
        self._timer.stop()
        if self.has_unsaved_words:
            self.written.emit(self.editor.annotation_id, self.editor.body)

    @property
    def has_unsaved_words(self) -> bool:
        """Whether anything that was typed is not on the disk yet."""
        return self.editor.annotation_id is not None and self.editor.is_unsaved

    @property
    def seen_words(self) -> str:
        """The words that the note had when its writer last saw it whole."""
        return self.editor.seen_words

    def shown(self, annotation_id: AnnotationId) -> Annotation | None:
        """A mark as it stands on its card, which may be older than what is in the library."""
        found = (card.annotation for card in self._cards)
        return next((each for each in found if each.id == annotation_id), None)

    def _save_soon(self) -> None:
        if self.has_unsaved_words:
            self.typed.emit()
        # Started once, not with every key: who types without a pause is saved as well.
        if not self._timer.isActive():
            self._timer.start()

    def hand_over(self, body: str) -> None:
        """Hears that these words will be written, as soon as that can be."""
        self.editor.hand_over(body)

    def show_waiting(self) -> None:
        """Says that what is typed cannot be saved for now, and is kept in memory."""
        self.editor.show_waiting()

    def show_saved(self, body: str) -> None:
        """Says that these words are on the disk."""
        self.editor.show_saved(body)

    @property
    def is_writing(self) -> bool:
        """Whether a note is in the editor."""
        return self.editor.annotation_id is not None

    def close_editor(self) -> None:
        """Ends writing; what was typed is kept."""
        self.save()
        if self.editor.annotation_id is not None:
            words = self.editor.spoken_state
            if self._host is None:
                # The keyboard goes before what it is on is hidden.
                self.left.emit()
            self._put_editor_away()
            self.light(())
            self.writing_ended.emit()
            announce(self, words)

    def _put_editor_away(self) -> None:
        """Hides the editor, here or in the panel that it was lent to, which keeps the keyboard."""
        host, self._host = self._host, None
        give_way(self.editor, host or self, self.editor.close_note)
        if host is not None:
            self._column.insertWidget(self._column.indexOf(self._bin), self.editor)

    def _add_keys(self) -> None:
        for words, keys, slot in (
            (self.tr("Write on the chosen mark or note"), "E; Ctrl+E", self._edit_current),
            (self.tr("Remove the chosen mark or note"), "Del", self._remove_current),
            (
                self.tr("Corroborate: who else speaks of the marked words?"),
                "C",
                self._corroborate_current,
            ),
            (self.tr("Take this mark out with others, or not"), "T", self._choose_current),
            (self.tr("Earlier wordings of the chosen note"), "H", self._unfold_current),
            (self.tr("Put the chosen wording on its note"), "P", self._put_back_current),
            (self.tr("Keep the words that the note has"), "K", self._settle_current),
            (self.tr("Back to the text"), "Esc", self._leave),
        ):
            action = self.new_action(words, keys)
            action.triggered.connect(slot)

    def _leave(self) -> None:
        if self.editor.annotation_id is not None:
            self.close_editor()
        else:
            self.left.emit()

    def _current_row(self) -> NoteCard | WordingCard | None:
        row = self.cards.currentIndex().row()
        return self._model.records[row] if 0 <= row < len(self._model.records) else None

    def _current(self) -> NoteCard | None:
        card = self._current_row()
        return card if isinstance(card, NoteCard) else None

    def _edit_current(self) -> None:
        if (card := self._current_kept()) is not None:
            self.edit(card.annotation.id)

    def _remove_current(self) -> None:
        if (card := self._current_kept()) is not None:
            self.removal_wanted.emit(card.annotation.id)

    def _corroborate_current(self) -> None:
        card = self._current()
        if card is not None:
            self.words_wanted.emit(card.annotation.span)
        else:
            self.refused.emit(self._choose_first())

    @property
    def going_out(self) -> frozenset[AnnotationId]:
        """The marks of the article that were chosen to be taken out; none means all."""
        return self._going_out

    def _choose_current(self) -> None:
        if (card := self._current_kept()) is None:
            return
        self._going_out ^= {card.annotation.id}
        self._show_chosen()
        count = len(self._going_out)
        announce(
            self,
            counted(
                count,
                self.tr("1 mark is chosen to be taken out"),
                self.tr("%n marks are chosen to be taken out", None, count),
            ),
        )

    def _unfold_current(self) -> None:
        card = self._current_row()
        if card is None:
            self.refused.emit(self._choose_first())
        elif isinstance(card, NoteCard) and not card.earlier:
            self.refused.emit(self._no_earlier(card))
        else:
            self._unfold(card.annotation.id)

    def _unfold(self, annotation_id: AnnotationId) -> None:
        """Shows the earlier wordings of a note, or puts them away again."""
        self._unfolded = annotation_id if self._unfolded != annotation_id else None
        key = f"annotation:{annotation_id}"
        self._show_chosen()
        row = self._model.row_of(lambda card: bool(card.key == key))
        if row >= 0:
            self.cards.go_to(row)

    def _put_back_current(self) -> None:
        card = self._current_row()
        if card is None:
            self.refused.emit(self._choose_first())
        elif isinstance(card, WordingCard) and not card.is_removed:
            self._put_back(card)
        elif isinstance(card, NoteCard) and card.is_removed:
            self.return_wanted.emit(card.annotation.id)
        elif isinstance(card, WordingCard):
            self.refused.emit(self._in_bin(card))
        elif card.earlier or card.beside:
            self.refused.emit(
                with_keys(self.tr("Choose an earlier wording first: {Notes: H} shows them."))
            )
        else:
            self.refused.emit(self._no_earlier(card))

    def _no_earlier(self, card: NoteCard) -> str:
        if card.is_written:
            return self.tr("This note has no earlier wordings.")
        return self.tr("Nothing was written on this mark.")

    def _put_back(self, card: WordingCard) -> None:
        if not card.is_removed:
            self.save()
            self.wording_wanted.emit(card.annotation.id, card.wording)

    def _settle_current(self) -> None:
        card = self._current_row()
        if card is None:
            self.refused.emit(self._choose_first())
        elif card.is_removed:
            self.refused.emit(self._in_bin(card))
        elif not self._has_others(card):
            self.refused.emit(self.tr("This note was not written elsewhere as well."))
        else:
            self.settled.emit(card.annotation.id)

    def _has_others(self, card: NoteCard | WordingCard) -> bool:
        if isinstance(card, WordingCard):
            return card.wording.is_beside
        return bool(card.beside)

    def _current_kept(self) -> NoteCard | None:
        """The chosen note where it can be written on; else it is said why not."""
        card = self._current()
        if card is None:
            self.refused.emit(self._choose_first())
        elif card.is_removed:
            self.refused.emit(self._in_bin(card))
        else:
            return card
        return None

    def _choose_first(self) -> str:
        return self.tr("Choose a mark or a note first: the arrow keys go through them.")

    def _in_bin(self, card: NoteCard | WordingCard) -> str:
        if isinstance(card, NoteCard) and not card.is_written:
            return with_keys(
                self.tr("This mark is in the bin: choose it and press {Notes: P} to put it back."),
                self.tr("This mark is in the bin."),
            )
        return with_keys(
            self.tr("This note is in the bin: choose it and press {Notes: P} to put it back."),
            self.tr("This note is in the bin."),
        )

    def _remove_edited(self) -> None:
        annotation_id = self.editor.annotation_id
        if annotation_id is not None:
            self.save()
            if self._host is None:
                self.left.emit()
            self._put_editor_away()
            self.removal_wanted.emit(annotation_id)

    def _choose_pen(self, pen: Pen) -> None:
        if self.editor.annotation_id is not None:
            self.save()
            self.pen_chosen.emit(self.editor.annotation_id, pen)

    def _follow(self, card: NoteCard | WordingCard, link: str) -> None:
        if isinstance(card, WordingCard):
            if link == "put back":
                self._put_back(card)
            else:
                self.settled.emit(card.annotation.id)
        elif link == "history":
            self._unfold(card.annotation.id)
        elif link == "edit":
            self.edit(card.annotation.id)
        elif link == "remove":
            self.removal_wanted.emit(card.annotation.id)
        elif link == "return":
            self.return_wanted.emit(card.annotation.id)

    def _toggle_bin(self) -> None:
        self._is_in_bin = not self._is_in_bin
        self._show_chosen()

    def _show_chosen(self) -> None:
        self._show_rows(self._rows())
        self._bin.setVisible(bool(self._removed))
        self._bin.setText(
            self.tr("Back from the bin")
            if self._is_in_bin
            else self.tr("%n in the bin", None, len(self._removed))
        )

    def _rows(self) -> Iterator[NoteCard | WordingCard]:
        for card in self._removed if self._is_in_bin else self._cards:
            is_unfolded = bool(card.earlier) and card.annotation.id == self._unfolded
            is_going_out = card.annotation.id in self._going_out
            yield replace(card, is_unfolded=is_unfolded, is_going_out=is_going_out)
            others = (*card.beside, *(card.earlier if is_unfolded else ()))
            for wording in others:
                is_last = wording is others[-1]
                yield WordingCard(card.annotation, wording, card.is_removed, is_last)

    # What stands on a card

    def _keys_of(self, card: NoteCard | WordingCard) -> tuple[str, ...]:
        claim_id = card.annotation.claim_id
        return (card.key,) if claim_id is None else (f"claim:{claim_id}",)

    def _span_of(self, card: NoteCard | WordingCard) -> Span | None:
        is_elsewhere = isinstance(card, NoteCard) and card.is_elsewhere
        return None if card.annotation.is_lost or is_elsewhere else card.annotation.span

    @cached_property
    def _composer(self) -> NoteComposer:
        from desktop.notes.composer import NoteComposer  # noqa: PLC0415 - with the first card

        return NoteComposer(self)

    def _compose(self, card: NoteCard | WordingCard, text: CardText) -> None:
        self._composer.compose(card, text)

    def _spoken(self, card: NoteCard | WordingCard) -> str:
        return self._composer.spoken(card)


def _sheet_of(card: NoteCard | WordingCard) -> Sheet:
    return Sheet.WHOLE if isinstance(card, NoteCard) else Sheet.NONE
