"""The quotations of an essay, checked in the page's place and led back to where they stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop.appearance.keys_in_words import with_keys
from desktop.core.importing.errors import CannotImport, UnreadableReason
from desktop.core.library.changes import Changes
from desktop.core.passage import PassageRef
from desktop.core.student_work.citations.reference import CitationStyle
from desktop.core.student_work.quote_check.verdict import EssayCheck
from desktop.desks.page_cover import PageCover
from desktop.desks.screen import Screen
from desktop.desks.taking_out_desk import CITATIONS, liked_style
from desktop.essay.panel import EssayPanel
from desktop.essay.quote_cards import VerdictCard, quote_cards
from desktop.live.live import Live
from desktop.live.quote_checking import QuoteChecking
from desktop.wording.import_reasons import one_file_message

_TOPIC = "quote-check"
_Work = Callable[[QuoteChecking, Path, Path], EssayCheck]


class QuoteCheckDesk(QObject):
    """Reads and checks an essay in a task; it is held as long as the window, and on no disk.

    `passage_wanted` carries the place of a quotation. Whoever goes there, or leaves with Esc,
    finds the essay as it was, until it is cleared.
    """

    passage_wanted = Signal(PassageRef)

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__()
        self._window, self._live = screen.window, live
        self.panel = panel = EssayPanel(live.look.theme)
        self._checking: QuoteChecking | None = None
        # What was found, and in what file.
        self._check: EssayCheck | None = None
        self._name = ""
        panel.words_given.connect(self._check_words)
        panel.file_given.connect(self.check_file)
        panel.file_wanted.connect(self._choose)
        panel.place_wanted.connect(self._go)
        panel.copied.connect(self._copy)
        panel.style_chosen.connect(self._like_style)
        panel.stop_wanted.connect(self._stop)
        panel.cleared.connect(self._end)
        self._cover = PageCover(screen, live, panel, self._put_away)
        self._window.closing.connect(self._end)
        live.library.changed.connect(self._follow)
        panel.show_style(liked_style(live))

    def show(self) -> None:
        """Puts the essay in the page's place, or asks for one; from there, the page again."""
        self._cover.toggle()

    def check_file(self, path: Path) -> None:
        """Checks the essay in a file."""
        self._start(path.name, lambda checking, *library: checking.check_file(path, *library))

    def _check_words(self, words: str) -> None:
        self._start("", lambda checking, *library: checking.check_words(words, *library))

    def _start(self, name: str, work: _Work) -> None:
        """Has an essay checked; what comes when it was stopped is nobody's any more."""
        self._checking = checking = self._checking or QuoteChecking()
        library = self._live.library.now
        folder, room = library.folder, library.room
        self._check = None
        self.panel.show_working(name)
        self._cover.tell()

        def take(check: EssayCheck) -> None:
            if checking is self._checking:
                self._check, self._name = check, name
                self._show(check)

        def fail(error: Exception) -> None:
            if checking is self._checking:
                self._fail(error)

        self._live.tasks.start(
            _TOPIC,
            lambda: work(checking, folder, room),
            take,
            fail,
            waited_for=self._stop,
        )

    def _show(self, check: EssayCheck) -> None:
        self.panel.show_check(check, quote_cards(check, liked_style(self._live)), self._name)
        self._cover.tell()

    def _stop(self) -> None:
        """Ends the check that is under way; the essay stays."""
        if self.panel.is_working:
            self._let_go()
            self.panel.show_stopped()
            self._cover.tell()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, CannotImport):
            if error.reason is UnreadableReason.TOO_LARGE:
                happened = self.tr("This is longer than an essay.")
                self.panel.show_refused(happened, self.tr("Check it in parts."))
                return
            message = one_file_message(error.reason)
            self.panel.show_refused(message.happened, message.advice)
            return
        self.panel.show_refused(
            self.tr("The essay could not be checked just now."),
            self.tr("Nothing was changed. Try it once more."),
        )

    def _choose(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Check an essay"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [
                self.tr("Essays ({0})").format("*.docx *.odt *.md *.txt *.pdf *.rtf *.html"),
                self.tr("All files (*)"),
            ]
        )
        dialog.fileSelected.connect(lambda name: self.check_file(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _like_style(self, style: CitationStyle) -> None:
        self._live.look.keep(CITATIONS, style)
        cards = quote_cards(self._check, style) if self._check is not None else ()
        self.panel.show_style(style, cards)

    def _go(self, card: VerdictCard) -> None:
        if (origin := card.origin) is None:
            return
        self.passage_wanted.emit(PassageRef(origin.article_id, origin.span))
        self._window.foot.show_done(
            with_keys(self.tr("{Window: Ctrl+Shift+Q} leads back to the quote check"))
        )

    def _put_away(self) -> None:
        has_essay = self._check is not None or not self.panel.pasted.document().isEmpty()
        self._cover.leave()
        if has_essay:
            words = self.tr("Your essay stays until you clear it: {Window: Ctrl+Shift+Q}")
            self._window.foot.show_done(with_keys(words))

    def _copy(self, words: str, told: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self._window.foot.show_done(told)

    def _follow(self, changes: Changes) -> None:
        """Forgets what leads into a text that is another one by now."""
        if self._check is None:
            return
        origins = {each.origin.article_id for each in self._check.shown if each.origin is not None}
        if origins & changes.texts:
            self._check = None
            self.panel.forget()
            self.panel.show_refused(
                self.tr("A text that you quote is another one by now."),
                self.tr("Check your essay once more."),
            )

    def _let_go(self) -> None:
        """Ends what reads and checks, with all that it holds."""
        checking, self._checking = self._checking, None
        if checking is not None:
            checking.close()

    def _end(self) -> None:
        """Lets go of the essay and of all that was read for it."""
        self._check, self._name = None, ""
        self.panel.forget()
        self._let_go()
