"""The quotations of an essay, checked beside the window and led back to their places."""

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
from desktop.core.student_work.quote_check.verdict import EssayCheck
from desktop.desks.screen import Screen
from desktop.desks.taking_out_desk import liked_style
from desktop.live.live import Live
from desktop.live.quote_checking import QuoteChecking
from desktop.window.quote_cards import VerdictCard, quote_cards
from desktop.window.quote_check_dialog import QuoteCheckDialog
from desktop.wording.import_reasons import reason_message

_TOPIC = "quote-check"
_Work = Callable[[QuoteChecking, Path, Path], EssayCheck]


class QuoteCheckDesk(QObject):
    """Reads and checks an essay in a task; it is held as long as its dialog, and on no disk.

    `passage_wanted` carries the place of a quotation. Whoever goes there finds the check as it
    was, until it is closed.
    """

    passage_wanted = Signal(PassageRef)

    def __init__(self, screen: Screen, live: Live) -> None:
        super().__init__()
        self._window, self._live = screen.window, live
        self._dialog: QuoteCheckDialog | None = None
        self._checking: QuoteChecking | None = None
        # What was found, and the card from which its reader went to a place.
        self._check: EssayCheck | None = None
        self._row = 0
        self._window.closing.connect(self._end)
        live.library.changed.connect(self._follow)

    def show(self) -> None:
        """Asks for an essay, or shows the one again from which its reader went to a place."""
        self._dialog = dialog = QuoteCheckDialog(self._live.look.theme, self._window)
        dialog.words_given.connect(self._check_words)
        dialog.file_given.connect(self.check_file)
        dialog.file_wanted.connect(self._choose)
        dialog.place_wanted.connect(self._go)
        dialog.copied.connect(self._copy)
        dialog.rejected.connect(self._end)
        dialog.finished.connect(lambda _: self._forget(dialog))
        dialog.open()
        if self._check is not None:
            self._show(self._check)

    def check_file(self, path: Path) -> None:
        """Checks the essay in a file."""
        self._start(path.name, lambda checking, *library: checking.check_file(path, *library))

    def _check_words(self, words: str) -> None:
        self._start("", lambda checking, *library: checking.check_words(words, *library))

    def _start(self, name: str, work: _Work) -> None:
        """Has an essay checked; what comes when its dialog was closed is nobody's any more."""
        self._checking = checking = self._checking or QuoteChecking()
        library = self._live.library.now
        folder, room = library.folder, library.room
        if self._dialog is not None:
            self._dialog.show_working(name)

        def take(check: EssayCheck) -> None:
            if checking is self._checking:
                self._check, self._row = check, 0
                self._show(check)

        def fail(error: Exception) -> None:
            if checking is self._checking:
                self._fail(error)

        self._live.tasks.start(_TOPIC, lambda: work(checking, folder, room), take, fail)

    def _show(self, check: EssayCheck) -> None:
        if self._dialog is not None:
            cards = quote_cards(check, liked_style(self._live))
            self._dialog.show_check(check, cards, self._row)

    def _fail(self, error: Exception) -> None:
        if self._dialog is None:
            return
        if isinstance(error, CannotImport):
            if error.reason is UnreadableReason.TOO_LARGE:
                happened = self.tr("This is longer than an essay.")
                self._dialog.show_refused(happened, self.tr("Check it in parts."))
                return
            message = reason_message(error.reason)
            self._dialog.show_refused(message.happened, message.advice)
            return
        self._dialog.show_refused(
            self.tr("The essay could not be checked just now."),
            self.tr("Nothing was changed. Try it once more."),
        )

    def _choose(self) -> None:
        dialog = QFileDialog(self._dialog or self._window, self.tr("Check an essay"))
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

    def _go(self, card: VerdictCard) -> None:
        origin = card.origin
        if origin is None or self._dialog is None:
            return
        self._row = self._dialog.row
        self._dialog.accept()
        self.passage_wanted.emit(PassageRef(origin.article_id, origin.span))
        self._window.foot.show_done(
            with_keys(self.tr("{Window: Ctrl+Shift+Q} leads back to the quote check"))
        )

    def _copy(self, words: str, told: str) -> None:
        QGuiApplication.clipboard().setText(words)
        if self._dialog is not None:
            self._dialog.tell(told)

    def _follow(self, changes: Changes) -> None:
        """Forgets what leads into a text that is another one by now."""
        if self._check is None or self._dialog is not None:
            return
        origins = {each.origin.article_id for each in self._check.shown if each.origin is not None}
        if origins & changes.texts:
            self._end()

    def _forget(self, dialog: QuoteCheckDialog) -> None:
        dialog.deleteLater()
        self._dialog = None

    def _end(self) -> None:
        """Lets go of the essay and of all that was read for it."""
        self._check, self._row = None, 0
        checking, self._checking = self._checking, None
        if checking is not None:
            checking.close()
