"""An index that follows the library, fed by a process of its own."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.core.article import Article
from desktop.core.indexing.reports import FeederRequest, Feeding, FeedingStage, Report
from desktop.core.indexing.state import noted_damage, notes_hard_texts
from desktop.core.library.errors import LibraryError
from desktop.core.library.standing import FileStanding, number_at
from desktop.live.index_process import IndexProcess, command
from desktop.live.library import LiveLibrary

_log = logging.getLogger(__name__)

# Changes that come within this many milliseconds are fed together; a start shows its page first.
_FEED_AFTER = 300
# The pause after a process that came to nothing, in milliseconds; each time twice as long.
_FIRST_PAUSE = 1_000
_LONGEST_PAUSE = 300_000
# A process that is at work and says nothing for so long, in milliseconds, hangs. It ends itself
# over a text that takes too long, two minutes for the longest; the rest is for a slow disk.
_SILENCE = 180_000
# How long the end of the program waits for the process to stop by itself, in seconds.
_GRACE = 2.0
# So many processes in a row that came to nothing are more than an accident.
_STUCK = 2
# How often it is looked whether somebody left word of damage, in milliseconds.
_LOOK_FOR_DAMAGE = 5_000
# So often an index is made anew without one good search in between.
_MOST_REMAKES = 3


class LiveIndex(QObject):
    """Sees to it that the index is brought up to the library, whatever happens to it.

    `progressed` carries the Feeding whenever there is something new to say of it; `caught_up`
    says that nothing waits any more, and whether the index has taken something in.
    """

    progressed = Signal(Feeding)
    caught_up = Signal(bool)
    _told = Signal(object, Report)
    _ended = Signal(object, int)

    def __init__(
        self, library: LiveLibrary, index_folder: Path, words: list[str] | None = None
    ) -> None:
        super().__init__()
        self.feeding = Feeding()
        self._library = library
        self._index_folder = index_folder
        self._command = words
        self._process: IndexProcess | None = None
        # Tells the newest process from those whose last words are still on their way.
        self._ticket = object()
        self._has_reported = False
        self._requests = 0
        self._has_fed = False
        self._failures = 0
        self._remakes = 0
        # The mark of the index that was asked to be made anew, and is not yet.
        self._to_remake: str | None = None
        self._is_ending = False
        self._soon = QTimer(self, singleShot=True, interval=_FEED_AFTER)
        self._soon.timeout.connect(self.feed_if_behind)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._ask_to_feed)
        self._silence = QTimer(self, singleShot=True, interval=_SILENCE)
        self._silence.timeout.connect(self._end_silence)
        self._damage = QTimer(self, interval=_LOOK_FOR_DAMAGE)
        self._damage.timeout.connect(self._look_for_damage)
        self._damage.start()
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._go_on, Qt.ConnectionType.QueuedConnection)
        library.changed.connect(self.feed_soon)
        library.stood.connect(self.feed_soon)

    @property
    def is_behind(self) -> bool:
        """Whether the index is being brought up to the library, or will be in a moment."""
        return self.feeding.is_going_on or self._soon.isActive()

    def feed_if_behind(self) -> None:
        """Feeds the index when something waits for it, or when it is gone or not of this library.

        A quick look that opens nothing.
        """
        from desktop.core.indexing.documents import is_of_another, is_there  # noqa: PLC0415 - see below

        # What was to be looked at in a moment is looked at now.
        self._soon.stop()
        library, folder = self._library.now, self._index_folder
        try:
            is_mine = is_there(folder) and not is_of_another(folder, library)
            is_behind = not is_mine or not library.index_queue.is_empty()
        except LibraryError as error:
            # A library that cannot be read is told of by what its reader came for.
            _log.warning("the index is not fed: %s", error)
            return
        if self._is_noted_damaged():
            self.remake(self._mark())
        elif is_behind:
            self.feed()

    def feed_soon(self) -> None:
        """Feeds the index in a moment, if it is behind: other things come first."""
        # Not put off by every further wish: a long row of changes must not wait for its end.
        if not self._soon.isActive() and not self._is_ending:
            self._soon.start()

    def _is_noted_damaged(self) -> bool:
        noted = noted_damage(self._index_folder)
        return noted is not None and noted == self._mark()

    def _mark(self) -> str:
        # What knows of documents is not loaded before the page is on the screen.
        from desktop.core.indexing.documents import mark_of  # noqa: PLC0415

        return mark_of(self._index_folder)

    def _look_for_damage(self) -> None:
        """Another window, or another question, may have met the damage."""
        if not self.feeding.is_going_on and self._is_noted_damaged():
            self.remake(self._mark())

    def feed(self) -> None:
        """Has the index brought up to the library; never where only one process may write.

        Nor while another file has the name of the library: a process that opened that one would
        take the log of the first for its own.
        """
        if self._is_ending or self._library.now.locks_others_out:
            return
        if self._library.check_file() is not FileStanding.SOUND:
            return
        self._requests += 1
        if not self.feeding.is_going_on:
            self._has_fed = False
            self._say(Feeding(is_going_on=True))
        if not self._again.isActive():
            self._ask_to_feed()

    def is_passed_over(self, article: Article) -> bool:
        """Whether search lacks the quotations of a text, as it was too hard; for a task."""
        if not notes_hard_texts(self._index_folder):
            return False
        from desktop.core.indexing.hard_texts import is_passed_over, text_key  # noqa: PLC0415 - see above

        return is_passed_over(self._index_folder, text_key(article.text, article.language))

    def read_again(self, article: Article) -> None:
        """Has the quotations of a text looked for again that was passed over."""
        from desktop.core.indexing.hard_texts import text_key  # noqa: PLC0415 - see above

        if self._is_ending or self._library.now.locks_others_out:
            return
        self._running().ask(FeederRequest.AGAIN, text_key(article.text, article.language))
        self._library.keep(lambda library: library.index_queue.enqueue_article(article.id))
        self.feed()

    def remake(self, mark: str) -> None:
        """Has the index of this mark, which could not be read, put aside and made anew."""
        if self._is_ending or mark == self._to_remake:
            return
        self._remakes += 1
        if self._remakes > _MOST_REMAKES:
            # A disk that spoils every index: what is looked for is looked up in the library.
            self._say(Feeding(is_stuck=True))
            return
        self._to_remake = mark
        _log.warning("the index cannot be read and is made anew")
        self._running().ask(FeederRequest.DAMAGED, mark)
        self.feed()

    def is_sound(self) -> None:
        """Hears that the index could be read."""
        self._remakes, self._to_remake = 0, None

    def end(self) -> None:
        """Stops feeding; what was not fed stays queued in the library."""
        self._is_ending = True
        for timer in (self._soon, self._again, self._silence, self._damage):
            timer.stop()
        process, self._process = self._process, None
        if process is None:
            return
        if self.feeding.is_going_on and process.has_spoken:
            process.stop()
            if process.wait(_GRACE):
                return
        # One that feeds nothing, or not yet, has nothing to put away: nobody needs to wait for it.
        process.kill()
        process.wait(_GRACE)

    def _ask_to_feed(self) -> None:
        self._running().ask(FeederRequest.FEED, str(self._requests))
        self._silence.start()

    def _running(self) -> IndexProcess:
        if self._process is None:
            ticket = self._ticket = object()
            self._has_reported = False
            library = self._library.now
            file = number_at(library.path)
            self._process = IndexProcess(
                self._command or command(library.folder, self._index_folder, file),
                lambda report: self._told.emit(ticket, report),
                lambda status: self._ended.emit(ticket, status),
            )
        return self._process

    def _hear(self, ticket: object, report: Report) -> None:
        if report.stage in (FeedingStage.REMARK, FeedingStage.TROUBLE):
            _log.warning("index: %s", report.words)
            return
        if ticket is not self._ticket or self._is_ending:
            return
        self._has_reported = True
        if report.stage is FeedingStage.DONE:
            if report.request == self._requests:
                self._rest()
            return
        self._silence.start()
        if report.rows:
            self._has_fed, self._failures = True, 0
        if report.stage is FeedingStage.FEEDING and self._failures < _STUCK:
            self._say(
                Feeding(
                    is_going_on=True,
                    articles=report.articles,
                    all_articles=report.all_articles,
                    is_from_scratch=report.is_from_scratch,
                )
            )

    def _rest(self) -> None:
        self._silence.stop()
        self._to_remake = None
        self._failures = 0
        self._say(Feeding())
        self.caught_up.emit(self._has_fed)

    def _go_on(self, ticket: object, status: int) -> None:
        """After the end of a process: another one, if something is still to be fed."""
        if ticket is not self._ticket or self._is_ending:
            return
        self._process = None
        self._silence.stop()
        if not self.feeding.is_going_on:
            return
        if status == 0 and self._has_reported:
            # It had been idle for long enough, and did not hear what was asked last.
            self._ask_to_feed()
            return
        self._failures += 1
        pause = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(self._failures - 1, 20))
        _log.warning("the index process ended with status %d; another in %d ms", status, pause)
        if self._failures >= _STUCK:
            self._say(Feeding(is_going_on=True, is_stuck=True))
        self._again.start(pause)

    def _end_silence(self) -> None:
        if self._process is not None:
            _log.warning("the index process says nothing and is ended")
            self._process.kill()

    def _say(self, feeding: Feeding) -> None:
        if feeding != self.feeding:
            self.feeding = feeding
            self.progressed.emit(feeding)
