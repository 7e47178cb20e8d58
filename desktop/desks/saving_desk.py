"""Saving in the window: it is said truthfully whether all is saved, and what can be done if not."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from desktop.core.library.errors import LibraryDamaged, LibraryError
from desktop.core.library.standing import FileStanding
from desktop.desks.notes_desk import NotesDesk
from desktop.live.live import Live
from desktop.window.window import Window
from desktop.wording.counting import counted
from desktop.wording.dates import spoken_date

if TYPE_CHECKING:
    from desktop.core.library.rescue import Rescued
    from desktop.desks.rescuing import Rescuing
    from desktop.window.notice import Way
    from desktop.wording.errors import Message

# After this many milliseconds it is found out whether there can be saved again.
_SAVE_AGAIN_AFTER = 5_000
_TOPIC = "saving"


class SavingDesk(QObject):
    """Says "saved" only of what will be found tomorrow, and tells what could not be saved.

    `check_wanted` is sent when its reader wants to know what is damaged. `reopen_wanted` carries
    the folder of the library that now holds everything, `copy_wanted` the file that is to take
    the library's place.
    """

    check_wanted = Signal()
    reopen_wanted = Signal(Path)
    copy_wanted = Signal(Path)

    def __init__(self, window: Window, live: Live, *, notes: NotesDesk) -> None:
        super().__init__()
        self._window, self._notes = window, notes
        self._library, self._tasks, self._open = live.library, live.tasks, live.open
        library = live.library
        self._is_trying = False
        # Why what waits could not be written; None where nothing waits but for another program.
        self._refused: Exception | None = None
        self._again = QTimer(self, singleShot=True, interval=_SAVE_AGAIN_AFTER)
        self._again.timeout.connect(self._try_again)
        library.written.connect(self.follow_saving)
        library.refused.connect(self._tell_refused)
        library.caught_up.connect(self._forget_refusal)
        for file_changed in (library.delayed, library.caught_up):
            file_changed.connect(self._follow_file)
        library.stood.connect(self._follow_standing)
        notes.typed.connect(self._say_saving)
        live.copying.failed.connect(self._say_not_copied)

    @cached_property
    def _rescuing(self) -> Rescuing:
        from desktop.desks.rescuing import Rescuing  # noqa: PLC0415 - hardly ever needed

        rescuing = Rescuing(self._library, self._window)
        rescuing.reopen_wanted.connect(self.reopen_wanted)
        rescuing.copy_wanted.connect(self.copy_wanted)
        rescuing.failed.connect(self.tell)
        return rescuing

    @property
    def _is_lost(self) -> bool:
        return self._library.standing is not FileStanding.SOUND

    def commands(self) -> dict[str, Callable[[], object]]:
        """What can be done by a key, wherever that is pressed."""
        return {"is_saved": self.say_whether_saved}

    def end(self) -> None:
        """Tries nothing more."""
        self._again.stop()

    def keep_at_the_end(self) -> None:
        """Keeps what is in no file that will be found, when the window closes all the same."""
        if not self._library.is_safe:
            self._rescuing.at_the_end()

    def look_for_what_was_kept(self) -> None:
        """Offers what an earlier window kept at its end, if it is not gone on with yet."""
        folder, identity = self._library.now.folder, self._library.now.identity

        def look() -> Rescued | None:
            from desktop.core.library.rescue import kept_at_last  # noqa: PLC0415 - as above

            return kept_at_last(folder, identity)

        def offer(kept: Rescued | None) -> None:
            if kept is not None:
                self._rescuing.offer_what_was_kept(kept)

        self._tasks.start("kept at last", look, offer)

    def may_close(self) -> bool:
        """Whether the window may go: all is saved, or kept as its reader agreed."""
        self._notes.save()
        self._library.try_now()
        return self._library.is_safe or self._rescuing.may_close()

    def follow_saving(self) -> None:
        """After something was saved: nothing waits any more, unless it is words of a note."""
        if self._library.is_safe and not self._notes.has_unsaved_words:
            self._window.foot.show_saved()
            if self._window.has_notice:
                self._window.notice.take_back(_TOPIC)

    def say_whether_saved(self) -> None:
        """Offers what can be done for work that is in no file; else says that all is well."""
        self._notes.save()
        self._library.try_now()
        if words := self._words_for_unsaved():
            self._window.foot.show_unsaved(words, is_said=True)
            if self._is_lost:
                self._rescuing.offer()
            elif self._refused is not None:
                self._offer_what_helps(self._refused)
            if self._window.has_notice:
                self._window.notice.focus_first()
        elif self._notes.has_unsaved_words:
            words = self.tr("Not saved: the words you are writing")
            self._window.foot.show_unsaved(words, is_said=True)
        else:
            self._window.foot.show_saved()
            self._window.foot.show_done(self._words_for_saved())

    def say_what_the_drive_cannot_do(self) -> None:
        """Says once for each library what its drive cannot do."""
        library, told = self._library.now, self._library.now.preferences.all()
        lacks = []
        if not library.keeps_to_owner:
            words = self.tr("On this drive others can read your library: it has no permissions.")
            lacks.append(("told_no_owner", words))
        if library.locks_others_out:
            words = self.tr("This drive cannot lock: only one computer may open the library.")
            lacks.append(("told_no_locks", words))
        for name, words in lacks:
            if name not in told:
                self._window.foot.show_done(words)
                with suppress(LibraryError):
                    library.preferences.put(name, "yes")

    def tell(self, error: Exception) -> None:
        """Tells what went wrong, without taking a key from whoever is writing."""
        if self._is_lost:
            # What is offered for a file that is gone is of more use than what that leads to.
            self._rescuing.offer()
            return
        message = _message(error)
        self._window.foot.show_unsaved(message.happened)
        self._again.start()
        if self._is_trying:
            # It was told when it went wrong first.
            return
        self._offer_what_helps(error)

    def _ways(self, error: Exception) -> list[Way]:
        ways: list[Way] = []
        if isinstance(error, LibraryDamaged):
            ways.append(self._way_to_check())
        if self._library.is_waiting:
            ways.append((self.tr("Save it elsewhere …"), self._rescuing.save_where_chosen))
        return ways

    def tell_of_damage(self, happened: str) -> None:
        """Tells of what was damaged on the disk; nothing that is done now is lost for it."""
        advice = self.tr("It may stand in a copy as it was. You can look at it and decide.")
        self._window.notice.say("damage", happened, advice, [self._way_to_check()])

    def _way_to_check(self) -> Way:
        return self.tr("Check everything …"), self.check_wanted.emit

    def _words_for_saved(self) -> str:
        library = self._library.now
        from desktop.core.library.copies import copies  # noqa: PLC0415 - when somebody asks

        kept = copies(library.folder, library.identity)
        words = self.tr("All work is saved in “{0}”").format(library.folder.name)
        if kept:
            size = QLocale().formattedDataSize(sum(copy.size for copy in kept), 0)
            count = counted(len(kept), self.tr("1 copy"), self.tr("%n copies", None, len(kept)))
            newest = f"{spoken_date(kept[0].day)}, {kept[0].time}"
            words = self.tr("{0} · {1} ({2}), the last of {3}").format(words, count, size, newest)
        return words

    def _follow_standing(self, standing: FileStanding) -> None:
        self._rescuing.hear(standing)
        self._follow_file()

    def _say_saving(self) -> None:
        """From the first letter on that is not in the file it is not said that all is saved."""
        self._window.foot.show_saving(self._words_for_unsaved() or self.tr("Saving …"))

    def _follow_file(self) -> None:
        """After it has changed whether all is in a file that will be found: says so."""
        words = self._words_for_unsaved()
        if words and self._library.is_busy:
            # It is over in a moment: what was done just now is told first.
            self._window.foot.show_saving(words)
        elif words:
            self._window.foot.show_unsaved(words)
        else:
            self._notes.save()
            self.follow_saving()

    def _words_for_unsaved(self) -> str:
        if self._refused is not None and not self._is_lost:
            return _message(self._refused).happened
        if self._is_lost:
            return self.tr("Not saved: the file of your library is not where it was")
        return "" if self._library.is_safe else self.tr("Saving …")

    def _tell_refused(self, error: Exception) -> None:
        """What was done waits in memory: says why, and what can be done."""
        is_news = self._refused is None or type(self._refused) is not type(error)
        self._refused = error
        self._follow_file()
        if is_news:
            self._offer_what_helps(error)

    def _offer_what_helps(self, error: Exception) -> None:
        message = _message(error)
        self._window.notice.say(_TOPIC, message.happened, message.advice, self._ways(error))

    def _forget_refusal(self) -> None:
        self._refused = None

    def _try_again(self) -> None:
        """Finds out whether there can be saved again, by what harms nobody."""
        article = self._open.article
        if not self._window.foot.is_unsaved or article is None:
            return
        self._is_trying = True
        self._notes.save()
        # What goes wrong now was told before.
        with suppress(LibraryError):
            place = self._library.now.articles.reading_position(article.id)
            self._library.keep(
                lambda library: library.articles.remember_reading_position(article.id, place)
            )
        self._is_trying = False
        if self._window.foot.is_unsaved:
            self._again.start()

    def _say_not_copied(self, error: Exception) -> None:
        happened = self.tr("Your work is saved, but no copy of it could be made just now.")
        if isinstance(error, LibraryDamaged):
            why = self.tr("Something in the library is damaged, and a copy is to be whole.")
            self._window.notice.say("copy", happened, why, [self._way_to_check()])
        else:
            self._window.notice.say("copy", happened, _message(error).happened)


def _message(error: Exception) -> Message:
    from desktop.wording.errors import message_for  # noqa: PLC0415 - most days nothing goes wrong

    return message_for(error)
