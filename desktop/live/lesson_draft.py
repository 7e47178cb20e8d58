"""The lesson that is being written: every change a step, saved with every letter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Lock

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.packs.drafted import DraftView, viewed
from desktop.core.packs.merging import MergedDraft
from desktop.core.packs.writing import PackDraft
from desktop.live.draft_folder import (
    ReadDraft,
    SavedDraft,
    keep_theirs,
    save,
    stamp_of,
    with_theirs,
)
from desktop.live.tasks import Tasks

# So long after the last letter it is saved, and read again; so often the folder is looked at.
SAVED_AFTER, READ_AFTER, LOOKED_AFTER = 120, 160, 2_000

Change = Callable[[PackDraft], PackDraft]


@dataclass(frozen=True, slots=True)
class DraftStep:
    """One change; steps with the same `key`, one behind the other, are one to undo.

    One that only says that a sentence holds no claim has that `refused`.
    """

    before: PackDraft
    after: PackDraft
    words: str
    key: str
    refused: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DraftSteps:
    """The steps of a lesson that was closed, and what it was then."""

    draft: PackDraft
    done: tuple[DraftStep, ...] = ()
    undone: tuple[DraftStep, ...] = ()


class LessonDraft(QObject):
    """Holds a draft, its folder, and what was done to it.

    `viewed` carries the DraftView whenever there is another draft and it was read, `stepped` says
    that there are other steps to undo, `saved` that all is in the folder. `joined` is sent when
    changes of others were taken in, `disputed` carries the MergedDraft that somebody has to decide
    on, `failed` what went wrong with the folder.
    """

    viewed = Signal(object)
    stepped = Signal()
    saved = Signal()
    joined = Signal()
    disputed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        read: ReadDraft,
        refused: frozenset[str] = frozenset(),
        steps: DraftSteps | None = None,
    ) -> None:
        super().__init__()
        # The sentences that hold no claim, as their teacher said.
        self.refused = refused
        self._tasks, self.folder = tasks, read.folder
        self.draft, self._on_disk, self._stamp = read.draft, read.draft, read.stamp
        self.view: DraftView = read.view
        self._done: list[DraftStep] = list(steps.done) if steps is not None else []
        self._undone: list[DraftStep] = list(steps.undone) if steps is not None else []
        if steps is not None and steps.draft != read.draft:
            # What others did while the lesson was closed is a step as well.
            self._push(steps.draft, read.draft)
        self._is_saving = self._is_over = False
        # One at a time writes into the folder, and knows what the one before wrote.
        self._writing = Lock()
        # What came of two changes in the same lines, until it is decided on.
        self.dispute: MergedDraft | None = None
        self._saving = QTimer(self, singleShot=True, interval=SAVED_AFTER)
        self._saving.timeout.connect(self._save)
        self._reading = QTimer(self, singleShot=True, interval=READ_AFTER)
        self._reading.timeout.connect(self._read)
        self._looking = QTimer(self, interval=LOOKED_AFTER)
        self._looking.timeout.connect(self.seek_changes)
        self._looking.start()

    # What is done

    def change(self, change: Change, words: str, key: str = "") -> None:
        """Takes a step; raises NotWritable where it cannot be written, and nothing is changed."""
        after = change(self.draft)
        if after == self.draft:
            return
        last = self._done[-1] if self._done else None
        if last is not None and key and last.key == key and not self._undone:
            self._done[-1] = DraftStep(last.before, after, words, key)
        else:
            self._done.append(DraftStep(self.draft, after, words, key))
        self._undone.clear()
        self._go_on_with(after)

    def refuse(self, sentence: str, words: str) -> None:
        """Takes the step that a sentence holds no claim."""
        self._done.append(DraftStep(self.draft, self.draft, words, "", frozenset({sentence})))
        self._undone.clear()
        self.refused |= {sentence}
        self.stepped.emit()
        self.viewed.emit(self.view)

    @property
    def steps(self) -> DraftSteps:
        """What was done, and what was taken back, for when the lesson is gone on with."""
        return DraftSteps(self.draft, tuple(self._done), tuple(self._undone))

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._undone)

    def undo(self) -> str:
        """Takes the last step back; gives what it was, empty for none."""
        if not self._done:
            return ""
        step = self._done.pop()
        self._undone.append(step)
        self.refused -= step.refused
        self._go_on_with(step.before)
        return step.words

    def redo(self) -> str:
        """Does the step again that was taken back last; gives what it was."""
        if not self._undone:
            return ""
        step = self._undone.pop()
        self._done.append(step)
        self.refused |= step.refused
        self._go_on_with(step.after)
        return step.words

    def _go_on_with(self, draft: PackDraft) -> None:
        self.draft = draft
        self._reading.start()
        self._saving.start()
        self.stepped.emit()

    # What is shown

    def _read(self) -> None:
        draft = self.draft
        self._tasks.start("lesson draft", partial(viewed, draft), self._show, self.failed.emit)

    def _show(self, view: DraftView) -> None:
        # Whoever went on typing is shown what they have typed by now.
        if view.draft is self.draft and not self._is_over:
            self.view = view
            self.viewed.emit(view)

    # What is in the folder

    @property
    def is_saved(self) -> bool:
        """Whether all that was written is in the folder."""
        return self.draft == self._on_disk and not self._is_saving

    def _save(self) -> None:
        if self._is_saving or self.dispute is not None or self.draft == self._on_disk:
            return
        self._is_saving = True
        work = partial(self._write, self.draft)
        self._tasks.start("save lesson", work, self._take_saved, self._say_failed)

    def _write(self, draft: PackDraft) -> SavedDraft | None:
        """Brings a draft into the folder, unless a later one is there already."""
        with self._writing:
            if self._is_over:
                return None
            found = save(self.folder, self._stamp, before=self._on_disk, after=draft)
            if found.joined is None:
                self._on_disk, self._stamp = found.on_disk, found.stamp
            return found

    def _take_saved(self, found: SavedDraft | None) -> None:
        self._is_saving = False
        if found is not None:
            self._take(found)
        if self.draft != self._on_disk and self.dispute is None:
            self._saving.start()
        elif self.dispute is None:
            self.saved.emit()

    def _take(self, found: SavedDraft) -> None:
        """Goes on from what is in the folder now."""
        before, self._on_disk, self._stamp = self._on_disk, found.on_disk, found.stamp
        if found.joined is None:
            return
        if found.joined.disputed:
            # What is typed until it is decided on is put together with it then.
            self._on_disk, self.dispute = before, found.joined
            self.disputed.emit(found.joined)
        elif found.joined.draft != self.draft:
            self._join(found.joined.draft)

    def _join(self, draft: PackDraft) -> None:
        self._push(self.draft, draft)
        self._go_on_with(draft)
        self.joined.emit()

    def _push(self, before: PackDraft, theirs: PackDraft) -> None:
        words = self.tr("changes from another program")
        self._done.append(DraftStep(before, theirs, words, ""))
        self._undone.clear()

    def _say_failed(self, error: Exception) -> None:
        self._is_saving = False
        self.failed.emit(error)

    def seek_changes(self) -> None:
        """Looks whether somebody else has changed the folder."""
        if self._is_saving or self.dispute is not None or self._saving.isActive():
            return
        stamp, before, mine = self._stamp, self._on_disk, self.draft

        def work() -> SavedDraft | None:
            if stamp_of(self.folder) == stamp or not self.folder.is_dir():
                return None
            return with_theirs(self.folder, before=before, mine=mine)

        def take(found: SavedDraft | None) -> None:
            # What was typed meanwhile finds the changes when it is saved.
            if found is not None and self.draft is mine and not self._is_saving:
                self._take(found)

        self._tasks.start("look at lesson", work, take, self.failed.emit)

    def decide(self, *, keeps_mine: bool) -> None:
        """Goes on with the one or the other of two changes in the same lines.

        Those of others are written beside before they are written over; mine stay a step to undo.
        """
        found = self.dispute
        if found is None:
            return
        if not keeps_mine:
            self._settle(found, found.theirs)
            return
        work = partial(keep_theirs, self.folder, found.theirs, found.disputed)
        self._tasks.start(
            "keep theirs", work, lambda _: self._settle(found, self.draft), self.failed.emit
        )

    def _settle(self, found: MergedDraft, wanted: PackDraft) -> None:
        self.dispute, self._on_disk = None, found.theirs
        self._join(self._put_together(found) if wanted is self.draft else wanted)

    def _put_together(self, found: MergedDraft) -> PackDraft:
        """What came of both, with all that was typed since."""
        made = found.draft
        for path in self.draft.changed_from(made):
            file = next((each for each in self.draft.files if each.path == path), None)
            if path in found.disputed and file is not None:
                made = made.with_file(file)
        return made

    def end(self) -> None:
        """Brings what is not saved yet into the folder, now, and shows nothing more.

        Raises NotWritten; then it can be tried again. What others changed in the same lines is
        written beside.
        """
        for timer in (self._looking, self._saving, self._reading):
            timer.stop()
        with self._writing:
            found = self.dispute
            if found is None and self.draft != self._on_disk:
                saved = save(self.folder, self._stamp, before=self._on_disk, after=self.draft)
                self._on_disk, found = saved.on_disk, saved.joined
            if found is not None:
                if found.disputed:
                    keep_theirs(self.folder, found.theirs, found.disputed)
                save(self.folder, self._stamp, before=found.theirs, after=self._put_together(found))
            self._is_over = True
