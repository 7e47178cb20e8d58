"""The lesson on the screen and the one in its folder: every change of the one is in the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from desktop.appearance.plain_words import announce, message_box, show_folder
from desktop.core.fields.problem import Problem
from desktop.core.fields.written_file import NotWritable
from desktop.core.packs.drafted import DraftView, PieceKind, SuggestedClaim
from desktop.core.packs.merging import MergedDraft
from desktop.core.packs.pack_head import FORMAT
from desktop.core.packs.piece_edits import (
    part_of,
    with_evidence,
    with_new_piece,
    with_person,
    with_piece_value,
    with_timeline,
    without_piece,
)
from desktop.core.packs.putting_right import put_right
from desktop.core.packs.reading import PackReading
from desktop.core.packs.sealing import usual_name
from desktop.core.packs.writing import PackDraft
from desktop.core.packs.written_out import NotWritten
from desktop.core.question import QuestionType
from desktop.core.span import Span
from desktop.desks.screen import Screen
from desktop.live.draft_folder import ReadDraft
from desktop.live.lesson_building import BuiltLesson, as_pupils_get_it, build
from desktop.live.lesson_draft import Change, LessonDraft
from desktop.live.live import Live
from desktop.wording.pack_writing import not_writable_words, not_written_words
from desktop.writing.form_places import kind_name
from desktop.writing.lesson_dialogs import BuildDialog
from desktop.writing.lesson_form import PLAN, TIMELINE
from desktop.writing.panel import WritingPanel

_LATER_TYPES = (QuestionType.COMPARE.value, QuestionType.STATUS.value)
_LATER_FIELDS = ("starter", "reveal")


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
        # Words that were said to be no claim, as long as this lesson is open.
        self._no_claims: set[tuple[str, str]] = set()
        self._has_warned = False
        panel.can_put_right = self._can_put_right
        panel.piece_wanted.connect(self.add_piece)
        panel.student_wanted.connect(self._see)
        panel.build_wanted.connect(self.ask_to_build)
        panel.seen.connect(self._show_history_of)
        pieces, checks = panel.pieces, panel.checks
        pieces.changed.connect(self._change_piece)
        pieces.named.connect(self._name_person)
        pieces.words_wanted.connect(self._take_words)
        pieces.evidence_wanted.connect(self._add_evidence)
        pieces.removed.connect(self._remove)
        pieces.claim_wanted.connect(self._make_claim)
        pieces.refused.connect(self._refuse_claim)
        pieces.question_wanted.connect(self._ask_question)
        checks.put_right.connect(self._put_right)
        checks.shown.connect(self._show_problem)
        checks.file_wanted.connect(lambda _: self._show_folder())
        checks.check_wanted.connect(self._check)
        panel.lesson.changed.connect(self._change_lesson)

    # Which lesson

    def take(self, read: ReadDraft) -> None:
        """Goes on with a lesson."""
        self.lesson = lesson = LessonDraft(self._live.tasks, read)
        self._no_claims, self._has_warned = set(), False
        lesson.viewed.connect(self._show)
        lesson.stepped.connect(self._show_history)
        lesson.saved.connect(self._say_saved)
        lesson.joined.connect(self._say_joined)
        lesson.disputed.connect(self._ask_which)
        lesson.failed.connect(self._say_not_saved)
        self.panel.pieces.open_piece("")
        self._show(read.view)
        self.went_on.emit()
        title = read.view.said("title")
        told = self.tr("You are writing the lesson “{0}”. Select words and press C for a claim.")
        announce(self.panel, told.format(title))
        self._show_history()

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
        self.lesson = None
        self._window.foot.show_saved()
        return True

    def _show(self, view: DraftView) -> None:
        hints = tuple(hint for hint in view.hints if self._told(view, hint) not in self._no_claims)
        self.panel.show_view(view, hints)
        if self.panel.isVisible():
            self._window.foot.show_over_page(self.panel.sums())

    def _told(self, view: DraftView, hint: SuggestedClaim) -> tuple[str, str]:
        article = view.article(hint.article)
        return hint.article, hint.span.of(article.article.text) if article is not None else ""

    # What is done

    def _change(self, change: Change, words: str, key: str = "") -> str:
        """Takes a step; gives why that cannot be written, empty where it was."""
        if self.lesson is None:
            return ""
        try:
            self.lesson.change(change, words, key)
        except NotWritable as error:
            return not_writable_words(error)
        return ""

    def add_piece(self, kind: PieceKind) -> None:
        """Makes a piece of the selected words, and opens its form."""
        view, span = self.panel.view, self.panel.text.chosen
        if view is None or self.lesson is None:
            return
        if not len(span) and kind is not PieceKind.QUESTION:
            self.panel.refused.emit(self.tr("Select some words in the text first."))
            return
        self._add(kind, self.panel.article, span)

    def _add(self, kind: PieceKind, article: str, span: Span) -> None:
        view = self.panel.view
        if view is None:
            return
        made: list[str] = []
        words = self.tr("Question {0}").format(len(view.of(PieceKind.QUESTION)) + 1)
        in_lesson = view.article(article)

        def change(draft: PackDraft) -> PackDraft:
            after, key = with_new_piece(draft, kind, in_lesson, span, words)
            made.append(key)
            return after

        self._open_made(change, self.tr("{0} added").format(kind_name(kind)), made)

    def _open_made(self, change: Change, words: str, made: list[str]) -> None:
        why = self._change(change, words)
        if why:
            self.panel.refused.emit(why)
            return
        self.panel.turn_to_tab(0, takes_keyboard=False)
        self.panel.text.bar.hide()
        self.panel.pieces.open_piece(made[0])
        self._window.foot.show_done(words)

    def _add_evidence(self, key: str, kind: object) -> None:
        view = self.panel.view
        claim = view.piece(key) if view is not None else None
        if claim is None:
            return
        made: list[str] = []

        def change(draft: PackDraft) -> PackDraft:
            after, new = with_evidence(draft, claim, kind)  # type: ignore[arg-type]
            made.append(new)
            return after

        self._open_made(change, self.tr("Evidence added"), made)

    def _make_claim(self, hint: SuggestedClaim) -> None:
        self._add(PieceKind.CLAIM, hint.article, hint.span)

    def _refuse_claim(self, hint: SuggestedClaim) -> None:
        view = self.panel.view
        if view is not None and self.lesson is not None:
            self._no_claims.add(self._told(view, hint))
            self._show(view)

    def _ask_question(self) -> None:
        self._add(PieceKind.QUESTION, self.panel.article, Span(0, 0))

    def _change_piece(self, key: str, target: str, values: tuple[str, ...]) -> None:
        view = self.panel.view
        piece = view.piece(key) if view is not None else None
        if piece is None:
            return

        def change(draft: PackDraft) -> PackDraft:
            after = with_piece_value(draft, piece, target, values)
            return _of_second_format(after, target, values)

        words = self.tr("words in “{0}”").format(kind_name(piece.kind))
        self.panel.pieces.say_trouble(key, target, self._change(change, words, f"{key} {target}"))

    def _name_person(self, key: str, target: str, name: str) -> None:
        """Has a piece name somebody who is not in the lesson yet, and takes that person in."""
        view = self.panel.view
        piece = view.piece(key) if view is not None else None
        if piece is None:
            return

        def change(draft: PackDraft) -> PackDraft:
            if not name:
                return with_piece_value(draft, piece, target, ())
            with_them, person = with_person(draft, name)
            return with_piece_value(with_them, piece, target, (person,))

        why = self._change(change, self.tr("{0} named").format(name))
        self.panel.pieces.say_trouble(key, target, why)

    def _take_words(self, key: str, target: str) -> None:
        """Has the selected words of the text be right, beside those that are already."""
        view, span = self.panel.view, self.panel.text.chosen
        piece = view.piece(key) if view is not None else None
        article = view.article(piece.article or self.panel.article) if view and piece else None
        if piece is None or article is None:
            return
        words = " ".join(span.of(article.article.text).split())
        if not words:
            self.panel.refused.emit(self.tr("Select some words in the text first."))
            return
        before = part_of(piece, target)
        is_several = piece.value("type") == QuestionType.MARK_MANY.value
        said = f'{before} | "{words}"' if before and is_several else f'"{words}"'
        self._change_piece(key, target, (said,))

    def _remove(self, key: str) -> None:
        view = self.panel.view
        piece = view.piece(key) if view is not None else None
        if piece is None:
            return
        words = self.tr("{0} taken out").format(kind_name(piece.kind))
        why = self._change(lambda draft: without_piece(draft, piece), words)
        if why:
            self.panel.refused.emit(why)
        else:
            self._window.foot.show_done(words)

    def _change_lesson(self, path: str, target: str, words: str) -> None:
        view = self.panel.view
        if view is None:
            return

        def change(draft: PackDraft) -> PackDraft:
            if target == PLAN:
                return draft.with_text("pack.md", words)
            if target == TIMELINE:
                return with_timeline(draft, words)
            after = draft.with_head_value(path, target, words.strip() or None)
            return _of_second_format(after, target, (words,))

        why = self._change(change, self.tr("words about the lesson"), f"{path} {target}")
        self.panel.lesson.say_trouble(path, target, why)

    # Checking

    def _check(self) -> None:
        if self.lesson is not None:
            self.lesson.look()
            self._window.foot.show_done(self.panel.sums())

    def _can_put_right(self, problem: Problem) -> bool:
        return self.lesson is not None and put_right(self.lesson.draft, problem) is not None

    def _put_right(self, problem: Problem) -> None:
        words = self.tr("{0} put right").format(problem.file)
        if not self._change(lambda draft: put_right(draft, problem) or draft, words):
            self._window.foot.show_done(words)

    def _show_problem(self, problem: Problem) -> None:
        """Opens what a problem is about: the piece, or the place in the lesson."""
        view = self.panel.view
        if view is None:
            return
        pieces = [p for p in view.pieces if p.kind.value == problem.file and p.line <= problem.line]
        if pieces:
            piece = max(pieces, key=lambda each: each.line)
            self.panel.show_article(piece.article)
            self.panel.turn_to_tab(0, takes_keyboard=False)
            self.panel.pieces.open_piece(piece.key)
            return
        article = next((a for a in view.articles if a.file == problem.file), None)
        if article is not None:
            self.panel.show_article(article.local_id)
        self.panel.turn_to_tab(2)
        target = (
            TIMELINE
            if problem.file == "timeline.md"
            else str(dict(problem.values).get("field", ""))
        )
        self.panel.lesson.go_to(problem.file, target)

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
            self._window.foot.show_done(self.tr("Undone: {0}").format(words))

    def redo(self) -> None:
        """Does the step again that was taken back last."""
        if self.lesson is not None and (words := self.lesson.redo()):
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
        self._window.foot.show_over_page("")

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

    # Seeing and building

    def _see(self, is_wanted: bool) -> None:
        if not is_wanted:
            self.panel.show_as_student(None)
            return
        if self.lesson is not None:
            self._live.tasks.start(
                "as a student",
                partial(as_pupils_get_it, self.lesson.draft),
                self._show_as_student,
                self._refuse,
            )

    def _show_as_student(self, reading: PackReading) -> None:
        self.panel.show_as_student(reading)
        announce(self.panel, self.tr("As a student sees it: without plan and key."))

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, NotWritten):
            self.panel.refused.emit(not_written_words(error))
        elif isinstance(error, NotWritable):
            self.panel.refused.emit(not_writable_words(error))
        else:
            self.failed.emit(error)

    def ask_to_build(self) -> None:
        """Asks where the one file is to be, where there is nothing to put right first."""
        view, lesson = self.panel.view, self.lesson
        pack = view.reading.pack if view is not None else None
        if pack is None or lesson is None:
            self.panel.turn_to_tab(1)
            self.panel.refused.emit(self.tr("There is something to put right first."))
            return
        beside = lesson.folder.parent
        names = (beside / usual_name(pack), beside / usual_name(pack, is_for_pupils=True))
        dialog = BuildDialog(*names, self._live.look.theme, self._window)

        def take(built: BuiltLesson) -> None:
            dialog.accept()
            if built.path is None:
                self.panel.turn_to_tab(1)
                self.panel.refused.emit(self.tr("There is something to put right first."))
                return
            words = self.tr("Built: {0} ({1} kB)")
            self._window.foot.show_done(words.format(built.path, max(1, built.size // 1000)))

        def refuse(error: Exception) -> None:
            if isinstance(error, NotWritten):
                dialog.say_trouble(not_written_words(error))
            else:
                dialog.reject()
                self._refuse(error)

        def decide(path: Path, is_for_pupils: bool) -> None:
            work: Callable[[], BuiltLesson] = partial(
                build, lesson.draft, path, for_pupils=is_for_pupils
            )
            self._live.tasks.start("build lesson", work, take, refuse)

        dialog.decided.connect(decide)
        dialog.open()


def _of_second_format(draft: PackDraft, target: str, values: tuple[str, ...]) -> PackDraft:
    """The draft that says it is of the format which knows what was filled in."""
    is_later = target in _LATER_FIELDS or (
        target == "type" and values[:1] and values[0] in _LATER_TYPES
    )
    head = next((f.content for f in draft.files if f.path == "pack.md"), b"")
    if not is_later or b"sourcebook: 1\n" not in head.replace(b"\r\n", b"\n"):
        return draft
    return draft.with_head_value("pack.md", "sourcebook", str(FORMAT))
