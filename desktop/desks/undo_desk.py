"""Undoing in the window: nothing is undone out of sight, and it is said what was undone where."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.core.passage import PassageRef
from desktop.core.text.shown import beginning
from desktop.desks.notes_desk import NotesDesk
from desktop.desks.reading_desk import ReadingDesk
from desktop.live.live import Live
from desktop.window.window import Window

if TYPE_CHECKING:
    from desktop.desks.draft_desk import DraftDesk
    from desktop.live.edits.edits import Edits
    from desktop.live.edits.steps import StepPassage, Steps

# So much of a passage, and of a title, is told of what was undone.
_MOST_TOLD = 40


class UndoDesk(QObject):
    """Takes steps back and does them again, each before its reader's eyes."""

    def __init__(
        self, window: Window, live: Live, *, notes: NotesDesk, reading: ReadingDesk
    ) -> None:
        super().__init__()
        self._window, self._notes, self._reading = window, notes, reading
        self._live, self._others = live, live.others
        # What the step was about that was undone or done again just now.
        self._done_at: StepPassage | None = None
        # What undoing is about in the page's place, such as a lesson that is written there.
        self.instead: Callable[[], DraftDesk | None] = lambda: None
        window.top_bar.undo_wanted.connect(self.undo)
        window.top_bar.redo_wanted.connect(self.redo)
        window.foot.show_wanted.connect(self.show_done)
        window.foot.undo_wanted.connect(self.undo)
        window.top_bar.show_history(can_undo=False, can_redo=False)
        live.editing.tie(self._follow)

    def _follow(self, edits: Edits) -> None:
        steps = edits.steps
        steps.stack.indexChanged.connect(self._show_history)
        steps.taken.connect(self._echo)
        steps.refused.connect(self._say_refused)
        steps.moved.connect(self._say_moved)

    @property
    def _steps(self) -> Steps:
        return self._live.edits.steps

    def commands(self) -> dict[str, Callable[[], object]]:
        """What can be done by a key, wherever that is pressed."""
        return {"undo": self.undo, "redo": self.redo, "show_done": self.show_done}

    def refusals(self) -> dict[str, Callable[[], str]]:
        """Why some of the commands can do nothing now; empty words where they can."""
        return {
            "undo": self._why_not_undo,
            "redo": self._why_not_redo,
            "show_done": self._why_not_show,
        }

    def _why_not_undo(self) -> str:
        if (other := self.instead()) is not None:
            return other.why_not(is_redo=False)
        # What is being typed is a step as soon as it is kept.
        can_undo = self._steps.stack.canUndo() or self._notes.has_unsaved_words
        return "" if can_undo else self.tr("There is nothing to undo.")

    def _why_not_redo(self) -> str:
        if (other := self.instead()) is not None:
            return other.why_not(is_redo=True)
        return "" if self._steps.stack.canRedo() else self.tr("There is nothing to do again.")

    def _why_not_show(self) -> str:
        return "" if self._done_at is not None else self.tr("There is no place to show.")

    def undo(self) -> None:
        """Takes the last step back."""
        if (other := self.instead()) is not None:
            other.undo()
            return
        self._notes.save()
        place = self._before_its_reader(self._steps.next_undone)
        if step := self._steps.undo():
            self._say_undone(step, place)

    def redo(self) -> None:
        """Does the step again that was taken back last."""
        if (other := self.instead()) is not None:
            other.redo()
            return
        self._notes.save()
        place = self._before_its_reader(self._steps.next_redone)
        if step := self._steps.redo():
            self._say(self.tr("Done again: {0}"), step, place)

    def _say_undone(self, step: str, place: StepPassage | None) -> None:
        self._say(self._steps.said_back or self.tr("Undone: {0}"), step, place)

    def _say_moved(self, step: str, is_back: bool) -> None:
        if is_back:
            self._say_undone(step, None)
        else:
            self._say(self.tr("Done again: {0}"), step, None)

    def show_done(self) -> None:
        """Goes to what the last step taken back, or done again, was about."""
        if self._done_at is not None:
            at = self._done_at
            self._reading.go_to(PassageRef(at.article_id, at.span, at.card))

    def _before_its_reader(self, place: StepPassage | None) -> StepPassage | None:
        if place is not None:
            self._reading.bring_into_view(place.article_id, place.span)
        return place

    def _echo(self, told: str, place: StepPassage | None) -> None:
        # As somebody would say it; what was written is no pattern.
        told = told.replace("{0}", _told(place.quote) if place is not None else "")
        # Who is typing hears what they type.
        self._window.foot.show_echo(told, is_said=not self._notes.is_writing)

    def _say(self, words: str, step: str, place: StepPassage | None) -> None:
        self._done_at = place
        self._window.foot.hide_echo()
        if place is not None and place.quote:
            # It stands before its reader by now, whatever was open.
            step = self.tr("{0} on “{1}”").format(step, _told(place.quote))
            if title := self._reading.title_of_two(place.article_id):
                step = self.tr("{0} in “{1}”").format(step, _told(title))
        self._window.foot.show_done(words.format(step), has_place=place is not None)

    def _say_refused(self, step: str) -> None:
        self._done_at = None
        self._others.tell_changes()
        words = self.tr("Not done: {0}. The note was changed elsewhere meanwhile; it is as it was.")
        self._window.foot.show_done(words.format(step))

    def _show_history(self) -> None:
        stack = self._steps.stack
        self._window.top_bar.show_history(can_undo=stack.canUndo(), can_redo=stack.canRedo())


def _told(words: str) -> str:
    """The words for between quotation marks, without such marks of their own round them all."""
    from desktop.core.text.quotation_marks import (  # noqa: PLC0415 - a start tells of nothing done
        CLOSING,
        OPENING,
    )

    words = " ".join(words.split())
    if words[:1] in OPENING and words[-1:] in CLOSING:
        words = words[1:-1].rstrip(",") or words
    return beginning(words, _MOST_TOLD)
