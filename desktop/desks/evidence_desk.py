"""The evidence table: shown, changed step by step, and taken out as a file or on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup, QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog

from desktop.appearance.keys_in_words import with_keys
from desktop.appearance.menu import Menu
from desktop.appearance.plain_words import words_box
from desktop.core.annotation import Annotation
from desktop.core.evidence import ArticleMarks, EvidenceSide, OwnClaim, OwnClaimId
from desktop.core.library.changes import Changes
from desktop.core.library.evidence_table import EvidenceTable
from desktop.core.library.library import Library
from desktop.core.passage import PassageRef
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.evidence_outline import (
    EVIDENCE_FORMATS,
    evidence_file,
    evidence_outline,
    evidence_work,
)
from desktop.core.student_work.exporting import WorkFormat, write_export
from desktop.core.text.normalised import normalise_line
from desktop.desks.page_cover import PageCover
from desktop.desks.reading_desk import ReadingDesk
from desktop.desks.screen import Screen
from desktop.desks.taking_out_desk import CITATIONS, liked_style
from desktop.evidence.panel import EvidencePanel
from desktop.evidence.point import EvidencePoint
from desktop.live.live import Live
from desktop.wording.evidence import evidence_labels
from desktop.wording.work_labels import format_name, not_written, style_name, work_labels

_Shown = tuple[tuple[OwnClaim, ...], tuple[ArticleMarks, ...]]


class EvidenceDesk(QObject):
    """Reads the table in tasks; whatever is done to it is an edit like any other.

    `passage_wanted` carries the passage of a row.
    """

    passage_wanted = Signal(PassageRef)

    def __init__(self, screen: Screen, live: Live, reading: ReadingDesk) -> None:
        super().__init__()
        self._screen, self._window, self._live = screen, screen.window, live
        self._claims: tuple[OwnClaim, ...] = ()
        # The claim to which the keyboard goes as soon as it is shown.
        self._wanted: OwnClaimId | None = None
        self.panel = panel = EvidencePanel(live.look.theme)
        panel.claim_wanted.connect(self._make_claim)
        panel.words_wanted.connect(self._say_otherwise)
        panel.put_wanted.connect(self._put)
        panel.moved.connect(self._move)
        panel.passage_wanted.connect(self._go)
        panel.outline_wanted.connect(self._ask_for_outline)
        panel.look_wanted.connect(lambda: self._bring_on_paper(is_looked_at=True))
        panel.print_wanted.connect(lambda: self._bring_on_paper(is_looked_at=False))
        panel.style_wanted.connect(self._choose_style)
        self._cover = PageCover(screen, live, panel, fill=self._read)
        live.library.changed.connect(self._follow)
        # What is undone while the table is seen is seen in it.
        reading.showing_instead.append(lambda _article_id: panel.isVisible())

    def show(self) -> None:
        """Puts the table in the page's place; from there, the page again."""
        self._cover.toggle()
        if self._cover.is_here:
            self._read()

    def show_claim(self, claim_id: str) -> None:
        """As `show`, with the keyboard on a claim."""
        self._wanted = OwnClaimId(claim_id)
        if self._cover.is_here:
            self._read()
        else:
            self.show()

    def _read(self) -> None:
        folder = self._live.library.now.folder

        def read() -> _Shown:
            with Library.open_for_reading(folder) as library:
                table = EvidenceTable(library.connection, library.now)
                titles = library.articles.titles_and_dates()
                return table.claims(), table.marks({each: titles[each][0] for each in titles})

        self._live.tasks.start("evidence", read, self._show)

    def _show(self, found: _Shown) -> None:
        self._claims, marks = found
        article = self._screen.reading_in.article
        self.panel.show_claims(self._claims, marks, article.id if article else None)
        self._cover.tell()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.panel.tree.go_to_claim(wanted)

    def _follow(self, changes: Changes) -> None:
        if self._cover.is_here and (changes.own_claims or changes.annotations):
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
        else:
            menu = Menu(self.panel)
            menu.setAccessibleName(self.tr("Under which claim?"))
            for claim in self._claims:
                action = menu.addAction(claim.words.replace("&", "&&"))
                action.triggered.connect(
                    lambda _=False, wanted=claim.id: self._put_under(wanted, note, side)
                )
            menu.popup(self.panel.tree.current_corner())

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
        self.passage_wanted.emit(PassageRef(note.article_id, note.span))

    # What goes out

    def _choose_style(self, at: QPoint) -> None:
        liked = liked_style(self._live)
        menu = Menu(self.panel)
        menu.setAccessibleName(self.tr("How sources are cited"))
        one_of = QActionGroup(menu)
        for style in CitationStyle:
            action = QAction(style_name(style), menu)
            action.setCheckable(True)
            action.setChecked(style is liked)
            action.triggered.connect(
                lambda _=False, wanted=style: self._live.look.keep(CITATIONS, wanted)
            )
            one_of.addAction(action)
            menu.addAction(action)
        menu.popup(at)

    def _ask_for_outline(self) -> None:
        if not self._has_claims():
            return
        start = str(Path.home() / f"{evidence_labels().title}.{EVIDENCE_FORMATS[0]}")
        kinds = [f"{format_name(each)} (*.{each})" for each in EVIDENCE_FORMATS]
        chosen, kind = QFileDialog.getSaveFileName(
            self._window, self.tr("Save my evidence"), start, ";;".join(kinds)
        )
        if chosen:
            form = EVIDENCE_FORMATS[kinds.index(kind)] if kind in kinds else EVIDENCE_FORMATS[0]
            self.save_outline(Path(chosen), form)

    def save_outline(self, path: Path, form: WorkFormat = EVIDENCE_FORMATS[0]) -> None:
        """Writes the table in the format that the name of a file ends with, else in `form`."""
        ending = path.suffix.lower().removeprefix(".")
        form = next((each for each in EVIDENCE_FORMATS if each == ending), form)
        named = path if ending == form else path.with_name(f"{path.name}.{form}")
        folder, words, labels = self._live.library.now.folder, evidence_labels(), work_labels()
        style = liked_style(self._live)

        def write() -> Path:
            with Library.open_for_reading(folder) as library:
                claims = EvidenceTable(library.connection, library.now).claims()
                work = evidence_work(library, claims, title=words.title, style=style)
            content = evidence_file(claims, work, words, labels, form)
            # Whoever names a file that is there was asked by the dialog.
            write_export(named, content, may_replace=named == path)
            return named

        self._live.tasks.start(
            "evidence outline",
            write,
            lambda written: self._say(self.tr("Your evidence is in {0}").format(written.name)),
            lambda error: self._say(not_written(error)),
        )

    def _bring_on_paper(self, *, is_looked_at: bool) -> None:
        if not self._has_claims():
            return
        from desktop.desks.on_paper import OnPaper  # noqa: PLC0415 - few print
        from desktop.printing.notes_paper import PaperWords, draw_notes  # noqa: PLC0415 - as above
        from desktop.wording.printing import print_words  # noqa: PLC0415 - as above

        folder, words, labels = self._live.library.now.folder, evidence_labels(), work_labels()
        style, said = liked_style(self._live), PaperWords(print_words(), work_labels())
        paper = self._paper = OnPaper(self._window)

        def gather() -> Callable[[QPagedPaintDevice], int]:
            with Library.open_for_reading(folder) as library:
                claims = EvidenceTable(library.connection, library.now).claims()
                work = evidence_work(library, claims, title=words.title, style=style)
            blocks = tuple(evidence_outline(claims, work, words, labels))
            used = dict.fromkeys(each.pen for each in blocks if each.pen is not None)
            pens = tuple((pen, labels.pens[pen]) for pen in used)
            return lambda device: draw_notes(work.title, blocks, pens, said, device)

        self._live.tasks.start(
            "evidence on paper",
            gather,
            lambda draw: (paper.look if is_looked_at else paper.print)(words.title, draw),
            lambda error: self._say(not_written(error)),
        )

    def _has_claims(self) -> bool:
        if not self._claims:
            self._say(with_keys(self.tr("There is no claim yet: {EvidencePanel: N} makes one.")))
        return bool(self._claims)

    def _claim(self, claim_id: OwnClaimId | None) -> OwnClaim | None:
        return next((each for each in self._claims if each.id == claim_id), None)

    def _asked(self, asks: str, suggested: str) -> str:
        box = words_box(asks, suggested, self._window)
        is_said = bool(box.exec())
        words = normalise_line(box.textValue())
        box.deleteLater()
        return words if is_said else ""

    def _say(self, words: str) -> None:
        self._window.foot.show_done(words)
