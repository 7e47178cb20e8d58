"""The lesson on the screen and the one in its folder: every change of the one is in the other."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from desktop.appearance.plain_words import announce, message_box, show_folder
from desktop.core.fields.written_file import NotWritable
from desktop.core.lesson import PackFile
from desktop.core.packs.drafted import DraftView, SuggestedClaim
from desktop.core.packs.file_names import is_picture_name
from desktop.core.packs.heard_speakers import HeardWords, heard_in
from desktop.core.packs.merging import MergedDraft
from desktop.core.packs.written_out import NotWritten
from desktop.desks.screen import Screen
from desktop.live.draft_folder import ReadDraft
from desktop.live.lesson_draft import Change, DraftSteps, LessonDraft
from desktop.live.live import Live
from desktop.live.pictures import decoded
from desktop.live.refused_claims import keep_refused, kept_refused, refused_key
from desktop.wording.pack_writing import not_writable_words, not_written_words
from desktop.writing.panel import WritingPanel


class DraftDesk(QObject):
    """Does what the panel wants to the draft, and shows what came of it.

    `went_on` is sent when another lesson is on the screen, `failed` carries what went wrong.
    """

    went_on = Signal()
    failed = Signal(object)

    def __init__(self, screen: Screen, live: Live, panel: WritingPanel) -> None:
        super().__init__()
        self._window, self._live, self.panel = screen.window, live, panel
        self.lesson: LessonDraft | None = None
        # The steps of lessons that were closed, by their folders, as long as the window is open.
        self._closed: dict[Path, DraftSteps] = {}
        self._has_warned = False
        # Whose words are whose in the articles, as soon as that was found.
        self.heard: tuple[HeardWords, ...] = ()
        panel.seen.connect(self._show_history_of)
        panel.parts.refused.connect(self._refuse_claim)
        # The pictures that are on the page, as their files are.
        self._pictures: tuple[PackFile, ...] = ()
        panel.text.pictures.wanted.connect(self._read_picture)
        panel.checks.file_wanted.connect(lambda _: self._show_folder())
        panel.checks.check_wanted.connect(self._check)

    # Which lesson

    def take(self, read: ReadDraft) -> None:
        """Goes on with a lesson."""
        refused = kept_refused(self._live.look, read.view)
        steps = self._closed.get(read.folder.resolve())
        self.lesson = lesson = LessonDraft(self._live.tasks, read, refused, steps)
        self._has_warned = False
        lesson.viewed.connect(self._show)
        lesson.stepped.connect(self._show_history)
        lesson.saved.connect(self._say_saved)
        lesson.joined.connect(self._say_joined)
        lesson.disputed.connect(self._ask_which)
        lesson.failed.connect(self._say_not_saved)
        # Who closed a lesson while it was seen as a student does begins the next by writing.
        self.panel.student_wanted.emit(False)
        self.panel.parts.open_part("")
        self._listen(read.view)
        self._show(read.view)
        self.went_on.emit()
        self._window.foot.show_saved()
        title = read.view.said("title")
        told = self.tr("You are writing the lesson “{0}”. Select words to tie something to them.")
        announce(self.panel, told.format(title))
        self._show_history()

    def _listen(self, view: DraftView) -> None:
        """Finds out who speaks in the articles, so that a claim knows who makes it."""
        self.heard = ()
        self.panel.parts.show_heard(())
        lesson = self.lesson

        def take(heard: tuple[HeardWords, ...]) -> None:
            if self.lesson is lesson:
                self.heard = heard
                self.panel.parts.show_heard({each.name for each in heard})

        self._live.tasks.start(
            "heard in lesson", lambda: heard_in(view.articles), take, self.failed.emit
        )

    def let_go(self) -> bool:
        """Ends the writing once all is in the folder; whether it could be brought there."""
        lesson = self.lesson
        if lesson is None:
            return True
        try:
            lesson.end()
        except NotWritten as error:
            if not self._has_warned:
                self._has_warned = True
                words = self.tr(
                    "{0} What you wrote last is not in the folder yet. Close again to leave it out."
                )
                self._window.foot.show_unsaved(words.format(not_written_words(error)), is_said=True)
                return False
        # Also where the lesson has another id by now.
        self._keep_refused()
        self._closed[lesson.folder.resolve()] = lesson.steps
        self.lesson = None
        self._window.foot.show_saved()
        return True

    def _read_picture(self, name: str, width: int) -> None:
        """Has a picture of the lesson made as wide as it is wanted."""
        content = next((each.content for each in self._pictures if each.path == name), b"")
        self._live.tasks.start(
            f"picture {name}",
            lambda: decoded(content, width),
            lambda image: self.panel.text.pictures.take(name, width, image),
        )

    def _show(self, view: DraftView) -> None:
        pictures = tuple(each for each in view.draft.files if is_picture_name(each.path))
        if pictures != self._pictures:
            self._pictures = pictures
            self.panel.text.pictures.forget()
        refused = self.lesson.refused if self.lesson is not None else frozenset[str]()
        hints = tuple(each for each in view.hints if refused_key(view, each) not in refused)
        self.panel.show_view(view, hints)
        if self.panel.isVisible():
            self._window.foot.show_over_page(self.panel.sums())

    # What is done

    def change(self, change: Change, words: str, key: str = "") -> str:
        """Takes a step; gives why that cannot be written, empty where it was."""
        if self.lesson is None:
            return ""
        try:
            self.lesson.change(change, words, key)
        except NotWritable as error:
            return not_writable_words(error)
        return ""

    def _refuse_claim(self, hint: SuggestedClaim) -> None:
        view = self.panel.view
        if view is not None and self.lesson is not None:
            self.lesson.refuse(refused_key(view, hint), self.tr("no claim"))
            self._keep_refused()

    def _keep_refused(self) -> None:
        # In the library, not in the folder: whoever gets the lesson has nothing of it.
        if self.lesson is not None:
            keep_refused(self._live.look, self.lesson.view, self.lesson.refused)

    def _check(self) -> None:
        if self.lesson is not None:
            self.lesson.seek_changes()
            self._window.foot.show_done(self.panel.sums())

    def _show_folder(self) -> None:
        if self.lesson is not None:
            show_folder(self.lesson.folder)

    # Undoing

    @property
    def is_writing(self) -> bool:
        """Whether undoing is about the lesson now."""
        return self.lesson is not None and self.panel.isVisible()

    def why_not(self, *, is_redo: bool) -> str:
        """Why nothing can be undone, or done again; empty where it can."""
        lesson = self.lesson
        if self.panel.is_as_student:
            return self.tr("Go on writing first: what is tried out here is kept nowhere.")
        if lesson is not None and (lesson.can_redo if is_redo else lesson.can_undo):
            return ""
        return (
            self.tr("There is nothing to do again.")
            if is_redo
            else self.tr("There is nothing to undo.")
        )

    def undo(self) -> None:
        """Takes the last step on the lesson back."""
        if self.lesson is not None and (words := self.lesson.undo()):
            self._keep_refused()
            self._window.foot.show_done(self.tr("Undone: {0}").format(words))

    def redo(self) -> None:
        """Does the step again that was taken back last."""
        if self.lesson is not None and (words := self.lesson.redo()):
            self._keep_refused()
            self._window.foot.show_done(self.tr("Done again: {0}").format(words))

    def _show_history(self) -> None:
        lesson = self.lesson
        if lesson is not None:
            self._window.top_bar.show_history(can_undo=lesson.can_undo, can_redo=lesson.can_redo)
            if not lesson.is_saved:
                self._window.foot.show_saving(self.tr("Saving …"))

    def _show_history_of(self, is_lesson: bool) -> None:
        """Has the bar offer the steps of the lesson, or those of the library again."""
        if is_lesson:
            self._show_history()
            return
        made = self._live.editing.made
        stack = made.steps.stack if made is not None else None
        self._window.top_bar.show_history(
            can_undo=stack is not None and stack.canUndo(),
            can_redo=stack is not None and stack.canRedo(),
        )

    # Saving

    def _say_saved(self) -> None:
        self._window.foot.show_saved()

    def _say_joined(self) -> None:
        self._window.foot.show_done(
            self.tr(
                "Another program changed this lesson; both changes are in it."
                " Undo takes theirs out."
            )
        )

    def _say_not_saved(self, error: Exception) -> None:
        if isinstance(error, NotWritten):
            self._window.foot.show_unsaved(not_written_words(error), is_said=True)
        else:
            self.failed.emit(error)

    def _ask_which(self, found: MergedDraft) -> None:
        """Asks which of two changes in the same lines is to stay; the other is kept as well."""
        happened = self.tr(
            "{0} was changed here and by another program, in the same lines."
        ).format(", ".join(found.disputed))
        advice = self.tr(
            "Mine goes on, and theirs is kept in a folder beside; or theirs goes on, and mine can"
            " be brought back with Undo."
        )
        box = message_box(QMessageBox.Icon.Question, happened, advice)
        box.setParent(self._window, box.windowFlags())
        roles = QMessageBox.ButtonRole
        mine = box.addButton(self.tr("Go on with mine"), roles.AcceptRole)
        box.addButton(self.tr("Go on with theirs"), roles.DestructiveRole)
        box.setDefaultButton(mine)

        def decide(_result: int) -> None:
            if self.lesson is not None:
                self.lesson.decide(keeps_mine=box.clickedButton() in (mine, None))
            box.deleteLater()

        box.finished.connect(decide)
        box.open()
