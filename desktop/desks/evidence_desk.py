"""The evidence table: shown, changed step by step, and written as an outline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.appearance.menu import Menu
from desktop.appearance.plain_words import words_box
from desktop.core.annotation import Annotation
from desktop.core.evidence import EvidenceSide, OwnClaim, OwnClaimId
from desktop.core.library.changes import Changes
from desktop.core.library.evidence_table import EvidenceTable
from desktop.core.library.library import Library
from desktop.core.passage import PassageRef
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.evidence_outline import evidence_file, evidence_work
from desktop.core.student_work.exporting import write_export
from desktop.desks.screen import Screen
from desktop.desks.taking_out_desk import CITATIONS
from desktop.live.live import Live
from desktop.window.evidence_dialog import EvidenceDialog
from desktop.window.evidence_tree import EvidencePoint
from desktop.wording.evidence import evidence_labels
from desktop.wording.work_labels import not_written, work_labels

_Shown = tuple[tuple[OwnClaim, ...], tuple[Annotation, ...]]


class EvidenceDesk(QObject):
    """Reads the table in tasks; whatever is done to it is an edit like any other.

    `passage_wanted` carries the passage of a row.
    """

    passage_wanted = Signal(PassageRef)

    def __init__(self, screen: Screen, live: Live, undo: Callable[[], object]) -> None:
        super().__init__()
        self._screen, self._window, self._live = screen, screen.window, live
        self._undo = undo
        self._dialog: EvidenceDialog | None = None
        self._claims: tuple[OwnClaim, ...] = ()
        live.library.changed.connect(self._follow)

    def show(self) -> None:
        """Opens the table."""
        self._dialog = dialog = EvidenceDialog(self._live.look.theme, self._window)
        dialog.claim_wanted.connect(self._make_claim)
        dialog.words_wanted.connect(self._say_otherwise)
        dialog.put_wanted.connect(self._put)
        dialog.moved.connect(self._move)
        dialog.passage_wanted.connect(self._go)
        dialog.outline_wanted.connect(self._ask_for_outline)
        dialog.undo_wanted.connect(self._undo)
        dialog.finished.connect(self._forget)
        self._read()
        dialog.open()

    def _read(self) -> None:
        folder, article = self._live.library.now.folder, self._screen.reading_in.article

        def read() -> _Shown:
            with Library.open_for_reading(folder) as library:
                claims = EvidenceTable(library.connection, library.now).claims()
                own = library.annotations.standing_in(article.id) if article is not None else ()
            put = {row.annotation.id for claim in claims for row in claim.rows}
            return claims, tuple(
                each
                for each in own
                if each.id not in put and not each.is_of_source and not each.is_blank
            )

        self._live.tasks.start("evidence", read, self._show)

    def _show(self, found: _Shown) -> None:
        if self._dialog is None:
            return
        self._claims, loose = found
        article = self._screen.reading_in.article
        self._dialog.show_claims(self._claims, loose, article.title if article else "")
        if not self._claims:
            self._dialog.say(self.tr("Begin with what you want to show: make a claim."))

    def _follow(self, changes: Changes) -> None:
        if self._dialog is not None and (changes.own_claims or changes.annotations):
            self._read()

    def _make_claim(self) -> OwnClaimId | None:
        words = self._asked(self.tr("What do you claim, in one sentence?"), "")
        return self._live.edits.evidence.make_claim(words) if words else None

    def _say_otherwise(self, point: EvidencePoint) -> None:
        claim = self._claim(point.claim_id)
        if claim is None:
            self._say(self.tr("Choose a claim first."))
        elif words := self._asked(self.tr("Your claim, in other words"), claim.words):
            self._live.edits.evidence.say_claim(claim, words)

    def _put(self, point: EvidencePoint, side: EvidenceSide | None) -> None:
        edits, note, claim = (
            self._live.edits.evidence,
            point.annotation,
            self._claim(point.claim_id),
        )
        if note is None:
            if side is None and claim is not None and point.side is None:
                edits.set_aside(claim)
            else:
                self._say(self.tr("Choose a mark first."))
        elif claim is not None:
            edits.put(claim.id, note.id, side, seen=point.side)
        elif side is not None:
            self._choose_claim(note, side)

    def _choose_claim(self, note: Annotation, side: EvidenceSide) -> None:
        """Puts a mark under the only claim there is, else under the one that is chosen."""
        if len(self._claims) == 1:
            self._put_under(self._claims[0].id, note, side)
        elif not self._claims:
            if (made := self._make_claim()) is not None:
                self._put_under(made, note, side)
        elif self._dialog is not None:
            menu = Menu(self._dialog)
            menu.setAccessibleName(self.tr("Under which claim?"))
            for claim in self._claims:
                action = menu.addAction(claim.words.replace("&", "&&"))
                action.triggered.connect(
                    lambda _=False, wanted=claim.id: self._put_under(wanted, note, side)
                )
            menu.popup(self._dialog.tree.current_corner())

    def _put_under(self, claim_id: OwnClaimId, note: Annotation, side: EvidenceSide) -> None:
        claim = self._claim(claim_id)
        seen = claim.side_of(note.id) if claim is not None else None
        self._live.edits.evidence.put(claim_id, note.id, side, seen=seen)

    def _move(self, dragged: EvidencePoint, onto: EvidencePoint) -> None:
        note, before, after = dragged.annotation, dragged.claim_id, self._claim(onto.claim_id)
        if note is None:
            return
        side = onto.side or EvidenceSide.FOR
        origin = self._claim(before)
        if after is None:
            self._put(dragged, None)
        elif origin is None:
            self._put_under(after.id, note, side)
        else:
            self._live.edits.evidence.move(note.id, origin, after, side)

    def _go(self, note: Annotation) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.passage_wanted.emit(PassageRef(note.article_id, note.span))

    def _ask_for_outline(self) -> None:
        start = str(Path.home() / f"{evidence_labels().title}.docx")
        chosen, _ = QFileDialog.getSaveFileName(
            self._dialog, self.tr("Save the outline"), start, "*.docx;;*.md"
        )
        if chosen:
            self.save_outline(Path(chosen))

    def save_outline(self, path: Path) -> None:
        """Writes the table as a Word document, or as Markdown where the name ends so."""
        folder, words, labels = self._live.library.now.folder, evidence_labels(), work_labels()
        kept = self._live.look.kept(CITATIONS)
        style = next((each for each in CitationStyle if each == kept), CitationStyle.MLA)
        named = path if path.suffix in (".docx", ".md") else path.with_name(f"{path.name}.docx")

        def write() -> Path:
            with Library.open_for_reading(folder) as library:
                claims = EvidenceTable(library.connection, library.now).claims()
                work = evidence_work(library, claims, title=words.title, style=style)
            content = evidence_file(claims, work, words, labels, is_word=named.suffix == ".docx")
            # Whoever names a file that is there was asked by the dialog.
            write_export(named, content, may_replace=named == path)
            return named

        self._live.tasks.start(
            "evidence outline",
            write,
            lambda written: self._say(self.tr("Your outline is in {0}").format(written.name)),
            lambda error: self._say(not_written(error)),
        )

    def _claim(self, claim_id: OwnClaimId | None) -> OwnClaim | None:
        return next((each for each in self._claims if each.id == claim_id), None)

    def _asked(self, asks: str, suggested: str) -> str:
        box = words_box(asks, suggested, self._dialog or self._window)
        is_said = bool(box.exec())
        words = " ".join(box.textValue().split())
        box.deleteLater()
        return words if is_said else ""

    def _say(self, words: str) -> None:
        if self._dialog is not None:
            self._dialog.say(words)
        else:
            self._window.foot.show_done(words)

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None
