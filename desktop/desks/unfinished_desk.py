"""An import that is not through: asked about when the window closes, told of at the next start."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from desktop.appearance.plain_words import message_box
from desktop.core.importing.errors import UnreadableReason
from desktop.core.library.errors import LibraryError
from desktop.core.text.shown import beginning
from desktop.live.adding import AddingReport
from desktop.live.importing import LiveImporting
from desktop.live.kept_preferences import LEFT_OUT
from desktop.live.left_out import LeftOut, left_out, left_out_from_text, left_out_to_text
from desktop.live.live import Live
from desktop.window.window import Window
from desktop.wording.counting import counted

_TOPIC = "left-out"
# So many names are told, and so much of each.
_MOST_NAMES, _MOST_OF_NAME = 3, 40


class UnfinishedDesk(QObject):
    """Keeps which files are on their way, until they are through.

    `stop_wanted` asks to read no more, `wanted` carries the paths that are to be added after all.
    """

    stop_wanted = Signal()
    wanted = Signal(object)

    def __init__(self, window: Window, live: Live, importing: LiveImporting) -> None:
        super().__init__()
        self._window, self._live, self._importing = window, live, importing
        self.question: QMessageBox | None = None
        self._is_closing = False

    def note(self, paths: Sequence[Path]) -> None:
        """Keeps what was named: whatever ends the program now, the next start tells of it."""
        self._keep(left_out(paths, is_sudden=True) if paths else None)

    def may_close(self) -> bool:
        """Whether nothing is being added; else its reader is asked, and may close it then."""
        if not self._importing.is_running:
            return True
        if self.question is None and not self._is_closing:
            self._ask()
        return False

    def end(self, reports: Iterable[AddingReport]) -> None:
        """Hears that files are through, or were stopped, and closes the window if that waits."""
        if self.question is not None:
            self.question.reject()
        stopped = [each.path for each in reports if each.reason is UnreadableReason.STOPPED]
        if not self._is_closing:
            self._keep(None)
            return
        files = left_out(stopped)
        self._keep(files if files.paths else None)
        self._is_closing = False
        self._window.close()

    def tell(self) -> None:
        """Tells what was left out when the program ended last, with the way to add it."""
        kept = left_out_from_text(self._live.look.kept(LEFT_OUT))
        if kept is None:
            return
        happened = counted(
            kept.count,
            self.tr("1 file was not added when the window was closed."),
            self.tr("%n files were not added when the window was closed.", None, kept.count),
        )
        advice = self.tr("What was added before stays. Not added: {0}")
        if kept.is_sudden:
            happened = self.tr("The program ended while files were being added.")
            advice = self.tr(
                "What was added stays. You can add the rest: what you have is not added twice."
                " It was: {0}"
            )
        self._window.notice.say(
            _TOPIC,
            happened,
            advice.format(self._names(kept)),
            [
                (self.tr("Add them now"), lambda: self._add(kept)),
                (self.tr("Do not ask again"), self._forget),
            ],
        )

    def _ask(self) -> None:
        importing = self._importing
        happened = self.tr("Files are still being added: {0} of {1} are through.").format(
            f"{importing.done:,}", f"{importing.total:,}"
        )
        advice = self.tr(
            "If you stop here, what was added stays; which files are not added is told to you at"
            " the next start."
        )
        box = self.question = message_box(QMessageBox.Icon.Question, happened, advice)
        box.setParent(self._window, box.windowFlags())
        go_on = box.addButton(self.tr("Go on adding"), QMessageBox.ButtonRole.RejectRole)
        stop = box.addButton(self.tr("Stop here and close"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(go_on)
        box.setEscapeButton(go_on)
        box.finished.connect(lambda _: self._answer(is_stop=box.clickedButton() is stop))
        box.open()

    def _answer(self, *, is_stop: bool) -> None:
        box, self.question = self.question, None
        if box is not None:
            box.deleteLater()
        if not is_stop:
            return
        self._is_closing = True
        self._window.foot.show_done(self.tr("Closing when the last texts are in the library …"))
        self.stop_wanted.emit()

    def _names(self, kept: LeftOut) -> str:
        names = ", ".join(beginning(path.name, _MOST_OF_NAME) for path in kept.paths[:_MOST_NAMES])
        more = kept.count - len(kept.paths[:_MOST_NAMES])
        return self.tr("{0} and %n more", None, more).format(names) if more > 0 else names

    def _add(self, kept: LeftOut) -> None:
        self._forget()
        self.wanted.emit(kept.paths)

    def _forget(self) -> None:
        self._keep(None)
        self._window.notice.take_back(_TOPIC)

    def _keep(self, files: LeftOut | None) -> None:
        # Who cannot write it now has other troubles, and is told of those.
        with suppress(LibraryError):
            text = left_out_to_text(files) if files is not None else ""
            self._live.library.now.preferences.put(LEFT_OUT, text)
