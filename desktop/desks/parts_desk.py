"""What a teacher does to the parts of a lesson and to what is said of it, in the window."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.core.fields.problem import Problem
from desktop.core.packs.drafted import LessonPartKind, SuggestedClaim
from desktop.core.packs.pack_head import FORMAT
from desktop.core.packs.part_edits import (
    with_evidence,
    with_moments,
    with_new_part,
    with_part_value,
    with_person,
    without_part,
)
from desktop.core.packs.putting_right import put_right
from desktop.core.packs.writing import PackDraft
from desktop.core.question import QuestionType
from desktop.core.span import Span
from desktop.desks.draft_desk import DraftDesk
from desktop.desks.passages_desk import PassagesDesk
from desktop.desks.screen import Screen
from desktop.live.lesson_draft import Change
from desktop.writing.form_items import kind_name
from desktop.writing.lesson_form import PLAN, TIMELINE
from desktop.writing.panel import WritingPanel

_LATER_TYPES = (QuestionType.COMPARE.value, QuestionType.STATUS.value)
_LATER_FIELDS = ("starter", "reveal")


class PartsDesk(QObject):
    """Adds, fills in, puts right and takes out what the panel wants, each as a step."""

    def __init__(self, screen: Screen, desk: DraftDesk, panel: WritingPanel) -> None:
        super().__init__()
        self._window, self._desk, self.panel = screen.window, desk, panel
        self.passages = PassagesDesk(desk, panel)
        panel.can_put_right = self._can_put_right
        panel.part_wanted.connect(self.add_part)
        parts, checks = panel.parts, panel.checks
        parts.changed.connect(self._change_part)
        parts.named.connect(self._name_person)
        parts.evidence_wanted.connect(self._add_evidence)
        parts.removed.connect(self._remove)
        parts.claim_wanted.connect(self._make_claim)
        parts.question_wanted.connect(self._ask_question)
        checks.put_right.connect(self._put_right)
        checks.shown.connect(self._show_problem)
        panel.lesson.changed.connect(self._change_lesson)

    def add_part(self, kind: LessonPartKind) -> None:
        """Makes a part of the selected words, and opens its form."""
        view, span = self.panel.view, self.panel.text.chosen
        if view is None or self._desk.lesson is None:
            return
        self.passages.end()
        if not len(span) and kind is not LessonPartKind.QUESTION:
            self.panel.refused.emit(self.tr("Select some words in the text first."))
            return
        self._add(kind, self.panel.article, span)

    def _add(self, kind: LessonPartKind, article: str, span: Span) -> None:
        view = self.panel.view
        if view is None:
            return
        made: list[str] = []
        words = self.tr("Question {0}").format(len(view.of(LessonPartKind.QUESTION)) + 1)
        in_lesson = view.article(article)

        def change(draft: PackDraft) -> PackDraft:
            after, key = with_new_part(draft, kind, in_lesson, span, words)
            made.append(key)
            return after

        self._open_made(change, self.tr("{0} added").format(kind_name(kind)), made)

    def _open_made(self, change: Change, words: str, made: list[str]) -> None:
        why = self._desk.change(change, words)
        if why:
            self.panel.refused.emit(why)
            return
        self.panel.turn_to_tab(0, takes_keyboard=False)
        self.panel.text.let_go()
        self.panel.parts.open_part(made[0])
        self._window.foot.show_done(words)

    def _add_evidence(self, key: str, kind: object) -> None:
        view = self.panel.view
        claim = view.part(key) if view is not None else None
        if claim is None:
            return
        made: list[str] = []

        def change(draft: PackDraft) -> PackDraft:
            after, new = with_evidence(draft, claim, kind)  # type: ignore[arg-type]
            made.append(new)
            return after

        self._open_made(change, self.tr("Evidence added"), made)

    def _make_claim(self, hint: SuggestedClaim) -> None:
        self._add(LessonPartKind.CLAIM, hint.article, hint.span)

    def _ask_question(self) -> None:
        self._add(LessonPartKind.QUESTION, self.panel.article, Span(0, 0))

    def _change_part(self, key: str, target: str, values: tuple[str, ...]) -> None:
        view = self.panel.view
        part = view.part(key) if view is not None else None
        if part is None:
            return

        def change(draft: PackDraft) -> PackDraft:
            after = with_part_value(draft, part, target, values)
            return of_second_format(after, target, values)

        words = self.tr("words in “{0}”").format(kind_name(part.kind))
        # Words in the same rows are one step; with one more row, or one less, another begins.
        why = self._desk.change(change, words, f"{key} {target} {len(values)}")
        self.panel.parts.say_trouble(key, target, why)

    def _name_person(self, key: str, target: str, name: str) -> None:
        """Has a part name somebody who is not in the lesson yet, and takes that person in."""
        view = self.panel.view
        part = view.part(key) if view is not None else None
        if part is None:
            return

        def change(draft: PackDraft) -> PackDraft:
            if not name:
                return with_part_value(draft, part, target, ())
            with_them, person = with_person(draft, name)
            return with_part_value(with_them, part, target, (person,))

        why = self._desk.change(change, self.tr("{0} named").format(name))
        self.panel.parts.say_trouble(key, target, why)

    def _remove(self, key: str) -> None:
        view = self.panel.view
        part = view.part(key) if view is not None else None
        if part is None:
            return
        words = self.tr("{0} taken out").format(kind_name(part.kind))
        why = self._desk.change(lambda draft: without_part(draft, part), words)
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
                return with_moments(draft, words.splitlines())
            after = draft.with_head_value(path, target, words.strip() or None)
            return of_second_format(after, target, (words,))

        # Each row of a list is a step of its own.
        count = len(words.splitlines()) if target == TIMELINE else 1
        key = f"{path} {target} {count}"
        why = self._desk.change(change, self.tr("words about the lesson"), key)
        self.panel.lesson.say_trouble(path, target, why)

    # Checking

    def _can_put_right(self, problem: Problem) -> bool:
        lesson = self._desk.lesson
        return lesson is not None and put_right(lesson.draft, problem) is not None

    def _put_right(self, problem: Problem) -> None:
        words = self.tr("{0} put right").format(problem.file)
        if not self._desk.change(lambda draft: put_right(draft, problem) or draft, words):
            self._window.foot.show_done(words)

    def _show_problem(self, problem: Problem) -> None:
        """Opens what a problem is about: the part, or the place in the lesson."""
        view = self.panel.view
        if view is None:
            return
        parts = [p for p in view.parts if p.kind.value == problem.file and p.line <= problem.line]
        if parts:
            part = max(parts, key=lambda each: each.line)
            self.panel.show_article(part.article)
            self.panel.turn_to_tab(0, takes_keyboard=False)
            self.panel.parts.open_part(part.key)
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


def of_second_format(draft: PackDraft, target: str, values: tuple[str, ...]) -> PackDraft:
    """The draft that says it is of the format which knows what was filled in."""
    is_later = target in _LATER_FIELDS or (
        target == "type" and values[:1] and values[0] in _LATER_TYPES
    )
    head = next((f.content for f in draft.files if f.path == "pack.md"), b"")
    if not is_later or b"sourcebook: 1\n" not in head.replace(b"\r\n", b"\n"):
        return draft
    return draft.with_head_value("pack.md", "sourcebook", str(FORMAT))
